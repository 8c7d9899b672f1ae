"""Starts workers, hands them documents, and ends those that crash, hang, or talk rubbish: it costs one document."""

import logging
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Self, cast

from workbench.errors import RefusedError
from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.messages import (
    ANSWER_BYTES_MAX,
    WORKER_FLAG,
    Act,
    Answer,
    MessageError,
    PieceMessage,
    Taken,
    Task,
    expect_sound,
    expect_sound_piece,
    read_exactly,
    receive,
)
from workbench.importing.pieces import Part, Piece, Reference, Unread
from workbench.importing.processes import WorkerGoneError, WorkerProcess, command_for
from workbench.model import NOTHING_SAID, Description

_log = logging.getLogger(__name__)

__all__ = ["Pool", "Worker", "WorkerGoneError"]

DEADLINE_S = 60.0


def command() -> list[str]:
    """Return the command that starts a worker."""
    return command_for(WORKER_FLAG)


class Worker(WorkerProcess):
    """A worker that reads documents and takes containers apart."""

    def __init__(self, start_command: Callable[[], list[str]] = command, deadline_s: float = DEADLINE_S) -> None:
        super().__init__(start_command, deadline_s)

    def ask(
        self,
        name: str,
        data: bytes,
        *,
        member: str = "",
        description: Description = NOTHING_SAID,
        choices: Choices = DEFAULT_CHOICES,
    ) -> Answer:
        """Have a document read, or with a `member` that one of a container.

        Raises:
            WorkerGoneError: If the worker did not survive it. The next call starts another.
        """
        task = Task(name, len(data), Act.READ, member, description, choices)

        def receive_answer(answers: BinaryIO) -> Answer | None:
            answer = receive(answers, Answer, ANSWER_BYTES_MAX)
            if answer is not None:
                if sum(map(bool, (answer.document, answer.refusal, answer.container))) != 1:
                    raise MessageError("neither a document nor a refusal")
                if answer.document is not None:
                    expect_sound(answer.document)
            return answer

        self._renew()
        answer = self._exchange(task, data, receive_answer)
        _log_trouble(name, answer.trouble)
        return answer

    def unpack(
        self, name: str, data: bytes, *, description: Description = NOTHING_SAID, choices: Choices = DEFAULT_CHOICES
    ) -> Iterator[Piece]:
        """Have a container taken apart: its pieces one by one, read no faster than they are taken.

        Raises:
            RefusedError: If it is damaged, before or after some of its pieces.
            WorkerGoneError: If the worker did not survive it.
        """
        self._renew()
        task: Task | None = Task(name, len(data), Act.UNPACK, "", description, choices)
        while True:
            piece = cast("Piece | PieceMessage", self._exchange(task, data, _receive_piece))
            task = None
            if isinstance(piece, PieceMessage):
                _log_trouble(name, piece.trouble)
                if piece.reason:
                    raise RefusedError(piece.reason)
                return
            yield piece

    def fetch(self, name: str, data: bytes, member: str, choices: Choices = DEFAULT_CHOICES) -> bytes:
        """Return one document of a container, byte for byte.

        Raises:
            RefusedError: If it is not in it, or cannot be taken out.
            WorkerGoneError: If the worker did not survive it.
        """
        self._renew()
        piece = self._exchange(Task(name, len(data), Act.FETCH, member, choices=choices), data, _receive_piece)
        if isinstance(piece, Part):
            return piece.data
        raise RefusedError(piece.reason if isinstance(piece, (PieceMessage, Unread)) else "it has no bytes")


def _receive_piece(answers: BinaryIO) -> Piece | PieceMessage | None:
    """Receive one piece of a container; the message itself is returned where it is the end."""
    message = receive(answers, PieceMessage)
    if message is None:
        return None
    expect_sound_piece(message)
    if message.taken is Taken.PART:
        data = read_exactly(answers, message.size_bytes) if message.size_bytes else b""
        if len(data) != message.size_bytes:
            raise MessageError("a part that breaks off")
        return Part(message.member, message.name, data, message.description)
    if message.taken is Taken.REFERENCE:
        return Reference(message.member, message.description, message.files)
    return Unread(message.member, message.reason) if message.taken is Taken.UNREAD else message


def _log_trouble(name: str, trouble: str | None) -> None:
    if trouble is not None:
        _log.info("trouble with %s\n%s", name, trouble)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the document submitted under `ticket`."""

    ticket: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class _Submitted:
    ticket: int
    name: str
    data: bytes
    description: Description
    choices: Choices


class Pool:
    """Several workers side by side, each driven by a thread of its own; answers come in whatever order they are ready."""

    def __init__(self, jobs: int, make_worker: Callable[[], Worker] = Worker) -> None:
        self._tasks: queue.SimpleQueue[_Submitted | None] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
        self._closed = threading.Event()
        self._workers = [make_worker() for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._drive, args=(worker,), daemon=True) for worker in self._workers]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        ticket: int,
        name: str,
        data: bytes,
        description: Description = NOTHING_SAID,
        choices: Choices = DEFAULT_CHOICES,
    ) -> None:
        """Queue a document; its outcome will carry the ticket."""
        self._tasks.put(_Submitted(ticket, name, data, description, choices))

    def take(self, patience_s: float | None = None) -> Outcome | None:
        """Return the next outcome; None if there is none within so many seconds. Without a limit it waits.

        What a worker's thread has stumbled over is raised here: whoever waits for its outcome would wait for good.
        """
        try:
            outcome = self._outcomes.get(timeout=patience_s) if patience_s != 0 else self._outcomes.get_nowait()
        except queue.Empty:
            return None
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def close(self) -> None:
        """End all workers, whatever they are doing, and wait for their threads."""
        self._closed.set()
        for _ in self._threads:
            self._tasks.put(None)
        for worker in self._workers:
            worker.abort()
        for thread in self._threads:
            thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _drive(self, worker: Worker) -> None:
        try:
            self._answer_tasks(worker)
        except BaseException as error:  # noqa: BLE001 - it goes on in the thread that waits
            self._outcomes.put(error)

    def _answer_tasks(self, worker: Worker) -> None:
        with worker:
            while not self._closed.is_set():
                task = self._tasks.get()
                if task is None or self._closed.is_set():
                    return
                try:
                    answer = worker.ask(task.name, task.data, description=task.description, choices=task.choices)
                except WorkerGoneError as gone:
                    answer = Answer(refusal=str(gone))
                self._outcomes.put(Outcome(task.ticket, answer))
