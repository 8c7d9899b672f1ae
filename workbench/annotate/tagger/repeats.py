"""Makes the names of one article agree: one string is one kind, a surname is a person's, what is a name once is one elsewhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workbench.annotate.tagger.tagged import Tagged, TaggedKind

_FULL_NAME_SURE: Final = 0.8
# A kind that has that share of what speaks for all kinds takes over the others, where these are less sure than that.
_SHARE: Final = 0.6
_OWN_KIND: Final = 0.9
_SURNAME_OTHERWISE: Final = 0.85
_REPEATED_SURE, _REPEATED_ALONE = 0.85, 0.97
_REPEATED_CHARS: Final = 4


def consistent(text: str, readable: bytearray, found: Sequence[Tagged]) -> list[Tagged]:
    """Return the names with those that were missed elsewhere, in reading order.

    Args:
        text: Of the article.
        readable: 0 for each letter of the text where names are looked for, else 1.
        found: The names, in reading order; probabilities as the model has them.
    """
    named: dict[str, list[Tagged]] = {}
    for one in found:
        named.setdefault(text[one.start : one.end], []).append(one)
    surnames = {
        parts[-1]
        for name, ones in named.items()
        if len(parts := name.split()) > 1
        and any(one.kind is TaggedKind.PERSON and one.probability > _FULL_NAME_SURE for one in ones)
    }
    agreed = {name: _agreed(ones, is_surname=name in surnames) for name, ones in named.items()}
    taken = bytearray(readable)
    for one in found:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    kept = [one for ones in agreed.values() for one in ones]
    for name in sorted(agreed, key=len, reverse=True):
        ones = agreed[name]
        if _is_repeatable(name, ones, is_surname=name in surnames):
            kept += _repeated(text, taken, name, max(ones, key=lambda one: one.probability))
    return sorted(kept, key=lambda one: one.start)


def _agreed(ones: list[Tagged], *, is_surname: bool) -> list[Tagged]:
    votes: dict[TaggedKind, float] = {}
    for one in ones:
        votes[one.kind] = votes.get(one.kind, 0) + one.probability
    if len(votes) > 1:
        kind, most = max(votes.items(), key=lambda vote: vote[1])
        share = most / sum(votes.values())
        if share > _SHARE:
            ones = [
                replace(one, kind=kind, probability=round(share, 4))
                if one.kind is not kind and one.probability < _OWN_KIND
                else one
                for one in ones
            ]
    if not is_surname:
        return ones
    return [
        replace(one, kind=TaggedKind.PERSON)
        if one.kind is not TaggedKind.PERSON and one.probability < _SURNAME_OTHERWISE
        else one
        for one in ones
    ]


def _is_repeatable(name: str, ones: list[Tagged], *, is_surname: bool) -> bool:
    sure = max(one.probability for one in ones)
    if sure < _REPEATED_SURE or len(name) < _REPEATED_CHARS or not name[0].isupper():
        return False
    return " " in name or is_surname or len(ones) > 1 or sure > _REPEATED_ALONE


def _repeated(text: str, taken: bytearray, name: str, like: Tagged) -> list[Tagged]:
    """Return the name wherever else it stands as a word of its own, half as sure."""
    added = []
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if _is_bound(text[start - 1 : start]) and _is_bound(text[end : end + 1]) and taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * len(name)
            added.append(Tagged(start, end, like.kind, round(like.probability / 2, 4)))
            start = text.find(name, end)
        else:
            start = text.find(name, start + 1)
    return added


def _is_bound(letter: str) -> bool:
    return not letter or not (letter.isalnum() or letter in "_-")
