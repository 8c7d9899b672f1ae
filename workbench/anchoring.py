"""What was decided about sentences, found again in the texts as they are read now."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from workbench.model import Evidence


class Anchored(Protocol):
    """A sentence text[start:end] of one reading of an article."""

    @property
    def start(self) -> int:
        """Where it begins, in code points."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def text_version(self) -> int:
        """Of which reading."""

    @property
    def sentence(self) -> str:
        """Its words."""


Sentence = TypeVar("Sentence", bound=Anchored)
Kept = TypeVar("Kept")


def match(kept: Iterable[tuple[Evidence, Kept]], sentences: Sequence[Sentence]) -> Mapping[int, list[Kept]]:
    """Return what was decided, by the number of the sentence that it is about, in the order of `sentences`, which are those of one article.

    Its place tells in the text that was decided about; in another reading of the original its words do, and of several sentences
    of the same words the one nearest to where it stood. What is not there any more is left out.
    """
    by_place = {(one.text_version, one.start, one.end): number for number, one in enumerate(sentences)}
    by_words: dict[str, list[int]] = {}
    for number, one in enumerate(sentences):
        by_words.setdefault(_folded(one.sentence), []).append(number)
    found: dict[int, list[Kept]] = {}
    for evidence, what in kept:
        placed = by_place.get((evidence.text_version, evidence.start, evidence.end))
        # Readings are counted anew when a library is rebuilt: the same place may be another sentence.
        if placed is not None and _folded(sentences[placed].sentence) != _folded(evidence.quote):
            placed = None
        if placed is None:
            placed = _nearest(by_words.get(_folded(evidence.quote), []), sentences, evidence.start)
        if placed is not None:
            found.setdefault(placed, []).append(what)
    return found


def _nearest(same: Sequence[int], sentences: Sequence[Sentence], start: int) -> int | None:
    at = bisect_left(same, start, key=lambda number: sentences[number].start)
    return min(same[max(0, at - 1) : at + 1], key=lambda number: abs(sentences[number].start - start), default=None)


def _folded(text: str) -> str:
    return " ".join(text.split())
