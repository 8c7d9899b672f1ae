"""Turn running text into term numbers at the pace of regular expressions: each distinct piece is analysed once.

`analysis.tokenize` says what the words of a text are, but takes a microsecond for each. Text is therefore cut coarsely into
chunks, never within anything that the analysis could join; what a chunk stands for is asked once and remembered.
"""

import re
from array import array
from functools import cache
from typing import Final

from index.analysis import BLANK_LINE, SINGLE, tokenize

# Codes below zero: a blank line, and chunks that are no word or several.
BLANK: Final = -1
_FIRST_GROUP: Final = -2


@cache
def _chunks() -> re.Pattern[str]:
    letter = rf"[^\W_{SINGLE}]"
    # Of what is no letter, the analysis joins over full stop, comma, apostrophe and marks; the last are many, so that
    # everything beyond ASCII counts as one here.
    joining = r"[^\w\s\x00-&(-+\-/:-@\[-`{-\x7f]"
    # Vowel signs end a word of Indic scripts; Latin, general and ideographic punctuation end none.
    ending = r"[^\w\s\x00-\xac\xae-\u02ff\u2000-\u200b\u2010-\u2027\u2030-\u205e\u2070-\u303f\uff00-\uffef]"
    return re.compile(rf"{letter}+(?:{joining}+{letter}+)*{ending}*|[{SINGLE}]")


@cache
def _blank_lines() -> re.Pattern[str]:
    # A zero-width space counts as a blank once it is folded.
    return re.compile(BLANK_LINE.replace(r"[^\S\n]", r"(?:[^\S\n]|\u200b)").replace(r"\s*", r"[\s\u200b]*"))


class Lexicon:
    """The terms of a segment that is being made, numbered as they come, and the chunks met in each language."""

    def __init__(self) -> None:
        self.terms: dict[str, int] = {}
        # The words of chunks that are none or several, one after the other, and where those of each end.
        self.group_words = array("i")
        self.group_ends = array("I", [0])
        self._by_language: dict[str, _Chunks] = {}

    def encode(self, text: str, language: str, codes: "array[int]") -> None:
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
            codes.extend(map(known.__getitem__, _chunks().findall(part)))

    def words_of(self, language: str) -> dict[str, int]:
        """Return the chunks that are one word, as they stand in lower case in texts of a language, with their terms."""
        return {chunk: code for chunk, code in self._by_language.get(language, {}).items() if code >= 0}

    def languages(self) -> list[str]:
        """Return the languages met."""
        return list(self._by_language)

    def number(self, term: str) -> int:
        """Return the number of a term, giving it the next if it is new."""
        return self.terms.setdefault(term, len(self.terms))


class _Chunks(dict[str, int]):
    """Chunks in lower case to their codes; a new one is analysed when it is first looked up."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, chunk: str) -> int:
        lexicon = self._lexicon
        words = [lexicon.number(token.text) for token in tokenize(chunk)]
        if len(words) == 1:
            code = words[0]
        else:
            lexicon.group_words.extend(words)
            lexicon.group_ends.append(len(lexicon.group_words))
            code = _FIRST_GROUP - (len(lexicon.group_ends) - 2)
        self[chunk] = code
        return code
