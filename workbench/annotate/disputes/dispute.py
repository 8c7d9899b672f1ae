"""What a dispute is: a sentence of the article, a comment that repeats it, and what the comment holds against it."""

from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """By what a reply is told to contradict, the surest first."""

    DENIAL = "denial"
    NEGATION = "negation"
    RETORT = "retort"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Comment number `comment` (its index) against a sentence; all offsets are code points of the article's text.

    The sentence stands at claim_start, the comment repeats it at quote_start, replies at reply_start, and contradicts at cue_start:
    with a word of denial ("Wrong."), by a negation ("It has not."), or by a short retort with neither ("Then it is on the table.").
    """

    comment: int
    quote_start: int
    quote_end: int
    claim_start: int
    claim_end: int
    cue_start: int
    cue_end: int
    reply_start: int
    reply_end: int
    cue: CueKind
