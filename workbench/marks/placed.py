"""Where marked words stand: what every reader of marks knows, apart from how words are looked for that have moved."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model import Evidence


class How(StrEnum):
    """How a mark was found again."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Placed:
    """Where marked words stand in a text, text[start:end] in code points, and how they were found there."""

    start: int
    end: int
    how: How


def unmoved(evidence: Evidence, text: str) -> Placed | None:
    """Return where quoted words stand if they, and what stands beside them, are where they were."""
    around = evidence.prefix + evidence.quote + evidence.suffix
    first = evidence.start - len(evidence.prefix)
    if evidence.quote and first >= 0 and text.startswith(around, first):
        return Placed(evidence.start, evidence.end, How.SAME)
    return None
