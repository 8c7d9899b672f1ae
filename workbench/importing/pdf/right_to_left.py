"""Mends what a PDF does to Arabic and Hebrew: brackets that are mirrored, letters of one glyph in the wrong order."""

import re
from collections.abc import Callable
from typing import Final

_RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_ARABIC: Final = re.compile(r"[\u0600-\u08ff]")
# Lam with an alef behind it is one glyph in every font. PDFium turns the letters round with the line, glyph or not.
_ALEFS: Final = "\u0627\u0622\u0623\u0625"
_LAM: Final = "\u0644"
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
        word = _with_lam_first(word, first, edge)
    if _CLOSING_FIRST.search(word) and not _OPENING_FIRST.search(word):
        word = word.translate(_MIRRORED)
    return word


def _with_lam_first(word: str, first: int, edge: Callable[[int], tuple[float, float]]) -> str:
    letters = list(word)
    at = 0
    while at < len(letters) - 1:
        if letters[at] in _ALEFS and letters[at + 1] == _LAM and edge(first + at) == edge(first + at + 1):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
            at += 1
        at += 1
    return "".join(letters)
