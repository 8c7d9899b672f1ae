"""Paints the lanes: days as dots, longer times as bars, open ends as arrows, two readings of a day as ghosts that are joined."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from ui.look.paint import draw_text
from ui.look.theme import Look
from ui.panels.timeline.dots import dot_radius
from ui.panels.timeline.drawing import Canvas, paint_ends
from ui.panels.timeline.half_known import ARROW_PX
from ui.panels.timeline.lanes import Lane

_HEAD_PX, _HEAD_HALF_PX, _END_HALF_PX = 8.0, 5.0, 8.0


def paint_lane(canvas: Canvas, number: int, lane: Lane) -> None:
    """Draw a lane: long times as bars with firm ends, or as a band where they lie too thick, days as dots above them."""
    look, painter = canvas.look, canvas.painter
    y = canvas.geometry.lane_middle(number)
    if lane.range is None:
        words = "No full date in these texts" if lane.place is None else "No full date beside this name"
        draw_text(look, painter, 8, round(y) + 4, words, "micro", "text_3", width=canvas.scale.width_px - 8)
        return
    ink = lane_color(look, lane)
    for reach in lane.reaches(canvas.scale):
        box = QRectF(reach.left_px, y - 5, reach.right_px - reach.left_px, 10)
        if reach.level:
            painter.fillRect(box, _pale(ink, (0.14 if look.theme.is_dark else 0.08) + 0.08 * reach.level))
            continue
        painter.setPen(Qt.PenStyle.NoPen if reach.is_sure else _dashes(ink))
        painter.setBrush(_pale(ink, (0.32 if look.theme.is_dark else 0.24) / (1 if reach.is_sure else 2)))
        painter.drawRoundedRect(box if reach.is_sure else box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if reach.is_sure and box.width() >= 8:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(box.left(), y - 5, 3, 10), 1.5, 1.5)
            painter.drawRoundedRect(QRectF(box.right() - 3, y - 5, 3, 10), 1.5, 1.5)
    _paint_half_known(canvas, y, lane, ink)
    dots, ground = lane.dots(canvas.scale), look.color("chrome")
    rows = zip(dots.middles.tolist(), dots.counts.tolist(), dots.sure.tolist(), strict=True)
    for middle, count, sure in rows:
        at = QPointF(canvas.scale.x(middle), y)
        canvas.stamps.draw(painter, at, dot_radius(count, dots.most), ink, ground, is_hollow=not sure)


def _paint_half_known(canvas: Canvas, y: float, lane: Lane, ink: QColor) -> None:
    """Draw the open ends of a lane, and the other readings of its days: hollow, joined to the first."""
    painter = canvas.painter
    ground, pale = canvas.look.color("chrome"), _pale(ink, 0.7)
    for arrow in lane.arrows(canvas.scale):
        toward = -1.0 if arrow.is_backward else 1.0
        x, tip = round(arrow.x_px), round(arrow.x_px) + toward * ARROW_PX
        neck = tip - toward * _HEAD_PX
        shaft = QRectF(QPointF(min(x, neck), y - 1), QPointF(max(x, neck), y + 1))
        head = QPolygonF((QPointF(tip, y), QPointF(neck, y - _HEAD_HALF_PX), QPointF(neck, y + _HEAD_HALF_PX)))
        # Taller than the dots, and parted from a bar behind it by some ground, as these are.
        end = QRectF(x - 1.5, y - _END_HALF_PX, 3, 2 * _END_HALF_PX)
        for pen, fill in ((QPen(ground, 3), ground), (QPen(Qt.PenStyle.NoPen), ink)):
            painter.setPen(pen)
            painter.setBrush(fill)
            painter.drawRect(shaft)
            painter.drawPolygon(head)
            painter.drawRoundedRect(end, 1.5, 1.5)
    for ghost in lane.ghosts(canvas.scale):
        painter.setPen(QPen(pale, 1))
        painter.drawLine(QPointF(ghost.x_px, y), QPointF(ghost.other_px, y))
        canvas.stamps.draw(painter, QPointF(ghost.other_px, y), dot_radius(1, 1), ink, ground, is_hollow=True)


def paint_lane_outside(canvas: Canvas, number: int, lane: Lane) -> None:
    """Say at the ends of a lane how many dates lie before and after what is seen: it may look empty, and is not."""
    words = [f"{count:,}" if count else "" for count in lane.outside(canvas.scale)]
    paint_ends(canvas, *words, baseline=round(canvas.geometry.lane_middle(number)) + 4)


def lane_color(look: Look, lane: Lane) -> QColor:
    """Return a lane's colour: its actor's, or the grey of all."""
    return look.color("actor_rest") if lane.place is None else look.actor(lane.place)


def _dashes(ink: QColor) -> QPen:
    """Return the frame of a bar that is not certain."""
    pen = QPen(ink, 1)
    pen.setDashPattern([3, 2.5])
    return pen


def _pale(ink: QColor, alpha: float) -> QColor:
    pale = QColor(ink)
    pale.setAlphaF(alpha)
    return pale
