"""All segments of one generation taken together: who matches, how well, and what stands in the zones not searched."""

import math
from array import array
from dataclasses import dataclass
from typing import Final

from index.evaluate import SegmentSearch
from index.records import Answer, Hit, ZoneCount
from index.storage import Segment
from index.syntax import ZONES, Query

# BM25's usual constants, those of Whoosh: how fast repetition saturates, and how much long texts are held back.
K1: Final = 1.2
B: Final = 0.75


@dataclass(frozen=True, slots=True)
class _Found:
    """What one segment has for a query."""

    search: SegmentSearch
    articles: set[int]


class Corpus:
    """The open segments of one generation."""

    def __init__(self, segments: list[Segment]) -> None:
        self.segments = segments
        self.articles = sum(len(segment.live) for segment in segments)
        self._norms: dict[str, list[list[float]]] = {}

    def close(self) -> None:
        """Let go of the files."""
        for segment in self.segments:
            segment.close()

    def fingerprints(self) -> dict[int, str]:
        """Return the fingerprint of every article by its id."""
        return {id_: text for segment in self.segments for id_, text in segment.fingerprints()}

    def search(self, query: Query, limit: int | None, *, every_zone: bool = False) -> Answer:
        """Find the articles that match, the best first, and count what stands elsewhere, or in every zone."""
        searches = [SegmentSearch(segment) for segment in self.segments]
        found = [_Found(search, search.matches(query.root, query.scope)) for search in searches]
        ranked = self._ranked(query, found)
        any_word = query.any_word() if not ranked else None
        zones = self._count_zones(query, searches, [z for z in ZONES if every_zone or z not in query.scope])
        return Answer(
            total=len(ranked),
            hits=tuple(Hit(id_, -score) for score, id_ in ranked[:limit]),
            ids=array("q", (id_ for _, id_ in ranked)),
            scores=array("d", (-score for score, _ in ranked)),
            elsewhere={zone: count for zone, count in zones.items() if zone not in query.scope},
            zones=zones if every_zone else {},
            any_word_total=None
            if any_word is None
            else sum(len(search.matches(any_word.root, query.scope)) for search in searches),
        )

    def _ranked(self, query: Query, found: list[_Found]) -> list[tuple[float, int]]:
        """Return negated score and id of every match, best first, ties by id.

        A word is scored as one unit in each field by BM25: its frequency is that of all forms that it stands for.
        """
        scores = [dict.fromkeys(part.articles, 0.0) for part in found]
        if not any(scores):
            return []
        for needle in query.needles():
            for name in needle.fields(query.scope):
                counts = [part.search.counts(needle, name) for part in found]
                inverse = math.log(self.articles / (sum(map(len, counts)) + 1)) + 1
                for of_segment, norms, of_scores in zip(counts, self._norms_of(name), scores, strict=True):
                    for number in of_segment.keys() & of_scores.keys():
                        frequency = of_segment[number]
                        of_scores[number] += inverse * frequency * (K1 + 1) / (frequency + norms[number])
        return sorted(
            (-score, part.search.segment.ids[number])
            for part, of_scores in zip(found, scores, strict=True)
            for number, score in of_scores.items()
        )

    def _norms_of(self, name: str) -> list[list[float]]:
        """Return what the length of each article adds to the denominator of BM25, worked out once a field."""
        known = self._norms.get(name)
        if known is None:
            lengths = [segment.lengths(name) for segment in self.segments]
            total = sum(length[n] for segment, length in zip(self.segments, lengths, strict=True) for n in segment.live)
            average = total / self.articles if total else 1.0
            known = [[K1 * ((1 - B) + B * words / average) for words in length] for length in lengths]
            self._norms[name] = known
        return known

    def _count_zones(self, query: Query, searches: list[SegmentSearch], zones: list[str]) -> dict[str, ZoneCount]:
        if not query.follows_scope():
            return {}
        counted: dict[str, ZoneCount] = {}
        for zone in zones:
            there = query.within(zone)
            needles = there.needles_in(zone)
            articles = hits = 0
            for search in searches:
                matching = search.matches(there.root, there.scope)
                articles += len(matching)
                hits += search.hits(needles, zone, matching)
            counted[zone] = ZoneCount(articles, hits)
        return counted
