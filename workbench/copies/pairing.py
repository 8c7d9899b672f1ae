"""Finds of sentences that stand in one text alone which of the other text they were made into."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.copies.aligning import Match

# How much two sentences have to share, from 0 to 1: little where both stand alone at the same place, much where one went elsewhere.
_ALONE_MIN: Final = 0.25
_BESIDE_MIN: Final = 0.4
_ELSEWHERE_MIN: Final = 0.65
_ELSEWHERE_WORDS_MIN: Final = 5
# Of two that are as much alike, the one at the same place.
_BESIDE_COUNTS: Final = 0.15
# A word in more sentences tells none of them from the others; of those that share most, so many are looked at.
_TELLING_MAX: Final = 50
_LOOKED_AT: Final = 12


@dataclass(frozen=True, slots=True)
class Loose:
    """A sentence that has no like: its words, and between which of those that have it stands."""

    words: tuple[str, ...]
    gap: int


def paired(before: Mapping[int, Loose], after: Mapping[int, Loose]) -> list[Match]:
    """Return which sentences became which, by their places; each is paired once."""
    alone = {gap for gap, count in _per_gap(before).items() if count == 1} & {
        gap for gap, count in _per_gap(after).items() if count == 1
    }
    bags = {place: Counter(loose.words) for place, loose in before.items()}
    others = {place: Counter(loose.words) for place, loose in after.items()}
    scored = []
    for place, other in _candidates(before, after):
        one, two = before[place], after[other]
        likeness = _likeness(bags[place], others[other])
        is_beside = one.gap == two.gap
        if likeness >= _least(one, two, is_alone=is_beside and one.gap in alone):
            scored.append((-likeness - _BESIDE_COUNTS * is_beside, place, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, place, other in sorted(scored):
        if place not in found and other not in taken:
            found[place] = other
            taken.add(other)
    return sorted(found.items())


def _per_gap(loose: Mapping[int, Loose]) -> Counter[int]:
    return Counter(one.gap for one in loose.values())


def _least(one: Loose, other: Loose, *, is_alone: bool) -> float:
    if is_alone:
        return _ALONE_MIN
    if one.gap == other.gap:
        return _BESIDE_MIN
    return _ELSEWHERE_MIN if min(len(one.words), len(other.words)) >= _ELSEWHERE_WORDS_MIN else 2.0


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Return how much two bags of words share. Source: Dice 1945."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0


def _candidates(before: Mapping[int, Loose], after: Mapping[int, Loose]) -> Iterator[Match]:
    having: defaultdict[str, list[int]] = defaultdict(list)
    by_gap: defaultdict[int, list[int]] = defaultdict(list)
    for place, loose in after.items():
        by_gap[loose.gap].append(place)
        for word in set(loose.words):
            having[word].append(place)
    for place, loose in before.items():
        shared = Counter(
            other for word in set(loose.words) if len(having[word]) <= _TELLING_MAX for other in having[word]
        )
        likely = [other for other, _ in shared.most_common(_LOOKED_AT)]
        beside = by_gap[loose.gap]
        yield from ((place, other) for other in dict.fromkeys([*likely, *_nearest(beside)]))


def _nearest(places: Sequence[int]) -> Sequence[int]:
    """Return the sentences of a gap that are looked at in any case: all of a small one."""
    return places if len(places) <= _LOOKED_AT else ()
