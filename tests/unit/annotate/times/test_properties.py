"""Whatever stands in a text: spans are disjoint and in order, days too, and no text takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.annotate.making import document
from workbench.annotate.times.reading import expressions_of
from workbench.annotate.times.references import Publication
from workbench.annotate.times.resolution import resolve

WORDS = [
    "the",
    "of",
    "in",
    "on",
    "from",
    "to",
    "and",
    "between",
    "last",
    "next",
    "this",
    "that",
    "following",
    "two",
    "three",
    "5",
    "12",
    "31",
    "1999",
    "2011",
    "264",
    "May",
    "March",
    "early",
    "late",
    "mid",
    "half",
    "second",
    "first",
    "week",
    "weeks",
    "year",
    "years",
    "days",
    "month",
    "ago",
    "later",
    "before",
    "BC",
    "Friday",
    "Monday",
    "morning",
    "night",
    "Christmas",
    "1990s",
    "century",
    ",",
    "-",
    "/",
    ":",
    ".",
    "(",
    ")",
    "every",
    "quarter",
    "summer",
    "9",
    "p.m.",
    "05",
    "30",
    "'99",
    "2020-03-05",
    "yesterday",
    "today",
    "now",
    "end",
    "will",
    "said",
    "ended",
    "latest",
    "overnight",
    "same",
    "fiscal",
    "weekend",
    "other",
    "since",
    "through",
    "89",
]
texts = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
publications = st.one_of(
    st.none(),
    st.integers(-800_000, 100_000).map(lambda day: Publication(day, day)),
    st.just(Publication(18_000, 18_030)),
)


@settings(deadline=None)
@given(texts, publications, st.sampled_from([None, True, False]))
def test_any_text_is_read(text, publication, narrative):
    found = expressions_of(document(text))
    bound = resolve(found, publication, narrative)
    assert bound == resolve(found, publication, narrative)
    end = 0
    for one in bound.times:
        assert end <= one.start < one.end <= len(text)
        end = one.end
        assert (one.earliest is None) == (one.latest is None) == (one.edtf is None)
        if one.earliest is not None and one.latest is not None:
            assert one.earliest <= one.latest
    for stretch in bound.ranges:
        assert stretch.earliest <= stretch.latest
        assert 0 <= stretch.first <= stretch.last < len(bound.times)
        assert stretch.start == bound.times[stretch.first].start


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "May ",
        "the ",
        " ",
        "2011 ",
        "1-",
        "5/",
        "(",
        "May 5, ",
        "1 and ",
        "early ",
        "mid-",
        "a few ",
        "end of the ",
        "a.",
        "1,",
        "10:",
        "\n",
        "new year ",
        "9 a.m. ",
        "Monday ",
        "5th ",
        "two days ago, ",
        "1999-",
        "'s ",
        "1-2-",
        "10-31-89 1530 ",
        "a year ago ",
        "a year from ",
        "the quarter ended ",
        "the last day of the ",
        "1999's third ",
        "every other ",
        "earlier ",
        "the week of ",
    ],
)
def test_time_grows_as_the_text(unit):
    def seconds(count: int) -> float:
        text = document(unit * (count // len(unit)))
        least = float("inf")
        for _ in range(3):
            begin = time.process_time()
            resolve(expressions_of(text), Publication(18_000, 18_000))
            least = min(least, time.process_time() - begin)
        return least

    # Eight times the text may take eight times as long; what grows with the square takes 64 times.
    assert seconds(80_000) < 24 * max(seconds(10_000), 0.002)
