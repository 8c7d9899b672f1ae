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
    sources = np.where(shelf.sites[holders] != 0, shelf.sites[holders], shelf.sources[holders])
    # One page saved ten times is one article, and so is one text at ten addresses.
    addresses = np.where(shelf.addresses[holders] != 0, shelf.addresses[holders], holders)
    spread = np.minimum(
        _most(numbers, sources, addresses, runs.wanted.size),
        _most(numbers, sources, shelf.wholes[holders], runs.wanted.size),
    )
    return np.where(spread > _FREE, 1.0 / np.square(np.maximum(spread, _FREE) - 1.0), weights)


def _most(numbers: Ints, sources: Ints, things: Ints, count: int) -> Ints:
    """Return, for each hash, how many different things the source has that has most of them."""
    order = np.lexsort((things, sources, numbers))
    numbers, sources, things = numbers[order], sources[order], things[order]
    new_source = np.ones(numbers.size, np.bool_)
    new_source[1:] = (numbers[1:] != numbers[:-1]) | (sources[1:] != sources[:-1])
    is_new = new_source.copy()
    is_new[1:] |= things[1:] != things[:-1]
    firsts = np.flatnonzero(new_source)
    spread = np.add.reduceat(is_new.astype(np.int64), firsts)
    spread = np.where(sources[firsts] == 0, -(-spread // _UNKNOWN_COUNT_AS), spread)
    most = np.zeros(count, np.int64)
    np.maximum.at(most, numbers[firsts], spread)
    return most
