"""Finds the words that were marked in another reading of their article: exactly first, then as they were changed, and nowhere rather than wrong.

What stood around them tells repetitions apart. Where the text that was marked is still there, more of what stood around is known, and so is
which sentences of the new text are other ones of the old.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cached_property
from typing import Final

from index.analysis import SINGLE
from workbench.annotate.sentences import split_sentences
from workbench.marks.placed import How, Placed, unmoved
from workbench.model import Evidence

WORD: Final = re.compile(rf"[{SINGLE}]|[^\W{SINGLE}]+")
# How many words on each side tell where a quote stood; of evidence alone there are fewer.
_AROUND_WORDS: Final = 40
# A quote of so many words is taken for itself wherever it stands once.
_TELLING_WORDS: Final = 5
# How much of what stood beside it has to stand there still, from 0 to 1: beside a repeated or short quote, and beside a changed one.
_BESIDE_MIN: Final = 0.5
_BESIDE_CHANGED_MIN: Final = 0.34
# How much of a changed quote has to be there by weight: with what stood around it, and by itself.
_KEPT_BESIDE_MIN: Final = 0.6
_KEPT_MIN: Final = 0.75
# By how much words may count more than their number.
_COUNT_SLACK: Final = 0.1
# By how much the best place has to be better than the next.
_AHEAD: Final = 0.1
# A word that stands more often than this in a text points nowhere.
_POINTING_MAX: Final = 200
_CANDIDATES: Final = 8
# In longer quotes, the words that every sentence has are no places to begin from: they would take seconds.
_LONG_WORDS: Final = 600


class Words:
    """A text as the words that it consists of, without case; made once for all that is looked for in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where the words stand."""
        return [match.span() for match in WORD.finditer(self.text)]

    @cached_property
    def starts(self) -> list[int]:
        """Where the words begin."""
        return [start for start, _ in self.spans]

    @cached_property
    def words(self) -> list[str]:
        """The words, folded."""
        return [self.text[start:end].casefold() for start, end in self.spans]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """By word, which words of the text are it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            found[word].append(place)
        return found

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Where the sentences stand; a line is the end of one."""
        found, at = [], 0
        for line in self.text.split("\n"):
            found += [(at + start, at + end) for start, end in split_sentences(line)]
            at += len(line) + 1
        return found

    @cached_property
    def counted(self) -> Counter[tuple[str, ...]]:
        """How often each sentence stands in the text, by its words."""
        return Counter(self.sentence_words(start, end) for start, end in self.sentences)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return which words begin in text[start:end], from the first to before the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def sentence_words(self, start: int, end: int) -> tuple[str, ...]:
        """Return the words of text[start:end]."""
        first, last = self.between(start, end)
        return tuple(self.words[first:last])

    def sentences_of(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the sentences that text[start:end] has words of."""
        at = max(0, bisect_right(self.sentences, (start, end)) - 1)
        found = []
        for first, last in self.sentences[at:]:
            if first >= end:
                break
            if last > start:
                found.append((first, last))
        return found


@dataclass(frozen=True, slots=True)
class _Sought:
    """A quote as words, with those before it, the nearest first, and after it."""

    words: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words of the text that the quote may have become: how much of it is there, and how much of what stood beside it."""

    first: int
    last: int
    kept: float
    beside: float

    @property
    def worth(self) -> float:
        return self.kept + self.beside


def find_again(evidence: Evidence, now: Words, before: Words | None = None) -> Placed | None:
    """Return where the words that evidence quotes stand in a text, None where they are not to be found for sure.

    Args:
        evidence: Of another reading, or of a copy or revision of the article.
        now: The text to look in.
        before: The text that was marked, if it is still there.
    """
    placed = unmoved(evidence, now.text) or _whole(evidence, now.text)
    if placed is not None:
        return placed
    known = before if before is not None and _is_quoted_from(evidence, before.text) else None
    sought = _sought(evidence, known)
    if not sought.words:
        return None
    same = _repetitions(sought.words, now)
    if same:
        found = _choose_same(sought, same, now, known, evidence)
        if found is not None:
            return _shown(evidence, now, found, found + len(sought.words), How.MOVED)
    changed = _choose_changed(sought, now, known, evidence)
    return None if changed is None else _shown(evidence, now, changed.first, changed.last, How.CHANGED)


def _whole(evidence: Evidence, text: str) -> Placed | None:
    """Find a quote with all that stands beside it, where that stands once."""
    around = evidence.prefix + evidence.quote + evidence.suffix
    at = text.find(around)
    if not evidence.quote or at < 0 or text.find(around, at + 1) >= 0:
        return None
    start = at + len(evidence.prefix)
    return Placed(start, start + len(evidence.quote), How.MOVED)


def _is_quoted_from(evidence: Evidence, text: str) -> bool:
    return text[evidence.start : evidence.end] == evidence.quote


def _sought(evidence: Evidence, before: Words | None) -> _Sought:
    if before is None:
        prefix, quote, suffix = (Words(part).words for part in (evidence.prefix, evidence.quote, evidence.suffix))
        # The evidence cuts words at its ends.
        return _Sought(tuple(quote), tuple(prefix[:0:-1]), tuple(suffix[:-1]), evidence.start)
    first, last = before.between(evidence.start, evidence.end)
    return _Sought(
        tuple(before.words[first:last]),
        tuple(before.words[max(0, first - _AROUND_WORDS) : first][::-1]),
        tuple(before.words[last : last + _AROUND_WORDS]),
        evidence.start,
    )


def _repetitions(words: Sequence[str], text: Words) -> list[int]:
    """Return at which words of the text all of a quote's words stand in a row."""
    rarest = min(range(len(words)), key=lambda place: len(text.places.get(words[place], ())))
    starts = (place - rarest for place in text.places.get(words[rarest], ()))
    return [start for start in starts if start >= 0 and text.words[start : start + len(words)] == list(words)]


def _choose_same(
    sought: _Sought, same: Sequence[int], now: Words, before: Words | None, evidence: Evidence
) -> int | None:
    """Return which of the places that have all words of a quote is the one that was marked."""
    size = len(sought.words)
    if len(same) == 1:
        was_once = before is None or len(_repetitions(sought.words, before)) == 1
        if was_once and size >= _TELLING_WORDS:
            return same[0]
        return same[0] if _beside(sought, now, same[0], same[0] + size) >= _BESIDE_MIN else None
    if before is not None:
        was = _repetitions(sought.words, before)
        if len(was) == len(same) and (order := _order_kept(sought, was, same, now, before, evidence)) is not None:
            return order
    best, next_best = sorted(((_beside(sought, now, one, one + size), one) for one in same), reverse=True)[:2]
    return best[1] if best[0] >= _BESIDE_MIN and best[0] - next_best[0] >= _AHEAD else None


def _order_kept(
    sought: _Sought, was: Sequence[int], same: Sequence[int], now: Words, before: Words, evidence: Evidence
) -> int | None:
    """Return the place that is as manieth among its repetitions as it was, if something of what stood beside it is there."""
    first, _ = before.between(evidence.start, evidence.end)
    if first not in was:
        return None
    one = same[was.index(first)]
    return one if _beside(sought, now, one, one + len(sought.words)) >= _BESIDE_MIN else None


def _beside(sought: _Sought, text: Words, first: int, last: int) -> float:
    """Return how much of what stood beside a quote stands beside some words of a text, from 0 to 1: on the side that has kept more of it."""
    before = text.words[max(0, first - len(sought.before)) : first][::-1]
    after = text.words[last : last + len(sought.after)]
    # At the beginning or end of a text nothing is what stood there.
    sides = [
        _in_step(side, there) if side else float(not there)
        for side, there in ((sought.before, before), (sought.after, after))
    ]
    return max(sides) * 0.75 + min(sides) * 0.25


def _in_step(words: Sequence[str], there: Sequence[str]) -> float:
    """Return how much of words stands in others in the same order, those at the beginning counting more."""
    matcher = SequenceMatcher(None, words, there, autojunk=False)
    weights = [1 / (2 + place) for place in range(len(words))]
    kept = sum(sum(weights[block.a : block.a + block.size]) for block in matcher.get_matching_blocks())
    return kept / sum(weights)


def _choose_changed(sought: _Sought, now: Words, before: Words | None, evidence: Evidence) -> _Candidate | None:
    """Return the words that a quote became, None where nothing is enough like it, or two places are."""
    found = [one for at in _likely(sought, now) if (one := _candidate(sought, now, at)) is not None]
    found = [one for one in found if not _is_another(now, before, evidence, one)]
    # Windows overlap: the best of those that share words stands for them.
    apart: list[_Candidate] = []
    for one in sorted(found, key=lambda one: one.worth, reverse=True):
        if all(one.last <= other.first or other.last <= one.first for other in apart):
            apart.append(one)
    if not apart:
        return None
    best = apart[0]
    beside_min = _BESIDE_MIN if before is None else _BESIDE_CHANGED_MIN
    is_known = best.beside >= beside_min and best.kept >= _KEPT_BESIDE_MIN
    is_telling = best.kept >= _KEPT_MIN and before is not None
    # Of a few words, half of them are found beside half of what stood beside them anywhere.
    if (
        len(sought.words) < _TELLING_WORDS
        or not (is_known or is_telling)
        or (len(apart) > 1 and best.worth - apart[1].worth < _AHEAD)
    ):
        return None
    return best


def _likely(sought: _Sought, now: Words) -> list[int]:
    """Return at which words of a text the quote may begin: where most of its words, and of what stood beside it, point to."""
    size = len(sought.words)
    offsets = [*enumerate(sought.words), *((-1 - n, word) for n, word in enumerate(sought.before))]
    offsets += [(size + n, word) for n, word in enumerate(sought.after)]
    step = max(3, size // 2)
    votes: defaultdict[int, float] = defaultdict(float)
    for offset, word in offsets:
        places = now.places.get(word, ())
        if 0 < len(places) <= _POINTING_MAX:
            for place in places:
                votes[(place - offset) // step] += 1 / len(places)
    best = sorted(votes, key=lambda bucket: -votes[bucket])[:_CANDIDATES]
    return [bucket * step for bucket in best]


def _candidate(sought: _Sought, now: Words, at: int) -> _Candidate | None:
    """Return the words about a place that are most of the quote."""
    size = len(sought.words)
    slack = max(6, size)
    low, high = max(0, at - slack), min(len(now.words), at + size + 2 * slack)
    window = now.words[low:high]
    matcher = SequenceMatcher(None, sought.words, window, autojunk=size > _LONG_WORDS)
    blocks = _dense([block for block in matcher.get_matching_blocks() if block.size], size)
    if not blocks:
        return None
    weights = [1 / (1 + len(now.places.get(word, ()))) for word in sought.words]
    count = sum(block.size for block in blocks)
    # Rare words tell more, but a few of many words are not the quote.
    by_weight = sum(sum(weights[block.a : block.a + block.size]) for block in blocks) / sum(weights)
    kept = min(by_weight, count / size + _COUNT_SLACK)
    first, last = low + blocks[0].b, low + blocks[-1].b + blocks[-1].size
    # What was put in the place of the first and last words belongs to it: up to what stood beside.
    first = _reaching(now.words, first, blocks[0].a, sought.before, -1)
    last = _reaching(now.words, last, size - blocks[-1].a - blocks[-1].size, sought.after, 1)
    return _Candidate(first, last, kept, _beside(sought, now, first, last))


def _dense(blocks: Sequence[Match], size: int) -> list[Match]:
    """Leave out words at the edges that stand far from the others: "the" of the next sentence is none of the quote."""
    kept = list(blocks)
    while len(kept) > 1 and kept[-1].b + kept[-1].size - kept[0].b > 2 * size:
        kept.pop(0 if kept[0].size <= kept[-1].size else -1)
    return kept


def _reaching(words: Sequence[str], at: int, missing: int, beside: Sequence[str], step: int) -> int:
    """Return how far a quote reaches whose outermost words are missing: no further than what stood beside it, nor than as many words."""
    if not missing:
        return at
    for distance in range(missing + 3):
        place = at + step * distance - (step < 0)
        if not 0 <= place < len(words) or (beside and words[place] == beside[0]):
            return at + step * distance
    return at


def _is_another(now: Words, before: Words | None, evidence: Evidence, one: _Candidate) -> bool:
    """Tell whether the words found are a sentence that the old text has too, where it was not marked."""
    if before is None:
        return False
    start, end = now.spans[one.first][0], now.spans[one.last - 1][1]
    own = Counter(before.sentence_words(*span) for span in before.sentences_of(evidence.start, evidence.end))
    for span in now.sentences_of(start, end):
        words = now.sentence_words(*span)
        if words and before.counted[words] > own[words]:
            return True
    return False


def _shown(evidence: Evidence, now: Words, first: int, last: int, how: How) -> Placed:
    """Return the span of words with the marks of punctuation at its ends that the quote has."""
    start, end = now.spans[first][0], now.spans[last - 1][1]
    quoted = WORD.search(evidence.quote)
    opening = evidence.quote[: quoted.start()] if quoted else ""
    while opening and not now.text[:start].endswith(opening):
        opening = opening[1:]
    closing = re.sub(r".*\w", "", evidence.quote, flags=re.DOTALL)
    while closing and not now.text.startswith(closing, end):
        closing = closing[:-1]
    return Placed(start - len(opening), end + len(closing), how)
