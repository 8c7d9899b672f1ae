"""Which actor is meant by a name that somebody typed where one alone can be meant."""

from typing import Final

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.errors import UsageError
from workbench.library.listing import articles_with, unknown_actors
from workbench.library.store import Library

_NEAREST: Final = 3
# Fewer letters begin too many names.
_BEGINNING_CHARS: Final = 3


def actor_meant(library: Library, registry: Registry, name: str) -> Actor:
    """Return the actor of an id or a name; of several with an alias of theirs in common, the only one that the library names.

    Raises:
        UsageError: If nobody is called so, or it cannot be told who is meant.
    """
    typed = " ".join(name.split())
    by_id = [typed] if registry.actor(typed) is not None else []
    suggested = unknown_actors(library, typed)
    # "Workers Union" and "Workers' Union" are one name to the registry; who writes one of them means it.
    exact = [id_ for id_ in suggested if (one := registry.actor(id_)) is not None and one.name == typed]
    found = by_id or exact or [actor.id for actor in registry.named(typed)] or suggested
    shown = dict.fromkeys(id_ for actor in found if (id_ := registry.shown(actor)) is not None)
    actors = [actor for actor in map(registry.actor, shown) if actor is not None]
    if not actors:
        nearest = ", ".join(nearest_actors(registry, typed))
        hint = f"The nearest are {nearest}." if nearest else "The command actors lists who is named."
        raise UsageError(f"There is no actor “{typed}”: neither the registry nor the articles have it. {hint}")
    if len(actors) == 1 or actors[0].name.casefold() == typed.casefold():
        return actors[0]
    named = [actor for actor in actors if len(articles_with(library, *registry.stored(actor.id)))]
    if len(named) != 1:
        whom = ", ".join(f"{actor.name} ({actor.id})" for actor in named or actors)
        raise UsageError(f"“{typed}” may be one of several: {whom}. Give one of these ids.")
    return named[0]


def nearest_actors(registry: Registry, name: str) -> list[str]:
    """Return the names of a few actors that begin like a name."""
    # Where nothing begins so, the end is what was mistyped.
    beginnings = (name[:length] for length in range(len(name), _BEGINNING_CHARS - 1, -1))
    found = next(filter(None, (registry.search(beginning, _NEAREST) for beginning in beginnings)), [])
    return [actor.name for actor in found]
