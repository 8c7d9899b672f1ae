"""Cuts a text into tokens and writes each as one letter of the grammar's alphabet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.annotate.times.lexicon import Lexicon, Value, Word, Writing
from workbench.annotate.times.symbols import letter, letters, letters_of

# Digits of other scripts are digits, too, but a number is read from at most so many: hostile runs of them are one token.
_DIGITS_MAX: Final = 9
# Mail and old wire reports break their lines at some 60 to 80 characters; a heading is shorter, a paragraph longer.
_LINE_CHARS_MIN: Final = 45
_LINE_CHARS_MAX: Final = 120
_LINE_ENDS: Final = '.!?:;”"'
# What may stand between the words of a phrase.
_JOINTS: Final = " -\u00a0\n'’"
_TOKEN: Final = re.compile(
    r"(?P<dtg>(?<![\w.])\d{6}[A-Z] ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) ?(?:\d{4}|\d{2})(?!\w))"
    r"|(?P<stamp>(?<=\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w))"
    r"|(?P<week>\d{4}-W\d\d(?:-[1-7])?(?!\w))"
    r"|(?P<quarter>(?:Q[1-4]|H[12])(?!\w))"
    r"|(?P<number>\d+(?:[.,]\d+)*+)(?:(?P<ordinal>st|nd|rd|th|º|°)(?![^\W\d_])|(?P<decade>(?<=0)['’]?s(?!\w)))?"
    r"|(?P<dotted>[A-Za-z]\.(?:[A-Za-z]\.)++(?:[A-Za-z](?![^\W_]))?|[A-Za-z]\.[A-Za-z](?![^\W_]))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<possessive>(?<=\w)['’]s(?!\w))"
    r"|(?P<mark>[^\w\s]|\n)"
)
_MARKS: Final = {
    "\n": "newline",
    ",": "comma",
    "،": "comma",
    "؟": "stop",
    "۔": "stop",
    "-": "hyphen",
    "\u2010": "hyphen",
    "\u2011": "hyphen",
    "\u2012": "dash",
    "\u2013": "dash",
    "\u2014": "dash",
    "\u2015": "dash",
    "\u2212": "dash",
    "/": "slash",
    ":": "colon",
    ".": "stop",
    "!": "stop",
    "?": "stop",
    "…": "stop",
    ";": "mark",
    "'": "apostrophe",
    "’": "apostrophe",
    "‘": "apostrophe",
    "(": "open",
    "[": "open",
    ")": "close",
    "]": "close",
    '"': "quote",
    "“": "quote",
    "”": "quote",
    "„": "quote",
    "«": "quote",
    "»": "quote",
    "%": "percent",
    "$": "money",
    "€": "money",
    "£": "money",
    "¥": "money",
}
_MARK_LETTERS: Final = {mark: letter(name) for mark, name in _MARKS.items()}
_OTHER: Final = letter("mark")
_SMALL: Final = letter("small")
_CAPITAL: Final = letter("capital")
_PAST: Final = letter("past_word")
# "Announced", but not "red".
_PAST_CHARS_MIN: Final = 5
_LIMITS: Final = ((12, "n12"), (24, "n24"), (31, "n31"), (59, "n59"), (99, "n99"), (999, "n999"))
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 2199
_LETTERS: Final = {name: letter(name) for name in ("n12", "n24", "n31", "n59", "n99", "n999", "year", "big", "decimal")}
_ORDINAL, _DECADE, _DTG, _CLOCK = letter("ordinal"), letter("decade_number"), letter("dtg"), letter("clock")
_WEEK_DATE, _QUARTER = letter("week_date"), letter("q_token")
_POSSESSIVE: Final = letter("possessive")
_DOTTED_DATE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d\d\.\d\d\.\d\d|\d{4}\.\d{1,2}\.\d{1,2}")
_DAY_AND_MONTH: Final = re.compile(r"\d{1,2}\.\d{1,2}")
_DOTTED: Final = letter("dotted")
_KEPT_DOTTED: Final = frozenset((letter("ampm"), letter("era"), letter("zone")))
_HYPHEN, _DASH = letter("hyphen"), letter("dash")
_WILL: Final = letter("will")
# What follows the stop of an ordinal: "5. März", "19. yüzyıl", "5./6. Mai".
_AFTER_STOP: Final = re.compile(r"\.(?:(?P<blank>[ \u00a0]?)(?P<word>[^\W\d_]{1,30})|[-/\u2010-\u2015](?=\d))")
# "1 607 heures", with whatever blank.
_GROUPS: Final = re.compile(r"(?:[ \u00a0\u202f]\d{3})+(?![\d.,:/-])")
_NUMBERED: Final = frozenset(
    letters("ANY_MONTH") + letters("UNIT") + letters_of("half half_year weekday to until and or")
)
_ORDINALS_MAX: Final = 99
_APOSTROPHES: Final = "'’"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: their letters as a string, and for each where it stands and what it is worth."""

    text: str
    letters: str
    starts: list[int]
    ends: list[int]
    values: list[Value]

    def is_glued(self, number: int) -> bool:
        """Tell whether a token follows the one before without a blank."""
        return number > 0 and self.ends[number - 1] == self.starts[number]

    def said(self, number: int) -> str:
        """Return a token's text in lower case."""
        return self.text[self.starts[number] : self.ends[number]].lower()


def lex(text: str, start: int, end: int, lexicon: Lexicon) -> Tokens:
    """Cut text[start:end] into tokens."""
    made_letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    words = lexicon.words
    phrases = lexicon.phrases
    writing = lexicon.writing
    capital = _SMALL if writing is not None and writing.is_caseless else _CAPITAL
    done = start
    for match in _TOKEN.finditer(text, start, end):
        kind = match.lastgroup
        at, stop = match.span()
        if at < done:
            continue
        value: Value = None
        if kind == "word":
            said = match[0]
            low = said.lower()
            word = words.get(low)
            if low in phrases:
                longer = _phrase(text, stop, end, phrases[low])
                if longer is not None:
                    word, stop = longer
            if writing is not None and stop == match.end():
                word, stop = _written(text, low, stop, end, word, writing)
            if word is None:
                made = _SMALL if said[0].islower() else capital
                if made == _SMALL and said.endswith(lexicon.past_ending) and len(said) >= _PAST_CHARS_MIN:
                    made = _PAST
                elif writing is not None and made == _SMALL and said.endswith(writing.future_ending):
                    made = _WILL
            else:
                value = word.value
                is_short = stop < end and word.dotted != word.letter and text[stop] == "."
                if is_short and (writing is not None or said[0].isupper()):
                    made = word.dotted
                    stop += 1
                else:
                    made = word.small if said[0].islower() else word.letter
        elif kind == "mark":
            mark = match[0]
            if mark == "\n" and _is_wrapped(text, start, at, end):
                continue
            made = _MARK_LETTERS.get(mark, _OTHER)
            if made == _HYPHEN and (at == 0 or text[at - 1].isspace() or text[stop : stop + 1].isspace()):
                made = _DASH
        elif kind == "possessive":
            made = _POSSESSIVE
        elif kind == "dotted":
            made, value = _abbreviation(match, words)
        elif kind == "dtg":
            made = _DTG
        elif kind == "stamp":
            made = _CLOCK
        elif kind == "week":
            made, value = _WEEK_DATE, match[0]
        elif kind == "quarter":
            made, value = _QUARTER, match[0]
        elif writing is None:
            made, value = _number(match)
        else:
            made, value, stop = _written_number(text, match, end, lexicon, writing)
        made_letters.append(made)
        starts.append(at)
        ends.append(stop)
        values.append(value)
        done = stop
    return Tokens(text, "".join(made_letters), starts, ends, values)


def _is_wrapped(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a line was broken for its length alone: its sentence goes on in the next line."""
    begin = text.rfind("\n", max(start, at - _LINE_CHARS_MAX), at) + 1
    is_long = _LINE_CHARS_MIN <= at - max(begin, start) <= _LINE_CHARS_MAX
    return is_long and at + 1 < end and not text[at + 1].isspace() and text[at - 1] not in _LINE_ENDS


def _phrase(text: str, at: int, end: int, phrases: tuple[tuple[tuple[str, ...], Word], ...]) -> tuple[Word, int] | None:
    """Return the word of several that goes on at a place, and where it ends."""
    for rest, word in phrases:
        position = at
        for part in rest:
            after = position + 1 + len(part)
            if after > end or text[position] not in _JOINTS or text[position + 1 : after].lower() != part:
                break
            position = after
        else:
            if position == end or not text[position].isalnum():
                return word, position
    return None


def _written(text: str, low: str, stop: int, end: int, word: Word | None, writing: Writing) -> tuple[Word | None, int]:
    """Return what a word is and where it ends, with what the language glues to it."""
    if stop == end:
        return word, stop
    if low in writing.elided and text[stop] in _APOSTROPHES:
        return writing.elided[low], stop + 1
    for rest, longer in writing.stopped.get(low, ()):
        if text[stop : min(end, stop + len(rest))].lower() == rest:
            return longer, stop + len(rest)
    if word is not None and writing.after_word is not None:
        ending = writing.after_word.match(text, stop, end)
        if ending is not None:
            return word, ending.end()
    return word, stop


def _written_number(
    text: str, match: re.Match[str], end: int, lexicon: Lexicon, writing: Writing
) -> tuple[str, Value, int]:
    """Return what figures are, what they are worth and where they end, with what the language glues to them."""
    made, value = _number(match)
    stop = match.end()
    said = match["number"]
    if writing.has_dotted_ordinals and text[stop : min(end, stop + 1)] == "." and _DAY_AND_MONTH.fullmatch(said):
        # "Am 5.3. tagte der Rat."
        return _DOTTED, said, stop + 1
    if writing.has_grouping_stops and made in (_LETTERS["decimal"], _LETTERS["big"]):
        made, value = _grouped(said, made, value)
    if writing.has_grouping_stops and said.isdecimal() and len(said) <= len("000") and not match["ordinal"]:
        groups = _GROUPS.match(text, stop, end)
        if groups is not None:
            return _LETTERS["big"], float("".join(re.findall(r"\d", said + groups[0]))), groups.end()
    ending = writing.after_number.match(text, stop, end) if writing.after_number is not None else None
    if ending is not None and said.isdecimal():
        stop = ending.end()
        if ending.lastgroup == "decade":
            made = _DECADE
        elif ending.lastgroup == "ordinal" and isinstance(value, float) and value <= _ORDINALS_MAX:
            made = _ORDINAL
    elif writing.has_dotted_ordinals and len(said) <= len("31") and _is_dotted_ordinal(text, stop, end, lexicon):
        made, stop = _ORDINAL, stop + 1
    return made, value, stop


def _grouped(said: str, made: str, value: Value) -> tuple[str, Value]:
    """Read "5.000" and "2,5" as most of Europe writes them."""
    if said.count(",") == 1 and said.replace(".", "").replace(",", "").isdecimal():
        return _LETTERS["decimal"], float(said.replace(".", "").replace(",", "."))
    parts = said.split(".")
    if len(parts) > 1 and all(len(part) == len("000") for part in parts[1:]) and "".join(parts).isdecimal():
        return _LETTERS["big"], float("".join(parts))
    return made, value


def _is_dotted_ordinal(text: str, stop: int, end: int, lexicon: Lexicon) -> bool:
    after = _AFTER_STOP.match(text, stop, end)
    if after is None:
        return False
    word = after["word"]
    if word is None or (after["blank"] and word[0].islower()):
        return True
    known = lexicon.words.get(word.lower())
    return known is not None and known.letter in _NUMBERED


def _abbreviation(match: re.Match[str], words: Mapping[str, Word]) -> tuple[str, Value]:
    word = words.get(match[0].replace(".", "").lower())
    return (word.letter, word.value) if word is not None and word.letter in _KEPT_DOTTED else (_CAPITAL, None)


def _number(match: re.Match[str]) -> tuple[str, Value]:
    digits = match["number"]
    if not digits.isascii():
        digits = "".join(str(int(one)) if one.isdigit() and one.isdecimal() else one for one in digits)
    if len(digits) > _DIGITS_MAX + 3:
        return _LETTERS["big"], None
    if match["decade"]:
        return _DECADE, float(digits) if digits.isdecimal() else None
    if match["ordinal"]:
        return (_ORDINAL, float(digits)) if digits.isdecimal() else (_LETTERS["big"], None)
    if digits.isdecimal():
        return _whole(digits)
    if _DOTTED_DATE.fullmatch(digits):
        return _DOTTED, digits
    if "," in digits:
        joined = digits.replace(",", "")
        return (_LETTERS["big"], float(joined)) if joined.isdecimal() else (_LETTERS["big"], None)
    return (_LETTERS["decimal"], float(digits)) if digits.count(".") == 1 else (_LETTERS["big"], None)


def _whole(digits: str) -> tuple[str, Value]:
    value = int(digits)
    for limit, name in _LIMITS:
        if value <= limit:
            return _LETTERS[name if len(digits) <= max(2, len(name) - 1) else "big"], float(value)
    if _FIRST_YEAR <= value <= _LAST_YEAR and len(digits) == 4:
        return _LETTERS["year"], float(value)
    return _LETTERS["big"], float(value)
