"""Makes times of single words that say what English takes several for: "Vorjahr", "يومين", "полгода", "Montagabend"."""

from dataclasses import replace
from typing import Final

from workbench.annotate.times.calendar_builders import clock_of, full_year, has_era, part_of, shift_in, whole
from workbench.annotate.times.expressions import (
    Base,
    Calendar,
    Direction,
    Duration,
    Part,
    Relative,
    Repeated,
    Said,
    Unit,
    Vague,
    Weekday,
)
from workbench.annotate.times.grammar import Found, Piece
from workbench.annotate.times.length_builders import toward_publication
from workbench.annotate.times.relative_builders import UNITS, so_many_away
from workbench.annotate.times.relative_builders import day_from_today as english_day
from workbench.annotate.times.relative_builders import day_of_week as english_weekday
from workbench.annotate.times.relative_builders import named_unit as english_unit
from workbench.annotate.times.symbols import letter, letters_of

_PARTS: Final = {part.value: part for part in Part}


def away(found: Found) -> Relative | None:
    """Read a word with unit and distance, "-1 year reference", perhaps with a time of day or a part: "-1 day publication TNI"."""
    value = found.value("away")
    if not isinstance(value, str):
        return None
    count, unit, base, *rest = value.split()
    clock = rest[0] if rest and rest[0].startswith("T") else clock_of(found)
    part = _PARTS.get(rest[0]) if rest else None
    return Relative(Unit(unit), int(count), Base(base), part or part_of(found), clock)


def part_of_year(found: Found) -> Calendar | None:
    """Read a word that is a part of the year, with that year: "Jahresende 2019"."""
    value, year = found.value("away"), whole(found, "y")
    if not isinstance(value, str) or year is None:
        return None
    count, unit, _, *rest = value.split()
    part = _PARTS.get(rest[0]) if rest else None
    return Calendar(Unit.YEAR, year, part=part) if unit == "year" and count == "0" else None


def day_of_week(found: Found) -> Weekday | None:
    """Read a day of the week where "this" points to no side: "este miércoles" may be past."""
    made = english_weekday(found)
    return replace(made, direction=None) if made is not None and made.direction is Direction.PRESENT else made


def amount_away(found: Found) -> Relative | Vague | None:
    """Read a word with number and unit beside one of direction: "قبل يومين", "полгода назад"."""
    read = _amount(found)
    if read is None:
        return None
    count, named = read
    first, end = found.span("way")
    return so_many_away(named, count, found.tokens.letters[first:end])


def amount(found: Found) -> Duration | None:
    """Read a word with number and unit, "2 day", as a length."""
    read = _amount(found)
    if read is None:
        return None
    count, named = read
    unit, factor, code = UNITS[named]
    said = "X" if count is None else f"{count * factor:g}"
    value = f"PT{said}{code[1:]}" if code[0] == "T" else f"P{said}{code}"
    if count is None:
        return Duration(value, toward=toward_publication(found))
    return Duration(value, unit, count * factor, toward_publication(found))


def every_amount(found: Found) -> Repeated | None:
    """Read "كل عامين": what comes again after so long."""
    made = amount(found)
    return Repeated(made.value) if made is not None else None


def _amount(found: Found) -> tuple[float | None, str] | None:
    value = found.value("amount")
    if not isinstance(value, str):
        return None
    count, named = value.split()
    return None if count == "X" else float(count), named


def weekday_part(found: Found) -> Weekday | None:
    """Read a day of the week and a time of day in one word, "4 TEV"."""
    value = found.value("wdp")
    if not isinstance(value, str):
        return None
    day, clock = value.split()
    shift = shift_in(found.tokens.letters[slice(*found.span("dir"))]) if found.has("dir") else None
    base = shift.base if shift is not None and shift.base is Base.REFERENCE else Base.EITHER
    return Weekday(int(day), Direction(shift.count) if shift is not None else None, None, clock, base)


def day_from_today(found: Found) -> Relative | None:
    """Read "yesterday" and the like; where tomorrow is also the morning, it is so after an article."""
    if not isinstance(found.value("day"), str):
        return english_day(found)
    first = found.span()[0]
    if first and found.tokens.letters[first - 1] in _NO_TOMORROW:
        return None
    return Relative(Unit.DAY, 1, Base.PUBLICATION, clock=clock_of(found))


_NO_TOMORROW: Final = letters_of("the on every this by DIRECTION a")


def named_unit(found: Found) -> Said | None:
    """Read a unit with a word of direction; "the next day" goes on from the day that is spoken of, unlike "next week"."""
    if _is_plural(found):
        return some(found)
    made = english_unit(found)
    if isinstance(made, Relative) and made.unit is Unit.DAY and made.count == 1 and not made.clock:
        return Relative(Unit.DAY, 1, Base.REFERENCE)
    if isinstance(made, Relative) and made.unit is Unit.DAY and made.base is Base.PUBLICATION and made.count == -1:
        # "The last day" is of something else; a part of it is of yesterday.
        return made if made.clock else None
    return made


def stretch(found: Found) -> Duration | tuple[Piece, ...] | None:
    """Read "el último mes", "за последний месяц": one that ends now where it is led so; "the last day" is of something else."""
    named = found.value("unit")
    if _is_plural(found):
        return some(found)
    if not found.holds("dir", "past"):
        return None
    if not isinstance(named, str) or named == "day":
        return ()
    first, end = found.span()
    letters = found.tokens.letters
    is_led = first > 0 and letters[first - 1] in _DURING and letters[end : end + 1] != letter("of")
    unit, factor, code = UNITS[named]
    return Duration(f"P{factor}{code}", unit, factor, Direction.PAST if is_led else None)


_DURING: Final = letters_of("during in over within since for")


def some(found: Found) -> Duration | None:
    """Read several units whose word does not tell them from one: "plusieurs mois", "les derniers mois"."""
    named = found.value("unit")
    return Duration(f"PX{UNITS[named][2]}") if isinstance(named, str) and named in UNITS else None


def one_unit(found: Found) -> Duration | None:
    """Read "около года", "نحو عام": one, in a language without articles."""
    named = found.value("unit")
    if not isinstance(named, str) or named not in UNITS:
        return None
    unit, factor, code = UNITS[named]
    return Duration(f"PT{factor}{code[1:]}" if code[0] == "T" else f"P{factor}{code}", unit, factor)


def _is_plural(found: Found) -> bool:
    return "plural" in found.values("dir")


def two_decades(found: Found) -> tuple[Piece, ...] | None:
    """Read "los años 60 y 70", "les années 1920 et 1930"."""
    last, first = decade(found), _decade_of(whole(found, "first"))
    if last is None or first is None:
        return None
    begin, end = found.span()
    at = found.span("first")[1]
    return Piece(begin, at, Calendar(Unit.DECADE, first)), Piece(found.span("decade")[0], end, last)


def decade(found: Found) -> Calendar | None:
    """Read a decade that is named as one: "die 1990er Jahre", "los años 90", "90-е годы", "التسعينيات"."""
    first = _decade_of(whole(found, "decade"))
    if first is None:
        return None
    if has_era(found, "BC"):
        first = -first - 8
    return Calendar(Unit.DECADE, first, part=part_of(found))


def _decade_of(number: int | None) -> int | None:
    if number is None or number % 10 or (_SHORT < number < _LONG) or number < 10:
        return None
    if number > _SHORT:
        return number
    return full_year(number) if number < _OF_OUR_CENTURY else 1900 + number


_SHORT: Final = 90
_LONG: Final = 1000
_OF_OUR_CENTURY: Final = 20
