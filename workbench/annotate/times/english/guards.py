"""What tells a time from another thing that is written like one, in English: may and May, 1500 men and 1500."""

from dataclasses import replace
from typing import Final

from workbench.annotate.times.calendar_builders import calendar_month, calendar_season, calendar_year, is_counted, whole
from workbench.annotate.times.calendar_builders import feast as calendar_feast
from workbench.annotate.times.calendar_builders import quarter_code as calendar_quarter_code
from workbench.annotate.times.expressions import (
    Base,
    Calendar,
    Direction,
    Duration,
    Feast,
    Relative,
    Repeated,
    Unit,
    Vague,
    YearShift,
)
from workbench.annotate.times.grammar import Found
from workbench.annotate.times.length_builders import counted_length as length
from workbench.annotate.times.length_builders import duration, repeated
from workbench.annotate.times.lexing import Tokens
from workbench.annotate.times.relative_builders import (
    UNITS,
    at_that_time,
    daypart_spoken_of,
    end_of_unit,
    now,
    once,
    to_come,
)
from workbench.annotate.times.relative_builders import named_unit as relative_unit
from workbench.annotate.times.symbols import letter, letters, letters_of

_PREPOSITIONS: Final = letters_of(
    "in of on by from since until to and or between for during within over through before after this that last next "
    "past previous following early late mid part_noun about recent"
)
_OPENINGS: Final = letters("open") + letters("comma") + letters("hyphen") + letters("dash") + letters("slash")
_STARTS: Final = letters("newline") + letters("stop") + letters("mark") + letters("quote") + _OPENINGS
_WORDS: Final = letters("SMALL") + letters("capital")
_HAZY: Final = letters("hazy_month")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_CALENDAR: Final = letters("ANY_MONTH") + letters("SEASON") + letters("NUMBER")
_SURE_LEADS: Final = letters_of("in since until last next this early late mid part_noun during through before after")
_AFTER_VERBS: Final = letters_of("WORD on in to from over at for")
_PERSONAL: Final = frozenset((4, 5, 6, 8))
# After these "May" is the verb, and "March" what people do.
_VERB_AFTER: Final = _words(
    "be have not also or well yet still become seem find take want need only even come go get make do say i you we they"
)
_YEAR_PREPOSITIONS: Final = letters_of("in of until from by since to and between after before")
_OLD_YEAR: Final = 1500
_COUNTERS: Final = letters_of("money numbering about more less only over several percent")
_NUMBERS: Final = letters("NUMBER")


def _before(found: Found) -> str:
    first = found.span()[0]
    return found.tokens.letters[first - 1] if first else letter("newline")


def _after(found: Found) -> str:
    end = found.span()[1]
    return found.tokens.letters[end] if end < len(found.tokens.letters) else letter("newline")


def word_at(tokens: Tokens, number: int) -> str:
    """Return what a token says, nothing where there is none."""
    return tokens.said(number) if 0 <= number < len(tokens.starts) else ""


def month_alone(found: Found) -> Calendar | None:
    """Read a month without day or year, where it is no verb, no march and nobody's name."""
    at = found.span("m")[0]
    tokens = found.tokens
    is_bare = found.span() == (at, at + 1)
    before, after = _before(found), _after(found)
    if is_bare and tokens.letters[at] == _HAZY:
        if before not in _PREPOSITIONS and before not in _OPENINGS:
            return None
        if before in letters_of("to and or") and after in _AFTER_VERBS:
            return calendar_month(found) if at > 1 and tokens.letters[at - 2] in _CALENDAR else None
    if tokens.letters[at] == _HAZY and tokens.values[at] == 5 and word_at(tokens, at + 1) in _VERB_AFTER:
        return None
    if word_at(tokens, at + 1) == "delivery" and not found.has("dir"):
        # What is traded is delivered in the time to come.
        return replace(made, direction=Direction.FUTURE) if (made := calendar_month(found)) is not None else None
    if is_bare and after == letter("capital") and tokens.values[at] in _PERSONAL and before not in _SURE_LEADS:
        return None
    if is_bare and before == letter("capital") and tokens.values[at] in _PERSONAL and after not in _NUMBERS:
        return None
    return calendar_month(found)


def year_alone(found: Found) -> Calendar | None:
    """Read a year that stands alone, where it is no quantity and no name of a thing."""
    year = found.value("y")
    tokens = found.tokens
    first, at = found.span()[0], found.span("y")[0]
    before, after = _before(found), _after(found)
    if not isinstance(year, (int, float)) or is_counted(found):
        return None
    is_led = first != at
    if not is_led and before in _COUNTERS and not _is_about_a_year(tokens, at, after):
        return None
    if year < _OLD_YEAR and not is_led and before not in _YEAR_PREPOSITIONS:
        return None
    if tokens.is_glued(at) and not is_led and not _may_touch_before(tokens, at):
        return None
    end = at + 1
    if end < len(tokens.letters) and tokens.is_glued(end) and not _may_touch_after(tokens, end):
        return None
    if after == letter("small") and before == letter("small") and word_at(tokens, end).endswith("s"):
        return calendar_year(found) if word_at(tokens, first - 1) in _WHOSE else None
    return calendar_year(found)


_WHOSE: Final = _words("its their his her our my your whose")


def _is_about_a_year(tokens: Tokens, at: int, after: str) -> bool:
    """Tell "about 1910" from "about 1500 men"."""
    if tokens.letters[at - 1] not in letters("about") + letters("over") + letters("only"):
        return False
    if at > 1 and tokens.letters[at - 2] in _YEAR_PREPOSITIONS:
        return True
    return tokens.letters[at - 1] == letter("about") and after not in _WORDS + letters("counted") + letters("hyphen")


def _may_touch_before(tokens: Tokens, at: int) -> bool:
    """Tell whether what a year touches lets it be one: "1914-1918", "(1914", "post-1989"; not "F-1650" nor "$2000"."""
    mark = tokens.letters[at - 1]
    if mark in letters("open") + letters("dash") + letters("quote") + letters("apostrophe"):
        return True
    if mark in letters("slash") + letters("hyphen") and at > 1:
        return tokens.letters[at - 2] in letters_of("year n999 MONTH season") or (
            word_at(tokens, at - 2) in ("post", "pre", "mid", "early", "late")
        )
    return False


def _may_touch_after(tokens: Tokens, at: int) -> bool:
    mark = tokens.letters[at]
    if mark == letter("hyphen"):
        follower = tokens.letters[at + 1] if at + 1 < len(tokens.letters) else ""
        return follower in _NUMBERS or word_at(tokens, at + 1) in (
            "era",
            "style",
            "today",
            "present",
            "born",
            "based",
            "election",
        )
    if mark in letters("colon") + letters("stop") and at + 1 < len(tokens.letters):
        return not (tokens.is_glued(at + 1) and tokens.letters[at + 1] in _NUMBERS)
    return mark not in letters("money") + letters("percent") + letters("other") + _WORDS


def bare_old_year(found: Found) -> Calendar | None:
    """Read "in 264", which is a year only where others are said to be before Christ; binding decides."""
    year = found.value("y")
    if not isinstance(year, (int, float)) or is_counted(found):
        return None
    after = _after(found)
    if after in _WORDS + letters("hyphen") + letters("comma") + letters("slash") and after != letter("comma"):
        return None
    return Calendar(Unit.YEAR, int(year))


def season_alone(found: Found) -> Calendar | None:
    """Read a season without a year, where it is no water, no step and no tumble."""
    at = found.span("season")[0]
    tokens = found.tokens
    is_fall = tokens.letters[at] == letter("fall")
    first = found.span()[0]
    before, after = _before(found), _after(found)
    if word_at(tokens, at + 1) in _OF_SPORTS:
        return None
    if is_fall and (first == at or after in letters_of("of from in to on")) and not _is_coupled(first == at, before):
        return None
    is_verb = before == letter("to") or after in letters_of("from to")
    if tokens.said(at) in ("spring", "springs") and first == at and is_verb:
        return None
    if first == at and before == letter("capital") and after != letter("capital"):
        # "The Arab Spring"; but "the German Spring Offensive".
        return None
    is_sure = tokens.said(at) in ("summer", "winter", "autumn") or after in letters("and") + letters("or")
    is_capital = tokens.text[tokens.starts[at]].isupper()
    if first == at and before not in _PREPOSITIONS + _STARTS and not is_sure and not is_capital:
        return None
    return calendar_season(found)


# "The Summer Olympics", "spring training".
_OF_SPORTS: Final = _words("olympics olympic games paralympics training")


def _is_coupled(is_bare: bool, before: str) -> bool:
    """Tell "the summer and fall" and "late fall"."""
    return is_bare and before in letters_of("and early late")


def bare_units(found: Found) -> Duration | None:
    """Read "for years", "days of fighting", "in the weeks after": not "office hours", nor "decades-old"."""
    first, end = found.span()
    if _before(found) == letter("several") and word_at(found.tokens, first - 2) == "as":
        # "The third in as many weeks".
        return None
    if found.value("unit") == "quarter" or word_at(found.tokens, end + 1) in ("old", "older"):
        return None
    if end - first > 1:
        return duration(found) if _before(found) in letters_of("in for over during within") else None
    if _after(found) in _WORDS and _before(found) not in letters("for") + letters("in") + letters("several"):
        return None
    return duration(found)


def lone_day(found: Found) -> Calendar | None:
    """Read "on the 5th", where no noun follows."""
    if _before(found) not in _YEAR_PREPOSITIONS + letters("on") + letters("through") + letters("comma") + _STARTS:
        return None
    if _after(found) not in _STARTS + letters_of("and or to until through close of"):
        return None
    day = found.value("d")
    return Calendar(Unit.DAY, day=int(day)) if isinstance(day, (int, float)) and 1 <= day <= 31 else None


def weekday_day(found: Found) -> Calendar | None:
    """Read "Tuesday the 16th"."""
    day = found.value("d")
    if not isinstance(day, (int, float)) or not 1 <= day <= 31:
        return None
    return Calendar(Unit.DAY, day=int(day), weekday=whole(found, "wd"))


def current(found: Found) -> Vague | None:
    """Read "current" before a noun."""
    return now(found) if _after(found) in _WORDS + letters("counted") else None


def quarter_code(found: Found) -> Calendar | None:
    """Read "Q1 2019", and "in Q1"; "H2" alone is more likely something else."""
    said = calendar_quarter_code(found)
    if said is None or said.year is not None or said.shift is not None:
        return said
    is_led = _before(found) in letters_of("in of for during since by the last")
    return said if is_led and said.unit is Unit.QUARTER else None


def the_past(found: Found) -> Vague | None:
    """Read "in the past", and "the past" where no noun follows."""
    return once(found) if _is_noun(found) else None


def future(found: Found) -> Vague | None:
    """Read "in the future", and "the future" where no noun follows."""
    return to_come(found) if _is_noun(found) else None


def _is_noun(found: Found) -> bool:
    first, end = found.span()
    has_article = found.tokens.letters[first] == letter("the")
    is_led = has_article and _before(found) == letter("in")
    after = _after(found)
    return after not in _WORDS + letters_of("counted UNITS NUMBER few several") or (
        is_led and after in _WORDS and end - first > 1
    )


def soon(found: Found) -> Vague | None:
    """Read "soon", which "as soon as" is not."""
    return None if _is_between_as(found) else to_come(found)


def _is_between_as(found: Found) -> bool:
    first, end = found.span()
    return "as" in (word_at(found.tokens, first - 1), word_at(found.tokens, end))


def adverb_set(found: Found) -> Repeated | None:
    """Read "daily" and the like, where it is not the name of a newspaper."""
    first = found.span()[0]
    is_name = found.tokens.text[found.tokens.starts[first]].isupper() and _after(found) == letter("capital")
    return None if is_name else repeated(found)


def feast(found: Found) -> Feast | None:
    """Read a day by its name, where that is not part of a longer name: "Operation Ramadan"."""
    at = found.span("feast")[0]
    is_name = at == found.span()[0] and _before(found) == letter("capital") and not found.has("y")
    return None if is_name else calendar_feast(found)


def that_time(found: Found) -> Vague | None:
    """Read "at this time", but not ", this time led by his son"."""
    if found.holds("which", "this"):
        return now(found) if _before(found) in _PREPOSITIONS + letters("at") else None
    return at_that_time(found)


def recently(found: Found) -> Vague | None:
    """Read "recently", which "as recently as last month" says nothing by."""
    return None if _is_between_as(found) else once(found)


def previously(found: Found) -> Vague | None:
    """Read "previously" where nothing is counted from."""
    return once(found) if found.text == "previously" else None


def to_date(found: Found) -> Vague | None:
    """Read "to date", but not "year to date"."""
    first = found.span()[0]
    return None if found.tokens.letters[max(0, first - 3) : first - 1][-1:] in tuple(_SPANS) else now(found)


_SPANS: Final = letters("UNITS") + letters("hyphen")


def time_being(found: Found) -> Vague | None:
    """Read "the time being"."""
    end = found.span()[1]
    return now(found) if found.tokens.values[end - 1] == "being" else None


def unit_spoken_of(found: Found) -> Relative | Duration | None:
    """Read "in the quarter", "for the year": that which is spoken of; "in the month since" lasted one."""
    if _after(found) == letter("since"):
        return Duration("P1" + UNITS[str(found.value("unit"))][2])
    if _after(found) in _WORDS + letters("past") and word_at(found.tokens, found.span()[1]) != "as":
        # But "for the year as a whole".
        return None
    return end_of_unit(found, Base.REFERENCE)


def counted_length(found: Found) -> Duration | None:
    """Read a counted length; "the fourth in as many days" counts none."""
    before = word_at(found.tokens, found.span()[0] - 1)
    is_speed = before in _OF_SPEED and found.holds("n", "a")
    return None if is_speed or (before == "as" and found.holds("n", "several")) else length(found)


# "Winds of 90 miles an hour".
_OF_SPEED: Final = _words("miles kilometers kilometres km knots")


def named_unit(found: Found) -> Relative | Duration | None:
    """Read a unit with a word of direction; "his last year in office" is none of the calendar."""
    first = found.span()[0]
    is_own = word_at(found.tokens, first - 1) in _WHOSE and found.tokens.letters[first] in letters("last") + letters(
        "next"
    )
    return Duration("P1" + UNITS[str(found.value("unit"))][2]) if is_own else relative_unit(found)


def led_length(found: Found) -> Duration | None:
    """Read "the last three weeks", where "last" is no verb: "it could last three weeks"."""
    first = found.span()[0]
    is_verb = found.tokens.letters[first] == letter("last") and word_at(found.tokens, first - 1) in _MODAL
    return None if is_verb else duration(found)


_MODAL: Final = _words("can could may might must should to will would shall did not")


def former(found: Found) -> Vague | None:
    """Read "former" before a noun."""
    return once(found) if _after(found) in _WORDS + letters("counted") else None


def weekends(found: Found) -> Repeated | None:
    """Read "on weekends"."""
    return Repeated("XXXX-WXX-WE") if found.value("unit") == "weekend" else None


def night(found: Found) -> Repeated | None:
    """Read "at night"."""
    return Repeated("XXXX-XX-XXTNI") if found.tokens.letters else None


def daypart_alone(found: Found) -> Relative | None:
    """Read "in the morning", "into the early evening", "by midafternoon": of the day that is spoken of."""
    first = found.span()[0]
    before = word_at(found.tokens, first - 1)
    if found.tokens.letters[first] == letter("the"):
        return daypart_spoken_of(found) if before in _INTO_DAYPARTS else None
    is_alone = found.tokens.letters[first] in letters("early") + letters("late") or (
        word_at(found.tokens, first).startswith("mid")
    )
    is_alone = is_alone and before in ("by", "at", "until", "since", "in")
    return daypart_spoken_of(found) if is_alone else None


_INTO_DAYPARTS: Final = _words("in during by into through until throughout")


def half_alone(found: Found) -> Calendar | None:
    """Read "in the second half", which is one of a year only where another half was just spoken of; binding decides."""
    number = whole(found, "nth")
    if number not in (1, 2):
        return None
    return Calendar(Unit.HALF, number=number, shift=YearShift(0, Base.REFERENCE))


def led_hour(found: Found) -> Duration | None:
    """Read "the final hour", "the first minute"; "the eleventh hour" is an idiom."""
    is_far = found.holds("dir", "ordinal_word") and found.value("dir") != 1
    return None if is_far else Duration("P" + UNITS[str(found.value("unit"))][2].replace("T", "T1"))


def own_unit(found: Found) -> Duration | None:
    """Read "in its first year": none of the calendar."""
    is_own = word_at(found.tokens, found.span()[0] - 1) in _WHOSE
    return Duration("P1" + UNITS[str(found.value("unit"))][2]) if is_own else None


def unit_long(found: Found) -> Duration | None:
    """Read "a week-long visit", "a months-long siege"."""
    named = str(found.value("unit"))
    if found.holds("unit", "units decades centuries"):
        return duration(found)
    return Duration("P" + UNITS[named][2].replace("T", "T1") if named in _OF_THE_CLOCK else "P1" + UNITS[named][2])


_OF_THE_CLOCK: Final = ("hour", "minute")
