"""Paints, where an article's original is shown, which zone each part of it was taken for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock

from ui.look.paint import draw_text
from ui.look.theme import Look
from ui.panels.reader.formats import COMMENT_ABOVE_PX, COMMENT_BELOW_PX
from ui.panels.reader.marks import Span
from ui.panels.reader.places import Place
from ui.panels.reader.plan import FOLDS
from ui.panels.reader.zones import BAR_PX, SIGNS, draw_bar
from workbench.model import Zone

# Between pane and text: the word, the bar, and air around them.
GUTTER_PX = 96
_BAR_OFF_PX, _WORD_OFF_PX = 16, 8
_WASH_OFF_PX, _WASH_GROW_PX = 8, 4
# Where the word of a zone stands whose start is out of view.
_STICKY_BASE_PX, _WORD_BELOW_PX = 20, 4
_FRAME_PX, _FRAME_WASH = 5, 0.05


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks of one zone that follow one another, as far as they are in view; all in viewport pixels."""

    zone: Zone
    top: float
    bottom: float
    base: float


def paint_zones(
    look: Look,
    painter: QPainter,
    in_view: Iterable[tuple[QTextBlock, Place, QRectF]],
    column: QRectF,
    *,
    is_rtl_article: bool,
    has_words: bool = True,
) -> None:
    """Paint wash, bar and, where there is room, word of each zone in view; the word stays in view as long as its zone does."""
    for run in _runs(in_view):
        sign = SIGNS[run.zone]
        if sign.wash:
            painter.fillRect(
                QRectF(column.left() - _WASH_OFF_PX, run.top, column.width() + 2 * _WASH_OFF_PX, run.bottom - run.top),
                look.color(sign.role, sign.wash),
            )
        x = column.right() + _BAR_OFF_PX - BAR_PX if is_rtl_article else column.left() - _BAR_OFF_PX
        draw_bar(look, painter, QRectF(x, run.top, BAR_PX, run.bottom - run.top), run.zone)
        if not has_words:
            continue
        base = min(max(run.base, _STICKY_BASE_PX), run.bottom - _WORD_BELOW_PX)
        width = look.width(sign.word, "micro")
        at = x + BAR_PX + _WORD_OFF_PX if is_rtl_article else x - _WORD_OFF_PX - width
        draw_text(look, painter, at, base, sign.word, "micro", "text_2")


def paint_paragraph(
    look: Look,
    painter: QPainter,
    in_view: Iterable[tuple[QTextBlock, Place, QRectF]],
    column: QRectF,
    paragraph: Span,
    *,
    is_leading: bool,
) -> None:
    """Paint a line around the paragraph on which the cursor stands; where another page leads, a quiet one."""
    boxes = [box for _, place, box in in_view if paragraph.start <= place.start < paragraph.end]
    if not boxes:
        return
    top, bottom = min(box.top() for box in boxes), max(box.bottom() for box in boxes)
    frame = QRectF(column.left() - _WASH_OFF_PX, top - _FRAME_PX, column.width() + 2 * _WASH_OFF_PX, 0)
    frame.setBottom(bottom + _FRAME_PX)
    painter.setPen(QPen(look.color("accent" if is_leading else "line_strong"), 1.5 if is_leading else 1))
    painter.setBrush(look.color("accent", _FRAME_WASH) if is_leading else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 5, 5)


def _runs(in_view: Iterable[tuple[QTextBlock, Place, QRectF]]) -> Iterator[_Run]:
    def zone_of(shown: tuple[QTextBlock, Place, QRectF]) -> Zone | None:
        piece = shown[1].piece
        return None if piece.kind in FOLDS else piece.zone

    for zone, group in groupby(in_view, key=zone_of):
        if zone is None:
            continue
        members = list(group)
        block, _, box = members[0]
        line = block.layout().lineAt(0) if block.layout().lineCount() else None
        above, below = (COMMENT_ABOVE_PX, COMMENT_BELOW_PX) if zone is Zone.COMMENT else (_WASH_GROW_PX, _WASH_GROW_PX)
        yield _Run(
            zone,
            round(min(box.top() for _, _, box in members)) - above,
            round(max(box.bottom() for _, _, box in members)) + below,
            box.top() + (line.y() + line.ascent() if line is not None else 0),
        )
