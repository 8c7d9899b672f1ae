"""How the Arabic words of time stand together: adjectives, ordinals and often numbers behind their nouns."""

from functools import cache
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import common_guards as common
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times import word_builders as words
from workbench.annotate.times.arabic import guards
from workbench.annotate.times.arabic.words import arabic_words
from workbench.annotate.times.common_rules import BEHIND, BREAKS, COMMON, COMMON_PARTS, TRIGGERS
from workbench.annotate.times.grammar import Grammar, Rule

_PARTS: Final = {
    **COMMON_PARTS,
    "PART": "part( part_noun of? | half ORDINAL of? )",
    "PART2": "part2( part_noun of? | half ORDINAL of? )",
    "D": "d=DAY/ordinal_word/tens_word",
    "PRE": "( pod=DAYPART unit? )? ( unit? wd=weekday comma? )? ( day_word=unit before:DAY/ordinal_word )?",
    "LINK": "comma? and | comma? or | to | until | hyphen | dash | slash",
    "N": "n( number_word tens_word | NUMBER scale | NUMBER | few | several | scale )",
    "POD": "( pod=DAYPART )",
    # "يومين قبل" goes on: before what.
    "WAY": "way( earlier )",
}
_ONE: Final = "unit=unit/year_word/clock_unit/century"
_OWN: Final = (
    # "قبل عام"; "قبل عام 2019" is something else.
    Rule(
        "led_unit_away",
        f"way( ago | later ) {_ONE} notbefore:NUMBER/POINTED/this/ordinal_word/weekday",
        relative.counted_away,
    ),
    # "قبل عام ونصف".
    Rule("unit_and_half", "way( ago | later ) unit=unit/year_word half( half )", relative.counted_away),
    Rule("later_that", "way( ago | later ) that amount=amount", words.amount_away),
    Rule("bare_later", "way( later ) ( few | several )? unit=units/decades", relative.bare_away),
    Rule("clock_word", "clock_unit hour=ordinal_word/n12 ( pod=DAYPART )?", clock.clock_by_daypart),
    Rule(
        "portion_behind", "unit=units n( NUMBER ) nth=ordinal_word ( of | in )? ( <YEAR> | <OF_YEAR> )", length.portion
    ),
    Rule("about_a_unit", "about/more/less unit=unit/year_word/clock_unit/century", words.one_unit),
    Rule("quarter_behind", "quarter nth=ordinal_word ( <YEAR_END> )?", common.half_year),
    Rule(
        "decade_word",
        "( <PART> )? decade? decade=decade_word ( of? century ( POINTED | nth=ordinal_word/tens_word ) )?",
        guards.decade,
    ),
    Rule(
        "decade_of_century",
        "( <PART> )? decade nth=ordinal_word of? century century_nth=ordinal_word/tens_word",
        calendar.decade_of_century,
    ),
    Rule("century_tens", "( <PART> )? century nth=tens_word", calendar.calendar_century),
    Rule("daypart_today", "pod=DAYPART unit? day=today/yesterday/tomorrow ( unit? wd=weekday )?", guards.today),
    Rule("today", "day=today/yesterday/tomorrow ( unit? wd=weekday )? ( pod=DAYPART )?", guards.today),
    Rule("day_spoken_of", "( pod=DAYPART )? this? today dir( POINTED )", guards.day_spoken_of),
    Rule("this_day", "dir( this | that | same ) today", guards.day_spoken_of),
    Rule("units_numbered", "unit=units/decades/clock_units n( NUMBER ) dir( last | next | recent )?", length.duration),
    Rule("units_following", "unit=units/decades n( NUMBER ) dir( following | previous )", length.duration),
    Rule("daypart_weekday", "pod=DAYPART unit? wd=weekday ( dir( POINTED ) )?", relative.day_of_week),
    Rule("every_named", "every unit? wd=weekday/short_weekday ( <POD> )?", length.repeated),
    Rule("hour_o_clock", "clock_unit hour=n12/n24 colon minute=n12/n24/n31/n59 oclock?", clock.clock_time),
    Rule("season_of_kind", "season=season", common.season_alone),
)
_LEFT_OUT: Final = ("today", "decade_word", "season", "daypart_weekday")

RULES: Final = (*_OWN, *(rule for rule in COMMON if rule.name not in _LEFT_OUT), *BEHIND)


@cache
def arabic() -> Grammar:
    """Return the grammar of Arabic; it is made once, when it is first asked for."""
    # A month may have its other name in brackets.
    return Grammar(arabic_words(), RULES, _PARTS, TRIGGERS, BREAKS.replace(" open close", ""))
