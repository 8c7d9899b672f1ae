"""Finds what comments repeat of an article: by runs of three words, so that a word more or less does no harm."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from index.folding import fold
from workbench.annotate.sentences import split_sentences
from workbench.model import Document, Zone

_WORD: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = "'’ʼ"
_RUN: Final = 3
# A sentence that stands in this many places of an article is one of its phrases; no more are kept.
_PLACES_MAX: Final = 4
_SENTENCE_MAX: Final = 2000
_CLAIM_ZONES: Final = frozenset((Zone.STANDFIRST, Zone.BODY, Zone.CAPTION))
# How much of what is repeated has to be the sentence's, word for word: within marks of quotation, and without them.
_QUOTED_SHARE: Final = 0.6
_BARE_SHARE: Final = 0.8
_BARE_WORDS_MIN: Final = 6
_QUOTED_WORDS_MIN: Final = 4
# What is shorter has to be the whole sentence.
_WHOLE_WORDS_MIN: Final = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch, as keys, with where they stand."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the article."""

    start: int
    end: int
    words: int


def words_of(folded: str, start: int, end: int) -> Words:
    """Return the words of a stretch of a folded text: "don't" is one, "dont"."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _WORD.finditer(folded, start, end):
        if keys and match.start() == ends[-1] + 1 and folded[ends[-1]] in _APOSTROPHES:
            keys[-1] += match[0]
            ends[-1] = match.end()
            continue
        keys.append(match[0])
        starts.append(match.start())
        ends.append(match.end())
    return Words(tuple(keys), tuple(starts), tuple(ends))


class Claims:
    """The sentences of an article's body, to be found by what repeats them."""

    def __init__(self, document: Document, folded: str) -> None:
        self._claims: list[Claim] = []
        self._runs: dict[tuple[str, ...], list[int]] = {}
        for block in document.blocks:
            if block.zone not in _CLAIM_ZONES:
                continue
            for first, last in split_sentences(document.text[block.start : block.end]):
                if last - first <= _SENTENCE_MAX:
                    self._add(folded, block.start + first, block.start + last)

    def _add(self, folded: str, start: int, end: int) -> None:
        words = words_of(folded, start, end)
        if len(words.keys) < _WHOLE_WORDS_MIN:
            return
        number = len(self._claims)
        self._claims.append(Claim(start, end, len(words.keys)))
        for run in _runs(words.keys):
            places = self._runs.setdefault(run, [])
            if len(places) < _PLACES_MAX and number not in places:
                places.append(number)

    def find(self, keys: Sequence[str], *, is_quoted: bool) -> Claim | None:
        """Return the sentence that these words repeat, None if they repeat none."""
        if len(keys) < (_WHOLE_WORDS_MIN if is_quoted else _BARE_WORDS_MIN):
            return None
        votes: Counter[int] = Counter()
        total = 0
        for run in _runs(keys):
            total += 1
            votes.update(self._runs.get(run, ()))
        if not votes:
            return None
        number, count = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
        claim = self._claims[number]
        if count < total * (_QUOTED_SHARE if is_quoted else _BARE_SHARE):
            return None
        if len(keys) < (_QUOTED_WORDS_MIN if is_quoted else _BARE_WORDS_MIN):
            return claim if len(keys) == claim.words else None
        # What a comment happens to say in the same words is a part of the sentence; who quotes without marks repeats most of it.
        return claim if is_quoted or len(keys) * 2 >= claim.words else None


def _runs(keys: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for first in range(len(keys) - _RUN + 1):
        yield tuple(keys[first : first + _RUN])


def folded_text(document: Document) -> str:
    """Return a document's text folded character for character, so that offsets stay."""
    return fold(document.text)
