"""From the text of a query to what the index is asked: understood, and with what only the library can list."""

from collections.abc import Callable
from functools import reduce
from typing import Final

import numpy as np

from index.days import Age, Since, describe, parse_addition, parse_period
from index.errors import EmptyQueryError, QueryError
from index.explaining import dated
from index.fields import BY_NAME, Holds
from index.query import left_out, parse
from index.syntax import Among, Listed, Query, leaves
from workbench.annotate.findings import Actor
from workbench.annotate.naming import validity
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.registry import Registry
from workbench.errors import QueryMistake
from workbench.library.listing import (
    added_articles,
    articles_naming,
    articles_naming_places,
    articles_with,
    unknown_actors,
)
from workbench.library.store import Library
from workbench.library.tags import names_like
from workbench.overlay import Overlay
from workbench.places import nearest_names, said

_NEAREST_NAMES: Final = 3
_BEGINNING_CHARS: Final = 3


class Asking:
    """One query on its way to the index: understood, and what only the library can list put in."""

    def __init__(self, library: Library, overlay: Overlay, registry: Callable[[], Registry]) -> None:
        self._library = library
        self._overlay = overlay
        self._registry = registry
        self.actors: list[Actor] = []
        self._unfinished: str | None = None
        # Those that are asked for and not barred: -actor:Turkey is not about Turkey.
        self._wanted: set[Listed] = set()
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
                return Among(ids, f"tagged “{listed.value}”")
            case _:
                return self._about(listed)

    def _in_state(self, state: str) -> Among:
        if state == "starred":
            return Among(self._overlay.starred(), "that you have starred")
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
        registry = self._registry()
        found = registry.named(listed.value)
        if not found:
            # Whom the program suggests by their names alone.
            named = (registry.actor(actor) for actor in unknown_actors(self._library, listed.value))
            found = [actor for actor in named if actor is not None]
        if not found:
            if listed.is_typed:
                self._unfinished = left_out(self._text[listed.start : listed.end])
                return None
            raise QueryMistake(self._text, _unknown_actor(registry, listed.value), listed.start)
        # A name that is somebody's own is not taken for another's alias.
        if found[0].name.casefold() == listed.value.casefold():
            found = found[:1]
        if listed in self._wanted:
            self.actors += [actor for actor in found if actor not in self.actors]
        ids = reduce(np.union1d, (articles_with(self._library, *registry.stored(actor.id)) for actor in found))
        names = " or ".join(_named(actor, registry) for actor in found)
        return Among(ids, f"about the actor {names}")

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


def _named(actor: Actor, registry: Registry) -> str:
    days = validity(registry, actor)
    return f"{actor.name} ({days})" if days else actor.name


def _unknown_actor(registry: Registry, name: str) -> str:
    # Where nothing begins so, the end is what was mistyped.
    beginnings = (name[:length] for length in range(len(name), _BEGINNING_CHARS - 1, -1))
    found = next(filter(None, (registry.search(beginning, _NEAREST_NAMES) for beginning in beginnings)), [])
    nearest = [actor.name for actor in found]
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
