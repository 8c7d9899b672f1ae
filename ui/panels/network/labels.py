"""Which names stand beside their nodes: the weightiest first, none on another and none on a node; the rest show when asked for."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

from ui.look.theme import Look
from ui.panels.network.geometry import Geometry
from ui.panels.network.scene import NAME_WIDEST_PX

_GAP_PX: Final = 2.0
_TALL_PX: Final = 16.0
PAD_PX: Final = 3.0
# The names of the weightiest are looked for first, and are worth a smaller node half covered.
_NAMED_ALWAYS: Final = 6
# Where a circle is left between two quarters of the way round.
_ASLANT: Final = 0.75

# Left, top, right and bottom; Qt's own rectangles take ten times as long to compare.
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name and its box in px from the middle of its node, with which it moves."""

    id: str
    text: str
    box: QRectF

    def at(self, middle: QPointF) -> QRectF:
        """Return the box where the node is now."""
        return self.box.translated(middle)


def place_labels(look: Look, geometry: Geometry, size: QSizeF, wanted: Collection[str] = ()) -> tuple[Label, ...]:
    """Place the names of nodes around them, below first, where there is room.

    Args:
        look: In force.
        geometry: Of all nodes; its scene has the weightiest last.
        size: Of the picture, beyond which no name reaches.
        wanted: Nodes whose names come first, and have a place whatever they cover.
    """
    nodes: list[_Box] = []
    for id_, middle in geometry.middles.items():
        radius = geometry.radii[id_]
        nodes.append((middle.x() - radius, middle.y() - radius, middle.x() + radius, middle.y() + radius))
    ranked = [node.actor for node in reversed(geometry.scene.nodes)]
    asked = {*wanted, *(actor.id for actor in ranked[:_NAMED_ALWAYS])}
    names: list[_Box] = []
    placed: list[Label] = []
    for actor in sorted(ranked, key=lambda actor: actor.id not in wanted):
        middle = geometry.middles[actor.id]
        text, advance = look.fitted(" ".join(actor.name.split()), "meta", 500, NAME_WIDEST_PX)
        boxes = [
            box
            for box in _boxes(middle, geometry.radii[actor.id] + _GAP_PX, advance + 2 * PAD_PX)
            if box[0] >= 0 and box[1] >= 0 and box[2] <= size.width() and box[3] <= size.height()
        ]
        free = [box for box in boxes if not any(_meet(box, name) for name in names)]
        box = next((box for box in free if not any(_meet(box, node) for node in nodes)), None)
        if box is None and actor.id in asked:
            # On as few nodes as can be, rather than on another name.
            box = min(free or boxes, key=lambda box: sum(_meet(box, node) for node in nodes), default=None)
        if box is not None:
            names.append(box)
            left, top, right, bottom = box
            at = QRectF(left - middle.x(), top - middle.y(), right - left, bottom - top)
            placed.append(Label(actor.id, text, at))
    return tuple(placed)


def _boxes(middle: QPointF, radius: float, width: float) -> list[_Box]:
    x, y = middle.x(), middle.y()
    below, above, aslant = y + radius, y - radius - _TALL_PX, radius * _ASLANT
    corners = (
        (x - width / 2, below),
        (x - width / 2, above),
        (x + radius, y - _TALL_PX / 2),
        (x - radius - width, y - _TALL_PX / 2),
        (x + aslant, y + aslant),
        (x - aslant - width, y + aslant),
        (x + aslant, y - aslant - _TALL_PX),
        (x - aslant - width, y - aslant - _TALL_PX),
    )
    return [(left, top, left + width, top + _TALL_PX) for left, top in corners]


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
