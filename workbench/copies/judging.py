"""Tells of pairs of articles that share something whether they are copies, and of what kind."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from workbench.copies.copy import CopyKind, CopyPair
from workbench.copies.sharing import SHARED_MIN, Shared, shared_by
from workbench.copies.shelf import Ints, Runs, Shelf
from workbench.jobs import JobContext

# Shorter texts are too easily like others: they have to be the same, and to say something.
_WORDS_MIN: Final = 40
_SAME_WORDS_MIN: Final = 8
# So many words in a row, or as much in pieces, and weighed: less is a quotation.
_STRETCH_MIN: Final = 20.0
# How much of the shorter has to stand in the longer. A paper tells on Tuesday half of what it told on Monday, so that copies within one source
# have to share more; of a page that was saved again a seventh is left, if it is not another page.
_OTHER_SOURCE: Final = 0.4
_UNKNOWN_SOURCE: Final = 0.6
_SAME_SOURCE: Final = 0.7
_SAME_ADDRESS: Final = 0.15


def judge(ctx: JobContext, shelf: Shelf, rows: Ints | None = None, runs: Runs | None = None) -> list[CopyPair]:
    """Return the pairs that are copies: of these rows with all, or of all. `runs` are those of their hashes, where they are at hand."""
    shared = shared_by(ctx, shelf, rows, runs)
    return list(_judged(shelf, shared))


def _judged(shelf: Shelf, shared: Shared) -> Iterator[CopyPair]:
    one, other = shared.ones, shared.others
    same_address = (shelf.addresses[one] == shelf.addresses[other]) & (shelf.addresses[one] != 0)
    same_site = (shelf.sites[one] == shelf.sites[other]) & (shelf.sites[one] != 0)
    same_name = (shelf.sources[one] == shelf.sources[other]) & (shelf.sources[one] != 0)
    same_title = (shelf.titles[one] == shelf.titles[other]) & (shelf.titles[one] != 0)
    same_text = shelf.wholes[one] == shelf.wholes[other]
    is_known = (shelf.sites != 0) | (shelf.sources != 0)
    both_known = is_known[one] & is_known[other]
    same_source = same_site | same_name
    shorter = np.minimum(shelf.words[one], shelf.words[other])
    least = np.where(same_source, _SAME_SOURCE, np.where(both_known, _OTHER_SOURCE, _UNKNOWN_SOURCE))
    is_long = (shorter >= _WORDS_MIN) & (shared.counts >= SHARED_MIN) & (shared.stretch >= _STRETCH_MIN)
    is_copy = (
        (is_long & (shared.contained >= least))
        | (same_text & (shorter >= _SAME_WORDS_MIN))
        | (same_address & (same_title | (shared.contained >= _SAME_ADDRESS)))
    )
    for place in np.flatnonzero(is_copy).tolist():
        if same_address[place]:
            kind = CopyKind.SAVED_AGAIN if same_text[place] else CopyKind.REVISION
        else:
            kind = CopyKind.COPY if both_known[place] and not same_source[place] else CopyKind.DUPLICATE
        ends = int(shelf.articles[one[place]]), int(shelf.articles[other[place]])
        is_same = bool(same_text[place])
        contained, alike = (1.0, 1.0) if is_same else (float(shared.contained[place]), float(shared.alike[place]))
        yield CopyPair(min(ends), max(ends), kind, round(contained, 3), round(alike, 3))
