"""The language a text is written in, and which way it runs."""

import re
import unicodedata
from functools import cache

from py3langid.langid import LanguageIdentifier

# Two hundred words tell a language as surely as two thousand, which took an eighth of reading a page.
_SAMPLE_CHARS = 1_200
_SURE_CHARS = 200
_SURE = 0.9
_LETTERS_MIN = 20
_NOT_WORDS = re.compile(r"https?://\S+|\d+|\W+")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)


def detect_language(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639 code of a text's language: what the words say where they say it clearly, else what is declared.

    Many pages declare English and are not; many texts are too short to tell.
    """
    sample = _NOT_WORDS.sub(" ", text[:_SAMPLE_CHARS]).strip()
    if len(sample) < _LETTERS_MIN:
        return declared
    language, confidence = _identifier().classify(sample)
    if declared is not None and (len(sample) < _SURE_CHARS or confidence < _SURE):
        return declared
    return str(language) if confidence >= 0.5 else None


def direction_of(text: str) -> str:
    """Return "rtl" where most letters of a text run right to left, else "ltr"."""
    if text[:_SAMPLE_CHARS].isascii():
        return "ltr"
    kinds = [unicodedata.bidirectional(char) for char in text[:_SAMPLE_CHARS]]
    right = sum(1 for kind in kinds if kind in {"R", "AL"})
    left = kinds.count("L")
    return "rtl" if right > left else "ltr"
