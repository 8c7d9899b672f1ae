"""What a place of the gazetteer is, and a place in a text."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model import Zone


class PlaceKind(StrEnum):
    """What a place is."""

    COUNTRY = "country"
    CAPITAL = "capital"
    CITY = "city"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer. `countries` are ISO 3166 codes, `region` is the id of the region that it lies in.

    `lat` and `lon` are degrees, None where they are not known; of a country or region they are a point in its middle.
    """

    id: str
    name: str
    kind: PlaceKind
    countries: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int
    region: str = ""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name of a place; `is_word` and `is_personal` where it is also a word or a person's name, `is_foreign` of another language."""

    place: str
    name: str
    is_word: bool = False
    is_personal: bool = False
    is_foreign: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether the name is a place's and nothing else."""
        return not (self.is_word or self.is_personal)


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A span text[start:end] in code points that names the place of this id; suggested where it may be none, or another."""

    start: int
    end: int
    place: str
    zone: Zone
    is_suggested: bool = False
