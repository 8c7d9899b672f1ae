"""Whatever an article holds, its pieces are all of its text, once, and none is too much for Qt."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.ui.reader.articles import SAMPLE, in_order, make_document, paragraph
from ui.panels.reader.plan import (
    _CUT_ABOVE_CHARS,
    TITLE_CHARS_MAX,
    PieceKind,
    plan_comments,
    plan_original,
    plan_page,
)
from ui.panels.reader.runs import Segments
from workbench.model import Block, BlockKind, Comment, Run, RunStyle, Zone


def shown_text(document, *opened):
    return [document.text[p.start : p.end] for p in plan_page(document, "").shown(opened) if p.start >= 0]


def test_title_first_then_the_article_and_two_folds():
    plan = plan_page(SAMPLE, "ignored where the text has a title")
    kinds = [piece.kind for piece in plan.shown(())]
    assert kinds[:3] == [PieceKind.TITLE, PieceKind.STANDFIRST, PieceKind.PARAGRAPH]
    assert kinds[-4:] == [PieceKind.QUOTE, PieceKind.TABLE, PieceKind.COMMENTS, PieceKind.BOILERPLATE]
    assert plan.head == 2


def test_an_endless_title_goes_on_in_the_fold():
    document = make_document([(BlockKind.HEADING, Zone.TITLE, "word " * 2000), paragraph("x")])
    plan = plan_page(document, "")
    assert plan.main[0].chars <= TITLE_CHARS_MAX
    assert plan.fold_of(9000) is PieceKind.REST
    assert len(plan_page(make_document([]), "y" * 9000).main[0].words) == TITLE_CHARS_MAX + 1


def test_without_a_title_in_the_text_the_known_one_is_shown():
    piece = plan_page(make_document([paragraph("x")]), "Known").main[0]
    assert (piece.kind, piece.words, piece.start) == (PieceKind.TITLE, "Known", -1)


def test_comments_say_who_answers_whom():
    heads = [p for p in plan_page(SAMPLE, "").comments if p.kind is PieceKind.COMMENT_HEAD]
    assert [(p.words, p.depth) for p in heads] == [("Reader One", 0), ("Reader Two", 1)]
    assert "in reply to" in heads[1].more_words
    assert "Reader One" in heads[1].more_words


def test_a_giant_paragraph_is_cut_where_sentences_end():
    text = "One sentence of some length stands here. " * 1000
    pieces = [p for p in plan_page(make_document([paragraph(text)]), "").main if p.kind is PieceKind.PARAGRAPH]
    assert "".join(text[p.start : p.end] for p in pieces) == text
    assert all(text[p.start : p.end].endswith(". ") for p in pieces)
    assert len(pieces) > 10


def test_a_word_without_end_is_cut_too():
    pieces = plan_page(make_document([paragraph("x" * 50_000)]), "").main
    assert max(piece.chars for piece in pieces) <= _CUT_ABOVE_CHARS


def test_a_row_of_thousands_of_cells_becomes_lines():
    document = make_document([(BlockKind.TABLE_ROW, Zone.BODY, "\t".join(["cell"] * 4000))] * 3)
    kinds = {piece.kind for piece in plan_page(document, "").main}
    assert kinds == {PieceKind.TITLE, PieceKind.ROW}


def test_an_endless_article_is_planned_as_a_whole_and_laid_out_in_part():
    document = make_document([paragraph("word " * 1000) for _ in range(400)])
    plan = plan_page(document, "")
    assert plan.rest == ()
    assert plan.is_large
    assert plan.fold_of(len(document.text) - 1) is None
    assert not plan_page(SAMPLE, "").is_large


def test_comments_may_be_planned_later():
    whole, first = plan_page(SAMPLE, ""), plan_page(SAMPLE, "", with_comments=False)
    assert first.is_waiting
    assert (first.comments, first.has(PieceKind.COMMENTS)) == ((), True)
    assert [piece.kind for piece in first.shown(())] == [piece.kind for piece in whole.shown(())]
    assert plan_comments(first, SAMPLE) == whole


ZONES = st.sampled_from([Zone.TITLE, Zone.STANDFIRST, Zone.BODY, Zone.CAPTION, Zone.COMMENT, Zone.BOILERPLATE])
PARTS = st.lists(
    st.tuples(st.sampled_from(list(BlockKind)), ZONES, st.text(min_size=1, max_size=40), st.sampled_from([None, 0, 1])),
    min_size=1,
    max_size=12,
)


@given(PARTS)
def test_every_character_of_every_block_is_shown_once(parts):
    document = make_document(parts, [Comment("a"), Comment("b")])
    covered = sorted(
        span
        for piece in plan_page(document, "T").shown(list(PieceKind))
        for span in ([cell for row in piece.cells for cell in row] or [(piece.start, piece.end)])
        if span[0] >= 0 and span[0] < span[1]
    )
    assert all(former[1] <= later[0] for former, later in pairwise(covered))
    text = "".join(document.text[a:b] for a, b in covered).replace("\t", "")
    assert text == "".join(document.text[b.start : b.end] for b in document.blocks).replace("\t", "")


@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from(list(RunStyle))), max_size=8),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_segments_are_end_to_end_and_have_the_styles_of_their_runs(runs, one, two):
    start, end = sorted((one, two))
    block = Block(BlockKind.PARAGRAPH, Zone.BODY, 0, 20, runs=tuple(Run(a, b, s) for a, b, s in runs))
    parts = Segments(block).between(start, end)
    assert [at for a, b, _ in parts for at in range(a, b)] == list(range(start, end))
    for a, b, styles in parts:
        for at in range(a, b):
            wanted = {s for x, y, s in runs if x <= at < y and s is not RunStyle.CELL}
            assert styles == wanted


@given(PARTS, st.randoms())
def test_every_character_of_every_block_stands_on_the_page_once(parts, random):
    document = make_document(parts, [Comment("a"), Comment("b")])
    order = list(range(len(document.blocks)))
    random.shuffle(order)
    document = in_order(document, order)
    covered = []
    for piece in plan_original(document).shown(()):
        covered += [cell for row in piece.cells for cell in row] or [(piece.start, piece.end)]
    text = "".join(document.text[a:b] for a, b in covered if a >= 0).replace("\t", "")
    wanted = "".join(document.text[b.start : b.end] for b in document.in_page_order()).replace("\t", "")
    assert text == wanted
