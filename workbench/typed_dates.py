"""Reads dates as people type them, in figures or with the name of a month, and says what is wrong with others."""

import calendar
import re

from workbench.dates import bounds
from workbench.errors import UsageError

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_FORMS = (
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII),
    re.compile(r"(?:(?P<day>\d{1,2})\.? )?(?P<name>[a-z]+)\.?,? (?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<name>[a-z]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})", re.ASCII),
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_WRITE = "Write 2020-05-09 or 9 May 2020, or only May 2020 or 2020 if no more is known."
_MONTHS_A_YEAR = 12


def read_typed_date(text: str) -> str:
    """Return a date that a user typed as YYYY, YYYY-MM or YYYY-MM-DD.

    Raises:
        UsageError: If it is none, or may be read in two ways; the text says what would be right.
    """
    plain = " ".join(text.casefold().split())
    slashed = _SLASHED.fullmatch(plain)
    if slashed:
        raise UsageError(_two_ways(*(int(part) for part in slashed.groups())))
    for form in _FORMS:
        found = form.fullmatch(plain)
        if found:
            return _check(text.strip(), found.groupdict())
    if any(word in _MONTHS for word in re.findall("[a-z]+", plain)) and not re.search(r"\d{4}", plain):
        raise UsageError(f"The year is missing. {_WRITE}")
    raise UsageError(f"This is not a date that can be read. {_WRITE}")


def _check(shown: str, parts: dict[str, str | None]) -> str:
    year = parts["year"]
    name = parts.get("name")
    if name is not None and name not in _MONTHS:
        raise UsageError(f"“{name}” is not the name of a month. {_WRITE}")
    month = _MONTHS[name] if name is not None else int(parts["month"]) if parts["month"] else None
    day = int(parts["day"]) if parts["day"] else None
    edtf = "-".join([str(year), *(f"{part:02d}" for part in (month, day) if part is not None)])
    try:
        bounds(edtf)
    except ValueError as error:
        raise UsageError(_no_such_day(shown, int(str(year)), month, day)) from error
    return edtf


def _no_such_day(shown: str, year: int, month: int | None, day: int | None) -> str:
    if not year >= 1 or month is None:
        return f"There is no year {shown}. {_WRITE}"
    if not 1 <= month <= _MONTHS_A_YEAR:
        return f"There is no month {month}: months go from 1 to 12."
    days = calendar.monthrange(year, month)[1]
    return f"There is no day {day} in it: {calendar.month_name[month]} {year} has {days} days."


def _two_ways(first: int, second: int, year: int) -> str:
    if first > _MONTHS_A_YEAR >= second:
        return f"Dates with strokes are read differently in different places. Write {year}-{second:02d}-{first:02d}."
    if second > _MONTHS_A_YEAR >= first:
        return f"Dates with strokes are read differently in different places. Write {year}-{first:02d}-{second:02d}."
    return f"This can be read in two ways. Write {year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}."
