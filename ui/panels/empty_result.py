"""What stands in the place of the results where there are none: what was searched, and what may find more."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look.pieces import as_tooltip, label


class EmptyResult(QWidget):
    """One line, one sentence, and a button for each thing to try, the likeliest first."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = label(size="empty")
        self._sentence = label(ink="2")
        for words in (self._title, self._sentence):
            words.setWordWrap(True)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 40, 16, 16)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addWidget(self._sentence)
        box.addSpacing(12)
        box.addLayout(self._buttons)
        box.addStretch(1)

    def fill(self, title: str, sentence: str, actions: Sequence[tuple[str, object]]) -> None:
        """Say what was searched and offer what to try."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for words, payload in actions:
            suggestion = _Suggestion(words)
            suggestion.clicked.connect(partial(self.chosen.emit, payload))
            self._buttons.addWidget(suggestion)

    def focus_first(self) -> None:
        """Take the keyboard to the first suggestion."""
        first = self._buttons.itemAt(0)
        if first is not None and (suggestion := first.widget()) is not None:
            suggestion.setFocus(Qt.FocusReason.OtherFocusReason)


class _Suggestion(QPushButton):
    """A button as wide as its words, which are cut where the pane is narrower."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setToolTip(as_tooltip(words))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(super().sizeHint().width())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # An ampersand would underline the next letter.
        room = event.size().width() - 26
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        super().resizeEvent(event)
