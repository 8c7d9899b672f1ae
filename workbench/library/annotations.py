"""Findings as the database keeps them: whole, sealed with a SHA-256, and counted by actor and by date."""

import hashlib
import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field

import msgspec

from workbench.annotate.findings import AliasKind, DatedSpan, Findings, Mention
from workbench.annotate.sentences import split_sentences
from workbench.model import Document, Zone

# Everything that annotation writes, and that can be made again.
ANNOTATION_TABLES = ("annotation", "article_actor", "article_date")

# A list for each mention and date, as for blocks: names would be two thirds of the bytes.
_PackedMention = tuple[int, int, str, Zone, AliasKind, bool]
_PackedDate = tuple[int, int, Zone, int, int]
_Packed = tuple[list[_PackedMention], list[_PackedDate]]

_NEWEST = "(SELECT max(version) FROM article_text WHERE article = t.article)"


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was found in one text of an article, with its rows made before the write turn is asked for."""

    article: int
    version: int
    annotator: str
    findings: str
    sha256: str
    actors: tuple[tuple[str, int, int, bool, str], ...] = field(repr=False)
    dates: tuple[tuple[int, int, int, int, str], ...] = field(repr=False)


def pack_annotation(article: int, version: int, annotator: str, document: Document, findings: Findings) -> Annotation:
    """Turn findings into rows. What stands in boilerplate is kept with them, but counted nowhere."""
    packed: _Packed = (
        [(m.start, m.end, m.actor, m.zone, m.alias, m.is_suggested) for m in findings.mentions],
        [(d.start, d.end, d.zone, d.first_day, d.last_day) for d in findings.dates],
    )
    written = msgspec.json.encode(packed).decode()
    return Annotation(
        article,
        version,
        annotator,
        written,
        _seal(written),
        _actor_rows(document, findings),
        _date_rows(document, findings),
    )


def store_annotation(connection: sqlite3.Connection, annotation: Annotation) -> bool:
    """Put an annotation in the place of the one before, within the caller's write transaction.

    Returns whether it was stored: not where the text is not the article's newest any more, or the article is gone.
    """
    article = annotation.article
    newest = connection.execute("SELECT max(version) FROM article_text WHERE article = ?", (article,)).fetchone()[0]
    if newest != annotation.version:
        return False
    for table in ANNOTATION_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    connection.execute(
        "INSERT INTO annotation (article, version, annotator, findings, sha256) VALUES (?, ?, ?, ?, ?)",
        (article, annotation.version, annotation.annotator, annotation.findings, annotation.sha256),
    )
    connection.executemany(
        "INSERT INTO article_actor (article, actor, body, comment, is_suggested, names) VALUES (?, ?, ?, ?, ?, ?)",
        [(article, *row) for row in annotation.actors],
    )
    connection.executemany(
        "INSERT INTO article_date (article, start, end, first_day, last_day, actors) VALUES (?, ?, ?, ?, ?, ?)",
        [(article, *row) for row in annotation.dates],
    )
    return True


def pending_articles(connection: sqlite3.Connection, annotator: str) -> list[int]:
    """Return the articles whose newest text this annotator has not read, in order; those in the trash too."""
    rows = connection.execute(
        f"""
        SELECT t.article FROM article_text t LEFT JOIN annotation n
          ON n.article = t.article AND n.version = t.version AND n.annotator = ?
        WHERE n.article IS NULL AND t.version = {_NEWEST} ORDER BY t.article
        """,
        (annotator,),
    )
    return [row[0] for row in rows]


def read_findings(connection: sqlite3.Connection, article: int, annotator: str) -> Findings | None:
    """Return what this annotator found in an article's newest text; None if it has not read it, or the row is damaged."""
    row = connection.execute(
        f"SELECT * FROM annotation t WHERE article = ? AND annotator = ? AND version = {_NEWEST}", (article, annotator)
    ).fetchone()
    if row is None or not annotation_is_sound(row):
        return None
    try:
        mentions, dates = msgspec.json.decode(row["findings"], type=_Packed)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return Findings(tuple(Mention(*mention) for mention in mentions), tuple(DatedSpan(*date) for date in dates))


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


def _date_rows(document: Document, findings: Findings) -> tuple[tuple[int, int, int, int, str], ...]:
    """Return the dates with the actors that the same sentence names. A page of nothing but dates must not take minutes."""
    mentions = sorted(findings.mentions, key=lambda mention: mention.start)
    mention_starts = [mention.start for mention in mentions]
    block_starts = [block.start for block in document.blocks]
    sentences: dict[int, list[tuple[int, int]]] = {}
    named: dict[tuple[int, int], str] = {}
    rows: dict[int, tuple[int, int, int, int, str]] = {}
    for date in findings.dates:
        if date.zone is Zone.BOILERPLATE:
            continue
        number = bisect_right(block_starts, date.start) - 1
        block = document.blocks[number]
        if number not in sentences:
            spans = split_sentences(document.text[block.start : block.end])
            sentences[number] = [(block.start + start, block.start + end) for start, end in spans]
        within = sentences[number][bisect_right(sentences[number], (date.start, len(document.text))) - 1]
        if within not in named:
            inside = mentions[bisect_left(mention_starts, within[0]) : bisect_left(mention_starts, within[1])]
            named[within] = msgspec.json.encode(list(dict.fromkeys(mention.actor for mention in inside))).decode()
        rows[date.start] = (date.start, date.end, date.first_day, date.last_day, named[within])
    return tuple(rows.values())


def _seal(findings: str) -> str:
    return hashlib.sha256(findings.encode("utf-8", "surrogatepass")).hexdigest()
