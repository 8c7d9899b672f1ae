"""A whole article read without the mouse: sentences, hits, names and dates, and the way back."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.commands import Place
from ui.keymap import Preset

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def reading(window):
    """The first article about the quarantine, with the keyboard in the reader."""
    window.search("quarantine khrushchev")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.focus is Place.READER and window.desk.reader.hits.spans)
    return window


def sentence(window):
    reader = window.desk.reader
    span = reader.at_hand.sentence_span()
    return "" if span is None else reader.content.document.text[slice(*span)]


def test_an_article_is_read_by_keys_alone(reading):
    reader = reading.desk.reader
    reading.press(Qt.Key.Key_Period)
    first = sentence(reading)
    assert first
    reading.press(Qt.Key.Key_Down, ALT)
    assert sentence(reading) != first
    reading.press(Qt.Key.Key_Comma)
    assert sentence(reading) == first
    reading.press(Qt.Key.Key_PageDown, ALT)
    assert sentence(reading) != first
    reading.press(Qt.Key.Key_F3)
    start, end = reader.hits.current()
    hit = reader.content.document.text[start:end]
    assert hit in sentence(reading)
    reading.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == sentence(reading)
    reading.press(Qt.Key.Key_F5)
    mention = reader.current_mention()
    assert mention is not None
    assert mention.start > start
    reading.press(Qt.Key.Key_Down, ALT | SHIFT)
    assert reader.at_hand.selected_text() == sentence(reading)
    reading.press(Qt.Key.Key_BracketRight)
    assert reader.current_date() is not None
    date = reader.current_date()
    reading.press(Qt.Key.Key_F5, SHIFT)
    assert reader.current_mention().start < date.start
    now = reading.desk.reading.id
    reading.press(Qt.Key.Key_Down, CTRL)
    reading.wait(lambda: reading.desk.reading.article.content.article.id != now)
    assert sentence(reading) == ""
    reading.press(Qt.Key.Key_Left, ALT)
    reading.wait(lambda: reading.desk.reading.article.content.article.id == now)
    assert reading.focus is Place.READER


def test_the_letters_of_vim_walk_sentences_and_paragraphs(reading):
    reading.desk.set_preset(Preset.VIM)
    reading.type(")")
    first = sentence(reading)
    reading.type("}")
    assert sentence(reading) not in {"", first}
    reading.type("{")
    assert sentence(reading) == first
    reading.type(")")
    reading.type("(")
    assert sentence(reading) == first


def card(window):
    text = window.desk.peeking.card.text
    return None if text is None else text.title


def test_what_the_sentence_names_is_looked_up_without_leaving_it(reading):
    desk, reader = reading.desk, reading.desk.reader
    reading.press(Qt.Key.Key_F5)
    reading.press(Qt.Key.Key_F5)
    mention = reader.current_mention()
    place, here = reader.scroll_position(), sentence(reading)
    reading.press(Qt.Key.Key_L)
    reading.wait(lambda: card(reading))
    assert desk.peeking.card.isVisible()
    assert card(reading) == reader.content.actor_names[mention.actor]
    assert (reader.leader.marks.looked_up.start, reader.leader.marks.looked_up.end) == (mention.start, mention.end)
    seen = {card(reading)}
    for _ in range(4):
        reading.press(Qt.Key.Key_Tab)
        seen.add(card(reading))
    assert len(seen) > 1
    # The position is the reader's, and so is the keyboard.
    assert (reader.scroll_position(), sentence(reading), reading.focus) == (place, here, Place.READER)
    # The card goes along, and the keys of the reader do what they always do.
    first = card(reading)
    reading.press(Qt.Key.Key_Period)
    reading.wait(lambda: card(reading) not in {None, first} or not desk.peeking.card.isVisible())
    reading.press(Qt.Key.Key_F5)
    reading.wait(lambda: card(reading) == reader.content.actor_names[reader.current_mention().actor])
    reading.press(Qt.Key.Key_Escape)
    assert card(reading) is None
    assert reader.leader.marks.looked_up is None
    assert reading.focus is Place.READER


def test_a_date_that_is_looked_up_leads_to_the_timeline(reading):
    reading.press(Qt.Key.Key_BracketRight)
    reading.press(Qt.Key.Key_L)
    reading.wait(lambda: card(reading))
    names = dict(reading.desk.peeking.card.text.rows)
    assert {"Why", "As EDTF"} <= names.keys()
    reading.press(Qt.Key.Key_Return)
    assert reading.focus is Place.TIMELINE
    assert card(reading) is None


def test_an_actor_that_is_looked_up_leads_to_its_profile(reading):
    reading.press(Qt.Key.Key_F5)
    reading.press(Qt.Key.Key_L)
    reading.wait(lambda: card(reading))
    shown = []

    def see():
        dialog = QApplication.activeModalWidget()
        shown.append(type(dialog).__name__)
        dialog.close()

    QTimer.singleShot(0, see)
    reading.press(Qt.Key.Key_Return)
    assert shown == ["ProfileDialog"]
    reading.come_back()


def test_another_pane_or_article_closes_the_card(reading):
    reading.press(Qt.Key.Key_F5)
    reading.press(Qt.Key.Key_L)
    reading.wait(lambda: card(reading))
    reading.press(Qt.Key.Key_F6)
    assert card(reading) is None
    reading.press(Qt.Key.Key_F6, SHIFT)
    reading.press(Qt.Key.Key_L)
    reading.wait(lambda: card(reading))
    now = reading.desk.reading.id
    reading.press(Qt.Key.Key_Down, CTRL)
    reading.wait(lambda: reading.desk.reading.article.content.article.id != now)
    assert card(reading) is None
    assert reading.focus is Place.READER


def test_the_pointer_has_a_card_too_that_goes_as_it_came(reading):
    desk, page = reading.desk, reading.desk.reader.leader
    reading.press(Qt.Key.Key_F5)
    mention = desk.reader.current_mention()
    at = page.cursorRect().center() + QPoint(4, 0)
    QApplication.sendEvent(page.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, page.viewport().mapToGlobal(at)))
    reading.wait(lambda: card(reading))
    assert card(reading) == desk.reader.content.actor_names[mention.actor]
    QTest.mouseMove(page.viewport(), at + QPoint(1, 0))
    assert card(reading) is not None
    QTest.mouseMove(page.viewport(), QPoint(3, 3))
    assert card(reading) is None
    QApplication.sendEvent(page.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, page.viewport().mapToGlobal(at)))
    reading.wait(lambda: card(reading))
    reading.press(Qt.Key.Key_F3)
    reading.wait(lambda: card(reading) is None)


def test_where_nothing_is_known_it_says_so(reading, monkeypatch):
    monkeypatch.setattr("workbench.looking_up.look_up", lambda *_: ())
    reading.press(Qt.Key.Key_L)
    reading.wait(lambda: reading.desk.notices.has_any)
    assert card(reading) is None


def test_lines_below_names_and_dates_go_and_come_by_key_and_are_remembered(reading):
    reading.press(Qt.Key.Key_F9, CTRL)
    assert reading.desk.reader.lines == (False, True)
    reading.press(Qt.Key.Key_F9, SHIFT)
    position = reading.desk.position()
    assert (position.shows_names, position.shows_dates) == (False, False)
    reading.press(Qt.Key.Key_F9, CTRL)
    assert reading.desk.reader.lines == (True, False)
