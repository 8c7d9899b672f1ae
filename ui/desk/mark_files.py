"""Marks as files: what the pane lists is written in an open format, in the reading thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from ui.desk.library_tools import LibraryTools
from ui.desk.saving import ask_where_to_save
from ui.floating.notices import Notices
from ui.panels.marks import MarksPanel
from ui.runner import Runner
from ui.window import Window
from ui.wording import amount
from workbench.errors import UsageError, WorkbenchError
from workbench.jobs import JobContext
from workbench.marks.listing import ListedMark


class MarkFilesDesk(QObject):
    """Writes the marks that the pane shows."""

    def __init__(self, window: Window, panel: MarksPanel, runner: Runner[LibraryTools], notices: Notices) -> None:
        super().__init__(window)
        self._window, self._panel, self._runner, self._notices = window, panel, runner, notices

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"mark.export": self._ask_where_to_export}

    def _ask_where_to_export(self) -> None:
        # Formats are loaded when one is asked for: the window is there sooner.
        from workbench.marks.exchange.formats import FORMATS

        try:
            asked = ask_where_to_save(
                self._window, "Export the marks", {format_.title: format_.suffix for format_ in FORMATS}
            )
        except UsageError as error:
            self._notices.warn(str(error))
            return
        if asked is not None:
            target, suffix = asked
            self.export(target, next(format_.name for format_ in FORMATS if format_.suffix == suffix))

    def export(self, target: Path, name: str) -> None:
        """Write the marks that the pane shows into a file of a format, which is replaced."""
        marks = tuple(one.mark for one in self._panel.model.shown() if isinstance(one, ListedMark))

        def run(tools: LibraryTools, _ctx: JobContext) -> int:
            from workbench.export.base import write_whole
            from workbench.marks.exchange.formats import FORMATS, export_marks

            data = export_marks(tools.library, marks, next(format_ for format_ in FORMATS if format_.name == name))
            write_whole(target, lambda stream: stream.write(data))
            return len(marks)

        def receive(count: int) -> None:
            self._notices.say(f"Exported {amount(count, 'mark')}", str(target), icon="done", role="ok")

        self._runner.read("export marks", run, receive, self._on_failed)

    def _on_failed(self, error: WorkbenchError) -> None:
        self._notices.warn(str(error))
