"""Mends what a PDF does to Arabic and Hebrew: brackets that are mirrored, letters of one glyph in the wrong order."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Final

_RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_ARABIC: Final = re.compile(r"[\u0600-\u08ff]")
# Lam with an alef behind it is one glyph in every font. PDFium turns the letters round with the line, glyph or not.
_ALEFS: Final = "\u0627\u0622\u0623\u0625"
_LAM: Final = "\u0644"
# Numbers run to the right as well, among letters that run to the left.
_LEFT: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]|\d")
_STROKE: Final = "\u0640"
_OUT_OF_PLACE: Final = 0.5
_MIRRORED: Final = str.maketrans("()[]{}«»‹›", ")(][}{»«›‹")
_CLOSING_FIRST: Final = re.compile(r"^[\"'“”]?[)\]}]|[(\[{][\"'“”.,،؛:]*$")
_OPENING_FIRST: Final = re.compile(r"^[\"'“”]?[(\[{]|[)\]}][\"'“”.,،؛:]*$")


def is_right_to_left(text: str) -> bool:
    """Tell whether most letters of a page run right to left."""
    if text.isascii():
        return False
    return len(_RIGHT.findall(text)) * 2 > len(_LETTER.findall(text))


def mend_word(word: str, first: int, edge: Callable[[int], tuple[float, float]]) -> str:
    """Return a word with its letters in the order in which they are read.

    Args:
        word: As PDFium gives it.
        first: The number of its first letter.
        edge: Says of a letter, by its number, where it begins and ends on the page.
    """
    if not _RIGHT.search(word):
        return word
    if _ARABIC.search(word):
        word = _by_place(word, first, edge)
    if _CLOSING_FIRST.search(word) and not _OPENING_FIRST.search(word):
        word = word.translate(_MIRRORED)
    return word


def _by_place(word: str, first: int, edge: Callable[[int], tuple[float, float]]) -> str:
    """Return an Arabic word by the places of its letters, without what only stretches it to the width of its line."""
    edges = [edge(first + at) for at in range(len(word))]
    letters = [
        (letter, edges[at])
        for at, letter in enumerate(word)
        # LibreOffice says of the strokes by which it stretches words that they are "#".
        # A tag begins with one, and with one alone.
        if letter != _STROKE and not (letter == "#" and (at > 0 or word[1:2] == "#"))
    ]
    if not _LEFT.search(word) and any(b[1] > a[1] + _OUT_OF_PLACE for (_, a), (_, b) in pairwise(letters)):
        letters.sort(key=lambda letter: -letter[1][1])
    at = 0
    while at < len(letters) - 1:
        (one, place), (other, other_place) = letters[at], letters[at + 1]
        if one in _ALEFS and other == _LAM and place == other_place:
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
            at += 1
        at += 1
    return "".join(letter for letter, _ in letters)


def runs_left(word: str) -> bool:
    """Tell a word in letters that run from left to right."""
    return any(char.isalpha() for char in word) and _RIGHT.search(word) is None


def is_number(word: str) -> bool:
    """Tell a number, in whatever digits."""
    return any(char.isdecimal() for char in word) and _RIGHT.search(word) is None
