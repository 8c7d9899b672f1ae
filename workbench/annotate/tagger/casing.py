"""How words are written, as numbers: the model reads them in small letters and learns of capitals by this alone."""

from collections.abc import Sequence
from typing import Final

OTHER_LETTERS, SMALL, CAPITAL, CAPITALS, LONE_CAPITAL, MIXED, NUMBER, LETTERS_AND_MORE, SIGN = 9, 1, 2, 3, 4, 5, 6, 7, 8
# The rows of the model's table: class of the word, casing of its sentence, whether it is written together with the word before.
_PER_SENTENCE: Final = 10
_JOINED: Final = 40
_RUNNING, _ALL_CAPITALS, _ALL_SMALL, _TITLE = 0, 1, 2, 3
_CASED: Final = frozenset((SMALL, CAPITAL, CAPITALS, MIXED))
# As many words with letters tell how a sentence is written, one more of them a headline.
_TELLING_MIN: Final = 3
_CAPITALS_SHARE, _TITLE_SHARE = 0.8, 0.7


def shape(word: str) -> int:
    """Return the class of a word by its letters."""
    if word.isalpha():
        if word.islower():
            return SMALL
        if word.isupper():
            return CAPITALS if len(word) > 1 else LONE_CAPITAL
        if word[0].isupper() and word[1:].islower():
            return CAPITAL
        return MIXED if word.lower() != word.upper() else OTHER_LETTERS
    if word.isdigit():
        return NUMBER
    return LETTERS_AND_MORE if any(sign.isalnum() for sign in word) else SIGN


def sentence_casing(shapes: Sequence[int]) -> int:
    """Return what to add to the classes of a sentence's words: it may be all capitals, all small, or a headline."""
    cased = [one for one in shapes if one in _CASED]
    count = len(cased)
    if count < _TELLING_MIN:
        return _RUNNING
    if cased.count(CAPITALS) >= _CAPITALS_SHARE * count:
        return _ALL_CAPITALS * _PER_SENTENCE
    small = cased.count(SMALL)
    if small == count:
        return _ALL_SMALL * _PER_SENTENCE
    return _TITLE * _PER_SENTENCE if count > _TELLING_MIN and count - small >= _TITLE_SHARE * count else _RUNNING


def joined(row: int) -> int:
    """Return the row of a word that no blank parts from the one before."""
    return row + _JOINED
