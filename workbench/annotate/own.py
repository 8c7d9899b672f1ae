"""The registry as its user sees it: the table that ships with the program, and what the user says of actors laid over it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from workbench.annotate.entries import ActorBases, Alias, Basis, Entry, Role, Term, first_day, last_day
from workbench.annotate.findings import Actor, ActorKind, AliasKind
from workbench.annotate.registry import Registry
from workbench.annotate.unknown.identity import unknown_actor
from workbench.annotate.words import exact_key, name_key

# A name is no paragraph.
NAME_MAX: Final = 200
# Before the name of an actor whom the user has made.
OWN: Final = "own:"
_ROLES: Final = {
    AliasKind.SPELLING: Role.SPELLING,
    AliasKind.ABBREVIATION: Role.ABBREVIATION,
    AliasKind.METONYM: Role.METONYM,
    AliasKind.DEMONYM: Role.DEMONYM,
    AliasKind.PART_OF: Role.PART,
    AliasKind.SUCCESSOR: Role.SUCCESSOR,
    AliasKind.PREDECESSOR: Role.PREDECESSOR,
    AliasKind.DISPUTED: Role.DISPUTED,
}


class Verdict(StrEnum):
    """What the user says of somebody whom the program suggests."""

    CONFIRMED = "confirmed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Card:
    """What the user says of one actor; None where the table holds. An empty `part_of` says that it is part of nothing."""

    actor: str
    name: str | None = None
    kind: ActorKind | None = None
    part_of: str | None = None
    merged: str | None = None
    verdict: Verdict | None = None
    watched_at: str | None = None
    hidden_at: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name that the user gives to an actor, or with an empty one to nobody; `first` and `last` are EDTF, empty without bound."""

    name: str
    actor: str
    kind: AliasKind = AliasKind.SAME
    first: str = ""
    last: str = ""

    @property
    def is_bound(self) -> bool:
        """Whether it is a name for a time only."""
        return bool(self.first or self.last)

    def holds(self, day: int | None) -> bool:
        """Tell whether the name was valid on a day from 1970-01-01; of a day that is not known it is taken to be."""
        if day is None:
            return True
        return (not self.first or first_day(self.first) <= day) and (not self.last or day <= last_day(self.last))


class OwnRegistry(Registry):
    """A registry with the user's word over it. It shares the tables of the one below, and what was read of them.

    Args:
        shipped: The table.
        cards: What is said of single actors.
        names: Names that were given.
    """

    def __init__(self, shipped: Registry, cards: Iterable[Card], names: Iterable[OwnName]) -> None:
        vars(self).update(vars(shipped))
        self._shipped = shipped
        self._made = {}
        self._cards = {card.actor: card for card in cards}
        self._names: dict[str, list[OwnName]] = {}
        self._keys: dict[str, list[str]] = {}
        for name in names:
            if name.actor:
                self._names.setdefault(name.actor, []).append(name)
                self._know(name.name, name.actor)
        merged: dict[str, list[str]] = {}
        for card in self._cards.values():
            if card.merged is not None and (last := self._last(card.actor)) != card.actor:
                merged.setdefault(last, []).append(card.actor)
            if card.name is not None:
                self._know(card.name, card.actor)
            elif (suggested := unknown_actor(card.actor)) is not None and card.verdict is not Verdict.NONE:
                self._know(suggested.name, card.actor)
        self._merged = {actor: tuple(sorted(others)) for actor, others in merged.items()}

    @property
    def shipped(self) -> Registry:
        """The table without the user's word: what texts are read by."""
        return self._shipped

    def card(self, actor: str) -> Card:
        """Return what the user says of an actor."""
        return self._cards.get(actor) or Card(actor)

    def cards(self) -> tuple[Card, ...]:
        """Return everything that the user says of actors, by id."""
        return tuple(self._cards[actor] for actor in sorted(self._cards))

    def named_by_user(self) -> tuple[str, ...]:
        """Return the actors to whom the user gave names, by id."""
        return tuple(sorted(self._names))

    def own_names(self, actor: str) -> tuple[OwnName, ...]:
        """Return the names that the user gave to an actor."""
        return tuple(self._names.get(actor, ()))

    def shown(self, actor: str) -> str | None:
        """Follow whom the user made an actor one with; None for one that is none by the user's word."""
        last = self._last(actor)
        card = self._cards.get(last)
        return None if card is not None and card.verdict is Verdict.NONE else last

    def stored(self, actor: str) -> tuple[str, ...]:
        """Return the id of an actor, then those that were made one with it."""
        return (actor, *self._merged.get(actor, ()))

    def knows(self, actor: str) -> bool:
        """Tell whether table or user know an actor, and not only a name that stands somewhere."""
        card = self._cards.get(actor)
        is_ours = card is not None and (card.verdict is Verdict.CONFIRMED or card.merged is not None)
        return is_ours or actor in self._merged or super().knows(actor)

    def is_confirmed(self, actor: str) -> bool:
        """Tell whether the user has confirmed an actor, or one that was made one with it."""
        return any(self.card(one).verdict is Verdict.CONFIRMED for one in self.stored(actor))

    def is_watched(self, actor: str) -> bool:
        """Tell whether the user keeps an eye on whom an actor is shown as."""
        return self.card(self._last(actor)).watched_at is not None

    def is_hidden(self, actor: str) -> bool:
        """Tell whether the user wants whom an actor is shown as left out of lists."""
        return self.card(self._last(actor)).hidden_at is not None

    def note(self, actor: str) -> str:
        """Return what the user wrote down about whom an actor is shown as."""
        return self.card(self._last(actor)).note or ""

    def actor(self, actor: str) -> Actor | None:
        """Return an actor as the user has it, under whatever id it is kept."""
        shown = self.shown(actor)
        if shown is None:
            return None
        if (known := self._made.get(shown)) is not None:
            return known
        card, below = self.card(shown), self._shipped.actor(shown)
        if below is None and card.name is None:
            return None
        made = Actor(shown, card.name or "", ActorKind.ORGANISATION) if below is None else below
        whole = made.part_of if card.part_of is None else card.part_of or None
        whole = None if whole is None else self.shown(whole)
        made = replace(
            made, name=card.name or made.name, kind=card.kind or made.kind, part_of=None if whole == shown else whole
        )
        self._made[shown] = made
        return made

    def named(self, name: str) -> list[Actor]:
        """Return the actors with a name or alias; whose very name it is, by the user's word too, comes first."""
        key = name_key(name)
        own = [actor for actor in map(self.actor, self._keys.get(key, ())) if actor is not None]
        below = (self.actor(actor.id) for actor in super().named(name))
        found = {actor.id: actor for actor in (*own, *below) if actor is not None}
        # A name that was taken for a canonical one is that of whom the user renamed so.
        return sorted(found.values(), key=lambda actor: actor.name.casefold() != name.strip().casefold())

    def find(self, name: str) -> list[Actor]:
        """Return the actors that are named so, then those with a name that begins so."""
        key = name_key(name)
        if not key:
            return []
        begun = [id_ for known, ids in self._keys.items() if known.startswith(key) for id_ in ids]
        own = [actor for actor in map(self.actor, begun) if actor is not None]
        below = [actor for one in super().find(name) if (actor := self.actor(one.id)) is not None]
        return list({actor.id: actor for actor in (*self.named(name), *own, *below)}.values())

    def aliases(self, actor: str) -> list[Alias]:
        """Return the names of an actor, and of those made one with it, the canonical one first."""
        known = self.actor(actor)
        if known is None:
            return []
        found = {}
        if self.card(known.id).name is not None:
            found[known.name] = Alias(known.name, AliasKind.SAME, basis=Basis.USER)
        for one in self._names.get(known.id, ()):
            found.setdefault(one.name, _alias(one))
        for stored in self.stored(known.id):
            for alias in self._shipped.aliases(stored) or _only_name(stored):
                found.setdefault(alias.name, alias)
            for one in self._names.get(stored, ()):
                found.setdefault(one.name, _alias(one))
        return sorted(found.values(), key=lambda alias: (alias.name != known.name, alias.kind, alias.name))

    def terms(self, person: str) -> list[Term]:
        """Return the offices that a person held."""
        return [term for stored in self.stored(person) for term in self._shipped.terms(stored)]

    def predecessors(self, actor: str) -> list[str]:
        """Return the ids of those whom an actor, or one made one with it, succeeded."""
        below = (other for stored in self.stored(actor) for other in self._shipped.predecessors(stored))
        return [*below, *self._named_as(actor, AliasKind.SUCCESSOR), *self._naming(actor, AliasKind.PREDECESSOR)]

    def successors(self, actor: str) -> list[str]:
        """Return the ids of those who succeeded an actor, or one made one with it."""
        below = (other for stored in self.stored(actor) for other in self._shipped.successors(stored))
        return [*below, *self._named_as(actor, AliasKind.PREDECESSOR), *self._naming(actor, AliasKind.SUCCESSOR)]

    def bases(self, actor: str) -> ActorBases | None:
        """Return on what it rests what table and user say of an actor."""
        below, card = self._shipped.bases(actor), self.card(actor)
        if below is None and card.verdict is not Verdict.CONFIRMED and card.name is None:
            return None
        below = below or ActorBases(Basis.USER)
        return below if card.part_of is None else replace(below, part_of=Basis.USER)

    def _named_as(self, actor: str, kind: AliasKind) -> list[str]:
        """Return those whose names the user gave to an actor as names of a kind."""
        names = (one.name for stored in self.stored(actor) for one in self._names.get(stored, ()) if one.kind is kind)
        return [other.id for name in names for other in self.named(name) if other.id != actor]

    def _naming(self, actor: str, kind: AliasKind) -> list[str]:
        """Return those to whom the user gave a name of this actor's as a name of a kind."""
        return [other for other in self._names if actor in self._named_as(other, kind)]

    def parts(self, actor: str) -> list[str]:
        """Return the ids of those whose whole an actor is, by the user's word too."""
        below = (part for stored in self.stored(actor) for part in self._shipped.parts(stored))
        own = (card.actor for card in self._cards.values() if card.part_of)
        parts = ((part, self.actor(part)) for part in dict.fromkeys((*below, *own)))
        return [part for part, known in parts if known is not None and known.part_of == actor]

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return the names with this key, the user's before those of the table."""
        below = tuple(
            entry if (last := self._last(entry.actor)) == entry.actor else replace(entry, actor=last)
            for entry in self._shipped.entries(key)
        )
        own = tuple(
            Entry(self._last(actor), _ROLES.get(one.kind, Role.SAME), one.name, basis=Basis.USER)
            for actor in self._keys.get(key, ())
            for one in self._names.get(actor, ())
            if name_key(one.name) == key or exact_key(one.name) == key
        )
        return own + below

    def _know(self, name: str, actor: str) -> None:
        for key in dict.fromkeys((name_key(name), exact_key(name))):
            if key and actor not in self._keys.setdefault(key, []):
                self._keys[key].append(actor)

    def _last(self, actor: str) -> str:
        """Follow whom an actor was made one with, as far as that is somebody; of those who were made one in a circle, all are the same one."""
        chain = {actor: None}
        last = actor
        while (card := self._cards.get(last)) is not None and card.merged is not None:
            last = card.merged
            if last in chain:
                passed = list(chain)
                return min(passed[passed.index(last) :], key=lambda one: (not self._is_somebody(one), one))
            chain[last] = None
        if last == actor:
            return actor
        return next((one for one in reversed(chain) if self._is_somebody(one)), actor)

    def _is_somebody(self, actor: str) -> bool:
        """Tell whether table or user say more of an actor than that others are one with it."""
        return self.card(actor).name is not None or self._shipped.actor(actor) is not None


def is_name(name: str) -> bool:
    """Tell whether letters can be somebody's name: they are printed on one line, and something of them can be looked for."""
    return len(name) <= NAME_MAX and name.isprintable() and any(character.isalnum() for character in name)


def _alias(one: OwnName) -> Alias:
    return Alias(
        one.name,
        one.kind,
        False,
        first_day(one.first) if one.first else None,
        last_day(one.last) if one.last else None,
        Basis.USER,
    )


def _only_name(stored: str) -> list[Alias]:
    """Return the name that an id says itself."""
    suggested = unknown_actor(stored)
    return [] if suggested is None else [Alias(suggested.name, AliasKind.SAME, basis=Basis.ARTICLE)]
