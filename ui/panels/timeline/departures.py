"""Who flies when a result comes anew: what stood on the shelf before and has its place now; where from and where to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF

from ui.panels.timeline.geometry import Geometry
from ui.panels.timeline.scale import Scale
from workbench.dated import PublishedSpans, TextDates

# A date of a text: its article, and where it begins there.
DateKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where things stand on the shelf: dates by lane, undated articles at its bar; in px of the whole body."""

    dates: Mapping[tuple[int, DateKey], QPointF] = field(default_factory=dict)
    articles: frozenset[int] = frozenset()
    bar: QPointF = field(default_factory=QPointF)


@dataclass(frozen=True, slots=True)
class Departure:
    """From where to where something flies, in which lane; None is an article, which has no lane."""

    lane: int | None
    start: QPointF
    end: QPointF


def departures(
    before: Standing,
    published: PublishedSpans,
    dates: TextDates,
    scale: Scale,
    geometry: Geometry,
    origin: QPointF,
    most: int,
) -> Sequence[Departure]:
    """Return what leaves the shelf for a place that is in sight.

    Args:
        before: What stood there.
        published: The articles that have a date now.
        dates: The dates that have a place now.
        scale: Of the plot.
        geometry: Of the plot.
        origin: The plot's upper left corner.
        most: So many at most.
    """
    found: list[Departure] = []
    if before.articles:
        rows = np.flatnonzero(np.isin(published.articles, np.fromiter(before.articles, np.int64)))[:most]
        for row in rows.tolist():
            x = scale.x((int(published.first_days[row]) + int(published.last_days[row]) + 1) / 2)
            if 0 <= x <= scale.width_px:
                found.append(Departure(None, before.bar, origin + QPointF(x, geometry.volume_px - 1)))
    waited = {key for _, key in before.dates}
    if not waited:
        return found
    rows = np.flatnonzero(np.isin(dates.articles, np.array(sorted({article for article, _ in waited}), np.int64)))
    days = {
        (int(dates.articles[row]), int(dates.starts[row])): (int(dates.first_days[row]) + int(dates.last_days[row]) + 1)
        / 2
        for row in rows.tolist()
    }
    for (lane, key), start in before.dates.items():
        if key in days and lane < geometry.lanes and len(found) < most:
            x = scale.x(days[key])
            if 0 <= x <= scale.width_px:
                found.append(Departure(lane, start, origin + QPointF(x, geometry.lane_middle(lane))))
    return found
