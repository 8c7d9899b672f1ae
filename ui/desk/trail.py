"""The way back: places that were looked at, as plain values, and the trail on which they follow one another."""

from dataclasses import dataclass, field

import msgspec

from workbench.annotate.findings import ActorKind

_STOPS_MAX = 200


class AtArticle(msgspec.Struct, frozen=True, tag="article"):
    """An article, and where it was read: the character at the top, how far below the upper edge it stands, and what was unfolded."""

    article: int
    point: int = -1
    offset_px: int = 0
    opened: tuple[str, ...] = ()

    @property
    def subject(self) -> tuple[str, object]:
        """What is looked at, wherever in it."""
        return "article", self.article


class AtProfile(msgspec.Struct, frozen=True, tag="profile"):
    """The profile of an actor, with the sentence that was stood on and the words that narrowed the others."""

    actor: str
    name: str
    kind: ActorKind
    row: int = 0
    words: str = ""

    @property
    def subject(self) -> tuple[str, object]:
        """What is looked at, wherever in it."""
        return "profile", self.actor


class AtNetwork(msgspec.Struct, frozen=True, tag="network"):
    """The network of the actors, around one of them or of all."""

    ego: str = ""

    @property
    def subject(self) -> tuple[str, object]:
        """What is looked at."""
        return "network", self.ego


Where = AtArticle | AtProfile | AtNetwork


class Seen(msgspec.Struct, frozen=True):
    """The days in view of the timeline, counted from 1970-01-01; those that were not moved by the user are not kept."""

    left_day: float
    right_day: float


class Stop(msgspec.Struct, frozen=True):
    """A place with the time around it: what the query said of dates, and the days that the timeline showed."""

    where: Where
    dates: tuple[tuple[str, str], ...] = ()
    seen: Seen | None = None

    def is_beside(self, other: "Stop") -> bool:
        """Tell whether it shows the same as another stop, wherever in it: nobody goes from one to the other."""
        return (self.where.subject, self.dates, self.seen) == (other.where.subject, other.dates, other.seen)


@dataclass(slots=True)
class Trail:
    """The places that were looked at, and where on the way we are."""

    stops: list[Stop] = field(default_factory=list)
    at: int = -1

    @property
    def now(self) -> Stop | None:
        """Where we are."""
        return self.stops[self.at] if 0 <= self.at < len(self.stops) else None

    @property
    def article(self) -> int | None:
        """The article that is read here: of a profile, the one from which one went there."""
        before = (stop.where for stop in reversed(self.stops[: self.at + 1]))
        return next((where.article for where in before if isinstance(where, AtArticle)), None)

    @property
    def articles(self) -> list[int]:
        """The articles on the way, in the order in which they were read."""
        return [stop.where.article for stop in self.stops if isinstance(stop.where, AtArticle)]

    def visit(self, stop: Stop, *, is_jump: bool = False) -> None:
        """Go to a place by another way than back or forward; what lay ahead is gone.

        A place that shows the same is no new one, unless it was jumped to from elsewhere in it.
        """
        now = self.now
        if now is not None and now.is_beside(stop) and not is_jump:
            return
        self.stops = [*self.stops[: self.at + 1], stop][-_STOPS_MAX:]
        self.at = len(self.stops) - 1

    def note(self, stop: Stop) -> None:
        """Know better where we are: how far it was read, which days are seen."""
        if self.now is not None:
            self.stops[self.at] = stop

    def can_go(self, step: int) -> bool:
        """Tell whether there is anything to go to."""
        return 0 <= self.at + step < len(self.stops)

    def go(self, step: int) -> Stop | None:
        """Go back with -1, forward with 1; return the place there."""
        if not self.can_go(step):
            return None
        self.at += step
        return self.stops[self.at]

    def forget(self, article: int) -> None:
        """Lead to an article no more: it is gone. What stood on both sides of it and is the same becomes one."""
        kept: list[Stop] = []
        at = -1
        for number, stop in enumerate(self.stops):
            if not (isinstance(stop.where, AtArticle) and stop.where.article == article):
                if not (kept and kept[-1].is_beside(stop)):
                    kept.append(stop)
                elif number == self.at:
                    kept[-1] = stop
            if number == self.at:
                at = len(kept) - 1
        self.stops, self.at = kept, at
