"""The words of a language that have to do with time: what the lexer knows, and the only thing about words that it knows."""

from collections.abc import Iterable, Mapping
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
class Lexicon:
    """The words of a language, in lower case, and those of several words that are read as one.

    `past_ending` is how most verbs end that tell of the past.
    """

    words: Mapping[str, Word]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Word], ...]] = field(default_factory=dict)
    past_ending: str = "\0"


def make_lexicon(rows: Iterable[tuple[str, Value, str]], capitalised: Mapping[str, str], past_ending: str) -> Lexicon:
    """Make a lexicon of rows (symbol, value, words); an underscore joins words that are read as one.

    Args:
        rows: A word may stand in one row only.
        past_ending: How most verbs end that tell of the past.
        capitalised: Symbols of words that are such only with a capital, and what they are without.
    Raises:
        ValueError: If a word stands in two rows.
    """
    words: dict[str, Word] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
    for symbol, value, text in rows:
        word = Word(letter(symbol), value, letter(capitalised.get(symbol, symbol)), letter(_SHORT.get(symbol, symbol)))
        for entry in text.split():
            first, *rest = entry.split("_")
            if rest:
                phrases.setdefault(first, []).append((tuple(rest), word))
            elif first in words:
                raise ValueError(f"{first} stands in two rows")
            else:
                words[first] = word
    longest_first = {first: tuple(sorted(rest, key=lambda one: -len(one[0]))) for first, rest in phrases.items()}
    return Lexicon(words, longest_first, past_ending)
