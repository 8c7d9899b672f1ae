"""The list of decisions at the desk: read in words, and single ones taken back from it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Deciding
from ui.desk.decision_words import about, said_there, what_was
from ui.desk.library_tools import LibraryTools
from ui.look.theme import Look
from ui.runner import Runner
from ui.window import Window
from workbench.jobs import JobContext
from workbench.library.decision_list import ListedDecision, list_decisions

if TYPE_CHECKING:
    from ui.dialogs.decisions import DecisionLine


class DecisionsDesk(QObject):
    """Leads between the dialog and the log.

    Signals:
        decisions_read: the lines that the dialog shows.
    """

    decisions_read = Signal(object)

    def __init__(
        self, look: Look, window: Window, article: ArticleDesk, deciding: Deciding, runner: Runner[LibraryTools]
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._article = look, window, article
        self._deciding, self._runner = deciding, runner

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"library.decisions": self._show}

    def _show(self) -> None:
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.decisions import DecisionsDialog

        dialog = DecisionsDialog(self._look, self._window)
        dialog.back_wanted.connect(self._deciding.undo)
        dialog.chosen.connect(self._on_article_chosen)
        self.decisions_read.connect(dialog.show_decisions)
        self._deciding.failed.connect(dialog.show_failure)
        self._deciding.decided.connect(self._read)
        self._read()
        dialog.ask()
        self._deciding.decided.disconnect(self._read)

    @Slot()
    def _read(self) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> "tuple[DecisionLine, ...]":
            return tuple(_line(tools, one) for one in list_decisions(tools.library))

        self._runner.read("decisions", run, self.decisions_read.emit, self._deciding.failed.emit)

    @Slot(object)
    def _on_article_chosen(self, article: int) -> None:
        self._article.open(article)


def _line(tools: LibraryTools, listed: ListedDecision) -> "DecisionLine":
    from ui.dialogs.decisions import DecisionLine

    decision = listed.decision
    return DecisionLine(
        seq=decision.seq,
        at=decision.at,
        what=what_was(decision),
        about=listed.title or about(decision, lambda: tools.registry),
        detail=said_there(decision),
        stands=listed.stands,
        is_final=decision.kind == "purge",
        article=decision.article if listed.title else None,
    )
