"""Searches that the user keeps. Saving and deleting one are decisions; that an alert was looked at is a mark."""

import sqlite3
from dataclasses import dataclass

from workbench.dates import now
from workbench.errors import UsageError
from workbench.library.decision_log import SEARCH, Columns, Decision, get_decision, keep_journal, record
from workbench.library.names import clean_name, known_as
from workbench.library.store import Library

COLUMNS = ("query", "sort", "saved_at", "is_alert", "seen", "seen_at")


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name. `sort` is None for what suits the query.

    Articles up to the number `seen` were there when the user looked last, at `seen_at`: numbers are given in the order in
    which articles are stored, and never twice.
    """

    name: str
    query: str
    sort: str | None
    saved_at: str
    is_alert: bool
    seen: int
    seen_at: str


def save_search(library: Library, search: SavedSearch) -> Decision:
    """Keep a search; one of the same name is replaced.

    Raises:
        UsageError: If the name cannot be one, or the search is kept so already.
    """
    cleaned = clean_name("saved search", search.name)
    with library.write() as connection:
        name = known_as(cleaned, _names(connection)) or cleaned
        before = _columns(connection, name)
        after = _columns_of(search)
        if all(before[column] == after[column] for column in ("query", "sort", "is_alert")):
            raise UsageError(f"The search “{name}” is kept as it is already. Nothing was changed.")
        apply_columns(connection, name, after)
        seq = record(connection, "save-search", f"{SEARCH}{name}", before, after)
    keep_journal(library)
    return get_decision(library.connection, seq)


def delete_search(library: Library, name: str) -> Decision:
    """Keep a search no longer; nothing happens to articles.

    Raises:
        UsageError: If there is none of that name.
    """
    with library.write() as connection:
        known = _expect_known(connection, name)
        before, after = _columns(connection, known), dict.fromkeys(COLUMNS)
        apply_columns(connection, known, after)
        seq = record(connection, "delete-search", f"{SEARCH}{known}", before, after)
    keep_journal(library)
    return get_decision(library.connection, seq)


def saved_searches(library: Library) -> tuple[SavedSearch, ...]:
    """Return all that are kept, in the order of the alphabet."""
    rows = library.connection.execute("SELECT * FROM saved_search").fetchall()
    return tuple(sorted(map(_search_of, rows), key=lambda search: search.name.casefold()))


def get_search(library: Library, name: str) -> SavedSearch:
    """Return the search of a name.

    Raises:
        UsageError: If there is none.
    """
    known = _expect_known(library.connection, name)
    return _search_of(library.connection.execute("SELECT * FROM saved_search WHERE name = ?", (known,)).fetchone())


def mark_seen(library: Library, name: str, through: int) -> None:
    """Note that the user has looked at an alert when articles up to the number `through` were there; never less than before."""
    with library.write() as connection:
        known = _expect_known(connection, name)
        connection.execute(
            "UPDATE saved_search SET seen = max(seen, ?), seen_at = ? WHERE name = ?", (through, now(), known)
        )


def searchable_through(library: Library) -> int:
    """Return the number up to which every article can be found by now.

    The index takes marks in the order in which they were made, and an article is marked as it is stored: one without a mark
    was taken in, and so was every one before it. An earlier one that is marked again only waits for a change.
    """
    row = library.connection.execute(
        "SELECT id FROM article WHERE id NOT IN (SELECT article FROM outbox) ORDER BY id DESC LIMIT 1"
    ).fetchone()
    return 0 if row is None else int(row[0])


def take_back(connection: sqlite3.Connection, decision: Decision) -> int:
    """Bring a saved search back to what it was before a decision, and return the number of the row that says so."""
    name = decision.target.removeprefix(SEARCH)
    current = _columns(connection, name)
    apply_columns(connection, name, decision.before)
    return record(connection, decision.kind, decision.target, current, decision.before, decision.seq)


def apply_columns(connection: sqlite3.Connection, name: str, columns: Columns) -> None:
    """Write a saved search within the caller's transaction; columns that are all null take it away."""
    connection.execute("DELETE FROM saved_search WHERE name = ?", (name,))
    if columns["query"] is not None:
        connection.execute(
            "INSERT INTO saved_search (name, query, sort, saved_at, is_alert, seen, seen_at)"
            " VALUES (:name, :query, :sort, :saved_at, :is_alert, :seen, :seen_at)",
            {"name": name, **{column: columns[column] for column in COLUMNS}},
        )


def _columns_of(search: SavedSearch) -> dict[str, str | None]:
    return {
        "query": search.query,
        "sort": search.sort,
        "saved_at": search.saved_at,
        "is_alert": str(int(search.is_alert)),
        "seen": str(search.seen),
        "seen_at": search.seen_at,
    }


def _columns(connection: sqlite3.Connection, name: str) -> dict[str, str | None]:
    row = connection.execute("SELECT * FROM saved_search WHERE name = ?", (name,)).fetchone()
    return dict.fromkeys(COLUMNS) if row is None else _columns_of(_search_of(row))


def _search_of(row: sqlite3.Row) -> SavedSearch:
    return SavedSearch(
        name=row["name"],
        query=row["query"],
        sort=row["sort"],
        saved_at=row["saved_at"],
        is_alert=bool(row["is_alert"]),
        seen=row["seen"],
        seen_at=row["seen_at"],
    )


def _names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM saved_search")]


def _expect_known(connection: sqlite3.Connection, name: str) -> str:
    known = known_as(name, _names(connection))
    if known is None:
        raise UsageError(
            f"There is no saved search “{name}” in this library. The command searches lists those that there are."
        )
    return known
