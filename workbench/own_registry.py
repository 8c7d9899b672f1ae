"""The registry of a library: the table that ships with the program, with what its user says of actors over it."""

from weakref import WeakKeyDictionary

from workbench.annotate.own import OwnRegistry
from workbench.annotate.registry import Registry
from workbench.library import actor_rows
from workbench.library.renamed import Renaming, last_change, read_renaming
from workbench.library.store import Library

# Of each open library what was read last: the registry with the state of its decisions then, and what names mean.
_READ: WeakKeyDictionary[Library, tuple[actor_rows.State, OwnRegistry]] = WeakKeyDictionary()
_RENAMINGS: WeakKeyDictionary[Library, Renaming] = WeakKeyDictionary()


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


def renaming_of(library: Library) -> Renaming:
    """Return whom names and single mentions mean by the user's word, as it is now."""
    known = _RENAMINGS.get(library)
    if known is None or known.change != last_change(library.connection):
        known = _RENAMINGS[library] = read_renaming(library.connection)
    return known
