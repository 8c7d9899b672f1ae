"""Signatures and pairs of copies as the database keeps them. Both are derived, and made again where they are missing."""

import sqlite3
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final, TypeVar

import msgspec

from workbench.copies.copy import CopyKind, CopyPair
from workbench.copies.shelf import Shelf
from workbench.copies.signatures import SCHEME, Signature
from workbench.library.store import Library

_T = TypeVar("_T")

# Everything that is written here, by the column that names an article.
COPY_TABLES: Final = ("article_signature", "copy_outbox", "article_copy")
# Of meta: another word whenever pairs have changed.
_STATE: Final = "copies"
_ROWS_AT_ONCE: Final = 2_000


def unsigned_articles(connection: sqlite3.Connection) -> list[int]:
    """Return the articles whose newest text has no signature of the present scheme."""
    rows = connection.execute(
        """
        SELECT a.id FROM article a
        LEFT JOIN article_signature s ON s.article = a.id AND s.scheme = ? AND length(s.signature) % 4 = 0
        LEFT JOIN (SELECT article, max(version) AS version FROM article_text WHERE version > 1 GROUP BY article) n
          ON n.article = a.id
        WHERE s.article IS NULL OR coalesce(n.version, 1) <> s.version ORDER BY a.id
        """,
        (SCHEME,),
    )
    return [article for (article,) in rows]


def store_signature(connection: sqlite3.Connection, article: int, version: int, signature: Signature) -> bool:
    """Write a signature within the caller's transaction; return whether it was, which it is not where the article is gone."""
    if connection.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone() is None:
        return False
    connection.execute(
        "INSERT OR REPLACE INTO article_signature (article, version, scheme, words, address, signature) VALUES (?, ?, ?, ?, ?, ?)",
        (article, version, SCHEME, signature.words, signature.address, signature.packed()),
    )
    connection.execute("INSERT OR IGNORE INTO copy_outbox (article) VALUES (?)", (article,))
    return True


def unpaired_articles(connection: sqlite3.Connection) -> list[int]:
    """Return the articles that have a signature and whose copies were not looked for yet."""
    rows = connection.execute("SELECT article FROM copy_outbox ORDER BY article")
    return [article for (article,) in rows]


def read_shelf(connection: sqlite3.Connection) -> Shelf:
    """Return all signatures of the present scheme; what is damaged is left out."""
    cursor = connection.cursor()
    # Rows that are found by name take three times as long, of a hundred thousand half a second.
    cursor.row_factory = None
    return Shelf.from_packed(
        cursor.execute("SELECT article, signature FROM article_signature WHERE scheme = ? ORDER BY article", (SCHEME,))
    )


def paired_articles(connection: sqlite3.Connection) -> set[int]:
    """Return the articles that have copies."""
    return {
        article
        for (article,) in connection.execute("SELECT article FROM article_copy UNION SELECT other FROM article_copy")
    }


def read_pairs(connection: sqlite3.Connection) -> list[CopyPair]:
    """Return all pairs."""
    rows = connection.execute("SELECT article, other, kind, contained, alike FROM article_copy ORDER BY article, other")
    kinds = {kind.value: kind for kind in CopyKind}
    return [
        CopyPair(one, other, kinds[kind], contained, alike)
        for one, other, kind, contained, alike in rows
        if kind in kinds
    ]


def count_pairs(connection: sqlite3.Connection) -> int:
    """Count all pairs."""
    return int(connection.execute("SELECT count(*) FROM article_copy").fetchone()[0])


def store_pairs(library: Library, articles: Collection[int], pairs: Iterable[CopyPair]) -> None:
    """Put pairs in the place of all that some articles had, and take these off the outbox.

    Only what differs is written, a little at a time: others may want to write, too. A stop half way leaves the articles in the outbox.
    """
    wanted = {(pair.one, pair.other): pair for pair in pairs}
    about = set(articles)
    known = {
        (pair.one, pair.other): pair
        for pair in read_pairs(library.connection)
        if pair.one in about or pair.other in about
    }
    for ends in _slices([ends for ends in known if ends not in wanted]):
        with library.write() as connection:
            connection.executemany("DELETE FROM article_copy WHERE article = ? AND other = ?", ends)
            note_change(connection)
    for fresh in _slices([pair for ends, pair in wanted.items() if known.get(ends) != pair]):
        with library.write() as connection:
            # One of them may have been purged meanwhile.
            connection.executemany(
                "INSERT OR REPLACE INTO article_copy (article, other, kind, contained, alike) SELECT ?1, ?2, ?3, ?4, ?5"
                " WHERE EXISTS (SELECT 1 FROM article WHERE id = ?1) AND EXISTS (SELECT 1 FROM article WHERE id = ?2)",
                [(one.one, one.other, one.kind, one.contained, one.alike) for one in fresh],
            )
            note_change(connection)
    for done in _slices([(article,) for article in unpaired_articles(library.connection) if article in about]):
        with library.write() as connection:
            connection.executemany("DELETE FROM copy_outbox WHERE article = ?", done)


def _slices(rows: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for first in range(0, len(rows), _ROWS_AT_ONCE):
        yield rows[first : first + _ROWS_AT_ONCE]


def note_change(connection: sqlite3.Connection) -> None:
    """Say, within the caller's transaction, that pairs have changed."""
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_STATE, uuid.uuid4().hex))


def copies_state(connection: sqlite3.Connection) -> str:
    """Return what is another word whenever pairs have changed."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (_STATE,)).fetchone()
    return "" if row is None else str(row[0])


def signed_words(connection: sqlite3.Connection, articles: Iterable[int] | None = None) -> dict[int, int]:
    """Return, by article, how many words its signature was made of; of all that have pairs unless some are named."""
    if articles is None:
        named, values = "SELECT article FROM article_copy UNION SELECT other FROM article_copy", tuple[str, ...]()
    else:
        named, values = "SELECT value FROM json_each(?)", (msgspec.json.encode(list(articles)).decode(),)
    rows = connection.execute(f"SELECT article, words FROM article_signature WHERE article IN ({named})", values)
    return dict(map(tuple, rows))


def at_same_address(connection: sqlite3.Connection, article: int) -> list[int]:
    """Return the articles at the address of one, itself among them; nothing where it has none."""
    rows = connection.execute(
        "SELECT article FROM article_signature WHERE address <> 0"
        " AND address = (SELECT address FROM article_signature WHERE article = ?) ORDER BY article",
        (article,),
    )
    return [row[0] for row in rows]
