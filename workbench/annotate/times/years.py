"""Finds the year of a date that does not say it."""

from typing import Final

from workbench.annotate.times.calendar_days import add_months, civil, day_number, is_day, weekday
from workbench.annotate.times.expressions import (
    Base,
    Basis,
    Calendar,
    Direction,
    Feast,
    TimeExpression,
    Unit,
    YearShift,
)
from workbench.annotate.times.feasts import feast_days
from workbench.annotate.times.reckoning import month_and_day, season_month
from workbench.annotate.times.references import Publication, Reference, Setting

# A report speaks of days past; of what lies further ahead than this only where its sentence looks forward.
_AHEAD_DAYS: Final = 20
_AHEAD_DAYS_OF_A_MONTH: Final = 45
# "In January" of a sentence that looks forward may have begun already.
_BEGUN_DAYS: Final = 45
# What a quarter has brought is told in the three months after it: "it reports third-quarter results on Friday".
_BEGUN_DAYS_OF_A_QUARTER: Final = 138
# How far off a history's year may be where a day of the week tells; in a report it is the year before or after.
_WEEKDAY_YEARS: Final = 3
# A history that goes from December to January goes on into the next year.
_BACK_MONTHS: Final = 7
# Where no verb tells, what is near ahead is taken for the time to come.
_UNTOLD_AHEAD_DAYS: Final = 90
_YEAR_DAYS: Final = 365
_MIDDLE_OF_A_MONTH: Final = 15
# Where "the 22nd" is looked for, the likeliest first.
_MONTHS_NEARBY: Final = (0, -1, 1, -2)


def year_in_report(
    month: int, day: int | None, publication: Publication, tense: Direction | None, begun_days: int = _BEGUN_DAYS
) -> int:
    """Return the year of a month or day in a report of a known date; so long ago at most has begun what its sentence looks forward to."""
    year = publication.year
    difference = day_number(year, month, min(day or _MIDDLE_OF_A_MONTH, 28)) - publication.middle
    if tense is Direction.FUTURE:
        return year if difference > -begun_days else year + 1
    if tense is None:
        return year + (difference < _UNTOLD_AHEAD_DAYS - _YEAR_DAYS) - (difference > _UNTOLD_AHEAD_DAYS)
    return year - 1 if difference > (_AHEAD_DAYS if day else _AHEAD_DAYS_OF_A_MONTH) else year


def year_by_weekday(month: int, day: int, day_of_week: int, near: int, reach: int) -> int | None:
    """Return the year nearest to another in which a day is a certain day of the week, None if none is within reach."""
    years = sorted(range(near - reach, near + reach + 1), key=lambda year: abs(year - near))
    fitting = (
        year for year in years if is_day(year, month, day) and weekday(day_number(year, month, day)) == day_of_week
    )
    return next(fitting, None)


def feast_year(name: str, publication: Publication, tense: Direction | None) -> int | None:
    """Return the year of a feast in a report of a known date: the last one, or the next where its sentence looks forward."""
    begun: list[tuple[tuple[int, int], int]] = []
    ahead: list[tuple[tuple[int, int], int]] = []
    for year in range(publication.year - 1, publication.year + 2):
        days = feast_days(name, year)
        if days is not None:
            (begun if days[0] <= publication.middle else ahead).append((days, year))
    if not begun or not ahead:
        return None
    ((last, before), (following, after)) = begun[-1], ahead[0]
    if last[1] >= publication.middle or tense is Direction.PAST:
        return before
    is_near = following[0] - publication.middle <= _UNTOLD_AHEAD_DAYS
    return after if tense is Direction.FUTURE or is_near else before


def year_in_history(month: int, day: int | None, reference: Reference) -> int | None:
    """Return the year of a month or day in a history, None where it has named no year yet."""
    if reference.year is None or reference.month is None or day is None:
        return reference.year
    return reference.year + 1 if month - reference.month <= -_BACK_MONTHS else reference.year


def month_of_day(
    day: int, day_of_week: int | None, tense: Direction | None, setting: Setting
) -> tuple[int | None, int | None]:
    """Return year and month of "the 22nd": those that are spoken of, unless the day of the week says otherwise.

    A report that does not look forward speaks of days past.
    """
    year, month, publication = setting.reference.year, setting.reference.month, setting.publication
    if year is None or month is None:
        return year, month
    near = [add_months(year, month, count) for count in _MONTHS_NEARBY]
    near = [(a, b) for a, b in near if is_day(a, b, day)]
    if day_of_week is not None:
        near = [(a, b) for a, b in near if weekday(day_number(a, b, day)) == day_of_week]
    if publication is not None and not setting.is_history and tense is not Direction.FUTURE:
        near = [(a, b) for a, b in near if day_number(a, b, day) <= publication.last_day] or near
    elif day_of_week is None:
        return year, month
    return near[0] if near else (year, month)


def find_year(said: Calendar | Feast, one: TimeExpression, setting: Setting) -> tuple[int | None, Basis]:
    """Return the year of what does not name it, and how it was found."""
    if said.shift is not None:
        return _shifted(said.shift, setting)
    month, day = month_and_day(said)
    if said.direction is not None and said.direction is not Direction.PRESENT:
        return _directed(month, day, said.direction, setting, isinstance(said, Calendar) and said.is_anaphoric)
    if month is None and isinstance(said, Calendar) and said.unit is Unit.SEASON and not setting.is_history:
        month = season_month(said)
    if month is None:
        return _base_year(setting), Basis.INFERRED
    if setting.is_history and not one.is_dateline:
        year = year_in_history(month, day, setting.reference)
        if year is not None or setting.publication is None:
            return _by_weekday(said, year, setting), Basis.INFERRED
    if setting.publication is None:
        return None, Basis.NONE
    if isinstance(said, Feast):
        return feast_year(said.name, setting.publication, one.tense), Basis.INFERRED
    begun = _BEGUN_DAYS_OF_A_QUARTER if said.unit is Unit.QUARTER else _BEGUN_DAYS
    year = year_in_report(month, day, setting.publication, one.tense, begun)
    return _by_weekday(said, year, setting), Basis.INFERRED


def _by_weekday(said: Calendar | Feast, year: int | None, setting: Setting) -> int | None:
    """Correct a year by the day of the week that was named beside the day: "Thursday, July 28"."""
    if year is None or not isinstance(said, Calendar) or said.weekday is None or not said.month or not said.day:
        return year
    reach = _WEEKDAY_YEARS if setting.is_history else 1
    return year_by_weekday(said.month, said.day, said.weekday, year, reach) or year


def _base_year(setting: Setting) -> int | None:
    if setting.is_history and setting.reference.year is not None:
        return setting.reference.year
    return setting.publication.year if setting.publication is not None else None


def _shifted(shift: YearShift, setting: Setting) -> tuple[int | None, Basis]:
    if shift.base is Base.PUBLICATION and not setting.is_history:
        base, basis = (setting.publication.year if setting.publication is not None else None), Basis.PUBLICATION
    else:
        base, basis = setting.reference.year, Basis.ANAPHORIC
    return (base + shift.count, basis) if base is not None else (None, Basis.NONE)


def _directed(
    month: int | None, day: int | None, direction: Direction, setting: Setting, is_anaphoric: bool
) -> tuple[int | None, Basis]:
    """Return the year of "last March", "next summer", "le 5 mai prochain"."""
    if (setting.is_history or is_anaphoric) and setting.reference.year is not None:
        year, now, basis = setting.reference.year, setting.reference.month, Basis.ANAPHORIC
    elif setting.publication is not None:
        year, now, basis = setting.publication.year, civil(setting.publication.middle)[1], Basis.PUBLICATION
    else:
        return None, Basis.NONE
    if month is None:
        return year + direction, basis
    if day is not None and setting.publication is not None and not setting.is_history and not is_anaphoric:
        ahead = day_number(year, month, min(day, 28)) - setting.publication.middle
        return (year if ahead * direction > 0 else year + direction), basis
    if direction is Direction.PAST:
        return (year if now is not None and month < now else year - 1), basis
    return (year if now is not None and month > now else year + 1), basis
