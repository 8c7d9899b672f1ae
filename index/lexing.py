"""Cut what a user typed into the pieces of the query language, each with its place."""

import re
from dataclasses import dataclass
from typing import Final

from index.fields import FIELDS

QUOTES: Final = '"“”„‟«»＂'
OPERATOR_WORDS: Final = frozenset({"AND", "OR", "NOT", "NEAR"})
_FIELD: Final = re.compile(r"([A-Za-z]+):(?!//)")
_ATOM: Final = re.compile(rf"[^\s(){QUOTES}]+")
_NEAR: Final = re.compile(r"NEAR(?:/.*)?", re.DOTALL)
_SLOP: Final = re.compile(r"~[0-9]*", re.ASCII)
# What narrows the name before it, with or without quotation marks.
STRICT: Final = "/strict"
_EXPRESSION: Final = re.compile(r"/(?:\\\S|[^/\\\s])+/(?=[\s)]|$)")
# What makes an expression of something that begins with a slash and has no other: a path has none of it.
_UNENDED: Final = re.compile(r"/[^\s/]*[(\[{\\|+^$][^\s/]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece text[start:end] of what was typed: "word", "phrase", "regex", "field", "(", ")", "-" or an operator in capitals.

    A phrase is open as long as its closing quotation mark has not been typed, an expression as long as its last slash has
    not. The text of an expression has its slashes, that of NEAR its number. `slop` is what follows a phrase: "~5", or "~"
    alone.
    """

    kind: str
    text: str
    start: int
    end: int
    is_open: bool = False
    slop: str = ""


def lex(text: str) -> list[Lexeme]:
    """Cut a query into its pieces."""
    lexemes: list[Lexeme] = []
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in "()":
            lexemes.append(Lexeme(character, character, at, at + 1))
            at += 1
        elif character in QUOTES:
            at = _lex_phrase(text, at, lexemes)
        elif character == "-" and re.match(rf"-[\w({QUOTES}/*?]", text[at : at + 2]):
            lexemes.append(Lexeme("-", "-", at, at + 1))
            at += 1
        else:
            at = _lex_word(text, at, lexemes)
    return lexemes


def _lex_phrase(text: str, at: int, lexemes: list[Lexeme]) -> int:
    end = next((i for i in range(at + 1, len(text)) if text[i] in QUOTES), len(text))
    after = min(end + 1, len(text))
    slop = _SLOP.match(text, after) if end < len(text) else None
    last = after if slop is None else slop.end()
    said = text[at + 1 : end]
    if text[last : last + len(STRICT)].casefold() == STRICT and lexemes and lexemes[-1].kind == "field":
        said, last = f"{said}{STRICT}", last + len(STRICT)
    lexemes.append(Lexeme("phrase", said, at, last, is_open=end == len(text), slop="" if slop is None else slop[0]))
    return last


def _lex_word(text: str, at: int, lexemes: list[Lexeme]) -> int:
    if text[at] == "/":
        ended = _EXPRESSION.match(text, at)
        expression = ended or _UNENDED.match(text, at)
        if expression is not None:
            lexemes.append(Lexeme("regex", expression[0], at, expression.end(), is_open=ended is None))
            return expression.end()
    field = _FIELD.match(text, at)
    if field is not None and _is_field(text, field):
        lexemes.append(Lexeme("field", field[1].lower(), at, field.end()))
        return field.end()
    found = _ATOM.match(text, at)
    assert found is not None
    kind = found[0] if found[0] in OPERATOR_WORDS else "NEAR" if _NEAR.fullmatch(found[0]) else "word"
    lexemes.append(Lexeme(kind, found[0], at, found.end()))
    return found.end()


def _is_field(text: str, field: re.Match[str]) -> bool:
    """Say whether letters and a colon are meant as a field: a colon at the end of an ordinary word is not."""
    if field[1].lower() in FIELDS:
        follows_at_once = text[field.end() : field.end() + 1].strip() != ""
        return follows_at_once or field[1].islower()
    return text[field.end() : field.end() + 1].strip() != ""
