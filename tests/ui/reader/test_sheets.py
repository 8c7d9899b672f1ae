"""The pages of a PDF in the reader: only what is in sight is asked for, by keyboard, in step with the text, never a stall."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.reader.articles import SAMPLE, make_article, make_content, spans_of
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.sheets.layout import SheetLayout
from ui.panels.reader.sheets.store import DrawnSheet, SheetStore
from ui.panels.reader.view import View

A4 = (595.0, 842.0)
BOX = ((0.1, 0.5, 0.3, 0.52),)


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    made.show_article(make_content(SAMPLE, article=make_article(SAMPLE, format="pdf"), hits=spans_of(SAMPLE, "patrol")))
    return made


@pytest.fixture
def paged(panel, qtbot):
    """The pages of the article, twelve of them."""
    opened = []
    panel.sheets.opened.connect(opened.append)
    panel.set_view(View.ORIGINAL)
    assert opened == [7]
    panel.sheets.take_pages(7, (A4,) * 12)
    panel.sheets.view.setFocus()
    return panel


def draw_all(panel, qtbot, reason=""):
    """Answer wishes as the desk does, and return which pages were asked for."""
    asked, store = [], panel.sheets.store
    qtbot.waitUntil(lambda: bool(store._wishes))
    while (wish := store.next_wish()) is not None:
        asked.append((wish.page, wish.width_px))
        picture = QImage(max(1, wish.width_px), 40, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        store.take(DrawnSheet(wish, None if reason else picture, (BOX,), reason))
        QApplication.processEvents()
    return asked


def test_only_the_original_of_a_pdf_has_pages(panel, paged):
    assert paged.sheets.view.isVisible()
    assert paged.sheets.bar.isVisible()
    assert not paged.has_zones
    assert paged.wanted_paragraphs() == ()
    paged.set_view(View.BOTH)
    assert not paged.sheets.view.isVisible()
    assert paged.has_zones
    paged.set_view(View.ORIGINAL)
    paged.show_article(make_content(SAMPLE))
    assert not paged.sheets.view.isVisible()
    assert paged.has_zones


def test_what_is_in_sight_is_asked_for_and_what_lies_next_to_it(paged, qtbot):
    assert [page for page, _ in draw_all(paged, qtbot)] == [0, 1]
    view = paged.sheets.view
    view.go_to_page(6)
    asked = draw_all(paged, qtbot)
    assert asked[0][0] == 6
    assert {page for page, _ in asked} <= {4, 5, 6, 7, 8}
    assert all(width == round(view._layout.box(6).width() * view.devicePixelRatioF()) for _, width in asked)
    paged.grab()


def test_by_keyboard(paged, qtbot):
    view, bar = paged.sheets.view, paged.sheets.view.verticalScrollBar()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert 400 < bar.value() < 600
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert bar.value() == 0
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert view.page == 11
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    for key, zoom in (
        (Qt.Key.Key_Plus, 1.2),
        (Qt.Key.Key_Minus, 1.0),
        (Qt.Key.Key_Minus, 1 / 1.2),
        (Qt.Key.Key_0, 1.0),
    ):
        qtbot.keyClick(view, key)
        assert view.zoom == pytest.approx(zoom)
    paged.sheets.bar.ask()
    field = paged.sheets.bar._field
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "9")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert view.page == 8
    assert view.hasFocus()
    assert paged.sheets.bar.accessibleName() == "Page 9 of 12"
    paged.sheets.bar.ask()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert view.hasFocus()


def test_a_zoom_keeps_what_is_in_the_middle(paged):
    view = paged.sheets.view
    view.go_to_page(5)
    middle = view.verticalScrollBar().value() + view.viewport().height() / 2
    share = (middle - view._layout.tops[5]) / view._layout.box(5).height()
    view.set_zoom(2.0)
    middle = view.verticalScrollBar().value() + view.viewport().height() / 2
    assert (middle - view._layout.tops[5]) / view._layout.box(5).height() == pytest.approx(share, abs=0.01)
    assert view.horizontalScrollBar().maximum() > 0


def test_a_hit_leads_to_its_page(paged, qtbot):
    wanted = []
    paged.sheets.place_wanted.connect(wanted.append)
    assert paged.hits.next()
    (wish,) = wanted
    start, end = spans_of(SAMPLE, "patrol")[0]
    assert wish.passage[1] == SAMPLE.text[start:end]
    assert "patrol" in [word.casefold() for word in paged.sheets.store._words]
    paged.sheets.take_place(wish, 4, BOX)
    view = paged.sheets.view
    box = view._layout.box(4)
    top = box.top() + 0.5 * box.height() - view.verticalScrollBar().value()
    assert 0 < top < view.viewport().height()
    assert view._now == (4, BOX)
    # What was asked before another place was is not gone to any more.
    assert paged.hits.next()
    paged.sheets.take_place(wish, 9, BOX)
    assert view._now == (4, BOX)


def test_words_are_marked_without_drawing_the_page_anew(paged, qtbot):
    draw_all(paged, qtbot)
    paged.sheets.mark((), "harbour")
    asked = draw_all(paged, qtbot)
    assert {width for _, width in asked} == {0}
    assert paged.sheets.store.drawn(0).picture is not None
    assert paged.sheets.store.drawn(0).wish.words == ("harbour",)


def test_the_text_follows_when_scrolling_rests(paged, qtbot):
    wanted = []
    paged.sheets.text_wanted.connect(lambda article, page: wanted.append((article, page)))
    paged.sheets.view.go_to_page(7)
    qtbot.waitUntil(lambda: wanted == [(7, 7)])
    point = SAMPLE.text.index("patrol", 400)
    paged.follow_sheets(point)
    qtbot.waitUntil(lambda: abs(paged._page.top_point() - point) < 400)
    paged.set_view(View.CLEAN)
    assert paged._page.isVisible()


def test_why_there_are_no_pages_is_one_calm_line(paged, qtbot):
    paged.sheets.take_pages(7, (), "it is a PDF that is locked with a password; save it without one first")
    paged.grab()
    assert "locked with a password" in paged.sheets.view._words
    assert not paged.sheets.bar._field.isEnabled()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_Plus):
        qtbot.keyClick(paged.sheets.view, key)
    assert paged.hits.next()
    # Of an article that is not shown any more.
    paged.sheets.take_pages(8, (A4,))
    assert paged.sheets.view.count == 0


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_are_shown(paged, qtbot):
    draw_all(paged, qtbot, "it is damaged, and cannot be drawn")
    paged.grab()
    # It is not asked for again and again.
    paged.sheets.view.ask_anew()
    assert not paged.sheets.store._wishes


def test_one_giant_does_not_make_the_others_illegible():
    layout = SheetLayout((*((A4,) * 20), (14_400.0, 14_400.0)), 800, 1.0)
    assert layout.box(0).width() == pytest.approx(760, abs=1)
    assert layout.width_px > 10_000


@pytest.mark.prompt
def test_five_thousand_pages_hold_up_nothing(panel, qtbot):
    panel.set_view(View.ORIGINAL)
    took = []
    for step in (lambda: panel.sheets.take_pages(7, (A4,) * 5_000), *[lambda: panel.sheets.view.set_zoom(1.5)] * 3):
        start = time.perf_counter()
        step()
        panel.sheets.view.viewport().repaint()
        took.append(time.perf_counter() - start)
    assert max(took) < 0.05


def test_marks_of_a_page_that_has_gone_meanwhile_do_not_leave_it_blank(qapp):
    store = SheetStore(qapp)
    store.clear(1)
    store.look_at([(0, 600)])
    store.take(DrawnSheet(store.next_wish(), QImage(8, 8, QImage.Format.Format_RGB32)))
    store.set_words(("salt",))
    store.look_at([(0, 600)])
    marks = store.next_wish()
    # The same PDF is opened anew.
    store.clear(1)
    store.take(DrawnSheet(marks))
    store.look_at([(0, 600)])
    assert store.next_wish().width_px == 600
