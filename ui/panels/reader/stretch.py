"""Lays out of a very large article only the stretch around what is in view; above and below it the page is empty, and as tall as the rest.

The margins of the page stand for what is not laid out, so that scroll bar, positions and boxes are those of the whole. Measured: 2
million words on one page take Qt seconds and hundreds of megabytes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor, QTextDocument

from ui.panels.reader.caret import CaretPlace
from ui.panels.reader.extent import Extent
from ui.panels.reader.geometry import block_box
from ui.panels.reader.margins import Margins
from ui.panels.reader.marks import Span
from ui.panels.reader.pieces import FOLDS, Piece, PieceKind
from ui.panels.reader.plan import Plan
from ui.panels.reader.writing import Target, Writing

if TYPE_CHECKING:
    from ui.panels.reader.page import Page

# So many heights of the pane are laid out above and below what is in view, and laid anew where less than this is left.
_BEYOND, _LEFT = 2.0, 0.5
_HEIGHT_PX_MIN = 400
# Estimates may be far off at first: what is learned from one stretch serves the next try.
_TRIES_MAX = 4


class _Anchor(NamedTuple):
    """A piece in view, and how far below the upper edge of the pane it stands."""

    number: int
    offset_px: float


class Stretch(Writing):
    """The part of an article that is on its page. `relaid` says that it is another one now."""

    relaid = Signal()

    def __init__(
        self,
        page: "Page",
        document: QTextDocument,
        text: str,
        plan: Plan,
        margins: Margins,
    ) -> None:
        super().__init__(document, text, page.formats, plan, page.opened, page)
        self._page, self._margins = page, margins
        # Comments that are to be unfolded as soon as they are planned.
        self._owed: set[PieceKind] = set()
        self._first, self._last = 0, 0
        self._is_staying = False
        self._extent = self._measured()

    def _measured(self) -> Extent:
        lines = self._plan.lines(self._opened)
        parts = [(0, self._plan.sizes(None))]
        parts += [(line + 1, self._plan.sizes(kind)) for line, kind in lines if kind in self._opened]
        extent = Extent(parts, [line for line, _ in lines], len(self._builder.pieces))
        frame = self._document.rootFrame().frameFormat()
        width = self._page.viewport().width() - frame.leftMargin() - frame.rightMargin()
        extent.estimate(self._page.formats, self._text, width, Piece(FOLDS[0], self._builder.pieces[0].zone))
        return extent

    @property
    def is_done(self) -> bool:
        """Whether everything that is unfolded is on the page."""
        return self._first == 0 and self._last == len(self._builder.pieces)

    @property
    def pieces(self) -> Sequence[Piece]:
        """All pieces, on the page or not."""
        return self._builder.pieces

    def number_of(self, point: int) -> int:
        """Return which piece holds a character of the article or ends with it, -1 if none does that is unfolded."""
        number = self._extent.find(point)
        return number if number >= 0 else self._extent.find(point - 1)

    def whole(self) -> CaretPlace:
        """Return the place of a cursor that selects everything."""
        own = [piece for piece in self.pieces if piece.start >= 0]
        return CaretPlace(own[0].start, own[-1].end) if own else CaretPlace()

    def nearest(self, point: int) -> int:
        """Return where on the page a cursor stands that is at a character of the article, else the end of the page towards it."""
        position = self.places.position_of(point)
        if position is None:
            is_below = self.number_of(point) >= self._last
            position = max(0, self._document.characterCount() - 1) if is_below else 0
        return position

    def begin(self) -> None:
        """Lay out the first screens."""
        self._lay_around(0.0)

    # What is in view --------------------------------------------------------------------------------------------

    @Slot()
    def follow(self) -> None:
        """Lay out what has come into view, or is about to."""
        if self._is_staying:
            return
        bar = self._page.verticalScrollBar()
        for _ in range(_TRIES_MAX):
            top, height = bar.value(), self._height()
            lacks_above = self._first > 0 and top < self._top_px() + _LEFT * height
            lacks_below = self._last < len(self.pieces) and top + height > self._bottom_px() - _LEFT * height
            if not lacks_above and not lacks_below:
                return
            anchor = self._anchor()
            is_end = top >= bar.maximum() and lacks_below
            if is_end:
                self._lay_around(self._extent.total - height)
            elif anchor is not None:
                self._lay_around(self._extent.top(anchor.number) - anchor.offset_px)
            else:
                self._lay_around(top - self._margins.top_px)
            if is_end:
                self._scroll(bar.maximum())
            elif anchor is not None:
                self._scroll(round(self._y_of(anchor.number) - anchor.offset_px))
        self.relaid.emit()

    def _height(self) -> int:
        return max(_HEIGHT_PX_MIN, self._page.viewport().height())

    def _top_px(self) -> float:
        return self._document.rootFrame().frameFormat().topMargin()

    def _bottom_px(self) -> float:
        whole = self._document.documentLayout().documentSize().height()
        return float(whole - self._document.rootFrame().frameFormat().bottomMargin())

    def _anchor(self) -> _Anchor | None:
        """Return the first piece in view, None where the pane shows nothing that is laid out."""
        for _, place, box in self._page.in_view():
            if box.bottom() > 0 and box.top() < self._page.viewport().height():
                return _Anchor(place.number, self._y_of(place.number) - self._page.verticalScrollBar().value())
        return None

    def _y_of(self, number: int) -> float:
        """Return where on the page a piece stands that is on it."""
        place = self.places[self.places.first_of(number)]
        return block_box(self._document, self._document.findBlock(place.position)).top()

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Lay out nothing else meanwhile, wherever Qt scrolls to."""
        before, self._is_staying = self._is_staying, True
        yield
        self._is_staying = before

    def _scroll(self, value: int) -> None:
        with self.staying():
            self._page.verticalScrollBar().setValue(value)

    # Laying out -------------------------------------------------------------------------------------------------

    def _lay_around(self, top: float) -> None:
        """Lay out what stands around a height of the article, which is the upper edge of the pane."""
        height = self._height()
        first = self._extent.at(top - _BEYOND * height)
        last = self._extent.at(top + (1 + _BEYOND) * height) + 1
        caret = self._page.caret.place()
        with self.staying():
            cursor = QTextCursor(self._document)
            cursor.beginEditBlock()
            self._builder.begin_at(first)
            self._builder.build_to(last)
            self._set_margins(self._extent.top(first), self._extent.total - self._extent.top(last))
            cursor.endEditBlock()
            self._first, self._last = first, last
            self._learn()
            self._page.caret.restore(caret)

    def _set_margins(self, above: float, below: float) -> None:
        frame = self._document.rootFrame()
        shape = frame.frameFormat()
        shape.setTopMargin(self._margins.top_px + above)
        shape.setBottomMargin(self._margins.bottom_px + below)
        frame.setFrameFormat(shape)

    def _learn(self) -> None:
        """Note how tall is what was laid out; asking for the height of the page has Qt lay out all of it."""
        bottom = self._bottom_px()
        tops = [self._top_px()]
        former = self._first
        for at in range(len(self.places)):
            place = self.places[at]
            if place.number != former:
                former = place.number
                tops.append(block_box(self._document, self._document.findBlock(place.position)).top())
        heights = [after - before for before, after in zip(tops, [*tops[1:], bottom], strict=True)]
        if len(heights) == self._last - self._first:
            self._extent.learn(self._first, heights)

    # Going places -----------------------------------------------------------------------------------------------

    def reach(self, target: Target) -> None:
        """Unfold and lay out what is around a target."""
        self.awaited = None
        if not self._has(target):
            fold = self._plan.fold_of(target.span.start)
            if fold is not None:
                self.set_open(fold, is_open=True)
            number = self._extent.find(target.span.start)
            if number < 0:
                # Comments that are still being planned may hold it.
                self.awaited = target if self._plan.is_waiting else None
                return
            top = self._extent.top(number) - self._height() / 3
            self._lay_around(top)
            self._scroll(round(self._y_of(number) - self._height() / 3))
            self.relaid.emit()
        self.reached.emit(target)

    def set_open(self, kind: PieceKind, *, is_open: bool) -> None:
        """Open or shut a fold, if the article has it; one whose inside is still being planned, as soon as it is there."""
        inside = len(self._plan.inside(kind))
        if self._plan.has(kind) and not inside:
            (self._owed.add if is_open else self._owed.discard)(kind)
        if (kind in self._opened) == is_open or not inside:
            return
        anchor, former = self._anchor(), self._extent
        line = next(n for n, piece in enumerate(self.pieces) if piece.kind is kind)
        self._opened ^= {kind}
        self._builder.pieces = self._plan.shown(self._opened)
        self._extent = self._measured()
        self._extent.keep(former, line + 1)
        if anchor is not None and anchor.number > line:
            is_inside = not is_open and anchor.number <= line + inside
            moved = line if is_inside else anchor.number + (inside if is_open else -inside)
            anchor = _Anchor(moved, 0 if is_inside else anchor.offset_px)
        top = 0.0 if anchor is None else self._extent.top(anchor.number) - anchor.offset_px
        self._lay_around(top)
        if anchor is not None:
            self._scroll(round(self._y_of(anchor.number) - anchor.offset_px))
        self.relaid.emit()
        self.folded.emit()

    def take_plan(self, plan: Plan) -> None:
        """Go on with a plan that has the comments too, and go to what is awaited among them."""
        self._plan = plan
        self._builder.pieces = plan.shown(self._opened)
        for kind in self._owed:
            self.set_open(kind, is_open=True)
        self._owed.clear()
        if self.awaited is not None:
            self.reach(self.awaited)

    def heights(self, spans: Sequence[Span]) -> list[float]:
        """Return where on the whole page spans stand, 0 to 1; folded ones stand at their fold."""
        lines = self._plan.lines(self._opened)
        shut = [(line, self._plan.sizes(kind)) for line, kind in lines if kind not in self._opened]
        return self._extent.shares([span.start for span in spans], self.pieces, shut)
