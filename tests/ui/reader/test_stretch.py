"""A very large article is on its page only around what is in view, and everything works as if all of it were."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.reader.articles import make_content, make_document, paragraph, spans_of
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.plan import PieceKind
from ui.panels.reader.prepared import Prepared
from ui.panels.reader.strip_keeper import heights_of
from workbench.model import BlockKind, Comment, Zone

pytestmark = pytest.mark.parametrize("look", ["light"], indirect=True)
BLOCKS, COMMENTS = 3_000, 2_500


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def long_document():
    parts = [(BlockKind.HEADING, Zone.TITLE, "A long read")]
    for n in range(BLOCKS):
        parts.append(paragraph(f"Block {n} of many. " + "Some more of it is said here. " * (n % 9)))
        if n % 50 == 7:
            parts += [
                (BlockKind.TABLE_ROW, Zone.BODY, f"Day {n}\tPatrols"),
                (BlockKind.TABLE_ROW, Zone.BODY, "Monday\tone"),
            ]
        if n % 40 == 3:
            parts.append((BlockKind.QUOTE, Zone.BODY, f"Quotation {n}. " * 12))
    parts += [(BlockKind.PARAGRAPH, Zone.COMMENT, f"Comment {n} on it.", n) for n in range(COMMENTS)]
    parts.append((BlockKind.PARAGRAPH, Zone.BOILERPLATE, "Subscribe to it"))
    return make_document(parts, [Comment(f"Reader {n}", "7 May", None, n % 3, None) for n in range(COMMENTS)])


DOCUMENT = long_document()


@pytest.fixture
def page(panel):
    panel.show_article(make_content(DOCUMENT, hits=spans_of(DOCUMENT, "2999 of")))
    return panel._page


def numbers_shown(page):
    places = page.places
    return list(dict.fromkeys(places[n].number for n in range(len(places))))


def expect_sound(page):
    """Check that what is on the page is one stretch without gap, and covers what is in view."""
    stretch = page.stretch
    numbers = numbers_shown(page)
    assert numbers == list(range(stretch._first, stretch._last))
    tops = [stretch._y_of(n) for n in numbers]
    assert tops == sorted(tops)
    bar, height = page.verticalScrollBar(), page.viewport().height()
    assert stretch._first == 0 or stretch._top_px() <= bar.value()
    assert stretch._last == len(stretch.pieces) or stretch._bottom_px() >= bar.value() + height
    # Each is on the page as the extent has it.
    assert stretch._extent._is_scaled or stretch._extent.total == pytest.approx(
        page.document().size().height() - page._margins.top_px - page._margins.bottom_px, abs=len(numbers)
    )


def first_words(page):
    return next(block.text() for block, _, box in page.in_view() if box.bottom() > 0)


def test_only_a_stretch_is_laid_out(page):
    assert page.stretch is not None
    assert len(page.places) < 200
    expect_sound(page)


def test_page_down_reads_every_block_once_and_in_order(page):
    seen = []
    bar = page.verticalScrollBar()
    for _ in range(5_000):
        expect_sound(page)
        seen += [
            block.text().split(".")[0]
            for block, place, box in page.in_view()
            if place.piece.kind is PieceKind.PARAGRAPH and box.bottom() > 0 and box.top() < page.viewport().height()
        ]
        if bar.value() == bar.maximum():
            break
        QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert list(dict.fromkeys(seen)) == [f"Block {n} of many" for n in range(BLOCKS)]


def test_up_again_ends_at_the_head(page):
    QTest.keyClick(page, Qt.Key.Key_End)
    expect_sound(page)
    assert page.has_end_in_view()
    assert page.verticalScrollBar().value() == page.verticalScrollBar().maximum()
    for _ in range(10):
        QTest.keyClick(page, Qt.Key.Key_PageUp)
        expect_sound(page)
    QTest.keyClick(page, Qt.Key.Key_Home)
    expect_sound(page)
    assert page.verticalScrollBar().value() == 0
    assert first_words(page) == "A long read"


def test_the_bar_can_be_dragged_anywhere(page):
    bar = page.verticalScrollBar()
    for share in (0.5, 0.9, 0.1, 0.33, 1.0, 0.0, 0.97):
        bar.setSliderPosition(round(bar.maximum() * share))
        expect_sound(page)
        assert any(box.bottom() > 0 for _, _, box in page.in_view())


def test_a_far_hit_is_gone_to_and_marked_on_the_strip(panel, page):
    panel.hits.next()
    start = spans_of(DOCUMENT, "2999 of")[0][0]
    assert page.cursor_point() == start
    expect_sound(page)
    assert any("Block 2999" in block.text() for block, _, box in page.in_view() if box.bottom() > 0)
    (height,) = heights_of(page, panel.hits.spans)
    assert 0.95 < height < 1.0
    assert page.extraSelections()


def test_words_are_found_among_folded_comments(panel, page):
    panel.open_find()
    panel._finding.find("Comment 2400 on")
    expect_sound(page)
    assert PieceKind.COMMENTS in page.opened
    assert any("Comment 2400 on" in block.text() for block, _, box in page.in_view() if box.bottom() > 0)


def test_folds_open_and_shut_where_one_reads(panel, page):
    QTest.keyClick(page, Qt.Key.Key_End)
    for is_open in (True, False, True):
        panel.toggle_comments()
        expect_sound(page)
        assert (PieceKind.COMMENTS in page.opened) is is_open
    QTest.keyClick(page, Qt.Key.Key_End)
    expect_sound(page)
    panel.toggle_comments()
    expect_sound(page)
    assert "2,500 comments" in [line._name for line in page._rows._folds.values()]


def test_what_is_selected_stays_so_out_of_view_and_all_of_it_is_copied(panel, page):
    start, end = spans_of(DOCUMENT, "Block 5 of")[0][0], spans_of(DOCUMENT, "Block 2900 of")[0][0]
    page.go_to(start, start + 1)
    page.go_to(end, end + 1)
    place = type(page.caret.place())(start, end)
    page.caret.restore(place)
    assert page.caret.place() == place
    text = page.selected_text()
    assert text.startswith("Block 5 of")
    assert "Block 2899 of" in text
    assert "Block 2900 of" not in text
    QTest.keyClick(page, Qt.Key.Key_Home)
    assert page.caret.place() == place
    assert page.selected_text() == text
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    whole = page.selected_text()
    assert whole.startswith("A long read")
    assert "Block 2999 of" in whole
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton)
    assert page.selected_text() == ""


def test_size_width_and_view_keep_the_place(panel, page, qtbot):
    start = spans_of(DOCUMENT, "Block 1500 of")[0][0]
    page.go_to(start, start + 1)

    def is_there():
        expect_sound(page)
        return any("Block 1500 of" in b.text() for b, _, box in page.in_view() if box.bottom() > 0 and box.top() < 600)

    panel.text_size.larger()
    assert is_there()
    panel.resize(900, 600)
    qtbot.waitUntil(lambda: page.viewport().width() > 700)
    assert is_there()
    panel.toggle_original()
    assert is_there()
    panel.toggle_original()
    assert is_there()


def test_paragraphs_are_walked_in_the_original(panel, page):
    panel.toggle_original()
    page.setFocus()
    before = page.paragraphs.current()
    for _ in range(60):
        QTest.keyClick(page, Qt.Key.Key_Down)
        expect_sound(page)
    assert page.paragraphs.current().start > before.start


def test_comments_that_are_still_being_planned_open_when_they_are(panel):
    prepared = Prepared(DOCUMENT, "A long read")
    prepared.prepare_first()
    content = ReaderContent(make_content(DOCUMENT).article, DOCUMENT, prepared=prepared)
    panel.show_article(content)
    page = panel._page
    panel.toggle_comments()
    assert PieceKind.COMMENTS not in page.opened
    prepared.prepare_rest()
    panel.update_findings(content)
    assert PieceKind.COMMENTS in page.opened
    expect_sound(page)
