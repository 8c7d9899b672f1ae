"""Errors that were foreseen: each text says what failed, why, and what to do."""

import sqlite3
from pathlib import Path

# Of SQLite's errors, those that are the world's and not ours: rights, disk, damage, another program.
_OF_THE_WORLD = {
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_NOTADB,
}  # fmt: skip


class WorkbenchError(Exception):
    """A failure that a user can understand and act on; everything else is a bug and travels on."""


class LibraryError(WorkbenchError):
    """The library cannot be used as it is."""


class LibraryDamagedError(LibraryError):
    """What the library has on disk is not what was saved; only this is mended by putting back a backup."""


def trouble_of(error: Exception) -> LibraryError | None:
    """Return what to say of an error of the disk or the database under an open library; None for all others, which are bugs."""
    if isinstance(error, sqlite3.DatabaseError):
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF not in _OF_THE_WORLD:
            return None
        return LibraryError(
            f"Could not go on: the library's database could not be used ({error}). Run check on it, and look whether the disk is full."
        )
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        return LibraryError(
            f"Could not go on: {error.strerror or error}{where}. Look whether the library is still there, free the disk or "
            "mend the rights, then try again."
        )
    return None


class LibraryBusyError(WorkbenchError):
    """Another Dateline holds the lock that this needs."""


class UsageError(WorkbenchError):
    """What was asked for cannot be: an unknown id, a malformed date, a query that does not parse."""


class IndexAbsentError(WorkbenchError):
    """There is no index that could be searched as it is; `reindex` makes one."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Could not search the library {folder}: there is no index that reflects it as it is now. Run reindex, which makes it."
        )


class QueryMistake(UsageError):  # noqa: N818 - it is the user's, and no failure
    """A query that cannot be understood: `message` says why, `position` is the code point where the trouble begins."""

    def __init__(self, text: str, message: str, position: int) -> None:
        super().__init__(f"{message}\n  {text}\n  {' ' * position}^")
        self.message = message
        self.position = position


class RefusedError(WorkbenchError):
    """One document could not be taken in; the text is the reason, without the document's name."""
