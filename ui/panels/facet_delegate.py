"""Paints a row of the filters: a kind's name, or a value with its count, its share as a bar, and what the query does with it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.look.icons import draw_icon
from ui.look.paint import draw_text, is_rtl
from ui.look.rows import ROW_ROLE, Index, RowDelegate
from ui.look.theme import Look
from ui.models.facets import FacetRow, RowKind
from workbench.narrowing import Use

_STALE_OPACITY: Final = 0.6
_BAR_PX: Final = 3
# What a row's text stands in from the row's own edge: 16 px from the pane's.
_LEFT_PX: Final = 10
_RIGHT_PX: Final = 10
_DEPTH_PX, _DEPTH_MAX = 14, 4


class FacetDelegate(RowDelegate):
    """Paints filters; while they are counted anew the old counts stand dimmed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.is_stale = False

    def row_px(self) -> int:
        return self.look.density.control

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, FacetRow) and row.kind is RowKind.HEADING:
            box = QRectF(option.rect).adjusted(6, 0, -6, 0)
            draw_text(
                self.look, painter, box.left() + _LEFT_PX, box.bottom() - 7, row.label, "meta", "text_2", weight=600
            )
        elif isinstance(row, FacetRow):
            box = self.paint_ground(painter, option)
            if row.kind is RowKind.FOLD:
                self._paint_fold(painter, row, box)
            else:
                self._paint_value(painter, row, box)
        painter.restore()

    def _paint_fold(self, painter: QPainter, row: FacetRow, box: QRectF) -> None:
        look, left, baseline = self.look, box.left() + _LEFT_PX, box.center().y() + 4
        icon = "up" if row.term else "down"
        draw_icon(painter, QRectF(left - 1, baseline - 11, 14, 14), icon, look.color("accent"))
        draw_text(look, painter, left + 18, baseline, row.label, "meta", "accent")

    def _paint_value(self, painter: QPainter, row: FacetRow, box: QRectF) -> None:
        look = self.look
        left, right = box.left() + _LEFT_PX, box.right() - _RIGHT_PX
        baseline = box.center().y() + 3
        painter.setOpacity(_STALE_OPACITY if self.is_stale else 1.0)
        count_px = look.width(row.count, "ui")
        draw_text(look, painter, right - count_px, baseline, row.count, "ui", "text_2")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line_strong" if row.use is Use.BARRED else "ramp.2"))
        if row.share:
            width = max(2.0, row.share * (right - left))
            painter.drawRoundedRect(QRectF(left, box.bottom() - _BAR_PX - 1, width, _BAR_PX), 1.5, 1.5)
        painter.setOpacity(1.0)
        # Names are indented and bars are not: their lengths are to be compared.
        left += _DEPTH_PX * min(row.depth, _DEPTH_MAX)
        room = right - count_px - 10 - left
        if row.use is not Use.NONE:
            room -= 20
            mark = QRectF(left + room + 4, baseline - 13, 16, 16)
            if row.use is Use.WANTED:
                draw_icon(painter, mark, "check", look.color("accent"))
            else:
                painter.fillRect(QRectF(mark.left() + 3, round(mark.center().y()) - 1, 10, 2), look.color("danger"))
        self._paint_name(painter, row, left, baseline, room)

    def _paint_name(self, painter: QPainter, row: FacetRow, left: float, baseline: float, room: float) -> None:
        look, weight = self.look, 600 if row.use is Use.WANTED else 400
        ink = "text_2" if row.use is Use.BARRED else "text"
        if is_rtl(row.label):
            left += max(0.0, room - look.width(row.label, "ui", weight))
        width = draw_text(look, painter, left, baseline, row.label, "ui", ink, width=room, weight=weight)
        if row.use is Use.BARRED:
            painter.fillRect(QRectF(left, round(baseline - 4), width, 1), look.color(ink))
