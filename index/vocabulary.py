"""The words that the articles really have, in titles and bodies: how many articles have one, and which are near."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from index.dictionary import as_bytes, as_text
from index.patterns import is_within
from index.segment import Segment
from index.segment_file import differences
from index.syntax import DEFAULT_SCOPE

# Words of few letters are near too many others: one letter may differ in those of up to so many, two in longer ones.
_ONE_EDIT_LETTERS: Final = 5
_LEAST_LETTERS: Final = 3


class Vocabulary:
    """The words of some segments."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments

    def frequency(self, word: str) -> int:
        """Return how many articles have a folded word in title or body; an article that has it in both may count twice."""
        total = 0
        for segment in self._segments:
            number = segment.terms.find(as_bytes(word))
            if number is not None:
                total += _counts(segment, number, number + 1)[0]
        return total

    def nearest(self, word: str, limit: int) -> list[str]:
        """Return the words that differ from a folded word in one or two letters, those with fewer first, then the frequent."""
        if len(word) < _LEAST_LETTERS:
            return []
        edits = 1 if len(word) <= _ONE_EDIT_LETTERS else 2
        found: dict[str, int] = {}
        for segment in self._segments:
            for term in self._like(segment, word, edits):
                if term not in found:
                    found[term] = self.frequency(term)
        real = [(1 if is_within(term, word, 1) else 2, -count, term) for term, count in found.items() if count]
        return [term for _, _, term in sorted(real)[:limit]]

    def _like(self, segment: Segment, word: str, edits: int) -> Iterator[str]:
        for term in map(as_text, segment.terms_like(word, edits)):
            if term != word and is_within(term, word, edits):
                yield term


def _counts(segment: Segment, first: int, last: int) -> list[int]:
    """Return how many articles, deleted ones included, have each of some terms in title or body."""
    counts = np.zeros(last - first, np.int64)
    for name in DEFAULT_SCOPE:
        if name in segment.fields:
            counts += differences(segment.fields[name].starts[first : last + 1])
    listed: list[int] = counts.tolist()
    return listed
