"""Brings a library of an older version to this one: frozen SQL, one exclusive transaction each, a backup first."""

import re
import sqlite3
from collections.abc import Callable
from importlib.resources import files

from workbench.errors import LibraryError

# Raised by one with each file added to migrations/, named NNNN_what.sql after the version that it leads to.
FORMAT_VERSION = 10
_NAME = re.compile(r"(\d{4})_\w+\.sql")


def schema() -> str:
    """Return the SQL that makes a new library of this version."""
    return files("workbench.library").joinpath("schema.sql").read_text(encoding="utf-8")


def migrations() -> dict[int, str]:
    """Return the SQL of every migration by the version that it leads to."""
    found = {}
    for file in files("workbench.library").joinpath("migrations").iterdir():
        match = _NAME.fullmatch(file.name)
        if match:
            found[int(match[1])] = file.read_text(encoding="utf-8")
    return found


def version_of(connection: sqlite3.Connection) -> int:
    """Return the format version of an open database; 0 is a database that holds nothing."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def expect_known(version: int, target: int = FORMAT_VERSION) -> None:
    """Let only libraries pass that this program can read.

    Raises:
        LibraryError: If a newer one wrote it.
    """
    if version > target:
        raise LibraryError(
            f"This library was written by a newer Dateline (format {version}, this one reads up to {target}). "
            "Update Dateline, then open it again. Nothing was changed."
        )


def create(connection: sqlite3.Connection) -> None:
    """Lay the schema of this version into an empty database."""
    _run(connection, schema(), FORMAT_VERSION)


def migrate(
    connection: sqlite3.Connection, back_up: Callable[[], object], steps: dict[int, str] | None = None
) -> list[int]:
    """Bring a database up to date and return the versions that it went through.

    Args:
        connection: Opened with isolation_level None.
        back_up: Called once before the first step; if it raises, nothing is changed.
        steps: SQL by the version that it leads to; the shipped migrations unless a test says otherwise.
    Raises:
        LibraryError: If the library is newer than this program, or a step failed (which then left no trace).
    """
    steps = migrations() if steps is None else steps
    target = max([FORMAT_VERSION, *steps])
    have = version_of(connection)
    expect_known(have, target)
    needed = range(have + 1, target + 1)
    if needed:
        back_up()
    for version in needed:
        try:
            _run(connection, steps[version], version)
        except (sqlite3.Error, KeyError) as error:
            raise LibraryError(
                f"Could not bring the library to format {version}: {error}. It was left as it was (format {version - 1}), "
                "and a copy lies in its backups folder. Keep using the older Dateline and report this."
            ) from error
    return list(needed)


def _run(connection: sqlite3.Connection, script: str, version: int) -> None:
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for statement in _statements(script):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version:d}")
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk SQLite has rolled back already; a second time would hide the reason.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    """Cut a script where SQLite says that a statement is complete: executescript would commit our transaction."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if ";" in line and sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements
