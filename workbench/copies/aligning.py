"""Lays two sequences side by side: what stands in both, in the same order, at a cost that grows with their length and not its square."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import Final

Match = tuple[int, int]

# What is left between anchors is compared each with each, up to so many comparisons: a page of one line a thousand times has no anchors.
_COMPARED_MAX: Final = 10_000
# What is told apart no sooner than this was made so that it would not be.
_DEPTH_MAX: Final = 64


def aligned(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Match]:
    """Return the places (in one, in the other) of what both have in the same order, ascending.

    Source: patience diff, Bram Cohen; what stands once in both holds the rest in place.
    """
    found: list[Match] = []
    waiting = [(0, len(before), 0, len(after), 0)]
    while waiting:
        low, high, other_low, other_high, depth = waiting.pop()
        while low < high and other_low < other_high and before[low] == after[other_low]:
            found.append((low, other_low))
            low, other_low = low + 1, other_low + 1
        while low < high and other_low < other_high and before[high - 1] == after[other_high - 1]:
            high, other_high = high - 1, other_high - 1
            found.append((high, other_high))
        if low == high or other_low == other_high:
            continue
        anchors = _anchors(before, after, (low, high), (other_low, other_high))
        if anchors:
            found += anchors
            ends = [*anchors, (high, other_high)]
            starts = [(low, other_low), *((one + 1, other + 1) for one, other in anchors)]
            waiting += [
                (start[0], end[0], start[1], end[1], depth + 1)
                for start, end in zip(starts, ends, strict=True)
                if start[0] < end[0] and start[1] < end[1] and depth < _DEPTH_MAX
            ]
        elif (high - low) * (other_high - other_low) <= _COMPARED_MAX:
            matcher = SequenceMatcher(None, before[low:high], after[other_low:other_high], autojunk=False)
            for block in matcher.get_matching_blocks():
                found += [(low + block.a + step, other_low + block.b + step) for step in range(block.size)]
    return sorted(found)


def longest_ascending(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest ascending run of some of the numbers. Source: patience sorting, Fredman 1975."""
    tops: list[int] = []
    at_top: list[int] = []
    under: list[int] = []
    for place, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        under.append(at_top[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(number)
            at_top.append(place)
        else:
            tops[pile], at_top[pile] = number, place
    chain = []
    place = at_top[-1] if at_top else -1
    while place >= 0:
        chain.append(place)
        place = under[place]
    return chain[::-1]


def _anchors(
    before: Sequence[Hashable], after: Sequence[Hashable], one: tuple[int, int], other: tuple[int, int]
) -> list[Match]:
    """Return what stands once in a part of each, in the same order in both."""
    counts, other_counts = Counter(before[slice(*one)]), Counter(after[slice(*other)])
    places = {after[place]: place for place in range(*other) if other_counts[after[place]] == 1}
    pairs = [
        (place, places[before[place]])
        for place in range(*one)
        if counts[before[place]] == 1 and before[place] in places
    ]
    return [pairs[place] for place in longest_ascending([second for _, second in pairs])]
