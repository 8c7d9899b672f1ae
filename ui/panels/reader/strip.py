"""The strip beside the scroll bar that shows where in the article the hits are."""

from bisect import bisect_left

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import Look

STRIP_PX = 10
_TICK_PX, _NOW_PX = 3, 6


class HitStrip(QWidget):
    """A tick for each hit; pressing one goes there. The keys walk the same hits."""

    hit_pressed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heights: list[float] = []
        self._now = -1
        self.setFixedWidth(STRIP_PX)
        self.setAccessibleName("Hits in this article")
        look.changed.connect(self._on_look_changed)

    def set_hits(self, heights: list[float], now: int) -> None:
        """Show hits at these parts of the whole height (0 to 1, one a hit, ascending); `now` is the one gone to."""
        self._heights, self._now = heights, now
        self.setToolTip("Every hit in this article" if heights else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if heights else Qt.CursorShape.ArrowCursor)
        self.update()

    def set_now(self, now: int) -> None:
        """Show another hit as the one gone to."""
        self._now = now
        self.update()

    @Slot()
    def _on_look_changed(self) -> None:
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._heights or event.button() != Qt.MouseButton.LeftButton:
            return
        wanted = event.position().y() / max(1, self.height())
        after = bisect_left(self._heights, wanted)
        near = [n for n in (after - 1, after) if 0 <= n < len(self._heights)]
        self.hit_pressed.emit(min(near, key=lambda n: abs(self._heights[n] - wanted)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.fillRect(event.rect(), look.color("page"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("hit_line"))
        last = -1
        for number, height in enumerate(self._heights):
            y = round(height * self.height())
            # Thousands of hits share a pixel: one tick is enough.
            if y != last and number != self._now:
                painter.drawRoundedRect(QRectF(1, y - _TICK_PX / 2, 8, _TICK_PX), 1.5, 1.5)
            last = y
        if 0 <= self._now < len(self._heights):
            painter.setBrush(look.color("text"))
            y = round(self._heights[self._now] * self.height())
            painter.drawRoundedRect(QRectF(1, y - _NOW_PX / 2, 8, _NOW_PX), 2, 2)
