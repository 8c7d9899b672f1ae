"""Answers come back in this thread, each to who asked; those that were overtaken never do."""

import threading
import time

import pytest
from PySide6.QtCore import QTimer

from ui.runner import BugError, Runner
from workbench.errors import LibraryError, UsageError


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
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0].error, BugError)
    assert "zero" not in str(got[0].error)
    runner.ask("a", lambda _tools, _ctx: "on", got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got[-1].value == "on"


def test_nothing_is_an_answer_too(qtbot, make_runner):
    runner, got = make_runner(only_newest=True), []
    runner.ask("a", lambda _tools, _ctx: None, got.append)
    qtbot.waitUntil(lambda: bool(got))
    assert got[0].value is None
    assert got[0].error is None


@pytest.mark.parametrize(
    ("error", "is_opened_anew"),
    [(LibraryError("Gone."), True), (OSError(5, "No disk"), True), (UsageError("Not so."), False), (KeyError(), False)],
)
@pytest.mark.parametrize("closes", [True, False])
def test_tools_are_opened_anew_after_trouble_with_the_library(qtbot, error, is_opened_anew, closes):
    opened, closed, got = [], [], []

    def open_tools():
        opened.append(object())
        return opened[-1]

    def close_tools(tools):
        closed.append(tools)
        if not closes and len(closed) == 1 and is_opened_anew:
            raise OSError(5, "No disk")

    def fail(_tools, _ctx):
        raise error

    runner = Runner("test", open_tools, close_tools, only_newest=False)
    runner.ask("a", fail, got.append)
    runner.ask("a", lambda tools, _ctx: tools, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got[1].value is opened[-1]
    assert len(opened) == (2 if is_opened_anew else 1)
    runner.close()
    assert closed == opened


def test_tools_that_cannot_be_opened_anew_are_tried_again(qtbot):
    got, is_there = [], [True]

    def open_tools():
        if not is_there[0]:
            raise LibraryError("No library.")
        return "tools"

    def fail(_tools, _ctx):
        is_there[0] = False
        raise OSError(5, "No disk")

    def come_back(tools, _ctx):
        return tools

    runner = Runner("test", open_tools, lambda _tools: None, only_newest=False)
    runner.ask("a", fail, got.append)
    runner.ask("a", come_back, got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    is_there[0] = True
    runner.ask("a", come_back, got.append)
    qtbot.waitUntil(lambda: len(got) == 3)
    runner.close()
    assert [str(answer.error) for answer in got[:2]] == ["No library.", "No library."]
    assert got[2].value == "tools"


def test_a_writer_that_closes_does_what_waits_and_leaves_what_may_be_left(make_runner, monkeypatch):
    monkeypatch.setattr("ui.runner._CLOSE_S", 0.01)
    runner, done, has_begun = make_runner(only_newest=False), [], threading.Event()

    def slow(_tools, _ctx):
        has_begun.set()
        time.sleep(0.1)
        done.append("slow")

    def at_leisure(_tools, ctx):
        for step in range(1000):
            ctx.checkpoint(step, 1000, "")
            time.sleep(0.01)
        done.append("indexed")

    runner.ask("write", slow, lambda _answer: None)
    runner.ask("index", at_leisure, lambda _answer: None, may_be_left=True)
    runner.ask("write", lambda _tools, _ctx: done.append("star"), lambda _answer: None)
    assert has_begun.wait(5)
    runner.close()
    assert done == ["slow", "star"]


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
