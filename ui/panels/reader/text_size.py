"""The size of the text: a step of the scale, for both pages."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from ui.look import tokens
from ui.panels.reader.bar import HeaderBar
from ui.panels.reader.page import Page


class TextSize(QObject):
    """Sets the size of pages, and ticks it in the bar. `changed` says which size it is now, in pixels."""

    changed = Signal(int)

    def __init__(self, bar: HeaderBar, pages: Sequence[Page]) -> None:
        super().__init__(bar)
        self._bar, self._pages = bar, pages
        bar.size_chosen.connect(self.set)
        bar.set_size(self.px)

    @property
    def px(self) -> int:
        """The size of the text."""
        return self._pages[0].size_px

    @Slot(object)
    def set(self, size_px: int) -> None:
        """Show the text in the step of the scale that is nearest to a size."""
        nearest = min(tokens.READING_STEPS, key=lambda step: abs(step - size_px))
        self._bar.set_size(nearest)
        if nearest != self.px:
            for page in self._pages:
                page.set_size(nearest)
            self.changed.emit(nearest)

    def larger(self) -> None:
        """Show the text one step larger."""
        self.set(next((step for step in tokens.READING_STEPS if step > self.px), self.px))

    def smaller(self) -> None:
        """Show the text one step smaller."""
        self.set(next((step for step in reversed(tokens.READING_STEPS) if step < self.px), self.px))
