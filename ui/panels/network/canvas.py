"""The drawn network: selection, walk, zoom and pan, by mouse and by command; moves to new places by easing."""

import html
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPointF, QSizeF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QToolTip, QWidget

from ui.look.theme import Look
from ui.panels.network.drawing import LEGEND_PX, Chosen, paint_labels, paint_legend, paint_nodes, paint_ties
from ui.panels.network.geometry import Geometry, View, between, geometry_of, ties_of
from ui.panels.network.labels import Label, place_labels
from ui.panels.network.scene import DrawnTie, Scene, scene_of
from ui.panels.network.words import say_node, say_tie
from workbench.network.layout import Places
from workbench.network.model import By, Network, Node

_EASING_MS = 260
_KEY_ZOOM, _WHEEL_ZOOM = 1.5, 1.25
_WHEEL_NOTCH = 120
_DRAG_FROM_PX = 4
# So much of the picture is left around what was walked to.
_EDGE_PX = 40.0


class NetworkCanvas(QWidget):
    """Shows a network at its places.

    Signals:
        selected: the user has selected another node or tie, or nothing.
        activated: the selected node was pressed twice.
        context_menu_wanted: where, in pixels of the screen.
    """

    selected = Signal()
    activated = Signal()
    focus_changed = Signal()
    context_menu_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._scene: Scene = scene_of(Network(By.ARTICLES))
        self._before: Places = {}
        self._places: Places = {}
        self._share = 1.0
        self._colours: Mapping[str, int] = {}
        self._view = View(QSizeF(self.size()))
        self._labels: tuple[Label, ...] = ()
        self._node: str | None = None
        self._tie: DrawnTie | None = None
        self._hovered: str | None = None
        self._press: QPointF | None = None
        self._is_panning = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        # Places stand for themselves: in a right-to-left interface nothing of them turns round.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName("Network of actors")
        self._easing = QVariantAnimation(self)
        self._easing.setStartValue(0.0)
        self._easing.setEndValue(1.0)
        self._easing.setDuration(_EASING_MS)
        self._easing.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._easing.valueChanged.connect(self._on_eased)
        look.changed.connect(self._on_look_changed)

    # What is shown

    @property
    def network(self) -> Network:
        """What is drawn."""
        return self._scene.network

    @property
    def places(self) -> Places:
        """Where every node stands, or is about to, in shares of the room."""
        return self._places

    @property
    def room(self) -> QSizeF:
        """What there is room for nodes in."""
        return QSizeF(self.width(), self.height() - (LEGEND_PX if self.network.by is By.CONFIRMED else 0.0))

    @property
    def node(self) -> Node | None:
        """The selected node."""
        return next((node for node in self._scene.nodes if node.actor.id == self._node), None)

    @property
    def tie(self) -> DrawnTie | None:
        """The selected tie, one of the selected node."""
        return self._tie

    def show_network(self, network: Network, places: Places) -> None:
        """Show another network: what stays moves to its new place, unless the desktop or the user asks for no motion."""
        standing = between(self._before, self._places, self._share)
        chosen = (
            None
            if self._tie is None
            else (self._tie.tie.one, self._tie.tie.other, self._tie.tie.relation, self._tie.tie.is_directed)
        )
        self._easing.stop()
        self._scene, self._before, self._places = scene_of(network), standing, dict(places)
        if self._node not in self._places:
            self._node = None
        self._tie = next(
            (
                d
                for d in self._scene.ties
                if self._node and (d.tie.one, d.tie.other, d.tie.relation, d.tie.is_directed) == chosen
            ),
            None,
        )
        self._hovered, self._view = None, replace(self._view, size=self.room)
        moves = any(standing.get(id_, place) != place for id_, place in self._places.items())
        is_eased = self._look.has_motion and bool(
            self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        )
        self._share = 0.0 if moves and is_eased and self.isVisible() else 1.0
        self._place_labels()
        if self._share < 1:
            self._easing.start()

    def set_colours(self, colours: Mapping[str, int]) -> None:
        """Give actors the places in the palette that they have elsewhere."""
        self._colours = dict(colours)
        self.update()

    def select(self, id_: str | None) -> None:
        """Select a node, for whom another pane has said so; none where it is not here."""
        if id_ != self._node:
            self._node = id_ if id_ in self._places else None
            self._tie = None
            self._place_labels()

    def said(self) -> str:
        """Say what is selected; empty where nothing is."""
        if self._tie is not None:
            return say_tie(self.network, self._tie.tie)
        return say_node(self.network, node) if (node := self.node) is not None else ""

    # Commands

    def walk(self, right: int, down: int) -> None:
        """Go to the nearest node in a direction; to the weightiest where none is selected."""
        if self._node is None:
            self._choose(self._scene.nodes[-1].actor.id if self._scene.nodes else None)
        elif (there := self._geometry(1.0).next_in(self._node, right, down)) is not None:
            self._choose(there)
        elif self._tie is not None:
            self._choose(self._node)

    def step_tie(self, step: int) -> None:
        """Go to the next tie of the selected node, the heaviest first, or with -1 to the one before."""
        if self._node is None:
            self.walk(0, 0)
            return
        ties = ties_of(self._scene.ties, self._node)
        if ties:
            at = ties.index(self._tie) + step if self._tie in ties else 0 if step > 0 else -1
            self._choose(self._node, ties[at % len(ties)])

    def cross(self) -> None:
        """Go along the selected tie to the node at its other end."""
        if self._tie is not None and self._node is not None:
            self._choose(self._tie.tie.across(self._node))

    def drop_tie(self) -> bool:
        """Leave the selected tie for its node; False where none is selected."""
        if self._tie is None:
            return False
        self._choose(self._node)
        return True

    def zoom(self, notches: int) -> None:
        """Show it closer, or with a negative number farther, about the selected node."""
        node = self._geometry(1.0).middles.get(self._node or "")
        self._set_view(self._view.zoomed(_KEY_ZOOM**notches, node or QPointF(self.width() / 2, self.height() / 2)))

    def fit(self) -> None:
        """Show all of it."""
        self._set_view(View(self._view.size))

    # Within

    def _choose(self, id_: str | None, tie: DrawnTie | None = None) -> None:
        self._node, self._tie = id_, tie
        self._reach()
        self._place_labels()
        self.selected.emit()

    def _reach(self) -> None:
        """Move the view so far that the selected node is in it."""
        middle = self._geometry(1.0).middles.get(self._node or "")
        if middle is not None:
            size, by = self._view.size, QPointF()
            for value, length, put in ((middle.x(), size.width(), by.setX), (middle.y(), size.height(), by.setY)):
                if not 0 <= value <= length:
                    put(min(max(value, _EDGE_PX), length - _EDGE_PX) - value)
            self._view = self._view.panned(by)

    def _geometry(self, share: float | None = None) -> Geometry:
        share = self._share if share is None else share
        return geometry_of(self._scene, between(self._before, self._places, share), self._view)

    def _set_view(self, view: View) -> None:
        self._view = view
        self._place_labels()

    def _place_labels(self) -> None:
        wanted = {self._node, self._hovered, None if self._tie is None else self._tie.tie.across(self._node or "")}
        asked = [id_ for id_ in wanted if id_ is not None]
        self._labels = place_labels(self._look, self._geometry(1.0), self._view.size, asked)
        self.update()

    def _chosen(self) -> Chosen:
        if self._node is None:
            return Chosen(hovered=self._hovered, has_focus=self.hasFocus())
        ties = [self._tie] if self._tie is not None else ties_of(self._scene.ties, self._node)
        beside = frozenset(drawn.tie.across(self._node) for drawn in ties)
        return Chosen(self._node, self._tie, self._hovered, beside, self.hasFocus())

    @Slot(object)
    def _on_eased(self, share: object) -> None:
        assert isinstance(share, float)
        self._share = share
        self.update()

    @Slot()
    def _on_look_changed(self) -> None:
        self._place_labels()

    # Qt's events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look, chosen, geometry = QPainter(self), self._look, self._chosen(), self._geometry()
        painter.fillRect(self.rect(), look.color("chrome"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ties(look, painter, geometry, chosen)
        paint_nodes(look, painter, geometry, self._colours, self.network.ego, chosen)
        paint_labels(look, painter, geometry, self._labels, chosen)
        if self.network.by is By.CONFIRMED:
            paint_legend(look, painter, float(self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_view(replace(self._view, size=self.room))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y() / _WHEEL_NOTCH
        if turned:
            self._set_view(self._view.zoomed(_WHEEL_ZOOM**turned, event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_panning = False
        self._press = event.position() if event.button() != Qt.MouseButton.RightButton else None
        if event.button() == Qt.MouseButton.RightButton:
            self._choose_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._press is not None and event.buttons() != Qt.MouseButton.NoButton:
            way = point - self._press
            if self._is_panning or way.manhattanLength() >= _DRAG_FROM_PX:
                self._is_panning, self._press = True, point
                self._set_view(self._view.panned(way))
            return
        geometry = self._geometry()
        hovered = geometry.node_at(point)
        is_on = hovered is not None or geometry.tie_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_on else Qt.CursorShape.ArrowCursor)
        self._hover(hovered)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is not None and not self._is_panning and event.button() == Qt.MouseButton.LeftButton:
            self._choose_at(event.position())
        self._press, self._is_panning = None, False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._geometry().node_at(event.position()) == self._node:
            self._press = None
            self.activated.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        where = event.globalPos()
        middle = self._geometry().middles.get(self._node or "")
        if event.reason() == QContextMenuEvent.Reason.Keyboard and middle is not None:
            where = self.mapToGlobal(middle.toPoint())
        self.context_menu_wanted.emit(where)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_tooltip(event)
            return True
        return super().event(event)

    def _choose_at(self, point: QPointF) -> None:
        geometry = self._geometry()
        node = geometry.node_at(point)
        drawn = geometry.tie_at(point) if node is None else None
        if drawn is not None:
            # The end that is selected already stays so; else the one that is nearer.
            ends = (drawn.tie.one, drawn.tie.other)
            near = min(ends, key=lambda end: (geometry.middles[end] - point).manhattanLength())
            self._choose(self._node if self._node in ends else near, drawn)
        else:
            self._choose(node)

    def _hover(self, id_: str | None) -> None:
        if id_ != self._hovered:
            self._hovered = id_
            self._place_labels()

    def _show_tooltip(self, event: QHelpEvent) -> None:
        geometry, point = self._geometry(), QPointF(event.pos())
        id_ = geometry.node_at(point)
        drawn = geometry.tie_at(point) if id_ is None else None
        said = ""
        if id_ is not None:
            said = say_node(self.network, next(node for node in self._scene.nodes if node.actor.id == id_))
        elif drawn is not None:
            said = say_tie(self.network, drawn.tie)
        # Escaped within a tag: Qt must not guess whether a name is markup.
        QToolTip.showText(
            event.globalPos() if said else QPoint(), f"<qt>{html.escape(said)}</qt>" if said else "", self
        )
