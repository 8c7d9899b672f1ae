"""Finds titles by a few of their letters: those that begin words count most, then those that follow each other."""

import unicodedata
from dataclasses import dataclass

_TITLE_START, _WORD_START, _NEXT_TO, _GAP_MAX = 7.0, 6.0, 5.0, 5
# Letters that were only strewn over a long title are chance, and nobody sees why they matched.
_LEAST_PER_LETTER = 1.5
# Among equals the shorter title is nearer to what was typed.
_PER_TITLE_LETTER = 0.02


@dataclass(frozen=True, slots=True)
class Match:
    """How well a title matches, and which spans of it (in code points) were typed."""

    score: float
    spans: tuple[tuple[int, int], ...]


def match(typed: str, title: str) -> Match | None:
    """Match what was typed with a title; case, accents and the order of words do not matter.

    Returns:
        None if a word that was typed is not in the title.
    """
    letters = [_fold(letter) for letter in title]
    starts = [
        at == 0 or (letter.isalnum() and not title[at - 1].isalnum()) or (letter.isupper() and title[at - 1].islower())
        for at, letter in enumerate(title)
    ]
    if not typed.strip():
        # Where nothing is looked for, the order stays as it was.
        return Match(0.0, ())
    score, places = 0.0, set[int]()
    for word in typed.split():
        found = _place([_fold(letter) for letter in word], letters, starts)
        if found is None or found[0] < _LEAST_PER_LETTER * len(word):
            return None
        score += found[0]
        places.update(found[1])
    return Match(score - _PER_TITLE_LETTER * len(title), _spans(sorted(places)))


def _fold(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[0].casefold()[:1]


def _place(word: list[str], letters: list[str], starts: list[bool]) -> tuple[float, tuple[int, ...]] | None:
    """Return the best places of a word's letters, in their order, with their score."""
    ways: dict[int, tuple[float, tuple[int, ...]]] = {}
    for number, letter in enumerate(word):
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for at, other in enumerate(letters):
            if other != letter:
                continue
            own = (_WORD_START if at else _TITLE_START) if starts[at] else 0.0
            if number == 0:
                further[at] = (own, (at,))
                continue
            before = [(way[0] + _link(last, at), way[1]) for last, way in ways.items() if last < at]
            if before:
                points, places = max(before)
                further[at] = (points + own, (*places, at))
        ways = further
    return max(ways.values(), default=None)


def _link(last: int, at: int) -> float:
    return _NEXT_TO if at == last + 1 else -float(min(at - last - 1, _GAP_MAX))


def _spans(places: list[int]) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
