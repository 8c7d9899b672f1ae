"""Paints a row of the results list: title, where and when, the sentence that matched, and by which name."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.look.icons import draw_icon
from ui.look.paint import (
    Marked,
    badge_width,
    count_visible,
    draw_badge,
    draw_text,
    is_rtl,
    lay_out_marked,
    paint_marked,
)
from ui.look.rows import ROW_INSET_PX, ROW_ROLE, Index, RowDelegate
from ui.look.theme import Look
from ui.models.result_rows import ResultRow, zone_name
from ui.models.results import BEHIND_ROLE, FOLD_ROLE, Fold
from workbench.model import DateState

_ELLIPSIS: Final = "…"
_LOADING_OPACITY: Final = 0.6
_ZONE_ROLES: Final = {"title": "zone_body", "comment": "zone_comment", "boilerplate": "line_strong"}
_GAP_PX: Final = 8
_TAG_GAP_PX: Final = 4
# What stands before a hit that was moved forward: enough to see what it is about.
_LEAD_PX: Final = 90
# Rows that are kept laid out: some screens of them.
_LAID_MAX: Final = 100
# Lines are never emptier than this at their ends, but for words as long as a quarter of the pane.
_SAFE_SHARE: Final = 0.75
# How far copies stand in below the row of the best of them, and the line that says how many there are.
_MEMBER_INSET_PX: Final = 18
_BEHIND_PX: Final = 22
_LEFT_PX: Final = 22


class ResultDelegate(RowDelegate):
    """Paints results; while another search is on its way the old rows stand dimmed.

    Signals:
        fold_pressed: the number of a row whose line about copies was pressed.
    """

    fold_pressed = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.is_dimmed = False
        self._laid: dict[tuple[object, ...], Marked | None] = {}

    def row_px(self) -> int:
        return self.look.density.result_row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        if self.is_dimmed:
            painter.setOpacity(_LOADING_OPACITY)
        box = self.paint_ground(painter, option)
        if isinstance(row, ResultRow):
            is_compact = self.look.density.snippet_lines == 2
            fold = index.data(FOLD_ROLE)
            edge = box.left() + (_MEMBER_INSET_PX if fold is Fold.MEMBER else 0)
            left, right, top = edge + _LEFT_PX, box.right() - 12, box.top() + (7 if is_compact else 11)
            self._paint_title(painter, row, edge, left, right, top)
            middle = top + (26 if is_compact else 29)
            self._paint_facts(painter, row, left, right, middle)
            has_behind = fold in {Fold.FOLDED, Fold.UNFOLDED}
            # The line about copies takes the place of the last of the sentence: all rows are of one height.
            lines = self.look.density.snippet_lines - has_behind
            self._paint_sentence(painter, row, left, right, middle + (11 if is_compact else 14), lines)
            if has_behind:
                self._paint_behind(painter, box, index.data(BEHIND_ROLE), is_folded=fold is Fold.FOLDED)
            elif fold is Fold.MEMBER:
                self._paint_thread(painter, option)
        painter.restore()

    def editorEvent(
        self, event: QEvent, _model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Fold or unfold when the line about copies is pressed; nothing is edited here, but Qt tells delegates so of the mouse."""
        if (
            isinstance(event, QMouseEvent)
            and event.type() in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
            and event.button() is Qt.MouseButton.LeftButton
            and index.data(FOLD_ROLE) in {Fold.FOLDED, Fold.UNFOLDED}
            and event.position().y() >= option.rect.bottom() - _BEHIND_PX
        ):
            self.fold_pressed.emit(index.row())
            return True
        return False

    def _paint_behind(self, painter: QPainter, box: QRectF, words: str, *, is_folded: bool) -> None:
        """Paint what stands behind a row, with the sign that it can be unfolded."""
        look, middle = self.look, box.bottom() - _BEHIND_PX / 2 - 3
        draw_icon(
            painter, QRectF(box.left() + 5, middle - 7, 14, 14), "right" if is_folded else "down", look.color("text_2")
        )
        room = box.right() - 12 - box.left() - _LEFT_PX
        draw_text(look, painter, box.left() + _LEFT_PX, middle + 4, words, "meta", "text_2", width=room, weight=500)

    def _paint_thread(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint the line at the left that ties a copy to the row above."""
        x = option.rect.left() + ROW_INSET_PX + 12
        painter.setPen(QPen(self.look.color("line_strong"), 1))
        painter.drawLine(QPointF(x + 0.5, option.rect.top()), QPointF(x + 0.5, option.rect.bottom() + 1))

    def _paint_title(
        self, painter: QPainter, row: ResultRow, edge: float, left: float, right: float, top: float
    ) -> None:
        look = self.look
        if not row.is_read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(QPointF(edge + 12, top + 8), 3, 3)
        if row.is_starred:
            draw_icon(painter, QRectF(right - 14, top + 1, 14, 14), "star", look.color("warn"))
            right -= 20
        if row.is_queued or row.is_archived:
            sign = "queue" if row.is_queued else "archive"
            draw_icon(painter, QRectF(right - 14, top + 1, 14, 14), sign, look.color("text_2"))
            right -= 20
        weight = 500 if row.is_read else 600
        # What was put away steps back, and can be read all the same.
        ink = "text_2" if row.is_archived else "text"
        room = right - left
        shift = max(0.0, room - look.width(row.title, "ui_strong", weight)) if is_rtl(row.title) else 0.0
        draw_text(look, painter, left + shift, top + 13, row.title, "ui_strong", ink, width=room, weight=weight)

    def _paint_facts(self, painter: QPainter, row: ResultRow, left: float, right: float, middle: float) -> None:
        """Paint source, date and other name. The date is never cut: the source gives way, then the name goes."""
        look = self.look
        room = max(0.0, right - left - date_width(look, row) - _GAP_PX)
        x = left
        if row.source:
            x += draw_text(look, painter, x, middle + 4, row.source, "meta", "text_2", width=room, weight=500) + _GAP_PX
        x += draw_date(look, painter, x, middle, row) + _GAP_PX
        if row.via and right - x > 48:
            x += draw_text(look, painter, x, middle + 4, f"via {row.via}", "meta", "text_3", width=right - x) + _GAP_PX
        self._paint_tags(painter, row, x, right, middle)

    def _paint_tags(self, painter: QPainter, row: ResultRow, left: float, right: float, middle: float) -> None:
        """Paint as many tags as have room whole, from the right edge; a sign says that there are more."""
        look = self.look
        widths = [badge_width(look, name) for name in row.tags]
        more_px = look.width("+9", "micro") + _TAG_GAP_PX
        shown, room = 0, right - left
        while shown < len(widths):
            room -= widths[shown] + _TAG_GAP_PX
            if room < (more_px if shown + 1 < len(widths) else -_TAG_GAP_PX):
                break
            shown += 1
        if not shown:
            return
        hidden = len(widths) - shown
        x = right - sum(widths[:shown]) - _TAG_GAP_PX * (shown - 1) - (more_px if hidden else 0)
        for name, width in zip(row.tags[:shown], widths, strict=False):
            draw_badge(look, painter, x, middle, name, fill="sunk", border=None)
            x += width + _TAG_GAP_PX
        if hidden:
            draw_text(look, painter, x, middle + 4, f"+{min(hidden, 9)}", "micro", "text_3")

    def _paint_sentence(
        self, painter: QPainter, row: ResultRow, left: float, right: float, top: float, lines: int
    ) -> None:
        look, indent, width = self.look, 0.0, right - left
        if row.zone:
            indent = zone_mark_width(look, row.zone) + _GAP_PX
            draw_zone_mark(look, painter, right - indent + _GAP_PX if is_rtl(row.text) else left, top + 8, row.zone)
        laid = self._lay_out(row, width, lines, indent)
        if laid is not None:
            paint_marked(look, painter, QPointF(left, top), laid, "text_2" if row.marks else "text_3")

    def _lay_out(self, row: ResultRow, width: float, lines: int, indent: float) -> Marked | None:
        """Lay out a row's sentence once: rows are painted anew for whatever moves over them."""
        key = (row.text, row.marks, width, lines, indent)
        if key in self._laid:
            return self._laid[key]
        laid = lay_out_marked(self.look, row.text, row.marks, width, lines=lines, first_indent_px=indent)
        if laid is not None and row.marks and laid.seen < len(row.text):
            text, marks = keep_hit_in_sight(self.look, row.text, row.marks, width, lines, indent)
            if text is not row.text:
                laid = lay_out_marked(self.look, text, marks, width, lines=lines, first_indent_px=indent)
        if len(self._laid) >= _LAID_MAX:
            self._laid.clear()
        self._laid[key] = laid
        return laid


def keep_hit_in_sight(
    look: Look, text: str, marks: Sequence[tuple[int, int]], width: float, lines: int, indent_px: float
) -> tuple[str, Sequence[tuple[int, int]]]:
    """Return the text and its marks, begun later with "…" where the first mark would fall behind the ellipsis."""
    if not marks:
        return text, marks
    first, end = marks[0]
    if look.width(text[:end], "meta") + indent_px < _SAFE_SHARE * width * (lines - 1):
        return text, marks
    seen = count_visible(look, text, width, "meta", lines, indent_px)
    # The ellipsis takes the place of the last two characters or so.
    if seen >= len(text) or end <= seen - 3:
        return text, marks
    start = first
    while start > 0 and look.width(text[start:first], "meta") < _LEAD_PX:
        before = text.rfind(" ", 0, start - 1) + 1
        if look.width(text[before:first], "meta") > 2 * _LEAD_PX:
            break
        start = before
    if start == 0:
        return text, marks
    shift = start - len(_ELLIPSIS)
    return f"{_ELLIPSIS}{text[start:]}", [(a - shift, b - shift) for a, b in marks if a >= start]


def date_width(look: Look, row: ResultRow) -> float:
    """Return how wide `draw_date` will draw."""
    if row.date_state is DateState.UNKNOWN:
        return badge_width(look, "Undated", icon="undated")
    if row.date_state is DateState.INFERRED:
        return badge_width(look, row.when)
    return look.width(row.when, "meta") + (15 if row.date_state is DateState.SET else 0)


def draw_date(look: Look, painter: QPainter, x: float, middle: float, row: ResultRow) -> float:
    """Draw a date with its state: plain when stated, with a tick when set by the user, dashed when inferred or undated."""
    if row.date_state is DateState.UNKNOWN:
        return draw_badge(
            look, painter, x, middle, "Undated",
            ink="warn", fill="warn_soft", border="warn", is_dashed=True, icon="undated",
        )  # fmt: skip
    if row.date_state is DateState.INFERRED:
        return draw_badge(look, painter, x, middle, row.when, fill=None, border="line_strong", is_dashed=True)
    width = draw_text(look, painter, x, middle + 4, row.when, "meta", "text_2")
    if row.date_state is DateState.SET:
        draw_icon(painter, QRectF(x + width + 3, middle - 6, 12, 12), "check", look.color("text_2"))
        width += 15
    return width


def zone_mark_width(look: Look, zone: str) -> float:
    """Return how wide `draw_zone_mark` will draw."""
    return 13 + look.width(zone_name(zone), "meta", 500)


def draw_zone_mark(look: Look, painter: QPainter, x: float, middle: float, zone: str) -> None:
    """Draw a zone's swatch, in the ink of bars and timeline, and its name."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(_ZONE_ROLES.get(zone, "line_strong")))
    painter.drawRoundedRect(QRectF(x, middle - 4, 8, 8), 2, 2)
    draw_text(look, painter, x + 13, middle + 4, zone_name(zone), "meta", "text", weight=500)
