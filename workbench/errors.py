"""Errors that were foreseen: each text says what failed, why, and what to do."""

from pathlib import Path


class WorkbenchError(Exception):
    """A failure that a user can understand and act on; everything else is a bug and travels on."""


class LibraryError(WorkbenchError):
    """The library cannot be used as it is."""


class LibraryDamagedError(LibraryError):
    """What the library has on disk is not what was saved; only this is mended by putting back a backup."""


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
