"""Read what a user typed into a query, forgiving what is unfinished and pointing at what is wrong."""

import re
from dataclasses import dataclass
from typing import Final

from index.analysis import Token, tokenize
from index.days import FORMS, parse_period
from index.errors import QueryError
from index.syntax import (
    DEFAULT_SCOPE,
    ZONES,
    And,
    Exactly,
    Needle,
    Node,
    Not,
    Or,
    Published,
    Query,
    Slot,
    Undated,
    leaves,
)

MAX_LENGTH: Final = 2_000
MAX_DEPTH: Final = 50
_QUOTES: Final = '"“”„‟«»＂'
_WORD_FIELDS: Final = ("title", "body", "comment", "source", "author", "url")
_FIELDS: Final = (*_WORD_FIELDS, "lang", "format", "date", "is", "in")
_SCOPES: Final = {
    **{zone: (zone,) for zone in ZONES},
    "comments": ("comment",),
    "all": ZONES,
}
_FIELD: Final = re.compile(r"([A-Za-z]+):(?!//)")
_ATOM: Final = re.compile(rf"[^\s(){_QUOTES}]+")


@dataclass(frozen=True, slots=True)
class _Lexeme:
    """A piece of the typed text: "word", "phrase", "field", "(", ")", "-" or an operator in capitals."""

    kind: str
    text: str
    start: int


def parse(text: str) -> Query:
    """Understand a query.

    Raises:
        QueryError: If it cannot be understood; with the position where the trouble begins.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(
            f"The search is too long: it has {len(text):,} characters, and {MAX_LENGTH:,} can be read. "
            "Shorten it, or split it into several searches.",
            MAX_LENGTH,
        )
    return _Parser(text).query()


def _lex(text: str) -> list[_Lexeme]:
    lexemes: list[_Lexeme] = []
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in "()":
            lexemes.append(_Lexeme(character, character, at))
            at += 1
        elif character in _QUOTES:
            end = next((i for i in range(at + 1, len(text)) if text[i] in _QUOTES), len(text))
            lexemes.append(_Lexeme("phrase", text[at + 1 : end], at))
            at = end + 1
        elif character == "-" and re.match(rf"-[\w({_QUOTES}]", text[at : at + 2]):
            lexemes.append(_Lexeme("-", "-", at))
            at += 1
        else:
            at = _lex_word(text, at, lexemes)
    return lexemes


def _lex_word(text: str, at: int, lexemes: list[_Lexeme]) -> int:
    field = _FIELD.match(text, at)
    if field is not None and _is_field(text, field):
        lexemes.append(_Lexeme("field", field[1].lower(), at))
        return field.end()
    found = _ATOM.match(text, at)
    assert found is not None
    kind = found[0] if found[0] in {"AND", "OR", "NOT"} else "word"
    lexemes.append(_Lexeme(kind, found[0], at))
    return found.end()


def _is_field(text: str, field: re.Match[str]) -> bool:
    """Say whether letters and a colon are meant as a field: a colon at the end of an ordinary word is not."""
    if field[1].lower() in _FIELDS:
        follows_at_once = text[field.end() : field.end() + 1].strip() != ""
        return follows_at_once or field[1].islower()
    return text[field.end() : field.end() + 1].strip() != ""


class _Parser:
    """Recursive descent over the lexemes: OR binds loosest, then AND (also unwritten), then NOT."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lexemes = _lex(text)
        self._at = 0
        self._scope: list[str] = []

    def query(self) -> Query:
        roots: list[Node] = []
        while self._at < len(self._lexemes):
            root = self._either(None, 0, may_scope=True)
            if root is not None:
                roots.append(root)
            if self._peek() == ")":  # one bracket too many is a slip of the finger, not a question
                self._at += 1
        if not roots:
            raise QueryError("There is nothing to search for: no word was given. Type a word or a phrase.", 0)
        root = _both(roots)
        assert root is not None
        if not any(True for _ in leaves(root)):
            raise QueryError(
                "The search only says what to leave out, so it would find nearly everything. "
                "Add a word, a field or a date that the articles must have.",
                self._lexemes[0].start,
            )
        scope = tuple(zone for zone in ZONES if zone in self._scope) if self._scope else DEFAULT_SCOPE
        return Query(self._text, root, scope)

    def _peek(self) -> str | None:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else None

    def _either(self, field: str | None, depth: int, *, may_scope: bool) -> Node | None:
        """Read alternatives joined by OR."""
        parts = [self._every(field, depth, may_scope=may_scope)]
        while self._peek() == "OR":
            self._at += 1
            parts.append(self._every(field, depth, may_scope=may_scope))
        found = [part for part in parts if part is not None]
        if len(found) < 2:
            return found[0] if found else None
        return Or(tuple(found))

    def _every(self, field: str | None, depth: int, *, may_scope: bool) -> Node | None:
        """Read terms that must all match, up to OR, a closing bracket or the end."""
        parts: list[Node] = []
        while self._peek() not in {None, ")", "OR"}:
            if self._peek() == "AND":
                self._at += 1
                continue
            part = self._term(field, depth, may_scope=may_scope)
            if part is not None:
                parts.append(part)
        return _both(parts)

    def _term(self, field: str | None, depth: int, *, may_scope: bool) -> Node | None:
        lexeme = self._lexemes[self._at]
        if depth > MAX_DEPTH:
            raise QueryError(
                f"The search has brackets or NOTs more than {MAX_DEPTH} deep, more than can be followed. "
                "Take some of the brackets away.",
                lexeme.start,
            )
        self._at += 1
        match lexeme.kind:
            case "-" | "NOT":
                if self._peek() in {None, ")", "AND", "OR"}:
                    return None
                child = self._term(field, depth + 1, may_scope=False)
                return None if child is None else Not(child)
            case "(":
                inner = self._either(field, depth + 1, may_scope=False)
                if self._peek() == ")":
                    self._at += 1
                return inner
            case "field":
                return self._field(lexeme, depth, may_scope=may_scope)
            case "phrase":
                return _phrase(lexeme.text, field)
            case _:
                return _word(lexeme, field)

    def _field(self, name: _Lexeme, depth: int, *, may_scope: bool) -> Node | None:
        if name.text not in _FIELDS:
            follows = self._lexemes[self._at].text if self._at < len(self._lexemes) else ""
            raise QueryError(
                f"There is no field “{name.text}”: what can stand before a colon is {', '.join(_FIELDS)}. "
                f'Use one of these, or put the text in quotes: "{name.text}:{follows}".',
                name.start,
            )
        if name.text in _WORD_FIELDS:
            if self._peek() in {None, ")", "AND", "OR"}:
                return None
            return self._term(name.text, depth + 1, may_scope=False)
        if self._peek() not in {"word", "phrase"}:
            raise QueryError(_missing_value(name.text), name.start)
        value = self._lexemes[self._at]
        self._at += 1
        match name.text:
            case "date":
                return _published(value)
            case "is":
                return _state(value)
            case "in":
                self._widen(name, value, may_scope=may_scope)
                return None
            case "lang":
                return Exactly("language", value.text.casefold())
            case _:
                return Exactly("format", value.text.casefold())

    def _widen(self, name: _Lexeme, value: _Lexeme, *, may_scope: bool) -> None:
        zones = _SCOPES.get(value.text.lower())
        if zones is None:
            raise QueryError(
                f"“in:{value.text}” names no part of an article: the parts are {', '.join(_SCOPES)}. "
                "Use one of these, for example in:comments.",
                name.start,
            )
        if not may_scope:
            raise QueryError(
                f"“in:{value.text}” holds for the whole search, so it cannot stand in brackets or after NOT. "
                "Put it at the end, or name the field of one word, as in comment:word.",
                name.start,
            )
        self._scope.extend(zones)


def _both(parts: list[Node]) -> Node | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _missing_value(field: str) -> str:
    if field == "date":
        return f"No date stands after “date:”, so there is nothing to compare with. Write {FORMS}."
    examples = {"is": "is:undated", "in": "in:comments", "lang": "lang:en", "format": "format:html"}
    return f"Nothing stands after “{field}:”, so it cannot be searched. Write it as in {examples[field]}."


def _published(value: _Lexeme) -> Node:
    try:
        return Published(parse_period(value.text))
    except ValueError:
        raise QueryError(
            f"“{value.text}” is not a date or a range of dates that the calendar has. Write {FORMS}.", value.start
        ) from None


def _state(value: _Lexeme) -> Node:
    if value.text.lower() != "undated":
        raise QueryError(
            f"“is:{value.text}” is not known: the only state that articles have is undated. Write is:undated.",
            value.start,
        )
    return Undated()


def _slot(token: Token, typed: str) -> Slot:
    """Make the slot of a typed word: in capitals (US, HTS) it stands for the initials (U.S., H.T.S.) as well."""
    if 2 <= len(token.text) <= 6 and typed.isalpha() and typed.isupper() and len(typed) == len(token.text):
        return Slot((token.text, ".".join(token.text)))
    return Slot((token.text,))


def _phrase(text: str, field: str | None) -> Node | None:
    slots = tuple(_slot(token, text[token.start : token.end]) for token in tokenize(text))
    return Needle(slots, " ".join(text.split()), field) if slots else None


def _word(lexeme: _Lexeme, field: str | None) -> Node | None:
    text = lexeme.text
    star = text.find("*")
    if 0 <= star < len(text.rstrip("*")):
        if not text.strip("*"):
            return None
        raise QueryError(
            f"“{text}” has a * at its start or in its middle, where it cannot be looked up. "
            "Put the * at the end, as in turk*.",
            lexeme.start + star,
        )
    tokens = list(tokenize(text.rstrip("*")))
    if not tokens:
        return None
    slots = [_slot(token, text[token.start : token.end]) for token in tokens]
    shown = text[tokens[0].start : tokens[-1].end]
    if star >= 0:
        slots[-1] = Slot((tokens[-1].text,), is_prefix=True)
        shown += "*"
    return Needle(tuple(slots), shown, field)
