"""Child processes that read foreign bytes: started when first asked, ended when they crash, hang or talk rubbish."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO, Self, TypeVar, cast

from workbench.importing.messages import Greeting, MessageError, Sized, receive, send

_T = TypeVar("_T")

_START_DEADLINE_S = 60.0
# A worker is replaced after so many answers: what libraries leak or cache stays bounded.
_ANSWERS_PER_WORKER = 1000


class WorkerGoneError(Exception):
    """A worker ended, hung or answered rubbish; the text says which, as the reason why its document is refused."""


def command_for(flag: str) -> list[str]:
    """Return the command that starts a worker of this kind: this program itself, frozen or not."""
    parent = str(os.getpid())
    if getattr(sys, "frozen", False):
        return [sys.executable, flag, parent]
    # -P: the current folder may be one of downloads, and must not be a place to import from.
    return [sys.executable, "-P", "-m", "workbench", flag, parent]


class WorkerProcess:
    """One worker process. It belongs to the thread that first asks it, with which Linux ends it."""

    def __init__(self, start_command: Callable[[], list[str]], deadline_s: float) -> None:
        self._start_command = start_command
        self._deadline_s = deadline_s
        self._process: subprocess.Popen[bytes] | None = None
        self._answered = 0
        self._aborted = False
        self.limits: tuple[str, ...] = ()

    def _exchange(self, task: Sized | None, data: bytes, receive_one: Callable[[BinaryIO], _T | None]) -> _T:
        """Hand a task over, unless there is none because one is being answered piece by piece, and receive one answer."""
        process = self._process or self._start()
        try:
            answer = self._talk(process, task, data, receive_one)
        except WorkerGoneError:
            self.stop()
            raise
        self._answered += 1
        return answer

    def _renew(self) -> None:
        """End a worker that has answered enough; for those who know that it holds nothing that is asked for next."""
        if self._answered >= _ANSWERS_PER_WORKER:
            self.stop()

    def _talk(
        self,
        process: subprocess.Popen[bytes],
        task: Sized | None,
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
