"""How far an article has been read, and about how long the rest of it takes."""

from itertools import accumulate

from PySide6.QtCore import QObject, Slot

from ui.panels.reader.bar import HeaderBar
from ui.panels.reader.page import Page
from ui.panels.reader.plan import Plan
from workbench.reading_time import reading_minutes


class Progress(QObject):
    """Says in the header bar how much of one page has been in sight; nothing of an article that is in sight as a whole."""

    def __init__(self, page: Page, bar: HeaderBar) -> None:
        super().__init__(page)
        self._page, self._bar = page, bar
        self._plan: Plan | None = None
        # How many characters stand above each piece, and last of all how many there are.
        self._above: list[int] = [0]
        page.moved.connect(self.tell)
        page.laid_out.connect(self.tell)

    @Slot()
    def tell(self) -> None:
        """Say how far one has read."""
        share = self.share()
        if share is None or self._page.content is None:
            self._bar.set_progress("")
            return
        article = self._page.content.article
        left = reading_minutes(round(article.words_body * (1 - share)), article.language)
        words = f"{int(share * 100)} %"
        self._bar.set_progress(f"{words} · {left} min left" if left and share < 1 else words)

    def share(self) -> float | None:
        """Return how much of the article has been above the lower edge of the view, 0 to 1; None where nothing is beyond it."""
        plan = self._page.plan
        if plan is None or not plan.main:
            return None
        if plan is not self._plan:
            self._plan = plan
            self._above = [0, *accumulate(piece.chars for piece in plan.main[: plan.last + 1])]
        whole = self._above[-1]
        if not whole or self._is_in_view_as_a_whole():
            return None
        height, seen = self._page.viewport().height(), 0.0
        for _, place, box in self._page.in_view():
            if place.number > plan.last:
                return 1.0
            if box.top() >= height:
                break
            inside = min(1.0, (height - box.top()) / max(1.0, box.height()))
            seen = self._above[place.number] + inside * plan.main[place.number].chars
        return min(1.0, seen / whole)

    def _is_in_view_as_a_whole(self) -> bool:
        return not self._page.verticalScrollBar().value() and self._page.has_end_in_view()
