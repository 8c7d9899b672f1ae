"""By which names articles call an actor, and what the registry says of these and of its relations."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
import numpy as np

from workbench.annotate.entries import ALWAYS, ActorBases, Basis
from workbench.annotate.findings import Actor
from workbench.annotate.naming import said_of_name
from workbench.annotate.own import OwnRegistry
from workbench.annotate.registry import Registry
from workbench.columns import Coded, Ints


@dataclass(frozen=True, slots=True)
class UsedName:
    """A name that articles call an actor by: how often, in how many articles, and the places of the first and the last that is dated.

    `kind` says what kind of name it is and when it was valid, "" for the actor's own: "predecessor, 2012-01-23 to 2016-07-28".
    """

    name: str
    mentions: int
    articles: int
    first: int | None
    last: int | None
    kind: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Office:
    """A time in office: of whom, as what, and from which day to which, None where that is not known."""

    of: Actor
    office: str
    first_day: int | None
    last_day: int | None
    is_held: bool
    basis: Basis = Basis.UNCHECKED


@dataclass(frozen=True, slots=True)
class Relatives:
    """What the registry says of an actor's relations, and on what that rests; None where it is not of the registry."""

    whole: Actor | None
    parts: tuple[Actor, ...]
    predecessors: tuple[Actor, ...]
    successors: tuple[Actor, ...]
    offices: tuple[Office, ...]
    bases: ActorBases | None = None


def used_names(
    registry: Registry, actor: str, written: Coded[str], places: Ints, dated: int, most: int
) -> tuple[tuple[UsedName, ...], int]:
    """Return the names of an actor, the most frequent first, at most so many, and how many there are.

    Args:
        registry: Who there is.
        actor: As whom it is shown.
        written: Of each row the names with their counts, as `article_actor` has them.
        places: The article of each row, by its place in the ledger, ascending.
        dated: How many of these rows, the first, are dated.
        most: How many names are looked at more closely.
    """
    entries = [_counts(one) for one in written.table]
    rows = np.bincount(written.codes, minlength=len(entries)).tolist()
    totals: Counter[str] = Counter()
    for entry, count in zip(entries, rows, strict=True):
        for name, times in entry.items() if count else ():
            totals[name] += times * count
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    given = _given(registry, actor)
    found = []
    for name in ranked[:most]:
        has = np.fromiter((name in entry for entry in entries), np.bool_, len(entries))[written.codes]
        here = places[has]
        in_time = places[:dated][has[:dated]]
        first, last = (int(in_time[0]), int(in_time[-1])) if len(in_time) else (None, None)
        articles = int(np.count_nonzero(np.diff(here, prepend=-1)))
        kind, known = said_of_name(registry, actor, name)
        basis = Basis.USER if name in given else known or Basis.ARTICLE
        found.append(UsedName(name, totals[name], articles, first, last, kind, basis))
    return tuple(found), len(ranked)


def relatives_of(registry: Registry, actor: Actor) -> Relatives:
    """Return whole, parts, predecessors, successors and offices of an actor."""
    offices = [
        Office(
            of,
            term.office.replace("-", " "),
            term.first_day,
            None if term.last_day == ALWAYS else term.last_day,
            term.last_day == ALWAYS,
            term.basis,
        )
        for term in registry.terms(actor.id)
        if (of := _shown(registry, term.of)) is not None
    ]
    return Relatives(
        None if actor.part_of is None else _shown(registry, actor.part_of),
        _apart(registry, actor, registry.parts(actor.id)),
        _apart(registry, actor, registry.predecessors(actor.id)),
        _apart(registry, actor, registry.successors(actor.id)),
        tuple(offices),
        registry.bases(actor.id),
    )


def _given(registry: Registry, actor: str) -> frozenset[str]:
    """Return the names that the user gave to an actor."""
    if not isinstance(registry, OwnRegistry):
        return frozenset()
    named = (name for stored in registry.stored(actor) for name in registry.own_names(stored))
    return frozenset(filter(None, (registry.card(actor).name, *(name.name for name in named))))


def _counts(written: str) -> dict[str, int]:
    return msgspec.json.decode(written, type=dict[str, int])


def _shown(registry: Registry, actor: str) -> Actor | None:
    shown = registry.shown(actor)
    return None if shown is None else registry.actor(shown)


def _apart(registry: Registry, actor: Actor, ids: Iterable[str]) -> tuple[Actor, ...]:
    """Return actors as they are shown, each once and never the one itself."""
    shown = {other.id: other for id_ in ids if (other := _shown(registry, id_)) is not None}
    shown.pop(actor.id, None)
    return tuple(shown.values())
