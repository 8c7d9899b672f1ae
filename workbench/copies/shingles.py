"""Cuts a text into shingles, runs of a few words, and numbers them: copies have most of theirs in common, whatever else differs."""

import re
import sys
import unicodedata
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from index.analysis import SINGLE
from index.folding import IGNORED, fold

Hashes = npt.NDArray[np.uint64]

# Five words are few enough that an edited sentence still shares some, and so many that unrelated texts share none.
_WORDS: Final = 5
# Signs of scripts without spaces: as many as five words have, about.
_SIGNS: Final = 9
# What a sign counts of a word, where the length of a text is asked.
_SIGN_IS: Final = 0.6
# A book is told by its beginning.
_CHARS_MAX: Final = 2_000_000
_CODES: Final = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"

_BREAK, _LETTER, _SIGN, _NOTHING = range(4)
_UNKNOWN: Final = 255


def _powers(base: int, count: int) -> Hashes:
    return np.array([pow(base, exponent, 2**64) for exponent in range(count)], np.uint64)


# Longer words begin anew: what they are told by is their sum.
_WORD_CHARS: Final = 64
_PLACES: Final = _powers(0x9E3779B97F4A7C15, _WORD_CHARS)
_RANKS: Final = _powers(0xD1B54A32D192ED03, _SIGNS)


class _Classes:
    """What each character is, filled in as characters are met: all of Unicode at once would take as long as a start."""

    def __init__(self) -> None:
        self._known = np.full(sys.maxunicode + 1, _UNKNOWN, np.uint8)
        self._sign = re.compile(f"[{SINGLE}]")

    def of(self, codes: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint8]:
        """Return the class of each code point."""
        found = self._known[codes]
        if (found == _UNKNOWN).any():
            for code in np.unique(codes[found == _UNKNOWN]).tolist():
                self._known[code] = self._class(chr(code))
            found = self._known[codes]
        return found

    def _class(self, character: str) -> int:
        if character == IGNORED:
            return _NOTHING
        if self._sign.match(character):
            return _SIGN
        # Vowel signs of Indic scripts are no letters, but stand within words.
        return _LETTER if unicodedata.category(character)[0] in "LNM" else _BREAK


_classes = _Classes()


@dataclass(frozen=True, slots=True)
class Shingles:
    """The words of a text as numbers in order, and its shingles, each once, ascending. `words` is how long it is."""

    sequence: Hashes = field(repr=False)
    hashes: npt.NDArray[np.uint32] = field(repr=False)
    words: int


def shingles_of(text: str) -> Shingles:
    """Return the shingles of a text; case, accents, punctuation and typography make no difference."""
    codes = np.frombuffer(fold(text[:_CHARS_MAX]).encode(_CODES, "surrogatepass"), np.uint32)
    classes = _classes.of(codes)
    if (classes == _NOTHING).any():
        codes, classes = codes[classes != _NOTHING], classes[classes != _NOTHING]
    is_sign = classes == _SIGN
    before = np.concatenate((np.zeros(1, np.uint8), classes[:-1]))
    begins = np.flatnonzero(((classes == _LETTER) & (before != _LETTER)) | is_sign)
    if not begins.size:
        return Shingles(np.empty(0, np.uint64), np.empty(0, np.uint32), 0)
    sequence = _numbered(codes, classes, begins)
    signs = is_sign[begins]
    words = round(float(np.where(signs, _SIGN_IS, 1.0).sum()))
    return Shingles(sequence, _joined(sequence, signs), words)


def _numbered(codes: npt.NDArray[np.uint32], classes: npt.NDArray[np.uint8], begins: npt.NDArray[np.intp]) -> Hashes:
    """Return a number for each word, by its letters."""
    within = classes != _BREAK
    firsts = (np.cumsum(within) - 1)[begins]
    letters = codes[within].astype(np.uint64)
    lengths = np.diff(np.append(firsts, letters.size))
    places = (np.arange(letters.size) - np.repeat(firsts, lengths)) % _WORD_CHARS
    return _mixed(np.add.reduceat((letters + np.uint64(1)) * _PLACES[places], firsts))


def _joined(sequence: Hashes, signs: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint32]:
    """Return the numbers of all shingles; one that begins with a sign is longer."""
    parts = [_runs(sequence, _WORDS)]
    parts[0] = parts[0][~signs[: parts[0].size]]
    if signs.any():
        longer = _runs(sequence, _SIGNS)
        parts.append(longer[signs[: longer.size]])
    joined = _mixed(np.concatenate(parts)) >> np.uint64(32)
    return np.unique(joined.astype(np.uint32))


def _runs(sequence: Hashes, length: int) -> Hashes:
    count = max(0, sequence.size - length + 1)
    total = np.zeros(count, np.uint64)
    for rank in range(length):
        total += sequence[rank : rank + count] * _RANKS[rank]
    return total


def _mixed(numbers: Hashes) -> Hashes:
    """Spread numbers evenly. Source: the finaliser of SplitMix64, Steele, Lea & Flood 2014."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))
