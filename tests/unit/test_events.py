"""The events of a library: listed, offered as one where several articles tell of them, made one or kept apart, and found again."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.annotate.correcting import Verdict
from workbench.annotate.events.event import EventKind
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending, findings_of
from workbench.errors import UsageError
from workbench.events import count_events, event_at, events_of, keep_apart, make_one, told_by_several, with_sentences
from workbench.jobs import Cancelled, JobContext
from workbench.library import decisions
from workbench.library.articles import store_extraction
from workbench.library.check import CheckReport, examine
from workbench.library.event_groups import EVENT_GROUP, kept_groups
from workbench.library.folder import DATABASE
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.maintenance import check_library
from workbench.model import DateClaim, DateState
from workbench.redating import correct, set_date

LEDGER = "Turkish rockets hit the fuel depot at the harbour on 7 May and killed four guards. Nobody else was hurt, the town said. The war began in 2011."
GAZETTE = "Four guards died when Turkish rockets struck the harbour's fuel depot on Thursday. Turkey will meet Russia on 15 May."
WIRE = "Turkish ministers signed a treaty on grain exports on Thursday."


@pytest.fixture
def library(tmp_path):
    published = DateClaim("2020-05-09", DateState.STATED, "")
    with Library.open_or_create(tmp_path / "l") as library:
        for number, body in enumerate((LEDGER, GAZETTE, WIRE), 1):
            add(library, str(number).encode(), make_document(f"Report {number}", body, published=published))
        annotate(library)
        yield library


def annotate(library):
    annotate_pending(JobContext(), library, Registry.default())


def told(library):
    return [[one.place for one in event.tellings] for event in told_by_several(JobContext(), library)]


def the_two(library):
    return [event_at(library, 1, 1), event_at(library, 2, 1)]


def test_events_are_listed_by_their_days_with_their_sentences(library):
    listed = with_sentences(library, events_of(library))
    assert [(one.place, one.event.edtf, one.event.kind.value) for one in listed] == [
        ((1, 2), "2011", "background"),
        ((1, 1), "2020-05-07", "reported"),
        ((2, 1), "2020-05-07", "reported"),
        ((3, 1), "2020-05-07", "reported"),
        ((2, 2), "2020-05-15", "planned"),
    ]
    assert listed[0].sentence == "The war began in 2011."
    assert listed[0].event.actors == ()
    assert listed[-1].event.actors == ("turkey", "russia")
    assert [one.place for one in events_of(library, kind=EventKind.PLANNED)] == [(2, 2)]
    assert [one.place for one in events_of(library, [3])] == [(3, 1)]
    assert len(events_of(library, limit=2)) == 2
    assert (count_events(library), count_events(library, [3])) == (5, 1)


def test_what_two_articles_tell_of_is_offered_as_one_and_nothing_is_merged_by_itself(library):
    (event,) = told_by_several(JobContext(), library)
    assert [one.place for one in event.tellings] == [(1, 1), (2, 1)]
    assert (event.group, event.articles) == ("", 2)
    assert all(not one.group for one in events_of(library))


def test_what_is_told_by_several_is_looked_for_among_the_first_and_given_up_when_nobody_waits(library):
    assert told_by_several(JobContext(), library, limit=2) == ()
    with pytest.raises(Cancelled):
        told_by_several(JobContext(is_cancelled=lambda: True), library)


def test_events_are_made_one_and_undo_parts_them_again(library):
    decision = make_one(library, the_two(library))
    assert decision.articles == (1, 2)
    (event,) = told_by_several(JobContext(), library)
    assert event.group
    assert {one.group for one in events_of(library) if one.group} == {event.group}
    with pytest.raises(UsageError, match="one already"):
        make_one(library, the_two(library))
    decisions.undo(library)
    assert kept_groups(library.connection) == ()
    assert told_by_several(JobContext(), library)[0].group == ""
    decisions.redo(library)
    assert told_by_several(JobContext(), library)[0].group == event.group


def test_what_comes_to_one_of_several_comes_to_all(library):
    make_one(library, the_two(library))
    make_one(library, [event_at(library, 3, 1), event_at(library, 2, 2)])
    make_one(library, [event_at(library, 1, 1), event_at(library, 3, 1)])
    (event,) = told_by_several(JobContext(), library)
    assert {one.place for one in event.tellings} == {(1, 1), (2, 1), (2, 2), (3, 1)}
    decisions.undo(library)
    assert sorted(map(sorted, told(library))) == [[(1, 1), (2, 1)], [(2, 2), (3, 1)]]


def test_what_is_not_one_is_not_offered_again(library):
    keep_apart(library, the_two(library))
    assert told(library) == []
    decisions.undo(library)
    assert told(library) == [[(1, 1), (2, 1)]]
    make_one(library, the_two(library))
    keep_apart(library, the_two(library))
    assert told(library) == []
    assert all(not one.group for one in events_of(library))


def test_a_word_on_events_stays_with_them_in_another_reading(library):
    make_one(library, the_two(library))
    longer = make_document(
        "Report 1",
        f"It was a quiet week until the end. {LEDGER}",
        published=DateClaim("2020-05-09", DateState.STATED, ""),
    )
    with library.write() as connection:
        store_extraction(connection, 1, longer)
    annotate(library)
    assert [one.place for one in told_by_several(JobContext(), library)[0].tellings] == [(1, 1), (2, 1)]
    assert event_at(library, 1, 1).text_version == 2


def test_events_move_with_the_date_of_their_article(library):
    set_date(library, Registry.default(), 2, "2020-06-09")
    assert told(library) == []


def test_what_is_in_the_trash_or_purged_tells_of_nothing(library):
    make_one(library, the_two(library))
    decisions.delete(library, 2)
    assert {one.article for one in events_of(library)} == {1, 3}
    purge(library, [2])
    assert [row.article for row in kept_groups(library.connection)] == [1]
    report = CheckReport()
    examine(JobContext(), library, report)
    assert report.problems == []


def test_a_word_on_events_comes_back_from_the_journal(tmp_path, library):
    make_one(library, the_two(library))
    group = told_by_several(JobContext(), library)[0].group
    library.close()
    for file in (tmp_path / "l").glob(f"{DATABASE}*"):
        file.unlink()
    check_library(JobContext(), tmp_path / "l", repair=True)
    with Library.open(tmp_path / "l") as mended:
        assert {row.grp for row in kept_groups(mended.connection)} == {group}


def test_a_later_word_on_the_same_events_has_to_be_undone_first(library):
    first = make_one(library, the_two(library))
    keep_apart(library, the_two(library))
    with pytest.raises(UsageError, match=EVENT_GROUP):
        decisions.undo_decision(library, first.seq)


def test_a_word_on_events_is_about_their_sentences_and_not_about_numbers_that_have_moved(library):
    depot, guards = the_two(library)
    treaty = event_at(library, 3, 1)
    keep_apart(library, [event_at(library, 1, 2), treaty])
    # While the list is open, what stood first in the article is no event any more: all others have other numbers.
    told_when = next(time for time in findings_of(library, Registry.default(), 1).times.times)
    correct(library, Registry.default(), 1, (told_when.start, told_when.end), Verdict.NO_DATE)
    before = kept_groups(library.connection)
    for act in (make_one, keep_apart):
        with pytest.raises(UsageError, match="read anew"):
            act(library, [depot, guards])
    assert kept_groups(library.connection) == before
    decisions.undo(library)
    annotate(library)
    war = event_at(library, 1, 2)
    correct(library, Registry.default(), 1, (told_when.start, told_when.end), Verdict.NO_DATE)
    make_one(library, [war, guards])
    keys = [(row.key, row.evidence.quote) for row in kept_groups(library.connection) if row.article == 1]
    assert keys == [(keys[0][0], "The war began in 2011.")] * 2
    assert {one.place for one in events_of(library) if one.group} == {(1, 1), (2, 1)}


def test_an_event_that_is_named_twice_counts_once_and_undo_takes_it_back(library):
    depot, guards = the_two(library)
    for act in (make_one, keep_apart):
        decision = act(library, [depot, guards, depot])
        assert len(kept_groups(library.connection)) == 2
        decisions.undo_decision(library, decision.seq)
        assert kept_groups(library.connection) == ()


def test_what_one_article_alone_is_left_to_tell_is_not_told_by_several(library):
    add(library, b"4", make_document("Report 4", LEDGER, published=DateClaim("2020-05-09", DateState.STATED, "")))
    annotate(library)
    depot, guards = the_two(library)
    first = make_one(library, [depot, guards])
    make_one(library, [depot, guards, event_at(library, 4, 1)])
    decisions.undo_decision(library, first.seq)
    assert told(library) == [[(1, 1), (2, 1), (4, 1)]]
    decisions.delete(library, 1)
    decisions.delete(library, 2)
    assert told(library) == []


def test_what_is_half_known_stands_by_the_end_that_is_known(library):
    body = "The harbour has been closed since 6 May 2020 for everybody. Until March 2009 it was open to all ships."
    add(library, b"4", make_document("Report 4", body, published=DateClaim("2020-05-09", DateState.STATED, "")))
    annotate(library)
    assert [one.event.edtf for one in events_of(library)] == [
        "../2009-03",
        "2011",
        "2020-05-06/..",
        "2020-05-07",
        "2020-05-07",
        "2020-05-07",
        "2020-05-15",
    ]


@pytest.mark.parametrize(("column", "rubbish"), [("kind", "odd"), ("zone", "odd"), ("actors", "[1]"), ("places", "{")])
def test_a_row_that_cannot_be_understood_costs_its_event_alone(library, column, rubbish):
    make_one(library, the_two(library))
    with library.write() as connection:
        connection.execute(
            f"UPDATE article_event SET {column} = ? WHERE article = 1 AND edtf = '2020-05-07'", (rubbish,)
        )
    assert [one.place for one in events_of(library)] == [(1, 2), (2, 1), (3, 1), (2, 2)]
    assert event_at(library, 1, 2).event.edtf == "2011"
    assert told(library) == []
    with pytest.raises(UsageError, match="no event 1"):
        event_at(library, 1, 1)


def test_what_names_no_event_is_refused(library):
    with pytest.raises(UsageError, match="no event 9"):
        event_at(library, 1, 9)
    with pytest.raises(UsageError):
        event_at(library, 99, 1)
    for act in (make_one, keep_apart):
        with pytest.raises(UsageError, match="two or more"):
            act(library, [event_at(library, 1, 1)] * 2)
    assert kept_groups(library.connection) == ()
