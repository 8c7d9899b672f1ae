"""What tells a time from another thing that is written like one, in German: the morning and tomorrow."""

from typing import Final

from workbench.annotate.times.calendar_builders import shift_of, whole, year_of
from workbench.annotate.times.common_guards import after, before, season_alone
from workbench.annotate.times.expressions import Calendar, Part, Relative, Unit, Vague
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.relative_builders import now
from workbench.annotate.times.symbols import letter, letters_of
from workbench.annotate.times.word_builders import day_from_today as common_day

_STARTS: Final = letters_of("newline stop mark quote open colon dash")


def day_from_today(found: Found) -> Relative | None:
    """Read "gestern Abend", "morgen"; "Morgen" is tomorrow only where a sentence opens with it."""
    first = found.span()[0]
    is_capital = found.tokens.text[found.tokens.starts[first]].isupper()
    if isinstance(found.value("day"), str) and is_capital and before(found) not in _STARTS:
        return None
    return common_day(found)


def season(found: Found) -> Calendar | None:
    """Read a season; behind an adjective without preposition it is a name: "des arabischen Frühlings"."""
    is_bare = found.span()[0] == found.span("season")[0]
    return None if is_bare and before(found) == _SMALL else season_alone(found)


def current(found: Found) -> Vague | None:
    """Read "aktuell" before a noun; with a capital it is one: "auf dem Laufenden", "Aktuelles"."""
    first = found.span()[0]
    is_capital = found.tokens.text[found.tokens.starts[first]].isupper()
    is_noun = is_capital and (before(found) not in _STARTS or after(found) != _CAPITAL)
    return None if is_noun else now(found)


_SMALL, _CAPITAL = letter("small"), letter("capital")


def month_half(found: Found) -> Calendar | None:
    """Read "die erste Aprilhälfte"."""
    part = {1: Part.FIRST_HALF, 2: Part.SECOND_HALF}.get(whole(found, "nth") or 0)
    if part is None:
        return None
    return Calendar(Unit.MONTH, year_of(found), whole(found, "m"), part=part, shift=shift_of(found, "shift"))
