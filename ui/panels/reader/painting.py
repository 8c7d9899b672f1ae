"""Paints what lies under the text of one block: grounds of zones, marks of hits, lines below actors and dates."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextBlock

from ui.look.icons import draw_icon
from ui.look.paint import cursor_x
from ui.look.theme import Look
from ui.panels.reader.flash import Flash
from ui.panels.reader.formats import (
    CODE_PX,
    COMMENT_ABOVE_PX,
    COMMENT_BELOW_PX,
    COMMENT_PX,
    DEPTH_PX,
    LIST_PX,
)
from ui.panels.reader.marks import Marks
from ui.panels.reader.own_signs import sign_of
from ui.panels.reader.places import Place
from ui.panels.reader.plan import FOLDS, PieceKind
from workbench.annotate.findings import is_waiting
from workbench.annotate.times.expressions import Basis, Time
from workbench.library.marks import Colour
from workbench.marks.service import PlacedMark
from workbench.model import Zone

Line = tuple[float, float, float, float, float]
_BAR_PX = 3.0
_MARGIN_PX = 14.0
_SIGN_PX, _SIGN_GAP_PX = 15.0, 8.0
# Title lines are set closer than text: a ground as tall would lie over the next line.
_TITLE_PX = 25


class BlockPainter:
    """Paints under one block that is in view; `box` is where it stands in the viewport, `column` the text's column."""

    def __init__(
        self,
        look: Look,
        painter: QPainter,
        block: QTextBlock,
        place: Place,
        box: QRectF,
        column: QRectF,
        *,
        is_rtl_article: bool,
    ) -> None:
        self._look, self._painter, self._block, self._place = look, painter, block, place
        self._box, self._column = box, column
        self._size_px = block.charFormat().font().pixelSize() or 17
        self._text = block.text()
        self._is_rtl = block.textDirection() == Qt.LayoutDirection.RightToLeft
        self._is_rtl_article = is_rtl_article

    @property
    def is_rtl(self) -> bool:
        """Whether the lines run from right to left."""
        return self._is_rtl

    @property
    def line_px(self) -> float:
        """How far it is from one line to the next."""
        return self._block.blockFormat().lineHeight()

    def paint_ground(self) -> None:
        """Paint what says where in the article this is: quote, list or comment."""
        piece, look, painter = self._place.piece, self._look, self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        indent = 0.0
        if piece.zone is Zone.COMMENT and piece.kind not in FOLDS:
            depth_px = DEPTH_PX * piece.depth
            self._paint_comment(depth_px)
            indent = COMMENT_PX + (depth_px if self._is_rtl == self._is_rtl_article else 0)
        if piece.kind is PieceKind.QUOTE:
            # One quotation of several paragraphs has one bar.
            # Far enough for the rounded ends of two bars to lie over one another.
            room = self._block.blockFormat().bottomMargin() + 8 if piece.goes_on else -3
            above = 3 if piece.is_first else 0
            bar = QRectF(0, self._box.top() + above, _BAR_PX, self._box.height() + room - above)
            painter.setBrush(look.color("zone_quote"))
            painter.drawRoundedRect(self._at_start(bar, indent), 1.5, 1.5)
        elif piece.kind is PieceKind.PREFORMATTED:
            above, below = CODE_PX if piece.is_first else 0, CODE_PX if piece.is_last else 0
            ground = QRectF(self._column.left() + indent, 0, self._column.width() - 2 * indent, 1)
            ground.setTop(round(self._box.top()) - above)
            ground.setBottom(round(self._box.bottom()) + below)
            painter.fillRect(ground, look.color("sunk"))
        elif piece.kind is PieceKind.LIST_ITEM and piece.is_first and self._block.layout().lineCount():
            line = self._block.layout().lineAt(0)
            middle = self._box.top() + line.y() + line.ascent() - self._size_px * 0.32
            offset = indent + LIST_PX * (min(max(piece.level, 1), 6) - 1) + LIST_PX / 2 - 4
            painter.setBrush(look.color("text_3"))
            painter.drawEllipse(self._at_start(QRectF(0, middle - 2.5, 5, 5), offset))

    def _paint_comment(self, indent: float) -> None:
        piece, painter, column = self._place.piece, self._painter, self._column
        top, bottom = self._box.top(), self._box.bottom()
        if piece.kind is PieceKind.COMMENT_HEAD:
            top -= COMMENT_ABOVE_PX
        # The ground runs on under the room between paragraphs, or the comment would fall apart.
        bottom += COMMENT_BELOW_PX if piece.ends_comment else self._block.blockFormat().bottomMargin()
        left = column.left() + (0 if self._is_rtl_article else indent)
        ground = QRectF(left, round(top), column.width() - indent, round(bottom) - round(top))
        painter.fillRect(ground, self._look.color("sunk"))
        x = ground.right() - _BAR_PX if self._is_rtl_article else ground.left()
        painter.fillRect(QRectF(x, ground.top(), _BAR_PX, ground.height()), self._look.color("zone_comment"))

    def _at_start(self, box: QRectF, offset: float) -> QRectF:
        """Move a box to where the lines of this block start, mirrored if they run from right to left."""
        x = self._column.right() - offset - box.width() if self._is_rtl else self._column.left() + offset
        return QRectF(x, box.top(), box.width(), box.height())

    def paint_marks(self, marks: Marks, flash: Flash) -> None:
        """Paint the user's marks, hits over them, then what was found, what is disputed, then the lines of dates and actors."""
        place, painter, look = self._place, self._painter, self._look
        for mark in marks.own.within(place.start, place.end):
            self._paint_own(mark)
        for hit in marks.hits.within(place.start, place.end):
            is_now = hit.number == marks.hit_now
            edge = QPen(look.color("hit_line"), 1.5) if is_now else QPen(Qt.PenStyle.NoPen)
            self._paint_box(hit.start, hit.end, look.color("hit_now" if is_now else "hit"), edge)
        for found in marks.found.within(place.start, place.end):
            is_now = found.number == marks.found_now
            ground = look.color("hit_now") if is_now else None
            self._paint_box(found.start, found.end, ground, QPen(look.color("hit_line"), 1.5 if is_now else 1))
        if flash.span is not None and flash.span.start < place.end and flash.span.end > place.start:
            ground = look.color("hit_now", flash.strength)
            self._paint_box(flash.span.start, flash.span.end, ground, QPen(Qt.PenStyle.NoPen), grow=3)
        looked_up = marks.looked_up
        if looked_up is not None and looked_up.start < place.end and looked_up.end > place.start:
            self._paint_box(looked_up.start, looked_up.end, None, QPen(look.color("accent"), 1.5), grow=1)
        for dispute in marks.disputes.within(place.start, place.end):
            self._paint_margin(dispute.start, dispute.end)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for date in marks.dates.within(place.start, place.end) if marks.shows_dates else ():
            self._paint_line(date.start, date.end, _date_pen(look, date))
        for mention in marks.mentions.within(place.start, place.end) if marks.shows_names else ():
            pen = QPen(look.actor(marks.actor_places.get(mention.actor, -1)), 1.6)
            if mention.is_suggested:
                pen.setDashPattern([3, 2])
            self._paint_line(mention.start, mention.end, pen)

    def paint_signs(self, marks: Marks) -> None:
        """Paint in the margin what the user says beside the text: a sign where each such mark begins, beside one another on one line."""
        place = self._place
        taken: dict[int, int] = {}
        for mark in marks.own.within(place.start, place.end):
            sign = sign_of(mark.mark)
            first = next(self.lines(mark.start, mark.end), None) if sign and mark.start >= place.start else None
            if first is None:
                continue
            middle = round(first[2] - self._size_px * 0.32)
            number = taken[middle] = taken.get(middle, -1) + 1
            x = _SIGN_GAP_PX + number * (_SIGN_PX + 2)
            left = self._column.left() - x - _SIGN_PX if self._is_rtl_article else self._column.right() + x
            draw_icon(
                self._painter, QRectF(left, middle - _SIGN_PX / 2, _SIGN_PX, _SIGN_PX), sign, self._look.color("text_2")
            )

    def _paint_own(self, placed: PlacedMark) -> None:
        """Paint the ground of a highlight, or the line that says how far another mark reaches."""
        colour = placed.mark.colour
        if colour is not None:
            ground = self._look.color(f"highlights.{list(Colour).index(colour)}")
            self._paint_box(placed.start, placed.end, ground, QPen(Qt.PenStyle.NoPen))
        else:
            # Below the lines of names and dates, which are thicker and of colour.
            self._paint_line(placed.start, placed.end, QPen(self._look.color("line_strong"), 1), below_px=3)

    def _paint_box(self, start: int, end: int, ground: QColor | None, edge: QPen, *, grow: float = 0) -> None:
        self._painter.setPen(edge)
        self._painter.setBrush(QBrush(ground) if ground is not None else QBrush(Qt.BrushStyle.NoBrush))
        for left, right, base, ascent, descent in self.lines(start, end):
            rise, fall = (
                min(ascent, self._size_px * (0.98 if self._size_px < _TITLE_PX else 0.86)),
                self._size_px * 0.28,
            )
            if self._is_rtl:
                fall = min(descent, fall)
            box = QRectF(left - 2, base - rise, right - left + 4, rise + fall).adjusted(-grow, -grow, grow, grow)
            self._painter.drawRoundedRect(box, 3, 3)

    def _paint_margin(self, start: int, end: int) -> None:
        """Paint a bar in the margin, beside the lines of a span."""
        x = self._column.right() + _MARGIN_PX - _BAR_PX if self._is_rtl else self._column.left() - _MARGIN_PX
        for _, _, base, ascent, descent in self.lines(start, end):
            bar = QRectF(x, base - ascent, _BAR_PX, ascent + descent)
            self._painter.fillRect(bar, self._look.color("warn"))

    def _paint_line(self, start: int, end: int, pen: QPen, *, below_px: int = 0) -> None:
        self._painter.setPen(pen)
        for left, right, base, _, _ in self.lines(start, end):
            y = round(base) + self._size_px * (0.32 if self._is_rtl else 0.2) + below_px
            self._painter.drawLine(QPointF(left, y), QPointF(right, y))

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """Yield left, right, base line, ascent and descent of a span on each of its lines, in viewport pixels."""
        layout, place = self._block.layout(), self._place
        a, b = place.to_unit(start), place.to_unit(end)
        first = layout.lineForTextPosition(a)
        if not first.isValid():
            return
        for number in range(first.lineNumber(), layout.lineCount()):
            line = layout.lineAt(number)
            left, right = max(a, line.textStart()), min(b, line.textStart() + line.textLength())
            if line.textStart() >= b:
                return
            # No mark hangs over the end of a line.
            while right > left and self._is_space_at(right - 1):
                right -= 1
            if left < right:
                x0, x1 = sorted((cursor_x(line, left), cursor_x(line, right)))
                top = self._box.top() + line.y()
                yield self._box.left() + x0, self._box.left() + x1, top + line.ascent(), line.ascent(), line.descent()

    def _is_space_at(self, unit: int) -> bool:
        # Offsets are UTF-16 units: in a text with characters past U+FFFF they run ahead of Python's.
        point = self._place.units.to_points(unit)
        return point < len(self._text) and self._text[point].isspace()


def _date_pen(look: Look, date: Time) -> QPen:
    """Return the line below a date: dots where its year stands there, dashes where it is worked out, a warning where it waits."""
    pen = QPen(look.color("warn" if is_waiting(date) else "time"), 1.5)
    is_sure = date.basis in {Basis.EXPLICIT, Basis.DATELINE, Basis.USER}
    pen.setDashPattern([0.1, 2.1] if is_sure else [2.0, 2.4])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen
