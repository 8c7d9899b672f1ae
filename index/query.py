"""Read what a user typed into a query, forgiving what is unfinished and pointing at what is wrong."""

from dataclasses import replace
from typing import Final

from index.analysis import Token, tokenize
from index.days import FORMS, parse_period
from index.errors import EmptyQueryError, QueryError
from index.lexing import FIELDS, WORD_FIELDS, Lexeme, lex
from index.syntax import (
    DEFAULT_SCOPE,
    ZONES,
    And,
    Exactly,
    Listed,
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
# Languages have names of two letters or three, with or without a region.
_LANGUAGE_LETTERS: Final = 2
_STATES: Final = ("undated", "starred", "read", "unread")
_SCOPES: Final = {
    **{zone: (zone,) for zone in ZONES},
    "comments": ("comment",),
    "all": ZONES,
}


def parse(text: str, cursor: int | None = None) -> Query:
    """Understand a query.

    Args:
        text: As typed.
        cursor: Where the user is typing, if so. The word that ends there is read as the beginning of one. A single
            letter, and a value such as that of date: for as long as it makes no sense, is left out; `Query.unfinished`
            then says so.
    Raises:
        EmptyQueryError: If it asks for nothing.
        QueryError: If it cannot be understood; with the position where the trouble begins.
    """
    if len(text) > MAX_LENGTH:
        raise QueryError(
            f"The search is too long: it has {len(text):,} characters, and {MAX_LENGTH:,} can be read. "
            "Shorten it, or split it into several searches.",
            MAX_LENGTH,
        )
    return _Parser(text, cursor).query()


class _UnfinishedError(QueryError):
    """A value that makes no sense, but may when it has been typed to its end."""


def left_out(text: str) -> str:
    """Say that a part of the query is left out while it is being typed."""
    return f"“{text}” is not finished, so it is left out for now."


class _Parser:
    """Recursive descent over the lexemes: OR binds loosest, then AND (also unwritten), then NOT."""

    def __init__(self, text: str, cursor: int | None) -> None:
        self._text = text
        self._cursor = cursor
        self._lexemes = lex(text)
        self._at = 0
        self._scope: list[str] = []
        self._prefix: str | None = None
        self._unfinished: str | None = None

    def query(self) -> Query:
        roots: list[Node] = []
        while self._at < len(self._lexemes):
            root = self._either(None, 0, may_scope=True)
            if root is not None:
                roots.append(root)
            if self._peek() == ")":  # one bracket too many is a slip of the finger, not a question
                self._at += 1
        if not roots:
            raise EmptyQueryError(
                "There is nothing to search for: no word was given. Type a word or a phrase.", self._unfinished
            )
        root = _both(roots)
        assert root is not None
        if self._unfinished is None and not _says_what_to_find(root):
            raise QueryError(
                "The search only says what to leave out, so it would find nearly everything. "
                "Add a word, a field or a date that the articles must have.",
                self._lexemes[0].start,
            )
        scope = tuple(zone for zone in ZONES if zone in self._scope) if self._scope else DEFAULT_SCOPE
        return Query(self._text, root, scope, self._prefix, self._unfinished)

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
                is_typed = lexeme.end == self._cursor
                if is_typed and _is_one_letter(lexeme.text):
                    self._unfinished = left_out(lexeme.text)
                    return None
                needle = _word(lexeme, field, is_typed=is_typed)
                if is_typed and needle is not None and needle.slots[-1].is_prefix:
                    self._prefix = lexeme.text
                return needle

    def _field(self, name: Lexeme, depth: int, *, may_scope: bool) -> Node | None:
        if name.text not in FIELDS:
            follows = self._lexemes[self._at].text if self._at < len(self._lexemes) else ""
            raise QueryError(
                f"There is no field “{name.text}”: what can stand before a colon is {', '.join(FIELDS)}. "
                f'Use one of these, or put the text in quotes: "{name.text}:{follows}".',
                name.start,
            )
        if name.text in WORD_FIELDS:
            if self._peek() in {None, ")", "AND", "OR"}:
                return None
            return self._term(name.text, depth + 1, may_scope=False)
        has_value = self._peek() in {"word", "phrase"}
        if name.end == self._cursor and not (has_value and self._lexemes[self._at].start == name.end):
            self._leave_out(name, name)
            return None
        if not has_value:
            raise QueryError(_missing_value(name.text), name.start)
        value = self._lexemes[self._at]
        self._at += 1
        is_typed = value.end == self._cursor and (value.kind == "word" or value.is_open)
        try:
            if is_typed and (value.is_open or (name.text == "lang" and len(value.text) < _LANGUAGE_LETTERS)):
                self._leave_out(name, value)
                return None
            return self._exact(name, value, is_typed=is_typed, may_scope=may_scope)
        except _UnfinishedError:
            if not is_typed:
                raise
            self._leave_out(name, value)
            return None

    def _leave_out(self, name: Lexeme, value: Lexeme) -> None:
        self._unfinished = left_out(self._text[name.start : value.end])

    def _exact(self, name: Lexeme, value: Lexeme, *, is_typed: bool, may_scope: bool) -> Node | None:
        match name.text:
            case "date":
                return _published(value)
            case "is":
                return _state(name, value)
            case "in":
                self._widen(name, value, may_scope=may_scope)
                return None
            case "lang":
                return Exactly("language", value.text.casefold())
            case "format":
                return Exactly("format", value.text.casefold())
            case _:
                if not value.text.strip():
                    raise QueryError(_missing_value(name.text), name.start)
                return Listed("actor", " ".join(value.text.split()), name.start, value.end, is_typed=is_typed)

    def _widen(self, name: Lexeme, value: Lexeme, *, may_scope: bool) -> None:
        zones = _SCOPES.get(value.text.lower())
        if zones is None:
            raise _UnfinishedError(
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


def _says_what_to_find(root: Node) -> bool:
    """Say whether a query is more than words to leave out; all but one source, say, is few enough to be asked for."""
    return any(True for _ in leaves(root)) or any(
        not isinstance(barred, Needle) or barred.field not in {None, *ZONES} for barred in leaves(Not(root))
    )


def _both(parts: list[Node]) -> Node | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _missing_value(field: str) -> str:
    if field == "date":
        return f"No date stands after “date:”, so there is nothing to compare with. Write {FORMS}."
    examples = {
        "actor": 'actor:"Soviet Union"',
        "is": "is:undated",
        "in": "in:comments",
        "lang": "lang:en",
        "format": "format:html",
    }
    return f"Nothing stands after “{field}:”, so it cannot be searched. Write it as in {examples[field]}."


def _published(value: Lexeme) -> Node:
    try:
        return Published(parse_period(value.text))
    except ValueError:
        raise _UnfinishedError(
            f"“{value.text}” is not a date or a range of dates that the calendar has. Write {FORMS}.", value.start
        ) from None


def _state(name: Lexeme, value: Lexeme) -> Node:
    state = value.text.lower()
    if state not in _STATES:
        raise _UnfinishedError(
            f"“is:{value.text}” is not known: the states that articles have are {', '.join(_STATES)}. "
            "Use one of these, for example is:undated.",
            value.start,
        )
    return Undated() if state == "undated" else Listed("is", state, name.start, value.end)


def _slot(token: Token, typed: str) -> Slot:
    """Make the slot of a typed word: in capitals (US, HTS) it stands for the initials (U.S., H.T.S.) as well."""
    if 2 <= len(token.text) <= 6 and typed.isalpha() and typed.isupper() and len(typed) == len(token.text):
        return Slot((token.text, ".".join(token.text)))
    return Slot((token.text,))


def _phrase(text: str, field: str | None) -> Node | None:
    slots = tuple(_slot(token, text[token.start : token.end]) for token in tokenize(text))
    return Needle(slots, " ".join(text.split()), field) if slots else None


def _is_one_letter(text: str) -> bool:
    """Say whether a word has but begun: nearly every article has one that begins with any letter, and all are counted.

    A sign of a script without spaces is a word of its own.
    """
    return len(text) == 1 and len(list(tokenize(text + text))) == 1


def _word(lexeme: Lexeme, field: str | None, *, is_typed: bool) -> Needle | None:
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
    elif is_typed and tokens[-1].end == len(text) and not _is_one_letter(tokens[-1].text):
        slots[-1] = replace(slots[-1], is_prefix=True)
    return Needle(tuple(slots), shown, field)
