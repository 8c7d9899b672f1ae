"""The syntax tree of a query: what is searched, where, and how that is said in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from dataclasses import field as attribute
from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from index.days import Period
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

    It stands at text[start:end] of the query; `is_typed` as long as the user may go on typing its value. `is_possible`
    where dates are meant that may lie in its period. What is to stand in the same sentence is `beside` it.
    """

    field: str
    value: str
    start: int = attribute(default=0, compare=False)
    end: int = attribute(default=0, compare=False)
    is_typed: bool = attribute(default=False, compare=False, kw_only=True)
    is_possible: bool = attribute(default=False, kw_only=True)
    beside: tuple["Listed", ...] = attribute(default=(), kw_only=True)


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """What a Listed was resolved to: the articles of these ids or, if `is_barred`, all others; `shown` says it in words.

    The ids are sorted, each once. `is_beside` where it stands for a word of the query beside the text: in the user's notes.
    """

    ids: npt.NDArray[np.int64]
    shown: str
    is_barred: bool = False
    is_beside: bool = False


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


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood: its text, its tree, and the zones where words without a field are looked for.

    `prefix` is the word that was read as the beginning of one because it is being typed, `unfinished` a sentence on what
    was left out for the same reason. `is_everywhere` where words are looked for in what the user wrote as well.
    """

    text: str
    root: Node
    scope: tuple[str, ...] = DEFAULT_SCOPE
    prefix: str | None = None
    unfinished: str | None = None
    is_everywhere: bool = attribute(default=False, kw_only=True)

    def within(self, *zones: str) -> "Query":
        """Return the same query over other zones alone."""
        root = mapped(self.root, lambda leaf: None if isinstance(leaf, Among) and leaf.is_beside else leaf)
        assert root is not None
        return replace(self, root=root, scope=zones, is_everywhere=False)

    def with_beside(self, answer: "Callable[[Needle], Among | None]") -> "Query":
        """Return the query whose words of the scope may stand beside the text as well; `answer` says in which articles they do."""

        def either(leaf: Node) -> Node:
            beside = answer(leaf) if isinstance(leaf, Needle) and leaf.field is None else None
            return leaf if beside is None else Or((leaf, beside))

        root = mapped(self.root, either)
        assert root is not None
        return replace(self, root=root)

    def resolve(self, answer: Callable[[Listed], Among | None]) -> "Query | None":
        """Return the query with every Listed answered; one that is answered by None is left out. None if nothing is left."""
        root = mapped(self.root, lambda leaf: answer(leaf) if isinstance(leaf, Listed) else leaf)
        return None if root is None else replace(self, root=root)

    def bind(self, binder: Callable[[Slot], Slot]) -> "Query":
        """Return the query with every slot as the index knows it, those of barred words too."""

        def bound(leaf: Node) -> Node:
            return replace(leaf, slots=tuple(map(binder, leaf.slots))) if isinstance(leaf, Needle) else leaf

        root = mapped(self.root, bound)
        assert root is not None
        return replace(self, root=root)

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


def leaves(node: Node, wanted: bool = True) -> Iterator[Node]:
    """Yield the leaves under an even number of negations, in order."""
    if isinstance(node, Not):
        yield from leaves(node.child, not wanted)
    elif isinstance(node, And | Or):
        for child in node.children:
            yield from leaves(child, wanted)
    elif wanted:
        yield node


def mapped(node: Node, change: Callable[[Node], Node | None]) -> Node | None:
    """Return the tree with each leaf changed; one that becomes None is left out, and None is what has none left."""
    if isinstance(node, Not):
        child = mapped(node.child, change)
        return None if child is None else Not(child)
    if isinstance(node, And | Or):
        children = tuple(child for child in (mapped(c, change) for c in node.children) if child is not None)
        if len(children) < 2:
            return children[0] if children else None
        return replace(node, children=children)
    return change(node)


def _loosened(root: Node) -> Node | None:
    parts = root.children if isinstance(root, And) else (root,)
    words = [part for part in parts if _is_of_words(part)]
    filters = tuple(part for part in parts if not _is_of_words(part))
    if len(words) == 1 and isinstance(words[0], Needle) and len(words[0].slots) > 1:
        phrase = words[0]
        words = [Needle((slot,), " ".join(slot.terms), phrase.field) for slot in dict.fromkeys(phrase.slots)]
    if len(words) < 2:
        return None
    any_word = Or(tuple(words))
    return And((any_word, *filters)) if filters else any_word


def _is_of_words(node: Node) -> bool:
    """Say whether a part asks for words of the text, and bars nothing: what the reading by any word loosens."""
    if isinstance(node, Needle):
        return node.field is None or node.field in ZONES
    if isinstance(node, Among):
        return node.is_beside
    return isinstance(node, And | Or) and all(_is_of_words(child) for child in node.children)
