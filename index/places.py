"""Places of words across the articles of a segment, as sorted numbers: article and place in one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from index.segment import Field
from index.segment_file import Numbers

# A merge of sorted lists beats looking each number up once the lists are of about one size.
_LOOK_UP = 16


class TermRange(Protocol):
    """Terms next to each other in the dictionary."""

    @property
    def first(self) -> int:
        """The first."""

    @property
    def last(self) -> int:
        """One past the last."""


@dataclass(frozen=True, slots=True)
class PlaceList:
    """Places, ascending: each is the number of its article times `stride`, plus the place in the article."""

    places: npt.NDArray[np.int64]
    stride: int

    def articles_of(self, places: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the article of each place."""
        return places >> self.stride


def places_of(
    field: Field, ranges: Sequence[TermRange], articles: npt.NDArray[np.intp], articles_in_all: int
) -> PlaceList:
    """Return all places of some terms in some articles (ascending)."""
    stride = 8 * field.places.dtype.itemsize + 1  # a phrase may reach beyond the last place
    found = [_of_range(field, r, articles, articles_in_all, stride) for r in ranges]
    if not found:
        return PlaceList(np.empty(0, np.int64), stride)
    if len(found) == 1 and ranges[0].last - ranges[0].first == 1:
        return PlaceList(found[0], stride)
    joined = np.concatenate(found)
    joined.sort()
    return PlaceList(joined, stride)


def _of_range(
    field: Field, of_terms: TermRange, articles: npt.NDArray[np.intp], articles_in_all: int, stride: int
) -> npt.NDArray[np.int64]:
    pairs = field.pairs(of_terms.first, of_terms.last)
    frequencies = pairs.frequencies.astype(np.int64)
    begins = np.cumsum(frequencies)
    total = int(begins[-1]) if len(begins) else 0
    begins -= frequencies
    having = pairs.articles
    if len(articles) * _LOOK_UP < len(having) and of_terms.last - of_terms.first == 1:
        at = np.searchsorted(having, articles.astype(having.dtype))
        at = at[having[np.minimum(at, len(having) - 1)] == articles] if len(having) else at[:0]
        # Every candidate has a word of the slot, but not necessarily this one.
    else:
        wanted = np.zeros(articles_in_all, bool)
        wanted[articles] = True
        at = np.flatnonzero(wanted.take(having))
    if len(at) == len(having):
        places = field.places[pairs.places_from : pairs.places_from + total].astype(np.int64)
        places += np.repeat(having.astype(np.int64) << stride, frequencies)
        return places
    counts = frequencies[at]
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    places = field.places[np.repeat(begins[at] + pairs.places_from, counts) + within].astype(np.int64)
    places += np.repeat(having[at].astype(np.int64) << stride, counts)
    return places


def in_a_row(lists: Sequence[PlaceList]) -> PlaceList:
    """Return where a phrase begins: the places that are followed, one after the other, by one of each next list."""
    # The rarest word is followed up in the others, so that what is common is looked up and never gone through.
    order = sorted(range(len(lists)), key=lambda slot: len(lists[slot].places))
    starts = lists[order[0]].places - order[0]
    for slot in order[1:]:
        starts = _common(starts, lists[slot].places, slot)
    return PlaceList(starts, lists[0].stride)


def _common(starts: npt.NDArray[np.int64], places: Numbers, offset: int) -> npt.NDArray[np.int64]:
    """Return the starts that have a place so far behind them; both lists ascend."""
    if not len(starts) or not len(places):
        return starts[:0]
    at = np.searchsorted(places, starts + offset)
    return starts[places[np.minimum(at, len(places) - 1)] == starts + offset]
