"""Counts days of the Gregorian calendar, carried back before its beginning and before Christ, from 1970-01-01.

Years are astronomical: 0 is 1 BC, -1 is 2 BC. The standard library's dates end at the year 1.
"""

import calendar
from typing import Final

MONTHS_OF_A_YEAR: Final = 12
_DAYS_OF_400_YEARS: Final = 146_097
_DAYS_OF_A_MONTH: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_THURSDAY: Final = 3


def day_number(year: int, month: int, day: int) -> int:
    """Return the number of a day that exists.

    Source: H. Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
    """
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * _DAYS_OF_400_YEARS + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719_468


def civil(number: int) -> tuple[int, int, int]:
    """Return year, month and day of a day's number.

    Source: the same, civil_from_days.
    """
    era, day_of_era = divmod(number + 719_468, _DAYS_OF_400_YEARS)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == 2 and calendar.isleap(year) else _DAYS_OF_A_MONTH[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether the calendar has a day."""
    return 1 <= month <= MONTHS_OF_A_YEAR and 1 <= day <= month_length(year, month)


def weekday(number: int) -> int:
    """Return the day of the week, 0 for Monday."""
    return (number + _THURSDAY) % 7


def iso_week(number: int) -> tuple[int, int]:
    """Return year and number of the ISO 8601 week that a day belongs to."""
    thursday = number - weekday(number) + _THURSDAY
    year = civil(thursday)[0]
    return year, (thursday - day_number(year, 1, 1)) // 7 + 1


def week_start(year: int, week: int) -> int:
    """Return the Monday of an ISO 8601 week."""
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth) + 7 * (week - 1)


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Return year and month that lie so many months away."""
    year, month0 = divmod(year * MONTHS_OF_A_YEAR + month - 1 + count, MONTHS_OF_A_YEAR)
    return year, month0 + 1


def same_day(number: int, months: int) -> int:
    """Return the day of the same number so many months away, the last of its month where that has fewer days."""
    year, month, day = civil(number)
    year, month = add_months(year, month, months)
    return day_number(year, month, min(day, month_length(year, month)))
