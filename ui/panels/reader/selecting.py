"""Reads back what is selected on the page as it stands in the article, and where."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QTextCursor

from ui.panels.reader.pieces import FOLDS, PieceKind
from ui.panels.reader.places import Place, Places

_BREAK = "\n\n"
# Words of ours that lie under something else.
_UNSAID = (*FOLDS, PieceKind.PICTURE)


def selected_text(cursor: QTextCursor, places: Places, text: str) -> str:
    """Return what is selected, with a tab between cells and a blank line between blocks."""
    made: list[str] = []
    former: Place | None = None
    for start, end, place in _parts(cursor, places):
        if former is not None:
            is_cell = place.number == former.number and place.piece.kind is PieceKind.TABLE
            is_cut = former.end == place.start >= 0
            made.append(text[former.end : place.start] if is_cell or is_cut else _BREAK)
        made.append(text[start:end] if place.start >= 0 else place.piece.words)
        former = place
    return "".join(made)


def selected_spans(cursor: QTextCursor, places: Places) -> tuple[tuple[int, int], ...]:
    """Return which stretches of the article are selected, in code points, those that follow on one another as one."""
    spans: list[tuple[int, int]] = []
    for start, end, place in _parts(cursor, places):
        if place.start < 0 or start >= end:
            continue
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
