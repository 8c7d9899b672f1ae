"""How the Turkish words of time stand together: what belongs to a time stands before it, its part behind."""

from functools import cache
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import common_guards as common
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times import word_builders as words
from workbench.annotate.times.common_rules import BREAKS, COMMON_PARTS, FIGURES, TRIGGERS, VAGUE
from workbench.annotate.times.grammar import Grammar, Rule
from workbench.annotate.times.turkish import guards
from workbench.annotate.times.turkish.words import turkish_words

_PARTS: Final = {
    **COMMON_PARTS,
    "PART": "part( ORDINAL half | part_noun )",
    "BEFORE_YEAR": "( y=year year_word? | shift( DIRECTION ) year_word )",
    "WD": "wd=weekday/short_weekday",
    # "5 Mart 2019 Salı günü", "5 Mart günü".
    "ON_DAY": "( comma? <WD> )? unit? ( pod=DAYPART )?",
    "LINK": "comma? and | comma? or | to | hyphen | dash | slash",
    "DIR": "dir( DIRECTION )",
}
_DATES: Final = (
    Rule(
        "day_month_year",
        "( <WD> comma? )? d=DAY m=ANY_MONTH comma? y=year year_word? unit? ( pod=DAYPART )?",
        calendar.calendar_day,
    ),
    Rule("day_month_year_weekday", "d=DAY m=ANY_MONTH comma? y=year comma? <WD> unit?", calendar.calendar_day),
    Rule("day_month", "d=DAY m=ANY_MONTH <ON_DAY>", guards.day_month),
    Rule("day_month_shift", "<BEFORE_YEAR> d=DAY m=ANY_MONTH unit?", calendar.calendar_day),
    Rule("month_day", "<BEFORE_YEAR>? m=ANY_MONTH unit d=DAY", calendar.calendar_day),
    Rule("days_month", "DAY ( comma DAY )* ( <LINK> ) DAY m=ANY_MONTH ( y=year year_word? )? unit?", calendar.day_list),
    Rule("month_year", "m=ANY_MONTH y=year year_word? ( <PART> )?", calendar.calendar_month),
    Rule("year_month", "<BEFORE_YEAR> m=ANY_MONTH unit? ( <PART> )?", calendar.calendar_month),
    Rule("month", "( <DIR> )? m=ANY_MONTH unit? ( <PART> )?", guards.month_alone),
)
_YEARS: Final = (
    Rule("decade", "decade=decade_number year_word/units? ( <PART> )?", words.decade),
    Rule("decade_word", "decade=decade_word units ( <PART> )?", words.decade),
    Rule("year", "y=year year_word/units? ( <PART> )?", guards.year_alone),
    Rule("year_tail", "y=year ( hyphen | slash | dash ) tail=TWO_DIGITS", calendar.year_tail),
    Rule("era_year", "era=era y=YEARLIKE year_word?", calendar.calendar_year),
    Rule("century", "( era=era )? nth=ordinal/ordinal_word/roman century ( <PART> )?", calendar.calendar_century),
    Rule("season_year", "<BEFORE_YEAR> season=SEASON units? ( <PART> )?", calendar.calendar_season),
    Rule("season_shift", "<DIR> season=SEASON units?", calendar.calendar_season),
    Rule("season", "season=season", calendar.calendar_season),
    Rule("season_months", "season=fall units", calendar.calendar_season),
    Rule("quarter", "<BEFORE_YEAR>? year_word? nth=ORDINAL/roman quarter", common.half_year),
    Rule("feast", "<BEFORE_YEAR>? feast=feast", common.feast),
)
_RELATIVE: Final = (
    Rule("stretch", "dir( past ) unit=unit/year_word/decade/century", words.stretch),
    Rule("named_unit", "<DIR> unit=UNIT/DAYPART ( <PART> )? ( pod=DAYPART )?", words.named_unit),
    Rule("away", "away=away", words.away),
    Rule("portion_of_year", "<BEFORE_YEAR> nth=ORDINAL/past ( <N> )? unit=unit/units", length.portion),
    Rule(
        "portion_of_month",
        "<BEFORE_YEAR>? m=ANY_MONTH unit? nth=ORDINAL/past ( <N> )? unit=unit/units",
        length.portion,
    ),
    Rule("end_of_unit", "unit=UNIT ( <PART> )", relative.end_of_unit),
    Rule("the_weekend", "weekend", relative.weekend),
    Rule("counted_away", "( <APPROX> )? <N> unit=TIME_UNITS way( ago | later )", relative.counted_away),
    Rule(
        "two_away",
        "( <APPROX> )? first=COUNT ( to | or | hyphen | dash ) <N> unit=TIME_UNITS way( ago | later )",
        relative.two_away,
    ),
    Rule("bare_away", "unit=units/decades/centuries/clock_units way( ago | later )", relative.bare_away),
    Rule("today", "day=today/yesterday/tomorrow ( pod=DAYPART )?", relative.day_from_today),
    Rule("weekday", "( <DIR> )? <WD> unit? ( pod=DAYPART )?", guards.weekday),
)
_LENGTHS: Final = (
    Rule("duration", "( <APPROX> )? <N> unit=TIME_UNITS", length.counted_length),
    Rule(
        "two_lengths", "( <APPROX> )? first=COUNT ( to | or | hyphen | dash ) <N> unit=TIME_UNITS", length.two_lengths
    ),
    Rule("some", "( <APPROX> )? n( few | several ) unit=unit/year_word/clock_unit", words.some),
    Rule("amount", "amount=amount", words.amount),
    Rule("led_duration", "dir( last | past | next | coming ) <N> unit=TIME_UNITS", length.duration),
    Rule("half_unit", "half_unit( half ) unit=TIME_UNITS", length.duration),
    Rule(
        "next_units",
        "dir( last | past | next | coming | following ) few? unit=units/decades/centuries/clock_units",
        length.duration,
    ),
    Rule("whole_unit", "whole unit=UNIT", length.duration),
)
_SETS: Final = (
    Rule("every_unit", "every ( n( NUMBER ) )? unit=TIME_UNITS ( a )?", length.repeated),
    # "İki yılda bir".
    Rule(
        "every_other",
        "n( NUMBER ) unit=unit/year_word a notbefore:counted/scale/TIME_UNITS/NUMBER",
        length.repeated,
    ),
    Rule("every_weekday", "every <WD> unit? ( pod=DAYPART )?", length.repeated),
    Rule("every_season", "every season=SEASON", length.repeated),
    Rule("every_daypart", "every pod=DAYPART", length.repeated),
    Rule("weekdays", "<WD> unit=units", length.repeated),
    Rule("every_weekday_of", "every unit ORDINAL/past <WD>", length.repeated),
    # "Haftada bir".
    Rule(
        "once_in_unit",
        "per( unit=unit/year_word a ) notbefore:WORD/TIME_UNITS/counted/NUMBER/scale",
        guards.once_in_unit,
    ),
    Rule("per_unit", "per( unit=unit/year_word/clock_unit ( NUMBER | a | few ) once )", length.repeated),
)
_CLOCK: Final = (
    Rule(
        "clock_unit_first", "clock_unit hour=decimal/n12/n24 notbefore:NUMBER/clock_unit/unit/colon", clock.clock_time
    ),
    Rule("clock_colon", "clock_unit hour=n12/n24 colon minute=n12/n24/n31/n59", clock.clock_time),
)

RULES: Final = (*FIGURES, *_DATES, *_YEARS, *_RELATIVE, *_LENGTHS, *_SETS, *VAGUE, *_CLOCK)


@cache
def turkish() -> Grammar:
    """Return the grammar of Turkish; it is made once, when it is first asked for."""
    return Grammar(turkish_words(), RULES, _PARTS, TRIGGERS, BREAKS)
