"""Glances over a text for words without which a sentence is no forecast: most are none, and need not be read."""

import re
from typing import Final

from workbench.annotate.forecasts.lexicon import Lexicon

_WORD: Final = re.compile(r"[^\W\d_]+")
# Characters between to be and "to", at most: "are now very widely expected to".
_TO_REACH: Final = 80


class Glance:
    """Knows the words of a language that may make a sentence a forecast."""

    def __init__(self, lexicon: Lexicon) -> None:
        modals = lexicon.will | lexicon.shall | lexicon.may | lexicon.could | lexicon.would | lexicon.should
        # Of a phrase its longest word tells that it may be there.
        phrases = {max(phrase, key=len) for phrase in (*lexicon.betting, *lexicon.impersonal)}
        self._words = (
            modals
            | lexicon.contracted
            | lexicon.expects
            | lexicon.plans
            | lexicon.departures
            | lexicon.likely_words
            | lexicon.chances
            | lexicon.planned
            | phrases
        )
        self._be = lexicon.be_now | lexicon.be_past | lexicon.contracted_be
        to = "|".join(sorted(map(re.escape, lexicon.to)))
        self._to_follows = re.compile(rf"[^.;]{{0,{_TO_REACH}}}\b(?:{to})\b", re.IGNORECASE)

    def places(self, text: str, start: int, end: int) -> list[int]:
        """Return where such words stand in a stretch of a text, in order."""
        found = []
        for match in _WORD.finditer(text, start, end):
            word = match[0].lower()
            if word in self._words or (word in self._be and self._to_follows.match(text, match.end(), end)):
                found.append(match.start())
        return found
