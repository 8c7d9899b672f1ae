"""The alphabet of the grammar: a text becomes a string of one letter a token, and a rule an expression over these letters.

A pattern is a row of words parted by blanks: a symbol or a set stands for one token, `name=SET` gives it a name, `?` after it makes
it optional; `(`, `|`, `)`, `)?` and `)*` group; `name(` names a group; `after:SET`, `notafter:SET`, `before:SET`, `notbefore:SET` look at
a neighbour without taking it. A word in angle brackets, `<PART>`, stands for another pattern.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

# What a token can be. Numbers by what they can mean; words by what they do; the rest is punctuation.
_NAMES: Final = (
    "other small past_word capital newline stop mark comma hyphen dash slash colon  apostrophe open close quote percent money possessive "
    "n12 n24 n31 n59 n99 n999 year big decimal ordinal decade_number dotted dtg clock "
    "month hazy_month short_month small_month small_hazy weekday weekdays short_weekday season seasons fall daypart dayparts night nights noon midnight "
    "unit units year_word week_date clock_unit clock_units second quarter half century centuries decade decades weekend "
    "number_word tens_word scale a couple few several dozen ordinal_word decade_word "
    "the of in on at by from since until to and or between for during within over through per before after "
    "this that last next past previous following coming same current ago later earlier hence early mid late  part_noun "
    "every times adverb_set today yesterday tomorrow tonight now recent soon future former date era zone ampm oclock feast "
    "turn rest about more less only whole  hours time old  fiscal back_word will was be not  counted "
    " once q_token period_word present_word  adjective numbering then "
    # What English has no single word for: "XIX", "Halbjahr", "يومين", "Vorjahr", "Montagabend", "Aprilhälfte".
    "roman half_year amount away weekday_part month_half "
    # Of reports: "the quarter ended June 30", "the latest week", "overnight".
    "ended latest overnight"
)
_LETTERS: Final = {name: chr(0x100 + number) for number, name in enumerate(_NAMES.split())}
_SETS: Final = {
    "NUMBER": "n12 n24 n31 n59 n99 n999 year big decimal number_word tens_word",
    "COUNT": "n12 n24 n31 n59 n99 number_word tens_word",
    "DAY": "n12 n24 n31 ordinal",
    "YEARLIKE": "n12 n24 n31 n59 n99 n999 year",
    "MONTH": "month hazy_month",
    "ANY_MONTH": "month hazy_month short_month small_month small_hazy",
    "WEEKDAY": "weekday short_weekday",
    "SEASON": "season fall",
    "DAYPART": "daypart night noon midnight",
    "UNIT": "unit year_word weekend quarter decade century",
    "UNITS": "unit year_word units night nights weekend decade decades century centuries quarter",
    "TIME_UNITS": "unit year_word units night nights weekend decade decades century centuries quarter clock_unit clock_units hours",
    "LENGTH_UNIT": "unit units year_word clock_unit clock_units",
    "ORDINAL": "ordinal ordinal_word second last",
    "DEICTIC": "this last next past coming current",
    "POINTED": "last next past coming current same previous following",
    "ANAPHORIC": "that same previous following",
    "DAY_NUMBER": "n12 n24 n31",
    "TWO_DIGITS": "n12 n24 n31 n59 n99",
    "SMALL": "small past_word small_hazy ended be not",
    "WORD": "small past_word small_hazy ended be not capital the a this that was will then",
    "DIRECTION": "this last next past coming current that same previous following",
    "TO": "to until through hyphen dash",
    "SEPARATOR": "comma of",
    "ADJECTIVE": "more whole adjective",
}


def letter(name: str) -> str:
    """Return the letter of a symbol."""
    return _LETTERS[name]


@cache
def letters(name: str) -> str:
    """Return the letters of a symbol, or of all symbols of a set."""
    return "".join(_LETTERS[symbol] for symbol in _SETS.get(name, name).split())


@cache
def letters_of(names: str) -> str:
    """Return the letters of several symbols and sets, parted by blanks."""
    return "".join(map(letters, names.split()))


@dataclass(frozen=True, slots=True)
class Pattern:
    """An expression over letters, and with which letters that which it matches can begin."""

    expression: re.Pattern[str]
    firsts: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Made:
    source: str
    firsts: frozenset[str]
    is_empty: bool


_NOTHING: Final = _Made("", frozenset(), is_empty=True)
_LOOKS: Final = {"after": "(?<=", "notafter": "(?<!", "before": "(?=", "notbefore": "(?!"}
# What repeats does so a few times at most, so that no text makes a search slow.
_CLOSING: Final = {")": "", ")?": "?", ")*": "{0,9}"}


def compile_pattern(pattern: str, parts: Mapping[str, str]) -> Pattern:
    """Make a pattern an expression over letters; `parts` are the patterns that stand in angle brackets.

    Raises:
        ValueError: If the pattern may match nothing at all.
    """
    made = _alternatives(iter([*_spelt(pattern, parts).split(), ")"]))[0]
    if made.is_empty:
        raise ValueError(f"a pattern that matches nothing: {pattern}")
    return Pattern(re.compile(made.source), made.firsts)


def _spelt(pattern: str, parts: Mapping[str, str]) -> str:
    while "<" in pattern:
        pattern = re.sub(r"<(\w+)>", lambda part: f"( {parts[part[1]]} )", pattern)
    return pattern


def _alternatives(words: Iterator[str]) -> tuple[_Made, str]:
    """Read up to the bracket that closes; return what was read, and that bracket."""
    read: list[_Made] = []
    sequence = _NOTHING
    for word in words:
        if word in ("|", *_CLOSING):
            read.append(sequence)
            sequence = _NOTHING
            if word != "|":
                source = "|".join(made.source for made in read)
                firsts = frozenset[str]().union(*(made.firsts for made in read))
                return _Made(source, firsts, any(made.is_empty for made in read)), word
        else:
            sequence = _then(sequence, _item(word, words))
    raise ValueError("a bracket of a pattern is not closed")


def _then(before: _Made, after: _Made) -> _Made:
    firsts = before.firsts | after.firsts if before.is_empty else before.firsts
    return _Made(before.source + after.source, firsts, before.is_empty and after.is_empty)


def _item(word: str, words: Iterator[str]) -> _Made:
    look, colon, what = word.partition(":")
    if colon:
        return _Made(f"{_LOOKS[look]}{_class(what)})", frozenset(), is_empty=True)
    if word.endswith("("):
        inner, close = _alternatives(words)
        opening = f"(?P<{word[:-1]}>" if len(word) > 1 else "(?:"
        return _Made(f"{opening}{inner.source}){_CLOSING[close]}", inner.firsts, inner.is_empty or close != ")")
    optional = word.endswith("?")
    name, equals, symbol = word.rstrip("?").partition("=")
    source = f"(?P<{name}>{_class(symbol)})" if equals else _class(name)
    return _Made(source + "?" * optional, frozenset(_members(symbol or name)), optional)


def _members(names: str) -> str:
    return "".join(letters(name) for name in names.split("/"))


def _class(names: str) -> str:
    return f"[{_members(names)}]"
