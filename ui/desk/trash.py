"""The trash at the desk: shown, restored from in the writing thread, and emptied by a process of its own."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.deciding import Decided, Deciding
from ui.desk.library_tools import LibraryTools
from ui.desk.upkeep import Upkeep
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.runner import Runner
from ui.task import TaskOutcome
from ui.window import Window
from ui.wording import amount
from workbench.jobs import JobContext
from workbench.library.articles import get_article
from workbench.library.decisions import restore_articles
from workbench.library.trash import Trashed, list_trash, opening_words

PURGE = "purge"
# As many as the command line of every system has room for; each lot makes the index anew.
_AT_ONCE = 2_000


class TrashDesk(QObject):
    """Leads between the dialog and the library.

    Signals:
        trash_read: what lies in the trash.
        words_read: an article's number and how it begins.
        going_changed: the numbers of the articles that are being removed for good.
    """

    trash_read = Signal(object)
    words_read = Signal(object, object)
    going_changed = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        deciding: Deciding,
        upkeep: Upkeep,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._deciding, self._upkeep = look, window, deciding, upkeep
        self._runner, self._notices = runner, notices
        self._going: tuple[int, ...] = ()
        upkeep.ended.connect(self._on_upkeep_ended)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"library.trash": self._show}

    def _show(self) -> None:
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.trash import TrashDialog

        dialog = TrashDialog(self._look, self._window)
        dialog.words_wanted.connect(self._on_words_wanted)
        dialog.restore_wanted.connect(self._on_restore_wanted)
        dialog.purge_wanted.connect(self._on_purge_wanted)
        dialog.undo_wanted.connect(self._deciding.undo)
        dialog.redo_wanted.connect(self._deciding.redo)
        self.trash_read.connect(dialog.show_trash)
        self.words_read.connect(dialog.show_words)
        self.going_changed.connect(dialog.show_going)
        self._deciding.decided.connect(self._read)
        dialog.show_going(self._going)
        self._read()
        dialog.ask()
        self._deciding.decided.disconnect(self._read)

    @Slot()
    def _read(self) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[Trashed, ...]:
            return list_trash(tools.library)

        self._runner.read("trash", run, self.trash_read.emit, self._deciding.failed.emit)

    @Slot(object)
    def _on_words_wanted(self, article: int) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> str:
            return opening_words(tools.library, article)

        def show(words: object) -> None:
            self.words_read.emit(article, words)

        self._runner.read("opening words", run, show, self._deciding.failed.emit)

    @Slot(object)
    def _on_restore_wanted(self, articles: Sequence[int]) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            decision = restore_articles(tools.library, articles)
            article = None if decision.article is None else get_article(tools.library, decision.article)
            return Decided(
                "Restored", article, decision.seq, moves_in_time=True, articles=decision.articles,
                about=amount(len(decision.articles), "article"),
            )  # fmt: skip

        self._deciding.decide("restore", run)

    @Slot(object)
    def _on_purge_wanted(self, articles: Sequence[int]) -> None:
        self._tell_going((*self._going, *articles))
        for first in range(0, len(articles), _AT_ONCE):
            self._upkeep.want(f"{PURGE} --yes {' '.join(map(str, articles[first : first + _AT_ONCE]))}")

    @Slot(object, object)
    def _on_upkeep_ended(self, command: str, outcome: TaskOutcome) -> None:
        if not command.startswith(PURGE):
            return
        asked = {int(number) for number in command.split()[2:]}
        self._tell_going(tuple(article for article in self._going if article not in asked))
        self._read()
        # What was decided about them is gone, and so may be what could be undone.
        self._deciding.look_for_undo()
        if outcome.has_worked:
            self._notices.say(
                f"Removed for good: {amount(len(asked), 'article')}", outcome.said, icon="trash", role="text_2"
            )

    def _tell_going(self, going: tuple[int, ...]) -> None:
        self._going = going
        self.going_changed.emit(going)
