"""The user's registry as a file that people read, share and compare, and back: YAML has all of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import yaml

from workbench.annotate.entries import first_day, last_day
from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.own import NAME_MAX, OwnName, Verdict, is_name
from workbench.errors import UsageError
from workbench.library import actor_rows
from workbench.library.actor_rows import PAIR
from workbench.library.decision_log import Columns, Decision
from workbench.library.store import Library

VERSION: Final = 1
_VERDICTS: Final = frozenset(("open", "apart"))
# What nobody writes by hand; a file from elsewhere may be anything.
_BYTES_MAX: Final = 32 * 1024 * 1024
# The loader in C, where it was built, takes a twentieth of the time.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class GivenName(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """A name that the user gives to an actor; `since` and `until` are EDTF."""

    name: str
    kind: AliasKind = AliasKind.SAME
    since: str = ""
    until: str = ""


class Entry(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """What the user says of one actor; what is left out is as the shipped registry has it."""

    id: str
    name: str | None = None
    kind: ActorKind | None = None
    part_of: str | None = None
    merged_into: str | None = None
    verdict: Verdict | None = None
    watched: str | None = None
    hidden: str | None = None
    note: str | None = None
    names: list[GivenName] = []


class Pair(msgspec.Struct, forbid_unknown_fields=True):
    """Two of whom it is asked, or denied, that they are one."""

    actors: tuple[str, str]
    verdict: str


class RegistryFile(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    """All of it, sorted so that two files can be compared line by line."""

    dateline_registry: int
    actors: list[Entry] = []
    nobody: list[GivenName] = []
    pairs: list[Pair] = []


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import changed: the decision that undo takes back, None where the library had it all; and how many changes it were."""

    decision: Decision | None
    changes: int


def read_registry(library: Library) -> RegistryFile:
    """Return what the user of a library says of actors."""
    connection = library.connection
    names: dict[str, list[GivenName]] = {}
    for one in actor_rows.names(connection):
        names.setdefault(one.actor, []).append(GivenName(one.name, one.kind, one.first, one.last))
    cards = {card.actor: card for card in actor_rows.cards(connection)}
    entries = []
    for actor in sorted({*cards, *names} - {""}):
        entry = Entry(actor, names=names.get(actor, []))
        if (card := cards.get(actor)) is not None:
            entry.name, entry.kind, entry.part_of, entry.merged_into = card.name, card.kind, card.part_of, card.merged
            entry.verdict, entry.watched, entry.hidden, entry.note = (
                card.verdict, card.watched_at, card.hidden_at, card.note,
            )  # fmt: skip
        entries.append(entry)
    pairs = [Pair(actors, verdict) for actors, verdict in actor_rows.pairs(connection).items()]
    return RegistryFile(VERSION, entries, names.get("", []), pairs)


def write_yaml(registry: RegistryFile) -> bytes:
    """Return a registry as YAML."""
    plain = msgspec.to_builtins(registry)
    written: str = yaml.dump(plain, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=120)
    return written.encode()


def parse_yaml(data: bytes) -> RegistryFile:
    """Read a registry that somebody wrote.

    Raises:
        UsageError: If it is none, and where it goes wrong.
    """
    if len(data) > _BYTES_MAX:
        raise UsageError(
            f"The registry has {len(data):,} bytes, and {_BYTES_MAX:,} can be read. Split it into several files."
        )
    try:
        for event in yaml.parse(data, Loader=_LOADER):
            # A few lines of references stand for gigabytes; nobody needs them in a list of actors.
            if isinstance(event, yaml.AliasEvent):
                raise UsageError(
                    f"The registry refers to another place of itself (*{event.anchor}), which is not read. Write it out."
                )
        plain = yaml.load(data, Loader=_LOADER)  # noqa: S506 - it is a safe loader
    except (yaml.YAMLError, UnicodeError, ValueError, RecursionError) as error:
        raise UsageError(f"The registry is not YAML: {' '.join(str(error).split())}. Nothing was changed.") from error
    return checked(plain)


def checked(plain: Any) -> RegistryFile:
    """Return what was read as a registry.

    Raises:
        UsageError: If it is none, and where it goes wrong.
    """
    try:
        found = msgspec.convert(plain, RegistryFile, strict=False)
        for entry in found.actors:
            if not entry.id.strip():
                raise ValueError("an actor has no id")
            if entry.name is not None:
                entry.name = _expect_name(entry.name)
            _expect_names(entry.names)
        _expect_names(found.nobody)
        for pair in found.pairs:
            if pair.verdict not in _VERDICTS:
                raise ValueError(f"a pair is open or apart, and not “{pair.verdict}”")
    except (msgspec.ValidationError, ValueError) as error:
        raise UsageError(f"This is no registry of actors: {error}. Nothing was changed.") from error
    if found.dateline_registry > VERSION:
        raise UsageError(
            f"The registry was written by a newer Dateline (version {found.dateline_registry}, this one reads {VERSION}). "
            "Update Dateline. Nothing was changed."
        )
    return found


def import_registry(library: Library, registry: RegistryFile) -> Taken:
    """Take in a registry in one step: what it says of an actor, a name or a pair holds from then on; of others nothing changes."""
    acts: list[tuple[str, str, Columns]] = []
    cards = {card.actor: card for card in actor_rows.cards(library.connection)}
    for entry in registry.actors:
        card = cards.get(entry.id)
        for kind, column, said in (
            ("actor-rename", "name", entry.name),
            ("actor-type", "kind", entry.kind),
            ("actor-part", "part_of", entry.part_of),
            ("actor-merge", "merged", entry.merged_into),
            ("actor-reject" if entry.verdict is Verdict.NONE else "actor-confirm", "verdict", entry.verdict),
            ("actor-watch", "watched_at", entry.watched),
            ("actor-hide", "hidden_at", entry.hidden),
            ("actor-note", "note", entry.note),
        ):
            if said is not None and (card is None or getattr(card, column) != said):
                acts.append((kind, entry.id, {column: said}))
    known: dict[str, list[OwnName]] = {}
    for name in actor_rows.names(library.connection):
        known.setdefault(name.name, []).append(name)
    given = [
        OwnName(one.name, actor, one.kind, one.since, one.until)
        for actor, names in (*((entry.id, entry.names) for entry in registry.actors), ("", registry.nobody))
        for one in names
    ]
    both = {(name.name, name.actor) for name in given}
    for name in given:
        if name not in (there := known.get(name.name, [])):
            acts += actor_rows.giving(name, (one for one in there if (one.name, one.actor) not in both))
    pairs = actor_rows.pairs(library.connection)
    for pair in registry.pairs:
        one, other = sorted(pair.actors)
        if pairs.get((one, other)) != pair.verdict:
            acts.append((PAIR, one, {"other": other, "verdict": pair.verdict}))
    return Taken(actor_rows.decide(library, acts) if acts else None, len(acts))


def _expect_name(name: str) -> str:
    """Return a name with single blanks; raise ValueError where it is none."""
    cleaned = " ".join(name.split())
    if not is_name(cleaned):
        raise ValueError(
            f"“{cleaned[:80]}” cannot be a name: it takes a letter or digit, and {NAME_MAX} characters at most"
        )
    return cleaned


def _expect_names(names: Sequence[GivenName]) -> None:
    """Raise ValueError where a name or a date is none."""
    reads: Mapping[str, Callable[[str], int]] = {"since": first_day, "until": last_day}
    for name in names:
        name.name = _expect_name(name.name)
        for field, read in reads.items():
            if written := getattr(name, field):
                try:
                    read(written)
                except ValueError as error:
                    raise ValueError(f"{field} of the name “{name.name}” is no date: {written}") from error
