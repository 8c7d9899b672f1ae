"""What the user says of sentences that name two actors: rows that decisions write, each anchored by the evidence of its sentence."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import msgspec

from workbench.annotate.relations.relation import RelationClass
from workbench.library.decision_log import Columns
from workbench.model import Evidence

# The kind of decision that changes them, and what its before and after hold.
RELATION_VERDICT = "relation-verdict"
COLUMNS = ("key", "evidence", "agent", "patient", "relation", "direction", "verdict")
# What tells one row of an article from another.
KEYS: tuple[str, ...] = ("key",)

# From agent to patient; without one both do it, and the order of the two says nothing.
_FORTH: Final = "forth"
_NONE: Final = "none"


class Verdict(StrEnum):
    """Whether a sentence tells of the relation."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class KeptRelation:
    """One row: the key of sentence and pair, where the sentence stands in the text that was decided about, and what it tells.

    Without `is_directed` both do it. The verdict is None where a decision takes it back.
    """

    article: int
    key: str
    evidence: Evidence
    agent: str
    patient: str
    relation: RelationClass
    is_directed: bool
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class ConfirmedRelation:
    """A relation that the user has confirmed, by the ids that annotation found. Without `is_directed` both do it."""

    article: int
    agent: str
    patient: str
    relation: RelationClass
    key: str
    is_directed: bool


def columns_of(kept: KeptRelation) -> dict[str, str | None]:
    """Return a row as a decision holds it."""
    return {
        "key": kept.key,
        "evidence": msgspec.json.encode(kept.evidence).decode(),
        "agent": kept.agent,
        "patient": kept.patient,
        "relation": kept.relation,
        "direction": _FORTH if kept.is_directed else _NONE,
        "verdict": kept.verdict,
    }


def verdicts_of(connection: sqlite3.Connection, article: int) -> tuple[KeptRelation, ...]:
    """Return what was decided about an article's relations.

    What cannot be understood, of a damaged library or another program, is left out.
    """
    rows = connection.execute("SELECT * FROM relation_verdict WHERE article = ? ORDER BY key", (article,))
    found = []
    for row in rows:
        with contextlib.suppress(ValueError, msgspec.MsgspecError):
            evidence = msgspec.json.decode(row["evidence"], type=Evidence)
            sides = (row["agent"], row["patient"], *_read(row))
            found.append(KeptRelation(article, row["key"], evidence, *sides, Verdict(row["verdict"])))
    return tuple(found)


def confirmed_relations(connection: sqlite3.Connection) -> tuple[ConfirmedRelation, ...]:
    """Return every relation that the user has confirmed in articles that are not in the trash, by article."""
    return tuple(_confirmed(connection))


def _confirmed(connection: sqlite3.Connection) -> Iterator[ConfirmedRelation]:
    rows = connection.execute(
        "SELECT v.* FROM relation_verdict v JOIN article a ON a.id = v.article"
        " WHERE v.verdict = 'confirmed' AND a.deleted_at IS NULL ORDER BY v.article, v.key"
    )
    for row in rows:
        with contextlib.suppress(ValueError):
            relation, is_directed = _read(row)
            yield ConfirmedRelation(row["article"], row["agent"], row["patient"], relation, row["key"], is_directed)


def _read(row: Any) -> tuple[RelationClass, bool]:
    """Return the class of a row, and whether it has a direction."""
    return RelationClass(row["relation"]), row["direction"] == _FORTH


def current_columns(connection: sqlite3.Connection, article: int, about: Columns) -> dict[str, str | None]:
    """Return what is known now of the sentence and pair that a decision is about."""
    row = connection.execute(
        "SELECT * FROM relation_verdict WHERE article = ? AND key = ?", (article, about["key"])
    ).fetchone()
    if row is None:
        return {**{name: about[name] for name in COLUMNS}, "verdict": None}
    return {name: row[name] for name in COLUMNS}


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Write a row within the caller's transaction; a verdict of null takes it away."""
    connection.execute("DELETE FROM relation_verdict WHERE article = ? AND key = ?", (article, columns["key"]))
    if columns["verdict"] is not None:
        names = ", ".join(COLUMNS)
        connection.execute(
            f"INSERT INTO relation_verdict (article, {names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article, *(columns[name] for name in COLUMNS)),
        )
