"""Find which articles of a segment match a query, how often, and how well."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from index.nearness import within
from index.postings import Postings
from index.storage import UNDATED, Segment
from index.syntax import Among, And, Exactly, Listed, Needle, Node, Not, Or, Published, Reading, Slot, Undated

# Article number -> places, one array for each word that fills the slot.
_Places = dict[int, "list[array[int]]"]


@dataclass(slots=True)
class SegmentSearch:
    """One query over one segment. What a needle finds in a field is looked up once."""

    segment: Segment
    _counts: dict[tuple[Needle, str], dict[int, int]] = field(default_factory=dict)

    def matches(self, node: Node, scope: tuple[str, ...]) -> set[int]:
        """Return the live articles that a part of a query matches."""
        match node:
            case Needle():
                found: set[int] = set()
                for name in node.fields(scope):
                    found |= self.counts(node, name).keys()
                return found
            case Exactly(name, value):
                having = chain.from_iterable(postings.documents for postings in self.segment.postings(name, value))
                return set(self.segment.live.intersection(having))
            case Published(period, is_possible):
                fits = period.overlaps if is_possible else period.contains
                return {
                    number
                    for number, (earliest, latest) in enumerate(
                        zip(self.segment.earliest, self.segment.latest, strict=True)
                    )
                    if earliest != UNDATED and fits(earliest, latest) and number in self.segment.live
                }
            case Undated():
                return {n for n in self.segment.live if self.segment.earliest[n] == UNDATED}
            case Among(ids, is_barred=is_barred):
                listed = self.segment.numbers_of(frozenset(ids.tolist()))
                return set(self.segment.live - listed) if is_barred else listed
            case Listed(name, value):
                raise ValueError(f"{name}:{value} has to be resolved before the index is asked")
            case Not(child):
                return set(self.segment.live - self.matches(child, scope))
            case And(children):
                return set.intersection(*(self.matches(child, scope) for child in children))
            case Or(children):
                return set().union(*(self.matches(child, scope) for child in children))

    def counts(self, needle: Needle, name: str) -> dict[int, int]:
        """Return how often a word or phrase stands in a field of each live article that has it."""
        key = (needle, name)
        known = self._counts.get(key)
        if known is None:
            known = self._phrase_counts(needle, name) if len(needle.slots) > 1 else self._word_counts(needle, name)
            self._counts[key] = known
        return known

    def _postings(self, slot: Slot, name: str) -> Iterator[Postings]:
        if slot.reading is Reading.PREFIX:
            for term in slot.terms:
                yield from self.segment.postings(name, term, is_prefix=True)
            return
        words: Iterable[str] = slot.terms
        if slot.forms is not None:
            words = [form.term for form in slot.forms]
        elif slot.reading is not Reading.WORD:
            words = [word for word in self.segment.words(name) if slot.accepts(word)]
        for word in words:
            yield from self.segment.postings(name, word)

    def _word_counts(self, needle: Needle, name: str) -> dict[int, int]:
        counts: dict[int, int] = {}
        for postings in self._postings(needle.slots[0], name):
            pairs = zip(postings.documents, postings.frequencies, strict=True)
            if not counts:
                counts = dict(pairs)
                continue
            for number, frequency in pairs:
                counts[number] = counts.get(number, 0) + frequency
        return self._living(counts)

    def _living(self, counts: dict[int, int]) -> dict[int, int]:
        deleted = self.segment.entry.deleted
        return {n: count for n, count in counts.items() if n not in deleted} if deleted else counts

    def _phrase_counts(self, needle: Needle, name: str) -> dict[int, int]:
        starts = self._phrase_starts(needle, name)
        length = _span(needle)
        return {number: _apart(where, length) for number, where in starts.items()}

    def _phrase_starts(self, needle: Needle, name: str) -> dict[int, list[int]]:
        """Return where a word or phrase begins in each live article that has it, in order; with a window, where its words are."""
        slots: list[_Places] = []
        articles = self.segment.live
        for slot in needle.slots:
            places: _Places = {}
            for postings in self._postings(slot, name):
                for number, where in postings.by_document():
                    places.setdefault(number, []).append(where)
            articles = articles.intersection(places)
            if not articles:
                return {}
            slots.append(places)
        found: dict[int, list[int]] = {}
        for number in articles:
            if needle.window is not None:
                near = within([sorted(chain.from_iterable(places[number])) for places in slots], needle.window)
                if near:
                    found[number] = near
                continue
            starts: set[int] | None = None
            for offset, places in enumerate(slots):
                here = {place - offset for where in places[number] for place in where}
                starts = here if starts is None else starts & here
            if starts:
                found[number] = sorted(starts)
        return found

    def hits(self, needles: tuple[Needle, ...], name: str, articles: set[int]) -> int:
        """Count the places in a field of these articles that would be marked for these words and phrases."""
        if not _may_vie(needles):
            return sum(count for n in needles for number, count in self.counts(n, name).items() if number in articles)
        spans: dict[int, list[tuple[int, int]]] = {}
        for needle in needles:
            length = _span(needle)
            for number, starts in self._phrase_starts(needle, name).items():
                if number in articles:
                    spans.setdefault(number, []).extend((start, -length) for start in starts)
        return sum(_unrivalled(where) for where in spans.values())


def _may_vie(needles: tuple[Needle, ...]) -> bool:
    """Say whether two of them could be found over the same word."""
    owners: dict[str, int] = {}
    prefixes: list[tuple[str, int]] = []
    for number, needle in enumerate(needles):
        for slot in needle.slots:
            if slot.reading not in {Reading.WORD, Reading.PREFIX}:
                return True
            if slot.reading is Reading.PREFIX:
                prefixes += [(term, number) for term in slot.terms]
            elif any(owners.setdefault(term, number) != number for term in slot.terms):
                return True
    return any(
        number != rival and (term.startswith(prefix) or (term_is_prefix and prefix.startswith(term)))
        for prefix, number in prefixes
        for term, rival, term_is_prefix in chain(
            ((term, rival, False) for term, rival in owners.items()),
            ((term, rival, True) for term, rival in prefixes),
        )
    )


def _span(needle: Needle) -> int:
    """Return how many words a place of the needle takes; words near each other are places of their own."""
    return len(needle.slots) if needle.window is None else 1


def _apart(starts: list[int], length: int) -> int:
    """Count occurrences that do not overlap, from the left."""
    count = next_free = 0
    for start in starts:
        if start >= next_free:
            count += 1
            next_free = start + length
    return count


def _unrivalled(spans: list[tuple[int, int]]) -> int:
    """Count spans from the left, the longest first where they begin together, leaving out what overlaps."""
    count = next_free = 0
    for start, negative_length in sorted(spans):
        if start >= next_free:
            count += 1
            next_free = start - negative_length
    return count
