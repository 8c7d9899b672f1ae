"""Cut what a user typed into the pieces of the query language, each with its place."""

import re
from dataclasses import dataclass
from typing import Final

WORD_FIELDS: Final = ("title", "body", "comment", "source", "author", "url")
# Their values are taken whole: no word of them is ever read as the beginning of one.
EXACT_FIELDS: Final = ("actor", "lang", "format", "date", "is", "in")
FIELDS: Final = (*WORD_FIELDS, *EXACT_FIELDS)
QUOTES: Final = '"“”„‟«»＂'
_FIELD: Final = re.compile(r"([A-Za-z]+):(?!//)")
_ATOM: Final = re.compile(rf"[^\s(){QUOTES}]+")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece text[start:end] of what was typed: "word", "phrase", "field", "(", ")", "-" or an operator in capitals.

    A phrase is open as long as its closing quotation mark has not been typed.
    """

    kind: str
    text: str
    start: int
    end: int
    is_open: bool = False


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
            end = next((i for i in range(at + 1, len(text)) if text[i] in QUOTES), len(text))
            after = min(end + 1, len(text))
            lexemes.append(Lexeme("phrase", text[at + 1 : end], at, after, is_open=end == len(text)))
            at = after
        elif character == "-" and re.match(rf"-[\w({QUOTES}]", text[at : at + 2]):
            lexemes.append(Lexeme("-", "-", at, at + 1))
            at += 1
        else:
            at = _lex_word(text, at, lexemes)
    return lexemes


def _lex_word(text: str, at: int, lexemes: list[Lexeme]) -> int:
    field = _FIELD.match(text, at)
    if field is not None and _is_field(text, field):
        lexemes.append(Lexeme("field", field[1].lower(), at, field.end()))
        return field.end()
    found = _ATOM.match(text, at)
    assert found is not None
    kind = found[0] if found[0] in {"AND", "OR", "NOT"} else "word"
    lexemes.append(Lexeme(kind, found[0], at, found.end()))
    return found.end()


def _is_field(text: str, field: re.Match[str]) -> bool:
    """Say whether letters and a colon are meant as a field: a colon at the end of an ordinary word is not."""
    if field[1].lower() in FIELDS:
        follows_at_once = text[field.end() : field.end() + 1].strip() != ""
        return follows_at_once or field[1].islower()
    return text[field.end() : field.end() + 1].strip() != ""
