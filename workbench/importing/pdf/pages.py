"""Takes the words of a page with their places from PDFium."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from workbench.importing.pdf.fragments import (
    LINE_HYPHEN,
    NOTE_SIZE,
    RAISED_BY,
    RAISED_SIZE,
    Fragment,
    Word,
    in_lines,
    join_words,
)
from workbench.importing.pdf.right_to_left import is_right_to_left, mend_word

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# What is no word's: white space, nulls, and characters that no font has a name for.
_WORD: Final = re.compile(r"[^\s\x00-\x1f\ufffe\uffff]*[\ufffe\x02]|[^\s\x00-\x1f\ufffe\uffff]+")
_DIGITS_BEHIND: Final = re.compile(r"(?<=[^\W\d_]|[.,;:!?)\]”’\"'»])(\d{1,3}(?:,\d{1,3})*)$")
_DIGITS_BEFORE: Final = re.compile(r"(\d{1,3})(?=[^\W\d_“\"‘«(])")
# Raised digits behind these are no notes.
_UNITS: Final = frozenset(("m", "km", "cm", "mm", "ft", "mi", "s", "10"))
_BOLD_WEIGHT: Final = 650
_FONT_NAME_BYTES: Final = 256
_INVISIBLE: Final = 3
# Letters smaller than a point are for programs, not for readers.
_LEAST_POINTS: Final = 1.0
_MOST_POINTS: Final = 2_000.0
_PICTURE: Final = 3
_PICTURE_SHARE: Final = 0.5
_OBJECTS_LOOKED_AT: Final = 40
# A page has some thousand; a data file printed as a page may have a hundred times as many.
PAGE_CHARS_MAX: Final = 1_000_000


@dataclass(slots=True)
class PageText:
    """What a page holds: its pieces of lines in the order of the file, and what stands across them, such as a watermark."""

    number: int
    width: float = 0.0
    height: float = 0.0
    fragments: list[Fragment] = field(default_factory=list)
    across: list[str] = field(default_factory=list)
    chars: int = 0
    is_right_to_left: bool = False
    is_recognised: bool = False
    is_picture: bool = False


def read_page(document: "PdfDocument", number: int) -> PageText:
    """Read the words of one page; a page that is damaged has none."""
    import pypdfium2
    import pypdfium2.raw as raw

    read = PageText(number)
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return read
    try:
        try:
            text_page = page.get_textpage()
        except pypdfium2.PdfiumError:
            return read
        try:
            _Reader(raw, page.raw, text_page.raw, read).read()
        finally:
            text_page.close()
    finally:
        page.close()
    return read


def whole_text(raw: Any, text: Any) -> str:
    """Return all characters of a page, each at the number that PDFium has for it."""
    count = min(raw.FPDFText_CountChars(text), PAGE_CHARS_MAX)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(text, 0, count, buffer)
    whole = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")
    if written - 1 == count == len(whole):
        return whole
    # Letters beyond the first plane, or without a meaning: only one by one do they keep their numbers.
    codes = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else " " for code in codes)


class _Reader:
    """Reads one page. Everything is asked of PDFium by the word, not by the letter: a call takes longer than a letter is worth."""

    def __init__(self, raw: Any, page: Any, text: Any, read: PageText) -> None:
        self._raw = raw
        self._page, self._text, self._into = page, text, read
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
        self._flags = ctypes.c_int()

    def read(self) -> None:
        raw, into = self._raw, self._into
        text = whole_text(raw, self._text)
        into.chars = len(text)
        raw.FPDF_GetPageBoundingBox(self._page, self._box)
        box = self._box
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        # Two points are lost in rounding.
        words = [
            word
            for word in self._words(text)
            if left - 2 <= (word.left + word.right) / 2 <= right + 2
            and bottom - 2 <= (word.top + word.bottom) / 2 <= top + 2
            and _LEAST_POINTS <= word.size <= _MOST_POINTS
        ]
        if len(text.strip()) < _OBJECTS_LOOKED_AT * 5:
            into.is_picture = self._is_picture((right - left) * (top - bottom))
        turns = Counter[int]()
        for word in words:
            turns[word.turn] += len(word.text)
        turn = next((turn for turn, _ in turns.most_common(1) if turn >= 0), 0)
        upright = [word for word in words if word.turn == turn]
        _set_upright(words, turn, (left, right, bottom, top), into)
        into.is_right_to_left = is_right_to_left(text)
        if into.is_right_to_left:
            for word in words:
                word.left, word.right = into.width - word.right, into.width - word.left
            upright = in_lines(upright)
        if upright:
            found = raw.FPDFText_GetTextObject(self._text, upright[0].index)
            into.is_recognised = bool(found) and raw.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE
        into.fragments = join_words(upright, self._font, is_mirrored=into.is_right_to_left)
        into.across = [" ".join(word.text for word in words if word.turn == other) for other in turns if other != turn]

    def _words(self, text: str) -> Iterator[Word]:
        raw, page, box, matrix = self._raw, self._text, self._box, self._matrix
        for place, found in enumerate(_WORD.finditer(text)):
            first, end = found.span()
            word = found[0].replace("\x02", LINE_HYPHEN)
            last = end - 1 - (word[-1] == LINE_HYPHEN and end - first > 1)
            if not raw.FPDFText_GetLooseCharBox(page, first, box):
                continue
            left, right, bottom, top = box.left, box.right, box.bottom, box.top
            raw.FPDFText_GetMatrix(page, first, matrix)
            across, along = matrix.a, matrix.b
            points = raw.FPDFText_GetFontSize(page, first) * math.hypot(matrix.c, matrix.d)
            turn = _turn(across, along)
            if last > first and raw.FPDFText_GetLooseCharBox(page, last, box):
                if turn == 0 and (word[-1].isdecimal() or word[0].isdecimal()):
                    word, points = self._with_note(word, (first, last), (bottom, top), (box.bottom, box.top), points)
                left, right = min(left, box.left), max(right, box.right)
                bottom, top = min(bottom, box.bottom), max(top, box.top)
            if not word.isascii():
                word = mend_word(word, first, self._edge)
            if not word:
                continue
            yield Word(word, first, place, left, right, top, bottom, points, turn)

    def _with_note(
        self,
        word: str,
        places: tuple[int, int],
        first: tuple[float, float],
        last: tuple[float, float],
        points: float,
    ) -> tuple[str, float]:
        """Set the number of a note apart that stands raised before or behind a word; return the word, and its size."""
        (bottom, top), (last_bottom, last_top) = first, last
        height, last_height = top - bottom, last_top - last_bottom
        if last_height < height * RAISED_SIZE and last_bottom > bottom + height * RAISED_BY:
            found = _DIGITS_BEHIND.search(word)
            # Digits of another font may be lower than letters, and are no notes.
            if found and word[: found.start()] not in _UNITS and self._points(places[1]) < points * NOTE_SIZE:
                return f"{word[: found.start()]}[{found[1]}]", points
        elif height < last_height * RAISED_SIZE and bottom > last_bottom + last_height * RAISED_BY:
            found = _DIGITS_BEFORE.match(word)
            if found and points < (whole := self._points(places[1])) * NOTE_SIZE:
                return f"{found[1]} {word[found.end() :]}", whole
        return word, points

    def _points(self, index: int) -> float:
        self._raw.FPDFText_GetMatrix(self._text, index, self._matrix)
        size: float = self._raw.FPDFText_GetFontSize(self._text, index)
        return size * math.hypot(self._matrix.c, self._matrix.d)

    def _edge(self, index: int) -> tuple[float, float]:
        """Return where a letter begins and ends: those of one glyph have the same."""
        self._raw.FPDFText_GetLooseCharBox(self._text, index, self._box)
        return self._box.left, self._box.right

    def _font(self, index: int) -> str:
        size = self._raw.FPDFText_GetFontInfo(self._text, index, self._name, _FONT_NAME_BYTES, self._flags)
        return self._name.raw[: max(0, min(size, _FONT_NAME_BYTES) - 1)].decode("utf-8", "replace")

    def _is_picture(self, area: float) -> bool:
        """Tell whether a picture covers most of the page, as on one that was scanned."""
        raw = self._raw
        sides = [ctypes.c_float() for _ in range(4)]
        for number in range(min(raw.FPDFPage_CountObjects(self._page), _OBJECTS_LOOKED_AT)):
            found = raw.FPDFPage_GetObject(self._page, number)
            if raw.FPDFPageObj_GetType(found) == _PICTURE and raw.FPDFPageObj_GetBounds(found, *sides):
                left, bottom, right, top = (side.value for side in sides)
                if (right - left) * (top - bottom) > area * _PICTURE_SHARE:
                    return True
        return False


def _turn(across: float, along: float) -> int:
    """Return by how many quarters text is turned to the left, -1 for what stands askew."""
    if along == 0 and across > 0:
        return 0
    quarters = math.atan2(along, across) / (math.pi / 2)
    nearest = round(quarters)
    # A scan may be a few degrees off.
    return nearest % 4 if abs(quarters - nearest) < 0.1 else -1


def _set_upright(words: list[Word], turn: int, page: tuple[float, float, float, float], into: PageText) -> None:
    """Turn places so that lines run to the right and follow each other downwards, from 0 on."""
    left, right, bottom, top = page
    into.width, into.height = (right - left, top - bottom) if turn % 2 == 0 else (top - bottom, right - left)
    for word in words:
        a, b, c, d = word.left, word.right, word.bottom, word.top
        if turn == 0:
            word.left, word.right, word.top, word.bottom = a - left, b - left, top - d, top - c
        elif turn == 1:
            word.left, word.right, word.top, word.bottom = c - bottom, d - bottom, a - left, b - left
        elif turn == 2:
            word.left, word.right, word.top, word.bottom = right - b, right - a, c - bottom, d - bottom
        else:
            word.left, word.right, word.top, word.bottom = top - d, top - c, right - b, right - a
