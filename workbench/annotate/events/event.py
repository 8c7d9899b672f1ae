"""What an event is: a sentence with a time, who and what places it names, and how it tells of it."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.model import Zone


class EventKind(StrEnum):
    """How an event is told."""

    # It has happened, lately as the article goes.
    REPORTED = "reported"
    # It lies ahead and is said to be fixed: "is due on Friday", "will meet on 7 May".
    PLANNED = "planned"
    # It lies ahead and somebody thinks so, more or less surely.
    FORECAST = "forecast"
    # It lies long before that which the article tells of.
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence text[start:end] with a time; all offsets are code points of the article's text.

    `time` is where the time stands that it is an event of, if it names several: `edtf` its value, from `first_day` to `last_day`, counted from
    1970-01-01, both None while it waits for the publication date. `actors` are ids of the registry, `places` of the gazetteer, in
    the order in which they are named. `is_negated` where the sentence says that it did not happen, `is_hedged` where it is only said to have
    happened. `comment` is the index of the comment it stands in.
    """

    start: int
    end: int
    time: int
    first_day: int | None
    last_day: int | None
    edtf: str
    kind: EventKind
    is_negated: bool
    is_hedged: bool
    zone: Zone
    comment: int | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
