"""What is looked up at the place where one reads: which stretch, where on the pane it stands, and its frame in the text."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextCursor

from ui.panels.reader.beside import Beside
from ui.panels.reader.marks import Span
from ui.panels.reader.page import Page

_NEAR_PX: Final = 110


class Looking:
    """What a card beside the text tells of, framed on the pages."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that are shown, whose keys a card leads on."""
        return self._beside.pages

    def show(self, start: int, end: int, *, by_pointer: bool = False) -> QRect | None:
        """Frame a span and return where it stands in the window, None where it is out of sight.

        With the lines of its sentence above and below, as far as these are near: a card beside that hides nothing that is being read.
        """
        page = self._beside.leader
        if by_pointer:
            page = next((each for each in self._beside.pages if each.viewport().underMouse()), page)
        self._mark(Span(start, end))
        box, sentence = box_of(page, start, end), page.sentences.now
        if box is not None and sentence is not None and sentence.start <= start < sentence.end:
            around = box_of(page, sentence.start, sentence.end) or box
            box.setTop(max(around.top(), box.top() - _NEAR_PX))
            box.setBottom(min(around.bottom(), box.bottom() + _NEAR_PX))
        return None if box is None else QRect(page.viewport().mapTo(page.window(), box.topLeft()), box.size())

    def forget(self) -> None:
        """Frame nothing any more."""
        self._mark(None)

    def _mark(self, span: Span | None) -> None:
        self._beside.leader.marks.looked_up = span
        for page in self._beside.pages:
            page.viewport().update()


def box_of(page: Page, start: int, end: int) -> QRect | None:
    """Return where a span of the article stands in the viewport, None where it is out of sight or folded away."""
    first, last = page.position_of(start), page.position_of(max(start, end - 1))
    if first is None or last is None:
        return None
    cursor = QTextCursor(page.document())
    cursor.setPosition(first)
    box = page.cursorRect(cursor)
    cursor.setPosition(last)
    end_box = page.cursorRect(cursor)
    # Of a span over several lines the card hangs below the last one, where the first word begins.
    found = QRect(box.left(), box.top(), max(1, end_box.right() - box.left()), end_box.bottom() - box.top())
    return found if found.bottom() > 0 and found.top() < page.viewport().height() else None
