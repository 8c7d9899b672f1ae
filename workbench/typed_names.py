"""Which actor is meant by a name that somebody typed where one alone can be meant."""

from typing import Final

from workbench.annotate.findings import Actor
from workbench.annotate.registry import Registry
from workbench.errors import UsageError
from workbench.library.listing import unknown_actors
from workbench.library.store import Library

_NEAREST: Final = 5
# Fewer letters begin too many names.
_BEGINNING_CHARS: Final = 3


def actor_meant(library: Library, registry: Registry, name: str) -> Actor:
    """Return the actor of a name: the registry's, or one of whom only articles know.

    Raises:
        UsageError: If nobody is called so, or several are and none by their very name.
    """
    found = registry.named(name) or [
        actor for id_ in unknown_actors(library, name) if (actor := registry.actor(id_)) is not None
    ]
    if not found:
        nearest = _nearest(registry, name)
        what_to_do = f"Use one of the nearest: {', '.join(nearest)}." if nearest else "The command actors lists all."
        raise UsageError(f"There is no actor “{name}”, under no name that is known. {what_to_do}")
    if len(found) > 1 and found[0].name.casefold() != name.strip().casefold():
        names = ", ".join(actor.name for actor in found)
        raise UsageError(f"“{name}” is a name of several actors. Use the full name of one: {names}.")
    shown = registry.shown(found[0].id)
    known = None if shown is None else registry.actor(shown)
    if known is None:
        raise UsageError(f"“{name}” is no actor, as you have said. Use another name, or take that back with undo.")
    return known


def _nearest(registry: Registry, name: str) -> list[str]:
    # Where nothing begins so, the end is what was mistyped.
    beginnings = (name[:length] for length in range(len(name), _BEGINNING_CHARS - 1, -1))
    found = next(filter(None, (registry.search(beginning, _NEAREST) for beginning in beginnings)), [])
    return [actor.name for actor in found]
