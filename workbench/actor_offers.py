"""Whom the user may mean: by what is typed of a name, or as one that another actor may be; and what an actor can be parted into."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from workbench.annotate.findings import Actor, AliasKind
from workbench.annotate.registry import Registry
from workbench.annotate.unknown.identity import unknown_actor
from workbench.annotate.words import name_key
from workbench.jobs import JobContext
from workbench.library import actor_rows
from workbench.library.store import Library
from workbench.same_actors import APART, KEPT, likeness

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


def offers(
    ctx: JobContext, library: Library, registry: Registry, typed: str, *, limit: int = OFFERS_MAX
) -> tuple[Offer, ...]:
    """Return whom the letters typed so far may mean: by a name that begins so, or has words that do, those in most articles first."""
    sought = name_key(typed).split()
    if not sought:
        return ()
    found = {actor.id: actor for actor in registry.find(typed)[:_LOOKED_AT]}
    for actor in _unknown(ctx, library, registry, sought):
        if len(found) >= 2 * _LOOKED_AT:
            break
        found.setdefault(actor.id, actor)
    articles = _articles(library, registry, found)
    ranked = sorted(
        found.values(),
        key=lambda actor: (name_key(actor.name) != " ".join(sought), -articles[actor.id], len(actor.name), actor.name),
    )
    return tuple(_offer(registry, actor, articles[actor.id]) for actor in ranked[:limit])


def likely(
    ctx: JobContext, library: Library, registry: Registry, actor: str, *, limit: int = OFFERS_MAX
) -> tuple[Offer, ...]:
    """Return who may be the same as an actor: first those of whom it is asked, then those with a word of its name in theirs."""
    known = registry.actor(actor)
    if known is None:
        return ()
    verdicts = {
        other: verdict
        for pair, verdict in actor_rows.pairs(library.connection).items()
        if known.id in (shown := {registry.shown(one) or one for one in pair})
        for other in shown - {known.id}
    }
    why_same, why = likeness(registry, known), dict[str, str]()
    words = {word for word in name_key(known.name).split() if len(word) >= _TELLING_MIN}
    found: dict[str, Actor] = {}
    for other in _named_in(ctx, library, registry):
        # Who was kept apart is not offered again before anything is typed.
        if other.id == known.id or verdicts.get(other.id) == APART:
            continue
        if reason := KEPT if other.id in verdicts else why_same(other):
            why[other.id], found[other.id] = reason, other
        elif words & set(name_key(other.name).split()):
            found[other.id] = other
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


def _named_in(ctx: JobContext, library: Library, registry: Registry) -> Iterator[Actor]:
    """Yield the actors that the library names, as they are shown."""
    seen = set[str]()
    rows = library.connection.execute("SELECT DISTINCT actor FROM article_actor").fetchall()
    for done, (stored,) in enumerate(rows):
        if done % _LOOKED_AT == 0:
            ctx.checkpoint(done, len(rows), "names")
        actor = registry.actor(stored)
        if actor is not None and actor.id not in seen:
            seen.add(actor.id)
            yield actor


def _unknown(ctx: JobContext, library: Library, registry: Registry, sought: list[str]) -> Iterator[Actor]:
    """Yield the actors that the library names and no table has, with words that begin as these do, those in most articles first."""
    rows = library.connection.execute(
        "SELECT actor FROM article_actor WHERE actor >= '~' AND actor < '\x7f' GROUP BY actor ORDER BY count(*) DESC, actor"
    ).fetchall()
    ctx.checkpoint(1, 2, "names")
    longest = max(sought, key=len)
    for (stored,) in rows:
        # Cutting a name into words takes longer than looking for letters, which are as they are typed unless they have accents.
        if stored.isascii() and longest not in stored.casefold():
            continue
        actor = registry.actor(stored)
        if actor is not None and _begins(sought, actor.name):
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
