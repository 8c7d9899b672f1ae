"""Finds persons in a run of words with capitals: by a title or office before the name, by a given name, by what is said behind it."""

import re
from typing import Final, NamedTuple

from workbench.annotate.cues import FUNCTION
from workbench.annotate.places import cues as place_cues
from workbench.annotate.unknown import english
from workbench.annotate.unknown.given_names import GIVEN_NAMES
from workbench.annotate.unknown.known import Known
from workbench.annotate.unknown.runs import Run
from workbench.annotate.words import Word

_WORDS_MAX: Final = 5
_LOOKED_AT: Final = 60
_AGE: Final = re.compile(r", \(?\d{1,2}\)?[,.]| \(\d{1,2}\)")
# "X Y, the new head of", "X Y, commander of", "X Y, foreign minister".
_APPOSED: Final = re.compile(
    r", (?:the|a|an|his|her|its|their|former|one of) ((?:[\w'\u2019.-]+ ){0,4}[\w'\u2019.-]+)|, ([\w-]+(?: [\w-]+)?)(?= of | at | for | in |,)"
)
_RELATIVE: Final = re.compile(r", whom? |, whose ")
_SAYS_BEFORE: Final = re.compile(r"\b(?:said|says|added|according to) $")
_BEFORE_CHARS: Final = 16


class Person(NamedTuple):
    """A name words[first:after] of a person; `is_titled` where a title alone tells it, so that it may be a surname."""

    first: int
    after: int
    is_titled: bool


def find_person(
    run: Run, first: int, after: int, text: str, known: Known, *, repeated: frozenset[str]
) -> Person | None:
    """Return the person whose name a stretch of a run has, None if it is not told to be one.

    Args:
        run: Of which words.
        first: Where the stretch begins among its words.
        after: Where it ends.
        text: The text.
        known: Names that tables have, which are nobody else's.
        repeated: The keys of words that stand alone elsewhere, as the surname of somebody does who was named in full.
    """
    words = run.words
    start = _behind_titles(words, first, after, text)
    if _is_of_state(run, first) and after - first > 1:
        start = max(start, first + 1)
    is_titled = start > first
    start = _at_given_name(words, start, after, known)
    name_end = after
    while name_end - start > 1 and words[name_end - 1].key in english.SUFFIXES:
        name_end -= 1
    size = name_end - start
    if not 1 <= size <= _WORDS_MAX or not _may_be_person(words[start:name_end], text):
        return None
    if known.has(words[start:after]) or known.is_nationality(words[after - 1]):
        return None
    if size == 1:
        word = words[start]
        is_abbreviation = text[word.start : word.end].isupper()
        return Person(start, after, True) if is_titled and not is_abbreviation and len(word.key) > 2 else None
    if not is_titled and _is_thing_or_place(run, start, after):
        return None
    if is_titled or words[start].key in GIVEN_NAMES or _is_behind_role(run, start, after, text):
        return Person(start, after, is_titled)
    if _is_told_behind(run, after, text) or (
        _is_said(run, start, after, text) and _sounds(words[start:after], repeated)
    ):
        return Person(start, after, False)
    return None


def _behind_titles(words: list[Word], first: int, after: int, text: str) -> int:
    """Return where the name begins behind its last title: "Defense Secretary Ana Brisa", "Staff Sgt. Tom Brown"."""
    for at in range(after - 1, first, -1):
        before = words[at - 1]
        if before.key in english.TITLES and text[before.end] in " .":
            is_given = before.key in GIVEN_NAMES and at - 1 > first
            return at if not is_given else at - 1
    return first


def _is_of_state(run: Run, first: int) -> bool:
    """Tell whether a stretch begins with the rest of "Secretary of State"."""
    words = run.words
    return words[first].key == "state" and first - 2 >= run.first and words[first - 2].key == "secretary"


def _at_given_name(words: list[Word], first: int, after: int, known: Known) -> int:
    """Return where a given name begins that follows upon another name: "Middle East Tobias Brown", "Syrian Ahmad Hassan"."""
    for at in range(first + 1, after - 1):
        if words[at].key in GIVEN_NAMES and words[first].key not in GIVEN_NAMES and known.has(words[first:at]):
            return at
    return first


def _may_be_person(words: list[Word], text: str) -> bool:
    for at, word in enumerate(words):
        key = word.key
        is_surname = at + 1 == len(words) and words[0].key in GIVEN_NAMES and at
        if key in english.NOT_PEOPLE or key in english.HEADS:
            return False
        if len(key) > 1 and key in FUNCTION and key not in _ALLOWED:
            return False
        if key in english.TITLES and key not in GIVEN_NAMES and not (is_surname and key in english.TITLES_AS_SURNAMES):
            return False
        written = text[word.start : word.end]
        if not key.isalpha() or (
            len(key) > 1 and written.isupper() and len(words) > 1 and key not in english.PARTICLES
        ):
            return False
    return len(words[-1].key) > 1 and words[-1].key not in english.PARTICLES


_PLACED: Final = frozenset(("in", "near", "outside", "around", "inside"))
_ALLOWED: Final = english.PARTICLES | GIVEN_NAMES


def _is_thing_or_place(run: Run, at: int, after: int) -> bool:
    """Tell whether what stands before a name is said of no person: "the Allied Powers", "the town of Abu Hishma", "in Salah ad Din"."""
    words = run.words
    if not at or not words[at].is_joined or words[after - 1].is_possessive:
        return False
    before = words[at - 1].key
    if before == "the" or before in _PLACED:
        return True
    return before == "of" and at > 1 and words[at - 2].key in place_cues.OF_PLACES


def _is_behind_role(run: Run, at: int, after: int, text: str) -> bool:
    """Tell whether an office stands right before a name: "spokesman John Brown", "its leader, John Brown,"."""
    if not at:
        return False
    before = run.words[at - 1]
    gap = text[before.end : run.words[at].start]
    if before.key not in english.ROLES or text[before.start].isupper():
        return False
    # "A spokesman, John Brown, said"
    end = run.words[after - 1].end
    return gap in (" ", "\n") or (gap == ", " and text[end : end + 1] in (",", "."))


def _is_told_behind(run: Run, after: int, text: str) -> bool:
    """Tell whether what follows a comma says who it is: "X Y, the head of", "X Y, 34,"."""
    end = run.words[after - 1].end
    if run.words[after - 1].is_possessive or text[end : end + 1] not in (",", " "):
        return False
    if _AGE.match(text, end) or _RELATIVE.match(text, end):
        return True
    match = _APPOSED.match(text, end, end + _LOOKED_AT)
    if match is None:
        return False
    return any(word.strip(".,").lower() in english.POSITIONS for word in (match[1] or match[2]).split())


def _is_said(run: Run, first: int, after: int, text: str) -> bool:
    """Tell whether words are this name's: "X Y said", "said X Y"."""
    words = run.words
    if (
        after < len(words)
        and words[after].is_joined
        and not words[after - 1].is_possessive
        and words[after].key in english.SAYING
        and text[words[after].start].islower()
    ):
        return True
    start = words[first].start
    return _SAYS_BEFORE.search(text[max(0, start - _BEFORE_CHARS) : start]) is not None


def _sounds(words: list[Word], repeated: frozenset[str]) -> bool:
    """Tell whether a name is made as persons' names are, or its last word stands for it elsewhere."""
    middle = words[1:-1]
    return (
        any(len(word.key) == 1 or word.key in english.PARTICLES for word in middle)
        or words[0].key in english.PARTICLES
        or words[-1].key in repeated
        or any(word.key in GIVEN_NAMES for word in words)
    )
