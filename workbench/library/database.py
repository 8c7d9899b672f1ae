"""Opens the database file with the settings that every connection needs."""

import os
import sqlite3
import uuid
from pathlib import Path

from workbench.dates import now
from workbench.errors import LibraryError
from workbench.library import migrations
from workbench.library.durable import sync_folder

# Reads wait this long for a checkpoint or an exclusive migration; writers wait in line at the write turn instead.
_BUSY_TIMEOUT_MS = 10_000
# What SQLite keeps beside a database, and what may be left of it after a crash.
COMPANIONS = ("", "-wal", "-shm", "-journal")


def set_durability(connection: sqlite3.Connection) -> None:
    """Commit means on disk; deleted means overwritten: purge promises that nothing of it stays in the file."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def count_articles(connection: sqlite3.Connection) -> int:
    """Return how many articles there are, those in the trash included."""
    return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def connect_file(file: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a database of ours with the settings that every connection needs.

    Raises:
        LibraryError: If a rollback journal lies beside it. SQLite would play it back, and then delete whatever file it
            names as its super-journal: a library from elsewhere could choose which. Ours have a write-ahead log.
    """
    journal = Path(f"{file}-journal")
    if os.path.lexists(journal):
        raise LibraryError(
            f"Could not open {file}: {journal.name} lies beside it, which Dateline does not leave there. If the library "
            "came from elsewhere, do not trust it; else move that file away and run check."
        )
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    # A library may come from anywhere: no function or table of a hostile schema may act when we merely read.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def create_database(file: Path, library_id: str) -> None:
    """Put an empty database of this version in place, whole or not at all."""
    fresh = file.with_name(f"{file.name}.new")
    remove_database(fresh)
    fresh.touch(mode=0o600)
    connection = connect_file(fresh)
    try:
        set_durability(connection)
        migrations.create(connection)
        connection.executemany(
            "INSERT INTO meta (key, value) VALUES (?, ?)",
            [("id", library_id), ("made_at", now()), ("index_token", uuid.uuid4().hex)],
        )
        # Closing does the same, but says nothing when it fails, and leaves the log under the name that is given up.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()
    fresh.replace(file)
    sync_folder(file.parent)


def remove_database(file: Path) -> None:
    """Delete a database with all that SQLite keeps beside it; a log left behind would be played into the next one."""
    for companion in COMPANIONS:
        Path(f"{file}{companion}").unlink(missing_ok=True)


def number_decisions_after(connection: sqlite3.Connection, seq: int) -> None:
    """Have the next decision numbered above `seq`: the journal tells by its numbers what it has."""
    connection.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'decision', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'decision')"
    )
    connection.execute("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'decision'", (seq,))
