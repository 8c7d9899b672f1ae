"""What `events` prints, and what `annotate` says of events; other programs rely on it."""

from dataclasses import dataclass

from workbench.annotate.events.event import Event, EventKind
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.registry import Registry
from workbench.events import ListedEvent, ToldEvent
from workbench.model import Zone
from workbench.timeline import date_of


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """A sentence text[start:end] with a time, in code points; `time` is where that stands, `earliest` and `latest` are its days.

    Both are null while the time waits for the publication date, one where that end is open ("since March"). `is_negated` where the sentence says that it did not happen, `is_hedged` where it
    is only said to have.
    """

    start: int
    end: int
    text: str
    time: int
    edtf: str
    earliest: str | None
    latest: str | None
    kind: EventKind
    is_negated: bool
    is_hedged: bool
    zone: Zone
    actors: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event of `events --json`, with its article. `group` is what all share that the user has made one, "" where it stands alone."""

    article: int
    number: int
    title: str
    source: str
    published: str | None
    group: str
    event: FoundEvent


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One event of `events --several --json`, with all who tell of it; `group` is "" while it is only offered."""

    group: str
    tellings: tuple[EventLine, ...]


def found_event(sentence: str, event: Event, registry: Registry, gazetteer: Gazetteer) -> FoundEvent:
    """Return an event as it is printed."""
    return FoundEvent(
        start=event.start,
        end=event.end,
        text=sentence,
        time=event.time,
        edtf=event.edtf,
        earliest=_day(event.first_day),
        latest=_day(event.last_day),
        kind=event.kind,
        is_negated=event.is_negated,
        is_hedged=event.is_hedged,
        zone=event.zone,
        actors=actor_names(event.actors, registry),
        places=place_names(event.places, gazetteer),
    )


def event_line(one: ListedEvent, registry: Registry, gazetteer: Gazetteer) -> EventLine:
    """Return an event as `events` prints it."""
    event = found_event(one.sentence, one.event, registry, gazetteer)
    return EventLine(one.article, one.number, one.title, one.source, one.published, one.group, event)


def told_line(told: ToldEvent, registry: Registry, gazetteer: Gazetteer) -> ToldLine:
    """Return an event that several articles tell of as `events --several` prints it."""
    return ToldLine(told.group, tuple(event_line(one, registry, gazetteer) for one in told.tellings))


def actor_names(ids: tuple[str, ...], registry: Registry) -> tuple[str, ...]:
    """Return the names of actors; one that the registry does not know any more is left out."""
    return tuple(dict.fromkeys(actor.name for actor in map(registry.actor, ids) if actor is not None))


def place_names(ids: tuple[str, ...], gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return the names of places; one that the gazetteer does not know any more is left out."""
    return tuple(place.name for place in map(gazetteer.place, ids) if place is not None)


def _day(day: int | None) -> str | None:
    return None if day is None else date_of(day)
