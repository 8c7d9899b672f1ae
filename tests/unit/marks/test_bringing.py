"""Marks are brought along to another saving of a page: once, on the same words, and none is lost."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.library import decisions
from workbench.library.articles import get_document
from workbench.library.marks import MarkKind, marks_of
from workbench.library.store import Library
from workbench.marks.bringing import bring_marks
from workbench.marks.service import make_mark, orphans

BEFORE = "The ships turned on Wednesday. Nobody fired. Nobody knew why the ships had turned. It was a quiet day at sea."
AFTER = "A line that is new. The ships turned on Wednesday. Nobody knew why the twelve ships had turned. It was a quiet day at sea."


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("Ships", BEFORE))
        add(library, b"2", make_document("Ships", AFTER))
        add(library, b"3", make_document("Ships", f"{AFTER} More."))
        yield library


def mark(library, words, kind=MarkKind.CLAIM, **said):
    start = get_document(library, 1)[0].text.index(words)
    return make_mark(library, 1, (start, start + len(words)), kind, **said)[1]


def test_marks_are_copied_onto_the_same_words(library):
    mark(library, "The ships turned on Wednesday.", note="Sure?", tags=("t",), grade="2")
    mark(library, "Nobody knew why the ships had turned.", MarkKind.DISPUTE)
    lost = mark(library, "Nobody fired.", MarkKind.FORECAST)
    make_mark(library, 1, None, MarkKind.NOTE, note="On all of it.")
    brought = bring_marks(library, 1, 2)
    assert (brought.placed, brought.changed, brought.orphans) == (3, 1, 1)
    text = get_document(library, 2)[0].text
    marks = {one.kind: one for one in marks_of(library.connection, 2)}
    claim = marks[MarkKind.CLAIM]
    assert (claim.quote, claim.note, claim.tags, claim.grade) == (
        "The ships turned on Wednesday.",
        "Sure?",
        ("t",),
        "2",
    )
    for one in marks.values():
        if one.kind in {MarkKind.CLAIM, MarkKind.DISPUTE}:
            assert text[one.evidence.start : one.evidence.end] == one.quote
    assert marks[MarkKind.DISPUTE].quote == "Nobody knew why the twelve ships had turned."
    assert orphans(library, marks.values()) == {(2, marks[MarkKind.FORECAST].key)}
    assert marks[MarkKind.FORECAST].quote == lost.quote
    assert len(marks_of(library.connection, 1)) == 4
    decisions.undo(library)
    assert marks_of(library.connection, 2) == ()


def test_brought_twice_or_by_a_detour_nothing_is_there_twice(library):
    mark(library, "The ships turned on Wednesday.")
    assert bring_marks(library, 1, 2).placed == 1
    again = bring_marks(library, 1, 2)
    assert (again.decision, again.placed, again.orphans) == (None, 0, 0)
    assert bring_marks(library, 2, 3).placed == 1
    for from_, to in ((1, 3), (3, 1), (2, 1)):
        assert bring_marks(library, from_, to).decision is None
    mark(library, "It was a quiet day at sea.")
    assert bring_marks(library, 1, 3).placed == 1


def test_what_cannot_be_brought_is_said(library):
    for from_, to, said in ((1, 1, "its own"), (1, 2, "no marks"), (1, 9, "no article 9"), (9, 1, "no article 9")):
        with pytest.raises(UsageError, match=said):
            bring_marks(library, from_, to)
