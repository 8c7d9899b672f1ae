"""Tells who stands behind a sentence: the speaker whom it names, as "X said", "according to X", or whoever is being quoted."""

from bisect import bisect_left
from collections.abc import Sequence

from workbench.annotate.findings import Mention
from workbench.annotate.forecasts.forecast import Holder, HolderKind
from workbench.annotate.forecasts.lexicon import Lexicon
from workbench.annotate.tokens import Token

# The name of a speaker, with office and paper, is no longer.
_NAME_MAX = 12
_MARKS = frozenset(',;:.—–-()"“”«»')
_QUOTES = frozenset('"“”«»,')


def find_speaker(lexicon: Lexicon, tokens: Sequence[Token], shut: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the tokens [first, end) of whoever a sentence says to have said it, None if it says nothing of the kind."""
    within = {number for first, end in shut for number in range(first, end)}
    for number, token in enumerate(tokens):
        if number in within:
            continue
        if token.key in lexicon.according and number + 2 < len(tokens) and tokens[number + 1].key in lexicon.to:
            return _after(lexicon, tokens, number + 2)
        if token.key in lexicon.said and not token.is_capital:
            found = _around(lexicon, tokens, number)
            if found is not None:
                return found
    return None


def _around(lexicon: Lexicon, tokens: Sequence[Token], number: int) -> tuple[int, int] | None:
    first = number
    while first > 0 and number - first < _NAME_MAX and _goes_before(lexicon, tokens[first - 1]):
        first -= 1
    if any(t.key in lexicon.modals or t.key in lexicon.to for t in tokens[first:number]):
        return None
    # "who said", "as said": nobody is named; "and said" goes on with the subject of before.
    start = first
    while start < number and (tokens[start].key in lexicon.conjunctions or tokens[start].key in lexicon.adverbs):
        start += 1
    if number and tokens[number - 1].key in lexicon.be_now | lexicon.be_past:
        # "is expected", "was told": not by whoever stands before it.
        return None
    end = number
    while end > start and (
        tokens[end - 1].key in lexicon.adverbs
        or tokens[end - 1].key in lexicon.have
        or tokens[end - 1].key in lexicon.auxiliaries
    ):
        end -= 1
    if start < end and tokens[start].key in lexicon.first_persons:
        return None
    if start < end and tokens[start].key not in lexicon.nobody:
        return start, end
    named = _before_aside(lexicon, tokens, number) if start == number else None
    if named is not None:
        return named
    if start == number and number > 0 and tokens[number - 1].key in _QUOTES and number + 1 < len(tokens):
        return _after(lexicon, tokens, number + 1)
    return None


def _before_aside(lexicon: Lexicon, tokens: Sequence[Token], number: int) -> tuple[int, int] | None:
    """Return who stands before a clause about them: "An official, who was not there, said"."""
    if number < 2 or tokens[number - 1].key != ",":
        return None
    opened = next(
        (at for at in range(number - 2, 0, -1) if tokens[at].key == "," and tokens[at + 1].key in lexicon.relatives),
        None,
    )
    if opened is None:
        return None
    first = opened
    while first > 0 and opened - first < _NAME_MAX and _goes_before(lexicon, tokens[first - 1]):
        first -= 1
    is_name = first < opened and tokens[first].key not in lexicon.nobody | lexicon.first_persons
    return (first, opened) if is_name else None


def _goes_before(lexicon: Lexicon, token: Token) -> bool:
    return token.key not in _MARKS and token.key not in lexicon.that


def _after(lexicon: Lexicon, tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    end = first
    while (
        end < len(tokens)
        and end - first < _NAME_MAX
        and tokens[end].key not in _MARKS
        and tokens[end].key not in lexicon.that
    ):
        end += 1
    return (first, end) if end > first else None


def holder_at(start: int, end: int, mentions: Sequence[Mention], mention_starts: Sequence[int]) -> Holder:
    """Return the speaker at text[start:end], with the last actor that is named there."""
    inside = mentions[bisect_left(mention_starts, start) : bisect_left(mention_starts, end)]
    return Holder(HolderKind.SPEAKER, start, end, inside[-1].actor if inside else None)
