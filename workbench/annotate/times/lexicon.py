"""The words of a language that have to do with time: what the lexer knows, and the only thing about words that it knows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from workbench.annotate.times.symbols import letter

# What a word is worth: a number, a unit, a part; None where the symbol says it all.
Value = float | str | None
# Months and days in short are sure with their full stop, or beside a number.
_SHORT: Final = {"short_month": "month", "short_weekday": "weekday"}


@dataclass(frozen=True, slots=True)
class Word:
    """What a word stands for. `small` is its letter where it is not capitalised, `dotted` with its full stop."""

    letter: str
    value: Value
    small: str
    dotted: str


@dataclass(frozen=True, slots=True)
class Writing:
    """What a language writes otherwise than English does.

    `after_number` is what may be glued to figures: its group "ordinal" or "decade" says what they become ("1er", "1990er"), else
    they stay what they are ("2019'da"). `after_word` may be glued to a word of the lexicon: "Mart'ta". `elided` words are such only
    with an apostrophe: "l'année". `stopped` words go on with these letters, stops among them: "v. Chr.". `has_dotted_ordinals` says
    that "5." is the fifth; `has_grouping_stops` that "5.000" is no fraction; `is_caseless` that no letter is a capital; `is_verb_last`
    that the verb of a time stands behind it.
    """

    after_number: re.Pattern[str] | None = None
    after_word: re.Pattern[str] | None = None
    elided: Mapping[str, Word] = field(default_factory=dict)
    stopped: Mapping[str, tuple[tuple[str, Word], ...]] = field(default_factory=dict)
    future_ending: tuple[str, ...] = ()
    has_dotted_ordinals: bool = False
    has_grouping_stops: bool = False
    is_caseless: bool = False
    is_verb_last: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language, in lower case, and those of several words that are read as one.

    `past_ending` is how most verbs end that tell of the past. `writing` is None where all is written as in English.
    """

    words: Mapping[str, Word]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]] = field(default_factory=dict)
    past_ending: str | tuple[str, ...] = "\0"
    writing: Writing | None = None


def word_of(symbol: str, value: Value = None) -> Word:
    """Return a word that is the same with and without a capital."""
    one = letter(symbol)
    return Word(one, value, one, letter(_SHORT.get(symbol, symbol)))


def make_lexicon(
    rows: Iterable[tuple[str, Value, str]],
    capitalised: Mapping[str, str],
    past_ending: str | tuple[str, ...],
    writing: Writing | None = None,
) -> Lexicon:
    """Make a lexicon of rows (symbol, value, words); an underscore joins words that are read as one.

    Args:
        rows: A word may stand in one row only.
        past_ending: How most verbs end that tell of the past.
        capitalised: Symbols of words that are such only with a capital, and what they are without.
        writing: What the language writes otherwise than English does.
    Raises:
        ValueError: If a word stands in two rows.
    """
    words: dict[str, Word] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for symbol, value, text in rows:
        # Elsewhere than in English a short day is as often a whole word at the end of its sentence.
        short = _SHORT.get(symbol, symbol) if writing is None or symbol == "short_month" else symbol
        if symbol == "roman" and writing is not None and writing.has_dotted_ordinals:
            short = "ordinal"
        word = Word(letter(symbol), value, letter(capitalised.get(symbol, symbol)), letter(short))
        for entry in text.split():
            first, *rest = entry.split("_")
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), word))
            elif first in words:
                raise ValueError(f"{first} stands in two rows")
            else:
                words[first] = word
    longest_first = {first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in phrases.items()}
    return Lexicon(words, longest_first, past_ending, writing)


def numbered(symbol: str, words: str, first: int = 1, step: int = 1) -> Iterator[tuple[str, Value, str]]:
    """Give a row for each word, with numbers that go on from `first`, times `step`; a comma parts the forms of one word."""
    for number, forms in enumerate(words.split(), first):
        yield symbol, step * number, forms.replace(",", " ")


def inflected(stems: str, endings: str) -> str:
    """Return every stem with every ending; a full stop is the ending that is none."""
    return " ".join(stem + ending.rstrip(".") for stem in stems.split() for ending in endings.split())
