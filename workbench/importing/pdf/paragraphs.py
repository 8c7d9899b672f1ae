"""Gathers the lines of a column to paragraphs: by indents, leading, the size of letters, marks of lists, and where lines end."""

import itertools
import re
from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Final

from workbench.importing.pdf.columns import Column, Line

# Marks that stand for nothing but an item. Symbol fonts give theirs from the private use area.
BULLET: Final = re.compile(
    r"[•‣◦▪▫■□●○◆◇►▸➢➤✓✔\u2043\u2219\uf0a7\uf0b7\uf0d8\uf076\uf0fc](?:\s+|(?=\w))|[-–—*·]\s+(?=\S)"
)
_SURE_BULLET: Final = re.compile(r"[^-–—*·\s\w]")
_NUMBERED: Final = re.compile(r"(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}(?:\.\d{1,2})*\.)\s+\S")
NOTE_MARK: Final = re.compile(r"(?:\[?\d{1,3}\]?[.)]?|[*†‡§]{1,3})(?:\s+|(?=[^\W\d_]))\S")
SENTENCE_END: Final = re.compile(r"[.!?…。！？؟۔।:][»”\"'’)\]]*(?:\s?\[\d{1,3}\])*$")
# A line of a table of contents.
CONTENTS: Final = re.compile(r"(?:(?:\. ?){4,}|…{2,}|_{4,})\s*(?:\d{1,4}|[ivxlc]{1,7})?$")
# All in heights of letters, but for ratios and shares.
_SIZE_RATIO: Final = 1.07
_RECOGNISED_SIZE_RATIO: Final = 1.35
_LEADING_RATIO: Final = 1.28
_LEADING_MAX: Final = 2.2
_LEADING_UNKNOWN: Final = 1.8
_INDENT: Final = 0.7
_INDENT_MAX: Final = 8.0
_CENTRED: Final = 0.6
_FITS: Final = 0.8
_FAR_FROM_FULL: Final = 0.3
_RIGHT_SHARE: Final = 0.9
_BLANK: Final = 0.3
_NOTE_SIZE: Final = 0.93


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together. `left` and `right` are the edges of its column, `column` its number on the page."""

    lines: list[Line]
    page: int
    column: int
    left: float
    right: float

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.is_bold for line in self.lines)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return bool(self.lines[0].cells)

    @property
    def chars(self) -> int:
        """How long it is."""
        return sum(len(line.text) for line in self.lines)


def paragraphs_of(column: Column, *, page: int, number: int, body_size: float, is_recognised: bool) -> list[Paragraph]:
    """Return the paragraphs of a column.

    Args:
        column: Its lines.
        page: The number of its page.
        number: Its own number on it.
        body_size: The size of most letters of the document.
        is_recognised: The text was recognised in a picture, where sizes are guesses.
    """
    edges = _Edges(column.lines, body_size, is_recognised=is_recognised)
    paragraphs: list[Paragraph] = []
    for line in column.lines:
        last = paragraphs[-1] if paragraphs else None
        if last is not None and not edges.begins(last.lines, line):
            last.lines.append(line)
        else:
            paragraphs.append(Paragraph([line], page, number, edges.left, edges.right))
    return paragraphs


class _Edges:
    """What is usual in a column: where its lines begin and end, and how far apart they are."""

    def __init__(self, lines: list[Line], body_size: float, *, is_recognised: bool) -> None:
        self._ratio = _RECOGNISED_SIZE_RATIO if is_recognised else _SIZE_RATIO
        self._body_size = body_size
        starts = Counter(round(line.start) for line in lines)
        usual = max(2, len(lines) // 6)
        self.left = float(min((s for s, count in starts.items() if count >= usual), default=min(starts)))
        ends = sorted(line.end for line in lines)
        self.right = ends[min(len(ends) - 1, int(len(ends) * _RIGHT_SHARE))]
        self._leadings: dict[int, float] = {}
        steps: dict[int, list[float]] = {}
        for before, line in itertools.pairwise(lines):
            step = line.bottom - before.bottom
            if self._is_same_size(before, line) and 0 < step < line.size * _LEADING_MAX:
                steps.setdefault(round(line.size), []).append(step)
        for size, found in steps.items():
            # Gaps between paragraphs are among them, in a list of short ones more often than not.
            self._leadings[size] = sorted(found)[len(found) // 4] if len(found) > 3 else min(found)

    def _is_same_size(self, before: Line, line: Line) -> bool:
        small, large = sorted((before.size, line.size))
        return large <= small * self._ratio

    def begins(self, lines: list[Line], line: Line) -> bool:
        """Tell whether a line begins another paragraph than the lines before it."""
        last = lines[-1]
        if line.cells or last.cells or CONTENTS.search(last.text) or not self._is_same_size(last, line):
            return True
        step = line.bottom - last.bottom
        leading = self._leadings.get(round(line.size), 0.0)
        if step <= -line.size or step > (leading * _LEADING_RATIO if leading else line.size * _LEADING_UNKNOWN):
            return True
        is_end = SENTENCE_END.search(last.text) is not None
        if line.is_bold != last.is_bold and (last.end < self.right - 2 * last.size or is_end):
            return True
        if self._is_marked(lines, line, is_end=is_end):
            return True
        return self._is_set_apart(lines, line, is_end=is_end)

    def _is_marked(self, lines: list[Line], line: Line, *, is_end: bool) -> bool:
        if mark := BULLET.match(line.text):
            return _SURE_BULLET.match(mark[0]) is not None or is_end or BULLET.match(lines[0].text) is not None
        if line.size <= self._body_size * _NOTE_SIZE and NOTE_MARK.match(line.text):
            return is_end or (NOTE_MARK.match(lines[0].text) is not None and self._is_short(lines[-1], line))
        if _NUMBERED.match(line.text):
            return is_end or (_NUMBERED.match(lines[0].text) is not None and self._is_short(lines[-1], line))
        return False

    def _is_set_apart(self, lines: list[Line], line: Line, *, is_end: bool) -> bool:
        last, size = lines[-1], line.size
        shift = line.start - last.start
        is_short = self._is_short(last, line)
        if self._are_centred(last, line):
            return False
        if _INDENT * size < shift < _INDENT_MAX * size:
            # One line alone that the next is set in from: an item, or an entry of a list of sources.
            if self._is_listed(lines[0]):
                return is_end and is_short
            return is_end or is_short or len(lines) > 1
        if shift < -_INDENT * size:
            return (len(lines) > 1 and (is_end or is_short)) or (is_short and is_end)
        if not is_short:
            return False
        return is_end or last.font != line.font or last.end < self.right - (self.right - self.left) * _FAR_FROM_FULL

    def _is_listed(self, line: Line) -> bool:
        return BULLET.match(line.text) is not None or _NUMBERED.match(line.text) is not None

    def _is_short(self, last: Line, line: Line) -> bool:
        """Tell whether the first word of a line would have fitted on the line before it."""
        first = len(line.text.split(" ", 1)[0])
        width = (line.end - line.start) * first / max(1, len(line.text))
        return last.end + width + (_BLANK + _FITS) * line.size < self.right

    def _are_centred(self, last: Line, line: Line) -> bool:
        middle = abs((last.start + last.end) - (line.start + line.end)) / 2
        return (
            middle < _CENTRED * line.size
            and abs(last.start - line.start) > _INDENT * line.size
            and max(last.start, line.start) > self.left + line.size
        )


def usual_size(sizes: Counter[float]) -> float:
    """Return the size of most letters of a document."""
    return max(sizes, key=lambda size: sizes[size]) if sizes else median((10.0,))
