"""Signatures and pairs of copies as the database keeps them. Both are derived, and made again where they are missing."""

import sqlite3
import uuid
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
import numpy as np

from workbench.copies.copy import CopyKind, CopyPair
from workbench.copies.shelf import Shelf
from workbench.copies.signatures import SCHEME, Signature
from workbench.library.store import Library

# Everything that is written here, by the column that names an article.
COPY_TABLES: Final = ("article_signature", "article_copy")
# Of meta: another word whenever pairs have changed.
_STATE: Final = "copies"
_PAIRS_AT_ONCE: Final = 2_000


def unsigned_articles(connection: sqlite3.Connection) -> list[int]:
    """Return the articles whose newest text has no signature of the present scheme."""
    rows = connection.execute(
        """
        SELECT a.id FROM article a LEFT JOIN article_signature s ON s.article = a.id AND s.scheme = ?
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
        "INSERT OR REPLACE INTO article_signature (article, version, scheme, is_paired, words, shingles, whole, site, source, address,"
        " title, hashes) VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article,
            version,
            SCHEME,
            signature.words,
            signature.shingles,
            signature.whole,
            signature.site,
            signature.source,
            signature.address,
            signature.title,
            signature.hashes.astype("<u4").tobytes(),
        ),
    )
    return True


def unpaired_articles(connection: sqlite3.Connection) -> list[int]:
    """Return the articles that have a signature and whose copies were not looked for yet."""
    rows = connection.execute("SELECT article FROM article_signature WHERE is_paired = 0 ORDER BY article")
    return [article for (article,) in rows]


def read_shelf(connection: sqlite3.Connection) -> Shelf:
    """Return all signatures of the present scheme; what is damaged is left out."""
    rows = connection.execute(
        "SELECT article, words, shingles, whole, site, source, address, title, length(hashes) / 4, hashes FROM article_signature"
        " WHERE scheme = ? AND length(hashes) % 4 = 0 ORDER BY article",
        (SCHEME,),
    ).fetchall()
    numbers = np.array([tuple(row)[:9] for row in rows], np.int64).reshape(-1, 9)
    return Shelf.from_columns(
        numbers, np.frombuffer(b"".join([row[9] for row in rows]), "<u4").astype(np.uint32, copy=False)
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


def store_pairs(library: Library, articles: Sequence[int], pairs: Iterable[CopyPair]) -> None:
    """Put pairs in the place of all that some articles had; a stop half way leaves these to be looked at again."""
    about = msgspec.json.encode(list(articles)).decode()
    named = "(SELECT value FROM json_each(?))"
    found = list(pairs)
    with library.write() as connection:
        connection.execute(f"UPDATE article_signature SET is_paired = 0 WHERE article IN {named}", (about,))
        connection.execute(f"DELETE FROM article_copy WHERE article IN {named} OR other IN {named}", (about, about))
        _note(connection)
    for first in range(0, len(found), _PAIRS_AT_ONCE):
        with library.write() as connection:
            # One of them may have been purged meanwhile.
            connection.executemany(
                "INSERT OR REPLACE INTO article_copy (article, other, kind, contained, alike) SELECT ?1, ?2, ?3, ?4, ?5"
                " WHERE EXISTS (SELECT 1 FROM article WHERE id = ?1) AND EXISTS (SELECT 1 FROM article WHERE id = ?2)",
                [
                    (one.one, one.other, one.kind, one.contained, one.alike)
                    for one in found[first : first + _PAIRS_AT_ONCE]
                ],
            )
    with library.write() as connection:
        connection.execute(f"UPDATE article_signature SET is_paired = 1 WHERE article IN {named}", (about,))
        _note(connection)


def _note(connection: sqlite3.Connection) -> None:
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


def forget_copies(connection: sqlite3.Connection, article: int) -> None:
    """Delete what is kept of an article and of its copies, within the caller's transaction."""
    connection.execute("DELETE FROM article_signature WHERE article = ?", (article,))
    connection.execute("DELETE FROM article_copy WHERE article = ? OR other = ?", (article, article))
