"""What two articles are to each other that share their text."""

from dataclasses import dataclass
from enum import StrEnum


class CopyKind(StrEnum):
    """What two articles are to each other."""

    # One address, saved at two times with two texts; with one text it was only saved again.
    REVISION = "revision"
    SAVED_AGAIN = "saved-again"
    # Of two sources: a report of an agency and the paper that prints it, whole, cut or with something added.
    COPY = "copy"
    # Of one source at two addresses, or of sources that are not known.
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class CopyPair:
    """Two articles, the smaller number first, and why they belong together.

    `contained` is how much of the shorter stands in the longer, `alike` how much of both together is common, from 0 to 1. `is_by_word` says
    that the user put them together.
    """

    one: int
    other: int
    kind: CopyKind
    contained: float
    alike: float
    is_by_word: bool = False
