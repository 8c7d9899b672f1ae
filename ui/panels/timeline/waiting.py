"""What of the dates in undated texts stands on the shelf, lane by lane: in their own order, as many as there is room for."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.panels.timeline.lanes import DOT_CELL_PX
from ui.panels.timeline.words import By
from workbench.timeline import WaitingDate


@dataclass(frozen=True, slots=True)
class WaitingDot:
    """A dot of the shelf: its lane, its middle in px from the shelf's edge, and the dates that it stands for."""

    lane: int
    x_px: float
    dates: tuple[WaitingDate, ...]


def _keys_of(date: WaitingDate, by: By) -> tuple[str, ...]:
    return {By.ACTOR: date.actors, By.PLACE: date.places}.get(by, (date.source,))


def sort_waiting(waiting: Sequence[WaitingDate], lanes: Sequence[str], by: By = By.ACTOR) -> list[list[WaitingDate]]:
    """Return the waiting dates of the lane of all, then those of each other, the first of the year first."""
    ordered = sorted(waiting, key=lambda date: (date.edtf, date.article, date.start))
    return [ordered, *([date for date in ordered if lane in _keys_of(date, by)] for lane in lanes)]


def lay_dots(lanes: Sequence[Sequence[WaitingDate]], width_px: float) -> list[WaitingDot]:
    """Give each lane's dates their dots; where they are too many, neighbours share one."""
    room = max(1, int(width_px // DOT_CELL_PX))
    dots = []
    for lane, dates in enumerate(lanes):
        count = min(room, len(dates))
        for number in range(count):
            first, last = number * len(dates) // count, (number + 1) * len(dates) // count
            dots.append(WaitingDot(lane, (number + 0.5) * DOT_CELL_PX, tuple(dates[first:last])))
    return dots
