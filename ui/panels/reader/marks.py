"""What is marked in an article, as spans of its text, quick to ask for the part that is in view."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from workbench.annotate.findings import Mention
from workbench.annotate.times.expressions import Time
from workbench.marks.service import PlacedMark
from workbench.model import DateState


class Spanned(Protocol):
    """Anything that has a start and an end in code points."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; `number` is its place among its like."""

    start: int
    end: int
    number: int = 0


Marked = TypeVar("Marked", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Disputed:
    """A sentence that a comment contradicts: what is said of it, and where the reply stands."""

    start: int
    end: int
    said: str
    reply: tuple[int, int]


class Layer(Generic[Marked]):
    """Marks of one kind, ordered by where they start; they may overlap."""

    def __init__(self, marks: Sequence[Marked] = ()) -> None:
        self.marks = sorted((mark for mark in marks if mark.end > mark.start), key=lambda mark: mark.start)
        self._starts = [mark.start for mark in self.marks]
        self._longest = max((mark.end - mark.start for mark in self.marks), default=0)

    def __len__(self) -> int:
        return len(self.marks)

    def within(self, start: int, end: int) -> list[Marked]:
        """Return the marks that touch a span of the text."""
        first = bisect_left(self._starts, start - self._longest)
        return [mark for mark in self.marks[first : bisect_left(self._starts, end)] if mark.end > start]

    def at(self, point: int) -> Marked | None:
        """Return the shortest mark over a character, None if there is none."""
        return min(self.within(point, point + 1), key=lambda mark: mark.end - mark.start, default=None)


def spans_of(pairs: Sequence[tuple[int, int]]) -> list[Span]:
    """Return pairs as spans whose numbers keep their order."""
    return [Span(start, end, n) for n, (start, end) in enumerate(pair for pair in pairs if pair[1] > pair[0])]


@dataclass(slots=True)
class Marks:
    """Everything that is marked on the page. A `_now` is the number of the one that the keys stand on, -1 for none."""

    hits: Layer[Span] = field(default_factory=Layer[Span])
    hit_now: int = -1
    found: Layer[Span] = field(default_factory=Layer[Span])
    found_now: int = -1
    mentions: Layer[Mention] = field(default_factory=Layer[Mention])
    dates: Layer[Time] = field(default_factory=Layer[Time])
    disputes: Layer[Disputed] = field(default_factory=Layer[Disputed])
    # The user's own.
    own: Layer[PlacedMark] = field(default_factory=Layer[PlacedMark])
    actor_places: dict[str, int] = field(default_factory=dict)
    actor_names: dict[str, str] = field(default_factory=dict)
    published_state: DateState = DateState.UNKNOWN
    # The block on which the cursor of paragraphs stands.
    paragraph: Span | None = None
    # The sentence that is read, which is what a key is about that says "this sentence".
    sentence: Span | None = None
    # What a card beside it tells of.
    looked_up: Span | None = None
    # Whether names and dates have their lines: without them the page is read in plain ink.
    shows_names: bool = True
    shows_dates: bool = True
