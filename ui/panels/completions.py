"""The popup under the search field: what could be meant, in groups, with nothing selected until Down is pressed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from ui.look import tokens
from ui.look.pieces import FloatingCard, hairline, label
from ui.look.popup import HEADING_PX, PaletteRow, PopupDelegate, PopupRows
from ui.look.theme import Look

_FOOT_PX: Final = 32
_GAP_PX: Final = 5


@dataclass(frozen=True, slots=True)
class Completion:
    """What the field holds when a row is taken: the whole text, and where the cursor goes, in code points."""

    text: str
    cursor: int


@dataclass(frozen=True, slots=True)
class CompletionGroup:
    """A heading with its rows; the payload of each is a Completion."""

    heading: str
    rows: tuple[PaletteRow, ...]


class CompletionPopup(FloatingCard):
    """Shows groups of rows; the field keeps the keyboard and steps through them."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._host = parent
        self._rows = PopupRows(self)
        self._view = QListView()
        self._view.setModel(self._rows)
        self._delegate = PopupDelegate(look, self._view)
        self._view.setItemDelegate(self._delegate)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setMouseTracking(True)
        self._view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName("Completions")
        self._view.clicked.connect(self._on_clicked)
        self._foot = label(ink="3", size="meta")
        self._foot.setFixedHeight(_FOOT_PX)
        self._foot.setContentsMargins(15, 0, 12, 0)
        box = QVBoxLayout(self)
        margin = self.margin_px
        box.setContentsMargins(margin + 1, margin + _GAP_PX, margin + 1, margin + 1)
        box.setSpacing(0)
        box.addWidget(self._view, 1)
        box.addSpacing(_GAP_PX)
        box.addWidget(hairline())
        box.addWidget(self._foot)

    def show_groups(self, groups: Sequence[CompletionGroup], feet: Sequence[str], corner: QPointF, width: int) -> None:
        """Show these groups below a field, with nothing selected, and the longest of the feet that has room."""
        rows: list[PaletteRow] = []
        for group in groups:
            if group.rows:
                rows += [PaletteRow("", group.heading, is_heading=True), *group.rows]
        self._rows.set_rows(rows)
        row_px = self._delegate.row_px()
        room_px = width - 30
        fitting = next((words for words in feet if self._look.width(words, "meta") <= room_px), feet[-1])
        self._foot.setText(fitting)
        heights = [HEADING_PX if row.is_heading else row_px for row in rows]
        room = self._host.height() - round(corner.y()) - _FOOT_PX - 3 * _GAP_PX - 8
        usual = tokens.POPUP_ROWS_MAX * row_px + 3 * HEADING_PX
        body = min(sum(heights), usual, max(room, row_px))
        self.place(corner, width, body + _FOOT_PX + 2 * _GAP_PX + 3)
        self._view.scrollToTop()

    def step(self, way: int) -> None:
        """Select the next row or the one before; before the first, nothing is selected again."""
        at = self._view.currentIndex().row() + way
        count = self._rows.rowCount()
        while 0 <= at < count and self._rows.row(at).is_heading:
            at += way
        if 0 <= at < count:
            self._view.setCurrentIndex(self._rows.index(at))
        elif at < 0:
            self._view.setCurrentIndex(QModelIndex())
            self._view.scrollToTop()

    def selected(self) -> object:
        """Return the payload of the selected row, None while nothing is selected."""
        row = self._view.currentIndex().row()
        return self._rows.row(row).payload if row >= 0 else None

    def selected_or_first(self) -> object:
        """Return the payload of the selected row, else of the first one."""
        if (payload := self.selected()) is not None:
            return payload
        rows = (self._rows.row(number) for number in range(self._rows.rowCount()))
        return next((row.payload for row in rows if not row.is_heading), None)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._rows.row(index.row())
        if not row.is_heading:
            self.chosen.emit(row.payload)
