"""The places of an article and of a whole result, and which places a name in a query means; window and command line share it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import Place, PlaceMention
from workbench.annotate.registry import Registry
from workbench.annotating import findings_of
from workbench.library.articles import get_document
from workbench.library.store import Library
from workbench.mention_counts import counted, counts_of

_NEAREST_NAMES: Final = 3
_BEGINNING_CHARS: Final = 3


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How often a place is named, body and comments apart, by which names (the most frequent first), in how many articles."""

    place: Place
    names: tuple[str, ...]
    body: int
    comment: int
    articles: int
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """A place of one article, with its mentions in reading order."""

    count: PlaceCount
    mentions: tuple[PlaceMention, ...]


def places_of_article(
    library: Library, registry: Registry, gazetteer: Gazetteer, article: int
) -> tuple[ArticlePlace, ...]:
    """Return the places that an article names outside of its boilerplate, the most named in the body first.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If its text is damaged.
    """
    document, _ = get_document(library, article)
    found = []
    mentions = findings_of(library, registry, article, document).places
    for id_, named, counts in counted(document, mentions, lambda mention: mention.place):
        place = gazetteer.place(id_)
        if place is not None:
            count = PlaceCount(place, counts.names, counts.body, counts.comment, counts.articles, counts.is_suggested)
            found.append(ArticlePlace(count, named))
    return tuple(sorted(found, key=lambda named: _rank(named.count)))


def places_of(library: Library, gazetteer: Gazetteer, ids: Sequence[int]) -> tuple[PlaceCount, ...]:
    """Return the places that these articles name, as far as they are annotated, the most named in bodies first."""
    found = []
    for id_, counts in counts_of(library, "place", ids).items():
        place = gazetteer.place(id_)
        if place is not None:
            found.append(
                PlaceCount(place, counts.names, counts.body, counts.comment, counts.articles, counts.is_suggested)
            )
    return tuple(sorted(found, key=_rank))


def said(gazetteer: Gazetteer, place: Place) -> str:
    """Return the name of a place with what tells it from its namesakes: "Paris (FR)", "Paris (Texas, US)"."""
    inside = [*place.countries]
    if place.region and (region := gazetteer.place(place.region)) is not None:
        inside.insert(0, region.name)
    is_whole = place.id == place.name.lower().replace(" ", "-")
    return place.name if is_whole or not inside else f"{place.name} ({', '.join(inside)})"


def nearest_names(gazetteer: Gazetteer, name: str) -> list[str]:
    """Return the names of the places that come nearest to one that nobody knows: where nothing begins so, its end was mistyped."""
    beginnings = (name[:length] for length in range(len(name), _BEGINNING_CHARS - 1, -1))
    found = next(filter(None, (gazetteer.search(beginning, _NEAREST_NAMES) for beginning in beginnings)), [])
    return [place.name for place in found]


def _rank(count: PlaceCount) -> tuple[int, int, int, str]:
    return -count.body, -count.comment, -count.articles, count.place.id
