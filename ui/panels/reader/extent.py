"""How tall every piece of a very large article is: by estimate, and as it is once it was laid out."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QFontMetricsF

from ui.panels.reader.formats import Formats
from ui.panels.reader.pieces import Piece
from ui.panels.reader.sizes import Sizes

# Qt's layouts end at INT_MAX / 256 px: what is taller, as 100,000 comments are, is scrolled through on a smaller scale.
_TOTAL_PX_MAX = 8_000_000.0
_SAMPLE = "a report that says where and when it was written, and who said so"
_SAMPLE_CHARS = 200
_EXACT_MAX = 2_000


class Extent:
    """The heights of pieces that stand one below the other; `parts` are those of the main part and of what is unfolded.

    Between the parts stand the lines of the folds, as pieces without text.
    """

    def __init__(self, parts: Sequence[tuple[int, Sizes]], lines: Sequence[int], count: int) -> None:
        """Take parts with the number of the piece that each begins with, the numbers of the lines, and how many pieces there are."""
        self._parts = parts
        self._lines = lines
        self._heights = np.zeros(count)
        self._tops = np.zeros(count + 1)
        self._is_scaled = False

    def estimate(self, formats: Formats, text: str, width_px: float, line: Piece) -> None:
        """Estimate all heights for a column of this width; `line` is one of a fold."""
        heights = self._heights
        for first, sizes in self._parts:
            shapes = np.array([_shape(formats, piece, text, width_px) for piece in sizes.samples]).reshape(-1, 3)
            chars_per_line, line_px, around_px = shapes[sizes.shapes].T
            rows = np.maximum(1.0, np.ceil(sizes.chars / chars_per_line))
            heights[first : first + len(sizes.shapes)] = rows * line_px + around_px
        _, line_px, around_px = _shape(formats, line, "", width_px)
        heights[list(self._lines)] = line_px + around_px
        self._scale()

    def learn(self, first: int, heights: Sequence[float]) -> None:
        """Know how tall pieces are from a number on; on a smaller scale they stay as they are."""
        if self._is_scaled:
            return
        self._heights[first : first + len(heights)] = heights
        self._scale()

    def _scale(self) -> None:
        """Stay within what Qt can lay out."""
        total = self._heights.sum()
        if total > _TOTAL_PX_MAX:
            self._is_scaled = True
            self._heights *= _TOTAL_PX_MAX / total
        self._sum()

    def keep(self, other: "Extent", count: int) -> None:
        """Take over what another knows of so many pieces, which are the same, unless it is on another scale."""
        if self._is_scaled or other._is_scaled:
            return
        self._heights[:count] = other._heights[:count]
        self._sum()

    def _sum(self) -> None:
        np.cumsum(self._heights, out=self._tops[1:])

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> float:
        """How tall all of it is."""
        return float(self._tops[-1])

    def top(self, number: int) -> float:
        """Return where a piece begins; of the number behind the last one, where all ends."""
        return float(self._tops[number])

    def at(self, y: float) -> int:
        """Return the piece that stands at a height, else the nearest."""
        return int(np.clip(np.searchsorted(self._tops, y, side="right") - 1, 0, len(self._heights) - 1))

    def find(self, point: int) -> int:
        """Return the piece that holds a character of the article, -1 if none does."""
        return int(self._find(np.array([point]))[0])

    def _find(self, points: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        numbers = np.full(len(points), -1, np.int64)
        for first, sizes in self._parts:
            found = sizes.find(points)
            numbers = np.where((numbers < 0) & (found >= 0), first + found, numbers)
        return numbers

    def shares(
        self, points: Sequence[int], pieces: Sequence[Piece], folded: Sequence[tuple[int, Sizes]]
    ) -> list[float]:
        """Return where on the whole page characters stand, 0 to 1; those in a shut fold stand at its line.

        Args:
            points: Characters of the article.
            pieces: All pieces.
            folded: The number of the line of each shut fold, and what is behind it.
        """
        wanted = np.array(points, np.int64)
        numbers = self._find(wanted)
        for line, sizes in folded:
            numbers = np.where((numbers < 0) & (sizes.find(wanted) >= 0), line, numbers)
        made = []
        if len(points) > _EXACT_MAX:
            # Nobody sees where in its piece each of thousands stands.
            middles = (self._tops[:-1] + self._heights / 2) / max(1.0, self.total)
            return [float(share) for share in np.where(numbers < 0, 1.0, middles[numbers])]
        for point, number in zip(points, numbers.tolist(), strict=True):
            piece = pieces[number]
            inside = (
                (point - piece.start) / max(1, piece.end - piece.start) if piece.start >= 0 and number >= 0 else 0.5
            )
            made.append(1.0 if number < 0 else (self._tops[number] + inside * self._heights[number]) / self.total)
        return made


def _shape(formats: Formats, piece: Piece, text: str, width_px: float) -> tuple[float, float, float]:
    """Return how many characters a line of a piece like this has, how tall that is, and the room around."""
    start = text[max(0, piece.start) : max(0, piece.start) + _SAMPLE_CHARS]
    block, ink = formats.of(piece, start)
    room = max(40.0, width_px - block.leftMargin() - block.rightMargin())
    letters = "".join(start.split()) or _SAMPLE
    advance = QFontMetricsF(ink.font()).horizontalAdvance(start or _SAMPLE) / len(start or _SAMPLE)
    # What has no width of its own, as stacked accents, is not all there is.
    advance = max(advance, ink.font().pixelSize() * 0.2) if letters else 1.0
    return max(1.0, room / advance), block.lineHeight(), max(block.topMargin(), block.bottomMargin())
