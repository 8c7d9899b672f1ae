"""The network at the desk: asked for as the result changes, narrowed by, drawn around one actor, taken out of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import Place
from ui.desk.library_tools import LibraryTools
from ui.desk.search import SearchDesk
from ui.desk.searching import Searching
from ui.desk.taking import DataFormat, Taking
from ui.floating.notices import Notices
from ui.panels.actors import ActorsPanel
from ui.panels.network import NetworkPanel
from ui.panels.network.scene import TIES_FOR_NODE, names_px_of, nodes_for, radii_of
from ui.panels.status_line import StatusLine
from ui.runner import Answer, Runner
from ui.window import Window
from workbench import query_terms
from workbench.annotate.findings import Actor
from workbench.jobs import JobContext
from workbench.library.stopping import stopping
from workbench.network.counting import network_of
from workbench.network.layout import Places, Room, lay_out
from workbench.network.model import By, Network


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A network with the place of each actor, and how the one in its middle is called."""

    network: Network
    places: Places
    ego_name: str


class NetworkDesk(QObject):
    """Leads between the network, the search and the other panes. It asks for nothing as long as nobody looks.

    Signals:
        shown: the id of the actor around whom a network is drawn, empty for all: somebody has gone there.
    """

    state_changed = Signal()
    shown = Signal(str)

    def __init__(
        self,
        window: Window,
        library: Path,
        search: SearchDesk,
        searching: Searching,
        actors: ActorsPanel,
        panel: NetworkPanel,
        runner: Runner[LibraryTools],
        status: StatusLine,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._search, self._searching, self._actors = window, search, searching, actors
        self._panel, self._runner, self._notices = panel, runner, notices
        self._ego: str | None = None
        self._by = By.ARTICLES
        self._with_comments = self._with_suggested = False
        self.taking = Taking(window, library, search, panel, "network", _formats, self._command, status, notices)
        panel.actor_selected.connect(self._on_actor_selected)
        panel.actor_toggled.connect(self._on_actor_toggled)
        panel.pair_wanted.connect(self._on_pair_wanted)
        panel.by_chosen.connect(self._on_by_chosen)
        panel.whole_wanted.connect(self._on_whole_wanted)
        panel.left.connect(self._on_left)
        actors.actor_selected.connect(panel.select_actor)
        searching.surrounded.connect(self._on_surrounded)
        window.middle_changed.connect(self.state_changed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about the network do."""
        canvas = self._panel.canvas
        return {
            "actor.network": self._toggle,
            "actor.ego": lambda: self.show_around(self._listed_actor()),
            "network.left": lambda: canvas.walk(-1, 0),
            "network.right": lambda: canvas.walk(1, 0),
            "network.up": lambda: canvas.walk(0, -1),
            "network.down": lambda: canvas.walk(0, 1),
            "network.next": lambda: canvas.step_tie(1),
            "network.previous": lambda: canvas.step_tie(-1),
            "network.cross": canvas.cross,
            "network.narrow": self._panel.narrow,
            "network.ego": lambda: self.show_around(self._panel.current_actor),
            "network.zoom-in": lambda: canvas.zoom(1),
            "network.zoom-out": lambda: canvas.zoom(-1),
            "network.fit": canvas.fit,
            "network.by": lambda: self._on_by_chosen(By.ARTICLES if self._by is By.CONFIRMED else By.CONFIRMED),
            "network.suggested": self._toggle_suggested,
            "network.comments": self._toggle_comments,
            "network.copy": self.taking.copy,
            "network.export": self.taking.ask_where,
        }

    def shut_down(self) -> None:
        """Stop what runs, for the window closes."""
        self.taking.shut_down()

    def show_colours(self) -> None:
        """Take the colours of actors anew: an article that was opened has given some to others."""
        self._panel.set_colours(self._actors.places())

    # Showing

    def _toggle(self) -> None:
        if self._window.is_shown(Place.NETWORK):
            self._window.focus(Place.READER)
        else:
            self._show()

    def _show(self) -> None:
        is_new = not self._window.is_shown(Place.NETWORK)
        self._window.focus(Place.NETWORK)
        if is_new:
            self._ego = None
            # Who looks at an actor looks for it here.
            current = self._actors.current_actor()
            self._ask(select=None if current is None else current.id)
            self.shown.emit("")

    def _listed_actor(self) -> Actor | None:
        """Return whom a key is about: in the network the selected node, elsewhere the actor that is selected in the list."""
        here = self._panel.current_actor
        if here is not None and self._window.place_of_focus() is Place.NETWORK:
            return here
        if self._actors.current_actor() is None:
            self._actors.select_next()
        return self._actors.current_actor()

    @Slot(object)
    def show_around(self, actor: Actor | None) -> None:
        """Show the network around an actor."""
        if actor is not None:
            self.return_to(actor.id)

    def return_to(self, ego: str) -> None:
        """Show the network around an actor by its id, or of all where it is empty."""
        self._ego = ego or None
        self._window.focus(Place.NETWORK)
        self._ask(select=self._ego)
        self.shown.emit(ego)

    def _ask(self, select: str | None = None) -> None:
        """Ask for the network of the result that is shown."""
        result = self._searching.result
        if result is None:
            return
        ego, by, start = self._ego, self._by, self._panel.canvas.places
        with_comments, with_suggested, size = self._with_comments, self._with_suggested, self._panel.room
        nodes_max = nodes_for(*size)

        def run(tools: LibraryTools, ctx: JobContext) -> LaidOut:
            # A letter that is typed meanwhile does not wait for it.
            with stopping(tools.library.connection, ctx):
                network = network_of(
                    ctx,
                    tools.library,
                    tools.registry,
                    result.found.ids,
                    ego=ego,
                    nodes_max=nodes_max,
                    ties_max=TIES_FOR_NODE * nodes_max,
                    by=by,
                    with_comments=with_comments,
                    with_suggested=with_suggested,
                    whole=partial(tools.search.naming, with_comments=with_comments),
                )
            middle = None if ego is None else tools.registry.actor(ego)
            places = lay_out(network, Room(*size, radii_of(network), names_px_of(network)), start)
            return LaidOut(network, places, "" if middle is None else middle.name)

        def receive(answer: Answer) -> None:
            if answer.error is not None:
                self._notices.warn(str(answer.error))
                return
            laid: LaidOut = answer.value
            self._panel.set_colours(self._actors.places())
            self._panel.show_network(laid.network, laid.places, laid.ego_name)
            if select is not None:
                self._panel.select_actor(select)
            self.state_changed.emit()

        self._runner.ask("network", run, receive)

    def _ask_if_shown(self) -> None:
        if self._window.is_shown(Place.NETWORK):
            self._ask()

    def _toggle_suggested(self) -> None:
        self._with_suggested = not self._with_suggested
        said = "with" if self._with_suggested else "without"
        self._notices.say(f"Network {said} suggested names", icon="suggested", role="text_2")
        self._ask_if_shown()

    def _toggle_comments(self) -> None:
        self._with_comments = not self._with_comments
        said = "with" if self._with_comments else "without"
        self._notices.say(f"Network {said} what comments name", icon="comment", role="text_2")
        self._ask_if_shown()

    @Slot(object)
    def _on_surrounded(self, _around: object) -> None:
        self._ask_if_shown()

    @Slot(object)
    def _on_by_chosen(self, by: By) -> None:
        if by is not self._by:
            self._by = by
            self._panel.header.set_by(by)
            self._ask_if_shown()

    @Slot()
    def _on_whole_wanted(self) -> None:
        self._ego = None
        self._ask_if_shown()
        self.shown.emit("")

    @Slot()
    def _on_left(self) -> None:
        self._window.focus(Place.READER)

    # Choosing

    @Slot(object)
    def _on_actor_selected(self, actor: str) -> None:
        self._actors.select_actor(actor)

    @Slot(object)
    def _on_actor_toggled(self, actor: Actor) -> None:
        self._search.set_query(query_terms.toggle_term(self._search.query, "actor", actor.name))

    @Slot(object)
    def _on_pair_wanted(self, pair: tuple[Actor, Actor]) -> None:
        query = self._search.query
        for actor in pair:
            query = query_terms.with_term(query, "actor", actor.name)
        self._search.set_query(query)

    def _command(self) -> tuple[str, ...]:
        """Return what writes the network that is drawn, with all ties of its actors."""
        return (
            *("network", "--nodes", str(max(1, len(self._panel.canvas.network.nodes))), "--by", self._by),
            *(() if self._ego is None else ("--actor", self._ego)),
            *(("--comments",) if self._with_comments else ()),
            *(("--suggested",) if self._with_suggested else ()),
        )


def _formats() -> Sequence[DataFormat]:
    # What writes tables is loaded with the rest of it when it is wanted.
    from workbench.export.network import NETWORK_FORMATS

    return NETWORK_FORMATS
