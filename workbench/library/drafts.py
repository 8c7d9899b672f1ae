"""Notes that are being written: kept every moment and no decisions, so that nothing is lost where the machine stops."""

import sqlite3
from dataclasses import dataclass, replace

import msgspec

from workbench.dates import now
from workbench.library.marks import Mark
from workbench.library.store import Library


@dataclass(frozen=True, slots=True)
class Draft:
    """A mark as it is being written, and when that was kept last (UTC, ISO 8601)."""

    mark: Mark
    at: str


def keep_draft(library: Library, mark: Mark) -> None:
    """Keep a mark as it is being written in the place of what was kept before. Of an article that was purged nothing is kept."""
    with library.write() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO draft (article, key, draft, at) SELECT id, ?, ?, ? FROM article WHERE id = ?",
            (mark.key, msgspec.json.encode(mark).decode(), now(), mark.article),
        )


def drop_draft(library: Library, article: int, key: str) -> None:
    """Forget what was being written: it was kept, or given up."""
    with library.write() as connection:
        connection.execute("DELETE FROM draft WHERE article = ? AND key = ?", (article, key))


def drafts_of(connection: sqlite3.Connection, article: int | None = None) -> tuple[Draft, ...]:
    """Return what was being written about an article, or about all, the latest first; what cannot be understood is left out."""
    rows = connection.execute("SELECT * FROM draft WHERE ?1 IS NULL OR article = ?1 ORDER BY at DESC", (article,))
    found = []
    for row in rows:
        try:
            mark = msgspec.json.decode(row["draft"], type=Mark)
        except msgspec.MsgspecError:
            continue
        found.append(Draft(replace(mark, article=row["article"], key=row["key"]), row["at"]))
    return tuple(found)
