"""How the English words of time stand together: one row a way of saying it, with what reads it.

The order matters only among rules that take equally much of a text: the first wins.
"""

from functools import cache
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import common_guards
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import numeric_builders as numeric
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times.common_rules import common
from workbench.annotate.times.english import contexts, guards, weekdays
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
    "AGE": "hyphen? unit=unit/year_word/units hyphen old",
    "WAY": (
        "way( ago | later | earlier | hence "
        "| ( before | after | previous ) notbefore:WORD/to/feast/MONTH/WEEKDAY/NUMBER/UNIT/SEASON/past )"
    ),
    "AND_LENGTH": "( comma? and? )",
    "D": "d=DAY",
    "M": "m=ANY_MONTH",
    "YEAR": "SEPARATOR? SEPARATOR? y=year",
}
_DATES: Final = (
    *common("iso_date iso_month iso_week"),
    Rule("slashed_date", "first=DAY_NUMBER slash second=DAY_NUMBER slash y=TWO_DIGITS/year", numeric.slashed_date),
    Rule("hyphened_date", "first=DAY_NUMBER hyphen second=DAY_NUMBER hyphen y=year", numeric.slashed_date),
    Rule(
        "short_hyphened_date",
        "first=DAY_NUMBER hyphen second=DAY_NUMBER hyphen y=TWO_DIGITS",
        numeric.short_hyphened_date,
    ),
    Rule(
        "day_and_time",
        "first=DAY_NUMBER ( slash | hyphen ) second=DAY_NUMBER ( slash | hyphen ) y=TWO_DIGITS/year time=year/big ( hours | zone )?",
        numeric.day_and_time,
    ),
    Rule("dotted_date", "dotted=dotted", numeric.dotted_date),
    *common("date_time_group day_month_year day_month_era"),
    Rule("month_day_year", "<PRE> <M> the? <D> <YEAR>", calendar.calendar_day),
    Rule("month_day_era", "<M> <D> SEPARATOR? SEPARATOR? y=YEARLIKE era=era", calendar.calendar_day),
    Rule("day_hyphen_month", "<D> hyphen <M> hyphen y=year", calendar.calendar_day),
    Rule("month_day", "<PRE> <M> the? <D> <OF_YEAR>?", calendar.calendar_day),
    Rule("day_pointed", "the? dir( last | past | next | coming ) <M> the? <D>", common_guards.day_pointed),
    Rule("day_month", "<PRE> the? <D> of? <M> <OF_YEAR>?", calendar.calendar_day),
    Rule(
        "month_days",
        "<M> the? DAY ( comma the? DAY )* <LINK> the? DAY <YEAR_END>? notbefore:ANY_MONTH",
        calendar.day_list,
    ),
    *common("days_month month_year_era touching_parts"),
    Rule("lone_day", "the d=ordinal", guards.lone_day),
    Rule("week_of", "the? unit=unit of <M> the? <D> ( <YEAR_END> )?", calendar.week_of_day),
    Rule("week_of_day", "the? unit=unit of the? <D> of? <M> ( <YEAR_END> )?", calendar.week_of_day),
    Rule("weekday_day", "wd=WEEKDAY comma? the d=ordinal", guards.weekday_day),
    Rule("month_year", "<PART>? <M> SEPARATOR? SEPARATOR? ( slash | hyphen )? y=year", calendar.calendar_month),
    Rule("month_short_year", "<M> apostrophe cut( y=TWO_DIGITS )", calendar.calendar_month),
    Rule("month_day_short_year", "<M> <D> apostrophe cut( y=TWO_DIGITS )", calendar.calendar_day),
    Rule("month", "<PART>? dir( <DIR> )? m=MONTH <OF_YEAR>?", guards.month_alone),
)
_YEARS: Final = (
    Rule("year", "<PART>? ( the? ( year_word | units ) )? y=year", guards.year_alone),
    *common("year_tail year_era years_era"),
    Rule("era_year", "era=era y=YEARLIKE", calendar.calendar_year),
    Rule(
        "bare_old_year",
        "after:in/of/until/from/by/since/to/and/between/after/before/part_noun/season y=n999",
        guards.bare_old_year,
    ),
    Rule(
        "short_year", "after:in/of/since/until/to/from/by/season apostrophe cut( y=TWO_DIGITS )", calendar.calendar_year
    ),
    Rule("decade", "<PART>? the? apostrophe? decade=decade_number era=era?", contexts.decade),
    Rule("decade_word", "( <PART> | the ) ( decade_word and )? decade=decade_word", contexts.decade),
    *common("century season_year"),
    Rule(
        "decade_of_century",
        "the? nth=ORDINAL decade ( of | in ) the? century_nth=ordinal/ordinal_word/second hyphen? century",
        calendar.decade_of_century,
    ),
    Rule("season_era", "<PART>? the? season=SEASON of? y=YEARLIKE era=era", calendar.calendar_season),
    Rule("season_named", "the? span( season=SEASON ) capital of y=year", calendar.calendar_season),
    Rule("year_season", "<PART>? y=year season=SEASON", calendar.calendar_season),
    Rule(
        "season_short_year", "<PART>? the? season=SEASON of? apostrophe cut( y=TWO_DIGITS )", calendar.calendar_season
    ),
    Rule("season_shift", "<PART>? dir( <DIR> ) season=SEASON", guards.season_alone),
    Rule("season_of", "<PART>? the? season=SEASON <OF_YEAR>", guards.season_alone),
    Rule("season", "<PART>? the? season=SEASON", guards.season_alone),
    Rule(
        "quarter",
        "the? adjective? fiscal? nth=ORDINAL hyphen? fiscal? quarter ( SEPARATOR? fiscal? y=year | <OF_YEAR> | of the year_word )?",
        contexts.quarter,
    ),
    Rule(
        "half",
        "the? fiscal? nth=ORDINAL hyphen? fiscal? half=half ( SEPARATOR? fiscal? y=year | <OF_YEAR> | of the year_word )",
        calendar.calendar_quarter,
    ),
    Rule(
        "year_quarter",
        "( shift( the? DIRECTION ) year_word possessive | ( the | year_word )? y=year possessive? ) fiscal? nth=ORDINAL hyphen? fiscal? "
        "( quarter | half=half )",
        calendar.calendar_quarter,
    ),
    Rule(
        "quarter_ended",
        "quarter( the? adjective? ( nth=ORDINAL hyphen? )? fiscal? quarter ) ended on? <M> the? <D> ( <YEAR_END> )?",
        calendar.quarter_ended,
    ),
    Rule(
        "unit_ended",
        "length( the adjective? fiscal? unit=year_word/unit ) ended on? <M> the? <D> ( <YEAR_END> )?",
        length.unit_ended,
    ),
    Rule("week_ended", "length( the unit=unit ) that? ended on? wd=WEEKDAY", weekdays.week_ended),
    Rule("half_alone", "after:in/for/during the nth=ORDINAL half=half notbefore:of/hyphen/WORD", guards.half_alone),
    Rule("quarter_code", "q=q_token ( SEPARATOR? y=year | <OF_YEAR> )?", guards.quarter_code),
    Rule("fiscal_year", "fiscal year_word? y=year", calendar.calendar_year),
    Rule("fiscal_short", "fiscal apostrophe cut( y=TWO_DIGITS )", calendar.calendar_year),
    Rule("feast", "dir( <DIR> )? feast=feast ( pod=DAYPART )? SEPARATOR? y=year", guards.feast),
    Rule("feast_weekend", "dir( <DIR> )? feast=feast weekend=weekend ( <YEAR_END> )?", guards.feast),
    Rule("feast_alone", "dir( <DIR> )? feast=feast pod=DAYPART? <OF_YEAR>?", guards.feast),
)
_RELATIVE: Final = (
    Rule(
        "named_unit",
        "( <PART> | earlier in? | later in? )? dir( <DIR> ) fiscal? unit=UNIT/DAYPART pod=DAYPART?",
        guards.named_unit,
    ),
    Rule("portion_of_month", "<PORTION> m=MONTH <YEAR_END>?", length.portion),
    Rule("portion_of_year", "<PORTION> ( y=year | <OF_YEAR> )", length.portion),
    Rule(
        "portion_of_unit",
        "<PORTION> ( the | dir( <DIR> ) ) fiscal? within=year_word/quarter/unit/decade/century",
        length.portion_of_unit,
    ),
    Rule(
        "in_daypart",
        "the? ( early | late )? unit=daypart clock_units? notbefore:small/small_hazy/capital/of/hyphen",
        guards.daypart_alone,
    ),
    Rule("weekday_of", "the? nth=ORDINAL wd=weekday ( of | in ) m=MONTH <YEAR_END>?", length.weekday_of),
    *common("weekday_of_every"),
    Rule(
        "weekday_of_unit",
        "the? nth=ORDINAL wd=weekday ( of | in ) ( the | dir( <DIR> ) ) within=unit/year_word",
        length.weekday_of_unit,
    ),
    Rule("the_weekend", "the weekend", relative.weekend),
    Rule(
        "in_the_unit",
        "after:in/for/during the unit=year_word/quarter/unit notbefore:of/year/hyphen",
        guards.unit_spoken_of,
    ),
    Rule("unit_ago", "unit=UNIT hyphen way=ago/earlier", relative.counted_away),
    Rule("quarter_ago", "the? year_word hyphen ago/earlier fiscal? quarter", relative.quarter_ago),
    Rule(
        "same_a_year_ago",
        "the? same unit=unit/quarter ( of? the? ( last | previous ) year_word | a year_word ( ago | earlier | before ) )",
        relative.same_a_year_ago,
    ),
    Rule("latest_unit", "the latest fiscal? unit=quarter/year_word/unit", relative.latest),
    Rule("overnight", "overnight ( wd=weekday | notbefore:WORD/hyphen )", relative.overnight),
    Rule("turn_of_year", "the? turn of the year_word", relative.at_that_time),
    Rule("turn_of_century", "the? part=turn of the unit=century", relative.end_of_unit),
    *common("end_of_unit"),
    Rule("in_unit", "( later | earlier | part=early/late ) in the unit=UNIT", relative.end_of_unit),
    Rule("year_end", "year_word ( hyphen | possessive )? part=part_noun y=year", calendar.calendar_year),
    Rule("rest_of_unit", "the? rest of the unit=UNIT", relative.end_of_unit),
    Rule("unit_end", "( a | the )? unit=UNIT ( possessive | hyphen ) part=part_noun", relative.end_of_unit),
    Rule(
        "counted_away",
        "( <APPROX> )? <N> half( and a half )? ADJECTIVE? unit=TIME_UNITS <WAY>",
        relative.counted_away,
    ),
    Rule("away_and_half", "( <APPROX> )? <N> unit=TIME_UNITS half( and a? half ) <WAY>", relative.counted_away),
    Rule("quarter_century_away", "( <APPROX> )? a? quarter hyphen? century <WAY>", relative.quarter_century_away),
    *common("two_away"),
    Rule(
        "ago_day",
        "( <APPROX> )? <N> unit=TIME_UNITS way( ago ) on? ( day=today/yesterday/tomorrow/tonight | dir( <DIR> )? wd=WEEKDAY )",
        relative.away_from,
    ),
    Rule(
        "ago_unit",
        "( <APPROX> )? <N> unit=TIME_UNITS way( ago ) dir( this | next | last ) anchor=unit/year_word/weekend",
        relative.away_from,
    ),
    Rule(
        "from_day",
        "( <APPROX> )? <N> unit=TIME_UNITS way( from ) ( day=today/tomorrow | dir( this | next )? wd=WEEKDAY ) notbefore:to/until/through",
        relative.away_from,
    ),
    Rule(
        "day_by_feast",
        "the unit=unit/night way( before | after ) dir( <DIR> )? feast=feast ( SEPARATOR? y=year | <OF_YEAR> )?",
        relative.day_by_feast,
    ),
    Rule("this_time", "this time dir( last | next ) year_word", relative.this_time),
    Rule("bare_away", "unit=units/decades/centuries/clock_units way( ago | later | earlier )", relative.bare_away),
    Rule(
        "unit_before",
        "the adjective? unit=UNIT/night way( before | after | following | earlier | previous ) notbefore:WORD",
        relative.counted_away,
    ),
    Rule("today", "day=today/yesterday/tomorrow/tonight pod=DAYPART?", relative.day_from_today),
    Rule("unit_beyond", "the unit=UNIT/night way( before last | after next )", relative.unit_beyond),
    Rule("day_before_yesterday", "the unit way=before/after day=yesterday/tomorrow", relative.day_from_today),
    Rule(
        "weekday",
        "( early | late )? dir( <DIR> )? wd=weekday pod=DAYPART? ( of? week( DIRECTION ) unit )?",
        weekdays.weekday,
    ),
    Rule(
        "daypart_weekday",
        "( the? ( early | late )? pod=daypart/night ( of | on )? | the? early clock_units of ) the? dir( <DIR> )? wd=weekday DAYPART?",
        weekdays.daypart_weekday,
    ),
    Rule("weekday_nights", "wd=weekday pod=nights/dayparts", weekdays.weekday_nights),
    Rule("week_weekday", "week( DIRECTION ) unit ( possessive | on )? wd=weekday", relative.day_of_week),
)
_LENGTHS: Final = (
    Rule("age", "<N> <AGE>", length.duration),
    Rule("age_of_some", "( a | the )? unit=units/decades/centuries hyphen old", length.duration),
    Rule("age_apart", "<N> unit=units/year_word old", length.duration),
    Rule(
        "duration",
        "( <APPROX> )? <N> joined_half( hyphen and hyphen a hyphen half )? hyphen? ADJECTIVE? unit=TIME_UNITS and_half( and a half )? ( hyphen whole )?",
        guards.counted_length,
    ),
    Rule(
        "lengths_together",
        "all( n( NUMBER | a ) unit=LENGTH_UNIT <AND_LENGTH> n2( NUMBER | a ) unit2=LENGTH_UNIT "
        "( <AND_LENGTH> n3( NUMBER | a ) unit3=LENGTH_UNIT )? ) notbefore:ago/later/earlier/hence",
        length.lengths_together,
    ),
    Rule("led_hour", "the dir( ordinal_word/adjective/last ) unit=clock_unit", guards.led_hour),
    Rule("own_unit", "ordinal_word unit=year_word/unit notbefore:of", guards.own_unit),
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
    Rule("weekends", "after:on/at/during unit=units notbefore:NUMBER", guards.weekends),
    Rule("bare_units", "the? unit=units/decades/centuries/clock_units", guards.bare_units),
    Rule("whole_unit", "( every | the | a ) whole unit=UNIT", length.duration),
    *common("amount"),
    Rule("unit_long", "( a | the )? unit=UNIT/units/clock_unit hyphen whole", guards.unit_long),
)
_SETS: Final = (
    Rule("every_day_of_month", "every <M> the? <D>", length.repeated),
    *common("every_unit every_season every_month every_daypart weekdays"),
    Rule("every_weekday", "every wd=weekday pod=DAYPART?", length.repeated),
    Rule(
        "per_unit",
        "per( per | once a | NUMBER times a | once every | per a | NUMBER units/clock_units/nights a ) unit=TIME_UNITS notbefore:ago/later/earlier/before/after/hence",
        length.repeated,
    ),
    Rule("adverb_set", "unit=adverb_set", guards.adverb_set),
    Rule("at_night", "after:at/by/during/and night", guards.night),
    Rule("nights", "nights", guards.night),
)
_VAGUE: Final = (
    *common("now"),
    Rule("recently", "recent", guards.recently),
    Rule("previously", "earlier", guards.previously),
    Rule("time_being", "the? present_word", guards.time_being),
    Rule("present", "( the present_word ( unit | time )? | present_word hyphen? ( unit | time ) )", relative.now),
    Rule("to_date", "after:to date", guards.to_date),
    Rule("the_past", "the recent? past", guards.the_past),
    Rule("former", "former", guards.former),
    Rule("soon", "soon", guards.soon),
    Rule("current", "current", guards.current),
    Rule("future", "the? adjective? ( coming | early )? future notbefore:of/for", guards.future),
    Rule("future_of", "the? adjective? future before:WORD/of/for", relative.to_come),
    Rule("at_this_time", "after:at ( this time )", relative.now),
    Rule("at_that_time", "after:at ( that time )", relative.once),
    Rule("at_the_time", "after:at ( the time ) notbefore:of/WORD", relative.once),
    Rule("that_time", "which( this | that | the same ) time", guards.that_time),
    Rule("that_period", "( this | that | the same ) period_word", relative.at_that_time),
)
_CLOCK: Final = (
    Rule(
        "clock",
        "hour=n12/n24 colon minute=n12/n24/n31/n59 ( colon TWO_DIGITS )? half=ampm? ( hours | clock_units )? zone?",
        contexts.clock_time,
    ),
    Rule(
        "clock_in_daypart",
        "after:at/about/by/until/before/after/from/since/to/and hour=n12/number_word ( colon minute=n12/n24/n31/n59 )? oclock? "
        "in the pod=daypart notbefore:WORD/of/hyphen",
        clock.clock_by_daypart,
    ),
    Rule(
        "past_the_hour",
        "after:at/about/by/until/before/after/from/since/to ( half=half | a? quarter ) way=past/to/after/before "
        "hour=n12/number_word notbefore:WORD/hyphen/TIME_UNITS/counted/money/percent/NUMBER",
        clock.past_the_hour,
    ),
    Rule("clock_half", "hour=n12/n24/decimal half=ampm zone?", clock.clock_time),
    Rule("clock_zone", "hour=decimal ( hours | clock_units | zone )", clock.clock_time),
    Rule("oclock", "hour=n12/number_word oclock", clock.clock_time),
    Rule("military_time", "about? digits=big/year ( clock_units | hours | zone )", clock.military_time),
    Rule(
        "noon",
        "after:at/by/of/until/before/about/on/since/through/after/to/between/from named=noon/midnight ( hours | zone )?",
        clock.named_time,
    ),
)
_TRIGGERS: Final = (
    "month hazy_month short_month small_month small_hazy weekday weekdays season seasons fall unit units year_word clock_unit clock_units hours quarter half "
    "century centuries decade decades weekend night nights daypart noon midnight year n999 dotted dtg week_date q_token decade_number "
    "decade_word ordinal adverb_set today yesterday tomorrow tonight now present_word recent soon future former current past date era feast ampm "
    "oclock zone time period_word apostrophe amount overnight earlier"
)
_BREAKS: Final = "other small past_word capital newline stop mark open close quote percent money counted numbering will was be not then"

RULES: Final = (*_DATES, *_YEARS, *_RELATIVE, *_CLOCK, *_LENGTHS, *_SETS, *_VAGUE)


@cache
def english() -> Grammar:
    """Return the grammar of English; it is made once, when it is first asked for."""
    return Grammar(english_words(), RULES, _PARTS, _TRIGGERS, _BREAKS)
