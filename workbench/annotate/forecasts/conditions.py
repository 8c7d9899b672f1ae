"""Finds the clauses on which a sentence hangs: "if the talks fail", "in the event of success", "unless it rains"."""

from collections.abc import Sequence

from workbench.annotate.forecasts.lexicon import Lexicon
from workbench.annotate.tokens import Token

# "if any", "if not": no clause.
_CLAUSE_MIN = 3
_ENDS = frozenset(',;:.—–()"“”«»')


def find_conditions(lexicon: Lexicon, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the tokens of each condition, as [first, end), in order."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in lexicon.conditions:
        by_first.setdefault(phrase[0], []).append(phrase)
    found: list[tuple[int, int]] = []
    number = _inverted(lexicon, tokens)
    if number:
        found.append((0, number))
    while number < len(tokens):
        phrases = by_first.get(tokens[number].key, ())
        lengths = [len(p) for p in phrases if tuple(token.key for token in tokens[number : number + len(p)]) == p]
        if not lengths or (number and tokens[number - 1].key in lexicon.whether):
            number += 1
            continue
        end = number + max(lengths)
        while end < len(tokens) and tokens[end].key not in _ENDS:
            end += 1
        if end - number >= _CLAUSE_MIN:
            found.append((number, end))
        number = end
    return found


def _inverted(lexicon: Lexicon, tokens: Sequence[Token]) -> int:
    """Return where "Should the talks fail," ends, 0 where a sentence does not begin so."""
    if not tokens or tokens[0].key not in lexicon.should:
        return 0
    return next((number for number, token in enumerate(tokens) if token.key == ","), 0)


def is_unreal(lexicon: Lexicon, clause: Sequence[Token]) -> bool:
    """Tell "if the world were the same" from "if the talks fail"."""
    return any(token.key in lexicon.counterfactual for token in clause)
