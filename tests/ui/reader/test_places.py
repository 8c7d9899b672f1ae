"""Any span of any article is found on the page, and what stands there is what the article says."""

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from tests.ui.reader.articles import make_document
from tests.ui.reader.test_plan import PARTS
from ui.look.theme import Look
from ui.panels.reader.build import Builder
from ui.panels.reader.formats import Formats
from ui.panels.reader.places import shown
from ui.panels.reader.plan import FOLDS, PieceKind, plan_page
from ui.panels.reader.typography import Typography
from workbench.model import Comment


def build(document, qapp, *, chars=10**9, opened=FOLDS):
    page = QTextDocument()
    formats = Formats(Look(), 17, Typography(), is_narrow=False, is_rtl_article=document.direction == "rtl")
    builder = Builder(page, document.text, formats, plan_page(document, "T").shown(opened))
    while not builder.is_done:
        builder.build(chars)
    return page, builder


def read(page, start, end):
    cursor = QTextCursor(page)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@settings(deadline=None, max_examples=150)
@given(parts=PARTS, chars=st.sampled_from([1, 90, 10**9]), data=st.data())
def test_a_span_read_back_from_the_page_is_the_text_of_the_article(qapp, parts, chars, data):
    document = make_document(parts, [Comment("a"), Comment("😀 b")])
    page, builder = build(document, qapp, chars=chars)
    for block in document.blocks:
        start = data.draw(st.integers(block.start, block.end))
        end = data.draw(st.integers(start, block.end))
        back = "".join(read(page, a, b) for a, b in builder.places.to_positions(start, end))
        is_row = block.kind.value == "table-row"
        wanted = shown(document.text[start:end])
        assert (back.replace("\t", "") if is_row else back) == (wanted.replace("\t", "") if is_row else wanted)
        for point in range(start, end):
            spans = builder.places.to_positions(point, point + 1)
            if spans:
                assert builder.places.to_point(spans[0][0]) == point


@settings(deadline=None, max_examples=60)
@given(parts=PARTS)
def test_what_is_folded_has_no_place_and_gets_one_when_it_is_opened(qapp, parts):
    document = make_document(parts, [Comment("a"), Comment("b")])
    plan = plan_page(document, "T")
    page, builder = build(document, qapp, opened=())
    if not plan.comments:
        return
    points = [(p.start, p.end) for p in plan.comments if 0 <= p.start < p.end]
    assert all(builder.places.to_positions(a, b) == [] for a, b in points)
    number = next(n for n, piece in enumerate(builder.pieces) if piece.kind is PieceKind.COMMENTS)
    for opened in ((PieceKind.COMMENTS,), (), (PieceKind.COMMENTS, PieceKind.BOILERPLATE)):
        builder.replace_after(number, plan.shown(opened))
        while not builder.is_done:
            builder.build(50)
        for piece in plan.shown(opened):
            if 0 <= piece.start < piece.end and piece.kind is not PieceKind.TABLE:
                back = "".join(read(page, a, b) for a, b in builder.places.to_positions(piece.start, piece.end))
                assert back == shown(document.text[piece.start : piece.end])
        states = [block.userState() for block in blocks(page) if block.userState() >= 0]
        assert states == list(range(len(builder.places)))


def blocks(page):
    block = page.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_controls_are_shown_as_one_character_each():
    text = "a\x00b\nc\u2029d\ufdd0e\tf"
    assert shown(text) == "a b\u2028c\u2028d\N{REPLACEMENT CHARACTER}e\tf"
