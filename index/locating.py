"""Find in a text what a query asks for without cutting all of it into words: where it cannot be, nobody looks.

One regular expression finds the places where a needle may begin. Only around these is the text cut into words, by the same
rules as ever, and there the needles are looked for as `index.highlight` does in whole texts.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as attribute
from functools import lru_cache
from itertools import islice
from typing import Final

from index.analysis import GAP, SINGLE, Token, tokenize_folded, word_apart
from index.folding import expand, fold_marking
from index.highlight import Match, matches_among
from index.syntax import Needle, Query, Reading, Slot

# Of more words than this an expression takes longer to make than it saves; they are looked up one by one.
_LITERALS_MAX: Final = 64
# So few words are looked for as they are, more by what they begin with.
_FEW: Final = 2
# How many letters of them have to be enough to begin with, the most first.
_BEGINNINGS: Final = (6, 5, 4, 3)
# A candidate so near goes on with the words that are being cut rather than beginning anew.
_NEAR_CHARS: Final = 40
# What is surely a letter of the same word. Of scripts without spaces each sign is a word, and classes that leave these out
# take a thousandth of a second each to compile: what lies between is left for the cutting to tell.
_SURELY: Final = "\u00df-\u0dff"
_NO_ASCII_BEFORE: Final = "(?<![a-z]{0})"
_NO_LETTER_BEFORE: Final = rf"{_NO_ASCII_BEFORE}(?<!(?=[{_SURELY}])[^\W\d_]{{0}})"
_NO_LETTER_AFTER: Final = rf"(?![a-z0-9]|(?=[{_SURELY}])\w)"
# The first of the scripts without spaces.
_FIRST_SINGLE: Final = SINGLE[0]
# 2,500 is the word 2500: what has digits may be written with separators.
_NUMERIC: Final = re.compile(r"[0-9][0-9.]*")
# Between two words stands nothing that is a word, but for the s of a genitive.
_BETWEEN: Final = r"(?:'s)?[\W_]*"


class Locator:
    """Finds the same spans in texts of one field as `find_matches`; made once for a query, it is used for many texts."""

    def __init__(self, query: Query, field: str) -> None:
        self._plan = _plan(query.needles_in(field))

    @classmethod
    def of(cls, needle: Needle) -> "Locator":
        """Return what finds one word or phrase, wherever it is looked for."""
        made = cls.__new__(cls)
        made._plan = _plan((needle,))
        return made

    def find(self, text: str, limit: int | None = None) -> list[Match]:
        """Return the spans that the query asks for, or the first so many of them."""
        plan = self._plan
        if not plan.needles:
            return []
        folded, long = fold_marking(text)
        if plan.is_whole:
            return matches_among(plan.needles, list(tokenize_folded(folded)))[:limit]
        if plan.is_wordwise and not any(plan.may_hold(folded[place]) for place in long):
            matches = plan.words(folded, limit)
            if matches is not None:
                return matches
        if limit is None:
            return matches_among(plan.needles, _cut(folded, plan.candidates(folded, long)))
        # Most places where a needle may begin are hits: as many will do, and the next one, before which all are known.
        count = limit
        while True:
            candidates = plan.candidates(folded, long, count + 1)
            matches = matches_among(plan.needles, _cut(folded, candidates[:count]))
            if len(candidates) <= count:
                return matches[:limit]
            # What begins before the next candidate is complete: its words were all cut.
            complete = bisect_left(matches, candidates[count][0], key=lambda match: match.start)
            if complete >= limit:
                return matches[:limit]
            count *= 4


@dataclass(frozen=True, slots=True)
class _Heads:
    """An expression for where needles may begin; `ahead` says, by its last group, how many words may follow in them."""

    pattern: re.Pattern[str]
    ahead: tuple[int, ...]

    def places(self, folded: str, most: int | None = None) -> list[tuple[int, int]]:
        """Return each place, or the first of them, with the number of words."""
        ahead = self.ahead
        found = islice(self.pattern.finditer(folded), most)
        return [(place.start(), ahead[place.lastindex or 0]) for place in found]


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the needles of a field are looked for.

    `plain` finds where they may begin; `loose` does so without a look at what follows, for texts with letters that stand for
    several. `listed` are words that are too many for an expression. `most` is how many words may follow the first of a
    needle. With `is_whole` nothing can be told without cutting the text. With `is_wordwise` each needle is one word of letters.
    """

    needles: tuple[Needle, ...]
    is_whole: bool = False
    is_wordwise: bool = False
    plain: _Heads | None = None
    loose: _Heads | None = None
    listed: frozenset[str] = frozenset()
    most: int = 0
    letters: dict[str, bool] = attribute(default_factory=dict)

    def candidates(self, folded: str, long: list[int], most: int | None = None) -> list[tuple[int, int]]:
        """Return where a needle may begin, in order, and how many words after that word may belong to it.

        Args:
            folded: The text.
            long: Where it has letters that stand for several, or for none.
            most: How many are wanted at least, if not all.
        """
        long = [place for place in long if self.may_hold(folded[place])]
        heads = self.loose if long else self.plain
        if not long and not self.listed:
            return [] if heads is None else heads.places(folded, most)
        found = [] if heads is None else heads.places(folded)
        found += [(place, self.most) for place in long]
        if self.listed:
            words = _words(folded.isascii()).finditer(folded)
            found += [(word.start(), self.most) for word in words if word[0] in self.listed]
        return sorted(found)

    def words(self, folded: str, limit: int | None) -> list[Match] | None:
        """Return the hits of single words without cutting anything; None where a word is not as plain as that.

        A letter alone may be one of initials, and what follows a digit part of a number.
        """
        assert self.plain is not None
        matches: list[Match] = []
        for place in self.plain.pattern.finditer(folded):
            start = place.start()
            word = word_apart(folded, start)
            if word is None and _is_letter(folded[start - 1]):
                continue
            if word is None or word.end() - start == 1:
                return None
            text = expand(word[0])
            for needle in self.needles:
                if needle.slots[0].accepts(text):
                    matches.append(Match(word.start(), word.end(), needle.shown))
                    break
            if len(matches) == limit:
                break
        return matches

    def may_hold(self, letter: str) -> bool:
        """Say whether a letter that stands for several, or for none, may be part of a word that is looked for."""
        known = self.letters.get(letter)
        if known is None:
            spelt = expand(letter)
            known = self.letters[letter] = any(
                spelt in term or (_is_prefix(slot) and any(term.endswith(spelt[:n]) for n in range(1, len(spelt))))
                for needle in self.needles
                for slot in needle.slots
                for term in _terms(slot) or ()
            )
        return known


def _is_letter(character: str) -> bool:
    """Say whether a letter goes on with the same word where another follows: of scripts without spaces none does."""
    return character.isalpha() and character < _FIRST_SINGLE


@lru_cache(maxsize=2)
def _words(is_ascii: bool) -> re.Pattern[str]:
    return re.compile("[a-z0-9]+" if is_ascii else rf"[^\W_{SINGLE}]+")


@lru_cache(maxsize=1)
def _single() -> re.Pattern[str]:
    return re.compile(f"[{SINGLE}]")


def _cut(folded: str, candidates: Iterable[tuple[int, int]]) -> list[Token]:
    """Return the words around the candidates; stretches that do not hang together are a gap apart, as comments are."""
    tokens: list[Token] = []
    stream: Iterator[Token] = iter(())
    end = -1
    # The last position that is wanted for the candidates so far.
    wanted = -1
    for place, ahead in candidates:
        if place >= end + _NEAR_CHARS or end < 0:
            position = tokens[-1].position + GAP if tokens else 0
            stream = tokenize_folded(folded, _boundary(folded, place, max(end, 0)), position)
            wanted = -1
        # Up to the word of the candidate, which may have been cut already, and those that may belong to it.
        while end <= place or not tokens:
            token = next(stream, None)
            if token is None:
                return tokens
            tokens.append(token)
            end = token.end
        number = len(tokens) - 1
        while number and tokens[number].start > place:
            number -= 1
        wanted = max(wanted, tokens[number].position + ahead)
        while tokens[-1].position < wanted:
            token = next(stream, None)
            if token is None:
                return tokens
            tokens.append(token)
            end = token.end
    return tokens


def _boundary(folded: str, place: int, least: int) -> int:
    """Return a place at or before another that no token lies across."""
    if _single().match(folded, place):
        return place
    blank = max(folded.rfind(" ", least, place), folded.rfind("\n", least, place))
    return blank + 1 if blank >= 0 else least


@dataclass(frozen=True, slots=True)
class _Literal:
    """Letters that a word is or, if `is_beginning`, begins with."""

    term: str
    is_beginning: bool = False

    @property
    def is_sign(self) -> bool:
        """Whether it is of a script without spaces, where nothing else tells where a word begins and ends."""
        return _single().match(self.term) is not None

    @property
    def before(self) -> str:
        """What tells, after the first letter, that the word begins with it."""
        return "" if self.is_sign else _NO_LETTER_BEFORE.format(re.escape(self.term[0]))

    @property
    def after(self) -> str:
        """What tells that the word ends."""
        return "" if self.is_beginning or self.is_sign else _NO_LETTER_AFTER


@dataclass(frozen=True, slots=True)
class _Head:
    """What a needle may begin with, what has to follow, and how many words may."""

    literal: _Literal
    tail: str
    ahead: int


@lru_cache(maxsize=64)
def _plan(needles: tuple[Needle, ...]) -> _Plan:
    heads: list[_Head] = []
    listed: set[str] = set()
    has_numbers = False
    most = 0
    for needle in needles:
        is_row = needle.window is None
        ahead = len(needle.slots) - 1 if needle.window is None else needle.window
        most = max(most, ahead)
        tail = _tail(needle.slots[1:]) if is_row else ""
        for slot in needle.slots[:1] if is_row else needle.slots:
            terms = _terms(slot)
            if terms is None:
                return _Plan(needles, is_whole=True)
            has_numbers = has_numbers or any(_NUMERIC.fullmatch(term) for term in terms)
            literals = _literals(slot, terms)
            if literals is None:
                listed.update(term for term in terms if _words(is_ascii=False).fullmatch(term))
                literals = [_Literal(term) for term in terms if term not in listed]
                if len(literals) > _LITERALS_MAX:
                    return _Plan(needles, is_whole=True)
            heads += [_Head(literal, tail, ahead) for literal in literals]
    numbers = most if has_numbers or listed else None
    if most == 0 and numbers is None and heads and not any(head.literal.is_sign for head in heads):
        wordwise = _wordwise(heads)
        return _Plan(needles, is_wordwise=True, plain=wordwise, loose=wordwise)
    return _Plan(
        needles,
        plain=_compiled(heads, numbers, with_tails=True),
        loose=_compiled(heads, numbers, with_tails=False),
        listed=frozenset(listed),
        most=most,
    )


def _is_prefix(slot: Slot) -> bool:
    return slot.forms is None and slot.reading is Reading.PREFIX


def _terms(slot: Slot) -> tuple[str, ...] | None:
    """Return the words, or the beginnings of words, that fill a slot; None where they are not known."""
    if slot.forms is not None:
        return tuple(form.term for form in slot.forms)
    return slot.terms if slot.reading in {Reading.WORD, Reading.PREFIX} else None


def _literals(slot: Slot, terms: tuple[str, ...]) -> list[_Literal] | None:
    """Return what to look for in place of many words: beginnings that they share; None where no few tell them."""
    if _is_prefix(slot) or len(terms) <= _FEW:
        return [_Literal(term, _is_prefix(slot)) for term in terms]
    shared = _shared(terms)
    if len(shared) >= _BEGINNINGS[-1]:
        return [_Literal(shared, is_beginning=True)]
    if len(terms) <= _LITERALS_MAX:
        return [_Literal(term) for term in terms]
    for length in _BEGINNINGS:
        beginnings = {term[:length] for term in terms}
        if len(beginnings) <= _LITERALS_MAX:
            return [_Literal(beginning, is_beginning=True) for beginning in sorted(beginnings)]
    return None


def _shared(terms: tuple[str, ...]) -> str:
    """Return the letters with which all of them begin."""
    first, last = min(terms), max(terms)
    return first[
        : next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    ]


def _tail(slots: tuple[Slot, ...]) -> str:
    """Return what has to follow the first word of a phrase, as far as that can be told from letters."""
    written = ""
    for slot in slots:
        terms = _terms(slot)
        literals = None if not terms or any(_NUMERIC.fullmatch(term) for term in terms) else _literals(slot, terms)
        if literals is None:
            break
        written += f"{_BETWEEN}(?:{'|'.join(re.escape(literal.term) + literal.after for literal in literals)})"
        if any(literal.is_beginning for literal in literals):
            break
    return f"(?={written})" if written else ""


def _wordwise(heads: list[_Head]) -> _Heads:
    """Return the expression for single words. What it finds is read as a word anyway: it is compiled at every letter typed,
    and a look at more than the letters before would take half a millisecond of that.
    """
    by_letter: dict[str, dict[str, None]] = {}
    for head in heads:
        by_letter.setdefault(head.literal.term[0], {})[re.escape(head.literal.term[1:])] = None
    parts = (
        f"{re.escape(first)}{_NO_ASCII_BEFORE.format(re.escape(first))}(?:{'|'.join(rests)})"
        for first, rests in by_letter.items()
    )
    return _Heads(re.compile("|".join(parts)), (0,))


def _compiled(heads: list[_Head], numbers: int | None, *, with_tails: bool) -> _Heads | None:
    """Return the expression for the heads; each alternative begins with a letter, so that others are passed over quickly.

    That no letter stands before is looked at after the first one, for the same reason. Those with many words after them come
    first, and are told by an empty group. `numbers` asks for numbers as well: one may end where the next word begins.
    """
    by_letter: dict[str, list[tuple[str, int]]] = {}
    for head in sorted(dict.fromkeys(heads), key=lambda head: -head.ahead):
        literal = head.literal
        # Of a beginning, it is not known where the word ends.
        tail = head.tail if with_tails and not literal.is_beginning else ""
        group = "()" if head.ahead else ""
        first = re.escape(literal.term[0]) + literal.before
        rest = f"{re.escape(literal.term[1:])}{literal.after}{tail}{group}"
        by_letter.setdefault(first, []).append((rest, head.ahead))
    parts = [f"{first}(?:{'|'.join(rest for rest, _ in rests)})" for first, rests in by_letter.items()]
    # Groups are numbered as they are written, letter by letter.
    ahead = [0, *(after for rests in by_letter.values() for _, after in rests if after)]
    if numbers is not None:
        parts += [f"{digit}(?=[.,][0-9])()" for digit in range(10)]
        ahead += [numbers + 1] * 10
    return _Heads(re.compile("|".join(parts)), tuple(ahead)) if parts else None
