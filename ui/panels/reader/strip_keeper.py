"""Keeps the strip beside the scroll bar true to the page: where hits, dates, the user's marks and what was found stand, once all has come to rest."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.panels.reader.geometry import exact_heights, rough_heights
from ui.panels.reader.hit_walk import HitWalk
from ui.panels.reader.marks import Span, Spanned, spans_of
from ui.panels.reader.page import Page
from ui.panels.reader.strip import HitStrip, Side, Ticks

_AFTER_MS: Final = 60
# Up to here the layout of the whole text is quick enough to be asked for, and so is where each mark stands in it.
_QUICK_CHARS: Final = 400_000
_EXACT_MAX: Final = 1_500


class StripKeeper(QObject):
    """Fills one strip from one page."""

    def __init__(self, strip: HitStrip, page: Page, hits: HitWalk) -> None:
        super().__init__(page)
        self._strip, self._page, self._hits = strip, page, hits
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_AFTER_MS)
        self._due.timeout.connect(self.fill)
        page.laid_out.connect(self._on_changed)
        page.marked.connect(self._on_changed)
        strip.hit_pressed.connect(hits.go)

    def tell_hit(self) -> None:
        """Show which hit was gone to, and soon where all of them stand."""
        self._strip.set_now(self._hits.now)
        self._due.start()

    @Slot()
    def fill(self) -> None:
        """Show everything where it stands now."""
        marks = self._page.marks
        self._strip.set_hits(heights_of(self._page, self._hits.spans), self._hits.now)
        dates = marks.dates.marks if marks.shows_dates else ()
        self._strip.set_ticks(
            (
                Ticks("ok", self._heights(marks.own.marks), Side.LEFT),
                Ticks("time", self._heights(dates), Side.RIGHT),
                Ticks("accent", self._heights(marks.found.marks)),
            )
        )

    def _heights(self, marks: Iterable[Spanned]) -> tuple[float, ...]:
        return tuple(heights_of(self._page, spans_of([(mark.start, mark.end) for mark in marks])))

    @Slot()
    def _on_changed(self) -> None:
        # While an article is being written this comes many times a second.
        if not self._due.isActive():
            self._due.start()


def heights_of(page: Page, spans: Sequence[Span]) -> list[float]:
    """Return where on the whole page spans stand, 0 to 1; folded ones stand at their fold."""
    places, plan, content = page.places, page.plan, page.content
    if places is None or plan is None or content is None or not spans:
        return []
    if page.stretch is not None:
        return page.stretch.heights(spans)
    if not page.is_whole or page.document().characterCount() > _QUICK_CHARS or len(spans) > _EXACT_MAX:
        return rough_heights(spans, len(content.document.text))
    return exact_heights(page.document(), places, spans, plan.fold_of)
