"""The log of decisions: one row for each act of the user's, written in the transaction that applies it, never rewritten."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from workbench.dates import now
from workbench.library.journal import append_new
from workbench.library.locks import LockName, hold
from workbench.library.store import Library

Columns = Mapping[str, str | None]

ARTICLE, TAG, SEARCH, ACTOR, SOURCE = "article:", "tag:", "search:", "actor:", "source:"
# A row about nothing any more, because all its articles were purged, cannot be taken back.
IS_THERE = """
  (d.target LIKE 'search:%' OR d.target LIKE 'actor:%' OR d.target LIKE 'source:%'
    OR (d.target LIKE 'article:%' AND EXISTS (SELECT 1 FROM article WHERE id = CAST(substr(d.target, 9) AS INTEGER)))
    OR EXISTS (SELECT 1 FROM tag_change WHERE decision = d.seq))
"""
STANDS = f"""
  undoes IS NULL AND kind <> 'purge' AND {IS_THERE}
  AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.seq
    AND NOT EXISTS (SELECT 1 FROM decision r WHERE r.undoes = u.seq))
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of the user's, as it stands in the log, with the articles that it is about.

    One act about many articles may be a step of several rows: `step` is the number of the first of them. They are taken back together.
    """

    seq: int
    at: str
    kind: str
    target: str
    articles: tuple[int, ...]
    before: dict[str, str | None]
    after: dict[str, str | None]
    undoes: int | None
    step: int | None = None

    @property
    def article(self) -> int | None:
        """The article that it is about, None if that is not one."""
        return self.articles[0] if len(self.articles) == 1 else None


def record(
    connection: sqlite3.Connection,
    kind: str,
    target: str,
    before: Columns,
    after: Columns,
    undoes: int | None = None,
) -> int:
    """Append one row to the log within the caller's transaction and return its number."""
    seq = connection.execute(
        "INSERT INTO decision (at, kind, target, before, after, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (now(), kind, target, _json(before), _json(after), undoes),
    ).lastrowid
    assert seq is not None
    return seq


def join(connection: sqlite3.Connection, seqs: Sequence[int]) -> None:
    """Make one step of rows that were appended within the caller's transaction; a single one needs none."""
    if len(seqs) > 1:
        connection.executemany("UPDATE decision SET step = ? WHERE seq = ?", [(seqs[0], seq) for seq in seqs])


def rows_of_step(connection: sqlite3.Connection, decision: Decision) -> list[Decision]:
    """Return every row of the step that a decision is of, oldest first; itself where it is none."""
    if decision.step is None:
        return [decision]
    rows = connection.execute("SELECT * FROM decision WHERE step = ? ORDER BY seq", (decision.step,)).fetchall()
    return [decision_of(connection, row) for row in rows]


def log(library: Library) -> list[Decision]:
    """Return every decision, oldest first."""
    rows = library.connection.execute("SELECT * FROM decision ORDER BY seq")
    return [decision_of(library.connection, row) for row in rows]


def get_decision(connection: sqlite3.Connection, seq: int) -> Decision:
    """Return one decision of the log, which must be there, with all articles of its step."""
    decision = decision_of(connection, connection.execute("SELECT * FROM decision WHERE seq = ?", (seq,)).fetchone())
    if decision.step is None:
        return decision
    articles = (article for row in rows_of_step(connection, decision) for article in row.articles)
    return replace(decision, articles=tuple(dict.fromkeys(articles)))


def decision_of(connection: sqlite3.Connection, row: sqlite3.Row) -> Decision:
    """Return a row of the log with the articles that it is about."""
    target: str = row["target"]
    if target.startswith(ARTICLE):
        articles: tuple[int, ...] = (int(target.removeprefix(ARTICLE)),)
    else:
        found = connection.execute("SELECT article FROM tag_change WHERE decision = ? ORDER BY article", (row["seq"],))
        articles = tuple(article for (article,) in found)
    return Decision(
        seq=row["seq"],
        at=row["at"],
        kind=row["kind"],
        target=target,
        articles=articles,
        before=msgspec.json.decode(row["before"], type=dict[str, str | None]),
        after=msgspec.json.decode(row["after"], type=dict[str, str | None]),
        undoes=row["undoes"],
        step=row["step"],
    )


def keep_journal(library: Library) -> None:
    """Bring the journal beside the database up to date; called after decisions are durable."""
    with hold(library.folder, LockName.WRITE):
        append_new(library.connection, library.folder)


def _json(columns: Columns) -> str:
    return msgspec.json.encode(dict(columns)).decode()
