"""All segments of one generation taken together: who matches, how well, how matches spread, what stands elsewhere."""

import math
from array import array
from collections import Counter
from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from index.binding import Binder
from index.calendar import MONTH, YEAR, DateCodes, Unit
from index.evaluate import Occurrences, SegmentSearch
from index.ordering import by_place, by_score
from index.records import Answer, Order, ZoneCount
from index.segment import CATEGORIES, UNDATED, Mask, Segment
from index.segment_file import Numbers
from index.syntax import ZONES, Needle, Query
from index.vocabulary import Vocabulary

# BM25's usual constants, those of Whoosh: how fast repetition saturates, and how much long texts are held back.
K1: Final = 1.2
B: Final = 0.75

# A key of an order by date: the day, ten bits of how long the period is, and the rank of the id.
_RANK_BITS: Final = 31
_LONGEST_SPAN: Final = (1 << 10) - 1
_DAY_SHIFT: Final = _RANK_BITS + 10
_LAST_DAY: Final = (1 << 22) - 1  # beyond the year 9999

_Floats = npt.NDArray[np.float32]


class _Found:
    """What one segment has for a query: the search of it, and the articles that match, ascending."""

    def __init__(self, search: SegmentSearch, is_match: Mask) -> None:
        self.search = search
        self.articles: npt.NDArray[np.intp] = np.flatnonzero(is_match)
        self._is_match = is_match
        self._others: npt.NDArray[np.intp] | None = None

    def count(self, name: str, codes: Numbers, kinds: int) -> list[int]:
        """Count the matches by a code that each article has; where most match, by what is left of all."""
        segment = self.search.segment
        if 2 * len(self.articles) < segment.live_count:
            counts = np.bincount(codes.take(self.articles), minlength=kinds)
        else:
            of_all = segment.kept(f"all {name}", lambda: np.bincount(codes[segment.live], minlength=kinds))
            if self._others is None:
                self._others = np.flatnonzero(segment.live & ~self._is_match)
            counts = of_all - np.bincount(codes.take(self._others), minlength=kinds)
        listed: list[int] = counts.tolist()
        return listed


class Corpus:
    """The open segments of one generation."""

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        self.articles = sum(segment.live_count for segment in segments)
        self._norms: dict[str, list[_Floats | None]] = {}
        self._ranks: list[npt.NDArray[np.int64]] | None = None
        self._ids_by_rank = np.empty(0, np.int64)
        self._date_orders: dict[Order, tuple[list[npt.NDArray[np.int64]], npt.NDArray[np.int64]]] = {}
        self.binder = Binder(segments)
        self.vocabulary = Vocabulary(segments)

    def close(self) -> None:
        """Let go of the files."""
        for segment in self.segments:
            segment.close()

    def fingerprints(self) -> dict[int, str]:
        """Return the fingerprint of every article by its id."""
        return {id_: text for segment in self.segments for id_, text in segment.fingerprints()}

    def verify(self) -> None:
        """Check all files to the last bit."""
        for segment in self.segments:
            segment.file.verify()

    def search(
        self,
        query: Query,
        limit: int | None,
        *,
        order: Order = Order.RELEVANCE,
        every_zone: bool = False,
        with_facets: bool = False,
        checkpoint: Callable[[], object] = lambda: None,
    ) -> Answer:
        """Find the articles that match, in an order, and count by zone and by what they can be narrowed by."""
        query, is_partial = self.binder.bind(query, checkpoint)
        searches = [SegmentSearch(segment) for segment in self.segments]
        found: list[_Found] = []
        for search in searches:
            checkpoint()
            found.append(_Found(search, search.live_matches(query.root, query.scope)))
        total = sum(len(part.articles) for part in found)
        ids, scores = self._ordered(query, found, limit, order) if total and limit != 0 else (array("q"), array("f"))
        any_word = query.any_word() if not total else None
        zones = self._count_zones(query, searches, checkpoint) if every_zone else {}
        return Answer(
            total=total,
            ids=ids,
            scores=scores,
            query=query,
            elsewhere={zone: count for zone, count in zones.items() if zone not in query.scope},
            zones=zones,
            any_word_total=None
            if any_word is None
            else sum(int(np.count_nonzero(search.live_matches(any_word.root, query.scope))) for search in searches),
            facets=_facets(found) if with_facets else {},
            months=dict(sorted(_by_date(found, MONTH).items())) if with_facets else {},
            is_partial=is_partial,
        )

    def _ordered(
        self, query: Query, found: list[_Found], limit: int | None, order: Order
    ) -> "tuple[array[int], array[float]]":
        """Return ids and scores of the matches in an order."""
        scores = np.concatenate(self._scores(query, found))
        is_by_score = order is Order.RELEVANCE
        of_articles, ids_by_place = (self._rank_of_ids(), self._ids_by_rank) if is_by_score else self._by_date(order)
        places = _of_matches(found, of_articles)
        chosen = by_place(places, len(ids_by_place))
        chosen = chosen.take(by_score(scores.take(chosen), limit)) if is_by_score else chosen[:limit]
        ordered, scores = ids_by_place.take(places.take(chosen)), scores.take(chosen)
        ids, as_floats = array("q"), array("f")
        ids.frombytes(ordered.view(np.uint8).data)
        as_floats.frombytes(scores.view(np.uint8).data)
        return ids, as_floats

    def _scores(self, query: Query, found: list[_Found]) -> list[_Floats]:
        """Return the scores of the matches, by segment.

        A word is scored as one unit by BM25F: its frequency in a field is that of all forms that it stands for, each by
        its weight; how rare it is goes by the articles that have it in any of the fields. Counted by field, a grammar word
        that is seldom in titles would weigh more than what was asked for (nDCG@10 of the judged set .79 against .85).
        """
        scores = [np.zeros(len(part.articles), np.float32) for part in found]
        for needle in query.needles():
            fields = needle.fields(query.scope)
            having = sum(int(np.count_nonzero(part.search.having(needle, fields))) for part in found)
            factor = np.float32((math.log(self.articles / (having + 1)) + 1) * (K1 + 1))
            for name in fields if having else ():
                occurrences = [part.search.occurrences(needle, name) for part in found]
                for part, one, norms, of_part in zip(found, occurrences, self._norms_of(name), scores, strict=True):
                    if norms is not None and len(one.articles) and len(of_part):
                        of_part += _gains(part.articles, one, norms, factor)
        return scores

    def _rank_of_ids(self) -> list[npt.NDArray[np.int64]]:
        """Return the place of each article's id among all ids, by segment."""
        if self._ranks is None:
            ids = np.concatenate([segment.ids for segment in self.segments])
            order = np.argsort(ids, kind="stable")
            ranks = np.empty(len(ids), np.int64)
            ranks[order] = np.arange(len(ids))
            self._ids_by_rank = ids[order]
            self._ranks = self._by_segment(ranks)
        return self._ranks

    def _by_date(self, order: Order) -> "tuple[list[npt.NDArray[np.int64]], npt.NDArray[np.int64]]":
        """Return each article's place in the order of dates, by segment, and the ids in that order; worked out once."""
        known = self._date_orders.get(order)
        if known is None:
            ranks = np.concatenate(self._rank_of_ids())
            keys = np.concatenate([_date_keys(segment, order) for segment in self.segments]) | ranks
            by_date = np.argsort(keys)
            places = np.empty(len(by_date), np.int64)
            places[by_date] = np.arange(len(by_date))
            known = self._by_segment(places), self._ids_by_rank.take(ranks.take(by_date))
            self._date_orders[order] = known
        return known

    def _by_segment(self, of_all: npt.NDArray[np.int64]) -> list[npt.NDArray[np.int64]]:
        return np.split(of_all, np.cumsum([segment.entry.articles for segment in self.segments])[:-1])

    def _norms_of(self, name: str) -> list[_Floats | None]:
        """Return what the length of each article adds to the denominator of BM25, worked out once a field."""
        known = self._norms.get(name)
        if known is None:
            fields = [segment.fields.get(name) for segment in self.segments]
            total = sum(
                int(field.lengths[segment.live].sum(dtype=np.int64))
                for segment, field in zip(self.segments, fields, strict=True)
                if field is not None
            )
            average = total / self.articles if total else 1.0
            known = [
                None
                if field is None
                else np.float32(K1) * (np.float32(1 - B) + np.float32(B / average) * field.rounded_lengths)
                for field in fields
            ]
            self._norms[name] = known
        return known

    def _count_zones(
        self, query: Query, searches: list[SegmentSearch], checkpoint: Callable[[], object]
    ) -> dict[str, ZoneCount]:
        if not query.follows_scope():
            return {}
        counted: dict[str, ZoneCount] = {}
        for zone in ZONES:
            there = query.within(zone)
            needles = there.needles_in(zone)
            articles = hits = 0
            for search in searches:
                checkpoint()
                if isinstance(there.root, Needle):
                    one = search.occurrences(there.root, zone)
                    articles += len(one.articles)
                    hits += int(one.counts.sum(dtype=np.int64))
                    continue
                matches = np.flatnonzero(search.live_matches(there.root, there.scope))
                articles += len(matches)
                hits += search.hits(needles, zone, matches)
            counted[zone] = ZoneCount(articles, hits)
        return counted


def _of_matches(found: list[_Found], of_articles: list[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
    """Return for the matches what is known of each article, by segment."""
    return np.concatenate([of.take(part.articles) for part, of in zip(found, of_articles, strict=True)])


def _date_keys(segment: Segment, order: Order) -> npt.NDArray[np.int64]:
    """Return numbers that sort the articles of a segment by date, with room for the rank of their ids.

    Where dates begin on one day, the longer period comes first in time.
    """
    earliest = segment.earliest.astype(np.int64)
    span = np.minimum(segment.latest - earliest, _LONGEST_SPAN)
    if order is Order.NEWEST:
        day = _LAST_DAY - earliest
    else:
        day = np.where(earliest == UNDATED, _LAST_DAY, earliest)
        span = _LONGEST_SPAN - span
    return (day << _DAY_SHIFT) | (span << _RANK_BITS)


def _gains(matches: npt.NDArray[np.intp], one: Occurrences, norms: _Floats, factor: np.float32) -> _Floats:
    """Return what a needle in a field adds to the score of each article that matches."""
    if one.has_many_more_than(matches):
        places, is_there = one.look_up(matches)
        frequency = one.weighted.take(places).astype(np.float32)
        frequency[~is_there] = 0
        return frequency * factor / (frequency + norms.take(matches))
    frequency = one.weighted.astype(np.float32)
    gain = norms.take(one.articles)
    gain += frequency
    np.divide(frequency, gain, out=gain)
    gain *= factor
    if len(one.articles) == len(matches) and np.array_equal(one.articles, matches):
        return gain
    of_all = np.zeros(len(norms), np.float32)
    of_all[one.articles] = gain
    return of_all.take(matches)


def _facets(found: list[_Found]) -> dict[str, dict[str, int]]:
    """Count the matches by the values of each category, most frequent first."""
    facets: dict[str, dict[str, int]] = {}
    for category in CATEGORIES:
        counter: Counter[str] = Counter()
        for part in found:
            segment = part.search.segment
            values = segment.values(category)
            counts = part.count(category, segment.codes(category), len(values))
            counter.update({value: count for value, count in zip(values, counts, strict=True) if count})
        facets[category] = _in_order(counter)
    facets["year"] = _in_order(_by_date(found, YEAR))
    return facets


def _in_order(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _by_date(found: list[_Found], unit: Unit) -> Counter[str]:
    counter: Counter[str] = Counter()
    for part in found:
        segment = part.search.segment
        codes: DateCodes = segment.kept(unit.name, lambda s=segment: unit.codes(s.earliest, s.latest))
        counts = part.count(unit.name, codes.codes, len(codes.names))
        counter.update({name: count for name, count in zip(codes.names, counts, strict=True) if count})
    return counter
