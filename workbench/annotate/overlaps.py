"""Says which of some spans share letters with another."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar


class Spanning(Protocol):
    """Whatever has a place in the text."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends."""


One = TypeVar("One", bound=Spanning)


class Overlaps(Generic[One]):
    """Spans that share no letter among themselves, in reading order."""

    def __init__(self, spans: Sequence[One]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]

    def over(self, start: int, end: int) -> list[One]:
        """Return those that share a letter with text[start:end]."""
        at = max(bisect_right(self._starts, start) - 1, 0)
        found = []
        while at < len(self._spans) and self._starts[at] < end:
            if self._spans[at].end > start:
                found.append(self._spans[at])
            at += 1
        return found
