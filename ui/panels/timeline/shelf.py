"""The shelf: how many articles have no date; it is no part of the axis, and pressing it asks for them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.look.paint import draw_focus_ring, draw_text
from ui.look.theme import Look
from ui.look.tokens import SHELF_PX
from ui.panels.timeline.geometry import AXIS_PX, share_height
from ui.panels.timeline.words import say_count

_BAR_PX, _BAR_TALL_PX, _EDGE_PX = 26, 34, 18
_NARROW_PX = 84  # without the noun, where the pane is narrow


class UndatedShelf(QAbstractButton):
    """A hatched bar with its number, dashed as everything that is not certain."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._count, self._lanes = 0, 0
        self.set_narrow(is_narrow=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.update)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many articles are undated."""
        self._count = count
        self.setEnabled(count > 0)
        self.setAccessibleName(say_count(count, "undated article"))
        self.setToolTip(
            f"Show the {say_count(count, 'undated article')}" if count else "Every article of this result has a date"
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor if count else Qt.CursorShape.ArrowCursor)
        self.update()

    def set_lanes(self, lanes: int) -> None:
        """Stand on the line of the bars beside so many lanes."""
        self._lanes = lanes
        self.update()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Take less room, or the usual."""
        self.setFixedWidth(_NARROW_PX if is_narrow else SHELF_PX)

    def sizeHint(self) -> QSize:
        """Return the shelf's width; its height is the plot's."""
        return QSize(self.width(), AXIS_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() and self._count else "chrome"
        painter.fillRect(self.rect(), look.color(ground))
        line = self.width() - 1 if self.isRightToLeft() else 0
        painter.fillRect(QRectF(line, 0, 1, self.height()), look.color("line"))
        ink = "text" if self._count else "text_3"
        tall = _BAR_TALL_PX if self._count else 2
        base = float(share_height(self.height() - AXIS_PX, self._lanes, look.density).volume_px - 1)
        bar = QRectF(self._left(_BAR_PX), base - tall - 0.5, _BAR_PX, tall)
        if self._count:
            pen = QPen(look.color("text_3"), 1)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(QBrush(look.color("ramp.4"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(bar, 2, 2)
        else:
            painter.fillRect(bar, look.color("line_strong"))
        number, noun = f"{self._count:,}", "article" if self._count == 1 else "articles"
        beside = _EDGE_PX + _BAR_PX + 10
        is_narrow = self.width() < SHELF_PX
        self._text(painter, beside, base - (1 if is_narrow else 15), number, "ui_strong", ink)
        if not is_narrow:
            self._text(painter, beside, base - 1, noun, "micro", "text_3")
        self._text(painter, _EDGE_PX, base + 20, "Undated", "meta", "text_2", weight=500)
        if self.hasFocus():
            draw_focus_ring(look, painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 6)

    def _left(self, width: float, from_edge: float = _EDGE_PX) -> float:
        return self.width() - from_edge - width if self.isRightToLeft() else from_edge + 0.5

    def _text(
        self, painter: QPainter, from_edge: float, baseline: float, text: str, step: str, role: str, *, weight: int = 0
    ) -> None:
        x = self._left(self._look.width(text, step, weight), from_edge)
        draw_text(self._look, painter, x, baseline, text, step, role, weight=weight)
