"""Has the user choose an actor: opens the dialog and reads, as letters are typed, whom they may mean."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.deciding import Deciding
from ui.desk.library_tools import LibraryTools
from ui.look.theme import Look
from ui.runner import Runner
from ui.window import Window
from workbench.actor_offers import Offer, likely, offers
from workbench.annotate.findings import Actor
from workbench.jobs import JobContext


class ChoosingActor(QObject):
    """Asks for one actor at a time."""

    offers_read = Signal(str, object)

    def __init__(self, look: Look, window: Window, deciding: Deciding, runner: Runner[LibraryTools]) -> None:
        super().__init__(window)
        self._look, self._window, self._deciding, self._runner = look, window, deciding, runner
        self._like: Actor | None = None

    def ask(
        self,
        heading: str,
        says: str,
        action: str,
        receive: Callable[[Actor], None],
        *,
        like: Actor | None = None,
        nobody: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        """Ask for an actor, and hand on whom the user chose once the dialog is gone.

        Args:
            heading: What is asked.
            says: What happens then.
            action: What the button does.
            receive: Takes whom the user chose.
            like: Of whom those who may be the same are offered before anything is typed.
            nobody: What the button says that answers with nobody, and what it does.
        """
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.choose_actor import ChooseActorDialog

        dialog = ChooseActorDialog(
            self._look, self._window, heading, says, action, nobody=nobody[0] if nobody is not None else ""
        )
        chosen: list[Actor] = []
        is_nobody: list[bool] = []
        dialog.typed.connect(self._read)
        dialog.chosen.connect(chosen.append)
        dialog.nobody_chosen.connect(lambda: is_nobody.append(True))
        self.offers_read.connect(dialog.show_offers)
        self._like = like
        self._read("")
        dialog.ask()
        self.offers_read.disconnect(dialog.show_offers)
        self._runner.forget("actor offers")
        for actor in chosen:
            receive(actor)
        if nobody is not None and is_nobody:
            nobody[1]()

    @Slot(str)
    def _read(self, letters: str) -> None:
        like = self._like

        def run(tools: LibraryTools, ctx: JobContext) -> tuple[str, tuple[Offer, ...]]:
            if letters.strip():
                found = offers(ctx, tools.library, tools.registry, letters)
                return letters, tuple(one for one in found if like is None or one.actor.id != like.id)
            return letters, likely(ctx, tools.library, tools.registry, like.id) if like is not None else ()

        self._runner.read("actor offers", run, lambda read: self.offers_read.emit(*read), self._deciding.failed.emit)
