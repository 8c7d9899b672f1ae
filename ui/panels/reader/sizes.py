"""What the pieces of a part of a page measure, as arrays: quick to ask however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ui.panels.reader.pieces import Piece

# What a row of a table takes, in characters of text.
_ROW_CHARS = 110


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pieces in their order: like which of the samples each looks, how much text it has, and where that stands.

    `starts` and `ends` are of those with text of the article, in the order of the text; `numbers` says which pieces these are.
    """

    samples: tuple[Piece, ...]
    shapes: npt.NDArray[np.int32]
    chars: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    numbers: npt.NDArray[np.int64]

    def find(self, points: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the numbers of the pieces that hold these characters of the article, -1 where none does."""
        if not len(self.starts):
            return np.full(len(points), -1, np.int64)
        at = np.searchsorted(self.starts, points, side="right") - 1
        is_inside = (at >= 0) & (points < self.ends[at])
        return np.where(is_inside, self.numbers[at], -1)

    def find_one(self, point: int) -> int:
        """Return the number of the piece that holds a character, -1 if none does."""
        return int(self.find(np.array([point]))[0])


def sizes_of(pieces: Sequence[Piece]) -> Sizes:
    """Measure pieces."""
    samples: dict[tuple[object, ...], int] = {}
    first: list[Piece] = []
    shapes, chars, starts, ends = [], [], [], []
    for piece in pieces:
        key = (piece.kind, piece.zone, piece.level, piece.depth, piece.is_last, piece.ends_comment, piece.goes_on)
        shape = samples.get(key)
        if shape is None:
            shape = samples[key] = len(first)
            first.append(piece)
        shapes.append(shape)
        starts.append(piece.start)
        ends.append(piece.end)
        chars.append(len(piece.cells) * _ROW_CHARS or len(piece.words) + piece.end - piece.start)
    where, until = np.array(starts, np.int64), np.array(ends, np.int64)
    # Cells of a table that are empty, and words of ours, hold nothing.
    numbers = np.flatnonzero((where >= 0) & (until > where))
    order = numbers[np.argsort(where[numbers], kind="stable")]
    return Sizes(
        tuple(first),
        np.array(shapes, np.int32),
        np.array(chars, np.int32),
        where[order],
        until[order],
        order,
    )
