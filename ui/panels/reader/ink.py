"""The ink of hits in view: what is written on a hit's ground has a colour that reads there."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit


class HitInk:
    """Lays ink on stretches of one text, and nothing where it lies already."""

    def __init__(self, text: QTextEdit) -> None:
        self._text = text
        self._laid: tuple[tuple[int, int], ...] = ()

    def forget(self) -> None:
        """Lay it anew at the next time: text or colours are others."""
        self._laid = ()

    def lay(self, stretches: Sequence[tuple[int, int]], color: QColor) -> None:
        """Have just these stretches, in positions of the text, in a colour; their ground is painted elsewhere."""
        if tuple(stretches) == self._laid:
            return
        self._laid = tuple(stretches)
        ink = QTextCharFormat()
        ink.setForeground(color)
        selections = []
        for start, end in stretches:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = ink
            selections.append(selection)
        self._text.setExtraSelections(selections)
