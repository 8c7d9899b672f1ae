"""How the Spanish words of time stand together, where it is not as in many languages."""

from functools import cache
from typing import Final

from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import common_guards as common
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times.common_guards import in_length, named_season
from workbench.annotate.times.common_rules import BEHIND, BREAKS, COMMON, COMMON_PARTS, TRIGGERS
from workbench.annotate.times.grammar import Grammar, Rule
from workbench.annotate.times.spanish import guards
from workbench.annotate.times.spanish.words import spanish_words

_OWN: Final = (
    Rule("in_length", "after:in <N> unit=TIME_UNITS", in_length),
    # "Año y medio".
    Rule("year_and_half", "way( ago ) unit=year_word half( and half )", relative.counted_away),
    # "Desde hace tres años" lasts still.
    Rule("since_length", "since <N> unit=TIME_UNITS", length.duration),
    Rule("weekday", "the? unit? ( <DIR> )? wd=weekday ( <POD> )? ( of? the? week( DIRECTION ) unit )?", guards.weekday),
    Rule("season", "( <PART> )? the? season=SEASON", named_season),
    # "De lunes a viernes" is every week.
    Rule("workdays", "after:of weekday to weekday", guards.workdays),
    Rule(
        "clock_daypart",
        "hour=n12 ( clock_unit | clock_units )? of the pod=daypart/night/tomorrow",
        clock.clock_by_daypart,
    ),
    Rule("month", "( <PART> )? the? ( <DIR> )? ( u=unit of? )? <M> ( <OF_YEAR> )?", common.named_month),
    Rule("in_the_unit", "after:during the? unit=unit/year_word/decade/century", common.unit_spoken_of),
    Rule("lone_day", "on d=DAY_NUMBER", common.day_spoken_of),
    Rule("noon", "after:to/in/by/until the? named=noon/midnight", clock.named_time),
)

RULES: Final = (*_OWN, *(rule for rule in COMMON if rule.name not in ("season", "weekday", "month")), *BEHIND)


@cache
def spanish() -> Grammar:
    """Return the grammar of Spanish; it is made once, when it is first asked for."""
    return Grammar(spanish_words(), RULES, COMMON_PARTS, TRIGGERS, BREAKS)
