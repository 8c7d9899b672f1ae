"""The header of a mail: from whom to whom, when and about what, and what was attached to it."""

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines
from ui.look.pieces import button, label
from ui.look.theme import Look
from workbench.viewing.mails import MailNote

# A list may have gone to thousands: all of it is copied, this much is shown.
_SHOWN_CHARS_MAX: Final = 800
_ROW_PX, _ROWS_MAX = 28, 6


class MailDialog(Dialog):
    """Lists the fields, which can be copied, and what is attached; `chosen` has the article that is to be opened."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(look, parent, "Header of the mail", 760)
        self.article: int | None = None
        self._note = MailNote()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._says = label("On its way…", ink="2")
        self._attached = label(is_strong=True)
        self._list = Lines(look, (Column(0.62), Column(0.38, "text_2", Qt.TextElideMode.ElideMiddle)), "Attachments")
        self._list.opened.connect(self._on_chosen)
        self.body.addWidget(self._says)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._attached)
        self.body.addWidget(self._list)
        self._copy, self._open, close = (
            button("Copy", "quiet"),
            button("Open the attachment"),
            button("Close", "primary"),
        )
        self._copy.clicked.connect(self._on_copy)
        self._open.clicked.connect(self._on_chosen)
        close.clicked.connect(self.accept)
        self.add_buttons(self._open, close, left=(self._copy,))
        for widget in (self._attached, self._list, self._open):
            widget.hide()
        close.setFocus()

    @Slot(object, object)
    def take(self, article: int, note: MailNote) -> None:
        """Show what came, if it is of the mail that was asked for."""
        if article == self.article:
            self.show_note(note)

    def show_note(self, note: MailNote) -> None:
        """Show the header."""
        self._note = note
        self._says.setVisible(not note.lines)
        self._says.setText("This mail has no header.")
        for row, (name, value) in enumerate(note.lines):
            shown = wrapped(value if len(value) <= _SHOWN_CHARS_MAX else f"{value[:_SHOWN_CHARS_MAX]}…")
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, shown.sizePolicy().verticalPolicy())
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(name)
            self._grid.addWidget(label(name, ink="2"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(shown, row, 1)
        rows = [
            *((one.title or "Untitled", one.name) for one in note.attached),
            *((name, "not an article") for name in note.files),
        ]
        self._attached.setText("Attached")
        self._list.set_rows(rows)
        self._list.setFixedHeight(_ROW_PX * min(_ROWS_MAX, max(1, len(rows))) + 12)
        for widget in (self._attached, self._list):
            widget.setVisible(bool(rows))
        self._open.setVisible(bool(note.attached))
        if note.attached:
            self._list.go_to(0)
            self._list.setFocus()

    @Slot()
    def _on_chosen(self) -> None:
        row = self._list.currentIndex().row()
        if 0 <= row < len(self._note.attached):
            self.chosen.emit(self._note.attached[row].article)
            self.accept()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self._note.lines))
        self._copy.setText("Copied")
