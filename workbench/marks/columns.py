"""All marks of a library as columns, and the words of their notes as lists of the marks that have them: what searches ask at each letter."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from index.analysis import tokenize
from index.dictionary import as_text
from index.lexicon import Lexicon
from index.syntax import Reading, Slot
from workbench.library.listing import Ids
from workbench.library.marks import MarkKind
from workbench.library.store import Library

Numbers = npt.NDArray[np.int64]

_KINDS: Final = {kind.value: number for number, kind in enumerate(MarkKind)}
_UNKNOWN_KIND: Final = len(_KINDS)
_NONE: Final = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class MarkColumns:
    """The marks, by article; `words` are those of notes and tags in the order of letters, `places` says how many marks have those before."""

    articles: Numbers = field(default_factory=lambda: _NONE)
    keys: tuple[str, ...] = ()
    kinds: npt.NDArray[np.int8] = field(default_factory=lambda: _NONE.astype(np.int8))
    grades: npt.NDArray[np.int8] = field(default_factory=lambda: _NONE.astype(np.int8))
    is_noted: npt.NDArray[np.bool_] = field(default_factory=lambda: _NONE.astype(bool))
    words: tuple[str, ...] = ()
    places: Numbers = field(default_factory=lambda: np.zeros(1, np.int64))
    having_word: Numbers = field(default_factory=lambda: _NONE)

    def __len__(self) -> int:
        """Count the marks."""
        return len(self.articles)

    def of_kind(self, kind: MarkKind) -> Ids:
        """Return the articles with a mark of a kind, sorted."""
        return np.unique(self.articles[self.kinds == _KINDS[kind]])

    def noted(self) -> Ids:
        """Return the articles with something written on them or in them, sorted."""
        return np.unique(self.articles[self.is_noted])

    def graded(self, digits: str = "123456") -> Ids:
        """Return the articles with a mark that has one of these grades, sorted."""
        return np.unique(self.articles[np.isin(self.grades, [int(digit) for digit in digits])])

    def having(self, slots: Sequence[Slot]) -> Numbers:
        """Return the numbers of the marks whose note and tags have a word for each slot, in whatever order."""
        found: Numbers | None = None
        for slot in slots:
            marks = self._filling(slot)
            found = marks if found is None else np.intersect1d(found, marks, assume_unique=True)
            if not len(found):
                break
        return _NONE if found is None else found

    def _filling(self, slot: Slot) -> Numbers:
        parts = [
            self.having_word[self.places[first] : self.places[last]]
            for first, last in self._stretches(slot)
            if first < last
        ]
        return np.unique(np.concatenate(parts)) if parts else _NONE

    def _stretches(self, slot: Slot) -> Iterable[tuple[int, int]]:
        """Yield where the words stand that fill a slot: words and beginnings are looked up, for others each is looked at."""
        if slot.reading is Reading.PREFIX:
            for term in slot.terms:
                yield bisect_left(self.words, term), bisect_right(self.words, term + "\U0010ffff")
        elif slot.reading is Reading.WORD:
            for term in slot.terms:
                yield bisect_left(self.words, term), bisect_right(self.words, term)
        else:
            yield from ((number, number + 1) for number, word in enumerate(self.words) if slot.accepts(word))


def note_slots(value: str, *, is_typed: bool = False) -> tuple[Slot, ...]:
    """Return what a note has to have for words as they are typed; the last is the beginning of one while it `is_typed`, or has a star."""
    words = [token.text for token in tokenize(value)]
    is_beginning = is_typed or value.rstrip().endswith("*")
    return tuple(
        Slot((word,), Reading.PREFIX if is_beginning and number == len(words) else Reading.WORD)
        for number, word in enumerate(words, 1)
    )


def note_text(note: str, tags: Iterable[str]) -> str:
    """Return what is searched of a mark: its note, and its tags on a line of their own."""
    return "\n".join(filter(None, (note.strip(), " ".join(f"#{tag}" for tag in tags))))


class MarkReader:
    """Reads the columns of one library; the words of a note are told apart once, however often the others change."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._state: tuple[int, int] | None = None
        self._columns = MarkColumns()
        # The words in the order in which they came, and the numbers of those of each note and tags as they are stored.
        self._lexicon = Lexicon()
        self._known: dict[tuple[str, str], Numbers] = {}

    def read(self) -> MarkColumns:
        """Return the marks as they are now."""
        connection = self._library.connection
        # Marks change by decisions alone, or go with their articles.
        state = tuple(
            connection.execute("SELECT (SELECT max(seq) FROM decision), (SELECT count(*) FROM mark)").fetchone()
        )
        if state != self._state:
            self._columns = self._read()
            self._state = state
        return self._columns

    def _read(self) -> MarkColumns:
        rows = self._library.connection.execute(
            "SELECT article, key, kind, grade, note, tags FROM mark ORDER BY article, key"
        ).fetchall()
        if not rows:
            self._known, self._lexicon = {}, Lexicon()
            return MarkColumns()
        articles, keys, kinds, grades, notes, tags = zip(*map(tuple, rows), strict=True)
        before, self._known = self._known, {}
        listed = [self._words_of(said, before) for said in zip(notes, tags, strict=True)]
        words, places, having = _by_word(tuple(map(as_text, self._lexicon.terms)), listed)
        kind_numbers = [_KINDS.get(kind, _UNKNOWN_KIND) for kind in kinds]
        written = [bool(note.strip()) for note in notes]
        is_note = np.array(kind_numbers) == _KINDS[MarkKind.NOTE]
        return MarkColumns(
            np.array(articles, np.int64),
            keys,
            np.array(kind_numbers, np.int8),
            np.array([int(grade) if grade in set("123456") else 0 for grade in grades], np.int8),
            np.array(written, bool) | is_note,
            words,
            places,
            having,
        )

    def _words_of(self, said: tuple[str, str], before: dict[tuple[str, str], Numbers]) -> Numbers:
        """Return the numbers of the words of a note and of tags as they are stored."""
        known = before.get(said)
        self._known[said] = self._told_apart(*said) if known is None else known
        return self._known[said]

    def _told_apart(self, note: str, tags: str) -> Numbers:
        try:
            named = msgspec.json.decode(tags, type=tuple[str, ...])
        except msgspec.MsgspecError:
            named = ()  # check tells of it
        codes: list[int] = []
        self._lexicon.encode(note_text(note, named), "", codes)
        numbers = {code for code in codes if code >= 0}
        for code in codes:
            numbers.update(self._lexicon.words_of_group(code))
        return np.fromiter(numbers, np.int64)


def _by_word(words: tuple[str, ...], listed: Sequence[Numbers]) -> tuple[tuple[str, ...], Numbers, Numbers]:
    """Return the words in the order of letters, how many marks have those before each, and these marks, word by word."""
    order = sorted(range(len(words)), key=words.__getitem__)
    rank = np.empty(len(words), np.int32)
    rank[order] = np.arange(len(words))
    marks = np.repeat(np.arange(len(listed)), [len(numbers) for numbers in listed])
    ranks = rank[np.concatenate(listed)] if len(marks) else _NONE
    by_word = np.argsort(ranks, kind="stable")
    places = np.concatenate(([0], np.cumsum(np.bincount(ranks, minlength=len(words)))))
    return tuple(words[number] for number in order), places.astype(np.int64), marks[by_word]
