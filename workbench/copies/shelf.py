"""The signatures of a whole library as arrays, and where in them a shingle stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    def of(cls, signatures: Sequence[tuple[int, Signature]]) -> "Shelf":
        """Lay signatures, each with the number of its article, side by side."""
        rows = sorted(signatures, key=lambda row: row[0])
        numbers = np.array(
            [
                (
                    article,
                    one.words,
                    one.shingles,
                    one.whole,
                    one.site,
                    one.source,
                    one.address,
                    one.title,
                    one.hashes.size,
                )
                for article, one in rows
            ],
            np.int64,
        ).reshape(-1, 9)
        hashes = [one.hashes for _, one in rows]
        return cls.from_columns(numbers, np.concatenate(hashes) if hashes else np.empty(0, np.uint32))

    @classmethod
    def from_columns(cls, numbers: Ints, hashes: npt.NDArray[np.uint32]) -> "Shelf":
        """Take eight columns in the order of the fields, and how many hashes each row has."""
        starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(numbers[:, 8])))
        articles, words, shingles, wholes, sites, sources, addresses, titles, _ = np.ascontiguousarray(numbers.T)
        return cls(articles, words, shingles, wholes, sites, sources, addresses, titles, starts, hashes)

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
