"""When the articles of a result were published and which dates their texts name, as timeline and command line show it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from workbench.dates import bounds
from workbench.library.store import Library
from workbench.model import DateState

_EPOCH = datetime.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class PublishedSpan:
    """When one article was published: first and last day from 1970-01-01, a day, a month or a year apart."""

    article: int
    title: str
    first_day: int
    last_day: int
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class TextDate:
    """A full date in an article's text, text[start:end] in code points, and the actors named in the same sentence."""

    article: int
    start: int
    end: int
    first_day: int
    last_day: int
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineData:
    """A result in time. `dates` may be cut short; `dates_total` says how many there are. `undated` are article ids."""

    published: tuple[PublishedSpan, ...] = ()
    undated: tuple[int, ...] = ()
    dates: tuple[TextDate, ...] = ()
    dates_total: int = 0


def timeline_of(library: Library, ids: Sequence[int], *, dates_max: int = 20_000) -> TimelineData:
    """Return when these articles were published and which full dates they name, as far as they are annotated.

    Args:
        library: Open.
        ids: The articles; where the dates have to be cut short, those of the first articles stay.
        dates_max: How many dates of texts are returned at most.
    """
    connection = library.connection
    listed = (msgspec.json.encode(list(ids)).decode(),)
    published: list[PublishedSpan] = []
    undated: list[int] = []
    rows = connection.execute(
        """
        SELECT id, title, published, published_state FROM article WHERE id IN (SELECT value FROM json_each(?))
        ORDER BY published, id
        """,
        listed,
    )
    for row in rows:
        if row["published"] is None:
            undated.append(row["id"])
            continue
        first, last = bounds(row["published"])
        is_inferred = row["published_state"] == DateState.INFERRED
        published.append(PublishedSpan(row["id"], row["title"], day_of(first), day_of(last), is_inferred))
    total = connection.execute(
        "SELECT count(*) FROM article_date WHERE article IN (SELECT value FROM json_each(?))", listed
    ).fetchone()[0]
    # CROSS JOIN: SQLite then goes through the list in its order, and can stop as soon as it has enough.
    rows = connection.execute(
        "SELECT first_day, last_day, article, start, end, actors"
        " FROM json_each(?) AS listed CROSS JOIN article_date AS d ON d.article = listed.value LIMIT ?",
        (*listed, dates_max),
    )
    named: dict[str, tuple[str, ...]] = {}
    dates: list[TextDate] = []
    for first_day, last_day, article, start, end, written in sorted(map(tuple, rows)):
        actors = named.get(written)
        if actors is None:
            actors = named[written] = msgspec.json.decode(written, type=tuple[str, ...])
        dates.append(TextDate(article, start, end, first_day, last_day, actors))
    return TimelineData(tuple(published), tuple(undated), tuple(dates), total)


def day_of(date: str) -> int:
    """Return the number of a day, written YYYY-MM-DD, from 1970-01-01."""
    return datetime.date.fromisoformat(date).toordinal() - _EPOCH


def date_of(day: int) -> str:
    """Return a day, numbered from 1970-01-01, as YYYY-MM-DD."""
    return datetime.date.fromordinal(day + _EPOCH).isoformat()
