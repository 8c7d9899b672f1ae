"""The small field above a list that narrows it as one types; Enter and Down go into the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class FilterLine(QLineEdit):
    """Hidden until it is asked for.

    Signals:
        left: the keyboard is to go into the list.
    """

    left = Signal()

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.hide()

    def open(self) -> None:
        """Show the field and take the keyboard into it."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def close_up(self) -> bool:
        """Empty the field, hide it and leave it; False if it was hidden."""
        if self.isHidden():
            return False
        self.clear()
        self.hide()
        self.left.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)
