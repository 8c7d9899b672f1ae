"""Evaluate a query over one segment by whole arrays: which articles match, how often each word or phrase stands in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.dictionary import as_bytes
from index.nearness import within
from index.places import articles_of, common, phrase_starts, places_of
from index.segment import UNDATED, Field, Mask, Segment
from index.segment_file import Numbers
from index.syntax import Among, And, Exactly, Listed, Needle, Node, Not, Or, Published, Reading, Slot, Undated

# Below this many times fewer articles than have a word, they are looked up one by one.
_LOOK_UP: Final = 64
_NOTHING: Final = np.empty(0, np.intp)


@dataclass(frozen=True, slots=True)
class Occurrences:
    """In which live articles a needle stands in a field (ascending), how often, and how often by the weight of its forms."""

    articles: Numbers
    counts: Numbers
    weighted: Numbers

    def has_many_more_than(self, articles: Numbers) -> bool:
        """Say whether some articles are so few beside those that have the needle that they are best looked up one by one."""
        return len(articles) * _LOOK_UP < len(self.articles)

    def look_up(self, articles: Numbers) -> tuple[Numbers, Mask]:
        """Return for some articles (ascending) the place of each in these arrays, and whether it is there at all."""
        places = np.searchsorted(self.articles, articles)
        np.minimum(places, len(self.articles) - 1, out=places)
        return places, self.articles.take(places) == articles


_NEVER: Final = Occurrences(_NOTHING, _NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Terms next to each other in the dictionary, and the weight of an occurrence of any of them.

    `prefix` is what they begin with, where they are all that do.
    """

    first: int
    last: int
    weight: float = 1.0
    prefix: bytes | None = None

    @property
    def is_one_term(self) -> bool:
        """Say whether it has but one."""
        return self.last - self.first == 1


@dataclass(slots=True)
class SegmentSearch:
    """One query over one segment. What a needle finds in a field is looked up once."""

    segment: Segment
    _occurrences: dict[tuple[Needle, str], Occurrences] = field(default_factory=dict)
    _having: dict[tuple[Needle, tuple[str, ...]], Mask] = field(default_factory=dict)
    _stretches: dict[Slot, list[Stretch]] = field(default_factory=dict)

    def matches(self, node: Node, scope: tuple[str, ...]) -> Mask:
        """Return which articles a part of a query matches; deleted ones may be among them where it bars something."""
        segment = self.segment
        match node:
            case Needle():
                return self.having(node, node.fields(scope))
            case Exactly(name, value):
                return self._of_value(name, value)
            case Published(period, is_possible):
                later, sooner = (
                    (segment.latest, segment.earliest) if is_possible else (segment.earliest, segment.latest)
                )
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

    def live_matches(self, node: Node, scope: tuple[str, ...]) -> Mask:
        """Return which live articles match."""
        found = self.matches(node, scope)
        return found & self.segment.live if self.segment.has_deletions else found

    def _none(self) -> Mask:
        return np.zeros(self.segment.entry.articles, bool)

    def _joined(self, children: tuple[Node, ...], scope: tuple[str, ...], how: Callable[..., Any]) -> Mask:
        first, second, *others = children
        found: Mask = how(self.matches(first, scope), self.matches(second, scope))
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

    def having(self, needle: Needle, fields: tuple[str, ...]) -> Mask:
        """Return the live articles that have a word or phrase in any of some fields. The mask is kept: copy it to change it."""
        key = (needle, fields)
        known = self._having.get(key)
        if known is None:
            known = self._none()
            for name in fields:
                known[self.occurrences(needle, name).articles] = True
            self._having[key] = known
        return known

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
                known = self._of_word(self.stretches(needle.slots[0]), of_field)
            self._occurrences[key] = known
        return known

    def stretches(self, slot: Slot) -> list[Stretch]:
        """Return the terms of the segment that fill a slot, apart from each other."""
        known = self._stretches.get(slot)
        if known is None:
            known = self._stretches[slot] = list(_stretches_of(self.segment, slot))
        return known

    def _of_word(self, stretches: list[Stretch], of_field: Field) -> Occurrences:
        """Return where any of some terms, apart from each other, stands in a field."""
        stretches = [s for s in stretches if of_field.starts[s.first] < of_field.starts[s.last]]
        if not stretches:
            return _NEVER
        only = stretches[0]
        pairs = None
        if len(stretches) == 1 and only.is_one_term:
            pairs = of_field.pairs(only.first, only.last)
        elif len(stretches) == 1 and only.prefix is not None:
            pairs = of_field.beginning(only.prefix)
        if pairs is None:
            return self._of_many(stretches, of_field)
        articles, counts = pairs.articles.astype(np.intp), pairs.frequencies
        if self.segment.has_deletions:
            is_live = self.segment.live.take(articles)
            articles, counts = articles[is_live], counts[is_live]
        return Occurrences(articles, counts, counts if only.weight == 1 else counts * np.float32(only.weight))

    def _of_many(self, stretches: list[Stretch], of_field: Field) -> Occurrences:
        """Add up the pairs of many terms, article by article, those of one weight together."""
        by_weight: dict[float, npt.NDArray[np.float32]] = {}
        for stretch in stretches:
            counts = by_weight.get(stretch.weight)
            if counts is None:
                counts = by_weight[stretch.weight] = np.zeros(self.segment.entry.articles, np.float32)
            known = None if stretch.prefix is None else of_field.beginning(stretch.prefix)
            pairs = known or of_field.pairs(stretch.first, stretch.last)
            articles = pairs.articles.astype(np.intp)
            if known is not None or stretch.is_one_term:
                counts[articles] += pairs.frequencies
            else:
                counts += np.bincount(articles, pairs.frequencies, len(counts)).astype(np.float32)
        totals = list(by_weight.values())
        counts = totals[0] if len(totals) == 1 else np.sum(totals, axis=0)
        if self.segment.has_deletions:
            counts = np.where(self.segment.live, counts, np.float32(0))
        numbers = np.flatnonzero(counts > 0)  # of truth values it goes by words of eight
        found = counts.take(numbers)
        weighted = found
        if by_weight.keys() != {1.0}:
            weighted = np.zeros(len(numbers), np.float32)
            for weight, of_weight in by_weight.items():
                weighted += of_weight.take(numbers) * np.float32(weight)
        return Occurrences(numbers, found.astype(np.int64), weighted)

    def _of_several(self, needle: Needle, of_field: Field) -> Occurrences:
        """Count where a phrase stands, occurrences that overlap once, or words near each other, each word once."""
        starts = self.places(needle, of_field)
        if needle.window is None:
            starts = starts[_apart(starts, len(needle.slots))]
        numbers, counts = np.unique(articles_of(of_field, starts), return_counts=True)
        return Occurrences(numbers, counts, counts)

    def places(self, needle: Needle, of_field: Field) -> Numbers:
        """Return where a word or phrase begins in the live articles; with a window, where each of its words is."""
        slots = [self.stretches(slot) for slot in needle.slots]
        if needle.window is not None:
            articles = self._candidates(slots, of_field)
            return _near([places_of(of_field, stretches, articles) for stretches in slots], needle.window)
        starts = phrase_starts(of_field, slots)
        if self.segment.has_deletions and len(starts):
            starts = starts[self.segment.live.take(articles_of(of_field, starts))]
        return starts

    def _candidates(self, slots: list[list[Stretch]], of_field: Field) -> npt.NDArray[np.intp]:
        """Return the live articles that have every slot."""
        found = self.segment.live
        for stretches in slots:
            here = self._none()
            for stretch in stretches:
                here[of_field.pairs(stretch.first, stretch.last).articles.astype(np.intp)] = True
            found = found & here
        return np.flatnonzero(found)

    def hits(self, needles: tuple[Needle, ...], name: str, articles: Numbers) -> int:
        """Count the places in a field of some articles (ascending) that would be marked for these words and phrases."""
        of_field = self.segment.fields.get(name)
        if of_field is None or not len(articles):
            return 0
        if not self._may_vie(needles):
            found = [self.occurrences(needle, name) for needle in needles]
        elif all(len(needle.slots) == 1 for needle in needles):
            # Each place has one term: what several words want is counted by the terms that any of them stands for.
            wanted = [stretch for needle in needles for stretch in self.stretches(needle.slots[0])]
            found = [self._of_word(_united(wanted), of_field)]
        else:
            return self._unrivalled_hits(needles, of_field, articles)
        return self._added_up(found, articles)

    def _added_up(self, found: list[Occurrences], articles: Numbers) -> int:
        total = 0
        is_wanted: Mask | None = None
        for one in found:
            if one.has_many_more_than(articles):
                places, is_there = one.look_up(articles)
                total += int(one.counts.take(places[is_there]).sum(dtype=np.int64))
                continue
            if is_wanted is None:
                is_wanted = self._chosen(articles)
            # A product is half the time of choosing.
            total += int(np.multiply(one.counts, is_wanted.take(one.articles)).sum(dtype=np.int64))
        return total

    def _chosen(self, articles: Numbers) -> Mask:
        chosen = self._none()
        chosen[articles] = True
        return chosen

    def _unrivalled_hits(self, needles: tuple[Needle, ...], of_field: Field, articles: Numbers) -> int:
        is_wanted = self._chosen(articles)
        starts: list[Numbers] = []
        lengths: list[Numbers] = []
        for needle in needles:
            places = self.places(needle, of_field)
            here = places[is_wanted.take(articles_of(of_field, places))]
            starts.append(here)
            lengths.append(np.full(len(here), len(needle.slots) if needle.window is None else 1))
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
        found = sorted((*segment.terms.beginning_with(as_bytes(prefix)), prefix) for prefix in slot.terms)
        for first, last, prefix in found:
            if last > reach:
                yield Stretch(max(first, reach), last, prefix=as_bytes(prefix) if first >= reach else None)
                reach = last
        return
    weights = dict.fromkeys(slot.terms, 1.0) if slot.forms is None else dict(slot.forms)
    for term, weight in weights.items():
        number = segment.terms.find(as_bytes(term))
        if number is not None:
            yield Stretch(number, number + 1, weight)


def _united(stretches: list[Stretch]) -> list[Stretch]:
    """Return the terms of all stretches, each once."""
    united: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda stretch: (stretch.first, -stretch.last)):
        last = united[-1].last if united else 0
        if stretch.first >= last:
            united.append(Stretch(stretch.first, stretch.last, prefix=stretch.prefix))
        elif stretch.last > last:
            united.append(Stretch(last, stretch.last))
    return united


def _near(lists: list[Numbers], window: int) -> Numbers:
    """Return the places that stand within a window with one of every other list."""
    if not all(map(len, lists)):
        return lists[0][:0]
    # Only what has a place of every list within reach can take part; the rest is settled one by one.
    places = np.unique(np.concatenate(lists)).astype(np.int64)
    is_near = np.ones(len(places), bool)
    for one in lists:
        at = np.searchsorted(one, np.maximum(places - window, 0).astype(one.dtype))
        is_near &= (at < len(one)) & (one[np.minimum(at, len(one) - 1)] <= places + window)
    candidates = places[is_near].astype(lists[0].dtype)
    slots = [common(candidates, one).tolist() for one in lists]
    return np.array(within(slots, window), lists[0].dtype)


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
    if not len(starts):
        return 0
    if int(lengths.max()) == 1:
        ascending = np.sort(starts)
        return 1 + int(np.count_nonzero(ascending[1:] != ascending[:-1]))
    order = np.lexsort((-lengths, starts))
    count, next_free = 0, -1
    for start, length in zip(starts[order].tolist(), lengths[order].tolist(), strict=True):
        if start >= next_free:
            count += 1
            next_free = start + length
    return count
