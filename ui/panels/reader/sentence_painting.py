"""Paints the sentence that is read: a breath of colour under its lines, and a bar in the margin beside them."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from ui.look.theme import Look
from ui.panels.reader.marks import Span
from ui.panels.reader.painting import BlockPainter

_WASH: Final = 0.07
# On black, less would be black.
_CONTRAST_WASH: Final = 0.24
_REACH_PX: Final = 4.0
_ROUND_PX: Final = 4.0
_BAR_PX: Final = 2.0
_BAR_OFF_PX: Final = 22.0


def paint_sentence(
    look: Look,
    painter: QPainter,
    under: BlockPainter,
    column: QRectF,
    sentence: Span,
    *,
    is_leading: bool,
    has_bar: bool,
) -> None:
    """Paint what of the sentence stands in one block; where another page leads, in the quiet colour. The original has its zones in the margin, and no room for a bar."""
    colour = "accent" if is_leading else "line_strong"
    ground, bars = QPainterPath(), QRectF()
    height = under.line_px
    for left, right, base, ascent, descent in under.lines(sentence.start, sentence.end):
        # Line touches line: the wash is one shape, not stripes.
        above = (height - ascent - descent) / 2
        box = QRectF(left - _REACH_PX, base - ascent - above, right - left + 2 * _REACH_PX, height)
        shape = QPainterPath()
        shape.addRoundedRect(box, _ROUND_PX, _ROUND_PX)
        ground = ground.united(shape)
        bars = bars.united(box)
    if bars.isEmpty():
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(colour, _CONTRAST_WASH if look.theme.name == "contrast" else _WASH))
    painter.drawPath(ground)
    if not has_bar:
        return
    x = column.right() + _BAR_OFF_PX - _BAR_PX if under.is_rtl else column.left() - _BAR_OFF_PX
    painter.setBrush(look.color(colour))
    painter.drawRoundedRect(QRectF(x, bars.top() + 2, _BAR_PX, bars.height() - 4), 1, 1)
