"""The line above the pages of a PDF: which of how many is read, and how large they are."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from ui.look.pieces import button, hairline, label
from ui.look.theme import Look

_FIELD_PX = 64


class PageField(QLineEdit):
    """Takes the number of a page; `left` says that the keyboard is to go back to the pages."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SheetBar(QFrame):
    """Says where in a PDF one is. `page_chosen` has the page that was typed, counted from 0; `zoom_chosen` +1, -1, or 0 for the width."""

    page_chosen = Signal(int)
    zoom_chosen = Signal(int)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("reader")
        self._count = 0
        self._field = PageField()
        self._field.setFixedWidth(_FIELD_PX)
        self._field.setAccessibleName("Page")
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._field.returnPressed.connect(self._on_returned)
        self._field.left.connect(self._on_left)
        self._of = label(ink="2")
        self._zoom = label(ink="2", size="meta")
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 12, 6)
        row.setSpacing(8)
        row.addWidget(label("Page", ink="2"))
        row.addWidget(self._field)
        row.addWidget(self._of)
        row.addSpacing(10)
        for words, name, step in (
            ("−", "Smaller (−)", -1),
            ("+", "Larger (+)", 1),
            ("Width", "As wide as the pane (0)", 0),
        ):
            made = button(words, "quiet")
            made.setAccessibleName(name)
            made.setToolTip(name)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.clicked.connect(partial(self.zoom_chosen.emit, step))
            row.addWidget(made)
        row.addWidget(self._zoom)
        row.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(hairline())
        self._look = look
        self.hide()

    def show_place(self, page: int, count: int, zoom: float) -> None:
        """Say which page of how many is read, counted from 0."""
        self._count = count
        if not self._field.hasFocus():
            self._field.setText(f"{page + 1}" if count else "")
        self._field.setEnabled(count > 0)
        self._field.setValidator(QIntValidator(1, max(1, count), self))
        self._of.setText(f"of {count:,}" if count else "")
        self._zoom.setText(f"{zoom:.0%}" if count else "")
        self.setAccessibleName(f"Page {page + 1:,} of {count:,}" if count else "Pages")

    def ask(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    @Slot()
    def _on_returned(self) -> None:
        if self._field.text():
            self.page_chosen.emit(int(self._field.text()) - 1)
        self._on_left()

    @Slot()
    def _on_left(self) -> None:
        self.left.emit()
