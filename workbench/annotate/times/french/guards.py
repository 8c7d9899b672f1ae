"""What tells a time from another thing that is written like one, in French: "du lundi au vendredi" from "de lundi à vendredi"."""

from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times.common_guards import before
from workbench.annotate.times.expressions import Calendar, ClockTime, Repeated
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.symbols import letters_of

_HAVE: Final = letters_of("was will past_word")


def workdays(found: Found) -> Repeated | None:
    """Read days of every week, which have an article."""
    first, end = found.span()
    has_articles = found.tokens.said(first - 1) == "du" and found.tokens.said(end - 2) == "au"
    return Repeated("P1W") if has_articles else None


def season_of_year(found: Found) -> Calendar | None:
    """Read a season with its year: "été 2019", but not "ils ont été 2000"."""
    is_been = found.holds("season", "fall") and before(found) in _HAVE
    return None if is_been or calendar.is_counted(found) else calendar.calendar_season(found)


def clock(found: Found) -> ClockTime | None:
    """Read "17h30" and "17 h 30"."""
    hour, minute = calendar.whole(found, "hour"), calendar.whole(found, "minute")
    at = found.span("minute")[0]
    if hour is None or minute is None or not 0 <= hour <= 24 or len(found.tokens.said(at)) != len("30"):
        return None
    return ClockTime(f"T{hour:02}:{minute:02}")
