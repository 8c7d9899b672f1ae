"""The keyboard's cursor as one of paragraphs: on which of the article's blocks it stands, and from one to the next.

A block of the article may be several of the page: a long one is cut, and a row of a table has cells.
"""

from bisect import bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor

from ui.panels.reader.geometry import block_box
from ui.panels.reader.places import Place
from ui.panels.reader.pointing import LINE_STEP_PX, is_plain
from workbench.model import Block, Document

if TYPE_CHECKING:
    from ui.panels.reader.page import Page

# So far from the edges of the pane the paragraph stands that one goes to.
_EDGE_PX: Final = 40
_STEPS: Final = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}


class ParagraphCursor(QObject):
    """Walks one page by paragraphs, while it `is_on`: else the keys scroll.

    Signals:
        moved: it may stand on another paragraph now.
    """

    moved = Signal()

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page
        self.is_on = False
        self._document: Document | None = None
        self._sorted: tuple[Block, ...] | None = None
        page.cursorPositionChanged.connect(self._on_cursor_moved)

    def set_document(self, document: Document | None) -> None:
        """Walk another article."""
        self._document = document
        self._sorted = None

    @property
    def _blocks(self) -> tuple[Block, ...]:
        """The blocks in the order of the text; most articles are read without a walk over them."""
        if self._sorted is None:
            blocks = () if self._document is None else self._document.blocks
            self._sorted = tuple(sorted((b for b in blocks if b.end > b.start), key=lambda block: block.start))
        return self._sorted

    # Where it stands --------------------------------------------------------------------------------------------

    def at(self, point: int) -> Block | None:
        """Return the block that holds a character of the article, None if there is none."""
        number = bisect_right(self._blocks, point, key=_start_of) - 1
        return self._blocks[number] if number >= 0 and point <= self._blocks[number].end else None

    def touched(self, spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
        """Return where the blocks start that stretches of the article touch."""
        starts: dict[int, None] = {}
        for start, end in spans:
            first = max(0, bisect_right(self._blocks, start, key=_start_of) - 1)
            for block in self._blocks[first : bisect_right(self._blocks, end - 1, key=_start_of)]:
                if block.end > start:
                    starts[block.start] = None
        return tuple(starts)

    def current(self) -> Block | None:
        """Return the block on which the cursor stands, None where it stands on words of ours."""
        point = self._page.cursor_point()
        return self.at(point) if point >= 0 else None

    def is_in_view(self, block: Block) -> bool:
        """Tell whether anything of a block is to be seen."""
        box = self._box(block)
        return box is not None and box.bottom() > 0 and box.top() < self._page.viewport().height()

    def stand_in_view(self) -> None:
        """Stand on the first paragraph in view, unless the one that it stands on is in view."""
        block = self.current()
        if block is None or not self.is_in_view(block):
            found = self._edge_of_view(1)
            if found is not None:
                self._stand_on(found, extends=False)

    # Keys -------------------------------------------------------------------------------------------------------

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that goes to another paragraph; False for any other."""
        step = _STEPS.get(event.key())
        extends = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if not self.is_on or step is None or not (is_plain(event) or extends):
            return False
        self._step(step, extends=extends)
        return True

    def _step(self, step: int, *, extends: bool) -> None:
        bar, height = self._page.verticalScrollBar(), self._page.viewport().height()
        block = self.current()
        box = None if block is None else self._box(block)
        is_seen = box is not None and box.bottom() > 0 and box.top() < height
        if not extends and (box is None or not is_seen):
            found = self._edge_of_view(step)
        else:
            # One that is longer than the pane is read before it is left.
            hidden = 0.0 if box is None else box.bottom() - height if step > 0 else -box.top()
            if hidden > 0 and not extends:
                bar.setValue(bar.value() + step * round(min(LINE_STEP_PX, hidden + _EDGE_PX)))
                return
            found = self._beside(step)
        if found is None:
            bar.setValue(bar.maximum() if step > 0 else bar.minimum())
            return
        self._stand_on(found, extends=extends)
        self._reveal(found, step)

    def _beside(self, step: int) -> Block | None:
        """Return the paragraph below or above on the page, None where it ends or goes on folded."""
        places, block = self._page.places, self.current()
        if places is None:
            return None
        number = self._page.textCursor().block().userState() + step
        while 0 <= number < len(places):
            found = self.at(places[number].start) if places[number].start >= 0 else None
            if found is not None and found is not block:
                return found
            number += step
        return None

    def _edge_of_view(self, step: int) -> Block | None:
        """Return the first paragraph that begins in view, with -1 the last."""
        height = self._page.viewport().height()
        shown = [(p, box) for _, p, box in self._page.in_view() if p.start >= 0 and box.bottom() > 0]
        begun = [place for place, box in shown if 0 <= box.top() < height] or [place for place, _ in shown]
        return self.at(begun[0 if step > 0 else -1].start) if begun else None

    def _ends(self, block: Block) -> tuple[Place, Place] | None:
        """Return the first and the last block of the page that show a paragraph, None while none does."""
        places = self._page.places
        # The last cell of a row may be empty; of a very long paragraph only a part may be on the page.
        shown = [] if places is None else places.within(block.start, block.end)
        return (shown[0], shown[-1]) if shown else None

    def _box(self, block: Block) -> QRectF | None:
        """Return where a paragraph stands, in viewport pixels."""
        ends = self._ends(block)
        if ends is None:
            return None
        page = self._page.document()
        first, last = (block_box(page, page.findBlock(place.position)) for place in ends)
        return first.united(last).translated(0, -self._page.verticalScrollBar().value())

    def _stand_on(self, block: Block, *, extends: bool) -> None:
        ends, places = self._ends(block), self._page.places
        if ends is None or places is None:
            return
        cursor = self._page.textCursor()
        start, end = ends[0].position, ends[1].position + ends[1].to_unit(ends[1].end)
        kept = self.at(places.to_point(cursor.anchor())) if extends else None
        kept_ends = None if kept is None else self._ends(kept)
        if kept_ends is None:
            cursor.setPosition(start)
        elif start >= kept_ends[0].position:
            cursor.setPosition(kept_ends[0].position)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(kept_ends[1].position + kept_ends[1].to_unit(kept_ends[1].end))
            cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self._page.caret.put(cursor)
        self._page.sentences.stand_at(block.start)

    def _reveal(self, block: Block, step: int) -> None:
        """Scroll no further than it takes to have a paragraph in view; of one that is too long the end by which it was entered."""
        box, height = self._box(block), self._page.viewport().height()
        if box is None:
            return
        above, below = box.top() - _EDGE_PX, box.bottom() - height + _EDGE_PX
        if step > 0:
            by = max(0.0, min(above, below)) if above >= 0 else above
        else:
            by = min(0.0, max(above, below)) if below <= 0 else below
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + round(by))

    @Slot()
    def _on_cursor_moved(self) -> None:
        self.moved.emit()


def _start_of(block: Block) -> int:
    return block.start
