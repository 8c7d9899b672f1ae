"""Takes decisions back in from the journal beside a database that was lost, or put back from a copy."""

import sqlite3

import msgspec

from workbench.library import actor_rows, corrections, searches, tags
from workbench.library.annotations import forget_annotation
from workbench.library.articles import find_original
from workbench.library.database import number_decisions_after
from workbench.library.decision_columns import COLUMNS, apply
from workbench.library.decision_log import ACTOR, ARTICLE, SEARCH, SOURCE, TAG
from workbench.library.journal import Line, last_seq, read_journal
from workbench.library.source_rows import BY_KIND
from workbench.library.store import Library


def replay_journal(library: Library, *, purges_alone: bool = False) -> int:
    """Take in the decisions of the journal that a lost or restored database does not have, as far as their articles are there.

    Returns how many it were. A decision keeps its number; its article is found by the original. Purges alone are taken in
    before originals are read again, all others once every article is there, in the order in which they were made.
    """
    taken = 0
    with library.write() as connection:
        known = {row["seq"] for row in connection.execute("SELECT seq FROM decision")}
        for line in read_journal(library.folder):
            if line.seq in known or (purges_alone and line.kind != "purge"):
                continue
            if _replay(connection, line, line.undoes if line.undoes in known else None):
                known.add(line.seq)
                taken += 1
        number_decisions_after(connection, last_seq(library.folder))
    return taken


def _replay(connection: sqlite3.Connection, line: Line, undoes: int | None) -> bool:
    """Take in one decision; tell whether what it is about is there."""
    target = line.target
    after = msgspec.json.decode(line.after, type=dict[str, str | None])
    changes = []
    if target.startswith(TAG):
        for change in line.tags:
            row = find_original(connection, change.original, change.member)
            if row is not None:
                changes.append(tags.TagChange(row["id"], change.before, change.after))
        if not changes:
            return False
    elif target.startswith(SEARCH):
        if after.keys() != set(searches.COLUMNS):
            return False
        # Numbers of articles are given anew: what was looked at is not known any more.
        looked_at = {} if after["query"] is None else {"seen": "0"}
        searches.apply_columns(connection, target.removeprefix(SEARCH), {**after, **looked_at})
    elif target.startswith(ACTOR):
        if not actor_rows.is_sound(line.kind, after):
            return False
        actor_rows.apply_columns(connection, line.kind, target.removeprefix(ACTOR), after)
    elif target.startswith(SOURCE):
        rows = BY_KIND.get(line.kind)
        if rows is None or not rows.is_sound(after):
            return False
        rows.apply_columns(connection, target.removeprefix(SOURCE), after)
    else:
        row = None if line.original is None else find_original(connection, line.original, line.member)
        if row is None and line.kind != "purge":
            return False
        if row is not None:
            target = f"{ARTICLE}{row['id']}"
            if line.kind in corrections.RULINGS:
                forget_annotation(connection, int(row["id"]))
            if line.kind in COLUMNS and after.keys() == set(COLUMNS[line.kind]):
                apply(connection, line.kind, int(row["id"]), after)
    connection.execute(
        "INSERT INTO decision (seq, at, kind, target, before, after, undoes, step) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (line.seq, line.at, line.kind, target, line.before, line.after, undoes, line.step),
    )
    tags.apply_changes(connection, line.seq, changes)
    return True
