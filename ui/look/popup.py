"""Rows of popups, as the palette shows them: icon, title with the typed letters bold, detail, keys; painted by a delegate."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout
from PySide6.QtWidgets import QStyleOptionViewItem

from ui.look.icons import draw_icon
from ui.look.paint import draw_key_caps, draw_text
from ui.look.rows import ROW_INSET_PX, ROW_ROLE, Index, RowDelegate
from ui.utf16 import Utf16Offsets, count_units

_ICON_PX, _LEAST_DETAIL_PX = 18, 36
_ELLIPSIS = "…"
HEADING_PX = 28


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One row. `payload` is handed back when it is chosen; `bold` are spans of the title in code points.

    A row that is not enabled says in its detail why. A heading stands above the rows of its group; `tail` is at the right.
    """

    icon: str
    title: str
    detail: str = ""
    keys: str = ""
    payload: object = None
    is_enabled: bool = True
    bold: tuple[tuple[int, int], ...] = ()
    is_heading: bool = False
    tail: str = ""


class PopupRows(QAbstractListModel):
    """Holds the rows that a popup shows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PaletteRow, ...] = ()

    def set_rows(self, rows: Sequence[PaletteRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> PaletteRow:
        """Return one row."""
        return self._rows[number]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self._rows[index.row()].is_enabled or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row)
        return None


def spoken(row: PaletteRow) -> str:
    """Return a row as a screen reader says it."""
    return ", ".join(part for part in (row.title, row.detail, row.tail, row.keys) if part)


class PopupDelegate(RowDelegate):
    """Paints a popup's row."""

    has_bar = False

    def row_px(self) -> int:
        return self.look.density.popup_row + 2

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW_ROLE)
        if isinstance(row, PaletteRow) and row.is_heading:
            return QSize(120, HEADING_PX)
        return super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = self.look, index.data(ROW_ROLE)
        if row.is_heading:
            x, baseline = option.rect.left() + ROW_INSET_PX + 10, option.rect.bottom() - 6
            draw_text(look, painter, x, baseline, row.title, "meta", "text_3", weight=500)
            return
        painter.save()
        box = self.paint_ground(painter, option)
        ink, second = ("text", "text_2") if row.is_enabled else ("text_off", "text_3")
        middle, left, right = box.center().y(), box.left() + 10, box.right() - 10
        if row.icon:
            draw_icon(painter, QRectF(left, middle - _ICON_PX / 2, _ICON_PX, _ICON_PX), row.icon, look.color(second))
        left += _ICON_PX + 8
        if row.keys:
            right -= draw_key_caps(look, painter, right, middle, row.keys) + 12
        if row.tail:
            width = look.width(row.tail, "meta")
            draw_text(look, painter, right - width, round(middle + 4), row.tail, "meta", "text_3")
            right -= width + 12
        left += self._draw_title(painter, left, middle, right - left, row, ink) + 10
        if row.detail and right - left >= _LEAST_DETAIL_PX:
            draw_text(look, painter, left, round(middle + 4), row.detail, "meta", "text_3", width=right - left)
        painter.restore()

    def _draw_title(self, painter: QPainter, x: float, middle: float, room: float, row: PaletteRow, ink: str) -> float:
        """Draw the title with its typed letters bold and return the width it took."""
        look = self.look
        # Measured all bold, so that no bold letter pushes the end out of the room.
        title = look.metrics("ui", QFont.Weight.Bold).elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        visible = count_units(title.removesuffix(_ELLIPSIS) if title != row.title else title)
        offsets, ranges = Utf16Offsets(row.title), []
        for first, last in row.bold:
            start, end = offsets.to_units(first), min(offsets.to_units(last), visible)
            if start < end:
                span = QTextLayout.FormatRange()
                span.start, span.length = start, end - start
                form = span.format
                form.setFontWeight(QFont.Weight.Bold)
                span.format = form
                ranges.append(span)
        layout = QTextLayout(title, look.font("ui"))
        layout.setFormats(ranges)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        width = line.naturalTextWidth()
        # Right-to-left titles start where the others do: the eye scans one edge.
        line.setLineWidth(width + 1)
        layout.endLayout()
        painter.setPen(look.color(ink))
        layout.draw(painter, QPointF(x, middle - line.height() / 2))
        return float(width)
