"""Reads back what is selected on the page as it stands in the article, and where."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from ui.panels.reader.pieces import FOLDS, PieceKind
from ui.panels.reader.places import Place, Places

if TYPE_CHECKING:
    from ui.panels.reader.caret import CaretPlace
    from ui.panels.reader.page import Page
    from ui.panels.reader.stretch import Stretch

_BREAK = "\n\n"
# Words of ours that lie under something else.
_UNSAID = (*FOLDS, PieceKind.PICTURE)


def selected_text(page: "Page", text: str) -> str:
    """Return what is selected, with a tab between cells and a blank line between blocks."""
    stretch, places = page.stretch, page.places
    if stretch is not None and page.caret.is_far:
        return _joined(text, list(_far_parts(stretch, page.caret.place())))
    made: list[str] = []
    former: Place | None = None
    for start, end, place in () if places is None else _parts(page.textCursor(), places):
        if former is not None:
            is_cell = place.number == former.number and place.piece.kind is PieceKind.TABLE
            is_cut = former.end == place.start >= 0
            made.append(text[former.end : place.start] if is_cell or is_cut else _BREAK)
        made.append(text[start:end] if place.start >= 0 else place.piece.words)
        former = place
    return "".join(made)


def selected_spans(page: "Page") -> tuple[tuple[int, int], ...]:
    """Return which stretches of the article are selected, in code points, those that follow on one another as one."""
    stretch, places = page.stretch, page.places
    if stretch is not None and page.caret.is_far:
        return _as_one(_far_parts(stretch, page.caret.place()))
    parts = () if places is None else _parts(page.textCursor(), places)
    return _as_one((start, end) for start, end, place in parts if place.start >= 0 and start < end)


def _as_one(found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for start, end in found:
        if spans and spans[-1][1] == start:
            spans[-1] = spans[-1][0], end
        else:
            spans.append((start, end))
    return tuple(spans)


def joined_span(spans: Sequence[tuple[int, int]], text: str) -> tuple[int, int] | None:
    """Return the stretch of the article that is selected, without blanks at its ends; None if there is none.

    Paragraphs that follow one another are one stretch. Where the page has them in another order than the text, it is the first of several.
    """
    if not spans:
        return None
    start, end = spans[0]
    for further in spans[1:]:
        if further[0] < end or text[end : further[0]].strip():
            break
        end = further[1]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _joined(text: str, parts: Sequence[tuple[int, int]]) -> str:
    return _BREAK.join(text[start:end] for start, end in _as_one(parts))


def _far_parts(stretch: "Stretch", place: "CaretPlace") -> Iterator[tuple[int, int]]:
    """Yield what is selected of a very large article, of which only a part is on the page."""
    ends = sorted((stretch.number_of(point), point) for point in (place.anchor, place.point))
    (first, start), (last, end) = ends
    for number in range(max(0, first), last + 1):
        piece = stretch.pieces[number]
        if piece.start < 0:
            continue
        a = max(piece.start, start) if number == first else piece.start
        b = min(piece.end, end) if number == last else piece.end
        if a < b:
            yield a, b


def _parts(cursor: QTextCursor, places: Places) -> Iterator[tuple[int, int, Place]]:
    if not cursor.hasSelection():
        return
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(first)
    while block.isValid() and block.position() < last:
        number = block.userState()
        if 0 <= number < len(places) and places[number].piece.kind not in _UNSAID:
            place = places[number]
            yield place.to_point(first - place.position), place.to_point(last - place.position), place
        block = block.next()
