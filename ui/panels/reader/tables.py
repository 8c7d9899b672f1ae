"""How the columns of a table share the width of the text, which row is its head, and which columns are numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

# What stands between text and the lines around it, on both sides.
CELL_PADDING_PX: Final = 6
# A table that does not fit in its usual type is set in this part of it.
SMALLER: Final = 0.86
_NUMBER: Final = re.compile(r"[^\w]*\d[\d.,:/\s\u00a0\u202f]*(?:%|[^\w\s]|[A-Za-z]{1,3})?[^\w]*", re.ASCII)
_NOTHING: Final = re.compile(r"[\W_]*")
_NUMBERS_SHARE: Final = 0.7
_WORD_CHARS_MAX: Final = 24
_WORDS_MAX: Final = 60
# So many characters of one cell say how wide its column would like to be.
_CELL_CHARS_MAX: Final = 60
_HEAD_CHARS_MAX: Final = 60

Cells = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class TableShape:
    """Column widths as percent of the whole, the number of the head's row or -1, which columns are numbers, and whether it needs smaller type."""

    percents: tuple[float, ...]
    head: int
    numeric: tuple[bool, ...]
    is_tight: bool


def shape_of(cells: Cells, width_px: float, advance: Callable[[str], float]) -> TableShape:
    """Fit a table into a width; `advance` measures text in its usual type, but strong, as a head is."""
    columns = max(map(len, cells))
    full = [row for row in cells if len(row) > 1]
    needs, likes = [0.0] * columns, [0.0] * columns
    for row in full:
        for column, cell in enumerate(row):
            widest = max((advance(word[:_WORD_CHARS_MAX]) for word in cell.split()[:_WORDS_MAX]), default=0.0)
            needs[column] = max(needs[column], widest + 2)
            likes[column] = max(likes[column], needs[column], advance(cell[:_CELL_CHARS_MAX]))
    room = max(1.0, width_px - columns * (2 * CELL_PADDING_PX + 1))
    is_tight = sum(needs) > room
    scale = SMALLER if is_tight else 1.0
    needs, likes = [need * scale for need in needs], [like * scale for like in likes]
    spare, more = room - sum(needs), sum(likes) - sum(needs)
    # What is over goes to those who would like more; where nobody would, to all alike.
    widths = [
        max(1.0, need + (spare * (like - need) / more if more > 0 else spare / columns))
        for need, like in zip(needs, likes, strict=True)
    ]
    if spare < 0:
        widths = [max(1.0, need) for need in needs]
    padded = [width + 2 * CELL_PADDING_PX for width in widths]
    return TableShape(
        tuple(100 * width / sum(padded) for width in padded), _head(cells, columns), _numeric(full, columns), is_tight
    )


def _numeric(rows: Cells, columns: int) -> tuple[bool, ...]:
    found = []
    for column in range(columns):
        values = [row[column] for row in rows[1:] if column < len(row) and not _NOTHING.fullmatch(row[column])]
        numbers = sum(_NUMBER.fullmatch(value.strip()) is not None for value in values)
        found.append(bool(values) and numbers >= _NUMBERS_SHARE * len(values))
    return tuple(found)


def _head(cells: Cells, columns: int) -> int:
    """Return the row that names the columns: the first full one, of words, above columns of numbers."""
    for number, row in enumerate(cells[:3]):
        if len(row) < columns or columns < 2:
            continue
        is_words = all(len(cell) <= _HEAD_CHARS_MAX and not _NUMBER.fullmatch(cell.strip()) for cell in row)
        below = [other for other in cells[number:] if len(other) > 1]
        return number if is_words and len(below) > 1 and any(_numeric(below, columns)) else -1
    return -1
