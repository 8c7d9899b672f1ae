"""A list of plain lines in columns, painted at a fixed height: dates that move, pages that were refused."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.paint import draw_text
from ui.look.theme import Look

_CELLS = Qt.ItemDataRole.UserRole
_ROW_PX, _SIDE_PX, _GAP_PX = 28, 12, 16
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """How one column looks: its share of the width, its ink, and which end is cut when there is no room."""

    share: float
    ink: str = "text"
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[tuple[str, ...], ...] = ()

    def set_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == _CELLS:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "<br>".join(html.escape(cell) for cell in row)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._columns = look, tuple(columns)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, _ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        look, rect = self._look, QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            has_focus = option.state & QStyle.StateFlag.State_HasFocus
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("selected" if has_focus else "selected_idle"))
            painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
        room = rect.width() - 2 * _SIDE_PX - _GAP_PX * (len(self._columns) - 1)
        x, baseline = rect.left() + _SIDE_PX, round(rect.center().y() + 5)
        for column, cell in zip(self._columns, index.data(_CELLS), strict=True):
            width = room * column.share
            shown = look.metrics("ui").elidedText(cell, column.cut, width)
            draw_text(look, painter, x, baseline, shown, "ui", column.ink, width=width + 1)
            x += width + _GAP_PX
        painter.restore()


class Lines(QListView):
    """Shows rows of plain texts, one for each column."""

    def __init__(self, look: Look, columns: Sequence[Column], name: str) -> None:
        super().__init__()
        self._model = _Model(self)
        self.setObjectName("well")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(look, columns, self))
        look.changed.connect(self.viewport().update)

    def set_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows."""
        self._model.set_rows(rows)

    def text(self) -> str:
        """Return all rows as text, the columns parted by tabs."""
        return "\n".join("\t".join(row) for row in self._model.rows)
