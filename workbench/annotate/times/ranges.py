"""Makes one stretch of two times that bound it: "from March 5 to 7", "between 1999 and 2003"."""

from collections.abc import Sequence
from typing import Final

from workbench.annotate.times.expressions import Between, ClockTime, Kind, Time, TimeExpression, TimeRange
from workbench.annotate.times.periods import interval_text

_DATED: Final = (Kind.DATE, Kind.TIME)


def find_ranges(expressions: Sequence[TimeExpression], times: Sequence[Time]) -> tuple[TimeRange, ...]:
    """Return the ranges that bound times make; `and` makes one where the one begins right after the other has ended."""
    by_start = {one.start: one for one in expressions}
    found: list[TimeRange] = []
    for number, time in enumerate(times):
        if time.earliest is None or time.latest is None or time.edtf is None:
            continue
        one = by_start[time.start]
        if isinstance(one.said, Between):
            found.append(TimeRange(time.start, time.end, number, number, time.earliest, time.latest, time.edtf))
        before = times[number - 1] if number else None
        # "Lundi à 17 h" is no stretch.
        is_clock_of_day = (
            before is not None
            and isinstance(one.said, ClockTime)
            and not isinstance(by_start[before.start].said, ClockTime)
        )
        if before is not None and not is_clock_of_day and _is_range(one.joined, before, time):
            assert before.earliest is not None
            edtf = interval_text(before.earliest, time.latest)
            found.append(TimeRange(before.start, time.end, number - 1, number, before.earliest, time.latest, edtf))
    return tuple(found)


def _is_range(joined: str, before: Time, after: Time) -> bool:
    if before.kind not in _DATED or after.kind not in _DATED:
        return False
    if before.earliest is None or before.latest is None or after.earliest is None or after.latest is None:
        return False
    if joined == "to":
        return before.earliest <= after.latest and before.latest <= after.latest
    return joined == "and" and after.earliest == before.latest + 1
