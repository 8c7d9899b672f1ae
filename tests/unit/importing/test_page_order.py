"""Every block knows where in the original it stood, whatever its zone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.importing.draft import assemble
from workbench.importing.markdown import read_markdown
from workbench.importing.messages import MessageError, expect_sound
from workbench.importing.page.html import read_html
from workbench.importing.page_order import page_order
from workbench.importing.pasted.reading import read_pasted
from workbench.model import Block, BlockKind, Document, Zone

PROSE = (
    "The harbour master said on Thursday that two foreign freighters due here next week had been told to wait outside.",
    "He does not believe that the wait will be long, and the crews have been paid until the end of the month in advance.",
    "In the capital the ministry asked both sides to hold still and proposed to suspend the shipments for three weeks.",
)
PAGE = f"""<html lang=en><head><title>Ships wait</title></head><body>
<ul><li><a href=/>Front page</a><li><a href=/a>Harbour</a></ul>
<article><h1>Ships wait</h1><p>{PROSE[0]}</p><div class=share>Share this with a friend</div>
<figure><img src=a.jpg><figcaption>Pier three at noon.</figcaption></figure><p>{PROSE[1]}</p><p>{PROSE[2]}</p></article>
<ol class=comment-list><li class=comment id=comment-1><cite class=fn>Ada Quay</cite><div class=comment-content>
<p>The tug was there all along, and nobody asked its crew.</p></div></li><li class=comment id=comment-2>
<cite class=fn>Ben Pier</cite><div class=comment-content><p>“{PROSE[1]}” It was not so.</p></div></li></ol>
<footer><p>Printed with permission of the board.</p></footer></body></html>"""
PASTED = "\n\n".join(
    ("Skip to content\nHome\nNews\nSubscribe", "Ships wait", PROSE[0], PROSE[1], "Share this:", PROSE[2], "Copyright 2024. All rights reserved.")
)  # fmt: skip
NOTE = f"# Ships wait\n\nBy Ada Quay\n\n{PROSE[0]}\n\n- {PROSE[1]}\n"


def in_order(draft):
    document = assemble(draft)
    expect_sound(document)
    return [(block.zone.value, document.text[block.start : block.end]) for block in document.in_page_order()]


def test_a_page_keeps_its_order():
    assert in_order(read_html(PAGE)) == [
        ("boilerplate", "Front page"),
        ("boilerplate", "Harbour"),
        ("title", "Ships wait"),
        ("body", PROSE[0]),
        ("boilerplate", "Share this with a friend"),
        ("caption", "Pier three at noon."),
        ("body", PROSE[1]),
        ("body", PROSE[2]),
        # Who wrote a comment is the comment's and was not left out; what it quotes is not its place.
        ("comment", "The tug was there all along, and nobody asked its crew."),
        ("comment", f"“{PROSE[1]}” It was not so."),
        ("boilerplate", "Printed with permission of the board."),
    ]


@pytest.mark.parametrize(("read", "text"), [(read_pasted, PASTED), (read_markdown, NOTE)])
def test_a_text_keeps_its_order(read, text):
    found = [line for _, line in in_order(read(text))]
    assert found == [line.strip("#- ") for line in text.split("\n") if line]


LINES = (
    "Menu",
    "Ships wait",
    "Ships wait",
    "Read on: one",
    "First.",
    "Again",
    "Ad",
    "Second.",
    "Again",
    "Reply",
    "Agreed.",
    "Reply",
)


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        pytest.param(
            [(Zone.TITLE, "Ships wait"), (Zone.BODY, "First."), (Zone.BODY, "Again"), (Zone.BODY, "Second."), (Zone.BODY, "Again"), (Zone.BOILERPLATE, "Ad")],
            ["Ships wait", "First.", "Again", "Ad", "Second.", "Again"],
            id="what is there twice is found in its turn",
        ),
        pytest.param(
            [(Zone.BODY, "Read on: one"), (Zone.BODY, "•  FIRST"), (Zone.BODY, "Unseen"), (Zone.BODY, "Menu"), (Zone.BODY, "Second.")],
            ["Read on: one", "•  FIRST", "Unseen", "Menu", "Second."],
            id="one that is out of order and one that is nowhere follow those before them",
        ),
        pytest.param(
            [(Zone.TITLE, "Wait"), (Zone.STANDFIRST, "Nowhere"), (Zone.BODY, "First.\nmore"), (Zone.COMMENT, "Lost"), (Zone.BOILERPLATE, "Menu"), (Zone.BOILERPLATE, "Reply")],
            ["Menu", "Wait", "Nowhere", "First.\nmore", "Lost", "Reply"],
            id="head before the text and comments behind it where the page shows neither",
        ),
        pytest.param(
            [(Zone.BODY, "Ships wait"), (Zone.BODY, "First."), (Zone.BOILERPLATE, "Menu"), (Zone.BOILERPLATE, "Read on: one")],
            ["Menu", "Ships wait", "Read on: one", "First."],
            id="above what is sure the nearest line counts",
        ),
        pytest.param([(Zone.BODY, "..."), (Zone.BOILERPLATE, "Menu")], ["...", "Menu"], id="nothing of the body is found"),
    ],
)  # fmt: skip
def test_blocks_find_their_lines(blocks, wanted):
    ranks = page_order(blocks, LINES).ranks
    assert [blocks[n][1] for n in sorted(range(len(blocks)), key=ranks.__getitem__)] == wanted


@given(
    st.lists(st.tuples(st.sampled_from(list(Zone)), st.sampled_from(["a", "b", "c", "d", "?", "", "\t"])), max_size=12),
    st.lists(st.sampled_from(["a", "b", "c", "d", "?", ""]), max_size=12),
)
def test_every_block_has_a_place_of_its_own(blocks, lines):
    assert sorted(page_order(blocks, lines).ranks) == list(range(len(blocks)))


def test_one_line_a_hundred_thousand_times_takes_no_longer_than_others():
    blocks = [(Zone.BODY, "Reply")] * 100_000 + [(Zone.COMMENT, "Reply")] * 100_000
    start = time.perf_counter()
    page_order(blocks, ["Reply"] * 100_000)
    assert time.perf_counter() - start < 4


def test_places_that_are_no_order_are_not_believed():
    blocks = tuple(Block(BlockKind.PARAGRAPH, Zone.BODY, n, n + 1, place=n % 2) for n in range(3))
    with pytest.raises(MessageError, match="no order"):
        expect_sound(Document("html", "abc", blocks))
