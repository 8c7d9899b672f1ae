"""What additions.yaml puts right in the tables: names in more languages, actors that were missing."""

from dataclasses import replace
from typing import Any

from tools.gazetteer.table import ActorRow, NameRow, Table, dates


def add_additions(table: Table, additions: dict[str, Any]) -> None:
    """Add actors and names, and take out the names that are moved."""
    gone = {(entry["actor"], name) for entry in additions["removed"] for name in entry["names"]}
    table.names = [row for row in table.names if (row.actor, row.name) not in gone]
    for actor in additions["actors"]:
        first, last = dates(actor.get("from"), actor.get("to"))
        row = ActorRow(
            actor["id"], actor["kind"], actor["name"], actor.get("part_of", ""), actor.get("country", ""), first, last
        )
        table.actors[row.id] = row
        table.names.append(NameRow(row.id, "same", row.name))
    plain = {tuple(pair) for pair in additions["plain"]}
    ambiguous = {tuple(pair) for pair in additions["ambiguous"]}
    for at, row in enumerate(table.names):
        if (row.actor, row.name) in plain:
            table.names[at] = replace(row, flags=row.flags.replace("a", ""))
        elif (row.actor, row.name) in ambiguous:
            table.names[at] = replace(row, flags=row.flags + "a")
    capitalised = set(additions["capitalised"])
    table.names = [replace(row, flags=row.flags + "c") if row.name in capitalised else row for row in table.names]
    for actor, whole in additions["part_of"].items():
        table.actors[actor] = replace(table.actors[actor], part_of=whole)
    for entry in additions["names"]:
        first, last = dates(entry.get("from"), entry.get("to"))
        for name in entry["names"]:
            table.names.append(NameRow(entry["actor"], entry["role"], name, entry.get("flags", ""), first, last))
