"""Errors of the index that were foreseen: each text says what failed, why, and what to do."""


class IndexDamagedError(Exception):
    """The index cannot be read as it stands; it is derived, so it is thrown away and built again."""


class IndexBusyError(Exception):
    """Another writer holds the index."""


class QueryError(Exception):
    """A query that cannot be understood; `position` is the code point of the query where the trouble begins."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.position = position


class EmptyQueryError(QueryError):
    """A query that asks for nothing; `unfinished` says what was left out of it because it is still being typed."""

    def __init__(self, message: str, unfinished: str | None) -> None:
        super().__init__(message, 0)
        self.unfinished = unfinished
