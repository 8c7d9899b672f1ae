"""The dates that texts name, one lane an actor: days as dots, longer times as bars, as many as pixels can part."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ui.panels.timeline.scale import Days, Scale, Step, bins_of
from workbench.annotate.times.expressions import Basis
from workbench.timeline import TextDate, WaitingDate

ALL_DATES, FORECASTS = "Dates in texts", "Forecasts until due"
# What these dates rest on stands in the text itself; all others are worked out.
SURE = frozenset({Basis.EXPLICIT, Basis.DATELINE, Basis.USER})
DOT_CELL_PX = 12.0  # a dot with its ring: nearer ones become one
# More bars in one lane, or more over each other, are a band that says only how many there are.
_BARS_APART, _BARS_DEEP = 60, 3
_BAND_LEVELS = 4
_END_BITS = 23  # the whole calendar has fewer days than 2 to this


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots of a lane: the middle of each in days, how many dates it holds and how many of these are sure, the most that any
    holds, and its days."""

    middles: NDArray[np.float64]
    counts: Days
    sure: Days
    firsts: Days
    lasts: Days
    most: int


@dataclass(frozen=True, slots=True)
class Reach:
    """A part of a lane in whole px over which bars lie, `level` of 4 dense; level 0 is a single bar, with firm ends if sure."""

    left_px: int
    right_px: int
    level: int = 0
    is_sure: bool = True


class DateTable:
    """The dates of a result as columns, in order of time; all lanes draw on one."""

    def __init__(self, dates: Sequence[TextDate]) -> None:
        size = len(dates)
        firsts = np.fromiter((date.first_day for date in dates), np.int64, size)
        lasts = np.fromiter((date.last_day for date in dates), np.int64, size)
        is_sure = np.fromiter((date.basis in SURE for date in dates), np.bool_, size)
        order = np.lexsort((lasts, firsts))
        self.is_sure = is_sure[order]
        self.dates = [dates[place] for place in order.tolist()]
        self.firsts, self.lasts = firsts[order], lasts[order]


class Lane:
    """The dates of one actor, or all of them: some rows of the table."""

    def __init__(self, name: str, place: int | None, table: DateTable, rows: Sequence[int] | None = None) -> None:
        self.name, self.place = name, place
        self._table = table
        self._rows = np.arange(len(table.dates)) if rows is None else np.array(rows, np.int64)
        firsts, lasts = table.firsts[self._rows], table.lasts[self._rows]
        self._firsts, self._lasts = firsts, lasts
        is_day = firsts == lasts
        is_sure = table.is_sure[self._rows]
        self._days, places, self._counts = np.unique(firsts[is_day], return_inverse=True, return_counts=True)
        self._sure = np.bincount(places, is_sure[is_day], len(self._days)).astype(np.int64)
        self._gathered: tuple[float, Dots] | None = None
        is_long = ~is_day
        # One number for both ends: numpy sorts numbers far sooner than pairs.
        ends = (firsts[is_long] << _END_BITS) + (lasts[is_long] - firsts[is_long])
        pairs, places = np.unique(ends, return_inverse=True)
        self._is_sure_bar = np.bincount(places, is_sure[is_long], len(pairs)) > 0
        self._bar_firsts = pairs >> _END_BITS
        self._bar_ends = self._bar_firsts + (pairs & ((1 << _END_BITS) - 1)) + 1

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and the last day that is named; None without dates."""
        return (int(self._firsts[0]), int(self._lasts.max())) if len(self._rows) else None

    def outside(self, scale: Scale) -> tuple[int, int]:
        """Return how many dates end before what is seen, and how many begin after it."""
        before = int(np.count_nonzero(self._lasts < scale.first_day))
        return before, len(self._rows) - int(np.searchsorted(self._firsts, scale.last_day + 1))

    def dots(self, scale: Scale) -> Dots:
        """Return the dots that are seen; days nearer to each other than a dot is wide become one."""
        if self._gathered is None or self._gathered[0] != scale.px_per_day:
            self._gathered = scale.px_per_day, self._gather(scale.px_per_day)
        every = self._gathered[1]
        low = int(np.searchsorted(every.lasts, scale.first_day - 1))
        high = int(np.searchsorted(every.firsts, scale.last_day + 2))
        part = slice(low, high)
        return Dots(
            every.middles[part],
            every.counts[part],
            every.sure[part],
            every.firsts[part],
            every.lasts[part],
            every.most,
        )

    def _gather(self, px_per_day: float) -> Dots:
        days, counts = self._days, self._counts
        most = int(counts.max(initial=0))
        if px_per_day >= DOT_CELL_PX or not len(days):
            return Dots(days + 0.5, counts, self._sure, days, days, most)
        # Cells are counted from 1970 and not from the left edge, so that panning regroups nothing.
        cells = np.floor((days + 0.5) * px_per_day / DOT_CELL_PX)
        starts = np.flatnonzero(np.diff(cells, prepend=cells[0] - 1))
        sums, sure = np.add.reduceat(counts, starts), np.add.reduceat(self._sure, starts)
        firsts, lasts = days[starts], days[np.append(starts[1:], len(days)) - 1]
        return Dots((firsts + lasts + 1) / 2, sums, sure, firsts, lasts, int(sums.max()))

    def reaches(self, scale: Scale) -> list[Reach]:
        """Return the bars that are seen, or the band that they become where there are too many to part."""
        seen = (self._bar_ends > scale.first_day) & (self._bar_firsts <= scale.last_day)
        if not seen.any():
            return []
        # Ends far outside are cut: Qt's integers overflow at a deep zoom into a long century.
        margin = 20
        left = np.round((self._bar_firsts[seen] - scale.left_day) * scale.px_per_day)
        right = np.round((self._bar_ends[seen] - scale.left_day) * scale.px_per_day)
        left = np.clip(left, -margin, scale.width_px + margin).astype(np.int64)
        right = np.clip(np.maximum(right, left + 4), -margin, scale.width_px + margin).astype(np.int64)
        size = int(scale.width_px) + 2 * margin + 6
        change = np.bincount(left + margin, minlength=size) - np.bincount(right + margin, minlength=size)
        depth = np.cumsum(change).astype(np.float64)
        if depth.max() <= _BARS_DEEP and len(left) <= _BARS_APART:
            is_sure = self._is_sure_bar[seen].tolist()
            ends = zip(left.tolist(), right.tolist(), is_sure, strict=True)
            return [Reach(first, last, is_sure=is_firm) for first, last, is_firm in ends]
        level = np.ceil(_BAND_LEVELS * np.log1p(depth) / np.log1p(depth.max())).astype(np.int64)
        edges = np.flatnonzero(np.diff(level, prepend=0, append=0))
        return [
            Reach(first - margin, last - margin, int(level[first]))
            for first, last in pairwise(edges.tolist())
            if level[first]
        ]

    def near(self, x_px: float, scale: Scale) -> list[TextDate]:
        """Return the dates under a pixel: those of the dot there, else those of the shortest bar."""
        dots = self.dots(scale)
        if len(dots.middles):
            away = np.abs((dots.middles - scale.left_day) * scale.px_per_day - x_px)
            nearest = int(np.argmin(away))
            if away[nearest] <= DOT_CELL_PX / 2 + 1:
                return self._between(int(dots.firsts[nearest]), int(dots.lasts[nearest]))
        day = scale.day(x_px)
        reach = 2 / scale.px_per_day
        over = np.flatnonzero((self._bar_firsts - reach <= day) & (day < self._bar_ends + reach))
        if not len(over):
            return []
        shortest = over[np.argmin(self._bar_ends[over] - self._bar_firsts[over])]
        return self._exactly(int(self._bar_firsts[shortest]), int(self._bar_ends[shortest]) - 1)

    def within(self, first_day: int, last_day: int) -> list[TextDate]:
        """Return the dates that begin within these days, exact ones first."""
        return sorted(self._beginning(first_day, last_day), key=lambda date: date.last_day - date.first_day)

    def held_bins(self, step: Step) -> Days:
        """Return the numbers of the steps in which a dot or bar begins."""
        return np.unique(bins_of(self._firsts, step))

    def _between(self, first_day: int, last_day: int) -> list[TextDate]:
        return [date for date in self._beginning(first_day, last_day) if date.first_day == date.last_day]

    def _exactly(self, first_day: int, last_day: int) -> list[TextDate]:
        return [date for date in self._beginning(first_day, first_day) if date.last_day == last_day]

    def _beginning(self, first_day: int, last_day: int) -> list[TextDate]:
        low, high = np.searchsorted(self._firsts, [first_day, last_day + 1]).tolist()
        return [self._table.dates[row] for row in self._rows[low:high].tolist()]


class By(StrEnum):
    """What the lanes below that of all dates are of."""

    ACTOR = "actor"
    SOURCE = "source"


def keys_of(date: TextDate | WaitingDate, by: By) -> tuple[str, ...]:
    """Return of which lanes a date is: of the actors that its sentence names, or of its source."""
    return date.actors if by is By.ACTOR else (date.source,)


def sort_into_lanes(
    table: DateTable,
    lanes: Sequence[tuple[str, str, int]],
    forecasts: Sequence[TextDate] = (),
    by: By = By.ACTOR,
) -> list[Lane]:
    """Return the lane of all dates, that of forecasts where there are any, then one for each actor or source (id, name, place)."""
    rows: dict[str, list[int]] = {key: [] for key, _, _ in lanes}
    for row, date in enumerate(table.dates):
        for key in keys_of(date, by):
            if key in rows:
                rows[key].append(row)
    foretold = [Lane(FORECASTS, None, DateTable(forecasts))] if forecasts else []
    own = (Lane(name, place, table, rows[key]) for key, name, place in lanes)
    return [Lane(ALL_DATES, None, table), *foretold, *own]
