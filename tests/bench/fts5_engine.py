"""SQLite FTS5 in the bench, as someone who knows it would set it up.

Stored: title and body in a table of articles, over which lies an index with external content (so that no text is stored
twice), with the positions of every word, and indexes of prefixes of two and three letters; case and accents folded, no
stems. Date and source stand in a narrow table of their own, for one that holds the texts too is read page by page for each
match. After the last article the index is merged into one segment ('optimize'), which is in its indexing time.

The best 20 by bm25, from which a total is not asked; in the date class those whose date lies in the range, joined by row;
in the facets class all matches counted by source and year in one GROUP BY. Snippets are made by snippet().
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tests.bench.asking import Ask, Kind
from tests.bench.engines import RESULTS, EngineKind, Reply, Size
from tests.bench.entries import Entry

_FILE = "fts5.sqlite"
_SCHEMA = """
CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, body TEXT);
CREATE TABLE fact (id INTEGER PRIMARY KEY, first_day TEXT, last_day TEXT, year TEXT, source TEXT);
CREATE VIRTUAL TABLE words USING fts5 (
  title, body, content='article', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
"""
_SNIPPET_WORDS = 24
_INDEX_TABLES = {"words_data": "block", "words_docsize": "sz", "words_idx": "term"}


class Fts5Engine:
    """A database in `folder` with the texts and their index."""

    name = "fts5"

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        is_new = not self._file.exists()
        self._connection = sqlite3.connect(self._file, isolation_level=None)
        for setting in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536", "mmap_size = 4294967296"):
            self._connection.execute(f"PRAGMA {setting}").fetchall()
        if is_new:
            self._connection.executescript(_SCHEMA)

    def add(self, entries: Sequence[Entry]) -> None:
        """Index a batch in one transaction; the texts are there already."""
        with _Transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO fact VALUES (?, ?, ?, ?, ?)",
                (
                    (e.number, *(e.days or (None, None)), None if e.date is None else e.date[:4], e.source)
                    for e in entries
                ),
            )
            self._connection.executemany(
                "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
                ((e.number, e.title, e.body) for e in entries),
            )

    def add_texts(self, entries: Sequence[Entry]) -> None:
        """Store the texts of a batch."""
        with _Transaction(self._connection):
            self._connection.executemany(
                "INSERT INTO article VALUES (?, ?, ?)", ((e.number, e.title, e.body) for e in entries)
            )

    def finish(self) -> None:
        """Merge the index into one segment."""
        self._connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.close()

    def ask(self, ask: Ask) -> Reply:
        """Ask for the best, and for what is wanted besides."""
        match, ask_sql = _match(ask), self._connection.execute
        if ask.kind is Kind.TYPE_AHEAD:
            rows = ask_sql(
                f"SELECT rowid, title, snippet(words, -1, '<b>', '</b>', '…', {_SNIPPET_WORDS}) FROM words WHERE words MATCH ?"
                f" ORDER BY rank LIMIT {RESULTS}",
                (match,),
            ).fetchall()
            return Reply(tuple(row[:2] for row in rows), tuple(row[2] for row in rows))
        if ask.kind is Kind.DATE:
            assert ask.period is not None
            rows = ask_sql(
                "SELECT words.rowid, title FROM words JOIN fact ON fact.id = words.rowid"
                " WHERE words MATCH ? AND first_day >= ? AND last_day <= ?"
                f" ORDER BY rank LIMIT {RESULTS}",
                (match, *ask.period),
            ).fetchall()
        else:
            rows = ask_sql(
                f"SELECT rowid, title FROM words WHERE words MATCH ? ORDER BY rank LIMIT {RESULTS}", (match,)
            ).fetchall()
        best = tuple(rows)
        return Reply(best, facets=self._facets(match)) if ask.kind is Kind.FACETS else Reply(best)

    def count(self, ask: Ask) -> int:
        """Count all that a query matches."""
        between = " AND first_day >= ? AND last_day <= ?" if ask.period else ""
        row = self._connection.execute(
            f"SELECT count(*) FROM words JOIN fact ON fact.id = words.rowid WHERE words MATCH ?{between}",
            (_match(ask), *(ask.period or ())),
        ).fetchone()
        return int(row[0])

    def size(self) -> Size:
        """Return the bytes of the tables of the index, and of the whole database."""
        index_bytes = sum(
            self._connection.execute(f"SELECT coalesce(sum(length({column})), 0) FROM {table}").fetchone()[0]
            for table, column in _INDEX_TABLES.items()
        )
        return Size(index_bytes, self._file.stat().st_size)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _facets(self, match: str) -> dict[str, dict[str, int]]:
        counted: dict[str, dict[str, int]] = {"source": {}, "year": {}}
        rows = self._connection.execute(
            "SELECT source, year, count(*) FROM words JOIN fact ON fact.id = words.rowid WHERE words MATCH ? GROUP BY 1, 2",
            (match,),
        )
        for source, year, articles in rows:
            counted["source"][source] = counted["source"].get(source, 0) + articles
            counted["year"][year] = counted["year"].get(year, 0) + articles
        return counted


class _Transaction:
    """One transaction, from BEGIN to COMMIT."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN")

    def __exit__(self, kind: object, *_: object) -> None:
        self._connection.execute("COMMIT" if kind is None else "ROLLBACK")


def _match(ask: Ask) -> str:
    """Return a query in the language of FTS5."""
    if ask.kind is Kind.PHRASE:
        return f'"{" ".join(ask.words)}"'
    words = [f'"{word}"' for word in ask.words]
    if ask.kind is Kind.TYPE_AHEAD and not ask.is_finished:
        words[-1] += "*"
    return (" OR " if ask.kind is Kind.OR else " AND ").join(words)


FTS5 = EngineKind("fts5", Fts5Engine, Fts5Engine)
