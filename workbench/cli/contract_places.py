"""What `places` prints as JSON, and the places of `annotate FILE`: other programs rely on these names, as on those of contract.py."""

from dataclasses import dataclass

from workbench.annotate.places.place import Place, PlaceMention
from workbench.places import PlaceCount


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place of `annotate FILE`; offsets are code points. `place` is its id, `country` its code in ISO 3166, several divided by blanks.

    `lat` and `lon` are degrees, null where they are not known; `kind` is country, capital, city or region.
    """

    start: int
    end: int
    text: str
    place: str
    name: str
    country: str
    lat: float | None
    lon: float | None
    kind: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class PlaceAt:
    """Where an article names a place: start and end in code points of its text, as `show --json` has it."""

    start: int
    end: int
    zone: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class CountedPlace:
    """One place of `places --json`. `names` has the most frequent first; `mentions` are there where an article was named."""

    id: str
    name: str
    kind: str
    country: str
    lat: float | None
    lon: float | None
    names: tuple[str, ...]
    body: int
    comment: int
    articles: int
    is_suggested: bool
    mentions: tuple[PlaceAt, ...] = ()


def found_place(text: str, mention: PlaceMention, place: Place) -> FoundPlace:
    """Return a place as `annotate FILE` prints it."""
    return FoundPlace(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        place=place.id,
        name=place.name,
        country=" ".join(place.countries),
        lat=place.lat,
        lon=place.lon,
        kind=place.kind,
        is_suggested=mention.is_suggested,
    )


def counted_place(count: PlaceCount, mentions: tuple[PlaceMention, ...] = ()) -> CountedPlace:
    """Return a place as `places` prints it."""
    place = count.place
    return CountedPlace(
        id=place.id,
        name=place.name,
        kind=place.kind,
        country=" ".join(place.countries),
        lat=place.lat,
        lon=place.lon,
        names=count.names,
        body=count.body,
        comment=count.comment,
        articles=count.articles,
        is_suggested=count.is_suggested,
        mentions=tuple(PlaceAt(m.start, m.end, m.zone, m.is_suggested) for m in mentions),
    )
