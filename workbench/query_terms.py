"""The terms of a typed query, such as source:Harbor: found, added, replaced and taken out without touching the rest.

Every filter of the window is a term of the visible query, so each click is an edit of its text. The reading of quotes,
brackets and operators is that of index/lexing.py.
"""

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import Final

from index.analysis import tokenize
from index.days import parse_period
from index.errors import QueryError
from index.fields import FIELDS, TABLE, WHOLE_FIELDS, Holds
from index.lexing import OPERATOR_WORDS, QUOTES, Lexeme, lex
from index.query import parse
from index.syntax import ZONES, And, Needle, Node, Not, Or

SINGLE: Final = frozenset({"date", "added", *WHOLE_FIELDS})
_BARE: Final = re.compile(r"[\w<>=](?:[\w<>=.,/@&+*'’-])*")
# What certainty: is about.
_DATED: Final = frozenset(field.name for field in TABLE if field.holds in {Holds.PUBLISHED, Holds.EVENT})
# What a part of the query may end with.
_VALUES: Final = frozenset({"word", "phrase", "regex", ")"})
_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
_FIRST_DAY: Final = dt.date.min.toordinal() - _EPOCH


@dataclass(frozen=True, slots=True)
class Term:
    """A field with its value, text[start:end] of the query in code points; an excluded one begins at its minus or NOT."""

    field: str
    value: str
    start: int
    end: int
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the query and how many brackets it stands in.

    A closing bracket too many parts the query into groups that must all match; `group` is where the piece's begins.
    """

    lexeme: Lexeme
    depth: int
    group: int

    @property
    def kind(self) -> str:
        """What the piece is; for an operator, the operator."""
        return self.lexeme.kind

    @property
    def is_alternative(self) -> bool:
        """Whether it is an OR outside of brackets."""
        return self.kind == "OR" and self.depth == 0

    @property
    def is_begun(self) -> bool:
        """Whether what is typed next belongs to it."""
        return (
            self.depth + (self.kind == "(") > 0 or self.lexeme.is_open or self.kind in {"field", "-", *OPERATOR_WORDS}
        )


def terms(text: str) -> list[Term]:
    """Return the terms that hold for the whole query, in the order in which they stand.

    What stands in brackets, beside an OR or beside NEAR is a part of a condition and no term of its own; only in: and
    certainty: are, beside an OR.
    """
    pieces = _cut(text)
    with_or = {piece.group for piece in pieces if piece.is_alternative}
    found = []
    for place, piece in enumerate(pieces):
        value = _value_after(pieces, place)
        if piece.kind != "field" or piece.depth or value is None:
            continue
        first, negations = _negations(pieces, place)
        if first and pieces[first - 1].kind == "field":
            continue
        if _joins(pieces, first - 1) or _joins(pieces, place + 2):
            continue
        name = piece.lexeme.text
        if piece.group in with_or and name not in WHOLE_FIELDS:
            continue
        found.append(Term(name, value.text, pieces[first].lexeme.start, value.end, negations % 2 == 1))
    return found


def with_term(text: str, field: str, value: str) -> str:
    """Return the query with a term added; one of which there can be only one is replaced."""
    cleaned = _clean(value)
    if not cleaned or _matching(text, field, value):
        return text
    term = term_text(field, value)
    standing = _matching(text, field, None) if field in SINGLE else []
    if standing:
        for other in reversed(standing[1:]):
            text = cut_term(text, other)
        return text[: standing[0].start] + term + text[standing[0].end :]
    pieces = _cut(text)
    group = max((piece.group for piece in pieces), default=0)
    before, rest = text[:group], text[group:]
    if field not in WHOLE_FIELDS and any(piece.is_alternative and piece.group == group for piece in pieces):
        # OR binds loosest: without brackets the term would narrow its last branch only.
        if _is_unfinished(pieces):
            return f"{before}{term} ({rest}"
        # A word with a colon at its end would be read as a field if the bracket followed at once.
        space = " " if rest.rstrip().endswith(":") else ""
        return f"{before}({rest.strip()}{space}) {term}"
    body = rest.rstrip()
    if text and (not body or _is_unfinished(pieces)):
        # A NEAR that has nothing before it would take the term for its word.
        begins_near = next((piece.kind == "NEAR" for piece in pieces if piece.lexeme.start >= group), False)
        return f"{before}{term} ({rest}" if begins_near else f"{before}{term} {rest}"
    return f"{before}{body} {term}{rest[len(body) :]}" if body else term


def term_text(field: str, value: str) -> str:
    """Return a term as it is written in a query, with its value in quotes where it needs them."""
    return f"{field}:{_quoted(_clean(value))}"


def without_term(text: str, field: str, value: str | None = None) -> str:
    """Return the query without the terms of a field, or without the one of this value."""
    for term in reversed(_matching(text, field, value)):
        text = cut_term(text, term)
    return text


def toggle_term(text: str, field: str, value: str) -> str:
    """Return the query without the term if it has it, else with it."""
    return without_term(text, field, value) if _matching(text, field, value) else with_term(text, field, value)


def has_term(text: str, field: str, value: str) -> bool:
    """Say whether the query has the term."""
    return bool(_matching(text, field, value))


def cut_term(text: str, term: Term) -> str:
    """Return the query without one of its terms and without the space that parted it from the rest.

    certainty: only says how dates are meant, so that it goes with the last of them.
    """
    text = _cut_out(text, term)
    if term.field in _DATED and not any(lexeme.kind == "field" and lexeme.text in _DATED for lexeme in lex(text)):
        for idle in reversed([other for other in terms(text) if other.field == "certainty"]):
            text = _cut_out(text, idle)
    return text


def _cut_out(text: str, term: Term) -> str:
    start, end = term.start, term.end
    if start and text[start - 1].isspace():
        start -= 1
    elif text[end : end + 1].isspace():
        end += 1
    return text[:start] + text[end:]


def any_word(text: str, beginning: str | None = None) -> str | None:
    """Return the query that asks for any of its words, with the same filters; it finds what `Query.any_word` does.

    Args:
        text: A query that can be read.
        beginning: The word that was read as the beginning of one because it was being typed.
    Returns:
        The query, None where there is but one word, or the words are joined in a way that is not written so.
    """
    if beginning is not None:
        text = _with_star(text, beginning)
    try:
        wanted = parse(text).any_word()
        parts = [text[start:end] for start, end in _parts(_cut(text))]
        words = [part for part in parts if _is_of_words(part)]
        while len(words) == 1 and words[0].startswith("(") and words[0].endswith(")"):
            words = [words[0][1:-1][start:end] for start, end in _parts(_cut(words[0][1:-1]))]
        if len(words) == 1:
            words = _words_of_part(words[0])
        rest = [part for part in parts if not _is_of_words(part)]
        loose = " ".join([f"({' OR '.join(words)})" if rest else " OR ".join(words), *rest])
        found = parse(loose)
    except QueryError:
        return None
    if wanted is None or (_asked(found.root), found.scope) != (_asked(wanted.root), wanted.scope):
        return None
    return loose


def date_term(first_day: int, last_day: int) -> str:
    """Return the shortest exact value of date: for a range of days, both counted from 1970-01-01 and included.

    Nothing was published before Christ: what begins there is open.
    """
    if first_day < _FIRST_DAY:
        return f"..{dt.date.fromordinal(max(last_day, _FIRST_DAY) + _EPOCH).isoformat()}"
    first, last = dt.date.fromordinal(first_day + _EPOCH), dt.date.fromordinal(last_day + _EPOCH)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        ends = [f"{day.year:04}" for day in (first, last)]
    elif first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        ends = [f"{day.year:04}-{day.month:02}" for day in (first, last)]
    else:
        ends = [first.isoformat(), last.isoformat()]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def days_of(value: str) -> tuple[int | None, int | None] | None:
    """Return the first and the last day of a value of date:, counted from 1970-01-01; None where it is open.

    A value that is no date gives None as a whole.
    """
    try:
        period = parse_period(value.strip())
    except ValueError:
        return None
    return (
        None if period.first is None else period.first - _EPOCH,
        None if period.last is None else period.last - _EPOCH,
    )


def _cut(text: str) -> list[_Piece]:
    """Cut a query into its pieces, each with its depth and group."""
    pieces: list[_Piece] = []
    depth = group = 0
    for lexeme in lex(text):
        if lexeme.kind == ")" and depth == 0:
            group = lexeme.end
        elif lexeme.kind == ")":
            depth -= 1
        pieces.append(_Piece(lexeme, depth, group))
        if lexeme.kind == "(":
            depth += 1
    return pieces


def _value_after(pieces: list[_Piece], place: int) -> Lexeme | None:
    """Return the value of a known field, None if there is none that can be shown, such as a bracket."""
    if pieces[place].lexeme.text not in FIELDS or place + 1 == len(pieces):
        return None
    value = pieces[place + 1].lexeme
    return value if value.kind in {"word", "phrase"} and not value.is_open and value.text.strip() else None


def _negations(pieces: list[_Piece], place: int) -> tuple[int, int]:
    """Return the first piece that belongs to a term before its field, and how many negations that makes."""
    first = place
    while first and pieces[first - 1].kind in {"-", "NOT"}:
        first -= 1
    return first, place - first


def _joins(pieces: list[_Piece], place: int) -> bool:
    """Say whether a NEAR stands there with something on both sides."""
    if not 0 < place < len(pieces) - 1 or pieces[place].kind != "NEAR":
        return False
    return pieces[place - 1].kind in _VALUES and pieces[place + 1].kind in {"(", "-", "NOT", "field", *_VALUES} - {")"}


def _is_unfinished(pieces: list[_Piece]) -> bool:
    """Say whether what is typed next would belong to what stands there: an open quote or bracket, a dangling operator."""
    return bool(pieces) and pieces[-1].is_begun


def _parts(pieces: list[_Piece]) -> list[tuple[int, int]]:
    """Return where each part of a query stands that must match: a word, a phrase, a field or brackets, with its negation."""
    parts: list[tuple[int, int]] = []
    start: int | None = None
    for piece in pieces:
        if piece.depth or piece.kind == "(":
            # The bracket that closes a part stands outside of it again.
            start = piece.lexeme.start if start is None else start
        elif piece.kind in {"-", "NOT", "field"}:
            start = piece.lexeme.start if start is None else start
        elif piece.kind == "NEAR" and parts and start is None:
            # What stands on both sides is one part.
            start = parts.pop()[0]
        elif piece.kind in _VALUES:
            parts.append((piece.lexeme.start if start is None else start, piece.lexeme.end))
            start = None
    if start is not None:
        parts.append((start, pieces[-1].lexeme.end))
    return parts


def _is_of_words(part: str) -> bool:
    """Say whether a part asks for words of the text and bars nothing."""
    return not any(
        lexeme.kind in {"-", "NOT"} or (lexeme.kind == "field" and lexeme.text not in ZONES) for lexeme in lex(part)
    )


def _words_of_part(part: str) -> list[str]:
    """Return the words of a part that asks for several."""
    pieces = _cut(part)
    nears = [piece.lexeme for piece in pieces if piece.kind == "NEAR" and piece.depth == 0]
    if not nears:
        return _words_of_phrase(part)
    ends = [near.start for near in nears] + [len(part)]
    starts = [0] + [near.end for near in nears]
    return [part[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def _words_of_phrase(part: str) -> list[str]:
    """Return the words of a phrase, or of a word such as cease-fire that is one, each with the field."""
    lexemes = lex(part)
    field = f"{lexemes[0].text}:" if lexemes[0].kind == "field" else ""
    text = lexemes[-1].text
    tokens = list(tokenize(text))
    words = [text[token.start : token.end] for token in tokens]
    if lexemes[-1].kind == "phrase":
        # Without its quotes, a word of it would mean its other forms too.
        return [f'{field}"{word}"' for word in dict.fromkeys(words)]
    if words and text.endswith("*"):
        words[-1] += "*"
    return [f"{field}{word if word.endswith('*') else _quoted(word)}" for word in words]


def _asked(node: Node) -> Node:
    """Return what a tree asks for, without how its words are shown."""
    if isinstance(node, Needle):
        return replace(node, shown="")
    if isinstance(node, Not):
        return Not(_asked(node.child))
    if isinstance(node, And | Or):
        return replace(node, children=tuple(map(_asked, node.children)))
    return node


def _with_star(text: str, beginning: str) -> str:
    """Return the query with the word written as the beginning of one."""
    ends = [lexeme.end for lexeme in lex(text) if (lexeme.kind, lexeme.text) == ("word", beginning)]
    return f"{text[: ends[-1]]}*{text[ends[-1] :]}" if ends else text


def _matching(text: str, field: str, value: str | None) -> list[Term]:
    wanted = None if value is None else _clean(value).casefold()
    return [
        term
        for term in terms(text)
        if term.field == field and not term.is_excluded and (wanted is None or _clean(term.value).casefold() == wanted)
    ]


def _clean(value: str) -> str:
    """Return a value as it can stand in quotes: one line, and no quotation mark, for there is no way to write one."""
    return " ".join(re.sub(f"[{QUOTES}]", " ", value).split())


def _quoted(value: str) -> str:
    is_word = _BARE.fullmatch(value) is not None and [lexeme.kind for lexeme in lex(value)] == ["word"]
    return value if is_word else f'"{value}"'
