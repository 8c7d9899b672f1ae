"""Follows marked words from one reading of an article into the next, where both are there: sentence by sentence, then word by word."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from workbench.annotate.sentences import split_sentences
from workbench.copies.diffing import Edit, Sentence, key_of, pair_sentences, word_edits
from workbench.marks.placed import How, Placed
from workbench.marks.placing import WORD, Words
from workbench.model import Zone

# So much of what was marked has to be there still, from 0 to 1: where a sentence beside it stayed beside it, and elsewhere.
_KEPT_BESIDE_MIN: Final = 0.34
_KEPT_MIN: Final = 0.6
# What is so many times as long or as short says something else.
_STRETCH_MAX: Final = 2.5
# A sentence of fewer letters is taken for the same elsewhere only where one beside it went along.
_TELLING_CHARS: Final = 30


@dataclass(frozen=True, slots=True)
class _Part:
    """What became of the marked part of one sentence: where it stands, and of how many letters it was."""

    start: int
    end: int
    size: int
    how: How
    place: int


class Rereading:
    """Two texts of one article, and which sentence of the one became which of the other."""

    def __init__(self, before: str, now: str) -> None:
        self.before, self.now = before, now

    @cached_property
    def _sentences(self) -> tuple[list[Sentence], list[Sentence]]:
        return _cut(self.before), _cut(self.now)

    @cached_property
    def _pairs(self) -> dict[int, int]:
        return dict(pair_sentences(self.before, self.now, *self._sentences))

    @cached_property
    def _having(self) -> Counter[str]:
        """In how many sentences of both texts each word stands."""
        return Counter(word for side in self._sentences for one in side for word in set(_words(one.key)))

    @cached_property
    def _counts(self) -> tuple[dict[str, int], dict[str, int]]:
        counts: tuple[dict[str, int], dict[str, int]] = ({}, {})
        for sentences, count in zip(self._sentences, counts, strict=True):
            for one in sentences:
                count[one.key] = count.get(one.key, 0) + 1
        return counts

    @cached_property
    def words(self) -> Words:
        """The text before as words."""
        return Words(self.before)

    @cached_property
    def _came_from(self) -> dict[int, int]:
        return {second: first for first, second in self._pairs.items()}

    def is_taken(self, start: int, end: int, was_start: int, was_end: int) -> bool:
        """Tell whether now[start:end] has something of a sentence that others became than those of before[was_start:was_end]."""
        own = _places(self._sentences[0], was_start, was_end)
        came = (self._came_from.get(place) for place in _places(self._sentences[1], start, end))
        return any(first is not None and first not in own for first in came)

    def follow(self, start: int, end: int) -> Placed | None:
        """Return where before[start:end] stands now, None where that is not known for sure."""
        sentences = self._sentences[0]
        parts = [self._part(place, start, end) for place in _places(sentences, start, end)]
        there = [part for part in parts if part is not None]
        if not there or 2 * sum(part.size for part in there) < end - start:
            return None
        # Of several sentences those that still stand one after the other.
        run = _longest_run(there)
        if 2 * sum(part.size for part in run) < end - start:
            return None
        is_same = len(run) == len(parts) and all(part.how is How.MOVED for part in run)
        how = How.MOVED if is_same else How.CHANGED
        return Placed(run[0].start, run[-1].end, how)

    def _part(self, place: int, start: int, end: int) -> _Part | None:
        one = self._sentences[0][place]
        start, end = max(start, one.start), min(end, one.end)
        second = self._pairs.get(place)
        if second is None or start >= end:
            return None
        other = self._sentences[1][second]
        is_beside = self._is_beside(place, second)
        if one.key == other.key:
            if not is_beside and not self._tells(one.key):
                return None
            if self.before[one.start : one.end] == self.now[other.start : other.end]:
                shift = other.start - one.start
                return _Part(start + shift, end + shift, end - start, How.MOVED, second)
        edits = word_edits(self.before, one.span, self.now, other.span)
        first, last = _mapped(start, one, other, edits), _mapped(end, one, other, edits, is_end=True)
        least = _KEPT_BESIDE_MIN if is_beside else _KEPT_MIN
        if (
            not 1 / _STRETCH_MAX < (last - first) / (end - start) < _STRETCH_MAX
            or min(self._kept(one.span, edits), self._kept((start, end), edits)) < least
        ):
            return None
        same = self.before[start:end] == self.now[first:last]
        return _Part(first, last, end - start, How.MOVED if same else How.CHANGED, second)

    def _kept(self, span: tuple[int, int], edits: Sequence[Edit]) -> float:
        """Return how much of before[start:end] was kept, from 0 to 1: words count the more the fewer sentences have them."""
        kept = total = 0.0
        for match in WORD.finditer(self.before, *span):
            weight = 1 / (1 + self._having[match[0].casefold()])
            total += weight
            if not any(edit.before[0] <= match.start() < edit.before[1] for edit in edits):
                kept += weight
        return kept / total if total else 0.0

    def _is_beside(self, place: int, second: int) -> bool:
        """Tell whether the sentence before or after stands there still, or it is the first or last in both."""
        last, other_last = len(self._sentences[0]) - 1, len(self._sentences[1]) - 1
        at_edge = (place == second == 0) or (place == last and second == other_last)
        return at_edge or self._pairs.get(place - 1) == second - 1 or self._pairs.get(place + 1) == second + 1

    def _tells(self, key: str) -> bool:
        counts, other_counts = self._counts
        return len(key) >= _TELLING_CHARS and counts[key] == other_counts[key] == 1


def _cut(text: str) -> list[Sentence]:
    """Return the sentences of a text; a line is the end of one. None is a title: whatever its place, its words tell it."""
    found, at = [], 0
    for line in text.split("\n"):
        found += [
            Sentence(at + start, at + end, Zone.BODY, key_of(line[start:end])) for start, end in split_sentences(line)
        ]
        at += len(line) + 1
    return found


def _words(key: str) -> list[str]:
    return [match[0] for match in WORD.finditer(key.casefold())]


def _places(sentences: Sequence[Sentence], start: int, end: int) -> range:
    """Return which sentences text[start:end] has something of."""
    first = max(0, bisect_right(sentences, start, key=lambda one: one.start) - 1)
    if first < len(sentences) and sentences[first].end <= start:
        first += 1
    last = first
    while last < len(sentences) and sentences[last].start < end:
        last += 1
    return range(first, last)


def _mapped(place: int, one: Sentence, other: Sentence, edits: Sequence[Edit], *, is_end: bool = False) -> int:
    """Return where a place of a sentence is in what it became; one within changed words is at the edge of what they became."""
    before, after = one.start, other.start
    for edit in edits:
        if place < edit.before[0] or (place == edit.before[0] and is_end and edit.before[0] < edit.before[1]):
            break
        if place < edit.before[1] or (place == edit.before[1] and not is_end and edit.before[0] == edit.before[1]):
            return edit.after[1] if is_end else edit.after[0]
        before, after = edit.before[1], edit.after[1]
    # Blanks may be others; words between edits are the same.
    return min(other.end, after + place - before)


def _longest_run(parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts that follow one another as they did, with at most one sentence put in between: the run with the most letters."""
    runs: list[list[_Part]] = []
    for part in parts:
        if runs and 0 < part.place - runs[-1][-1].place <= 2:
            runs[-1].append(part)
        else:
            runs.append([part])
    return max(runs, key=lambda run: sum(part.size for part in run))
