"""The brush: the days that the query asks for, and those that a drag or the keyboard is about to ask for; no Qt."""

from enum import Enum, auto

from ui.panels.timeline.scale import Scale, Step, bin_of, bin_range

GRIP_PX = 7

Range = tuple[int, int]


class Edge(Enum):
    """An edge of the brush that can be taken hold of."""

    FIRST = auto()
    LAST = auto()


class Brush:
    """Knows what the query says (`applied`) and what is being drawn (`pending`); only whole steps are ever drawn."""

    def __init__(self) -> None:
        self.applied: Range | None = None
        self.pending: Range | None = None
        self._anchor: Range | None = None

    @property
    def shown(self) -> Range | None:
        """The days to paint."""
        return self.pending or self.applied

    def apply(self, days: Range | None) -> None:
        """Take what the query says; what was being drawn is over."""
        self.applied, self.pending, self._anchor = days, None, None

    def start(self, day: int, step: Step) -> None:
        """Begin a new one at a day."""
        self._anchor = self.pending = bin_range(bin_of(day, step), step)

    def hold(self, edge: Edge) -> None:
        """Take hold of one edge of what is shown; the other stays."""
        assert self.shown is not None
        first, last = self.shown
        self._anchor = (last, last) if edge is Edge.FIRST else (first, first)
        self.pending = self.shown

    def reach(self, day: int, step: Step) -> None:
        """Draw from where it began to a day."""
        assert self._anchor is not None
        first, last = bin_range(bin_of(day, step), step)
        self.pending = min(first, self._anchor[0]), max(last, self._anchor[1])

    def extend(self, from_day: int, to_day: int, step: Step) -> None:
        """Draw by keyboard: from the day where the cursor was, or on from where drawing began, to where it is now."""
        if self._anchor is None or self.pending is None:
            self.start(from_day, step)
        self.reach(to_day, step)

    def drop(self) -> bool:
        """Forget what is being drawn; False if nothing is."""
        was_drawn = self.pending is not None
        self.pending = self._anchor = None
        return was_drawn

    def edge_at(self, x_px: float, scale: Scale) -> Edge | None:
        """Return the edge within reach of a pixel."""
        if self.shown is None:
            return None
        away = [
            (abs(scale.x(self.shown[0]) - x_px), Edge.FIRST),
            (abs(scale.x(self.shown[1] + 1) - x_px), Edge.LAST),
        ]
        distance, edge = min(away, key=lambda one: one[0])
        return edge if distance <= GRIP_PX else None
