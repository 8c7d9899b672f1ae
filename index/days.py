"""Read the periods that people type: a year, a month, a day, a range of them, or everything before or after one."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

FORMS: Final = "1962, 1962-10, 1962-10-22, 1962-10..1962-11, <1962-11 or >=1962-10-22"
AGES: Final = "7d, 24h, 3w, 2m or 1y"
_UNITS: Final = {"h": "hour", "d": "day", "w": "week", "m": "month", "y": "year"}
_MONTHS_OF_A_YEAR: Final = 12
_AGE: Final = re.compile(r"([0-9]{1,4})([hdwmy])", re.ASCII)
_MOMENT: Final = re.compile(r">=([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)", re.ASCII)
_CALENDAR: Final = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; None is open. Days are numbered as datetime.date does."""

    first: int | None
    last: int | None

    def overlaps(self, earliest: int, latest: int) -> bool:
        """Say whether a date that lies somewhere from `earliest` to `latest` may lie in the period."""
        return (self.last is None or earliest <= self.last) and (self.first is None or latest >= self.first)

    def contains(self, earliest: int, latest: int) -> bool:
        """Say whether a date that lies somewhere from `earliest` to `latest` lies in the period wherever it lies."""
        return (self.first is None or self.first <= earliest) and (self.last is None or latest <= self.last)


@dataclass(frozen=True, slots=True)
class Age:
    """So many hours, days, weeks, months or years before now; `unit` is the letter."""

    count: int
    unit: str

    def before(self, now: dt.datetime) -> dt.datetime:
        """Return the moment so long before another; the last day of a month stands for those that it lacks.

        Before the first year there is none: then the first moment of it.
        """
        try:
            if self.unit in "my":
                months = self.count * (_MONTHS_OF_A_YEAR if self.unit == "y" else 1)
                year, month = divmod(now.year * _MONTHS_OF_A_YEAR + now.month - 1 - months, _MONTHS_OF_A_YEAR)
                day = min(now.day, calendar.monthrange(year, month + 1)[1]) if year > 0 else 0
                return now.replace(year=year, month=month + 1, day=day)
            hours = self.count * {"h": 1, "d": 24, "w": 7 * 24}[self.unit]
            return now - dt.timedelta(hours=hours)
        except (ValueError, OverflowError):
            return dt.datetime.min.replace(tzinfo=now.tzinfo)

    def __str__(self) -> str:
        """Say it in words: 7 days, 1 hour."""
        unit = _UNITS[self.unit]
        return f"{self.count} {unit}" if self.count == 1 else f"{self.count} {unit}s"


@dataclass(frozen=True, slots=True)
class Since:
    """From a moment on, which is written in UTC to the second: 2026-03-05T14:30:00Z."""

    moment: str

    def __str__(self) -> str:
        """Say it in words: 2026-03-05 14:30:00 UTC."""
        return f"{self.moment[:10]} {self.moment[11:19]} UTC"


def parse_age(text: str) -> Age:
    """Read an age such as 7d; ValueError when it is none."""
    found = _AGE.fullmatch(text.lower())
    if found is None or not int(found[1]):
        raise ValueError(text)
    return Age(int(found[1]), found[2])


def parse_addition(text: str) -> Age | Period | Since:
    """Read an age, a period or a moment with >= before it; ValueError when it is none of these."""
    moment = _MOMENT.fullmatch(text)
    if moment is not None:
        dt.datetime.fromisoformat(moment[1])
        return Since(moment[1])
    try:
        return parse_age(text)
    except ValueError:
        return parse_period(text)


def day_number(day: str) -> int:
    """Number a day written as YYYY-MM-DD."""
    return dt.date.fromisoformat(day).toordinal()


def _calendar_period(text: str) -> tuple[int, int]:
    """Return the first and last day of a year, month or day; ValueError when there is no such."""
    parts = _CALENDAR.fullmatch(text)
    if parts is None:
        raise ValueError(text)
    year = int(parts[1])
    month = int(parts[2]) if parts[2] else None
    if month and parts[3]:
        day = dt.date(year, month, int(parts[3])).toordinal()
        return day, day
    first = dt.date(year, month or 1, 1)
    last = dt.date(year, month or 12, 31 if month is None else calendar.monthrange(year, month)[1])
    return first.toordinal(), last.toordinal()


def parse_period(text: str) -> Period:
    """Read a period; ValueError when it is none."""
    compared = re.fullmatch(r"(<=|>=|<|>)(.+)", text)
    if compared is not None:
        first, last = _calendar_period(compared[2])
        return {
            "<": Period(None, first - 1),
            "<=": Period(None, last),
            ">": Period(last + 1, None),
            ">=": Period(first, None),
        }[compared[1]]
    if ".." in text:
        left, right = text.split("..", 1)
        if not left and not right:
            raise ValueError(text)
        period = Period(
            _calendar_period(left)[0] if left else None,
            _calendar_period(right)[1] if right else None,
        )
        if period.first is not None and period.last is not None and period.first > period.last:
            raise ValueError(text)
        return period
    return Period(*_calendar_period(text))


def describe(period: Period) -> str:
    """Say a period in words, to follow "published"."""
    first = None if period.first is None else dt.date.fromordinal(period.first).isoformat()
    last = None if period.last is None else dt.date.fromordinal(period.last).isoformat()
    if first is None:
        return f"on or before {last}"
    if last is None:
        return f"on or after {first}"
    return f"on {first}" if first == last else f"from {first} to {last}"
