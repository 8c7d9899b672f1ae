"""Paints ties, nodes and names of a network, and the legend of relations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.look.icons import draw_icon
from ui.look.paint import draw_text, is_rtl
from ui.look.theme import Look
from ui.look.tokens import FOCUS_WIDTH_PX, SPACE
from ui.panels.network.geometry import Geometry
from ui.panels.network.labels import PAD_PX, Label
from ui.panels.network.scene import DrawnTie
from workbench.network.model import Node

# As the tiles of the actor panel.
_TILE_ALPHA: Final = (0.14, 0.22)
_HALO_ALPHA: Final = 0.82
_ASIDE_ALPHA: Final = 0.3
_ARROW_PX: Final = 8.0
# Above this radius there is room for an icon that can be told.
_ICON_FROM_PX: Final = 7.5
_OUTLINE_PX: Final = 1.5
_EGO_OUTLINE_PX: Final = 3.0
# The ends of relations differ in shape as well: a full arrow, a hollow one, a dot, and dashed where it is not clear.
_INKS: Final = {"cooperation": "ok", "conflict": "danger", "talk": "text_2", "unclear": "text_3"}
LEGEND_PX: Final = 28.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is selected or under the pointer, and whether the keyboard is here. `beside` are the nodes at the ends of the ties of what is selected."""

    node: str | None = None
    tie: DrawnTie | None = None
    hovered: str | None = None
    beside: frozenset[str] = frozenset()
    has_focus: bool = False


def paint_ties(look: Look, painter: QPainter, geometry: Geometry, chosen: Chosen) -> None:
    """Paint the ties, those of the selected node last and strongest."""
    mine = [tie for tie in geometry.scene.ties if chosen.node in (tie.tie.one, tie.tie.other)]
    others = [tie for tie in geometry.scene.ties if tie not in mine] if mine else geometry.scene.ties
    for drawn in others:
        _paint_tie(look, painter, geometry.line(drawn), drawn, _ASIDE_ALPHA if mine else 1.0)
    for drawn in mine:
        is_aside = chosen.tie is not None and drawn is not chosen.tie
        _paint_tie(look, painter, geometry.line(drawn), drawn, 0.6 if is_aside else 1.0)
    if chosen.tie is not None:
        pen = QPen(look.color("focus" if chosen.has_focus else "text"), FOCUS_WIDTH_PX)
        painter.setPen(pen)
        painter.drawLine(geometry.line(chosen.tie))


def _paint_tie(look: Look, painter: QPainter, line: QLineF, drawn: DrawnTie, alpha: float) -> None:
    relation = drawn.tie.relation
    if relation:
        ink = look.color(_INKS.get(relation, "text_3"), alpha)
    else:
        # On a black ground the first steps of the ramp would not be seen.
        first = 2 if look.theme.name == "contrast" else 1
        ink = look.color(f"ramp.{min(first + drawn.ink, len(look.theme.ramp) - 1)}", alpha)
    pen = QPen(ink, drawn.width_px)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if relation == "unclear":
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(line)
    if drawn.tie.is_directed:
        _paint_end(look, painter, line, relation, ink)


def _paint_end(look: Look, painter: QPainter, line: QLineF, relation: str, ink: QColor) -> None:
    length = line.length()
    if length < _ARROW_PX:
        return
    along = QPointF(line.dx() / length, line.dy() / length) * _ARROW_PX
    across = QPointF(-along.y(), along.x()) * 0.55
    pen = QPen(ink, 1.4)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(ink if relation in {"conflict", "talk"} else look.color("chrome"))
    tip = line.p2()
    if relation == "talk":
        painter.drawEllipse(tip - along * 0.5, _ARROW_PX * 0.45, _ARROW_PX * 0.45)
    else:
        painter.drawPolygon(QPolygonF([tip, tip - along + across, tip - along - across]))


def paint_nodes(
    look: Look, painter: QPainter, geometry: Geometry, places: Mapping[str, int], ego: str | None, chosen: Chosen
) -> None:
    """Paint the nodes, each in the colour of its actor; dashed is suggested."""
    for node in geometry.scene.nodes:
        id_ = node.actor.id
        middle, radius = geometry.middles[id_], geometry.radii[id_]
        width = _EGO_OUTLINE_PX if id_ == ego else _OUTLINE_PX
        _paint_node(look, painter, middle, radius, node, places.get(id_, -1), width)
        if id_ == chosen.node:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("focus" if chosen.has_focus else "text"), FOCUS_WIDTH_PX))
            painter.drawEllipse(middle, radius + 3, radius + 3)
        elif id_ == chosen.hovered:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("line_strong"), 1))
            painter.drawEllipse(middle, radius + 3, radius + 3)


def _paint_node(
    look: Look, painter: QPainter, middle: QPointF, radius: float, node: Node, place: int, width_px: float
) -> None:
    # The ground first: no tie shines through.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("chrome"))
    painter.drawEllipse(middle, radius, radius)
    pen = QPen(look.actor(place), width_px)
    if node.is_suggested:
        pen.setDashPattern([2.5, 2])
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setBrush(look.actor(place, _TILE_ALPHA[look.theme.is_dark]))
    painter.setPen(pen)
    painter.drawEllipse(middle, radius - width_px / 2, radius - width_px / 2)
    if radius >= _ICON_FROM_PX:
        side = radius * 1.15
        draw_icon(
            painter,
            QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side),
            node.actor.kind.value,
            look.color("text"),
        )


def paint_labels(look: Look, painter: QPainter, geometry: Geometry, labels: tuple[Label, ...], chosen: Chosen) -> None:
    """Paint names on a pale ground, on which ties behind them do not matter; of what is not tied to the selected node paler."""
    for label in labels:
        if label.id not in geometry.middles:
            continue
        box = label.at(geometry.middles[label.id])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("chrome", _HALO_ALPHA))
        painter.drawRoundedRect(box, 3, 3)
        is_aside = chosen.node is not None and label.id != chosen.node and label.id not in chosen.beside
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_rtl(label.text) else Qt.LayoutDirection.LeftToRight
        )
        draw_text(
            look,
            painter,
            box.left() + PAD_PX,
            box.top() + 12,
            label.text,
            "meta",
            "text_3" if is_aside else "text",
            weight=500,
        )


def paint_legend(look: Look, painter: QPainter, bottom: float) -> None:
    """Paint which end of a tie stands for which relation."""
    x, middle = float(SPACE["pane"]), bottom - LEGEND_PX / 2
    for relation, role in _INKS.items():
        line = QLineF(x, middle, x + 26, middle)
        ink = look.color(role)
        pen = QPen(ink, 2)
        if relation == "unclear":
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(line)
        _paint_end(look, painter, line, relation, ink)
        x += 34
        x += draw_text(look, painter, x, middle + 4, relation, "meta", "text_2") + SPACE["pane"]
