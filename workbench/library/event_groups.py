"""What the user says of events that several articles tell of: rows that decisions write, each anchored by the evidence of its sentence."""

import contextlib
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

import msgspec

from workbench.library.decision_log import Columns
from workbench.model import Evidence

# The kind of decision that changes them, and what its before and after hold.
EVENT_GROUP = "event-group"
COLUMNS = ("key", "grp", "evidence", "verdict")
# What tells one row of an article from another.
KEYS: tuple[str, ...] = ("key", "grp")


class Verdict(StrEnum):
    """Whether the events of a group are one, or have nothing to do with each other."""

    ONE = "one"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """One row: an event's key, its group, where its sentence stands in the text that was decided about, and the verdict.

    The verdict is None where a decision takes it back.
    """

    article: int
    key: str
    grp: str
    evidence: Evidence
    verdict: Verdict | None


def columns_of(kept: KeptGroup) -> dict[str, str | None]:
    """Return a row as a decision holds it."""
    evidence = msgspec.json.encode(kept.evidence).decode()
    return {"key": kept.key, "grp": kept.grp, "evidence": evidence, "verdict": kept.verdict}


def kept_groups(connection: sqlite3.Connection) -> tuple[KeptGroup, ...]:
    """Return everything that was decided about events, by article.

    What cannot be understood, of a damaged library or another program, is left out.
    """
    rows = connection.execute("SELECT article, key, grp, evidence, verdict FROM event_group ORDER BY article, key, grp")
    found = []
    for article, key, grp, evidence, verdict in rows:
        with contextlib.suppress(ValueError, msgspec.MsgspecError):
            found.append(KeptGroup(article, key, grp, msgspec.json.decode(evidence, type=Evidence), Verdict(verdict)))
    return tuple(found)


def current_columns(connection: sqlite3.Connection, article: int, about: Columns) -> dict[str, str | None]:
    """Return what is known now of the row that a decision is about."""
    row = connection.execute(
        "SELECT verdict FROM event_group WHERE article = ? AND key = ? AND grp = ?",
        (article, about["key"], about["grp"]),
    ).fetchone()
    return {**{name: about[name] for name in COLUMNS}, "verdict": None if row is None else row["verdict"]}


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Write a row within the caller's transaction; a verdict of null takes it away."""
    connection.execute(
        "DELETE FROM event_group WHERE article = ? AND key = ? AND grp = ?", (article, columns["key"], columns["grp"])
    )
    if columns["verdict"] is not None:
        connection.execute(
            "INSERT INTO event_group (article, key, grp, evidence, verdict) VALUES (?, ?, ?, ?, ?)",
            (article, columns["key"], columns["grp"], columns["evidence"], columns["verdict"]),
        )
