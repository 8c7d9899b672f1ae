"""The only place that starts threads: work goes in with a number, answers come back to the thread of the window."""

import gc
import logging
import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer, Signal, Slot

from workbench.errors import LibraryError, WorkbenchError, trouble_of
from workbench.jobs import Cancelled, JobContext

Tools = TypeVar("Tools")

_log = logging.getLogger(__name__)
_CLOSE_S = 10.0
_TURN_S = 0.0005
_STAND_BACK_S = 0.05


class BugError(WorkbenchError):
    """Work that ended in a bug, for whoever waits for it; what the bug says may hold what was read, and is told to no one."""

    def __init__(self) -> None:
        super().__init__("Could not do this: there is a mistake in Dateline. Go on with something else, or try again.")


@dataclass(frozen=True, slots=True)
class Answer:
    """How a piece of work ended: with a value, or with an error, which is a BugError where it was not foreseen."""

    kind: str
    number: int
    value: Any = None
    error: WorkbenchError | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    kind: str
    number: int
    run: Callable[[Any, JobContext], object]
    may_be_left: bool


class Runner(QObject, Generic[Tools]):
    """One thread with tools of its own, made in it and closed in it.

    Where `only_newest`, work of a kind that waits is replaced by newer work of that kind, work at hand is asked to stop,
    and answers that were overtaken are dropped: what arrives is always the answer to what was asked last.
    """

    answered = Signal(object)
    failed = Signal(object)

    def __init__(
        self, name: str, open_tools: Callable[[], Tools], close_tools: Callable[[Tools], None], *, only_newest: bool
    ) -> None:
        super().__init__()
        self._open, self._close, self._only_newest = open_tools, close_tools, only_newest
        self._waiting: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._receivers: dict[int, Callable[[Answer], None]] = {}
        self._number = 0
        self._is_closing = threading.Event()
        self._window_rests = threading.Event()
        self._window_rests.set()
        # There is none before there is an application; PySide's types do not say so.
        self._dispatcher: QAbstractEventDispatcher | None = QAbstractEventDispatcher.instance()
        if self._dispatcher is not None:
            self._dispatcher.aboutToBlock.connect(self._on_about_to_block)
        self.answered.connect(self._on_answered)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def ask(
        self,
        kind: str,
        run: Callable[[Tools, JobContext], object],
        receive: Callable[[Answer], None],
        *,
        may_be_left: bool = False,
    ) -> int:
        """Have work done; `receive` is called in this thread with its answer, unless newer work of its kind overtakes it.

        What may be left is given up when the runner closes, also where all other work is done first.
        """
        # Who asks is at work, and has something to paint.
        self._window_rests.clear()
        self._number += 1
        number = self._number
        if self._only_newest and kind in self._newest:
            self._receivers.pop(self._newest[kind], None)
        self._newest[kind] = number
        self._receivers[number] = receive
        self._waiting.put(_Work(kind, number, run, may_be_left))
        return number

    def read(
        self,
        kind: str,
        run: Callable[[Tools, JobContext], object],
        show: Callable[[Any], object],
        fail: Callable[[WorkbenchError], object],
    ) -> int:
        """Have something read as by `ask`, and shown; `fail` is called instead with the error that it ended in."""

        def receive(answer: Answer) -> None:
            if answer.error is None:
                show(answer.value)
            else:
                fail(answer.error)

        return self.ask(kind, run, receive)

    def forget(self, kind: str) -> None:
        """Want no answer any more to what was asked of a kind."""
        number = self._newest.pop(kind, None)
        if number is not None:
            self._receivers.pop(number, None)

    @property
    def is_idle(self) -> bool:
        """Whether nothing that was asked is without an answer."""
        return not self._receivers

    def close(self) -> None:
        """End the thread after what it has at hand; what waits is done first where every piece counts."""
        self._receivers.clear()
        if self._dispatcher is not None:
            self._dispatcher.aboutToBlock.disconnect(self._on_about_to_block)
            self._dispatcher = None
        self._window_rests.set()
        self._is_closing.set()
        self._waiting.put(None)
        # What was decided is never dropped: a thread that is left behind dies with its queue.
        self._thread.join(_CLOSE_S if self._only_newest else None)

    def _work(self) -> None:
        tools: Tools | None = None
        try:
            while (work := self._waiting.get()) is not None:
                if self._should_stop(work):
                    continue
                try:
                    if tools is None:
                        tools = self._open()
                    ctx = JobContext(is_cancelled=lambda work=work: self._should_stop(work))  # type: ignore[misc]
                    answer = Answer(work.kind, work.number, work.run(tools, ctx))
                    self._window_rests.clear()
                except Cancelled:
                    continue
                except Exception as error:  # noqa: BLE001 - a bug ends in the panel for bugs, not in a dead thread
                    said = self._said(work, error)
                    if isinstance(said, LibraryError) and tools is not None:
                        tools, said = self._open_anew(work, tools, said)
                    answer = Answer(work.kind, work.number, error=said)
                self.answered.emit(answer)
        finally:
            if tools is not None:
                self._close(tools)

    def _said(self, work: _Work, error: Exception) -> WorkbenchError:
        """Return what to answer where work failed; a bug is told to the panel for bugs as well."""
        if isinstance(error, WorkbenchError):
            return error
        trouble = trouble_of(error)
        if trouble is not None:
            _log.info("work of kind %s met trouble", work.kind, exc_info=error)
            return trouble
        _log.error("work of kind %s failed", work.kind, exc_info=error)
        self.failed.emit(error)
        return BugError()

    def _open_anew(self, work: _Work, broken: Tools, said: WorkbenchError) -> tuple[Tools | None, WorkbenchError]:
        """Let go of tools that met trouble: they may be of a library that is gone, or that another has replaced.

        Returns the new tools and what to say. Where there is nothing to open, that is said: the next work would say so too,
        and tries again.
        """
        try:
            self._close(broken)
        except Exception as error:  # noqa: BLE001 - what is broken may not even close
            _log.info("tools that met trouble could not be closed", exc_info=error)
        try:
            return self._open(), said
        except Exception as error:  # noqa: BLE001 - as for any work
            return None, self._said(work, error)

    def _should_stop(self, work: _Work) -> bool:
        """Stand back while the window's thread is at work, for a moment, and tell whether the work is wanted no more."""
        # Python lets one thread run at a time: painting that comes back from Qt a thousand times would wait as often.
        if not self._window_rests.wait(_STAND_BACK_S):
            # Held up once is enough, until the window is given something again.
            self._window_rests.set()
        return self._is_stale(work)

    def _is_stale(self, work: _Work) -> bool:
        if self._is_closing.is_set() and (self._only_newest or work.may_be_left):
            return True
        return self._only_newest and self._newest.get(work.kind) != work.number

    @Slot()
    def _on_about_to_block(self) -> None:
        self._window_rests.set()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        receive = self._receivers.pop(answer.number, None)
        if self._newest.get(answer.kind) == answer.number:
            del self._newest[answer.kind]
        if receive is not None:
            receive(answer)


def share_time() -> None:
    """Have threads take turns often.

    Each time the window's thread comes back from Qt while another computes, it waits for its turn: at Python's 5 ms a slot
    of ten calls takes 50 ms.
    """
    sys.setswitchinterval(_TURN_S)


class Collector(QObject):
    """Runs the cyclic garbage collector in the window's thread only: in another it would delete Qt's objects there."""

    _EVERY_MS = 2000

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(self._EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        # The oldest generation is large and rarely has anything: full passes are left to moments of rest.
        gc.collect(1)
