"""What a query asks for in one sentence: actors, joined by NEAR/s."""

from dataclasses import replace
from typing import Final

from index.errors import QueryError
from index.fields import BY_NAME, Holds
from index.lexing import STRICT, Lexeme
from index.syntax import Listed, Node

SAME_SENTENCE: Final = "NEAR/s"


def paired(operands: list[tuple[Node, Lexeme]], nears: list[Lexeme]) -> Listed | None:
    """Return what lists the articles that name actors in one sentence; None where NEAR stands between words.

    Args:
        operands: Each with the lexeme where it begins.
        nears: What stands between them.
    Raises:
        QueryError: If words and actors are mixed, or a distance in words is asked for between actors.
    """
    named = [operand for operand, _ in operands if _is_name(operand)]
    asked = [near for near in nears if near.text.casefold() == SAME_SENTENCE.casefold()]
    if not named and not asked:
        return None
    if len(named) < len(operands):
        place = next(lexeme for operand, lexeme in operands if not _is_name(operand))
        raise QueryError(
            f"{SAME_SENTENCE} asks for two actors in one sentence, and beside it stands something else. "
            f"Write it as in actor:A {SAME_SENTENCE} actor:B, and words apart from it: actor:A {place.text}.",
            place.start,
        )
    if len(asked) < len(nears):
        wrong = next(near for near in nears if near not in asked)
        raise QueryError(
            f"“{wrong.text}” asks how many words apart, which is not known of actors; what is known is whether one sentence names them. "
            f"Write it as in actor:A {SAME_SENTENCE} actor:B.",
            wrong.start,
        )
    strict = next((one for one in named if isinstance(one, Listed) and one.value.casefold().endswith(STRICT)), None)
    if strict is not None:
        raise QueryError(
            f"{SAME_SENTENCE} and “{STRICT}” do not go together: of a sentence it is known whom it names, and not by which name. "
            f"Leave out {STRICT}, or ask for both apart.",
            strict.start,
        )
    first, *others = (operand for operand in named if isinstance(operand, Listed))
    return replace(
        first, beside=tuple(others), end=others[-1].end, is_typed=any(one.is_typed for one in (first, *others))
    )


def _is_name(node: Node) -> bool:
    return isinstance(node, Listed) and BY_NAME[node.field].holds is Holds.NAME
