"""Tells whether a text writes the day or the month first: "05/03/2020"."""

from collections.abc import Sequence
from typing import Final

from workbench.annotate.times.calendar_days import civil
from workbench.annotate.times.expressions import Calendar, TimeExpression
from workbench.annotate.times.references import Publication

_DAY_FIRST_RULES: Final = frozenset(("day_month_year", "day_month", "days_month", "day_hyphen_month"))
_MONTH_FIRST_RULES: Final = frozenset(("month_day_year", "month_day", "month_days"))
_FIGURES: Final = frozenset(("slashed_date", "hyphened_date", "short_hyphened_date", "day_and_time"))


def puts_day_first(expressions: Sequence[TimeExpression], publication: Publication | None) -> bool:
    """Tell by the dates of the same form that have one reading, by the day of publication, by dates with a month's name.

    Where nothing tells, the month is first, as most that is written in English has it.
    """
    figures = [one.said for one in expressions if one.rule in _FIGURES and isinstance(one.said, Calendar)]
    sure = [said for said in figures if said.swapped is None and said.month != said.day]
    if sure:
        return 2 * sum(said.is_day_first for said in sure) > len(sure)
    if publication is not None and publication.day is not None:
        year, month, day = civil(publication.day)
        read = {(said.month, said.day) for said in figures if said.year == year}
        if (month, day) in read or (day, month) in read:
            return (month, day) not in read
    rules = [one.rule for one in expressions]
    day_first, month_first = (sum(rule in names for rule in rules) for names in (_DAY_FIRST_RULES, _MONTH_FIRST_RULES))
    return day_first > month_first
