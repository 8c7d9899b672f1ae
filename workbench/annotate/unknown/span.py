"""A name that no table has, at its place in the text."""

from typing import NamedTuple

from workbench.annotate.findings import ActorKind, AliasKind
from workbench.annotate.unknown.identity import unknown_actor
from workbench.model import Zone


class Span(NamedTuple):
    """A name text[start:end] of the actor of this id, which says itself of what kind that is."""

    start: int
    end: int
    actor: str
    zone: Zone
    alias: AliasKind = AliasKind.SAME

    @property
    def kind(self) -> ActorKind:
        """What the actor is."""
        actor = unknown_actor(self.actor)
        assert actor is not None
        return actor.kind
