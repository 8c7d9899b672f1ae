"""What tells a time from another thing that is written like one, by what stands around it; for all languages but English."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from workbench.annotate.times import calendar_builders as calendar
from workbench.annotate.times import length_builders as length
from workbench.annotate.times import numeric_builders as numeric
from workbench.annotate.times import relative_builders as relative
from workbench.annotate.times.calendar_days import MONTHS_OF_A_YEAR, is_day
from workbench.annotate.times.expressions import Base, Calendar, Duration, Feast, Relative, Repeated, Unit, Vague
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.symbols import letter, letters, letters_of

_LEADS: Final = letters_of(
    "in of on by from since until to and or between for during within over before after this that last next past "
    "previous following early late mid part_noun about the DIRECTION unit units"
)
_SURE_LEADS: Final = letters_of("in until since from between before after during early late mid part_noun")
_YEAR_LEADS: Final = letters_of("in of until from by since to and or between before after during part_noun")
_STARTS: Final = letters_of("newline stop mark quote open")
_WORDS: Final = letters_of("small past_word capital")
_COUNTERS: Final = letters_of("money numbering more less only percent")
_HAZY: Final = letters_of("hazy_month small_month small_hazy")
_FALL, _CAPITAL = letter("fall"), letter("capital")
_YEAR_GLUE: Final = letters_of("open dash hyphen slash quote apostrophe and")
_AFTER_YEAR: Final = letters_of("comma stop mark close quote hyphen dash slash colon apostrophe newline")
_NUMBER_SIGNS: Final = ("№", "§", "#")
_FIRST_BARE_YEAR: Final = 1700
_LAST_BARE_YEAR: Final = 2060


def before(found: Found) -> str:
    """Return the letter before what was found."""
    first = found.span()[0]
    return found.tokens.letters[first - 1] if first else letter("newline")


def after(found: Found) -> str:
    """Return the letter after what was found."""
    end = found.span()[1]
    return found.tokens.letters[end] if end < len(found.tokens.letters) else letter("newline")


def month_alone(found: Found) -> Calendar | None:
    """Read a month without day or year, where it is no other word and nobody's name."""
    if found.has("u") and found.value("u") != "month":
        return None
    if _is_compound(found.tokens.letters, found.span()[1], found.tokens.is_glued):
        return None
    at = found.span("m")[0]
    if found.has("dir") and after(found) in letters("year"):
        # "Bir önceki Kasım 2018'de": that of this year.
        return None
    if found.span() == (at, at + 1):
        lead = before(found)
        if _is_behind_a_day(found.tokens.letters[max(0, at - 2) : at]):
            return None
        if found.tokens.letters[at] in _HAZY and lead not in _SURE_LEADS + letters("ANY_MONTH"):
            return None
        if lead not in _LEADS and _CAPITAL in (lead, after(found)):
            return None
    return calendar.calendar_month(found)


def named_month(found: Found) -> Calendar | None:
    """Read a month of a language that writes it small: with a capital within a sentence it is a name, "Plaza de Mayo"."""
    at = found.span("m")[0]
    tokens = found.tokens
    is_capital = found.span() == (at, at + 1) and tokens.text[tokens.starts[at]].isupper()
    if is_capital and before(found) not in _SURE_LEADS + letters_of("newline stop mark ANY_MONTH"):
        return None
    return month_alone(found)


def _is_compound(said: str, end: int, is_glued: Callable[[int], bool]) -> bool:
    """Tell "die Mai-Demonstration"."""
    if end + 1 >= len(said) or said[end] != letter("hyphen"):
        return False
    return is_glued(end + 1) and said[end + 1] in _WORDS


def _is_behind_a_day(before_it: str) -> bool:
    """Tell what is left of a day that names a street, or that no calendar has: "9 de Julio", "4-Septembre"."""
    if not before_it:
        return False
    nearest = before_it[-1]
    return nearest in _DAYS or (nearest in letters_of("of hyphen") and before_it[:1] in _DAYS and len(before_it) > 1)


_DAYS: Final = letters_of("DAY ordinal_word")


def month_of_year(found: Found) -> Calendar | None:
    """Read a month with a year: "the month of March 2019", but not "the week of March 2019"."""
    return None if found.has("u") and found.value("u") != "month" else calendar.calendar_month(found)


def hazy_day(found: Found) -> Calendar | None:
    """Read day and month without a year; an abbreviation of a month is one only with its stop: "el 5 mar."."""
    if (found.holds("m", "short_month") and before(found) not in _LEADS) or _names_a_place(found):
        return None
    return calendar.calendar_day(found)


def day_pointed(found: Found) -> Calendar | None:
    """Read a day with a word of direction: "le 5 mai prochain", "el pasado 24 de febrero"."""
    made, direction = hazy_day(found), calendar.direction_of(found)
    return replace(made, direction=direction) if made is not None and direction else made


def _names_a_place(found: Found) -> bool:
    """Tell whether a day names a street: "calle 9 de Julio", "Straße des 17. Juni"."""
    first = found.span()[0]
    before_it = found.tokens.letters[max(0, first - 2) : first]
    return letter("numbering") in before_it and all(
        one in _PLACE_LEADS for one in before_it[before_it.rfind(letter("numbering")) :]
    )


_PLACE_LEADS: Final = letters_of("numbering the of")


def year_alone(found: Found) -> Calendar | None:
    """Read a year that stands alone, where it is no quantity and no name of a thing."""
    year = calendar.whole(found, "y")
    tokens, at = found.tokens, found.span("y")[0]
    first, end = found.span()
    if year is None or (calendar.is_counted(found) and end == at + 1) or is_quantity_of_years(found):
        return None
    if first != at or end != at + 1:
        return calendar.calendar_year(found)
    lead, follower = before(found), after(found)
    if (
        lead in _COUNTERS
        or (at > 0 and tokens.said(at - 1) in _NUMBER_SIGNS)
        or (tokens.is_glued(at) and lead not in _YEAR_GLUE)
    ):
        return None
    if end < len(tokens.letters) and tokens.is_glued(end) and follower not in _AFTER_YEAR:
        return None
    if follower in letters_of("colon hyphen") and end + 1 < len(tokens.letters) and tokens.is_glued(end + 1):
        return calendar.calendar_year(found) if tokens.letters[end + 1] in letters("year") else None
    if not year % 100 and lead == _CAPITAL:
        # "Windows 2000".
        return None
    if not year % 100 and follower in _WORDS and lead not in letters_of("in since until open"):
        return None
    is_led = lead in _YEAR_LEADS + letters_of("open dash slash")
    if not is_led and not _FIRST_BARE_YEAR <= year <= _LAST_BARE_YEAR:
        return None
    if not is_led and follower == letter("small") and lead in letters_of("the this that every few several"):
        return None
    return calendar.calendar_year(found)


def is_quantity_of_years(found: Found) -> bool:
    """Tell "2000 years" from "the years 2015 and 2016" where the word stands behind: a quantity is round."""
    first, at = found.span()[0], found.span("y")[0]
    year = calendar.whole(found, "y") or 0
    behind = found.tokens.letters[at + 1 : found.span()[1]]
    is_plural = bool(behind) and behind[0] in letters("units") and first == at
    return is_plural and (
        not year % 100 or not _FIRST_BARE_YEAR <= year <= _LAST_BARE_YEAR or found.tokens.values[at + 1] != "year"
    )


def old_year(found: Found) -> Calendar | None:
    """Read "in 264", which is a year only where others are said to be before Christ; binding decides."""
    year = calendar.whole(found, "y")
    if year is None or calendar.is_counted(found) or after(found) in _WORDS + letters_of("hyphen slash money"):
        return None
    return Calendar(Unit.YEAR, year)


def season_alone(found: Found) -> Calendar | None:
    """Read a season without a year, where it is no verb and no name: "a été", "Herr Winter", "el Verano"."""
    at = found.span("season")[0]
    if found.span()[0] == at:
        lead = before(found)
        if found.tokens.letters[at] == _FALL and lead not in letters_of("in of this since until during every from"):
            return None
        if lead == _CAPITAL or (lead not in _LEADS and after(found) == _CAPITAL):
            return None
    return calendar.calendar_season(found)


def named_season(found: Found) -> Calendar | None:
    """Read a season of a language that writes it small: with a capital within a sentence it is a name."""
    at = found.span("season")[0]
    tokens = found.tokens
    if tokens.text[tokens.starts[at]].isupper() and before(found) not in _STARTS and found.span()[0] == at:
        return None
    return season_alone(found)


def quarter_code(found: Found) -> Calendar | None:
    """Read "Q1 2019"; alone it is more likely something else."""
    return calendar.quarter_code(found) if found.has("y") or found.has("shift") else None


def feast(found: Found) -> Feast | None:
    """Read a day by its name, where that is not part of a longer name."""
    at = found.span("feast")[0]
    is_name = at == found.span()[0] and before(found) == _CAPITAL and not found.has("y")
    return None if is_name else calendar.feast(found)


def dotted_date(found: Found) -> Calendar | None:
    """Read "5.3.2020", and "am 5.3.", which alone may be anything."""
    text = found.value("dotted")
    if not isinstance(text, str) or text.count(".") > 1:
        return numeric.dotted_date(found)
    day, month = (int(part) for part in text.split("."))
    is_led = before(found) in letters_of("on until from since by and to the comma weekday between")
    is_one = is_led and month <= MONTHS_OF_A_YEAR and is_day(2000, month or 0, day)
    return Calendar(Unit.DAY, month=month, day=day) if is_one else None


def slashed_date(found: Found) -> Calendar | None:
    """Read "05/03/2020": the day first, as everybody has it who does not write English."""
    day, month = calendar.whole(found, "first"), calendar.whole(found, "second")
    year, tokens = calendar.whole(found, "y"), found.tokens
    first, end = found.span()
    is_glued = all(tokens.is_glued(number) for number in range(first + 1, end))
    if day is None or month is None or year is None or not is_glued or month > MONTHS_OF_A_YEAR:
        return None
    if len(tokens.said(found.span("y")[0])) < len("20") or _goes_on(found):
        return None
    full = calendar.full_year(year)
    return Calendar(Unit.DAY, full, month, day, is_day_first=True) if is_day(full, month, day) else None


def _goes_on(found: Found) -> bool:
    first, end = found.span()
    tokens = found.tokens
    glue = letters_of("slash hyphen colon other")
    is_before = first > 0 and tokens.is_glued(first) and tokens.letters[first - 1] in glue
    return is_before or (end < len(tokens.letters) and tokens.is_glued(end) and tokens.letters[end] in glue)


def bare_units(found: Found) -> Duration | None:
    """Read "for years", "weeks of fighting"."""
    return None if found.value("unit") == "quarter" else length.duration(found)


def half_year(found: Found) -> Calendar | None:
    """Read "the first half year", with or without a year; a quarter or half of something else has none."""
    made = calendar.calendar_quarter(found)
    if made is None or (made.year is None and made.shift is None and after(found) in letters_of("of capital")):
        return None
    return made


def adverb_set(found: Found) -> Repeated | None:
    """Read "daily" and the like, where it is not in the name of a newspaper."""
    first = found.span()[0]
    is_capital = found.tokens.text[found.tokens.starts[first]].isupper()
    return None if is_capital and before(found) not in _STARTS else length.repeated(found)


def in_length(found: Found) -> Duration | Relative | Vague | None:
    """Read "in drei Tagen", "en tres días": how long it took, or when it will be, as the verbs around it say."""
    if not _looks_ahead(found):
        return length.counted_length(found)
    named = found.value("unit")
    if not isinstance(named, str) or named not in relative.UNITS:
        return None
    return relative.so_many_away(named, found.number("n"), letter("hence"))


def _looks_ahead(found: Found) -> bool:
    first, end = found.span()
    letters_said = found.tokens.letters
    around = letters_said[max(0, first - _REACH) : first], letters_said[end : end + _REACH]
    sentence = around[0].rsplit(_STOP, 1)[-1] + around[1].split(_STOP, 1)[0]
    return _WILL in sentence and not any(one in sentence for one in _PAST)


_REACH: Final = 20
_STOP, _WILL = letter("stop"), letter("will")
_PAST: Final = letter("was") + letter("past_word")


def unit_spoken_of(found: Found) -> Relative | None:
    """Read "im Laufe des Jahres", "au cours de la semaine": that which is spoken of, where nothing tells which other."""
    if after(found) in letters_of("of capital year ordinal_word POINTED"):
        return None
    return relative.end_of_unit(found, Base.REFERENCE)


def day_spoken_of(found: Found) -> Calendar | None:
    """Read "el día 5": of the month that is spoken of."""
    day = calendar.whole(found, "d")
    return (
        Calendar(Unit.DAY, day=day)
        if day is not None and after(found) not in letters_of("of counted ANY_MONTH")
        else None
    )
