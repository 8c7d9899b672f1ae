"""The record of imports: when each was, what it was asked for, and what became of every document of it."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from workbench.dates import now
from workbench.errors import LibraryError, UsageError
from workbench.library.store import Library


class RunEnd(StrEnum):
    """How an import ended."""

    DONE = "done"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import, with how many documents came of it in which way. `end` is None while it runs, and where it was broken off."""

    id: int
    started_at: str
    ended_at: str | None
    end: RunEnd | None
    program: str
    paths: tuple[str, ...]
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ImportItem:
    """What became of one document. `article` is what it is, or was a duplicate of; `content` the SHA-256 of its bytes, "" where none were read."""

    event: str
    path: str
    member: str = ""
    article: int | None = None
    title: str = ""
    reason: str = ""
    size_bytes: int = 0
    content: str = ""


def begin_run(library: Library, program: str, paths: Sequence[str]) -> int:
    """Write down that an import begins, and return its number."""
    with library.write() as connection:
        run = connection.execute(
            "INSERT INTO import_run (started_at, program, paths) VALUES (?, ?, ?)",
            (now(), program, msgspec.json.encode(list(paths)).decode()),
        ).lastrowid
    assert run is not None
    return run


def end_run(library: Library, run: int, end: RunEnd) -> None:
    """Write down that an import has ended; one that found nothing at all leaves no trace."""
    with library.write() as connection:
        if connection.execute("SELECT 1 FROM import_item WHERE run = ? LIMIT 1", (run,)).fetchone() is None:
            connection.execute("DELETE FROM import_run WHERE id = ?", (run,))
        else:
            connection.execute("UPDATE import_run SET ended_at = ?, end_kind = ? WHERE id = ?", (now(), end.value, run))


def add_items(connection: sqlite3.Connection, run: int, first: int, items: Sequence[ImportItem]) -> None:
    """Write down what became of documents, within the caller's transaction; `first` is the number of the first of them in its import."""
    connection.executemany(
        "INSERT INTO import_item (run, seq, event, path, member, article, title, reason, size_bytes, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (run, first + n, i.event, i.path, i.member, i.article, i.title, i.reason, i.size_bytes, i.content)
            for n, i in enumerate(items)
        ],
    )


def list_runs(library: Library, run: int | None = None) -> list[ImportRun]:
    """Return all imports that the library remembers, the newest first, or one of them."""
    where = "" if run is None else "WHERE r.id = ?"
    rows = library.connection.execute(
        f"""
        SELECT r.*, coalesce(json_group_object(c.event, c.n) FILTER (WHERE c.event IS NOT NULL), '{{}}') AS counts FROM import_run r
        LEFT JOIN (SELECT run, event, count(*) AS n FROM import_item GROUP BY run, event) c ON c.run = r.id
        {where} GROUP BY r.id ORDER BY r.id DESC
        """,
        () if run is None else (run,),
    )
    return [_run_of(row) for row in rows]


def _run_of(row: sqlite3.Row) -> ImportRun:
    try:
        return ImportRun(
            row["id"],
            row["started_at"],
            row["ended_at"],
            None if row["end_kind"] is None else RunEnd(row["end_kind"]),
            row["program"],
            msgspec.json.decode(row["paths"], type=tuple[str, ...]),
            msgspec.json.decode(row["counts"], type=dict[str, int]),
        )
    except (ValueError, msgspec.MsgspecError) as error:
        raise LibraryError(
            f"The entry of import {row['id']} is damaged. Put it back from a backup (restore-backup)."
        ) from error


def get_run(library: Library, run: int) -> ImportRun:
    """Return one import.

    Raises:
        UsageError: If there is none of that number.
    """
    found = list_runs(library, run)
    if not found:
        raise UsageError(f"There is no import {run} in this library. The command imports shows the numbers.")
    return found[0]


def items_of(library: Library, run: int) -> Iterator[ImportItem]:
    """Yield what became of the documents of an import, in the order in which it was told."""
    rows = library.connection.execute("SELECT * FROM import_item WHERE run = ? ORDER BY seq", (run,))
    for row in rows:
        yield ImportItem(
            row["event"],
            row["path"],
            row["member"],
            row["article"],
            row["title"],
            row["reason"],
            row["size_bytes"],
            row["content"],
        )


def articles_of_run(library: Library, run: int) -> list[int]:
    """Return the live articles that an import brought."""
    rows = library.connection.execute("SELECT id FROM article WHERE run = ? AND deleted_at IS NULL ORDER BY id", (run,))
    return [article for (article,) in rows]
