"""Keeps where reading stopped: an article that is opened again goes on there."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ui.desk.library_tools import LibraryTools
from ui.desk.reading import REST, OpenArticle, Reading
from ui.panels.reader.content import Stop
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Answer, Runner
from workbench.jobs import JobContext
from workbench.library import read_marks

# Where reading has rested as long is worth keeping: a machine may stop at any time.
_REST_MS: Final = 8_000


class ReadingPlaces(QObject):
    """Writes the place when an article is left, when the page has rested for a while, and when the window closes."""

    def __init__(self, reading: Reading, reader: ReaderPanel, runner: Runner[LibraryTools], parent: QObject) -> None:
        super().__init__(parent)
        self._reader, self._runner = reader, runner
        # What the library has of the open article, as far as it is known here.
        self._kept: Stop | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        reader.left.connect(self._keep)
        reader.scrolled.connect(self._rest.start)
        reading.opened.connect(self._on_opened)

    def shut_down(self) -> None:
        """Keep the place for the next start, for the window closes."""
        self._rest.stop()
        self._keep(self._reader.stopping.stop())

    @Slot(object)
    def _on_opened(self, opened: OpenArticle) -> None:
        content = opened.content
        if opened.then not in {"same", "marks", REST}:
            self._kept = Stop(content.article.id, content.version, opened.stopped_at)

    @Slot()
    def _on_rested(self) -> None:
        self._keep(self._reader.stopping.stop())

    @Slot(object)
    def _keep(self, stop: Stop | None) -> None:
        known = self._kept
        if stop is None or stop == known or known is None or known.article != stop.article:
            return
        self._kept = stop

        def run(tools: LibraryTools, _ctx: JobContext) -> None:
            read_marks.set_reading_place(tools.library, stop.article, stop.version, stop.start)

        self._runner.ask("reading place", run, self._on_kept)

    def _on_kept(self, _answer: Answer) -> None:
        """There is nothing to do: where it could not be kept, reading begins at the top."""
