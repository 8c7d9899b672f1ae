"""Paints the plot in pixels: brush, dateline, volume, cursor; every form says how sure the date is."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.look.paint import draw_text
from ui.look.theme import Look
from ui.panels.timeline.dots import DotStamps
from ui.panels.timeline.geometry import NUMBER_PX, Geometry
from ui.panels.timeline.scale import Scale, Step
from ui.panels.timeline.stacks import Stack
from ui.panels.timeline.volume import Bars, Spread, Volume
from ui.panels.timeline.words import say_count

_BAR_MOST_PX, _BAR_SHARE = 26, 0.62
_SPAN_LEAST_PX = 4  # added to each, so that the lowest can be seen and a higher one is higher still
_FRAMES_MOST = 80  # more spans than this are one outline
_MARGIN_PX = 20.0
_INFERRED_ALPHA = 0.45  # of a part's colour
_GAP_FROM_PX = 3  # a lower part of a bar is not parted from its neighbour
_DASHED_FROM_PX = 5  # a narrower bar has no room for a dashed frame, paleness alone says it then


@dataclass(frozen=True, slots=True)
class Canvas:
    """Whatever is painted on: the look, the painter, where days and rows are, and the dots in stock."""

    look: Look
    painter: QPainter
    scale: Scale
    geometry: Geometry
    stamps: DotStamps


def paint_ground(canvas: Canvas) -> None:
    """Draw the lines between lanes and the one on which the bars stand."""
    width, geometry = canvas.scale.width_px, canvas.geometry
    for lane in range(geometry.lanes + 1 if geometry.lanes else 0):
        y = geometry.lanes_top + lane * geometry.lane_px
        canvas.painter.fillRect(QRectF(0, y, width, 1), canvas.look.color("line"))
    canvas.painter.fillRect(QRectF(0, geometry.volume_px - 1, width, 1), canvas.look.color("line_strong", 0.6))


def paint_brush(canvas: Canvas, first_day: int, last_day: int) -> None:
    """Draw the brushed days over the whole height."""
    left, right = _clip(canvas, first_day, last_day + 1)
    height = canvas.geometry.height_px
    canvas.painter.fillRect(QRectF(left, 0, right - left, height), canvas.look.color("accent", 0.09))
    for day, x in ((first_day, left), (last_day + 1, right - 1)):
        if 0 <= canvas.scale.x(day) <= canvas.scale.width_px:
            canvas.painter.fillRect(QRectF(x, 0, 1, height), canvas.look.color("accent"))


def paint_dateline(canvas: Canvas, first_day: int, last_day: int) -> None:
    """Draw the dateline of the open article; one that is only a month or year is a pale ground with dashed edges."""
    look, painter, height = canvas.look, canvas.painter, canvas.geometry.height_px
    if first_day == last_day:
        middle = round(canvas.scale.x(first_day + 0.5))
        painter.fillRect(QRectF(middle - 1, 0, 2, height), look.color("time"))
        return
    left, right = _clip(canvas, first_day, last_day + 1)
    right = max(right, left + 1)
    painter.fillRect(QRectF(left, 0, right - left, height), look.color("time", 0.1))
    pen = QPen(look.color("time"), 1.5)
    pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    for day, x in ((first_day, left + 0.5), (last_day + 1, right - 0.5)):
        if 0 <= canvas.scale.x(day) <= canvas.scale.width_px:
            painter.drawLine(QPointF(x, 0), QPointF(x, height))


def paint_today(canvas: Canvas, day: int) -> None:
    """Draw a fine dotted line through the middle of today, if it is seen."""
    x = round(canvas.scale.x(day + 0.5)) + 0.5
    if 0 <= x <= canvas.scale.width_px:
        pen = QPen(canvas.look.color("text_3"), 1)
        pen.setDashPattern([1, 3])
        canvas.painter.setPen(pen)
        canvas.painter.drawLine(QPointF(x, 0), QPointF(x, canvas.geometry.height_px))


def paint_volume(canvas: Canvas, volume: Volume, step: Step, dateline_x: float | None) -> None:
    """Draw the bars, behind them what is spread over longer times, and the highest one's number."""
    bars, spread = volume.bars(step), volume.spread(step)
    most = max(float(bars.most), spread.most)
    if not most:
        return
    base = canvas.geometry.volume_px - 1
    px_per_article = max(0.0, base - NUMBER_PX) / max(most, 3.0)
    _paint_spread(canvas, spread, px_per_article)
    bars = bars.seen(canvas.scale.first_day, canvas.scale.last_day)
    if volume.stack is not None:
        _paint_stacks(canvas, bars, volume.stack, px_per_article)
    sure: list[QRectF] = []
    guessed: list[QRectF] = []
    rows = zip(bars.firsts.tolist(), bars.ends.tolist(), bars.sure.tolist(), bars.inferred.tolist(), strict=True)
    for first, end, certain, inferred in rows:
        left, width = bar_box(canvas.scale, first, end)
        y = float(base)
        if volume.stack is not None:
            y -= max(2.0, float(round((certain + inferred) * px_per_article)))
        for count, boxes in ((certain, sure), (inferred, guessed)):
            if count and volume.stack is None:
                tall = max(2.0, float(round(count * px_per_article)))
                boxes.append(QRectF(left, y - tall, width, tall))
                y -= tall + 1
        if certain + inferred == bars.most:
            number = f"{certain + inferred:,}"
            wide = canvas.look.width(number, "micro")
            x = left + (width - wide) / 2
            if dateline_x is not None and x - 3 <= dateline_x <= x + wide + 3:
                x = dateline_x + 5
            draw_text(canvas.look, canvas.painter, x, y - 3, number, "micro", "text_2")
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.look.color("ramp.4"))
    canvas.painter.drawRects(sure)
    for box in guessed:
        paint_uncertain(canvas.look, canvas.painter, box)


def _paint_stacks(canvas: Canvas, bars: Bars, stack: Stack, px_per_article: float) -> None:
    """Draw the parts of all bars, from below what is sure, then what is inferred: pale, with one frame around it."""
    base, count = float(canvas.geometry.volume_px - 1), len(stack.names)
    # One column a part, those that are sure before those that are inferred.
    amounts = bars.parts.transpose(0, 2, 1).reshape(len(bars.firsts), 2 * count)
    edges = np.round(np.cumsum(amounts, axis=1) * px_per_article)
    edges[:, -1] = np.maximum(edges[:, -1], 2)
    boxes: list[list[QRectF]] = [[] for _ in range(2 * count)]
    frames: list[QRectF] = []
    ends = zip(bars.firsts.tolist(), bars.ends.tolist(), edges.tolist(), bars.inferred.tolist(), strict=True)
    for first, end, tops, inferred in ends:
        left, width = bar_box(canvas.scale, first, end)
        below = 0.0
        for place, top in enumerate(tops):
            if top > below:
                gap = 1.0 if top - below > _GAP_FROM_PX else 0.0
                boxes[place].append(QRectF(left, base - top, width, top - below - gap * bool(below)))
            below = top
        if inferred and width >= _DASHED_FROM_PX:
            bottom = tops[count - 1]
            frames.append(QRectF(left + 0.5, base - tops[-1] + 0.5, width - 1, tops[-1] - bottom - 1))
    for place, drawn in enumerate(boxes):
        color, frame = stack.colors[place % count], stack.frames[place % count]
        paint_part(canvas.look, canvas.painter, drawn, color, frame, is_sure=place < count)
    pen = QPen(canvas.look.color("text_2"), 1)
    pen.setDashPattern([3, 2.5])
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    canvas.painter.drawRects([box for box in frames if box.height() >= _DASHED_FROM_PX])


def paint_part(
    look: Look, painter: QPainter, boxes: list[QRectF], color: str, frame: str, *, is_sure: bool = True
) -> None:
    """Draw one part of many bars, or of the legend: its colour, pale where it is not sure, and its frame."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(color, 1.0 if is_sure else _INFERRED_ALPHA))
    painter.drawRects(boxes)
    if frame:
        painter.setPen(QPen(look.color(frame, 1.0 if is_sure else _INFERRED_ALPHA), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRects([box.adjusted(0.5, 0.5, -0.5, -0.5) for box in boxes if box.width() >= _DASHED_FROM_PX])


def paint_outside(canvas: Canvas, before: int, after: int) -> None:
    """Say at the upper corners how many articles lie before and after what is seen."""
    words = [say_count(count, "article") if count else "" for count in (before, after)]
    paint_ends(canvas, *words, baseline=12)


def bar_box(scale: Scale, first_day: int, end_day: int) -> tuple[float, float]:
    """Return left edge and width in px of the bar over these days: in the middle of them, never wide."""
    left, right = scale.x(first_day), scale.x(end_day)
    width = max(1, min(_BAR_MOST_PX, round((right - left) * _BAR_SHARE)))
    return float(round((left + right - width) / 2)), float(width)


def paint_uncertain(look: Look, painter: QPainter, box: QRectF) -> None:
    """Draw a bar that is not certain: pale, and dashed where there is room."""
    painter.fillRect(box, uncertain_color(look))
    if box.width() >= _DASHED_FROM_PX and box.height() >= _DASHED_FROM_PX:
        pen = QPen(look.color("ramp.4"), 1)
        pen.setDashPattern([3, 2.5])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_spread(canvas: Canvas, spread: Spread, px_per_article: float) -> None:
    base = float(canvas.geometry.volume_px - 1)
    edges, heights = spread.seen(canvas.scale)
    # Ends far outside are cut: a century at a deep zoom is millions of pixels, more than dashes are made for.
    places = np.clip(np.round(edges), -_MARGIN_PX, canvas.scale.width_px + _MARGIN_PX).tolist()
    talls = np.where(heights > 0, np.round(_SPAN_LEAST_PX + heights * px_per_article), 0.0).tolist()
    if len(places) <= _FRAMES_MOST:
        for left, right, tall in zip(places, places[1:], talls, strict=False):
            if tall and right > left:
                paint_uncertain(canvas.look, canvas.painter, QRectF(left, base - tall, right - left, tall))
        return
    outline = QPolygonF([QPointF(places[0], base)])
    for left, right, tall in zip(places, places[1:], talls, strict=False):
        outline.append(QPointF(left, base - tall))
        outline.append(QPointF(right, base - tall))
    outline.append(QPointF(places[-1], base))
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(uncertain_color(canvas.look))
    canvas.painter.drawPolygon(outline)


def uncertain_color(look: Look) -> QColor:
    """Return the ground of what is not certain."""
    return look.color("ramp.4", 0.34 if look.theme.is_dark else 0.28)


def paint_ends(canvas: Canvas, before: str, after: str, *, baseline: float) -> None:
    """Say at both ends of a row what lies before and after what is seen."""
    look, painter = canvas.look, canvas.painter
    for words, is_left in ((before, True), (after, False)):
        if words:
            text = f"‹ {words}" if is_left else f"{words} ›"
            width = look.width(text, "micro")
            x = 4.0 if is_left else canvas.scale.width_px - width - 6
            painter.fillRect(QRectF(x - 4, baseline - 11, width + 8, 15), look.color("chrome", 0.85))
            draw_text(look, painter, x, baseline, text, "micro", "text_3")


def paint_cursor(canvas: Canvas, day: float, row_y: float | None, *, is_active: bool) -> None:
    """Draw the keyboard's cursor at the middle of its days, with a ring where it stands in one row; pale without focus."""
    x = round(canvas.scale.x(day)) + 0.5
    painter = canvas.painter
    painter.fillRect(
        QRectF(x - 0.5, 0, 1, canvas.geometry.height_px), canvas.look.color("text" if is_active else "text_off")
    )
    if row_y is not None and is_active:
        painter.setPen(QPen(canvas.look.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, row_y), 9, 9)


def _clip(canvas: Canvas, first_day: float, end_day: float) -> tuple[float, float]:
    left, right = canvas.scale.x(first_day), canvas.scale.x(end_day)
    bound = canvas.scale.width_px + _MARGIN_PX
    return float(round(min(max(left, -_MARGIN_PX), bound))), float(round(min(max(right, -_MARGIN_PX), bound)))
