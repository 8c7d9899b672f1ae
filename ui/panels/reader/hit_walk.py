"""The hits of the open article: marked on the page, and walked in the order in which they are shown."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from ui.panels.reader.marks import Layer, Span, spans_of
from ui.panels.reader.order import PageOrder
from ui.panels.reader.page import Page


class HitWalk(QObject):
    """Says with `moved` that another hit was gone to. Every walk is False where there is no hit further.

    Args:
        page: The page.
        go_to: Scrolls to a span of the article.
    """

    moved = Signal()

    def __init__(self, page: Page, go_to: Callable[[int, int], None]) -> None:
        super().__init__(page)
        self._page, self._go_to = page, go_to
        self._order = PageOrder(None, is_original=False)
        self._hits: list[Span] = []

    @property
    def spans(self) -> list[Span]:
        """The hits as they are shown, numbered."""
        return self._hits

    @property
    def now(self) -> int:
        """Which hit was gone to last, -1 if none was."""
        return self._page.marks.hit_now

    def current(self) -> tuple[int, int] | None:
        """Return the span of the hit that was gone to last, in code points."""
        return (self._hits[self.now].start, self._hits[self.now].end) if 0 <= self.now < len(self._hits) else None

    def set_order(self, order: PageOrder) -> None:
        """Number hits as they are shown from now on; `number_anew` does so with those that are marked already."""
        self._order = order

    def lay(self, hits: Sequence[tuple[int, int]], now: int = -1) -> None:
        """Mark these hits; `now` is the number of the one that is taken as gone to."""
        self._hits = spans_of(self._order.sort(hits))
        self._page.marks.hits = Layer(self._hits)
        self.stay_at(now)

    def stay_at(self, number: int) -> None:
        """Take a hit as gone to, or the last one if there are not as many; the page stays where it is."""
        self._page.marks.hit_now = min(number, len(self._hits) - 1)

    def number_anew(self) -> None:
        """Mark the hits in the order in which they are shown now, and stay at the one that was gone to last."""
        now, hits = self.current(), self._order.sort([(span.start, span.end) for span in self._hits])
        self.lay(hits, hits.index(now) if now is not None else -1)

    def has(self, hits: Sequence[tuple[int, int]]) -> bool:
        """Tell whether just these hits are marked."""
        return [(span.start, span.end) for span in self._hits] == self._order.sort(hits)

    @Slot()
    def next(self) -> bool:
        """Go to the next hit, at first to the one that comes next where one reads."""
        if self.now >= 0 or not self._hits:
            return self.go(self.now + 1)
        top = self._order.key(self._page.top_point())
        ahead = bisect_left(self._hits, top, key=lambda hit: self._order.key(hit.start))
        return self.go(ahead if ahead < len(self._hits) else 0)

    @Slot()
    def previous(self) -> bool:
        """Go to the hit before."""
        return self.go(self.now - 1)

    def first(self) -> bool:
        """Go to the first hit."""
        return self.go(0)

    def last(self) -> bool:
        """Go to the last hit."""
        return self.go(len(self._hits) - 1)

    @Slot(int)
    def go(self, number: int) -> bool:
        """Go to a hit by its number."""
        if not 0 <= number < len(self._hits):
            return False
        self.stay_at(number)
        self._go_to(self._hits[number].start, self._hits[number].end)
        self.moved.emit()
        return True
