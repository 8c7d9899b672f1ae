"""Answers come back in this thread, each to who asked; those that were overtaken never do."""

import threading
import time

import pytest
from PySide6.QtCore import QTimer

from ui.runner import Runner
from workbench.errors import UsageError


@pytest.fixture
def make_runner():
    made = []

    def make(*, only_newest: bool) -> Runner:
        runner = Runner(
            "test", lambda: {"made_in": threading.get_ident()}, lambda tools: tools.clear(), only_newest=only_newest
        )
        made.append(runner)
        return runner

    yield make
    for runner in made:
        runner.close()
    assert [thread for thread in threading.enumerate() if thread.name == "test"] == []


def test_work_is_done_elsewhere_and_answered_here(qtbot, make_runner):
    runner, got = make_runner(only_newest=True), []
    runner.ask(
        "a",
        lambda tools, _ctx: (tools["made_in"], threading.get_ident()),
        lambda answer: got.append((answer.value, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(got))
    (made_in, worked_in), here = got[0]
    assert made_in == worked_in != here == threading.get_ident()


def test_only_the_newest_of_a_kind_is_answered(qtbot, make_runner):
    runner, got, go = make_runner(only_newest=True), [], threading.Event()

    def slow(_tools, ctx):
        go.wait(5)
        ctx.checkpoint(0, None, "")
        return "slow"

    runner.ask("search", slow, got.append)
    for number in range(50):
        runner.ask("search", lambda _tools, _ctx, number=number: number + 1, got.append)
    runner.ask("other", lambda _tools, _ctx: "kept", got.append)
    go.set()
    qtbot.waitUntil(lambda: len(got) == 2)
    assert [answer.value for answer in got] == [50, "kept"]
    assert runner.is_idle


def test_a_writer_does_everything_in_turn(qtbot, make_runner):
    runner, got = make_runner(only_newest=False), []
    for number in range(20):
        runner.ask("write", lambda _tools, _ctx, number=number: number + 1, got.append)
    qtbot.waitUntil(lambda: len(got) == 20)
    assert [answer.value for answer in got] == list(range(1, 21))


def test_a_foreseen_error_is_an_answer(qtbot, make_runner):
    runner, got = make_runner(only_newest=True), []

    def fail(_tools, _ctx):
        raise UsageError("Could not.")

    runner.ask("a", fail, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert str(got[0].error) == "Could not."


def test_a_bug_is_told_and_the_thread_goes_on(qtbot, make_runner):
    runner, got = make_runner(only_newest=True), []
    with qtbot.waitSignal(runner.failed) as failed:
        runner.ask("a", lambda _tools, _ctx: 1 / 0, got.append)
    assert isinstance(failed.args[0], ZeroDivisionError)
    runner.ask("a", lambda _tools, _ctx: "on", got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[-1].value == "on"


def test_forgotten_work_is_not_answered(qtbot, make_runner):
    runner, got, go = make_runner(only_newest=True), [], threading.Event()
    runner.ask("a", lambda _tools, _ctx: go.wait(5), got.append)
    runner.forget("a")
    go.set()
    runner.ask("b", lambda _tools, _ctx: "b", got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert [answer.value for answer in got] == ["b"]


def test_work_stands_back_while_the_window_is_at_work(qtbot, make_runner):
    """Between two steps it waits for the window to rest; a window that never rests holds it up for moments only."""
    runner, got, steps = make_runner(only_newest=True), [], []

    def run(_tools, ctx):
        for step in range(3):
            ctx.checkpoint(step, 3, "")
            steps.append(step)
        return "done"

    def be_busy():
        runner.ask("a", run, got.append)
        time.sleep(0.02)
        steps.append("the window was at work")

    # A loop that has slept: only then does waking up say anything.
    QTimer.singleShot(30, be_busy)
    with qtbot.waitSignal(runner.answered):
        pass
    assert steps == ["the window was at work", 0, 1, 2]
