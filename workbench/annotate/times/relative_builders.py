"""Makes what counts from another day, how long things last and what comes again of what the rules have found."""

from dataclasses import replace
from typing import Final

from workbench.annotate.times.calendar_builders import clock_of, part_of, shift_in
from workbench.annotate.times.calendar_builders import feast as calendar_feast
from workbench.annotate.times.calendar_days import MONTHS_OF_A_YEAR
from workbench.annotate.times.expressions import (
    Away,
    Base,
    Direction,
    Duration,
    Relative,
    Said,
    Unit,
    Vague,
    Weekday,
    YearShift,
)
from workbench.annotate.times.grammar import Found, Piece
from workbench.annotate.times.symbols import letter, letters

# What a unit's word is worth: the unit, how many of them, and how TIMEX3 writes it.
UNITS: Final = {
    "minute": (Unit.MINUTE, 1, "TM"),
    "second": (Unit.MINUTE, 1, "TS"),
    "hour": (Unit.HOUR, 1, "TH"),
    "day": (Unit.DAY, 1, "D"),
    "TNI": (Unit.DAY, 1, "D"),
    "weekend": (Unit.WEEKEND, 1, "WE"),
    "week": (Unit.WEEK, 1, "W"),
    "fortnight": (Unit.WEEK, 2, "W"),
    "month": (Unit.MONTH, 1, "M"),
    "quarter": (Unit.QUARTER, 1, "Q"),
    "year": (Unit.YEAR, 1, "Y"),
    "decade": (Unit.DECADE, 1, "DE"),
    "century": (Unit.CENTURY, 1, "CE"),
}
_BACK: Final = letters("ago") + letters("earlier") + letters("before") + letters("previous")
_DEICTIC: Final = letters("ago") + letters("hence")
_EARLIER: Final = letters("earlier")


def named_unit(found: Found) -> Relative | Duration | None:
    """Read a unit with a word of direction: "last month", "that year", "the following day", "this morning"."""
    named = found.value("unit")
    shift = _shift(found)
    if shift is None or not isinstance(named, str):
        return None
    if named.startswith("T"):
        unit, clock = Unit.DAY, named
    else:
        unit, clock = UNITS[named][0], clock_of(found)
        if _is_stretch(found, named):
            # "The last month of the war" is a month, but not one that ends now.
            is_of = found.tokens.letters[found.span()[1] :][:1] == letter("of")
            return Duration(f"P1{UNITS[named][2]}", unit, 1, None if is_of else Direction(shift.count))
    return Relative(unit, shift.count, shift.base, part_of(found), clock)


def _is_stretch(found: Found, named: str) -> bool:
    """Tell "the past year", which ends now, from "the previous year", which ended with December."""
    first, end = found.span("dir")
    said = found.tokens.letters[first:end]
    has_article = said.startswith(letter("the"))
    if (letter("past") in said or letter("last") in said) and not said.startswith(letter("this")):
        return has_article and named not in ("day", "weekend")
    if letter("next") not in said:
        return False
    # "Over the next century" lasts, "in the next century" is one of the calendar.
    is_lasting = first > 0 and found.tokens.letters[first - 1] in letters("over") + letters("within")
    return named == "decade" or (named == "century" and is_lasting)


def _shift(found: Found) -> YearShift | None:
    first, end = found.span("dir")
    said = found.tokens.letters[first:end]
    if letter("past") in said:
        return YearShift(-1, Base.PUBLICATION)
    shift = shift_in(said)
    if shift is not None and letter("same") in said:
        return YearShift(0, Base.REFERENCE)
    return shift


def end_of_unit(found: Found, base: Base = Base.EITHER) -> Relative | None:
    """Read "the end of the year", "later in the month", "month's end": of the one that is spoken of."""
    named = found.value("unit")
    if not isinstance(named, str) or named not in UNITS:
        return None
    return Relative(UNITS[named][0], 0, base, part_of(found))


def counted_away(found: Found) -> Relative | Vague | None:
    """Read so many units from a base: "three days ago", "two weeks later", "the day before"."""
    named = found.value("unit")
    if not isinstance(named, str) or named not in UNITS:
        return None
    first, end = found.span("way")
    count: float | None = 1 if not found.has("n") else found.number("n")
    if count is not None and found.has("half"):
        count += 0.5
    return so_many_away(named, count, found.tokens.letters[first:end])


def quarter_century_away(found: Found) -> Relative | Vague:
    """Read "a quarter-century ago"."""
    first, end = found.span("way")
    return so_many_away("year", _QUARTER_CENTURY, found.tokens.letters[first:end])


_QUARTER_CENTURY: Final = 25


def so_many_away(named: str, count: float | None, way: str) -> Relative | Vague:
    """Return so many of a named unit into the direction that some letters tell; of None it is not told how many."""
    sign = -1 if any(one in _BACK for one in way) else 1
    unit, factor, _ = UNITS[named]
    if count is None:
        return Vague(Direction(sign))
    # "A year earlier" counts from now in a report, "a day earlier" from the day that is spoken of.
    base = Base.EITHER if any(one in _EARLIER for one in way) and unit is not Unit.DAY else Base.REFERENCE
    if any(one in _DEICTIC for one in way):
        base = Base.PUBLICATION
    if count % 1 and unit in _PARTED:
        smaller, times = _PARTED[unit]
        return Relative(smaller, sign * round(times * count), base)
    return Relative(unit, sign * count * factor, base, is_counted=True)


# "Half a century ago" is fifty years ago.
_PARTED: Final = {Unit.YEAR: (Unit.MONTH, 12), Unit.DECADE: (Unit.YEAR, 10), Unit.CENTURY: (Unit.YEAR, 100)}


def away_from(found: Found) -> Away | None:
    """Read so many units from a time that stands beside: "forty years ago today", "a week ago Monday", "a week from Friday"."""
    named, count = found.value("unit"), found.number("n")
    if not isinstance(named, str) or count is None:
        return None
    unit, factor, _ = UNITS[named]
    is_ago = found.holds("way", "ago")
    anchor: Relative | Weekday | None
    if found.has("day"):
        anchor = day_from_today(found)
    elif found.has("wd"):
        anchor = day_of_week(found)
        if anchor is not None and anchor.direction is None and not is_ago:
            anchor = replace(anchor, direction=Direction.PRESENT)
    else:
        shift = _shift(found)
        anchor = Relative(UNITS[str(found.value("anchor"))][0], shift.count, shift.base) if shift is not None else None
    return Away(anchor, unit, count * factor * (-1 if is_ago else 1)) if anchor is not None else None


def day_by_feast(found: Found) -> Away | None:
    """Read "the day after Christmas", "the night before Thanksgiving"."""
    feast, named = calendar_feast(found), found.value("unit")
    if feast is None or named not in ("day", "TNI"):
        return None
    if named == "TNI":
        feast = replace(feast, clock="TNI")
    return Away(feast, Unit.DAY, -1 if found.holds("way", "before") else 1)


def this_time(found: Found) -> Relative | None:
    """Read "this time last year": the same month of another."""
    shift = shift_in(found.tokens.letters[slice(*found.span("dir"))])
    return Relative(Unit.MONTH, MONTHS_OF_A_YEAR * shift.count, Base.PUBLICATION) if shift is not None else None


def unit_beyond(found: Found) -> Relative | None:
    """Read "the year before last", "the week after next"."""
    named = found.value("unit")
    if not isinstance(named, str):
        return None
    count = -2 if found.holds("way", "before") else 2
    return Relative(UNITS[named][0], count, Base.PUBLICATION, clock=named if named.startswith("T") else "")


def latest(found: Found) -> Relative | None:
    """Read "the latest quarter": the last that is over."""
    named = found.value("unit")
    return Relative(UNITS[named][0], -1, Base.PUBLICATION) if isinstance(named, str) else None


def quarter_ago(_found: Found) -> Relative:
    """Read "the year-ago quarter": that of a year before the one that is spoken of."""
    return Relative(Unit.QUARTER, -_QUARTERS_OF_A_YEAR, Base.REFERENCE, is_counted=True)


_QUARTERS_OF_A_YEAR: Final = 4


def same_a_year_ago(found: Found) -> Relative | None:
    """Read "the same month last year": that of a year before the one that is spoken of."""
    named = found.value("unit")
    if named == "quarter":
        return quarter_ago(found)
    return Relative(Unit.MONTH, -MONTHS_OF_A_YEAR, Base.REFERENCE, is_counted=True) if named == "month" else None


def overnight(found: Found) -> Relative | Weekday:
    """Read "overnight", "overnight Tuesday"."""
    if found.has("wd"):
        return Weekday(int(str(found.value("wd"))), clock="TNI")
    return Relative(Unit.DAY, 0, Base.REFERENCE, clock="TNI")


def bare_away(found: Found) -> Vague:
    """Read "weeks later", "years ago": how many was not said."""
    first, end = found.span("way")
    return Vague(Direction.PAST if any(one in _BACK for one in found.tokens.letters[first:end]) else Direction.FUTURE)


def day_from_today(found: Found) -> Relative | None:
    """Read "yesterday", "tomorrow morning", "tonight", "the day before yesterday"."""
    days = found.value("day")
    if not isinstance(days, (int, float)):
        return None
    if found.holds("way", "before after"):
        first, end = found.span("way")
        days += -1 if any(one in _BACK for one in found.tokens.letters[first:end]) else 1
    clock = "TNI" if found.holds("day", "tonight") else clock_of(found)
    return Relative(Unit.DAY, days, Base.PUBLICATION, clock=clock)


def day_of_week(found: Found) -> Weekday | None:
    """Read a day of the week: "Friday", "last Friday", "Friday morning", "Friday of next week"."""
    day = found.value("wd")
    if not isinstance(day, (int, float)):
        return None
    week = None
    if found.has("week"):
        shift = shift_in(found.tokens.letters[slice(*found.span("week"))])
        week = shift.count if shift is not None else None
    direction, base = None, Base.EITHER
    if found.has("dir"):
        said = found.tokens.letters[slice(*found.span("dir"))]
        shift = shift_in(said)
        if shift is not None:
            # "This past Monday" is the last.
            direction = Direction.PAST if letter("past") in said else Direction(shift.count)
            base = shift.base if shift.base is Base.REFERENCE else Base.EITHER
    return Weekday(int(day), direction, week, clock_of(found), base)


def daypart_spoken_of(found: Found) -> Relative:
    """Read "in the morning": of the day that is spoken of."""
    return Relative(Unit.DAY, 0, Base.REFERENCE, clock=str(found.value("unit")))


def weekend(_found: Found) -> Relative:
    """Read "the weekend"; its sentence tells which."""
    return Relative(Unit.WEEKEND, 0, Base.EITHER)


def two_away(found: Found) -> tuple[Piece, ...] | None:
    """Read two distances of which the second alone has its unit: "two or three weeks ago"."""
    last, first = counted_away(found), found.value("first")
    if not isinstance(last, Relative) or not isinstance(first, (int, float)):
        return None
    factor = UNITS[str(found.value("unit"))][1]
    before = replace(last, count=first * factor if last.count > 0 else -first * factor)
    return pieces(found, before, last)


def pieces(found: Found, before: Said, last: Said) -> tuple[Piece, ...]:
    """Return a number and what follows with the unit, which are two expressions."""
    return (
        Piece(found.span()[0], found.span("first")[1], before),
        Piece(found.span("n")[0], found.span()[1], last),
    )


def now(_found: Found) -> Vague:
    """Read "now" and the like."""
    return Vague(Direction.PRESENT)


def once(_found: Found) -> Vague:
    """Read "recently" and the like."""
    return Vague(Direction.PAST)


def to_come(_found: Found) -> Vague:
    """Read "soon" and the like."""
    return Vague(Direction.FUTURE)


def at_that_time(_found: Found) -> Vague:
    """Read "at that time": it means a time that no calendar names."""
    return Vague(None)
