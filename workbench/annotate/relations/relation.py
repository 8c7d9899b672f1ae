"""What a relation is: a sentence that names two actors, who does it to whom, and how it is told."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model import Zone


class RelationClass(StrEnum):
    """What a sentence says of two actors, as coarse as a filter may be."""

    COOPERATION = "cooperation"
    CONFLICT = "conflict"
    TALK = "talk"
    # Both are named, and no word is known that says more.
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: the span text[start:end] that names it, and the actor's id as it was found."""

    start: int
    end: int
    actor: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A sentence text[start:end] that names two actors; all offsets are code points of the article's text.

    Where it `is_directed`, `agent` does it to `patient`; else both stand in reading order. `cue` is the span of the word that says
    what it is, None where there is none. `is_negated` where the sentence says that it is not so, `is_hedged` where it is only said or
    possible. `speaker` is the span of whoever the sentence says to have said it, `speaker_actor` the id of the actor named there.
    `comment` is the index of the comment it stands in.
    """

    start: int
    end: int
    agent: Side
    patient: Side
    relation: RelationClass
    zone: Zone
    comment: int | None = None
    is_directed: bool = False
    cue: tuple[int, int] | None = None
    is_negated: bool = False
    is_hedged: bool = False
    speaker: tuple[int, int] | None = None
    speaker_actor: str | None = None
