"""How the Russian words of time stand together, where it is not as in many languages."""

from functools import cache
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import common_guards as common
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times import word_builders as words
from workbench.annotate.times.common_rules import BREAKS, COMMON, COMMON_PARTS, TRIGGERS
from workbench.annotate.times.grammar import Grammar, Rule
from workbench.annotate.times.russian import guards
from workbench.annotate.times.russian.words import russian_words

_OWN: Final = (
    # "Неделю назад", "через год".
    Rule("unit_away", "unit=UNIT/clock_unit way( ago | later | earlier )", relative.counted_away),
    Rule("led_unit_away", "way( later ) unit=UNIT/clock_unit", relative.counted_away),
    Rule("month", "( <PART> )? the? ( <DIR> )? ( u=unit of? )? <M> ( <OF_YEAR> )?", common.named_month),
    Rule("weekday", "( <DIR> )? wd=weekday ( <POD> )? ( week( DIRECTION ) unit )?", guards.weekday),
    # "5 часов утра", "5 утра".
    Rule("clock_daypart", "hour=n12/n24 ( clock_unit | clock_units )? pod=daypart", guards.clock_by_daypart),
    Rule("about_a_unit", "about/more/less unit=unit/year_word/clock_unit/century/decade", words.one_unit),
    # "В ночь на понедельник".
    Rule("night_to", "pod=night on wd=weekday", relative.day_of_week),
    Rule("night_to_day", "pod=night on <D> <M> ( <YEAR_END> )?", calendar.calendar_day),
    Rule("every_weekday_of", "every ORDINAL wd=weekday unit/year_word?", length.repeated),
)

RULES: Final = (*_OWN, *(rule for rule in COMMON if rule.name not in ("weekday", "month")))


@cache
def russian() -> Grammar:
    """Return the grammar of Russian; it is made once, when it is first asked for."""
    return Grammar(russian_words(), RULES, COMMON_PARTS, TRIGGERS, BREAKS)
