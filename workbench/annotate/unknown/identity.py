"""The id of an actor that no table has: it says itself who that is, "~person:John Smith"."""

from typing import Final

from workbench.annotate.findings import Actor, ActorKind

_MARK: Final = "~"


def unknown_id(kind: ActorKind, name: str) -> str:
    """Return the id of an actor of whom only kind and name are known."""
    return f"{_MARK}{kind}:{name}"


def is_unknown(actor: str) -> bool:
    """Tell whether an id is of an actor that no table has."""
    return actor.startswith(_MARK)


def unknown_actor(actor: str) -> Actor | None:
    """Return the actor that an id describes, None if it describes none."""
    kind, found, name = actor[1:].partition(":")
    if not is_unknown(actor) or not found or not name or kind not in set(ActorKind):
        return None
    return Actor(actor, name, ActorKind(kind))
