"""The card under the search field that says what is wrong with the query and points at the place."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.pieces import FloatingCard, label
from ui.look.theme import Look

_SIDE_PX, _TIP_PX = 12, 6


class MistakeCard(FloatingCard):
    """A sentence or two, with a tip that stands under the mistake."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._tip_x = 0.0
        self._words = label()
        self._words.setWordWrap(True)
        box = QVBoxLayout(self)
        side = self.margin_px + _SIDE_PX
        box.setContentsMargins(side, side - 2, side, side - 2)
        box.addWidget(self._words)

    def point(self, message: str, corner: QPointF, width: int, tip_x: float) -> None:
        """Show the message below the field; `tip_x` is where the mistake stands, from the card's left edge."""
        self._words.setText(message)
        self.setAccessibleName(message)
        height = self._words.heightForWidth(width - 2 * _SIDE_PX) + 2 * (_SIDE_PX - 2)
        self._tip_x = min(max(tip_x, 14.0), width - 14.0)
        self.place(corner, width, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, top = self.margin_px + self._tip_x, self.margin_px + 0.5
        tip = [QPointF(x - _TIP_PX, top + 1), QPointF(x, top - _TIP_PX), QPointF(x + _TIP_PX, top + 1)]
        painter.setPen(QPen(look.color("raised"), 1))
        painter.setBrush(look.color("raised"))
        painter.drawPolygon(QPolygonF(tip))
        painter.setPen(QPen(look.color("line_strong" if look.theme.name == "contrast" else "line"), 1))
        painter.drawPolyline(QPolygonF([tip[0] - QPointF(0, 1), tip[1], tip[2] - QPointF(0, 1)]))
