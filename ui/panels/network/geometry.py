"""Where everything of a network is in pixels: the view over shares of a room, what lies under the pointer, and who is next in a direction."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QSizeF

from ui.panels.network.scene import DrawnTie, Scene
from workbench.network.layout import Places

ZOOM: Final = (0.5, 6.0)
_TIE_GRIP_PX: Final = 5.0
_NODE_GRIP_PX: Final = 3.0
# What lies more than so far beside a direction, for each step along it, lies in another.
_SIDE_MOST: Final = 1.2


@dataclass(frozen=True, slots=True)
class View:
    """The part of the room that is seen: how close, and how far its middle was moved, in px."""

    size: QSizeF
    zoom: float = 1.0
    moved: QPointF = field(default_factory=QPointF)

    def at(self, x: float, y: float) -> QPointF:
        """Return where in the picture a place stands that is told in shares of width and height."""
        width, height = self.size.width(), self.size.height()
        return QPointF(
            (x - 0.5) * width * self.zoom + width / 2 + self.moved.x(),
            (y - 0.5) * height * self.zoom + height / 2 + self.moved.y(),
        )

    def radius(self, radius_px: float) -> float:
        """Return the radius of a node at this zoom: closer shows more room, and nodes grow only a little."""
        return radius_px * math.sqrt(min(1.0, self.zoom) if self.zoom < 1 else 1 + (self.zoom - 1) / 3)

    def zoomed(self, factor: float, about: QPointF) -> "View":
        """Return the view closer or farther, with what is at a point left where it is."""
        zoom = min(max(self.zoom * factor, ZOOM[0]), ZOOM[1])
        middle = QPointF(self.size.width() / 2, self.size.height() / 2)
        moved = (self.moved + middle - about) * (zoom / self.zoom) + about - middle
        return replace(self, zoom=zoom, moved=moved)

    def panned(self, by: QPointF) -> "View":
        """Return the view moved by pixels."""
        return replace(self, moved=self.moved + by)


@dataclass(frozen=True, slots=True)
class Geometry:
    """A scene in pixels: middle and radius of each node by its id."""

    scene: Scene
    middles: Mapping[str, QPointF]
    radii: Mapping[str, float]

    def line(self, drawn: DrawnTie) -> QLineF:
        """Return the line of a tie, from the edge of one node to that of the other."""
        whole = QLineF(self.middles[drawn.tie.one], self.middles[drawn.tie.other])
        length = whole.length()
        if length < 1:
            return whole
        along = QPointF(whole.dx() / length, whole.dy() / length)
        across = QPointF(-along.y(), along.x()) * drawn.beside_px
        first, last = self.radii[drawn.tie.one] + 1, self.radii[drawn.tie.other] + 1
        if first + last >= length:
            first = last = 0.0
        return QLineF(whole.p1() + along * first + across, whole.p2() - along * last + across)

    def node_at(self, point: QPointF) -> str | None:
        """Return the node under a point, the one that is drawn on top."""
        for node in reversed(self.scene.nodes):
            id_ = node.actor.id
            if QLineF(self.middles[id_], point).length() <= self.radii[id_] + _NODE_GRIP_PX:
                return id_
        return None

    def tie_at(self, point: QPointF) -> DrawnTie | None:
        """Return the tie that passes nearest to a point, None where none is near."""
        near = [(_distance(self.line(drawn), point) - drawn.width_px / 2, drawn) for drawn in self.scene.ties]
        found = min(near, key=lambda item: item[0], default=None)
        return found[1] if found is not None and found[0] <= _TIE_GRIP_PX else None

    def next_in(self, id_: str, right: int, down: int) -> str | None:
        """Return the nearest node in a direction, None at the edge: what lies aside counts as twice as far."""
        here = self.middles[id_]

        def steps(other: str) -> tuple[float, float]:
            way = self.middles[other] - here
            return way.x() * right + way.y() * down, abs(way.x() * down) + abs(way.y() * right)

        ahead = {other: steps(other) for other in self.middles if other != id_}
        inside = {other: way for other, way in ahead.items() if way[0] > 0 and way[1] <= _SIDE_MOST * way[0]}
        return min(inside, key=lambda other: (inside[other][0] + 2 * inside[other][1], other), default=None)


def geometry_of(scene: Scene, places: Places, view: View) -> Geometry:
    """Return a scene in pixels."""
    middles = {id_: view.at(*place) for id_, place in places.items()}
    return Geometry(scene, middles, {id_: view.radius(radius) for id_, radius in scene.radii.items()})


def between(before: Places, after: Places, share: float) -> dict[str, tuple[float, float]]:
    """Return where everything is after a share of its way; what is new stands at its place at once."""
    return {
        id_: (x0 + (x - x0) * share, y0 + (y - y0) * share)
        for id_, (x, y) in after.items()
        for x0, y0 in (before.get(id_, (x, y)),)
    }


def ties_of(ties: Iterable[DrawnTie], id_: str) -> list[DrawnTie]:
    """Return the ties of a node, the heaviest first."""
    found = [drawn for drawn in ties if id_ in (drawn.tie.one, drawn.tie.other)]
    return sorted(found, key=lambda drawn: (-drawn.tie.weight, drawn.tie.across(id_), drawn.tie.relation))


def _distance(line: QLineF, point: QPointF) -> float:
    length = line.length()
    if length < 1:
        return QLineF(line.p1(), point).length()
    share = ((point.x() - line.x1()) * line.dx() + (point.y() - line.y1()) * line.dy()) / length**2
    return QLineF(line.pointAt(min(max(share, 0.0), 1.0)), point).length()
