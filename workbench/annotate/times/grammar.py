"""The machine that finds expressions: rules as data, tried only in stretches of tokens that can hold a time, and there by their first letter."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from workbench.annotate.times.expressions import Said
from workbench.annotate.times.lexicon import Lexicon, Value
from workbench.annotate.times.lexing import Tokens
from workbench.annotate.times.symbols import Pattern, compile_pattern, letter, letters, letters_of


@dataclass(frozen=True, slots=True)
class Piece:
    """One of several expressions that a rule found at once: its first token, the one after its last, and what it says."""

    first: int
    end: int
    said: Said


class Found:
    """What a rule has found: the tokens by the names that its pattern gives them."""

    __slots__ = ("_match", "tokens")

    def __init__(self, tokens: Tokens, match: re.Match[str]) -> None:
        self.tokens = tokens
        self._match = match

    def span(self, name: str | int = 0) -> tuple[int, int]:
        """Return the first token of a group and the one after its last, (-1, -1) if it is not there."""
        return self._match.span(name)

    def has(self, name: str) -> bool:
        """Tell whether a group is there."""
        return name in self._match.re.groupindex and self._match[name] is not None

    def holds(self, name: str, symbols: str) -> bool:
        """Tell whether a group has a token of some symbols or sets."""
        return self.has(name) and any(one in letters_of(symbols) for one in self._match[name])

    def value(self, name: str) -> Value:
        """Return what the first token of a group is worth, None if it is not there."""
        return self.tokens.values[self._match.start(name)] if self.has(name) else None

    def values(self, name: str) -> list[Value]:
        """Return what each token of a group is worth."""
        return self.tokens.values[slice(*self._match.span(name))] if self.has(name) else []

    def number(self, name: str) -> float | None:
        """Return the number that a group spells, in figures or words, None if it names none: "several"."""
        if not self.has(name):
            return None
        if any(one in self._match[name] for one in _UNCOUNTED):
            return None
        if _SLASH in self._match[name]:
            *whole, above, below = (value for value in self.values(name) if isinstance(value, (int, float)))
            return sum(whole) + above / below if below else None
        total: float | None = None
        for one, value in zip(self._match[name], self.values(name), strict=True):
            if one == _HALF:
                return 0.5
            if not isinstance(value, (int, float)):
                continue
            total = value if total is None else total * value if one in _SCALES else total + value
            if one == _A:
                total = 1
                if any(one in _SCALES + letter("couple") for one in self._match[name]):
                    total = None
        return total

    @property
    def text(self) -> str:
        """All of it, in lower case."""
        first, end = self.span()
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[end - 1]].lower()


_A: Final = letter("a")
_SLASH: Final = letter("slash")
_HALF: Final = letter("half")
_SCALES: Final = letters("scale") + letter("dozen")
_UNCOUNTED: Final = letter("few") + letter("several")

Builder = Callable[[Found], "Said | tuple[Piece, ...] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time: its name, its pattern, and what makes it an expression or declines it."""

    name: str
    pattern: str
    build: Builder


@dataclass(frozen=True, slots=True)
class Hit:
    """An expression in tokens: first and end, what it says, and by which rule."""

    first: int
    end: int
    said: Said
    rule: str


class Grammar:
    """The rules of a language, ready to be tried."""

    def __init__(
        self, lexicon: Lexicon, rules: Iterable[Rule], parts: Mapping[str, str], triggers: str, breaks: str
    ) -> None:
        self.lexicon = lexicon
        self.rules = tuple(rules)
        self._starting: dict[str, tuple[tuple[Pattern, Rule], ...]] = {}
        made = [(compile_pattern(rule.pattern, parts), rule) for rule in self.rules]
        for first in {one for pattern, _ in made for one in pattern.firsts}:
            self._starting[first] = tuple(entry for entry in made if first in entry[0].firsts)
        broken = "".join(letters(name) for name in breaks.split())
        able = "".join(letters(name) for name in triggers.split())
        numbers, between, hyphen = letters("NUMBER"), letters("colon") + letters("slash"), letters("hyphen")
        self._trigger = re.compile(
            f"[{able}]|[{numbers}][{between}][{numbers}]|[{numbers}]{hyphen}[{numbers}]{hyphen}[{numbers}]"
        )
        self._rest = re.compile(f"[^{broken}]*")
        self._broken = frozenset(broken)

    def find(self, tokens: Tokens) -> Iterator[Hit]:
        """Yield what the rules find, disjoint and in order; of several at one place the longest, of equals the first."""
        symbols = tokens.letters
        done = 0
        for trigger in self._trigger.finditer(symbols):
            if trigger.start() < done:
                continue
            first, end = self._around(symbols, trigger.start(), done)
            done = end
            yield from self._in_stretch(tokens, first, end)

    def _around(self, symbols: str, at: int, least: int) -> tuple[int, int]:
        """Return the stretch around a token, from where the one before has ended at the earliest."""
        first = at
        while first > least and symbols[first - 1] not in self._broken:
            first -= 1
        rest = self._rest.match(symbols, at)
        return first, max(at + 1, rest.end() if rest else at)

    def _in_stretch(self, tokens: Tokens, first: int, end: int) -> Iterator[Hit]:
        at = first
        starting, symbols = self._starting, tokens.letters
        while at < end:
            hits = self._at(tokens, at) if symbols[at] in starting else ()
            yield from hits
            at = hits[-1].end if hits else at + 1

    def _at(self, tokens: Tokens, at: int) -> tuple[Hit, ...]:
        matches = []
        for pattern, rule in self._starting[tokens.letters[at]]:
            match = pattern.expression.match(tokens.letters, at)
            if match is not None:
                matches.append((match.end(), match, rule))
        if len(matches) > 1:
            matches.sort(key=_length, reverse=True)
        for _, match, rule in matches:
            found = Found(tokens, match)
            said = rule.build(found)
            if isinstance(said, tuple):
                return tuple(Hit(piece.first, piece.end, piece.said, rule.name) for piece in said)
            if said is not None:
                first, last = match.span("span") if "span" in match.re.groupindex else match.span()
                return (Hit(first, last, said, rule.name),)
        return ()


def _length(entry: tuple[int, re.Match[str], Rule]) -> int:
    return entry[0]
