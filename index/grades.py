"""Grades as they are typed: how reliable a source is, A to F, and how credible what it says is, 1 to 6 (NATO Admiralty system)."""

import re
from dataclasses import dataclass
from typing import Final

LETTERS: Final = "ABCDEF"
DIGITS: Final = "123456"
FORMS: Final = (
    "a letter from A to F for the source, a number from 1 to 6 for what it says, both as in B2, or a range as in A..C"
)
_GRADES: Final = re.compile(r"([A-F])?(?:\.\.([A-F]))?([1-6])?(?:\.\.([1-6]))?")
_FROM_TO: Final = re.compile(r"([A-F])([1-6])\.\.([A-F])([1-6])")


@dataclass(frozen=True, slots=True)
class Grades:
    """Which grades are asked for: of the source, any of `letters`, and of the information, any of `digits`; "" asks for nothing."""

    letters: str
    digits: str

    def __str__(self) -> str:
        """Return them as they are written."""
        return _shown(self.letters) + _shown(self.digits)


def parse_grades(text: str) -> Grades:
    """Read B, A..C, 2, 1..3, B2, A..B1..2 or A1..B2; small letters are as good.

    Raises:
        ValueError: If it is none of these.
    """
    typed = text.strip().upper()
    both = _FROM_TO.fullmatch(typed)
    first, last, low, high = (
        (both[1], both[3], both[2], both[4]) if both else (_GRADES.fullmatch(typed) or _no_grade(text)).groups()
    )
    if (last and not first) or (high and not low) or not (first or low):
        _no_grade(text)
    return Grades(_between(LETTERS, first, last), _between(DIGITS, low, high))


def _between(scale: str, first: str | None, last: str | None) -> str:
    if first is None:
        return ""
    ends = sorted((scale.index(first), scale.index(last or first)))
    return scale[ends[0] : ends[1] + 1]


def _shown(grades: str) -> str:
    return grades if len(grades) < 2 else f"{grades[0]}..{grades[-1]}"


def _no_grade(text: str) -> "re.Match[str]":
    raise ValueError(text)
