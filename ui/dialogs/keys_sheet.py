"""The keys of a pane at a glance, in columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.dialogs.frame import Dialog
from ui.look.paint import draw_key_caps, draw_text
from ui.look.pieces import button
from ui.look.theme import Look

_COLUMN_PX, _GUTTER_PX, _ROW_PX, _HEAD_PX, _GROUP_GAP_PX = 300, 40, 28, 30, 14
_COLUMNS_MAX = 3


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One key and what it does; `keys` is as Qt writes it, alternatives parted by a comma and a space."""

    group: str
    title: str
    keys: str


class KeysSheet(Dialog):
    """Shows keys by group. Esc closes it."""

    def __init__(self, look: Look, parent: QWidget | None, title: str, rows: Sequence[KeyRow]) -> None:
        groups = len({row.group for row in rows})
        columns = max(1, min(_COLUMNS_MAX, groups))
        width = columns * _COLUMN_PX + (columns - 1) * _GUTTER_PX
        sheet = _Sheet(look, rows)
        super().__init__(look, parent, title, width + 66, sheet.height_for(width) + 150)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(title)
        sheet.setObjectName("bare")
        area.setWidget(sheet)
        self.body.addWidget(area, 1)
        close = button("Close", "primary")
        close.clicked.connect(self._on_close)
        close.setDefault(True)
        self.add_buttons(close)
        close.setFocus()

    @Slot()
    def _on_close(self) -> None:
        self.accept()


class _Sheet(QWidget):
    """The columns; a group is never torn apart."""

    def __init__(self, look: Look, rows: Sequence[KeyRow]) -> None:
        super().__init__()
        self._look = look
        self._groups = [(name, list(part)) for name, part in groupby(rows, key=lambda row: row.group)]
        self.setAccessibleName(". ".join(f"{row.title}: {row.keys}" for row in rows))
        look.changed.connect(self.update)

    def height_for(self, width_px: int) -> int:
        """Return how high the sheet is at a width."""
        return max((bottom for *_, bottom in self._places(width_px)), default=0)

    def _places(self, width_px: int) -> list[tuple[int, int, int, int]]:
        """Return for each group its number, left, top and bottom."""
        columns = max(1, min(_COLUMNS_MAX, len(self._groups), (width_px + _GUTTER_PX) // (_COLUMN_PX + _GUTTER_PX)))
        heights = [_HEAD_PX + _ROW_PX * len(part) + _GROUP_GAP_PX for _, part in self._groups]
        target = self._least_height(heights, columns)
        places: list[tuple[int, int, int, int]] = []
        column, top = 0, 0
        for number, height in enumerate(heights):
            if top and top + height > target:
                column, top = column + 1, 0
            places.append((number, column * (_COLUMN_PX + _GUTTER_PX), top, top + height))
            top += height
        return places

    @staticmethod
    def _least_height(heights: list[int], columns: int) -> int:
        """Return the least height at which the groups, in their order, fit into the columns."""
        target = max(heights, default=0)
        while True:
            used, top = 1, 0
            for height in heights:
                if top and top + height > target:
                    used, top = used + 1, 0
                top += height
            if used <= columns:
                return target
            target += _ROW_PX

    def resizeEvent(self, _event: object) -> None:
        self.setMinimumHeight(self.height_for(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        for number, left, top, _bottom in self._places(self.width()):
            name, rows = self._groups[number]
            draw_text(look, painter, left, top + 18, name, "meta", "text_2", weight=600)
            painter.fillRect(QRectF(left, top + _HEAD_PX - 5, _COLUMN_PX, 1), look.color("line"))
            for place, row in enumerate(rows):
                middle = top + _HEAD_PX + place * _ROW_PX + _ROW_PX / 2
                right = float(left + _COLUMN_PX)
                for number, keys in enumerate(reversed(row.keys.split(", "))):
                    if number:
                        right -= look.width("or", "meta")
                        draw_text(look, painter, right, round(middle + 4), "or", "meta", "text_3")
                        right -= 8
                    right -= draw_key_caps(look, painter, right, middle, keys) + 8
                draw_text(look, painter, left, round(middle + 4), row.title, "ui", width=right - left - 4)
