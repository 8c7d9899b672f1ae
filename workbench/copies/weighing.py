"""What a shingle is worth: one that a single source has in many of its articles is furniture or a standing explainer, and tells of no copy."""

from typing import Final

import numpy as np
import numpy.typing as npt

from workbench.copies.shelf import Ints, Runs, Shelf

Weights = npt.NDArray[np.float64]

# An article and its second version, or a copy of it at another address of the source, may share all they have.
_FREE: Final = 2
# Articles without a source are of many: so many of them count as one of a source that is known.
_UNKNOWN_COUNT_AS: Final = 4


def weights_of(shelf: Shelf, runs: Runs) -> Weights:
    """Return the weight of each hash: 1 where no source has it in more than two articles, 1/4 for three, 1/9 for four, and so on.

    How many have it in all says nothing: a report that forty papers print is as good as one that two do.
    """
    weights = np.ones(runs.wanted.size)
    several = np.flatnonzero(runs.lengths > _FREE)
    if not several.size:
        return weights
    numbers = np.repeat(several, runs.lengths[several])
    lengths = runs.lengths[several]
    ends = np.cumsum(lengths)
    holders = runs.holders[np.arange(lengths.sum()) + np.repeat(runs.starts[several] - ends + lengths, lengths)]
    sources = np.where(shelf.sites != 0, shelf.sites, shelf.sources)
    rows = np.arange(len(shelf))
    # One page saved ten times is one article, and so is one text at ten addresses.
    addresses = np.where(shelf.addresses != 0, _ranks(shelf.addresses), rows + len(shelf))
    source_ranks = _ranks(sources)
    spread = np.minimum(
        _most(numbers, source_ranks[holders], addresses[holders], sources[holders] == 0, runs.wanted.size),
        _most(numbers, source_ranks[holders], _ranks(shelf.wholes)[holders], sources[holders] == 0, runs.wanted.size),
    )
    return np.where(spread > _FREE, 1.0 / np.square(np.maximum(spread, _FREE) - 1.0), weights)


def _most(numbers: Ints, sources: Ints, things: Ints, is_unknown: npt.NDArray[np.bool_], count: int) -> Ints:
    """Return, for each hash, how many different things the source has that has most of them."""
    order = np.lexsort((things, sources, numbers))
    numbers, sources, things, is_unknown = numbers[order], sources[order], things[order], is_unknown[order]
    new_source = np.ones(numbers.size, np.bool_)
    new_source[1:] = (numbers[1:] != numbers[:-1]) | (sources[1:] != sources[:-1])
    is_new = new_source.copy()
    is_new[1:] |= things[1:] != things[:-1]
    firsts = np.flatnonzero(new_source)
    spread = np.add.reduceat(is_new.astype(np.int64), firsts)
    spread = np.where(is_unknown[firsts], -(-spread // _UNKNOWN_COUNT_AS), spread)
    most = np.zeros(count, np.int64)
    np.maximum.at(most, numbers[firsts], spread)
    return most


def _ranks(numbers: Ints) -> Ints:
    """Return small numbers that are the same where large ones are."""
    return np.unique(numbers, return_inverse=True)[1].astype(np.int64)
