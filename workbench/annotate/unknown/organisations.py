"""Finds organisations and armed groups in a run of words with capitals, by the word that heads them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workbench.annotate.findings import ActorKind
from workbench.annotate.unknown import english
from workbench.annotate.unknown.given_names import GIVEN_NAMES
from workbench.annotate.unknown.runs import Run, segments
from workbench.annotate.words import Word

_WORDS_MAX: Final = 10
_ORDINAL: Final = re.compile(r"\d{1,3}(?:st|nd|rd|th)")


class Organisation(NamedTuple):
    """A name words[first:after] of an organisation or armed group."""

    first: int
    after: int
    kind: ActorKind


def find_organisations(run: Run, text: str) -> Iterator[Organisation]:
    """Give the names in a run that end or begin with the word for an organisation, from left to right."""
    words = run.words
    behind = run.first
    for first, after in segments(run, text):
        if first < behind:
            continue
        head = _head(words, first, after)
        if head is None:
            continue
        kind = _kind(words, first, head)
        stop = head + 1
        if stop == after and words[head].key in english.LED_BY_HEAD:
            stop = _tail(run, stop, text)
        own = [word for word in words[first:stop] if word.key not in english.COMMON]
        if len(own) < 2 or stop - first > _WORDS_MAX:
            continue
        if " ".join(word.key for word in words[first:stop]) in english.NO_ORGANISATIONS:
            continue
        if first and _ORDINAL.fullmatch(words[first - 1].key) and words[first].is_joined and kind is ActorKind.ARMED:
            # "the 7th Cavalry Division"
            first -= 1
        yield Organisation(first, stop, kind)
        behind = stop


def _kind(words: list[Word], first: int, head: int) -> ActorKind:
    kind = english.HEADS[words[head].key]
    is_armed = any(english.HEADS.get(word.key) is ActorKind.ARMED for word in words[first:head])
    return ActorKind.ARMED if is_armed and words[head].key in english.OF_EITHER_KIND else kind


def _head(words: list[Word], first: int, after: int) -> int | None:
    """Return the last word of a stretch that heads an organisation, before any title: "Oil Ministry Spokesman"."""
    end = after
    for at in range(first + 1, after):
        if words[at].key not in english.HEADS and (words[at].key in english.POSITIONS or words[at].key in GIVEN_NAMES):
            end = at
            break
    last = end - 1
    if words[last].key not in english.HEADS:
        # "Tennis Court Oath", "Air Force Base"
        return None
    is_alone = last == first and not (last + 1 == after and words[last].key in english.LED_BY_HEAD)
    return None if is_alone else last


def _tail(run: Run, at: int, text: str) -> int:
    """Return where the "of ..." or "for ..." behind a head ends; `at` where there is none."""
    words = run.words
    if at + 1 >= run.after or words[at].key not in english.CONNECTORS:
        return at
    end = _stretch(run, at + 1, text)
    if end == at + 1:
        return at
    if end + 1 < run.after and words[end].key == "and" and words[at - 1].key in english.OF_MANY:
        more = _stretch(run, end + 1, text)
        if not any(word.key in english.HEADS for word in words[end + 1 : more]):
            end = more
    while end + 1 < run.after and words[end].key == "of" and words[end - 1].key in english.STATES:
        # "Army of the Republic of Brisa"
        end = _stretch(run, end + 1, text)
    if words[at].key == "for" and end + 1 < run.after and words[end].key == "of":
        # "Front for the Liberation of Brisa"
        end = _stretch(run, end + 1, text)
    return end


def _stretch(run: Run, at: int, text: str) -> int:
    """Return where the words with capitals end that begin at a word, or behind "the", before any title."""
    words = run.words
    begin = at
    while at < run.after and (text[words[at].start].isupper() or (at == begin and words[at].key == "the")):
        if words[at].key in english.TITLES:
            break
        at += 1
    return begin if at == begin + 1 and words[begin].key == "the" else at
