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
# From so many times as many pairs on, it pays to leave out those of articles where a phrase cannot be.
_NARROW: Final = 3


class TermRange(Protocol):
    """Terms next to each other in the dictionary."""

    @property
    def first(self) -> int:
        """The first."""

    @property
    def last(self) -> int:
        """One past the last."""


def phrase_starts(field: Field, slots: Sequence[Sequence[TermRange]]) -> Numbers:
    """Return where a phrase begins, in deleted articles too: places of its first slot that one of each next follows.

    The rarest word goes first, so that of what is common only what stands in the same articles has to be gone through.
    """
    order = sorted(range(len(slots)), key=lambda slot: _pairs_of(field, slots[slot]))
    first, *others = order
    places = places_of(field, slots[first])
    if len(slots) > int(field.bases[-1]):
        # It is longer than the line: no number that places have could say where it ends.
        return places[:0]
    # Numbers are unsigned: what would begin before the line does not begin at all.
    starts = places[np.searchsorted(places, first) :] - first
    for slot in others:
        if not len(starts):
            break
        articles = None
        if len(starts) * _NARROW < _pairs_of(field, slots[slot]):
            articles = _distinct(articles_of(field, starts))
        starts = common(starts + slot, places_of(field, slots[slot], articles)) - slot
    return starts


def articles_of(field: Field, places: Numbers) -> npt.NDArray[np.intp]:
    """Return the article of each place."""
    return np.searchsorted(field.bases, places, side="right") - 1


def places_of(field: Field, ranges: Sequence[TermRange], articles: npt.NDArray[np.intp] | None = None) -> Numbers:
    """Return all places of some terms, in some articles (ascending, each once) or everywhere, ascending."""
    found = [_of_range(field, of_terms, articles) for of_terms in ranges]
    if len(found) == 1 and ranges[0].last - ranges[0].first == 1:
        return found[0]
    joined = np.concatenate(found) if found else np.empty(0, field.bases.dtype)
    joined.sort()
    return joined


def _of_range(field: Field, of_terms: TermRange, articles: npt.NDArray[np.intp] | None) -> Numbers:
    pairs = field.pairs(of_terms.first, of_terms.last)
    frequencies = pairs.frequencies.astype(np.intp)
    having = pairs.articles
    if articles is None:
        places = np.repeat(field.bases.take(having), frequencies)
        places += field.places[pairs.places_from : pairs.places_from + len(places)]
        return places
    if len(articles) * _LOOK_UP < len(having) and of_terms.last - of_terms.first == 1:
        at = np.searchsorted(having, articles.astype(having.dtype))
        at = at[having[np.minimum(at, len(having) - 1)] == articles]
    else:
        is_wanted = np.zeros(len(field.bases), bool)
        is_wanted[articles] = True
        at = np.flatnonzero(is_wanted.take(having))
    begins = np.cumsum(frequencies) - frequencies + pairs.places_from
    counts = frequencies[at]
    pair = np.repeat(np.arange(len(at)), counts)
    number = np.arange(len(pair)) + (begins[at] - np.cumsum(counts) + counts).take(pair)
    places = field.bases.take(having[at]).take(pair)
    places += field.places.take(number)
    return places


def _pairs_of(field: Field, ranges: Sequence[TermRange]) -> int:
    return sum(int(field.starts[r.last]) - int(field.starts[r.first]) for r in ranges)


def _distinct(ascending: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    is_new = np.append(True, ascending[1:] != ascending[:-1])
    found: npt.NDArray[np.intp] = ascending[is_new]
    return found


def common(few: Numbers, many: Numbers) -> Numbers:
    """Return the numbers that both lists have; each list ascends and has no number twice."""
    if not len(few) or not len(many):
        return few[:0]
    if len(few) * _LOOK_UP < len(many):
        at = np.searchsorted(many, few)
        looked_up: Numbers = few[many[np.minimum(at, len(many) - 1)] == few]
        return looked_up
    both = np.concatenate((few, many))
    both.sort()
    twice: Numbers = both[:-1][both[1:] == both[:-1]]
    return twice
