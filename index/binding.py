"""Bind a query to a vocabulary: which words of the index an inflected, wild, nearly spelt or expressed word stands for."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from index.dictionary import as_bytes, as_text
from index.segment import Segment
from index.stems import has_stems, main_language, stem_words
from index.syntax import Exactly, Form, Query, Reading, Slot, leaves

EXACT: Final = 1.0
INFLECTED: Final = 0.5
NEARLY: Final = 0.25

# A language counts from this share of the articles.
_SHARE: Final = 0.02
# The vocabulary is gone through for so long at most; then the list is partial, and says so.
_LONGEST_S: Final = 0.2
_CHECK_EVERY: Final = 5_000
# More forms than this cannot be read by anybody, and take the time of a keystroke to add up.
_MOST_FORMS: Final = 5_000


class Binder:
    """Binds queries to the words of some segments, and remembers what it looked up."""

    def __init__(self, segments: list[Segment]) -> None:
        self._segments = segments
        self._bound: dict[tuple[Slot, tuple[str, ...]], Slot] = {}
        self._languages: tuple[str, ...] | None = None

    def bind(self, query: Query, checkpoint: Callable[[], object] = lambda: None) -> tuple[Query, bool]:
        """Return the query with the forms of every slot, and whether some of them may be missing for want of time.

        `checkpoint` is called now and then while the vocabulary is gone through; what it raises ends that.
        """
        languages = self._languages_of(query)
        is_partial = False

        def bound(slot: Slot) -> Slot:
            nonlocal is_partial
            if slot.reading is Reading.PREFIX or (slot.reading is Reading.WORD and not slot.is_inflected):
                return slot
            key = (slot, languages if slot.is_inflected else ())
            known = self._bound.get(key)
            if known is None:
                if slot.is_inflected:
                    forms, is_whole = self._inflected(slot, languages), True
                else:
                    forms, is_whole = self._like(slot, checkpoint)
                known = replace(slot, forms=forms)
                is_partial |= not is_whole
                if is_whole:
                    self._bound[key] = known
            return known

        return query.bind(bound), is_partial

    def languages(self) -> tuple[str, ...]:
        """Return the languages that a fair share of the articles is written in and that have stems."""
        if self._languages is None:
            counter: Counter[str] = Counter()
            for segment in self._segments:
                values = segment.values("language")
                counts = np.bincount(segment.codes("language")[segment.live], minlength=len(values))
                for value, count in zip(values, counts.tolist(), strict=True):
                    counter[main_language(value)] += count
            least = _SHARE * max(1, counter.total())
            self._languages = tuple(sorted(name for name, n in counter.items() if n and n >= least and has_stems(name)))
        return self._languages

    def _languages_of(self, query: Query) -> tuple[str, ...]:
        asked = [leaf.value for leaf in leaves(query.root) if isinstance(leaf, Exactly) and leaf.field == "language"]
        named = tuple(sorted({main_language(value) for value in asked if has_stems(main_language(value))}))
        return named or self.languages()

    def _inflected(self, slot: Slot, languages: tuple[str, ...]) -> tuple[Form, ...]:
        """Return the words themselves and those that share a stem with them in any of the languages."""
        forms = dict.fromkeys(slot.terms, EXACT)
        for language in languages:
            stems = {stem for term in slot.terms if not term.isdigit() for stem in self._stems_of(language, term)}
            for segment in self._segments:
                if language not in segment.stem_languages:
                    continue
                for stem in stems:
                    for number in segment.forms_of_stem(language, stem).tolist():
                        forms.setdefault(as_text(segment.terms[number]), INFLECTED)
        return _as_forms(forms)

    def _stems_of(self, language: str, term: str) -> set[bytes]:
        """Return the stems of a folded word: those of the spellings that the index has met, else its own."""
        stems: set[bytes] = set()
        for segment in self._segments:
            number = segment.terms.find(as_bytes(term)) if language in segment.stem_languages else None
            if number is not None:
                stems.update(segment.stems_of_term(language, number))
        return stems or {as_bytes(stem) for stem in stem_words(language, [term])}

    def _like(self, slot: Slot, checkpoint: Callable[[], object]) -> tuple[tuple[Form, ...], bool]:
        """Return the words of the vocabulary that a pattern accepts."""
        deadline = time.monotonic() + _LONGEST_S
        pattern = slot.terms[0]
        forms: dict[str, float] = {}
        for segment in self._segments:
            for count, term in enumerate(_candidates(segment, slot), 1):
                if count % _CHECK_EVERY == 0:
                    checkpoint()
                    if time.monotonic() > deadline:
                        return _as_forms(forms), False
                if term not in forms and slot.accepts(term):
                    forms[term] = NEARLY if slot.reading is Reading.FUZZY and term != pattern else EXACT
                    if len(forms) > _MOST_FORMS:
                        return _as_forms(forms), False
        return _as_forms(forms), True


def _as_forms(forms: dict[str, float]) -> tuple[Form, ...]:
    return tuple(Form(term, weight) for term, weight in forms.items())


def _candidates(segment: Segment, slot: Slot) -> Iterator[str]:
    """Yield the terms that may be meant: those that begin as a wildcard does, or have about the length of a word."""
    terms = segment.terms
    match slot.reading:
        case Reading.WILDCARD:
            head = slot.terms[0].partition("*")[0].partition("?")[0]
            first, last = terms.beginning_with(as_bytes(head)) if head else (0, len(terms))
            return map(as_text, terms.everything(first, last))
        case Reading.FUZZY:
            return map(as_text, segment.terms_like(slot.terms[0], slot.edits))
        case _:
            return map(as_text, terms.everything())
