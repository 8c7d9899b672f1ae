"""Paints the pictures of a text: what has come, and until then a quiet ground of the same size with its words."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.look import tokens
from ui.look.paint import draw_focus_ring
from ui.look.theme import Look
from ui.panels.reader.pictures import Pictures, PictureWish, SeenPicture
from ui.panels.reader.plan_pictures import DRAWING, frame_size
from workbench.model import Image

_RADIUS_PX: Final = 4.0
_SIDE_PX: Final = 14.0
_ICON_PX: Final = 18
_DRAWING_WORDS: Final = "A drawing (SVG), which may hold programs and is not shown"


def picture_box(
    image: Image, pictures: Pictures, column: QRectF, box: QRectF, measure_px: int, *, is_rtl: bool
) -> QRectF:
    """Return where a picture stands within its block, at the side where lines begin."""
    width, height = frame_size(image, pictures.size_of(image), round(column.width()), measure_px)
    x = column.right() - width if is_rtl else column.left()
    return QRectF(x, round(box.top()), width, height)


def wish_for(image: Image, size: tuple[float, float], ratio: float) -> PictureWish:
    """Return what to ask for to paint a picture of a size in pixels of the window, on a screen of this ratio."""
    return PictureWish(image, max(1, round(size[0] * ratio)), max(1, round(size[1] * ratio)))


def paint_picture(
    look: Look, painter: QPainter, image: Image, frame: QRectF, pictures: Pictures, *, has_caret: bool
) -> None:
    """Paint one picture in its frame, asking for it where it is not there."""
    ratio = painter.device().devicePixelRatioF()
    if image.media_type == DRAWING:
        _paint_ground(look, painter, frame, _said(image, _DRAWING_WORDS))
    else:
        seen = pictures.look_at(wish_for(image, (frame.width(), frame.height()), ratio))
        if seen is not None and seen.picture is not None:
            _paint(look, painter, frame, seen)
        else:
            _paint_ground(look, painter, frame, _said(image, "" if seen is None else f"Not shown: {seen.reason}"))
    if has_caret:
        draw_focus_ring(look, painter, frame.adjusted(-3, -3, 3, 3), _RADIUS_PX)


def picture_tip(image: Image, pictures: Pictures) -> str:
    """Return what is said of a picture that is pointed at."""
    seen = pictures.seen(image)
    words = [image.alt]
    if image.media_type == DRAWING:
        words.append(_DRAWING_WORDS)
    elif seen is not None and seen.picture is None:
        words.append(f"Not shown: {seen.reason}")
    elif seen is not None and seen.is_moving:
        words.append("It moves in the original; this is how it begins.")
    return " · ".join(filter(None, words))


def _said(image: Image, reason: str) -> str:
    return " · ".join(filter(None, (image.alt, reason)))


def _paint(look: Look, painter: QPainter, frame: QRectF, seen: SeenPicture) -> None:
    assert seen.picture is not None
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if seen.picture.hasAlphaChannel():
        # Drawn for white paper: black lines would be lost in the dark.
        painter.fillRect(frame, QColor(tokens.PAPER_IN_THE_DARK if look.theme.is_dark else tokens.PAPER))
    painter.drawImage(frame, seen.picture)
    painter.restore()


def _paint_ground(look: Look, painter: QPainter, frame: QRectF, words: str) -> None:
    painter.save()
    painter.setPen(QPen(look.color("line"), 1))
    painter.setBrush(look.color("sunk"))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
    room = frame.width() - 2 * _SIDE_PX
    if frame.height() >= _ICON_PX + 8 and room > _ICON_PX:
        left = QRectF(frame.left() + _SIDE_PX, frame.center().y() - _ICON_PX / 2, _ICON_PX, _ICON_PX)
        _draw_sign(look, painter, left)
        painter.setFont(look.font("meta"))
        painter.setPen(look.color("text_2"))
        inside = frame.adjusted(_SIDE_PX + _ICON_PX + 10, 6, -_SIDE_PX, -6)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        # Plain text: what a page calls its pictures is painted as it is written.
        painter.drawText(inside, int(flags), words[:300])
    painter.restore()


def _draw_sign(look: Look, painter: QPainter, box: QRectF) -> None:
    """Draw what stands for a picture: a frame with a hill and the sun."""
    painter.setPen(
        QPen(look.color("text_3"), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inside = box.adjusted(1, 2.5, -1, -2.5)
    painter.drawRoundedRect(inside, 2, 2)
    x, y, width, height = inside.left(), inside.bottom(), inside.width(), inside.height()
    steps = ((0.0, 0.2), (0.35, 0.6), (0.6, 0.3), (0.75, 0.45), (1.0, 0.15))
    painter.drawPolyline(QPolygonF([QPointF(x + width * right, y - height * up) for right, up in steps]))
    painter.drawPoint(QPointF(x + width * 0.7, y - height * 0.75))
