"""Decisions as JSON lines beside the database, a file a day: what no original can bring back, should the database be lost.

A line names its articles by their originals, since numbers are given anew when originals are read in again.
"""

import datetime
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from workbench.library.durable import sync_folder
from workbench.library.folder import BACKUPS

_TAIL_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class TagLine:
    """What a decision changed about one tag of one article."""

    original: str
    member: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Line:
    """One decision; `before` and `after` are JSON as in the decision table."""

    seq: int
    at: str
    kind: str
    target: str
    before: str
    after: str
    undoes: int | None = None
    original: str | None = None
    member: str = ""
    tags: tuple[TagLine, ...] = ()
    step: int | None = None


def journal_files(folder: Path) -> list[Path]:
    """Return the files of a library's journal, oldest first; links in a library from elsewhere lead nowhere."""
    found = (folder / BACKUPS).glob("decisions-*.jsonl")
    return sorted(file for file in found if file.is_file() and not file.is_symlink())


def append_new(connection: sqlite3.Connection, folder: Path) -> None:
    """Write every decision that the journal does not have yet, durably. The caller has the write turn."""
    last = last_seq(folder)
    rows = connection.execute(
        """
        SELECT d.*, a.original, coalesce(a.member, '') AS member FROM decision d
        LEFT JOIN article a ON d.target LIKE 'article:%' AND a.id = CAST(substr(d.target, 9) AS INTEGER)
        WHERE d.seq > ? ORDER BY d.seq
        """,
        (last,),
    ).fetchall()
    if not rows:
        return
    backups = folder / BACKUPS
    # A copy made with tools that leave out empty folders has none.
    backups.mkdir(mode=0o700, exist_ok=True)
    file = backups / f"decisions-{datetime.datetime.now(datetime.UTC).date().isoformat()}.jsonl"
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    is_new = not file.exists()
    with os.fdopen(os.open(file, flags, 0o600), "ab") as stream:
        if not is_new and not _ends_whole(file):
            stream.write(b"\n")  # after a line that a crash cut off
        stream.write(b"".join(msgspec.json.encode(_line(connection, row)) + b"\n" for row in rows))
        stream.flush()
        os.fsync(stream.fileno())
    if is_new:
        sync_folder(backups)


def _line(connection: sqlite3.Connection, row: sqlite3.Row) -> Line:
    changes = connection.execute(
        "SELECT a.original, a.member, c.before, c.after FROM tag_change c JOIN article a ON a.id = c.article"
        " WHERE c.decision = ? ORDER BY c.article",
        (row["seq"],),
    )
    return Line(**dict(row), tags=tuple(TagLine(*change) for change in changes))


def _ends_whole(file: Path) -> bool:
    with file.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - 1))
        return stream.read() in {b"", b"\n"}


def last_seq(folder: Path) -> int:
    """Return the number of the last decision in the journal, 0 if it is empty."""
    for file in reversed(journal_files(folder)):
        lines = _last_lines(file)
        if lines:
            return lines[-1].seq
    return 0


def _last_lines(file: Path) -> list[Line]:
    """Return lines from the end of a file, at least one if there is any: that of a tag on many articles is long."""
    size = file.stat().st_size
    tail = _TAIL_BYTES
    with file.open("rb") as stream:
        while True:
            stream.seek(max(0, size - tail))
            lines = [line for line in map(_read, stream.read().splitlines()) if line is not None]
            if lines or tail >= size:
                return lines
            tail *= 8


def read_journal(folder: Path) -> Iterator[Line]:
    """Yield every decision of the journal, oldest first; a line that a crash cut off is left out."""
    for file in journal_files(folder):
        with file.open("rb") as stream:
            for raw in stream:
                line = _read(raw)
                if line is not None:
                    yield line


def _read(raw: bytes) -> Line | None:
    try:
        return msgspec.json.decode(raw, type=Line)
    except msgspec.MsgspecError:
        return None
