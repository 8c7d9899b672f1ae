"""The strip beside the scroll bar that shows where in the article the hits are."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import Look

STRIP_PX = 10
_TICK_PX, _NOW_PX = 3, 6
_FINE_PX = 2
_TOLD = "Every hit in this article; at the left your marks, at the right its dates"


class Side(Enum):
    """Where in the strip ticks stand, as left edge and width in pixels."""

    BOTH = (1, 8)
    LEFT = (1, 4)
    RIGHT = (6, 3)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Ticks of one kind in a colour of the theme, at parts of the whole height (0 to 1), as wide as the strip or at one side of it."""

    role: str
    heights: tuple[float, ...] = ()
    side: Side = Side.BOTH


class HitStrip(QWidget):
    """A tick for each hit; pressing one goes there. The keys walk the same hits. Other marks have ticks of their own colour."""

    hit_pressed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._heights: list[float] = []
        self._ticks: tuple[Ticks, ...] = ()
        self._now = -1
        self.setFixedWidth(STRIP_PX)
        self.setAccessibleName("Hits in this article")
        look.changed.connect(self._on_look_changed)

    def set_hits(self, heights: list[float], now: int) -> None:
        """Show hits at these parts of the whole height (0 to 1, one a hit, ascending); `now` is the one gone to."""
        self._heights, self._now = heights, now
        self._tell()
        self.setCursor(Qt.CursorShape.PointingHandCursor if heights else Qt.CursorShape.ArrowCursor)
        self.update()

    def set_ticks(self, ticks: Sequence[Ticks]) -> None:
        """Show other marks, those of the first kind lowest."""
        if tuple(ticks) != self._ticks:
            self._ticks = tuple(ticks)
            self._tell()
            self.update()

    def _tell(self) -> None:
        has_any = self._heights or any(ticks.heights for ticks in self._ticks)
        self.setToolTip(_TOLD if has_any else "")

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
        for ticks in self._ticks:
            if ticks.side is not Side.BOTH:
                self._paint(painter, ticks.role, ticks.heights, ticks.side, _FINE_PX)
        # Which of the hits is at hand is painted over all others.
        rest = [height for number, height in enumerate(self._heights) if number != self._now]
        self._paint(painter, "hit_line", rest, Side.BOTH, _TICK_PX)
        for ticks in self._ticks:
            if ticks.side is Side.BOTH:
                self._paint(painter, ticks.role, ticks.heights, ticks.side, _FINE_PX)
        if 0 <= self._now < len(self._heights):
            painter.setBrush(look.color("text"))
            y = round(self._heights[self._now] * self.height())
            painter.drawRoundedRect(QRectF(1, y - _NOW_PX / 2, 8, _NOW_PX), 2, 2)

    def _paint(self, painter: QPainter, role: str, heights: Sequence[float], side: Side, thick_px: int) -> None:
        painter.setBrush(self._look.color(role))
        left, width = side.value
        last = -1
        for height in heights:
            y = round(height * self.height())
            # Thousands of marks share a pixel: one tick is enough.
            if y != last:
                painter.drawRoundedRect(QRectF(left, y - thick_px / 2, width, thick_px), 1.5, 1.5)
            last = y
