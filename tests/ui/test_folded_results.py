"""Copies in the results: one row for a group, unfolded below it, and the selection, the place and the words that go with that."""

from array import array

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.making import hit
from ui.copy_words import folded_words
from ui.models.results import BEHIND_ROLE, FOLD_ROLE, PAGE_ROWS, Fold
from workbench.copies.folding import fold, numbers_by_article
from workbench.copies.telling import FoldedNote

IDS = array("q", [10, 11, 12, 13, 14, 15])
NUMBERS = numbers_by_article({11: 0, 13: 0, 14: 0, 12: 1, 15: 1})


def folded(ids=IDS):
    return fold(ids, NUMBERS)


@pytest.fixture
def panel(results_panel):
    made = results_panel
    made.show_result(IDS, 1, "6 articles", folded=folded())
    made.supply(1, [hit(number, title=f"Article {number}") for number in IDS], {11: "2 copies: Harbor, Dawn"})
    return made


def kinds(model):
    return [model.data(model.index(row), FOLD_ROLE) for row in range(model.rowCount())]


def test_a_group_is_one_row_and_unfolds_below_it(model):
    model.set_ids(folded().shown, 1, folded())
    assert list(model.ids) == [10, 11, 12]
    assert kinds(model) == [Fold.ALONE, Fold.FOLDED, Fold.FOLDED]
    assert model.unfold(14)
    assert list(model.ids) == [10, 11, 13, 14, 12]
    assert kinds(model) == [Fold.ALONE, Fold.UNFOLDED, Fold.MEMBER, Fold.MEMBER, Fold.FOLDED]
    assert not model.unfold(11)
    assert not model.unfold(10)
    assert model.head_of(14) == 11
    assert model.members_below(11) == 2
    model.fold(11)
    assert list(model.ids) == [10, 11, 12]
    assert list(folded().shown) == [10, 11, 12]


def test_what_is_unfolded_stays_so_while_the_library_grows(model):
    model.set_ids(folded().shown, 1, folded())
    model.unfold(11)
    # A better copy has come in: the row is another one's, the group is the same.
    grown = folded(array("q", [14, 10, 11, 12, 13, 15]))
    model.set_ids(grown.shown, 2, grown, keep_unfolded=True)
    assert list(model.ids) == [14, 11, 13, 10, 12]
    model.set_ids(folded().shown, 3, folded())
    assert list(model.ids) == [10, 11, 12]


def test_rows_that_moved_are_asked_for_by_their_new_places(model, qtbot):
    ids = array("q", range(1, 5 * PAGE_ROWS))
    many = fold(ids, numbers_by_article({2: 0, 60: 0}))
    model.set_ids(many.shown, 1, many)
    with qtbot.waitSignal(model.page_wanted) as asked:
        model.data(model.index(0))
    model.supply(1, [hit(number) for number in asked.args[0]])
    model.unfold(2)
    assert model.data(model.index(1)) is not None
    with qtbot.waitSignal(model.page_wanted) as asked:
        assert model.data(model.index(2)) is None
    assert 60 in asked.args[0]
    model.supply(1, [hit(number) for number in asked.args[0]])
    assert model.data(model.index(2)) is not None
    assert model.row_of(61) == -1 or model.ids[model.row_of(61)] == 61


def test_nothing_is_hidden_without_being_said(panel):
    assert panel._note.text() == "3 shown"
    assert panel._note.isVisible()
    assert panel._total.text() == "6 articles"
    assert panel.model.data(panel.model.index(1), BEHIND_ROLE) == "2 copies: Harbor, Dawn"
    assert "2 copies" in panel.model.data(panel.model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    panel.show_result(IDS, 2, "6 articles")
    assert not panel._note.isVisible()
    assert panel.model.rowCount() == 6


def test_unfolding_keeps_the_selection_and_folding_comes_back_to_the_row(panel):
    told = []
    panel.article_selected.connect(told.append)
    panel.select_id(11)
    panel.unfold_current()
    assert list(panel.model.ids) == [10, 11, 13, 14, 12]
    assert panel.current_id() == 11
    assert told == []
    panel.select_next()
    assert told == [13]
    panel.fold_current()
    assert told == [13, 11]
    assert (panel.current_id(), list(panel.model.ids)) == (11, [10, 11, 12])
    # A row that nothing stands behind.
    panel.select_id(10)
    panel.unfold_current()
    panel.fold_current()
    assert list(panel.model.ids) == [10, 11, 12]


def test_an_article_that_stands_behind_a_row_is_unfolded_when_it_is_opened(panel):
    panel.select_id(12)
    assert panel.select_id(14)
    assert list(panel.model.ids) == [10, 11, 13, 14, 12]
    assert panel.current_id() == 14
    # And in the next result, too: what is read is never hidden.
    panel.show_result(IDS, 2, "6 articles", folded=folded())
    assert panel.current_id() == 14
    assert panel.model.rowCount() == 5


def test_the_line_about_copies_is_pressed(panel, qtbot):
    rect = panel.view.visualRect(panel.model.index(1))
    where = QPoint(rect.left() + 60, rect.bottom() - 8)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert panel.model.rowCount() == 5
    panel.grab()
    rect = panel.view.visualRect(panel.model.index(1))
    where = QPoint(rect.left() + 60, rect.bottom() - 8)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert panel.model.rowCount() == 3


@pytest.mark.parametrize(
    ("note", "words"),
    [
        (FoldedNote(2, 0, 0, ("Harbor", "Da\nwn")), "2 copies: Harbor, Da wn"),
        (FoldedNote(1), "1 copy"),
        (FoldedNote(0, 2), "2 revisions"),
        (FoldedNote(1, 1, 0, ("Harbor",)), "1 revision · 1 copy: Harbor"),
        (FoldedNote(0, 0, 1), "saved again"),
    ],
)
def test_what_stands_behind_a_row_is_said(note, words):
    assert folded_words(note) == words
