"""The results: rows that come by the page, a selection that outlives a new search, and what a row says."""

import time
from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from tests.ui.making import article, hit, snippet
from ui.look import tokens
from ui.look.rows import ROW_ROLE
from ui.models.result_rows import result_row
from ui.models.results import PAGE_ROWS
from ui.panels.result_delegate import keep_hit_in_sight
from workbench.marking import Matched
from workbench.model import DateClaim, DateState
from workbench.sorting import Sort


@pytest.fixture
def panel(results_panel):
    return results_panel


def test_a_row_is_asked_for_once_and_by_the_page(model, qtbot):
    model.set_ids(range(1, 101), 1)
    with qtbot.waitSignal(model.page_wanted) as asked:
        assert model.data(model.index(40), ROW_ROLE) is None
        assert model.data(model.index(41)) is None
    page = asked.args[0]
    assert 41 in page
    assert len(page) == PAGE_ROWS
    with qtbot.assertNotEmitted(model.page_wanted, wait=20):
        model.data(model.index(42), ROW_ROLE)
    with qtbot.waitSignal(model.dataChanged):
        model.supply(1, [hit(number, title=f"Article {number}") for number in page])
    assert model.data(model.index(40)) == "Article 41"
    assert model.data(model.index(40), ROW_ROLE).id == 41


def test_rows_that_do_not_come_are_asked_for_again(model, qtbot):
    model.set_ids(range(1, 101), 1)
    with qtbot.waitSignal(model.page_wanted) as asked:
        model.data(model.index(40))
    model.forget(asked.args[0])
    with qtbot.waitSignal(model.page_wanted) as asked_again:
        model.data(model.index(41))
    assert asked_again.args == asked.args
    model.supply(1, [hit(number) for number in asked.args[0]])
    # What has come meanwhile stays.
    model.forget(asked.args[0])
    assert model.data(model.index(41), ROW_ROLE).id == 42


def test_only_the_pages_wanted_last_are_asked_for(model, qtbot):
    model.set_ids(range(1, 10 * PAGE_ROWS + 1), 1)
    asked = []
    model.page_wanted.connect(lambda ids: asked.append((ids[0] - 1) // PAGE_ROWS))
    for page in range(10):
        model.data(model.index(page * PAGE_ROWS))
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [9, 8, 7]
    model.data(model.index(0))
    qtbot.waitUntil(lambda: len(asked) == 4)
    assert asked[-1] == 0


def test_late_and_foreign_answers_are_dropped(model):
    model.set_ids([1, 2], 1)
    model.set_ids([2, 3], 2)
    model.supply(1, [hit(2)])
    model.supply(2, [hit(9)])
    assert model.data(model.index(0), ROW_ROLE) is None
    model.supply(2, [hit(2)])
    assert model.data(model.index(0), ROW_ROLE).id == 2


def test_a_changed_article_changes_its_row_only(model, qtbot):
    model.set_ids([1, 2, 3], 1)
    model.supply(1, [hit(number) for number in (1, 2, 3)])
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.article_changed(article(2, starred_at="2026-01-01", read_at="2026-01-01"))
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    row = model.data(model.index(1), ROW_ROLE)
    assert row.is_starred
    assert row.is_read
    with qtbot.assertNotEmitted(model.dataChanged):
        model.article_changed(article(99))


def test_what_was_passed_long_ago_is_forgotten_and_asked_for_again(model, qtbot):
    model.set_ids(range(1, 200 * PAGE_ROWS), 1)
    model.supply(1, [hit(1)])
    model.data(model.index(1))
    for page in range(1, 100):
        model.data(model.index(page * PAGE_ROWS))
    assert model.data(model.index(0)) is None


@pytest.mark.prompt
def test_a_hundred_thousand_are_listed_at_once_and_the_end_is_near(panel, qtbot):
    ids = array("q", range(1, 100_001))
    before = time.perf_counter()
    panel.show_result(ids, 1, "100,000 articles")
    assert time.perf_counter() - before < 0.25
    with qtbot.waitSignal(panel.page_wanted):
        panel.grab()
    asked = []
    panel.page_wanted.connect(asked.append)
    before = time.perf_counter()
    panel.select_id(100_000)
    panel.grab()
    assert time.perf_counter() - before < 0.5
    qtbot.waitUntil(lambda: any(100_000 in page for page in asked))
    assert sum(map(len, asked)) <= 3 * PAGE_ROWS


def test_the_selection_outlives_a_new_result_and_nobody_is_told(panel, qtbot):
    panel.show_result([1, 2, 3], 1, "3 articles")
    with qtbot.waitSignal(panel.article_selected) as selected:
        assert panel.select_next()
    assert selected.args == [1]
    panel.select_next()
    with qtbot.assertNotEmitted(panel.article_selected):
        panel.show_result([5, 2], 2, "2 articles")
        assert panel.current_id() == 2
        panel.show_result([7], 3, "1 article")
        assert panel.current_id() is None
        panel.show_result([1, 2], 4, "2 articles")
    assert panel.current_id() == 2
    assert not panel.select_next()
    assert panel.select_previous()
    assert not panel.select_previous()


def test_a_new_search_begins_at_its_top_and_a_growing_one_stays_in_its_place(panel):
    panel.show_result(range(1, 1001), 1, "1,000 articles")
    panel.select_id(500)
    scrolled = panel.view.verticalScrollBar()
    scrolled.setValue(scrolled.value() + 7)
    before = panel.view.visualRect(panel.model.index(499)).top()
    panel.show_result(range(-9, 1001), 2, "1,010 articles", keep_place=True)
    assert panel.current_id() == 500
    assert panel.view.visualRect(panel.model.index(509)).top() == before
    panel.show_result(range(1, 1001), 3, "1,000 articles")
    assert panel.current_id() == 500
    assert scrolled.value() == 0


def test_enter_and_a_double_click_open(panel, qtbot):
    panel.show_result([4, 5], 1, "2 articles")
    panel.select_id(5)
    with qtbot.waitSignal(panel.article_opened) as opened:
        qtbot.keyClick(panel.view, Qt.Key.Key_Return)
    assert opened.args == [5]
    where = panel.view.visualRect(panel.model.index(0)).center()
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(panel.article_opened) as opened:
        qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [4]


def test_letters_are_left_to_the_window(panel, qtbot):
    panel.show_result([1, 2], 1, "2 articles")
    panel.supply(1, [hit(1), hit(2, title="Navy")])
    panel.select_id(1)
    qtbot.keyClick(panel.view, Qt.Key.Key_N)
    assert panel.current_id() == 1


def test_an_order_is_chosen_by_its_words(panel, qtbot):
    panel.show_result([1, 2], 1, "2 articles")
    newest = next(action for action in panel._orders.actions() if action.text() == "Newest first")
    with qtbot.waitSignal(panel.sort_chosen) as chosen:
        newest.trigger()
    assert chosen.args == [Sort.NEWEST]
    assert panel._sort.text() == "Newest first"


def test_nothing_found_offers_what_may_find_more(panel, qtbot):
    panel.set_empty(
        "Nothing found", "No article has “kwarantine”.", [("Search for quarantine", "quarantine"), ("&x", 2)]
    )
    panel.show_result([], 1, "No articles")
    assert not panel.view.isVisible()
    panel.focus_list()
    # Nothing is selected yet, so that Enter takes nothing.
    with qtbot.assertNotEmitted(panel.suggestion_chosen):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(panel.focusWidget(), key)
    with qtbot.waitSignal(panel.suggestion_chosen) as chosen:
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    assert chosen.args == ["quarantine"]
    # What is offered instead has yet to be selected, and Up leads out of it.
    panel.set_empty("Nothing found", "", [("Other", "other")])
    assert panel.focusWidget() is panel._empty
    with qtbot.assertNotEmitted(panel.suggestion_chosen):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Up)
    assert panel.focusWidget() is panel._empty
    panel.show_result([1], 2, "1 article")
    assert panel.view.isVisible()


def test_the_menu_is_asked_for_at_the_row_or_the_pointer(panel, qtbot):
    panel.show_result([1, 2], 1, "2 articles")
    panel.select_id(2)
    viewport = panel.view.viewport()
    row = panel.view.visualRect(panel.model.index(1)).center()
    told = []
    panel.context_menu_wanted.connect(told.append)
    for reason, where in (
        (QContextMenuEvent.Reason.Keyboard, QPoint(1, 1)),
        (QContextMenuEvent.Reason.Mouse, QPoint(50, 20)),
        (QContextMenuEvent.Reason.Mouse, QPoint(50, 400)),
    ):
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, where, viewport.mapToGlobal(where)))
    assert told == [viewport.mapToGlobal(row), viewport.mapToGlobal(QPoint(50, 20))]


@pytest.mark.parametrize("theme", tokens.THEMES.values(), ids=list(tokens.THEMES))
def test_a_panel_follows_the_theme(panel, look, theme):
    found = [hit(1, published=DateClaim()), hit(2, published=DateClaim("1962", DateState.INFERRED), starred_at="x")]
    panel.show_result([1, 2], 1, "2 articles")
    panel.supply(1, found)
    look.switch(theme, tokens.COMPACT)
    picture = panel.view.viewport().grab().toImage()
    accent = look.color("accent").rgb()
    assert any(picture.pixel(x, y) == accent for x in range(14, 24) for y in range(8, 24))


def test_the_old_rows_are_dimmed_only_when_the_new_ones_take_long(panel, qtbot):
    panel.show_result([1], 1, "1 article")
    panel.set_loading()
    assert not panel._delegate.is_dimmed
    qtbot.waitUntil(lambda: panel._delegate.is_dimmed)
    panel.show_result([1], 2, "1 article")
    assert not panel._delegate.is_dimmed
    panel.set_loading()
    qtbot.waitUntil(lambda: panel._delegate.is_dimmed)
    panel.set_loading(False)
    assert not panel._delegate.is_dimmed


def test_the_selection_is_painted_by_the_delegate_alone(panel, look):
    panel.show_result([1, 2], 1, "2 articles")
    panel.supply(1, [hit(1), hit(2)])
    panel.select_id(2)
    box = panel.view.visualRect(panel.model.index(1))
    box.translate(panel.view.viewport().mapTo(panel, QPoint(0, 0)))
    picture = panel.grab().toImage()
    assert picture.pixelColor(2, box.center().y()) == look.color("panel")
    inside = picture.pixelColor(box.right() - 10, box.bottom() - 8)
    assert inside in (look.color("selected"), look.color("selected_idle"))


@pytest.mark.parametrize(
    ("published", "when", "state"),
    [
        (DateClaim("1962-10-24", DateState.STATED), "24 Oct 1962", DateState.STATED),
        (DateClaim("1962-10", DateState.INFERRED), "Oct 1962", DateState.INFERRED),
        (DateClaim("1962", DateState.SET), "1962", DateState.SET),
        (DateClaim(), "", DateState.UNKNOWN),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(published, when, state):
    row = result_row(hit(published=published))
    assert (row.when, row.date_state) == (when, state)


@pytest.mark.parametrize(
    ("matched", "via"),
    [
        ([("quarantine", "quarantine")], ""),
        ([("Türkei", "turkei"), ("U.S.", "US"), ("missiles", "miss*")], ""),
        ([("quarantine", "quarantine"), ("the Chairman", "Khrushchev")], "the Chairman"),
        ([("Khrushchev", "Nikita Khrushchev")], ""),
        ([("Moscow", "Soviet Union"), ("Soviet Union", "Soviet Union")], ""),
    ],
)
def test_a_row_says_by_which_other_name_it_matched(matched, via):
    assert result_row(hit(matched=matched)).via == via


def test_a_row_calls_nobody_by_the_words_of_a_note():
    noted = replace(hit(), matched=(Matched("note", "Tonnage", "your note"),))
    assert result_row(noted).via == ""


def test_a_row_without_words_of_the_query_says_what_the_article_is():
    row = result_row(hit(snippets=[], title=" ", path=r"C:\saved\ships.html"))
    assert row.text == "By \u2068Margaret Holloway\u2069 · 1,140\u00a0words · 2\u00a0comments"
    assert row.title == "ships.html"
    assert result_row(hit(snippets=[snippet(zone="comment", text="a\nquarantine")])).text == "a quarantine"


@pytest.mark.parametrize(
    "text", ["word " * 90 + "quarantine at the end of it", "x" * 600 + "quarantine", "كلمة " * 90 + "quarantine"]
)
@pytest.mark.parametrize("width", [200, 340])
def test_a_hit_is_never_hidden_behind_the_ellipsis(look, text, width):
    at = text.index("quarantine")
    shown, marks = keep_hit_in_sight(look, text, [(at, at + 10)], width, 3, 60)
    assert shown.startswith("…")
    ((first, last),) = marks
    assert shown[first:last] == "quarantine"
    again = keep_hit_in_sight(look, shown, marks, width, 3, 60)
    assert again == (shown, marks)


def test_a_hit_in_sight_moves_nothing(look):
    text = "The quarantine took effect at ten. " * 10
    assert keep_hit_in_sight(look, text, [(4, 14)], 340, 3, 0) == (text, [(4, 14)])


@pytest.mark.parametrize("density", [tokens.COMFORTABLE, tokens.COMPACT])
@pytest.mark.parametrize("zone", ["title", "comment", "boilerplate"])
@pytest.mark.parametrize("long", ["A title without an end " * 20, "https://x.test/" + "path" * 99])
def test_a_row_paints_nothing_outside_itself(panel, look, density, zone, long):
    look.switch(look.theme, density)
    panel.show_result([1], 1, "1 article")
    found = hit(title=long, source=long, matched=[("the Chairman " * 9, "x")], snippets=[snippet(long * 3, "t", zone)])
    panel.supply(1, [found])
    assert panel.view.visualRect(panel.model.index(0)).height() == density.result_row
    image = QImage(420, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 280, density.result_row)
    panel.view.itemDelegate().paint(painter, option, panel.model.index(0))
    painter.end()
    white = QColor("white").rgb()
    assert any(image.pixel(x, 20) != white for x in range(280))
    assert all(image.pixel(x, y) == white for y in range(200) for x in range(276, 420))
    assert all(image.pixel(x, y) == white for y in range(density.result_row - 2, 200) for x in range(280))


def test_the_list_takes_the_keyboard_that_came_before_its_rows(panel, qtbot):
    """As at each start: the window shows before the first answer is there, and what is open stays open."""
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    assert panel.hasFocus()
    with qtbot.assertNotEmitted(panel.article_selected, wait=20):
        panel.show_result([1, 2], 1, "2 articles")
    assert panel.view.hasFocus()


def test_tags_change_in_a_row_and_are_said(model, qtbot):
    model.set_ids([1, 2], 1)
    model.supply(1, [hit(1), hit(2)])
    with qtbot.waitSignal(model.dataChanged):
        model.tags_changed({2: ("Cuba", "Food"), 7: ("Elsewhere",)})
    row = model.data(model.index(1), ROW_ROLE)
    assert row.tags == ("Cuba", "Food")
    assert row.spoken.endswith("tags Cuba, Food")
    assert model.data(model.index(0), ROW_ROLE).tags == ()


def test_a_row_with_more_tags_than_have_room_is_painted(panel):
    """Many, long ones and none: each is painted whole or counted."""
    panel.model.set_ids(range(1, 5), 1)
    names = ("Cuba", "x" * 80, "أزمة الصواريخ", "b")
    panel.model.supply(1, [replace(hit(number), tags=names[:number] * number) for number in range(1, 5)])
    plain = panel.grab().toImage()
    panel.model.tags_changed(dict.fromkeys(range(1, 5), ()))
    assert panel.grab().toImage() != plain
