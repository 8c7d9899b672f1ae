"""Read a regular expression that a user typed, refuse what could take long, and write it for folded words.

Only what describes one word is read: letters, any letter, classes, groups, alternatives and repetition. An expression is
refused where a word could be tried in very many ways, so that matching one takes a few thousandths of a second at worst.
"""

import re
from dataclasses import dataclass
from typing import Final

from index.errors import QueryError
from index.folding import expand, fold
from index.patterns import WORD_MAX

LENGTH_MAX: Final = 100
_REPEAT_MAX: Final = WORD_MAX
# An open repetition can end in half as many places as a word has letters, on average.
_OPEN_WAYS: Final = WORD_MAX // 2
# Three open repetitions and a little more; measured, the worst word takes 10 ms.
_WAYS_MAX: Final = 2**17
_DEPTH_MAX: Final = 10
_QUANTIFIER: Final = re.compile(r"[*+?]|\{([0-9]*)(,?)([0-9]*)\}", re.ASCII)
_CLASSES: Final = frozenset("wWdD")
_USE_LETTERS: Final = "Write it with letters, as in /missiles?/"


def read_expression(text: str, at: int) -> str:
    """Return a regular expression for folded words, to be matched against whole ones.

    Args:
        text: What stands between the slashes.
        at: Where it begins in the query.
    Raises:
        QueryError: If it is none, or could take long; with the position.
    """
    if len(text) > LENGTH_MAX:
        raise QueryError(
            f"The expression is too long: it has {len(text):,} characters, and {LENGTH_MAX} can be read. "
            "Shorten it, or search for several words joined by OR.",
            at + LENGTH_MAX,
        )
    return _Reader(text, at).whole()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an expression as written anew, in how many ways a word can be tried for it, and if it repeats anything."""

    written: str
    ways: int = 1
    repeats: bool = False


class _Reader:
    """Recursive descent: alternatives, then a sequence, then one letter, class or group with its repetition."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self._start = at
        self._at = 0
        self._says_anything = False

    def whole(self) -> str:
        # The expression describes whole words, so that these say nothing.
        begin = int(self._text.startswith("^"))
        end = len(self._text) - (self._text.endswith("$") and not self._text.endswith("\\$"))
        self._at, self._end = begin, max(begin, end)
        part = self._alternatives(0)
        if self._at < self._end:
            raise self._error(
                "has a closing bracket that nothing opens", "Take it away, or write \\) for the sign itself."
            )
        if not self._says_anything:
            raise self._error(
                "says nothing about the letters, so that nearly every word would match", f"{_USE_LETTERS}.", 0
            )
        return part.written

    def _error(self, what: str, what_to_do: str, at: int | None = None) -> QueryError:
        where = self._at if at is None else at
        return QueryError(
            f"The expression /{self._text}/ {what}. {what_to_do}", self._start + min(where, len(self._text))
        )

    def _peek(self) -> str:
        return self._text[self._at] if self._at < self._end else ""

    def _alternatives(self, depth: int) -> _Part:
        if depth > _DEPTH_MAX:
            raise self._error(f"has brackets more than {_DEPTH_MAX} deep, more than can be followed", "Take some away.")
        start = self._at
        parts = [self._sequence(depth)]
        while self._peek() == "|":
            self._at += 1
            parts.append(self._sequence(depth))
        ways = sum(part.ways for part in parts)
        self._check_ways(ways, start)
        return _Part("|".join(part.written for part in parts), ways, any(part.repeats for part in parts))

    def _sequence(self, depth: int) -> _Part:
        written: list[str] = []
        ways, repeats = 1, False
        while self._peek() not in {"", "|", ")"}:
            start = self._at
            part = self._repeated(self._single(depth))
            written.append(part.written)
            ways *= part.ways
            repeats = repeats or part.repeats
            self._check_ways(ways, start)
        return _Part("".join(written), ways, repeats)

    def _check_ways(self, ways: int, at: int) -> None:
        if ways > _WAYS_MAX:
            raise self._error(
                "leaves so much open that one word could be tried in very many ways, which would take long",
                "Use fewer of * + ? and |, at most three of .* for example.",
                at,
            )

    def _single(self, depth: int) -> _Part:
        letter = self._peek()
        match letter:
            case "(":
                return self._group(depth)
            case "[":
                return _Part(self._class())
            case ".":
                self._at += 1
                return _Part(".")
            case "\\":
                return _Part(self._escaped(in_class=False))
            case "*" | "+" | "?":
                raise self._error(
                    f"has a {letter} with nothing before it to repeat", f"Put a letter before it, or write \\{letter}."
                )
            case "{" | "}" | "]":
                raise self._error(f"has a {letter} that belongs to nothing", f"Write \\{letter} for the sign itself.")
            case "^" | "$":
                raise self._error(
                    f"has a {letter} in its middle, where no word begins or ends",
                    f"Take it away: the expression describes the whole word. Write \\{letter} for the sign itself.",
                )
        self._at += 1
        return _Part(self._literal(letter))

    def _literal(self, letter: str) -> str:
        self._says_anything = True
        folded = expand(fold(letter))
        return re.escape(folded) if len(folded) == 1 else f"(?:{re.escape(folded)})"

    def _group(self, depth: int) -> _Part:
        start = self._at
        self._at += 1
        if self._peek() == "?":
            if self._text[self._at : self._at + 2] != "?:":
                raise self._error(
                    "begins a bracket with (?, which looks around or sets how it is read, and neither can be done",
                    "Take the ? away: what the brackets hold is matched as it stands.",
                    start,
                )
            self._at += 2
        inner = self._alternatives(depth + 1)
        if self._peek() != ")":
            raise self._error(
                "has a bracket that is never closed", "Close it, or write \\( for the sign itself.", start
            )
        self._at += 1
        return _Part(f"(?:{inner.written})", inner.ways, inner.repeats)

    def _repeated(self, part: _Part) -> _Part:
        found = _QUANTIFIER.match(self._text, self._at, self._end)
        if found is None:
            return part
        where = self._at
        least, most = self._bounds(found)
        self._at = found.end()
        if self._peek() and self._peek() in "*+?{":
            raise self._error(
                "repeats a repetition",
                "Use one of * + ? or {2,4} alone: lazy and possessive ones find the same whole words.",
            )
        is_often = most is None or most > 1
        if is_often and (part.repeats or part.ways > 1):
            raise self._error(
                "repeats a bracket that itself holds alternatives or repetition, which can take endless time",
                "Write the bracket out as often as it is needed, or repeat only letters and classes.",
                where,
            )
        if most is None:
            return _Part(f"{part.written}{{{least},}}", _OPEN_WAYS, True)
        return _Part(f"{part.written}{{{least},{most}}}", part.ways + most - least, part.repeats or is_often)

    def _bounds(self, found: re.Match[str]) -> tuple[int, int | None]:
        sign = found[0]
        if not sign.startswith("{"):
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign]
        if not found[1] and not found[3]:
            raise self._error(
                "has a { without numbers", "Write how often, as in {2} or {2,4}, or \\{ for the sign itself."
            )
        least = int(found[1] or 0)
        most = least if not found[2] else int(found[3]) if found[3] else None
        if least > _REPEAT_MAX or (most is not None and not least <= most <= _REPEAT_MAX):
            raise self._error(
                f"repeats {sign} times, which cannot be",
                f"Write the smaller number first; {_REPEAT_MAX} is the most that is read.",
            )
        return least, most

    def _escaped(self, *, in_class: bool) -> str:
        letter = self._text[self._at + 1 : min(self._at + 2, self._end)]
        if letter in _CLASSES and letter:
            self._says_anything = True
        elif letter.isdecimal():
            raise self._error(
                f"refers back by \\{letter} to what a bracket found, which can take endless time",
                "Write out what shall stand there.",
            )
        elif letter.isalpha() or not letter:
            raise self._error(
                f"has a \\{letter}, which means nothing in a single word",
                "Only \\w (letter or digit) and \\d (digit) are read, with their opposites \\W and \\D.",
            )
        self._at += 2
        if letter in _CLASSES:
            return f"\\{letter}"
        return re.escape(fold(letter)) if in_class else self._literal(letter)

    def _class(self) -> str:
        start = self._at
        self._at += 1
        written = "["
        if self._peek() == "^":
            self._at += 1
            written += "^"
        first = True
        while self._peek() != "]" or first:
            if not self._peek():
                raise self._error(
                    "has a [ that is never closed", "Close it by ], or write \\[ for the sign itself.", start
                )
            first = False
            one = self._member()
            if self._peek() == "-" and self._text[self._at + 1 : min(self._at + 2, self._end)] not in {"", "]"}:
                at = self._at
                self._at += 1
                other = self._member()
                if not (_is_one(one) and _is_one(other)) or _plain(one) > _plain(other):
                    raise self._error(
                        "has a range that runs backwards or between no letters", "Write it as in [a-z].", at
                    )
                one = f"{one}-{other}"
            written += one
        self._at += 1
        self._says_anything = True
        return written + "]"

    def _member(self) -> str:
        if self._peek() == "\\":
            return self._escaped(in_class=True)
        letter = self._peek()
        self._at += 1
        return re.escape(fold(letter))


def _is_one(member: str) -> bool:
    return member[1:] not in _CLASSES or not member.startswith("\\")


def _plain(member: str) -> str:
    return member[-1]
