"""Where days stand in pixels, into which steps they are gathered, and which marks the axis carries; no Qt."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ui.panels.timeline.words import EARLIEST_DAY, LATEST_DAY, MONTHS, date_of, is_weekend, say_year

Days = NDArray[np.int64]

_MONDAY = 3  # 1970-01-01 was a Thursday, three days after one
_YEAR_ZERO = 1970


class Unit(StrEnum):
    """What one bar stands for; with AUTO the zoom decides."""

    AUTO = "auto"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Step:
    """So many days, weeks, months or years, counted from a fixed start, so that panning never regroups anything."""

    unit: Unit
    count: int = 1

    @property
    def days(self) -> float:
        """About how many days a step has."""
        return self.count * _DAYS[self.unit]


_DAYS = {Unit.DAYS: 1.0, Unit.WEEKS: 7.0, Unit.MONTHS: 30.44, Unit.YEARS: 365.25}
_BAR_STEPS = (
    Step(Unit.DAYS), Step(Unit.WEEKS), Step(Unit.MONTHS), Step(Unit.YEARS), Step(Unit.YEARS, 5),
    Step(Unit.YEARS, 10), Step(Unit.YEARS, 50), Step(Unit.YEARS, 100),
)  # fmt: skip
_MARK_STEPS = (
    Step(Unit.DAYS), Step(Unit.DAYS, 2), Step(Unit.WEEKS), Step(Unit.WEEKS, 2), Step(Unit.MONTHS), Step(Unit.MONTHS, 3),
    Step(Unit.YEARS), Step(Unit.YEARS, 2), Step(Unit.YEARS, 5), Step(Unit.YEARS, 10), Step(Unit.YEARS, 20),
    Step(Unit.YEARS, 50), Step(Unit.YEARS, 100), Step(Unit.YEARS, 200), Step(Unit.YEARS, 500), Step(Unit.YEARS, 1000), Step(Unit.YEARS, 5000),
)  # fmt: skip
# A bar that the zoom chose can be hit and told from its neighbours; one that the user asked for may be finer.
_AUTO_BAR_PX, _LEAST_BAR_PX = 9.0, 2.5
_MARK_PX = {Unit.DAYS: 24.0, Unit.WEEKS: 32.0, Unit.MONTHS: 30.0, Unit.YEARS: 40.0}


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that are seen, from left to right, and how many pixels they have; a day runs from its number to the next."""

    left_day: float
    right_day: float
    width_px: float

    @property
    def px_per_day(self) -> float:
        """How wide a day is."""
        return self.width_px / (self.right_day - self.left_day)

    def x(self, day: float) -> float:
        """Return where a day begins, in px from the left."""
        return (day - self.left_day) * self.px_per_day

    def day(self, x_px: float) -> int:
        """Return the day under a pixel; floor, since days before 1970 are negative."""
        return int(np.floor(self.left_day + x_px / self.px_per_day))

    @property
    def first_day(self) -> int:
        """The first day of which anything is seen."""
        return max(EARLIEST_DAY, int(np.floor(self.left_day)))

    @property
    def last_day(self) -> int:
        """The last day of which anything is seen."""
        return min(LATEST_DAY, int(np.ceil(self.right_day)) - 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A label of the axis and the days that it names, the second excluded; `is_quiet` is a weekend."""

    first_day: int
    end_day: int
    text: str
    is_quiet: bool = False


def bar_step(px_per_day: float, unit: Unit) -> Step:
    """Return what one bar stands for: the finest step that is wide enough, or the unit asked for where it can be drawn."""
    least = next((step for step in _BAR_STEPS if step.unit == unit), None)
    if least is None:
        return next((step for step in _BAR_STEPS if step.days * px_per_day >= _AUTO_BAR_PX), _BAR_STEPS[-1])
    steps = _BAR_STEPS[_BAR_STEPS.index(least) :]
    return next((step for step in steps if step.days * px_per_day >= _LEAST_BAR_PX), steps[-1])


def least_px_per_day(unit: Unit) -> float:
    """Return the zoom below which bars of this unit are gathered into coarser ones."""
    return 0.0 if unit == Unit.AUTO else _LEAST_BAR_PX / _DAYS[unit]


def bins_of(days: Days, step: Step) -> Days:
    """Return the number of the step that each day falls into."""
    if step.unit == Unit.DAYS:
        numbers = days
    elif step.unit == Unit.WEEKS:
        numbers = (days + _MONDAY) // 7
    elif step.unit == Unit.MONTHS:
        numbers = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    else:
        # Counted from the year nought, so that decades and centuries begin where one expects them.
        numbers = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + _YEAR_ZERO
    return numbers // step.count


def starts_of(numbers: Days, step: Step) -> Days:
    """Return the first day of each numbered step."""
    numbers = numbers * step.count
    if step.unit == Unit.DAYS:
        return numbers
    if step.unit == Unit.WEEKS:
        return numbers * 7 - _MONDAY
    if step.unit == Unit.MONTHS:
        return numbers.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return (numbers - _YEAR_ZERO).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)


def run_starts(*columns: Days) -> NDArray[np.intp]:
    """Return where rows of sorted columns differ from the row before; np.unique would sort them all again."""
    changes = np.zeros(len(columns[0]), np.bool_)
    changes[:1] = True
    for column in columns:
        changes[1:] |= column[1:] != column[:-1]
    return np.flatnonzero(changes)


def bin_of(day: int, step: Step) -> int:
    """Return the number of the step that a day falls into."""
    return int(bins_of(np.array([day], np.int64), step)[0])


def bin_range(number: int, step: Step) -> tuple[int, int]:
    """Return the first and the last day of a numbered step, within the calendar."""
    first, end = starts_of(np.array([number, number + 1], np.int64), step).tolist()
    return max(first, EARLIEST_DAY), min(end - 1, LATEST_DAY)


def marks(scale: Scale) -> list[Mark]:
    """Return the labels of the axis: days of the month, months or years, as many as stand beside each other."""
    step = next(
        (step for step in _MARK_STEPS if step.days * scale.px_per_day >= _MARK_PX[step.unit]),
        _MARK_STEPS[-1],
    )
    first, last = bins_of(np.array([scale.first_day, scale.last_day], np.int64), step).tolist()
    numbers = np.arange(first, last + 1, dtype=np.int64)
    starts = starts_of(numbers, step).tolist()
    # A mark names the one day, month or year that begins there, however many come before the next mark.
    single = Step(Unit.DAYS if step.unit == Unit.WEEKS else step.unit)
    ends = starts_of(bins_of(np.array(starts, np.int64), single) + 1, single).tolist()
    found = []
    for start, end in zip(starts, ends, strict=True):
        if EARLIEST_DAY <= start <= LATEST_DAY:
            when = date_of(start)
            if single.unit == Unit.DAYS:
                found.append(Mark(start, end, str(when.day), is_quiet=is_weekend(start) and step.unit == Unit.DAYS))
            else:
                found.append(
                    Mark(start, end, MONTHS[when.month - 1][:3] if single.unit == Unit.MONTHS else say_year(when.year))
                )
    return found


def headings(scale: Scale) -> list[Mark]:
    """Return what stands under the marks: months under days, years under months, nothing under years."""
    if Step(Unit.WEEKS, 2).days * scale.px_per_day >= _MARK_PX[Unit.WEEKS]:
        step = Step(Unit.MONTHS)
    elif Step(Unit.MONTHS, 3).days * scale.px_per_day >= _MARK_PX[Unit.MONTHS]:
        step = Step(Unit.YEARS)
    else:
        return []
    first, last = bins_of(np.array([scale.first_day, scale.last_day], np.int64), step).tolist()
    edges = starts_of(np.arange(first, last + 2, dtype=np.int64), step).tolist()
    found = []
    for start, end in pairwise(edges):
        when = date_of(start)
        year = say_year(when.year)
        month = f"{MONTHS[when.month - 1]} {year}" if step.unit == Unit.MONTHS else year
        found.append(Mark(start, end, month))
    return found
