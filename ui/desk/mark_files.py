"""Marks as files: what the pane lists is written in an open format, and annotations of others are taken in by a child, for they are foreign bytes."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from ui.desk.library_tools import LibraryTools
from ui.desk.saving import ask_where_to_save
from ui.floating.notices import Notices
from ui.panels.marks import MarksPanel
from ui.panels.status_line import StatusLine
from ui.runner import Runner
from ui.task import Task, TaskOutcome
from ui.window import Window
from ui.wording import amount
from workbench.errors import UsageError, WorkbenchError
from workbench.jobs import JobContext
from workbench.marks.listing import ListedMark


class MarkFilesDesk(QObject):
    """Writes the marks that the pane shows, and takes in those of others."""

    def __init__(
        self,
        window: Window,
        library: Path,
        panel: MarksPanel,
        status: StatusLine,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._panel, self._status = window, panel, status
        self._runner, self._notices = runner, notices
        self._import = Task(library, self)
        self._import.ended.connect(self._on_taken_in)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"mark.export": self._ask_where_to_export, "mark.import": self._ask_what_to_take_in}

    def shut_down(self) -> None:
        """Stop what runs, for the window closes; all that a file says is taken in at once, or nothing."""
        self._import.stop()

    def _ask_what_to_take_in(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Take in annotations", "", "Annotations (*.json *.jsonld *.csv);;All files (*)"
        )
        if name:
            self.take_in(Path(name))

    def take_in(self, file: Path) -> None:
        """Make marks of the annotations of a file."""
        self._status.show_work("Taking in annotations…")
        self._import.run("marks", "--import", str(file), "--json")

    @Slot(object)
    def _on_taken_in(self, outcome: TaskOutcome) -> None:
        from workbench.cli.contract_marks import TakenLine

        self._status.show_work("")
        try:
            taken = msgspec.json.decode(outcome.output, type=TakenLine)
        except msgspec.DecodeError:
            self._notices.warn(outcome.said or "The annotations could not be taken in. Try again later.")
            return
        new = taken.placed + taken.orphans
        elsewhere = sum(taken.unmatched.values())
        told = (
            f"{taken.orphans:,} without their words in the text" if taken.orphans else "",
            f"{taken.known:,} were here already" if taken.known else "",
            f"{elsewhere:,} of pages that are not in the library" if elsewhere else "",
            f"{sum(taken.unusable.values()):,} that are no marks" if taken.unusable else "",
        )
        said = f"Taken in: {amount(new, 'mark')}" if new else "No mark was taken in"
        is_done = bool(new or taken.known)
        self._notices.say(
            said, ", ".join(filter(None, told)), icon="done" if is_done else "info", role="ok" if is_done else "text_2"
        )

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
