"""The live articles of all segments as Whoosh numbers documents: from zero on, without holes, by whole arrays.

What was deleted is left out before Whoosh sees it, and all segments are one. Its results then depend neither on how the
articles lie in segments, nor on what was deleted but not merged away yet.
"""

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.dictionary import as_bytes
from index.places import TermRange, articles_of, phrase_starts
from index.segment import CATEGORIES, UNDATED, Field, Mask, Segment
from index.segment_file import Numbers
from index.syntax import WORD_FIELDS
from index.whoosh_fields import DAY_FIELDS, ID_FIELD, MICROSECONDS_A_DAY

_Ints = npt.NDArray[np.int64]
# Terms whose postings are remembered at a time.
_MOST_KEPT: Final = 4_096
# Going through so many terms takes some hundredths of a second.
_CHECK_EVERY: Final = 5_000
_SIGN: Final = np.uint64(1 << 63)


@dataclass(frozen=True, slots=True)
class Part:
    """A segment, and the document of each of its articles, -1 for those deleted."""

    segment: Segment
    documents: _Ints


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a term (ascending, at least one), and how often; `read_places` reads where, all in a row."""

    documents: _Ints
    frequencies: _Ints
    read_places: Callable[[], _Ints] | None = None


class FieldTerms(Protocol):
    """The terms of a field, those alone that a live article has."""

    def from_term(self, start: bytes) -> Iterator[bytes]:
        """Yield the terms from one on, sorted."""

    def postings(self, term: bytes) -> Postings | None:
        """Return where a term stands; None where it does not."""


class Documents:
    """The live articles of some segments, numbered in a row.

    `checkpoint` is called before each segment is read and every some thousand terms, and may raise to end what is at work.
    """

    def __init__(self, segments: Sequence[Segment], checkpoint: Callable[[], object] = lambda: None) -> None:
        self.checkpoint = checkpoint
        self.parts: list[Part] = []
        self.count = 0
        for segment in segments:
            documents = np.full(segment.entry.articles, -1, np.int64)
            documents[segment.live] = np.arange(self.count, self.count + segment.live_count)
            self.parts.append(Part(segment, documents))
            self.count += segment.live_count
        self._lengths: dict[str, _Ints] = {}
        self._rounded: dict[str, npt.NDArray[np.float64]] = {}
        self._terms: dict[str, FieldTerms] = {}

    @cached_property
    def ids(self) -> _Ints:
        """The article id of each document."""
        return self._joined(lambda segment: segment.ids)

    def days(self, name: str) -> _Ints:
        """Return the earliest or latest day of each document."""
        return self._joined(lambda segment: segment.earliest if name == "earliest" else segment.latest)

    def values(self, category: str) -> tuple[list[str], _Ints]:
        """Return the values of a category, sorted, and of each document which it has."""
        values = sorted({value for part in self.parts for value in part.segment.values(category)})
        numbers = {value: number for number, value in enumerate(values)}

        def renamed(segment: Segment) -> _Ints:
            own = np.array([numbers[value] for value in segment.values(category)], np.int64)
            return own[segment.codes(category)]

        return values, self._joined(renamed)

    def lengths(self, name: str) -> _Ints:
        """Return how many words each document has in a field."""
        known = self._lengths.get(name)
        if known is None:

            def of_segment(segment: Segment) -> Numbers:
                field = segment.fields.get(name)
                return np.zeros(segment.entry.articles, np.int64) if field is None else field.lengths

            known = self._lengths[name] = self._joined(of_segment)
        return known

    def rounded_lengths(self, name: str) -> npt.NDArray[np.float64]:
        """Return the same as roughly as Whoosh's one byte holds it, which is how it scores."""
        known = self._rounded.get(name)
        if known is None:
            lengths, codes = np.unique(self.lengths(name), return_inverse=True)
            table = np.array([byte_to_length(length_to_byte(length)) for length in lengths.tolist()], np.float64)
            known = self._rounded[name] = table[codes]
        return known

    def terms(self, name: str) -> FieldTerms:
        """Return the terms of a field."""
        known = self._terms.get(name)
        if known is None:
            known = self._terms[name] = self._made(name)
        return known

    def _made(self, name: str) -> FieldTerms:
        if name in WORD_FIELDS:
            return WordTerms(self, name)
        if name in CATEGORIES:
            values, codes = self.values(name)
            return ColumnTerms([as_bytes(value) for value in values], codes)
        if name in DAY_FIELDS:
            days, codes = np.unique(self.days(name), return_inverse=True)
            terms = _sortable((days - 1) * MICROSECONDS_A_DAY)
            return ColumnTerms([b"" if day == UNDATED else t for day, t in zip(days, terms, strict=True)], codes)
        assert name == ID_FIELD
        ids, codes = np.unique(self.ids, return_inverse=True)
        return ColumnTerms(_sortable(ids), codes)

    def having_stretch(self, name: str, stretch_of: Callable[[Segment], tuple[int, int]]) -> Mask:
        """Return which documents have, in a field of words, any of a stretch of each segment's terms."""
        found = np.zeros(self.count, bool)
        for part, field in self.with_field(name):
            pairs = field.pairs(*stretch_of(part.segment))
            documents = part.documents[pairs.articles]
            found[documents[documents >= 0]] = True
        return found

    def having_phrase(self, name: str, words: Sequence[bytes]) -> Mask:
        """Return which documents have some words in a row in a field."""
        found = np.zeros(self.count, bool)
        for part, field in self.with_field(name):
            numbers = [part.segment.terms.find(word) for word in words]
            slots = [[_OneTerm(number, number + 1)] for number in numbers if number is not None]
            if len(slots) == len(words):
                documents = part.documents[articles_of(field, phrase_starts(field, slots))]
                found[documents[documents >= 0]] = True
        return found

    def with_field(self, name: str) -> Iterator[tuple[Part, Field]]:
        """Yield the segments that have a field, asking before each whether to go on."""
        for part in self.parts:
            self.checkpoint()
            field = part.segment.fields.get(name)
            if field is not None:
                yield part, field

    def _joined(self, of_segment: Callable[[Segment], Numbers]) -> _Ints:
        pieces = [of_segment(part.segment)[part.segment.live].astype(np.int64) for part in self.parts]
        return np.concatenate(pieces) if pieces else np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class _OneTerm(TermRange):
    first: int
    last: int


def _sortable(numbers: _Ints) -> list[bytes]:
    """Return the terms that Whoosh makes of numbers of 64 bits: bytes that sort as they do, after one for their tier."""
    data = (numbers.view(np.uint64) ^ _SIGN).astype(">u8").tobytes()
    return [b"\0" + data[start : start + 8] for start in range(0, len(data), 8)]


class WordTerms:
    """The words of a field."""

    def __init__(self, documents: Documents, name: str) -> None:
        self._documents = documents
        self._name = name
        self._kept: dict[bytes, Postings | None] = {}

    def from_term(self, start: bytes) -> Iterator[bytes]:
        """Yield the terms from one on, sorted."""
        lists = [_terms_from(part.segment, field, self._name, start) for part, field in self._with_field()]
        before = None
        for count, term in enumerate(heapq.merge(*lists) if len(lists) > 1 else lists[0] if lists else (), 1):
            if count % _CHECK_EVERY == 0:
                self._documents.checkpoint()
            if term != before:
                yield term
                before = term

    def postings(self, term: bytes) -> Postings | None:
        """Return where a term stands; None where it does not."""
        if term in self._kept:
            return self._kept[term]
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        documents: list[_Ints] = []
        frequencies: list[_Ints] = []
        reading: list[Callable[[], _Ints]] = []
        for part, field in self._with_field():
            number = part.segment.terms.find(term)
            if number is None:
                continue
            pairs = field.pairs(number, number + 1)
            own = part.documents[pairs.articles]
            is_live = own >= 0
            documents.append(own[is_live])
            frequencies.append(pairs.frequencies[is_live].astype(np.int64))
            reading.append(_reader_of_places(field, number, is_live))
        if sum(map(len, documents)):
            found = Postings(
                np.concatenate(documents),
                np.concatenate(frequencies),
                lambda: np.concatenate([read() for read in reading]),
            )
        else:
            found = None
        self._kept[term] = found
        return found

    def _with_field(self) -> Iterator[tuple[Part, Field]]:
        return self._documents.with_field(self._name)


def _terms_from(segment: Segment, field: Field, name: str, start: bytes) -> Iterator[bytes]:
    """Yield the terms that a live article has in a field, from one on."""

    def numbers_of() -> npt.NDArray[np.intp]:
        starts = field.starts
        if segment.has_deletions:
            starts = np.concatenate(([0], np.cumsum(segment.live[field.articles])))[starts]
        return np.flatnonzero(starts[1:] != starts[:-1])

    numbers: npt.NDArray[np.intp] = segment.kept(f"{name}.live_terms", numbers_of)
    at = int(np.searchsorted(numbers, bisect_left(segment.terms, start)))
    return (segment.terms[number] for number in numbers[at:].tolist())


def _reader_of_places(field: Field, number: int, is_live: Mask) -> Callable[[], _Ints]:
    def read() -> _Ints:
        pairs = field.pairs(number, number + 1)
        frequencies = pairs.frequencies.astype(np.int64)
        places = field.places[pairs.places_from : pairs.places_from + int(frequencies.sum())]
        return places[np.repeat(is_live, frequencies)].astype(np.int64)

    return read


class ColumnTerms:
    """The values of a column as terms, one a document; "" is none."""

    def __init__(self, terms: list[bytes], codes: npt.NDArray[Any]) -> None:
        """Take the values, sorted but for "", and which of them each document has."""
        self._order = np.argsort(codes, kind="stable")
        self._starts = np.searchsorted(codes[self._order], np.arange(len(terms) + 1))
        present = (term for term, count in zip(terms, np.diff(self._starts), strict=True) if term and count)
        self._terms = list(present)
        self._codes = {term: code for code, term in enumerate(terms) if term}

    def from_term(self, start: bytes) -> Iterator[bytes]:
        """Yield the terms from one on, sorted."""
        return iter(self._terms[bisect_left(self._terms, start) :])

    def postings(self, term: bytes) -> Postings | None:
        """Return which documents have a value; None if no one does."""
        code = self._codes.get(term)
        if code is None:
            return None
        documents = self._order[self._starts[code] : self._starts[code + 1]].astype(np.int64)
        return Postings(documents, np.ones(len(documents), np.int64)) if len(documents) else None
