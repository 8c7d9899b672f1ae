"""The dates that texts name, one lane an actor: days as dots, longer times as bars, as many as pixels can part."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ui.panels.timeline.half_known import Arrow, Arrows, Ghost, Ghosts
from ui.panels.timeline.scale import Days, Scale, Step, bins_of, run_starts
from ui.panels.timeline.words import By
from workbench.annotate.times.expressions import Basis
from workbench.columns import Keys, rows_with
from workbench.dated import OPEN_FIRST, OPEN_LAST, TextDate, TextDates

ALL_DATES, FORECASTS = "Dates in texts", "Forecasts until due"
# What these dates rest on stands in the text itself; all others are worked out.
SURE = frozenset({Basis.EXPLICIT, Basis.DATELINE, Basis.USER})
DOT_CELL_PX = 12.0  # a dot with its ring: nearer ones become one
# More bars in one lane, or more over each other, are a band that says only how many there are.
_BARS_APART, _BARS_DEEP = 60, 3
_BAND_LEVELS = 4


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
    """The dates of a result in order of time; all lanes draw on one.

    A time with an open end stands at the end that is known. `opens` is -1 where its beginning is open, 1 where its end is, else 0;
    `others` has the middle of a day's other reading, not a number where there is none.
    """

    def __init__(self, dates: Sequence[TextDate]) -> None:
        dates = TextDates.of(dates)
        opens = (dates.last_days == OPEN_LAST).astype(np.int8) - (dates.first_days == OPEN_FIRST)
        if opens.any():
            ends = np.where(opens < 0, dates.last_days, dates.first_days)
            order = np.argsort(ends, kind="stable")
            dates, opens = dates.take(order), opens[order]
        self.dates, self.opens = dates, opens
        self.firsts = np.where(opens < 0, dates.last_days, dates.first_days)
        self.lasts = np.where(opens > 0, dates.first_days, dates.last_days)
        self.is_sure = np.array([basis in SURE for basis in dates.bases.table], np.bool_)[dates.bases.codes]
        self.others = np.full(len(dates), np.nan)
        rows, days = dates.second_readings()
        self.others[rows] = days + 0.5
        self.is_sure[rows] = False


class Lane:
    """The dates of one actor, or all of them: some rows of the table."""

    def __init__(self, name: str, place: int | None, table: DateTable, rows: Days | None = None) -> None:
        self.name, self.place = name, place
        self._table, self._rows = table, rows
        firsts = table.firsts if rows is None else table.firsts[rows]
        lasts = table.lasts if rows is None else table.lasts[rows]
        is_sure = table.is_sure if rows is None else table.is_sure[rows]
        opens = table.opens if rows is None else table.opens[rows]
        others = table.others if rows is None else table.others[rows]
        self._firsts, self._lasts = firsts, lasts
        has_other, is_open = np.flatnonzero(~np.isnan(others)), opens != 0
        self._ghosts = Ghosts(firsts[has_other] + 0.5, others[has_other], has_other)
        self._arrows = Arrows(firsts[is_open], opens[is_open])
        is_day, is_long = (firsts == lasts) & ~is_open, firsts != lasts
        days = firsts[is_day]
        starts = run_starts(days)
        self._days, self._counts = days[starts], np.diff(starts, append=len(days)).astype(np.int64)
        self._sure = _sums(is_sure[is_day], starts)
        self._gathered: tuple[float, Dots] | None = None
        bar_firsts, bar_lasts = firsts[is_long], lasts[is_long]
        starts = run_starts(bar_firsts, bar_lasts)
        self._is_sure_bar = _sums(is_sure[is_long], starts) > 0
        self._bar_firsts, self._bar_ends = bar_firsts[starts], bar_lasts[starts] + 1

    @property
    def firsts(self) -> Days:
        """The first day of each date, ascending."""
        return self._firsts

    @property
    def lasts(self) -> Days:
        """The last day of each."""
        return self._lasts

    @property
    def range(self) -> tuple[int, int] | None:
        """The first and the last day that is named; None without dates."""
        return (int(self._firsts[0]), int(self._lasts.max())) if len(self._firsts) else None

    def outside(self, scale: Scale) -> tuple[int, int]:
        """Return how many dates end before what is seen, and how many begin after it."""
        before = int(np.count_nonzero(self._lasts < scale.first_day))
        return before, len(self._firsts) - int(np.searchsorted(self._firsts, scale.last_day + 1))

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

    def near(self, x_px: float, scale: Scale) -> TextDates:
        """Return the dates under a pixel: those of the dot there, else those of the shortest bar."""
        dots = self.dots(scale)
        if len(dots.middles):
            away = np.abs((dots.middles - scale.left_day) * scale.px_per_day - x_px)
            nearest = int(np.argmin(away))
            if away[nearest] <= DOT_CELL_PX / 2 + 1:
                return self._between(int(dots.firsts[nearest]), int(dots.lasts[nearest]))
        twins = self._ghosts.near(x_px, scale)
        if len(twins):
            return self._at_rows(twins)
        arrow = self._arrows.near(x_px, scale)
        if arrow is not None:
            return self._open_between(arrow)
        day = scale.day(x_px)
        reach = 2 / scale.px_per_day
        over = np.flatnonzero((self._bar_firsts - reach <= day) & (day < self._bar_ends + reach))
        if not len(over):
            return self._table.dates[:0]
        shortest = over[np.argmin(self._bar_ends[over] - self._bar_firsts[over])]
        return self._exactly(int(self._bar_firsts[shortest]), int(self._bar_ends[shortest]) - 1)

    def arrows(self, scale: Scale) -> list[Arrow]:
        """Return the open ends that are seen."""
        return self._arrows.seen(scale)

    def ghosts(self, scale: Scale) -> list[Ghost]:
        """Return the pairs of readings that are seen."""
        return self._ghosts.seen(scale)

    def within(self, first_day: int, last_day: int) -> TextDates:
        """Return the dates that begin within these days, exact ones first."""
        found = self._beginning(first_day, last_day)
        return found.take(np.argsort(found.last_days - found.first_days, kind="stable"))

    def held_bins(self, step: Step) -> Days:
        """Return the numbers of the steps in which a dot or bar begins."""
        return np.unique(bins_of(self._firsts, step))

    def _between(self, first_day: int, last_day: int) -> TextDates:
        found = self._beginning(first_day, last_day)
        return found.take(np.flatnonzero(found.first_days == found.last_days))

    def _exactly(self, first_day: int, last_day: int) -> TextDates:
        found = self._beginning(first_day, first_day)
        return found.take(np.flatnonzero(found.last_days == last_day))

    def _open_between(self, arrow: Arrow) -> TextDates:
        found = self._beginning(arrow.first_day, arrow.last_day)
        is_open = found.first_days == OPEN_FIRST if arrow.is_backward else found.last_days == OPEN_LAST
        return found.take(np.flatnonzero(is_open))

    def _beginning(self, first_day: int, last_day: int) -> TextDates:
        low, high = np.searchsorted(self._firsts, [first_day, last_day + 1]).tolist()
        return self._at_rows(np.arange(low, high))

    def _at_rows(self, rows: Days) -> TextDates:
        return self._table.dates.take(rows if self._rows is None else self._rows[rows])


def _sums(flags: NDArray[np.bool_], starts: NDArray[np.intp]) -> Days:
    """Count the flags that are set from each start to the next."""
    return np.add.reduceat(flags.astype(np.int64), starts) if len(starts) else np.empty(0, np.int64)


def keys_of(dates: TextDates, by: By) -> Keys:
    """Return of which lanes each date is: of the actors or places that its sentence names, or of its source."""
    return {By.ACTOR: dates.actors, By.PLACE: dates.places}.get(by, dates.sources)


def sort_into_lanes(
    table: DateTable,
    lanes: Sequence[tuple[str, str, int]],
    forecasts: Sequence[TextDate] = (),
    by: By = By.ACTOR,
) -> list[Lane]:
    """Return the lane of all dates, that of forecasts where there are any, then one for each actor, source or place (id, name, colour)."""
    rows = rows_with(keys_of(table.dates, by), [key for key, _, _ in lanes])
    foretold = [Lane(FORECASTS, None, DateTable(forecasts))] if forecasts else []
    own = (Lane(name, place, table, rows[key]) for key, name, place in lanes)
    return [Lane(ALL_DATES, None, table), *foretold, *own]
