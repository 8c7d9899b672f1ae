"""Finds the actors of an article that no table has, and puts them beside those that are known."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from index.folding import fold
from workbench.annotate.cues import FUNCTION, LOCATING
from workbench.annotate.findings import ActorKind, AliasKind, Mention
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.registry import Registry
from workbench.annotate.tagger.tagged import BELIEVED, Tagged, TaggedKind, Tagging
from workbench.annotate.unknown import english
from workbench.annotate.unknown.abbreviations import find_abbreviations
from workbench.annotate.unknown.given_names import GIVEN_NAMES
from workbench.annotate.unknown.identity import unknown_id
from workbench.annotate.unknown.known import Known
from workbench.annotate.unknown.merging import Told, decide, merged
from workbench.annotate.unknown.organisations import find_organisations
from workbench.annotate.unknown.people import Person, find_person
from workbench.annotate.unknown.places import UnknownPlace, find_place
from workbench.annotate.unknown.runs import Run, RunReader, segments
from workbench.annotate.unknown.span import Span
from workbench.annotate.unknown.weighing import weigh
from workbench.annotate.words import Word, cut_words
from workbench.model import Document, Zone

_SHORT: Final = 2


def add_unknown(
    registry: Registry,
    gazetteer: Gazetteer,
    document: Document,
    names: RunReader,
    mentions: Sequence[Mention],
    tagging: Tagging | None = None,
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the mentions of known actors and, as suggestions, of others; and apart, places that the gazetteer lacks.

    Args:
        registry: Of known actors.
        gazetteer: Of known places.
        document: The article.
        names: What read its blocks.
        mentions: Of known actors. Nationality words within a longer name that is found give way to it.
        tagging: What the tagger found, which decides then what is a name; rules alone do where it is None.
    """
    if document.language not in (None, "", "en"):
        return tuple(mentions), ()
    finder = _Finder(registry, gazetteer, document, names)
    if tagging is not None:
        finder.learn(tagging.names)
    spans, places = finder.find(), finder.places
    if tagging is not None:
        weighed = weigh(registry, document.text, mentions, tagging)
        spans, places = decide(document, weighed, tagging, Told((*spans, *places), finder.letters))
        mentions = weighed.mentions
    found = merged(mentions, spans)
    if not places:
        return found, ()
    with_places = merged(found, places)
    taken = frozenset(found)
    return found, tuple(mention for mention in with_places if mention not in taken)


class _Finder:
    def __init__(self, registry: Registry, gazetteer: Gazetteer, document: Document, names: RunReader) -> None:
        self._known = Known(registry, gazetteer)
        self._document = document
        self._text = document.text
        self._runs = names.runs
        self._headlines = names.headlines
        # Persons by the words of their full names.
        self._full: dict[tuple[str, ...], str] = {}
        # Who is meant by one word of a person's name, "" where two are.
        self._surnames: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._sizes: dict[str, set[int]] = {}
        self._towns: dict[tuple[str, ...], str] = {}
        self.places: list[Span] = []
        self.letters: dict[str, str] = {}

    def learn(self, tagged: Sequence[Tagged]) -> None:
        """Note the persons whom the tagger found by their full names, so that they may be called by one of its words."""
        for one in tagged:
            name = self._text[one.start : one.end]
            if one.kind is TaggedKind.PERSON and one.probability >= BELIEVED and not name.islower():
                words = cut_words(fold(name), 0, len(name))
                if len(words) > 1:
                    self._learn(words, unknown_id(ActorKind.PERSON, _plain(name)))

    def find(self) -> list[Span]:
        """Return the names of actors that no table has; they may overlap."""
        found = list(self._abbreviated())
        repeated = frozenset(run.words[run.first].key for run in self._runs if run.after == run.first + 1)
        alone: list[Run] = []
        titled: list[tuple[Run, Person]] = []
        for run in self._runs:
            if run.after == run.first + 1:
                if (place := find_place(run, run.first, run.after, self._text, self._known)) is None:
                    alone.append(run)
                else:
                    self._add_place(run, place)
                continue
            covered = run.first
            for one in find_organisations(run, self._text):
                if not self._known.has(run.words[one.first : one.after]):
                    found.append(self._span(run, one.first, one.after, one.kind))
                covered = one.after
            for first, after in segments(run, self._text):
                if after <= covered:
                    continue
                first = max(first, covered)
                person = find_person(run, first, after, self._text, self._known, repeated=repeated)
                if person is None and (place := find_place(run, first, after, self._text, self._known)) is not None:
                    self._add_place(run, place)
                elif person is None:
                    if after == first + 1:
                        alone.append(Run(run.words, first, after, run.zone, run.begins and first == run.first))
                elif person.after == person.first + 1:
                    titled.append((run, person))
                else:
                    span = self._span(run, person.first, person.after, ActorKind.PERSON)
                    found.append(span)
                    self._learn(run.words[person.first : person.after], span.actor)
        for run, person in titled:
            word = run.words[person.first]
            actor = self._surnames.get(word.key)
            if actor is None:
                actor = self._span(run, person.first, person.after, ActorKind.PERSON).actor
                self._surnames[word.key] = actor
            if actor:
                found.append(Span(word.start, word.end, actor, run.zone))
        found += self._short(alone)
        found += self._in_headlines()
        if self._towns:
            self.places += self._towns_alone()
        return found

    def _abbreviated(self) -> Iterable[Span]:
        blocks = [block for block in self._document.blocks if block.zone is not Zone.BOILERPLATE]
        starts = [block.start for block in blocks]
        for one in find_abbreviations(self._text):
            at = bisect_right(starts, one.start) - 1
            if at < 0 or one.letters_end > blocks[at].end:
                continue
            actor = unknown_id(one.kind, _plain(self._text[one.start : one.end]))
            self.letters.setdefault(one.letters, actor)
            yield Span(one.start, one.end, actor, blocks[at].zone)

    def _short(self, alone: list[Run]) -> Iterable[Span]:
        """Give the words that stand for somebody who was named in full: surname, given name, abbreviation."""
        for run in alone:
            word = run.words[run.first]
            written = self._text[word.start : word.end]
            if (letters := self.letters.get(written)) is not None:
                yield Span(word.start, word.end, letters, run.zone, AliasKind.ABBREVIATION)
                continue
            actor = self._surnames.get(word.key)
            if not actor and (not run.begins or word.key in GIVEN_NAMES):
                actor = self._given.get(word.key)
            if actor and not self._is_located(run):
                yield Span(self._start(run.words, run.first), word.end, actor, run.zone)

    def _in_headlines(self) -> Iterable[Span]:
        """Give full names of persons in lines whose capitals say nothing, where running text has told them."""
        for run in self._headlines:
            words = run.words
            for first in range(run.first, run.after - 1):
                for size in self._sizes.get(words[first].key, ()):
                    name = words[first : first + size]
                    keys = tuple(word.key for word in name)
                    if keys in self._full:
                        yield Span(words[first].start, name[-1].end, self._full[keys], run.zone)

    def _learn(self, words: list[Word], actor: str) -> None:
        """Note by which single words a person may be called from here on."""
        keys = tuple(word.key for word in words)
        self._full.setdefault(keys, actor)
        self._sizes.setdefault(keys[0], set()).add(len(keys))
        if len(keys) > _SHORT and keys[-1] in english.SUFFIXES:
            keys = keys[:-1]
        surname, given = keys[-1], keys[0]
        if len(surname) > _SHORT and surname not in FUNCTION:
            self._note(self._surnames, surname, actor)
        if len(given) > _SHORT and given not in FUNCTION and given not in english.TITLES:
            self._note(self._given, given, actor)

    def _add_place(self, run: Run, place: UnknownPlace) -> None:
        words = run.words[place.first : place.after]
        if self._known.has(words):
            return
        span = self._span(run, place.first, place.after, ActorKind.PLACE)
        self.places.append(span)
        self._towns.setdefault(tuple(word.key for word in words), span.actor)

    def _towns_alone(self) -> Iterable[Span]:
        """Give the places that were told once wherever they stand."""
        for run in self._runs:
            for first, after in segments(run, self._text):
                actor = self._towns.get(tuple(word.key for word in run.words[first:after]))
                if actor:
                    start, end = self._start(run.words, first), run.words[after - 1].end
                    yield Span(start, end, actor, run.zone)

    def _note(self, called: dict[str, str], key: str, actor: str) -> None:
        if called.setdefault(key, actor) != actor:
            called[key] = ""

    def _is_located(self, run: Run) -> bool:
        before = run.words[run.first - 1] if run.first else None
        return (
            before is not None
            and before.key in LOCATING
            and before.key not in ("to", "from")
            and self._known.is_place(run.words[run.first])
        )

    def _start(self, words: list[Word], at: int) -> int:
        """Return where a name starts whose article is written small: "al-Ahwal Brigades"."""
        is_articled = (
            at and words[at - 1].key == "al" and words[at].is_joined and words[at - 1].end + 1 == words[at].start
        )
        return words[at - 1].start if is_articled else words[at].start

    def _span(self, run: Run, first: int, after: int, kind: ActorKind) -> Span:
        start, end = self._start(run.words, first), run.words[after - 1].end
        if run.words[after - 1].key in english.STOPPED and self._text[end : end + 1] == ".":
            end += 1
        return Span(start, end, unknown_id(kind, _plain(self._text[start:end])), run.zone)


def _plain(name: str) -> str:
    return " ".join(name.split())
