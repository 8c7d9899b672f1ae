"""Makes times of day of what the rules have found."""

from typing import Final

from workbench.annotate.times.expressions import ClockTime
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.symbols import letter

_HOURS: Final = 24
_MINUTES: Final = 60
_NOON: Final = 12


def clock_time(found: Found) -> ClockTime | None:
    """Read "5:30", "17.30 GMT", "9 p.m.", "10 o'clock"."""
    if found.has("minute") and not _is_written_as_time(found):
        return None
    hour, minute = found.value("hour"), found.value("minute")
    if not isinstance(hour, (int, float)):
        return None
    if hour % 1:
        hour, minute = int(hour), round(hour % 1 * 100)
    return _time(int(hour), int(minute) if isinstance(minute, (int, float)) else 0, found)


def military_time(found: Found) -> ClockTime | None:
    """Read "0530 hours", "1200 GMT"."""
    first = found.span("digits")[0]
    said = found.tokens.said(first)
    if len(said) != len("0530") or not said.isdecimal() or found.tokens.letters[found.span()[1] :][:1] == letter("of"):
        return None
    return _time(int(said[:2]), int(said[2:]), found)


def clock_by_daypart(found: Found) -> ClockTime | None:
    """Read "5 часов утра", "a las 5 de la tarde", "الساعة الخامسة مساء": an hour of which the time of day tells the half."""
    hour, part = found.value("hour"), found.value("pod")
    if not isinstance(hour, (int, float)) or hour % 1 or not 1 <= hour <= _HOURS:
        return None
    is_late = part in ("TAF", "TEV") and hour < _NOON
    minute = found.value("minute")
    if found.has("minute") and not _is_written_as_time(found):
        return None
    minutes = int(minute) if isinstance(minute, (int, float)) else 0
    return ClockTime(f"T{int(hour) + (_NOON if is_late else 0):02}:{minutes:02}")


def past_the_hour(found: Found) -> ClockTime | None:
    """Read "half past seven", "a quarter to five"."""
    hour = found.value("hour")
    if not isinstance(hour, (int, float)) or hour % 1 or not 1 <= hour <= _NOON:
        return None
    is_before = found.holds("way", "to before")
    if found.has("half"):
        return None if is_before else ClockTime(f"T{int(hour):02}:30")
    return ClockTime(f"T{int(hour) - 1:02}:45" if is_before else f"T{int(hour):02}:15")


def named_time(found: Found) -> ClockTime | None:
    """Read "noon" and "midnight"."""
    value = found.value("named")
    return ClockTime(value) if isinstance(value, str) else None


def _time(hour: int, minute: int, found: Found) -> ClockTime | None:
    half = found.value("half")
    if half is not None:
        if not 1 <= hour <= _NOON:
            return None if half == "am" or hour >= _HOURS else ClockTime(f"T{hour:02}:{minute:02}")
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    if hour > _HOURS or minute >= _MINUTES:
        return None
    return ClockTime(f"T{hour:02}:{minute:02}")


def _is_written_as_time(found: Found) -> bool:
    """Tell whether hour and minute stand together, and the minute has its two digits."""
    tokens = found.tokens
    first, at = found.span("hour")[0], found.span("minute")[0]
    said = tokens.said(at)
    if (
        not said[:2].isdecimal()
        or len(said) < len("05")
        or said[2:3].isdecimal()
        or not all(tokens.is_glued(number) for number in range(first + 1, at + 1))
    ):
        return False
    has_seconds = tokens.letters[at + 1 : at + 2] == letter("colon") and at + 2 < found.span()[1]
    after = at + (3 if has_seconds else 1)
    is_longer = after < len(tokens.letters) and tokens.letters[after] in _JOINED and tokens.is_glued(after)
    before = first - 1
    return not is_longer and not (before >= 0 and tokens.letters[before] in _JOINED and tokens.is_glued(first))


_JOINED: Final = letter("colon") + letter("slash") + letter("percent")
