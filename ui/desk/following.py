"""Notices that the library has changed: by an import, a command line, or ourselves."""

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.desk.library_tools import LibraryTools
from ui.runner import Answer, Runner
from workbench.jobs import JobContext

_LOOK_MS = 700
# A list that is put anew more often than this is hard to read while an import fills it.
_TELL_S = 2.0


class Following(QObject):
    """Looks at SQLite's data_version, which costs next to nothing, and tells of a change once it has come to rest."""

    changed = Signal()

    def __init__(self, runner: Runner[LibraryTools], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._version: int | None = None
        self._told = 0.0
        self._is_pending = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._runner.forget("data version")

    @Slot()
    def _on_timeout(self) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> int:
            return int(tools.library.connection.execute("PRAGMA data_version").fetchone()[0])

        self._runner.ask("data version", run, self._on_answer)

    def _on_answer(self, answer: Answer) -> None:
        if answer.error is not None:
            return
        self._is_pending |= self._version is not None and answer.value != self._version
        self._version = answer.value
        if self._is_pending and time.monotonic() - self._told >= _TELL_S:
            self._is_pending = False
            self._told = time.monotonic()
            self.changed.emit()
