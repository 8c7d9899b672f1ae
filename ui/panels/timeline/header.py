"""The bar above the plot: what is brushed or stood on, the open article's date, and the choice of the unit."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from ui.look.header import PaneHeader
from ui.look.line import Line
from ui.look.pieces import Segments
from ui.look.theme import Look
from ui.panels.timeline.words import Stacked

# Of what the bars are stacked, as the header names it.
STACKS = {Stacked.NOT: "Plain", Stacked.SOURCE: "Sources", Stacked.ZONE: "Hits"}
# The unit's name is its text in lower case.
UNITS = ("Auto", "Days", "Weeks", "Months", "Years")
_OPEN_FITS_PX, _STACKS_FIT_PX, _WORDS_FIT_PX = 640, 820, 1100


class TimelineHeader(PaneHeader):
    """Says in words what the plot shows; the line on its upper edge says that the keyboard is here."""

    unit_chosen = Signal(str)
    stack_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Timeline")
        self._open = Line(look, "time")
        self._open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.box.addWidget(self._open)
        self._stacks = Segments(look, tuple(STACKS.values()), "Bars stacked by")
        self._stacks.chosen.connect(self._on_stack_chosen)
        self.box.addWidget(self._stacks)
        self._units = Segments(look, UNITS, "Unit of the bars")
        self._units.chosen.connect(self._on_unit_chosen)
        self.box.addWidget(self._units)
        self._when = ""

    def set_of_article(self, *, is_of_article: bool) -> None:
        """Say whether this is the open article's timeline alone."""
        self.title.setText("Timeline of this article" if is_of_article else "Timeline")

    def set_open(self, when: str) -> None:
        """Say when the open article was published; empty for none."""
        self._when = when
        self._fit()

    def set_unit(self, place: int) -> None:
        """Show which unit is chosen."""
        self._units.choose(place)

    def set_stacked(self, stacked: Stacked) -> None:
        """Show of what the bars are stacked."""
        self._stacks.choose(list(STACKS).index(stacked))

    def _fit(self) -> None:
        # In its own colour the day alone is enough: it is that of the line in the plot.
        words = "This article, " if self._when and self.width() >= _WORDS_FIT_PX else ""
        self._open.set_text(f"{words}{self._when}")
        self._open.setVisible(bool(self._when) and self.width() >= _OPEN_FITS_PX)
        self._stacks.setVisible(self.width() >= _STACKS_FIT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @Slot(int)
    def _on_unit_chosen(self, place: int) -> None:
        self.unit_chosen.emit(UNITS[place].lower())

    @Slot(int)
    def _on_stack_chosen(self, place: int) -> None:
        self.stack_chosen.emit(list(STACKS)[place])
