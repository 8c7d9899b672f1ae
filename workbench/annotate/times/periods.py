"""Stretches of the calendar with all that is said of them: TIMEX3 value, EDTF, first and last day."""

from dataclasses import dataclass, replace
from typing import Final

from workbench.annotate.times.calendar_days import (
    MONTHS_OF_A_YEAR,
    civil,
    day_number,
    is_day,
    iso_week,
    month_length,
    week_start,
)
from workbench.annotate.times.expressions import Part, Unit

SEASON_CODES: Final = ("SP", "SU", "FA", "WI")
# First and last month of a season of the northern half of the earth; winter goes on into the next year.
_SEASON_MONTHS: Final = ((3, 5), (6, 8), (9, 11), (12, 14))
_EDTF_SEASON: Final = 21
_EDTF_QUARTER: Final = 33
_EDTF_HALF: Final = 40
_FIRST_THIRD, _SECOND_THIRD = 10, 20


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, first to last counted from 1970-01-01, as TIMEX3 and EDTF write it."""

    value: str
    edtf: str
    first: int
    last: int
    unit: Unit


def year_value(year: int) -> str:
    """Write an astronomical year as TIMEX3 does: 1999, BC0490."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _year_edtf(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def day_text(number: int) -> str:
    """Write a day as EDTF."""
    year, month, day = civil(number)
    return f"{_year_edtf(year)}-{month:02}-{day:02}"


def interval_text(first: int, last: int) -> str:
    """Write a stretch of days as EDTF."""
    return day_text(first) if first == last else f"{day_text(first)}/{day_text(last)}"


def day(number: int, clock: str = "") -> Period:
    """Return a day, or a time of it."""
    year, month, day_of_month = civil(number)
    value = f"{year_value(year)}-{month:02}-{day_of_month:02}{clock}"
    return Period(value, day_text(number), number, number, Unit.DAY)


def day_of(year: int, month: int, day_of_month: int, clock: str = "") -> Period | None:
    """Return a day, None if the calendar has no such day."""
    if not is_day(year, month, day_of_month):
        return None
    return day(day_number(year, month, day_of_month), clock)


def month_of(year: int, month: int, part: Part | None = None) -> Period | None:
    """Return a month, or a part of it."""
    if not 1 <= month <= MONTHS_OF_A_YEAR:
        return None
    first = day_number(year, month, 1)
    last = first + month_length(year, month) - 1
    made = Period(f"{year_value(year)}-{month:02}", f"{_year_edtf(year)}-{month:02}", first, last, Unit.MONTH)
    if part is Part.FIRST_HALF:
        return _narrow(made, first, first + 14)
    if part is Part.SECOND_HALF:
        return _narrow(made, first + 15, last)
    if part is not None:
        thirds = {Part.START: (0, _FIRST_THIRD), Part.MID: (_FIRST_THIRD, _SECOND_THIRD), Part.END: (_SECOND_THIRD, 31)}
        begin, end = thirds[part]
        return _narrow(made, first + begin, min(last, first + end - 1))
    return made


def _narrow(made: Period, first: int, last: int) -> Period:
    return replace(made, first=first, last=last, edtf=interval_text(first, last))


def _months(year: int, first_month: int, last_month: int) -> tuple[int, int]:
    """Return first and last day of some months; a month over 12 is of the next year."""
    end_year, end_month = divmod(year * MONTHS_OF_A_YEAR + last_month, MONTHS_OF_A_YEAR)
    return day_number(year, first_month, 1), day_number(end_year, end_month + 1, 1) - 1


def year_of(year: int, part: Part | None = None) -> Period:
    """Return a year, or a part of it."""
    text = year_value(year)
    made = Period(text, _year_edtf(year), *_months(year, 1, 12), Unit.YEAR)
    months = {
        Part.START: (1, 4),
        Part.MID: (5, 8),
        Part.END: (9, 12),
        Part.FIRST_HALF: (1, 6),
        Part.SECOND_HALF: (7, 12),
    }
    return made if part is None else _narrow(made, *_months(year, *months[part]))


def season_of(year: int, number: int, part: Part | None = None) -> Period:
    """Return a season, 1 for spring; winter is that which begins in the year."""
    made = Period(
        f"{year_value(year)}-{SEASON_CODES[number - 1]}",
        f"{_year_edtf(year)}-{_EDTF_SEASON + number - 1}",
        *_months(year, *_SEASON_MONTHS[number - 1]),
        Unit.SEASON,
    )
    return _third(made, part)


def quarter_of(year: int, number: int) -> Period:
    """Return a quarter of a year."""
    text, months = f"{year_value(year)}-Q{number}", (3 * number - 2, 3 * number)
    return Period(text, f"{_year_edtf(year)}-{_EDTF_QUARTER + number - 1}", *_months(year, *months), Unit.QUARTER)


def half_of(year: int, number: int) -> Period:
    """Return half of a year."""
    text, months = f"{year_value(year)}-H{number}", (6 * number - 5, 6 * number)
    return Period(text, f"{_year_edtf(year)}-{_EDTF_HALF + number - 1}", *_months(year, *months), Unit.HALF)


def week_of(number: int, part: Part | None = None) -> Period:
    """Return the ISO week that a day belongs to."""
    year, week = iso_week(number)
    return _third(_week(year, week), part)


def _week(year: int, week: int) -> Period:
    first = week_start(year, week)
    return Period(f"{year_value(year)}-W{week:02}", interval_text(first, first + 6), first, first + 6, Unit.WEEK)


def numbered_week(year: int, week: int, weekday: int | None) -> Period:
    """Return an ISO week, or a day of it, 1 for Monday."""
    made = _week(year, week)
    return made if weekday is None else replace(day(made.first + weekday - 1), value=f"{made.value}-{weekday}")


def weekend_of(number: int) -> Period:
    """Return the end of the ISO week that a day belongs to."""
    made = week_of(number)
    first = made.first + 5
    return Period(f"{made.value}-WE", interval_text(first, made.last), first, made.last, Unit.WEEKEND)


def decade_start(year: int) -> int:
    """Return the first year of the decade that a year belongs to: 489 BC is of the 480s, which begin in 489."""
    return year // 10 * 10 if year > 0 else -((1 - year) // 10 * 10) - 8


def century_start(year: int) -> int:
    """Return the first year of the century that a year belongs to."""
    return year // 100 * 100 if year > 0 else -100 * (-year // 100 + 1) + 1


def decade_of(first: int, part: Part | None = None) -> Period:
    """Return a decade by its first year."""
    days = _months(first, 1, 1)[0], _months(first + 9, 1, 12)[1]
    if first >= 0:
        return _third(Period(f"{first // 10:03}", f"{first // 10:03}X", *days, Unit.DECADE), part)
    return _third(Period(f"BC{-(first + 8) // 10:03}", interval_text(*days), *days, Unit.DECADE), part)


def century_of(first: int, part: Part | None = None) -> Period:
    """Return a century by its first year: 1800 for the 19th, -499 for the 5th before Christ."""
    days = _months(first, 1, 1)[0], _months(first + 99, 1, 12)[1]
    if first >= 0:
        return _third(Period(f"{first // 100:02}", f"{first // 100:02}XX", *days, Unit.CENTURY), part)
    return _third(Period(f"BC{-(first - 1) // 100 - 1:02}", interval_text(*days), *days, Unit.CENTURY), part)


def _third(made: Period, part: Part | None) -> Period:
    """Return a part of a stretch: a third of it, or a half."""
    length = made.last - made.first + 1
    third, half = length // 3, length // 2
    spans = {
        Part.START: (0, third - 1),
        Part.MID: (third, length - third - 1),
        Part.END: (length - third, length - 1),
        Part.FIRST_HALF: (0, half - 1),
        Part.SECOND_HALF: (half, length - 1),
    }
    if part is None:
        return made
    begin, end = spans[part]
    return _narrow(made, made.first + begin, made.first + end)
