"""Whom the user may mean: by what is typed of a name, or as one that another actor may be; and what an actor can be parted into."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from workbench.annotate.findings import Actor, AliasKind
from workbench.annotate.registry import Registry
from workbench.annotate.unknown.identity import unknown_actor
from workbench.annotate.words import name_key
from workbench.library.store import Library
from workbench.same_actors import questions

OFFERS_MAX: Final = 60
_NAMES_MAX: Final = 4
# So many are looked at by the number of their articles: of one letter the registry alone has thousands.
_LOOKED_AT: Final = 400
# A shared "the" or "of" makes nobody alike.
_TELLING_MIN: Final = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """An actor who may be meant, some of its other names, in how many articles it is named at most, and why it is offered."""

    actor: Actor
    names: tuple[str, ...]
    articles: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """What can be parted from an actor: one that the user made one with it, by its `stored` id, or a name, with None."""

    name: str
    kind: AliasKind
    stored: str | None = None


def offers(library: Library, registry: Registry, typed: str, *, limit: int = OFFERS_MAX) -> tuple[Offer, ...]:
    """Return whom the letters typed so far may mean: by a name that begins so, or has words that do, those in most articles first."""
    sought = name_key(typed).split()
    if not sought:
        return ()
    found = {actor.id: actor for actor in registry.find(typed)[:_LOOKED_AT]}
    for actor in _unknown(library, registry):
        if len(found) >= 2 * _LOOKED_AT:
            break
        if actor.id not in found and _begins(sought, actor.name):
            found[actor.id] = actor
    articles = _articles(library, registry, found)
    ranked = sorted(
        found.values(),
        key=lambda actor: (name_key(actor.name) != " ".join(sought), -articles[actor.id], len(actor.name), actor.name),
    )
    return tuple(_offer(registry, actor, articles[actor.id]) for actor in ranked[:limit])


def likely(library: Library, registry: Registry, actor: str, *, limit: int = OFFERS_MAX) -> tuple[Offer, ...]:
    """Return who may be the same as an actor: first the questions about it, then those with a word of its name in theirs."""
    known = registry.actor(actor)
    if known is None:
        return ()
    why: dict[str, str] = {}
    for question in questions(library, registry):
        if known.id in (question.one.id, question.other.id):
            other = question.other if question.one.id == known.id else question.one
            why.setdefault(other.id, question.why)
    found = {id_: asked for id_ in why if (asked := registry.actor(id_)) is not None}
    words = {word for word in name_key(known.name).split() if len(word) >= _TELLING_MIN}
    for named in _named_in(library, registry):
        if named.id not in found and words & set(name_key(named.name).split()):
            found[named.id] = named
    found.pop(known.id, None)
    articles = _articles(library, registry, found)
    ranked = sorted(found.values(), key=lambda one: (one.id not in why, -articles[one.id], one.name))
    return tuple(_offer(registry, one, articles[one.id], why.get(one.id, "a like name")) for one in ranked[:limit])


def pieces(registry: Registry, actor: str) -> tuple[Piece, ...]:
    """Return what can be parted from an actor: those that were made one with it, then its names but the one that it is called by."""
    known = registry.actor(actor)
    if known is None:
        return ()
    merged = []
    for stored in registry.stored(known.id)[1:]:
        names = registry.shipped.aliases(stored)
        suggested = unknown_actor(stored)
        name = names[0].name if names else suggested.name if suggested is not None else stored.partition(":")[2]
        merged.append(Piece(name or stored, AliasKind.SAME, stored))
    names_of_merged = {piece.name for piece in merged}
    names_apart = (
        Piece(alias.name, alias.kind)
        for alias in registry.aliases(known.id)
        if alias.name not in {known.name, *names_of_merged}
    )
    return (*merged, *names_apart)


def _named_in(library: Library, registry: Registry) -> Iterable[Actor]:
    """Yield the actors that the library names, as they are shown."""
    seen = set[str]()
    for (stored,) in library.connection.execute("SELECT DISTINCT actor FROM article_actor"):
        actor = registry.actor(stored)
        if actor is not None and actor.id not in seen:
            seen.add(actor.id)
            yield actor


def _unknown(library: Library, registry: Registry) -> Iterable[Actor]:
    """Yield the actors that the library names and no table has, those in most articles first."""
    rows = library.connection.execute(
        "SELECT actor FROM article_actor WHERE actor >= '~' AND actor < '\x7f' GROUP BY actor ORDER BY count(*) DESC, actor"
    )
    for (stored,) in rows.fetchall():
        actor = registry.actor(stored)
        if actor is not None:
            yield actor


def _begins(sought: list[str], name: str) -> bool:
    """Tell whether each word that is sought begins a word of a name."""
    words = name_key(name).split()
    return all(any(word.startswith(one) for word in words) for one in sought)


def _articles(library: Library, registry: Registry, actors: Iterable[str]) -> dict[str, int]:
    """Return for each actor in how many articles it is named; of several ids that are shown as one, those that name two count twice."""
    counts = dict.fromkeys(actors, 0)
    stored = {id_: actor for actor in counts for id_ in registry.stored(actor)}
    rows = library.connection.execute(
        "SELECT actor, count(*) FROM article_actor WHERE actor IN (SELECT value FROM json_each(?)) GROUP BY actor",
        (json.dumps(list(stored)),),
    )
    for id_, articles in rows:
        counts[stored[id_]] += articles
    return counts


def _offer(registry: Registry, actor: Actor, articles: int, why: str = "") -> Offer:
    names = (alias.name for alias in registry.aliases(actor.id) if alias.name != actor.name)
    # Several spellings of one name would say the same again.
    apart = {name_key(name): name for name in names}
    apart.pop(name_key(actor.name), None)
    return Offer(actor, tuple(apart.values())[:_NAMES_MAX], articles, why)
