"""The bar above the plot: what is brushed or stood on, the open article's date, and the choice of the unit."""

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.line import Line
from ui.look.pieces import Segments, label
from ui.look.theme import Look
from ui.look.tokens import FOCUS_WIDTH_PX, SPACE
from ui.panels.timeline.words import Stacked

# Of what the bars are stacked, as the header names it.
STACKS = {Stacked.NOT: "Plain", Stacked.SOURCE: "Sources", Stacked.ZONE: "Hits"}
# The unit's name is its text in lower case.
UNITS = ("Auto", "Days", "Weeks", "Months", "Years")
_OPEN_FITS_PX, _STACKS_FIT_PX, _WORDS_FIT_PX = 640, 820, 1100


class TimelineHeader(QWidget):
    """Says in words what the plot shows; the line on its upper edge says that the keyboard is here."""

    unit_chosen = Signal(str)
    stack_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._is_active = False
        box = QHBoxLayout(self)
        box.setContentsMargins(SPACE["pane"], 0, SPACE["pane"], 0)
        box.setSpacing(SPACE["row"])
        self._title = label("Timeline", is_strong=True)
        box.addWidget(self._title)
        self._status = Line(look, "text_2")
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box.addWidget(self._status, 1)
        self._open = Line(look, "time")
        self._open.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        box.addWidget(self._open)
        self._stacks = Segments(look, tuple(STACKS.values()), "Bars stacked by")
        self._stacks.chosen.connect(self._on_stack_chosen)
        box.addWidget(self._stacks)
        self._units = Segments(look, UNITS, "Unit of the bars")
        self._units.chosen.connect(self._on_unit_chosen)
        box.addWidget(self._units)
        self._when = ""
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def set_status(self, text: str) -> None:
        """Say what is shown, brushed or stood on."""
        self._status.set_text(text)

    def set_of_article(self, *, is_of_article: bool) -> None:
        """Say whether this is the open article's timeline alone."""
        self._title.setText("Timeline of this article" if is_of_article else "Timeline")

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

    def set_active(self, *, is_active: bool) -> None:
        """Draw the focus line or not."""
        self._is_active = is_active
        self.update()

    def _fit(self) -> None:
        # In its own colour the day alone is enough: it is that of the line in the plot.
        words = "This article, " if self._when and self.width() >= _WORDS_FIT_PX else ""
        self._open.set_text(f"{words}{self._when}")
        self._open.setVisible(bool(self._when) and self.width() >= _OPEN_FITS_PX)
        self._stacks.setVisible(self.width() >= _STACKS_FIT_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("chrome"))
        if self._is_active:
            painter.fillRect(QRectF(0, 0, self.width(), FOCUS_WIDTH_PX), self._look.color("focus"))

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFixedHeight(self._look.density.header)
        self.update()

    @Slot(int)
    def _on_unit_chosen(self, place: int) -> None:
        self.unit_chosen.emit(UNITS[place].lower())

    @Slot(int)
    def _on_stack_chosen(self, place: int) -> None:
        self.stack_chosen.emit(list(STACKS)[place])
