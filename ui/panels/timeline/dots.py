"""Dots with a ring of ground, drawn once each and stamped from then on: an antialiased ellipse costs 50 times a stamp."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

_EVEN_UP_TO = 4  # a lane of single dates has dots of middling size
_RING_PX = 2
_LINE_PX = 1.6  # of a hollow dot
_STAMPS_MOST = 400


class DotStamps:
    """Keeps the dots that were asked for, by size, colours and the screen's scale."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, float, bool], QPixmap] = {}

    def draw(
        self,
        painter: QPainter,
        middle: QPointF,
        radius_px: float,
        ink: QColor,
        ground: QColor,
        *,
        is_hollow: bool = False,
    ) -> None:
        """Draw a dot, its radius to the nearest half pixel; hollow where none of its dates is certain."""
        scale = painter.device().devicePixelRatio()
        key = (round(radius_px * 2), ink.rgba(), ground.rgba(), scale, is_hollow)
        stamp = self._known.get(key)
        if stamp is None:
            if len(self._known) >= _STAMPS_MOST:
                self._known.clear()
            stamp = self._known[key] = _make(key[0] / 2, ink, ground, scale, is_hollow=is_hollow)
        half = stamp.width() / scale / 2
        # On whole device pixels, or the stamp would be blurred.
        left = round((middle.x() - half) * scale) / scale
        top = round((middle.y() - half) * scale) / scale
        painter.drawPixmap(QPointF(left, top), stamp)


def dot_radius(count: int, most: int) -> float:
    """Return the radius of a dot: its area follows how many dates it holds, against the lane's fullest dot."""
    return 3.5 + 3.0 * math.sqrt(count / max(most, _EVEN_UP_TO))


def _make(radius_px: float, ink: QColor, ground: QColor, scale: float, *, is_hollow: bool) -> QPixmap:
    side = 2 * math.ceil(radius_px + _RING_PX / 2) + 1
    stamp = QPixmap(math.ceil(side * scale), math.ceil(side * scale))
    stamp.setDevicePixelRatio(scale)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ground, _RING_PX))
    painter.setBrush(QBrush(ink))
    painter.drawEllipse(QPointF(side / 2, side / 2), radius_px, radius_px)
    if is_hollow:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(ground))
        hole = radius_px - _RING_PX / 2 - _LINE_PX
        painter.drawEllipse(QPointF(side / 2, side / 2), hole, hole)
    painter.end()
    return stamp
