"""Marks are searched: by the words of notes and tags, by kind and grade, and by whether their words are still there."""

from dataclasses import replace

import numpy as np
import pytest

from index.grades import parse_grades
from tests.unit.library.making import add, make_document
from workbench.errors import QueryMistake
from workbench.indexing import IndexKeeper
from workbench.jobs import Cancelled, JobContext
from workbench.library import decisions
from workbench.library.articles import get_document, store_extraction
from workbench.library.marks import MarkKind, all_marks
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.marks.columns import MarkReader
from workbench.marks.exchange.formats import export_marks
from workbench.marks.exchange.markdown import MARKDOWN
from workbench.marks.listing import list_marks
from workbench.marks.orphaned import OrphanReader
from workbench.marks.service import keep_mark, make_mark, remove_marks
from workbench.search import SearchService


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number, domain in enumerate(("ledger.example", "ledger.example", None), 1):
            document = make_document(f"Number {number}", "The ships turned. Nobody fired.", domain=domain)
            add(library, str(number).encode(), document)
        yield library


@pytest.fixture
def service(library):
    with IndexKeeper(library) as keeper:
        yield SearchService(library, keeper)


@pytest.fixture
def ids(service):
    def run(text, **options):
        return sorted(service.find(JobContext(), text, **options).ids)

    return run


def mark(library, article, kind, words="Nobody fired.", **said):
    text = get_document(library, article)[0].text
    start = text.index(words)
    return make_mark(library, article, (start, start + len(words)), kind, **said)[1]


def test_notes_and_tags_are_searched_without_case_and_accents(library, ids):
    make_mark(library, 1, None, MarkKind.NOTE, note="Prüfen: the *Tonnage* of both ships")
    mark(library, 2, MarkKind.CLAIM, note="Says who?", tags=("tonnage", "Marucla crew"))
    assert ids("note:TONNAGE") == [1, 2]
    assert ids("note:prufen") == [1]
    assert ids('note:"ships tonnage"') == [1]
    assert ids('note:"marucla says"') == [2]
    assert ids("note:tonn") == []
    assert ids("note:tonn", cursor=9) == ids("note:tonn*") == [1, 2]
    assert ids("-note:tonnage has:note ships") == []
    assert ids("note:tonnage OR title:3") == [1, 2, 3]
    assert ids('note:"?"') == []
    with pytest.raises(QueryMistake, match="note:tonnage"):
        ids("ships note:")


def test_all_words_have_to_stand_in_one_note(library, ids):
    make_mark(library, 1, None, MarkKind.NOTE, note="tonnage")
    make_mark(library, 1, None, MarkKind.NOTE, note="crew")
    assert ids('note:"tonnage crew"') == []
    assert ids("note:tonnage note:crew") == [1]


def test_what_changes_is_found_at_once(library, ids):
    made = make_mark(library, 1, None, MarkKind.NOTE, note="first")[1]
    assert ids("note:first") == [1]
    keep_mark(library, replace(made, note="second"))
    assert (ids("note:first"), ids("note:second")) == ([], [1])
    decisions.undo(library)
    assert (ids("note:first"), ids("note:second")) == ([1], [])
    remove_marks(library, [(1, made.key)])
    assert ids("note:first") == ids("has:mark") == []
    decisions.undo(library)
    purge(library, [1])
    assert ids("note:first") == []


def test_what_was_marked_is_asked_for_by_kind(library, ids):
    mark(library, 1, MarkKind.HIGHLIGHT)
    mark(library, 2, MarkKind.DISPUTE, note="No.")
    mark(library, 3, MarkKind.FORECAST, grade="3")
    assert (ids("has:highlight"), ids("has:dispute"), ids("has:forecast"), ids("has:claim")) == ([1], [2], [3], [])
    assert (ids("has:note"), ids("has:mark"), ids("has:grade")) == ([2], [1, 2, 3], [3])
    assert ids("ships -has:mark") == []
    with pytest.raises(QueryMistake, match="highlight, claim"):
        ids("has:doubts")
    assert ids("ships has:do", cursor=12) == [1, 2, 3]


def test_grades_of_sources_articles_and_marks(library, ids):
    decisions.set_source_grade(library, "ledger.example", "B")
    decisions.set_source_grade(library, "The Harbor Ledger", "D")
    decisions.set_article_grade(library, 1, "2")
    mark(library, 3, MarkKind.CLAIM, grade="2")
    mark(library, 2, MarkKind.CLAIM, grade="5")
    assert (ids("grade:b"), ids("grade:D"), ids("grade:A"), ids("grade:A..C")) == ([1, 2], [3], [], [1, 2])
    assert (ids("grade:2"), ids("grade:3..6"), ids("grade:B2"), ids("grade:A..D2")) == ([1, 3], [2], [1], [1, 3])
    assert ids("has:grade") == [1, 2, 3]
    decisions.set_article_grade(library, 1, "")
    assert ids("grade:B2") == []
    assert ids("ships grade:A..", cursor=15) == [1, 2, 3]


@pytest.mark.parametrize("typed", ["G", "7", "0", "BB", "2B", "..C", "A..", "A..2", "..", "", "B22", "A1..B"])
def test_what_is_no_grade_is_none(typed):
    with pytest.raises(ValueError, match=r"^.*$"):
        parse_grades(typed)


@pytest.mark.parametrize(
    ("typed", "letters", "digits"),
    [("b", "B", ""), ("C..a", "ABC", ""), ("3..1", "", "123"), ("A..B1..2", "AB", "12"), ("a1..b2", "AB", "12")],
)
def test_grades_are_read(typed, letters, digits):
    grades = parse_grades(typed)
    assert (grades.letters, grades.digits) == (letters, digits)
    assert parse_grades(str(grades)) == grades


def test_marks_whose_words_are_gone_are_found(library, ids):
    mark(library, 1, MarkKind.HIGHLIGHT)
    mark(library, 2, MarkKind.HIGHLIGHT)
    make_mark(library, 3, None, MarkKind.NOTE, note="On all of it.")
    assert ids("has:orphan") == []
    with library.write() as connection:
        for article in (1, 3):
            store_extraction(connection, article, make_document(f"Number {article}", "Quite another text stands here."))
    assert ids("has:orphan") == [1]
    decisions.undo(library)
    assert ids("has:orphan") == [1]
    with library.write() as connection:
        store_extraction(connection, 1, make_document("Number 1", "The ships turned. Nobody fired."))
    assert ids("has:orphan") == []


def test_looking_for_orphans_can_be_stopped_and_goes_on_where_it_stopped(library):
    for article in (1, 2, 3):
        mark(library, article, MarkKind.HIGHLIGHT)
    with library.write() as connection:
        for article in (1, 2, 3):
            store_extraction(connection, article, make_document("N", "Quite another text stands here."))
    reader, asked = OrphanReader(library), []

    def stop():
        asked.append(1)
        if len(asked) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        reader.read(stop)
    assert reader.read(stop).tolist() == [1, 2, 3]
    assert len(asked) == 4


def test_a_result_shows_the_note_by_which_it_was_found(library, service):
    made = mark(library, 1, MarkKind.CLAIM, note="Check the tonnage.", tags=("crew",))
    found = service.find(JobContext(), "note:tonnage ships")
    (hit,) = service.hits(found, found.ids)
    first = hit.snippets[0]
    assert (first.zone, first.text, first.evidence) == ("note", "Check the tonnage. #crew", made.evidence)
    assert [first.text[slice(*span)] for span in first.marks] == ["tonnage"]
    assert hit.snippets[1].text == "The ships turned."
    assert ("note", "tonnage", "your note") in [(one.field, one.text, one.via) for one in hit.matched]
    make_mark(library, 2, None, MarkKind.NOTE, note="Check. " * 200 + "At last the tonnage. " + "Go on. " * 200)
    found = service.find(JobContext(), "note:tonnage")
    long = next(hit for hit in service.hits(found, found.ids, as_rows=True) if hit.article.id == 2).snippets[0]
    assert (len(long.text), long.text[0], long.text[-1]) == (402, "…", "…")
    assert [long.text[slice(*span)] for span in long.marks] == ["tonnage"]


def test_everywhere_is_in_notes_too(library, service, ids):
    mark(library, 1, MarkKind.CLAIM, note="Cuba said so. Twice.")
    make_mark(library, 2, None, MarkKind.NOTE, note="turned")
    assert (ids("cuba"), ids("cuba in:all"), ids("cuba in:comments")) == ([], [1], [])
    assert ids('"cuba said" in:all') == [1]
    assert ids("cuba ships in:all") == [1]
    assert ids("ships -cuba in:all") == [2, 3]
    assert ids("cuba OR number in:all") == [1, 2, 3]
    assert ids("title:cuba in:all") == []
    assert ids("cub", cursor=3) == [] != ids("cub in:all", cursor=3)
    found = service.find(JobContext(), "cuba in:all")
    # The counts of zones are of what stands in them.
    assert [count.articles for count in found.zones.values()] == [0, 0, 0, 0]
    (hit,) = service.hits(found, found.ids)
    assert (hit.snippets[0].zone, hit.snippets[0].text) == ("note", "Cuba said so. Twice.")
    assert "a note of yours" in found.explain
    found = service.find(JobContext(), "twice in:all")
    (first, *_) = service.hits(found, [1])
    assert [snippet.zone for snippet in first.snippets] == ["comment", "note"]
    assert service.in_text(JobContext(), found).tolist() == []


def test_only_what_changed_is_read_anew(library):
    reader = MarkReader(library)
    assert len(reader.read()) == 0
    make_mark(library, 1, None, MarkKind.NOTE, note="one two")
    first = reader.read()
    library.connection.execute("UPDATE article SET read_at = 'x' WHERE id = 1")
    assert reader.read() is first
    make_mark(library, 3, None, MarkKind.NOTE, note="two three", grade="1")
    second = reader.read()
    assert second.words == ("one", "three", "two")
    assert second.articles.tolist() == [1, 3]
    assert np.diff(second.places).tolist() == [1, 1, 2]


def test_a_damaged_mark_and_a_damaged_text_cost_only_themselves(library, ids):
    mark(library, 1, MarkKind.CLAIM, note="first")
    mark(library, 2, MarkKind.CLAIM, note="second")
    mark(library, 3, MarkKind.CLAIM, note="third")
    with library.write() as connection:
        for article in (1, 2, 3):
            store_extraction(connection, article, make_document("N", "Quite another text stands here."))
    assert ids("quite") == [1, 2, 3]
    with library.write() as connection:
        connection.execute("UPDATE mark SET evidence = '{', tags = 'x', kind = 'doubt', grade = '9' WHERE article = 1")
        connection.execute("UPDATE article_text SET text = 'x' WHERE article = 2")
    assert ids("has:orphan") == [3]
    listed = {one.mark.article: one.is_orphan for one in list_marks(library)}
    assert listed == {2: False, 3: True}
    assert "third" in export_marks(library, all_marks(library.connection), MARKDOWN).decode()
    assert ids("note:first") == [1]
    assert (ids("has:claim"), ids("has:grade")) == ([2, 3], [])
