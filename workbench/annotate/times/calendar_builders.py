"""Makes days, months, years and what lies between them of what the rules have found, whatever the language."""

from dataclasses import replace
from typing import Final

from workbench.annotate.times.calendar_days import MONTHS_OF_A_YEAR, is_day
from workbench.annotate.times.expressions import Base, Between, Calendar, Direction, Feast, Part, Unit, YearShift
from workbench.annotate.times.grammar import Found, Piece
from workbench.annotate.times.symbols import letter, letters, letters_of

DAYS_MAX: Final = 31
_LEAP_YEAR: Final = 2000
# Of two digits, up to this is 20.., above it 19..
_PIVOT: Final = 40
SHORT_YEAR_MAX: Final = 99
_NUMBERS: Final = letters("NUMBER")
_ORDINALS: Final = letters("ORDINAL")
_PARTS: Final = {part.value: part for part in Part}
_SHIFTS: Final = {
    "last": (-1, Base.PUBLICATION),
    "this": (0, Base.PUBLICATION),
    "current": (0, Base.PUBLICATION),
    "next": (1, Base.PUBLICATION),
    "coming": (1, Base.PUBLICATION),
    "past": (-1, Base.PUBLICATION),
    "that": (0, Base.REFERENCE),
    "same": (0, Base.REFERENCE),
    "previous": (-1, Base.REFERENCE),
    "following": (1, Base.REFERENCE),
}
_SHIFT_LETTERS: Final = {letter(name): shift for name, shift in _SHIFTS.items()}
_THE: Final = letter("the")


def calendar_day(found: Found) -> Calendar | None:
    """Read month and day, with a year or a word for one, or without."""
    month, day = whole(found, "m"), whole(found, "d")
    year = year_of(found)
    if year is None and _is_verb(found):
        return None
    if found.has("day_word") and found.value("day_word") != "day":
        # "الأسبوع الأول من مايو" is a week.
        return None
    if (
        month is None
        or day is None
        or not is_day(_LEAP_YEAR if year is None else year, month, day)
        or is_counted(found)
    ):
        return None
    shift = shift_of(found, "shift")
    return Calendar(Unit.DAY, year, month, day, clock=clock_of(found), shift=shift, weekday=whole(found, "wd"))


def _is_verb(found: Found) -> bool:
    """Tell whether the name of a month in small letters is another word: "of the 5 may have left", "you may 5 times"."""
    if not found.holds("m", "small_hazy"):
        return False
    first = found.span()[0]
    before = found.tokens.letters[first - 1] if first else letter("newline")
    return found.span("d") < found.span("m") or before not in _BEFORE_DATES


_BEFORE_DATES: Final = letters_of("on by until since from to and through between before after comma dash newline stop")


def calendar_month(found: Found) -> Calendar | None:
    """Read a month, with a year or a word for one, or without."""
    month = whole(found, "m")
    return Calendar(
        Unit.MONTH,
        year_of(found),
        month,
        part=part_of(found),
        shift=shift_of(found, "shift"),
        direction=direction_of(found),
        is_anaphoric=found.holds("dir", "following previous"),
    )


def calendar_year(found: Found) -> Calendar | None:
    """Read a year."""
    year = year_of(found)
    part = part_of(found)
    if year is None:
        return None
    if part in _HALVES:
        return Calendar(Unit.HALF, year, number=_HALVES[part])
    return Calendar(Unit.YEAR, year, part=part)


_HALVES: Final = {Part.FIRST_HALF: 1, Part.SECOND_HALF: 2}


def calendar_season(found: Found) -> Calendar | None:
    """Read a season, with a year or a word for one, or without."""
    return Calendar(
        Unit.SEASON,
        year_of(found),
        number=whole(found, "season"),
        part=part_of(found),
        shift=shift_of(found, "shift"),
        direction=direction_of(found),
        is_anaphoric=found.holds("dir", "following previous"),
    )


def calendar_quarter(found: Found) -> Calendar | None:
    """Read a quarter or half of a year."""
    number = whole(found, "nth")
    is_half = found.has("half")
    if number is None:
        # "The last quarter of 2019"; "last quarter" is the one before this.
        if not found.has("y") and not found.has("shift"):
            return None
        number = 2 if is_half else 4
    if not 1 <= number <= (2 if is_half else 4):
        return None
    unit = Unit.HALF if is_half else Unit.QUARTER
    return Calendar(unit, year_of(found), number=number, shift=shift_of(found, "shift"))


def quarter_ended(found: Found) -> tuple[Piece, ...] | None:
    """Read "the quarter ended June 30": the quarter and its last day, which are two expressions."""
    day = calendar_day(found)
    if day is None or day.month is None:
        return None
    # Where quarters have thirteen weeks one may end on the first days of the next month: "ended July 1".
    month = day.month - 1 if (day.day or 0) <= _SPILT_DAYS else day.month
    if month < 3 or month % 3:
        return None
    first, last = found.span("quarter")
    quarter = Calendar(Unit.QUARTER, day.year, number=month // 3, shift=day.shift)
    return Piece(first, last, quarter), Piece(found.span("m")[0], found.span()[1], day)


_SPILT_DAYS: Final = 6


def week_of_day(found: Found) -> Calendar | None:
    """Read "the week of May 3"."""
    day = calendar_day(found)
    return replace(day, unit=Unit.WEEK, weekday=None) if day is not None and found.value("unit") == "week" else None


def calendar_decade(found: Found) -> Calendar | None:
    """Read a decade in figures or words: "the 1990s", "the '90s", "the nineties"."""
    value = found.value("decade")
    if not isinstance(value, (int, float)) or int(value) % 10:
        return None
    first = int(value)
    if first <= SHORT_YEAR_MAX:
        # "In his mid-20s" is an age.
        is_sure = found.holds("decade", "decade_word") or has_era(found, "BC")
        if not is_sure and not any(one in _DECADE_LEADS for one in found.tokens.letters[slice(*found.span())]):
            return None
        first += 0 if has_era(found, "BC") else 1900
    if has_era(found, "BC"):
        first = -first - 8
    return Calendar(Unit.DECADE, first, part=part_of(found))


_DECADE_LEADS: Final = letter("the") + letter("apostrophe")


def decade_of_century(found: Found) -> Calendar | None:
    """Read "the first decade of the 21st century"."""
    number, century = whole(found, "nth"), whole(found, "century_nth")
    number = _DECADES if number is None else number
    if century is None or not 1 <= number <= _DECADES or not 1 <= century <= _PIVOT:
        return None
    return Calendar(Unit.DECADE, 100 * (century - 1) + 10 * (number - 1), part=part_of(found))


# A century's last is its tenth.
_DECADES: Final = 10


def calendar_century(found: Found) -> Calendar | None:
    """Read a century: "the late 19th century", "the 5th century BC"."""
    number = whole(found, "nth")
    if number is None or not 1 <= number <= _PIVOT:
        return None
    first = -100 * number + 1 if has_era(found, "BC") else 100 * (number - 1)
    return Calendar(Unit.CENTURY, first, part=part_of(found), number=number)


def feast(found: Found) -> Feast | None:
    """Read a day by its name."""
    name = found.value("feast")
    if not isinstance(name, str):
        return None
    clock = clock_of(found)
    return Feast(name, year_of(found), shift_of(found, "shift"), direction_of(found), clock, found.has("weekend"))


def day_list(found: Found) -> tuple[Piece, ...] | None:
    """Read several days of one month: "May 3, 5 and 9", "5-7 May 2019"; the name stands with the nearest."""
    first, end = found.span()
    tokens = found.tokens
    month, year = whole(found, "m"), year_of(found)
    month_at = found.span("m")[0]
    year_at = found.span("y")[0] if found.has("y") else -1
    days = [
        number
        for number in range(first, end)
        if tokens.letters[number] in _DAY_LETTERS and number not in (month_at, year_at)
    ]
    said = [int(value) for number in days if isinstance(value := tokens.values[number], (int, float))]
    if month is None or len(said) != len(days) or not all(1 <= day <= DAYS_MAX for day in said) or is_counted(found):
        return None
    is_leading = month_at < days[0]
    shift = shift_of(found, "shift")
    pieces = []
    for position, number in enumerate(days):
        begin, stop = number - (number > first and tokens.letters[number - 1] == _THE), number + 1
        if is_leading and position == 0:
            begin = first
        if position == len(days) - 1:
            stop = end
        elif not is_leading and position == 0:
            begin = first
        pieces.append(Piece(begin, stop, Calendar(Unit.DAY, year, month, said[position], shift=shift)))
    return tuple(pieces)


_DAY_LETTERS: Final = letters("DAY")


def year_tail(found: Found) -> tuple[Piece, ...] | None:
    """Read two years of which the second is cut short: "1914-18", "1999/2000"."""
    first, end = found.span()
    start, tail = whole(found, "y"), whole(found, "tail")
    if start is None or tail is None:
        return None
    last = tail if tail > SHORT_YEAR_MAX else start // 100 * 100 + tail
    if not start < last <= start + 99 or is_counted(found):
        return None
    at = found.span("tail")[0]
    return (
        Piece(first, found.span("y")[1], Calendar(Unit.YEAR, start, part=part_of(found))),
        Piece(at, end, Calendar(Unit.YEAR, last)),
    )


def bc_years(found: Found) -> tuple[Piece, ...] | None:
    """Read two years before Christ of which the second alone says so: "264 to 241 BC"."""
    first, end = found.span()
    start, last = whole(found, "first"), whole(found, "y")
    if start is None or last is None or not has_era(found, "BC"):
        return None
    at = found.span("y")[0]
    return (
        Piece(first, found.span("first")[1], Calendar(Unit.YEAR, 1 - start)),
        Piece(at, end, Calendar(Unit.YEAR, 1 - last)),
    )


def quarter_code(found: Found) -> Calendar | None:
    """Read "Q1 2019" and "H2"."""
    code = str(found.value("q"))
    unit = Unit.QUARTER if code[0] == "Q" else Unit.HALF
    return Calendar(unit, year_of(found), number=int(code[1]), shift=shift_of(found, "shift"))


def touching_parts(found: Found) -> Between | None:
    """Read "the second half of April and early May": where the one ends the other begins, and they are one stretch."""
    first, last = whole(found, "m"), whole(found, "m2")
    if first is None or last is None or last != first % MONTHS_OF_A_YEAR + 1:
        return None
    before, after = part_of(found), part_of(found, "part2")
    if before not in (Part.END, Part.SECOND_HALF) or after not in (Part.START, Part.FIRST_HALF):
        return None
    year = year_of(found)
    shift = shift_of(found, "shift")
    first_year = year - 1 if year is not None and last < first else year
    return Between(
        Calendar(Unit.MONTH, first_year, first, part=before, shift=shift),
        Calendar(Unit.MONTH, year, last, part=after, shift=shift),
    )


def year_of(found: Found) -> int | None:
    """Return the astronomical year that was named."""
    year = whole(found, "y")
    if year is None:
        return None
    if has_era(found, "BC"):
        return 1 - year
    if found.has("cut"):
        return full_year(year)
    return year


def full_year(year: int) -> int:
    """Return the year that two digits stand for; others stand for themselves."""
    if year > SHORT_YEAR_MAX:
        return year
    return year + (2000 if year < _PIVOT else 1900)


def has_era(found: Found, era: str) -> bool:
    """Tell whether the year is counted before or after Christ."""
    return found.value("era") == era


def shift_of(found: Found, name: str) -> YearShift | None:
    """Return the distance of a year that is named by it, None if the group is not there or is no year."""
    if not found.has(name):
        return None
    first, end = found.span(name)
    return shift_in(found.tokens.letters[first:end])


def shift_in(said: str) -> YearShift | None:
    """Return the distance that the words of direction among these letters tell."""
    for one in said:
        if one in _SHIFT_LETTERS:
            count, base = _SHIFT_LETTERS[one]
            # "The next year" goes on from the year that was spoken of, "next year" from this one.
            if said.startswith(_THE) and one in letters("next"):
                base = Base.REFERENCE
            return YearShift(count, base)
    return None


def direction_of(found: Found) -> Direction | None:
    """Return where "last", "this" and "next" point to."""
    shift = shift_of(found, "dir")
    return Direction(shift.count) if shift is not None else None


def part_of(found: Found, name: str = "part") -> Part | None:
    """Return the part that words such as "early" and "the second half of" take."""
    if not found.has(name):
        return None
    first, end = found.span(name)
    said, values = found.tokens.letters[first:end], found.tokens.values[first:end]
    if letter("half") in said:
        is_first = any(value == 1 for value, one in zip(values, said, strict=True) if one in _ORDINALS)
        return Part.FIRST_HALF if is_first else Part.SECOND_HALF
    for one, value in zip(said, values, strict=True):
        if isinstance(value, str) and value in _PARTS:
            return _PARTS[value]
        if one == letter("last"):
            return Part.END
        if one == letter("ordinal_word") and value == 1:
            return Part.START
    return None


def clock_of(found: Found) -> str:
    """Return the time of day as TIMEX3 writes it, "" if none was named."""
    value = found.value("pod")
    return value if isinstance(value, str) else ""


def is_counted(found: Found) -> bool:
    """Tell whether the number at the end counts something that follows: "March 5 percent", "1500 people"."""
    end = found.span()[1]
    said = found.tokens.letters
    return end < len(said) and said[end] in _COUNTED and (said[end - 1] in _NUMBERS)


_COUNTED: Final = letter("counted") + letter("percent")


def whole(found: Found, name: str) -> int | None:
    """Return the whole number that a group is worth, None if it is not there."""
    value = found.value(name)
    return int(value) if isinstance(value, (int, float)) else None
