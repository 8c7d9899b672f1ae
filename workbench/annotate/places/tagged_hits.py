"""Tells names of places by what the tagger took them for, as the words around them tell others."""

from collections.abc import Sequence

from workbench.annotate.entries import Role
from workbench.annotate.findings import Mention
from workbench.annotate.overlaps import Overlaps
from workbench.annotate.places.cues import DIRECTIONS
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.places.scanning import PlaceHit
from workbench.annotate.places.surroundings import Cue
from workbench.annotate.registry import Registry
from workbench.annotate.surroundings import Lettering
from workbench.annotate.tagger.tagged import BELIEVED, Tagged, TaggedKind, Tagging
from workbench.annotate.words import name_key


def as_tagged(
    registry: Registry, text: str, hits: Sequence[PlaceHit], mentions: Sequence[Mention], tagged: Sequence[Tagged]
) -> list[PlaceHit]:
    """Return names of the gazetteer with the tagger's word in place of what stands around them, where it has one.

    Args:
        registry: Whose the mentions are.
        text: Of the article.
        hits: Names of the gazetteer.
        mentions: Known actors; what a state is called by is left to its surroundings.
        tagged: What the tagger found.
    """
    tags, actors = Overlaps(tagged), Overlaps(mentions)
    told = []
    for hit in hits:
        over = tags.over(hit.start, hit.end)
        if len(over) == 1 and not actors.over(hit.start, hit.end):
            hit = hit._replace(cue=_cue(registry, text, hit, over[0]))
        told.append(hit)
    return told


def believed(places: Sequence[PlaceMention], tagging: Tagging) -> tuple[PlaceMention, ...]:
    """Return places without what is not sure and no name for the tagger, where that read."""
    tags, unread = Overlaps(tagging.names), Overlaps(tagging.unread)
    return tuple(
        place
        for place in places
        if not place.is_suggested or tags.over(place.start, place.end) or unread.over(place.start, place.end)
    )


def is_part_of(text: str, tag: Tagged, start: int, end: int) -> bool:
    """Tell whether a name is that of text[start:end] or of a part of it: "eastern Brisa"."""
    words = text[tag.start : start].split()
    return tag.start <= start and tag.end == end and all(name_key(word) in DIRECTIONS for word in words)


def _cue(registry: Registry, text: str, hit: PlaceHit, tag: Tagged) -> Cue:
    if tag.kind is TaggedKind.NATIONALITY or tag.probability < BELIEVED:
        return hit.cue
    if tag.kind is TaggedKind.PLACE and is_part_of(text, tag, hit.start, hit.end):
        # Somebody "of Georgia" is not there, a capital may be a government, and headlines say less than it takes.
        is_open = (
            not text.endswith("of ", 0, hit.start)
            and hit.lettering is Lettering.RUNNING
            and not _is_seat(registry, hit.key)
        )
        return Cue.PLACE if is_open else hit.cue
    is_within = tag.start <= hit.start and hit.end <= tag.end
    return Cue.BLOCKED if is_within else hit.cue


def _is_seat(registry: Registry, key: str) -> bool:
    return any(entry.role is Role.CAPITAL for entry in registry.entries(key))
