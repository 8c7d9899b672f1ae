"""Say by what kind of name an actor was called, and when a name or an actor was valid."""

import datetime as dt
from typing import Final

from workbench.annotate.composing import composed
from workbench.annotate.entries import ALWAYS, EPOCH, PROPER, Basis, Entry, Role
from workbench.annotate.findings import Actor, ActorKind, AliasKind, Mention
from workbench.annotate.registry import Registry
from workbench.annotate.words import exact_key, name_key

_ROLES: Final = {
    Role.SAME: "",
    Role.SPELLING: "spelling",
    Role.ABBREVIATION: "abbreviation",
    Role.SHORT: "",
    Role.CAPITAL: "capital",
    Role.METONYM: "metonym",
    Role.GOVERNMENT: "government",
    Role.DEMONYM: "demonym",
    Role.PART: "part of it",
    Role.SUCCESSOR: "predecessor",
    Role.PREDECESSOR: "successor",
    Role.FORMER: "former name",
    Role.NICKNAME: "nickname",
    Role.DISPUTED: "disputed",
    Role.UMBRELLA: "larger group",
}
# What was found by its surroundings has no line of its own in the table of names.
_KINDS: Final = {
    AliasKind.SAME: "",
    AliasKind.SPELLING: "spelling",
    AliasKind.ABBREVIATION: "abbreviation",
    AliasKind.METONYM: "metonym",
    AliasKind.DEMONYM: "demonym",
    AliasKind.PART_OF: "part of it",
    AliasKind.SUCCESSOR: "predecessor",
    AliasKind.PREDECESSOR: "successor",
    AliasKind.DISPUTED: "disputed",
}


def way_of_naming(registry: Registry, mention: Mention, text: str) -> str:
    """Return the kind of the name that a mention has, with the time when it was valid; empty for the actor's own name."""
    called = _called(registry, text)
    own = [entry for entry in called if entry.actor == mention.actor]
    fitting = [entry for entry in own if entry.alias is mention.alias] or own
    return _said(registry, called, fitting) if fitting else _KINDS[mention.alias]


def said_of_name(registry: Registry, actor: str, name: str) -> tuple[str, Basis | None]:
    """Return the same of a name by which an actor is called, and on what it rests that it is that actor's; None: on no registry."""
    called = _called(registry, name)
    ids = registry.stored(actor)
    own = [entry for entry in called if entry.actor in ids]
    return (_said(registry, called, own), _likeliest(own).basis) if own else ("", None)


def _called(registry: Registry, name: str) -> list[Entry]:
    keys = dict.fromkeys((exact_key(name), name_key(name)))
    found = [entry for key in keys for entry in registry.entries(key)]
    # "Turkish troops" has no line of its own in the table.
    return found or list(composed(registry, name_key(name)))


def _likeliest(entries: list[Entry]) -> Entry:
    return min(entries, key=lambda entry: (entry.role is not Role.SAME, entry.rank))


def _said(registry: Registry, called: list[Entry], fitting: list[Entry]) -> str:
    entry = _likeliest(fitting)
    kind, valid = _ROLES[entry.role], ""
    if entry.role is Role.FORMER:
        valid = _days(entry.first_day, entry.last_day)
    elif entry.role is Role.SUCCESSOR:
        # The name is that of another actor of the table, and was valid as long as that one was.
        other = next((other.actor for other in called if other.role in PROPER), None)
        valid = _days(*registry.validity(other)) if other is not None else ""
    return f"{kind}, {valid}" if valid else kind


def validity(registry: Registry, actor: Actor) -> str:
    """Return when an actor existed, as far as known: "2017-01-28 to 2025-01-29", "since 2004-05-01". Empty for persons."""
    return "" if actor.kind is ActorKind.PERSON else _days(*registry.validity(actor.id))


def _days(first: int, last: int) -> str:
    if first == -ALWAYS:
        return "" if last == ALWAYS else f"until {_date(last)}"
    return f"since {_date(first)}" if last == ALWAYS else f"{_date(first)} to {_date(last)}"


def _date(day: int) -> str:
    return dt.date.fromordinal(day + EPOCH).isoformat()
