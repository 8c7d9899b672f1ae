"""What the user says of single mentions: rows that decisions write, each anchored by the evidence of its words."""

import contextlib
import sqlite3

import msgspec

from workbench.annotate.renaming import Ruling
from workbench.library.decision_log import Columns
from workbench.model import Evidence

# The kind of decision that changes them, and what its before and after hold. An actor of "" is nobody, of null takes the row away.
MENTION_RULING = "mention-ruling"
COLUMNS = ("key", "evidence", "actor")
# What tells one row of an article from another.
KEYS: tuple[str, ...] = ("key",)


def columns_of(key: str, evidence: Evidence, actor: str | None) -> dict[str, str | None]:
    """Return a row as a decision holds it."""
    return {"key": key, "evidence": msgspec.json.encode(evidence).decode(), "actor": actor}


def rulings_of(connection: sqlite3.Connection, article: int) -> tuple[Ruling, ...]:
    """Return what was said of an article's mentions; what cannot be understood, of a damaged library, is left out."""
    return tuple(ruling for _, ruling in keyed_rulings(connection, article))


def keyed_rulings(connection: sqlite3.Connection, article: int) -> tuple[tuple[str, Ruling], ...]:
    """Return the same, each with its key."""
    rows = connection.execute(
        "SELECT key, evidence, actor FROM mention_ruling WHERE article = ? ORDER BY key", (article,)
    )
    found = []
    for key, evidence, actor in rows:
        with contextlib.suppress(msgspec.MsgspecError):
            found.append((key, Ruling(msgspec.json.decode(evidence, type=Evidence), actor)))
    return tuple(found)


def current_columns(connection: sqlite3.Connection, article: int, about: Columns) -> dict[str, str | None]:
    """Return what is known now of the mention that a decision is about."""
    row = connection.execute(
        "SELECT actor FROM mention_ruling WHERE article = ? AND key = ?", (article, about["key"])
    ).fetchone()
    return {"key": about["key"], "evidence": about["evidence"], "actor": None if row is None else row["actor"]}


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Write what a mention means within the caller's transaction, and note that its article has to be counted anew."""
    connection.execute("DELETE FROM mention_ruling WHERE article = ? AND key = ?", (article, columns["key"]))
    if columns["actor"] is not None:
        connection.execute(
            "INSERT INTO mention_ruling (article, key, evidence, actor) VALUES (?, ?, ?, ?)",
            (article, columns["key"], columns["evidence"], columns["actor"]),
        )
    connection.execute("INSERT INTO renamed (article) VALUES (?)", (article,))
