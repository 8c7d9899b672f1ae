"""What the user says became of forecasts: rows that decisions write, each anchored by the evidence of its sentence."""

import contextlib
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from workbench.library.decision_log import Columns
from workbench.model import Evidence

# The kind of decision that changes them, and what its before and after hold.
FORECAST_STATUS = "forecast-status"
COLUMNS = ("key", "evidence", "status")
# What tells one row of an article from another.
KEYS: tuple[str, ...] = ("key",)


class Status(StrEnum):
    """What became of a forecast."""

    OPEN = "open"
    CAME_TRUE = "came-true"
    DID_NOT = "did-not"
    UNCLEAR = "unclear"
    CONDITION_NOT_MET = "condition-not-met"


@dataclass(frozen=True, slots=True)
class KeptStatus:
    """One row: the forecast's key, where its sentence stands in the text that was decided about, and what became of it."""

    key: str
    evidence: Evidence
    status: Status


def columns_of(kept: KeptStatus) -> dict[str, str | None]:
    """Return a row as a decision holds it; an open forecast has no row."""
    status = None if kept.status is Status.OPEN else kept.status.value
    return {"key": kept.key, "evidence": msgspec.json.encode(kept.evidence).decode(), "status": status}


def statuses_of(connection: sqlite3.Connection, article: int) -> tuple[KeptStatus, ...]:
    """Return what was decided about an article's forecasts.

    What cannot be understood, of a damaged library or another program, is left out: the others are to be listed all the same.
    """
    rows = connection.execute(
        "SELECT key, evidence, status FROM forecast_status WHERE article = ? ORDER BY key", (article,)
    )
    found = []
    for key, evidence, status in rows:
        with contextlib.suppress(ValueError, msgspec.MsgspecError):
            found.append(KeptStatus(key, msgspec.json.decode(evidence, type=Evidence), Status(status)))
    return tuple(found)


def articles_with_status(connection: sqlite3.Connection) -> frozenset[int]:
    """Return the articles about whose forecasts something was decided."""
    return frozenset(article for (article,) in connection.execute("SELECT DISTINCT article FROM forecast_status"))


def current_columns(connection: sqlite3.Connection, article: int, about: Columns) -> dict[str, str | None]:
    """Return what is known now of the forecast that a decision is about."""
    row = connection.execute(
        "SELECT status FROM forecast_status WHERE article = ? AND key = ?", (article, about["key"])
    ).fetchone()
    return {"key": about["key"], "evidence": about["evidence"], "status": None if row is None else row["status"]}


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Write what became of a forecast within the caller's transaction; a status of null leaves it open."""
    connection.execute("DELETE FROM forecast_status WHERE article = ? AND key = ?", (article, columns["key"]))
    if columns["status"] is not None:
        connection.execute(
            "INSERT INTO forecast_status (article, key, evidence, status) VALUES (?, ?, ?, ?)",
            (article, columns["key"], columns["evidence"], columns["status"]),
        )
