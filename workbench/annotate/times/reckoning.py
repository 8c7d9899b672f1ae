"""Reckons: stretches from what was said and a year, so many units from a day, and how what cannot be reckoned is written."""

from typing import Final

from workbench.annotate.times import periods
from workbench.annotate.times.calendar_days import MONTHS_OF_A_YEAR, add_months, civil, same_day, weekday
from workbench.annotate.times.expressions import Base, Calendar, Direction, Feast, Part, Portion, Relative, Unit
from workbench.annotate.times.feasts import feast_days
from workbench.annotate.times.periods import Period
from workbench.annotate.times.references import Reference

# A day far beyond any calendar that is read of; what is reckoned from such years is left unbound.
YEAR_LIMIT: Final = 9000
WEEK_DAYS: Final = 7
_SEASON_STARTS: Final = (3, 6, 9, 12)
# Of winter the month that it begins in: it is named by that year.
_SEASON_ENDS: Final = (5, 8, 11, 12)
_SEASON_MIDDLES: Final = (4, 7, 10, 12)


def month_and_day(said: Calendar | Feast) -> tuple[int | None, int | None]:
    """Return month and day of what names no year, as far as they tell where in a year it lies."""
    if isinstance(said, Feast):
        known = feast_days(said.name, 2001)
        return civil(known[0])[1:] if known is not None else (None, None)
    if said.unit is Unit.SEASON and said.number is not None and said.direction is Direction.PAST:
        return _SEASON_ENDS[said.number - 1], None
    if said.unit is Unit.SEASON and said.number is not None and said.direction is Direction.FUTURE:
        return _SEASON_STARTS[said.number - 1], None
    if said.unit is Unit.QUARTER and said.number is not None:
        return 3 * said.number - 1, None
    return said.month, said.day


def season_month(said: Calendar) -> int | None:
    """Return a month in the midst of a season, None for one that was pointed to: "this summer" is of this year."""
    return _SEASON_MIDDLES[(said.number or 1) - 1] if said.direction is None else None


def period_of(said: Calendar, year: int, month: int | None, day: int | None) -> Period | None:
    """Return the stretch that was named, None if the calendar has none such."""
    if abs(year) > YEAR_LIMIT:
        return None
    match said.unit:
        case Unit.DAY:
            return periods.day_of(year, month or 0, day or 0, said.clock)
        case Unit.MONTH:
            return periods.month_of(year, month or 0, said.part)
        case Unit.WEEK if month is not None:
            day_meant = periods.day_of(year, month, day or 0)
            return periods.week_of(day_meant.first) if day_meant is not None else None
        case Unit.WEEK:
            return periods.numbered_week(year, said.number or 1, said.day)
        case Unit.SEASON:
            return periods.season_of(year, said.number or 1, said.part)
        case Unit.QUARTER:
            return periods.quarter_of(year, said.number or 1)
        case Unit.HALF:
            return periods.half_of(year, said.number or 1)
        case Unit.DECADE:
            return periods.decade_of(year, said.part)
        case Unit.CENTURY:
            return periods.century_of(year, said.part)
        case _:
            return periods.year_of(year, said.part)


def unbound(said: Calendar) -> str:
    """Write what has no year as TIMEX3 does."""
    match said.unit:
        case Unit.DAY:
            return f"XXXX-{f'{said.month:02}' if said.month else 'XX'}-{said.day or 0:02}{said.clock}"
        case Unit.MONTH:
            return f"XXXX-{said.month or 0:02}"
        case Unit.SEASON:
            return f"XXXX-{periods.SEASON_CODES[(said.number or 1) - 1]}"
        case Unit.QUARTER:
            return f"XXXX-Q{said.number}"
        case Unit.HALF:
            return f"XXXX-H{said.number}"
        case _:
            return "XXXX"


def counted(said: Relative, base: Reference) -> Period | None:
    """Return the stretch so many units from a base, None where too little is known of the base."""
    count = said.count
    match said.unit:
        case Unit.DAY if base.day is not None:
            return periods.day(base.day + round(count), said.clock)
        case Unit.WEEK if base.day is not None:
            return periods.week_of(base.day + round(WEEK_DAYS * count), said.part)
        case Unit.WEEKEND if base.day is not None:
            return periods.weekend_of(base.day + round(WEEK_DAYS * count))
        case Unit.MONTH if base.year is not None and base.month is not None:
            year, month = add_months(base.year, base.month, round(count))
            return periods.month_of(year, month, said.part) if abs(year) < YEAR_LIMIT else None
        case Unit.QUARTER if base.year is not None and base.month is not None:
            year, quarter = divmod(base.year * 4 + (base.month - 1) // 3 + round(count), 4)
            return periods.quarter_of(year, quarter + 1)
        case Unit.YEAR | Unit.DECADE | Unit.CENTURY if base.year is not None:
            return _years_away(said, base.year, count)
        case _:
            return None


def _years_away(said: Relative, base: int, count: float) -> Period | None:
    if said.unit is Unit.DECADE:
        if abs(said.count) > 1:
            return periods.decade_of(periods.decade_start(base + round(10 * count)))
        return periods.decade_of(periods.decade_start(base) + 10 * round(count), said.part)
    if said.unit is Unit.CENTURY:
        return periods.century_of(periods.century_start(base) + 100 * round(count), said.part)
    year = base + int(count)
    if abs(year) >= YEAR_LIMIT:
        return None
    if said.part is Part.FIRST_HALF:
        return periods.half_of(year, 1)
    if said.part is Part.SECOND_HALF:
        return periods.half_of(year, 2)
    return periods.year_of(year, said.part)


def rough(said: Relative, base: Reference) -> Period | None:
    """Return the month or year that a day or week lies in where the base is known no better."""
    if base.year is None or said.unit not in (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER):
        return None
    if said.unit is Unit.DAY and base.month is not None:
        return periods.month_of(base.year, base.month)
    return periods.year_of(base.year)


def unbound_relative(said: Relative, base: Reference) -> str:
    """Write what lies so many units from a base of which too little is known."""
    year = "XXXX" if base.year is None else periods.year_value(base.year)
    match said.unit:
        case Unit.DAY:
            month = f"{base.month:02}" if base.year is not None and base.month is not None else "XX"
            return f"{year}-{month}-XX{said.clock}"
        case Unit.WEEK:
            return f"{year}-WXX"
        case Unit.WEEKEND:
            return f"{year}-WXX-WE"
        case Unit.MONTH:
            return f"{year}-XX"
        case Unit.QUARTER:
            return f"{year}-QX"
        case Unit.HOUR | Unit.MINUTE if base.day is not None:
            return periods.day(base.day, "TXX").value
        case Unit.HOUR | Unit.MINUTE:
            return "XXXX-XX-XXTXX"
        case _:
            return "XXXX"


def in_the_same(said: Relative, spoken: Reference) -> Period | None:
    """Return the quarter or month a year before the one that is spoken of: "it fell in the quarter from a year earlier"."""
    if said.unit is not Unit.YEAR or said.count != -1 or said.part is not None:
        return None
    if spoken.year is None or spoken.month is None or not said.is_counted:
        return None
    if spoken.unit is Unit.QUARTER:
        return periods.quarter_of(spoken.year - 1, (spoken.month + 2) // 3)
    if spoken.unit is Unit.MONTH and said.base is not Base.PUBLICATION:
        return periods.month_of(spoken.year - 1, spoken.month)
    return None


def away_from(anchor: Period, unit: Unit, count: float) -> Period | None:
    """Return the day, week, month or year that lies so many units from another, of no weeks away the week of a day."""
    if unit is Unit.WEEK and not count:
        return periods.week_of(anchor.first)
    day = moved(anchor.first, unit, count)
    if day is None:
        return None
    year, month, _ = civil(day)
    match anchor.unit:
        case Unit.DAY:
            return periods.day(day)
        case Unit.WEEK:
            # Halfway through it: fifty years do not lie on the same days of the week.
            return periods.week_of(moved(anchor.first + 3, unit, count) or day)
        case Unit.WEEKEND:
            return periods.weekend_of(day)
        case Unit.MONTH:
            return periods.month_of(year, month)
        case Unit.YEAR:
            return periods.year_of(year)
        case _:
            return None


def feast_period(name: str, year: int, clock: str, is_weekend: bool) -> Period | None:
    """Return a feast in a year, or its weekend: that of Thanksgiving follows, that of Labor Day has begun before."""
    days = feast_days(name, year)
    if days is None:
        return None
    first, last = days
    if is_weekend:
        return periods.weekend_of(first - WEEK_DAYS if weekday(first) <= _TUESDAY else first)
    if first == last:
        return periods.day(first, clock)
    text = periods.interval_text(first, last)
    return Period(text, text, first, last, Unit.MONTH if last - first > _LONG_FEAST_DAYS else Unit.DAY)


_TUESDAY: Final = 1
_LONG_FEAST_DAYS: Final = 20


def portion_days(said: Portion, whole: Period) -> tuple[int, int] | None:
    """Return first and last day of some units within a month or year."""
    if said.weekday is not None:
        if said.is_last:
            day = whole.last - (weekday(whole.last) - said.weekday) % WEEK_DAYS
        else:
            day = whole.first + (said.weekday - weekday(whole.first)) % WEEK_DAYS + WEEK_DAYS * said.skipped
        return (day, day) if whole.first <= day <= whole.last else None
    if said.is_last:
        begin = moved(whole.last + 1, said.unit, -said.count)
        return (max(begin, whole.first), whole.last) if begin is not None else None
    begin = moved(whole.first, said.unit, said.skipped)
    end = moved(whole.first, said.unit, said.skipped + said.count)
    if begin is None or end is None or begin > whole.last:
        return None
    return begin, min(end - 1, whole.last)


def moved(day: int, unit: Unit, count: float) -> int | None:
    """Return the day so many units from another."""
    match unit:
        case Unit.DAY:
            return day + round(count)
        case Unit.WEEK | Unit.WEEKEND:
            return day + round(WEEK_DAYS * count)
        case Unit.MONTH | Unit.QUARTER | Unit.YEAR | Unit.DECADE | Unit.CENTURY:
            months = round(count * _MONTHS_OF[unit])
            return same_day(day, months) if abs(months) < YEAR_LIMIT * MONTHS_OF_A_YEAR else None
        case _:
            return None


_MONTHS_OF: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
