"""A timeline as data: which articles were published when and which times their sentences name, in formats that others read."""

import csv
import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import BinaryIO, Final

import msgspec

from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.registry import Registry
from workbench.annotate.times.calendar_days import civil
from workbench.annotate.times.expressions import Basis
from workbench.dated import OPEN_FIRST, OPEN_LAST, TextDate, TimelineData, WaitingDate
from workbench.errors import LibraryError, UsageError
from workbench.export.base import as_text, one_line
from workbench.export.csv_ import harmless_cell
from workbench.jobs import JobContext
from workbench.library.articles import get_article, get_document
from workbench.library.store import Library
from workbench.model import Document
from workbench.timeline import date_of, sentence_at

PUBLISHED: Final = "published"
NAMED: Final = "named"
# A sentence about the time to come, from the day on which it was written to the last on which it is due.
FORECAST: Final = "forecast"
# A time that has no place before its article is dated.
WAITING: Final = "waiting"
_GROUPS: Final = {PUBLISHED: "Articles", NAMED: "Dates in texts", FORECAST: "Forecasts"}
_COLUMNS: Final = ("kind", "first", "last", "edtf", "basis", "article", "title", "text", "sentence", "actors", "places")
_EPOCH: Final = date(1970, 1, 1)
_FIRST_DAY, _LAST_DAY = (date.min - _EPOCH).days, (date.max - _EPOCH).days
# RFC 5545 has no place for these, and some calendars refuse the whole file.
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PRODUCT: Final = "-//Dateline//Timeline//EN"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of an exported timeline: an article's publication, a time that a text names, or a forecast, with its sentence.

    Days are counted from 1970-01-01, OPEN_FIRST and OPEN_LAST where an end is open, both for what waits. `basis` is the state of a publication date, or what the time of a text rests on.
    """

    kind: str
    first_day: int
    last_day: int
    edtf: str
    basis: str
    article: int
    title: str
    text: str = ""
    sentence: str = ""
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineFormat:
    """A format: its name on the command line, its title in a dialog, the ending of its files, and what writes it."""

    name: str
    title: str
    suffix: str
    write: Callable[[Sequence[TimelineEntry], str, BinaryIO], None]


def entries_of(ctx: JobContext, library: Library, registry: Registry, data: TimelineData) -> list[TimelineEntry]:
    """Return a timeline with titles, sentences and names of actors and places, in order of time, what waits last; damaged texts are left out."""
    found: list[TimelineEntry] = []
    for span in data.published:
        article = get_article(library, span.article)
        claim = article.published
        found.append(
            TimelineEntry(
                PUBLISHED, span.first_day, span.last_day, claim.edtf or "", claim.state.value, article.id, article.title
            )
        )
    # Article by article: of a large library, not all texts have room at once.
    read, document = None, None
    gazetteer = Gazetteer.default()
    of_texts = [
        *((NAMED, date) for date in data.dates),
        *((FORECAST, date) for date in data.forecasts),
        *((WAITING, _placeless(date)) for date in data.waiting),
    ]
    for done, (kind, named) in enumerate(sorted(of_texts, key=lambda one: (one[1].article, one[1].start))):
        ctx.checkpoint(done, len(of_texts), "exporting")
        if named.article != read:
            read, document = named.article, _document(library, named.article)
        if document is None:
            continue
        actors = [actor.name for actor in map(registry.actor, named.actors) if actor is not None]
        places = [place.name for place in map(gazetteer.place, named.places) if place is not None]
        found.append(
            TimelineEntry(
                kind,
                named.first_day,
                named.last_day,
                named.edtf,
                named.basis,
                named.article,
                document.title,
                document.text[named.start : named.end],
                sentence_at(document, named.start),
                tuple(actors),
                tuple(places),
            )
        )
    return sorted(
        found,
        key=lambda entry: (
            entry.kind == WAITING, entry.first_day, entry.last_day, entry.kind != PUBLISHED, entry.edtf, entry.article
        ),
    )  # fmt: skip


def _placeless(date: WaitingDate) -> TextDate:
    """Return what waits as a date without days."""
    return TextDate(
        date.article,
        date.start,
        date.end,
        OPEN_FIRST,
        OPEN_LAST,
        date.actors,
        date.edtf,
        basis=Basis.NONE,
        places=date.places,
    )


def _document(library: Library, article: int) -> Document | None:
    try:
        return get_document(library, article)[0]
    except (LibraryError, UsageError):
        return None


def _fields(entry: TimelineEntry) -> dict[str, object]:
    """Return an entry by the names of its columns, days as YYYY-MM-DD, an open end as None."""
    return {
        "kind": entry.kind,
        "first": None if entry.first_day == OPEN_FIRST else date_of(entry.first_day),
        "last": None if entry.last_day == OPEN_LAST else date_of(entry.last_day),
        "edtf": entry.edtf,
        "basis": entry.basis,
        "article": entry.article,
        "title": entry.title,
        "text": entry.text,
        "sentence": entry.sentence,
        "actors": entry.actors,
        "places": entry.places,
    }


def write_csv(entries: Sequence[TimelineEntry], _caption: str, stream: BinaryIO) -> None:
    """Write a table that is safe to open with a spreadsheet; a minus before a year would make a formula of it, too."""
    with as_text(stream, encoding="utf-8-sig") as text:
        table = csv.writer(text)
        table.writerow(_COLUMNS)
        for entry in entries:
            cells = {**_fields(entry), "actors": "; ".join(entry.actors), "places": "; ".join(entry.places)}
            table.writerow([harmless_cell(cell) if isinstance(cell, str) else cell for cell in cells.values()])


def write_json(entries: Sequence[TimelineEntry], caption: str, stream: BinaryIO) -> None:
    """Write caption and entries as one JSON object."""
    whole = {"caption": caption, "entries": list(map(_fields, entries))}
    stream.write(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")


def write_icalendar(entries: Sequence[TimelineEntry], caption: str, stream: BinaryIO) -> None:
    """Write a calendar of whole days: of what has an open end the day that is known.

    What waits for a date is left out, and what lies before the year 1 or in the last year of the calendar: it has no such days.

    Source: RFC 5545.
    """
    # It takes a fifth of a second to load, and few calendars are written.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _CONTROLS.sub(" ", one_line(caption)))
    stamp = datetime.now(UTC).replace(microsecond=0)
    for number, entry in enumerate(entries):
        first, last = _known_days(entry)
        if not _FIRST_DAY <= first <= last < _LAST_DAY:
            continue
        event = Event()
        event.add("uid", f"{entry.article}-{number}-{first}@dateline")
        event.add("dtstamp", stamp)
        event.add("dtstart", _EPOCH + timedelta(first))
        event.add("dtend", _EPOCH + timedelta(last + 1))
        event.add("summary", _CONTROLS.sub(" ", one_line(_headline(entry))))
        event.add("description", _CONTROLS.sub(" ", f"{entry.sentence}\n\n{entry.edtf} ({entry.basis})").strip())
        event.add("categories", [entry.kind])
        calendar.add_component(event)
    stream.write(calendar.to_ical())


def write_timelinejs(entries: Sequence[TimelineEntry], caption: str, stream: BinaryIO) -> None:
    """Write what TimelineJS 3 shows. It takes texts for HTML: whatever a page says stands in it as text.

    Source: timeline.knightlab.com/docs/json-format.html.
    """
    events = [
        {
            **_ends(entry),
            "display_date": html.escape(entry.edtf),
            "text": {"headline": html.escape(_headline(entry)), "text": html.escape(entry.sentence)},
            "group": _GROUPS[entry.kind],
        }
        for entry in entries
        if entry.kind != WAITING
    ]
    whole = {"title": {"text": {"headline": html.escape(caption)}}, "events": events}
    stream.write(msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n")


def _headline(entry: TimelineEntry) -> str:
    title = entry.title or "Untitled"
    return title if entry.kind == PUBLISHED else f"{one_line(entry.text)}: {title}"


def _ends(entry: TimelineEntry) -> dict[str, object]:
    """Return first and last day; where one end is open, the other alone, since TimelineJS has to place it somewhere."""
    first, last = _known_days(entry)
    has_both = (first, last) == (entry.first_day, entry.last_day)
    return {"start_date": _parts(first), **({"end_date": _parts(last)} if has_both else {})}


def _known_days(entry: TimelineEntry) -> tuple[int, int]:
    """Return first and last day, the other where one end is open."""
    first = entry.last_day if entry.first_day == OPEN_FIRST else entry.first_day
    return first, first if entry.last_day == OPEN_LAST else entry.last_day


def _parts(day: int) -> dict[str, int]:
    year, month, number = civil(day)
    return {"year": year, "month": month, "day": number}


TIMELINE_FORMATS: Final[tuple[TimelineFormat, ...]] = (
    TimelineFormat("csv", "Table (CSV)", ".csv", write_csv),
    TimelineFormat("json", "Data (JSON)", ".json", write_json),
    TimelineFormat("ics", "Calendar (iCalendar)", ".ics", write_icalendar),
    TimelineFormat("timelinejs", "TimelineJS (JSON)", ".timeline.json", write_timelinejs),
)
