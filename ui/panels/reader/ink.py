"""The ink of hits in view: what is written on a hit's ground has a colour that reads there."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.panels.reader.marks import Marks
from ui.panels.reader.places import Place, Places


class HitInk:
    """Lays ink on stretches of one text, and nothing where it lies already."""

    def __init__(self, text: QTextEdit) -> None:
        self._text = text
        self._laid: tuple[tuple[int, int], ...] = ()

    def forget(self) -> None:
        """Lay it anew at the next time: text or colours are others."""
        self._laid = ()

    def lay(self, marks: Marks, shown: Iterable[Place], places: Places, color: QColor) -> None:
        """Have the hits in these places, and of what is found the one at hand, in a colour; their ground is painted elsewhere.

        Qt's selections know only hard boxes, so they give no ground.
        """
        stretches: list[tuple[int, int]] = []
        for place in shown:
            inked = [*marks.hits.within(place.start, place.end)]
            inked += [span for span in marks.found.within(place.start, place.end) if span.number == marks.found_now]
            for span in inked:
                stretches += places.to_positions(span.start, span.end)
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
