"""Evaluate a query over one segment by whole arrays: which articles match, how often each word or phrase stands in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.dictionary import as_bytes
from index.nearness import within
from index.places import PlaceList, in_a_row, places_of
from index.segment import UNDATED, Field, Mask, Pairs, Segment
from index.segment_file import Numbers
from index.syntax import Among, And, Exactly, Listed, Needle, Node, Not, Or, Published, Reading, Slot, Undated

_NOTHING: Final = np.empty(0, np.intp)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """In which live articles a needle stands in a field (ascending), how often, and how often by the weight of its forms."""

    articles: Numbers
    counts: Numbers
    weighted: Numbers


_NEVER: Final = Occurrences(_NOTHING, _NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Terms next to each other in the dictionary, and the weight of an occurrence of any of them."""

    first: int
    last: int
    weight: float = 1.0


@dataclass(slots=True)
class SegmentSearch:
    """One query over one segment. What a needle finds in a field is looked up once."""

    segment: Segment
    _occurrences: dict[tuple[Needle, str], Occurrences] = field(default_factory=dict)
    _stretches: dict[Slot, list[Stretch]] = field(default_factory=dict)

    def matches(self, node: Node, scope: tuple[str, ...]) -> Mask:
        """Return which articles a part of a query matches; deleted ones may be among them where it bars something."""
        segment = self.segment
        match node:
            case Needle():
                found = self._none()
                for name in node.fields(scope):
                    found[self.occurrences(node, name).articles] = True
                return found
            case Exactly(name, value):
                return self._of_value(name, value)
            case Published(period, is_possible):
                later, sooner = (segment.latest, segment.earliest) if is_possible else (segment.earliest, segment.latest)
                inside: Mask = segment.earliest != UNDATED
                if period.first is not None:
                    inside &= later >= period.first
                if period.last is not None:
                    inside &= sooner <= period.last
                return inside
            case Undated():
                undated: Mask = segment.earliest == UNDATED
                return undated
            case Among(ids, is_barred=is_barred):
                listed = self._none()
                listed[segment.numbers_of(ids)] = True
                return ~listed if is_barred else listed
            case Listed(name, value):
                raise ValueError(f"{name}:{value} has to be resolved before the index is asked")
            case Not(child):
                return ~self.matches(child, scope)
            case And(children):
                return self._joined(children, scope, np.logical_and)
            case Or(children):
                return self._joined(children, scope, np.logical_or)

    def live_matches(self, node: Node, scope: tuple[str, ...]) -> npt.NDArray[np.intp]:
        """Return the live articles that match, ascending."""
        found = self.matches(node, scope)
        if self.segment.has_deletions:
            found = found & self.segment.live
        return np.flatnonzero(found)

    def _none(self) -> Mask:
        return np.zeros(self.segment.entry.articles, bool)

    def _joined(self, children: tuple[Node, ...], scope: tuple[str, ...], how: Callable[..., Any]) -> Mask:
        first, *others = children
        found = self.matches(first, scope)
        for child in others:
            how(found, self.matches(child, scope), out=found)
        return found

    def _of_value(self, category: str, value: str) -> Mask:
        """Return the articles of a language or format; en-GB is found as en too."""
        wanted = [
            code
            for code, listed in enumerate(self.segment.values(category))
            if value and value in {listed.casefold(), listed.casefold().split("-")[0]}
        ]
        found: Mask = np.isin(self.segment.codes(category), wanted)
        return found

    def occurrences(self, needle: Needle, name: str) -> Occurrences:
        """Return where a word or phrase stands in a field."""
        key = (needle, name)
        known = self._occurrences.get(key)
        if known is None:
            of_field = self.segment.fields.get(name)
            if of_field is None:
                known = _NEVER
            elif len(needle.slots) > 1:
                known = self._of_several(needle, of_field)
            else:
                known = self._of_word(needle.slots[0], of_field)
            self._occurrences[key] = known
        return known

    def stretches(self, slot: Slot) -> list[Stretch]:
        """Return the terms of the segment that fill a slot, apart from each other."""
        known = self._stretches.get(slot)
        if known is None:
            known = self._stretches[slot] = list(_stretches_of(self.segment, slot))
        return known

    def _of_word(self, slot: Slot, of_field: Field) -> Occurrences:
        stretches = [s for s in self.stretches(slot) if of_field.starts[s.first] < of_field.starts[s.last]]
        if not stretches:
            return _NEVER
        if len(stretches) == 1 and stretches[0].last - stretches[0].first == 1:
            only = stretches[0]
            pairs = of_field.pairs(only.first, only.last)
            articles, counts = self._living(pairs.articles, pairs.frequencies)
            return Occurrences(articles, counts, counts if only.weight == 1 else counts * np.float32(only.weight))
        return self._of_many(stretches, of_field)

    def _of_many(self, stretches: list[Stretch], of_field: Field) -> Occurrences:
        """Add up the pairs of many terms, article by article."""
        size = self.segment.entry.articles
        parts = [of_field.pairs(stretch.first, stretch.last) for stretch in stretches]
        articles = _joined([part.articles for part in parts]).astype(np.intp)
        frequencies = _joined([part.frequencies for part in parts])
        counts = np.bincount(articles, weights=frequencies, minlength=size)
        weighted = counts
        if any(stretch.weight != 1 for stretch in stretches):
            weights = np.repeat([s.weight for s in stretches], [len(part.articles) for part in parts])
            weighted = np.bincount(articles, weights=frequencies * weights, minlength=size)
        if self.segment.has_deletions:
            counts = np.where(self.segment.live, counts, 0)
        numbers = np.flatnonzero(counts)
        return Occurrences(numbers, counts[numbers].astype(np.int64), weighted[numbers].astype(np.float32))

    def _living(self, articles: Numbers, values: Numbers) -> tuple[Numbers, Numbers]:
        if not self.segment.has_deletions:
            return articles, values
        live = self.segment.live[articles]
        return articles[live], values[live]

    def _of_several(self, needle: Needle, of_field: Field) -> Occurrences:
        """Count where a phrase stands, occurrences that overlap once, or words near each other, each word once."""
        found = self.places(needle, of_field)
        starts = found.places
        if needle.window is None:
            starts = starts[_apart(starts, len(needle.slots))]
        numbers, counts = np.unique(found.articles_of(starts), return_counts=True)
        return Occurrences(numbers, counts, counts)

    def places(self, needle: Needle, of_field: Field) -> PlaceList:
        """Return where a word or phrase begins in the live articles; with a window, where each of its words is."""
        slots = [self.stretches(slot) for slot in needle.slots]
        articles = self._candidates(slots, of_field)
        lists = [places_of(of_field, stretches, articles, self.segment.entry.articles) for stretches in slots]
        if needle.window is None:
            return in_a_row(lists)
        return _near(lists, needle.window)

    def _candidates(self, slots: list[list[Stretch]], of_field: Field) -> npt.NDArray[np.intp]:
        """Return the live articles that have every slot."""
        found = self.segment.live.copy()
        for stretches in slots:
            here = self._none()
            for stretch in stretches:
                here[of_field.pairs(stretch.first, stretch.last).articles] = True
            found &= here
        return np.flatnonzero(found)

    def hits(self, needles: tuple[Needle, ...], name: str, articles: npt.NDArray[np.intp]) -> int:
        """Count the places in a field of these articles that would be marked for these words and phrases."""
        of_field = self.segment.fields.get(name)
        if of_field is None or not len(articles):
            return 0
        wanted = self._none()
        wanted[articles] = True
        if not self._may_vie(needles):
            found = [self.occurrences(needle, name) for needle in needles]
            return sum(int(one.counts[wanted[one.articles]].sum()) for one in found)
        starts: list[Numbers] = []
        lengths: list[Numbers] = []
        for needle in needles:
            places = self.places(needle, of_field)
            here = places.places[wanted[places.articles_of(places.places)]]
            length = len(needle.slots) if needle.window is None else 1
            starts.append(here)
            lengths.append(np.full(len(here), length))
        return _unrivalled(np.concatenate(starts), np.concatenate(lengths))

    def _may_vie(self, needles: tuple[Needle, ...]) -> bool:
        """Say whether two of them could be found over the same word."""
        spans = sorted(
            (stretch.first, stretch.last, number)
            for number, needle in enumerate(needles)
            for slot in needle.slots
            for stretch in self.stretches(slot)
        )
        reach, owner = 0, -1
        for first, last, number in spans:
            if first < reach and number != owner:
                return True
            if last > reach:
                reach, owner = last, number
        return False


def _stretches_of(segment: Segment, slot: Slot) -> Iterator[Stretch]:
    if slot.reading is Reading.PREFIX and slot.forms is None:
        reach = 0
        for first, last in sorted(segment.terms.beginning_with(as_bytes(prefix)) for prefix in slot.terms):
            if last > max(first, reach):
                yield Stretch(max(first, reach), last)
                reach = last
        return
    weights = dict.fromkeys(slot.terms, 1.0) if slot.forms is None else dict(slot.forms)
    for term, weight in weights.items():
        number = segment.terms.find(as_bytes(term))
        if number is not None:
            yield Stretch(number, number + 1, weight)


def _joined(arrays: list[Numbers]) -> Numbers:
    return arrays[0] if len(arrays) == 1 else np.concatenate(arrays)


def _near(lists: list[PlaceList], window: int) -> PlaceList:
    """Return the places that stand within a window with one of every other list."""
    everything = np.unique(np.concatenate([one.places for one in lists]))
    if not all(len(one.places) for one in lists):
        return PlaceList(everything[:0], lists[0].stride)
    # Only what has a place of every list within reach can take part; the rest is settled one by one.
    reachable = np.ones(len(everything), bool)
    for one in lists:
        at = np.searchsorted(one.places, everything - window)
        there = one.places[np.minimum(at, len(one.places) - 1)]
        reachable &= (at < len(one.places)) & (there <= everything + window)
    candidates = everything[reachable]
    slots = [np.intersect1d(one.places, candidates, assume_unique=True).tolist() for one in lists]
    return PlaceList(np.array(within(slots, window), np.int64), lists[0].stride)


def _apart(starts: Numbers, length: int) -> Mask:
    """Choose occurrences of one length that do not overlap, from the left."""
    chosen = np.ones(len(starts), bool)
    if not len(starts) or not (np.diff(starts) < length).any():
        return chosen
    next_free = -1
    for number, start in enumerate(starts.tolist()):
        chosen[number] = start >= next_free
        if chosen[number]:
            next_free = start + length
    return chosen


def _unrivalled(starts: Numbers, lengths: Numbers) -> int:
    """Count spans from the left, the longest first where they begin together, leaving out what overlaps."""
    if not len(lengths) or int(lengths.max()) == 1:
        return len(np.unique(starts))
    order = np.lexsort((-lengths, starts))
    count, next_free = 0, -1
    for start, length in zip(starts[order].tolist(), lengths[order].tolist(), strict=True):
        if start >= next_free:
            count += 1
            next_free = start + length
    return count
