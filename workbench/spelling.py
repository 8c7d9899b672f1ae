"""Did you mean: a query with its misspelt words put right, from the words that the articles really have."""

from collections.abc import Iterator, Sequence
from typing import Final, Protocol

from index.analysis import Token, tokenize
from index.lexing import Lexeme, lex
from index.syntax import ZONES, Query, Reading

_LETTERS_MIN: Final = 4
_INITIALS_MAX: Final = 6
_NEAREST: Final = 5
# A word of so few articles is likelier a slip where its neighbour is so much more usual.
_RARE: Final = 2
_TIMES_OFTENER: Final = 50


class Vocabulary(Protocol):
    """The words of titles and bodies, folded."""

    def nearest(self, word: str, limit: int) -> Sequence[str]:
        """Return words that are spelt nearly so, the most frequent first."""
        ...

    def frequency(self, word: str) -> int:
        """Count the articles that have a word."""
        ...


def mended(text: str, query: Query, total: int, vocabulary: Vocabulary) -> str | None:
    """Return the query with words put right that no or hardly any article has; None where nothing better is known.

    Words for the text of articles are looked at, in quotes or not; what has signs for other words, stands for initials, or is
    only being typed is left as it is, and so is a rare word where something was found by it.

    Args:
        text: As typed.
        query: What it was understood as, with the forms that the index knows.
        total: How many articles it found.
        vocabulary: Of the index.
    """
    inflected = {
        slot.terms[0]
        for needle in query.needles()
        for slot in needle.slots
        if slot.reading is Reading.WORD and slot.forms is not None and len(slot.forms) > len(slot.terms)
    }
    better = text
    for lexeme in reversed(list(_words(text))):
        # What is being typed may yet become the right word, unless nothing begins like it.
        if total and query.prefix == lexeme.text:
            continue
        offset = lexeme.start + (lexeme.kind == "phrase")
        for token in reversed(list(tokenize(lexeme.text))):
            typed = lexeme.text[token.start : token.end]
            if token.text in inflected or not _may_be_misspelt(token, typed):
                continue
            word = _better(token.text, total, vocabulary)
            if word is not None:
                cased = word.capitalize() if typed[:1].isupper() else word
                better = better[: offset + token.start] + cased + better[offset + token.end :]
    return better if better != text else None


def _words(text: str) -> Iterator[Lexeme]:
    """Yield the words and phrases that are looked for in the texts of articles."""
    # Of each open bracket the field before it; a field within holds for one word alone.
    fields = [""]
    field: str | None = None
    for lexeme in lex(text):
        match lexeme.kind:
            case "field":
                field = lexeme.text
            case "(":
                fields.append(fields[-1] if field is None else field)
                field = None
            case ")":
                fields = fields[:-1] or [""]
                field = None
            case "AND" | "OR" | "NEAR":
                # A field with nothing after it.
                field = None
            case "word" | "phrase" | "regex":
                name = fields[-1] if field is None else field
                is_for_texts = not name or name in ZONES
                if is_for_texts and lexeme.kind != "regex" and not any(sign in lexeme.text for sign in "*?~"):
                    yield lexeme
                field = None


def _may_be_misspelt(token: Token, typed: str) -> bool:
    is_initials = typed.isupper() and len(typed) <= _INITIALS_MAX
    return len(token.text) >= _LETTERS_MIN and token.text.isalpha() and not is_initials


def _better(word: str, total: int, vocabulary: Vocabulary) -> str | None:
    """Return the likeliest word that was meant; None where the word itself is as good."""
    own = vocabulary.frequency(word)
    if own > _RARE or (own and total > _RARE):
        return None
    for other in vocabulary.nearest(word, _NEAREST):
        if other != word and vocabulary.frequency(other) >= max(1, own * _TIMES_OFTENER):
            return other
    return None
