"""What stands in place of the plot when there is nothing to draw: why, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import tokens
from ui.look.pieces import button, label
from ui.look.theme import Look
from ui.panels.timeline.words import say_count


class EmptyTimeline(QWidget):
    """Two states: nothing at all, and only undated articles."""

    date_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.SPACE["pane"], 0, tokens.SPACE["pane"], 0)
        box.setSpacing(tokens.SPACE["base"])
        box.addStretch(1)
        self._title = label(size="empty")
        self._sentence = label(ink="2")
        for line in (self._title, self._sentence):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setWordWrap(True)
            box.addWidget(line)
        row = QHBoxLayout()
        row.setContentsMargins(0, tokens.SPACE["tight"], 0, 0)
        self._button = button("Set the date…", "primary")
        self._button.clicked.connect(self.date_wanted)
        self._keys: QLabel = label("Ctrl+D", ink="3", size="meta")
        row.addStretch(1)
        row.addWidget(self._button)
        row.addWidget(self._keys)
        row.addStretch(1)
        box.addLayout(row)
        box.addStretch(1)
        look.changed.connect(self.update)
        self.show_undated(0)

    def show_undated(self, count: int) -> None:
        """Say that so many articles have no date, or with 0 that there is nothing."""
        if count:
            have = "The only article of this result has" if count == 1 else f"All {say_count(count, 'article')} have"
            self._title.setText(f"{have} no date")
            self._sentence.setText("They take their place in time as soon as their date is set.")
            if count == 1:
                self._sentence.setText("It takes its place in time as soon as its date is set.")
        else:
            self._title.setText("Nothing to place in time")
            self._sentence.setText("The articles of a search stand here by the day on which they were published.")
        self._button.setVisible(count > 0)
        self._keys.setVisible(count > 0)

    def set_keys(self, keys: str) -> None:
        """Name the keys that set a date."""
        self._keys.setText(keys)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: while the button is hidden, Tab would stop in front of it for good.
        self._button.setFocus(event.reason())

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("chrome"))
