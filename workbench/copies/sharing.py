"""Which articles share shingles, and how much of what they have that is."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from workbench.copies.shelf import Ints, Runs, Shelf, runs_of
from workbench.copies.weighing import Weights, weights_of
from workbench.jobs import JobContext

# Of a shingle that more have, each is put together with the first alone: all pairs of a thousand copies are half a million.
_ALL_PAIRS_MAX: Final = 200
# What weighs less makes no copy, however much of it there is: what stands in a hundred articles of a source would put all of them together.
_WEIGHT_MIN: Final = 0.02
# So many pairs are held before they are added up.
_HELD_MAX: Final = 8_000_000
# Fewer shingles of a sample say nothing.
SHARED_MIN: Final = 3
_ALL: Final = float(2**32)
# A bound may be one more than 32 bits hold.
_ROW_BITS: Final = 33


@dataclass(frozen=True, slots=True)
class Shared:
    """Pairs of rows, the smaller first. `contained` is how much of the shorter stands in the longer, `alike` how much of both is common,
    both by weight, `stretch` how many shingles that is, by weight, in the whole texts.
    """

    ones: Ints
    others: Ints
    counts: Ints = field(repr=False)
    contained: Weights = field(repr=False)
    alike: Weights = field(repr=False)
    stretch: Weights = field(repr=False)


def shared_by(ctx: JobContext, shelf: Shelf, rows: Ints | None = None, runs: Runs | None = None) -> Shared:
    """Return who shares how much with whom: of these rows with all, or of all. `runs` are those of their hashes, where they are at hand.

    Pairs that stand at one address are among them, whatever they share.
    """
    if runs is None:
        runs = runs_of(shelf, None if rows is None else shelf.hashes_of(rows))
    weights = weights_of(shelf, runs)
    is_asked = np.ones(len(shelf), np.bool_)
    if rows is not None:
        is_asked[:] = False
        is_asked[rows] = True
    ones, others, counts, sums = _added(ctx, len(shelf), runs, weights, is_asked)
    enough = counts >= SHARED_MIN
    ones, others, counts, sums = ones[enough], others[enough], counts[enough], sums[enough]
    ones, others, counts, sums = _with_same_address(shelf, is_asked, ones, others, counts, sums)
    if rows is not None and ones.size:
        runs = runs_of(shelf, shelf.hashes_of(np.unique(np.concatenate((ones, others)))))
        weights = weights_of(shelf, runs)
    return _measured(shelf, runs, weights, ones, others, counts, sums)


def _added(
    ctx: JobContext, size: int, runs: Runs, weights: Weights, is_asked: npt.NDArray[np.bool_]
) -> tuple[Ints, Ints, Ints, Weights]:
    """Return the pairs of holders, one of them asked for, with how many shingles they share and what these weigh."""
    lengths = runs.lengths
    keys: list[Ints] = []
    held: list[Weights] = []
    counts: list[Ints] = []
    waiting = 0
    asked = np.add.reduceat(is_asked[runs.holders].astype(np.int64), runs.starts[:-1]) if lengths.size else lengths
    telling = (lengths > 1) & (asked > 0) & (weights >= _WEIGHT_MIN)
    different = np.unique(lengths[telling])
    for done, length in enumerate(different.tolist()):
        ctx.checkpoint(done, different.size, "copies")
        numbers = np.flatnonzero(telling & (lengths == length))
        if length > _ALL_PAIRS_MAX:
            firsts, seconds = np.zeros(length - 1, np.intp), np.arange(1, length)
        else:
            firsts, seconds = np.triu_indices(length, 1)
        slice_ = max(1, _HELD_MAX // firsts.size)
        for start in range(0, numbers.size, slice_):
            some = numbers[start : start + slice_]
            holders = runs.holders[runs.starts[some][:, None] + np.arange(length)].astype(np.int64)
            one, other = holders[:, firsts].ravel(), holders[:, seconds].ravel()
            weight = np.repeat(weights[some], firsts.size)
            wanted = is_asked[one] | is_asked[other]
            keys.append(one[wanted] * size + other[wanted])
            held.append(weight[wanted])
            counts.append(np.ones(held[-1].size, np.int64))
            waiting += held[-1].size
            if waiting > _HELD_MAX:
                one_key, count, total = _summed(keys, counts, held)
                keys, counts, held, waiting = [one_key], [count], [total], 0
    key, count, total = _summed(keys, counts, held)
    return key // max(size, 1), key % max(size, 1), count, total


def _summed(keys: list[Ints], counts: list[Ints], held: list[Weights]) -> tuple[Ints, Ints, Weights]:
    if not keys:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    found, places = np.unique(np.concatenate(keys), return_inverse=True)
    count = np.bincount(places, np.concatenate(counts), found.size).astype(np.int64)
    return found, count, np.bincount(places, np.concatenate(held), found.size).astype(np.float64)


def _with_same_address(
    shelf: Shelf,
    is_asked: npt.NDArray[np.bool_],
    ones: Ints,
    others: Ints,
    counts: Ints,
    sums: Weights,
) -> tuple[Ints, Ints, Ints, Weights]:
    """Add the pairs at one address that share too little to be found by it: each with the one before."""
    asked = shelf.addresses[is_asked]
    at_them = np.flatnonzero(np.isin(shelf.addresses, asked[asked != 0]))
    order = at_them[np.argsort(shelf.addresses[at_them], kind="stable")]
    same = np.diff(shelf.addresses[order]) == 0
    first, second = order[:-1][same].astype(np.int64), order[1:][same].astype(np.int64)
    wanted = is_asked[first] | is_asked[second]
    key = first[wanted] * len(shelf) + second[wanted]
    key = key[~np.isin(key, ones * len(shelf) + others)]
    nothing = np.zeros(key.size, np.int64)
    size = max(len(shelf), 1)
    return (
        np.concatenate((ones, key // size)),
        np.concatenate((others, key % size)),
        np.concatenate((counts, nothing)),
        np.concatenate((sums, nothing.astype(np.float64))),
    )


def _measured(
    shelf: Shelf, runs: Runs, weights: Weights, ones: Ints, others: Ints, counts: Ints, sums: Weights
) -> Shared:
    """Compare what pairs share with what they have, as far as the samples of both reach."""
    reaches = shelf.reaches()
    reach = np.minimum(reaches[ones], reaches[others])
    rows = np.unique(np.concatenate((ones, others)))
    hashes = shelf.hashes[shelf.places_of(rows)]
    # Row by row, what all hashes up to each weigh, and where each row begins.
    until = np.concatenate((np.zeros(1), np.cumsum(weights[np.searchsorted(runs.wanted, hashes)])))
    keys = (np.repeat(np.arange(rows.size), shelf.counts[rows]) << _ROW_BITS) | hashes.astype(np.int64)
    firsts = np.concatenate((np.zeros(1, np.int64), np.cumsum(shelf.counts[rows])))
    one, other = (
        until[np.searchsorted(keys, (ranks << _ROW_BITS) | reach)] - until[firsts[ranks]]
        for ranks in (np.searchsorted(rows, ones), np.searchsorted(rows, others))
    )
    smaller, union = np.minimum(one, other), one + other - sums
    with np.errstate(divide="ignore", invalid="ignore"):
        contained = np.where(smaller > 0, np.minimum(sums / smaller, 1.0), 0.0)
        alike = np.where(union > 0, np.minimum(sums / union, 1.0), 0.0)
    return Shared(ones, others, counts, contained, alike, sums * _ALL / reach)
