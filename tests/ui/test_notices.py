"""Notices stack, wait while they are looked at, and never take the focus."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ui.floating import notices
from ui.floating.notices import Notices


@pytest.fixture
def window(qtbot, look):
    window = QWidget()
    window.resize(1100, 700)
    window.field = QLineEdit(window)
    window.notices = Notices(look, window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.field.setFocus()
    return window


def shown(window):
    return [card for card in window.findChildren(notices.Notice) if card.isVisible()]


def test_the_newest_stands_above_and_the_focus_stays(window):
    window.notices.say("Starred", stays=True)
    window.notices.say("Merged “the Chairman” into Nikita Khrushchev", "14 mentions follow.", actions=(("Undo", 3),))
    first, second = shown(window)
    assert second.geometry().bottom() - second.margin_px < first.geometry().top() + first.margin_px
    assert window.field.hasFocus()
    assert second.accessibleName().endswith("14 mentions follow.")


def test_what_can_be_done_no_more_is_offered_no_more(window):
    window.notices.say("Publication date set", actions=(("Undo", ("undo", 3)),))
    window.notices.say("Deleted", actions=(("Undo", ("undo", 4)),))
    _, kept = shown(window)
    window.notices.withdraw(("undo", 3))
    window.notices.withdraw(("undo", 99))
    assert shown(window) == [kept]


def test_an_action_hands_back_its_payload_and_the_notice_goes(qtbot, window):
    window.notices.say("Deleted", actions=(("Undo", ("undo", 3)), ("Show them", 1)))
    (card,) = shown(window)
    undo = next(part for part in card.findChildren(QPushButton) if part.text() == "Undo")
    with qtbot.waitSignal(window.notices.action_chosen) as caught:
        undo.click()
    assert caught.args == [("undo", 3)]
    assert not shown(window)


def test_it_goes_by_itself_unless_there_is_something_to_undo_or_read(qtbot, window, monkeypatch):
    monkeypatch.setattr(notices, "SHOWN_MS", 30)
    window.notices.say("Copied")
    window.notices.say("Deleted", actions=(("Undo", 1),))
    window.notices.say("Read this", stays=True)
    qtbot.waitUntil(lambda: len(shown(window)) == 2)
    assert not any(card._timer.isActive() for card in shown(window))


def test_the_time_does_not_run_under_the_keyboard(qtbot, window, monkeypatch):
    monkeypatch.setattr(notices, "SHOWN_MS", 30)
    window.notices.say("Copied")
    assert window.notices.focus_newest()
    (card,) = shown(window)
    card._on_time_up()
    assert shown(window) == [card]
    qtbot.keyClick(card._cross, Qt.Key.Key_Escape)
    assert not shown(window)
    assert window.field.hasFocus()
    assert not window.notices.focus_newest()


def test_escape_is_the_notice_s_while_the_keyboard_is_on_it(qtbot, window):
    went_out = []
    QShortcut("Esc", window).activated.connect(lambda: went_out.append(True))
    window.notices.say("Copied", stays=True)
    window.notices.focus_newest()
    qtbot.keyClick(shown(window)[0]._cross, Qt.Key.Key_Escape)
    assert (shown(window), went_out) == ([], [])
    qtbot.keyClick(window.field, Qt.Key.Key_Escape)
    assert went_out == [True]


def test_old_news_give_way(window):
    for number in range(6):
        window.notices.say(f"Number {number}", stays=True)
    assert [card.accessibleName() for card in shown(window)] == [f"Number {number}" for number in range(2, 6)]


def test_in_a_low_window_the_newest_can_be_read(window):
    window.resize(500, 200)
    for number in range(4):
        window.notices.say(f"Number {number}", "A sentence.", stays=True)
    cards = shown(window)
    assert cards[-1].accessibleName().startswith("Number 3")
    assert all(card.geometry().top() + card.margin_px >= 0 for card in cards)


def test_text_of_a_page_is_shown_as_it_is(window):
    window.notices.say("<b>bold</b>" * 20, "<img src=x>", stays=True)
    (card,) = shown(window)
    assert card.height() > 120


def test_another_look_reaches_no_notice_that_is_gone(qtbot, window, look):
    window.notices.say("Starred", stays=True)
    window.notices.say("Copied", stays=True)
    window.notices.close_newest()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    look.changed.emit()
    assert len(shown(window)) == 1


def test_the_same_news_is_shown_once(window):
    for _ in range(3):
        window.notices.say("Could not search", "The disk is full.", stays=True)
    assert len(shown(window)) == 1
