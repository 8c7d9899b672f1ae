"""Ctrl+C stops a command at its next step even where Python had to swallow it."""

import signal
import sys

import pytest

from workbench.cli.interrupting import INTERRUPT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


class Swallowing:
    """As a callback of weak references: what is raised in __del__ goes nowhere."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


def test_what_was_swallowed_stops_the_next_step_and_says_nothing(capfd):
    ctx = INTERRUPT.context()
    ours = sys.unraisablehook
    with INTERRUPT.watched():
        ctx.checkpoint(0, None, "")
        Swallowing()
        with pytest.raises(KeyboardInterrupt):
            ctx.checkpoint(1, None, "")
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert sys.unraisablehook is ours
    assert capfd.readouterr() == ("", "")
    with INTERRUPT.watched():
        ctx.checkpoint(0, None, "")


class Failing:
    def __del__(self):
        raise RuntimeError("told as ever")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_else_is_swallowed_is_told_as_ever(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: told.append(unraisable.exc_type))
    with INTERRUPT.watched():
        Failing()
    assert told == [RuntimeError]


def test_it_stops_at_once_where_it_can():
    with INTERRUPT.watched(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_handler_of_somebody_else_stays():
    theirs = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with INTERRUPT.watched():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, theirs)
