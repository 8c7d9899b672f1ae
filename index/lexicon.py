"""Turn running text into term numbers at the pace of the interpreter's own C: each distinct piece is analysed once.

`analysis.tokenize` says what the words of a text are, but takes a microsecond for each. Text is therefore cut coarsely into
chunks, never within anything that the analysis could join; what a chunk stands for is asked once and remembered. Measured on
5,000 characters of English: 0.1 ms, where the analysis takes 1.5.
"""

import re
from array import array
from functools import cache
from typing import Final

from index.analysis import BLANK_LINE, SINGLE, tokenize
from index.dictionary import as_bytes, as_text
from index.folding import fold

# Codes below zero: a blank line, and chunks that are no word or several.
BLANK: Final = -1
_FIRST_GROUP: Final = -2

# A chunk runs over what the analysis may join: letters, digits, full stop, comma, apostrophe, everything beyond ASCII.
_EDGES: Final = b".,'"
_JOINED: Final = frozenset(_EDGES) | frozenset(range(0x80, 0x100))
_TO_SPACES: Final = bytes(b if chr(b).isalnum() or b in _JOINED else 0x20 for b in range(0x100))
# First bytes in UTF-8 of the scripts written without spaces, and of their neighbours: there the cutting is finer.
_DENSE: Final = bytes([0xE0, 0xE1, *range(0xE3, 0xEA), 0xEF, 0xF0])
_ALL_BUT_DENSE: Final = bytes(b for b in range(0x100) if b not in _DENSE)
# Radicals, which fold to such characters, share their first byte with quotation marks and dashes.
_RADICALS: Final = tuple(bytes([0xE2, second]) for second in range(0xBA, 0xC0))


@cache
def _fine_chunks() -> re.Pattern[str]:
    letter = rf"[^\W_{SINGLE}]"
    joining = r"[^\w\s\x00-&(-+\-/:-@\[-`{-\x7f]"
    # Vowel signs end a word of Indic scripts; Latin, general and ideographic punctuation end none.
    ending = r"[^\w\s\x00-\xac\xae-\u02ff\u2000-\u200b\u2010-\u2027\u2030-\u205e\u2070-\u303f\uff00-\uffef]"
    return re.compile(rf"{letter}+(?:{joining}+{letter}+)*{ending}*|[{SINGLE}]")


@cache
def _blank_lines() -> re.Pattern[str]:
    # A zero-width space counts as a blank once it is folded.
    return re.compile(BLANK_LINE.replace(r"[^\S\n]", r"(?:[^\S\n]|\u200b)").replace(r"\s*", r"[\s\u200b]*"))


def _cut(lowered: str) -> list[bytes]:
    """Return the chunks of a text in order."""
    data = as_bytes(lowered)
    if lowered.isascii() or not (data.translate(None, _ALL_BUT_DENSE) or any(map(data.__contains__, _RADICALS))):
        return data.translate(_TO_SPACES).split()
    return [as_bytes(chunk) for chunk in _fine_chunks().findall(fold(lowered))]


class Lexicon:
    """The terms of a segment that is being made, numbered as they come, and the chunks met in each language."""

    def __init__(self) -> None:
        self.terms: dict[bytes, int] = {}
        # The words of chunks that are none or several, one after the other, and where those of each end.
        self.group_words = array("i")
        self.group_ends = array("I", [0])
        self._by_language: dict[str, _Chunks] = {}

    def encode(self, text: str, language: str, codes: list[int]) -> None:
        """Append the code of each chunk of a text: a term's number, BLANK, or -2 - g for group g."""
        known = self._by_language.get(language)
        if known is None:
            known = self._by_language[language] = _Chunks(self)
        # The one letter that becomes two in lower case, of which the second would part initials.
        lowered = text.replace("İ", "i").lower()
        parts = _blank_lines().split(lowered) if "\n" in lowered else [lowered]
        for number, part in enumerate(parts):
            if number:
                codes.append(BLANK)
            codes.extend(map(known.__getitem__, _cut(part)))

    def words_of_group(self, code: int) -> "array[int]":
        """Return the terms of a chunk that is none or several; of any other code there are none."""
        group = _FIRST_GROUP - code
        return self.group_words[self.group_ends[group] : self.group_ends[group + 1]] if group >= 0 else array("i")

    def words_of(self, language: str) -> list[tuple[str, int]]:
        """Return the words in lower case, accents and all, as they stand in texts of a language, with their terms."""
        known: dict[bytes, int] = self._by_language.get(language, {})
        return [(as_text(chunk.strip(_EDGES)), code) for chunk, code in known.items() if code >= 0]

    def languages(self) -> list[str]:
        """Return the languages met."""
        return list(self._by_language)


class _Chunks(dict[bytes, int]):
    """Chunks in lower case to their codes; a new one is analysed when it is first looked up.

    Every second article brings a name that none had before: what is one word as it stands is told apart without a detour.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._terms = lexicon.terms

    def __missing__(self, chunk: bytes) -> int:
        core = chunk.strip(_EDGES)
        if core.isalnum():  # Latin letters and digits alone are one word as they stand
            terms = self._terms
            code = self[chunk] = terms.setdefault(core, len(terms))
        else:
            code = self[chunk] = self._analysed(chunk)
        return code

    def _analysed(self, chunk: bytes) -> int:
        lexicon, terms = self._lexicon, self._terms
        words = [terms.setdefault(as_bytes(token.text), len(terms)) for token in tokenize(as_text(chunk))]
        if len(words) == 1:
            return words[0]
        lexicon.group_words.extend(words)
        lexicon.group_ends.append(len(lexicon.group_words))
        return _FIRST_GROUP - (len(lexicon.group_ends) - 2)
