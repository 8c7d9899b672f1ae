"""Compares two texts sentence by sentence: what stayed, what was changed and where, what came in, went out, or moved."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from index.analysis import SINGLE, tokenize
from workbench.annotate.sentences import split_sentences
from workbench.copies.aligning import Match, aligned, longest_ascending
from workbench.copies.pairing import Loose, paired
from workbench.model import Document, Zone

Span = tuple[int, int]

_ZONES: Final = frozenset({Zone.TITLE, Zone.STANDFIRST, Zone.BODY, Zone.CAPTION})
# Another typesetting is no change.
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("“”„«»‟＂", '"'),
        **dict.fromkeys("‘’‚‛ʼ", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
        "…": "...",
        "\u00ad": None,
    }
)
_WORD: Final = re.compile(rf"[{SINGLE}]|\d+(?:[.,:]\d+)*|[^\W{SINGLE}]+|[^\w\s]")
# Between two changed words, one so short is passed over: "of" alone says nothing.
_SHORT_CHARS: Final = 3


class StepKind(StrEnum):
    """What became of a sentence."""

    EQUAL = "equal"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that were changed: where they stand in the text before and in the one after, empty where words only came in or went out."""

    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence of the text before, of the one after, or of both, in code points. One that was changed may have moved as well."""

    kind: StepKind
    zone: Zone
    before: Span | None
    after: Span | None
    edits: tuple[Edit, ...] = ()
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence text[start:end] of an article; `key` is what it is compared by."""

    start: int
    end: int
    zone: Zone
    key: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end


def compare(before: Document, after: Document) -> tuple[Step, ...]:
    """Return every sentence of two texts, in the order of the one after; what went out stands where it stood.

    Title, standfirst, body and captions are compared, comments and boilerplate are not. Quotation marks and dashes of another make,
    and blanks, make no difference.
    """
    one, other = sentences_of(before), sentences_of(after)
    pairs = pair_sentences(before.text, after.text, one, other)
    staying = {pairs[place] for place in longest_ascending([second for _, second in pairs])}
    return tuple(_steps(before.text, after.text, one, other, pairs, staying))


def sentences_of(document: Document) -> list[Sentence]:
    """Return the sentences that are compared, in reading order."""
    return [
        Sentence(
            block.start + start,
            block.start + end,
            block.zone,
            key_of(document.text[block.start + start : block.start + end]),
        )
        for block in document.blocks
        if block.zone in _ZONES
        for start, end in split_sentences(document.text[block.start : block.end])
    ]


def key_of(text: str) -> str:
    """Return what a sentence is compared by."""
    return " ".join(text.translate(_PLAIN).split())


def pair_sentences(before: str, after: str, one: Sequence[Sentence], other: Sequence[Sentence]) -> list[Match]:
    """Return which sentence is which: the same in order, the same elsewhere, then those that are alike."""
    found = aligned([sentence.key for sentence in one], [sentence.key for sentence in other])
    firsts, seconds = [place for place, _ in found], [place for _, place in found]
    loose = {place: bisect_left(firsts, place) for place in range(len(one)) if not _has(firsts, place)}
    others = {place: bisect_left(seconds, place) for place in range(len(other)) if not _has(seconds, place)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place in reversed(others):
        places[other[place].key].append(place)
    for place in list(loose):
        if places[one[place].key]:
            second = places[one[place].key].pop()
            found.append((place, second))
            del loose[place], others[second]
    found += [match for match in _titles(one, other) if match[0] in loose and match[1] in others]
    for place, second in found:
        loose.pop(place, None)
        others.pop(second, None)
    found += paired(_loose(before, one, loose), _loose(after, other, others))
    return sorted(found)


def _has(places: Sequence[int], place: int) -> bool:
    at = bisect_left(places, place)
    return at < len(places) and places[at] == place


def _titles(one: Sequence[Sentence], other: Sequence[Sentence]) -> list[Match]:
    """A title became the title, whatever it says."""
    titles = [[place for place, sentence in enumerate(side) if sentence.zone is Zone.TITLE] for side in (one, other)]
    return [(titles[0][0], titles[1][0])] if len(titles[0]) == len(titles[1]) == 1 else []


def _loose(text: str, sentences: Sequence[Sentence], gaps: dict[int, int]) -> dict[int, Loose]:
    return {
        place: Loose(tuple(token.text for token in tokenize(text[slice(*sentences[place].span)])), gap)
        for place, gap in gaps.items()
    }


def _steps(
    before: str,
    after: str,
    one: Sequence[Sentence],
    other: Sequence[Sentence],
    pairs: Sequence[Match],
    staying: set[Match],
) -> list[Step]:
    came_from = {second: first for first, second in pairs}
    gone = sorted(set(range(len(one))) - {first for first, _ in pairs})
    steps: list[Step] = []
    at = 0
    for place, sentence in enumerate(other):
        first = came_from.get(place)
        if first is None:
            steps.append(Step(StepKind.INSERTED, sentence.zone, None, sentence.span))
            continue
        is_moved = (first, place) not in staying
        while not is_moved and at < len(gone) and gone[at] < first:
            steps.append(_deleted(one[gone[at]]))
            at += 1
        steps.append(_kept(before, after, one[first], sentence, is_moved=is_moved))
    return [*steps, *(_deleted(one[place]) for place in gone[at:])]


def _deleted(sentence: Sentence) -> Step:
    return Step(StepKind.DELETED, sentence.zone, sentence.span, None)


def _kept(before: str, after: str, one: Sentence, other: Sentence, *, is_moved: bool) -> Step:
    if one.key == other.key:
        return Step(StepKind.MOVED if is_moved else StepKind.EQUAL, other.zone, one.span, other.span, is_moved=is_moved)
    edits = word_edits(before, one.span, after, other.span)
    return Step(StepKind.CHANGED, other.zone, one.span, other.span, edits, is_moved)


def word_edits(before: str, one: Span, after: str, other: Span) -> tuple[Edit, ...]:
    """Return which words of a sentence became which."""
    words, others = (
        [(match.start(), match.end(), match[0].translate(_PLAIN)) for match in _WORD.finditer(text, *span)]
        for text, span in ((before, one), (after, other))
    )
    same = aligned([key for _, _, key in words], [key for _, _, key in others])
    edits: list[list[int]] = []
    first = second = 0
    for place, other_place in [*same, (len(words), len(others))]:
        if first < place or second < other_place:
            edits.append([first, place, second, other_place])
        first, second = place + 1, other_place + 1
    joined: list[list[int]] = []
    for edit in edits:
        is_near = bool(joined) and edit[0] - joined[-1][1] == 1 == edit[2] - joined[-1][3]
        if is_near and len(words[edit[0] - 1][2]) <= _SHORT_CHARS:
            joined[-1][1], joined[-1][3] = edit[1], edit[3]
        else:
            joined.append(edit)
    return tuple(
        Edit(_span(words, edit[0], edit[1], one[0]), _span(others, edit[2], edit[3], other[0])) for edit in joined
    )


def _span(words: Sequence[tuple[int, int, str]], first: int, after: int, start: int) -> Span:
    """Return where some words stand; of none, where the one before ends."""
    if first < after:
        return words[first][0], words[after - 1][1]
    place = words[first - 1][1] if first else start
    return place, place
