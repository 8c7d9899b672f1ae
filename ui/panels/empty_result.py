"""What stands in the place of the results where there are none: what was searched, and what may find more."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui.look.paint import draw_text
from ui.look.pieces import as_tooltip, label
from ui.look.theme import Look

_EDGE_PX = 16
_HINT = "Down selects · Enter takes it"


class EmptyResult(QWidget):
    """One line, why that is so, what was searched, and a button for each thing to try, the likeliest first.

    The keyboard comes to the whole of it, and to a button with Down: whoever presses Enter twice takes nothing.
    """

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label(size="empty")
        self._why = label()
        self._sentence = label(ink="2")
        self._hint = _Hint(look)
        for words in (self._title, self._why, self._sentence):
            words.setWordWrap(True)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(_EDGE_PX, 40, _EDGE_PX, _EDGE_PX)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addWidget(self._why)
        box.addWidget(self._sentence)
        box.addSpacing(12)
        box.addLayout(self._buttons)
        box.addWidget(self._hint)
        box.addStretch(1)

    def fill(self, title: str, sentence: str, actions: Sequence[tuple[str, object]], why: str = "") -> None:
        """Say what was searched and why nothing was found, and offer what to try."""
        self._title.setText(title)
        for line, text in ((self._why, why), (self._sentence, sentence)):
            line.setText(text)
            line.setVisible(bool(text))
        self.setAccessibleName(" ".join(filter(None, (f"{title}.", why, sentence))))
        had_focus = any(suggestion.hasFocus() for suggestion in self._suggestions())
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                if had_focus:
                    # To nobody else: what is offered now has yet to be selected.
                    self.setFocus(Qt.FocusReason.OtherFocusReason)
                old.hide()
                old.deleteLater()
        before: QWidget = self
        for words, payload in actions:
            suggestion = _Suggestion(words)
            suggestion.clicked.connect(partial(self.chosen.emit, payload))
            suggestion.stepped.connect(self._step)
            self._buttons.addWidget(suggestion)
            QWidget.setTabOrder(before, suggestion)
            before = suggestion
        self._show_hint()

    def _suggestions(self) -> "list[_Suggestion]":
        items = (self._buttons.itemAt(place) for place in range(self._buttons.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [suggestion for suggestion in widgets if isinstance(suggestion, _Suggestion)]

    def _step(self, step: int) -> None:
        """Go to the next suggestion, or with -1 to the one before; above the first is none of them."""
        every = self._suggestions()
        here = next((place for place, suggestion in enumerate(every) if suggestion.hasFocus()), -1)
        place = min(here + step, len(every) - 1)
        (every[place] if place >= 0 else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_hint(self) -> None:
        self._hint.is_said = self.hasFocus() and bool(self._suggestions())
        self._hint.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._step(1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_hint()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_hint()


class _Hint(QWidget):
    """A line that keeps its room, so that nothing moves when it is said."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.is_said = False
        self.setFixedHeight(20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.is_said:
            draw_text(self._look, QPainter(self), 0, 15, _HINT, "meta", "text_3", width=self.width())


class _Suggestion(QPushButton):
    """A button as wide as its words, which are cut where the pane is narrower."""

    stepped = Signal(int)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        # An ampersand would underline the next letter.
        room = event.size().width() - 26
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        super().resizeEvent(event)
