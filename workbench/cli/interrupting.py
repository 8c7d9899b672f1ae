"""Ctrl+C that is never lost: where Python swallows it, in the callback of a garbage collector say, the next step stops."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from workbench.jobs import JobContext, Progress


class _Interrupt:
    """Whether Ctrl+C was pressed during the command that runs."""

    def __init__(self) -> None:
        self._was_pressed = False
        self._tell_others = sys.unraisablehook

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Listen for the length of a with block, where the program still has Python's own way of stopping."""
        self._was_pressed = False
        if (
            threading.current_thread() is not threading.main_thread()
            or signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        ):
            yield
            return
        tell_others, sys.unraisablehook = sys.unraisablehook, self._on_swallowed
        self._tell_others = tell_others
        signal.signal(signal.SIGINT, self._on_pressed)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            sys.unraisablehook = tell_others

    def context(self, on_progress: Progress | None = None) -> JobContext:
        """Return a context for long work that stops at its next step once Ctrl+C was pressed."""
        if on_progress is None:
            return JobContext(is_cancelled=self._stop_if_pressed)
        return JobContext(on_progress, self._stop_if_pressed)

    def _on_pressed(self, _number: int, _frame: FrameType | None) -> None:
        self._was_pressed = True
        raise KeyboardInterrupt

    def _on_swallowed(self, unraisable: "sys.UnraisableHookArgs") -> None:
        """Say nothing of a Ctrl+C that Python swallowed: the next step stops, and the user asked for no traceback."""
        if not (self._was_pressed and issubclass(unraisable.exc_type, KeyboardInterrupt)):
            self._tell_others(unraisable)

    def _stop_if_pressed(self) -> bool:
        if self._was_pressed:
            raise KeyboardInterrupt
        return False


INTERRUPT = _Interrupt()
