"""Step through the documents that have a term, as Whoosh's queries ask to."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import repeat
from typing import Any, Final

import numpy as np
from whoosh.matching import ReadTooFar
from whoosh.matching.mcore import LeafMatcher, NullMatcher

from index.whoosh_documents import Postings

# After the last document; some matchers of Whoosh compare with it without asking whether there is another.
_END: Final = 1 << 62


class PostingsMatcher(LeafMatcher):
    """The postings of one term.

    It knows no blocks, and says that any document may score without limit: what Whoosh leaves out by comparing such
    limits is not always what could be left out.
    """

    def __init__(self, postings: Postings, format_: Any, term: tuple[str, bytes], scorer: Any, at: int = 0) -> None:
        self._postings = postings
        self._ids: list[int] = postings.documents.tolist()
        self._frequencies: list[int] = postings.frequencies.tolist()
        self._places: tuple[list[int], list[int]] | None = None
        self._at = at
        self._term = term
        self.format = format_
        self.scorer = scorer

    def is_active(self) -> bool:
        """Say whether it stands at a document."""
        return self._at < len(self._ids)

    def reset(self) -> None:
        """Go back to the first document."""
        self._at = 0

    def copy(self) -> "PostingsMatcher":
        """Return another that stands at the same document."""
        return PostingsMatcher(self._postings, self.format, self._term, self.scorer, self._at)

    def replace(self, minquality: float = 0) -> Any:  # noqa: ARG002  (Whoosh's interface)
        """Return what does the same with less work."""
        return self if self.is_active() else NullMatcher

    def id(self) -> int:
        """Return the document."""
        return self._ids[self._at] if self.is_active() else _END

    def all_ids(self) -> Iterator[int]:
        """Yield the documents from here on."""
        return iter(self._ids[self._at :])

    def all_items(self) -> Iterator[tuple[int, bytes]]:
        """Yield them with their encoded values."""
        while self.is_active():
            yield self.id(), self.value()
            self.next()

    def next(self) -> bool:
        """Go to the next document."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return False

    def skip_to(self, id: int) -> None:  # noqa: A002  (Whoosh's interface)
        """Go to the first document from one on, never back."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._ids, id, self._at)

    def weight(self) -> float:
        """Return how often the term stands in the document."""
        return float(self._frequencies[self._at])

    def value(self) -> Any:
        """Return the encoded value."""
        return self.format.encode(self._positions())

    def value_as(self, astype: str) -> Any:
        """Return the value as Whoosh names its readings."""
        match astype:
            case "positions":
                return self._positions()
            case "position_boosts":
                return list(zip(self._positions(), repeat(1)))
            case "frequency":
                return self._frequencies[self._at]
            case "weight":
                return self.weight()
        return super().value_as(astype)

    def items_as(self, astype: str) -> Iterator[tuple[int, Any]]:
        """Yield the documents from here on with their values in a reading."""
        while self.is_active():
            yield self.id(), self.value_as(astype)
            self.next()

    def supports_block_quality(self) -> bool:
        """Say no."""
        return False

    def max_quality(self) -> float:
        """Say that there is no limit."""
        return float("inf")

    def block_quality(self) -> float:
        """Say that there is no limit."""
        return float("inf")

    def skip_to_quality(self, minquality: float) -> int:  # noqa: ARG002  (Whoosh's interface)
        """Skip nothing."""
        return 0

    def score(self) -> float:
        """Return the score of the document; how often it has the term, where nothing scores."""
        return float(self.scorer.score(self)) if self.scorer else self.weight()

    def _positions(self) -> list[int]:
        if self._places is None:
            read = self._postings.read_places
            ends = np.cumsum(self._postings.frequencies)
            self._places = ([], []) if read is None else ([0, *ends.tolist()], read().tolist())
        ends_of, places = self._places
        return places[ends_of[self._at] : ends_of[self._at + 1]] if ends_of else []
