"""One immutable segment, open for reading: its columns, its terms, and where each term stands in each field.

What lies in the file, for `n` articles, `t` terms and, in a field, `p` pairs of a term and an article that has it:

    ids i8[n]  earliest i4[n]  latest i4[n]                      article ids; first and last day of publication, 0 undated
    fingerprint, fingerprint.ends                                strings, one an article
    language, format, outlet u[n]; language.values … + .ends     codes into a list of values
    terms, terms.ends                                            all terms of the segment, sorted, in UTF-8
    F.lengths u[n]  F.bases u[n+1]                               words of each article in field F; see `places`
    F.starts u4[t+1]  F.places_from u4[t+1]                      where the pairs and the places of each term begin
    F.articles u[p]  F.frequencies u[p]                          pairs in the order of terms, then articles
    F.places u                                                   all places of a pair in a row, ascending
    F.beginnings, F.beginnings.ends, F.beginnings.starts,        prefixes that very many pairs have, and these added up
    F.beginnings.articles, F.beginnings.frequencies              to one pair an article
    stems.L, stems.L.ends, stems.L.starts, stems.L.terms         by language: stems, sorted, and the terms of each

A prefix is one stretch of terms, and so one stretch of each of the arrays of pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh.util.numeric import byte_to_length

from index.damage import damaged
from index.dictionary import Strings, as_bytes, as_text
from index.segment_file import Numbers, SegmentFile, differences
from index.syntax import WORD_FIELDS

# Stands for "undated" in the columns of days, which begin with 1 for the first of January of the year 1.
UNDATED: Final = 0
CATEGORIES: Final = ("language", "format", "outlet")
_ROUND_LENGTHS: Final = np.array([byte_to_length(code) for code in range(256)], np.int64)

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """A stretch of a field's pairs: articles that have a term, how often, and where its places begin."""

    articles: Numbers
    frequencies: Numbers
    places_from: int


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """What the list of a generation says of one segment: its file with length and checksum, and which articles are gone.

    `deleted` has a bit for each article, packed as numpy does; empty while none is gone.
    """

    file: str
    articles: int
    size_bytes: int
    crc: int
    deleted: bytes = b""

    def live(self) -> Mask:
        """Return which articles are not deleted."""
        if not self.deleted:
            return np.ones(self.articles, bool)
        return ~np.unpackbits(np.frombuffer(self.deleted, np.uint8), count=self.articles).view(bool)


class Segment:
    """The arrays of one segment and the articles of it that are in force."""

    def __init__(self, folder: Path, entry: SegmentEntry) -> None:
        self.entry = entry
        self.file = SegmentFile(folder / entry.file, entry.size_bytes, entry.crc)
        self.stem_languages = _languages(self.file)
        self._expect_sound()
        self.ids: npt.NDArray[np.int64] = self.file.array("ids")
        self.earliest = self.file.array("earliest")
        self.latest = self.file.array("latest")
        self.terms = Strings(self.file.array("terms"), self.file.array("terms.ends"))
        self.fields = {name: Field(self.file, name) for name in WORD_FIELDS if f"{name}.articles" in self.file}
        self._kept: dict[str, Any] = {}
        self._set_live()

    def _expect_sound(self) -> None:
        """See that the arrays go together: what one has a number of, others have a number for."""
        file, articles = self.file, self.entry.articles
        file.expect({"ids": articles}, "i8")
        file.expect({"earliest": articles, "latest": articles}, "i4")
        ends = articles + 1
        terms = file.count("terms.ends")
        blobs = ["terms", "fingerprint", *(f"{category}.values" for category in CATEGORIES)]
        file.expect({"terms.ends": max(1, terms), "fingerprint.ends": ends, **dict.fromkeys(CATEGORIES, articles)})
        for name in WORD_FIELDS:
            if f"{name}.articles" not in file:
                continue
            of_articles, of_terms = {"lengths": articles, "bases": ends}, {"starts": terms, "places_from": terms}
            pairs = file.count(f"{name}.articles")
            of_field = (
                of_articles
                | of_terms
                | {"articles": pairs, "frequencies": pairs, "places": file.count(f"{name}.places")}
            )
            file.expect({f"{name}.{part}": count for part, count in of_field.items()})
            if f"{name}.beginnings" in file:
                blobs.append(f"{name}.beginnings")
                added = file.count(f"{name}.beginnings.articles")
                file.expect({f"{name}.beginnings.frequencies": added, f"{name}.beginnings.articles": added})
                file.expect({f"{name}.beginnings.starts": file.count(f"{name}.beginnings.ends")})
        for language in self.stem_languages:
            blobs.append(f"stems.{language}")
            file.expect({f"stems.{language}.starts": file.count(f"stems.{language}.ends")})
            file.expect({f"stems.{language}.terms": file.count(f"stems.{language}.terms")})
        for blob in blobs:
            file.expect({blob: file.count(blob)}, "u1")
            file.expect({_ends(blob): max(1, file.count(_ends(blob)))})

    def _set_live(self) -> None:
        self.live = self.entry.live()
        self.live_count = int(np.count_nonzero(self.live))
        self.has_deletions = self.live_count < self.entry.articles

    def with_entry(self, entry: SegmentEntry) -> "Segment":
        """Return the same segment with other articles deleted; it shares the open file."""
        other = object.__new__(Segment)
        other.__dict__.update(self.__dict__)
        other.entry = entry
        other._kept = {}
        other._set_live()
        return other

    def kept(self, name: str, make: Any) -> Any:
        """Return what `make` makes, made once for this state of the segment."""
        known = self._kept.get(name)
        if known is None:
            known = self._kept[name] = make()
        return known

    def numbers_of(self, ids: npt.NDArray[np.int64]) -> npt.NDArray[np.intp]:
        """Return which articles, live or not, have one of these ids (sorted, each once)."""
        if not len(ids):
            return np.empty(0, np.intp)
        order: npt.NDArray[np.intp] = self.kept("order", lambda: np.argsort(self.ids, kind="stable"))
        own: npt.NDArray[np.int64] = self.kept("sorted", lambda: self.ids[order])
        at = np.minimum(np.searchsorted(ids, own), len(ids) - 1)
        found: npt.NDArray[np.intp] = order[ids[at] == own]
        return found

    def values(self, category: str) -> list[str]:
        """Return the values of a category, by code."""

        def read() -> list[str]:
            strings = Strings(self.file.array(f"{category}.values"), self.file.array(f"{category}.ends"))
            return [as_text(value) for value in strings.everything()]

        made: list[str] = self.kept(f"values.{category}", read)
        return made

    def codes(self, category: str) -> Numbers:
        """Return the code of each article in a category."""
        return self.file.array(category)

    def fingerprints(self) -> Iterator[tuple[int, str]]:
        """Yield id and fingerprint of every live article."""
        strings = Strings(self.file.array("fingerprint"), self.file.array("fingerprint.ends"))
        for number in np.flatnonzero(self.live).tolist():
            yield int(self.ids[number]), as_text(strings[number])

    def forms_of_stem(self, language: str, stem: bytes) -> npt.NDArray[np.int64]:
        """Return the terms that have a stem in a language."""
        table = self._stems(language)
        number = table.strings.find(stem)
        if number is None:
            return np.empty(0, np.int64)
        return table.terms[table.starts[number] : table.starts[number + 1]].astype(np.int64)

    def stems_of_term(self, language: str, term: int) -> list[bytes]:
        """Return the stems that a term has in a language: several where words differ by accents alone."""
        table = self._stems(language)
        places = np.flatnonzero(table.terms == term)
        numbers = np.unique(np.searchsorted(table.starts, places, side="right") - 1)
        return [table.strings[number] for number in numbers.tolist()]

    def stem_pairs(self, language: str, renamed: npt.NDArray[np.int64]) -> Iterator[tuple[bytes, int]]:
        """Yield each stem of a language with each of its terms, these under other numbers."""
        table = self._stems(language)
        stems = np.repeat(np.arange(len(table.strings)), differences(table.starts))
        listed = list(table.strings.everything())
        return zip(map(listed.__getitem__, stems.tolist()), renamed[table.terms].tolist(), strict=True)

    def _stems(self, language: str) -> "_StemTable":
        name = f"stems.{language}"

        def read() -> _StemTable:
            strings = Strings(self.file.array(name), self.file.array(f"{name}.ends"))
            return _StemTable(strings, self.file.array(f"{name}.starts"), self.file.array(f"{name}.terms"))

        made: _StemTable = self.kept(name, read)
        return made

    def terms_like(self, word: str, edits: int) -> Iterator[bytes]:
        """Yield the terms that may differ from a word in so few letters: by their length and the bytes they are made of."""
        ends = self.file.array("terms.ends").astype(np.int64)
        signs: npt.NDArray[np.uint32] = self.kept("signs", lambda: _signs(self.file.array("terms"), ends))
        own = as_bytes(word)
        # A letter of a script beyond Latin takes up to four bytes, most of them alike; each edit changes two of them.
        reach = edits if word.isascii() else 4 * edits
        near = np.abs(np.diff(ends) - len(own)) <= reach
        sign = np.bitwise_or.reduce(
            np.uint32(1) << (np.frombuffer(own, np.uint8) & 31).astype(np.uint32), initial=np.uint32(0)
        )
        near &= np.bitwise_count(signs ^ sign) <= 2 * reach
        return (self.terms[number] for number in np.flatnonzero(near).tolist())

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()


def _signs(blob: Numbers, ends: npt.NDArray[np.int64]) -> npt.NDArray[np.uint32]:
    """Return which of 32 classes of bytes each term has."""
    bits = np.uint32(1) << (blob & 31).astype(np.uint32)
    lengths = np.diff(ends)
    signs = np.zeros(len(lengths), np.uint32)
    has = lengths > 0
    signs[has] = np.bitwise_or.reduceat(bits, ends[:-1][has])
    return signs


def _ends(blob: str) -> str:
    """Return the name of the array that says where the strings of a blob end."""
    return f"{blob.removesuffix('.values')}.ends"


def _languages(file: SegmentFile) -> tuple[str, ...]:
    stored = file.about.get("stem_languages")
    if not (isinstance(stored, list) and all(isinstance(language, str) for language in stored)):
        raise damaged(f"{file.name} does not say which stems it has")
    return tuple(stored)


@dataclass(frozen=True, slots=True)
class _StemTable:
    strings: Strings
    starts: Numbers
    terms: Numbers


class Field:
    """Where the terms of a segment stand in one field."""

    def __init__(self, file: SegmentFile, name: str) -> None:
        self._file = file
        self._name = name
        self._rounded_lengths: npt.NDArray[np.float32] | None = None

    def _array(self, part: str) -> Numbers:
        return self._file.array(f"{self._name}.{part}")

    @property
    def lengths(self) -> Numbers:
        """The number of words of each article."""
        return self._array("lengths")

    @property
    def rounded_lengths(self) -> npt.NDArray[np.float32]:
        """The number of words of each article, as roughly as Whoosh keeps it in one byte: so it is scored."""
        if self._rounded_lengths is None:
            codes = np.minimum(np.searchsorted(_ROUND_LENGTHS, self.lengths), len(_ROUND_LENGTHS) - 1)
            self._rounded_lengths = _ROUND_LENGTHS[codes].astype(np.float32)
        return self._rounded_lengths

    @property
    def bases(self) -> Numbers:
        """Where the places of each article begin on a line that all articles share; one more than there are articles."""
        return self._array("bases")

    @property
    def starts(self) -> Numbers:
        """Where the pairs of each term begin; one more than there are terms."""
        return self._array("starts")

    @property
    def articles(self) -> Numbers:
        """The article of each pair."""
        return self._array("articles")

    @property
    def frequencies(self) -> Numbers:
        """How often the term of each pair stands in its article."""
        return self._array("frequencies")

    @property
    def places(self) -> Numbers:
        """The places of all pairs."""
        return self._array("places")

    @property
    def places_from(self) -> Numbers:
        """Where the places of each term begin; one more than there are terms."""
        return self._array("places_from")

    def pairs(self, first: int, last: int) -> Pairs:
        """Return the pairs of the terms from one number up to another, exclusively."""
        start, end = int(self.starts[first]), int(self.starts[last])
        return Pairs(self.articles[start:end], self.frequencies[start:end], int(self.places_from[first]))

    def beginning(self, prefix: bytes) -> Pairs | None:
        """Return the articles with terms that begin so, and how often, where that was added up beforehand."""
        if f"{self._name}.beginnings" not in self._file:
            return None
        prefixes = Strings(self._array("beginnings"), self._array("beginnings.ends"))
        number = prefixes.find(prefix)
        if number is None:
            return None
        starts = self._array("beginnings.starts")
        of_prefix = slice(int(starts[number]), int(starts[number + 1]))
        return Pairs(self._array("beginnings.articles")[of_prefix], self._array("beginnings.frequencies")[of_prefix], 0)
