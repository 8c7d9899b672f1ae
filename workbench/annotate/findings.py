"""What annotation finds in an article: actors, places, times, forecasts, disputes and events, each with its spans of the stored text."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from workbench.annotate.disputes.dispute import Dispute
from workbench.annotate.events.event import Event
from workbench.annotate.forecasts.forecast import Forecast
from workbench.annotate.places.place import PlaceMention
from workbench.annotate.times.expressions import Kind, Time, Times
from workbench.model import Zone


class ActorKind(StrEnum):
    """What an actor of the registry is."""

    STATE = "state"
    ARMED = "armed"
    ORGANISATION = "organisation"
    PERSON = "person"
    PLACE = "place"


class AliasKind(StrEnum):
    """By what kind of name an actor was called.

    SUCCESSOR is the name of whom the actor succeeded, PREDECESSOR that of whom it became; DISPUTED is what one side calls it.
    """

    SAME = "same"
    ABBREVIATION = "abbreviation"
    SPELLING = "spelling"
    METONYM = "metonym"
    DEMONYM = "demonym"
    PART_OF = "part-of"
    SUCCESSOR = "successor"
    PREDECESSOR = "predecessor"
    DISPUTED = "disputed"


# By these an actor is called itself, and not after its capital, its people, its part, or whom it succeeded or became.
OWN_NAMES: Final = frozenset({AliasKind.SAME, AliasKind.ABBREVIATION, AliasKind.SPELLING, AliasKind.DISPUTED})


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of the registry: a stable id, the canonical name, and what it is. `part_of` is the id of its whole."""

    id: str
    name: str
    kind: ActorKind
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span text[start:end] in code points that names the actor of this id; suggested until someone confirms it."""

    start: int
    end: int
    actor: str
    zone: Zone
    alias: AliasKind
    is_suggested: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found in one text, in reading order.

    `unknown_places` are places that the gazetteer lacks; a library does not keep them.
    """

    mentions: tuple[Mention, ...] = ()
    times: Times = field(default_factory=Times)
    forecasts: tuple[Forecast, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    events: tuple[Event, ...] = ()
    unknown_places: tuple[Mention, ...] = ()


def is_waiting(time: Time) -> bool:
    """Say whether a time has no place because the publication date is not known: "XXXX-03-05", "XXXX-XX-XX"."""
    return time.earliest is None and time.kind in {Kind.DATE, Kind.TIME} and time.value.startswith("XXXX")
