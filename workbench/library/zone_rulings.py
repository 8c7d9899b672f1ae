"""What the user says of the zones of single blocks: rows that decisions write, each anchored by the evidence of its block."""

import sqlite3

import msgspec

from workbench.library.decision_log import Columns
from workbench.library.rezoning import rezone
from workbench.model import Evidence, Zone

# The kind of decision that changes them, and what its before and after hold. A zone of null takes the row away.
ZONE_RULING = "zone-ruling"
COLUMNS = ("key", "evidence", "zone")
# What tells one row of an article from another.
KEYS: tuple[str, ...] = ("key",)


def columns_of(key: str, evidence: Evidence, zone: Zone | None) -> dict[str, str | None]:
    """Return a row as a decision holds it."""
    return {
        "key": key,
        "evidence": msgspec.json.encode(evidence).decode(),
        "zone": None if zone is None else zone.value,
    }


def current_columns(connection: sqlite3.Connection, article: int, about: Columns) -> dict[str, str | None]:
    """Return what is known now of the block that a decision is about."""
    row = connection.execute(
        "SELECT zone FROM zone_ruling WHERE article = ? AND key = ?", (article, about["key"])
    ).fetchone()
    return {"key": about["key"], "evidence": about["evidence"], "zone": None if row is None else row["zone"]}


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Write which zone a block is of within the caller's transaction, and move it there."""
    connection.execute("DELETE FROM zone_ruling WHERE article = ? AND key = ?", (article, columns["key"]))
    if columns["zone"] is not None:
        connection.execute(
            "INSERT INTO zone_ruling (article, key, evidence, zone) VALUES (?, ?, ?, ?)",
            (article, columns["key"], columns["evidence"], columns["zone"]),
        )
    rezone(connection, article)


def keys_of(connection: sqlite3.Connection, article: int) -> dict[str, Evidence]:
    """Return the keys under which something was said of an article's blocks, each with its evidence."""
    rows = connection.execute("SELECT key, evidence FROM zone_ruling WHERE article = ?", (article,))
    return {key: msgspec.json.decode(evidence, type=Evidence) for key, evidence in rows}
