"""Asks for one of a few rows: by its number or letter, by arrows and Enter, or by the mouse."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.keymap import letter_of
from ui.look.pieces import button
from ui.look.popup import PaletteRow, PopupDelegate, PopupRows
from ui.look.rows import RowList
from ui.look.theme import Look

_ROW_PX: Final = 34
_DIGITS: Final = "123456789"


class PickDialog(Dialog):
    """Shows rows, the first nine with the digit that picks each, or all with letters; `picked` has the number of the row."""

    picked = Signal(int)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        heading: str,
        says: str,
        action: str,
        *,
        size: tuple[int, int],
        letters: str = _DIGITS,
    ) -> None:
        """Build the dialog, empty until `show_rows`.

        Args:
            look: In force.
            parent: The window.
            heading: What is asked.
            says: One sentence below it.
            action: What the button does with the row.
            size: Width and height in px.
            letters: What picks each row, in their order.
        """
        super().__init__(look, parent, heading, *size)
        self._letters = letters
        self._model = PopupRows()
        self.rows = RowList(look, self._model, heading)
        self._model.setParent(self.rows)
        self.rows.setObjectName("well")
        delegate = PopupDelegate(look, self.rows)
        delegate.height_px = _ROW_PX
        self.rows.setItemDelegate(delegate)
        self.rows.opened.connect(self._on_opened)
        self.rows.selectionModel().currentChanged.connect(self._on_current_changed)
        self.says = wrapped(says, ink="2")
        self.says.setVisible(bool(says))
        self.body.addWidget(self.says)
        self.body.addWidget(self.rows, 1)
        cancel, self._pick = button("Cancel"), button(action, "primary")
        self._pick.setDefault(True)
        self._pick.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self._pick.clicked.connect(self._on_pick)
        self.add_buttons(cancel, self._pick)
        self.rows.setFocus()

    def show_rows(self, rows: Sequence[PaletteRow], current: int = 0) -> None:
        """Show what there is to pick from, on one of them."""
        numbered = (replace(row, keys=self._letters[n : n + 1]) for n, row in enumerate(rows))
        self._model.set_rows(tuple(numbered))
        # The model was reset, which tells nobody that no row is the current one any more.
        self._pick.setEnabled(False)
        if rows:
            self.rows.setCurrentIndex(self._model.index(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self._letters.find(letter_of(event.text())) if event.text() else -1
        if 0 <= number < self._model.rowCount() and not event.isAutoRepeat():
            self.pick(number)
        else:
            super().keyPressEvent(event)

    def pick(self, number: int) -> None:
        """Answer with a row; one that cannot be picked only becomes the current one."""
        self.rows.setCurrentIndex(self._model.index(number))
        if self._model.row(number).is_enabled:
            self.accept()
            self.picked.emit(number)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._pick.setEnabled(current.isValid() and self._model.row(current.row()).is_enabled)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self.pick(index.row())

    @Slot()
    def _on_pick(self) -> None:
        if self.rows.currentIndex().isValid():
            self.pick(self.rows.currentIndex().row())
