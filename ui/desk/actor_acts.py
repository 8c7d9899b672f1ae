"""What the user says of the selected actor, each act one key; and everything that shows actors follows."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ui.actor_words import KINDS, NAME_KINDS
from ui.commands import Place
from ui.desk.choosing_actor import ChoosingActor
from ui.desk.deciding import Decided, Deciding
from ui.desk.deciding_actors import ActorDeciding
from ui.desk.following import Following
from ui.desk.keeping import Keeping
from ui.desk.library_tools import LibraryTools
from ui.desk.profile import ProfileDesk
from ui.desk.reading import OpenArticle, Reading
from ui.desk.searching import Result, Searching
from ui.floating.notices import Notices
from ui.look.popup import PaletteRow
from ui.look.theme import Look
from ui.models.actors import ActorRow
from ui.panels.actors import ActorsPanel
from ui.panels.network import NetworkPanel
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Runner
from ui.window import Window
from workbench.actor_offers import Piece, pieces
from workbench.annotate.findings import Actor
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from workbench.same_actors import Question


class ActorActsDesk(QObject):
    """Leads from the keys about an actor to what is written, and asks again for what shows once it is."""

    pieces_read = Signal(object)
    questions_read = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        searching: Searching,
        reading: Reading,
        following: Following,
        keeping: Keeping,
        choosing: ChoosingActor,
        deciding: Deciding,
        acts: ActorDeciding,
        profiles: ProfileDesk,
        panel: ActorsPanel,
        network: NetworkPanel,
        reader: ReaderPanel,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._searching, self._reading = look, window, searching, reading
        self._following, self._choosing, self._deciding, self._acts = following, choosing, deciding, acts
        self._profiles, self._panel, self._network, self._reader = profiles, panel, network, reader
        self._runner, self._notices = runner, notices
        deciding.decided.connect(self._on_decided)
        searching.found.connect(self._on_found)
        reading.opened.connect(self._on_opened)
        acts.recounted.connect(keeping.refresh)
        acts.recount_left.connect(keeping.count_rest)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about an actor do."""
        return {
            "actor.confirm": self._confirm,
            "actor.reject": self._reject,
            "actor.merge": self._merge,
            "actor.split": self._split,
            "actor.rename": self._rename,
            "actor.kind": self._set_kind,
            "actor.part": self._set_whole,
            "actor.name": self._give_name,
            "actor.watch": self._watch,
            "actor.hide": self._hide,
            "actor.show-hidden": self._panel.toggle_hidden,
            "actor.sort": self._panel.next_order,
            "actor.note": self._write_note,
            "actor.questions": self._ask_questions,
        }

    # Whom a key is about

    def _row(self) -> ActorRow | None:
        row = self._panel.current_row
        if row is None:
            self._say_nobody()
        return row

    def _subject(self) -> Actor | None:
        """Return the selected node of the network, whom the cursor of the reader stands on, or who is selected in the list."""
        place, actor = self._window.place_of_focus(), None
        if place is Place.NETWORK:
            actor = self._network.current_actor
        elif place is Place.READER and (mention := self._reader.current_mention()) is not None:
            named = () if self._reading.article is None else self._reading.article.actors
            actor = next((one.count.actor for one in named if one.count.actor.id == mention.actor), None)
        actor = actor or self._panel.current_actor()
        if actor is None:
            self._say_nobody()
        return actor

    def _say_nobody(self) -> None:
        self._notices.say(
            "No actor is selected", "Go to one in the list of actors, then press the key.", icon="info", role="text_2"
        )

    # One key each

    def _confirm(self) -> None:
        row = self._row()
        if row is None:
            return
        if row.is_suggested:
            self._acts.confirm(row.actor)
        else:
            self._notices.say(
                f"{row.actor.name} is an actor already", "Only those that are suggested wait to be confirmed.",
                icon="info", role="text_2",
            )  # fmt: skip

    def _reject(self) -> None:
        row = self._row()
        if row is not None:
            self._panel.keep_place()
            self._acts.reject(row.actor)

    def _watch(self) -> None:
        row = self._row()
        if row is not None:
            self._acts.watch(row.actor, is_on=not row.is_watched)

    def _hide(self) -> None:
        row = self._row()
        if row is not None:
            self._panel.keep_place()
            self._acts.hide(row.actor, is_on=not row.is_hidden)

    def _merge(self) -> None:
        actor = self._subject()
        if actor is not None:
            self._choosing.ask(
                f"Make {actor.name} one with another actor",
                "Both are shown, counted and searched as one, under the name of the one that you choose. Ctrl+Shift+M parts them again.",
                "Make one",
                partial(self._acts.merge, actor),
                like=actor,
            )

    def _set_whole(self) -> None:
        row = self._row()
        if row is not None:
            actor = row.actor
            nothing = ("Part of nothing", partial(self._acts.set_whole, actor, None)) if actor.part_of else None
            self._choosing.ask(
                f"Of whom is {actor.name} a part?",
                "It stays an actor of its own, and is listed under its whole.",
                "Make it a part",
                partial(self._acts.set_whole, actor),
                nobody=nothing,
            )

    def _split(self) -> None:
        actor = self._subject()
        if actor is None:
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[Piece, ...]:
            return pieces(tools.registry, actor.id)

        from ui.dialogs.pick import PickDialog

        # It is there at once and filled when they are read: nobody gets a dialog under the fingers later.
        dialog = PickDialog(
            self._look, self._window, f"Part something from {actor.name}",
            "What was made one with it becomes what it was; a name becomes an actor of its own.", "Part it", size=(600, 460),
        )  # fmt: skip
        found: list[Piece] = []

        def read(shown: tuple[Piece, ...]) -> None:
            found[:] = shown
            dialog.show_rows([_piece_row(one) for one in shown])
            if not shown:
                dialog.says.setText("It was made one with nobody, and has no other name.")

        picked: list[int] = []
        dialog.picked.connect(picked.append)
        self.pieces_read.connect(read)
        self._runner.read("pieces", run, self.pieces_read.emit, self._deciding.failed.emit)
        dialog.ask()
        self.pieces_read.disconnect(read)
        self._runner.forget("pieces")
        for number in picked:
            one = found[number]
            if one.stored is not None:
                self._acts.split(one.stored, one.name)
            else:
                self._acts.split_name(one.name, actor.kind)

    def _rename(self) -> None:
        row = self._row()
        if row is not None:
            self.ask_for_name(row.actor)

    @Slot(object)
    def ask_for_name(self, actor: Actor) -> None:
        """Ask how an actor is to be called."""
        from ui.dialogs.actor_name import RenameDialog

        dialog = RenameDialog(self._look, self._on_top(), actor)
        dialog.renamed.connect(partial(self._acts.rename, actor))
        dialog.ask()

    def _on_top(self) -> QWidget:
        """Return what a dialog stands on: a profile, which stays open, or the window."""
        return QApplication.activeModalWidget() or self._window

    def _set_kind(self) -> None:
        row = self._row()
        if row is None:
            return
        from ui.dialogs.pick import PickDialog

        kinds = list(KINDS)
        dialog = PickDialog(self._look, self._window, f"What is {row.actor.name}?", "", "Set the kind", size=(420, 340))
        dialog.show_rows(
            [
                PaletteRow(kind.value, word, "as now" if kind is row.actor.kind else "", is_enabled=kind is not row.actor.kind)
                for kind, word in KINDS.items()
            ],
            kinds.index(row.actor.kind),
        )  # fmt: skip
        picked: list[int] = []
        dialog.picked.connect(picked.append)
        dialog.ask()
        for number in picked:
            self._acts.set_kind(row.actor, kinds[number], f"Kind set to {KINDS[kinds[number]].lower()}")

    def _give_name(self) -> None:
        row = self._row()
        if row is not None:
            from ui.dialogs.actor_name import GiveNameDialog

            dialog = GiveNameDialog(self._look, self._window, row.actor)
            dialog.given.connect(self._acts.add_name)
            dialog.ask()

    def _write_note(self) -> None:
        row = self._row()
        if row is not None:
            self.ask_for_note(row.actor, row.note)

    @Slot(object, str)
    def ask_for_note(self, actor: Actor, note: str) -> None:
        """Ask what is to be written down about an actor of whom this was so far."""
        from ui.dialogs.actor_note import ActorNoteDialog

        dialog = ActorNoteDialog(self._look, self._on_top(), actor, note)
        dialog.written.connect(partial(self._acts.set_note, actor))
        dialog.ask()

    # Questions

    def _ask_questions(self) -> None:
        from ui.dialogs.same_actors import SameActorsDialog

        dialog = SameActorsDialog(self._look, self._window)
        chosen: list[Actor] = []
        dialog.merge_wanted.connect(self._on_merge_wanted)
        dialog.apart_wanted.connect(self._on_apart_wanted)
        dialog.open_wanted.connect(self._on_open_wanted)
        dialog.chosen.connect(chosen.append)
        self.questions_read.connect(dialog.show_questions)
        # What was answered has left the list; what could not be written comes back.
        self._deciding.failed.connect(self._read_questions)
        self._read_questions()
        dialog.ask()
        self._deciding.failed.disconnect(self._read_questions)
        self.questions_read.disconnect(dialog.show_questions)
        self._runner.forget("questions")
        # Once that dialog is gone: one stands on the window and not on another.
        for actor in chosen:
            self._profiles.open(actor)

    @Slot()
    def _read_questions(self) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> "tuple[Question, ...]":
            # Who never asks does not wait for what looks for them to load.
            from workbench.same_actors import questions

            return questions(tools.library, tools.registry)

        self._runner.read("questions", run, self.questions_read.emit, self._deciding.failed.emit)

    @Slot(object)
    def _on_merge_wanted(self, question: "Question") -> None:
        self._acts.merge(question.other, question.one)

    @Slot(object)
    def _on_apart_wanted(self, question: "Question") -> None:
        self._acts.set_pair(question.one, question.other, "apart")

    @Slot(object)
    def _on_open_wanted(self, question: "Question") -> None:
        self._acts.set_pair(question.one, question.other, "open")

    # What follows

    @Slot(object)
    def _on_found(self, result: Result) -> None:
        if not result.is_refresh:
            self._panel.await_nobody()

    @Slot(object)
    def _on_opened(self, opened: OpenArticle) -> None:
        if opened.then not in {"same", "marks"}:
            self._panel.await_nobody()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.changes_actors:
            if decided.actor:
                self._panel.await_actor(decided.actor)
            # All of it is asked for again: that others have written is not to be found out a second time.
            self._following.start_over()
            self._searching.refresh()


def _piece_row(one: Piece) -> PaletteRow:
    if one.stored is not None:
        return PaletteRow("copies", one.name, "made one with it by you")
    return PaletteRow("quote", one.name, NAME_KINDS[one.kind].lower())
