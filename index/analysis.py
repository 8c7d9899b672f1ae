"""Cut text into tokens: the one way for indexing, for queries and for marking hits, so that the three agree."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from index.folding import IGNORED, expand, fold

# A blank line parts comments and blocks; the jump in positions keeps phrases, and later NEAR, from crossing it.
GAP: Final = 100

# Scripts written without spaces: each character is a token, and a word of them is found as a phrase.
SINGLE: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Vowel signs and the like, which regular expressions do not count as letters (dandas left out).
_MARKS: Final = (
    f"{IGNORED}\u0900-\u0963\u0971-\u0df3\u07a6-\u07b0"
    "\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f71-\u0f84\u0f8d-\u0fbc"
)
# What parts comments and blocks: an empty line, be it of blanks.
BLANK_LINE: Final = r"\n[^\S\n]*\n\s*"


class Token(NamedTuple):
    """One word as compared, the span text[start:end] that it was read from, and its place in the order of words."""

    text: str
    start: int
    end: int
    position: int


@cache
def _pattern() -> re.Pattern[str]:
    letter_or_digit = rf"[^\W_{SINGLE}]"
    letter = rf"[^\W\d_{SINGLE}]"
    number = (
        rf"(?<!{letter_or_digit})(?<![0-9][.,])(?:"
        r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+(?:\.[0-9]+)?|(?:\.[0-9]{3})+(?:,[0-9]+)?)"
        r"|[0-9]+[.,][0-9]+)(?![0-9]|[.,][0-9])"
    )
    return re.compile(
        rf"((?:{letter}\.)+{letter}(?!\.?{letter_or_digit})\.?)"
        rf"|({number})"
        rf"|({letter_or_digit}+(?:[{_MARKS}]+{letter_or_digit}*)*)"
        rf"|([{SINGLE}])"
        rf"|({BLANK_LINE})"
        rf"|(?<=[^\W_{SINGLE}]|[{_MARKS}])'s(?!{letter_or_digit})"
    )


@cache
def _apart() -> re.Pattern[str]:
    letter_or_digit = rf"[^\W_{SINGLE}]"
    return re.compile(rf"(?<![^\W_]|[{_MARKS}]){letter_or_digit}+(?:[{_MARKS}]+{letter_or_digit}*)*")


_INITIALS, _NUMBER, _WORD, _CHARACTER, _BREAK = range(1, 6)


def _plain_number(number: str) -> str:
    """Write 2,500 and 2.500 as 2500, and 1,5 as 1.5."""
    grouped = re.fullmatch(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]([0-9]+))?", number)
    if grouped is None:
        return number.replace(",", ".")
    whole = re.sub(r"[.,]", "", grouped[1])
    return f"{whole}.{grouped[3]}" if grouped[3] else whole


def tokenize(text: str) -> Iterator[Token]:
    """Yield the tokens of a text in order.

    Possessive 's is dropped; hyphens and apostrophes part words; initials such as U.S. are one token "u.s", which is
    another word than "us"; 2,500 is "2500"; Chinese, Japanese, Thai, Lao, Khmer and Burmese give one a character.
    """
    yield from tokenize_folded(fold(text))


def tokenize_folded(folded: str, start: int = 0, position: int = 0) -> Iterator[Token]:
    """Yield the tokens of a folded text from a place where no token lies across, numbered from a position on."""
    plain = folded.isascii()
    for found in _pattern().finditer(folded, start):
        kind = found.lastindex
        if kind == _WORD:
            word = found[0] if plain else expand(found[0])
        elif kind is None:
            continue
        elif kind == _BREAK:
            position += GAP
            continue
        elif kind == _INITIALS:
            word = expand(found[0].rstrip("."))
        elif kind == _NUMBER:
            word = _plain_number(found[0])
        else:
            word = found[0]
        yield Token(word, found.start(), found.end(), position)
        position += 1


def word_apart(folded: str, place: int) -> re.Match[str] | None:
    """Return the word that begins at a place of a folded text, None where a letter, digit or mark stands before it.

    It is a token unless it is a number, a part of one, or a single letter, which may be one of initials.
    """
    return _apart().match(folded, place)


def positions(text: str) -> dict[str, list[int]]:
    """Return where each word of a text stands, in the order of words."""
    places: dict[str, list[int]] = {}
    for token in tokenize(text):
        where = places.get(token.text)
        if where is None:
            places[token.text] = [token.position]
        else:
            where.append(token.position)
    return places
