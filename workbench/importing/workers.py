"""Starts workers, hands them documents, and ends those that crash, hang, or talk rubbish: it costs one document."""

import contextlib
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Self, TypeVar, cast

from workbench.errors import RefusedError
from workbench.importing.choices import DEFAULT_CHOICES, Choices
from workbench.importing.messages import (
    ANSWER_BYTES_MAX,
    WORKER_FLAG,
    Act,
    Answer,
    Greeting,
    MessageError,
    PieceMessage,
    Taken,
    Task,
    expect_sound,
    expect_sound_piece,
    read_exactly,
    receive,
    send,
)
from workbench.importing.pieces import Part, Piece, Reference, Unread
from workbench.model import NOTHING_SAID, Description

_T = TypeVar("_T")

_log = logging.getLogger(__name__)

DEADLINE_S = 60.0
_START_DEADLINE_S = 60.0
# A worker is replaced after so many documents: what libraries leak or cache stays bounded.
_DOCUMENTS_PER_WORKER = 1000


class WorkerGoneError(Exception):
    """A worker ended, hung or answered rubbish; the text says which, as the reason why its document is refused."""


def command() -> list[str]:
    """Return the command that starts a worker: this program itself, frozen or not."""
    parent = str(os.getpid())
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG, parent]
    # -P: the current folder may be one of downloads, and must not be a place to import from.
    return [sys.executable, "-P", "-m", "workbench", WORKER_FLAG, parent]


class Worker:
    """One worker process. It belongs to the thread that first asks it, with which Linux ends it."""

    def __init__(self, start_command: Callable[[], list[str]] = command, deadline_s: float = DEADLINE_S) -> None:
        self._start_command = start_command
        self._deadline_s = deadline_s
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = 0
        self._aborted = False
        self.limits: tuple[str, ...] = ()

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
        piece = self._exchange(Task(name, len(data), Act.FETCH, member, choices=choices), data, _receive_piece)
        if isinstance(piece, Part):
            return piece.data
        raise RefusedError(piece.reason if isinstance(piece, (PieceMessage, Unread)) else "it has no bytes")

    def _exchange(self, task: Task | None, data: bytes, receive_one: Callable[[BinaryIO], _T | None]) -> _T:
        """Hand a task over, unless there is none because one is being answered piece by piece, and receive one answer."""
        if task is not None and self._answered >= _DOCUMENTS_PER_WORKER:
            self.stop()
        process = self._process or self._start()
        try:
            answer = self._talk(process, task, data, receive_one)
        except WorkerGoneError:
            self.stop()
            raise
        self._answered += 1
        return answer

    def _talk(
        self,
        process: subprocess.Popen[bytes],
        task: Task | None,
        data: bytes,
        receive_one: Callable[[BinaryIO], _T | None],
    ) -> _T:
        with _Deadline(process, self._deadline_s) as deadline:
            try:
                # IO[bytes] of Popen is a BinaryIO
                tasks, answers = cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)
                if task is not None:
                    send(tasks, task)
                    tasks.write(data)
                    tasks.flush()
                answer = receive_one(answers)
            except (OSError, ValueError):
                answer = None
            except MessageError as error:
                raise WorkerGoneError(f"the worker that read it answered {error}") from error
        if deadline.passed:
            raise WorkerGoneError(f"reading it took more than {self._deadline_s:.0f} seconds")
        if answer is None:
            raise WorkerGoneError("the worker that read it was ended by the system or crashed")
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        # One thread: more would cost memory, and none can be started once the limits are set.
        environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
        try:
            process = subprocess.Popen(
                self._start_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
                close_fds=True,
            )
        except OSError as error:
            # Too many processes, no memory: a thread that ended here would leave the import waiting for good.
            raise WorkerGoneError(
                f"no worker could be started to read it ({(error.strerror or '').lower()})"
            ) from error
        self._process, self._answered = process, 0
        if self._aborted:
            process.kill()
        with _Deadline(process, _START_DEADLINE_S):
            try:
                greeting = receive(cast("BinaryIO", process.stdout), Greeting)
            except (MessageError, OSError):
                greeting = None
        if greeting is None:
            self.stop()
            raise WorkerGoneError("the worker that should read it did not start; install Dateline again")
        self.limits = greeting.limits
        return process

    def stop(self) -> None:
        """End the worker at once; it holds nothing worth saving."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:
                    stream.close()
        process.wait()

    def abort(self) -> None:
        """End the worker, now and should it be starting; the only method for other threads."""
        self._aborted = True
        process = self._process
        if process is not None:
            process.kill()

    def in_force(self) -> tuple[str, ...]:
        """Return the limits that are in force in the worker, starting it if need be.

        Raises:
            WorkerGoneError: If it does not start.
        """
        if self._process is None:
            self._start()
        return self.limits

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


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


class _Deadline:
    """Kills a process when its time is over; leaving the block in time calls it off."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.passed = False
        self._process = process
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def _end(self) -> None:
        self.passed = True
        self._process.kill()

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()


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
