"""From the text of a query to what the index is asked: understood, and with what only the library can list."""

from collections.abc import Callable, Sequence, Set
from functools import partial, reduce

import numpy as np

from index.days import Age, Since, describe, parse_addition, parse_period
from index.errors import EmptyQueryError, QueryError
from index.explaining import dated
from index.fields import BY_NAME, Holds
from index.grades import parse_grades
from index.lexing import STRICT
from index.query import left_out, parse
from index.syntax import Among, Listed, Needle, Query, leaves
from workbench.annotate.findings import OWN_NAMES, Actor
from workbench.annotate.naming import validity
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.registry import Registry
from workbench.annotate.words import name_key
from workbench.errors import QueryMistake
from workbench.library.listing import (
    Ids,
    added_articles,
    articles_calling,
    articles_naming,
    articles_naming_places,
    articles_pairing,
    articles_with,
    graded_articles,
    source_graded_articles,
    unknown_actors,
)
from workbench.library.marks import MarkKind
from workbench.library.store import Library
from workbench.library.tags import BELOW, names_like
from workbench.marks.columns import note_slots
from workbench.marks.noted import Noted
from workbench.overlay import Overlay
from workbench.places import nearest_names, said
from workbench.typed_names import nearest_actors


class Asking:
    """One query on its way to the index: understood, and what only the library can list put in."""

    def __init__(
        self,
        library: Library,
        overlay: Overlay,
        registry: Callable[[], Registry],
        checkpoint: Callable[[], object] = lambda: None,
    ) -> None:
        self._library = library
        self._overlay = overlay
        self._registry = registry
        # What takes its time can be stopped there.
        self._checkpoint = checkpoint
        self.actors: list[Actor] = []
        # Of these only the names of their own count.
        self.strict: set[str] = set()
        # What is asked of notes.
        self.noted: list[Noted] = []
        self._unfinished: str | None = None
        # Those that are asked for and not barred: -actor:Turkey is not about Turkey.
        self._wanted: set[Listed] = set()
        self._wanted_words: set[Needle] = set()
        self._text = ""

    def understand(self, text: str, cursor: int | None) -> tuple[Query | None, str | None]:
        """Return what the index is to be asked, None for everything, and what was left out as unfinished.

        Raises:
            QueryMistake: If the query cannot be understood.
        """
        self._text = text
        try:
            query = parse(text, cursor)
        except EmptyQueryError as error:
            return None, error.unfinished
        except QueryError as error:
            raise QueryMistake(text, error.message, error.position) from error
        self._wanted = {leaf for leaf in leaves(query.root) if isinstance(leaf, Listed)}
        resolved = query.resolve(self._list)
        if resolved is not None and query.is_everywhere:
            self._wanted_words = set(query.needles())
            resolved = resolved.with_beside(self._beside)
        return resolved, self._unfinished or query.unfinished

    def _list(self, listed: Listed) -> Among | None:
        """Ask the library what only it knows; a field of the table that it has to list has its line here."""
        match BY_NAME[listed.field].holds:
            case Holds.STATE:
                return self._in_state(listed.value)
            case Holds.EVENT:
                period = parse_period(listed.value)
                ids = articles_naming(self._library, period, is_possible=listed.is_possible)
                return Among(ids, dated("whose text names a date", listed.value, is_possible=listed.is_possible))
            case Holds.PLACE:
                return self._in_place(listed)
            case Holds.ADDED:
                return self._added(listed.value)
            case Holds.TAG:
                tags = self._overlay.tags()
                ids = tags.having(names_like(tags.values, listed.value, is_typed=listed.is_typed))
                return Among(ids, _tagged(listed.value))
            case Holds.NOTE:
                return self._in_notes(listed)
            case Holds.MARKED:
                return self._marked(listed.value)
            case Holds.GRADE:
                return self._graded(listed.value)
            case _:
                return self._about(listed)

    def _in_notes(self, listed: Listed) -> Among:
        noted = Noted(note_slots(listed.value, is_typed=listed.is_typed))
        if listed in self._wanted:
            self.noted.append(noted)
        return Among(self._noting(noted), f"with a note of yours that has “{listed.value}”")

    def _beside(self, needle: Needle) -> Among | None:
        """Return where notes have a word of the text."""
        noted = Noted(needle.slots, is_beside=True)
        ids = self._noting(noted)
        if needle in self._wanted_words:
            self.noted.append(noted)
        return Among(ids, f"with a note of yours that has “{needle.shown}”", is_beside=True)

    def _noting(self, noted: Noted) -> Ids:
        marks = self._overlay.marks()
        return np.unique(marks.articles[marks.having(noted.slots)])

    def _marked(self, what: str) -> Among:
        marks = self._overlay.marks()
        match what:
            case "note":
                return Among(marks.noted(), "with a note of yours")
            case "mark":
                return Among(np.unique(marks.articles), "in which you marked something")
            case "grade":
                return Among(np.union1d(marks.graded(), graded_articles(self._library)), "that have a grade of yours")
            case "orphan":
                return Among(
                    self._overlay.orphaned(self._checkpoint), "with a mark whose words are not in the text any more"
                )
            case _:
                return Among(marks.of_kind(MarkKind(what)), f"with a {what} of yours")

    def _graded(self, value: str) -> Among:
        grades = parse_grades(value)
        found = []
        if grades.letters:
            found.append(source_graded_articles(self._library, grades.letters))
        if grades.digits:
            marked = self._overlay.marks().graded(grades.digits)
            found.append(np.union1d(marked, graded_articles(self._library, grades.digits)))
        return Among(reduce(np.intersect1d, found), f"that you graded {grades}")

    def _in_state(self, state: str) -> Among:
        if state == "starred":
            return Among(self._overlay.starred(), "that you have starred")
        if state == "queued":
            return Among(self._overlay.queued(), "in your queue")
        if state == "archived":
            return Among(self._overlay.archived(), "that you have archived")
        if state == "inbox":
            return Among(self._overlay.archived(), "that you have not archived", is_barred=True)
        if state == "stub":
            return Among(self._overlay.stubs(), "of which only the opening was saved")
        read = self._overlay.read()
        if state == "read":
            return Among(read, "that you have read")
        return Among(read, "that you have not read", is_barred=True)

    def _added(self, value: str) -> Among:
        asked = parse_addition(value)
        match asked:
            case Age():
                said = f"in the last {asked}"
            case Since():
                said = f"since {asked}"
            case _:
                said = describe(asked)
        return Among(added_articles(self._library, asked), f"that came into the library {said}")

    def _about(self, listed: Listed) -> Among | None:
        asked = (listed, *listed.beside)
        meant = [self._meant(one, is_wanted=listed in self._wanted) for one in asked]
        if not all(meant):
            self._unfinished = left_out(self._text[listed.start : listed.end])
            return None
        registry = self._registry()
        names = [" or ".join(_named(actor, registry) for actor in found) for found in meant]
        if len(meant) > 1:
            stored = [[id_ for actor in found for id_ in registry.stored(actor.id)] for found in meant]
            return Among(
                articles_pairing(self._library, stored), f"with a sentence about the actors {' and '.join(names)}"
            )
        if _is_strict(listed.value):
            return Among(self._called(meant[0]), f"about the actor {names[0]} by a name of its own")
        ids = reduce(np.union1d, (articles_with(self._library, *registry.stored(actor.id)) for actor in meant[0]))
        return Among(ids, f"about the actor {names[0]}")

    def _meant(self, listed: Listed, *, is_wanted: bool) -> list[Actor]:
        """Return who is meant by a name; nobody as long as it may be typed further.

        Raises:
            QueryMistake: If nobody is called so.
        """
        registry = self._registry()
        name = listed.value.removesuffix(STRICT) if _is_strict(listed.value) else listed.value
        found = registry.named(name)
        is_own = any(actor.name.casefold() == name.casefold() for actor in found)
        if not is_own and not any(self._is_named(actor) for actor in found):
            # By a surname or the like somebody is meant whom the articles name.
            named = (registry.actor(actor) for actor in unknown_actors(self._library, name))
            found = [actor for actor in named if actor is not None] or found
        if not found:
            if listed.is_typed:
                return []
            raise QueryMistake(self._text, _unknown_actor(registry, name), listed.start)
        # A name that is somebody's own is not taken for another's alias.
        if found[0].name.casefold() == name.casefold():
            found = found[:1]
        if is_wanted:
            self.actors += [actor for actor in found if actor not in self.actors]
            if _is_strict(listed.value):
                self.strict |= {actor.id for actor in found}
        return found

    def _is_named(self, actor: Actor) -> bool:
        return len(articles_with(self._library, *self._registry().stored(actor.id))) > 0

    def _called(self, actors: Sequence[Actor]) -> Ids:
        """Return the articles that call actors by a name of their own."""
        registry = self._registry()
        found = []
        for actor in actors:
            aliases = registry.aliases(actor.id)
            own = {name_key(alias.name) for alias in aliases if alias.kind in OWN_NAMES} | {name_key(actor.name)}
            other = {name_key(alias.name) for alias in aliases if alias.kind not in OWN_NAMES} - own
            is_own = partial(_is_own, own, other, is_suggested=not registry.knows(actor.id))
            found.append(articles_calling(self._library, registry.stored(actor.id), is_own))
        return reduce(np.union1d, found)

    def _in_place(self, listed: Listed) -> Among | None:
        # Who never asks for a place never waits for the table of places.
        gazetteer = Gazetteer.default()
        found = gazetteer.meant(listed.value)
        if not found:
            if listed.is_typed:
                self._unfinished = left_out(self._text[listed.start : listed.end])
                return None
            raise QueryMistake(self._text, _unknown_place(gazetteer, listed.value), listed.start)
        ids = articles_naming_places(self._library, frozenset[str]().union(*map(gazetteer.within, found)))
        has_more = any(len(gazetteer.within(place)) > 1 for place in found)
        names = " or ".join(said(gazetteer, place) for place in found)
        return Among(ids, f"that name the place {names}{' or one in it' if has_more else ''}")


def _tagged(name: str) -> str:
    return f"tagged with something below “{name.rstrip(BELOW)}”" if name.endswith(BELOW) else f"tagged “{name}”"


def _is_strict(value: str) -> bool:
    return value.casefold().endswith(STRICT)


def _is_own(own: Set[str], other: Set[str], name: str, *, is_suggested: bool) -> bool:
    """Tell whether a text calls an actor by a name of its own; of whom no table knows all names are."""
    key = name_key(name)
    return key in own or (is_suggested and key not in other)


def _named(actor: Actor, registry: Registry) -> str:
    days = validity(registry, actor)
    return f"{actor.name} ({days})" if days else actor.name


def _unknown_actor(registry: Registry, name: str) -> str:
    nearest = nearest_actors(registry, name)
    what_to_do = (
        f"Use one of the nearest: {', '.join(nearest)}."
        if nearest
        else "Search for the name as words instead: leave out actor:."
    )
    return f"There is no actor “{name}” in the registry, under no name that it knows. {what_to_do}"


def _unknown_place(gazetteer: Gazetteer, name: str) -> str:
    nearest = nearest_names(gazetteer, name)
    what_to_do = (
        f"Use one of the nearest: {', '.join(dict.fromkeys(nearest))}."
        if nearest
        else "Search for the name as words instead: leave out place:."
    )
    return f"There is no place “{name}” in the gazetteer, under no name that it knows. {what_to_do}"
