"""What is done with results and takes its time: written to a file, a list of searches, more like one article."""

import time
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from ui.desk.article import ArticleDesk
from ui.desk.library_tools import LibraryTools
from ui.desk.saving import ask_where_to_save
from ui.desk.search import SearchDesk
from ui.desk.searching import Searching
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.status_line import StatusLine
from ui.runner import Answer, Runner
from ui.task import Task, TaskOutcome
from ui.window import Window
from ui.wording import amount
from workbench.batch import BatchRow
from workbench.errors import UsageError
from workbench.export.csv_ import CSV_FOR_SPREADSHEETS
from workbench.export.formats import FORMATS_TO_OPEN
from workbench.jobs import JobContext
from workbench.similar import SimilarQuery, similar_query

TABLE = "show table of searches"
# Who asks for a list waits for it so long.
_AWAITED_S = 5.0


class TaskDesk(QObject):
    """Exports and lists of searches run as children; the window goes on meanwhile."""

    def __init__(
        self,
        look: Look,
        window: Window,
        library: Path,
        search: SearchDesk,
        searching: Searching,
        article: ArticleDesk,
        status: StatusLine,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search, self._searching = look, window, search, searching
        self._article, self._status, self._runner, self._notices = article, status, runner, notices
        self._target = self._list = Path()
        self._rows: list[BatchRow] = []
        self._asked_at = 0.0
        self._export, self._batch = Task(library, self), Task(library, self)
        self._export.ended.connect(self._on_exported)
        self._batch.ended.connect(self._on_batch_ended)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {
            "search.export": self._ask_where_to_export,
            "search.batch": self._ask_which_list,
            "article.similar": self._find_similar,
        }

    def shut_down(self) -> None:
        """Stop what runs, for the window closes; a file that was being written is left as it was before."""
        self._export.stop()
        self._batch.stop()

    def _ask_where_to_export(self) -> None:
        # What is written is what the list shows then: the last word is no beginning any more.
        self._search.finish()
        try:
            asked = ask_where_to_save(
                self._window, "Export the results", {format_.title: format_.suffix for format_ in FORMATS_TO_OPEN}
            )
        except UsageError as error:
            self._notices.warn(str(error))
            return
        if asked is not None:
            target, suffix = asked
            self.export(target, next(format_.name for format_ in FORMATS_TO_OPEN if format_.suffix == suffix))

    def export(self, target: Path, format_: str) -> None:
        """Write all that the search finds, with the sentences that match."""
        self._target = target
        sort = self._searching.sort
        self._status.show_work("Exporting…")
        self._export.run(
            "export", "--format", format_, "--out", str(target), "--snippets",
            *(("--bom",) if format_ == CSV_FOR_SPREADSHEETS.name else ()),
            *(() if sort is None else ("--sort", sort.value)), "--", self._search.query,
        )  # fmt: skip

    def _ask_which_list(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Search a list", "", "Lists of queries, one a line (*.txt *.csv *.md);;All files (*)"
        )
        if name:
            self.search_list(Path(name))

    def search_list(self, file: Path) -> None:
        """Search for each query of a list, and show what they find."""
        self._list, self._asked_at = file, time.monotonic()
        self._status.show_work("Searching the list…")
        self._batch.run("batch", "--json", "--", str(file))

    def _find_similar(self) -> None:
        article = self._article.subject()
        if article is None:
            return

        def run(tools: LibraryTools, ctx: JobContext) -> SimilarQuery:
            return similar_query(ctx, tools.library, tools.search, tools.keeper.present(ctx), article)

        self._runner.ask("similar", run, self._on_similar)

    def _on_similar(self, answer: Answer) -> None:
        if answer.error is not None:
            self._notices.warn(str(answer.error))
        else:
            self._searching.sort = None
            self._search.set_query(answer.value.query)

    @Slot(object)
    def _on_exported(self, outcome: TaskOutcome) -> None:
        self._status.show_work("")
        if outcome.has_worked:
            count = outcome.said.removeprefix("exported ").partition(" to ")[0]
            self._notices.say(f"Exported {count}", str(self._target), icon="done", role="ok")
        else:
            self._notices.warn(outcome.said or "The export broke off. Try again later.")

    @Slot(object)
    def _on_batch_ended(self, outcome: TaskOutcome) -> None:
        self._status.show_work("")
        try:
            rows = msgspec.json.decode(outcome.output, type=list[BatchRow])
        except msgspec.DecodeError:
            rows = []
        if not rows:
            self._notices.warn(outcome.said or "The list could not be searched. Try again later.")
            return
        self._rows = rows
        if time.monotonic() - self._asked_at <= _AWAITED_S:
            self.show_table()
        else:
            # Whoever has gone on to something else shall not have a dialog under the fingers.
            self._notices.say(
                "The list was searched", amount(len(rows), "query", "queries"), icon="done", role="ok",
                actions=(("Show the table", TABLE),), stays=True,
            )  # fmt: skip

    def show_table(self) -> None:
        """Show what the queries of the last list find."""
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.batch import BatchDialog

        dialog = BatchDialog(self._look, self._window, self._list.name, self._rows)
        dialog.chosen.connect(self._search.set_query)
        dialog.ask()
