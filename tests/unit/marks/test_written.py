"""What a reader wrote in another service becomes highlights and a note of the article that it came with, in one step with its tags."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.importing.taking_over import take_over
from workbench.library import decisions
from workbench.library.marks import Colour, MarkKind, marks_of
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.library.tags import tags_of
from workbench.marks.service import orphans

WRITTEN = [
    "Read this again.",
    "highlight: Nobody fired.",
    "highlight: The ships turned.\nnote: Says who?\nAnd when?",
    "highlight: Never said.",
    "note: Only a note.",
    "highlight: " + "x" * 20_001,
]


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("One", "The ships\nturned. Nobody fired."))
        add(library, b"2", make_document("Two"))
        yield library


def test_highlights_stand_on_their_words_and_the_rest_is_one_note(library):
    take_over(library, {"sea": [1, 2]}, {1: [*WRITTEN, *WRITTEN]})
    marks = {mark.note or mark.quote: mark for mark in marks_of(library.connection, 1)}
    assert len(marks) == 4
    assert (marks["Nobody fired."].kind, marks["Nobody fired."].colour) == (MarkKind.HIGHLIGHT, Colour.GREEN)
    said = marks["Says who?\nAnd when?"]
    assert (said.kind, said.quote) == (MarkKind.NOTE, "The ships\nturned.")
    assert orphans(library, marks.values()) == {(1, marks["Never said."].key)}
    (whole,) = [mark for mark in marks.values() if mark.evidence is None]
    assert whole.note.startswith("Read this again.\n\nOnly a note.\n\nxxx")


def test_tags_and_notes_are_one_step_and_come_once(library):
    take_over(library, {"sea": [1]}, {1: WRITTEN, 2: ["Mine."]})
    before = marks_of(library.connection, 1)
    take_over(library, {"sea": [1]}, {1: WRITTEN, 2: ["Mine."]})
    assert marks_of(library.connection, 1) == before
    decisions.undo(library)
    assert marks_of(library.connection, 1) == marks_of(library.connection, 2) == ()
    assert tags_of(library, 1) == ()
    decisions.redo(library)
    assert marks_of(library.connection, 1) == before
    assert tags_of(library, 1) == ("sea",)


def test_what_is_purged_meanwhile_is_passed_over(library):
    purge(library, [2])
    take_over(library, {}, {2: ["Mine."], 1: ["Mine."]})
    assert len(marks_of(library.connection, 1)) == 1
    take_over(library, {}, {})
    assert decisions.next_undo(library).kind == "mark"


def test_files_of_highlights_are_quotations_with_what_was_said_below(library):
    take_over(library, {}, {1: ["> The ships\n> turned.\n\nSays who?\n\nAnd when?\n\n> Nobody fired.\n\n>"]})
    assert {(mark.quote, mark.note) for mark in marks_of(library.connection, 1)} == {
        ("The ships\nturned.", "Says who?\n\nAnd when?"),
        ("Nobody fired.", ""),
    }
