"""Finds the places that an article names, once it is known whom it names."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from workbench.annotate.findings import ActorKind, AliasKind, Mention
from workbench.annotate.places.deciding import PlaceDecider
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import PlaceKind, PlaceMention
from workbench.annotate.places.scanning import PlaceHit
from workbench.annotate.places.surroundings import Cue
from workbench.annotate.registry import Registry
from workbench.annotate.surroundings import Lettering
from workbench.model import Document

_PROPER: Final = (
    AliasKind.SAME, AliasKind.ABBREVIATION, AliasKind.SPELLING, AliasKind.SUCCESSOR, AliasKind.PREDECESSOR,
)  # fmt: skip
_METROPOLIS: Final = 1_000_000


class PlacesRead(NamedTuple):
    """The places of an article in reading order; `others` are the mentions of states that are regions or towns of that name instead."""

    places: tuple[PlaceMention, ...]
    others: frozenset[Mention]


def find_places(
    gazetteer: Gazetteer,
    registry: Registry,
    document: Document,
    hits: Sequence[PlaceHit],
    mentions: Sequence[Mention],
) -> PlacesRead:
    """Return the places that an article names in every zone but boilerplate.

    Args:
        gazetteer: What places there are.
        registry: Whose the mentions are.
        document: The article.
        hits: What `PlaceScanner` found in it.
        mentions: The actors that it names. What is part of another actor's name is no place; a state is one where it stands as one.
    Returns:
        Places as disjoint spans in code points of document.text, none over the border of a block. What is not sure is suggested.
    """
    over = _Actors(registry, mentions)
    decider = PlaceDecider(
        gazetteer, _countries(gazetteer, over, hits), is_english=document.language in (None, "", "en")
    )
    for hit, within in _with_next(hits):
        # What one sentence says beyond doubt holds for the others, before it as well.
        if hit.lettering is Lettering.RUNNING and (hit.cue is Cue.PLACE or hit.is_bare) and over.of(hit) is None:
            decided = decider.decide(hit, within, state=None)
            if decided is not None and not decided[1]:
                decider.established.setdefault(hit.key, decided[0].id)
    found: list[PlaceMention] = []
    others: set[Mention] = set()
    for hit, within in _with_next(hits):
        actor = over.of(hit)
        if actor is not None and not over.is_state(actor):
            if not _is_told(hit, actor):
                continue
            actor = None
        if actor is not None and actor.is_suggested and (region := decider.region(hit, actor.actor)) is not None:
            # "Senator X of Georgia" names neither the state nor, as something that lies somewhere, the region.
            others.add(actor)
            if hit.cue in (Cue.PLACE, Cue.TOWARD, Cue.LISTED) or hit.is_bare or decider.is_told(hit):
                found.append(PlaceMention(hit.start, hit.end, region.id, hit.zone))
            continue
        if actor is not None and within is not None and decider.is_town(hit, within, actor.actor):
            others.add(actor)
            actor = None
        decided = decider.decide(hit, within, state=None if actor is None else actor.actor)
        if decided is not None:
            found.append(PlaceMention(hit.start, hit.end, decided[0].id, hit.zone, decided[1]))
    return PlacesRead(tuple(found), frozenset(others))


def _is_told(hit: PlaceHit, actor: Mention) -> bool:
    """Tell whether a name is a place although it may be a government: "the harbor of Havana", "in Brussels", "in Montevideo and Rome"."""
    if actor.start < hit.start or actor.end > hit.end:
        return False
    is_capital = actor.alias is AliasKind.METONYM
    return (hit.cue is Cue.PLACE and (is_capital or actor.is_suggested)) or (
        hit.cue is Cue.LISTED and is_capital and actor.is_suggested
    )


class _Actors:
    """The actors that are named at a span."""

    def __init__(self, registry: Registry, mentions: Sequence[Mention]) -> None:
        self._registry = registry
        self.mentions = mentions
        self._starts = [mention.start for mention in mentions]

    def of(self, hit: PlaceHit) -> Mention | None:
        """Return the mention that shares letters with a name."""
        at = bisect_right(self._starts, hit.end - 1) - 1
        if at < 0 or self.mentions[at].end <= hit.start:
            return None
        mention = self.mentions[at]
        # "Santiago de Cuba": the state is a part of the name.
        is_part = (
            hit.start <= mention.start and mention.end <= hit.end and mention.end - mention.start < hit.end - hit.start
        )
        return None if is_part and self._is_a_state(mention) else mention

    def _is_a_state(self, mention: Mention) -> bool:
        actor = self._registry.actor(mention.actor)
        return actor is not None and actor.kind is ActorKind.STATE

    def is_state(self, mention: Mention) -> bool:
        """Tell whether a mention is a state by its own name, and neither its capital nor its people."""
        return self._is_a_state(mention) and mention.alias in _PROPER

    def countries(self) -> Counter[str]:
        """Count the countries whose states, people or armies are named."""
        counted = Counter(mention.actor for mention in self.mentions if not mention.is_suggested)
        found: Counter[str] = Counter()
        for id_, count in counted.items():
            actor = self._registry.actor(id_)
            if actor is not None and actor.kind in (ActorKind.STATE, ActorKind.ARMED):
                for country in self._registry.countries(id_)[:1]:
                    found[country] += count
        return found


def _countries(gazetteer: Gazetteer, over: _Actors, hits: Sequence[PlaceHit]) -> Counter[str]:
    """Count the countries that a document names, and those of the cities in it that have no namesake worth the name."""
    found = over.countries()
    for key, count in Counter(hit.key for hit in hits if hit.cue is not Cue.BLOCKED).items():
        names = gazetteer.names(key)
        place = gazetteer.place(names[0].place)
        if place is None or not all(name.is_plain and not name.is_foreign for name in names):
            continue
        # Countries were counted as states.
        is_known = place.kind is PlaceKind.CAPITAL or (place.kind is PlaceKind.CITY and place.population >= _METROPOLIS)
        if is_known and len({(p.countries if (p := gazetteer.place(name.place)) else ()) for name in names[:2]}) == 1:
            for country in place.countries:
                found[country] += count
    return found


def _with_next(hits: Sequence[PlaceHit]) -> list[tuple[PlaceHit, PlaceHit | None]]:
    """Give each name the one that follows it after a comma."""
    last = len(hits) - 1
    return [(hit, hits[at + 1] if hit.is_continued and at < last else None) for at, hit in enumerate(hits)]
