"""When the articles of a result were published and which dates their texts name, as timeline and command line show it."""

import datetime
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from workbench.annotate.sentences import sentences_at
from workbench.annotate.times.calendar_days import civil
from workbench.dates import bounds
from workbench.library.store import Library
from workbench.model import DateState, Document

_SOURCE = "coalesce(nullif(a.source, ''), a.domain, '')"
# On what a forecast rests.
FORECAST = "forecast"
# As much before and after a place as a tooltip can show.
_SENTENCE_CHARS = 800
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
    """A date in an article's text, text[start:end] in code points, and the actors and places named in the same sentence.

    `edtf` is its value, `precision` the unit that was named, `basis` why it is that and not another; `source` that of the article.
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
    source: str = ""
    places: tuple[str, ...] = ()


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
    source: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A result in time. `dates` may be cut short; `dates_total` says how many there are. `undated` are article ids.

    `forecasts` are sentences about the time to come, each from the day that it was written to the last on which it is due.
    `waiting` are dates without a place in time, in their own order: March 5 before May 5. As many as `dates` at most.
    """

    published: tuple[PublishedSpan, ...] = ()
    undated: tuple[int, ...] = ()
    dates: tuple[TextDate, ...] = ()
    dates_total: int = 0
    waiting: tuple[WaitingDate, ...] = ()
    forecasts: tuple[TextDate, ...] = ()


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
    forecasts = _forecasts(library, listed, dates_max)
    return TimelineData(published, tuple(row[0] for row in undated), dates, total, waiting, forecasts)


def sentence_at(document: Document, place: int) -> str:
    """Return the sentence of an article that has a place in it, on one line; empty where none has.

    Of one without end, as a table or a list of a hostile page may be, what is near the place, with an ellipsis where it is cut.
    """
    number = bisect_right(document.blocks, place, key=lambda block: block.start) - 1
    block = document.blocks[number] if number >= 0 else None
    if block is None or place >= block.end:
        return ""
    first, last = max(block.start, place - _SENTENCE_CHARS), min(block.end, place + _SENTENCE_CHARS)
    near = document.text[first:last]
    spans = sentences_at(near, [place - first])
    if not spans:
        return ""
    start, end = spans[0]
    before = "…" if first > block.start and not near[:start].strip() else ""
    after = "…" if last < block.end and not near[end:].strip() else ""
    return f"{before}{' '.join(near[start:end].split())}{after}"


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
        f"SELECT first_day, last_day, article, start, end, actors, edtf, precision, basis, {_SOURCE}, places"
        " FROM json_each(?) AS listed CROSS JOIN article_time AS t ON t.article = listed.value"
        " JOIN article AS a ON a.id = t.article WHERE first_day IS NOT NULL AND last_day IS NOT NULL LIMIT ?",
        (listed, dates_max),
    )
    return tuple(
        TextDate(
            article, start, end, first_day, last_day, _ids_in(actors), edtf, precision, basis, source, _ids_in(places)
        )
        for first_day, last_day, article, start, end, actors, edtf, precision, basis, source, places in sorted(
            map(tuple, rows)
        )
    )


def _waiting(library: Library, listed: str, dates_max: int) -> tuple[WaitingDate, ...]:
    rows = library.connection.execute(
        f"SELECT edtf, t.article, start, end, actors, a.title, {_SOURCE}, places"
        " FROM json_each(?) AS listed CROSS JOIN article_time AS t ON t.article = listed.value"
        " JOIN article AS a ON a.id = t.article WHERE first_day IS NULL AND last_day IS NULL LIMIT ?",
        (listed, dates_max),
    )
    return tuple(
        WaitingDate(article, start, end, edtf, _ids_in(actors), title, source, _ids_in(places))
        for edtf, article, start, end, actors, title, source, places in sorted(map(tuple, rows))
    )


def _forecasts(library: Library, listed: str, dates_max: int) -> tuple[TextDate, ...]:
    rows = library.connection.execute(
        "SELECT f.article, start, end, due_first, due_last, a.published"
        " FROM json_each(?) AS listed CROSS JOIN article_forecast AS f ON f.article = listed.value"
        " JOIN article AS a ON a.id = f.article WHERE due_last IS NOT NULL LIMIT ?",
        (listed, dates_max),
    )
    found = []
    for article, start, end, due_first, due_last, published in rows:
        since = due_first if published is None else _days_of(published)[0]
        first = min(since if since is not None else due_last, due_last)
        found.append(TextDate(article, start, end, first, due_last, edtf=date_of(due_last), basis=FORECAST))
    return tuple(sorted(found, key=lambda one: (one.first_day, one.last_day, one.article, one.start)))


# Most sentences name the same few.
@lru_cache(maxsize=65_536)
def _ids_in(written: str) -> tuple[str, ...]:
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
