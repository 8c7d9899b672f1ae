"""Which actor a name means, where one alone is asked for."""

from typing import Final

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.errors import UsageError
from workbench.library.listing import articles_with, unknown_actors
from workbench.library.store import Library

_NEAREST: Final = 3


def actor_called(library: Library, registry: Registry, name: str) -> Actor:
    """Return the actor of this id or name; of several with an alias of theirs in common, the only one that the library names.

    Raises:
        UsageError: If nobody is called so, or it cannot be told who is meant.
    """
    by_id = [name] if registry.actor(name) is not None else []
    found = by_id or [actor.id for actor in registry.named(name)] or unknown_actors(library, name)
    shown = dict.fromkeys(id_ for actor in found if (id_ := registry.shown(actor)) is not None)
    actors = [actor for actor in map(registry.actor, shown) if actor is not None]
    if not actors:
        nearest = ", ".join(actor.name for actor in registry.search(name, _NEAREST))
        hint = f"The nearest are {nearest}." if nearest else "The command actors lists who is named."
        raise UsageError(f"There is no actor “{name}”: neither the registry nor the articles have it. {hint}")
    if len(actors) == 1 or actors[0].name.casefold() == name.strip().casefold():
        return actors[0]
    named = [actor for actor in actors if any(len(articles_with(library, id_)) for id_ in registry.stored(actor.id))]
    if len(named) != 1:
        whom = ", ".join(f"{actor.name} ({actor.id})" for actor in named or actors)
        raise UsageError(f"“{name}” may be one of several: {whom}. Give one of these ids.")
    return named[0]
