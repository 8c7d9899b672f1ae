"""The names at the left of the plot: what the bars mean, and whose lane each is."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.paint import draw_text, is_rtl
from ui.look.theme import Look
from ui.look.tokens import LANE_LABELS_PX
from ui.panels.timeline.drawing import paint_part, paint_uncertain
from ui.panels.timeline.geometry import AXIS_PX, LEGEND_LINE_PX, Geometry, share_height
from ui.panels.timeline.lane_drawing import lane_color
from ui.panels.timeline.lanes import Lane
from ui.panels.timeline.stacks import Stack

_EDGE_PX, _TEXT_PX, _SWATCH_PX = 16, 30, 8
_LEGEND = (("Date known", False), ("Roughly known", True))
_NARROW_PX = 124


class LaneLabels(QWidget):
    """Paints the legend and the lanes' names, on the same lines as the plot beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lanes: tuple[Lane, ...] = ()
        self._stack: Stack | None = None
        self.setFixedWidth(LANE_LABELS_PX)
        look.changed.connect(self.update)

    def set_lanes(self, lanes: Sequence[Lane]) -> None:
        """Name these lanes."""
        self._lanes = tuple(lanes)
        self.setAccessibleName("Lanes: " + ", ".join(lane.name for lane in self._lanes))
        self.update()

    def set_stack(self, stack: Stack | None) -> None:
        """Name the parts of the bars, or where they have none, what is known and what roughly."""
        self._stack = stack
        self.update()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Take less room, or the usual."""
        self.setFixedWidth(_NARROW_PX if is_narrow else LANE_LABELS_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), look.color("chrome"))
        parts = len(self._stack.names) if self._stack is not None else 0
        geometry = share_height(self.height() - AXIS_PX, len(self._lanes), look.density, parts)
        if self._stack is None:
            self._paint_legend(painter, geometry)
        else:
            self._paint_parts(painter, geometry, self._stack)
        for number, lane in enumerate(self._lanes[: geometry.lanes]):
            middle = geometry.lane_middle(number)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(lane_color(look, lane))
            painter.drawRoundedRect(self._swatch(middle), 2, 2)
            self._text(painter, middle + 4, lane.name, "meta", "text")
        hidden = len(self._lanes) - geometry.lanes
        if hidden and geometry.lanes:
            self._text(painter, geometry.height_px + 15, f"and {hidden} more", "micro", "text_3")

    def _paint_legend(self, painter: QPainter, geometry: Geometry) -> None:
        y = geometry.volume_px - LEGEND_LINE_PX * len(_LEGEND) + 6
        self._text(painter, y - 14, "Articles", "meta", "text_2", weight=500, edge=_EDGE_PX)
        for text, is_uncertain in _LEGEND:
            box = self._swatch(y)
            if is_uncertain:
                paint_uncertain(self._look, painter, box)
            else:
                painter.fillRect(box, self._look.color("ramp.4"))
            self._text(painter, y + 4, text, "micro", "text_3")
            y += LEGEND_LINE_PX

    def _paint_parts(self, painter: QPainter, geometry: Geometry, stack: Stack) -> None:
        """Name the parts of the bars in their order, the lowest at the bottom."""
        y = geometry.volume_px - LEGEND_LINE_PX // 2
        for name, color, frame in zip(stack.names, stack.colors, stack.frames, strict=True):
            if y < LEGEND_LINE_PX // 2:
                return
            paint_part(self._look, painter, [self._swatch(y)], color, frame)
            self._text(painter, y + 4, name, "micro", "text_2")
            y -= LEGEND_LINE_PX

    def _swatch(self, middle: float) -> QRectF:
        left = self.width() - _EDGE_PX - _SWATCH_PX if self.isRightToLeft() else _EDGE_PX
        return QRectF(left, round(middle) - 4, _SWATCH_PX, _SWATCH_PX)

    def _text(
        self,
        painter: QPainter,
        baseline: float,
        text: str,
        step: str,
        role: str,
        *,
        weight: int = 0,
        edge: int = _TEXT_PX,
    ) -> None:
        room = self.width() - edge - 6.0
        x = float(edge)
        if self.isRightToLeft():
            x = self.width() - edge - min(room, self._look.width(text, step, weight))
        # A name of the other direction is isolated by being drawn alone; only its ellipsis must stand at its end.
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl(text) else Qt.LayoutDirection.LeftToRight)
        draw_text(self._look, painter, x, baseline, text, step, role, width=room, weight=weight)
