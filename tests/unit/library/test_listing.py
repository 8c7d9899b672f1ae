"""What queries ask the library for: articles by when they came in and by the dates that they name."""

import datetime as dt

import pytest

from index.days import Age, parse_addition, parse_age, parse_period
from tests.unit.library.making import add, make_document
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending
from workbench.jobs import JobContext
from workbench.library.listing import added_articles, articles_naming
from workbench.library.store import Library

NOW = dt.datetime(2026, 3, 31, 12, 0, tzinfo=dt.UTC)
TEXTS = ("On 22 October 1962 he spoke.", "It was October 1962.", "From 20 to 24 October 1962.", "No date.")


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number, text in enumerate(TEXTS):
            add(library, bytes([number]), make_document(body=text))
        annotate_pending(JobContext(), library, Registry("", ""))
        yield library


@pytest.mark.parametrize(
    ("period", "certain", "possible"),
    [
        ("1962-10-22", [1], [1, 2, 3]),
        ("1962-10", [1, 2, 3], [1, 2, 3]),
        ("1962-10-20..1962-10-24", [1, 3], [1, 2, 3]),
        ("<1962-10-21", [], [2, 3]),
        (">=1962-10-20", [1, 3], [1, 2, 3]),
        ("1963", [], []),
    ],
)
def test_dates_that_texts_name(library, period, certain, possible):
    assert list(articles_naming(library, parse_period(period))) == certain
    assert list(articles_naming(library, parse_period(period), is_possible=True)) == possible


@pytest.mark.parametrize(
    ("period", "certain", "possible"),
    [
        ("<1962-11", [1, 2], [1, 2]),
        ("<1962", [], [1]),
        (">=1962-10", [1, 2], [1, 2]),
        (">=1963", [], [2]),
        ("1962-10-15", [], [1, 2]),
        ("1962-10-20", [1], [1, 2]),
        ("1962-10-25..1962-10-26", [], [2]),
    ],
)
def test_of_a_time_with_an_open_end_the_named_day_is_certain(library, period, certain, possible):
    with library.write() as connection:
        connection.execute("DELETE FROM article_time")
        connection.executemany(
            "INSERT INTO article_time (article, start, end, first_day, last_day, edtf, precision, basis, actors, places)"
            " VALUES (?, 5, 9, ?, ?, '', 'day', 'explicit year', '[]', '[]')",
            # Until 20 October, from 10 October, and one that waits.
            [(1, None, -2630), (2, -2640, None), (3, None, None)],
        )
    assert list(articles_naming(library, parse_period(period))) == certain
    assert list(articles_naming(library, parse_period(period), is_possible=True)) == possible


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("24h", [1]),
        ("1d", [1]),
        ("2d", [1, 2]),
        ("1w", [1, 2]),
        ("1m", [1, 2, 3]),
        ("9999y", [1, 2, 3, 4]),
        ("2026-03", [1, 2]),
        ("2026-02-28..2026-03-30", [2, 3]),
        (">=2026-03-30T11:30:00Z", [1, 2]),
        (">=2026-03-30T11:30:01Z", [1]),
        ("<2026", [4]),
        ("<1800", []),
        (">=0001", [1, 2, 3, 4]),
        ("9999-12-31", []),
    ],
)
def test_when_articles_came_in(library, asked, ids, monkeypatch):
    # In the middle of a day, the zone of the clock decides nothing here.
    moments = {
        1: "2026-03-31T11:00:00Z",
        2: "2026-03-30T11:30:00Z",
        3: "2026-02-28T12:00:00Z",
        4: "2024-01-01T12:00:00Z",
    }
    with library.write() as connection:
        for article, moment in moments.items():
            connection.execute("UPDATE article SET imported_at = ? WHERE id = ?", (moment, article))
    assert list(added_articles(library, parse_addition(asked), NOW)) == ids


@pytest.mark.parametrize(
    ("age", "moment"),
    [
        ("1h", "2026-03-31T11:00"),
        ("3w", "2026-03-10T12:00"),
        ("1m", "2026-02-28T12:00"),
        ("13M", "2025-02-28T12:00"),
        ("2y", "2024-03-31T12:00"),
        ("9999y", "0001-01-01T00:00"),
        ("9999w", "1834-08-12T12:00"),
    ],
)
def test_ages_are_counted_by_the_calendar(age, moment):
    assert parse_age(age).before(NOW) == dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)


def test_ages_in_words():
    assert [str(Age(1, "h")), str(Age(3, "m"))] == ["1 hour", "3 months"]
    for wrong in ("7", "d", "0d", "7x", "-7d", "7 d", "12345d"):
        with pytest.raises(ValueError, match=wrong):
            parse_age(wrong)
