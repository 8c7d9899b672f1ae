"""Make one segment of several, without the articles that were deleted, in bounded memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from index.analysis import GAP
from index.dictionary import Strings
from index.segment import CATEGORIES, Field, Segment, SegmentEntry
from index.segment_file import Numbers, SegmentFileWriter, narrowest
from index.segment_writer import add_beginnings, add_category, add_stems, add_strings, bases_of
from index.syntax import WORD_FIELDS

# Pairs, or places, that are held in memory at a time; a term that has more is held whole.
_CHUNK: Final = 1 << 20

_Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Source:
    """A segment that is merged: the new number of each of its articles, -1 for deleted, and of each of its terms."""

    segment: Segment
    articles: _Ints
    terms: _Ints


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What one source has of a field: its pairs that stay, in order, and how many of them, and places, each new term gets."""

    field: Field
    source: _Source
    kept: npt.NDArray[np.bool_] | None
    pairs: _Ints
    places: _Ints


def merge(folder: Path, file: str, segments: Sequence[Segment]) -> SegmentEntry:
    """Write a segment with the live articles of others, in their order, durably."""
    count = sum(segment.live_count for segment in segments)
    terms = _all_terms(segments)
    writer = SegmentFileWriter(folder / file)
    try:
        sources = list(_sources(segments, terms))
        _merge_columns(writer, segments)
        add_strings(writer, "terms", terms, ends="terms.ends")
        for name in WORD_FIELDS:
            _merge_field(writer, name, sources, terms, count)
        languages = _merge_stems(writer, sources)
        size, crc = writer.finish({"articles": count, "stem_languages": languages})
    except BaseException:
        writer.abandon()
        raise
    return SegmentEntry(file, count, size, crc)


def _all_terms(segments: Sequence[Segment]) -> list[bytes]:
    """Return the terms that any of them has, sorted; those that only deleted articles have stay until a later merge."""
    terms: set[bytes] = set()
    for segment in segments:
        terms.update(segment.terms.everything())
    return sorted(terms)


def _sources(segments: Sequence[Segment], terms: list[bytes]) -> Iterator[_Source]:
    numbers = {term: number for number, term in enumerate(terms)}
    base = 0
    for segment in segments:
        articles = np.full(segment.entry.articles, -1, np.int64)
        articles[segment.live] = np.arange(base, base + segment.live_count)
        base += segment.live_count
        own = np.fromiter(map(numbers.__getitem__, segment.terms.everything()), np.int64, len(segment.terms))
        yield _Source(segment, articles, own)


def _merge_columns(writer: SegmentFileWriter, segments: Sequence[Segment]) -> None:
    for name in ("ids", "earliest", "latest"):
        writer.add(name, np.concatenate([segment.file.array(name)[segment.live] for segment in segments]))
    fingerprints: list[bytes] = []
    for segment in segments:
        strings = Strings(segment.file.array("fingerprint"), segment.file.array("fingerprint.ends"))
        fingerprints += [strings[number] for number in np.flatnonzero(segment.live).tolist()]
    add_strings(writer, "fingerprint", fingerprints)
    for category in CATEGORIES:
        values: dict[str, int] = {}
        codes: list[Numbers] = []
        for segment in segments:
            own = segment.codes(category)[segment.live]
            listed = segment.values(category)
            renamed = np.zeros(len(listed), np.int64)
            for code in np.unique(own).tolist():
                renamed[code] = values.setdefault(listed[code], len(values))
            codes.append(renamed[own])
        add_category(writer, category, list(values), np.concatenate(codes))


def _merge_field(writer: SegmentFileWriter, name: str, sources: list[_Source], terms: list[bytes], count: int) -> None:
    having = [source for source in sources if name in source.segment.fields]
    stretches = [_stretch(source.segment.fields[name], source, len(terms)) for source in having]
    pairs = sum((stretch.pairs for stretch in stretches), np.zeros(len(terms), np.int64))
    if not pairs.any():
        return
    places = sum((stretch.places for stretch in stretches), np.zeros(len(terms), np.int64))
    lengths = np.zeros(count, np.int64)
    reaches = np.zeros(count, np.int64)
    for stretch in stretches:
        live = stretch.source.segment.live
        lengths[stretch.source.articles[live]] = stretch.field.lengths[live]
        reaches[stretch.source.articles[live]] = np.diff(stretch.field.bases.astype(np.int64))[live] - GAP
    bases = bases_of(reaches)
    writer.begin(f"{name}.lengths", narrowest(int(lengths.max(initial=0))))
    writer.append(lengths)
    writer.begin(f"{name}.bases", narrowest(int(bases[-1])))
    writer.append(bases)
    writer.begin(f"{name}.starts", "u4")
    writer.append(_starts(pairs))
    writer.begin(f"{name}.places_from", "u4")
    writer.append(_starts(places))
    writer.begin(f"{name}.articles", narrowest(count - 1))
    _interleave(writer, pairs, [(s.pairs, _articles(s), s.source.articles) for s in stretches])
    writer.begin(f"{name}.frequencies", _widest(stretch.field.frequencies for stretch in stretches))
    _interleave(writer, pairs, [(s.pairs, _frequencies(s), None) for s in stretches])
    writer.begin(f"{name}.places", _widest(stretch.field.places for stretch in stretches))
    _interleave(writer, places, [(s.places, _places(s), None) for s in stretches])

    def count_up(first: int, last: int) -> Numbers:
        return sum((_count_up(stretch, first, last, count) for stretch in stretches), np.zeros(count))

    add_beginnings(writer, name, terms, _starts(pairs), count, count_up)


def _count_up(stretch: _Stretch, first: int, last: int, count: int) -> Numbers:
    """Count how often some of the new terms stand in each of the new articles."""
    own_first, own_last = np.searchsorted(stretch.source.terms, (first, last)).tolist()
    pairs = stretch.field.pairs(own_first, own_last)
    counted = np.zeros(count)
    for start in range(0, len(pairs.articles), _CHUNK):
        articles = stretch.source.articles[pairs.articles[start : start + _CHUNK]]
        stays = articles >= 0
        counted += np.bincount(articles[stays], pairs.frequencies[start : start + _CHUNK][stays], count)
    return counted


def _stretch(field: Field, source: _Source, terms: int) -> _Stretch:
    starts = field.starts.astype(np.int64)
    places_from = field.places_from.astype(np.int64)
    kept = None
    if source.segment.has_deletions:
        kept = source.segment.live[field.articles]
        starts = np.concatenate(([0], np.cumsum(kept)))[starts]
        totals = np.concatenate(([0], np.cumsum(np.where(kept, field.frequencies, 0))))
        places_from = totals[field.starts]
    pairs, places = np.zeros(terms, np.int64), np.zeros(terms, np.int64)
    pairs[source.terms] = np.diff(starts)
    places[source.terms] = np.diff(places_from)
    return _Stretch(field, source, kept, pairs, places)


def _articles(stretch: _Stretch) -> Numbers:
    own = stretch.field.articles
    return own if stretch.kept is None else own[stretch.kept]


def _frequencies(stretch: _Stretch) -> Numbers:
    own = stretch.field.frequencies
    return own if stretch.kept is None else own[stretch.kept]


def _places(stretch: _Stretch) -> Numbers:
    own = stretch.field.places
    return own if stretch.kept is None else own[np.repeat(stretch.kept, stretch.field.frequencies)]


def _interleave(writer: SegmentFileWriter, totals: _Ints, sources: list[tuple[_Ints, Numbers, _Ints | None]]) -> None:
    """Append values term by term, within a term source by source.

    Args:
        writer: With an array begun.
        totals: How many values each term has in all.
        sources: Of each, how many values it has for each term, the values in the order of terms, and what is to be
            written instead of each value, if not itself.
    """
    ends = np.cumsum(totals)
    read = [0] * len(sources)
    first = 0
    while first < len(totals):
        # As many terms as fit a chunk, and at least one.
        limit = (ends[first - 1] if first else 0) + _CHUNK
        last = max(first + 1, int(np.searchsorted(ends, limit, side="right")))
        of_terms = totals[first:last]
        out = np.empty(int(of_terms.sum()), np.int64)
        begin = np.cumsum(of_terms) - of_terms
        for number, (counts, values, instead) in enumerate(sources):
            own = counts[first:last]
            total = int(own.sum())
            piece = values[read[number] : read[number] + total]
            read[number] += total
            at = np.arange(total) + np.repeat(begin - (np.cumsum(own) - own), own)
            out[at] = piece if instead is None else instead[piece]
            begin = begin + own
        writer.append(out)
        first = last


def _starts(counts: _Ints) -> _Ints:
    return np.concatenate(([0], np.cumsum(counts)))


def _widest(arrays: Iterator[Numbers]) -> str:
    return f"u{max(array.dtype.itemsize for array in arrays)}"


def _merge_stems(writer: SegmentFileWriter, sources: list[_Source]) -> list[str]:
    languages = sorted({language for source in sources for language in source.segment.stem_languages})
    for language in languages:
        pairs: set[tuple[bytes, int]] = set()
        for source in sources:
            if language in source.segment.stem_languages:
                pairs.update(source.segment.stem_pairs(language, source.terms))
        add_stems(writer, language, pairs)
    return languages
