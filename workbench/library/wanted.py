"""The list of what is wanted: entries of bookmarks and reference lists whose text nobody has saved yet. Nothing is ever fetched."""

import hashlib
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from workbench.addresses import address_of
from workbench.dates import now
from workbench.errors import UsageError
from workbench.library.store import Library
from workbench.model import NOTHING_SAID, Description


@dataclass(frozen=True, slots=True)
class Wanted:
    """One entry; `path` is the list that names it."""

    id: int
    url: str
    title: str
    description: Description
    path: str
    listed_at: str


def want(connection: sqlite3.Connection, description: Description, path: str) -> bool:
    """Put an entry on the list within the caller's transaction; tell whether it is new there. One that was dropped stays dropped."""
    url = description.url or ""
    made = connection.execute(
        "INSERT OR IGNORE INTO wanted (key, url, title, description, path, listed_at) VALUES (?, ?, ?, ?, ?, ?)",
        (_key(description), url, description.title, msgspec.json.encode(description).decode(), path, now()),
    )
    return made.rowcount == 1


def come_in(connection: sqlite3.Connection, article: int, url: str | None) -> Description | None:
    """Take off the list what has come in as an article, within the caller's transaction; return what was said of it there, if anything."""
    key = address_of(url)
    row = (
        connection.execute("SELECT id, description FROM wanted WHERE key = ? AND article IS NULL", (key,)).fetchone()
        if key
        else None
    )
    if row is None:
        return None
    connection.execute("UPDATE wanted SET article = ? WHERE id = ?", (article, row["id"]))
    return _said(row["description"])


def list_wanted(library: Library) -> list[Wanted]:
    """Return what is wanted and has neither come in nor been dropped, the newest entries first. What lies in the trash is wanted again."""
    rows = library.connection.execute(
        "SELECT w.* FROM wanted w LEFT JOIN article a ON a.id = w.article AND a.deleted_at IS NULL"
        " WHERE a.id IS NULL AND w.dropped_at IS NULL ORDER BY w.id DESC"
    )
    return [
        Wanted(
            row["id"],
            row["url"],
            row["title"],
            _said(row["description"]),
            row["path"],
            row["listed_at"],
        )
        for row in rows
    ]


def drop(library: Library, ids: Sequence[int], *, back: bool = False) -> int:
    """Take entries off the list for good, or with `back` put them on it again; return how many that were.

    Raises:
        UsageError: If none of them is on the list.
    """
    with library.write() as connection:
        changed = connection.execute(
            f"UPDATE wanted SET dropped_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND dropped_at IS {'NOT ' if back else ''}NULL",
            (None if back else now(), msgspec.json.encode(list(ids)).decode()),
        ).rowcount
    if not changed:
        raise UsageError(
            "None of these entries is on the list. The command wanted shows their numbers. Nothing was changed."
        )
    return changed


def _said(packed: str) -> Description:
    """Return what was said of an entry; nothing where the row is damaged: its address and title stand beside it."""
    try:
        return msgspec.json.decode(packed, type=Description)
    except (msgspec.MsgspecError, RecursionError):
        return NOTHING_SAID


def _key(description: Description) -> str:
    address = address_of(description.url)
    if address:
        return address
    about = "\n".join(
        (description.title.casefold(), *description.authors, description.published or "", description.url or "")
    )
    return f"#{hashlib.sha256(about.encode()).hexdigest()}"
