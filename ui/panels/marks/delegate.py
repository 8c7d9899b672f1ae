"""Paints a mark of the list: its sign, the words that are marked on their ground, the note, and what else is said of it."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.look.icons import draw_icon
from ui.look.paint import draw_text, is_rtl, lay_out_marked, paint_marked
from ui.look.rows import ROW_INSET_PX, ROW_ROLE, Index, RowDelegate
from ui.look.theme import Look
from ui.panels.reader.own_signs import KINDS, icon_of
from ui.wording import date_words
from workbench.library.marks import Colour
from workbench.marks.listing import ActorNote, ListedMark

_SIDE_PX: Final = 12
_SIGN_PX: Final = 18
_LINE_PX: Final = 19
_META_PX: Final = 18
_PAD_PX: Final = 9
_QUOTE_LINES: Final = 2
_NOTE_LINES: Final = 2
_BAR_PX: Final = 3
# What stands left and right of the words.
_BESIDE_PX: Final = 2 * ROW_INSET_PX + 2 * _SIDE_PX + _SIGN_PX + 10


class MarkDelegate(RowDelegate):
    """Up to two lines of what is marked, two of the note, one of where."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.has_titles = False

    def row_px(self) -> int:
        return 2 * _PAD_PX + (_QUOTE_LINES + _NOTE_LINES) * _LINE_PX + _META_PX

    def height_of(self, one: ListedMark | ActorNote, width_px: float) -> int:
        """Return how high a row is in a list of this width."""
        room = width_px - _BESIDE_PX
        if isinstance(one, ActorNote):
            return 2 * _PAD_PX + (1 + self._count(" ".join(one.note.split()), room - 10, _NOTE_LINES)) * _LINE_PX + 6
        quote = self._count(" ".join(one.mark.quote.split()), room, _QUOTE_LINES) if one.mark.quote else 1
        note = self._count(" ".join(one.mark.note.split()), room - 10, _NOTE_LINES)
        return 2 * _PAD_PX + (quote + note) * _LINE_PX + _META_PX + (4 if note else 1)

    def _count(self, text: str, room: float, lines_max: int) -> int:
        """Return on how many lines a text stands; words that wrap need a little more than their width."""
        if not text:
            return 0
        return lines_max if self.look.width(text[:400], "ui") > 0.97 * room else 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(ROW_ROLE)
        painter.save()
        box = self.paint_ground(painter, option)
        if isinstance(one, ListedMark):
            self._paint(painter, one, box)
        elif isinstance(one, ActorNote):
            self._paint_about(painter, one, box)
        painter.restore()

    def _paint(self, painter: QPainter, one: ListedMark, box: QRectF) -> None:
        look, mark = self.look, one.mark
        sign = QRectF(box.left() + _SIDE_PX, box.top() + _PAD_PX, _SIGN_PX, _SIGN_PX)
        self._paint_sign(painter, one, sign)
        left, right = sign.right() + 10, box.right() - _SIDE_PX
        y = box.top() + _PAD_PX
        meta_top = box.bottom() - _PAD_PX - _META_PX
        quote = " ".join(mark.quote.split())
        if quote:
            ink = "text_3" if one.is_orphan else "text"
            y += self._paint_lines(painter, quote, QPointF(left, y), right - left, _QUOTE_LINES, ink, mark.colour)
        elif mark.evidence is None:
            self._paint_heading(painter, left, right, y, "About the article")
            y += _LINE_PX
        self._paint_note(painter, mark.note, QRectF(left, y, right - left, meta_top - y))
        draw_text(look, painter, left, meta_top + 13, self._meta(one), "meta", "text_3", width=right - left)

    def _paint_about(self, painter: QPainter, one: ActorNote, box: QRectF) -> None:
        sign = QRectF(box.left() + _SIDE_PX, box.top() + _PAD_PX, _SIGN_PX, _SIGN_PX)
        draw_icon(painter, sign, one.actor.kind.value, self.look.color("text_2"))
        left, right, y = sign.right() + 10, box.right() - _SIDE_PX, box.top() + _PAD_PX
        self._paint_heading(painter, left, right, y, f"About {one.actor.name}")
        y += _LINE_PX
        self._paint_note(painter, one.note, QRectF(left, y, right - left, box.bottom() - _PAD_PX - y))

    def _paint_heading(self, painter: QPainter, left: float, right: float, y: float, said: str) -> None:
        draw_text(self.look, painter, left, y + 14, said, "ui", "text_2", width=right - left, weight=500)

    def _paint_note(self, painter: QPainter, text: str, box: QRectF) -> None:
        """Paint what is written on a mark beside a bar, on as many lines as there is room for."""
        note = " ".join(text.split())
        if not note:
            return
        lines = max(1, round((box.height() - 3) / _LINE_PX))
        # Of a note that runs from right to left the bar stands at the right, where it begins.
        bar_x, text_x = (box.right() - _BAR_PX, box.left()) if is_rtl(note) else (box.left(), box.left() + 10)
        corner = QPointF(text_x, box.top() + 2)
        height = self._paint_lines(painter, note, corner, box.width() - 10, lines, "text_2", None)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color("line_strong"))
        painter.drawRoundedRect(QRectF(bar_x, box.top() + 4, _BAR_PX, max(_LINE_PX, height) - 4), 1.5, 1.5)

    def _paint_sign(self, painter: QPainter, one: ListedMark, sign: QRectF) -> None:
        look, mark = self.look, one.mark
        if mark.colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(f"highlights.{list(Colour).index(mark.colour)}"))
            painter.drawRoundedRect(sign.adjusted(-3, -3, 3, 3), 5, 5)
        draw_icon(painter, sign, "orphan" if one.is_orphan else icon_of(mark), look.color("text_2"))

    def _paint_lines(
        self,
        painter: QPainter,
        text: str,
        corner: QPointF,
        width: float,
        lines: int,
        ink: str,
        colour: Colour | None,
    ) -> float:
        """Paint text on so many lines at most and return how high it is."""
        look = self.look
        laid = lay_out_marked(look, text, (), width, step="ui", lines=lines)
        if laid is None:
            return 0.0
        used = laid.layout.lineCount()
        if colour is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(f"highlights.{list(Colour).index(colour)}"))
            for number in range(used):
                line = laid.layout.lineAt(number)
                across = line.naturalTextRect().translated(corner)
                painter.drawRoundedRect(across.adjusted(-2, 1, 2, 0), 3, 3)
        paint_marked(look, painter, corner, laid, ink)
        return used * _LINE_PX

    def _meta(self, one: ListedMark) -> str:
        mark = one.mark
        parts = [KINDS[mark.kind] if mark.evidence is not None else ""]
        if one.is_orphan:
            parts.append("not in the text any more")
        if mark.grade:
            parts.append(f"grade {one.source_grade}{mark.grade}")
        parts += [f"#{tag}" for tag in mark.tags]
        if self.has_titles:
            parts += [one.source, date_words(one.published) if one.published else "Undated", one.title]
        else:
            parts.append(date_words(mark.made_at[:10]) if mark.made_at else "")
        return " · ".join(filter(None, parts))
