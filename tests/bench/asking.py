"""What is asked of every engine, drawn by a seed from the words and sentences of the corpus."""

import random
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from tests.bench.entries import Entry
from workbench.dates import bounds

# Articles that queries are drawn from; each of the corpus is as likely to be among them as any other.
_SAMPLED_MAX: Final = 1_000
_SAMPLED_CHARS_MAX: Final = 5_000
_SENTENCE: Final = re.compile(r"[^.!?;:()\[\]\"“”\n\r]+")
# Only letters, so that every engine takes it for one word and the same; signs that Unicode calls letters too, such as the
# Arabic tatweel, are passed over by some.
_WORD: Final = re.compile(r"[^\W\d_]{2,30}")
_LETTERS: Final = frozenset({"Lu", "Ll", "Lt", "Lo"})
# How long a range of dates is at most.
_RANGE_MONTHS_MAX: Final = 30
_TYPED_WORDS_MAX: Final = 3


class Kind(StrEnum):
    """A class of queries."""

    WORD = "word"
    AND = "and"
    OR = "or"
    PHRASE = "phrase"
    TYPE_AHEAD = "type-ahead"
    DATE = "date"
    FACETS = "facets"


@dataclass(frozen=True, slots=True)
class Ask:
    """One query: its words in small letters, and what is wanted besides the best results.

    With TYPE_AHEAD the last word is read as the beginning of one, unless it `is_finished` by a space, and snippets are
    made. `period` are the first and the last day that an article's date may mean.
    """

    kind: Kind
    words: tuple[str, ...]
    is_finished: bool = True
    period: tuple[str, str] | None = None


class NoWordsError(Exception):
    """There is no word in the corpus to ask for."""


class Drawing:
    """Draws queries: words as they fall in the texts, so that common ones are asked for often."""

    def __init__(self, corpus: Iterable[Entry], seed: int) -> None:
        self._chance = random.Random(seed)
        sampled = _sample(corpus, self._chance)
        self._months = [entry.days[0][:7] for entry in sampled if entry.days is not None] or ["2020-01"]
        texts = [f"{entry.title}\n{entry.body[:_SAMPLED_CHARS_MAX]}" for entry in sampled]
        sentences = [sentence for text in texts for sentence in _SENTENCE.findall(text)]
        self._words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence) if _is_plain(word)]
        # Words that stand side by side with nothing but a space between them, for whatever parts words parts all engines'.
        if not self._words:
            raise NoWordsError("There is no word in these articles to ask for. Give a corpus with text.")
        self._runs = [run for run in map(_run_of, sentences) if len(run) > 1] or [self._words[:1]]
        self._run_weights = [len(run) for run in self._runs]

    def asks(self, kind: Kind, count: int) -> list[Ask]:
        """Draw so many queries of a class; of those that are typed, so many letters."""
        if kind is Kind.TYPE_AHEAD:
            return [
                Ask(kind, tuple(text.split()), text.endswith(" "))
                for text in self.typed(count)
                if len(text.split(" ")[-1]) != 1
            ]
        make: dict[Kind, Callable[[], Ask]] = {
            Kind.WORD: lambda: Ask(kind, self._several(1)),
            Kind.AND: lambda: Ask(kind, self._several(2)),
            Kind.OR: lambda: Ask(kind, self._several(3)),
            Kind.PHRASE: lambda: Ask(kind, tuple(self._adjacent(self._chance.choice((2, 2, 3))))),
            Kind.DATE: lambda: Ask(kind, self._several(1), period=self._period()),
            Kind.FACETS: lambda: Ask(kind, self._several(1)),
        }
        return [make[kind]() for _ in range(count)]

    def typed(self, count: int) -> list[str]:
        """Type queries of one to three words letter by letter, and return what stands in the box after each letter.

        A word of one letter is not looked for yet, by any program: what ends with one is left to whoever calls.
        """
        texts: list[str] = []
        while len(texts) < count:
            words = self._adjacent(self._chance.randint(1, _TYPED_WORDS_MAX))
            query = " ".join(words)
            texts += [query[:end] for end in range(1, len(query) + 1)]
        return texts[:count]

    def _several(self, count: int) -> tuple[str, ...]:
        """Return different words, or as many as there are."""
        return tuple(dict.fromkeys(self._chance.choice(self._words) for _ in range(count)))

    def _adjacent(self, count: int) -> list[str]:
        run = self._chance.choices(self._runs, self._run_weights)[0]
        first = self._chance.randrange(max(1, len(run) - count + 1))
        return run[first : first + count]

    def _period(self) -> tuple[str, str]:
        """Return a range of whole months: no date known to the month lies half in it, which engines would take differently."""
        first = self._chance.choice(self._months)
        return f"{first}-01", _months_on(first, self._chance.randrange(_RANGE_MONTHS_MAX))


def _months_on(month: str, count: int) -> str:
    """Return the last day of the month that comes so many months later."""
    year, number = divmod(int(month[:4]) * 12 + int(month[5:7]) - 1 + count, 12)
    return bounds(f"{min(year, 9999):04}-{number + 1:02}")[1]


def _sample(corpus: Iterable[Entry], chance: random.Random) -> list[Entry]:
    """Keep a few of the articles, each with the same chance, in one pass (Vitter's algorithm R)."""
    kept: list[Entry] = []
    for number, entry in enumerate(corpus):
        if len(kept) < _SAMPLED_MAX:
            kept.append(entry)
        elif (place := chance.randrange(number + 1)) < _SAMPLED_MAX:
            kept[place] = entry
    return kept


def _is_plain(word: str) -> bool:
    return word.isascii() or all(unicodedata.category(letter) in _LETTERS for letter in word)


def _run_of(sentence: str) -> list[str]:
    """Return the longest row of plain words in a sentence."""
    best: list[str] = []
    run: list[str] = []
    for part in sentence.split(" "):
        if _WORD.fullmatch(part) and _is_plain(part):
            run.append(part.lower())
        else:
            run = []
        if len(run) > len(best):
            best = list(run)
    return best
