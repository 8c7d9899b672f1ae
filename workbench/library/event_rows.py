"""Events as the database keeps them: a row each, for listing them and for finding those that several articles tell of."""

import sqlite3
from bisect import bisect_left

import msgspec

from workbench.annotate.events.dated import placed_times
from workbench.annotate.events.event import Event, EventKind
from workbench.annotate.events.wording import telling_words
from workbench.annotate.findings import Findings
from workbench.model import Document, Zone

EVENT_TABLES = ("article_event",)
PackedEvent = tuple[
    int,
    int,
    int,
    int | None,
    int | None,
    str,
    EventKind,
    bool,
    bool,
    Zone,
    int | None,
    tuple[str, ...],
    tuple[str, ...],
]
# Of article_event, but for the article.
EventRow = tuple[int, int, int, int | None, int | None, str, EventKind, bool, bool, Zone, int | None, str, str, bytes]
_INSERT = f"INSERT INTO article_event VALUES ({', '.join('?' * 15)})"


def event_rows(document: Document, findings: Findings) -> tuple[EventRow, ...]:
    """Make the rows of an article before the write turn is asked for."""
    times = sorted((time.start, time.end) for time in placed_times(document, findings.times))
    return tuple(
        (
            one.start,
            one.end,
            one.time,
            one.first_day,
            one.last_day,
            one.edtf,
            one.kind,
            one.is_negated,
            one.is_hedged,
            one.zone,
            one.comment,
            msgspec.json.encode(one.actors).decode(),
            msgspec.json.encode(one.places).decode(),
            telling_words(_without(document.text, one, times), document.language),
        )
        for one in findings.events
    )


def _without(text: str, event: Event, times: list[tuple[int, int]]) -> str:
    """Return the sentence of an event without the times in it: these are compared as days."""
    inside = times[bisect_left(times, (event.start, 0)) : bisect_left(times, (event.end, 0))]
    starts, ends = (*(start for start, _ in inside), event.end), (event.start, *(end for _, end in inside))
    return " ".join(text[end:start] for start, end in zip(starts, ends, strict=True))


def store_events(connection: sqlite3.Connection, article: int, rows: tuple[EventRow, ...]) -> None:
    """Write the rows of an article within the caller's transaction; earlier ones are gone by then."""
    connection.executemany(_INSERT, [(article, *row) for row in rows])


def event_of(row: sqlite3.Row) -> Event:
    """Return the event of a row."""
    return Event(
        row["start"],
        row["end"],
        row["time"],
        row["first_day"],
        row["last_day"],
        row["edtf"],
        EventKind(row["kind"]),
        bool(row["is_negated"]),
        bool(row["is_hedged"]),
        Zone(row["zone"]),
        row["comment"],
        msgspec.json.decode(row["actors"], type=tuple[str, ...]),
        msgspec.json.decode(row["places"], type=tuple[str, ...]),
    )
