"""Decides which place a name means in this document, or that it means none."""

from collections import Counter
from typing import Final, NamedTuple

from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import Place, PlaceKind, PlaceName
from workbench.annotate.places.scanning import PlaceHit
from workbench.annotate.places.surroundings import Cue
from workbench.annotate.surroundings import Lettering

# So many times larger, a namesake is meant unless something else is said: more than Tripoli in Libya is than that in Lebanon, less than
# Odesa is than Odessa in Texas, whose country most articles name.
_FAR_LARGER: Final = 7
# A place that is known beyond its country.
_KNOWN: Final = 100_000
_METROPOLIS: Final = 1_000_000
# A seat of government counts as a city of this size at least.
_SEAT: Final = 300_000
# In other languages than English it is not known which names are words, too.
_LONG: Final = 5
_NO_CASE: Final = ("\u0590", "\u08ff")
_TOLD: Final = (Cue.LISTED, Cue.OF, Cue.TOWARD)


class Candidate(NamedTuple):
    """A place that a name may mean."""

    name: PlaceName
    place: Place


class Choice(NamedTuple):
    """Which place is meant; `is_clear` where no namesake comes near, `outer` where the text says in what it lies."""

    candidate: Candidate
    is_clear: bool
    outer: Place | None = None

    @property
    def is_told(self) -> bool:
        """Whether the text says in what it lies."""
        return self.outer is not None


class PlaceDecider:
    """Decides about the names of one document.

    Args:
        gazetteer: What places there are.
        countries: How often the document names each country, by ISO 3166 code.
        is_english: Whether it is in English, whose words are known; no language counts as English.
    """

    def __init__(self, gazetteer: Gazetteer, countries: Counter[str], *, is_english: bool) -> None:
        self._gazetteer = gazetteer
        self._countries = countries
        self._is_english = is_english
        self._told: tuple[int, Place] | None = None
        self._was_state = False
        self._candidates: dict[str, tuple[Candidate, ...]] = {}
        # Places that the document named beyond doubt, by key.
        self.established: dict[str, str] = {}

    def candidates(self, key: str) -> tuple[Candidate, ...]:
        """Return the places that a key may mean, the largest first; a city before the region that is named after it."""
        known = self._candidates.get(key)
        if known is None:
            found = [
                Candidate(name, place)
                for name in self._gazetteer.names(key)
                if (place := self._gazetteer.place(name.place)) is not None
            ]
            cities = {c.place.countries for c in found if c.place.kind in (PlaceKind.CAPITAL, PlaceKind.CITY)}
            known = self._candidates[key] = tuple(
                sorted(
                    found, key=lambda c: (c.place.kind is PlaceKind.REGION and c.place.countries in cities, -_weight(c))
                )
            )
        return known

    def choose(self, key: str, within: PlaceHit | None) -> Choice:
        """Return the likeliest of the places that are named so.

        Args:
            key: Of the gazetteer.
            within: The name that follows after a comma, which may say in what the place lies: "Paris, Texas".
        """
        found = self.candidates(key)
        if within is not None and (inside := self._inside(found, within.key)) is not None:
            return Choice(inside[0], is_clear=True, outer=inside[1])
        if (known := self.established.get(key)) is not None:
            return Choice(next(c for c in found if c.place.id == known), is_clear=True)
        largest = found[0]
        near = [c for c in found if _weight(c) * _FAR_LARGER >= _weight(largest)]
        if len({c.place.countries for c in near}) == 1:
            return Choice(largest, is_clear=True)
        counts = {c: self._named(c.place) for c in near}
        best = max(near, key=lambda c: counts[c])
        is_clear = counts[best] > 0 and all(
            count < counts[best] for c, count in counts.items() if c.place.countries != best.place.countries
        )
        return Choice(best if is_clear else largest, is_clear)

    def decide(self, hit: PlaceHit, within: PlaceHit | None, *, state: str | None) -> tuple[Place, bool] | None:
        """Return which place a name means and whether that is only suggested.

        Args:
            hit: The name.
            within: What follows after a comma.
            state: The id of the state that is named there as an actor, if one is.
        """
        decided = None if hit.cue is Cue.BLOCKED and not hit.is_bare else self._decide(hit, within, state)
        # "in Jordan, Lebanon and Turkey": what is listed after a state that is a place is one, too.
        self._was_state = decided is not None and state is not None
        return decided

    def is_told(self, hit: PlaceHit) -> bool:
        """Tell whether a name says in what the place before it lies: "Atlanta, Georgia"."""
        return self._told is not None and hit.start == self._told[0]

    def is_town(self, hit: PlaceHit, within: PlaceHit, state: str) -> bool:
        """Tell whether a state's name is a town's in a region of another country that follows: "Lebanon, Ohio"."""
        inside = self._inside(self.candidates(hit.key), within.key)
        own = self._gazetteer.place(state)
        return (
            inside is not None
            and own is not None
            and inside[1].kind is PlaceKind.REGION
            and inside[0].place.countries != own.countries
        )

    def region(self, hit: PlaceHit, state: str) -> Place | None:
        """Return the region of another country that is meant where a name may be a state's: Georgia of the United States."""
        choice = self.choose(hit.key, None)
        place = choice.candidate.place if choice.is_clear else None
        if self._told is not None and self.is_told(hit):
            place = self._told[1]
        own = self._gazetteer.place(state)
        if place is None or own is None or place.kind is not PlaceKind.REGION or place.countries == own.countries:
            return None
        return place

    def _decide(self, hit: PlaceHit, within: PlaceHit | None, state: str | None) -> tuple[Place, bool] | None:
        if self._told is not None and self.is_told(hit):
            # What a place before it lies in, "Reading, England", is one, too.
            return self._told[1], False
        if state is not None:
            if not (hit.is_bare or hit.cue in (Cue.PLACE, Cue.TOWARD) or (hit.cue is Cue.LISTED and self._was_state)):
                return None
            choice = self.choose(hit.key, None)
            if choice.is_clear and choice.candidate.place.kind is PlaceKind.REGION:
                # Georgia of the United States.
                return choice.candidate.place, False
            place = self._gazetteer.place(state)
            return None if place is None else (place, False)
        choice = self.choose(hit.key, within)
        name, place = choice.candidate
        if choice.outer is not None and within is not None:
            self._told = within.start, choice.outer
        if hit.has_article and place.kind in (PlaceKind.CITY, PlaceKind.CAPITAL):
            return None
        if hit.lettering is not Lettering.RUNNING and not hit.is_bare:
            return self._in_headline(hit, choice)
        if name.place == self.established.get(hit.key) and hit.cue in (Cue.PLACE, *_TOLD):
            return place, False
        if place.kind in (PlaceKind.COUNTRY, PlaceKind.CAPITAL) and hit.cue is Cue.SPEAKS:
            return None
        if place.kind is PlaceKind.COUNTRY and hit.cue in (Cue.NONE, Cue.OF, Cue.LISTED) and not hit.is_bare:
            # As what it does: a state, whether the table of actors has it or not.
            return None
        cue = Cue.PLACE if hit.is_bare or choice.is_told else hit.cue
        is_known = choice.is_told or self._named(place) > 0 or place.kind is not PlaceKind.CITY
        if not name.is_plain:
            return self._with_care(name, place, cue, choice.is_clear, is_known=is_known)
        if name.is_foreign or not self._is_english:
            if not is_known and _NO_CASE[0] <= hit.key[0] <= _NO_CASE[1]:
                # Without capitals any word may be meant: "the door" for Al-Bab.
                return None
            is_own_script = not hit.key[0].isascii()
            if not is_known and place.population < _KNOWN:
                return None
            is_told = cue in (Cue.PLACE, *_TOLD) or (len(hit.key) >= _LONG and (is_known or is_own_script))
            if not is_told or (self._is_english and cue is not Cue.PLACE and not is_known):
                return None
            return place, not (choice.is_clear and (is_known or (cue is Cue.PLACE and place.population >= _KNOWN)))
        is_sure = choice.is_clear and (is_known or place.population >= _KNOWN)
        if not is_sure and cue in (Cue.NONE, Cue.SPEAKS) and not is_known:
            return None
        return place, not is_sure

    def _with_care(
        self, name: PlaceName, place: Place, cue: Cue, is_clear: bool, *, is_known: bool
    ) -> tuple[Place, bool] | None:
        """Decide about a name that is also a word or a person's: only what stands before it can tell."""
        if cue is Cue.PLACE:
            return place, not (is_clear and (is_known or place.population >= _METROPOLIS))
        if cue in (Cue.TOWARD, Cue.LISTED) and is_known and place.kind is not PlaceKind.COUNTRY:
            return place, True
        is_metropolis = place.population >= _METROPOLIS and not name.is_word
        if is_metropolis and is_clear and is_known and cue in (Cue.NONE, Cue.OF, *_TOLD):
            return place, cue is Cue.NONE
        return None

    def _in_headline(self, hit: PlaceHit, choice: Choice) -> tuple[Place, bool] | None:
        """Decide in a line whose capitals say nothing: what running text names, or what is known and nothing else."""
        name, place = choice.candidate
        if self.established.get(hit.key) == place.id and (name.is_plain or hit.cue is Cue.PLACE):
            is_doer = place.kind in (PlaceKind.COUNTRY, PlaceKind.CAPITAL) and hit.cue not in (Cue.PLACE, Cue.TOWARD)
            return None if is_doer else (place, False)
        if not name.is_plain or name.is_foreign or not choice.is_clear or hit.cue is not Cue.PLACE:
            return None
        return place, not (self._named(place) > 0 or place.population >= _KNOWN or place.kind is not PlaceKind.CITY)

    def _named(self, place: Place) -> int:
        return max((self._countries[country] for country in place.countries), default=0)

    def _inside(self, found: tuple[Candidate, ...], key: str) -> tuple[Candidate, Place] | None:
        """Return the largest of some places that lies in one of those with a key, and that one."""
        for outer in self.candidates(key):
            if outer.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION):
                members = self._gazetteer.within(outer.place)
                for candidate in found:
                    if candidate.place.id in members and candidate.place.id != outer.place.id:
                        return candidate, outer.place
        return None


def _weight(candidate: Candidate) -> int:
    """Return how much a place is written about, as far as its size tells: capitals are more than others of their size."""
    place = candidate.place
    if place.kind is PlaceKind.COUNTRY:
        return max(place.population, _METROPOLIS)
    if place.kind is PlaceKind.CAPITAL:
        return max(place.population, _SEAT)
    if place.kind is PlaceKind.REGION:
        return max(place.population, _KNOWN)
    return place.population // 3 if candidate.name.is_foreign else place.population
