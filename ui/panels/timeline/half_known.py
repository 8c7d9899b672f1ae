"""What of a lane is known by half: times with an open end, which are arrows, and days with two readings, which are ghosts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ui.panels.timeline.scale import Days, Scale, run_starts

ARROW_PX = 24.0
_CELL_PX = 12.0  # as for dots: nearer ones become one
_REACH_PX = 6.0
_LINES_MOST = 40  # more pairs in sight are told by the pointer alone


@dataclass(frozen=True, slots=True)
class Arrow:
    """The end that is known of a time, in px, and to where it points; the days of those that it stands for."""

    x_px: float
    is_backward: bool
    first_day: int
    last_day: int


@dataclass(frozen=True, slots=True)
class Ghost:
    """The two readings of a day: both middles in px."""

    x_px: float
    other_px: float


class Arrows:
    """The open times of a lane by the end that is known; `opens` is -1 where the beginning is open, 1 where the end is."""

    def __init__(self, days: Days, opens: NDArray[np.int8]) -> None:
        order = np.lexsort((days, opens))
        starts = order[run_starts(opens[order].astype(np.int64), days[order])]
        self._days, self._opens = days[starts], opens[starts]

    def seen(self, scale: Scale) -> list[Arrow]:
        """Return those whose known end is in sight, neighbours as one."""
        found = []
        for opens in (-1, 1):
            days = self._days[self._opens == opens]
            # "Until March" ends with its last day, "from March" begins with its first.
            edges = (days + (opens < 0) - scale.left_day) * scale.px_per_day
            is_seen = (edges >= 0) & (edges <= scale.width_px)
            days, edges = days[is_seen], edges[is_seen]
            starts = run_starts(np.floor(edges / _CELL_PX).astype(np.int64))
            ends = np.append(starts[1:], len(days))[: len(starts)]
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
                at = end - 1 if opens < 0 else start
                found.append(Arrow(float(edges[at]), opens < 0, int(days[start]), int(days[end - 1])))
        return found

    def near(self, x_px: float, scale: Scale) -> Arrow | None:
        """Return the arrow under a pixel."""
        for arrow in self.seen(scale):
            low, high = (
                (arrow.x_px - ARROW_PX, arrow.x_px) if arrow.is_backward else (arrow.x_px, arrow.x_px + ARROW_PX)
            )
            if low - 2 <= x_px <= high + 2:
                return arrow
        return None


class Ghosts:
    """The days of a lane that have two readings: the middle of each, and of the other one; `rows` are those of the lane."""

    def __init__(self, middles: NDArray[np.float64], others: NDArray[np.float64], rows: NDArray[np.intp]) -> None:
        self._middles, self._others, self._rows = middles, others, rows

    def seen(self, scale: Scale) -> list[Ghost]:
        """Return the pairs of which anything is in sight; none where they are too many to part, or both are one dot."""
        pairs = np.unique(self._pixels(scale)[self._is_seen(scale)], axis=0)
        pairs = pairs[np.abs(pairs[:, 1] - pairs[:, 0]) >= _CELL_PX]
        return [Ghost(*pair) for pair in pairs.tolist()] if len(pairs) <= _LINES_MOST else []

    def near(self, x_px: float, scale: Scale) -> NDArray[np.intp]:
        """Return the rows whose other reading is under a pixel."""
        if not len(self._rows):
            return self._rows
        return self._rows[np.abs(self._pixels(scale)[:, 1] - x_px) <= _REACH_PX]

    def _pixels(self, scale: Scale) -> NDArray[np.float64]:
        both = np.stack((self._middles, self._others), axis=1)
        return np.asarray((both - scale.left_day) * scale.px_per_day)

    def _is_seen(self, scale: Scale) -> NDArray[np.bool_]:
        low, high = np.minimum(self._middles, self._others), np.maximum(self._middles, self._others)
        return np.asarray((high >= scale.first_day) & (low <= scale.last_day + 1))
