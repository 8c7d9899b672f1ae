"""Read what a user typed into a query, forgiving what is unfinished and pointing at what is wrong."""

from dataclasses import replace
from typing import Final

from index.days import AGES, FORMS, Period, parse_addition, parse_period
from index.errors import EmptyQueryError, QueryError
from index.fields import BY_NAME, FIELDS, Field, Holds
from index.grades import FORMS as GRADE_FORMS
from index.grades import parse_grades
from index.lexing import Lexeme, lex
from index.needles import Typing, is_one_letter, joined, reach, read_phrase, read_regex, read_word
from index.sentence_pairs import SAME_SENTENCE, paired
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
    Undated,
    leaves,
    mapped,
)

MAX_LENGTH: Final = 2_000
MAX_DEPTH: Final = 50
# Languages have names of two letters or three, with or without a region.
_LANGUAGE_LETTERS: Final = 2
_SCOPES: Final = {
    **{zone: (zone,) for zone in ZONES},
    "comments": ("comment",),
    "all": ZONES,
}
_ENDS: Final = frozenset({None, ")", "AND", "OR", "NEAR"})


def parse(text: str, cursor: int | None = None, *, inflected: bool = True) -> Query:
    """Understand a query.

    Args:
        text: As typed.
        cursor: Where the user is typing, if so. The word that ends there is read as the beginning of one. A single
            letter, and a value such as that of date: for as long as it makes no sense, is left out; `Query.unfinished`
            then says so.
        inflected: Whether bare words stand for their other forms too.
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
    return _Parser(text, cursor, is_inflected=inflected).query()


class _UnfinishedError(QueryError):
    """A value that makes no sense, but may when it has been typed to its end."""


def left_out(text: str) -> str:
    """Say that a part of the query is left out while it is being typed."""
    return f"“{text}” is not finished, so it is left out for now."


class _Parser:
    """Recursive descent over the lexemes: OR binds loosest, then AND (also unwritten), then NOT, then NEAR."""

    def __init__(self, text: str, cursor: int | None, *, is_inflected: bool) -> None:
        self._text = text
        self._cursor = cursor
        self._is_inflected = is_inflected
        self._lexemes = lex(text)
        self._at = 0
        self._scope: list[str] = []
        self._is_possible = False
        self._is_everywhere = False
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
        if self._is_possible:
            root = mapped(root, _as_possible) or root
        scope = tuple(zone for zone in ZONES if zone in self._scope) if self._scope else DEFAULT_SCOPE
        return Query(self._text, root, scope, self._prefix, self._unfinished, is_everywhere=self._is_everywhere)

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
            if self._peek() in {"AND", "NEAR"}:  # NEAR has nothing before it yet
                self._at += 1
                continue
            part = self._near(field, depth, may_scope=may_scope)
            if part is not None:
                parts.append(part)
        return _both(parts)

    def _near(self, field: str | None, depth: int, *, may_scope: bool) -> Node | None:
        """Read a term, or several that shall stand near each other."""
        first = self._lexemes[self._at]
        part = self._term(field, depth, may_scope=may_scope)
        if part is None or self._peek() != "NEAR":
            return part
        operands, nears = [(part, first)], []
        while self._peek() == "NEAR":
            near = self._lexemes[self._at]
            self._at += 1
            if self._peek() in _ENDS:
                if near.end != self._cursor and near.text.casefold() != SAME_SENTENCE.casefold():
                    reach(near)  # a wrong number is one whatever follows
                break
            start = self._lexemes[self._at]
            part = self._term(field, depth, may_scope=False)
            if part is None:
                break
            operands.append((part, start))
            nears.append(near)
        if not nears:
            return operands[0][0]
        return paired(operands, nears) or joined(operands, nears)

    def _term(self, field: str | None, depth: int, *, may_scope: bool) -> Node | None:
        lexeme = self._lexemes[self._at]
        if depth > MAX_DEPTH:
            raise QueryError(
                f"The search has brackets or NOTs more than {MAX_DEPTH} deep, more than can be followed. "
                "Take some of the brackets away.",
                lexeme.start,
            )
        self._at += 1
        is_typed = lexeme.end == self._cursor
        match lexeme.kind:
            case "-" | "NOT":
                if self._peek() in _ENDS:
                    return None
                child = self._near(field, depth + 1, may_scope=False)
                return None if child is None else Not(child)
            case "(":
                inner = self._either(field, depth + 1, may_scope=False)
                if self._peek() == ")":
                    self._at += 1
                return inner
            case "field":
                return self._field(lexeme, depth, may_scope=may_scope)
            case "phrase":
                return read_phrase(lexeme, field, is_typed=is_typed)
            case "regex" if lexeme.is_open and is_typed:
                self._leave_out(lexeme, lexeme)
                return None
            case "regex":
                return read_regex(lexeme, field)
            case _:
                if is_typed and is_one_letter(lexeme.text):
                    self._leave_out(lexeme, lexeme)
                    return None
                needle, is_beginning = read_word(lexeme, Typing(field, is_typed, self._is_inflected))
                if is_beginning:
                    self._prefix = lexeme.text
                return needle

    def _field(self, name: Lexeme, depth: int, *, may_scope: bool) -> Node | None:
        field = BY_NAME.get(name.text)
        if field is None:
            follows = self._lexemes[self._at].text if self._at < len(self._lexemes) else ""
            raise QueryError(
                f"There is no field “{name.text}”: what can stand before a colon is {', '.join(FIELDS)}. "
                f'Use one of these, or put the text in quotes: "{name.text}:{follows}".',
                name.start,
            )
        if field.holds is Holds.WORDS:
            if self._peek() in _ENDS:
                return None
            return self._term(name.text, depth + 1, may_scope=False)
        has_value = self._peek() in {"word", "phrase", "regex"}
        if name.end == self._cursor and not (has_value and self._lexemes[self._at].start == name.end):
            self._leave_out(name, name)
            return None
        if not has_value:
            raise QueryError(_missing_value(field), name.start)
        value = self._lexemes[self._at]
        self._at += 1
        is_typed = value.end == self._cursor and (value.kind != "phrase" or value.is_open)
        try:
            if is_typed and (value.is_open or (name.text == "lang" and len(value.text) < _LANGUAGE_LETTERS)):
                self._leave_out(name, value)
                return None
            return self._valued(field, name, value, is_typed=is_typed, may_scope=may_scope)
        except _UnfinishedError:
            if not is_typed:
                raise
            self._leave_out(name, value)
            return None

    def _leave_out(self, first: Lexeme, last: Lexeme) -> None:
        self._unfinished = left_out(self._text[first.start : last.end])

    def _valued(self, field: Field, name: Lexeme, value: Lexeme, *, is_typed: bool, may_scope: bool) -> Node | None:
        """Read a field that takes one value."""
        if value.slop:
            raise QueryError(
                f"“{name.text}:” takes a value and no words of a text, so that nothing can stand near it. "
                f"Leave out {value.slop}, as in {field.example}.",
                value.end - len(value.slop),
            )
        match field.holds:
            case Holds.PUBLISHED:
                return Published(_period(value))
            case Holds.EXACTLY:
                return Exactly(field.column, value.text.casefold())
            case Holds.SCOPE | Holds.CERTAINTY:
                self._hold(field, name, value, may_scope=may_scope)
                return None
            case Holds.STATE:
                state = value.text.lower()
                _expect_one_of(field, value, "the states that articles have are", value.start)
                return Undated() if state == "undated" else Listed(field.name, state, name.start, value.end)
            case Holds.MARKED:
                _expect_one_of(field, value, "of your own, articles can have", value.start)
                return Listed(field.name, value.text.lower(), name.start, value.end)
            case Holds.GRADE:
                _expect_grades(value)
            case Holds.EVENT:
                _period(value)
            case Holds.ADDED:
                _expect_age_or_period(value)
        if not value.text.strip():
            raise QueryError(_missing_value(field), name.start)
        return Listed(field.name, " ".join(value.text.split()), name.start, value.end, is_typed=is_typed)

    def _hold(self, field: Field, name: Lexeme, value: Lexeme, *, may_scope: bool) -> None:
        """Take in what holds for the whole search."""
        said = value.text.lower()
        if field.holds is Holds.CERTAINTY:
            _expect_one_of(field, value, "dates are asked for as", name.start)
        elif said not in _SCOPES:
            raise _UnfinishedError(
                f"“in:{value.text}” names no part of an article: the parts are {', '.join(_SCOPES)}. "
                "Use one of these, for example in:comments.",
                name.start,
            )
        if not may_scope:
            raise QueryError(
                f"“{name.text}:{value.text}” holds for the whole search, so it cannot stand in brackets, after NOT or beside NEAR. "
                + (
                    "Put it at the end, or name the field of one word, as in comment:word."
                    if field.holds is Holds.SCOPE
                    else "Put it at the end."
                ),
                name.start,
            )
        if field.holds is Holds.CERTAINTY:
            self._is_possible = said == "possible"
        else:
            self._scope.extend(_SCOPES[said])
            self._is_everywhere = self._is_everywhere or said == "all"


def _says_what_to_find(root: Node) -> bool:
    """Say whether a query is more than words to leave out; all but one source, say, is few enough to be asked for."""
    return any(True for _ in leaves(root)) or any(
        not isinstance(barred, Needle) or barred.field not in {None, *ZONES} for barred in leaves(Not(root))
    )


def _both(parts: list[Node]) -> Node | None:
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _as_possible(leaf: Node) -> Node:
    if isinstance(leaf, Published) or (isinstance(leaf, Listed) and BY_NAME[leaf.field].holds is Holds.EVENT):
        return replace(leaf, is_possible=True)
    return leaf


def _missing_value(field: Field) -> str:
    if field.holds is Holds.PUBLISHED:
        return f"No date stands after “{field.name}:”, so there is nothing to compare with. Write {FORMS}."
    return f"Nothing stands after “{field.name}:”, so it cannot be searched. Write it as in {field.example}."


def _period(value: Lexeme) -> Period:
    try:
        return parse_period(value.text)
    except ValueError:
        raise _UnfinishedError(
            f"“{value.text}” is not a date or a range of dates that the calendar has. Write {FORMS}.", value.start
        ) from None


def _expect_age_or_period(value: Lexeme) -> None:
    try:
        parse_addition(value.text)
    except ValueError:
        raise _UnfinishedError(
            f"“{value.text}” is neither an age nor a date that the calendar has. Write {AGES}, or a date as {FORMS}.",
            value.start,
        ) from None


def _expect_grades(value: Lexeme) -> None:
    try:
        parse_grades(value.text)
    except ValueError:
        raise _UnfinishedError(f"“{value.text}” is no grade. Write {GRADE_FORMS}.", value.start) from None


def _expect_one_of(field: Field, value: Lexeme, what: str, at: int) -> None:
    if value.text.lower() not in field.values:
        raise _UnfinishedError(
            f"“{field.name}:{value.text}” is not known: {what} {', '.join(field.values)}. "
            f"Use one of these, for example {field.name}:{field.values[0]}.",
            at,
        )
