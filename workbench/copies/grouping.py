"""Puts articles that are copies of each other into groups: each member is held against the fullest, so that no chain glues two stories."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from workbench.copies.copy import CopyKind, CopyPair

Ends = tuple[int, int]

# What is so much alike is one text: whoever is a copy of one is of the other.
_ONE_TEXT: Final = 0.8
_SAME_PAGE: Final = frozenset({CopyKind.REVISION, CopyKind.SAVED_AGAIN})


def groups_of(
    pairs: Iterable[CopyPair],
    words: Mapping[int, int],
    together: Iterable[Ends] = (),
    apart: Iterable[Ends] = (),
) -> list[tuple[int, ...]]:
    """Return the groups of more than one, each ascending.

    Args:
        pairs: Articles that are copies of each other.
        words: How long each is.
        together: Those of which the user says that they are, the smaller number first.
        apart: Those of which the user says that they are not.
    """
    apart = set(apart)
    known = {(pair.one, pair.other): pair for pair in pairs}
    by_word = sorted(set(together) - apart)
    grouping = _Grouping(known, words, _apart(by_word, apart))
    for ends, _ in sorted(known.items(), key=_surest_first):
        grouping.join(ends)
    for ends in by_word:
        grouping.join(ends, by_word=True)
    return grouping.several()


def _apart(together: Iterable[Ends], apart: Iterable[Ends]) -> dict[int, frozenset[int]]:
    """Return from whom each is apart: whoever is apart from one is from all that the user put together with it."""
    one_with: dict[int, set[int]] = {}
    for ends in together:
        joined = set().union(*(one_with.get(article, {article}) for article in ends))
        one_with.update(dict.fromkeys(joined, joined))
    found: defaultdict[int, set[int]] = defaultdict(set)
    for one, other in apart:
        for first, second in ((one, other), (other, one)):
            for article in one_with.get(first, {first}):
                found[article] |= one_with.get(second, {second})
    return {article: frozenset(others) for article, others in found.items()}


def _surest_first(item: tuple[Ends, CopyPair]) -> tuple[bool, float, float, Ends]:
    ends, pair = item
    return pair.kind not in _SAME_PAGE, -pair.alike, -pair.contained, ends


class _Grouping:
    def __init__(
        self, known: Mapping[Ends, CopyPair], words: Mapping[int, int], apart: Mapping[int, frozenset[int]]
    ) -> None:
        self._known = known
        self._words = words
        self._apart = apart
        self._groups: dict[int, list[int]] = {}

    def join(self, ends: Ends, *, by_word: bool = False) -> None:
        """Make one group of those of two articles, if they go together."""
        first, second = (self._groups.get(article) or [article] for article in ends)
        if first is second or self._are_apart(first, second):
            return
        if not by_word and not self._go_together(ends, first, second):
            return
        joined = first + second
        for article in joined:
            self._groups[article] = joined

    def several(self) -> list[tuple[int, ...]]:
        """Return the groups."""
        return sorted({tuple(sorted(group)) for group in self._groups.values()})

    def _are_apart(self, first: list[int], second: list[int]) -> bool:
        return any(not self._apart[one].isdisjoint(second) for one in first if one in self._apart)

    def _go_together(self, ends: Ends, first: list[int], second: list[int]) -> bool:
        if len(first) == len(second) == 1 or self._known[ends].kind in _SAME_PAGE:
            return True
        one, other = self._fullest(first), self._fullest(second)
        pair = self._pair(one, other)
        if pair is None:
            return False
        if pair.alike >= _ONE_TEXT:
            return True
        # A digest that has two stories would glue them: it has something of each, but they have nothing of each other.
        fullest, against = (one, second) if self._fullest([one, other]) == one else (other, first)
        if any(self._pair(fullest, member) is None for member in against):
            return False
        crossing = sum(self._pair(a, b) is not None for a in first for b in second)
        return 2 * crossing > len(first) * len(second)

    def _fullest(self, group: list[int]) -> int:
        return max(group, key=lambda article: (self._words.get(article, 0), -article))

    def _pair(self, one: int, other: int) -> CopyPair | None:
        return self._known.get((min(one, other), max(one, other)))
