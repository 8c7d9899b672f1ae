"""The sentence that is read: where it stands, from one to the next by key, and the selection that grows by sentences."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from ui.panels.reader.geometry import line_boxes
from ui.panels.reader.marks import Span
from ui.panels.reader.sentences import Sentences
from workbench.model import Document

if TYPE_CHECKING:
    from ui.panels.reader.page import Page

# A sentence is read without scrolling while it stands between these parts of the height; then it is moved up to the first.
_HIGHEST: Final = 0.2
_LOWEST: Final = 0.75
_EDGE_PX: Final = 40


class SentenceCursor(QObject):
    """Walks one page by sentences. The one that it stands on is a mark of the page, for both pages where there are two.

    Signals:
        moved: it stands elsewhere now.
    """

    moved = Signal()

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self._sentences = Sentences(None)

    def set_document(self, document: Document | None) -> None:
        """Walk another article."""
        self._sentences = Sentences(document)

    # Where it stands --------------------------------------------------------------------------------------------

    @property
    def now(self) -> Span | None:
        """The sentence on which it stands, None before any was gone to."""
        return self._page.marks.sentence

    def is_in_view(self) -> bool:
        """Tell whether anything of the sentence is to be seen, once the page has come to rest."""
        self._page.glide.finish()
        return self.now is not None and self._is_seen(self.now)

    def stand_at(self, point: int) -> None:
        """Stand on the sentence of a character that was gone to by other means."""
        found = self._sentences.at(point) if point >= 0 else None
        if found != self.now:
            self._page.marks.sentence = found
            self._page.viewport().update()
            self.moved.emit()

    def stand_in_view(self) -> None:
        """Stand on the first sentence in view, unless the one that it stands on is in view."""
        if not self.is_in_view():
            found = self._edge_of_view(1)
            if found is not None:
                self._go(found)

    # Keys -------------------------------------------------------------------------------------------------------

    def step(self, step: int) -> bool:
        """Go to the next (+1) or previous (-1) sentence, from one that is out of sight to one that is in sight; False at the end."""
        now = self.now if self.is_in_view() else None
        found = self._edge_of_view(step) if now is None else self._beside(now, step)
        if found is None:
            return False
        self._go(found)
        self._reveal(found)
        return True

    def step_paragraph(self, step: int) -> bool:
        """Go to the first sentence of the next (+1) paragraph, or of this one and then of the previous (-1); False at the end."""
        now = self.now if self.is_in_view() else None
        if now is None:
            return self.step(step)
        first = self._sentences.in_block(now.start, is_last=False)
        found = first if step < 0 and first is not None and first.start < now.start else None
        if found is None:
            other = self._beyond(now, step)
            found = None if other is None else self._sentences.in_block(other.start, is_last=False)
        if found is None:
            return False
        self._go(found)
        self._reveal(found)
        return True

    def extend(self, step: int) -> bool:
        """Select the sentence, or have what is selected end one sentence further on (+1) or back (-1)."""
        places, cursor = self._page.places, self._page.textCursor()
        if places is None:
            return False
        if not cursor.hasSelection():
            if not self.is_in_view():
                self.stand_in_view()
            now = self.now
            return now is not None and self._select(*((now.start, now.end) if step > 0 else (now.end, now.start)))
        anchor, point = places.to_point(cursor.anchor()), places.to_point(cursor.position())
        here = self._sentences.at(point if step > 0 else point - 1)
        if min(anchor, point) < 0 or here is None:
            return False
        if (step > 0) is (point >= anchor):
            # It grows: up to the end of a sentence that is begun, else by the next.
            edge = here.end if step > 0 else here.start
            if edge == point:
                beside = self._beside(here, step)
                edge = point if beside is None else beside.end if step > 0 else beside.start
        else:
            beside = self._beside(here, step)
            edge = anchor if beside is None else beside.start if step > 0 else beside.end
            edge = min(edge, anchor) if step > 0 else max(edge, anchor)
        return self._select(anchor, edge)

    def _select(self, anchor: int, point: int) -> bool:
        page, places = self._page, self._page.places
        positions = None if places is None else (places.position_of(anchor), places.position_of(point))
        if positions is None or positions[0] is None or positions[1] is None:
            return False
        cursor = page.textCursor()
        cursor.setPosition(positions[0])
        cursor.setPosition(positions[1], QTextCursor.MoveMode.KeepAnchor)
        page.caret.put(cursor)
        self.stand_at(point if point < anchor else point - 1)
        if self.now is not None:
            self._reveal(self.now)
        return True

    # Which one --------------------------------------------------------------------------------------------------

    def _beside(self, sentence: Span, step: int) -> Span | None:
        within = self._sentences.after(sentence) if step > 0 else self._sentences.before(sentence)
        return within or self._beyond(sentence, step)

    def _beyond(self, sentence: Span, step: int) -> Span | None:
        """Return the first or last sentence of the paragraph below or above on the page, None where it ends or goes on folded."""
        places, block = self._page.places, self._sentences.block_at(sentence.start)
        here = None if places is None else places.at_point(sentence.start)
        if places is None or here is None:
            return None
        number = self._page.document().findBlock(here.position).userState() + step
        while 0 <= number < len(places):
            start = places[number].start
            if start >= 0 and self._sentences.block_at(start) != block:
                found = self._sentences.in_block(start, is_last=step < 0)
                if found is not None:
                    return found
            number += step
        return None

    def _edge_of_view(self, step: int) -> Span | None:
        """Return the first sentence that begins in view, with -1 the last."""
        height = self._page.viewport().height()
        shown = [
            (place, box)
            for _, place, box in self._page.in_view()
            if place.start >= 0 and box.bottom() > 0 and box.top() < height
        ]
        for place, _ in shown if step > 0 else reversed(shown):
            found = self._sentences.at(place.start if step > 0 else place.end)
            while found is not None and not self._begins_in_view(found):
                found = self._sentences.after(found) if step > 0 else self._sentences.before(found)
            if found is not None:
                return found
        # One that is longer than the pane.
        return self._sentences.at(self._page.top_point()) if shown else None

    # In view ----------------------------------------------------------------------------------------------------

    def _go(self, sentence: Span) -> None:
        position = self._page.position_of(sentence.start)
        self._page.marks.sentence = sentence
        if position is not None:
            cursor = self._page.textCursor()
            cursor.setPosition(position)
            self._page.caret.put(cursor)
        self._page.viewport().update()
        self.moved.emit()

    def _lines(self, sentence: Span) -> tuple[float, float] | None:
        """Return how high on the viewport the first and the last line of a sentence stand, as far as it is near the view."""
        tops, bottoms = [], []
        for block, place, box in self._page.in_view():
            if place.start >= 0 and place.start < sentence.end and place.end > sentence.start:
                for top, bottom in line_boxes(block, box, place.to_unit(sentence.start), place.to_unit(sentence.end)):
                    tops.append(top)
                    bottoms.append(bottom)
        return (min(tops), max(bottoms)) if tops else None

    def _is_seen(self, sentence: Span) -> bool:
        lines = self._lines(sentence)
        return lines is not None and lines[1] > 0 and lines[0] < self._page.viewport().height()

    def _begins_in_view(self, sentence: Span) -> bool:
        lines = self._lines(Span(sentence.start, sentence.start + 1))
        return lines is not None and lines[0] >= 0 and lines[1] <= self._page.viewport().height()

    def _reveal(self, sentence: Span) -> None:
        """Scroll a sentence into the middle of the view once it comes near an edge; one that is too long, its beginning."""
        position, end = self._page.position_of(sentence.start), self._page.position_of(sentence.end - 1)
        if position is None:
            return
        cursor = QTextCursor(self._page.document())
        cursor.setPosition(position)
        top = self._page.cursorRect(cursor).top()
        cursor.setPosition(position if end is None else end)
        bottom = self._page.cursorRect(cursor).bottom()
        height = self._page.viewport().height()
        if top >= _EDGE_PX and bottom <= height * _LOWEST:
            return
        self._page.glide.by(round(top - max(float(_EDGE_PX), height * _HIGHEST)))
