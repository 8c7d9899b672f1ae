"""Knows when days with a name are: fixed ones, those that follow Easter, those of the n-th weekday, those of the moon."""

from collections.abc import Mapping
from typing import Final

from workbench.annotate.times.calendar_days import day_number, month_length, weekday

_FIXED: Final[Mapping[str, tuple[int, int]]] = {
    "new year's day": (1, 1),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "groundhog day": (2, 2),
    "earth day": (4, 22),
    "cinco de mayo": (5, 5),
    "juneteenth": (6, 19),
    "fourth of july": (7, 4),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
# Days from Easter Sunday of the western churches.
_FROM_EASTER: Final[Mapping[str, int]] = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
}
# Month, weekday, and which one of the month, -1 for its last: the holidays of the United States.
_NTH_WEEKDAY: Final[Mapping[str, tuple[int, int, int]]] = {
    "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3),
    "mother's day": (5, 6, 2),
    "memorial day": (5, 0, -1),
    "father's day": (6, 6, 3),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
}
# Month and first day of the tabular Islamic calendar, and how many days they last.
_OF_THE_MOON: Final[Mapping[str, tuple[int, int, int]]] = {
    "ramadan": (9, 1, 30),
    "eid al-fitr": (10, 1, 3),
    "eid al-adha": (12, 10, 4),
}
# The moon is sighted a day earlier or later than the table has it.
_SIGHTING_DAYS: Final = 1
_ISLAMIC_EPOCH: Final = day_number(622, 7, 19)
_GREGORIAN_REFORM: Final = 1583


_ELECTION_DAY: Final = "election day"


def feast_days(name: str, year: int) -> tuple[int, int] | None:
    """Return first and last day of a feast in a year, None where that is not known.

    What follows the moon of Islam is given with a day more on either side; of two in one year the first. Easter is not reckoned
    before the calendar of 1583, which its rule belongs to.
    """
    if name in _FIXED:
        number = day_number(year, *_FIXED[name])
        return number, number
    if name in _FROM_EASTER:
        if year < _GREGORIAN_REFORM:
            return None
        number = easter(year) + _FROM_EASTER[name]
        return number, number
    if name in _NTH_WEEKDAY:
        number = _nth(year, *_NTH_WEEKDAY[name])
        return number, number
    if name == _ELECTION_DAY:
        # In the United States the Tuesday after the first Monday of November.
        number = _nth(year, 11, 0, 1) + 1
        return number, number
    if name in _OF_THE_MOON and year > 622:
        return _of_the_moon(year, *_OF_THE_MOON[name])
    return None


def fixed_day(name: str) -> tuple[int, int] | None:
    """Return month and day of a feast that has the same ones every year."""
    return _FIXED.get(name)


def easter(year: int) -> int:
    """Return Easter Sunday of the Gregorian calendar.

    Source: the anonymous Gregorian computus, Meeus, "Astronomical Algorithms" 1991, chapter 8.
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekdays = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekdays) // 451
    month, day0 = divmod(epact + weekdays - 7 * correction + 114, 31)
    return day_number(year, month, day0 + 1)


def _nth(year: int, month: int, day_of_week: int, nth: int) -> int:
    if nth < 0:
        last = day_number(year, month, month_length(year, month))
        return last - (weekday(last) - day_of_week) % 7
    first = day_number(year, month, 1)
    return first + (day_of_week - weekday(first)) % 7 + 7 * (nth - 1)


def _of_the_moon(year: int, month: int, first_day: int, days: int) -> tuple[int, int]:
    about = (year - 622) * 33 // 32
    begins = (islamic_day(candidate, month, first_day) for candidate in range(about - 1, about + 3))
    first = next(one for one in begins if one >= day_number(year, 1, 1))
    return first - _SIGHTING_DAYS, first + days - 1 + _SIGHTING_DAYS


def islamic_day(year: int, month: int, day: int) -> int:
    """Return a day of the tabular Islamic calendar (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of 30).

    Source: Reingold and Dershowitz, "Calendrical Calculations", chapter on the Islamic calendar.
    """
    return _ISLAMIC_EPOCH - 1 + day + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
