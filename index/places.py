"""Places of words across the articles of a segment: one ascending line of numbers, on which a phrase is a row of neighbours.

The articles of a segment lie on the line one after the other, each from its base on, with a gap that no phrase can cross.
"""

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from index.segment import Field
from index.segment_file import Numbers

# Below this many times fewer numbers, looking each up in a list is quicker than sorting both lists into one: numpy sorts
# whole numbers at 6 ns each, and looks one up in 40.
_LOOK_UP: Final = 8


class TermRange(Protocol):
    """Terms next to each other in the dictionary."""

    @property
    def first(self) -> int:
        """The first."""

    @property
    def last(self) -> int:
        """One past the last."""


def places_of(field: Field, ranges: Sequence[TermRange], articles: npt.NDArray[np.intp]) -> Numbers:
    """Return all places of some terms in some articles (ascending, each once), ascending."""
    found = [_of_range(field, of_terms, articles) for of_terms in ranges]
    if len(found) == 1 and ranges[0].last - ranges[0].first == 1:
        return found[0]
    joined = np.concatenate(found) if found else np.empty(0, field.bases.dtype)
    joined.sort()
    return joined


def _of_range(field: Field, of_terms: TermRange, articles: npt.NDArray[np.intp]) -> Numbers:
    pairs = field.pairs(of_terms.first, of_terms.last)
    frequencies = pairs.frequencies.astype(np.intp)
    having = pairs.articles
    if len(articles) * _LOOK_UP < len(having) and of_terms.last - of_terms.first == 1:
        at = np.searchsorted(having, articles.astype(having.dtype))
        at = at[having[np.minimum(at, len(having) - 1)] == articles]
    else:
        is_wanted = np.zeros(len(field.bases), bool)
        is_wanted[articles] = True
        at = np.flatnonzero(is_wanted.take(having))
    if len(at) == len(having):
        places = np.repeat(field.bases.take(having), frequencies)
        places += field.places[pairs.places_from : pairs.places_from + len(places)]
        return places
    begins = np.cumsum(frequencies) - frequencies + pairs.places_from
    counts = frequencies[at]
    pair = np.repeat(np.arange(len(at)), counts)
    number = np.arange(len(pair)) + (begins[at] - np.cumsum(counts) + counts).take(pair)
    places = field.bases.take(having[at]).take(pair)
    places += field.places.take(number)
    return places


def in_a_row(lists: Sequence[Numbers]) -> Numbers:
    """Return where a phrase begins: the places that are followed, one after the other, by one of each next list."""
    # The rarest word is followed up in the others, so that of what is common little has to be gone through.
    order = sorted(range(len(lists)), key=lambda slot: len(lists[slot]))
    first, *others = order
    # Numbers are unsigned: what would begin before the line does not begin at all.
    starts = lists[first][lists[first] >= first] - first
    for slot in others:
        starts = common(starts + slot, lists[slot]) - slot
    return starts


def common(few: Numbers, many: Numbers) -> Numbers:
    """Return the numbers that both lists have; each list ascends and has no number twice."""
    if not len(few) or not len(many):
        return few[:0]
    if len(few) * _LOOK_UP < len(many):
        at = np.searchsorted(many, few)
        return few[many[np.minimum(at, len(many) - 1)] == few]
    both = np.concatenate((few, many))
    both.sort()
    return both[:-1][both[1:] == both[:-1]]
