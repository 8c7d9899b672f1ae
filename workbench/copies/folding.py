"""One row for articles that are copies of each other: which of a result stand for the others, and which these are."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

_NONE: Final = -1
_Places = npt.NDArray[np.intp]
_Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Folded:
    """A result with one row for each group: `shown` has every article but those that stand behind another one, in the order of the result.

    The best of a group stands for it, by whichever order was asked for: the first that was seen may not match at all, and a list by
    date would not be one by date any more.
    """

    ids: "array[int]"
    shown: "array[int]"
    _places: _Places = field(repr=False)
    _numbers: _Numbers = field(repr=False)
    _number_of: _Numbers = field(repr=False)

    @property
    def hidden(self) -> int:
        """Count the articles that have no row of their own."""
        return len(self.ids) - len(self.shown)

    def stands_for_others(self, article: int) -> bool:
        """Tell whether articles stand behind the row of this one."""
        members = self.members(article)
        return bool(members) and members[0] == article

    def members(self, article: int) -> tuple[int, ...]:
        """Return all of this result that are in the group of an article, in order, itself among them; nothing where there are no others."""
        number = self._number_of[article] if 0 <= article < len(self._number_of) else _NONE
        if number == _NONE:
            return ()
        places = self._places[self._numbers == number].tolist()
        return tuple(self.ids[place] for place in places) if len(places) > 1 else ()


def numbers_by_article(numbers: Mapping[int, int]) -> _Numbers:
    """Return the number of the group of each article, by the article's own number; -1 where it is in none."""
    held = np.full(max(numbers, default=-1) + 1, _NONE, np.int32)
    held[np.fromiter(numbers.keys(), np.int64, len(numbers))] = np.fromiter(numbers.values(), np.int32, len(numbers))
    return held


def fold(ids: "array[int]", number_of: _Numbers) -> Folded:
    """Fold a result; arrays throughout, for this is done at every letter that is typed."""
    listed = np.frombuffer(ids, np.int64) if ids else np.empty(0, np.int64)
    if not number_of.size or not listed.size:
        return Folded(ids, ids, np.empty(0, np.intp), np.empty(0, np.int32), number_of)
    # What came in since the groups were read has a higher number than any of them.
    numbers = number_of.take(listed, mode="clip")
    numbers[listed >= number_of.size] = _NONE
    places = np.flatnonzero(numbers != _NONE)
    numbers = numbers[places]
    first = np.empty(int(number_of.max(initial=0)) + 1, np.intp)
    # Of what is written to one place, the last stays: the first of each group, backwards.
    first[numbers[::-1]] = places[::-1]
    behind = places[first[numbers] != places]
    if not behind.size:
        return Folded(ids, ids, places, numbers, number_of)
    is_shown = np.ones(listed.size, bool)
    is_shown[behind] = False
    shown = array("q")
    shown.frombytes(listed[is_shown].tobytes())
    return Folded(ids, shown, places, numbers, number_of)
