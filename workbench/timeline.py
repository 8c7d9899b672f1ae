"""When the articles of a result were published and which dates their texts name, as timeline and command line show it."""

import datetime
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from workbench import columns
from workbench.annotate.registry import Registry
from workbench.annotate.sentences import sentences_at
from workbench.annotate.times.calendar_days import civil
from workbench.annotate.times.expressions import Basis, Unit
from workbench.columns import Ints
from workbench.dated import (
    OPEN_FIRST,
    OPEN_LAST,
    PublishedSpan,
    PublishedSpans,
    TextDate,
    TextDates,
    TimelineData,
    WaitingDate,
)
from workbench.dates import bounds
from workbench.library.store import Library
from workbench.model import DateState, Document
from workbench.own_registry import registry_of

__all__ = [
    "FORECAST",
    "OPEN_FIRST",
    "OPEN_LAST",
    "PublishedSpan",
    "PublishedSpans",
    "TextDate",
    "TextDates",
    "TimelineData",
    "WaitingDate",
    "date_of",
    "day_of",
    "sentence_at",
    "timeline_of",
]

_SOURCE: Final = "coalesce(nullif(source, ''), domain, '')"
_BASES: Final = tuple(Basis)
_PRECISIONS: Final = tuple(Unit)
# So many articles are asked for at once: what SQLite gathers of them are texts of a few megabytes.
_ARTICLES_AT_ONCE: Final = 20_000
# On what a forecast rests.
FORECAST = "forecast"
# As much before and after a place as a tooltip can show.
_SENTENCE_CHARS = 800
_EPOCH = datetime.date(1970, 1, 1).toordinal()


def timeline_of(library: Library, ids: Sequence[int], *, dates_max: int = 20_000) -> TimelineData:
    """Return when these articles were published and which full dates they name, as far as they are annotated.

    Args:
        library: Open.
        ids: The articles; where the dates have to be cut short, those of the first articles stay.
        dates_max: How many dates of texts are returned at most.
    """
    apart = list(dict.fromkeys(ids))
    # Each part in the library's own order: what lies together is read together, half the time of the result's order.
    listed = [_json(sorted(apart[at : at + _ARTICLES_AT_ONCE])) for at in range(0, len(apart), _ARTICLES_AT_ONCE)]
    articles = _articles(library, listed)
    dates, waiting, has_more = _dates(library, listed, articles, dates_max)
    total = len(dates)
    if has_more:
        dates = _first(dates, apart, dates_max)
        total = library.connection.execute(
            "SELECT count(*) FROM article_time WHERE (first_day IS NOT NULL OR last_day IS NOT NULL)"
            " AND article IN (SELECT value FROM json_each(?))",
            (_json(apart),),
        ).fetchone()[0]
    published = articles.spans.take(np.flatnonzero(articles.is_dated)).in_order()
    undated = tuple(articles.spans.articles[~articles.is_dated].tolist())
    forecasts = _forecasts(library, _json(sorted(apart)), dates_max)
    return TimelineData(published, undated, dates, total, waiting, forecasts)


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


@dataclass(frozen=True, slots=True)
class _Articles:
    """The articles of a result in order of their ids; the days of those that are not dated say nothing."""

    spans: PublishedSpans
    is_dated: npt.NDArray[np.bool_]


def _articles(library: Library, listed: Sequence[str]) -> _Articles:
    wanted = (
        (columns.whole("a.id"), columns.read_ints),
        (columns.keyed("coalesce(published, '')"), columns.read_coded),
        (columns.whole(f"published_state = '{DateState.INFERRED}'"), columns.read_ints),
        (columns.keyed(_SOURCE), columns.read_coded),
        (columns.texts(columns.clean("a.title")), bytes),
    )
    parts = _parts_of(library, wanted, "article AS a ON a.id = listed.value", listed)
    every_id, dates, is_inferred, every_source, titles = zip(*parts, strict=True) if parts else ((),) * len(wanted)
    ids, published, sources = _joined(every_id), columns.joined(dates), columns.joined(every_source)
    days = np.array([_days_of(date) if date else (0, 0) for date in published.table], np.int64).reshape(-1, 2)
    spans = PublishedSpans(
        ids,
        days[published.codes, 0],
        days[published.codes, 1],
        _joined(is_inferred).astype(np.bool_),
        columns.mapped(sources, lambda source: (source,)),
        columns.read_texts(titles),
    )
    is_dated = np.array([bool(date) for date in published.table], np.bool_)[published.codes]
    order = np.argsort(ids)
    return _Articles(spans.take(order), is_dated[order])


def _dates(
    library: Library, listed: Sequence[str], articles: _Articles, dates_max: int
) -> tuple[TextDates, tuple[WaitingDate, ...], bool]:
    """Return the dates with a place in time, those that wait for one, and whether there may be more of the former."""
    wanted = (
        (columns.whole("article"), columns.read_ints),
        (columns.whole("start"), columns.read_ints),
        (columns.whole("end"), columns.read_ints),
        (columns.whole(f"coalesce(first_day, {OPEN_FIRST})"), columns.read_ints),
        (columns.whole(f"coalesce(last_day, {OPEN_LAST})"), columns.read_ints),
        (columns.numbered("basis", _BASES), columns.read_ints),
        (columns.numbered("precision", _PRECISIONS), columns.read_ints),
        (columns.keyed("actors"), columns.read_coded),
        (columns.keyed("places"), columns.read_coded),
        (columns.texts("edtf"), bytes),
    )
    parts = _parts_of(library, wanted, "article_time AS t ON t.article = listed.value", listed, dates_max)
    every_article, starts, ends, first_days, last_days, bases, precisions, actors, named_places, edtfs = (
        zip(*parts, strict=True) if parts else ((),) * len(wanted)
    )
    of_article = _joined(every_article)
    places = np.searchsorted(articles.spans.articles, of_article)
    every = TextDates(
        of_article,
        _joined(starts),
        _joined(ends),
        _joined(first_days),
        _joined(last_days),
        columns.mapped(columns.joined(actors), partial(_shown_in, registry_of(library))),
        columns.read_texts(edtfs),
        columns.as_numbered(_joined(precisions), _PRECISIONS),
        columns.as_numbered(_joined(bases), _BASES),
        articles.spans.sources.take(places),
        columns.mapped(columns.joined(named_places), _ids_in),
    )
    is_waiting = _is_waiting(every.first_days, every.last_days)
    placed = np.flatnonzero(~is_waiting)
    waiting = [
        WaitingDate(
            date.article,
            date.start,
            date.end,
            date.edtf,
            date.actors,
            articles.spans.titles[place],
            date.source,
            date.places,
        )
        for date, place in ((every[row], int(places[row])) for row in np.flatnonzero(is_waiting)[:dates_max].tolist())
    ]
    waiting.sort(key=lambda date: (date.edtf, date.article, date.start))
    return every.in_order(placed), tuple(waiting), len(placed) > dates_max


def _parts_of(
    library: Library,
    wanted: Sequence[tuple[str, Callable[[Any], Any]]],
    table: str,
    listed: Sequence[str],
    dates_max: int | None = None,
) -> list[list[Any]]:
    """Return columns of a table for each part of the articles, read part by part: of what SQLite writes only one is kept.

    Args:
        library: Open.
        wanted: The SQL that gathers each column, and what reads it.
        table: Whose rows belong to the articles that are listed, and how.
        listed: The articles as JSON, part by part.
        dates_max: Where there are more dates than this, the parts that follow are left out.
    """
    # CROSS JOIN: SQLite then goes through the list in its order.
    gathered = ", ".join(column for column, _ in wanted)
    statement = f"SELECT {gathered} FROM json_each(?) AS listed CROSS JOIN {table}"
    parts: list[list[Any]] = []
    count = 0
    for part in listed:
        row = library.connection.execute(statement, (part,)).fetchone()
        if row[0] is None:
            continue
        parts.append([read(cell) for (_, read), cell in zip(wanted, row, strict=True)])
        if dates_max is not None:
            count += int(np.count_nonzero(~_is_waiting(*parts[-1][3:5])))
            if count > dates_max:
                break
    return parts


def _first(dates: TextDates, articles: Sequence[int], dates_max: int) -> TextDates:
    """Return so many of the dates, those of the articles that come first."""
    ids = np.array(articles, np.int64)
    by_id = np.argsort(ids)
    places = by_id[np.searchsorted(ids[by_id], dates.articles)]
    return dates.take(np.sort(np.lexsort((dates.starts, places))[:dates_max]))


def _is_waiting(first_days: Ints, last_days: Ints) -> npt.NDArray[np.bool_]:
    is_waiting: npt.NDArray[np.bool_] = (first_days == OPEN_FIRST) & (last_days == OPEN_LAST)
    return is_waiting


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


def _shown_in(registry: Registry, written: str) -> tuple[str, ...]:
    shown = (registry.shown(actor) for actor in _ids_in(written))
    return tuple(dict.fromkeys(actor for actor in shown if actor is not None))


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate([np.empty(0, np.int64), *parts])


def _json(ids: Sequence[int]) -> str:
    return msgspec.json.encode(ids).decode()


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
