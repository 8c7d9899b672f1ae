"""Maps spans of an article's text, in code points, to positions on the page and back; no other module converts them."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ui.panels.reader.plan import Piece
from ui.utf16 import Utf16Offsets

# What QTextCursor would take for the end of a block or a frame, and controls that would draw as boxes. Each is shown as
# one other character, so that offsets stay as they are.
_NOT_SHOWN = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2029\ufdd0\ufdd1\ufffc]")
_INSTEAD = dict.fromkeys((*range(32), *range(127, 160)), " ")
_INSTEAD |= {0x09: "\t", 0x0A: "\u2028", 0x85: "\u2028", 0x2029: "\u2028"}
_INSTEAD |= dict.fromkeys((64976, 64977, 65532), "�")


def shown(text: str) -> str:
    """Return text as it is put on the page: character for character, without those that would end a block."""
    return text.translate(_INSTEAD) if _NOT_SHOWN.search(text) else text


@dataclass(frozen=True, slots=True)
class Place:
    """One block of the page: which piece it shows, text[start:end] of the article, and its position (UTF-16 units)."""

    piece: Piece
    number: int
    start: int
    end: int
    position: int
    units: Utf16Offsets = field(compare=False)

    def to_unit(self, point: int) -> int:
        """Return the offset within the block of an offset in the article."""
        return self.units.to_units(min(max(point, self.start), self.end) - self.start)

    def to_point(self, unit: int) -> int:
        """Return the offset in the article of an offset within the block."""
        return min(self.start + self.units.to_points(max(unit, 0)), self.end)


class Places:
    """Every block that is on the page so far."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._starts: list[int] = []
        self._by_start: list[Place] = []

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, number: int) -> Place:
        return self._places[number]

    def add(self, piece: Piece, number: int, start: int, end: int, position: int, text: str) -> int:
        """Note a block at the end of the page and return its number. Words of ours have no place in the article."""
        place = Place(piece, number, start, end, position, Utf16Offsets(text))
        self._places.append(place)
        if start >= 0:
            # The title comes first on the page, wherever it stands in the text.
            at = bisect_right(self._starts, start)
            self._starts.insert(at, start)
            self._by_start.insert(at, place)
        return len(self._places) - 1

    def forget_from(self, count: int) -> None:
        """Forget all but the first blocks of the page."""
        kept = self._places[:count]
        self._places, self._starts, self._by_start = [], [], []
        for place in kept:
            self._places.append(place)
            if place.start >= 0:
                at = bisect_right(self._starts, place.start)
                self._starts.insert(at, place.start)
                self._by_start.insert(at, place)

    def at_point(self, point: int) -> Place | None:
        """Return the block that shows this character of the article, None while none does."""
        at = bisect_right(self._starts, point) - 1
        if at < 0:
            return None
        place = self._by_start[at]
        return place if point < place.end or point == place.start else None

    def first_of(self, number: int) -> int:
        """Return which block of the page is the first of a piece that is on it."""
        return bisect_left(self._places, number, key=lambda place: place.number)

    def within(self, start: int, end: int) -> list[Place]:
        """Return the blocks that show anything of a span of the article, in the order of the text."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return [place for place in self._by_start[first : bisect_left(self._starts, end)] if place.end > start]

    def at_position(self, position: int) -> Place:
        """Return the block that holds a position of the page, which must not be empty."""
        return self._places[max(0, bisect_right(self._places, position, key=lambda place: place.position) - 1)]

    def to_positions(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where on the page a span of the article stands: one pair of positions for each block it touches."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for place in self._by_start[first : bisect_left(self._starts, end)]:
            a, b = max(start, place.start), min(end, place.end)
            if a < b:
                found.append((place.position + place.to_unit(a), place.position + place.to_unit(b)))
        return found

    def position_of(self, point: int) -> int | None:
        """Return where on the page a cursor stands that is before or right behind a character of the article, None while none can."""
        place = self.at_point(point) or self.at_point(point - 1)
        return None if place is None else place.position + place.to_unit(point)

    def to_point(self, position: int) -> int:
        """Return the place in the article of a position of the page; -1 within words of ours."""
        place = self.at_position(position)
        return -1 if place.start < 0 else place.to_point(position - place.position)
