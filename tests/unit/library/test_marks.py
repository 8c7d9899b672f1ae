"""Marks: decisions like any other, which a lost database gets back from the journal, and a purge leaves nothing of."""

import shutil
import time
from dataclasses import replace

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library import decision_log, decisions, source_grades
from workbench.library.articles import get_article, get_document
from workbench.library.check import CheckReport, examine
from workbench.library.drafts import drafts_of, drop_draft, keep_draft
from workbench.library.marks import Colour, Mark, MarkKind, all_marks, columns_of, marked_articles, marks_of
from workbench.library.purge import purge
from workbench.library.replaying import replay_journal
from workbench.library.store import Library
from workbench.marks.placed import How
from workbench.marks.service import keep_mark, make_mark, new_mark, placed_marks, remove_marks


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("One"))
        add(library, b"2", make_document("Two"))
        yield library


def span(library, words, article=1):
    text = get_document(library, article)[0].text
    start = text.index(words)
    return start, start + len(words)


def test_a_mark_is_made_changed_taken_away_and_all_of_it_undone(library):
    _, mark = make_mark(library, 1, span(library, "Nobody fired."), MarkKind.HIGHLIGHT, note="Sure?")
    assert mark.colour is Colour.GREEN
    assert marks_of(library.connection, 1) == (mark,)
    keep_mark(library, replace(mark, colour=Colour.PINK, grade="2"))
    (changed,) = marks_of(library.connection, 1)
    assert (changed.colour, changed.grade, changed.note, changed.key) == (Colour.PINK, "2", "Sure?", mark.key)
    remove_marks(library, [(1, mark.key)])
    assert marks_of(library.connection, 1) == ()
    decisions.undo(library)
    assert marks_of(library.connection, 1) == (changed,)
    decisions.undo(library)
    assert marks_of(library.connection, 1) == (mark,)
    decisions.undo(library)
    assert marks_of(library.connection, 1) == ()
    decisions.redo(library)
    assert marks_of(library.connection, 1) == (mark,)


def test_one_decision_about_a_mark_cannot_be_undone_under_a_later_one(library):
    first, mark = make_mark(library, 1, span(library, "Nobody fired."), MarkKind.CLAIM)
    _, other = make_mark(library, 1, span(library, "The ships"), MarkKind.DISPUTE)
    keep_mark(library, replace(mark, note="Says who?"))
    with pytest.raises(UsageError, match="later"):
        decisions.undo_decision(library, first.seq)
    remove_marks(library, [(1, other.key), (1, mark.key)])
    decisions.undo(library)
    assert len(marks_of(library.connection, 1)) == 2


def test_what_would_be_no_mark_is_refused(library):
    for make, said in (
        (lambda: make_mark(library, 1, (3, 3), MarkKind.HIGHLIGHT), "no words"),
        (lambda: make_mark(library, 1, None, MarkKind.NOTE, note="  "), "empty"),
        (lambda: make_mark(library, 1, None, MarkKind.HIGHLIGHT), "Only a note"),
        (lambda: make_mark(library, 1, (0, 3), MarkKind.CLAIM, grade="7"), "1 to 6"),
        (lambda: make_mark(library, 9, (0, 3), MarkKind.CLAIM), "no article 9"),
        (lambda: make_mark(library, 1, None, MarkKind.NOTE, note="x" * 100_001), "characters"),
        (lambda: remove_marks(library, [(1, "none")]), "no such mark"),
    ):
        with pytest.raises(UsageError, match=said):
            make()
    _, mark = make_mark(library, 1, (0, 3), MarkKind.CLAIM)
    with pytest.raises(UsageError, match="like that already"):
        keep_mark(library, mark)
    assert [decision.kind for decision in decision_log.log(library)] == ["mark"]


def test_marks_are_where_they_were_in_the_text_that_is_read_again(library):
    make_mark(library, 1, span(library, "Nobody fired."), MarkKind.HIGHLIGHT)
    make_mark(library, 1, span(library, "A second paragraph."), MarkKind.NOTE, note="Which?")
    make_mark(library, 1, None, MarkKind.NOTE, note="All of it.")
    again = make_document("One", "In the morning the ships turned back. Nobody fired. Read more below.")
    decisions.store_readings(library, [(1, again)])
    document, version = get_document(library, 1)
    placed = placed_marks(library, 1, document, version)
    assert [(one.how, document.text[one.start : one.end] if one.how else "") for one in placed] == [
        (None, ""),
        (How.MOVED, "Nobody fired."),
        (How.MOVED, "A second paragraph."),
    ]
    assert not placed[0].is_orphan
    decisions.store_readings(library, [(1, make_document("One", "All is new here. Not a word is left of it."))])
    document, version = get_document(library, 1)
    placed = placed_marks(library, 1, document, version)
    assert [(one.is_orphan, one.mark.quote) for one in placed] == [
        (False, ""),
        (True, "Nobody fired."),
        (False, "A second paragraph."),
    ]
    # Going back brings it back.
    decisions.undo(library)
    document, version = get_document(library, 1)
    assert not any(one.is_orphan for one in placed_marks(library, 1, document, version))


def test_grades_are_the_users_and_can_be_undone(library):
    decisions.set_article_grade(library, 1, "3")
    decisions.set_source_grade(library, "The Harbor Ledger", "B")
    assert get_article(library, 1).grade == "3"
    assert source_grades.source_grades(library) == {"The Harbor Ledger": "B"}
    decisions.set_source_grade(library, "The Harbor Ledger", None)
    decisions.undo(library)
    assert source_grades.source_grades(library) == {"The Harbor Ledger": "B"}
    first = decision_log.log(library)[0]
    for wrong in (
        lambda: decisions.set_article_grade(library, 1, "7"),
        lambda: decisions.set_source_grade(library, "x", "G"),
    ):
        with pytest.raises(UsageError, match="no grade"):
            wrong()
    with pytest.raises(UsageError, match="already"):
        decisions.set_article_grade(library, 1, "3")
    with pytest.raises(UsageError, match="already"):
        decisions.set_source_grade(library, "The Harbor Ledger", "B")
    decisions.undo_decision(library, first.seq)
    assert get_article(library, 1).grade == ""


def test_source_and_statement_are_graded_in_one_step(library):
    decisions.set_grades(library, 1, "B", "2")
    assert source_grades.source_grades(library) == {"The Harbor Ledger": "B"}
    _, mark = make_mark(library, 1, span(library, "Nobody fired."), MarkKind.CLAIM)
    decisions.set_grades(library, 1, "C", "4", mark.key)
    assert (get_article(library, 1).grade, marks_of(library.connection, 1)[0].grade) == ("2", "4")
    decisions.undo(library)
    assert source_grades.source_grades(library) == {"The Harbor Ledger": "B"}
    assert marks_of(library.connection, 1)[0].grade == ""
    with pytest.raises(UsageError, match="already"):
        decisions.set_grades(library, 1, "B", "2")
    with pytest.raises(UsageError, match="A to F"):
        decisions.set_grades(library, 1, "G", "2")
    with pytest.raises(UsageError, match="no mark"):
        decisions.set_grades(library, 1, None, "2", "gone")
    decisions.undo(library)
    decisions.undo(library)
    assert (get_article(library, 1).grade, source_grades.source_grades(library)) == ("", {})


def test_a_lost_database_gets_its_marks_and_grades_back(library, tmp_path):
    _, mark = make_mark(library, 1, span(library, "Nobody fired."), MarkKind.FORECAST, note="Is it?", tags=["due"])
    make_mark(library, 2, None, MarkKind.NOTE, note="Gone soon.")
    decisions.undo(library)
    decisions.set_article_grade(library, 2, "6")
    decisions.set_source_grade(library, "The Harbor Ledger", "F")
    with Library.open_or_create(tmp_path / "other") as other:
        add(other, b"2", make_document("Two"))
        add(other, b"1", make_document("One"))
        shutil.copytree(library.folder / "backups", other.folder / "backups", dirs_exist_ok=True)
        assert replay_journal(other) == 5
        (found,) = all_marks(other.connection)
        assert (found.article, found.key, found.note, found.tags) == (2, mark.key, "Is it?", ("due",))
        assert get_article(other, 1).grade == "6"
        assert source_grades.source_grades(other) == {"The Harbor Ledger": "F"}
        report = CheckReport()
        examine(JobContext(), other, report)
        assert report.problems == []


def test_a_mark_that_nobody_made_is_told(library):
    library.connection.execute(
        "INSERT INTO mark (article, key, kind, evidence, colour, note, tags, grade, made_at, changed_at)"
        " VALUES (1, 'k', 'note', NULL, '', 'Planted', '[]', '', '', '')"
    )
    report = CheckReport()
    examine(JobContext(), library, report)
    assert ["no decision said" in problem.message for problem in report.problems] == [True]


def test_nothing_of_a_purged_article_s_marks_stays(library):
    _, mark = make_mark(library, 1, None, MarkKind.NOTE, note="Secret words")
    keep_draft(library, replace(mark, note="Secret draft"))
    purge(library, [1])
    library.connection.execute("VACUUM")
    files = [file.read_bytes() for file in library.folder.rglob("*") if file.is_file()]
    assert not any(b"Secret" in data for data in files)


def test_a_draft_is_kept_until_it_is_written_or_given_up(library):
    mark = new_mark(library, 1, span(library, "Nobody fired."), MarkKind.NOTE, note="Hal")
    keep_draft(library, mark)
    keep_draft(library, replace(mark, note="Half a no"))
    (draft,) = drafts_of(library.connection)
    assert draft.mark.note == "Half a no"
    assert draft.mark.evidence == mark.evidence
    assert decision_log.log(library) == []
    assert drafts_of(library.connection, 2) == ()
    drop_draft(library, 1, mark.key)
    assert drafts_of(library.connection, 1) == ()


def test_marks_are_counted_and_listed_without_those_in_the_trash(library):
    make_mark(library, 1, (0, 3), MarkKind.CLAIM)
    make_mark(library, 2, (0, 3), MarkKind.CLAIM)
    make_mark(library, 2, None, MarkKind.NOTE, note="All")
    assert marked_articles(library.connection, [1, 2, 3]) == {1: 1, 2: 2}
    decisions.delete(library, 2)
    assert [mark.article for mark in all_marks(library.connection)] == [1]
    assert len(all_marks(library.connection, [2])) == 2


def test_a_step_of_thousands_of_marks_of_one_article_is_taken_back_soon_from_the_list(library):
    made = [Mark(1, f"{key:x}", MarkKind.NOTE, None, None, "Who?") for key in range(4_000)]
    step = decisions.set_marks(library, [(1, columns_of(mark)) for mark in made])
    later = keep_mark(library, replace(made[-1], note="Who says so?"))
    start = time.process_time()
    with pytest.raises(UsageError, match="about the same later"):
        decisions.undo_decision(library, step.seq)
    decisions.undo_decision(library, later.seq)
    decisions.undo_decision(library, step.seq)
    assert marks_of(library.connection, 1) == ()
    assert time.process_time() - start < 4
