"""How the English words of time stand together: one row a way of saying it, with what reads it.

The order matters only among rules that take equally much of a text: the first wins.
"""

from functools import cache
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import numeric_builders as numeric
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times.english import guards
from workbench.annotate.times.english.words import english_words
from workbench.annotate.times.grammar import Grammar, Rule

_PART: Final = (
    "the? adjective? part_noun of the? | part_noun hyphen | the? ORDINAL half of the? | the? late half of the? "
    "| the? adjective? ( early | late ) part_noun of the? | the? ( early | late | last | adjective ) units of the? "
    "| the? adjective? ( early | late | mid ) hyphen? ( to hyphen? ( late | mid ) hyphen? )? ( in the? )?"
)
_PARTS: Final = {
    "PART": f"part( {_PART} )",
    "PART2": f"part2( {_PART} )",
    "DIR": "the? ( that same | this same | this past | this coming | this current | adjective? DIRECTION )",
    "PRE": "( ( ( early | late ) in )? ( the | WEEKDAY )? ( early | late )? pod=DAYPART clock_units? of the? )? ( wd=WEEKDAY comma? the? )?",
    "OF_YEAR": "comma? of? shift( the? ( that same | DIRECTION ) ) year_word",
    "YEAR_END": "SEPARATOR? SEPARATOR? y=year | <OF_YEAR>",
    "LINK": "comma? and | comma? or | to | until | through | hyphen | dash | slash",
    "N": (
        "n( NUMBER n12 slash n12 | n12 slash n12 | a few | a couple | couple | a? dozen | few | several | a few scale | several scale | a? couple scale | a scale | half a | a half | tens_word hyphen? number_word "
        "| NUMBER hyphen? scale | NUMBER | scale | a )"
    ),
    "APPROX": "about | more | less | only | over | several",
    "PORTION": "the? adjective? nth=ORDINAL/adjective <N>? ADJECTIVE? unit=TIME_UNITS of",
    "AGE": "hyphen? ( unit | year_word | units ) hyphen old",
    "WAY": "ago | later | earlier | hence | ( before | after | previous ) notbefore:WORD/to/feast/MONTH/WEEKDAY/NUMBER/UNIT/SEASON/past",
}
_DATES: Final = (
    Rule(
        "iso_date",
        "y=year ( hyphen | slash ) number=n12 ( hyphen | slash ) d=DAY_NUMBER clock=clock?",
        numeric.iso_date,
    ),
    Rule("iso_month", "y=year hyphen number=n12 notbefore:hyphen", numeric.iso_month),
    Rule("iso_week", "week_date", numeric.iso_week_date),
    Rule("slashed_date", "first=DAY_NUMBER slash second=DAY_NUMBER slash y=TWO_DIGITS/year", numeric.slashed_date),
    Rule("hyphened_date", "first=DAY_NUMBER hyphen second=DAY_NUMBER hyphen y=year", numeric.slashed_date),
    Rule("dotted_date", "dotted=dotted", numeric.dotted_date),
    Rule("date_time_group", "dtg", numeric.date_time_group),
    Rule("month_day_year", "<PRE> m=ANY_MONTH the? d=DAY SEPARATOR? SEPARATOR? y=year", calendar.calendar_day),
    Rule("day_month_year", "<PRE> the? d=DAY of? m=ANY_MONTH SEPARATOR? SEPARATOR? y=year", calendar.calendar_day),
    Rule("month_day_era", "m=ANY_MONTH d=DAY SEPARATOR? SEPARATOR? y=YEARLIKE era=era", calendar.calendar_day),
    Rule("day_month_era", "the? d=DAY of? m=ANY_MONTH SEPARATOR? y=YEARLIKE era=era", calendar.calendar_day),
    Rule("day_hyphen_month", "d=DAY hyphen m=ANY_MONTH hyphen y=year", calendar.calendar_day),
    Rule("month_day", "<PRE> m=ANY_MONTH the? d=DAY <OF_YEAR>?", calendar.calendar_day),
    Rule("day_month", "<PRE> the? d=DAY of? m=ANY_MONTH <OF_YEAR>?", calendar.calendar_day),
    Rule(
        "month_days",
        "m=ANY_MONTH the? DAY ( comma the? DAY )* <LINK> the? DAY <YEAR_END>? notbefore:ANY_MONTH",
        calendar.day_list,
    ),
    Rule("days_month", "the? DAY ( comma the? DAY )* <LINK> the? DAY of? m=ANY_MONTH <YEAR_END>?", calendar.day_list),
    Rule("lone_day", "the d=ordinal", guards.lone_day),
    Rule("weekday_day", "wd=WEEKDAY comma? the d=ordinal", guards.weekday_day),
    Rule("month_year", "<PART>? m=ANY_MONTH SEPARATOR? SEPARATOR? ( slash | hyphen )? y=year", calendar.calendar_month),
    Rule("month_year_era", "<PART>? m=ANY_MONTH SEPARATOR? y=YEARLIKE era=era", calendar.calendar_month),
    Rule("month_short_year", "m=ANY_MONTH apostrophe cut( y=TWO_DIGITS )", calendar.calendar_month),
    Rule("month_day_short_year", "m=ANY_MONTH d=DAY apostrophe cut( y=TWO_DIGITS )", calendar.calendar_day),
    Rule("month", "<PART>? dir( <DIR> )? m=MONTH <OF_YEAR>?", guards.month_alone),
    Rule("touching_parts", "<PART> m=MONTH and <PART2> m2=MONTH <YEAR_END>?", calendar.touching_parts),
)
_YEARS: Final = (
    Rule("year", "<PART>? ( the? ( year_word | units ) )? y=year", guards.year_alone),
    Rule("year_tail", "<PART>? y=year ( hyphen | slash | dash ) tail=TWO_DIGITS", calendar.year_tail),
    Rule("year_era", "( <PART> | about )? y=YEARLIKE era=era", calendar.calendar_year),
    Rule("era_year", "era=era y=YEARLIKE", calendar.calendar_year),
    Rule("years_era", "first=YEARLIKE ( hyphen | to | and | or | dash | slash ) y=YEARLIKE era=era", calendar.bc_years),
    Rule(
        "bare_old_year",
        "after:in/of/until/from/by/since/to/and/between/after/before/part_noun/season y=n999",
        guards.bare_old_year,
    ),
    Rule(
        "short_year", "after:in/of/since/until/to/from/by/season apostrophe cut( y=TWO_DIGITS )", calendar.calendar_year
    ),
    Rule("decade", "<PART>? the? apostrophe? decade=decade_number era=era?", calendar.calendar_decade),
    Rule("decade_word", "( <PART> | the ) ( decade_word and )? decade=decade_word", calendar.calendar_decade),
    Rule(
        "century",
        "<PART>? the? nth=ordinal/ordinal_word/second hyphen? ( century | centuries ) era=era?",
        calendar.calendar_century,
    ),
    Rule(
        "season_year",
        "<PART>? the? season=SEASON ( of | comma )? y=year ( ( hyphen | slash ) TWO_DIGITS )?",
        calendar.calendar_season,
    ),
    Rule("season_era", "<PART>? the? season=SEASON of? y=YEARLIKE era=era", calendar.calendar_season),
    Rule("season_named", "the? span( season=SEASON ) capital of y=year", calendar.calendar_season),
    Rule("year_season", "<PART>? y=year season=SEASON", calendar.calendar_season),
    Rule("season_shift", "<PART>? dir( <DIR> ) season=SEASON", guards.season_alone),
    Rule("season_of", "<PART>? the? season=SEASON <OF_YEAR>", guards.season_alone),
    Rule("season", "<PART>? the? season=SEASON", guards.season_alone),
    Rule(
        "quarter",
        "the? adjective? fiscal? nth=ORDINAL hyphen? fiscal? quarter ( SEPARATOR? fiscal? y=year | <OF_YEAR> | of the year_word )?",
        calendar.calendar_quarter,
    ),
    Rule(
        "half",
        "the? fiscal? nth=ORDINAL hyphen? fiscal? half=half ( SEPARATOR? fiscal? y=year | <OF_YEAR> | of the year_word )",
        calendar.calendar_quarter,
    ),
    Rule("quarter_code", "q=q_token ( SEPARATOR? y=year | <OF_YEAR> )?", guards.quarter_code),
    Rule("fiscal_year", "fiscal year_word? y=year", calendar.calendar_year),
    Rule("feast", "dir( <DIR> )? feast=feast ( pod=DAYPART )? SEPARATOR? y=year", guards.feast),
    Rule("feast_alone", "dir( <DIR> )? feast=feast pod=DAYPART? <OF_YEAR>?", guards.feast),
)
_RELATIVE: Final = (
    Rule(
        "named_unit",
        "( <PART> | earlier in? | later in? )? dir( <DIR> ) unit=UNIT/DAYPART pod=DAYPART?",
        relative.named_unit,
    ),
    Rule("portion_of_month", "<PORTION> m=MONTH <YEAR_END>?", length.portion),
    Rule("portion_of_year", "<PORTION> ( y=year | <OF_YEAR> )", length.portion),
    Rule("in_daypart", "after:in/during/by the unit=daypart notbefore:WORD/of/hyphen", relative.daypart_spoken_of),
    Rule("weekday_of", "the? nth=ORDINAL wd=weekday ( of | in ) m=MONTH <YEAR_END>?", length.weekday_of),
    Rule("the_weekend", "the weekend", relative.weekend),
    Rule(
        "in_the_unit",
        "after:in/for/during the unit=year_word/quarter/unit notbefore:of/year/hyphen",
        guards.unit_spoken_of,
    ),
    Rule("unit_ago", "unit=UNIT hyphen way=ago/earlier", relative.counted_away),
    Rule("turn_of_century", "the? part=turn of the unit=century", relative.end_of_unit),
    Rule("end_of_unit", "( <PART> unit=UNIT )", relative.end_of_unit),
    Rule("in_unit", "( later | earlier | part=early/late ) in the unit=UNIT", relative.end_of_unit),
    Rule("rest_of_unit", "the? rest of the unit=UNIT", relative.end_of_unit),
    Rule("unit_end", "( a | the )? unit=UNIT ( possessive | hyphen ) part=part_noun", relative.end_of_unit),
    Rule(
        "counted_away",
        "( <APPROX> )? <N> half( and a half )? ADJECTIVE? unit=TIME_UNITS way( <WAY> )",
        relative.counted_away,
    ),
    Rule(
        "two_away",
        "( <APPROX> )? first=COUNT ( to | or | hyphen | dash ) <N> unit=TIME_UNITS way( <WAY> )",
        relative.two_away,
    ),
    Rule("bare_away", "unit=units/decades/centuries/clock_units way( ago | later | earlier )", relative.bare_away),
    Rule(
        "unit_before",
        "the adjective? unit=UNIT/night way( before | after | following | earlier | previous ) notbefore:WORD",
        relative.counted_away,
    ),
    Rule("today", "day=today/yesterday/tomorrow/tonight pod=DAYPART?", relative.day_from_today),
    Rule("day_before_yesterday", "the unit way=before/after day=yesterday/tomorrow", relative.day_from_today),
    Rule(
        "weekday",
        "( early | late )? dir( <DIR> )? wd=weekday pod=DAYPART? ( of? week( DIRECTION ) unit )?",
        relative.day_of_week,
    ),
    Rule("week_weekday", "week( DIRECTION ) unit ( possessive | on )? wd=weekday", relative.day_of_week),
)
_LENGTHS: Final = (
    Rule("age", "<N> <AGE>", guards.nothing),
    Rule("age_apart", "<N> unit=units/year_word old", length.duration),
    Rule(
        "duration",
        "( <APPROX> )? <N> joined_half( hyphen and hyphen a hyphen half )? hyphen? ADJECTIVE? unit=TIME_UNITS and_half( and a half )? ( hyphen whole )?",
        length.counted_length,
    ),
    Rule(
        "two_lengths",
        "( <APPROX> )? first=COUNT ( to | or | hyphen | dash ) <N> hyphen? unit=TIME_UNITS",
        length.two_lengths,
    ),
    Rule("half_number", "( <APPROX> )? <N> and_half( and a? half ) unit=TIME_UNITS", length.duration),
    Rule(
        "led_duration",
        "the? ( this | that )? dir( last | past | next | coming | following | previous | same | ordinal_word | adjective | whole | rest ) "
        "<N> hyphen? ADJECTIVE? unit=TIME_UNITS and_half( and a half )?",
        guards.led_length,
    ),
    Rule("the_duration", "the <N> ADJECTIVE? unit=TIME_UNITS", length.duration),
    Rule(
        "half_unit",
        "( the? dir( next | last | past | coming | following | previous | ordinal_word ) | a | the )? half_unit( half ) hyphen? unit=TIME_UNITS",
        length.duration,
    ),
    Rule(
        "quarter_century",
        "( the? dir( last | past | next | ordinal_word ) | a )? quarter hyphen? century",
        length.quarter_century,
    ),
    Rule(
        "next_units",
        "the? dir( last | past | next | coming | recent | following | previous | adjective | early ) ( few | several )? unit=units/decades/centuries/clock_units/nights",
        length.duration,
    ),
    Rule("bare_units", "the? unit=units/decades/centuries/clock_units", guards.bare_units),
    Rule("whole_unit", "( every | the | a ) whole unit=UNIT", length.duration),
    Rule("unit_long", "( a | the )? unit=UNIT/units hyphen whole", length.duration),
)
_SETS: Final = (
    Rule("every_unit", "every ( n( few | several | NUMBER | second ) )? unit=TIME_UNITS", length.repeated),
    Rule("every_weekday", "every wd=weekday pod=DAYPART?", length.repeated),
    Rule("every_season", "every season=SEASON", length.repeated),
    Rule("every_month", "every m=MONTH", length.repeated),
    Rule("every_daypart", "every pod=DAYPART", length.repeated),
    Rule("per_unit", "per( per | once a | NUMBER times a | once every | per a ) unit=TIME_UNITS", length.repeated),
    Rule("adverb_set", "unit=adverb_set", guards.adverb_set),
    Rule("weekdays", "wd=weekdays pod=DAYPART/dayparts?", length.repeated),
    Rule("at_night", "after:at/by/during/and night", guards.night),
    Rule("nights", "nights", guards.night),
)
_VAGUE: Final = (
    Rule("now", "now", relative.now),
    Rule("time_being", "the? present_word", guards.time_being),
    Rule("present", "( the present_word ( unit | time )? | present_word hyphen? ( unit | time ) )", relative.now),
    Rule("to_date", "after:to date", relative.now),
    Rule("recently", "recent", relative.once),
    Rule("the_past", "the recent? past", guards.the_past),
    Rule("former", "former", guards.former),
    Rule("soon", "soon", guards.soon),
    Rule("current", "current", guards.current),
    Rule("future", "the? adjective? ( coming | early )? future notbefore:of/for", guards.future),
    Rule("future_of", "the? adjective? future before:WORD/of/for", relative.to_come),
    Rule("that_time", "which( this | that | the same ) time", guards.that_time),
    Rule("that_period", "( this | that | the same ) period_word", relative.at_that_time),
)
_CLOCK: Final = (
    Rule(
        "clock",
        "hour=n12/n24 colon minute=n12/n24/n31/n59 ( colon TWO_DIGITS )? half=ampm? ( hours | clock_units )? zone?",
        clock.clock_time,
    ),
    Rule("clock_half", "hour=n12/n24/decimal half=ampm zone?", clock.clock_time),
    Rule("clock_zone", "hour=decimal ( hours | clock_units | zone )", clock.clock_time),
    Rule("oclock", "hour=n12/number_word oclock", clock.clock_time),
    Rule("military_time", "digits=big/year ( clock_units | hours | zone )", clock.military_time),
    Rule("noon", "after:at/by/until/before/about/on/since/through/after named=noon/midnight", clock.named_time),
)
_TRIGGERS: Final = (
    "month hazy_month short_month small_month small_hazy weekday weekdays season seasons fall unit units year_word clock_unit clock_units hours quarter "
    "century centuries decade decades weekend night nights daypart noon midnight year n999 dotted dtg week_date q_token decade_number "
    "decade_word ordinal adverb_set today yesterday tomorrow tonight now present_word recent soon future former current past date era feast ampm "
    "oclock zone time period_word apostrophe"
)
_BREAKS: Final = (
    "other small past_word capital newline stop mark open close quote percent money counted numbering will was then"
)

RULES: Final = (*_DATES, *_YEARS, *_RELATIVE, *_CLOCK, *_LENGTHS, *_SETS, *_VAGUE)


@cache
def english() -> Grammar:
    """Return the grammar of English; it is made once, when it is first asked for."""
    return Grammar(english_words(), RULES, _PARTS, _TRIGGERS, _BREAKS)
