"""The bar above a pane that draws: its title, a line that says in words what is seen, and room for choices beside."""

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.line import Line
from ui.look.pieces import label
from ui.look.theme import Look
from ui.look.tokens import FOCUS_WIDTH_PX, SPACE


class PaneHeader(QWidget):
    """Title and status; the line on its upper edge says that the keyboard is here. Whoever inherits adds to `box`."""

    def __init__(self, look: Look, title: str) -> None:
        super().__init__()
        self._look, self._is_active = look, False
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(SPACE["pane"], 0, SPACE["pane"], 0)
        self.box.setSpacing(SPACE["row"])
        self.title = label(title, is_strong=True)
        self.box.addWidget(self.title)
        self._status = Line(look, "text_2")
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.box.addWidget(self._status, 1)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    def set_status(self, text: str) -> None:
        """Say what is shown."""
        self._status.set_text(text)

    def set_active(self, *, is_active: bool) -> None:
        """Draw the focus line or not."""
        self._is_active = is_active
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("chrome"))
        if self._is_active:
            painter.fillRect(QRectF(0, 0, self.width(), FOCUS_WIDTH_PX), self._look.color("focus"))

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFixedHeight(self._look.density.header)
        self.update()
