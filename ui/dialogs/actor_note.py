"""Asks what is to be written down about an actor."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.look.pieces import button
from ui.look.theme import Look
from workbench.annotate.findings import Actor


class ActorNoteDialog(Dialog):
    """Takes several lines; Ctrl+Enter keeps them. `written` has the note, empty where it is taken away."""

    written = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None, actor: Actor, note: str) -> None:
        super().__init__(look, parent, f"Note about {actor.name}", 560, 360)
        self._before = note
        self._text = QPlainTextEdit(note)
        self._text.setAccessibleName("Note")
        # Tab goes on to the buttons: there is no other way out by keyboard.
        self._text.setTabChangesFocus(True)
        self.body.addWidget(wrapped("Kept with the actor, and shown in its profile. Ctrl+Enter keeps it.", ink="2"))
        self.body.addWidget(self._text, 1)
        cancel, keep = button("Cancel"), button("Keep the note", "primary")
        keep.setDefault(True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._on_keep)
        self.add_buttons(cancel, keep)
        self._text.setFocus()
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The field takes Enter for a new line, and leaves this one to the dialog.
        if (
            event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._on_keep()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_keep(self) -> None:
        self.accept()
        if self._text.toPlainText().strip() != self._before.strip():
            self.written.emit(self._text.toPlainText())
