"""Findings as the database keeps them: whole, sealed with a SHA-256, and counted by actor, place, time, forecast, dispute and event."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any

import msgspec

from workbench.annotate.disputes.dispute import Dispute
from workbench.annotate.events.dated import dated_sentences
from workbench.annotate.events.event import Event
from workbench.annotate.findings import AliasKind, Findings, Mention
from workbench.annotate.naming_sentences import sentences_of
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.quotations import quoted_places
from workbench.annotate.times.expressions import Basis, Kind, Time, TimeRange, Times, Unit
from workbench.library.event_rows import EVENT_TABLES, EventRow, PackedEvent, event_rows, store_events
from workbench.library.foresight import (
    FORESIGHT_TABLES,
    ForesightRows,
    PackedDispute,
    PackedForecast,
    foresight_rows,
    pack_forecast,
    store_foresight,
    unpack_forecast,
)
from workbench.model import Document, Zone

# Everything that annotation writes, and that can be made again.
ANNOTATION_TABLES = ("annotation", "article_actor", "article_place", "article_time", *FORESIGHT_TABLES, *EVENT_TABLES)

# A list for each mention and time, as for blocks: names would be two thirds of the bytes.
_PackedMention = tuple[int, int, str, Zone, AliasKind, bool]
_PackedTime = tuple[int, int, Kind, str, str | None, int | None, int | None, Unit | None, Basis, str, Zone, str | None]
_PackedRange = tuple[int, int, int, int, int, int, str]
_PackedPlace = tuple[int, int, str, Zone, bool]
_Packed = tuple[
    list[_PackedMention],
    list[_PackedTime],
    list[_PackedRange],
    bool,
    list[PackedForecast],
    list[PackedDispute],
    list[_PackedPlace],
    list[PackedEvent],
]


def _packer(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return what makes a list of an instance's fields; `astuple` copies each value, which takes as long as finding them."""
    return attrgetter(*(one.name for one in fields(kind)))


_packed_time, _packed_range, _packed_dispute, _packed_place, _packed_event = map(
    _packer, (Time, TimeRange, Dispute, PlaceMention, Event)
)

_NEWEST = "(SELECT max(version) FROM article_text WHERE article = t.article)"


# Of article_time, but for the article.
TimeRow = tuple[int, int, int | None, int | None, str, str, str, str, str]
# Of article_place, but for the article; those of article_actor have quotations and sentences besides.
NamedRow = tuple[str, int, int, bool, str]
ActorRow = tuple[str, int, int, bool, str, int, str]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one text of an article, with its rows made before the write turn is asked for."""

    article: int
    version: int
    annotator: str
    findings: str
    sha256: str
    actors: tuple[ActorRow, ...] = field(repr=False)
    places: tuple[NamedRow, ...] = field(repr=False)
    times: tuple[TimeRow, ...] = field(repr=False)
    foresight: ForesightRows = field(repr=False)
    events: tuple[EventRow, ...] = field(repr=False)
    bound_to: str | None = None
    ruled_to: int = 0


def pack_annotation(
    article: int,
    version: int,
    annotator: str,
    document: Document,
    findings: Findings,
    counted: Findings | None = None,
) -> Annotation:
    """Turn findings into rows. What stands in boilerplate is kept with them, but counted nowhere.

    `counted` are the findings with the user's word over them, by which actors are counted; those that are kept are the program's own.
    """
    counted = findings if counted is None else counted
    packed: _Packed = (
        [(m.start, m.end, m.actor, m.zone, m.alias, m.is_suggested) for m in findings.mentions],
        [_packed_time(time) for time in findings.times.times],
        [_packed_range(stretch) for stretch in findings.times.ranges],
        findings.times.is_narrative,
        [pack_forecast(forecast) for forecast in findings.forecasts],
        [_packed_dispute(dispute) for dispute in findings.disputes],
        [_packed_place(place) for place in findings.places],
        [_packed_event(event) for event in findings.events],
    )
    written = msgspec.json.encode(packed).decode()
    return Annotation(
        article,
        version,
        annotator,
        written,
        _seal(written),
        _actor_rows(document, counted.mentions),
        _named_rows(document, [(mention.place, mention) for mention in findings.places]),
        _time_rows(document, counted),
        foresight_rows(document, findings),
        event_rows(document, counted),
        document.published.edtf,
    )


def store_annotation(connection: sqlite3.Connection, annotation: Annotation) -> bool:
    """Put an annotation in the place of the one before, within the caller's write transaction.

    Returns whether it was stored: not where the text is not the article's newest any more, its publication date is another one,
    or the article is gone.
    """
    article = annotation.article
    known = connection.execute(
        f"SELECT t.version, a.published FROM article a JOIN article_text t ON t.article = a.id AND t.version = {_NEWEST}"
        " WHERE a.id = ?",
        (article,),
    ).fetchone()
    if known is None or tuple(known) != (annotation.version, annotation.bound_to):
        return False
    for table in ANNOTATION_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    connection.execute(
        "INSERT INTO annotation (article, version, annotator, findings, sha256, bound_to) VALUES (?, ?, ?, ?, ?, ?)",
        (
            article,
            annotation.version,
            annotation.annotator,
            annotation.findings,
            annotation.sha256,
            annotation.bound_to,
        ),
    )
    _insert_actors(connection, article, annotation.actors)
    connection.executemany(
        "INSERT INTO article_place (article, place, body, comment, is_suggested, names) VALUES (?, ?, ?, ?, ?, ?)",
        [(article, *row) for row in annotation.places],
    )
    connection.executemany(
        "INSERT INTO article_time (article, start, end, first_day, last_day, edtf, precision, basis, actors, places)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(article, *row) for row in annotation.times],
    )
    store_foresight(connection, article, annotation.foresight)
    store_events(connection, article, annotation.events)
    return True


@dataclass(frozen=True, slots=True)
class Recounted:
    """Whom an annotated article names by now: its rows by actor, and of each time and event by its place the actors of the sentence."""

    article: int
    version: int
    bound_to: str | None
    actors: tuple[ActorRow, ...]
    times: tuple[tuple[str, int], ...]
    events: tuple[tuple[str, int], ...]


def recounted(
    article: int, version: int, document: Document, findings: Findings, mentions: Sequence[Mention]
) -> Recounted:
    """Count an article's actors anew by mentions that have changed since its findings were stored."""
    sentences = [
        (sentence, msgspec.json.encode(sentence.actors).decode())
        for sentence in dated_sentences(document, findings.times, mentions)
    ]
    by_start = {sentence.start: actors for sentence, actors in sentences}
    return Recounted(
        article,
        version,
        document.published.edtf,
        _actor_rows(document, mentions),
        tuple((actors, time.start) for sentence, actors in sentences for time in sentence.times),
        tuple((by_start[event.start], event.start) for event in findings.events if event.start in by_start),
    )


def store_recounted(connection: sqlite3.Connection, counted: Recounted) -> bool:
    """Put counts in the place of those before, within the caller's write transaction.

    Returns whether they were stored: not where the article has been read anew meanwhile.
    """
    article = counted.article
    row = connection.execute("SELECT version, bound_to FROM annotation WHERE article = ?", (article,)).fetchone()
    if row is None or tuple(row) != (counted.version, counted.bound_to):
        return False
    connection.execute("DELETE FROM article_actor WHERE article = ?", (article,))
    _insert_actors(connection, article, counted.actors)
    for table, rows in (("article_time", counted.times), ("article_event", counted.events)):
        connection.executemany(
            f"UPDATE {table} SET actors = ?1 WHERE article = {article:d} AND start = ?2 AND actors <> ?1", rows
        )
    return True


def pending_articles(connection: sqlite3.Connection, annotator: str) -> list[int]:
    """Return the articles whose newest text this annotator has not read with the publication date that is known now.

    They are in order; those in the trash are among them.
    """
    rows = connection.execute(
        f"""
        SELECT t.article FROM article_text t JOIN article a ON a.id = t.article LEFT JOIN annotation n
          ON n.article = t.article AND n.version = t.version AND n.annotator = ? AND n.bound_to IS a.published
        WHERE n.article IS NULL AND t.version = {_NEWEST} ORDER BY t.article
        """,
        (annotator,),
    )
    return [row[0] for row in rows]


def read_findings(connection: sqlite3.Connection, article: int, annotator: str) -> Findings | None:
    """Return what this annotator found in an article's newest text; None if it has yet to read it, or the row is damaged."""
    row = connection.execute(
        f"SELECT t.* FROM annotation t JOIN article a ON a.id = t.article AND a.published IS t.bound_to"
        f" WHERE article = ? AND annotator = ? AND version = {_NEWEST}",
        (article, annotator),
    ).fetchone()
    if row is None or not annotation_is_sound(row):
        return None
    try:
        packed = msgspec.json.decode(row["findings"], type=_Packed)
    except (msgspec.MsgspecError, RecursionError):
        return None
    mentions, times, ranges, is_narrative, forecasts, disputes, places, events = packed
    return Findings(
        tuple(Mention(*mention) for mention in mentions),
        Times(tuple(Time(*time) for time in times), tuple(TimeRange(*stretch) for stretch in ranges), is_narrative),
        tuple(unpack_forecast(forecast) for forecast in forecasts),
        tuple(Dispute(*dispute) for dispute in disputes),
        tuple(PlaceMention(*place) for place in places),
        tuple(Event(*event) for event in events),
    )


def annotation_is_sound(row: sqlite3.Row) -> bool:
    """Tell whether a row of annotation still is what was written."""
    return bool(_seal(row["findings"]) == row["sha256"])


def forget_annotation(connection: sqlite3.Connection, article: int) -> None:
    """Delete what was found in an article, so that it is annotated anew."""
    for table in ANNOTATION_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def _named_rows(
    document: Document, named: Sequence[tuple[str, Mention]] | Sequence[tuple[str, PlaceMention]]
) -> tuple[NamedRow, ...]:
    """Count the mentions of each id, body and comments apart, with the names that it is called by."""
    body: Counter[str] = Counter()
    comment: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    sure: set[str] = set()
    for id_, mention in named:
        if mention.zone is Zone.BOILERPLATE:
            continue
        (comment if mention.zone is Zone.COMMENT else body)[id_] += 1
        name = " ".join(document.text[mention.start : mention.end].split())
        names.setdefault(id_, Counter())[name] += 1
        if not mention.is_suggested:
            sure.add(id_)
    return tuple(
        (id_, body[id_], comment[id_], id_ not in sure, msgspec.json.encode(dict(called.most_common())).decode())
        for id_, called in names.items()
    )


def _insert_actors(connection: sqlite3.Connection, article: int, rows: Sequence[ActorRow]) -> None:
    connection.executemany(
        "INSERT INTO article_actor (article, actor, body, comment, is_suggested, names, quoted, sentences)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(article, *row) for row in rows],
    )


def _actor_rows(document: Document, mentions: Sequence[Mention]) -> tuple[ActorRow, ...]:
    """Return the same of actors, with how many mentions are quoted, and the sentences that name each."""
    sentences: dict[str, dict[int, None]] = {}
    for mention, start in sentences_of(document, mentions):
        sentences.setdefault(mention.actor, {})[start] = None
    rows = _named_rows(document, [(mention.actor, mention) for mention in mentions])
    places = quoted_places(document, mentions)
    quoted = Counter(mention.actor for mention in mentions if mention.start in places)
    return tuple((*row, quoted[row[0]], ",".join(map(str, sentences.get(row[0], ())))) for row in rows)


def _time_rows(document: Document, findings: Findings) -> tuple[TimeRow, ...]:
    """Return what the timeline shows, with the actors and sure places that the same sentence names."""
    return tuple(
        (time.start, time.end, time.first_day, time.last_day, time.edtf, time.precision, time.basis, actors, places)
        for sentence in dated_sentences(document, findings.times, findings.mentions, findings.places)
        for actors in (msgspec.json.encode(sentence.actors).decode(),)
        for places in (msgspec.json.encode(sentence.places).decode(),)
        for time in sentence.times
    )


def _seal(findings: str) -> str:
    return hashlib.sha256(findings.encode("utf-8", "surrogatepass")).hexdigest()
