"""Ways of saying a time that many languages share, once their words are symbols; a language takes those that it has.

Articles stand outside of the groups that are asked for a direction: "la semana pasada" and "letzte Woche" mean what "last week" does, not
what "the last week" does.
"""

from collections.abc import Mapping
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import clock_builders as clock
from workbench.annotate.times import common_guards as guards
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import numeric_builders as numeric
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times import word_builders as words
from workbench.annotate.times.grammar import Rule

_PART: Final = (
    "the? adjective? part_noun ( hyphen | of )? the? | the? ORDINAL/roman half of? the? | the? late half of? the? "
    "| the? adjective? ( early | mid | late ) ( hyphen | of )? the?"
)
COMMON_PARTS: Final[Mapping[str, str]] = {
    "PART": f"part( {_PART} )",
    "PART2": f"part2( {_PART} )",
    # "Montag, den 5. März", "la noche del lunes 5 de marzo", "يوم الاثنين 5 مارس".
    "PRE": "( the? pod=DAYPART/tomorrow ( of | in )? the? unit? )? ( the? unit? DIRECTION? wd=WEEKDAY comma? the? )? ( day_word=unit before:DAY/ordinal_word )?",
    "D": "d=DAY/ordinal_word",
    "M": "m=ANY_MONTH ( slash ANY_MONTH | open ANY_MONTH close )?",
    "YEAR": "comma? of? the? ( year_word of? )? y=year year_word?",
    "OF_YEAR": "comma? of? in? the? shift( DIRECTION year_word | year_word POINTED )",
    "YEAR_END": "<YEAR> | <OF_YEAR>",
    "LINK": "comma? and the? unit? | comma? or the? | to the? unit? | until the? | hyphen | dash | slash",
    "N": (
        "n( tens_word ( and | hyphen )? number_word | NUMBER scale | NUMBER | few | several | couple | dozen | a dozen | scale | half a | a )"
    ),
    "APPROX": "about | more | less | only | over",
    "DIR": "dir( that? DIRECTION )",
    "DIR_AFTER": "dir( POINTED )",
    "POD": "( ( by | in | on | the | comma )? the? pod=DAYPART/tomorrow )",
    "WAY": "way( ago | later | earlier | hence )",
}

FIGURES: Final = (
    Rule(
        "iso_date",
        "y=year ( hyphen | slash ) number=n12 ( hyphen | slash ) d=DAY_NUMBER clock=clock?",
        numeric.iso_date,
    ),
    Rule("iso_month", "y=year hyphen number=n12 notbefore:hyphen", numeric.iso_month),
    Rule("iso_week", "week_date", numeric.iso_week_date),
    Rule("slashed_date", "first=DAY_NUMBER slash second=n12 slash y=TWO_DIGITS/year", guards.slashed_date),
    Rule("hyphened_date", "first=DAY_NUMBER hyphen second=n12 hyphen y=year", guards.slashed_date),
    Rule("dotted_date", "dotted=dotted year_word?", guards.dotted_date),
    Rule("date_time_group", "dtg", numeric.date_time_group),
    Rule(
        "clock",
        "oclock? hour=n12/n24 colon minute=n12/n24/n31/n59 ( colon TWO_DIGITS )? half=ampm? oclock? zone?",
        clock.clock_time,
    ),
    Rule("oclock", "hour=n12/n24/decimal half=ampm? oclock zone?", clock.clock_time),
)
DATES: Final = (
    Rule("day_month_year", "<PRE> the? <D> of? <M> <YEAR>", calendar.calendar_day),
    Rule("day_month_era", "the? <D> of? m=ANY_MONTH SEPARATOR? y=YEARLIKE era=era", calendar.calendar_day),
    Rule("day_month", "<PRE> the? <D> of? <M> ( <OF_YEAR> )?", guards.hazy_day),
    Rule("day_pointed", "the? dir( last | past | next | coming ) unit? <D> of? <M>", guards.day_pointed),
    Rule("days_month", "the? DAY ( comma the? DAY )* ( <LINK> ) the? DAY of? <M> ( <YEAR_END> )?", calendar.day_list),
    Rule("month_year", "( <PART> )? ( the? u=unit of? )? <M> ( hyphen | slash )? <YEAR>", guards.month_of_year),
    Rule("month_year_era", "( <PART> )? m=ANY_MONTH SEPARATOR? y=YEARLIKE era=era", calendar.calendar_month),
    Rule("month", "( <PART> )? the? ( <DIR> )? ( u=unit of? )? <M> ( <OF_YEAR> )?", guards.month_alone),
    Rule(
        "touching_parts",
        "( <PART> ) m=ANY_MONTH and in? ( <PART2> ) m2=ANY_MONTH ( <YEAR_END> )?",
        calendar.touching_parts,
    ),
)
YEARS: Final = (
    Rule(
        "decade",
        "( <PART> )? the? units/decade ( of | the )* decade=year/n99/n59/n31/n24/n12/decade_number/tens_word/decade_word/scale",
        words.decade,
    ),
    Rule(
        "two_decades",
        "the? units first=year/n99/n59/n31/n24/tens_word ( and | or | to | hyphen ) the? decade=year/n99/n59/n31/n24/decade_number/tens_word",
        words.two_decades,
    ),
    Rule("decade_year", "( <PART> )? the? decade=decade_number year_word/units?", words.decade),
    Rule("decade_word", "( <PART> )? the? decade? of? decade=decade_word units?", words.decade),
    Rule("year", "( <PART> )? ( the? year_word of? )? y=year year_word/units?", guards.year_alone),
    Rule(
        "year_tail",
        "( <PART> )? ( the? year_word/units )? y=year ( hyphen | slash | dash ) tail=TWO_DIGITS notbefore:slash",
        calendar.year_tail,
    ),
    Rule("year_era", "( <PART> | about )? ( the? year_word )? y=YEARLIKE year_word? era=era", calendar.calendar_year),
    Rule("years_era", "first=YEARLIKE ( hyphen | to | and | or | dash | slash ) y=YEARLIKE era=era", calendar.bc_years),
    Rule(
        "bare_old_year", "after:in/of/until/from/by/since/to/and/between/after/before/year_word y=n999", guards.old_year
    ),
    Rule(
        "century",
        "( <PART> )? the? nth=ordinal/ordinal_word/second/roman hyphen? of? century/centuries era=era?",
        calendar.calendar_century,
    ),
    Rule(
        "century_behind", "( <PART> )? the? century nth=ordinal/ordinal_word/roman era=era?", calendar.calendar_century
    ),
    Rule(
        "season_year",
        "( <PART> )? the? season=SEASON ( <YEAR> ) ( ( hyphen | slash ) TWO_DIGITS )?",
        calendar.calendar_season,
    ),
    Rule("season_of", "( <PART> )? the? season=SEASON ( <OF_YEAR> )", calendar.calendar_season),
    Rule("season_shift", "( <PART> )? the? ( <DIR> ) season=SEASON", calendar.calendar_season),
    Rule("season", "( <PART> )? the? season=SEASON", guards.season_alone),
    Rule("quarter", "the? nth=ORDINAL/roman quarter ( <YEAR_END> )?", guards.half_year),
    Rule("half", "the? nth=ORDINAL/roman half=half_year ( <YEAR_END> )?", guards.half_year),
    Rule("quarter_code", "q=q_token ( <YEAR_END> )?", guards.quarter_code),
    Rule("feast", "( the? <DIR> )? feast=feast ( <YEAR> )", guards.feast),
    Rule("feast_alone", "( the? <DIR> )? feast=feast ( <OF_YEAR> )?", guards.feast),
)
RELATIVE: Final = (
    Rule("stretch", "the? dir( past | next ) unit=unit/year_word/decade/century", words.stretch),
    Rule("named_unit", "( <PART> )? the? <DIR> unit=UNIT/DAYPART/tomorrow ( <POD> )?", words.named_unit),
    Rule("away", "( <PART> )? the? away=away ( <POD> )?", words.away),
    Rule(
        "in_daypart",
        "after:in/during/by/on/at/from the? unit=daypart/tomorrow notbefore:WORD/of/hyphen",
        relative.daypart_spoken_of,
    ),
    Rule(
        "portion_of_month",
        "the? nth=ORDINAL/past ( <N> )? unit=units/unit ( of | in )? the? m=MONTH ( <YEAR_END> )?",
        length.portion,
    ),
    Rule(
        "portion_of_year",
        "the? nth=ORDINAL/past ( <N> )? unit=units/unit ( of | in )? the? ( y=year year_word? | <OF_YEAR> )",
        length.portion,
    ),
    Rule(
        "portion_of_unit",
        "the? nth=ORDINAL/past ( <N> )? unit=units/unit of? the? within=unit/year_word/quarter/century notbefore:year/of/POINTED/ordinal",
        length.portion_of_unit,
    ),
    Rule(
        "portion_numbered",
        "the? <N> nth=ORDINAL/past unit=units/unit ( of | in )? the? ( y=year year_word? | <OF_YEAR> )",
        length.portion,
    ),
    Rule(
        "weekday_of_every",
        "the? ORDINAL/past wd=weekday/short_weekday ( of | in )? every the? unit=unit/year_word",
        length.repeated,
    ),
    Rule("weekday_of", "the? nth=ORDINAL/past wd=weekday ( of | in )? m=MONTH ( <YEAR_END> )?", length.weekday_of),
    Rule("the_weekend", "the? weekend", relative.weekend),
    Rule("end_of_unit", "( <PART> ) unit=UNIT", relative.end_of_unit),
    Rule("counted_away", "( <APPROX> )? <N> ADJECTIVE? unit=TIME_UNITS half( and half )? <WAY>", relative.counted_away),
    Rule(
        "led_away",
        "way( ago | hence | later ) ( <APPROX> )? <N> ADJECTIVE? unit=TIME_UNITS half( and half )?",
        relative.counted_away,
    ),
    Rule(
        "two_away", "( <APPROX> )? first=COUNT ( to | or | hyphen | dash ) <N> unit=TIME_UNITS <WAY>", relative.two_away
    ),
    Rule(
        "two_led_away",
        "way( ago | hence | later ) first=COUNT ( to | or | hyphen | dash ) <N> unit=TIME_UNITS",
        relative.two_away,
    ),
    Rule("bare_away", "unit=units/decades/centuries/clock_units <WAY>", relative.bare_away),
    Rule(
        "bare_led_away",
        "way( ago ) ( of | few | several )? unit=units/decades/centuries/clock_units",
        relative.bare_away,
    ),
    Rule("away_year", "the? away=away ( <YEAR> )", words.part_of_year),
    Rule("amount_away", "( <APPROX> )? a? amount=amount <WAY>", words.amount_away),
    Rule("amount_led_away", "way( ago | hence | later ) ( <APPROX> )? a? amount=amount", words.amount_away),
    Rule("today", "day=today/yesterday/tomorrow/tonight ( comma? the? wd=weekday )? ( <POD> )?", words.day_from_today),
    Rule(
        "daypart_weekday",
        "the? pod=DAYPART/tomorrow ( of | the )? the? unit? ( <DIR> )? wd=weekday",
        relative.day_of_week,
    ),
    Rule(
        "weekday", "the? unit? ( <DIR> )? wd=weekday ( <POD> )? ( of? week( DIRECTION ) unit )?", relative.day_of_week
    ),
    Rule("weekday_part", "the? ( <DIR> )? wdp=weekday_part", words.weekday_part),
)
LENGTHS: Final = (
    Rule("duration", "( <APPROX> )? <N> ADJECTIVE? unit=TIME_UNITS and_half( and half )?", length.counted_length),
    Rule(
        "two_lengths", "( <APPROX> )? first=COUNT ( to | or | hyphen | dash ) <N> unit=TIME_UNITS", length.two_lengths
    ),
    Rule("amount", "a? amount=amount", words.amount),
    Rule(
        "led_duration",
        "the? dir( last | past | next | coming | following | previous | whole | recent ) <N> unit=TIME_UNITS",
        length.duration,
    ),
    Rule(
        "numbered_duration",
        "( the | this | of )? <N> dir( last | past | next | coming | following | previous | recent ) unit=TIME_UNITS",
        length.duration,
    ),
    Rule("half_unit", "a? half_unit( half ) hyphen? of? unit=TIME_UNITS", length.duration),
    Rule(
        "next_units",
        "the? dir( last | past | next | coming | recent | following | previous ) ( few | several )? unit=units/decades/centuries/clock_units",
        length.duration,
    ),
    Rule(
        "bare_units",
        "after:for/during/since/within/over/in ( the | of )? unit=units/decades/centuries/clock_units",
        guards.bare_units,
    ),
    Rule("whole_unit", "the? whole the? unit=UNIT", length.duration),
)
SETS: Final = (
    Rule(
        "every_unit",
        "every the? ( n( few | several | NUMBER | ordinal_word | second ) )? unit=TIME_UNITS",
        length.repeated,
    ),
    Rule("every_amount", "every amount=amount", words.every_amount),
    Rule("every_weekday", "every the? unit? wd=weekday/weekdays ( <POD> )?", length.repeated),
    Rule("every_season", "every the? season=SEASON", length.repeated),
    Rule("every_month", "every m=MONTH", length.repeated),
    Rule("every_daypart", "every the? pod=DAYPART/dayparts/tomorrow", length.repeated),
    Rule(
        "per_unit",
        "per( ( NUMBER times/once | a? once ) ( in | by | per | to | on | for )? ( the | a | every )? | per a? ) unit=TIME_UNITS",
        length.repeated,
    ),
    Rule("adverb_set", "unit=adverb_set", guards.adverb_set),
    Rule("weekdays", "wd=weekdays ( pod=DAYPART/dayparts )?", length.repeated),
)
VAGUE: Final = (
    Rule("now", "now", relative.now),
    Rule("recently", "recent", relative.once),
    Rule("soon", "soon", relative.to_come),
    Rule("future", "future", relative.to_come),
    Rule("current", "current before:small/past_word/capital", relative.now),
)
# Where adjectives stand behind: "la semana pasada", "الأسبوع الماضي".
BEHIND: Final = (
    Rule("day_behind", "<PRE> the? <D> of? <M> <DIR_AFTER>", guards.day_pointed),
    Rule("month_behind", "( <PART> )? the? m=MONTH <DIR_AFTER>", calendar.calendar_month),
    Rule("season_behind", "( <PART> )? the? season=SEASON <DIR_AFTER>", calendar.calendar_season),
    Rule("feast_behind", "the? feast=feast <DIR_AFTER>", guards.feast),
    Rule(
        "portion_behind_month",
        "the? unit=units/unit nth=ORDINAL ( of | in )? the? m=MONTH ( <YEAR_END> )?",
        length.portion,
    ),
    Rule("weekday_behind", "the? unit? wd=weekday <DIR_AFTER> ( <POD> )?", relative.day_of_week),
    Rule("unit_behind", "( <PART> )? the? unit=UNIT/DAYPART/tomorrow ( <DIR_AFTER> ) ( <POD> )?", words.named_unit),
    Rule(
        "units_behind",
        "the? unit=units/decades/centuries/clock_units dir( last | past | next | coming | recent | following | previous )",
        length.duration,
    ),
    Rule(
        "duration_behind",
        "the? <N> unit=TIME_UNITS dir( last | past | next | coming | recent | following | previous )",
        length.duration,
    ),
    Rule("amount_behind", "amount=amount dir( last | past | next | coming | recent )", words.amount),
)
COMMON: Final = (*FIGURES, *DATES, *YEARS, *RELATIVE, *LENGTHS, *SETS, *VAGUE)
_BY_NAME: Final = {rule.name: rule for rule in COMMON}


def common(names: str) -> tuple[Rule, ...]:
    """Return the common rules of some names, for a language that has ways of its own for most of the rest."""
    return tuple(_BY_NAME[name] for name in names.split())


TRIGGERS: Final = (
    "month hazy_month short_month small_month small_hazy weekday weekdays short_weekday season seasons fall unit units year_word clock_unit clock_units "
    "quarter half_year century centuries decade decades weekend night nights daypart noon midnight year n999 dotted dtg week_date q_token "
    "decade_number decade_word adverb_set today yesterday tomorrow tonight now recent soon future current feast oclock amount away "
    "weekday_part month_half"
)
BREAKS: Final = (
    "other small past_word capital newline stop mark open close quote percent money counted numbering will was then"
)
