"""Finds the abbreviations that a text introduces in brackets, and what they stand for, letter by letter."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.annotate.findings import ActorKind
from workbench.annotate.unknown import english
from workbench.annotate.words import name_key

_BRACKETED: Final = re.compile(r"[(\[]\s?[\"'\u201c]?([A-Z][A-Za-z]{0,3}[A-Z][A-Za-z-]{0,6})[\"'\u201d]?\s?[)\],;]")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_LONG_FORM_CHARS: Final = 120
_BREAK: Final = re.compile(r"[.!?;:()\[\]\n,](?=\s|$)")
_SMALL: Final = frozenset(
    ("of", "the", "for", "and", "in", "on", "to", "a", "at", "de", "la", "del", "des", "et", "y", "al", "e")
)


class Abbreviation(NamedTuple):
    """A name text[start:end] and the letters text[letters_start:letters_end] that stand for it from there on."""

    start: int
    end: int
    letters: str
    letters_start: int
    letters_end: int
    kind: ActorKind


def find_abbreviations(text: str) -> Iterator[Abbreviation]:
    """Give the names that a bracket behind them abbreviates: "Brisa Liberation Front (BLF)"."""
    for match in _BRACKETED.finditer(text):
        end = match.start()
        while end and text[end - 1] in " \"'\u201d\u2019":
            end -= 1
        begin = max(0, end - _LONG_FORM_CHARS)
        for broken in _BREAK.finditer(text, begin, end):
            begin = broken.end()
        words = [found.span() for found in _WORD.finditer(text, begin, end)]
        letters = match[1].replace("-", "")
        if letters.endswith("s") and letters[:-1].isupper():
            letters = letters[:-1]
        if not words or words[-1][1] != end:
            continue
        size = _size(text, words, letters.lower())
        if not size:
            continue
        start = words[-size][0]
        keys = name_key(text[start:end]).split(" ")
        if not text[words[-1][0]].isupper() or keys[-1] in english.NOT_ACTORS:
            continue
        yield Abbreviation(start, end, match[1], match.start(1), match.end(1), _kind(keys))


def _size(text: str, words: list[tuple[int, int]], letters: str) -> int:
    """Return how many of the last words letters abbreviate, 0 if they do not: small words have a letter or none."""
    return _fit(text, words, letters, counts_small=False) or _fit(text, words, letters, counts_small=True)


def _fit(text: str, words: list[tuple[int, int]], letters: str, *, counts_small: bool) -> int:
    at, rest = len(words), len(letters)
    while at and rest:
        at -= 1
        word = text[slice(*words[at])]
        if word in _SMALL and not (counts_small and word[0] == letters[rest - 1]):
            continue
        if word[0].lower() != letters[rest - 1] or not (word[0].isupper() or word in _SMALL):
            return 0
        rest -= 1
    is_name = not rest and text[words[at][0]].isupper() and len(words) - at > 1
    return len(words) - at if is_name else 0


def _kind(keys: list[str]) -> ActorKind:
    kinds = [english.HEADS[key] for key in keys if key in english.HEADS]
    return (
        ActorKind.ARMED if ActorKind.ARMED in kinds and ActorKind.ORGANISATION not in kinds else ActorKind.ORGANISATION
    )
