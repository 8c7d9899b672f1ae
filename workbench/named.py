"""Whom a typed name means: for commands that take the name of an actor, a registered one or one that articles suggest."""

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.errors import UsageError
from workbench.library.listing import unknown_actors
from workbench.library.store import Library

_NEAREST = 3
_BEGINNING_CHARS = 3


def actor_named(library: Library, registry: Registry, name: str) -> Actor:
    """Return the actor of a name, or of an id as `actors --json` has it.

    Raises:
        UsageError: If nobody is called so, or several are.
    """
    typed = " ".join(name.split())
    if (known := registry.actor(typed)) is not None and (typed.startswith(("~", "own:")) or known.id == typed):
        return known
    found = registry.named(typed)
    if not found:
        suggested = (registry.actor(actor) for actor in unknown_actors(library, typed))
        found = [actor for actor in suggested if actor is not None]
    own = [actor for actor in found if actor.name.casefold() == typed.casefold()]
    found = own or found
    if not found:
        nearest = ", ".join(nearest_actors(registry, typed)) or "none is near"
        raise UsageError(
            f"There is no actor “{typed}” in this library, under no name. Nearest: {nearest}. The command actors lists them."
        )
    if len(found) > 1:
        listed = ", ".join(f"{actor.name} ({actor.id})" for actor in found)
        raise UsageError(f"“{typed}” may be {listed}. Name one of them by its id.")
    return found[0]


def nearest_actors(registry: Registry, name: str) -> list[str]:
    """Return the names of a few actors whose names begin like this one."""
    # Where nothing begins so, the end is what was mistyped.
    beginnings = (name[:length] for length in range(len(name), _BEGINNING_CHARS - 1, -1))
    found = next(filter(None, (registry.search(beginning, _NEAREST) for beginning in beginnings)), [])
    return [actor.name for actor in found]
