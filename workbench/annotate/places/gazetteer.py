"""The gazetteer: which places there are, by what names they go, and what lies within what."""

from bisect import bisect_left
from functools import cache, cached_property

import resources
from workbench.annotate.places.place import Place, PlaceKind, PlaceName
from workbench.annotate.words import exact_key, name_key

# So many times larger, a namesake is meant unless something else is said.
_FAR_LARGER = 10
# Where several lie in one country, the city is meant before the region that is named after it.
_ORDER = {PlaceKind.COUNTRY: 0, PlaceKind.CAPITAL: 1, PlaceKind.CITY: 2, PlaceKind.REGION: 3}


class Gazetteer:
    """A table of places; lines are read only when somebody asks for them, so that loading is quick.

    Args:
        places: Lines of id, name, kind, countries, latitude, longitude, population, region.
        names: Lines of key, id, flags, name; of one key the larger place first.
    """

    def __init__(self, places: str, names: str) -> None:
        self._places = dict(line.split("\t", 1) for line in places.splitlines())
        self._lines: dict[str, str] = {}
        # How many words a name has at most that begins with this word.
        self.longest: dict[str, int] = {}
        lines, longest = self._lines, self.longest
        for line in names.splitlines():
            key, _, rest = line.partition("\t")
            if key in lines:
                lines[key] += "\n" + rest
                continue
            lines[key] = rest
            first, _, others = key.partition(" ")
            count = others.count(" ") + 2 if others else 1
            if longest.get(first, 0) < count:
                longest[first] = count
        self._made: dict[str, Place] = {}
        self._names: dict[str, tuple[PlaceName, ...]] = {}

    @staticmethod
    @cache
    def default() -> "Gazetteer":
        """Return the table that ships with the program; it is loaded once."""
        return Gazetteer(resources.read_text("gazetteer/places.tsv"), resources.read_text("gazetteer/place_names.tsv"))

    def __contains__(self, key: str) -> bool:
        return key in self._lines

    def place(self, place: str) -> Place | None:
        """Return a place by id."""
        if (known := self._made.get(place)) is not None:
            return known
        if (line := self._places.get(place)) is None:
            return None
        name, kind, countries, lat, lon, population, region = line.split("\t")
        made = self._made[place] = Place(
            place,
            name,
            PlaceKind(kind),
            tuple(countries.split()),
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(population or 0),
            region,
        )
        return made

    def names(self, key: str) -> tuple[PlaceName, ...]:
        """Return every place's name that has this key, as `words.name_key` makes it."""
        if (known := self._names.get(key)) is not None:
            return known
        lines = self._lines.get(key)
        if lines is None:
            return ()
        made = self._names[key] = tuple(_read_name(line) for line in lines.split("\n"))
        return made

    def named(self, name: str) -> list[Place]:
        """Return the places that have a name, however it is spelled; the one that is meant without a word more comes first."""
        found: dict[str, Place] = {}
        for key in (exact_key(name.strip().upper()), name_key(name)):
            for entry in self.names(key):
                place = self.place(entry.place)
                if place is not None:
                    found.setdefault(place.id, place)
        return sorted(found.values(), key=lambda place: (_ORDER[place.kind] > 1, -place.population, place.id))

    def meant(self, name: str) -> list[Place]:
        """Return the places that somebody who asks for a name means: namesakes that are far smaller are left out.

        "Aleppo" is the city and the province; "Paris, Texas" is the one that lies there; an id is its own.
        """
        if (known := self.place(name.strip().lower())) is not None:
            return [known]
        found = self.named(name)
        inner, comma, outer = name.rpartition(",")
        if not found and comma:
            members = frozenset[str]().union(*(self.within(place) for place in self.named(outer)))
            return [place for place in self.named(inner) if place.id in members][:1]
        most = max((place.population for place in found), default=0)
        near = [place for place in found if place.population * _FAR_LARGER >= most or place.kind is PlaceKind.COUNTRY]
        for place in list(near):
            region = self.place(place.region) if place.region else None
            if region is not None and region.name.startswith(f"{place.name} ") and region not in near:
                near.append(region)
        return near

    def search(self, typed: str, limit: int) -> list[Place]:
        """Return at most so many places for what is typed so far, best first."""
        found = {place.id: place for place in self.named(typed)}
        key = name_key(typed)
        if key:
            keys = self._sorted_keys
            at = bisect_left(keys, key)
            beginning: dict[str, Place] = {}
            while at < len(keys) and keys[at].startswith(key):
                for entry in self.names(keys[at]):
                    place = None if entry.is_foreign else self.place(entry.place)
                    if place is not None:
                        beginning.setdefault(place.id, place)
                at += 1
            for place in sorted(
                beginning.values(), key=lambda place: (_ORDER[place.kind], -place.population, place.id)
            ):
                found.setdefault(place.id, place)
        return list(found.values())[:limit]

    def within(self, place: Place) -> frozenset[str]:
        """Return the ids of all that lies in a place, itself included: of a country its cities and regions."""
        if place.kind is PlaceKind.REGION:
            return self._in_regions.get(place.id, frozenset()) | {place.id}
        if place.kind is not PlaceKind.COUNTRY or not place.countries:
            return frozenset((place.id,))
        return self._in_countries.get(place.countries[0], frozenset()) | {place.id}

    @cached_property
    def _sorted_keys(self) -> list[str]:
        return sorted(self._lines)

    @cached_property
    def _in_regions(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for place, line in self._places.items():
            if region := line.rpartition("\t")[2]:
                found.setdefault(region, set()).add(place)
        return {region: frozenset(places) for region, places in found.items()}

    @cached_property
    def _in_countries(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for place, line in self._places.items():
            _, kind, countries, _ = line.split("\t", 3)
            if kind != PlaceKind.COUNTRY:
                for country in countries.split():
                    found.setdefault(country, set()).add(place)
        return {country: frozenset(places) for country, places in found.items()}


def _read_name(line: str) -> PlaceName:
    place, flags, name = line.split("\t")
    return PlaceName(place, name, "w" in flags, "p" in flags, "x" in flags)
