"""The syntax tree of a query: what is searched, where, and how that is said in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from index.days import Period, describe
from index.patterns import is_within, regex_pattern, wildcard_pattern

# The zones in the order in which they are searched, named and counted.
ZONES: Final = ("title", "body", "comment", "boilerplate")
DEFAULT_SCOPE: Final = ("title", "body")
WORD_FIELDS: Final = (*ZONES, "source", "author", "url")


class Reading(StrEnum):
    """How the letters of a slot are meant."""

    WORD = "word"
    PREFIX = "prefix"
    WILDCARD = "wildcard"
    FUZZY = "fuzzy"
    REGEX = "regex"


class Form(NamedTuple):
    """A word of the index that fills a slot, and how much it counts beside the exact one."""

    term: str
    weight: float


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a word or phrase, and what may stand there.

    `terms` are folded: for WORD any of these words, for PREFIX any of these beginnings (capitals that are being typed have
    two: us and u.s); for the others one, with * and ? for WILDCARD, the source of the expression for REGEX. `is_inflected`
    is for WORD: its inflected forms are wanted too. `edits` is for FUZZY: how many letters may differ. `forms` are the words
    that the index has for it, where it had to look them up; they decide alone then.
    """

    terms: tuple[str, ...]
    reading: Reading = Reading.WORD
    is_inflected: bool = False
    edits: int = 0
    forms: tuple[Form, ...] | None = None
    _bound: frozenset[str] = attribute(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out what is asked for each word of a text."""
        words = self.terms if self.forms is None else (form.term for form in self.forms)
        object.__setattr__(self, "_bound", frozenset(words))

    def accepts(self, term: str) -> bool:
        """Say whether a term of a text fills the slot."""
        if self.forms is not None or self.reading is Reading.WORD:
            return term in self._bound
        match self.reading:
            case Reading.PREFIX:
                return term.startswith(self.terms)
            case Reading.WILDCARD:
                return wildcard_pattern(self.terms[0]).fullmatch(term) is not None
            case Reading.REGEX:
                return regex_pattern(self.terms[0]).fullmatch(term) is not None
            case Reading.FUZZY:
                return is_within(term, self.terms[0], self.edits)


@dataclass(frozen=True, slots=True)
class Needle:
    """A word (one slot), a phrase (several in a row) or words near each other; without a field, in the zones of the scope.

    With a `window`, one word of each slot has to stand, in any order, within so many positions: greatest less least.
    """

    slots: tuple[Slot, ...]
    shown: str
    field: str | None = None
    window: int | None = None

    def fields(self, scope: tuple[str, ...]) -> tuple[str, ...]:
        """Return the fields where it is looked for."""
        return scope if self.field is None else (self.field,)


@dataclass(frozen=True, slots=True)
class Exactly:
    """A field that has one of a few values, such as the language."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date lies in a period with all the days that it may mean or, if `is_possible`, with any of them.

    An undated article never does.
    """

    period: Period
    is_possible: bool = False


@dataclass(frozen=True, slots=True)
class Undated:
    """The publication date is unknown."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What only someone else can list: the articles about an actor, or those in a state that the user gave them.

    It stands at text[start:end] of the query; `is_typed` as long as the user may go on typing its value.
    """

    field: str
    value: str
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)
    is_typed: bool = attribute(default=False, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """What a Listed was resolved to: the articles of these ids or, if `is_barred`, all others; `shown` says it in words.

    The ids are sorted, each once.
    """

    ids: npt.NDArray[np.int64]
    shown: str
    is_barred: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that the child does not match."""

    child: "Node"


@dataclass(frozen=True, slots=True)
class And:
    """What all children match."""

    children: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any child matches."""

    children: tuple["Node", ...]


Node = Needle | Exactly | Published | Undated | Listed | Among | Not | And | Or

_PLACES: Final = {
    "title": "title",
    "body": "body",
    "comment": "comments",
    "boilerplate": "boilerplate",
    "source": "source",
    "author": "author",
    "url": "address",
}


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood: its text, its tree, and the zones where words without a field are looked for.

    `prefix` is the word that was read as the beginning of one because it is being typed, `unfinished` a sentence on what
    was left out for the same reason.
    """

    text: str
    root: Node
    scope: tuple[str, ...] = DEFAULT_SCOPE
    prefix: str | None = None
    unfinished: str | None = None

    def within(self, *zones: str) -> "Query":
        """Return the same query over other zones."""
        return replace(self, scope=zones)

    def resolve(self, answer: Callable[[Listed], Among | None]) -> "Query | None":
        """Return the query with every Listed answered; one that is answered by None is left out. None if nothing is left."""
        root = _resolved(self.root, answer)
        return None if root is None else replace(self, root=root)

    def bind(self, binder: Callable[[Slot], Slot]) -> "Query":
        """Return the query with every slot as the index knows it, those of barred words too."""
        return replace(self, root=_bound(self.root, binder))

    def needles(self) -> tuple[Needle, ...]:
        """Return the words and phrases that are wanted, not those that are barred, each once."""
        return tuple(dict.fromkeys(leaf for leaf in leaves(self.root) if isinstance(leaf, Needle)))

    def needles_in(self, field: str) -> tuple[Needle, ...]:
        """Return the wanted words and phrases that are looked for in this field."""
        return tuple(needle for needle in self.needles() if field in needle.fields(self.scope))

    def follows_scope(self) -> bool:
        """Say whether any wanted word is looked for in the zones of the scope, rather than in a field of its own."""
        return any(needle.field is None for needle in self.needles())

    def any_word(self) -> "Query | None":
        """Return the reading that asks for any of the words, with the same filters; None when there is but one."""
        loose = _loosened(self.root)
        return None if loose is None else replace(self, root=loose)

    def explain(self) -> str:
        """Say in words what is searched."""
        return f"articles {_explain(self.root, self.scope)}"


def leaves(node: Node, wanted: bool = True) -> Iterator[Node]:
    """Yield the leaves under an even number of negations, in order."""
    if isinstance(node, Not):
        yield from leaves(node.child, not wanted)
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from leaves(child, wanted)
    elif wanted:
        yield node


def _resolved(node: Node, answer: Callable[[Listed], Among | None]) -> Node | None:
    if isinstance(node, Listed):
        return answer(node)
    if isinstance(node, Not):
        child = _resolved(node.child, answer)
        return None if child is None else Not(child)
    if isinstance(node, And | Or):
        children = tuple(child for child in (_resolved(c, answer) for c in node.children) if child is not None)
        if len(children) < 2:
            return children[0] if children else None
        return replace(node, children=children)
    return node


def _bound(node: Node, binder: Callable[[Slot], Slot]) -> Node:
    match node:
        case Needle(slots=slots):
            return replace(node, slots=tuple(map(binder, slots)))
        case Not(child):
            return Not(_bound(child, binder))
        case And(children) | Or(children):
            return replace(node, children=tuple(_bound(child, binder) for child in children))
        case _:
            return node


def _loosened(root: Node) -> Node | None:
    parts = root.children if isinstance(root, And) else (root,)
    words = [part for part in parts if _is_of_words(part)]
    filters = tuple(part for part in parts if not _is_of_words(part))
    if len(words) == 1 and isinstance(words[0], Needle) and len(words[0].slots) > 1:
        phrase = words[0]
        words = [Needle((slot,), " ".join(slot.terms), phrase.field) for slot in phrase.slots]
    if len(words) < 2:
        return None
    any_word = Or(tuple(words))
    return And((any_word, *filters)) if filters else any_word


def _is_of_words(node: Node) -> bool:
    """Say whether a part asks for words of the text, and bars nothing: what the reading by any word loosens."""
    if isinstance(node, Needle):
        return node.field is None or node.field in ZONES
    return isinstance(node, And | Or) and all(_is_of_words(child) for child in node.children)


def _explain(node: Node, scope: tuple[str, ...]) -> str:
    match node:
        case Needle():
            return _explain_needles([node], scope, "or")
        case Exactly(field, value):
            return f"in the language “{value}”" if field == "language" else f"saved as {value}"
        case Published(period, is_possible):
            return f"published {describe(period)}{' as far as their date is known' if is_possible else ''}"
        case Undated():
            return "without a publication date"
        case Listed(field="actor", value=name):
            return f"about the actor {name}"
        case Listed(value=state):
            return f"that are {state}"
        case Among(shown=shown):
            return shown
        case Not(child):
            return f"other than those {_explain(child, scope)}"
        case And(children):
            return _explain_joined(children, scope, "and")
        case Or(children):
            return _explain_joined(children, scope, "or")


def _explain_joined(children: tuple[Node, ...], scope: tuple[str, ...], conjunction: str) -> str:
    """Say several parts in one: words of the same fields together, what is left out last."""
    needles: dict[str | None, list[Needle]] = {}
    others: list[Node] = []
    for child in children:
        if isinstance(child, Needle):
            needles.setdefault(child.field, []).append(child)
        else:
            others.append(child)
    parts = [_explain_needles(same, scope, conjunction) for same in needles.values()]
    barred: list[str] = []
    for other in others:
        words = _explain(other, scope)
        if conjunction == "and" and isinstance(other, Not):
            barred.append(words)
        else:
            parts.append(f"({words})" if isinstance(other, And | Or) else words)
    return ", ".join([_joined(parts, conjunction), *barred] if parts else barred)


def _explain_needles(needles: list[Needle], scope: tuple[str, ...], conjunction: str) -> str:
    places = _joined([_PLACES[field] for field in needles[0].fields(scope)], "or")
    have = "have" if places == _PLACES["comment"] else "has"
    return f"whose {places} {have} {_joined([_explain_needle(needle) for needle in needles], conjunction)}"


def _explain_needle(needle: Needle) -> str:
    last = needle.slots[-1]
    if len(needle.slots) > 1:
        return f"the phrase “{needle.shown}”"
    if last.reading is Reading.PREFIX:
        return f"a word that begins with “{last.terms[0]}”"
    others = [term.upper() + "." for term in last.terms[1:]]
    return f"“{needle.shown}”" + "".join(f" (or {other})" for other in others)


def _joined(parts: list[str], conjunction: str) -> str:
    return f" {conjunction} ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} {conjunction} {parts[-1]}"
