"""The original in the reader: everything of the page in its own order, each part with its zone, and the way there and back."""

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from tests.ui.reader.articles import in_order, make_content, make_document, paragraph, spans_of
from ui.look.pieces import Segments
from ui.panels.reader.legend import ZoneButton
from ui.panels.reader.order import PageOrder
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.plan import PieceKind
from ui.panels.reader.strip_keeper import heights_of
from ui.panels.reader.zone_painting import GUTTER_PX
from workbench.model import BlockKind, Comment, Zone

pytestmark = pytest.mark.parametrize("look", ["light"], indirect=True)


def furniture(text):
    return (BlockKind.PARAGRAPH, Zone.BOILERPLATE, text)


def make_page(more=" More was said about it." * 12, direction="ltr"):
    document = make_document(
        [
            (BlockKind.HEADING, Zone.TITLE, "Patrols on the road"),
            *(paragraph(f"Paragraph {n}: a patrol passed.{more}") for n in range(10)),
            (BlockKind.PARAGRAPH, Zone.COMMENT, "That patrol never came.", 0),
            (BlockKind.PARAGRAPH, Zone.COMMENT, "It did.", 1),
            (BlockKind.PARAGRAPH, Zone.COMMENT, "Twice.", 1),
            furniture("Menu of patrols"),
            furniture("Share this patrol"),
            furniture("Imprint"),
        ],
        [Comment("Reader One", "7 May"), Comment("Reader Two", None, "2020-05-08", 1, 0)],
        direction=direction,
    )
    return in_order(document, [14, 0, 1, 2, 15, *range(3, 11), 11, 12, 13, 16])


PAGE = make_page()
HITS = spans_of(PAGE, "patrol")


@pytest.fixture
def panel(look, qtbot):
    made = ReaderPanel(look)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


@pytest.fixture
def opened(panel):
    panel.show_article(make_content(PAGE, hits=HITS))
    panel.set_original(True)
    return panel


def shown(panel):
    return panel._page.toPlainText().split("\n")


def top_of(panel, point):
    """Return how far below the upper edge a character of the article stands."""
    page = panel._page
    cursor = QTextCursor(page.document())
    cursor.setPosition(page._writing.places.to_positions(point, point + 1)[0][0])
    return page.cursorRect(cursor).top()


def test_everything_stands_in_the_order_of_the_page(opened):
    lines = shown(opened)
    assert [line.split(":")[0].split("  ")[0] for line in lines] == [
        "Menu of patrols",
        "Patrols on the road",
        "Paragraph 0",
        "Paragraph 1",
        "Share this patrol",
        *(f"Paragraph {n}" for n in range(2, 10)),
        "Reader One",
        "That patrol never came.",
        "Reader Two",
        "It did.",
        "Twice.",
        "Imprint",
    ]
    heads = [p for p in opened._page._plan.main if p.kind is PieceKind.COMMENT_HEAD]
    assert [(p.words, p.depth) for p in heads] == [("Reader One", 0), ("Reader Two", 1)]
    assert "in reply to" in heads[1].more_words


def test_one_press_leads_there_and_back_and_other_articles_follow(panel, qtbot):
    panel.show_article(make_content(PAGE))
    segments = next(s for s in panel.findChildren(Segments) if s.isVisible())
    clean = shown(panel)
    with qtbot.waitSignal(panel.original_changed):
        segments.choose(1)
    panel.show_article(make_content(in_order(make_document([paragraph("Short."), furniture("Menu")]), [1, 0])))
    assert shown(panel) == ["Menu", "Short."]
    assert panel.is_original
    panel.toggle_original()
    assert segments.current == 0
    panel.show_article(make_content(PAGE))
    assert shown(panel) == clean


@pytest.mark.parametrize("to", [0, 5, 9])
def test_what_is_read_stays_where_it_is(panel, to):
    panel.show_article(make_content(PAGE))
    panel.go_to(*spans_of(PAGE, f"Paragraph {to}")[0])
    if to == 5:
        panel._page.verticalScrollBar().setValue(panel._page.verticalScrollBar().value() + 77)
    point = max(panel.scroll_position().point, 0)
    before = top_of(panel, point)
    for _ in range(2):
        panel.toggle_original()
        # At its very top or end a page may not go as far.
        assert abs(top_of(panel, point) - before) <= (1 if to == 5 else 600)
        assert -30 < top_of(panel, point) < 560


def test_the_way_back_unfolds_comments_and_nothing_that_was_left_out(opened):
    page = opened._page
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    opened.toggle_original()
    assert PieceKind.BOILERPLATE not in page.opened
    lines = [furniture(f"Link {n}") for n in range(60)]
    document = make_document(
        [paragraph("Body."), (BlockKind.PARAGRAPH, Zone.COMMENT, "Reader's word.", 0), *lines], [Comment("A")]
    )
    opened.show_article(make_content(in_order(document, [*range(2, 62), 0, 1])))
    opened.toggle_original()
    page.verticalScrollBar().setValue(300)
    opened.toggle_original()
    assert page.opened == set()
    opened.toggle_original()
    opened.go_to_zone(Zone.COMMENT)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    opened.toggle_original()
    assert PieceKind.BOILERPLATE not in page.opened


def test_hits_are_walked_down_the_page(panel):
    panel.show_article(make_content(PAGE, hits=HITS))
    panel.hits.next()
    there = panel.hits.current()
    panel.set_original(True)
    assert panel.hits.current() == there
    assert panel.hits.previous()
    assert PAGE.text.startswith("Menu of", panel.hits.current()[0] - 8)
    assert not panel.hits.previous()
    walked = [panel.hits.current()]
    while panel.hits.next():
        walked.append(panel.hits.current())
        assert 0 <= top_of(panel, walked[-1][0]) < panel._page.viewport().height()
    assert sorted(walked) == list(HITS)
    assert [PAGE.text[start - 11 : start] for start, _ in walked[3:5]] == ["Share this ", "graph 2: a "]
    heights = heights_of(panel._page, panel.hits.spans)
    assert heights == sorted(heights)


def test_what_was_left_out_is_found_in_its_place(opened):
    opened.open_find()
    opened._find._field.setText("patrol")
    assert opened._find._count.text() == f"1 of {len(HITS) + 1}"
    opened.toggle_original()
    assert opened._find._count.text() == f"0 of {len(HITS) - 1}"


def test_the_legend_counts_and_leads_from_stretch_to_stretch(opened):
    buttons = {b.accessibleName(): b for b in opened.findChildren(ZoneButton) if b.isVisible()}
    assert list(buttons) == ["Title: 1", "Body: 10", "Comments: 2", "Left out: 3"]
    found = []
    for _ in range(4):
        buttons["Left out: 3"].click()
        found.append(PAGE.text[opened._page.cursor_point() :].split("\n")[0])
    assert found == ["Menu of patrols", "Share this patrol", "Imprint", "Menu of patrols"]
    opened.toggle_comments()
    assert PAGE.text.startswith("That patrol never", opened._page.cursor_point())
    opened.toggle_boilerplate()
    assert PAGE.text.startswith("Imprint", opened._page.cursor_point())
    opened._legend.resize(200, 40)
    assert not buttons["Title: 1"].isVisible()
    opened.toggle_original()
    assert not any(b.isVisible() for b in buttons.values())


def test_what_is_selected_is_copied_as_it_is_shown(opened):
    page = opened._page
    page.selectAll()
    assert page.selected_text().startswith("Menu of patrols\n\nPatrols on the road\n\nParagraph 0")
    opened.at_hand.copy()
    assert QApplication.clipboard().text() == page.selected_text()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [480, 700, 1100])
def test_each_zone_has_its_bar_beside_the_text(panel, look, direction, width):
    panel.resize(width, 600)
    panel.set_original(True)
    panel.show_article(make_content(make_page(direction=direction)))
    page = panel._page
    column, view = page.column(), page.viewport()
    side = view.width() - column.right() if direction == "rtl" else column.left()
    assert side >= GUTTER_PX
    assert min(column.left(), view.width() - column.right()) >= 24
    image = view.grab().toImage()
    left = range(int(column.right()) + 8, view.width()) if direction == "rtl" else range(int(column.left()) - 8)
    for role in ("zone_body", "line_strong"):
        assert sum(image.pixelColor(x, y) == look.color(role) for x in left for y in range(0, view.height(), 3)) > 4


def test_a_page_without_a_word_is_shown(panel):
    panel.set_original(True)
    panel.show_article(make_content(replace(PAGE, text="", blocks=(), comments=())))
    panel.grab()
    assert shown(panel) == [""]
    assert panel.scroll_position().point == -1
    panel.toggle_original()


def test_a_text_without_places_is_shown_as_it_is_stored_and_says_so(panel):
    document = replace(PAGE, blocks=tuple(replace(b, place=None) for b in PAGE.blocks))
    panel.set_original(True)
    panel.show_article(make_content(document))
    assert shown(panel)[0] == "Patrols on the road"
    assert shown(panel)[-1] == "Imprint"
    assert panel._legend._note.isVisible()
    panel.show_article(make_content(PAGE))
    assert not panel._legend._note.isVisible()
    assert PageOrder(document, is_original=True).key(5) == (0, 5)


def test_the_end_of_the_article_is_not_that_of_its_page(panel, qtbot):
    panel._looked_at.setInterval(0)
    document = make_document([paragraph("Body."), *(furniture(f"Link {n}") for n in range(80))])
    panel.set_original(True)
    with qtbot.waitSignal(panel.near_end_reached, timeout=2000):
        panel.show_article(make_content(in_order(document, range(81))))


@pytest.mark.prompt
@pytest.mark.parametrize("more", ["", " x" * 300])
def test_an_enormous_page_opens_and_is_left_as_fast_as_its_text(panel, more):
    parts = [paragraph(f"{n}{more}") for n in range(4000)]
    parts += [(BlockKind.PARAGRAPH, Zone.COMMENT, f"c {n}", n) for n in range(4000)]
    parts += [furniture(f"Link {n}") for n in range(4000)]
    document = make_document(parts, [Comment("A", None, None, n % 40, None) for n in range(4000)])
    content = make_content(in_order(document, [n * 4000 + k for k in range(4000) for n in (2, 0, 1)]))
    panel.show_article(content)
    for _ in range(2):
        start = perf_counter()
        panel.toggle_original()
        panel._page.viewport().repaint()
        assert perf_counter() - start < 2
    start = perf_counter()
    panel.set_original(True)
    panel._page._writing.write_slice()
    panel._page.grab()
    assert perf_counter() - start < 2
