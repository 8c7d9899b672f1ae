"""Puts articles that are copies of each other into groups: each member is held against the fullest, so that no chain glues two stories."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
        self._groups: dict[int, _Members] = {}

    def join(self, ends: Ends, *, by_word: bool = False) -> None:
        """Make one group of those of two articles, if they go together."""
        first, second = (self._groups.get(article) or _Members([article], article) for article in ends)
        if first is second or self._are_apart(first, second):
            return
        if not by_word and not self._go_together(ends, first, second):
            return
        fullest = self._fuller(first.fullest, second.fullest)
        larger, smaller = (first, second) if len(first.articles) >= len(second.articles) else (second, first)
        larger.articles.extend(smaller.articles)
        larger.fullest = fullest
        for article in (*ends, *smaller.articles):
            self._groups[article] = larger

    def several(self) -> list[tuple[int, ...]]:
        """Return the groups."""
        groups = {id(group): group for group in self._groups.values()}
        return sorted(tuple(sorted(group.articles)) for group in groups.values())

    def _are_apart(self, first: "_Members", second: "_Members") -> bool:
        if not self._apart:
            return False
        return any(not self._apart[one].isdisjoint(second.articles) for one in first.articles if one in self._apart)

    def _go_together(self, ends: Ends, first: "_Members", second: "_Members") -> bool:
        if len(first.articles) == len(second.articles) == 1 or self._known[ends].kind in _SAME_PAGE:
            return True
        pair = self._pair(first.fullest, second.fullest)
        if pair is None:
            return False
        if pair.alike >= _ONE_TEXT:
            return True
        # A digest that has two stories would glue them: it has something of each, but they have nothing of each other.
        fullest = self._fuller(first.fullest, second.fullest)
        against = second if fullest == first.fullest else first
        if any(self._pair(fullest, member) is None for member in against.articles):
            return False
        crossing = sum(self._pair(one, other) is not None for one in first.articles for other in second.articles)
        return 2 * crossing > len(first.articles) * len(second.articles)

    def _fuller(self, one: int, other: int) -> int:
        return max(one, other, key=lambda article: (self._words.get(article, 0), -article))

    def _pair(self, one: int, other: int) -> CopyPair | None:
        return self._known.get((min(one, other), max(one, other)))


@dataclass(slots=True, eq=False)
class _Members:
    """A group while it grows, and the fullest in it."""

    articles: list[int]
    fullest: int
