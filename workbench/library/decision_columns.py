"""What a decision about an article changes: columns of the article, or the row that a module keeps of one thing in it."""

import sqlite3
from typing import Protocol

from workbench.errors import UsageError
from workbench.library import (
    copy_verdicts,
    event_groups,
    extractions,
    forecast_status,
    marks,
    mention_rulings,
    relation_verdicts,
    zone_rulings,
)
from workbench.library.articles import Article, mark_changed
from workbench.library.copy_verdicts import COPY_VERDICT
from workbench.library.decision_log import ARTICLE, Columns, record
from workbench.library.event_groups import EVENT_GROUP
from workbench.library.extractions import EXTRACTION
from workbench.library.forecast_status import FORECAST_STATUS
from workbench.library.marks import MARK
from workbench.library.mention_rulings import MENTION_RULING
from workbench.library.relation_verdicts import RELATION_VERDICT
from workbench.library.zone_rulings import ZONE_RULING

# Which columns of `article` a kind may change; also the proof that nothing else is written from the JSON of a row.
COLUMNS: dict[str, tuple[str, ...]] = {
    "publication-date": ("published", "published_state", "published_basis"),
    "delete": ("deleted_at",),
    "restore": ("deleted_at",),
    "star": ("starred_at",),
    "unstar": ("starred_at",),
    # What is put away is to be read no more, and what is to be read is not put away.
    "archive": ("archived_at", "queued_at"),
    "unarchive": ("archived_at", "queued_at"),
    "queue": ("queued_at", "archived_at"),
    "unqueue": ("queued_at", "archived_at"),
    "grade": ("grade",),
    # Not columns of `article`, but of the row that these modules keep of one mark, forecast, event, mention, relation or pair of copies.
    FORECAST_STATUS: forecast_status.COLUMNS,
    EVENT_GROUP: event_groups.COLUMNS,
    MENTION_RULING: mention_rulings.COLUMNS,
    RELATION_VERDICT: relation_verdicts.COLUMNS,
    ZONE_RULING: zone_rulings.COLUMNS,
    EXTRACTION: extractions.COLUMNS,
    COPY_VERDICT: copy_verdicts.COLUMNS,
    MARK: marks.COLUMNS,
}


class _KeptRows(Protocol):
    """A module that keeps one row for each thing that was decided about, found by its keys."""

    KEYS: tuple[str, ...]

    def current_columns(
        self, connection: sqlite3.Connection, article: int, about: Columns
    ) -> dict[str, str | None]: ...

    def apply_columns(self, connection: sqlite3.Connection, article: int, columns: Columns) -> None: ...


KEPT: dict[str, _KeptRows] = {
    FORECAST_STATUS: forecast_status,
    EVENT_GROUP: event_groups,
    MENTION_RULING: mention_rulings,
    RELATION_VERDICT: relation_verdicts,
    ZONE_RULING: zone_rulings,
    EXTRACTION: extractions,
    COPY_VERDICT: copy_verdicts,
    MARK: marks,
}
# Those of them that the index holds, or that say whether it holds the article at all.
_INDEXED_COLUMNS = frozenset({"published", "deleted_at"})


def apply_decision(connection: sqlite3.Connection, kind: str, article: Article, after: Columns) -> None:
    """Write a decision of its own accord within a transaction of the caller's, as an import with a date does."""
    before = current(connection, kind, article.id, after)
    write(connection, kind, article.id, before, after, None)


def current(connection: sqlite3.Connection, kind: str, article: int, after: Columns) -> dict[str, str | None]:
    """Return what the columns are now that a decision is about.

    Raises:
        UsageError: If there is no such article any more.
    """
    if kind in KEPT:
        return KEPT[kind].current_columns(connection, article, after)
    names = ", ".join(COLUMNS[kind])
    row = connection.execute(f"SELECT {names} FROM article WHERE id = ?", (article,)).fetchone()
    if row is None:
        raise UsageError(
            f"There is no article {article} in this library any more; what was decided about it cannot change."
        )
    return dict(row)


def write(
    connection: sqlite3.Connection, kind: str, article: int, before: Columns, after: Columns, undoes: int | None
) -> int:
    """Apply a decision within the caller's transaction, log it, and return its number."""
    apply(connection, kind, article, after)
    return record(
        connection, kind, f"{ARTICLE}{article}", before, {name: after[name] for name in COLUMNS[kind]}, undoes
    )


def apply(connection: sqlite3.Connection, kind: str, article: int, after: Columns) -> None:
    """Change what a decision says within the caller's transaction."""
    if kind in KEPT:
        KEPT[kind].apply_columns(connection, article, after)
        return
    assignments = ", ".join(f"{name} = :{name}" for name in COLUMNS[kind])
    values = {name: after[name] for name in COLUMNS[kind]}
    connection.execute(f"UPDATE article SET {assignments} WHERE id = :id", {**values, "id": article})
    if not _INDEXED_COLUMNS.isdisjoint(values):
        mark_changed(connection, [article])
