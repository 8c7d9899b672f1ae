"""The user's marks: highlights, notes, claims, disputes and forecasts, on a span of an article or on all of it; rows that decisions write."""

import contextlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from workbench.library.decision_log import Columns
from workbench.model import Evidence

# The kind of decision that changes them, and what its before and after hold. A kind of null takes the mark away.
MARK = "mark"
COLUMNS = ("key", "kind", "evidence", "colour", "note", "tags", "grade", "made_at", "changed_at")
# What tells one mark of an article from another.
KEYS: tuple[str, ...] = ("key",)
_GONE: dict[str, str | None] = dict.fromkeys(COLUMNS)


class MarkKind(StrEnum):
    """What a mark says of the words that it stands on."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    CLAIM = "claim"
    DISPUTE = "dispute"
    FORECAST = "forecast"


class Colour(StrEnum):
    """The colours of highlights, in the order in which they are offered and the theme has them; yellow is the search's."""

    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    AMBER = "amber"
    PURPLE = "purple"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; `evidence` is None where it is about all of the article, `colour` for what is no highlight.

    `note` is Markdown, `grade` the credibility of what is said there, "1" to "6" or "". Moments are UTC, ISO 8601.
    """

    article: int
    key: str
    kind: MarkKind
    evidence: Evidence | None
    colour: Colour | None = None
    note: str = ""
    tags: tuple[str, ...] = ()
    grade: str = ""
    made_at: str = ""
    changed_at: str = ""

    @property
    def quote(self) -> str:
        """The words that are marked, "" for all of the article."""
        return "" if self.evidence is None else self.evidence.quote


def columns_of(mark: Mark) -> dict[str, str | None]:
    """Return a mark as a decision holds it."""
    return {
        "key": mark.key,
        "kind": mark.kind.value,
        "evidence": None if mark.evidence is None else msgspec.json.encode(mark.evidence).decode(),
        "colour": "" if mark.colour is None else mark.colour.value,
        "note": mark.note,
        "tags": msgspec.json.encode(mark.tags).decode(),
        "grade": mark.grade,
        "made_at": mark.made_at,
        "changed_at": mark.changed_at,
    }


def gone(key: str) -> dict[str, str | None]:
    """Return what a decision holds of a mark that is no more."""
    return {**_GONE, "key": key}


def current_columns(connection: sqlite3.Connection, article: int, about: Columns) -> dict[str, str | None]:
    """Return the mark that a decision is about as it is now."""
    row = connection.execute(
        f"SELECT {', '.join(COLUMNS)} FROM mark WHERE article = ? AND key = ?", (article, about["key"])
    ).fetchone()
    return gone(about["key"] or "") if row is None else dict(row)


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Make, change or take away a mark within the caller's transaction."""
    connection.execute("DELETE FROM mark WHERE article = ? AND key = ?", (article, columns["key"]))
    if columns["kind"] is not None:
        names = ", ".join(COLUMNS)
        values = ", ".join(f":{name}" for name in COLUMNS)
        connection.execute(
            f"INSERT INTO mark (article, {names}) VALUES (:article, {values})", {**columns, "article": article}
        )


def marks_of(connection: sqlite3.Connection, article: int) -> tuple[Mark, ...]:
    """Return the marks of an article, those on all of it first, then as they stood when they were made."""
    rows = connection.execute("SELECT * FROM mark WHERE article = ?", (article,))
    return tuple(sorted(_readable(rows), key=_place))


def all_marks(connection: sqlite3.Connection, articles: Iterable[int] | None = None) -> tuple[Mark, ...]:
    """Return the marks of these articles, or of all that are not in the trash, the one changed last first."""
    if articles is None:
        rows = connection.execute(
            "SELECT m.* FROM mark m JOIN article a ON a.id = m.article WHERE a.deleted_at IS NULL"
        )
    else:
        rows = connection.execute(
            "SELECT * FROM mark WHERE article IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(list(articles)).decode(),),
        )
    return tuple(sorted(_readable(rows), key=lambda mark: (mark.changed_at, mark.made_at), reverse=True))


def find_mark(connection: sqlite3.Connection, article: int, key: str) -> Mark | None:
    """Return one mark, None if it is not there."""
    rows = connection.execute("SELECT * FROM mark WHERE article = ? AND key = ?", (article, key))
    return next(iter(_readable(rows)), None)


def marked_articles(connection: sqlite3.Connection, articles: Iterable[int]) -> dict[int, int]:
    """Return how many marks those of these articles have that have any."""
    rows = connection.execute(
        "SELECT article, count(*) FROM mark WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article",
        (msgspec.json.encode(list(articles)).decode(),),
    )
    return dict(map(tuple, rows))


def _place(mark: Mark) -> tuple[int, int, str]:
    return (-1, -1, mark.made_at) if mark.evidence is None else (mark.evidence.start, mark.evidence.end, mark.made_at)


def _readable(rows: Iterable[sqlite3.Row]) -> list[Mark]:
    """Return the marks that can be understood; of a damaged library the others are to be listed all the same, check tells of the rest."""
    found = []
    for row in rows:
        with contextlib.suppress(ValueError, msgspec.MsgspecError):
            found.append(_mark_of(row))
    return found


def _mark_of(row: sqlite3.Row) -> Mark:
    return Mark(
        row["article"],
        row["key"],
        MarkKind(row["kind"]),
        None if row["evidence"] is None else msgspec.json.decode(row["evidence"], type=Evidence),
        Colour(row["colour"]) if row["colour"] else None,
        row["note"],
        msgspec.json.decode(row["tags"], type=tuple[str, ...]),
        row["grade"],
        row["made_at"],
        row["changed_at"],
    )
