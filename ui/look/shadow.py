"""The soft shadow of what floats over the window: sharp at any ratio, and no QGraphicsEffect."""

from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.look import tokens
from ui.look.theme import Look


class Shadow:
    """Paints the shadow of a box of any size from one stamp: its corners as they are, its sides drawn out."""

    def __init__(self, look: Look, radius: float, level: str) -> None:
        self._look, self._radius, self._level = look, radius, level
        self._stamp: tuple[object, QPixmap] | None = None

    def paint(self, painter: QPainter, box: QRectF) -> None:
        """Paint the shadow round a box; what lies under the box itself is left out."""
        elevation = tokens.ELEVATION[self._level]
        if elevation is None:
            return
        drop, blur, _ = elevation
        reach, corner = blur + drop, round(self._radius) + blur
        stamp = self._stamp_for(painter.device().devicePixelRatio(), reach, corner)
        cut, least = reach + corner, 2 * (reach + corner) + 1
        whole = box.adjusted(-reach, -reach, reach, reach)
        if whole.width() < least or whole.height() < least:
            painter.save()
            self._paint_rings(painter, box)
            painter.restore()
            return
        ratio = stamp.devicePixelRatio()
        sources = (0.0, cut * ratio, (cut + 1) * ratio, least * ratio)
        across = (whole.left(), whole.left() + cut, whole.right() - cut, whole.right())
        down = (whole.top(), whole.top() + cut, whole.bottom() - cut, whole.bottom())
        for row, ((top, bottom), (from_y, to_y)) in enumerate(zip(pairwise(down), pairwise(sources), strict=True)):
            for column, ((left, right), (from_x, to_x)) in enumerate(
                zip(pairwise(across), pairwise(sources), strict=True)
            ):
                if (row, column) != (1, 1):
                    target = QRectF(left, top, right - left, bottom - top)
                    painter.drawPixmap(target, stamp, QRectF(from_x, from_y, to_x - from_x, to_y - from_y))

    def _stamp_for(self, ratio: float, reach: int, corner: int) -> QPixmap:
        """Return the shadow of the smallest box that has all corners whole."""
        key = (ratio, self._look.theme.name, self._look.theme.shadow_alpha)
        if self._stamp is not None and self._stamp[0] == key:
            return self._stamp[1]
        side = 2 * (reach + corner) + 1
        stamp = QPixmap(round(side * ratio), round(side * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        self._paint_rings(painter, QRectF(reach, reach, side - 2 * reach, side - 2 * reach))
        painter.end()
        self._stamp = key, stamp
        return stamp

    def _paint_rings(self, painter: QPainter, box: QRectF) -> None:
        elevation = tokens.ELEVATION[self._level]
        assert elevation is not None
        drop, blur, share = elevation
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        steps, radius = blur // 2, self._radius
        for ring in range(steps):
            far = 1 - ring / steps
            grow = blur * far
            strength = self._look.theme.shadow_alpha * share * 5 * (1 - far) / steps
            if strength < 0.5:
                continue
            painter.setBrush(QColor(0, 0, 0, round(strength + 0.5)))
            painter.drawRoundedRect(box.adjusted(-grow, -grow + drop, grow, grow + drop), radius + grow, radius + grow)
