"""Finds the office or ministry that stands beside a state's name: "Turkish president", "Russia's Foreign Ministry", "President of Cuba"."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from workbench.annotate import cues
from workbench.annotate.bodies import BODY, OFFICE
from workbench.annotate.words import Word

_HEAD_MAX: Final = 5
_HYPHENS: Final = ("-", "\u2010", "\u2011")
_ENDING: Final = ".!?;\n"
_SENTENCE_WORDS: Final = 40
_YEAR_CHARS: Final = 4


class Beside(NamedTuple):
    """An office or ministry, as heads.tsv has it, in words[first:after]."""

    head: str
    first: int
    after: int


def read_after(
    text: str, words: list[Word], heads: Mapping[str, str], first: int, after: int, *, is_adjective: bool
) -> Beside | None:
    """Read what stands after a state's name, words[first:after]; a ministry after an adjective is one name with it, and not read here."""
    last = words[after - 1]
    if not (is_adjective or last.is_possessive) or text[last.end : last.end + 1] in _HYPHENS:
        return None
    end = after
    while end < len(words) and end - after < _HEAD_MAX and words[end].is_joined:
        end += 1
    for stop in range(end, after, -1):
        head = heads.get(" ".join(word.key for word in words[after:stop]), "")
        if head.startswith(BODY):
            return Beside(head, after, stop) if last.is_possessive else None
        if head.startswith(OFFICE):
            is_this_one = last.is_possessive or _is_definite(words, first)
            is_held = is_this_one and not _goes_on(text, words, stop) and not _has_year(text, words, first)
            return Beside(head, after, stop) if is_held else None
    return None


def read_before(text: str, words: list[Word], heads: Mapping[str, str], first: int, after: int) -> Beside | None:
    """Read what stands before a state's name and "of": "the president of Turkey"."""
    end = first - 1 if words[first - 1].key == "the" and first > 1 and words[first].is_joined else first
    if end < 2 or words[end - 1].key != "of" or not words[end].is_joined or words[after - 1].is_possessive:
        return None
    if _goes_on(text, words, after):
        return None
    end -= 1
    begin = end
    while begin > 0 and end - begin < _HEAD_MAX and words[begin].is_joined:
        begin -= 1
    for start in range(begin, end):
        head = heads.get(" ".join(word.key for word in words[start:end]), "")
        if head.startswith(BODY):
            return Beside(head, start, end)
        if head.startswith(OFFICE):
            is_apart = not start or not words[start].is_joined
            is_this_one = text[words[start].start].isupper() if is_apart else _is_definite(words, start, "the")
            return Beside(head, start, end) if is_this_one and not _has_year(text, words, first) else None
    return None


def _is_definite(words: list[Word], first: int, *needed: str) -> bool:
    """Tell whether whoever holds an office now is meant, and not a former, a next or any one."""
    if not first or not words[first].is_joined:
        return True
    before = words[first - 1].key
    if before != "the":
        return before in cues.BEFORE_HOLDERS and not needed
    return first < 2 or not words[first - 1].is_joined or words[first - 2].key not in cues.BECOMING


def _goes_on(text: str, words: list[Word], after: int) -> bool:
    """Tell whether a name or a longer title goes on: "Turkish president Tellan", "president-elect", "US Senate"."""
    if text[words[after - 1].end : words[after - 1].end + 1] in _HYPHENS:
        return True
    if after >= len(words) or not words[after].is_joined:
        return False
    word = words[after]
    return word.key in ("of", "elect", "designate") or (text[word.start].isupper() and word.key not in cues.FUNCTION)


def _has_year(text: str, words: list[Word], at: int) -> bool:
    """Tell whether a sentence names a year: then the office may be told of that time."""
    first = at
    while first > max(0, at - _SENTENCE_WORDS) and not _is_cut(text, words, first):
        first -= 1
    last = at
    while last + 1 < min(len(words), at + _SENTENCE_WORDS) and not _is_cut(text, words, last + 1):
        last += 1
    return any(len(word.key) == _YEAR_CHARS and word.key.isdigit() for word in words[first : last + 1])


def _is_cut(text: str, words: list[Word], at: int) -> bool:
    return any(c in _ENDING for c in text[words[at - 1].end : words[at].start])
