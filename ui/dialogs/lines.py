"""A list of plain lines in columns, painted at a fixed height: dates that move, pages that were refused, contents."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, overload

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.look.paint import draw_text
from ui.look.rows import ROW_ROLE, Index, RowDelegate, RowList
from ui.look.theme import Look

Thing = TypeVar("Thing")

_ROW_PX, _SIDE_PX, _GAP_PX = 28, 8, 16


@dataclass(frozen=True, slots=True)
class Column:
    """How one column looks: its share of the width, its ink, and which end is cut when there is no room.

    One that has a width of its own, such as for dates, has no share: the others divide what is left.
    """

    share: float
    ink: str = "text"
    cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    width_px: int = 0


class _Model(QAbstractListModel):
    rows: Sequence[tuple[str, ...]] = ()

    def set_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def add_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        count = len(self.rows)
        self.beginInsertRows(QModelIndex(), count, count + len(rows) - 1)
        self.rows = [*self.rows, *rows]
        self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{'<br>'.join(html.escape(cell) for cell in row)}</qt>"
        return None


class _Delegate(RowDelegate):
    has_bar = False

    def __init__(self, look: Look, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(look, parent)
        self._columns = tuple(columns)

    def row_px(self) -> int:
        return _ROW_PX

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = self.look
        painter.save()
        box = self.paint_ground(painter, option)
        fixed = sum(column.width_px for column in self._columns)
        room = max(0.0, box.width() - 2 * _SIDE_PX - _GAP_PX * (len(self._columns) - 1) - fixed)
        x, baseline = box.left() + _SIDE_PX, round(box.center().y() + 5)
        for column, cell in zip(self._columns, index.data(ROW_ROLE), strict=True):
            width = column.width_px or room * column.share
            shown = look.metrics("ui").elidedText(cell, column.cut, width)
            draw_text(look, painter, x, baseline, shown, "ui", column.ink, width=width + 1)
            x += width + _GAP_PX
        painter.restore()


class WordedRows(Sequence[tuple[str, ...]]):
    """Rows that are put into words when they are seen: to word a hundred thousand takes more than a second."""

    def __init__(self, things: Sequence[Thing], word: Callable[[Thing], tuple[str, ...]]) -> None:
        self._count = len(things)
        self._row: Callable[[int], tuple[str, ...]] = lambda number: word(things[number])

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, number: int) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[tuple[str, ...]]: ...
    def __getitem__(self, number: int | slice) -> tuple[str, ...] | Sequence[tuple[str, ...]]:
        if isinstance(number, slice):
            return [self._row(one) for one in range(*number.indices(self._count))]
        return self._row(range(self._count)[number])


class Lines(RowList):
    """Shows rows of plain texts, one for each column; `row_changed` has the number of the row that one went to."""

    row_changed = Signal(int)

    def __init__(self, look: Look, columns: Sequence[Column], name: str) -> None:
        self._model = _Model()
        super().__init__(look, self._model, name)
        self._model.setParent(self)
        self.setObjectName("well")
        self.setItemDelegate(_Delegate(look, columns, self))
        look.changed.connect(self.viewport().update)

    def set_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows, which do not change any more. Of many, each may be worded when it is asked for: see WordedRows."""
        self._model.set_rows(rows)

    def add_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show more rows below; where one stands stays."""
        if rows:
            self._model.add_rows(rows)

    def go_to(self, row: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self._model.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_changed.emit(current.row())

    def text(self) -> str:
        """Return all rows as text, the columns parted by tabs."""
        return "\n".join("\t".join(row) for row in self._model.rows)
