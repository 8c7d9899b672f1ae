"""Judges where a name stands: is it a place there, a part of another name, or somebody who speaks."""

from enum import IntEnum

from workbench.annotate import cues as actor_cues
from workbench.annotate.places import cues
from workbench.annotate.surroundings import Lettering, is_of_waters
from workbench.annotate.words import Word

# As many words as a place that is not known may have.
_UNKNOWN_WORDS = 6


class Cue(IntEnum):
    """What the words around a name say about it, from what speaks most against a place to what speaks most for it."""

    BLOCKED = 0
    SPEAKS = 1
    NONE = 2
    LISTED = 3
    OF = 4
    TOWARD = 5
    PLACE = 6


def read_cue(text: str, words: list[Word], at: int, after: int, lettering: Lettering, *, is_german: bool) -> Cue:
    """Return what stands around words[at:after]."""
    last = words[after - 1]
    follower = words[after] if after < len(words) and words[after].is_joined and not last.is_possessive else None
    before = words[at - 1] if at and words[at].is_joined else None
    if follower is not None and (cue := _read_follower(text, words, last, follower, after, lettering)) is not None:
        return cue
    if last.is_possessive and at + 1 <= after < len(words) and words[after].key in actor_cues.OF_TOWNS:
        return Cue.PLACE
    if before is not None and text[before.end] in cues.HYPHENS:
        # "pro-Damascus", "anti-Kabul"
        return Cue.BLOCKED
    if (
        before is not None
        and lettering is Lettering.RUNNING
        and text[before.start].isupper()
        and (cue := _read_capital_before(text, words, at, before, is_german=is_german)) is not None
    ):
        return cue
    speaks = follower is not None and follower.key in actor_cues.GOVERNING
    cue = Cue.NONE if before is None else _read_before(text, words, at, before.key, lettering)
    return Cue.SPEAKS if speaks and cue in (Cue.NONE, Cue.OF) else cue


def is_within_unknown(text: str, words: list[Word], at: int) -> bool:
    """Tell whether a name says in what something lies that nobody knows: "near Sarmada, Syria", "in Anbar province, Iraq"."""
    last = words[at - 1]
    if text[last.end : words[at].start] != ", ":
        return False
    if not (text[last.start].isupper() or last.key in cues.AREAS):
        return False
    for back in range(at - 1, max(at - _UNKNOWN_WORDS, 0), -1):
        word, before = words[back], words[back - 1]
        if not word.is_joined:
            return False
        if text[before.start].islower() and before.key not in cues.AREAS and before.key != "the":
            return before.key in cues.WITHIN or before.key in cues.TOWARD
    return False


def _read_follower(
    text: str, words: list[Word], last: Word, follower: Word, after: int, lettering: Lettering
) -> Cue | None:
    gap = text[last.end]
    key = follower.key
    if gap in cues.HYPHENS:
        return Cue.PLACE if key in actor_cues.SEATED else None
    if gap != " " or follower.start - last.end != 1:
        return None
    if key in cues.AREAS:
        return Cue.PLACE
    if key in cues.HELD_IN and text[follower.start].islower():
        # "the Paris meeting"
        return Cue.PLACE
    if lettering is not Lettering.RUNNING or not text[follower.start].isupper():
        return None
    if len(key) == 1 or key in actor_cues.FUNCTION or key in actor_cues.TITLES:
        return None
    # "Damascus International Airport"
    if any(word.is_joined and word.key in cues.AREAS for word in words[after + 1 : after + 3]):
        return Cue.PLACE
    return Cue.BLOCKED


def _read_capital_before(text: str, words: list[Word], at: int, before: Word, *, is_german: bool) -> Cue | None:
    key = before.key
    if before.is_possessive or text[before.end : words[at].start] not in (" ", ". "):
        return None
    if key in cues.OTHER_PLACES or (key in actor_cues.TITLES and not is_german):
        return Cue.BLOCKED
    if len(key) == 1:
        # An initial: "J. Paris".
        return Cue.BLOCKED if text[before.end] == "." else None
    if key in cues.DIRECTIONS or key in cues.NAMED_HEADS:
        return Cue.PLACE
    if is_german or key in actor_cues.FUNCTION or key in cues.WITHIN or key in cues.TOWARD:
        return None
    begins = at < 2 or not before.is_joined
    if begins and (key.endswith(("ing", "ed", "ly")) or key in actor_cues.DONE_TO_TOWNS):
        return None
    return Cue.BLOCKED


def _read_before(text: str, words: list[Word], at: int, key: str, lettering: Lettering) -> Cue:
    earlier = words[at - 2] if at > 1 and words[at - 1].is_joined else None
    earlier_key = earlier.key if earlier is not None else ""
    if key in cues.PASSED and earlier is not None:
        # "in the Gaza Strip"
        return _read_before(text, words, at - 1, earlier_key, lettering)
    if key in cues.WITHIN:
        return Cue.PLACE
    if key in ("of", "de", "von", "du"):
        if earlier is None:
            return Cue.OF
        if is_of_waters(text, words, at):
            return Cue.BLOCKED
        if earlier_key in cues.OF_PLACES:
            return Cue.PLACE
        is_name = lettering is Lettering.RUNNING and text[earlier.start].isupper() and earlier.is_joined
        return Cue.BLOCKED if is_name and earlier_key not in actor_cues.FUNCTION else Cue.OF
    if key in cues.TOWARD:
        is_given = key in ("to", "a") and earlier_key in cues.GIVEN
        return Cue.SPEAKS if is_given or earlier_key in actor_cues.DEALINGS else Cue.TOWARD
    if key == "for" and earlier_key in cues.HEADING:
        return Cue.TOWARD
    if key in cues.SHIPS:
        return Cue.BLOCKED
    if key == "on":
        return Cue.PLACE if earlier_key in actor_cues.TOWNISH else Cue.NONE
    if key in cues.DIRECTIONS or key in cues.OF_PLACES:
        return Cue.PLACE
    if key in actor_cues.DONE_TO_TOWNS or key in cues.ENTERED:
        return Cue.TOWARD
    return Cue.SPEAKS if key in actor_cues.BESIDE_GOVERNMENTS else Cue.NONE
