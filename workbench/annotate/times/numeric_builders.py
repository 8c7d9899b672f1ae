"""Makes dates of what is written in figures alone."""

from dataclasses import replace
from typing import Final

from workbench.annotate.times.calendar_builders import DAYS_MAX, SHORT_YEAR_MAX, full_year, whole
from workbench.annotate.times.calendar_days import MONTHS_OF_A_YEAR, is_day
from workbench.annotate.times.expressions import Calendar, Unit
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.lexing import Tokens
from workbench.annotate.times.symbols import letters_of


def iso_date(found: Found) -> Calendar | None:
    """Read "2020-03-05", "2020/3/5", with or without a time."""
    year, month, day = whole(found, "y"), whole(found, "number"), whole(found, "d")
    if year is None or month is None or day is None or not _is_glued(found) or not is_day(year, month, day):
        return None
    clock = found.tokens.said(found.span("clock")[0]).upper()[:6] if found.has("clock") else ""
    return Calendar(Unit.DAY, year, month, day, clock=clock)


def iso_month(found: Found) -> Calendar | None:
    """Read "2020-03"; "2001-02" is as likely two years."""
    year, month = whole(found, "y"), whole(found, "number")
    if year is None or month is None or not _is_glued(found) or len(found.tokens.said(found.span("number")[0])) != 2:
        return None
    if not 1 <= month <= min(year % 100, MONTHS_OF_A_YEAR):
        return None
    return Calendar(Unit.MONTH, year, month)


def slashed_date(found: Found) -> Calendar | None:
    """Read "05/03/2020": the month first unless only the other reading is a date; that one is kept where both are."""
    return _day_of_figures(found) if _is_glued(found) else None


def _day_of_figures(found: Found) -> Calendar | None:
    first, second, year = whole(found, "first"), whole(found, "second"), whole(found, "y")
    if first is None or second is None or year is None or len(found.tokens.said(found.span("y")[0])) < len("20"):
        return None
    made = _day_or_month_first(first, second, full_year(year))
    return made if made is not None and is_day(full_year(year), made.month or 0, made.day or 0) else None


def short_hyphened_date(found: Found) -> Calendar | None:
    """Read "10-31-89", but not what may be the score of a season, "10-2-14"."""
    tokens, first = found.tokens, found.span()[0]
    year = whole(found, "y") or 0
    is_full = all(len(tokens.said(number)) == len("10") for number in (first, first + 2))
    return slashed_date(found) if is_full or full_year(year) < _THIS_CENTURY else None


_THIS_CENTURY: Final = 2000


def day_and_time(found: Found) -> Calendar | None:
    """Read a date in figures with four more for the time: "11/02/89 1530"."""
    end = found.span("time")[1]
    made, said = _day_of_figures(found), found.tokens.said(end - 1)
    if (
        made is None
        or not _is_glued(found, end - 1)
        or len(said) != len("1530")
        or not said.isdecimal()
        or found.tokens.is_glued(end - 1)
    ):
        return None
    hour, minute = int(said[:2]), int(said[2:])
    return replace(made, clock=f"T{hour:02}:{minute:02}") if hour < _HOURS and minute < _MINUTES else None


_HOURS: Final = 24
_MINUTES: Final = 60


def dotted_date(found: Found) -> Calendar | None:
    """Read "5.3.2020" and "2020.3.5"."""
    text = found.value("dotted")
    if not isinstance(text, str):
        return None
    first, second, third = (int(part) for part in text.split("."))
    year, month, day = (first, second, third) if first > SHORT_YEAR_MAX else (full_year(third), second, first)
    return Calendar(Unit.DAY, year, month, day) if is_day(year, month, day) else None


def _day_or_month_first(first: int, second: int, year: int) -> Calendar | None:
    if not (1 <= first <= DAYS_MAX and 1 <= second <= DAYS_MAX):
        return None
    if first > MONTHS_OF_A_YEAR:
        return Calendar(Unit.DAY, year, second, first, is_day_first=True) if second <= MONTHS_OF_A_YEAR else None
    if second > MONTHS_OF_A_YEAR or first == second:
        return Calendar(Unit.DAY, year, first, second)
    return Calendar(Unit.DAY, year, first, second, swapped=(second, first))


def iso_week_date(found: Found) -> Calendar | None:
    """Read "2020-W18" and "2020-W18-5"."""
    year, week, *day = found.text.upper().split("-")
    number = int(week[1:])
    if not 1 <= number <= _WEEKS_MAX:
        return None
    return Calendar(Unit.WEEK, int(year), number=number, day=int(day[0]) if day else None)


_WEEKS_MAX: Final = 53


def date_time_group(found: Found) -> Calendar | None:
    """Read a military date-time group: "050800ZMAY20", "050800Z MAY 20"."""
    text = found.text.upper().replace(" ", "")
    day, hour, minute = int(text[:2]), text[2:4], text[4:6]
    year = int(text[10:])
    month = _GROUP_MONTHS.find(text[7:10]) // 3 + 1
    if int(hour) > 24 or int(minute) > 59 or not is_day(full_year(year), month, day):
        return None
    return Calendar(Unit.DAY, full_year(year), month, day, clock=f"T{hour}:{minute}")


_GROUP_MONTHS: Final = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"


def _is_glued(found: Found, end: int | None = None) -> bool:
    first, end = found.span()[0], end or found.span()[1]
    tokens: Tokens = found.tokens
    if first and tokens.is_glued(first) and tokens.letters[first - 1] in _GLUE:
        return False
    if end < len(tokens.letters) and tokens.is_glued(end) and tokens.letters[end] in _GLUE:
        return False
    return all(tokens.is_glued(number) for number in range(first + 1, end))


_GLUE: Final = letters_of("slash hyphen colon other WORD")
