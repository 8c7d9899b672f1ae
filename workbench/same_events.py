"""Which events of several articles seem to be one: who takes part, when, and how it is told have to agree."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.jobs import JobContext

# What may have happened in any of more days is too vague to be one with anything.
_SPAN_MAX_DAYS: Final = 31
# So many content words have to be shared, and so much of what the shorter sentence tells, each word counting by how rare it is.
_SHARED_MIN: Final = 3
_LIKENESS_MIN: Final = 0.45
# Each name beyond the first that both have stands for some of it.
_NAME_COUNTS: Final = 0.05
# A word that more events of one day and name have tells none of them from the others.
_TELLING_MAX: Final = 50
_COMMON_WEIGHT: Final = 0.1
# Whoever does not wait any more is noticed after so many tellings.
_TELLINGS_APART: Final = 256


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells: when, from first to last day, whom and what it names, and the numbers of its words."""

    article: int
    first_day: int
    last_day: int
    names: frozenset[str]
    words: frozenset[int]


def told_alike(ctx: JobContext, tellings: Sequence[Telling]) -> list[tuple[int, ...]]:
    """Return the groups of tellings that seem to be of one event, each of several articles, as numbers in order."""
    frequency = Counter(word for telling in tellings for word in telling.words)
    weights = {word: max(_COMMON_WEIGHT, math.log((len(tellings) + 1) / count)) for word, count in frequency.items()}
    groups = _Groups(len(tellings))
    for first, second in _candidates(ctx, tellings):
        one, other = tellings[first], tellings[second]
        if _likeness(one, other, weights) >= _LIKENESS_MIN:
            groups.join(first, second)
    return [group for group in groups.several() if len({tellings[number].article for number in group}) > 1]


def _candidates(ctx: JobContext, tellings: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of two articles that share a day, a name, and enough words."""
    articles = [telling.article for telling in tellings]
    blocks: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    for number, telling in enumerate(tellings):
        if telling.last_day - telling.first_day < _SPAN_MAX_DAYS:
            for day in range(telling.first_day, telling.last_day + 1):
                for name in telling.names:
                    blocks[day, name].append(number)
    seen: set[tuple[int, int]] = set()
    # A list of three hundred names, or a month of days, puts the same tellings together again and again.
    compared: set[tuple[int, ...]] = set()
    waiting = 0
    for done, numbers in enumerate(map(tuple, blocks.values())):
        waiting += len(numbers)
        if waiting >= _TELLINGS_APART or not done:
            ctx.checkpoint(done, len(blocks), "events")
            waiting = 0
        if len(numbers) < 2 or numbers in compared:
            continue
        compared.add(numbers)
        frequency = Counter(word for number in numbers for word in tellings[number].words)
        having: defaultdict[int, list[int]] = defaultdict(list)
        # Telling by telling: all pairs of a day at once would take a gigabyte.
        for number in numbers:
            words = [word for word in tellings[number].words if frequency[word] <= _TELLING_MAX]
            shared = Counter(other for word in words for other in having[word])
            for other, count in shared.items():
                pair = other, number
                if count >= _SHARED_MIN and articles[other] != articles[number] and pair not in seen:
                    seen.add(pair)
                    yield pair
            for word in words:
                having[word].append(number)


def _likeness(one: Telling, other: Telling, weights: dict[int, float]) -> float:
    shorter = min(sum(map(weights.__getitem__, words)) for words in (one.words, other.words))
    shared = sum(map(weights.__getitem__, one.words & other.words))
    return shared / shorter + _NAME_COUNTS * (len(one.names & other.names) - 1) if shorter else 0.0


class _Groups:
    """Which numbers belong together, by pairs (union-find)."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def _root(self, number: int) -> int:
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Put two numbers, and all that belong with them, together."""
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def several(self) -> list[tuple[int, ...]]:
        """Return the groups of more than one."""
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number in range(len(self._parent)):
            groups[self._root(number)].append(number)
        return [tuple(group) for group in groups.values() if len(group) > 1]
