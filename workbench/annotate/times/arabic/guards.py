"""What tells a time from another thing that is written like one, in Arabic, and what "today" is beside an adjective."""

from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times.common_guards import after
from workbench.annotate.times.expressions import Base, Calendar, Relative, Unit
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.symbols import letters_of

_OF_OUR_CENTURY: Final = 20


def today(found: Found) -> Relative | None:
    """Read "today", which is "the day" before an ordinal: "the first day"."""
    is_day = found.holds("day", "today") and after(found) in letters_of("ordinal_word number_word tens_word recent")
    return None if is_day else relative.day_from_today(found)


def day_spoken_of(found: Found) -> Relative | None:
    """Read "the following day", "the same day": of what is spoken of."""
    shift = calendar.shift_of(found, "dir")
    return (
        Relative(Unit.DAY, shift.count, Base.REFERENCE, clock=calendar.clock_of(found)) if shift is not None else None
    )


def decade(found: Found) -> Calendar | None:
    """Read "the nineties", perhaps of a century: of the last one, of the nineteenth."""
    first, number = calendar.whole(found, "decade"), calendar.whole(found, "nth")
    if first is None:
        return None
    century = number if number is not None else _OF_OUR_CENTURY
    return Calendar(Unit.DECADE, 100 * (century - 1) + first, part=calendar.part_of(found))
