"""All that is done about actors in the window: acts, choices, profile, what is said between two, and the network; led to one another."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.desk.actor_acts import ActorActsDesk
from ui.desk.actor_here import ActorHereDesk
from ui.desk.article import ArticleDesk
from ui.desk.between import BetweenDesk
from ui.desk.choosing_actor import ChoosingActor
from ui.desk.deciding import Deciding
from ui.desk.deciding_actors import ActorDeciding
from ui.desk.following import Following
from ui.desk.keeping import Keeping
from ui.desk.library_tools import LibraryTools
from ui.desk.network import NetworkDesk
from ui.desk.profile import ProfileDesk
from ui.desk.reading import Reading
from ui.desk.search import SearchDesk
from ui.desk.searching import Searching
from ui.desk.shelf import ShelfDesk
from ui.desk.way import WayDesk
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.actors import ActorsPanel
from ui.panels.network import NetworkPanel
from ui.panels.reader.panel import ReaderPanel
from ui.panels.status_line import StatusLine
from ui.runner import Runner
from ui.window import Window


class ActorDesks(QObject):
    """Builds the parts that are about actors and connects them; `state_changed` says that commands may be others now."""

    state_changed = Signal()

    def __init__(
        self,
        look: Look,
        window: Window,
        library: Path,
        search: SearchDesk,
        searching: Searching,
        article: ArticleDesk,
        reading: Reading,
        shelf: ShelfDesk,
        following: Following,
        keeping: Keeping,
        deciding: Deciding,
        deciding_actors: ActorDeciding,
        panel: ActorsPanel,
        network_panel: NetworkPanel,
        reader: ReaderPanel,
        runner: Runner[LibraryTools],
        status: StatusLine,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self.between = BetweenDesk(look, window, search, article, panel, deciding, runner)
        self.profiles = ProfileDesk(look, window, search, article, shelf, deciding, deciding_actors, panel, runner)
        self.network = NetworkDesk(window, library, search, searching, panel, network_panel, runner, status, notices)
        choosing = ChoosingActor(look, window, deciding, runner)
        self.acts = ActorActsDesk(
            look, window, searching, reading, following, keeping, choosing, deciding, deciding_actors, self.profiles,
            panel, network_panel, reader, runner, notices,
        )  # fmt: skip
        self.here = ActorHereDesk(look, window, reading, choosing, deciding_actors, panel, reader, notices)
        self.network.state_changed.connect(self.state_changed)
        self.profiles.between_wanted.connect(self.between.show)
        self.profiles.network_wanted.connect(self.network.show_around)
        self.profiles.note_wanted.connect(self.acts.ask_for_note)
        self.profiles.rename_wanted.connect(self.acts.ask_for_name)

    def lead_back(self, way: WayDesk) -> None:
        """Have profiles and network be places that one can go back to."""
        self.profiles.left.connect(way.on_profile_left)
        self.network.shown.connect(way.on_network_shown)
        way.profile_wanted.connect(self.profiles.return_to)
        way.network_wanted.connect(self.network.return_to)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about actors do."""
        parts = (self.between, self.profiles, self.network, self.acts, self.here)
        return {command: act for part in parts for command, act in part.handlers().items()}

    def shut_down(self) -> None:
        """Stop what runs, for the window closes."""
        self.network.shut_down()
        self.here.shut_down()
