"""What the tagger found in texts, as the database keeps it: finding takes long, and hangs on text and model alone."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from workbench.annotate.tagger.tagged import Stretch, Tagged, TaggedKind, Tagging

# A list for each name and each stretch that was not read.
_Packed = tuple[list[tuple[int, int, TaggedKind, float]], list[tuple[int, int]]]

_NEWEST = "(SELECT max(version) FROM article_text WHERE article = t.article)"


@dataclass(frozen=True, slots=True)
class PackedTagging:
    """What a tagger found in one text of an article, with its row made before the write turn is asked for."""

    article: int
    version: int
    tagger: str
    spans: str = field(repr=False)
    sha256: str


def pack_tagging(article: int, version: int, tagger: str, tagging: Tagging) -> PackedTagging:
    """Turn what was found into a row."""
    packed: _Packed = (
        [(one.start, one.end, one.kind, one.probability) for one in tagging.names],
        [(one.start, one.end) for one in tagging.unread],
    )
    spans = msgspec.json.encode(packed).decode()
    return PackedTagging(article, version, tagger, spans, _seal(spans))


def store_tagging(connection: sqlite3.Connection, packed: PackedTagging) -> bool:
    """Put what was found in the place of what was before, within the caller's transaction; not where the text is not the newest any more."""
    known = connection.execute(
        f"SELECT t.version FROM article_text t WHERE t.article = ? AND t.version = {_NEWEST}", (packed.article,)
    ).fetchone()
    if known is None or known[0] != packed.version:
        return False
    connection.execute(
        "INSERT OR REPLACE INTO article_tagged (article, version, tagger, spans, sha256) VALUES (?, ?, ?, ?, ?)",
        (packed.article, packed.version, packed.tagger, packed.spans, packed.sha256),
    )
    return True


def read_tagging(connection: sqlite3.Connection, article: int, tagger: str) -> Tagging | None:
    """Return what this tagger found in an article's newest text; None if it has yet to read it, or the row is damaged."""
    row = connection.execute(
        f"SELECT t.* FROM article_tagged t WHERE article = ? AND tagger = ? AND version = {_NEWEST}", (article, tagger)
    ).fetchone()
    if row is None or not tagging_is_sound(row):
        return None
    try:
        names, unread = msgspec.json.decode(row["spans"], type=_Packed)
    except (msgspec.MsgspecError, RecursionError):
        return None
    return Tagging(tuple(Tagged(*name) for name in names), tuple(Stretch(*one) for one in unread))


def untagged_articles(connection: sqlite3.Connection, tagger: str, first: Iterable[int] = ()) -> list[int]:
    """Return the articles outside of the trash whose newest text this tagger has not read: some first, then what came in last."""
    # Of most articles there is one text: which have more is asked once, not of each.
    rows = connection.execute(
        """
        SELECT a.id FROM article a LEFT JOIN article_tagged t ON t.article = a.id AND t.tagger = ?
        LEFT JOIN (SELECT article, max(version) AS version FROM article_text WHERE version > 1 GROUP BY article) n
          ON n.article = a.id
        WHERE a.deleted_at IS NULL AND (t.article IS NULL OR n.version > t.version) ORDER BY a.id DESC
        """,
        (tagger,),
    )
    waiting = [row[0] for row in rows]
    wanted = set(first)
    return sorted(waiting, key=lambda article: article not in wanted) if wanted else waiting


def tagging_is_sound(row: sqlite3.Row) -> bool:
    """Tell whether a row of article_tagged still is what was written."""
    return bool(_seal(row["spans"]) == row["sha256"])


def forget_tagging(connection: sqlite3.Connection, article: int) -> None:
    """Delete what the tagger found in an article, so that it reads it anew."""
    connection.execute("DELETE FROM article_tagged WHERE article = ?", (article,))


def _seal(spans: str) -> str:
    return hashlib.sha256(spans.encode("utf-8", "surrogatepass")).hexdigest()
