"""Stems: which words are forms of one word, by language, with Snowball's stemmers.

Stems are made of words as they were written, accents and all, and folded afterwards: a stemmer that is shown "kapisi" for
"kapısı" does not know it for Turkish.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final, Protocol

import Stemmer
from whoosh.lang.stopwords import stoplists

from index.folding import expand, fold

# ISO 639-1 codes as articles have them, to the names of Snowball's stemmers.
_ALGORITHMS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


class _Stemmer(Protocol):
    def stemWords(self, words: list[str]) -> list[str]: ...  # noqa: N802  (the library's name)


@cache
def _stemmer(language: str) -> _Stemmer | None:
    algorithm = _ALGORITHMS.get(language)
    if algorithm not in Stemmer.algorithms():
        return None
    made: _Stemmer = Stemmer.Stemmer(algorithm)
    return made


def main_language(code: str) -> str:
    """Return the language of a code that may have a region: en of en-GB."""
    return code.casefold().split("-")[0]


def has_stems(language: str) -> bool:
    """Say whether there is a stemmer for a language."""
    return _stemmer(language) is not None


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the folded words of a language that tell nothing by themselves, "the" and "of"; none where there is no list of them."""
    return frozenset(expand(fold(word)) for word in stoplists.get(language, ()))


def stem_words(language: str, words: Iterable[str]) -> list[str]:
    """Return the folded stem of each word, which is in lower case and may have accents; there is a stemmer for the language."""
    stemmer = _stemmer(language)
    assert stemmer is not None
    composed = [word if word.isascii() else unicodedata.normalize("NFC", word) for word in words]
    return [stem if stem.isascii() else expand(fold(stem)) for stem in stemmer.stemWords(composed)]
