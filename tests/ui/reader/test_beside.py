"""Original and clean text side by side, in step, and the cursor that goes from paragraph to paragraph."""

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.reader.articles import in_order, make_content, make_document, paragraph, spans_of
from tests.ui.reader.test_original import PAGE, furniture, make_page
from ui.panels.reader.legend import ZoneButton
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.plan import PieceKind
from ui.panels.reader.scroll_position import ScrollPosition
from ui.panels.reader.view import View
from workbench.model import BlockKind, Comment, Zone

pytestmark = pytest.mark.parametrize("look", ["light"], indirect=True)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_article(make_content(PAGE, hits=spans_of(PAGE, "patrol")))
    return made


@pytest.fixture
def both(panel):
    panel.set_view(View.BOTH)
    panel._page.setFocus()
    return panel


def marked(panel) -> str:
    """Return the first words of the paragraph that is marked."""
    span = panel._page.marks.paragraph
    return "" if span is None else panel.content.document.text[span.start : span.end].split(":")[0].split(".")[0]


def top_of(page, point) -> float:
    cursor = page.textCursor()
    cursor.setPosition(page.places.position_of(point))
    return page.cursorRect(cursor).top()


def press(page, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page, key, modifier)


def rezoned(document, words, zone):
    """Return a document in which the block with these words is of another zone."""
    at = document.text.index(words)
    blocks = (replace(b, zone=zone, comment=None) if b.start <= at < b.end else b for b in document.blocks)
    return replace(document, blocks=tuple(blocks))


def test_both_sides_show_the_same_article(both):
    assert both._page.is_original
    assert not both._clean.is_original
    assert both._clean.isVisible()
    assert both._clean.marks is both._page.marks
    assert "Menu of patrols" in both._page.toPlainText()
    assert "Menu of patrols" not in both._clean.toPlainText()
    both.show_article(make_content(make_document([paragraph("Short.")])))
    assert "Short." in both._clean.toPlainText()
    both.show_article(None)
    both.show_article(make_content(PAGE))
    both.set_view(View.CLEAN)
    assert not both._clean.isVisible()
    assert both._clean.content is None
    assert both._page.marks.paragraph is None


def test_down_and_up_go_from_paragraph_to_paragraph(both):
    # Where one came from it begins.
    assert marked(both) == "Patrols on the road"
    press(both._page, Qt.Key.Key_Up)
    walked = [marked(both)]
    for _ in range(60):
        press(both._page, Qt.Key.Key_Down)
        if marked(both) != walked[-1]:
            walked.append(marked(both))
    assert walked[:5] == ["Menu of patrols", "Patrols on the road", "Paragraph 0", "Paragraph 1", "Share this patrol"]
    assert walked[-4:] == ["That patrol never came", "It did", "Twice", "Imprint"]
    back = [marked(both)]
    for _ in range(60):
        press(both._page, Qt.Key.Key_Up)
        if marked(both) != back[-1]:
            back.append(marked(both))
    assert back == walked[::-1]


def test_the_marked_paragraph_is_in_sight_on_both_sides(both):
    for _ in range(30):
        press(both._page, Qt.Key.Key_Down)
        span = both._page.marks.paragraph
        block = both._page.paragraphs.at(span.start)
        assert both._page.paragraphs.is_in_view(block)
        if block.zone in {Zone.TITLE, Zone.BODY}:
            assert both._clean.paragraphs.is_in_view(block)


def test_one_side_scrolls_with_the_other(both, qtbot):
    both._page.used.emit()
    bar = both._page.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = both._page.top_point()
    assert abs(both._clean.top_point() - seen) < 900
    before = bar.value()
    both._clean.setFocus()
    both._clean.verticalScrollBar().setValue(0)
    assert bar.value() < before
    assert both._clean.verticalScrollBar().value() == 0


def test_the_side_that_was_turned_to_leads(both):
    press(both._page, Qt.Key.Key_Down)
    assert marked(both) == "Paragraph 0"
    both._clean.setFocus()
    assert both._beside.leader is both._clean
    assert marked(both) == "Paragraph 0"
    while marked(both) == "Paragraph 0":
        press(both._clean, Qt.Key.Key_Down)
    assert marked(both) == "Paragraph 1"
    block = both._page.paragraphs.current()
    assert PAGE.text.startswith("Paragraph 1", block.start)
    assert both.wanted_paragraphs() == (block.start,)


def test_what_is_left_out_unfolds_nothing_on_the_other_side(both):
    for _ in range(60):
        press(both._page, Qt.Key.Key_Down)
    assert marked(both) == "Imprint"
    assert both._clean.opened == set()


def test_shift_selects_by_paragraphs_both_ways(both):
    page = both._page
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Down, SHIFT)
    text = PAGE.text
    starts = both.wanted_paragraphs()
    assert [text[start : start + 11] for start in starts] == ["Paragraph 0", "Paragraph 1"]
    press(page, Qt.Key.Key_Up, SHIFT)
    press(page, Qt.Key.Key_Up, SHIFT)
    starts = both.wanted_paragraphs()
    assert sorted(text[start : start + 11] for start in starts) == ["Paragraph 0", "Patrols on "]


def test_what_is_out_of_sight_is_not_meant(both):
    bar = both._page.verticalScrollBar()
    assert both.wanted_paragraphs()
    bar.setValue(bar.maximum())
    assert both.wanted_paragraphs() == ()
    assert len(both.wanted_paragraphs()) == 1
    both.set_view(View.CLEAN)
    assert both.wanted_paragraphs() == ()


@pytest.mark.parametrize("view", [View.ORIGINAL, View.BOTH])
@pytest.mark.parametrize("zone", [Zone.BOILERPLATE, Zone.CAPTION])
def test_a_paragraph_is_shown_in_its_new_zone_where_it_stood(panel, view, zone):
    panel.set_view(view)
    panel._page.setFocus()
    while marked(panel) != "Paragraph 5":
        press(panel._page, Qt.Key.Key_Down)
    scrolled, point = panel._page.verticalScrollBar().value(), panel._page.marks.paragraph.start
    above = top_of(panel._page, point)
    after = rezoned(PAGE, "Paragraph 5", zone)
    panel.update_article(make_content(after))
    assert panel._page.verticalScrollBar().value() == scrolled
    assert abs(top_of(panel._page, point) - above) < 30
    assert marked(panel) == "Paragraph 5"
    assert panel.wanted_paragraphs() == (point,)
    if view is View.BOTH:
        assert ("Paragraph 5" in panel._clean.toPlainText()) is (zone is Zone.CAPTION)
        assert panel._clean.opened == set()
    button = next(b for b in panel.findChildren(ZoneButton) if b._is_current)
    assert button._zone is zone


def test_reading_on_where_a_paragraph_was_left_out_unfolds_nothing(panel):
    start = spans_of(PAGE, "Paragraph 5")[0][0]
    panel.restore_scroll(ScrollPosition(start, 0))
    panel.update_article(make_content(rezoned(PAGE, "Paragraph 5", Zone.BOILERPLATE)))
    assert PieceKind.BOILERPLATE not in panel._page.opened
    assert PAGE.text.startswith("Paragraph 6", panel._page.top_point())


def test_a_long_paragraph_is_read_before_it_is_left(both):
    document = make_document([paragraph("Short."), paragraph("Long words. " * 900), paragraph("Last.")])
    both.show_article(make_content(in_order(document, [0, 1, 2])))
    press(both._page, Qt.Key.Key_Down)
    start = document.blocks[1].start
    steps = 0
    while both._page.marks.paragraph.start == start:
        press(both._page, Qt.Key.Key_Down)
        steps += 1
        assert steps < 400
    assert steps > 20
    assert marked(both) == "Last"


def test_rows_of_a_table_are_paragraphs_of_their_own(both):
    rows = [(BlockKind.TABLE_ROW, Zone.BODY, f"Day {n}\tPatrols\t") for n in range(4)]
    both.show_article(
        make_content(in_order(make_document([paragraph("Before."), *rows, paragraph("After.")]), range(6)))
    )
    walked = [marked(both)]
    for _ in range(5):
        press(both._page, Qt.Key.Key_Down)
        walked.append(marked(both).split("\t")[0])
    assert walked == ["Before", "Day 0", "Day 1", "Day 2", "Day 3", "After"]


def test_without_room_the_original_stands_alone_and_says_so(both):
    both.resize(500, 600)
    assert not both._clean.isVisible()
    assert both._legend._no_room.isVisible()
    assert both.view is View.BOTH
    both.resize(900, 600)
    assert both._clean.isVisible()
    assert not both._legend._no_room.isVisible()
    both.resize(500, 600)
    both.set_view(View.ORIGINAL)
    assert not both._legend._no_room.isVisible()


def test_the_legend_has_the_keys(both):
    both.set_zone_keys({Zone.BODY: "B", Zone.CAPTION: "P", Zone.BOILERPLATE: "X"})
    both.resize(1200, 600)
    shown = {b._zone: b for b in both.findChildren(ZoneButton) if b.isVisible()}
    # The page has no caption yet; that its key would make one is seen all the same.
    assert Zone.CAPTION in shown
    assert "P moves the marked paragraph here" in shown[Zone.CAPTION].toolTip()
    both.grab()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [640, 900, 1500])
def test_bars_stand_within_the_pane_on_the_side_where_lines_begin(panel, look, direction, width):
    panel.resize(width, 600)
    panel.set_view(View.BOTH)
    panel.show_article(make_content(make_page(direction=direction)))
    page = panel._page
    column, view = page.column(), page.viewport()
    assert column.left() >= 24
    assert view.width() - column.right() >= 24
    assert column.width() > 200
    image = view.grab().toImage()
    left = range(int(column.right()) + 8, view.width()) if direction == "rtl" else range(int(column.left()) - 8)
    assert sum(image.pixelColor(x, y) == look.color("zone_body") for x in left for y in range(0, view.height(), 3)) > 4


def test_larger_text_and_new_marks_reach_both_sides(both):
    both.text_size.larger()
    assert both._clean.size_px == both._page.size_px
    both.set_hits(spans_of(PAGE, "road"))
    assert both._clean.marks.hits is both._page.marks.hits
    both.open_find()
    both._find._field.setText("patrol")
    both.grab()
    assert both._clean.marks.found is both._page.marks.found


def test_walks_go_down_the_original_and_lead_the_clean_text(both):
    both.hits.next()
    while both.hits.next():
        pass
    assert both._beside.leader is both._page
    spans = spans_of(PAGE, "Paragraph 7")
    both.go_to(*spans[0])
    assert marked(both) == "Paragraph 7"
    assert both._clean.paragraphs.is_in_view(both._clean.paragraphs.at(spans[0][0]))


def test_an_enormous_page_is_walked_at_once(panel):
    parts = [paragraph(f"{n} " + "word " * 40) for n in range(4000)]
    parts += [(BlockKind.PARAGRAPH, Zone.COMMENT, f"c {n}", n) for n in range(4000)]
    parts += [furniture(f"Link {n}") for n in range(4000)]
    document = make_document(parts, [Comment("A", None, None, n % 40, None) for n in range(4000)])
    panel.show_article(make_content(in_order(document, [n * 4000 + k for k in range(4000) for n in (2, 0, 1)])))
    start = perf_counter()
    panel.set_view(View.BOTH)
    panel._page.setFocus()
    assert perf_counter() - start < 3
    slowest = 0.0
    for _ in range(40):
        start = perf_counter()
        press(panel._page, Qt.Key.Key_Down)
        slowest = max(slowest, perf_counter() - start)
    assert slowest < 0.25
