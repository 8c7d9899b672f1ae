"""Words found within the open article: marked on the page, counted in the bar, walked in the order in which they are shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from ui.panels.reader.find_bar import FindBar
from ui.panels.reader.finding import Finder
from ui.panels.reader.marks import Layer, Span, spans_of
from ui.panels.reader.order import PageOrder
from ui.panels.reader.page import Page
from ui.panels.reader.plan import PieceKind

# What is selected over more than a line is no word to look for.
_SELECTED_MAX = 100


class FindWalk(QObject):
    """Leads between the bar and the page.

    Args:
        page: The page.
        bar: Where words are typed.
        go_to: Scrolls to a span of the article.
    """

    def __init__(self, page: Page, bar: FindBar, go_to: Callable[[int, int], None]) -> None:
        super().__init__(page)
        self._page, self._bar, self._go_to = page, bar, go_to
        self._finder: Finder | None = None
        self._order = PageOrder(None, is_original=False)
        self._found: list[Span] = []
        bar.words_changed.connect(self.find)
        bar.next_pressed.connect(self.next)
        bar.previous_pressed.connect(self.previous)

    def set_article(self, finder: Finder | None) -> None:
        """Look in another article; what was found in the one before is forgotten."""
        self._finder = finder
        self._found = []

    def set_order(self, order: PageOrder) -> None:
        """Number what is found as it is shown from now on; `number_anew` does so with what was found already."""
        self._order = order

    def number_anew(self) -> None:
        """Mark what was found in the order in which it is shown now, and stay at the one that was gone to last."""
        marks = self._page.marks
        now = self._found[marks.found_now].start if marks.found_now >= 0 else None
        if not self._bar.isHidden():
            self._lay(self._bar.words)
            starts = [span.start for span in self._found]
            marks.found_now = starts.index(now) if now is not None and now in starts else -1
            self._bar.set_count(marks.found_now + 1, len(starts))

    def open(self) -> None:
        """Open the bar; a selection within a line is what it looks for."""
        selected = self._page.selected_text()
        self._bar.open(selected if len(selected) <= _SELECTED_MAX and "\n" not in selected else "")
        self.find(self._bar.words)

    def find_along(self, words: str) -> None:
        """Find words that are typed elsewhere; the bar shows how many there are."""
        self._bar.show()
        if self._bar.words == words:
            self.find(words)
        else:
            self._bar.set_words(words)

    def close(self) -> bool:
        """Close the bar and take its marks away; False if it was not open."""
        was_open, had_focus = not self._bar.isHidden(), self._bar.has_focus
        self._bar.hide()
        self._found, self._page.marks.found, self._page.marks.found_now = [], Layer(), -1
        self._page.refresh_marks()
        if had_focus:
            self._page.setFocus()
        return was_open

    @Slot()
    def next(self) -> None:
        """Go to the next place that was found, from the last one to the first."""
        self._go(self._page.marks.found_now + 1)

    @Slot()
    def previous(self) -> None:
        """Go to the place before, from the first one to the last."""
        self._go(self._page.marks.found_now - 1)

    @Slot(str)
    def find(self, words: str) -> None:
        """Mark what reads like these words, and go to the first from where one reads on: typing does not throw the page about."""
        self._lay(words)
        if not self._found:
            self._page.marks.found_now = -1
            self._page.refresh_marks()
            self._bar.set_count(0, 0)
            return
        top = self._order.key(self._page.top_point())
        self._go(next((n for n, span in enumerate(self._found) if self._order.key(span.start) >= top), 0))

    def _lay(self, words: str) -> None:
        with_boilerplate = self._page.is_original or PieceKind.BOILERPLATE in self._page.opened
        found = [] if self._finder is None else self._finder.find(words, with_boilerplate=with_boilerplate)
        self._found = spans_of(self._order.sort(found))
        self._page.marks.found = Layer(self._found)

    def _go(self, number: int) -> None:
        if not self._found:
            return
        self._page.marks.found_now = number = number % len(self._found)
        self._go_to(self._found[number].start, self._found[number].end)
        self._bar.set_count(number + 1, len(self._found))
