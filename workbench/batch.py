"""Many searches at once: a list of queries in, a table of what each finds out."""

import csv
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import msgspec

from workbench.dates import bounds
from workbench.errors import QueryMistake, UsageError
from workbench.export.base import as_text
from workbench.export.csv_ import harmless_cell
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.search import SearchService

# Far more than anyone writes by hand; a file of another kind that was named by mistake is told as such.
_LIST_BYTES_MAX = 1024**2
_QUERIES_MAX = 10_000
ZONES = ("title", "body", "comment", "boilerplate")


@dataclass(frozen=True, slots=True)
class ListedQuery:
    """A query of a list, and the line that it stands in, from 1."""

    line: int
    query: str


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row of `batch --json`: how many articles a query finds, how many hits each zone has, from when to when.

    `first` and `last` are EDTF: the article that may be the oldest and the one that may be the newest; neither is there if
    all are undated. `error` says why a query could not be searched, which then found nothing.
    """

    line: int
    query: str
    articles: int = 0
    hits: dict[str, int] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None
    error: str | None = None


def read_list(file: Path) -> list[ListedQuery]:
    """Read a list of queries from a file.

    Raises:
        UsageError: If it cannot be read, or is no text in UTF-8.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(_LIST_BYTES_MAX + 1)
    except OSError as error:
        raise UsageError(
            f"Could not read {file}: {error.strerror or error}. Name a text file with a query a line."
        ) from error
    if len(raw) > _LIST_BYTES_MAX:
        raise UsageError(f"Could not take {file} as a list of queries: it has more than a megabyte. Split it.")
    try:
        return queries_of(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(
            f"Could not read {file}: it is not text in UTF-8. Save it as UTF-8, a query a line."
        ) from error


def queries_of(text: str) -> list[ListedQuery]:
    """Return the queries of a list: one a line; empty lines and those that begin with # are none.

    Raises:
        UsageError: If there are none, or too many.
    """
    lines = ((number, line.strip()) for number, line in enumerate(text.split("\n"), 1))
    found = [ListedQuery(number, line) for number, line in lines if line and not line.startswith("#")]
    if not found:
        raise UsageError("There is no query in this list. Write one a line; lines that begin with # are comments.")
    if len(found) > _QUERIES_MAX:
        raise UsageError(
            f"The list has {len(found):,} queries, and {_QUERIES_MAX:,} can be searched at once. Split it."
        )
    return found


def run_batch(
    ctx: JobContext, library: Library, service: SearchService, queries: Iterable[ListedQuery]
) -> Iterator[BatchRow]:
    """Yield a row for each query as it is answered. One that cannot be understood costs only itself."""
    listed = list(queries)
    for done, query in enumerate(listed):
        ctx.checkpoint(done, len(listed), query.query)
        try:
            found = service.find(ctx, query.query)
        except QueryMistake as error:
            yield BatchRow(query.line, query.query, error=error.message)
            continue
        first, last = _span(library, found.ids)
        hits = {zone: found.zones[zone].hits for zone in ZONES if zone in found.zones}
        yield BatchRow(query.line, query.query, found.total, hits, first, last)


def write_table(rows: Iterable[BatchRow], stream: BinaryIO) -> None:
    """Write rows as comma-separated values that are safe to open with a spreadsheet."""
    with as_text(stream) as text:
        table = csv.writer(text)
        table.writerow(("line", "query", "articles", *ZONES, "first", "last", "error"))
        for row in rows:
            hits = [row.hits.get(zone, "") for zone in ZONES]
            table.writerow(
                (
                    row.line,
                    harmless_cell(row.query),
                    row.articles,
                    *hits,
                    row.first,
                    row.last,
                    harmless_cell(row.error or ""),
                )
            )


def _span(library: Library, ids: "array[int]") -> tuple[str | None, str | None]:
    """Return the dates of the articles that may be the oldest and the newest."""
    rows = library.connection.execute(
        "SELECT DISTINCT published FROM article WHERE published IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(list(ids)).decode(),),
    )
    dates = [date for (date,) in rows]
    if not dates:
        return None, None
    return min(dates, key=lambda date: bounds(date)[0]), max(dates, key=lambda date: bounds(date)[1])
