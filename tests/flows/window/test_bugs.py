"""A bug anywhere shows one panel that tells nothing of what was read, and the window goes on."""

import sys
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ui.crash_report import build_report
from ui.dialogs.crash import CrashDialog

SECRETS = (
    "The minister's letter of Thursday",
    "title:quarantine AND source:harbor",
    "/srv/leaks/page one.html",
)


class Fault(Exception):
    """Carries what a message may carry."""


@pytest.fixture
def panels(window):
    """The reports of the panels that were shown; each is closed with Go on, as soon as it is seen."""
    before, before_threads = sys.excepthook, threading.excepthook
    window.program.watch_for_bugs()
    reports, at_once = [], []

    def look() -> None:
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]
        at_once.append(len(shown))
        for dialog in shown:
            reports.append(dialog.findChild(QPlainTextEdit).toPlainText())
            dialog.accept()

    timer = QTimer()
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    yield reports
    timer.stop()
    sys.excepthook, threading.excepthook = before, before_threads
    assert max(at_once, default=0) <= 1


def fail(*_args) -> None:
    query = SECRETS[1]
    try:
        raise OSError(2, SECRETS[0], SECRETS[2])
    except OSError as error:
        raise Fault(query, *SECRETS) from error


def expect_silent(report: str) -> None:
    for secret in SECRETS:
        assert secret not in report
    assert "Fault" in report or "KeyError" in report


def expect_goes_on(window) -> None:
    window.desk.search.set_query("quarantine")
    window.wait(lambda: window.desk.search.found.text == "quarantine")
    assert window.total > 0
    window.desk.window.grab()


class Broken(QWidget):
    """Paints once with a bug in it, and asks for more."""

    paints_left = 1

    def paintEvent(self, _event) -> None:
        if self.paints_left:
            self.paints_left -= 1
            fail()


def in_a_slot(_window):
    QTimer.singleShot(0, fail)


def in_a_thread(_window):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_painting(window):
    widget = Broken(window.desk.window)
    widget.resize(50, 50)
    widget.show()


def in_the_reading_thread(window):
    window.desk.reading_runner.ask("bug", fail, lambda _answer: None)


def in_the_writing_thread(window):
    window.desk.writing_runner.ask("bug", fail, lambda _answer: None)


def in_what_receives_an_answer(window):
    window.desk.reading_runner.ask("bug", lambda _tools, _ctx: 1, fail)


@pytest.mark.parametrize(
    "bug",
    [in_a_slot, in_a_thread, in_painting, in_the_reading_thread, in_the_writing_thread, in_what_receives_an_answer],
)
def test_a_bug_shows_one_panel_and_the_window_goes_on(window, panels, bug):
    bug(window)
    window.wait(lambda: panels)
    for report in panels:
        expect_silent(report)
    expect_goes_on(window)


def test_a_bug_while_remembering_does_not_silence_the_panel(window, panels, monkeypatch):
    """What fails may well be what is asked for when the panel is about to show."""
    monkeypatch.setattr(type(window.desk), "position", fail)
    window.desk.failed.emit(Fault(SECRETS[0]))
    window.wait(lambda: panels)
    seen = len(panels)
    window.desk.failed.emit(KeyError(SECRETS[0]))
    window.wait(lambda: len(panels) > seen)
    for report in panels:
        expect_silent(report)
    monkeypatch.undo()
    expect_goes_on(window)


def test_many_bugs_at_once_show_one_panel_at_a_time(window, panels):
    for _ in range(30):
        QTimer.singleShot(0, fail)
    window.wait(lambda: panels)
    expect_goes_on(window)
    assert len(panels) < 30


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=12), min_size=1, max_size=3))
def test_no_report_holds_anything_of_a_message(secrets):
    def go(depth: int) -> None:
        try:
            if depth == 0:
                raise KeyError(secrets[0])
            go(depth - 1)
        except Exception as error:
            if depth % 2:
                raise ValueError(*secrets) from error
            raise OSError(5, secrets[-1], secrets[0]) from None

    try:
        go(3)
    except Exception as error:  # noqa: BLE001 - whatever it is
        error.add_note(secrets[0])
        report = build_report(error)
    plain = build_report(Fault())
    assert all(secret not in report or secret in plain for secret in secrets)


def test_the_same_bug_is_not_shown_again_at_once(window, panels):
    """Whoever goes on from a bug in painting would never get out of its panel."""
    window.desk.failed.emit(Fault(SECRETS[0]))
    window.wait(lambda: panels)
    for _ in range(4):
        window.desk.failed.emit(Fault(SECRETS[0]))
        QApplication.processEvents()
    assert len(panels) == 1
