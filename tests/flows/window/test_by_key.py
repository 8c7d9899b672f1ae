"""A whole article read without the mouse: sentences, hits, names and dates, and the way back."""

import pytest
from PySide6.QtCore import Qt
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
    span = reader.sentence_span()
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
    assert reader.selected_text() == sentence(reading)
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
