"""An article that was left in the middle goes on there, and one that was read to its end begins at the top."""

import pytest
from PySide6.QtCore import Qt

from ui.commands import Place
from workbench.library.read_marks import reading_place
from workbench.library.store import Library

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def reading(window):
    """The list of everything, with the keyboard in the reader of its first article."""
    desk = window.desk
    window.wait(lambda: desk.reading.article is not None and desk.search.found is not None)
    window.ctrl(Qt.Key.Key_2)
    assert window.focus is Place.READER
    return window


def to_next(window, key=Qt.Key.Key_Down, modifier=CTRL):
    now = window.desk.reading.id
    window.press(key, modifier)
    window.wait(lambda: window.desk.reading.article.content.article.id != now)


def kept(window, article):
    with Library.open(window.desk.folder) as library:
        return reading_place(library, article)


def test_reading_goes_on_where_it_stopped(reading):
    desk = reading.desk
    page, first = desk.reader.leader, desk.reading.id
    reading.press(Qt.Key.Key_Space)
    here = page.scroll_position().point
    assert here > 0
    assert not page.has_end_in_view()
    to_next(reading)
    assert page.verticalScrollBar().value() == 0
    reading.wait(lambda: kept(reading, first) == (1, here))
    to_next(reading, Qt.Key.Key_Up)
    assert desk.reading.id == first
    assert page.scroll_position().point == here
    assert "Continued" in desk.reader.stopping.words
    # And back at the top it begins there again.
    reading.press(Qt.Key.Key_Home)
    to_next(reading)
    reading.wait(lambda: kept(reading, first) is None)


def test_what_was_read_to_the_end_begins_at_the_top(reading):
    first = reading.desk.reading.id
    reading.press(Qt.Key.Key_Space)
    to_next(reading)
    reading.wait(lambda: kept(reading, first) is not None)
    to_next(reading, Qt.Key.Key_Up)
    reading.press(Qt.Key.Key_End)
    assert reading.desk.reader.leader.has_end_in_view()
    to_next(reading)
    reading.wait(lambda: kept(reading, first) is None)
    to_next(reading, Qt.Key.Key_Up)
    assert reading.desk.reader.leader.verticalScrollBar().value() == 0
    assert reading.desk.reader.stopping.words == ""


def test_hits_are_read_from_the_top_and_the_way_back_leads_to_where_one_was(window):
    window.search("quarantine khrushchev")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.focus is Place.READER and window.desk.reader.hits.spans)
    page, first = window.desk.reader.leader, window.desk.reading.id
    window.press(Qt.Key.Key_Space)
    here = page.scroll_position().point
    to_next(window)
    window.wait(lambda: kept(window, first) == (1, here))
    to_next(window, Qt.Key.Key_Up)
    assert page.verticalScrollBar().value() == 0
    window.press(Qt.Key.Key_Space)
    to_next(window)
    to_next(window, Qt.Key.Key_Left, ALT)
    assert window.desk.reading.id == first
    assert page.scroll_position().point == here


def test_the_place_is_kept_when_the_window_closes(reading):
    desk = reading.desk
    first, folder = desk.reading.id, desk.folder
    reading.press(Qt.Key.Key_Space)
    here = desk.reader.leader.scroll_position().point
    reading.program.close()
    with Library.open(folder) as library:
        assert reading_place(library, first) == (1, here)
