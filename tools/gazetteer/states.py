"""States, with the names, governments and armies that news calls them by."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from tools.gazetteer.table import UNCHECKED, ActorRow, NameRow, Table, dates

# Names of an army as a whole; every other name in the rows of armies is of a part of it.
_WHOLE_ARMY = ("army", "armed forces", "military", "defence force", "defense force", "defence forces", "defense forces")
_ROLES = {"same": "same", "demonym": "demonym", "former": "former", "metonym": "metonym", "government": "government"}
_BASES = {"dateline": "unchecked", "cldr": "cldr", "geonames": "geonames"}
_NO_ARMY = {"region", "territory"}


def read_rows(folder: Path) -> list[dict[str, str]]:
    """Read states.tsv."""
    lines = (folder / "states.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def add_states(table: Table, rows: list[dict[str, str]], extra: dict[str, Any]) -> None:
    """Add the states and their armies; an army that the table has as an actor already is taken as the state's."""
    spans = {s["id"]: dates(s.get("from"), s.get("to")) for s in extra["states"]}
    armies = _armies_of_groups(table, rows)
    adjectives = _adjectives(rows)
    named_after = Counter(adjective for its in adjectives.values() for adjective in set(its))
    by_state: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        by_state.setdefault(row["state_id"], []).append(row)
    for state, its in by_state.items():
        first, last = spans.get(state, ("", ""))
        name = next(r["text"] for r in its if r["kind"] == "same" and r["preferred"] and r["language"] == "en")
        part_of = its[0]["parent"] if its[0]["status"] in ("territory", "region") else ""
        basis = "cldr" if any(row["source"] == "cldr" for row in its) else UNCHECKED
        adjective = next((a for a in adjectives.get(state, ()) if named_after[a] == 1), "")
        table.actors[state] = ActorRow(
            state, "state", name, part_of, its[0]["iso2"], first, last, adjective=adjective, basis=basis
        )
        for row in its:
            if not (row["kind"] == "government" and _give_to_body(table, state, row["text"])):
                _add_name(table, row, first)
        if its[0]["status"] not in _NO_ARMY:
            _add_army(table, state, its, armies.get(state, []))
    for former in extra["states"]:
        for state in former.get("successors", ()):
            table.succeed(state, former["id"])


def _give_to_body(table: Table, state: str, name: str) -> bool:
    """Tell whether a government's name is that of a body with an entry of its own, which is then taken as the state's."""
    own = {row.actor for row in table.names if row.name == name and row.role in ("same", "abbreviation")}
    bodies = [a for a in own if table.actors[a].kind == "organisation"]
    for body in bodies:
        known = table.actors[body]
        table.actors[body] = replace(known, part_of=known.part_of or state)
    return bool(bodies)


def _add_name(table: Table, row: dict[str, str], first: str) -> None:
    flags = "a" if row["ambiguous"] else ""
    since, until = dates(row["from"] or first, row["to"])
    if since and until and until < since:
        # A name from before there was this state: it has no first day that is known.
        since = ""
    role = _ROLES.get(row["kind"])
    if row["kind"] == "capital" and row["metonym"]:
        role = "capital"
    if role == "demonym" and row["form"] in ("adjective", "both"):
        flags += "j"
    if role is not None:
        table.names.append(NameRow(row["state_id"], role, row["text"], flags, since, until, _BASES[row["source"]]))


def _armies_of_groups(table: Table, rows: list[dict[str, str]]) -> dict[str, list[str]]:
    """Return the actors that are or were a state's army, told by home country and a name that both tables have."""
    states = {r["iso2"]: r["state_id"] for r in rows if r["iso2"]}
    adjectives = _adjectives(rows)
    named: dict[str, set[str]] = {}
    for row in table.names:
        named.setdefault(row.actor, set()).add(row.name.casefold())
    found: dict[str, list[str]] = {}
    for actor in table.actors.values():
        state = states.get(actor.country.split(" ")[0])
        if actor.kind != "army" or actor.part_of or state is None:
            continue
        wanted = {r["text"].casefold() for r in rows if r["state_id"] == state and r["kind"] == "army"}
        wanted |= {f"{a} {head}".casefold() for a in adjectives.get(state, ()) for head in _WHOLE_ARMY}
        if wanted & named[actor.id]:
            found.setdefault(state, []).append(actor.id)
    return found


def _adjectives(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        if row["kind"] == "demonym" and row["form"] in ("adjective", "both"):
            found.setdefault(row["state_id"], []).append(row["text"])
    return found


def _add_army(table: Table, state: str, rows: list[dict[str, str]], known: list[str]) -> None:
    adjective = next(iter(_adjectives(rows).get(state, [])), None)
    name = f"{adjective} Armed Forces"
    if not known and adjective is not None:
        # What is no state by ISO 3166, such as Abkhazia, has no code to tell its army by.
        known = [a.id for a in table.actors.values() if a.kind == "army" and a.name == name and not a.part_of]
    army = known[0] if known else f"{state}-armed-forces"
    for actor in known:
        table.actors[actor] = replace(table.actors[actor], part_of=state)
    if not known and adjective is not None:
        own = table.actors[state]
        table.actors[army] = ActorRow(army, "army", name, state, own.country, own.first, own.last)
        table.names.append(NameRow(army, "same", name, "", own.first, own.last))
    elif not known:
        return
    taken = {r.name.casefold() for r in table.names if r.actor != army and table.actors[r.actor].kind == "army"}
    for row in rows:
        if row["kind"] == "army" and row["text"].casefold() not in taken:
            is_whole = row["text"].isupper() or row["text"].casefold().endswith(_WHOLE_ARMY)
            since, until = dates(row["from"], row["to"])
            flags = "a" if row["ambiguous"] else ""
            table.names.append(NameRow(army, "same" if is_whole else "part", row["text"], flags, since, until))
