"""How reliable the user holds sources to be (Admiralty system, A to F): a row for each, changed by decisions about that source."""

import sqlite3
from typing import Final

from workbench.library.decision_log import SOURCE, STANDS, Columns, Decision, record
from workbench.library.store import Library

SOURCE_GRADE: Final = "source-grade"
COLUMNS: Final = ("grade",)
# What each grade means, in the words of the NATO Admiralty system (AJP-2.1), and so of information.
RELIABILITY: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY: Final = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}


def source_grades(library: Library) -> dict[str, str]:
    """Return the grades of all sources that have one, by domain, or by name of a source without one."""
    return dict(map(tuple, library.connection.execute("SELECT source, grade FROM source_grade ORDER BY source")))


def is_sound(after: Columns) -> bool:
    """Tell whether a line of the journal can be what a decision about a grade says."""
    return after.keys() == set(COLUMNS) and (after["grade"] is None or after["grade"] in RELIABILITY)


def current_columns(connection: sqlite3.Connection, source: str) -> dict[str, str | None]:
    """Return the grade as it is now; null where there is none."""
    row = connection.execute("SELECT grade FROM source_grade WHERE source = ?", (source,)).fetchone()
    return {"grade": None if row is None else row["grade"]}


def apply_columns(connection: sqlite3.Connection, source: str, columns: Columns) -> None:
    """Give or take away a grade within the caller's transaction."""
    connection.execute("DELETE FROM source_grade WHERE source = ?", (source,))
    if columns["grade"] is not None:
        connection.execute("INSERT INTO source_grade (source, grade) VALUES (?, ?)", (source, columns["grade"]))


def decide(connection: sqlite3.Connection, source: str, after: Columns, undoes: int | None = None) -> int:
    """Write a decision about a grade within the caller's transaction, apply it, and return its number."""
    before = current_columns(connection, source)
    apply_columns(connection, source, after)
    return record(connection, SOURCE_GRADE, f"{SOURCE}{source}", before, after, undoes)


def take_back(connection: sqlite3.Connection, decision: Decision) -> int:
    """Change a grade back to what it was before a decision, and return the number of the row that says so."""
    return decide(connection, decision.target.removeprefix(SOURCE), decision.before, decision.seq)


def later_about_the_same(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    """Return the kind of the next decision that stands about the same grade, None if there is none."""
    later = connection.execute(
        f"SELECT kind FROM decision d WHERE {STANDS} AND seq > :seq AND target = :target AND kind = :kind", dict(row)
    ).fetchone()
    return None if later is None else str(later[0])
