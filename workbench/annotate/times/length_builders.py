"""Makes lengths of time, portions of months and years, and what comes again, of what the rules have found."""

from dataclasses import replace
from itertools import pairwise
from typing import Final

from workbench.annotate.times.calendar_builders import calendar_day, clock_of, shift_of, whole, year_of
from workbench.annotate.times.expressions import (
    Base,
    Calendar,
    Direction,
    Duration,
    Portion,
    Relative,
    Repeated,
    Unit,
    YearShift,
)
from workbench.annotate.times.grammar import Found, Piece
from workbench.annotate.times.lexicon import Value
from workbench.annotate.times.periods import SEASON_CODES
from workbench.annotate.times.relative_builders import UNITS, pieces
from workbench.annotate.times.symbols import letter, letters

_HALVES: Final = {
    "year": "P6M",
    "hour": "PT30M",
    "day": "PT12H",
    "TNI": "PT12H",
    "century": "P50Y",
    "decade": "P5Y",
    "minute": "PT30S",
}


_EVERY: Final = {
    "day": "P1D",
    "TNI": "XXXX-XX-XXTNI",
    "night": "XXXX-XX-XXTNI",
    "week": "P1W",
    "weekend": "XXXX-WXX-WE",
    "month": "P1M",
    "quarter": "P1Q",
    "year": "P1Y",
    "hour": "PT1H",
    "minute": "PT1M",
    "decade": "P1DE",
    "century": "P1CE",
}


def duration(found: Found) -> Duration | None:
    """Read how long something lasts: "three days", "the past two weeks", "half a year", "several months"."""
    named = found.value("unit")
    if not isinstance(named, str) or named not in UNITS:
        return None
    unit, factor, code = UNITS[named]
    toward = toward_publication(found)
    if _is_half(found):
        value = _HALVES.get(named)
        halved, amount = _HALF_OF.get(named, (None, None))
        return Duration(value, halved, amount, toward) if value is not None else None
    count = found.number("n") if found.has("n") else None
    if count is None and found.has("n") and found.holds("unit", "UNIT"):
        # "Some day" is no length.
        return None
    if count is None:
        return Duration(_length("X", code), toward=toward)
    count = (count + (0.5 if (found.has("and_half") or found.has("joined_half")) else 0)) * factor
    return Duration(_length(f"{count:g}", code), unit, count, toward)


_HALF_OF: Final[dict[str, tuple[Unit | None, float | None]]] = {"year": (Unit.MONTH, 6), "century": (Unit.YEAR, 50)}


def lengths_together(found: Found) -> Duration | None:
    """Read one length in several units, each smaller than the one before: "2 hours, 7 minutes, 14 seconds", "a year and a day"."""
    parts = [number for number in ("", "2", "3") if found.has(f"unit{number}")]
    named = [str(found.value(f"unit{number}")) for number in parts]
    counts = [found.number(f"n{number}") for number in parts]
    sizes = [_SIZES.index(one) if one in _SIZES else -1 for one in named]
    if -1 in sizes or None in counts or any(a >= b for a, b in pairwise(sizes)):
        return None
    is_said = found.holds("all", "and") or len(parts) > 2 or named[0] in _SIZES_OF_A_DAY
    if not is_said and found.holds("all", "comma"):
        # "He got ten years, three days after the vote": two lengths.
        return None
    days = "".join(f"{n:g}{UNITS[one][2]}" for n, one in zip(counts, named, strict=True) if one not in _SIZES_OF_A_DAY)
    hours = "".join(f"{n:g}{UNITS[one][2][1]}" for n, one in zip(counts, named, strict=True) if one in _SIZES_OF_A_DAY)
    return Duration(f"P{days}T{hours}" if hours else f"P{days}")


_SIZES: Final = ("year", "month", "week", "day", "hour", "minute", "second")
_SIZES_OF_A_DAY: Final = _SIZES[4:]


def portion(found: Found) -> Portion | None:
    """Read some units of a month or year: "the last week of August", "the first ten months of 2003"."""
    named = found.value("unit")
    if not isinstance(named, str) or named not in UNITS:
        return None
    unit, factor, code = UNITS[named]
    count = found.number("n") if found.has("n") else 1
    nth = found.value("nth")
    month, year = found.value("m"), year_of(found)
    if count is None or count % 1 or unit in (Unit.HOUR, Unit.MINUTE):
        return None
    within = Calendar(
        Unit.MONTH if month is not None else Unit.YEAR,
        year,
        int(month) if isinstance(month, (int, float)) else None,
        shift=shift_of(found, "shift"),
    )
    skipped = int(nth) - 1 if isinstance(nth, (int, float)) and not found.has("n") else 0
    value = f"P{count * factor:g}{code}"
    return Portion(within, unit, int(count * factor), value, skipped, is_last=not isinstance(nth, (int, float)))


def counted_length(found: Found) -> Duration | None:
    """Read a counted length; "a quarter" and "three quarters of the city" are fractions, "a months-long siege" is not of one."""
    first, end = found.span("n")
    if found.tokens.letters[first:end] == letter("a") and found.holds(
        "unit", "units night decades centuries clock_units"
    ):
        return None
    if found.value("unit") == "quarter":
        count = found.number("n")
        after = found.tokens.letters[found.span()[1] :][:1]
        if (
            count is None
            or count <= 1
            or after == letter("of")
            or letter("hyphen") in found.tokens.letters[end : end + 1]
        ):
            return None
    return duration(found)


def unit_ended(found: Found) -> tuple[Piece, ...] | None:
    """Read "the year ended June 30": how long it was and its last day, which are two expressions; a week is that of its last day."""
    day, named = calendar_day(found), found.value("unit")
    if day is None or not isinstance(named, str) or named == "day":
        return None
    unit, factor, code = UNITS[named]
    first, last = found.span("length")
    if named == "week":
        week = Calendar(Unit.WEEK, day.year, day.month, day.day, shift=day.shift)
        return Piece(first, last, week), Piece(found.span("m")[0], found.span()[1], day)
    return Piece(first, last, Duration(f"P{factor}{code}", unit, factor)), Piece(
        found.span("m")[0], found.span()[1], day
    )


def portion_of_unit(found: Found) -> Portion | None:
    """Read some units of one that was named before or is pointed to: "the last day of the month", "the first week of this year"."""
    made, within = portion(found), found.value("within")
    if made is None or not isinstance(within, str) or within not in UNITS:
        return None
    return replace(made, whole=_spoken_of(found, within))


def quarter_century(found: Found) -> Duration:
    """Read "the last quarter-century"."""
    return Duration("P25Y", Unit.YEAR, 25, toward_publication(found))


def weekday_of(found: Found) -> Portion | None:
    """Read "the first Sunday in April", "the last Monday of May 2019"."""
    nth, weekday, month = found.value("nth"), found.value("wd"), whole(found, "m")
    if not isinstance(weekday, (int, float)) or month is None:
        return None
    return _weekday_within(
        Calendar(Unit.MONTH, year_of(found), month, shift=shift_of(found, "shift")), nth, int(weekday)
    )


def weekday_of_unit(found: Found) -> Portion | None:
    """Read "the last Thursday of the month", "the first Sunday of this year"."""
    weekday, within = found.value("wd"), found.value("within")
    if not isinstance(weekday, (int, float)) or within not in ("month", "year"):
        return None
    return _weekday_within(_spoken_of(found, within), found.value("nth"), int(weekday))


def _spoken_of(found: Found, named: str) -> Relative:
    """Return a unit that was named before, or is pointed to."""
    shift = shift_of(found, "dir") or YearShift(0, Base.EITHER)
    return Relative(UNITS[named][0], shift.count, shift.base)


def _weekday_within(within: Calendar | Relative, nth: Value, weekday: int) -> Portion | None:
    is_last = not isinstance(nth, (int, float))
    if not is_last and not 1 <= int(nth or 0) <= _WEEKDAYS_MAX:
        return None
    return Portion(within, Unit.DAY, 1, "XXXX-XX-XX", 0 if is_last else int(nth or 0) - 1, is_last, weekday)


_WEEKDAYS_MAX: Final = 5


def two_lengths(found: Found) -> tuple[Piece, ...] | None:
    """Read two lengths of which the second alone has its unit: "two or three weeks"."""
    last = counted_length(found)
    first, named = found.value("first"), found.value("unit")
    if last is None or not isinstance(first, (int, float)) or not isinstance(named, str):
        return None
    unit, factor, code = UNITS[named]
    before = Duration(_length(f"{first * factor:g}", code), unit, first * factor)
    return pieces(found, before, last)


def _is_half(found: Found) -> bool:
    return found.holds("n", "half") or found.has("half_unit")


def _length(count: str, code: str) -> str:
    return f"PT{count}{code[1:]}" if code[0] == "T" else f"P{count}{code}"


def toward_publication(found: Found) -> Direction | None:
    """Return whether a length ends or begins at the publication: "the past two weeks", "the next two"."""
    if not found.has("dir"):
        return None
    for one in found.tokens.letters[slice(*found.span("dir"))]:
        if one in letters("past") + letters("last"):
            return Direction.PAST
        if one in letters("next") + letters("coming"):
            return Direction.FUTURE
    return None


def repeated(found: Found) -> Repeated | None:
    """Read what comes again: "every Friday", "each year", "daily", "per month", "every two weeks"."""
    if found.has("per"):
        length = duration(found)
        return Repeated(length.value.replace("X", "1")) if length is not None else None
    if found.has("n") and (length := duration(found)) is not None:
        return Repeated(length.value)
    if isinstance(day := found.value("wd"), (int, float)):
        return Repeated(f"XXXX-WXX-{int(day) + 1}" + clock_of(found))
    if isinstance(season := found.value("season"), (int, float)):
        return Repeated(f"XXXX-{SEASON_CODES[int(season) - 1]}")
    if isinstance(month := found.value("m"), (int, float)):
        day = whole(found, "d")
        return Repeated(f"XXXX-{int(month):02}" + (f"-{day:02}" if day is not None else ""))
    if clock := clock_of(found):
        return Repeated("XXXX-XX-XX" + clock)
    named = found.value("unit")
    if not isinstance(named, str) or named not in _EVERY:
        return None
    is_other = found.tokens.values[found.span()[0]] == _EVERY_OTHER
    return Repeated(_length("2", UNITS[named][2]) if is_other and named in UNITS else _EVERY[named])


# What "every other" is worth in the lexicon.
_EVERY_OTHER: Final = 2
