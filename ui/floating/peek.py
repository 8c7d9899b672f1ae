"""The card beside the words: what a name, a date, a place or a number of the text is, without leaving the text."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.card_words import CardText
from ui.look.pieces import FloatingCard, hairline, label
from ui.look.theme import Look

_WIDTH_PX: Final = 380
_SIDE_PX: Final = 14
_OFF_PX: Final = 8
_EDGE_PX: Final = 12
_NAME_PX: Final = 92
# An Arabic name begins where the others do: the eye scans one edge.
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop


class PeekCard(FloatingCard):
    """Takes no focus: the keys stay where one reads, and whoever shows the card leads those on that mean it."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window)
        self._window = window
        self._text: CardText | None = None
        self._sign = QLabel()
        self._title, self._what = label(is_strong=True), label(ink="2", size="meta")
        self._rows = QWidget()
        self._line = hairline()
        self._foot = label(ink="3", size="meta")
        m = self.margin_px
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(m + _SIDE_PX, m + 12, m + _SIDE_PX, m + 10)
        self._box.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        for part in (self._title, self._what):
            part.setWordWrap(True)
            part.setAlignment(_LEFT)
            column.addWidget(part)
        head.addLayout(column, 1)
        self._box.addLayout(head)
        self._box.addWidget(self._rows)
        self._box.addWidget(self._line)
        self._box.addWidget(self._foot)
        look.changed.connect(self._paint_sign)

    @property
    def text(self) -> CardText | None:
        """What it shows, None while it is closed."""
        return self._text

    def show_text(self, text: CardText, foot: str, words: QRect) -> None:
        """Show a card beside the words whose box (in pixels of the window) is given; `foot` says what keys do, empty for a pointer's card."""
        if text != self._text:
            self._text = text
            self._fill(text)
            self.setAccessibleName(text.spoken)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text.spoken))
        self._foot.setText(foot)
        for part in (self._line, self._foot):
            part.setVisible(bool(foot))
        self.move_to(words)

    def move_to(self, words: QRect) -> None:
        """Stand below the words, or above them where there is no room below."""
        width = min(_WIDTH_PX, self._window.width() - 2 * _EDGE_PX)
        m = self.margin_px
        height = self._box.heightForWidth(width + 2 * m) - 2 * m
        left = min(max(_EDGE_PX, words.left() - _SIDE_PX), self._window.width() - width - _EDGE_PX)
        below = words.bottom() + _OFF_PX
        has_room = below + height <= self._window.height() - _EDGE_PX
        top = below if has_room else max(_EDGE_PX, words.top() - _OFF_PX - height)
        self.place(QPointF(left, top), width, height)

    def close_card(self) -> None:
        """Show nothing any more."""
        self._text = None
        self.hide()

    def _fill(self, text: CardText) -> None:
        self._title.setText(text.title)
        self._what.setText(text.what)
        self._what.setVisible(bool(text.what))
        self._paint_sign()
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(28, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, _NAME_PX)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(text.rows):
            said = label(value, size="meta")
            said.setWordWrap(True)
            said.setAlignment(_LEFT)
            grid.addWidget(label(name, ink="3", size="meta"), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, number, 1)
        self._box.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        rows.setVisible(bool(text.rows))

    def _paint_sign(self) -> None:
        if self._text is not None:
            pixmap = self._look.icon(self._text.icon, "text_2").pixmap(QSize(18, 18), self.devicePixelRatioF())
            self._sign.setPixmap(pixmap)
