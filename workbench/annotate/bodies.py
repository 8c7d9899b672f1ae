"""Ministries, which every state has: one is told by its state and its kind, "turkey/foreign-ministry", and needs no line of a table."""

from typing import Final

from workbench.annotate.findings import Actor, ActorKind

# Before what a head makes of a state: its ministry, or whoever holds one of these offices.
BODY: Final = "/"
OFFICE: Final = "@"


def described_body(actor: str, state: Actor, adjective: str) -> Actor:
    """Return the body that an id of a state and a kind describes; it is named after the state's adjective, if that is no other's."""
    kind = actor.partition(BODY)[2].replace("-", " ").title()
    return Actor(actor, f"{adjective or state.name} {kind}", ActorKind.ORGANISATION, state.id)


def state_of(actor: str) -> str:
    """Return the id of the state whose body an id describes, "" for any other id."""
    return actor.partition(BODY)[0] if BODY in actor else ""
