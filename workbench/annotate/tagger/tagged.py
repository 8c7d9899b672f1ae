"""A name that the tagger found, and what it takes it for."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# Which model finds names: what another found is found anew.
TAGGER: Final = "model6"
# As probable as this, a name is believed against what is not sure itself, or knows only a part of it.
BELIEVED: Final = 0.5


class TaggedKind(StrEnum):
    """What a name is of; countries are places, words for nations and religions are nationalities."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    NATIONALITY = "nationality"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span text[start:end] in code points that is a name of this kind; of those as probable as 0.8, 8 of 10 are."""

    start: int
    end: int
    kind: TaggedKind
    probability: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch text[start:end] in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Tagging:
    """The names that were found in a text, and where it was not read, since tables explained everything; both in reading order."""

    names: tuple[Tagged, ...] = ()
    unread: tuple[Stretch, ...] = ()
