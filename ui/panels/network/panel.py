"""The network panel: header, picture, and a line that says what is selected; what the window talks to."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.look.line import Line
from ui.look.pieces import hairline, label
from ui.look.theme import Look
from ui.look.tokens import SPACE
from ui.panels.network.canvas import NetworkCanvas
from ui.panels.network.header import NetworkHeader
from ui.panels.network.words import say_nothing, say_summary
from workbench.annotate.findings import Actor
from workbench.network.layout import Places
from workbench.network.model import By, Network, Tie

_LINE_PX: Final = 28
# Before the pane was ever laid out, it has no size that would be of use.
_LEAST_PX: Final = (480.0, 320.0)
_HINT: Final = "Arrows walk · ] goes from tie to tie · Enter narrows the search · E shows the network around an actor"


class NetworkPanel(QWidget):
    """A result's actors and what ties them. It knows no query; what is chosen is only asked for.

    Signals:
        actor_selected: id of the actor that the user selected.
        actor_toggled: the Actor to whom the search shall be narrowed, or no more.
        pair_wanted: the two Actors to whom the search shall be narrowed.
        by_chosen: what shall make a tie, a By.
        whole_wanted: the user asks for the network of all actors.
        left: the user asks for the reader.
    """

    actor_selected = Signal(object)
    actor_toggled = Signal(object)
    pair_wanted = Signal(object)
    by_chosen = Signal(object)
    whole_wanted = Signal()
    left = Signal()
    context_menu_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.header = NetworkHeader(look)
        self.canvas = NetworkCanvas(look)
        self._nothing = _Nothing(look)
        self._line = Line(look, "text_2")
        self._body = QWidget()
        self._pages = QStackedLayout(self._body)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.canvas)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE["pane"], 0, SPACE["pane"], 0)
        self._line.setFixedHeight(_LINE_PX)
        foot.addWidget(self._line, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.header)
        box.addWidget(self._body, 1)
        box.addWidget(hairline())
        box.addLayout(foot)
        self.setAccessibleName("Network of actors")
        self.header.by_chosen.connect(self.by_chosen)
        self.header.whole_wanted.connect(self.whole_wanted)
        self.header.left.connect(self.left)
        self.canvas.selected.connect(self._on_selected)
        self.canvas.activated.connect(self.narrow)
        self.canvas.focus_changed.connect(self._on_focus_changed)
        self.canvas.context_menu_wanted.connect(self.context_menu_wanted)
        self._nothing.focus_changed.connect(self._on_focus_changed)
        look.changed.connect(self.update)
        self._say()

    # What is shown

    @property
    def has_data(self) -> bool:
        """Whether there is anything to walk to."""
        return bool(self.canvas.network.nodes)

    def show_network(self, network: Network, places: Places, ego_name: str) -> None:
        """Show a network, each actor at its place; see `lay_out`."""
        self.header.set_ego(ego_name)
        self.header.set_status(say_summary(network))
        self.header.set_by(network.by)
        had_focus = self.canvas.hasFocus() or self._nothing.hasFocus()
        self.canvas.show_network(network, places)
        self._nothing.say(*say_nothing(network, ego_name))
        self._pages.setCurrentWidget(self.canvas if network.nodes else self._nothing)
        if had_focus:
            self._focus_target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()

    @property
    def room(self) -> tuple[float, float]:
        """Width and height in which a network is to be laid out."""
        # Of the picture itself, which is not laid out before it shows, the size is that of what holds it.
        return max(float(self._body.width()), _LEAST_PX[0]), max(float(self._body.height()), _LEAST_PX[1])

    def set_colours(self, colours: Mapping[str, int]) -> None:
        """Give actors the places in the palette that they have in the other panes."""
        self.canvas.set_colours(colours)

    def select_actor(self, actor: str | None) -> None:
        """Select an actor that was selected elsewhere."""
        self.canvas.select(actor)
        self._say()

    @property
    def current_actor(self) -> Actor | None:
        """The actor of the selected node; where a tie is selected, the one at its other end."""
        drawn, node = self.canvas.tie, self.canvas.node
        if drawn is not None and node is not None:
            return self._actor(drawn.tie.across(node.actor.id))
        return None if node is None else node.actor

    def caption(self, query: str) -> str:
        """Say what is drawn: the query, how much, and by what."""
        network = self.canvas.network
        by = "tied by confirmed relations" if network.by is By.CONFIRMED else "tied by articles that name both"
        around = "" if network.ego is None else f"around {self._actor(network.ego).name}"
        return " · ".join(filter(None, (query or "All articles", around, say_summary(network), by)))

    def picture(self, query: str, suffix: str) -> bytes:
        """Return what is drawn as the bytes of a file, "png" or "svg", with a caption."""
        # Qt's module for such files is loaded when one is wanted.
        from ui.look import picture

        make = picture.as_svg if suffix == "svg" else picture.as_png
        return make(self._look, self._body, self.caption(query))

    # Commands

    @Slot()
    def narrow(self) -> None:
        """Ask for the articles that name the selected actor, or both that are tied."""
        drawn, node = self.canvas.tie, self.canvas.node
        if drawn is not None:
            self.pair_wanted.emit(self._ends(drawn.tie))
        elif node is not None:
            self.actor_toggled.emit(node.actor)

    def escape(self) -> bool:
        """Leave the selected tie, or else the network around one actor; False when there is nothing to leave."""
        if self.canvas.drop_tie():
            return True
        if self.canvas.network.ego is None:
            return False
        self.whole_wanted.emit()
        return True

    # Within

    def _actor(self, id_: str) -> Actor:
        return next(node.actor for node in self.canvas.network.nodes if node.actor.id == id_)

    def _ends(self, tie: Tie) -> tuple[Actor, Actor]:
        return self._actor(tie.one), self._actor(tie.other)

    def _say(self) -> None:
        said = self.canvas.said()
        self._line.set_text(said or (_HINT if self.has_data else ""))
        summary = say_summary(self.canvas.network)
        self.setAccessibleDescription(summary)
        self.canvas.setAccessibleDescription(f"{summary}. {said}" if said else summary)

    @property
    def _focus_target(self) -> QWidget:
        return self.canvas if self.has_data else self._nothing

    @Slot()
    def _on_selected(self) -> None:
        self._say()
        node = self.canvas.node
        if node is not None:
            self.actor_selected.emit(node.actor.id)

    @Slot()
    def _on_focus_changed(self) -> None:
        self.header.set_active(is_active=self.canvas.hasFocus() or self._nothing.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would have Tab skip what stands before it, here what makes a tie.
        self._focus_target.setFocus(event.reason())

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("chrome"))


class _Nothing(QWidget):
    """What stands in place of the picture when there is nothing to draw: why, and what to do."""

    focus_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE["pane"], 0, SPACE["pane"], 0)
        box.setSpacing(SPACE["base"])
        box.addStretch(1)
        self._title = label(size="empty")
        self._sentence = label(ink="2")
        for line in (self._title, self._sentence):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setWordWrap(True)
            box.addWidget(line)
        box.addStretch(1)
        look.changed.connect(self.update)

    def say(self, title: str, sentence: str) -> None:
        """Say why, and what to do."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(f"{title}. {sentence}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("chrome"))
