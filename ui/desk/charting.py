"""The timeline taken out of the window: as a picture for a report, or as data for other programs."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage

from ui.desk.saving import ask_where_to_save
from ui.desk.search import SearchDesk
from ui.floating.notices import Notices
from ui.panels.status_line import StatusLine
from ui.panels.timeline.panel import TimelinePanel
from ui.task import Task, TaskOutcome
from ui.window import Window
from workbench.errors import UsageError
from workbench.export.base import write_whole

# What the window draws, and what the command line writes; by title and ending.
_PICTURES: Final = {"Picture (PNG)": ".png", "Drawing (SVG)": ".svg"}


class ChartDesk(QObject):
    """Copies and exports the timeline of the search."""

    def __init__(
        self,
        window: Window,
        library: Path,
        search: SearchDesk,
        timeline: TimelinePanel,
        status: StatusLine,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._search, self._timeline = window, search, timeline
        self._status, self._notices = status, notices
        self._target = Path()
        self._task = Task(library, self)
        self._task.ended.connect(self._on_exported)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"timeline.copy": self._copy, "timeline.export": self._ask_where_to_export}

    def shut_down(self) -> None:
        """Stop what runs, for the window closes; a file that was being written is left as it was before."""
        self._task.stop()

    def _copy(self) -> None:
        query = self._search.query
        data = QMimeData()
        data.setImageData(QImage.fromData(self._timeline.picture(query, "png")))
        data.setText(self._timeline.caption(query))
        QGuiApplication.clipboard().setMimeData(data)
        self._notices.say("Timeline copied as a picture", icon="copies", role="text_2")

    def _ask_where_to_export(self) -> None:
        # What writes calendars is loaded with the rest of it when it is wanted.
        from workbench.export.timeline import TIMELINE_FORMATS

        self._search.finish()
        suffixes = {**_PICTURES, **{format_.title: format_.suffix for format_ in TIMELINE_FORMATS}}
        try:
            asked = ask_where_to_save(self._window, "Export the timeline", suffixes)
        except UsageError as error:
            self._notices.warn(str(error))
        else:
            if asked is not None:
                self.export(*asked)

    def export(self, target: Path, suffix: str) -> None:
        """Write the timeline in the format that has an ending."""
        from workbench.export.timeline import TIMELINE_FORMATS

        self._target = target
        if suffix in _PICTURES.values():
            picture = self._timeline.picture(self._search.query, suffix[1:])
            try:
                write_whole(target, lambda stream: stream.write(picture))
            except UsageError as error:
                self._notices.warn(str(error))
            else:
                self._notices.say("Timeline exported", str(target), icon="done", role="ok")
            return
        format_ = next(f for f in TIMELINE_FORMATS if f.suffix == suffix)
        self._status.show_work("Exporting…")
        self._task.run(
            "timeline",
            "--format",
            format_.name,
            "--out",
            str(target),
            *(("--", query) if (query := self._search.query) else ()),
        )

    @Slot(object)
    def _on_exported(self, outcome: TaskOutcome) -> None:
        self._status.show_work("")
        if outcome.has_worked:
            self._notices.say("Timeline exported", str(self._target), icon="done", role="ok")
        else:
            self._notices.warn(outcome.said or "The export broke off. Try again later.")
