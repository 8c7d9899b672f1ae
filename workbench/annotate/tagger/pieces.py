"""Cuts words into the pieces of the model's vocabulary, the longest first."""

import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from workbench.annotate.tagger.casing import shape

_CHARS_MAX: Final = 60
# As many different words are remembered; a text of a million words has fewer.
_REMEMBERED_MAX: Final = 50_000


class Cut(NamedTuple):
    """The pieces of a word, and the class of its letters."""

    pieces: tuple[int, ...]
    shape: int


class Vocabulary:
    """The pieces by number, in the order of their lines.

    Source: WordPiece, Schuster & Nakajima 2012; uncased and without accents, as BERT's.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._numbers = {line: number for number, line in enumerate(lines)}
        self.begin, self.end, self._unknown = (self._numbers[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self._cuts: dict[str, Cut] = {}

    def cut(self, word: str) -> Cut:
        """Return the pieces of a word."""
        known = self._cuts.get(word)
        if known is None:
            if len(self._cuts) >= _REMEMBERED_MAX:
                self._cuts.clear()
            known = self._cuts[word] = Cut(self._pieces(word), shape(word))
        return known

    def _pieces(self, word: str) -> tuple[int, ...]:
        word = word.lower()
        if not word.isascii():
            word = "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")
        if not word or len(word) > _CHARS_MAX:
            return (self._unknown,)
        found: list[int] = []
        at, end = 0, len(word)
        while at < end:
            mark = "##" if at else ""
            for stop in range(end, at, -1):
                number = self._numbers.get(mark + word[at:stop])
                if number is not None:
                    break
            else:
                return (self._unknown,)
            found.append(number)
            at = stop
        return tuple(found)
