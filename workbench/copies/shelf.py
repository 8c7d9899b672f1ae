"""The signatures of a whole library as arrays, and where in them a shingle stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

import numpy as np
import numpy.typing as npt

from workbench.copies.signatures import LIMIT, Signature

Ints = npt.NDArray[np.int64]

_ALL: Final = 2**32
# By their upper bits most shingles are known not to be asked for, before one is looked up: all but one in a thousand, by a table that is small
# enough to stay at the processor's side.
_FILTER_BITS: Final = range(16, 23)
_SIEVE_BITS: Final = 10
_CHUNK: Final = 1 << 18


# What each packed signature begins with.
_NUMBERS: Final = 8
_HALF_BYTES: Final = 4
_HEAD_HALVES: Final = 2 * _NUMBERS


@dataclass(frozen=True, slots=True)
class Shelf:
    """All signatures: one row for each article, ascending by its number. The hashes of row r are hashes[starts[r]:starts[r + 1]]."""

    articles: Ints
    words: Ints
    shingles: Ints
    wholes: Ints
    sites: Ints
    sources: Ints
    addresses: Ints
    titles: Ints
    starts: Ints
    hashes: npt.NDArray[np.uint32] = field(repr=False)

    @classmethod
    def of(cls, signatures: Iterable[tuple[int, Signature]]) -> "Shelf":
        """Lay signatures, each with the number of its article, side by side."""
        return cls.from_packed((article, one.packed()) for article, one in sorted(signatures, key=itemgetter(0)))

    @classmethod
    def from_packed(cls, signatures: Iterable[tuple[int, bytes]]) -> "Shelf":
        """Lay packed signatures side by side, which come by the number of their article; what is damaged is left out."""
        rows = [(article, packed) for article, packed in signatures if _is_whole(packed)]
        articles = np.fromiter((article for article, _ in rows), np.int64, len(rows))
        halves = np.frombuffer(b"".join([packed for _, packed in rows]), "<u4").astype(np.uint32, copy=False)
        sizes = np.fromiter((len(packed) // _HALF_BYTES for _, packed in rows), np.int64, len(rows))
        places = (np.cumsum(sizes) - sizes)[:, None] + np.arange(_HEAD_HALVES)
        is_hash = np.ones(halves.size, np.bool_)
        is_hash[places] = False
        low, high = halves[places].astype(np.int64).reshape(-1, _NUMBERS, 2).transpose(2, 1, 0)
        words, shingles, wholes, sites, sources, addresses, titles, _ = (high << 32) | low
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes - _HEAD_HALVES)))
        return cls(articles, words, shingles, wholes, sites, sources, addresses, titles, starts, halves[is_hash])

    def __len__(self) -> int:
        return self.articles.size

    @property
    def counts(self) -> Ints:
        """How many hashes each row has."""
        return np.diff(self.starts)

    def reaches(self) -> Ints:
        """Return below which number each row has every shingle of its article."""
        counts = self.counts
        last = np.zeros(len(self), np.int64)
        has = counts > 0
        last[has] = self.hashes[self.starts[1:][has] - 1]
        return np.where(counts >= self.shingles, _ALL, np.maximum(last + 1, LIMIT))

    def hashes_of(self, rows: Ints) -> npt.NDArray[np.uint32]:
        """Return what the hashes of some rows are, each once, ascending."""
        return np.unique(self.hashes[self.places_of(rows)])

    def places_of(self, rows: Ints) -> Ints:
        """Return where the hashes of some rows stand, row by row."""
        counts = self.counts[rows]
        ends = np.cumsum(counts)
        return np.arange(counts.sum()) + np.repeat(self.starts[rows] - ends + counts, counts)

    def holders(self) -> npt.NDArray[np.int32]:
        """Return the row of each hash."""
        return np.repeat(np.arange(len(self), dtype=np.int32), self.counts)


def _is_whole(packed: bytes) -> bool:
    return len(packed) >= _HALF_BYTES * _HEAD_HALVES and len(packed) % _HALF_BYTES == 0


@dataclass(frozen=True, slots=True)
class Runs:
    """Who holds each of some hashes: run k, of hash wanted[k], is holders[starts[k]:starts[k + 1]], rows ascending."""

    wanted: npt.NDArray[np.uint32] = field(repr=False)
    starts: Ints = field(repr=False)
    holders: npt.NDArray[np.int32] = field(repr=False)

    @property
    def lengths(self) -> Ints:
        """How many hold each."""
        return np.diff(self.starts)


def runs_of(shelf: Shelf, wanted: npt.NDArray[np.uint32] | None = None) -> Runs:
    """Return who holds some hashes (each once, ascending), or all there are."""
    if wanted is None:
        hashes, holders = shelf.hashes, shelf.holders()
    else:
        places = _sieved(shelf.hashes, wanted)
        found = np.searchsorted(wanted, shelf.hashes[places])
        # What lies beyond the last is none of them.
        found[found == wanted.size] = 0
        places = places[wanted[found] == shelf.hashes[places]] if wanted.size else places[:0]
        hashes = shelf.hashes[places]
        holders = (np.searchsorted(shelf.starts, places, side="right") - 1).astype(np.int32)
    # One number of both sorts four times as fast as the order of two columns.
    keys = np.sort((hashes.astype(np.uint64) << np.uint64(32)) | holders.astype(np.uint64))
    hashes = (keys >> np.uint64(32)).astype(np.uint32)
    firsts = np.flatnonzero(np.diff(hashes.astype(np.int64), prepend=-1))
    return Runs(
        hashes[firsts], np.append(firsts, hashes.size).astype(np.int64), keys.astype(np.uint32).astype(np.int32)
    )


def _sieved(hashes: npt.NDArray[np.uint32], wanted: npt.NDArray[np.uint32]) -> Ints:
    """Return where any of the wanted hashes stands, and a few places besides."""
    bits = min(max(int(wanted.size).bit_length() + _SIEVE_BITS, _FILTER_BITS.start), _FILTER_BITS.stop - 1)
    shift = np.uint32(32 - bits)
    asked = np.zeros(1 << bits, np.bool_)
    asked[wanted >> shift] = True
    return np.concatenate(
        [
            np.flatnonzero(asked[hashes[first : first + _CHUNK] >> shift]) + first
            for first in range(0, max(hashes.size, 1), _CHUNK)
        ]
    )
