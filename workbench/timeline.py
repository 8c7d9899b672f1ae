"""When the articles of a result were published and which dates their texts name, as timeline and command line show it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from workbench.annotate.times.calendar_days import civil
from workbench.dates import bounds
from workbench.library.store import Library
from workbench.model import DateState

_EPOCH = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class PublishedSpan:
    """When an article was published: first and last day from 1970-01-01, a day, a month or a year apart.

    Where a result is large, one stands for all that share these days: `count` of them, `article` one, no title.
    """

    article: int
    title: str
    first_day: int
    last_day: int
    is_inferred: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True)
class TextDate:
    """A date in an article's text, text[start:end] in code points, and the actors named in the same sentence.

    `edtf` is its value, `precision` the unit that was named, `basis` why it is that and not another.
    """

    article: int
    start: int
    end: int
    first_day: int
    last_day: int
    actors: tuple[str, ...] = ()
    edtf: str = ""
    precision: str = "day"
    basis: str = "explicit year"


@dataclass(frozen=True, slots=True)
class WaitingDate:
    """A date in an article's text that waits for the publication date: `edtf` is as much as was said, "XXXX-03-05".

    `title` is that of the article.
    """

    article: int
    start: int
    end: int
    edtf: str
    actors: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A result in time. `dates` may be cut short; `dates_total` says how many there are. `undated` are article ids.

    `waiting` are dates without a place in time, in their own order: March 5 before May 5. As many as `dates` at most.
    """

    published: tuple[PublishedSpan, ...] = ()
    undated: tuple[int, ...] = ()
    dates: tuple[TextDate, ...] = ()
    dates_total: int = 0
    waiting: tuple[WaitingDate, ...] = ()


def timeline_of(
    library: Library, ids: Sequence[int], *, dates_max: int = 20_000, apart_max: int | None = None
) -> TimelineData:
    """Return when these articles were published and which full dates they name, as far as they are annotated.

    Args:
        library: Open.
        ids: The articles; where the dates have to be cut short, those of the first articles stay.
        dates_max: How many dates of texts are returned at most.
        apart_max: With more articles than this, those that share a date come as one span; None is never.
    """
    listed = msgspec.json.encode(ids if isinstance(ids, list) else list(ids)).decode()
    is_gathered = apart_max is not None and len(ids) > apart_max
    published = _gathered(library, listed) if is_gathered else _apart(library, listed)
    undated = library.connection.execute(
        "SELECT id FROM article WHERE published IS NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (listed,),
    )
    dates = _dates(library, listed, dates_max)
    total = len(dates)
    if total == dates_max:
        total = library.connection.execute(
            "SELECT count(*) FROM article_time"
            " WHERE first_day IS NOT NULL AND article IN (SELECT value FROM json_each(?))",
            (listed,),
        ).fetchone()[0]
    waiting = _waiting(library, listed, dates_max)
    return TimelineData(published, tuple(row[0] for row in undated), dates, total, waiting)


def _apart(library: Library, listed: str) -> tuple[PublishedSpan, ...]:
    rows = library.connection.execute(
        """
        SELECT id, title, published, published_state FROM article
        WHERE published IS NOT NULL AND id IN (SELECT value FROM json_each(?)) ORDER BY published, id
        """,
        (listed,),
    )
    return tuple(
        PublishedSpan(id_, title, *_days_of(published), state == DateState.INFERRED)
        for id_, title, published, state in rows
    )


def _gathered(library: Library, listed: str) -> tuple[PublishedSpan, ...]:
    """Count the articles of each date in SQL: a hundred thousand objects would take a second, and as many days do not exist.

    Where one is alone, SQLite takes its title from the row that has the least id.
    """
    rows = library.connection.execute(
        """
        SELECT min(id), title, published, published_state = ?, count(*) FROM article
        WHERE published IS NOT NULL AND id IN (SELECT value FROM json_each(?)) GROUP BY 3, 4
        """,
        (DateState.INFERRED, listed),
    )
    return tuple(
        PublishedSpan(id_, title if count == 1 else "", *_days_of(published), bool(is_inferred), count)
        for id_, title, published, is_inferred, count in rows
    )


def _dates(library: Library, listed: str, dates_max: int) -> tuple[TextDate, ...]:
    # CROSS JOIN: SQLite then goes through the list in its order, and can stop as soon as it has enough.
    rows = library.connection.execute(
        "SELECT first_day, last_day, article, start, end, actors, edtf, precision, basis"
        " FROM json_each(?) AS listed CROSS JOIN article_time AS t ON t.article = listed.value"
        " WHERE first_day IS NOT NULL AND last_day IS NOT NULL LIMIT ?",
        (listed, dates_max),
    )
    return tuple(
        TextDate(article, start, end, first_day, last_day, _actors_in(written), edtf, precision, basis)
        for first_day, last_day, article, start, end, written, edtf, precision, basis in sorted(map(tuple, rows))
    )


def _waiting(library: Library, listed: str, dates_max: int) -> tuple[WaitingDate, ...]:
    rows = library.connection.execute(
        "SELECT edtf, t.article, start, end, actors, a.title"
        " FROM json_each(?) AS listed CROSS JOIN article_time AS t ON t.article = listed.value"
        " JOIN article AS a ON a.id = t.article WHERE first_day IS NULL AND last_day IS NULL LIMIT ?",
        (listed, dates_max),
    )
    return tuple(
        WaitingDate(article, start, end, edtf, _actors_in(written), title)
        for edtf, article, start, end, written, title in sorted(map(tuple, rows))
    )


# Most sentences name the same few.
@lru_cache(maxsize=65_536)
def _actors_in(written: str) -> tuple[str, ...]:
    return msgspec.json.decode(written, type=tuple[str, ...])


# The same days come again with every result.
@lru_cache(maxsize=65_536)
def _days_of(published: str) -> tuple[int, int]:
    first, last = bounds(published)
    return day_of(first), day_of(last)


def day_of(date: str) -> int:
    """Return the number of a day, written YYYY-MM-DD, from 1970-01-01."""
    return datetime.date.fromisoformat(date).toordinal() - _EPOCH


def date_of(day: int) -> str:
    """Return a day, numbered from 1970-01-01, as YYYY-MM-DD; years before Christ are astronomical, -0043 is 44 BC."""
    year, month, number = civil(day)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"
