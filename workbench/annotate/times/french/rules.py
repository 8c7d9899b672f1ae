"""How the French words of time stand together, where it is not as in many languages."""

from functools import cache
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import common_guards as common
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times import word_builders as words
from workbench.annotate.times.common_guards import named_season
from workbench.annotate.times.common_rules import BEHIND, BREAKS, COMMON, COMMON_PARTS, TRIGGERS
from workbench.annotate.times.french import guards
from workbench.annotate.times.french.words import french_words
from workbench.annotate.times.grammar import Grammar, Rule

_OWN: Final = (
    # "Ce jour-là", "cette année-là".
    Rule("that_unit", "this unit=UNIT/DAYPART hyphen dir( that )", words.named_unit),
    Rule("that_weekday", "this wd=weekday hyphen dir( that )", words.day_of_week),
    # "17h30", "17 heures 30"; a length has no minutes behind.
    Rule("clock_h", "to hour=n12/n24 clock_units minute=n12/n24/n31/n59?", clock.clock_time),
    Rule("clock_glued", "hour=n12/n24 oclock minute=n12/n24/n31/n59", guards.clock),
    Rule("clock_daypart", "to? hour=n12 clock_units of the? pod=daypart", clock.clock_by_daypart),
    Rule("month", "( <PART> )? the? ( <DIR> )? ( u=unit of? )? <M> ( <OF_YEAR> )?", common.named_month),
    Rule("in_the_unit", "after:during the? unit=unit/year_word/decade/century", common.unit_spoken_of),
    Rule("noon", "after:to/in/by/until named=noon/midnight", clock.named_time),
    # "Mai 68".
    Rule("month_short_year", "m=MONTH cut( y=n59/n99 )", calendar.calendar_month),
    Rule(
        "weekday", "the? unit? ( <DIR> )? wd=weekday ( <POD> )? ( of? the? week( DIRECTION ) unit )?", words.day_of_week
    ),
    # "Du lundi au vendredi" is every week.
    Rule("workdays", "after:of weekday to weekday", guards.workdays),
    Rule(
        "season_year",
        "( <PART> )? the? season=SEASON ( <YEAR> ) ( ( hyphen | slash ) TWO_DIGITS )?",
        guards.season_of_year,
    ),
    Rule("season", "( <PART> )? the? season=SEASON", named_season),
    # "Trois jours après".
    Rule(
        "after_that", "<N> unit=TIME_UNITS way( before | after ) notbefore:WORD/of/this/capital", relative.counted_away
    ),
    Rule("some_months", "( <APPROX> )? n( few | several ) unit=unit", words.some),
    # "Dans la nuit de samedi à dimanche".
    Rule("night_of", "the? pod=night of wd=weekday to weekday", relative.day_of_week),
)

RULES: Final = (
    *_OWN,
    *(rule for rule in COMMON if rule.name not in ("season", "season_year", "weekday", "month")),
    *BEHIND,
)


@cache
def french() -> Grammar:
    """Return the grammar of French; it is made once, when it is first asked for."""
    return Grammar(french_words(), RULES, {**COMMON_PARTS, "WAY": "way( later | earlier )"}, TRIGGERS, BREAKS)
