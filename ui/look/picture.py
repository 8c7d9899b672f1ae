"""What is drawn as a picture for a report: as on the screen, with a caption that says what it shows."""

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from ui.look.paint import draw_text
from ui.look.theme import Look
from ui.look.tokens import SPACE

_CAPTION_PX = 40
# A query may hold anything that can be pasted; Qt writes these as they are, and no reader of XML takes them.
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Twice as many pixels as on a plain screen: print shows them.
_SCALE = 2


def as_image(look: Look, drawn: QWidget, caption: str) -> QImage:
    """Return a picture of a widget with a caption below."""
    size = _size(drawn)
    image = QImage(size * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    _paint(look, painter, drawn, caption)
    painter.end()
    return image


def as_png(look: Look, drawn: QWidget, caption: str) -> bytes:
    """Return the same as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(as_image(look, drawn, caption))
    return bytes(buffer.data().data())


def as_svg(look: Look, drawn: QWidget, caption: str) -> bytes:
    """Return the same as the bytes of an SVG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setTitle(_NO_XML.sub(" ", caption))
    generator.setSize(_size(drawn))
    generator.setViewBox(QRect(QPoint(0, 0), _size(drawn)))
    painter = QPainter(generator)
    _paint(look, painter, drawn, _NO_XML.sub(" ", caption))
    painter.end()
    return bytes(buffer.data().data())


def _size(drawn: QWidget) -> QSize:
    return drawn.size() + QSize(0, _CAPTION_PX)


def _paint(look: Look, painter: QPainter, drawn: QWidget, caption: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(QPoint(0, 0), _size(drawn)), look.color("chrome"))
    # Children as they are; the ground was painted.
    drawn.render(painter, QPoint(0, 0), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    width = drawn.width() - 2 * SPACE["pane"]
    draw_text(look, painter, SPACE["pane"], drawn.height() + 25.0, caption, "meta", "text_2", width=width)
