"""The user's registry for other programs: a table of names (CSV), and entities of FollowTheMoney, and both back as far as they go."""

import csv
import io
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.own import OWN, OwnRegistry, Verdict, is_name
from workbench.annotate.registry import Registry
from workbench.errors import UsageError
from workbench.export.csv_ import harmless_cell
from workbench.registry_file import VERSION, Entry, GivenName, RegistryFile, checked

_FIELDS: Final = (
    "id", "name", "kind", "part_of", "merged_into", "verdict", "watched", "hidden", "note", "alias", "alias_kind", "since", "until",
)  # fmt: skip
_CARD: Final = _FIELDS[1:9]
# Source: followthemoney/schema/*.yaml.
_SCHEMATA: Final = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.ARMED: "Organization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.PLACE: "Address",
}
_KINDS: Final = {
    "Person": ActorKind.PERSON,
    "PublicBody": ActorKind.STATE,
    "Organization": ActorKind.ORGANISATION,
    "Company": ActorKind.ORGANISATION,
    "LegalEntity": ActorKind.ORGANISATION,
    "Address": ActorKind.PLACE,
}


def write_csv(registry: RegistryFile) -> bytes:
    """Return a registry as a table: a line for each name that was given, and one for each actor without."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_FIELDS)
    nobody = [Entry("", names=registry.nobody)] if registry.nobody else []
    for entry in (*registry.actors, *nobody):
        card = [getattr(entry, field) or "" for field in _CARD]
        for name in entry.names or [GivenName("")]:
            cells = (entry.id, *card, name.name, name.kind if name.name else "", name.since, name.until)
            writer.writerow([harmless_cell(str(cell)) for cell in cells])
    return out.getvalue().encode()


def parse_csv(data: bytes) -> RegistryFile:
    """Read such a table.

    Raises:
        UsageError: If it is none.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    except (UnicodeError, csv.Error) as error:
        raise UsageError(f"The table of actors cannot be read: {error}. Save it as CSV in UTF-8.") from error
    if rows and "id" not in rows[0]:
        raise UsageError(f"The table of actors has no column id. Its columns are: {', '.join(_FIELDS)}.")
    entries: dict[str, dict[str, Any]] = {}
    for row in rows:
        cells = {field: _read_cell(value) for field, value in row.items() if isinstance(value, str)}
        entry = entries.setdefault(cells.get("id", ""), {"id": cells.get("id", ""), "names": []})
        entry.update({field: cells[field] for field in _CARD if cells.get(field)})
        if cells.get("alias"):
            named = {"name": cells["alias"], "kind": cells.get("alias_kind") or AliasKind.SAME}
            named |= {field: cells[field] for field in ("since", "until") if cells.get(field)}
            entry["names"].append(named)
    nobody = entries.pop("", {"names": []})["names"]
    return checked({"dateline_registry": VERSION, "actors": list(entries.values()), "nobody": nobody})


def write_ftm(registry: OwnRegistry) -> bytes:
    """Return the actors of whom the user said anything as entities of FollowTheMoney, a JSON object a line."""
    lines = []
    ids = {registry.shown(card.actor) for card in registry.cards()} | {
        registry.shown(actor) for actor in registry.named_by_user()
    }
    for actor_id in sorted(id_ for id_ in ids if id_ is not None):
        actor = registry.actor(actor_id)
        if actor is None:
            continue
        properties: dict[str, list[str]] = {"name": [actor.name]}
        aliases = [alias.name for alias in registry.aliases(actor.id) if alias.name != actor.name]
        if aliases:
            properties["alias"] = aliases
        if (note := registry.card(actor.id).note) is not None:
            properties["notes"] = [note]
        if countries := registry.countries(actor.id):
            properties["country"] = [code.lower() for code in countries]
        if actor.kind is ActorKind.PLACE:
            properties["full"] = [actor.name]
        lines.append({"id": actor.id, "schema": _SCHEMATA[actor.kind], "properties": properties})
        if actor.part_of is not None:
            member = {"member": [actor.id], "organization": [actor.part_of]}
            lines.append({"id": f"part:{actor.id}", "schema": "Membership", "properties": member})
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def parse_ftm(data: bytes) -> RegistryFile:
    """Read persons and bodies with their names out of entities of FollowTheMoney; what else there is, is left out.

    Raises:
        UsageError: If a line is no entity.
    """
    entries: dict[str, Entry] = {}
    wholes: list[tuple[str, str]] = []
    for number, entity in _entities(data):
        schema, properties = entity.get("schema"), entity.get("properties", {})
        try:
            if schema == "Membership":
                wholes.append((properties["member"][0], properties["organization"][0]))
            elif schema in _KINDS:
                name = properties["name"][0]
                called = dict.fromkeys((name, *properties["name"], *properties.get("alias", ())))
                named = [GivenName(one) for one in called if one == name or is_name(" ".join(one.split()))]
                note = "\n".join(properties.get("notes", ())) or None
                entries[str(entity["id"])] = Entry(
                    _own_id(str(entity["id"]), name),
                    name=name,
                    kind=_KINDS[schema],
                    verdict=Verdict.CONFIRMED,
                    note=note,
                    names=named,
                )
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            raise UsageError(f"Line {number} of the entities has no {error}. Nothing was changed.") from error
    for part, whole in wholes:
        if part in entries:
            entries[part].part_of = entries[whole].id if whole in entries else whole
    return checked(msgspec.to_builtins(RegistryFile(VERSION, list(entries.values()))))


def _entities(data: bytes) -> Iterable[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip():
            try:
                yield number, msgspec.json.decode(line, type=dict[str, Any])
            except (msgspec.MsgspecError, RecursionError) as error:
                raise UsageError(f"Line {number} of the entities is not JSON: {error}. Nothing was changed.") from error


def _own_id(id_: str, name: str) -> str:
    """Return the id of an entity of this program's, or one of the user's own for one from elsewhere."""
    shipped = Registry.default()
    is_shipped = shipped.actor(id_) is not None and any(one.id == id_ for one in shipped.named(name))
    return id_ if is_shipped or id_.startswith((OWN, "~")) else f"{OWN}{name}"


def _read_cell(cell: str) -> str:
    """Take off what `harmless_cell` put before a cell that a spreadsheet would reckon."""
    return cell[1:] if cell.startswith("'") and harmless_cell(cell[1:]) != cell[1:] else cell
