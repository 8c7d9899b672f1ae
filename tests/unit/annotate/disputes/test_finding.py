"""Disputes: a comment that repeats a sentence and contradicts it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.annotate.disputes.dispute import CueKind
from workbench.annotate.disputes.finding import find_disputes
from workbench.importing.draft import Draft, DraftBlock, DraftComment, assemble
from workbench.model import Document, Zone

BODY = "The old bridge was closed by the council on Friday. Nobody was hurt."


def commented(*comments: tuple[str, ...] | str, body: str = BODY) -> Document:
    """Return an article with comments, each of one paragraph or several."""
    made = [DraftComment((one,) if isinstance(one, str) else one, "A reader") for one in comments]
    return assemble(Draft(format="text", blocks=[DraftBlock(Zone.BODY, body)], comments=made, language="en"))


def told(document: Document):
    return [
        (
            one.comment,
            document.text[one.claim_start : one.claim_end],
            document.text[one.cue_start : one.cue_end],
            one.cue,
        )
        for one in find_disputes(document)
    ]


CLAIM = "The old bridge was closed by the council on Friday."


@pytest.mark.parametrize(
    ("comment", "cue", "kind"),
    [
        (f"“{CLAIM}” Wrong. I crossed it.", "Wrong", CueKind.DENIAL),
        (f'"{CLAIM}" That is not true at all.', "not true", CueKind.DENIAL),
        (f"«{CLAIM}» No es cierto.", "No es cierto", CueKind.DENIAL),
        (f"“{CLAIM}” Really? I crossed it.", "Really", CueKind.DENIAL),
        (f"“{CLAIM}” Well, no.", "no", CueKind.NEGATION),
        (f"“{CLAIM}” I do not agree at all.", "do not agree", CueKind.DENIAL),
        (f"“{CLAIM}” It was not.", "not", CueKind.NEGATION),
        (f"“{CLAIM}” Then I must be a ghost.", "Then I must be a ghost", CueKind.RETORT),
        (f"{CLAIM} Nonsense, I crossed it.", "Nonsense", CueKind.DENIAL),
        ("“the old bridge was closed by council on friday” is a lie.", "lie", CueKind.DENIAL),
        ("“The bridge was closed by the council on Friday!” False.", "False", CueKind.DENIAL),
        ((f"“{CLAIM}”", "Wrong again, I crossed it."), "Wrong", CueKind.DENIAL),
        (("There is one thing you got wrong:", f"“{CLAIM}”", "I crossed it at noon."), "wrong", CueKind.DENIAL),
        ("“Nobody was hurt.” My uncle was, and badly so, I am sorry to say.", None, None),
    ],
)
def test_a_quotation_with_a_contradiction(comment, cue, kind):
    found = told(commented(comment))
    if cue is None:
        assert all(claim == "Nobody was hurt." for _, claim, _, _ in found)
    else:
        assert found == [(0, CLAIM, cue, kind)]


@pytest.mark.parametrize(
    "comment",
    [
        f"“{CLAIM}” Exactly, well said.",
        f"“{CLAIM}” Thank you for telling us.",
        f"“{CLAIM}” Really good to read that somebody does something about the old thing after all these years of waiting.",
        f"“{CLAIM}” I did not know that, thanks.",
        f"“{CLAIM}” Could not agree more, it was no place for children.",
        f"“{CLAIM}” So true, and nobody says it.",
        f"“{CLAIM}” And who paid for the fence that stands there now, I wonder, and for the lamps and the sign beside it?",
        f"“{CLAIM}”",
        "The council is wrong, the bridge was safe.",
        "“closed by the mayor on a whim” is what I heard, wrong or not.",
        "Nobody was there. Wrong place to be on a Friday.",
    ],
)
def test_no_dispute(comment):
    assert told(commented(comment)) == []


def test_each_quotation_of_a_comment_has_its_reply():
    document = commented((f"“{CLAIM}” Wrong. It was open.", "“Nobody was hurt.” No, two were."))
    found = find_disputes(document)
    assert [document.text[one.reply_start : one.reply_end] for one in found] == ["Wrong. It was open.", "No, two were."]
    assert [document.text[one.quote_start : one.quote_end] for one in found] == [CLAIM, "Nobody was hurt."]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from([CLAIM, "“", "”", '"', "Wrong.", "not", "?", "«", "»", "„", "bridge was closed", "\n"]),
            max_size=9,
        ).map(" ".join),
        min_size=1,
        max_size=4,
    )
)
def test_spans_lie_where_they_say(comments):
    document = commented(*(comment or "-" for comment in comments))
    zones = {block.zone: (block.start, block.end) for block in document.blocks}
    body_end = zones[Zone.BODY][1]
    for one in find_disputes(document):
        assert 0 <= one.claim_start < one.claim_end <= body_end
        assert body_end < one.quote_start < one.quote_end <= len(document.text)
        assert one.quote_end <= one.reply_start < one.reply_end <= len(document.text)
        assert 0 <= one.cue_start < one.cue_end <= len(document.text)


@pytest.mark.parametrize("piece", ["“", "„a“", '"', f"“{CLAIM}” wrong ", "the old bridge was ", "no. "])
def test_hostile_comments_take_no_hour(piece):
    document = commented(piece * 20_000 + "”")
    began = time.process_time()
    find_disputes(document)
    assert time.process_time() - began < 20


def test_many_comments_take_time_that_grows_with_them():
    document = commented(*(f"“{CLAIM}” Wrong, number {n}." for n in range(5_000)))
    began = time.process_time()
    assert len(find_disputes(document)) == 5_000
    assert time.process_time() - began < 10
