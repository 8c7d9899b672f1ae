"""The bar to find words in the open article."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit

from ui.look.pieces import icon_button, label, set_state
from ui.look.theme import Look
from ui.panels.reader.finding import FOUND_MAX


class FindField(QLineEdit):
    """Takes the words; Enter goes on, Shift+Enter back."""

    advanced = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.advanced.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Field, count, and the buttons that walk what was found."""

    words_changed = Signal(str)
    next_pressed = Signal()
    previous_pressed = Signal()
    close_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("reader")
        self._field = FindField()
        self._field.setPlaceholderText("Find in article")
        self._field.setAccessibleName("Find in article")
        self._field.setMaximumWidth(320)
        self._count = label(ink="2", size="meta")
        previous = icon_button(look, "up", "Previous place", size_px=16)
        following = icon_button(look, "down", "Next place", size_px=16)
        close = icon_button(look, "close", "Close", size_px=16)
        self._field.textChanged.connect(self.words_changed)
        self._field.advanced.connect(self._on_advanced)
        previous.clicked.connect(self.previous_pressed)
        following.clicked.connect(self.next_pressed)
        close.clicked.connect(self.close_pressed)
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 2, 8, 6)
        box.setSpacing(4)
        box.addWidget(self._field, 1)
        box.addSpacing(4)
        box.addWidget(self._count)
        box.addWidget(previous)
        box.addWidget(following)
        box.addStretch()
        box.addWidget(close)
        self.hide()

    @property
    def words(self) -> str:
        """What is looked for."""
        return self._field.text()

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the bar."""
        now = QApplication.focusWidget()
        return now is not None and self.isAncestorOf(now)

    def open(self, words: str) -> None:
        """Show the bar with the keyboard in its field; words that are given take the place of the last ones."""
        self.show()
        if words:
            self._field.setText(words)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def set_words(self, words: str) -> None:
        """Look for other words; the keyboard stays where it is."""
        self._field.setText(words)

    def set_count(self, now: int, total: int) -> None:
        """Show which place of how many; `now` counts from 1."""
        if not self.words.strip():
            words = ""
        elif not total:
            words = "Not in this article"
        else:
            words = f"{now:,} of {total:,}{'+' if total == FOUND_MAX else ''}"
        self._count.setText(words)
        set_state(self._field, "state", "error" if words and not total else "")

    @Slot(int)
    def _on_advanced(self, step: int) -> None:
        (self.next_pressed if step > 0 else self.previous_pressed).emit()
