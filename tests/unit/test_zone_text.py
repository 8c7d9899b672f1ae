"""Field texts: joined for the index, and every span of them leads back to the same characters of the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.model import Zone
from workbench.zone_text import FIELD_ZONES, field_text

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(str.strip)
ZONES = st.sampled_from([zone for zone in Zone if zone is not Zone.COMMENT])
BLOCKS = st.lists(st.builds(DraftBlock, ZONES, TEXTS), max_size=8)
COMMENTS = st.lists(st.builds(DraftComment, st.lists(TEXTS, min_size=1, max_size=3).map(tuple)), max_size=4)


def document_of(blocks, comments=()):
    return assemble(Draft(format="text", blocks=list(blocks), comments=list(comments)))


@given(BLOCKS, COMMENTS, st.data())
def test_every_span_within_a_block_leads_back_to_the_same_characters(blocks, comments, data):
    document = document_of(blocks, comments)
    name = data.draw(st.sampled_from(sorted(FIELD_ZONES)))
    view = field_text(document, name)
    wanted = [block for block in document.blocks if block.zone in FIELD_ZONES[name]]
    assert view.text.split() == " ".join(document.text[b.start : b.end] for b in wanted).split()
    position = 0
    for block in wanted:
        text = document.text[block.start : block.end]
        position = view.text.index(text, position)
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        span = view.to_article(position + start, position + end)
        assert span == (block.start + start, block.start + end)
        assert document.text[slice(*span)] == view.text[position + start : position + end]
        position += len(text)


@given(BLOCKS, COMMENTS)
def test_the_fields_share_out_all_blocks(blocks, comments):
    document = document_of(blocks, comments)
    lengths = sum(len("".join(field_text(document, name).text.split())) for name in FIELD_ZONES)
    assert lengths == sum(len("".join(document.text[b.start : b.end].split())) for b in document.blocks)


def test_a_phrase_runs_over_blocks_but_from_no_comment_into_the_next():
    document = document_of(
        [DraftBlock(Zone.BODY, "one"), DraftBlock(Zone.BOILERPLATE, "between"), DraftBlock(Zone.CAPTION, "two")],
        [DraftComment(("first", "of one")), DraftComment(("second",))],
    )
    assert field_text(document, "body").text == "one\ntwo"
    assert field_text(document, "comment").text == "first\nof one\n\nsecond"
    start, end = field_text(document, "body").to_article(0, 7)
    assert document.text[start:end].startswith("one")
    assert document.text[start:end].endswith("two")


@pytest.mark.parametrize("name", sorted(FIELD_ZONES))
def test_a_field_without_blocks_is_empty(name):
    assert field_text(document_of([]), name).text == ""
