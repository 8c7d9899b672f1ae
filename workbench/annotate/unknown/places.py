"""Finds towns and districts that the gazetteer lacks, where a text says that they are some: "the town of X", "X Province", "near X"."""

from typing import Final, NamedTuple

from workbench.annotate.unknown import english
from workbench.annotate.unknown.given_names import GIVEN_NAMES
from workbench.annotate.unknown.known import Known
from workbench.annotate.unknown.runs import Run

_WORDS_MAX: Final = 4


class UnknownPlace(NamedTuple):
    """A name words[first:after] of a place, by which it may be called alone afterwards."""

    first: int
    after: int


def find_place(run: Run, first: int, after: int, text: str, known: Known) -> UnknownPlace | None:
    """Return the place whose name a stretch of a run has, None if it is not told to be one."""
    words = run.words
    if after - first > _WORDS_MAX or words[after - 1].is_possessive:
        return None
    keys = [word.key for word in words[first:after]]
    if any(key in english.TITLES or key in english.HEADS or not key.isalpha() for key in keys):
        return None
    if any(
        len(text[word.start : word.end]) > 1 and text[word.start : word.end].isupper() for word in words[first:after]
    ):
        return None
    if len(keys) > 1 and keys[-1] in english.DISTRICTS:
        is_own = not known.is_nationality(words[after - 2]) and keys[-2] not in english.NOT_PEOPLE
        return UnknownPlace(first, after) if is_own else None
    if keys[-1] in english.NOT_PEOPLE or keys[0] in GIVEN_NAMES:
        return None
    return UnknownPlace(first, after) if _is_told(run, first, after, text) else None


def _is_told(run: Run, first: int, after: int, text: str) -> bool:
    words = run.words
    if first < 1 or not words[first].is_joined:
        return False
    before = words[first - 1]
    if before.key == "al" and first > 1:
        before = words[first - 2]
        first -= 1
    earlier = words[first - 2] if first > 1 and before.is_joined else None
    if (
        before.key == "of"
        and earlier is not None
        and earlier.key in english.SETTLEMENTS
        and text[earlier.start].islower()
    ):
        return True
    if before.key in english.BESIDE:
        return True
    follower = words[after] if after < len(words) and words[after].is_joined else None
    if follower is None:
        return False
    if before.key == "the":
        return earlier is not None and earlier.key == "in" and follower.key in english.OF_ONE
    return before.key == "in" and follower.key in english.DISTRICTS
