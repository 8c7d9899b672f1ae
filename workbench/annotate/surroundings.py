"""Judges where a name stands: is a capital meant as a place, does a surname belong to somebody else, is all in capitals."""

import re
from enum import IntEnum
from typing import Final, NamedTuple

from workbench.annotate import cues
from workbench.annotate.words import Word

# A line that gives place and date before the news begins: "MOSCOW, Oct. 4 (Reuters) - ".
_DATELINE: Final = re.compile(r"[^.!?\n]{2,40}(?:[.!?][^.!?\n]{0,40}){0,2}? ?(?:[-\u2013\u2014]{1,2}|\u2014)\s")
# "MOSCOW, 27 October 1962. The ...": no dash parts it from the news.
_PLACE_AND_DAY: Final = re.compile(r"[^.!?,\n]{3,30}, [^.!?,\n]{0,20}\d")
_DATELINE_CHARS: Final = 90
_BYLINE_WORDS: Final = 14
_GIVEN_MAX: Final = 3
_MANY_WORDS: Final = 4
_LOOKED_AT: Final = 60
_HEADLINE_WORDS: Final = 30
_HEADLINE_SHARE: Final = 0.9


class Reading(IntEnum):
    """What a capital's name means in a place."""

    PLACE = 0
    UNCLEAR = 1
    GOVERNMENT = 2


class Given(NamedTuple):
    """What stands before a surname: a title, given names or initials."""

    title: str = ""
    names: tuple[str, ...] = ()


class Lettering(IntEnum):
    """How capitals are used in a block."""

    RUNNING = 0
    HEADLINE = 1
    CAPITALS = 2


def read_lettering(text: str, words: list[Word]) -> Lettering:
    """Tell whether capital letters mean anything in a block: not in headlines, nor where all are capitals."""
    longer = [w for w in words[:_LOOKED_AT] if w.end - w.start >= 4]
    if len(longer) < _MANY_WORDS:
        longer = [w for w in words[:_LOOKED_AT] if w.end - w.start >= 2]
    if len(longer) < 2:
        return Lettering.RUNNING
    if all(text[w.start : w.end].upper() == text[w.start : w.end] for w in longer):
        has_case = any(text[w.start].lower() != text[w.start] for w in longer)
        return Lettering.CAPITALS if has_case else Lettering.RUNNING
    telling = [text[w.start].isupper() for w in longer if w.key not in cues.FUNCTION]
    if len(words) > _HEADLINE_WORDS or text[words[-1].end : words[-1].end + 1] == "." or len(telling) < 3:
        return Lettering.RUNNING
    return Lettering.HEADLINE if sum(telling) >= _HEADLINE_SHARE * len(telling) else Lettering.RUNNING


def dateline_end(text: str, start: int, end: int, words: list[Word], lettering: Lettering) -> int:
    """Return where the dateline or byline of a block ends, its start where it has none; places in it are no actors."""
    if not words or lettering is Lettering.CAPITALS:
        return start
    first = text[words[0].start : words[0].end]
    if words[0].key == "by" and len(words) <= _BYLINE_WORDS and text[words[-1].end : end].strip() in ("", "|"):
        return end
    if len(first) < 2 or not first[0].isupper():
        return start
    if first.isupper() and len(first) > 2 and (day := _PLACE_AND_DAY.match(text, start, end)) is not None:
        return day.end()
    match = _DATELINE.match(text, start, min(end, start + _DATELINE_CHARS))
    if match is None:
        return start
    head = match[0]
    is_place = first.isupper() and len(first) > 2
    has_date = any(c.isdigit() for c in head) and len(head) < 60 and "," in head
    return match.end() if is_place or has_date or re.search(r"\([A-Z][\w ]{1,20}\)", head) else start


def read_capital(text: str, words: list[Word], first: int, after: int, *, has_head: bool) -> Reading:
    """Tell whether a capital, words[first:after], is meant as a place or as the government that sits there."""
    word, last = words[first], words[after - 1]
    follower = words[after] if after < len(words) and words[after].is_joined else None
    before = words[first - 1].key if first and word.is_joined else ""
    earlier = words[first - 2].key if before and first > 1 and words[first - 1].is_joined else ""
    if has_head:
        return Reading.GOVERNMENT
    if follower is not None and follower.key in cues.SEATED:
        return Reading.PLACE
    if text[last.end : last.end + 6].startswith((", D.C", " D.C")):
        return Reading.PLACE
    if follower is not None and follower.key in cues.OF_TOWNS:
        return Reading.PLACE
    if last.is_possessive:
        return Reading.GOVERNMENT
    if follower is not None and follower.key in cues.IN_TOWNS:
        return Reading.PLACE
    if before in cues.LOCATING:
        return Reading.GOVERNMENT if earlier in cues.DEALINGS else Reading.PLACE
    if before in cues.DONE_TO_TOWNS or before in cues.TOWNISH:
        return Reading.PLACE
    if before in ("of", "on") and earlier in cues.TOWNISH:
        return Reading.PLACE
    if before in cues.BESIDE_GOVERNMENTS or before in ("of", "on"):
        return Reading.GOVERNMENT
    if follower is not None and (follower.key in cues.GOVERNING or _begins_clause(text, words, first, follower)):
        return Reading.GOVERNMENT
    if follower is not None and text[last.end] in "-\u2010\u2011":
        return Reading.GOVERNMENT
    if follower is not None and follower.key.isascii() and follower.key.endswith("ed"):
        return Reading.GOVERNMENT
    return Reading.UNCLEAR


def read_given(text: str, words: list[Word], first: int) -> tuple[Given, int]:
    """Return the title and the given names and initials right before words[first], and where the names begin."""
    at = first
    names: list[str] = []
    while at > 0 and words[at].is_joined and len(names) < _GIVEN_MAX:
        word = words[at - 1]
        if word.is_possessive or not _is_capital(text, word) or text[word.end] in "-\u2010\u2013/":
            break
        is_initial = len(word.key) == 1 and text[word.end] == "."
        if not is_initial and (word.key in cues.TITLES or word.key in cues.FUNCTION):
            break
        if len(word.key) > 1 and len(names) > 1 and all(len(name) == 1 for name in names):
            # "Message N. S. Khrushchev": two initials want no given name before them.
            break
        names.insert(0, word.key)
        at -= 1
    if at > 0 and (words[at].is_joined or text[words[at - 1].end : words[at].start] == ". "):
        before = words[at - 1].key
        if before in cues.TITLES:
            return Given(before, tuple(names)), words[at].start
    return Given("", tuple(names)), words[at].start


def is_before_name(text: str, words: list[Word], after: int) -> bool:
    """Tell whether the next word goes on with a capital, as in a longer name that is not known."""
    if after >= len(words) or not words[after].is_joined:
        return False
    word, last = words[after], words[after - 1]
    return (
        text[last.end] == " "
        and _is_capital(text, word)
        and word.key not in cues.FUNCTION
        and word.key not in cues.TITLES
        and len(word.key) > 1
    )


def is_of_others(words: list[Word], first: int) -> bool:
    """Tell whether a name is part of another: "Latin American", "un-American", "New Mexico"."""
    return first > 0 and words[first].is_joined and words[first - 1].key in cues.OF_OTHERS


def is_of_waters(text: str, words: list[Word], first: int) -> bool:
    """Tell whether a name is part of a water's: "Gulf of Mexico"."""
    if first < 2 or words[first - 1].key != "of" or not words[first].is_joined:
        return False
    head = words[first - 2]
    return head.key in cues.WATERS and _is_capital(text, head)


def is_before_waters(text: str, words: list[Word], after: int) -> bool:
    """Tell whether a name ends as a water's: "Taiwan Strait", "South China Sea"."""
    if after >= len(words) or not words[after].is_joined or words[after - 1].is_possessive:
        return False
    return words[after].key in cues.AFTER_WATERS and _is_capital(text, words[after])


def is_language(words: list[Word], first: int, after: int) -> bool:
    """Tell whether a demonym is a language: "speaks Russian", "in Arabic"."""
    before = words[first - 1].key if first and words[first].is_joined else ""
    is_last = after >= len(words) or not words[after].is_joined
    if before in cues.SPEAKING:
        return True
    return before == "in" if is_last else words[after].key == "language"


def _is_capital(text: str, word: Word) -> bool:
    return text[word.start].isupper()


def _begins_clause(text: str, words: list[Word], first: int, follower: Word) -> bool:
    if first and words[first].is_joined:
        return False
    gap = text[words[first - 1].end : words[first].start] if first else "."
    return any(c in gap for c in ".!?:;\n") and text[follower.start].islower() and follower.key not in cues.LOCATING
