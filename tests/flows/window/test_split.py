"""Two articles side by side, by keyboard alone: chosen, walked, searched and found in together, scrolled in step, swapped, closed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from ui.commands import Place
from ui.dialogs.copies import CopiesDialog
from ui.dialogs.provenance import ProvenanceDialog
from ui.dialogs.source import SourceDialog
from ui.panels.reader.find_bar import FindBar
from workbench.library import decisions
from workbench.library.store import Library

CTRL, SHIFT, ALT = (Qt.KeyboardModifier[f"{name}Modifier"] for name in ("Control", "Shift", "Alt"))
STEPS = 12
# No line has more characters; one side may be a pixel wider.
LINE = 100


def shown(reader) -> int | None:
    return None if reader.content is None else reader.content.article.id


@pytest.fixture
def split(window):
    """Two articles of a search side by side, the keyboard in the first; their ids."""
    window.search("quarantine ")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    ids = list(window.desk.results.model.ids)
    window.wait(lambda: shown(window.desk.reader) == ids[0])
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window.desk.reader) == ids[1])
    window.ctrl(Qt.Key.Key_2)
    window.press(Qt.Key.Key_F8)
    window.wait(lambda: shown(window.desk.second_reader) == ids[0])
    return ids


def test_f8_shows_what_was_read_before_beside_and_one_alone_again(window, split):
    desk = window.desk
    assert desk.second_reader.isVisible()
    assert desk.reader.isVisible()
    assert not desk.actors.isVisible()
    assert window.focus is Place.READER
    window.press(Qt.Key.Key_F6)
    assert window.focus is Place.BESIDE
    window.press(Qt.Key.Key_F6, SHIFT)
    assert window.focus is Place.READER
    window.press(Qt.Key.Key_F6)
    window.press(Qt.Key.Key_W, CTRL)
    assert not desk.second_reader.isVisible()
    assert window.focus is Place.READER
    assert shown(desk.reader) == split[1]
    window.press(Qt.Key.Key_F8)
    window.wait(lambda: shown(desk.second_reader) == split[0])
    window.press(Qt.Key.Key_F6)
    window.press(Qt.Key.Key_F8)
    assert not desk.second_reader.isVisible()
    assert window.focus is Place.READER
    assert desk.actors.isVisible()


def test_from_the_list_beside_while_the_keyboard_stays(window, split):
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return, SHIFT)
    window.wait(lambda: shown(window.desk.second_reader) == split[2])
    assert window.focus is Place.LIST
    # The first goes on with the list, the second stays.
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window.desk.reader) == split[3])
    assert shown(window.desk.second_reader) == split[2]


def test_hits_are_walked_through_the_first_then_the_second_then_the_list(window, split):
    first, second = window.desk.reader.hits, window.desk.second_reader.hits
    assert first.spans
    assert second.spans
    for _ in first.spans:
        window.press(Qt.Key.Key_F3)
    assert first.now == len(first.spans) - 1
    assert second.now == -1
    for number in range(len(second.spans)):
        window.press(Qt.Key.Key_F3)
        assert second.now == number
    window.press(Qt.Key.Key_F3, SHIFT)
    assert second.now == len(second.spans) - 2
    window.press(Qt.Key.Key_F3)
    window.press(Qt.Key.Key_F3)
    window.wait(lambda: shown(window.desk.reader) == split[2])
    assert shown(window.desk.second_reader) == split[0]


def test_another_search_is_marked_in_both(window, split):
    window.search("missiles ")
    window.wait(lambda: window.desk.reading_runner.is_idle)
    for reader in (window.desk.reader, window.desk.second_reader):
        text = reader.content.document.text.lower()
        assert bool(reader.hits.spans) is ("missile" in text)
    assert window.desk.reader.hits.spans


def test_found_in_both_with_a_count_for_each(window, split):
    readers = (window.desk.reader, window.desk.second_reader)
    window.ctrl(Qt.Key.Key_F)
    window.type("ships")
    bars = [reader.findChild(FindBar) for reader in readers]
    assert [bar.words for bar in bars] == ["ships", "ships"]
    counts = [next(label.text() for label in bar.findChildren(QLabel)) for bar in bars]
    found = [len(reader._finding._found) for reader in readers]
    assert counts == [f"1 of {count}" for count in found]
    assert window.focus is Place.READER
    window.press(Qt.Key.Key_Escape)
    assert all(bar.isHidden() for bar in bars)


def test_keys_are_about_the_article_that_has_the_keyboard(window, split, library):
    window.press(Qt.Key.Key_F6)
    window.press(Qt.Key.Key_S)
    window.wait(lambda: window.desk.writing_runner.is_idle)
    with Library.open(library) as opened:
        starred = opened.connection.execute("SELECT id FROM article WHERE starred_at IS NOT NULL").fetchall()
    assert [row[0] for row in starred] == [split[0]]
    window.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert window.desk.second_reader.is_original
    assert not window.desk.reader.is_original


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Return, ALT), (Qt.Key.Key_U, CTRL)])
def test_where_it_came_from_and_its_source_are_those_of_the_side_that_has_the_keyboard(
    window, split, walk, monkeypatch, key, modifier
):
    asked = []
    for dialog in (ProvenanceDialog, SourceDialog):
        begin = dialog.__init__

        def note(self, look, parent, article, *more, begin=begin):
            asked.append(article.id)
            begin(self, look, parent, article, *more)

        monkeypatch.setattr(dialog, "__init__", note)

    def leaves(dialog):
        dialog.reject()
        return True

    window.press(Qt.Key.Key_F6)
    waiting = walk(leaves)
    window.press(key, modifier)
    window.wait(lambda: not waiting)
    assert asked == [split[0]]


def test_sides_are_swapped_where_they_are_read(window, split):
    window.press(Qt.Key.Key_PageDown)
    window.wait(lambda: window.desk.reader.scroll_position().point > 0)
    place = window.desk.reader.scroll_position()
    window.press(Qt.Key.Key_F8, CTRL)
    window.wait(lambda: shown(window.desk.reader) == split[0] and shown(window.desk.second_reader) == split[1])
    window.wait(lambda: abs(window.desk.second_reader.scroll_position().point - place.point) < LINE)


def test_one_that_is_gone_closes_its_side(window, split, library):
    with Library.open(library) as other:
        decisions.delete(other, split[0])
    window.wait(lambda: not window.desk.second_reader.isVisible())
    assert shown(window.desk.reader) == split[1]


def test_pictures_are_left_out_of_both(window, split):
    desk = window.desk
    had = desk.reader.has_pictures
    desk.actions.run("view.pictures")
    assert (desk.reader.has_pictures, desk.second_reader.has_pictures) == (not had, not had)


def test_two_revisions_from_the_list_of_copies_scroll_in_step(window, walk):
    window.search('title:"Two Letters" ')
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    window.wait(lambda: window.total > 0 and shown(window.desk.reader) == window.desk.results.model.ids[0])

    def beside(dialog):
        if not isinstance(dialog, CopiesDialog) or len(dialog._rows) < 2:
            return False
        at = next(place for place, row in enumerate(dialog._rows) if not row.is_open)
        dialog._lines.go_to(at)
        QTest.keyClick(dialog._lines, Qt.Key.Key_B)
        return True

    waiting = walk(beside)
    window.press(Qt.Key.Key_F2)
    assert waiting == []
    window.come_back()
    desk = window.desk
    window.wait(lambda: desk.second_reader.isVisible() and desk.second_reader.content is not None)
    window.press(Qt.Key.Key_F8, ALT)
    window.wait(lambda: desk.beside._in_step is not None)
    window.ctrl(Qt.Key.Key_2)
    for _ in range(STEPS):
        window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_PageDown)
    first, second = desk.reader.scroll_position(), desk.second_reader.scroll_position()
    assert first.point > 0
    sentence = desk.beside._in_step[0]
    assert abs(second.point - sentence.along(first.point)) < 200
    assert QApplication.focusWidget() is not None


def test_a_narrow_window_has_one_above_the_other(window, split):
    window.desk.window.resize(760, 900)
    window.wait(lambda: window.desk.area.width() < 680)
    assert window.desk.area._sides.orientation() is Qt.Orientation.Vertical


def test_the_second_article_is_there_at_the_next_start(window, split, open_window, library):
    window.program.close()
    again = open_window(library)
    again.wait(lambda: shown(again.desk.second_reader) == split[0] and shown(again.desk.reader) == split[1])


def test_keys_mark_the_article_that_has_the_keyboard(window, split):
    window.press(Qt.Key.Key_F6)
    window.wait(lambda: window.focus is Place.BESIDE)
    window.press(Qt.Key.Key_Period)
    window.type("h")
    window.wait(lambda: len(window.desk.second_reader.content.own) == 1)
    assert window.desk.second_reader.content.own[0].mark.article == split[0]
    assert window.desk.reader.content.own == ()
    window.type("h")
    window.wait(lambda: not window.desk.second_reader.content.own)
