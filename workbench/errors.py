"""Errors that were foreseen: each text says what failed, why, and what to do."""


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


class RefusedError(WorkbenchError):
    """One document could not be taken in; the text is the reason, without the document's name."""
