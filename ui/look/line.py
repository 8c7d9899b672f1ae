"""A line of text that says in a pane's header, or below its picture, what is seen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.paint import draw_text, is_rtl
from ui.look.theme import Look


class Line(QWidget):
    """One line of plain text that is elided where it does not fit."""

    def __init__(self, look: Look, role: str) -> None:
        super().__init__()
        self._look, self._role, self._text = look, role, ""
        look.changed.connect(self.update)

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return what the whole text takes."""
        return QSize(round(self._look.width(self._text, "ui")) + 2, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        baseline = self.height() / 2 + self._look.metrics("ui").capHeight() / 2
        x = 0.0
        if self.isRightToLeft():
            x = max(0.0, self.width() - self._look.width(self._text, "ui"))
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_rtl(self._text) else Qt.LayoutDirection.LeftToRight
        )
        draw_text(self._look, painter, x, baseline, self._text, "ui", self._role, width=self.width())
