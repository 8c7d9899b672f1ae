"""What the user says of two articles, that they are copies or are not: rows that decisions write, each with the other one's original."""

import contextlib
import sqlite3
from dataclasses import dataclass
from enum import StrEnum

from workbench.library.decision_log import Columns

# The kind of decision that changes them, and what its before and after hold.
COPY_VERDICT = "copy-verdict"
COLUMNS = ("original", "member", "verdict")
# What tells one row of an article from another.
KEYS: tuple[str, ...] = ("original", "member")


class Verdict(StrEnum):
    """Whether two articles are copies."""

    COPY = "copy"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class KeptVerdict:
    """One row: an article, the other one by original and member, and the verdict, None where a decision takes it back."""

    article: int
    original: str
    member: str
    verdict: Verdict | None


def columns_of(kept: KeptVerdict) -> dict[str, str | None]:
    """Return a row as a decision holds it."""
    return {"original": kept.original, "member": kept.member, "verdict": kept.verdict}


def verdicts(connection: sqlite3.Connection) -> dict[tuple[int, int], Verdict]:
    """Return what was said, by both articles, the smaller number first; of which one was purged, nothing is said any more.

    What cannot be understood, of a damaged library or another program, is left out.
    """
    rows = connection.execute(
        "SELECT v.article, a.id, v.verdict FROM copy_verdict v JOIN article a ON a.original = v.original AND a.member = v.member"
        " ORDER BY v.article, a.id"
    )
    found = {}
    for article, other, verdict in rows:
        with contextlib.suppress(ValueError):
            found[min(article, other), max(article, other)] = Verdict(verdict)
    return found


def kept_between(connection: sqlite3.Connection, one: int, other: int) -> tuple[KeptVerdict, ...]:
    """Return the rows about two articles, whichever of them they belong to: at most one, unless two libraries were put together."""
    rows = connection.execute(
        "SELECT v.* FROM copy_verdict v JOIN article a ON a.original = v.original AND a.member = v.member"
        " WHERE (v.article = ? AND a.id = ?) OR (v.article = ? AND a.id = ?)",
        (one, other, other, one),
    )
    found = []
    for row in rows:
        with contextlib.suppress(ValueError):
            found.append(KeptVerdict(row["article"], row["original"], row["member"], Verdict(row["verdict"])))
    return tuple(found)


def current_columns(connection: sqlite3.Connection, article: int, about: Columns) -> dict[str, str | None]:
    """Return what is said now of the pair that a decision is about."""
    row = connection.execute(
        "SELECT verdict FROM copy_verdict WHERE article = ? AND original = ? AND member = ?",
        (article, about["original"], about["member"]),
    ).fetchone()
    return {**{name: about[name] for name in COLUMNS}, "verdict": None if row is None else row["verdict"]}


def apply_columns(connection: sqlite3.Connection, article: int, columns: Columns) -> None:
    """Write a row within the caller's transaction; a verdict of null takes it away."""
    connection.execute(
        "DELETE FROM copy_verdict WHERE article = ? AND original = ? AND member = ?",
        (article, columns["original"], columns["member"]),
    )
    if columns["verdict"] is not None:
        connection.execute(
            "INSERT INTO copy_verdict (article, original, member, verdict) VALUES (?, ?, ?, ?)",
            (article, columns["original"], columns["member"], columns["verdict"]),
        )
