"""Converts offsets: our texts count code points, Qt counts UTF-16 units. All conversions are done here."""

import re
from bisect import bisect_left, bisect_right

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Utf16Offsets:
    """The way between code points and UTF-16 units of one text; quick where it has no character past U+FFFF."""

    def __init__(self, text: str) -> None:
        self._points = [match.start() for match in _ASTRAL.finditer(text)]
        self._units = [point + number for number, point in enumerate(self._points)]

    def to_units(self, point: int) -> int:
        """Return the offset in UTF-16 units of an offset in code points."""
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """Return the offset in code points of an offset in UTF-16 units; within a character, that of its start."""
        passed = bisect_right(self._units, unit)
        if passed and unit == self._units[passed - 1] + 1:
            return self._points[passed - 1]
        return unit - bisect_left(self._units, unit)


def cut_units(text: str, start: int, end: int | None = None) -> str:
    """Return text[start:end] with both offsets in UTF-16 units."""
    if text.isascii() or not _ASTRAL.search(text):
        return text[start:end]
    packed = text.encode("utf-16-le", "surrogatepass")
    return packed[2 * start : None if end is None else 2 * end].decode("utf-16-le", "surrogatepass")


def count_units(text: str) -> int:
    """Return how many UTF-16 units a text has."""
    return len(text) + (0 if text.isascii() else len(_ASTRAL.findall(text)))
