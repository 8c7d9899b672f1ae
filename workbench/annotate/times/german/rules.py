"""How the German words of time stand together, where it is not as in many languages."""

from functools import cache
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import common_guards as common
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times.common_guards import in_length
from workbench.annotate.times.common_rules import BREAKS, COMMON, COMMON_PARTS, TRIGGERS
from workbench.annotate.times.german import guards
from workbench.annotate.times.german.words import german_words
from workbench.annotate.times.grammar import Grammar, Rule

_OWN: Final = (
    # "In der Nacht zum Montag", "in der Nacht auf Montag".
    Rule("night_to", "the? pod=night ( until | on | to ) the? wd=weekday", relative.day_of_week),
    # "Am Tag danach", "vom 5. auf den 6. Mai".
    Rule("unit_after", "after:on unit=unit way( later | earlier )", relative.counted_away),
    Rule("days_of_night", "the? d=ordinal on the? DAY m=ANY_MONTH ( <YEAR_END> )?", calendar.day_list),
    # "In drei Tagen" looks ahead where its sentence does.
    Rule("in_length", "after:in <N> unit=TIME_UNITS", in_length),
    # "Montags" comes again; "des Montags" is one.
    Rule("weekday_small", "wd=weekdays", length.repeated),
    Rule("century_short", "( <PART> )? the? nth=ordinal century", calendar.calendar_century),
    Rule(
        "today",
        "day=today/yesterday/tomorrow ( comma? wd=weekday )? ( pod=DAYPART/tomorrow/noon )?",
        guards.day_from_today,
    ),
    Rule("season", "( <PART> )? the? season=SEASON", guards.season),
    Rule("current", "current before:small/past_word/capital", guards.current),
    Rule("weekday_noon", "( <DIR> )? wd=weekday pod=noon", relative.day_of_week),
    Rule("month_half", "the? nth=ORDINAL m=month_half ( <YEAR_END> )?", guards.month_half),
    Rule("in_the_unit", "after:during the? unit=unit/year_word/decade/century", common.unit_spoken_of),
    Rule("noon", "after:on/at/until named=noon/midnight", clock.named_time),
)

_LEFT_OUT: Final = ("today", "season", "current")
# "Zwei Wochen vor der Wahl" is not two weeks ago.
_PARTS: Final = {**COMMON_PARTS, "WAY": "way( later | earlier | hence )"}

RULES: Final = (*_OWN, *(rule for rule in COMMON if rule.name not in _LEFT_OUT))


@cache
def german() -> Grammar:
    """Return the grammar of German; it is made once, when it is first asked for."""
    return Grammar(german_words(), RULES, _PARTS, TRIGGERS, BREAKS)
