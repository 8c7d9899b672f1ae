"""Joins the words of a page to pieces of lines, by the places where they stand."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from workbench.importing.pdf.right_to_left import is_number, runs_left

# What PDFium writes for a hyphen at the end of a line, whatever sign it was.
LINE_HYPHEN: Final = "\ufffe"
# A part of the height of letters: a piece of a line ends at a gap of so much; columns are further apart than words.
_GAP: Final = 0.8
_GLUED: Final = 0.06
_OVERLAP: Final = 0.5
_SPREAD_GAP: Final = 4.0
_SPREAD_WORDS: Final = 3
# Points; what is stretched evenly is so to a hundredth.
_EVEN: Final = 0.6
_BOLD: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
# A letter so much larger than its neighbours opens a chapter, and stands beside several lines.
_OTHER_LINE: Final = 2.2
# The number of a note is smaller than the word it stands behind, and raised by a part of its height.
RAISED_SIZE: Final = 0.85
RAISED_BY: Final = 0.08
NOTE_SIZE: Final = 0.9


@dataclass(slots=True)
class Fragment:
    """Words that follow each other in one line; places are points from the corner where reading begins, downwards.

    `first` and `last` count the words of the page in the order in which the file has them.
    """

    text: str
    start: float
    end: float
    top: float
    bottom: float
    size: float
    font: str
    is_bold: bool
    first: int
    last: int

    @property
    def middle(self) -> float:
        """How far down its middle stands."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Word:
    """A word with its place; `index` is the number of its first letter, `place` its own, `turn` by how many quarters it is turned."""

    text: str
    index: int
    place: int
    left: float
    right: float
    top: float
    bottom: float
    size: float
    turn: int


def join_words(words: list[Word], font_of: Callable[[int], str], *, is_mirrored: bool) -> list[Fragment]:
    """Join words that follow each other in a line.

    Args:
        words: Those of a page.
        font_of: Returns the name of a letter's font, by the letter's number.
        is_mirrored: The page is read from right to left, and its places are mirrored.
    """
    joined: list[Fragment] = []
    ends: list[int] = []
    for word in words:
        last = joined[-1] if joined else None
        if last is not None and _continues(last, word):
            height, whole = word.bottom - word.top, last.bottom - last.top
            is_note = (
                word.text.isdecimal()
                and len(word.text) <= 3
                and word.size < last.size * NOTE_SIZE
                and height < whole * RAISED_SIZE
                and word.bottom < last.bottom - whole * RAISED_BY
            )
            # PDFium parts words that run to the left where they are stretched.
            is_glued = is_mirrored and (
                word.left - last.end < word.size * _GLUED or unicodedata.combining(word.text[0]) > 0
            )
            if is_glued:
                word.text = word.text.lstrip("#")
            last.text += f"[{word.text}]" if is_note else word.text if is_glued else f" {word.text}"
            last.start, last.end = min(last.start, word.left), max(last.end, word.right)
            if height > whole:
                last.top, last.bottom, last.size = word.top, word.bottom, max(last.size, word.size)
            last.first, last.last = min(last.first, word.place), max(last.last, word.place)
            ends[-1] = word.index
        else:
            ends.append(word.index)
            font = font_of(word.index)
            joined.append(
                Fragment(
                    word.text, word.left, word.right, word.top, word.bottom, word.size, font,
                    _BOLD.search(font) is not None, word.place, word.place,
                )
            )  # fmt: skip
    for fragment, end in zip(joined, ends, strict=True):
        # Only what is bold to its end is set apart by that.
        fragment.is_bold = fragment.is_bold and _BOLD.search(font_of(end)) is not None
    return joined if is_mirrored else _with_spread_lines(joined)


def _continues(last: Fragment, word: Word) -> bool:
    shared = min(last.bottom, word.bottom) - max(last.top, word.top)
    if shared < _OVERLAP * min(last.bottom - last.top, word.bottom - word.top):
        return False
    small, large = sorted((last.size, word.size))
    if large > small * _OTHER_LINE:
        return False
    gap = _GAP * large
    return last.end - gap * 0.4 <= word.left <= last.end + gap


def in_lines(words: list[Word]) -> list[Word]:
    """Return words of a page that runs to the left by the places where they stand: PDFium mixes them up where numbers are among them.

    Words that run to the right keep their places, and change their texts with each other.
    """
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        for line in reversed(lines[-3:]):
            shared = min(line[0].bottom, word.bottom) - max(line[0].top, word.top)
            if shared > _OVERLAP * min(line[0].bottom - line[0].top, word.bottom - word.top):
                line.append(word)
                break
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda word: word.left)
        at = 0
        while at < len(line):
            end = at + 1
            if runs_left(line[at].text):
                while (
                    end < len(line)
                    and _is_beside(line[end - 1], line[end])
                    and (runs_left(line[end].text) or is_number(line[end].text))
                ):
                    end += 1
                for word, text in zip(line[at:end], [word.text for word in line[at:end]][::-1], strict=True):
                    word.text = text
            at = end
    return [word for line in lines for word in line]


def _is_beside(before: Word, word: Word) -> bool:
    return word.left - before.right < _GAP * word.size


def _with_spread_lines(fragments: list[Fragment]) -> list[Fragment]:
    """Join words that stand far apart, but evenly: those of a line that is stretched to the width of its column."""
    joined: list[Fragment] = []
    at = 0
    while at < len(fragments):
        end = at + 1
        gap = _gap(fragments, end)
        while gap is not None and (next_gap := _gap(fragments, end)) is not None and abs(next_gap - gap) < _EVEN:
            end += 1
        whole = fragments[at]
        # Cells of a table stand as evenly, but are no words.
        words = fragments[at:end]
        if len(words) >= _SPREAD_WORDS and sum(word.text[-1].isdecimal() for word in words) < len(words) / 2:
            for word in words[1:]:
                whole.text += f" {word.text}"
                whole.end, whole.last = word.end, word.last
                whole.top, whole.bottom = min(whole.top, word.top), max(whole.bottom, word.bottom)
                whole.is_bold = whole.is_bold and word.is_bold
            joined.append(whole)
            at = end
        else:
            joined.append(whole)
            at += 1
    return joined


def _gap(fragments: list[Fragment], number: int) -> float | None:
    """Return how far a word stands from the one before it in the same line; None where it does not."""
    if not 0 < number < len(fragments):
        return None
    before, word = fragments[number - 1], fragments[number]
    if abs(before.middle - word.middle) > word.size * 0.3 or " " in before.text or " " in word.text:
        return None
    gap = word.start - before.end
    return gap if 0 < gap < _SPREAD_GAP * word.size else None
