"""Fold letters to the form in which they are compared, one character for one: offsets stay those of the original."""

import sys
import threading
import unicodedata
from typing import Final

import numpy as np
import numpy.typing as npt

# Stands for what is passed over inside a word: Arabic vowel signs, tatweel, soft hyphens, zero-width joiners.
IGNORED: Final = "\ue000"

_LETTERS: Final = {
    "\u02bc": "'",  # the apostrophes that people and typesetters use
    "\u2018": "'",
    "\u2019": "'",
    "\u201b": "'",
    "\uff07": "'",
    "\u02b9": IGNORED,  # hamza, ayn and soft sign in transliteration, as in Daraʿa
    "\u02ba": IGNORED,
    "\u02bb": IGNORED,
    "\u02be": IGNORED,
    "\u02bf": IGNORED,
    "\u0640": IGNORED,  # tatweel
    "\u200b": " ",  # zero-width space parts words in scripts without spaces
    "\u0671": "\u0627",  # alef wasla
    "\u0629": "\u0647",  # ta marbuta as ha
    "\u0649": "\u064a",  # alef maqsura as ya
    "\u06cc": "\u064a",  # Persian ya
    "\u06a9": "\u0643",  # Persian kaf
    "\u0131": "i",  # dotless i: I and İ fold to i, so it must too
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ħ": "h",
    "ŧ": "t",
    "ð": "d",
}
_LONG: Final = {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}


def _is_passed_over(character: str) -> bool:
    """Say whether a mark may be dropped: accents, vowel points, nukta; never an Indic or Thai vowel sign."""
    if "\ufe00" <= character <= "\ufe0f":
        return True
    if character in "\u3099\u309a":  # these make other letters in kana
        return False
    combining = unicodedata.combining(character)
    return combining == 7 or 10 <= combining <= 36 or combining >= 200


def _fold_once(character: str) -> str:
    special = _LETTERS.get(character)
    if special is not None:
        return special
    if _is_passed_over(character) or unicodedata.category(character) == "Cf":
        return IGNORED
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    kept = "".join(c for c in unicodedata.normalize("NFKD", character) if not _is_passed_over(c))
    if len(kept) == 1:
        character = kept
    for folded in (character.casefold(), character.lower()):
        if len(folded) == 1:
            return folded
    return character


class _Folding(dict[int, str]):
    """A translation table that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = chr(code)
        while (again := _fold_once(folded)) != folded and again not in (IGNORED, " ", "'"):
            folded = again
        self[code] = again
        return again


class _Expansion(dict[int, str]):
    """Letters that are written as two where they are missing (ß, æ) and ligatures, to the letters they stand for."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        long = _LONG.get(character)
        if long is None:
            parts = unicodedata.normalize("NFKD", character).casefold()
            whole = len(parts) > 1 and parts.isalpha() and not unicodedata.name(character, "").startswith("HANGUL")
            long = parts.translate(_folding) if whole else character
        self[code] = long
        return long


_folding = _Folding()
_expansion = _Expansion()


class _Tables:
    """The same translation as arrays by code point, filled as characters are met: a text is folded in two steps of C.

    `folded` holds each letter plus one, 0 where it was not met yet; `is_long` whether it is passed over or stands for several.
    """

    def __init__(self) -> None:
        self.folded = np.zeros(sys.maxunicode + 1, np.uint32)
        self.is_long = np.zeros(sys.maxunicode + 1, np.bool_)
        self._lock = threading.Lock()

    def fold(self, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
        """Return the folded code points."""
        found = self.folded[codes]
        if not found.all():
            with self._lock:
                for code in np.unique(codes[found == 0]).tolist():
                    letter = _folding[code]
                    self.is_long[code] = letter == IGNORED or expand(letter) != letter
                    self.folded[code] = ord(letter) + 1
            found = self.folded[codes]
        found -= 1
        return found


_tables = _Tables()
# Below so many characters the arrays cost more than they save.
_SHORT: Final = 40
_CODES: Final = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"


def fold(text: str) -> str:
    """Case-fold, drop accents and normalise Arabic letters; the result has exactly the length of the text."""
    if text.isascii():
        return text.lower()
    if len(text) < _SHORT:
        return text.translate(_folding)
    return fold_marking(text)[0]


def fold_marking(text: str) -> tuple[str, list[int]]:
    """Fold a text, and say where it has a letter that `expand` would leave out or spell as several."""
    if text.isascii():
        return text.lower(), []
    codes = np.frombuffer(text.encode(_CODES, "surrogatepass"), np.uint32)
    folded = _tables.fold(codes)
    long = np.flatnonzero(_tables.is_long[codes]).tolist()
    return folded.tobytes().decode(_CODES, "surrogatepass"), long


def expand(word: str) -> str:
    """Spell out the letters of a folded word that stand for several."""
    return word if word.isascii() else word.replace(IGNORED, "").translate(_expansion)
