"""Keeps in mind which time a text speaks of: a history moves from year to year, a report stays with its day."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.times.calendar_days import civil
from workbench.annotate.times.expressions import Base, Calendar, Relative, TimeExpression, Unit, Weekday

# A text is a history where so many years are named at least, most of them not that of its publication.
_YEARS_MIN: Final = 5
_FAR_SHARE: Final = 0.6
_NEAR_YEARS: Final = 1
# Sixteen histories have at most one such word to twenty years that are named; reports have more of them than years.
_FAR_FOR_EACH_OWN: Final = 3
# An obituary has one "Monday" to the years of a whole life; "today" stands in histories, too.
_WEEKDAY_WEIGHT: Final = 4
# What lies outside of the middle of all years that are named, and of so many years around it, is a look aside.
_TAIL: Final = 0.1
_CORE_YEARS: Final = 5


@dataclass(frozen=True, slots=True)
class Publication:
    """First and last day of what is known of the publication, counted from 1970-01-01."""

    first_day: int
    last_day: int

    @property
    def day(self) -> int | None:
        """The day, None where it is not known to the day."""
        return self.first_day if self.first_day == self.last_day else None

    @property
    def middle(self) -> int:
        """The day in the middle of what is known."""
        return (self.first_day + self.last_day) // 2

    @property
    def year(self) -> int:
        """The year of the middle."""
        return civil(self.middle)[0]

    @property
    def month(self) -> int | None:
        """The month, None where it is not known."""
        first, last = civil(self.first_day), civil(self.last_day)
        return first[1] if first[:2] == last[:2] else None


@dataclass(slots=True)
class Reference:
    """The time that is spoken of: as much of year, month and day as is known, and as what it was named."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    unit: Unit | None = None

    def move(
        self, year: int | None, month: int | None = None, day: int | None = None, unit: Unit | None = None
    ) -> None:
        """Speak of another time."""
        self.year, self.month, self.day, self.unit = year, month, day, unit


@dataclass(slots=True)
class Setting:
    """In what a time is bound: when its text was published, what is spoken of, and whether it is a history."""

    publication: Publication | None
    reference: Reference
    is_history: bool


def named_years(expressions: Sequence[TimeExpression]) -> list[int]:
    """Return the years that are named, one for each time, in ascending order."""
    return sorted(
        said.year
        for one in expressions
        if isinstance(said := one.said, Calendar) and said.year is not None and said.unit not in _LONG
    )


_LONG: Final = (Unit.DECADE, Unit.CENTURY)


def is_history(expressions: Sequence[TimeExpression], publication: Publication | None) -> bool:
    """Tell whether a text tells of other years than its own, and hardly of its own days: "yesterday", "on Friday"."""
    years = named_years(expressions)
    far = sum(publication is None or abs(year - publication.year) > _NEAR_YEARS for year in years)
    if far < _YEARS_MIN or far <= _FAR_SHARE * len(years):
        return False
    own_days = sum(_WEEKDAY_WEIGHT if isinstance(one.said, Weekday) else _is_of_its_day(one) for one in expressions)
    return far > _FAR_FOR_EACH_OWN * own_days


def _is_of_its_day(one: TimeExpression) -> bool:
    match one.said:
        case Relative(base=Base.PUBLICATION):
            return True
        case _:
            return one.is_dateline


def core_period(years: Sequence[int]) -> tuple[int, int]:
    """Return first and last year of what a history is about; all years where few are named."""
    if len(years) < _YEARS_MIN:
        return -(10**6), 10**6
    tail = max(1, int(_TAIL * len(years)))
    low, high = years[tail], years[-1 - tail]
    return low - _CORE_YEARS, high + _CORE_YEARS
