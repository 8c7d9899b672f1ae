"""Chooses a library: one that was open before, another one, a new one, or the sample."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.look.icons import draw_icon
from ui.look.paint import draw_text
from ui.look.pieces import button
from ui.look.rows import ROW_ROLE, Index, RowDelegate, RowList
from ui.look.theme import Look

_ROW_PX = 56


@dataclass(frozen=True, slots=True)
class RecentLibrary:
    """A library that was open before. `opened` is when, in words; `is_open` marks the one in the window."""

    path: Path
    opened: str
    is_missing: bool = False
    is_open: bool = False


class _Model(QAbstractListModel):
    def __init__(self, libraries: Sequence[RecentLibrary]) -> None:
        super().__init__()
        self._libraries = tuple(libraries)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._libraries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags & ~Qt.ItemFlag.ItemIsEnabled if self._libraries[index.row()].is_missing else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        library = self._libraries[index.row()]
        if role == ROW_ROLE:
            return library
        if role == Qt.ItemDataRole.DisplayRole:
            return library.path.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{library.path.name}, {library.path.parent}, {_says(library)}"
        return None


class _Delegate(RowDelegate):
    has_bar = False

    def row_px(self) -> int:
        return _ROW_PX

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, library = self.look, index.data(ROW_ROLE)
        painter.save()
        box = self.paint_ground(painter, option)
        ink, second = ("text_off", "text_off") if library.is_missing else ("text", "text_2")
        draw_icon(painter, QRectF(box.left() + 12, box.center().y() - 10, 20, 20), "library", look.color(second))
        left, right = box.left() + 44, box.right() - 12
        says = _says(library)
        width = look.width(says, "meta")
        draw_text(
            look, painter, right - width, box.top() + 21, says, "meta", "text_3" if library.is_missing else second
        )
        draw_text(
            look, painter, left, box.top() + 21, library.path.name, "ui_strong", ink, width=right - width - 16 - left
        )
        # The end of a path tells more than its beginning.
        place = look.metrics("meta").elidedText(str(library.path.parent), Qt.TextElideMode.ElideMiddle, right - left)
        draw_text(look, painter, left, box.top() + 40, place, "meta", second)
        painter.restore()


class LibrariesDialog(Dialog):
    """Lists the libraries that were open before; Enter or a click opens one."""

    chosen = Signal(object)
    other_wanted = Signal()
    new_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None, libraries: Sequence[RecentLibrary]) -> None:
        super().__init__(look, parent, "Libraries", 620, 460 if libraries else 0)
        self.body.addWidget(
            wrapped(
                "A library is a folder that holds all you saved. It can be copied to another computer as it is.",
                ink="2",
            )
        )
        self._list = RowList(look, _Model(libraries), "Libraries that were open before")
        self._list.setObjectName("well")
        self._list.setItemDelegate(_Delegate(look, self._list))
        self._list.opened.connect(self._on_opened)
        self._list.clicked.connect(self._on_opened)
        self._list.setVisible(bool(libraries))
        self.body.addWidget(self._list, 1)
        other, new, sample = button("Open another…"), button("New library…"), button("Try the sample library")
        for choice, slot in ((other, self._on_other), (new, self._on_new), (sample, self._on_sample)):
            choice.clicked.connect(slot)
        self.add_buttons(other, new, left=(sample,))
        first = next((number for number, library in enumerate(libraries) if not library.is_missing), None)
        if first is None:
            new.setFocus()
        else:
            self._list.setCurrentIndex(self._list.model().index(first, 0))
            self._list.setFocus()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        library = index.data(ROW_ROLE)
        # A double click is told as a click before.
        if isinstance(library, RecentLibrary) and not library.is_missing and self.isVisible():
            self.accept()
            self.chosen.emit(library.path)

    @Slot()
    def _on_other(self) -> None:
        self.accept()
        self.other_wanted.emit()

    @Slot()
    def _on_new(self) -> None:
        self.accept()
        self.new_wanted.emit()

    @Slot()
    def _on_sample(self) -> None:
        self.accept()
        self.sample_wanted.emit()


def _says(library: RecentLibrary) -> str:
    if library.is_missing:
        return "Not there any more"
    return "Open now" if library.is_open else library.opened
