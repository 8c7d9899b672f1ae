"""Events of an article: which time each is of, and how it is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.annotate.making import document
from tests.unit.naming import a_day
from workbench.annotate.events.dated import dated_sentences
from workbench.annotate.events.event import EventKind
from workbench.annotate.events.finding import find_events
from workbench.annotate.reading import annotate
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Times
from workbench.model import UNKNOWN_DATE, DateClaim, DateState, Zone

PUBLISHED = DateClaim("2020-05-09", DateState.STATED)


def events(*texts, published=PUBLISHED, zone=Zone.BODY):
    return annotate(Registry.default(), replace(document(*texts, zone=zone), published=published, language="en")).events


@pytest.mark.parametrize(
    ("sentence", "kind", "edtf"),
    [
        ("The convoy reached Idlib on Thursday.", EventKind.REPORTED, "2020-05-07"),
        ("The war began in March 2011.", EventKind.BACKGROUND, "2011-03"),
        ("The ministers will meet in Geneva on 15 May.", EventKind.PLANNED, "2020-05-15"),
        ("The talks are due to begin on 15 May 2020.", EventKind.PLANNED, "2020-05-15"),
        ("The truce will probably end on 15 May.", EventKind.FORECAST, "2020-05-15"),
        ("If the road is shut, the town will fall by June 2020.", EventKind.FORECAST, "2020-06"),
        ("The convoy, which had left in April, was back on 6 May.", EventKind.REPORTED, "2020-05-06"),
    ],
)
def test_a_sentence_with_a_time_is_an_event_of_its_kind(sentence, kind, edtf):
    (event,) = events(sentence)
    assert (event.kind, event.edtf.partition("/")[2] or event.edtf) == (kind, edtf)
    assert (event.start, event.end) == (0, len(sentence))


def test_who_is_named_in_the_sentence_takes_part():
    first, second = events("Turkey shelled the hill on 5 May. Russia and Turkey spoke on 6 May.")
    assert first.actors == ("turkey",)
    assert second.actors == ("russia", "turkey")


def test_a_sentence_without_a_time_is_none_and_one_of_several_is_one():
    assert events("Nobody knows when it began.") == ()
    (event,) = events("Between the storms of 3 May and 7 May the port was open in 2020.")
    assert event.zone is Zone.BODY


def test_undated_what_waits_is_the_story_and_years_are_where_it_comes_from():
    found = events(
        "On March 5 the convoy left.", "On March 7 it turned back.", "It had done so in 2011.", published=UNKNOWN_DATE
    )
    assert [event.kind for event in found] == [EventKind.REPORTED, EventKind.REPORTED, EventKind.BACKGROUND]
    assert [event.first_day is None for event in found] == [True, True, False]


def test_the_year_of_a_retrospect_is_no_background_of_it():
    text = "In 1914 the war began. In August the army marched. In 1916 it lost. In 1917 it rose. In 1918 peace came. In 1919 it was signed."
    found = annotate(Registry.default(), replace(document(text), published=PUBLISHED, language="en"))
    assert found.times.is_narrative
    assert {event.kind for event in found.events} == {EventKind.REPORTED}


def test_denial_and_hearsay_are_those_of_the_clause_that_has_the_time():
    denied, told = events("On 5 May the army did not move; it slept.", "It slept, but on 6 May it moved, reportedly.")
    assert (denied.is_negated, denied.is_hedged) == (True, False)
    assert (told.is_negated, told.is_hedged) == (False, True)


def test_a_mere_date_is_no_event():
    assert events("WASHINGTON, 19 October 1962.") == ()
    assert events("Posted on 5 May 2020") == ()
    assert len(events("It rained here on 5 May 2020")) == 1


def test_what_stands_in_boilerplate_is_no_event_and_a_comment_keeps_its_zone():
    assert events("On 5 May 2020 we changed our cookies.", zone=Zone.BOILERPLATE) == ()
    (event,) = events("On 5 May 2020 I saw it.", zone=Zone.COMMENT)
    assert event.zone is Zone.COMMENT


@given(st.text(alphabet="a.5 \nMay;,“20", max_size=200))
def test_sentences_cover_their_times_and_lie_within_the_text(text):
    doc = replace(document(text), published=PUBLISHED, language="en")
    found = annotate(Registry.default(), doc)
    for event in found.events:
        assert 0 <= event.start <= event.time < event.end <= len(text)


def test_a_page_of_nothing_but_dates_takes_no_minutes():
    times = Times(tuple(a_day(10 * n, 10 * n + 9, "2020-05-07") for n in range(20_000)))
    text = "7 May 2020" * 20_000
    assert len(list(dated_sentences(document(text), times, ()))) >= 1
    find_events(document(text), times, (), (), (), None)
