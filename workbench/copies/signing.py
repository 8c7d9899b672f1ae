"""Signatures and pairs of copies follow the library: what has none yet is signed, and its copies are looked for."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from workbench.copies.judging import judge
from workbench.copies.shelf import runs_of
from workbench.copies.signatures import signature_of
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library.articles import get_document
from workbench.library.copy_rows import (
    paired_articles,
    read_shelf,
    store_pairs,
    store_signature,
    unpaired_articles,
    unsigned_articles,
)
from workbench.library.store import Library

# Articles that share a transaction.
_BATCH: Final = 64
# Where so much of a library is new, all of it is looked through at once.
_MUCH: Final = 0.2


@dataclass(frozen=True, slots=True)
class SigningReport:
    """How many articles were signed, and how many pairs of copies were judged to be such, those anew that one of these shook."""

    signed: int = 0
    pairs: int = 0


def sign_pending(ctx: JobContext, library: Library) -> SigningReport:
    """Sign whatever has no signature yet and find its copies; what was stored stays when the work is stopped.

    A text that is damaged is passed over: whoever annotates it says so.
    """
    waiting = unsigned_articles(library.connection)
    signed = 0
    for first in range(0, len(waiting), _BATCH):
        ready = []
        for done, article in enumerate(waiting[first : first + _BATCH], first):
            ctx.checkpoint(done, len(waiting), "copies")
            try:
                document, version = get_document(library, article)
            except (LibraryError, UsageError):
                continue
            ready.append((article, version, signature_of(document)))
        if ready:
            with library.write() as connection:
                signed += sum(store_signature(connection, *one) for one in ready)
    return SigningReport(signed, _pair(ctx, library))


def _pair(ctx: JobContext, library: Library) -> int:
    """Find the copies of what has been signed since that was done last."""
    unpaired = unpaired_articles(library.connection)
    if not unpaired:
        return 0
    with library.read() as connection:
        shelf = read_shelf(connection)
        paired = paired_articles(connection)
    rows = np.flatnonzero(np.isin(shelf.articles, unpaired)).astype(np.int64)
    if rows.size > _MUCH * len(shelf):
        articles = shelf.articles.tolist()
        pairs = judge(ctx, shelf)
    else:
        # What a source says again and again is known only by and by: pairs that rest on it are judged anew.
        runs = runs_of(shelf, shelf.hashes_of(rows))
        sharing = np.unique(runs.holders).astype(np.int64)
        shaken = np.setdiff1d(sharing[np.isin(shelf.articles[sharing], list(paired))], rows)
        rows = np.union1d(rows, shaken)
        articles = shelf.articles[rows].tolist()
        pairs = judge(ctx, shelf, rows, None if shaken.size else runs)
    store_pairs(library, articles, pairs)
    return len(pairs)
