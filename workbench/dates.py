"""Dates as precise as they are known: YYYY, YYYY-MM or YYYY-MM-DD (EDTF level 0)."""

import calendar
import datetime
import re

from workbench.errors import UsageError

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def bounds(edtf: str) -> tuple[str, str]:
    """Return the earliest and the latest day that a date may mean, as YYYY-MM-DD.

    Raises:
        ValueError: If it is not a date of the calendar.
    """
    match = _EDTF.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    elif day is None:
        first = datetime.date(year, month, 1)
        last = first.replace(day=calendar.monthrange(year, month)[1])
    else:
        first = last = datetime.date(year, month, day)
    return first.isoformat(), last.isoformat()


def in_either(first: str, second: str) -> str:
    """Return two readings of one time as EDTF writes one of a set."""
    return f"[{first},{second}]"


def readings(edtf: str) -> tuple[str, ...]:
    """Return the readings of a time, most often one."""
    return tuple(edtf[1:-1].split(",")) if edtf.startswith("[") else (edtf,)


def parse_user_date(text: str) -> str:
    """Return a date that a user typed, checked.

    Raises:
        UsageError: If it is not a date.
    """
    try:
        bounds(text.strip())
    except ValueError as error:
        raise UsageError(
            f"Could not read {text!r} as a date: {error}. Write YYYY-MM-DD, or YYYY-MM or YYYY if no more is known."
        ) from error
    return text.strip()


def now() -> str:
    """Return this moment in UTC as ISO 8601, to the second."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
