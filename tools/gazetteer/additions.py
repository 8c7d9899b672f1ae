"""What additions.yaml puts right in the tables: names in more languages, actors that were missing, two that are one."""

from dataclasses import replace
from typing import Any

from tools.gazetteer.table import ActorRow, NameRow, Table, dates, key_of


def add_additions(table: Table, additions: dict[str, Any]) -> None:
    """Make actors one that are, take out the names that are moved, then add actors, names and heads."""
    for gone, kept in additions["merged"].items():
        _merge(table, gone, kept)
    removed = {(entry["actor"], key_of(name)) for entry in additions["removed"] for name in entry["names"]}
    table.names = [row for row in table.names if (row.actor, key_of(row.name)) not in removed]
    for actor in additions["actors"]:
        first, last = dates(actor.get("from"), actor.get("to"))
        row = ActorRow(
            actor["id"], actor["kind"], actor["name"], actor.get("part_of", ""), actor.get("country", ""), first, last
        )
        table.actors[row.id] = row
        table.names.append(NameRow(row.id, "same", row.name))
    _flag(table, additions)
    for entry in additions["kinds"]:
        named = {(entry["actor"], name) for name in entry["names"]}
        table.names = [
            replace(row, role=entry["role"]) if (row.actor, row.name) in named else row for row in table.names
        ]
    for actor, whole in additions["part_of"].items():
        table.actors[actor] = replace(table.actors[actor], part_of=whole)
    table.terms = [_mended(term, additions["terms"]) for term in table.terms]
    for entry in additions["names"]:
        first, last = dates(entry.get("from"), entry.get("to"))
        for name in entry["names"]:
            table.names.append(NameRow(entry["actor"], entry["role"], name, entry.get("flags", ""), first, last))
    _add_heads(table, additions)


def _merge(table: Table, gone: str, kept: str) -> None:
    """Make two actors one that were told twice; what the kept one does not know it takes from the other."""
    other, own = table.actors.pop(gone), table.actors[kept]
    taken = {field: getattr(own, field) or getattr(other, field) for field in ("part_of", "country", "first", "last")}
    table.actors[kept] = replace(own, **taken)
    for before in other.before.split():
        table.succeed(kept, before)
    table.names = [replace(row, actor=kept) if row.actor == gone else row for row in table.names]
    table.terms = [(person, kept if of == gone else of, *rest) for person, of, *rest in table.terms]
    for row in list(table.actors.values()):
        before = dict.fromkeys(kept if one == gone else one for one in row.before.split())
        part_of = kept if row.part_of == gone else row.part_of
        table.actors[row.id] = replace(row, part_of=part_of, before=" ".join(before))


def _mended(term: tuple[str, str, str, str, str], mended: list[dict[str, str]]) -> tuple[str, str, str, str, str]:
    """Return a term of office with the dates that it is known to have had."""
    person, of, office, first, last = term
    for one in mended:
        if (one["person"], one["of"], one["office"]) == (person, of, office):
            first, last = one.get("from", first), one.get("to", last)
    return person, of, office, first, last


def _flag(table: Table, additions: dict[str, Any]) -> None:
    plain = {(actor, key_of(name)) for actor, name in additions["plain"]}
    ambiguous = {(actor, key_of(name)) for actor, name in additions["ambiguous"]}
    capitalised = set(additions["capitalised"])
    for at, row in enumerate(table.names):
        flags, named = row.flags, (row.actor, key_of(row.name))
        if named in plain:
            flags = flags.replace("a", "")
        elif named in ambiguous and "a" not in flags:
            flags += "a"
        if row.name in capitalised:
            flags += "c"
        table.names[at] = replace(row, flags=flags)


def _add_heads(table: Table, additions: dict[str, Any]) -> None:
    for body, heads in additions["bodies"].items():
        table.heads |= dict.fromkeys(heads, f"/{body}")
    for offices, heads in additions["offices"].items():
        table.heads |= dict.fromkeys(heads, f"@{offices}")
