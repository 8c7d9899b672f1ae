"""What tells a time from another thing that is written like one, in Russian: Wednesday and what surrounds us."""

from typing import Final

from workbench.annotate.times.clock_builders import clock_by_daypart as clock_by_daypart_of_all
from workbench.annotate.times.common_guards import before
from workbench.annotate.times.expressions import ClockTime, Weekday
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.relative_builders import day_of_week
from workbench.annotate.times.symbols import letters_of

_LEADS: Final = letters_of("in on by until from since to and or comma open every after before")
_LEADS_OF_OTHERS: Final = letters_of("until from by after before")
_WEDNESDAY: Final = 2


def weekday(found: Found) -> Weekday | None:
    """Read a day of the week; of Wednesday, without a word of direction, "в среду" and "до среды" alone."""
    at = found.span("wd")[0]
    is_bare = found.span()[0] == at
    if found.value("wd") == _WEDNESDAY and is_bare:
        leads = _LEADS if found.tokens.said(at) == "среду" else _LEADS_OF_OTHERS
        if before(found) not in leads:
            return None
    return day_of_week(found)


def clock_by_daypart(found: Found) -> ClockTime | None:
    """Read "5 часов утра"; "5 утром" is something else."""
    is_of = found.tokens.said(found.span("pod")[0]) in ("утра", "вечера")
    return clock_by_daypart_of_all(found) if is_of else None
