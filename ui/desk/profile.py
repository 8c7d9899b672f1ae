"""Profiles of actors: read, led on from one to the next, and turned into searches, alerts and places in articles."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Decided, Deciding
from ui.desk.deciding_actors import ActorDeciding
from ui.desk.library_tools import LibraryTools
from ui.desk.search import SearchDesk
from ui.desk.shelf import ShelfDesk
from ui.desk.trail import AtProfile
from ui.look.theme import Look
from ui.panels.actors import ActorsPanel
from ui.runner import Runner
from ui.window import Window
from workbench import query_terms
from workbench.annotate.findings import Actor
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from ui.dialogs.profile import ProfileDialog
    from workbench.profiles.mentions import MentionPage, Said
    from workbench.profiles.profile import Profile
    from workbench.profiles.silence import SilentActor


class ProfileDesk(QObject):
    """Reads what the library has of an actor, and shows it.

    Signals:
        between_wanted: the two Actors of whom it is asked what is said between them.
        network_wanted: the Actor in the middle of a network.
        note_wanted: (Actor, its note so far) to write down something about it.
        rename_wanted: the Actor that is to be called otherwise.
        left: the AtProfile from which somebody goes elsewhere, and may want to come back.
    """

    left = Signal(object)
    between_wanted = Signal(object, object)
    network_wanted = Signal(object)
    note_wanted = Signal(object, str)
    rename_wanted = Signal(object)
    profile_read = Signal(object)
    mentions_read = Signal(str, int, str, object)
    silent_read = Signal(object)
    alert_known = Signal(bool)

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        article: ArticleDesk,
        shelf: ShelfDesk,
        deciding: Deciding,
        acts: ActorDeciding,
        actors: ActorsPanel,
        runner: Runner[LibraryTools],
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search, self._article = look, window, search, article
        self._shelf, self._deciding, self._acts, self._actors, self._runner = shelf, deciding, acts, actors, runner
        self._open: ProfileDialog | None = None
        deciding.decided.connect(self._on_decided)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"actor.profile": self._open_current, "actor.silent": self._list_silent}

    def return_to(self, place: AtProfile) -> None:
        """Show a profile as it was left."""
        self.open(Actor(place.actor, place.name, place.kind), place)

    def open(self, actor: Actor, place: AtProfile | None = None) -> None:
        """Show the profile of an actor, at a place where it was left before."""
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.profile import ProfileDialog

        dialog = ProfileDialog(
            self._look, self._window, actor, self._actors.places(), has_alert=self._shelf.has_alert(_query(actor))
        )
        dialog.profile_wanted.connect(self._read)
        dialog.mentions_wanted.connect(self._read_mentions)
        dialog.actor_shown.connect(self._on_actor_shown)
        dialog.chosen.connect(self._on_chosen)
        dialog.filter_wanted.connect(self._on_filter_wanted)
        dialog.source_wanted.connect(self._on_source_wanted)
        dialog.month_wanted.connect(self._on_month_wanted)
        dialog.alert_wanted.connect(self._on_alert_wanted)
        then: list[Callable[[], None]] = []
        dialog.between_wanted.connect(lambda *pair: then.append(partial(self.between_wanted.emit, *pair)))
        dialog.network_wanted.connect(lambda actor: then.append(partial(self._go_to_network, actor)))
        dialog.watch_wanted.connect(self._on_watch_wanted)
        dialog.note_wanted.connect(self.note_wanted)
        dialog.rename_wanted.connect(self.rename_wanted)
        if place is not None:
            dialog.return_to(place.words, place.row)
        self._open = dialog
        self.profile_read.connect(dialog.show_profile)
        self.mentions_read.connect(dialog.show_mentions)
        self.alert_known.connect(dialog.set_alert)
        self._read(actor.id)
        dialog.ask()
        self._open = None
        for kind in ("profile", "profile mentions"):
            self._runner.forget(kind)
        # Once that dialog is gone: these take its place.
        for act in then:
            act()

    def _open_current(self) -> None:
        actor = self._actors.current_actor()
        if actor is None:
            # Nobody is selected: whom the search is about, or the first.
            asked = () if self._search.found is None else self._search.found.actors
            if not asked:
                self._actors.select_next()
            actor = asked[0] if asked else self._actors.current_actor()
        if actor is not None:
            self.open(actor)

    def _list_silent(self) -> None:
        def run(tools: LibraryTools, ctx: JobContext) -> "tuple[SilentActor, ...]":
            from workbench.profiles.silence import silent_actors

            return silent_actors(ctx, tools.library, tools.registry)

        from ui.dialogs.silent import SilentDialog

        dialog = SilentDialog(self._look, self._window)
        chosen: list[Actor] = []
        dialog.chosen.connect(chosen.append)
        self.silent_read.connect(dialog.show_silent)
        self._runner.read("silent actors", run, self.silent_read.emit, self._deciding.failed.emit)
        dialog.ask()
        self._runner.forget("silent actors")
        # Once that dialog is gone: one stands on the window and not on another.
        for actor in chosen:
            self.open(actor)

    @Slot(str)
    def _read(self, actor: str) -> None:
        def run(tools: LibraryTools, ctx: JobContext) -> "Profile":
            # Who never asks for a profile does not wait for what counts it to load.
            from workbench.profiles.profile import profile_of

            return profile_of(ctx, tools.library, tools.registry, actor)

        self._runner.read("profile", run, self.profile_read.emit, self._deciding.failed.emit)

    @Slot(str, int, str)
    def _read_mentions(self, actor: str, offset: int, contains: str) -> None:
        def run(tools: LibraryTools, ctx: JobContext) -> "tuple[str, int, str, MentionPage]":
            from workbench.profiles.mentions import mentions_of

            page = mentions_of(ctx, tools.library, tools.registry, actor, offset=offset, contains=contains)
            return actor, offset, contains, page

        self._runner.read(
            "profile mentions", run, lambda read: self.mentions_read.emit(*read), self._deciding.failed.emit
        )

    @Slot(object)
    def _on_actor_shown(self, actor: Actor) -> None:
        self.alert_known.emit(self._shelf.has_alert(_query(actor)))

    @Slot(object, bool)
    def _on_watch_wanted(self, actor: Actor, is_on: bool) -> None:
        self._acts.watch(actor, is_on=is_on)

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        """Read the profile that is open anew when something was said of its actor."""
        if decided.changes_actors and self._open is not None:
            self._read(self._open.actor.id)

    def _go_to_network(self, actor: Actor) -> None:
        self.left.emit(AtProfile(actor.id, actor.name, actor.kind))
        self.network_wanted.emit(actor)

    @Slot(object)
    def _on_chosen(self, said: "Said") -> None:
        dialog = self._open
        if dialog is not None:
            actor, mentions = dialog.actor, dialog.mentions
            self.left.emit(AtProfile(actor.id, actor.name, actor.kind, mentions.row, mentions.words))
        self._article.open_at(said.article, said.evidence.start, said.evidence.end)

    @Slot(object)
    def _on_filter_wanted(self, actor: Actor) -> None:
        self._search.set_query(query_terms.with_term(self._search.query, "actor", actor.name))

    @Slot(object, str)
    def _on_source_wanted(self, actor: Actor, source: str) -> None:
        self._search.set_query(query_terms.with_term(_query(actor), "source", source))

    @Slot(object, str)
    def _on_month_wanted(self, actor: Actor, month: str) -> None:
        self._search.set_query(query_terms.with_term(_query(actor), "date", month))

    @Slot(object)
    def _on_alert_wanted(self, actor: Actor) -> None:
        self._shelf.set_alert(actor.name, _query(actor))


def _query(actor: Actor) -> str:
    return query_terms.with_term("", "actor", actor.name)
