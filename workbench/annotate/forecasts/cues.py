"""Chooses the words that make a sentence a forecast, and reads from those around them how probable it is said to be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.forecasts.expectations import (
    read_chance,
    read_departure,
    read_expects,
    read_likely,
    read_plans,
    read_to_be,
)
from workbench.annotate.forecasts.forecast import Band
from workbench.annotate.forecasts.lexicon import Lexicon, Words
from workbench.annotate.forecasts.modals import read_could, read_may, read_shall, read_should, read_will, read_would
from workbench.annotate.forecasts.sentence import Sentence

# A hedge says something of a cue that is no farther away than this.
_HEDGE_REACH: Final = 12


@dataclass(frozen=True, slots=True)
class Cue:
    """The tokens [first, end) that make a sentence a forecast; `hedge` those that say how probable, None if none do."""

    first: int
    end: int
    band: Band
    is_negated: bool
    hedge: tuple[int, int] | None = None


class CueFinder:
    """Finds the cue of one sentence after the other."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon
        self._possible = lexicon.may | lexicon.could | lexicon.chances
        self._longest_hedge = max((len(phrase) for phrase in lexicon.hedges), default=0)
        # In order of what tells most; the first kind that is there is the sentence's.
        self._readers: tuple[tuple[Words, Callable[[Sentence, int], int | None]], ...] = (
            (lexicon.will, read_will),
            (lexicon.shall, read_shall),
            (lexicon.be_now | lexicon.be_past, read_to_be),
            (lexicon.likely_words, read_likely),
            (lexicon.may, read_may),
            (lexicon.could, read_could),
            (lexicon.would, read_would),
            (lexicon.chances, read_chance),
            (lexicon.expects, read_expects),
            (lexicon.plans, read_plans),
            (lexicon.should, read_should),
            (lexicon.departures, read_departure),
        )

    def find(self, sentence: Sentence, clauses: Sequence[tuple[int, int]]) -> Cue | None:
        """Return the cue of a sentence, None where it is no forecast.

        Args:
            sentence: To be read.
            clauses: The tokens of its conditions, as [first, end): what stands in these makes no forecast.
        """
        shut = {number for first, end in clauses for number in range(first, end)}
        for phrase in self._words.betting:
            if sentence.has_phrase(0, [phrase]):
                return self._made(sentence, 0, len(phrase), Band.NONE)
        places: dict[str, list[int]] = {}
        for number, key in enumerate(sentence.keys):
            if number not in shut:
                places.setdefault(key, []).append(number)
        for words, read in self._readers:
            for number in sorted(number for word in words & places.keys() for number in places[word]):
                end = read(sentence, number)
                if end is not None:
                    is_possible = sentence.keys[number] in self._possible
                    return self._made(
                        sentence, number, min(end, len(sentence.keys)), Band.POSSIBLE if is_possible else Band.NONE
                    )
        return self._by_phrase(sentence, shut)

    def _by_phrase(self, sentence: Sentence, shut: set[int]) -> Cue | None:
        """Read what only its phrase makes a forecast: "cannot be ruled out"."""
        for phrase in self._words.impersonal:
            for number, key in enumerate(sentence.keys):
                if key == phrase[0] and number not in shut and sentence.has_phrase(number, [phrase]):
                    span = (number, number + len(phrase))
                    return Cue(*span, Band.POSSIBLE, False, span)
        return None

    def _made(self, sentence: Sentence, first: int, end: int, band: Band) -> Cue:
        words = self._words
        is_negated = any(key in words.not_ for key in sentence.keys[first:end])
        is_negated = is_negated or sentence.subject_has(first, words.negative_subjects)
        hedge = self._hedge(sentence, first, end)
        if hedge is None:
            return Cue(first, end, band, is_negated)
        number, length, named = hedge
        said = sentence.keys[number : number + length]
        # "not likely" says it once.
        is_negated = is_negated and not any(key in words.not_ or key in words.negative_subjects for key in said)
        return Cue(first, end, named, is_negated, (number, number + length))

    def _hedge(self, sentence: Sentence, first: int, end: int) -> tuple[int, int, Band] | None:
        """Return the hedge nearest to a cue, as (first, length, band)."""
        best: tuple[int, int, Band] | None = None
        nearest = _HEDGE_REACH + 1
        number = max(0, first - _HEDGE_REACH)
        while number < min(len(sentence.keys), end + _HEDGE_REACH):
            length, band = self._hedge_at(sentence, number)
            if band is not None:
                distance = max(0, first - number - length, number - end + 1)
                if distance < nearest:
                    nearest, best = distance, (number, length, band)
            number += length
        return best

    def _hedge_at(self, sentence: Sentence, number: int) -> tuple[int, Band | None]:
        """Return the longest hedge that begins at a token; (1, None) where none does."""
        for length in range(min(self._longest_hedge, len(sentence.keys) - number), 0, -1):
            band = self._words.hedges.get(tuple(sentence.keys[number : number + length]))
            if band is not None:
                return length, band
        return 1, None
