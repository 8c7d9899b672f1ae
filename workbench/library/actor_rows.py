"""What the user says of actors, as the database keeps it: cards, names and pairs, each changed by decisions about an actor alone."""

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.own import Card, OwnName, Verdict
from workbench.dates import bounds
from workbench.library.decision_log import ACTOR, STANDS, Columns, Decision, get_decision, join, keep_journal, record
from workbench.library.store import Library

NAME, PAIR = "actor-name", "actor-pair"
_MAKING: Final = "actor-make"
# Which columns of its card a kind of decision changes.
CARD_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "actor-merge": ("merged",),
    "actor-split": ("merged",),
    "actor-rename": ("name",),
    "actor-type": ("kind",),
    "actor-part": ("part_of",),
    "actor-confirm": ("verdict",),
    "actor-reject": ("verdict",),
    "actor-watch": ("watched_at",),
    "actor-hide": ("hidden_at",),
    "actor-note": ("note",),
    _MAKING: ("name", "kind", "verdict"),
}
# Where decisions about others, and about mentions and relations, name an actor.
_NAMING: Final = ("merged", "part_of", "other", "actor", "agent", "patient")
_CARD: Final = ("name", "kind", "part_of", "merged", "verdict", "watched_at", "hidden_at", "note")
# Of a name and a pair, what tells one from another, and what a decision says of it; null where it is taken away.
_COLUMNS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    NAME: (("name",), ("kind", "first", "last")),
    PAIR: (("other",), ("verdict",)),
}
# What it takes to tell whether anything was decided about actors since.
State = tuple[int, int]


def state(connection: sqlite3.Connection) -> State:
    """Return something that is another one after each decision about an actor."""
    row = connection.execute(
        "SELECT coalesce(max(seq), 0), count(*) FROM decision WHERE target >= 'actor:' AND target < 'actor;'"
    ).fetchone()
    return int(row[0]), int(row[1])


def cards(connection: sqlite3.Connection) -> tuple[Card, ...]:
    """Return everything that is said of single actors; what cannot be understood, of a damaged library, is left out."""
    found = []
    for row in connection.execute(f"SELECT actor, {', '.join(_CARD)} FROM actor_card ORDER BY actor"):
        actor, name, kind, part_of, merged, verdict, watched_at, hidden_at, note = row
        with contextlib.suppress(ValueError):
            found.append(
                Card(
                    actor,
                    name,
                    None if kind is None else ActorKind(kind),
                    part_of,
                    merged,
                    None if verdict is None else Verdict(verdict),
                    watched_at,
                    hidden_at,
                    note,
                )
            )
    return tuple(found)


def names(connection: sqlite3.Connection) -> tuple[OwnName, ...]:
    """Return the names that the user gave; what cannot be understood is left out."""
    found = []
    for name, actor, kind, first, last in connection.execute(
        "SELECT name, actor, kind, first, last FROM actor_name ORDER BY name, actor"
    ):
        with contextlib.suppress(ValueError):
            if first:
                first_day(first)
            if last:
                last_day(last)
            found.append(OwnName(name, actor, AliasKind(kind), first, last))
    return tuple(found)


def pairs(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """Return the pairs of which it was asked whether they are one, with "open" or "apart"."""
    rows = connection.execute("SELECT one, other, verdict FROM actor_pair ORDER BY one, other")
    return {(one, other): verdict for one, other, verdict in rows}


def decide(library: Library, acts: Sequence[tuple[str, str, Columns]]) -> Decision:
    """Decide about actors in one step: of each the kind, the actor and the columns after it; at least one."""
    with library.write() as connection:
        seqs = []
        for kind, actor, after in acts:
            before = current(connection, kind, actor, after)
            apply_columns(connection, kind, actor, after)
            seqs.append(record(connection, kind, f"{ACTOR}{actor}", before, after))
        join(connection, seqs)
    keep_journal(library)
    return get_decision(library.connection, seqs[0])


def giving(given: OwnName, known: Iterable[OwnName]) -> list[tuple[str, str, Columns]]:
    """Return what gives a name: it, and that whoever has it at the same time has it no more; of two the later word holds."""
    said: Columns = {"name": given.name, "kind": given.kind, "first": given.first, "last": given.last}
    former = [one for one in known if one.name == given.name and one.actor != given.actor and _overlap(one, given)]
    return [(NAME, given.actor, said), *map(taking_away, former)]


def taking_away(name: OwnName) -> tuple[str, str, Columns]:
    """Return what takes a name back."""
    return NAME, name.actor, {"name": name.name, "kind": None, "first": None, "last": None}


def _overlap(one: OwnName, other: OwnName) -> bool:
    """Tell whether two names are valid on a day together."""
    first = max(bounds(name.first)[0] if name.first else "" for name in (one, other))
    last = min(bounds(name.last)[1] if name.last else "9999-99-99" for name in (one, other))
    return first <= last


def current(connection: sqlite3.Connection, kind: str, actor: str, about: Columns) -> dict[str, str | None]:
    """Return what is known now of that which a decision is about."""
    if kind in CARD_KINDS:
        columns = CARD_KINDS[kind]
        row = connection.execute(f"SELECT {', '.join(columns)} FROM actor_card WHERE actor = ?", (actor,)).fetchone()
        return dict.fromkeys(columns) if row is None else dict(row)
    keys, said = _COLUMNS[kind]
    table, where, values = _row(kind, actor, about)
    row = connection.execute(f"SELECT {', '.join(said)} FROM {table} WHERE {where}", values).fetchone()
    return {**{key: about[key] for key in keys}, **(dict.fromkeys(said) if row is None else dict(row))}


def apply_columns(connection: sqlite3.Connection, kind: str, actor: str, after: Columns) -> None:
    """Write what a decision says within the caller's transaction; a row that says nothing any more goes."""
    if kind in CARD_KINDS:
        _apply_card(connection, actor, {column: after[column] for column in CARD_KINDS[kind]})
        return
    table, where, values = _row(kind, actor, after)
    connection.execute(f"DELETE FROM {table} WHERE {where}", values)
    _, said = _COLUMNS[kind]
    if after[said[0]] is not None:
        one = {**values, **{column: after[column] for column in said}}
        connection.execute(
            f"INSERT INTO {table} ({', '.join(one)}) VALUES ({', '.join(f':{column}' for column in one)})", one
        )
    if kind == NAME:
        connection.execute("INSERT INTO renamed (name) VALUES (?)", (after["name"],))


def take_back(connection: sqlite3.Connection, decision: Decision) -> int:
    """Bring an actor back to what it was before a decision, and return the number of the row that says so."""
    actor = decision.target.removeprefix(ACTOR)
    now = current(connection, decision.kind, actor, decision.after)
    apply_columns(connection, decision.kind, actor, decision.before)
    return record(connection, decision.kind, decision.target, now, decision.before, decision.seq)


def later_about_the_same(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    """Return the kind of the next decision that stands and changes the same of the same actor, None if there is none.

    Upon the making of an actor stands whatever names it.
    """
    if row["kind"] == _MAKING:
        return _later_naming(connection, row)
    later = connection.execute(
        f"SELECT kind, after FROM decision d WHERE {STANDS} AND seq > ? AND target = ? ORDER BY seq",
        (row["seq"], row["target"]),
    )
    mine = _changes(connection, row["kind"], row["after"])
    return next((str(kind) for kind, after in later if mine & _changes(connection, kind, after)), None)


def _later_naming(connection: sqlite3.Connection, row: sqlite3.Row) -> str | None:
    names_it = " OR ".join(f"json_extract(after, '$.{column}') = :actor" for column in _NAMING)
    later = connection.execute(
        f"SELECT kind FROM decision d WHERE {STANDS} AND seq > :seq AND coalesce(step, seq) <> coalesce(:step, :seq)"
        f" AND (target = :target OR {names_it}) ORDER BY seq",
        {**dict(row), "actor": row["target"].removeprefix(ACTOR)},
    ).fetchone()
    return None if later is None else str(later[0])


def is_sound(kind: str, columns: Columns) -> bool:
    """Tell whether a decision, of a journal, has the columns that its kind has."""
    if kind in CARD_KINDS:
        return columns.keys() == set(CARD_KINDS[kind])
    return kind in _COLUMNS and columns.keys() == {column for part in _COLUMNS[kind] for column in part}


def _changes(connection: sqlite3.Connection, kind: str, after: str) -> set[str]:
    if kind in CARD_KINDS:
        return set(CARD_KINDS[kind])
    keys, _ = _COLUMNS[kind]
    return {f"{kind}:{connection.execute('SELECT json_extract(?, ?)', (after, f'$.{keys[0]}')).fetchone()[0]}"}


def _row(kind: str, actor: str, about: Columns) -> tuple[str, str, dict[str, str | None]]:
    """Return the table, the condition and the keys of a name's or pair's row."""
    if kind == NAME:
        return "actor_name", "name = :name AND actor = :actor", {"name": about["name"], "actor": actor}
    one, other = sorted((actor, about["other"] or ""))
    return "actor_pair", "one = :one AND other = :other", {"one": one, "other": other}


def _apply_card(connection: sqlite3.Connection, actor: str, columns: Columns) -> None:
    connection.execute("INSERT OR IGNORE INTO actor_card (actor) VALUES (?)", (actor,))
    assignments = ", ".join(f"{column} = :{column}" for column in columns)
    connection.execute(f"UPDATE actor_card SET {assignments} WHERE actor = :actor", {**columns, "actor": actor})
    says_nothing = " AND ".join(f"{column} IS NULL" for column in _CARD)
    connection.execute(f"DELETE FROM actor_card WHERE actor = ? AND {says_nothing}", (actor,))
