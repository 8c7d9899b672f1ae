"""Find which articles of a segment match a query, how often, and how well."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from index.storage import UNDATED, Segment, unpack_places
from index.syntax import And, Exactly, Needle, Node, Not, Or, Published, Slot, Undated

# Article number -> packed places, one array for each term that filled the slot.
_Places = dict[int, list[bytes]]


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
                postings = self.segment.postings(name, value)
                return set() if postings is None else set(self.segment.live.intersection(postings.documents))
            case Published(period):
                return {
                    number
                    for number, (earliest, latest) in enumerate(
                        zip(self.segment.earliest, self.segment.latest, strict=True)
                    )
                    if earliest != UNDATED and period.overlaps(earliest, latest) and number in self.segment.live
                }
            case Undated():
                return {n for n in self.segment.live if self.segment.earliest[n] == UNDATED}
            case Not(child):
                return set(self.segment.live - self.matches(child, scope))
            case And(children):
                # Cheapest to shrink first is not worth ordering for: every part is needed for the counts anyway.
                sets = sorted((self.matches(child, scope) for child in children), key=len)
                return sets[0].intersection(*sets[1:])
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

    def _terms(self, slot: Slot, name: str) -> Iterable[str]:
        return self.segment.terms_from(name, slot.terms[0]) if slot.is_prefix else slot.terms

    def _word_counts(self, needle: Needle, name: str) -> dict[int, int]:
        counts: dict[int, int] = {}
        for term in self._terms(needle.slots[0], name):
            postings = self.segment.postings(name, term)
            if postings is None:
                continue
            if not counts:
                counts = dict(zip(postings.documents, postings.frequencies, strict=True))
                continue
            for number, frequency in zip(postings.documents, postings.frequencies, strict=True):
                counts[number] = counts.get(number, 0) + frequency
        return self._living(counts)

    def _living(self, counts: dict[int, int]) -> dict[int, int]:
        deleted = self.segment.entry.deleted
        return {n: count for n, count in counts.items() if n not in deleted} if deleted else counts

    def _phrase_counts(self, needle: Needle, name: str) -> dict[int, int]:
        starts = self._phrase_starts(needle, name)
        length = len(needle.slots)
        return {number: _apart(where, length) for number, where in starts.items()}

    def _slot_places(self, slot: Slot, name: str) -> _Places:
        places: _Places = {}
        for term in self._terms(slot, name):
            postings = self.segment.postings(name, term)
            if postings is not None:
                for number, packed in zip(postings.documents, postings.places, strict=True):
                    places.setdefault(number, []).append(packed)
        return places

    def _phrase_starts(self, needle: Needle, name: str) -> dict[int, list[int]]:
        """Return where a word or phrase begins in each live article that has it, in order."""
        slots = []
        for slot in needle.slots:
            places = self._slot_places(slot, name)
            if not places:
                return {}
            slots.append(places)
        articles = self.segment.live.intersection(*slots)
        found: dict[int, list[int]] = {}
        for number in articles:
            starts: set[int] | None = None
            for offset, places in sorted(enumerate(slots), key=lambda pair: sum(map(len, pair[1][number]))):
                here = {place - offset for packed in places[number] for place in unpack_places(packed)}
                starts = here if starts is None else starts & here
                if not starts:
                    break
            if starts:
                found[number] = sorted(starts)
        return found

    def hits(self, needles: tuple[Needle, ...], name: str, articles: set[int]) -> int:
        """Count the places in a field of these articles that would be marked for these words and phrases."""
        if not self._may_vie(needles, name):
            return sum(count for n in needles for number, count in self.counts(n, name).items() if number in articles)
        spans: dict[int, list[tuple[int, int]]] = {}
        for needle in needles:
            length = len(needle.slots)
            for number, starts in self._phrase_starts(needle, name).items():
                if number in articles:
                    spans.setdefault(number, []).extend((start, -length) for start in starts)
        return sum(_unrivalled(where) for where in spans.values())

    def _may_vie(self, needles: tuple[Needle, ...], name: str) -> bool:
        """Say whether two needles could be found over the same word."""
        if len(needles) < 2:
            return False
        seen: set[str] = set()
        for needle in needles:
            own = {term for slot in needle.slots for term in self._terms(slot, name)}
            if own & seen:
                return True
            seen |= own
        return False


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
