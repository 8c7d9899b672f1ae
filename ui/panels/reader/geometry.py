"""Where things stand on a page that is laid out by Qt; asks only for what is in view, for Qt lays out all up to there."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextDocument, QTextLine

from ui.panels.reader.marks import Span
from ui.panels.reader.places import Place, Places
from ui.panels.reader.plan import FOLDS, PieceKind

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
# Grounds reach this far out of their blocks.
_REACH_PX = 40
_COLUMNS_MAX = 12


def block_box(page: QTextDocument, block: QTextBlock) -> QRectF:
    """Return where on the page a block stands: all of its lines at their full height, which Qt's own box has not."""
    box = page.documentLayout().blockBoundingRect(block)
    shape = block.blockFormat()
    if shape.lineHeightType() == _FIXED:
        box.setHeight(shape.lineHeight() * max(1, block.layout().lineCount()))
    return box


class InView:
    """Finds the blocks in view, starting from where they were last.

    Qt's own hitTest looks at every block of the text when a point lies between two of them.
    """

    def __init__(self) -> None:
        self._hint = 0

    def blocks(self, page: QTextDocument, places: Places, view: QRectF) -> Iterator[tuple[QTextBlock, Place, QRectF]]:
        """Yield the blocks that this part of the page shows, with their boxes relative to its upper edge."""
        if not len(places):
            return
        self._hint = self._first(page, places, view.top())
        # Cells of one row end at different heights.
        back = _COLUMNS_MAX if places[self._hint].piece.kind is PieceKind.TABLE else 2
        for number in range(max(0, self._hint - back), len(places)):
            block = page.findBlock(places[number].position)
            box = block_box(page, block).translated(0, -view.top())
            if box.top() > view.height() + _REACH_PX:
                return
            yield block, places[number], box

    def _first(self, page: QTextDocument, places: Places, top: float) -> int:
        """Return the first block that ends below a height: in doubling steps, for asking far ahead lays all out."""

        def is_above(number: int) -> bool:
            return block_box(page, page.findBlock(places[number].position)).bottom() < top

        low = high = min(self._hint, len(places) - 1)
        step = 1
        if is_above(low):
            while high < len(places) - 1 and is_above(high):
                low, high = high, min(high + step, len(places) - 1)
                step *= 2
        else:
            while low > 0 and not is_above(low):
                high, low = low, max(low - step, 0)
                step *= 2
        while low < high:
            middle = (low + high) // 2
            if is_above(middle):
                low = middle + 1
            else:
                high = middle
        return low


def line_boxes(block: QTextBlock, box: QRectF, first: int, behind: int) -> Iterator[tuple[float, float]]:
    """Yield upper and lower edge of the lines that show these UTF-16 units of a block whose box is known."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.textStart() >= behind:
            return
        if line.textStart() + line.textLength() > first:
            yield box.top() + line.y(), box.top() + line.y() + line.height()


def unit_at(block: QTextBlock, at: QPointF) -> int:
    """Return which UTF-16 unit of a block is drawn at a point relative to its box, -1 if none is."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.y() <= at.y() < line.y() + line.height():
            inside = line.naturalTextRect()
            if inside.left() <= at.x() <= inside.right():
                return line.xToCursor(at.x(), QTextLine.CursorPosition.CursorOnCharacter)
    return -1


def first_unit_below(block: QTextBlock, y: float) -> int:
    """Return where the first line of a block starts that ends below a height relative to its box."""
    layout = block.layout()
    lines = (layout.lineAt(number) for number in range(layout.lineCount()))
    return next((line.textStart() for line in lines if line.y() + line.height() > y), 0)


def rough_heights(spans: Sequence[Span], chars: int) -> list[float]:
    """Return about where spans stand in a text of so many characters, 0 to 1; where the original is shown, its order is another."""
    return sorted(span.start / max(1, chars) for span in spans)


def exact_heights(
    page: QTextDocument, places: Places, spans: Sequence[Span], fold_of: Callable[[int], PieceKind | None]
) -> list[float]:
    """Return where on the whole page spans stand, 0 to 1; those in a shut fold, told by their place, stand at its line."""
    whole = max(1.0, page.documentLayout().documentSize().height())
    lines = {
        place.piece.kind: block_box(page, page.findBlock(place.position)).center().y()
        for place in (places[number] for number in range(len(places)))
        if place.piece.kind in FOLDS
    }
    found = []
    for span in spans:
        place = places.at_point(span.start)
        if place is None:
            kind = fold_of(span.start)
            found.append(lines.get(kind, whole) / whole if kind is not None else 1.0)
            continue
        block = page.findBlock(place.position)
        line = block.layout().lineForTextPosition(place.to_unit(span.start))
        inside = line.y() + line.height() / 2 if line.isValid() else 0.0
        found.append((page.documentLayout().blockBoundingRect(block).top() + inside) / whole)
    return found
