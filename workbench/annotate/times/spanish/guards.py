"""What tells a time from another thing that is written like one, in Spanish: "de lunes a viernes" from "del lunes al viernes"."""

from typing import Final

from workbench.annotate.times.common_guards import after, before
from workbench.annotate.times.expressions import Repeated, Weekday
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.symbols import letter
from workbench.annotate.times.word_builders import day_of_week


def workdays(found: Found) -> Repeated | None:
    """Read days of every week, which have no article."""
    return Repeated("P1W") if found.tokens.said(found.span()[0] - 1) == "de" else None


def weekday(found: Found) -> Weekday | None:
    """Read a day of the week; "Domingo" between capitals is a man."""
    at = found.span("wd")[0]
    is_bare = found.span() == (at, at + 1) and found.tokens.text[found.tokens.starts[at]].isupper()
    is_name = is_bare and found.value("wd") == _SUNDAY and letter("capital") in (before(found), after(found))
    return None if is_name else day_of_week(found)


_SUNDAY: Final = 6
