"""Times that only bound what is told: "before March 2011", "since Tuesday" have one end in time, and are open at the other."""

import re
from enum import Enum, auto
from functools import cache
from typing import Final

# So many characters before or after a time are looked at: the word, and an article between.
_REACH: Final = 24


class Bound(Enum):
    """Which end of what is told a time is."""

    LAST = auto()
    FIRST = auto()


# By language: what stands before a time that is the last day, or the first; and what may stand between, as an article does.
_BEFORE: Final = {
    "en": ("before until till by", "after since", "the"),
    "de": ("vor bis", "nach seit ab", "dem den der zum"),
    "fr": ("avant jusqu'en jusqu'au jusqu’en jusqu’au", "après depuis dès", "le la l'"),
    "es": ("antes_de antes_del hasta", "después_de después_del desde a_partir_de a_partir_del", "el la"),
    "ru": ("до", "после с со", ""),
    "ar": ("قبل حتى", "بعد منذ", "يوم"),
}
# The same of what stands behind it.
_BEHIND: Final = {"tr": ("önce kadar", "sonra beri itibaren", "")}


@cache
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Bound, bool], ...]:
    """Return what finds the words of a language, which end they make of a time, and whether they stand behind it."""
    found: list[tuple[re.Pattern[str], Bound, bool]] = []
    for table, is_behind in ((_BEFORE, False), (_BEHIND, True)):
        if language not in table:
            continue
        last, first, between = table[language]
        article = rf"(?:(?:{_any(between)})\s+)?" if between else ""
        for words, bound in ((last, Bound.LAST), (first, Bound.FIRST)):
            shape = rf"\W{{1,3}}(?:{_any(words)})\b" if is_behind else rf"(?<!\w)(?:{_any(words)})\s+{article}$"
            found.append((re.compile(shape, re.IGNORECASE), bound, is_behind))
    return tuple(found)


def _any(words: str) -> str:
    return "|".join(re.escape(word).replace("_", r"\s+") for word in words.split())


def bound_of(text: str, language: str | None, start: int, end: int, after: int = 0) -> Bound | None:
    """Tell which end of what is told the time text[start:end] is; None where it is told of that time itself.

    Args:
        text: Of the article.
        language: ISO 639-1, None where it is not known.
        start: Of the time, in code points.
        end: Of the time.
        after: Where the time before it ends: "two weeks after May 7" is no time after May 7.
    """
    for pattern, bound, is_behind in _patterns((language or "en").lower().split("-")[0]):
        if is_behind:
            if pattern.match(text, end, end + _REACH):
                return bound
            continue
        match = pattern.search(text[max(0, start - _REACH) : start])
        if match is not None:
            begins = max(0, start - _REACH) + match.start()
            return None if after and not text[after:begins].strip() else bound
    return None
