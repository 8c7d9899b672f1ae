"""Find in a text what a query asked for, exactly as the search found it."""

from dataclasses import dataclass

from index.analysis import Token, tokenize
from index.nearness import within
from index.syntax import Needle, Query


@dataclass(frozen=True, slots=True)
class Match:
    """A span text[start:end] in code points, and the word or phrase of the query that stands there."""

    start: int
    end: int
    needle: str


def find_matches(query: Query, field: str, text: str) -> list[Match]:
    """Return the spans of a field's text that the query asks for: in order, apart, the longest first where they vie."""
    needles = query.needles_in(field)
    if not needles:
        return []
    tokens = list(tokenize(text))
    spans: list[tuple[int, int, str]] = []
    for needle in needles:
        find = _places if needle.window is None else _near
        spans.extend((first, last, needle.shown) for first, last in find(needle, tokens))
    spans.sort(key=lambda span: (span[0], -span[1]))
    matches: list[Match] = []
    next_free = 0
    for first, last, shown in spans:
        if first >= next_free:
            matches.append(Match(tokens[first].start, tokens[last].end, shown))
            next_free = last + 1
    return matches


def _places(needle: Needle, tokens: list[Token]) -> list[tuple[int, int]]:
    """Return first and last token of each place where the needle stands."""
    head, *rest = needle.slots
    length = len(needle.slots)
    return [
        (i, i + length - 1)
        for i, token in enumerate(tokens[: max(0, len(tokens) - length + 1)])
        if head.accepts(token.text)
        and tokens[i + length - 1].position == token.position + length - 1
        and all(slot.accepts(tokens[i + k].text) for k, slot in enumerate(rest, 1))
    ]


def _near(needle: Needle, tokens: list[Token]) -> list[tuple[int, int]]:
    """Return each word that stands near the others of the needle, as a place of its own."""
    assert needle.window is not None
    slots = [[token.position for token in tokens if slot.accepts(token.text)] for slot in needle.slots]
    numbers = {token.position: number for number, token in enumerate(tokens)}
    return [(numbers[place],) * 2 for place in within(slots, needle.window)]
