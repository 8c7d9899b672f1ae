"""The dialog of events with data of its own: what it lists, and how what several articles tell of is made one or kept apart."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from ui.dialogs.events import EventsDialog
from workbench.annotate.events.event import Event, EventKind
from workbench.events import ListedEvent, ToldEvent
from workbench.model import Zone


def listed(article, number, kind=EventKind.REPORTED, day=-2625, edtf="1962-10-25", **marks):
    event = Event(
        0,
        9,
        3,
        day,
        day,
        edtf,
        kind,
        marks.get("negated", False),
        marks.get("hedged", False),
        Zone.BODY,
        marks.get("comment"),
    )
    return ListedEvent(
        article, number, f"<b>Report {article}</b>", "Ledger", None, 1, event, sentence=f"Sentence {article}/{number}."
    )


PORT, DEPOT, AGAIN = listed(1, 1, EventKind.BACKGROUND, -5000), listed(1, 2), listed(2, 1, hedged=True)
WAITS = listed(3, 1, EventKind.PLANNED, None, "XXXX-11-05", negated=True)
EVENTS = (PORT, DEPOT, AGAIN, WAITS)
OFFERED = ToldEvent((DEPOT, AGAIN))


@pytest.fixture
def dialog(qtbot, look):
    dialog = EventsDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_events(EVENTS, (OFFERED,))
    return dialog


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def rows(dialog):
    return [line.split("\t") for line in dialog._lines.text().splitlines()]


def button(dialog, words):
    return next(one for one in dialog.findChildren(QPushButton) if words in one.text())


def test_events_are_listed_with_when_and_how_they_are_told(dialog):
    assert [(row[0], row[1], row[4]) for row in rows(dialog)] == [
        ("24 Apr 1956", "Background", ""),
        ("25 Oct 1962", "Reported", "2 tell?"),
        ("25 Oct 1962", "Reported, hearsay", "2 tell?"),
        ("5 Nov, year unknown", "Planned, denied", ""),
    ]
    assert "4 events in these articles." in said(dialog)
    assert "1 event may be told by several articles" in said(dialog)


def test_kinds_narrow_the_list(dialog):
    dialog._shown.choose(2)
    assert [row[2] for row in rows(dialog)] == ["Sentence 3/1."]
    dialog._shown.choose(5)
    assert [row[2] for row in rows(dialog)] == ["Sentence 1/2.", "Sentence 2/1."]


def test_return_shows_the_sentence(qtbot, dialog):
    dialog._lines.go_to(1)
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert caught.args == [DEPOT]
    assert not dialog.isVisible()


def test_one_key_makes_one_of_several_and_another_keeps_them_apart(qtbot, dialog):
    dialog._lines.go_to(1)
    assert "Perhaps one event, told by Ledger." in said(dialog)
    with qtbot.waitSignal(dialog.made_one) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_M)
    assert caught.args == [OFFERED]
    decided = ToldEvent((DEPOT, AGAIN), "a group")
    dialog.show_events(EVENTS, (decided,))
    assert dialog._lines.currentIndex().row() == 1
    assert "One event, by your word, told by Ledger." in said(dialog)
    assert not button(dialog, "One event").isEnabled()
    with qtbot.assertNotEmitted(dialog.made_one):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_M)
    with qtbot.waitSignal(dialog.kept_apart) as caught:
        button(dialog, "Not the same").click()
    assert caught.args == [decided]


def test_a_key_that_is_pressed_again_before_it_is_written_decides_nothing_twice(qtbot, dialog):
    dialog._lines.go_to(1)
    for signal, key in ((dialog.made_one, Qt.Key.Key_M), (dialog.kept_apart, Qt.Key.Key_N)):
        told = []
        signal.connect(told.append)
        qtbot.keyClick(dialog._lines, key)
        qtbot.keyClick(dialog._lines, key)
        assert told == [OFFERED]
        dialog.show_events(EVENTS, (OFFERED,))


def test_keys_act_by_where_they_lie_on_other_keyboards(qtbot, dialog):
    dialog._lines.go_to(1)
    with qtbot.waitSignal(dialog.made_one):
        QApplication.sendEvent(dialog._lines, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ь"))


def test_where_one_article_tells_there_is_nothing_to_decide(qtbot, dialog):
    dialog._lines.go_to(0)
    assert not button(dialog, "One event").isEnabled()
    assert not button(dialog, "Not the same").isEnabled()
    with qtbot.assertNotEmitted(dialog.made_one), qtbot.assertNotEmitted(dialog.kept_apart):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_M)
        qtbot.keyClick(dialog._lines, Qt.Key.Key_N)


def test_until_events_are_read_nothing_is_said_of_them(qtbot, look):
    dialog = EventsDialog(look, None)
    qtbot.addWidget(dialog)
    dialog._shown.choose(2)
    assert "Reading what these articles tell of…" in said(dialog)
    dialog.show_events((), ())
    assert "No sentence of these articles" in said(dialog)


def test_without_events_and_with_too_many_it_says_so(dialog):
    dialog.show_events((), ())
    assert "No sentence of these articles says when something happened." in said(dialog)
    dialog.show_events(EVENTS, (), 70)
    assert "70 more are not listed: narrow the search." in said(dialog)
