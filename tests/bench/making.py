"""Made-up articles whose words are as unevenly common as those of a language; the same for the same seed."""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Final

import numpy as np

from tests.bench.entries import Entry

# The mean length of an article's body, by set.
MEAN_CHARS: Final = {"short": 1_500, "news": 5_000}
_LEMMAS: Final = 60_000
_SYLLABLES: Final = [
    consonant + vowel
    for consonant in ("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "sh")
    for vowel in "aeiou"
]
# Zipf's law as Mandelbrot bent it for the commonest words.
_BEND: Final = 2.7
# Every second word has inflected forms, as English has them, with their share of its uses. The commonest words are
# those of grammar, and have none.
_ENDINGS: Final = {"": 0.62, "s": 0.2, "ed": 0.1, "ing": 0.08}
_GRAMMAR_WORDS: Final = 50
# Words that are met once or twice, names above all: without them no text has, the vocabulary would stop growing.
_RARE_SHARE: Final = 0.004
_RARE_SYLLABLES: Final = 4
_SOURCES: Final = 40
_FIRST_DAY: Final = dt.date(2011, 1, 1)
_DAYS: Final = 3_650
_UNDATED_SHARE, _MONTH_ONLY_SHARE = 0.1, 0.05
_LENGTH_SPREAD: Final = 0.6
# The mean of a lognormal distribution about 1 with that spread.
_LENGTH_MEAN: Final = float(np.exp(_LENGTH_SPREAD**2 / 2))
_CHARS_PER_WORD: Final = 7.0


class MadeCorpus:
    """So many articles about as long as the mean, made anew each time they are asked for."""

    def __init__(self, articles: int, mean_chars: int, seed: int) -> None:
        self.articles = articles
        self.mean_chars = mean_chars
        self.seed = seed
        self._words, shares = _vocabulary(random.Random(seed))
        self._cumulative = np.cumsum(shares)
        # Outlets are as unevenly busy as words are common.
        self._source_shares = _zipf(_SOURCES, _BEND)

    def __iter__(self) -> Iterator[Entry]:
        chance = np.random.default_rng(self.seed + 1)
        for number in range(1, self.articles + 1):
            chars = self.mean_chars * float(chance.lognormal(0, _LENGTH_SPREAD)) / _LENGTH_MEAN
            yield Entry(
                number,
                f"made-{number}",
                self._sentence(chance, int(chance.integers(5, 12))).rstrip("."),
                self._text(chance, max(1, round(chars / _CHARS_PER_WORD))),
                _date(chance),
                f"Outlet {chance.choice(_SOURCES, p=self._source_shares) + 1}",
            )

    def _text(self, chance: np.random.Generator, count: int) -> str:
        """Return paragraphs of sentences with about so many words in all."""
        words = self._draw(chance, count)
        parts: list[str] = []
        at = 0
        while at < count:
            length = int(chance.integers(6, 31))
            parts.append(_written(words[at : at + length]))
            at += length
            parts.append("\n" if chance.random() < 0.25 else " ")
        return "".join(parts[:-1])

    def _sentence(self, chance: np.random.Generator, count: int) -> str:
        return _written(self._draw(chance, count))

    def _draw(self, chance: np.random.Generator, count: int) -> list[str]:
        places = np.searchsorted(self._cumulative, chance.random(count) * self._cumulative[-1])
        words: list[str] = self._words[np.minimum(places, len(self._words) - 1)].tolist()
        for at in np.flatnonzero(chance.random(count) < _RARE_SHARE):
            syllables = chance.integers(0, len(_SYLLABLES), _RARE_SYLLABLES)
            words[at] = "".join(_SYLLABLES[syllable] for syllable in syllables).capitalize()
        return words


def _vocabulary(chance: random.Random) -> "tuple[np.ndarray, np.ndarray]":
    """Return every form of every word, and its share of all that is said."""
    lemmas: dict[str, None] = {}
    while len(lemmas) < _LEMMAS:
        # Common words are short, as they are in languages.
        longest = 1 + min(4, len(lemmas) // 40)
        lemmas["".join(chance.choices(_SYLLABLES, k=chance.randint(1, longest)))] = None
    shares = _zipf(_LEMMAS, _BEND)
    forms: list[str] = []
    of_forms: list[float] = []
    for rank, (lemma, share) in enumerate(zip(lemmas, shares.tolist(), strict=True)):
        endings = _ENDINGS if rank >= _GRAMMAR_WORDS and rank % 2 else {"": 1.0}
        forms += [lemma + ending for ending in endings]
        of_forms += [share * part for part in endings.values()]
    return np.array(forms, dtype=object), np.array(of_forms)


def _zipf(count: int, bend: float) -> np.ndarray:
    weights = 1 / (np.arange(count) + 1 + bend)
    return weights / weights.sum()


def _written(words: list[str]) -> str:
    """Write words as a sentence, the longer ones with a comma."""
    if len(words) > 14:
        words = [*words[:7], words[7] + ",", *words[8:]]
    text = " ".join(words)
    return f"{text[:1].upper()}{text[1:]}."


def _date(chance: np.random.Generator) -> str | None:
    kind, day = chance.random(), _FIRST_DAY + dt.timedelta(days=int(chance.integers(_DAYS)))
    if kind < _UNDATED_SHARE:
        return None
    return day.isoformat()[:7] if kind < _UNDATED_SHARE + _MONTH_ONLY_SHARE else day.isoformat()
