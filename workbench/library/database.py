"""Opens the database file with the settings that every connection needs."""

import sqlite3
import uuid
from pathlib import Path

from workbench.dates import now
from workbench.library import migrations

# Reads wait this long for a checkpoint or an exclusive migration; writers wait in line at the write turn instead.
_BUSY_TIMEOUT_MS = 10_000


def set_durability(connection: sqlite3.Connection) -> None:
    """Commit means on disk; deleted means overwritten: purge promises that nothing of it stays in the file."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")


def count_articles(connection: sqlite3.Connection) -> int:
    """Return how many articles there are, those in the trash included."""
    return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])


def connect_file(file: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a database of ours with the settings that every connection needs."""
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    # A library may come from anywhere: no function or table of a hostile schema may act when we merely read.
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def create_database(file: Path, library_id: str) -> None:
    """Make an empty database of this version in a new file."""
    file.touch(mode=0o600)
    connection = connect_file(file)
    try:
        set_durability(connection)
        migrations.create(connection)
        connection.executemany(
            "INSERT INTO meta (key, value) VALUES (?, ?)",
            [("id", library_id), ("made_at", now()), ("index_token", uuid.uuid4().hex)],
        )
    finally:
        connection.close()
