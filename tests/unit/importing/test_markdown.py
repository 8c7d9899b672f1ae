"""Notes in Markdown: front matter, blocks, and what of a saved page stands in them beside the article."""

import pytest

from workbench.importing.formats import kind_of
from workbench.importing.markdown import read_markdown
from workbench.importing.saved_file import SavedFile
from workbench.model import BlockKind, DateState, RunStyle, Zone

PROSE = "The harbour master said on Thursday that two foreign freighters had been told to wait in the outer roads. " * 3
FOOT = "Kept by the readers of the Cape Wire."
FRONT = """---
title: "Ships Wait"
source: "https://wire.example/ships"
author: "Cape Wire"
published: 1962-10-22
tags:
  - clippings
---
"""


def laid(text: str) -> list[tuple[Zone, BlockKind, str]]:
    return [(b.zone, b.kind, b.text) for b in read_markdown(text).blocks]


def in_zone(text: str, zone: Zone) -> list[str]:
    return [b.text for b in read_markdown(text).blocks if b.zone is zone]


def test_front_matter_states_the_facts():
    draft = read_markdown(f"{FRONT}\n# Ships Wait\n\nBy Cape Wire\n\n{PROSE}\n")
    assert (draft.title, draft.authors, draft.url, draft.domain) == (
        "Ships Wait",
        ("Cape Wire",),
        "https://wire.example/ships",
        "wire.example",
    )
    assert (draft.published.edtf, draft.published.state) == ("1962-10-22", DateState.STATED)


def test_title_and_byline_are_no_part_of_the_body():
    assert laid(f"{FRONT}\n# Ships Wait\n\nBy Cape Wire\n\n{PROSE}\n") == [
        (Zone.TITLE, BlockKind.HEADING, "Ships Wait"),
        (Zone.BOILERPLATE, BlockKind.PARAGRAPH, "By Cape Wire"),
        (Zone.BODY, BlockKind.PARAGRAPH, PROSE.strip()),
    ]


def test_a_heading_other_than_the_title_stays():
    assert (Zone.BODY, BlockKind.HEADING, "The first day") in laid(f"{FRONT}\n# The first day\n\n{PROSE}\n")


@pytest.mark.parametrize(
    "authors",
    [
        "author: Ada Busch; T. Field",
        "authors: [Ada Busch, T. Field]",
        'author:\n  - "[[Ada Busch]]"\n  - "[[T. Field]]"\nlanguage: en',
    ],
)
def test_authors_in_every_spelling_of_a_list(authors):
    assert read_markdown(f"---\n{authors}\n---\n\n{PROSE}\n").authors == ("Ada Busch", "T. Field")


@pytest.mark.parametrize("foot", [FOOT, f"*{FOOT}*", f"[{FOOT}](https://wire.example)"])
def test_a_short_line_under_the_last_rule_is_boilerplate(foot):
    text = f"# Ships Wait\n\n{PROSE}\n\n{PROSE}\n\n---\n\n{foot}\n"
    assert in_zone(text, Zone.BOILERPLATE) == [FOOT]
    assert in_zone(text, Zone.BODY) == [PROSE.strip()] * 2


@pytest.mark.parametrize(
    "ending",
    [
        f"***\n\n{PROSE}\n\n***\n\n{FOOT}",
        f"---\n\n{PROSE}\n\n{FOOT}",
        f"---\n\n{PROSE * 2}",
        f"---\n\n- {FOOT}",
        f"{FOOT}\n\n---",
        FOOT,
    ],
    ids=["scenes", "section", "long", "list", "rule last", "no rule"],
)
def test_other_endings_are_body(ending):
    assert in_zone(f"# Ships Wait\n\n{PROSE}\n\n{PROSE}\n\n{ending}\n", Zone.BOILERPLATE) == []


def test_a_short_note_keeps_all_that_it_says():
    assert in_zone(f"Call Ada about the ships.\n\n---\n\n{FOOT}\n", Zone.BOILERPLATE) == []


def test_blocks_keep_their_kind_and_their_runs():
    draft = read_markdown(
        "# Ships\n\nThey *wait* for **bread**.\n\n- coal\n  - Welsh\n\n> Nobody asked us.\n\n    a  b\n"
    )
    assert [(b.kind, b.level, b.text) for b in draft.blocks] == [
        (BlockKind.HEADING, 1, "Ships"),
        (BlockKind.PARAGRAPH, 0, "They wait for bread."),
        (BlockKind.LIST_ITEM, 1, "coal"),
        (BlockKind.LIST_ITEM, 2, "Welsh"),
        (BlockKind.QUOTE, 0, "Nobody asked us."),
        (BlockKind.PREFORMATTED, 0, "a  b"),
    ]
    assert [(r.start, r.end, r.style) for r in draft.blocks[1].runs] == [
        (5, 9, RunStyle.EMPHASIS),
        (14, 19, RunStyle.STRONG),
    ]


def test_a_sign_of_number_alone_makes_no_markdown():
    text = f"{PROSE}\n\n# Name: Cloth\n# Level: 78\n# Reward: gold\n\n1. first\n2. second\n"
    assert kind_of(SavedFile(text.encode(), "page.txt")).format == "text"
    assert kind_of(SavedFile(text.replace("# Level", "## Level").encode(), "page.txt")).format == "markdown"
