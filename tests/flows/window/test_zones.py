"""Zones over the whole window, by keyboard alone: side by side, a paragraph moved and back, a rule made and taken away, read again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.flows.test_zones import AD, page
from ui.commands import Place
from ui.panels.reader.view import View
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, get_document, store_article
from workbench.library.decisions import store_readings
from workbench.library.store import Library
from workbench.library.zone_rules import list_rules
from workbench.model import Zone
from workbench.zoning import find_block

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def folder(tmp_path):
    """A library of three pages of one source."""
    folder = tmp_path / "Harbour.dateline"
    with Library.open_or_create(folder) as library:
        for number in (1, 2, 3):
            data = page(number)
            original = library.originals.keep(data)
            document = read_document(SavedFile(data, f"{number}.html"))
            with library.write() as connection:
                store_article(connection, Arrival(f"{number}.html", original, document))
        with IndexKeeper(library) as keeper:
            keeper.current(JobContext())
    return folder


@pytest.fixture
def hands(open_window, folder):
    hands = open_window(folder)
    hands.wait(lambda: hands.desk.reading.article is not None and is_annotated(hands))
    return hands


def is_annotated(hands) -> bool:
    with Library.open(hands.desk.folder) as library:
        count = library.connection.execute("SELECT count(*) FROM annotation").fetchone()[0]
    return count == 3 and not hands.desk.upkeep.is_running


def zone_of(hands, article: int, words: str) -> Zone:
    with Library.open(hands.desk.folder) as library:
        return find_block(get_document(library, article)[0], words).zone


def stand_on(hands, words: str) -> None:
    """Go down by paragraphs until the one with these words is marked."""
    content = hands.desk.reader.content
    for _ in range(20):
        marked = hands.desk.reader._page.marks.paragraph
        if marked is not None and words in content.document.text[marked.start : marked.end]:
            return
        hands.press(Qt.Key.Key_Down)
    raise AssertionError(f"no paragraph with {words} was marked")


def test_a_paragraph_leaves_the_text_and_comes_back(hands):
    reader = hands.desk.reader
    hands.search('"morning letter"')
    assert hands.total == 3
    hands.ctrl(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_F8, SHIFT)
    assert reader.view is View.BOTH
    assert "morning letter" in reader._clean.toPlainText()
    article = hands.desk.reading.id
    stand_on(hands, "morning letter")
    scrolled = reader._page.verticalScrollBar().value()
    hands.press(Qt.Key.Key_X)
    hands.wait(lambda: "morning letter" not in reader._clean.toPlainText())
    assert "morning letter" in reader._page.toPlainText()
    assert zone_of(hands, article, "morning letter") is Zone.BOILERPLATE
    assert reader._page.verticalScrollBar().value() == scrolled
    # The paragraph stays marked: the next letter is about the same.
    marked = reader._page.marks.paragraph
    assert reader.content.document.text[marked.start : marked.end] == AD
    hands.wait(lambda: hands.total == 2)
    hands.wait(lambda: is_annotated(hands))
    hands.ctrl(Qt.Key.Key_Z)
    hands.wait(lambda: "morning letter" in reader._clean.toPlainText())
    hands.wait(lambda: hands.total == 3)
    assert zone_of(hands, article, "morning letter") is Zone.BODY
    hands.wait(lambda: is_annotated(hands))


def test_a_rule_is_made_and_taken_away_and_brought_back(hands, walk):
    hands.ctrl(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_F8, SHIFT)
    stand_on(hands, "morning letter")
    # Two keys at once: the rule is about what the paragraph is after the first.
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_W)
    hands.wait(lambda: all(zone_of(hands, n, "morning letter") is Zone.BOILERPLATE for n in (1, 2, 3)))
    hands.search('"morning letter"')
    hands.wait(lambda: hands.total == 0)
    done = []

    def take_away(dialog) -> bool:
        if dialog._current() is None:
            return False
        QTest.keyClick(dialog, Qt.Key.Key_X)
        return True

    def close(dialog) -> bool:
        with Library.open(hands.desk.folder) as library:
            if list_rules(library):
                return False
        done.append(dialog._lines.text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return True

    walk(take_away, close)
    hands.desk.actions.run("zone.rules")
    assert "taken away" in done[0]
    assert "news.example" in done[0]
    hands.come_back()
    other = next(n for n in (1, 2, 3) if n != hands.desk.reading.id)
    hands.wait(lambda: zone_of(hands, other, "morning letter") is Zone.BODY)
    hands.ctrl(Qt.Key.Key_1)
    hands.ctrl(Qt.Key.Key_Z)
    hands.wait(lambda: zone_of(hands, other, "morning letter") is Zone.BOILERPLATE)
    hands.wait(lambda: not hands.desk.upkeep.is_running)


def test_what_is_said_while_a_child_reads_is_read_after_it(hands):
    hands.ctrl(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    article = hands.desk.reading.id
    stand_on(hands, "morning letter")
    hands.press(Qt.Key.Key_X)
    hands.wait(lambda: hands.desk.upkeep.is_running)
    for letter, zone in (("b", Zone.BODY), ("p", Zone.CAPTION), ("i", Zone.STANDFIRST)):
        hands.type(letter)
        hands.wait(lambda zone=zone: zone_of(hands, article, "morning letter") is zone)
    hands.wait(lambda: is_annotated(hands), 30_000)


def test_several_are_selected_and_moved_in_one_step(hands):
    reader = hands.desk.reader
    hands.ctrl(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    article = hands.desk.reading.id
    stand_on(hands, "The first paragraph")
    hands.press(Qt.Key.Key_Down, SHIFT)
    assert len(reader.wanted_paragraphs()) == 2
    hands.type("c")
    hands.wait(lambda: zone_of(hands, article, "morning letter") is Zone.COMMENT)
    assert zone_of(hands, article, "The first paragraph") is Zone.COMMENT
    hands.wait(lambda: reader.content.article.comments == 1)
    hands.wait(hands.desk.actions["library.undo"].isEnabled)
    hands.ctrl(Qt.Key.Key_Z)
    hands.wait(lambda: zone_of(hands, article, "The first paragraph") is Zone.BODY)
    assert zone_of(hands, article, "morning letter") is Zone.BODY
    hands.wait(lambda: is_annotated(hands))


def test_letters_say_nothing_of_a_paragraph_where_the_original_is_not_shown(hands):
    hands.ctrl(Qt.Key.Key_2)
    action = hands.desk.actions["zone.left-out"]
    assert not action.isEnabled()
    assert "the original is not shown" in action.toolTip()
    hands.press(Qt.Key.Key_X)
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert action.isEnabled()
    with Library.open(hands.desk.folder) as library:
        assert library.connection.execute("SELECT count(*) FROM decision").fetchone()[0] == 0


def test_letters_typed_into_the_find_bar_are_letters(hands):
    hands.ctrl(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    hands.ctrl(Qt.Key.Key_F)
    hands.type("xbcpiw")
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Delete)
    assert hands.desk.reader._find.words == "bcpiw"
    hands.wait(lambda: hands.desk.writing_runner.is_idle)
    with Library.open(hands.desk.folder) as library:
        assert library.connection.execute("SELECT count(*) FROM decision").fetchone()[0] == 0


def test_the_title_stays_what_it_is(hands):
    hands.ctrl(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    stand_on(hands, "Harbour")
    hands.press(Qt.Key.Key_X)
    hands.wait(lambda: hands.desk.notices.has_any)
    assert "The title stays what it is" in hands.desk.notices._shown[-1].accessibleName()


def test_what_stands_out_of_sight_is_not_moved(hands):
    reader = hands.desk.reader
    hands.desk.window.resize(1440, 560)
    hands.ctrl(Qt.Key.Key_2)
    for _ in range(4):
        hands.ctrl(Qt.Key.Key_Plus)
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    hands.press(Qt.Key.Key_End)
    bar = reader._page.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    hands.press(Qt.Key.Key_X)
    hands.wait(lambda: hands.desk.notices.has_any)
    with Library.open(hands.desk.folder) as library:
        assert library.connection.execute("SELECT count(*) FROM decision").fetchone()[0] == 0


def test_side_by_side_stays_so_and_says_where_there_is_no_room(hands, open_window, folder):
    reader = hands.desk.reader
    hands.press(Qt.Key.Key_F8, SHIFT)
    assert reader._clean.isVisible()
    hands.desk.window.resize(900, 700)
    hands.wait(lambda: not reader._clean.isVisible())
    assert reader._legend._no_room.isVisible()
    hands.desk.window.resize(1440, 900)
    hands.wait(reader._clean.isVisible)
    assert not reader._legend._no_room.isVisible()
    hands.program.close()
    again = open_window(folder)
    again.wait(lambda: again.desk.reading.article is not None)
    assert again.desk.reader.view is View.BOTH
    again.press(Qt.Key.Key_F8, SHIFT)
    assert again.desk.reader.view is View.CLEAN


def test_an_original_is_read_again_and_that_is_taken_back(hands, folder):
    article = hands.desk.reading.id
    worse = page(article).replace(b"<p>The last paragraph", b"<p hidden>The last paragraph")
    with Library.open(folder) as library:
        store_readings(library, [(article, read_document(SavedFile(worse, "1.html")))])
    hands.wait(hands.desk.actions["article.reextract"].isEnabled)
    hands.desk.actions.run("article.reextract")
    hands.wait(lambda: hands.desk.notices.has_any, 40_000)
    hands.wait(lambda: "The last paragraph" in hands.desk.reader._page.toPlainText())
    hands.wait(hands.desk.actions["library.undo"].isEnabled)
    hands.ctrl(Qt.Key.Key_Z)
    hands.wait(lambda: "The last paragraph" not in hands.desk.reader._page.toPlainText())
    hands.wait(lambda: is_annotated(hands))


@pytest.mark.parametrize("letter", ["ч", "ء", "ס"])
def test_the_key_acts_at_the_same_place_of_other_keyboards(hands, letter):
    sequences = [sequence.toString().lower() for sequence in hands.desk.actions["zone.left-out"].shortcuts()]
    assert letter in sequences


def test_the_menu_of_a_paragraph_has_its_zones(hands):
    hands.ctrl(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_F8, SHIFT)
    hands.press(Qt.Key.Key_F10, SHIFT)
    hands.wait(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    titles = {action.text() for action in menu.actions() if action.isEnabled()}
    assert {"Leave this out", "This is a comment", "The same on all pages of its source"} <= titles
    menu.close()
    assert hands.focus is Place.READER
