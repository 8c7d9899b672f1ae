"""The registry of a library: the table that ships with the program, with what its user says of actors over it."""

from weakref import WeakKeyDictionary

from workbench.annotate.own import OwnRegistry
from workbench.annotate.registry import Registry
from workbench.library import actor_rows
from workbench.library.store import Library

# Of each open library the registry that was read last, and the state of its decisions then.
_READ: WeakKeyDictionary[Library, tuple[actor_rows.State, OwnRegistry]] = WeakKeyDictionary()


def registry_of(library: Library) -> OwnRegistry:
    """Return the registry of a library as it is now; it is read anew only when something was decided about an actor."""
    state = actor_rows.state(library.connection)
    known = _READ.get(library)
    if known is not None and known[0] == state:
        return known[1]
    registry = OwnRegistry(
        Registry.default(), actor_rows.cards(library.connection), actor_rows.names(library.connection)
    )
    _READ[library] = state, registry
    return registry
