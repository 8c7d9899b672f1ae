"""Cuts text into words and folds each to the key by which names are looked up, so that spellings of one name meet."""

import re
from functools import lru_cache
from typing import NamedTuple

from index.folding import IGNORED, expand, fold


class Word(NamedTuple):
    """A word text[start:end] in code points, its key, and whether only a blank, hyphen or initial parts it from the last."""

    start: int
    end: int
    key: str
    is_joined: bool
    is_possessive: bool


# Chinese writes no blanks: each of its characters is a word of its own.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(
    # Letters with full stops, as in U.S. and EE.UU.; no word otherwise holds a full stop.
    r"(?:[^\W\d_]{1,2}\.){2,}(?:[^\W\d_](?![^\W_]))?"
    rf"|[{_HAN}]"
    rf"|[^\W_{_HAN}]+(?:['{IGNORED}]+[^\W_{_HAN}]+)*"
)
# What French and Italian write together with the name that follows: l'Union, d'Ankara.
_ELIDED = frozenset(("l", "d", "qu", "c", "s", "dell", "all", "nell", "dall", "sull"))
# The Arabic article before a hyphen, however it is assimilated, is one word.
_ARTICLES = frozenset(("al", "el", "as", "ash", "an", "at", "ad", "ar", "az", "ul"))
_HYPHENS = "-\u2010\u2011\u2012\u2013"
_PARTING = f" \n\t'{IGNORED}{_HYPHENS}"
_GAP_MAX = 3
# Case endings of Russian and Ukrainian nouns and adjectives, folded; the longest that fits is taken off.
_ENDINGS = frozenset(
    word
    for words in (
        "иями ями ами иеи иях ого его ому ему ыми ими ои еи ом ем ым им ам ям ах ях ая яя ое ее ые ие ыи ии ую юю",
        "ия ию ью ії а я о е ы и у ю ь і",
    )
    for word in words.split()
)
_ENDING_MAX = 4
_STEM_MIN = 3


def cut_words(folded: str, start: int, end: int) -> list[Word]:
    """Return the words of a stretch of a text that is folded character for character, so that offsets are the text's."""
    words: list[Word] = []
    last_end = -1
    last_key = ""
    for match in _WORD.finditer(folded, start, end):
        begin, stop = match.span()
        plain = match[0]
        joined = False
        if last_end >= 0:
            gap = folded[last_end:begin]
            joined = gap == " " or _is_joining(gap, last_key)
        is_possessive = False
        if not plain.isascii():
            plain = expand(plain)
        if "'" in plain:
            head, _, tail = plain.partition("'")
            if head in _ELIDED and len(tail) > 1:
                begin += match[0].index("'") + 1
                plain = tail
            if plain.endswith("'s"):
                is_possessive = True
                stop -= len(match[0]) - max(match[0].rfind("'"), 0)
                plain = plain[:-2]
            plain = plain.replace("'", "")
        elif "." in plain:
            plain = plain.replace(".", "")
        last_end = match.end()
        if begin >= stop:
            continue
        if plain in _ARTICLES and (plain in ("al", "el") or (folded[stop : stop + 1] in _HYPHENS and stop < end)):
            plain = "al"
        elif plain and "\u0400" <= plain[0] <= "\u04ff":
            plain = _stem(plain)
        last_key = plain
        words.append(Word(begin, stop, plain, joined, is_possessive))
    return words


# The names of a library's actors are compared again and again.
@lru_cache(maxsize=65_536)
def name_key(name: str) -> str:
    """Return the key of a name: the keys of its words."""
    return " ".join(word.key for word in cut_words(fold(name), 0, len(name)))


def exact_key(letters: str) -> str:
    """Return the key of an abbreviation, which is told by its very letters; a word's key never looks like it."""
    return "=" + letters.replace(".", "")


def _is_joining(gap: str, last_key: str) -> bool:
    if len(gap) > _GAP_MAX:
        return False
    if not gap.strip(_PARTING):
        # A name does not run on over an empty line.
        return gap.count("\n") < 2
    return (gap == ". " and (len(last_key) == 1 or last_key == "st")) or (gap == "." and len(last_key) == 1)


def _stem(word: str) -> str:
    for length in range(min(_ENDING_MAX, len(word) - _STEM_MIN), 0, -1):
        if word[-length:] in _ENDINGS:
            return word[:-length]
    return word
