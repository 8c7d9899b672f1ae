"""Which of two places of an article comes first where it is shown: the page has it in another order than its text."""

from bisect import bisect_right
from collections.abc import Sequence

from workbench.model import Document


class PageOrder:
    """The order of the original, or where that is not shown or not known, that of the text."""

    def __init__(self, document: Document | None, *, is_original: bool) -> None:
        self._starts: list[int] = []
        self._places: list[int] = []
        if document is not None and is_original and document.has_places:
            self._starts = [block.start for block in document.blocks]
            self._places = [block.place or 0 for block in document.blocks]

    def key(self, point: int) -> tuple[int, int]:
        """Return what sorts the places of the text as they are shown."""
        if not self._starts:
            return 0, point
        return self._places[max(0, bisect_right(self._starts, point) - 1)], point

    def sort(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return spans as they are shown."""
        return sorted(spans, key=lambda span: self.key(span[0]))
