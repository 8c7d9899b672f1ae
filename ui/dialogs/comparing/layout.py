"""Lays the rows of a comparison out for a width: two columns of wrapped text, changed words marked by colour and by a line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextCharFormat, QTextLayout

from ui.dialogs.comparing.rows import CompareRow, RowKind, Side
from ui.look import tokens
from ui.look.paint import text_layout
from ui.look.theme import Look
from ui.utf16 import Utf16Offsets

SIDE_PX: Final = 16
GUTTER_PX: Final = 28
PAD_PX: Final = 8
NOTE_PX: Final = 20
FOLDED_PX: Final = 34
_STEP: Final = "read_comment"
# A "sentence" of a million characters, of a page that has no full stop, is not laid out whole.
_CHARS_MAX: Final = 20_000


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row that is ready to be painted: where it begins, how high it is, and its texts."""

    row: CompareRow
    top: float
    height: float
    before: QTextLayout | None
    after: QTextLayout | None


def column_px(width_px: float) -> float:
    """Return how wide each of the two columns is."""
    return max(80.0, (width_px - 2 * SIDE_PX - GUTTER_PX) / 2)


def lay_out(look: Look, rows: Sequence[CompareRow], width_px: float) -> Iterator[LaidRow]:
    """Lay rows out one below the other, each when it is asked for: a long article has a thousand, and few are seen."""
    room, top = column_px(width_px), float(PAD_PX)
    for row in rows:
        if row.kind is RowKind.FOLDED:
            yield LaidRow(row, top, FOLDED_PX, None, None)
            top += FOLDED_PX
            continue
        before, after = (
            None if side is None else _text(look, side, room, is_before=is_before)
            for side, is_before in ((row.before, True), (row.after, False))
        )
        height = max(text_px(before), text_px(after)) + 2 * PAD_PX + (NOTE_PX if row.note else 0)
        yield LaidRow(row, top, height, before, after)
        top += height


def text_px(layout: QTextLayout | None) -> float:
    """Return how high a text is, with the leading of its last line."""
    return 0.0 if layout is None else layout.lineCount() * float(tokens.TYPE[_STEP].line_px)


def _text(look: Look, side: Side, room: float, *, is_before: bool) -> QTextLayout:
    text = side.text if len(side.text) <= _CHARS_MAX else f"{side.text[:_CHARS_MAX]}…"
    layout = text_layout(look, text, _STEP)
    if side.marks:
        offsets, ranges = Utf16Offsets(text), []
        form = _marked(look, is_before=is_before)
        for first, end in side.marks:
            start = offsets.to_units(min(first, len(text)))
            item = QTextLayout.FormatRange()
            item.start, item.length = start, offsets.to_units(min(end, len(text))) - start
            item.format = form
            ranges.append(item)
        layout.setFormats(ranges)
    line_px, number = tokens.TYPE[_STEP].line_px, 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, number * line_px))
        number += 1
    layout.endLayout()
    return layout


def _marked(look: Look, *, is_before: bool) -> QTextCharFormat:
    """Words that went are struck through on a red ground, words that came are underlined on a green one."""
    form = QTextCharFormat()
    ink = look.color("danger" if is_before else "ok")
    form.setForeground(ink)
    form.setBackground(look.color("danger_soft" if is_before else "ok_soft"))
    if is_before:
        form.setFontStrikeOut(True)
    else:
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setUnderlineColor(ink)
    return form
