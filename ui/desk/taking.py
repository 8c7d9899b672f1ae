"""What a panel draws, taken out of the window: copied as a picture, or written as one or as data for other programs."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage

from ui.desk.saving import ask_where_to_save
from ui.desk.search import SearchDesk
from ui.floating.notices import Notices
from ui.panels.status_line import StatusLine
from ui.task import Task, TaskOutcome
from ui.window import Window
from workbench.errors import UsageError
from workbench.export.base import write_whole

# What the window draws, and what the command line writes; by title and ending.
_PICTURES: Final = {"Picture (PNG)": ".png", "Drawing (SVG)": ".svg"}


class Pictured(Protocol):
    """A panel that gives its picture for a query, as "png" or "svg", and the words under it."""

    def picture(self, query: str, suffix: str) -> bytes:
        """Return the bytes of a file."""

    def caption(self, query: str) -> str:
        """Return what the picture is of."""


class DataFormat(Protocol):
    """A format of the command line."""

    @property
    def name(self) -> str:
        """As the command line has it."""

    @property
    def title(self) -> str:
        """As a user chooses it."""

    @property
    def suffix(self) -> str:
        """The ending of its files."""


class Taking(QObject):
    """Copies and exports what one panel draws.

    Args:
        window: On which it is asked where to save.
        library: Of which the command line writes data.
        search: Whose query is drawn.
        panel: That draws it.
        noun: What it is, as a user says it: "timeline".
        formats: Loads those that the command line writes; asked for when they are wanted.
        command: What writes them, from the name of the format and the file on, without the query.
        status: Says that it is at work.
        notices: Say that it is done.
    """

    def __init__(
        self,
        window: Window,
        library: Path,
        search: SearchDesk,
        panel: Pictured,
        noun: str,
        formats: Callable[[], Sequence[DataFormat]],
        command: Callable[[], Sequence[str]],
        status: StatusLine,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._search, self._panel, self._noun = window, search, panel, noun
        self._formats, self._command = formats, command
        self._status, self._notices = status, notices
        self._target = Path()
        self._task = Task(library, self)
        self._task.ended.connect(self._on_exported)

    def shut_down(self) -> None:
        """Stop what runs, for the window closes; a file that was being written is left as it was before."""
        self._task.stop()

    def copy(self) -> None:
        """Put the picture onto the clipboard, and its words for whoever takes no pictures."""
        query = self._search.query
        data = QMimeData()
        data.setImageData(QImage.fromData(self._panel.picture(query, "png")))
        data.setText(self._panel.caption(query))
        QGuiApplication.clipboard().setMimeData(data)
        self._notices.say(f"{self._noun.capitalize()} copied as a picture", icon="copies", role="text_2")

    def ask_where(self) -> None:
        """Ask for a file, and write what its ending says."""
        self._search.finish()
        suffixes = {**_PICTURES, **{format_.title: format_.suffix for format_ in self._formats()}}
        try:
            asked = ask_where_to_save(self._window, f"Export the {self._noun}", suffixes)
        except UsageError as error:
            self._notices.warn(str(error))
        else:
            if asked is not None:
                self.export(*asked)

    def export(self, target: Path, suffix: str) -> None:
        """Write it in the format that has an ending: a picture as it is drawn, anything else by the command line."""
        self._target, query = target, self._search.query
        if suffix in _PICTURES.values():
            picture = self._panel.picture(query, suffix[1:])
            try:
                write_whole(target, lambda stream: stream.write(picture))
            except UsageError as error:
                self._notices.warn(str(error))
            else:
                self._say_done()
            return
        format_ = next(f for f in self._formats() if f.suffix == suffix)
        self._status.show_work("Exporting…")
        rest = ("--", query) if query else ()
        self._task.run(*self._command(), "--format", format_.name, "--out", str(target), *rest)

    def _say_done(self) -> None:
        self._notices.say(f"{self._noun.capitalize()} exported", str(self._target), icon="done", role="ok")

    @Slot(object)
    def _on_exported(self, outcome: TaskOutcome) -> None:
        self._status.show_work("")
        if outcome.has_worked:
            self._say_done()
        else:
            self._notices.warn(outcome.said or "The export broke off. Try again later.")
