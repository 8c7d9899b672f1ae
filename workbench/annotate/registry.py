"""The registry of actors: who there is, by what names they go, and when they held office."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, cached_property

import resources
from workbench.annotate.bodies import BODY, described_body, state_of
from workbench.annotate.composing import composed
from workbench.annotate.entries import (
    ALWAYS,
    ActorBases,
    Alias,
    Basis,
    Entry,
    Role,
    Term,
    first_day,
    last_day,
    read_bases,
    read_entry,
    read_term,
)
from workbench.annotate.findings import Actor, ActorKind, AliasKind
from workbench.annotate.unknown.identity import is_unknown, unknown_actor
from workbench.annotate.words import exact_key, name_key


class Registry:
    """A table of actors; lines are read only when somebody asks for them, so that loading is quick.

    Args:
        actors: Lines of id, kind, name, part of, countries, first and last date, whom it succeeded, adjective, bases.
        names: Lines of key, id, role, flags, first and last date, basis, name.
        terms: Lines of person, body, office, first and last date, basis.
        heads: Lines of key and role: what after an adjective makes a government, an army, a ministry or an office of it.
    """

    def __init__(self, actors: str, names: str, terms: str = "", heads: str = "") -> None:
        self._actors = dict(line.split("\t", 1) for line in actors.splitlines())
        self._terms = _grouped(terms)
        self.heads = dict(line.split("\t", 1) for line in heads.splitlines())
        self.head_starts = frozenset(head.split(" ", 1)[0] for head in self.heads)
        self._lines = _grouped(names)
        # How many words a name has at most that begins with this word.
        self.longest: dict[str, int] = {}
        longest = self.longest
        for key in self._lines:
            first, _, rest = key.partition(" ")
            count = rest.count(" ") + 2 if rest else 1
            if longest.get(first, 0) < count:
                longest[first] = count
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._made: dict[str, Actor] = {}
        self._read_terms: dict[str, list[Term]] = {}

    @staticmethod
    @cache
    def default() -> "Registry":
        """Return the table that ships with the program; it is loaded once."""
        names = ("actors", "names", "terms", "heads")
        return Registry(*(resources.read_text(f"gazetteer/{name}.tsv") for name in names))

    def actor(self, actor: str) -> Actor | None:
        """Return an actor by id; one that the table does not have describes itself by it."""
        if (known := self._made.get(actor)) is not None:
            return known
        if (line := self._actors.get(actor)) is None:
            return self._described(actor) or unknown_actor(actor)
        kind, name, part_of, *_ = line.split("\t")
        made = self._made[actor] = Actor(actor, name, ActorKind(kind), part_of or None)
        return made

    def shown(self, actor: str) -> str | None:
        """Return as whom an actor of this id is shown: itself, or whom the user made it one with; None where it is no actor."""
        return actor

    def stored(self, actor: str) -> tuple[str, ...]:
        """Return the ids under which a library keeps what is shown as this actor, its own first."""
        return (actor,)

    @property
    def shipped(self) -> "Registry":
        """The table that texts are read by, without what a user says of actors."""
        return self

    def knows(self, actor: str) -> bool:
        """Tell whether there is such an actor for sure, and not only by a name that nobody knows."""
        return not is_unknown(actor)

    def is_confirmed(self, actor: str) -> bool:  # noqa: ARG002 - a table has no user
        """Tell whether the user has confirmed an actor."""
        return False

    def is_watched(self, actor: str) -> bool:  # noqa: ARG002 - a table has no user
        """Tell whether the user keeps an eye on an actor."""
        return False

    def is_hidden(self, actor: str) -> bool:  # noqa: ARG002 - a table has no user
        """Tell whether the user wants an actor left out where actors are listed; it is found all the same."""
        return False

    def note(self, actor: str) -> str:  # noqa: ARG002 - a table has no user
        """Return what the user wrote down about an actor, empty where that is nothing."""
        return ""

    def entries(self, key: str) -> tuple[Entry, ...]:
        """Return every actor's name that has this key, as `words.name_key` makes it."""
        if (known := self._entries.get(key)) is not None:
            return known
        lines = self._lines.get(key)
        if lines is None:
            return ()
        made = self._entries[key] = tuple(self._bounded(read_entry(line)) for line in lines.split("\n"))
        return made

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def named(self, name: str) -> list[Actor]:
        """Return the actors that have a name or alias, however it is spelled; whose very name it is comes first."""
        key = name_key(name)
        if not key:
            return []
        exact = [e for k in (exact_key(name.strip()), exact_key(name.strip().upper()), key) for e in self.entries(k)]
        exact += composed(self, key)
        exact.sort(key=lambda entry: (entry.role is not Role.SAME, entry.is_ambiguous, entry.rank))
        return self._distinct(exact)

    def find(self, name: str) -> list[Actor]:
        """Return the actors that are named so, then those with a name that begins so."""
        key = name_key(name)
        if not key:
            return []
        found = {actor.id: actor for actor in (*self.named(name), *self._distinct(self._beginning(key)))}
        return list(found.values())

    def search(self, typed: str, limit: int) -> list[Actor]:
        """Return at most so many actors for what is typed so far, best first."""
        return self.find(typed)[:limit]

    def aliases(self, actor: str) -> list[Alias]:
        """Return the names of an actor, the canonical one first."""
        known = self.actor(actor)
        if known is None:
            return []
        found: dict[str, Alias] = {}
        for entry in self._by_actor.get(actor, ()):
            found.setdefault(
                entry.name,
                Alias(
                    entry.name,
                    entry.alias,
                    entry.is_ambiguous,
                    None if entry.first_day == -ALWAYS else entry.first_day,
                    None if entry.last_day == ALWAYS else entry.last_day,
                    entry.basis,
                ),
            )
        if not found and state_of(actor):
            found[known.name] = Alias(known.name, AliasKind.SAME)
        return sorted(found.values(), key=lambda alias: (alias.name != known.name, alias.kind, alias.name))

    def terms(self, person: str) -> list[Term]:
        """Return the offices that a person held."""
        if (known := self._read_terms.get(person)) is None:
            lines = self._terms.get(person)
            known = [read_term(line) for line in lines.split("\n")] if lines else []
            self._read_terms[person] = known
        return known

    def countries(self, actor: str) -> tuple[str, ...]:
        """Return the countries of an actor as ISO 3166 codes, home first."""
        line = self._actors.get(actor) or self._actors.get(state_of(actor))
        return tuple(line.split("\t")[3].split()) if line else ()

    def validity(self, actor: str) -> tuple[int, int]:
        """Return the first and last day on which an actor existed, as far as known."""
        line = self._actors.get(actor) or self._actors.get(state_of(actor))
        if line is None:
            return -ALWAYS, ALWAYS
        first, last = line.split("\t")[4:6]
        return first_day(first) if first else -ALWAYS, last_day(last) if last else ALWAYS

    def bases(self, actor: str) -> ActorBases | None:
        """Return on what it rests what the table says of an actor; None where it says nothing."""
        line = self._actors.get(actor)
        if line is None:
            return ActorBases(Basis.UNCHECKED, None, Basis.UNCHECKED) if self._described(actor) else None
        return read_bases(line.rpartition("\t")[2])

    def predecessors(self, actor: str) -> list[str]:
        """Return the ids of those whom an actor succeeded, or split off from."""
        line = self._actors.get(actor)
        return line.split("\t")[6].split() if line else []

    def successors(self, actor: str) -> list[str]:
        """Return the ids of those who succeeded an actor, or split off from it."""
        return self._successors.get(actor, [])

    def holders(self, state: str, offices: Iterable[str], day: int) -> list[str]:
        """Return the ids of those who are known to hold one of these offices on a day; the first of the offices that somebody holds."""
        terms = self._terms_by_body.get(state, ())
        for office in offices:
            if found := [person for person, term in terms if term.office == office and term.covers(day)]:
                return list(dict.fromkeys(found))
        return []

    def parts(self, actor: str) -> list[str]:
        """Return the ids of those whose whole an actor is."""
        return self._parts.get(actor, [])

    def armies(self, state: str) -> list[str]:
        """Return the ids of what is or was the army of a state."""
        return self._armies.get(state, [])

    @cached_property
    def _parts(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for actor, line in self._actors.items():
            whole = line.split("\t", 3)[2]
            if whole:
                found.setdefault(whole, []).append(actor)
        return found

    @cached_property
    def _successors(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for actor in self._actors:
            for before in self.predecessors(actor):
                found.setdefault(before, []).append(actor)
        return found

    @cached_property
    def _terms_by_body(self) -> dict[str, list[tuple[str, Term]]]:
        found: dict[str, list[tuple[str, Term]]] = {}
        for person in self._terms:
            for term in self.terms(person):
                found.setdefault(term.of, []).append((person, term))
        return found

    @cached_property
    def _armies(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for actor, line in self._actors.items():
            kind, _, part_of, *_ = line.split("\t")
            if kind == ActorKind.ARMED and part_of and self._actors.get(part_of, "").startswith(ActorKind.STATE):
                found.setdefault(part_of, []).append(actor)
        return found

    @cached_property
    def _by_actor(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for key in self._lines:
            for entry in self.entries(key):
                found.setdefault(entry.actor, []).append(entry)
        return found

    @cached_property
    def _sorted_keys(self) -> list[str]:
        return sorted(self._lines)

    def _bounded(self, entry: Entry) -> Entry:
        first, last = self.validity(entry.actor)
        if entry.role is Role.FORMER:
            # Ceylon was called so before there was the state of today.
            first = -ALWAYS
        if self._actors.get(entry.actor, "").startswith(ActorKind.PERSON):
            # The dead are still written about: for persons the term of office counts.
            return entry
        if first <= entry.first_day and entry.last_day <= last:
            return entry
        return replace(entry, first_day=max(first, entry.first_day), last_day=min(last, entry.last_day))

    def _described(self, actor: str) -> Actor | None:
        """Return a state's body that its id describes."""
        state = self._actors.get(state_of(actor))
        if state is None or actor.removeprefix(state_of(actor)) not in self._bodies:
            return None
        kind, name, *_, adjective, _ = state.split("\t")
        if kind != ActorKind.STATE:
            return None
        whole = Actor(state_of(actor), name, ActorKind.STATE)
        made = self._made[actor] = described_body(actor, whole, adjective)
        return made

    @cached_property
    def _bodies(self) -> frozenset[str]:
        return frozenset(role for role in self.heads.values() if role.startswith(BODY))

    def _beginning(self, key: str) -> list[Entry]:
        keys = self._sorted_keys
        found: list[Entry] = []
        for start in (key, exact_key(key.upper())):
            at = bisect_left(keys, start)
            while at < len(keys) and keys[at].startswith(start):
                found += self.entries(keys[at])
                at += 1
        return found

    def _distinct(self, entries: Iterable[Entry]) -> list[Actor]:
        found = {entry.actor: self.actor(entry.actor) for entry in entries}
        return [actor for actor in found.values() if actor is not None]


def _grouped(lines: str) -> dict[str, str]:
    """Return the rest of each line by its first field; lines that share it are joined."""
    found: dict[str, str] = {}
    for line in lines.splitlines():
        key, _, rest = line.partition("\t")
        if key in found:
            found[key] += "\n" + rest
        else:
            found[key] = rest
    return found
