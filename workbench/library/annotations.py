"""Findings as the database keeps them: whole, sealed with a SHA-256, and counted by actor, time, forecast and dispute."""

import hashlib
import re
import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field

import msgspec

from workbench.annotate.disputes.dispute import Dispute
from workbench.annotate.findings import AliasKind, Findings, Mention, is_waiting
from workbench.annotate.sentences import split_sentences
from workbench.annotate.times.expressions import Basis, Kind, Time, TimeRange, Times, Unit
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
ANNOTATION_TABLES = ("annotation", "article_actor", "article_time", *FORESIGHT_TABLES)

# A list for each mention and time, as for blocks: names would be two thirds of the bytes.
_PackedMention = tuple[int, int, str, Zone, AliasKind, bool]
_PackedTime = tuple[int, int, Kind, str, str | None, int | None, int | None, Unit | None, Basis, str, Zone, str | None]
_PackedRange = tuple[int, int, int, int, int, int, str]
_Packed = tuple[
    list[_PackedMention], list[_PackedTime], list[_PackedRange], bool, list[PackedForecast], list[PackedDispute]
]

_NEWEST = "(SELECT max(version) FROM article_text WHERE article = t.article)"


# What waits for its year and has an order all the same: "XXXX-03-05".
_PARTIAL = re.compile(r"XXXX-\d\d(-\d\d)?", re.ASCII)

# Of article_time, but for the article.
TimeRow = tuple[int, int, int | None, int | None, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one text of an article, with its rows made before the write turn is asked for."""

    article: int
    version: int
    annotator: str
    findings: str
    sha256: str
    actors: tuple[tuple[str, int, int, bool, str], ...] = field(repr=False)
    times: tuple[TimeRow, ...] = field(repr=False)
    foresight: ForesightRows = field(repr=False)
    bound_to: str | None = None
    ruled_to: int = 0


def pack_annotation(article: int, version: int, annotator: str, document: Document, findings: Findings) -> Annotation:
    """Turn findings into rows. What stands in boilerplate is kept with them, but counted nowhere."""
    packed: _Packed = (
        [(m.start, m.end, m.actor, m.zone, m.alias, m.is_suggested) for m in findings.mentions],
        [astuple(time) for time in findings.times.times],
        [astuple(stretch) for stretch in findings.times.ranges],
        findings.times.is_narrative,
        [pack_forecast(forecast) for forecast in findings.forecasts],
        [astuple(dispute) for dispute in findings.disputes],
    )
    written = msgspec.json.encode(packed).decode()
    return Annotation(
        article,
        version,
        annotator,
        written,
        _seal(written),
        _actor_rows(document, findings),
        _time_rows(document, findings),
        foresight_rows(document, findings),
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
    connection.executemany(
        "INSERT INTO article_actor (article, actor, body, comment, is_suggested, names) VALUES (?, ?, ?, ?, ?, ?)",
        [(article, *row) for row in annotation.actors],
    )
    connection.executemany(
        "INSERT INTO article_time (article, start, end, first_day, last_day, edtf, precision, basis, actors)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(article, *row) for row in annotation.times],
    )
    store_foresight(connection, article, annotation.foresight)
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
        mentions, times, ranges, is_narrative, forecasts, disputes = msgspec.json.decode(row["findings"], type=_Packed)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return Findings(
        tuple(Mention(*mention) for mention in mentions),
        Times(tuple(Time(*time) for time in times), tuple(TimeRange(*stretch) for stretch in ranges), is_narrative),
        tuple(unpack_forecast(forecast) for forecast in forecasts),
        tuple(Dispute(*dispute) for dispute in disputes),
    )


def annotation_is_sound(row: sqlite3.Row) -> bool:
    """Tell whether a row of annotation still is what was written."""
    return bool(_seal(row["findings"]) == row["sha256"])


def forget_annotation(connection: sqlite3.Connection, article: int) -> None:
    """Delete what was found in an article, so that it is annotated anew."""
    for table in ANNOTATION_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))


def _actor_rows(document: Document, findings: Findings) -> tuple[tuple[str, int, int, bool, str], ...]:
    body: Counter[str] = Counter()
    comment: Counter[str] = Counter()
    names: dict[str, Counter[str]] = {}
    sure: set[str] = set()
    for mention in findings.mentions:
        if mention.zone is Zone.BOILERPLATE:
            continue
        (comment if mention.zone is Zone.COMMENT else body)[mention.actor] += 1
        name = " ".join(document.text[mention.start : mention.end].split())
        names.setdefault(mention.actor, Counter())[name] += 1
        if not mention.is_suggested:
            sure.add(mention.actor)
    return tuple(
        (
            actor,
            body[actor],
            comment[actor],
            actor not in sure,
            msgspec.json.encode(dict(called.most_common())).decode(),
        )
        for actor, called in names.items()
    )


def _time_rows(document: Document, findings: Findings) -> tuple[TimeRow, ...]:
    """Return what the timeline shows, with the actors that the same sentence names: a range in place of its ends.

    A page of nothing but dates must not take minutes.
    """
    mentions = sorted(findings.mentions, key=lambda mention: mention.start)
    mention_starts = [mention.start for mention in mentions]
    block_starts = [block.start for block in document.blocks]
    sentences: dict[int, list[tuple[int, int]]] = {}
    named: dict[tuple[int, int], str] = {}
    rows: dict[int, TimeRow] = {}
    for start, end, first_day, last_day, edtf, precision, basis in _placed(findings.times):
        number = bisect_right(block_starts, start) - 1
        block = document.blocks[number]
        if number not in sentences:
            spans = split_sentences(document.text[block.start : block.end])
            sentences[number] = [(block.start + first, block.start + last) for first, last in spans]
        within = sentences[number][bisect_right(sentences[number], (start, len(document.text))) - 1]
        if within not in named:
            inside = mentions[bisect_left(mention_starts, within[0]) : bisect_left(mention_starts, within[1])]
            named[within] = msgspec.json.encode(list(dict.fromkeys(mention.actor for mention in inside))).decode()
        rows[start] = (start, end, first_day, last_day, edtf, precision, basis, named[within])
    return tuple(rows.values())


def _placed(times: Times) -> Iterator[tuple[int, int, int | None, int | None, str, str, str]]:
    """Yield what has a place in time or will have one: no durations, no repetitions, nothing vague, no boilerplate."""
    within = {n: stretch for stretch in times.ranges for n in range(stretch.first, stretch.last + 1)}
    for number, time in enumerate(times.times):
        # An hour alone says nothing that the day it is of has not said: "before noon".
        if time.zone is Zone.BOILERPLATE or (time.kind is Kind.TIME and time.basis is Basis.ANAPHORIC):
            continue
        if is_waiting(time) and (partial := _PARTIAL.match(time.value)) is not None:
            precision = Unit.MONTH if partial[1] is None else Unit.DAY
            yield time.start, time.end, None, None, partial[0], precision, time.basis
        if time.edtf is None or time.precision is None:
            continue
        stretch = within.get(number)
        if stretch is None:
            yield time.start, time.end, time.earliest, time.latest, time.edtf, time.precision, time.basis
        elif number == stretch.first:
            basis = max(time.basis, times.times[stretch.last].basis, key=list(Basis).index)
            yield (
                stretch.start,
                stretch.end,
                stretch.earliest,
                stretch.latest,
                stretch.edtf,
                time.precision,
                basis,
            )


def _seal(findings: str) -> str:
    return hashlib.sha256(findings.encode("utf-8", "surrogatepass")).hexdigest()
