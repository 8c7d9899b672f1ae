"""Where the pages of a PDF lie below one another, at a scale."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF

GAP_PX: Final = 16
SIDE_PX: Final = 20
# Of a page as wide as the pane: letters that nobody could read, or of which a pane holds a dozen.
_ZOOM_MIN, _ZOOM_MAX = 0.25, 6.0


class SheetLayout:
    """Lays pages in the middle of a pane. A zoom of 1 is as wide as the pane has room for the widest page.

    Args:
        sizes: Width and height of each page, in points.
        room_px: How wide the pane is.
        zoom: How much larger than that.
    """

    def __init__(self, sizes: Sequence[tuple[float, float]], room_px: int, zoom: float) -> None:
        self.sizes = sizes
        widest = _usual_width(sizes)
        self.scale = max(0.01, (max(80, room_px - 2 * SIDE_PX)) / widest * zoom)
        self.tops: list[float] = []
        at = float(GAP_PX)
        for _, height in sizes:
            self.tops.append(at)
            at += height * self.scale + GAP_PX
        self.height_px = round(at)
        self.width_px = max(room_px, round(max((width for width, _ in sizes), default=0.0) * self.scale) + 2 * SIDE_PX)

    def box(self, number: int) -> QRectF:
        """Return where a page lies."""
        width, height = (side * self.scale for side in self.sizes[number])
        return QRectF((self.width_px - width) / 2, self.tops[number], width, height)

    def at(self, y: float) -> int:
        """Return the page at a height, in the gap below it, too."""
        return max(0, bisect_right(self.tops, y) - 1)

    def within(self, top: float, bottom: float) -> range:
        """Return the pages between two heights."""
        return range(self.at(top), min(len(self.sizes), self.at(bottom) + 1))


def bounded_zoom(zoom: float) -> float:
    """Return a zoom that can be."""
    return min(_ZOOM_MAX, max(_ZOOM_MIN, zoom))


def _usual_width(sizes: Sequence[tuple[float, float]]) -> float:
    """Return the width by which pages are fitted: one giant among them shall not make the others illegible."""
    widths = sorted(width for width, _ in sizes)
    return widths[len(widths) * 9 // 10] if widths else 1.0
