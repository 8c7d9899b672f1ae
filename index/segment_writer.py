"""Make one segment of records: words to numbers as they come, one sort at the end, flat arrays in a file."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from index.analysis import GAP
from index.days import day_number
from index.dictionary import as_bytes, pack
from index.lexicon import BLANK, Lexicon
from index.records import IndexRecord
from index.segment import CATEGORIES, UNDATED, SegmentEntry
from index.segment_file import Numbers, SegmentFileWriter, narrowest
from index.stems import has_stems, main_language, stem_words
from index.syntax import WORD_FIELDS

# Numbers of articles take two bytes in such a segment.
MOST_ARTICLES: Final = 1 << 16
# Pairs that can be added up within a millisecond: what begins with a prefix that has more is added up beforehand.
_MANY_PAIRS: Final = 1 << 16
_FOUR_BYTES: Final = (1 << 32) - 1
# Chunks of text held in memory before a segment is written: some 100 MB with what the sorting needs.
MOST_CHUNKS: Final = 2_000_000


class SegmentBuilder:
    """Collects records in memory until they make a segment."""

    def __init__(self) -> None:
        self.records = 0
        self._lexicon = Lexicon()
        self._codes: dict[str, list[int]] = {name: [] for name in WORD_FIELDS}
        self._ends: dict[str, array[int]] = {name: array("I") for name in WORD_FIELDS}
        self._ids = array("q")
        self._days = {"earliest": array("i"), "latest": array("i")}
        self._fingerprints: list[bytes] = []
        self._terms: list[bytes] = []
        self._categories: dict[str, tuple[dict[str, int], array[int]]] = {name: ({}, array("I")) for name in CATEGORIES}

    @property
    def is_full(self) -> bool:
        """Say whether what was collected should be written before more is added."""
        return self.records >= MOST_ARTICLES or sum(map(len, self._codes.values())) >= MOST_CHUNKS

    def add(self, record: IndexRecord) -> int:
        """Add a record and return its number in the segment."""
        language = main_language(record.language)
        for name, codes in self._codes.items():
            text: str = getattr(record, name)
            if text:
                self._lexicon.encode(text, language, codes)
            self._ends[name].append(len(codes))
        self._ids.append(record.id)
        self._fingerprints.append(as_bytes(record.fingerprint))
        for name, day in (("earliest", record.earliest_day), ("latest", record.latest_day)):
            self._days[name].append(UNDATED if day is None else day_number(day))
        for name, (values, codes_of) in self._categories.items():
            codes_of.append(values.setdefault(getattr(record, name), len(values)))
        self.records += 1
        return self.records - 1

    def write(self, folder: Path, file: str, deleted: Iterable[int]) -> SegmentEntry:
        """Write the segment, durably, with some of its articles deleted already."""
        writer = SegmentFileWriter(folder / file)
        try:
            writer.add("ids", np.frombuffer(self._ids, np.int64))
            for name, days in self._days.items():
                writer.add(name, np.frombuffer(days, np.int32))
            add_strings(writer, "fingerprint", self._fingerprints)
            for name, (values, codes) in self._categories.items():
                add_category(writer, name, list(values), np.frombuffer(codes, np.uint32))
            ranks = self._write_terms(writer)
            for name in WORD_FIELDS:
                if self._codes[name]:
                    self._write_field(writer, name, ranks)
            languages = self._write_stems(writer, ranks)
            size, crc = writer.finish({"articles": self.records, "stem_languages": languages})
        except BaseException:
            writer.abandon()
            raise
        return SegmentEntry(file, self.records, size, crc, pack_deleted(deleted, self.records))

    def _write_terms(self, writer: SegmentFileWriter) -> npt.NDArray[np.int32]:
        """Write the terms in order and return the place of each by its number in the lexicon."""
        terms = list(self._lexicon.terms)
        order = sorted(range(len(terms)), key=terms.__getitem__)
        self._terms = [terms[number] for number in order]
        add_strings(writer, "terms", self._terms, ends="terms.ends")
        ranks = np.empty(len(terms), np.int32)
        ranks[order] = np.arange(len(terms))
        return ranks

    def _write_field(self, writer: SegmentFileWriter, name: str, ranks: npt.NDArray[np.int32]) -> None:
        words, articles, places, lengths, reaches = self._spread(name)
        total = len(words)
        # Words come article by article in the order of the text: a sort by term that keeps the order of the words is
        # all there is to do, and the number of each word, in the low bits, keeps it.
        shift = np.uint64(max(1, total.bit_length()))
        keys = ranks[words].astype(np.uint64) << shift
        keys |= np.arange(total, dtype=np.uint64)
        keys.sort()
        order = (keys & ((np.uint64(1) << shift) - np.uint64(1))).astype(np.intp)
        keys >>= shift
        terms = keys.astype(np.int32)
        # What is through is let go of at once: of two million words each of these takes eight or sixteen megabytes.
        del words, keys
        articles, places = articles[order], places[order]
        del order
        is_new = np.ones(total, bool)
        is_new[1:] = (terms[1:] != terms[:-1]) | (articles[1:] != articles[:-1])
        first = np.flatnonzero(is_new)
        starts = np.searchsorted(terms[first], np.arange(len(ranks) + 1))
        bounds = np.append(first, total)
        frequencies = np.diff(bounds)
        sections: dict[str, tuple[Numbers, int | None]] = {
            "lengths": (lengths, None),
            "bases": (bases_of(reaches), None),
            "starts": (starts, _FOUR_BYTES),
            "places_from": (bounds[starts], _FOUR_BYTES),
            "articles": (articles[first], self.records - 1),
            "frequencies": (frequencies, None),
            "places": (places, None),
        }
        for part, (values, most) in sections.items():
            writer.begin(f"{name}.{part}", narrowest(int(values.max(initial=0)) if most is None else most))
            writer.append(values)
        articles = sections["articles"][0]
        del sections, places, terms, is_new

        def count_up(from_term: int, to_term: int) -> Numbers:
            pairs = slice(int(starts[from_term]), int(starts[to_term]))
            return np.bincount(articles[pairs], frequencies[pairs])

        add_beginnings(writer, name, self._terms, starts, self.records, count_up)

    def _spread(self, name: str) -> tuple[Numbers, Numbers, Numbers, Numbers, Numbers]:
        """Return term, article and place of each word of a field, in order; of each article its words, and places used."""
        codes = np.array(self._codes[name], np.int32)
        self._codes[name] = []
        ends = np.frombuffer(self._ends[name], np.uint32).astype(np.int64)
        sizes = np.diff(ends, prepend=0)
        articles = np.repeat(np.arange(len(ends), dtype=np.int32), sizes)
        counts = np.ones(len(codes), np.int32)
        is_group = codes < BLANK
        group_words = np.frombuffer(self._lexicon.group_words, np.int32)
        group_ends = np.frombuffer(self._lexicon.group_ends, np.uint32).astype(np.int64)
        groups = BLANK - 1 - codes[is_group]
        counts[is_group] = group_ends[groups + 1] - group_ends[groups]
        counts[codes == BLANK] = 0
        steps = counts + np.int32(GAP) * (codes == BLANK)
        places = np.cumsum(steps, dtype=np.int32) - steps
        places -= np.repeat(places[np.minimum(ends - sizes, len(places) - 1)], sizes)
        lengths = np.bincount(articles, weights=counts, minlength=len(ends)).astype(np.int64)
        reaches = np.bincount(articles, weights=steps, minlength=len(ends)).astype(np.int64)
        if not (codes < 0).any():
            return codes, articles, places, lengths, reaches
        chunk = np.repeat(np.arange(len(codes), dtype=np.int32), counts)
        within = np.arange(len(chunk), dtype=np.int32)
        within -= np.repeat(np.cumsum(counts, dtype=np.int32) - counts, counts)
        words = codes[chunk]
        of_group = words < 0
        words[of_group] = group_words[group_ends[BLANK - 1 - words[of_group]] + within[of_group]]
        return words, articles[chunk], places[chunk] + within, lengths, reaches

    def _write_stems(self, writer: SegmentFileWriter, ranks: npt.NDArray[np.int32]) -> list[str]:
        written = []
        for language in sorted(self._lexicon.languages()):
            if not has_stems(language):
                continue
            words = [(word, code) for word, code in self._lexicon.words_of(language) if not word.isdigit()]
            stems = stem_words(language, [word for word, _ in words])
            pairs = {(as_bytes(stem), int(ranks[code])) for stem, (_, code) in zip(stems, words, strict=True)}
            add_stems(writer, language, pairs)
            written.append(language)
        return written


def bases_of(reaches: Numbers) -> Numbers:
    """Return where each article begins on the line that all share, from how many places each uses; see `places`."""
    return np.concatenate(([0], np.cumsum(reaches + GAP)))


def add_beginnings(
    writer: SegmentFileWriter,
    name: str,
    terms: list[bytes],
    starts: Numbers,
    count: int,
    count_up: Callable[[int, int], Numbers],
) -> None:
    """Add up beforehand what begins with letters that very many pairs begin with.

    Args:
        writer: Of the segment.
        name: The field.
        terms: All terms, sorted.
        starts: Where the pairs of each term begin; one more than there are terms.
        count: Of articles.
        count_up: Returns how often the terms from one number up to another stand in each article.
    """
    heavy = sorted(_heavy_prefixes(terms, starts))
    if not heavy:
        return
    lengths = [0]
    counts: list[Numbers] = []
    # What has been counted goes to disk at once, or lies in as few bytes as it can: there may be hundreds of such lists.
    writer.begin(f"{name}.beginnings.articles", narrowest(count - 1))
    for _, first, last in heavy:
        added = count_up(first, last)
        having = np.flatnonzero(added)
        writer.append(having)
        lengths.append(len(having))
        counts.append(added[having].astype(narrowest(int(added.max()))))
    writer.begin(f"{name}.beginnings.frequencies", f"u{max(of_prefix.dtype.itemsize for of_prefix in counts)}")
    for of_prefix in counts:
        writer.append(of_prefix)
    add_strings(writer, f"{name}.beginnings", [prefix for prefix, _, _ in heavy])
    writer.add(f"{name}.beginnings.starts", np.cumsum(lengths).astype(np.uint32))


def _heavy_prefixes(terms: list[bytes], starts: Numbers) -> Iterator[tuple[bytes, int, int]]:
    """Yield the prefixes with very many pairs, the shorter before the longer, and their stretch of terms."""
    waiting = [(b"", 0, len(terms))]
    while waiting:
        prefix, first, last = waiting.pop()
        while first < last:
            if len(terms[first]) == len(prefix):  # the prefix itself is a word
                first += 1
                continue
            longer = terms[first][: len(prefix) + 1]
            # The first has this prefix. Were it made of bytes that no text has, it would not be found so.
            end = bisect_left(terms, longer + b"\xff", first + 1, last)
            if starts[end] - starts[first] > _MANY_PAIRS and end - first > 1:
                # Between the bytes of one letter nobody stops typing, but what follows may still be heavy.
                if not _is_within_letter(terms[first], len(longer)):
                    yield longer, first, end
                waiting.append((longer, first, end))
            first = end


def _is_within_letter(term: bytes, at: int) -> bool:
    """Say whether a place is between two bytes of one letter in UTF-8."""
    return at < len(term) and 0x80 <= term[at] < 0xC0


def add_strings(writer: SegmentFileWriter, name: str, strings: list[bytes], *, ends: str | None = None) -> None:
    """Write a list of strings as two arrays."""
    blob, bounds = pack(strings)
    writer.add(name, blob)
    writer.add(ends or f"{name}.ends", bounds)


def add_category(writer: SegmentFileWriter, name: str, values: list[str], codes: Numbers) -> None:
    """Write the code of each article and the values that the codes stand for."""
    writer.begin(name, narrowest(max(0, len(values) - 1)))
    writer.append(codes)
    add_strings(writer, f"{name}.values", [as_bytes(value) for value in values], ends=f"{name}.ends")


def add_stems(writer: SegmentFileWriter, language: str, pairs: Iterable[tuple[bytes, int]]) -> None:
    """Write which terms have which stem in a language."""
    ordered = sorted(pairs)
    stems = sorted({stem for stem, _ in ordered})
    numbers = {stem: number for number, stem in enumerate(stems)}
    of_pairs = np.fromiter((numbers[stem] for stem, _ in ordered), np.int64, len(ordered))
    add_strings(writer, f"stems.{language}", stems)
    writer.add(f"stems.{language}.starts", np.searchsorted(of_pairs, np.arange(len(stems) + 1)).astype(np.uint32))
    writer.add(f"stems.{language}.terms", np.fromiter((term for _, term in ordered), np.uint32, len(ordered)))


def pack_deleted(numbers: Iterable[int], count: int) -> bytes:
    """Return the bits of the deleted articles, empty where there are none."""
    deleted = np.fromiter(numbers, np.int64)
    if not len(deleted):
        return b""
    bits = np.zeros(count, bool)
    bits[deleted] = True
    packed: npt.NDArray[Any] = np.packbits(bits)
    return packed.tobytes()
