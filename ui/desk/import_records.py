"""What came in when, and from where: the imports of the library, what is wanted, and the provenance of an article."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Decided, Deciding
from ui.desk.imports import ImportDesk
from ui.desk.library_tools import LibraryTools
from ui.desk.saving import ask_where_to_save
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.runner import Runner
from ui.window import Window
from ui.wording import amount
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library.import_runs import ImportItem, ImportRun, get_run, items_of, list_runs

if TYPE_CHECKING:
    from workbench.library.articles import Article
    from workbench.library.store import Library
    from workbench.library.wanted import Wanted


_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Provenance:
    """An article, and the import that brought it where that is known."""

    article: "Article"
    run: ImportRun | None


class ImportRecords(QObject):
    """Shows the record of imports, and does what is asked for there."""

    runs_read = Signal(object)
    items_read = Signal(object, object)
    wanted_read = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        imports: ImportDesk,
        article: ArticleDesk,
        deciding: Deciding,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._imports, self._article = look, window, imports, article
        self._deciding, self._runner, self._notices = deciding, runner, notices

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {
            "library.report": self.show_imports,
            "library.wanted": self._show_wanted,
            "article.provenance": self._show_provenance,
        }

    def show_imports(self, *, only_refused: bool = False) -> None:
        """Show all imports and what became of each document, those first that were refused if that is what one came for."""
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.imports import ImportsDialog

        dialog = ImportsDialog(self._look, self._window, only_refused=only_refused)
        dialog.chosen.connect(self._on_article_chosen)
        dialog.run_chosen.connect(self._on_run_chosen)
        dialog.retry_wanted.connect(self._on_retry_wanted)
        dialog.keep_wanted.connect(self._on_keep_wanted)
        dialog.back_wanted.connect(self._on_back_wanted)
        dialog.export_wanted.connect(self._on_export_wanted)
        self.runs_read.connect(dialog.show_runs)
        self.items_read.connect(dialog.show_items)
        self._deciding.decided.connect(self._read_runs)
        self._read_runs()
        dialog.ask()
        self._deciding.decided.disconnect(self._read_runs)

    @Slot()
    def _read_runs(self) -> None:
        self._read("imports", list_runs, self.runs_read.emit)

    @Slot(object)
    def _on_run_chosen(self, run: ImportRun) -> None:
        def read(library: "Library") -> tuple[ImportItem, ...]:
            return tuple(items_of(library, run.id))

        self._read("documents of an import", read, partial(self.items_read.emit, run))

    def _show_wanted(self) -> None:
        from ui.dialogs.wanted import WantedDialog

        dialog = WantedDialog(self._look, self._window)
        dialog.drop_wanted.connect(self._on_drop_wanted)
        self.wanted_read.connect(dialog.show_wanted)
        self._deciding.decided.connect(self._read_wanted)
        self._read_wanted()
        dialog.ask()
        self._deciding.decided.disconnect(self._read_wanted)

    @Slot()
    def _read_wanted(self) -> None:
        from workbench.library.wanted import list_wanted

        self._read("wanted", list_wanted, self.wanted_read.emit)

    def _show_provenance(self) -> None:
        number = self._article.subject()
        if number is None:
            return

        def read(library: "Library") -> Provenance:
            from workbench.library.articles import get_article

            article = get_article(library, number)
            return Provenance(article, None if article.run is None else get_run(library, article.run))

        self._read("provenance", read, self._on_provenance)

    def _on_provenance(self, provenance: Provenance) -> None:
        from ui.dialogs.provenance import ProvenanceDialog

        ProvenanceDialog(self._look, self._window, provenance.article, provenance.run).ask()

    def _read(self, kind: str, read: "Callable[[Library], _Read]", show: Callable[[_Read], object]) -> None:
        """Have something read in the reading thread, and shown where that went well."""

        def run(tools: LibraryTools, _ctx: JobContext) -> _Read:
            return read(tools.library)

        self._runner.read(kind, run, show, self._deciding.failed.emit)

    @Slot(object)
    def _on_article_chosen(self, article: int) -> None:
        self._article.open(article)

    @Slot(object)
    def _on_retry_wanted(self, paths: Sequence[str]) -> None:
        self._imports.take_paths([Path(path) for path in paths])

    @Slot(object)
    def _on_keep_wanted(self, paths: Sequence[str]) -> None:
        self._imports.take_paths([Path(path) for path in paths], keeps_scans=True)

    @Slot(object)
    def _on_back_wanted(self, wanted: ImportRun) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.library.decisions import undo_import

            decision = undo_import(tools.library, wanted.id)
            said = f"Import taken back: {amount(len(decision.articles), 'article')} in the trash"
            return Decided(said, seq=decision.seq, moves_in_time=True, articles=decision.articles)

        self._deciding.decide("undo import", run)

    @Slot(object)
    def _on_drop_wanted(self, wanted: "Wanted") -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> Decided:
            from workbench.library.wanted import drop

            drop(tools.library, [wanted.id])
            return Decided("", is_logged=False)

        self._deciding.decide("drop wanted", run)

    @Slot(object)
    def _on_export_wanted(self, run: ImportRun) -> None:
        from workbench.export.import_report import REPORT_FORMATS

        try:
            asked = ask_where_to_save(
                self._window, "Export the report", {title: suffix for suffix, (title, _) in REPORT_FORMATS.items()}
            )
        except UsageError as error:
            self._notices.warn(str(error))
            return
        if asked is not None:
            self.export(run, *asked)

    def export(self, run: ImportRun, target: Path, suffix: str) -> None:
        """Write what became of every document of an import to a file."""

        def write(library: "Library") -> Path:
            from workbench.export.base import write_whole
            from workbench.export.import_report import REPORT_FORMATS

            write_whole(target, partial(REPORT_FORMATS[suffix][1], items_of(library, run.id)))
            return target

        self._read("export report", write, self._on_exported)

    def _on_exported(self, target: object) -> None:
        self._notices.say("Report exported", str(target), icon="done", role="ok")
