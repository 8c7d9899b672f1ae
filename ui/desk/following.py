"""Notices that others have changed the library: an import, a command line. What this window wrote it knows already."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.desk.library_tools import LibraryTools
from ui.runner import Answer, Runner
from workbench.jobs import JobContext

_LOOK_MS = 700
# A list that is put anew more often than this is hard to read while an import fills it.
_TELL_S = 2.0
# One ms for 100,000 articles. Counting findings would take ten; they are made in the order of the articles.
_FINGERPRINT = """
  SELECT (SELECT count(*) FROM article), (SELECT coalesce(max(id), 0) FROM article), (SELECT count(*) FROM decision),
    (SELECT coalesce(max(article), 0) FROM annotation), (SELECT coalesce(max(value), '') FROM meta WHERE key = 'drained')
"""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is another one after a change that shows. That an article was read is not in it: its row says so at once."""

    articles: int
    newest_article: int
    decisions: int
    newest_annotated: int
    drained: str


@dataclass(frozen=True, slots=True)
class _Seen:
    version: int
    fingerprint: Fingerprint | None


class Following(QObject):
    """Looks at SQLite's data_version, which costs next to nothing, and tells of a change once it has come to rest."""

    changed = Signal()

    def __init__(self, runner: Runner[LibraryTools], is_writing: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._is_writing = runner, is_writing
        self._version: int | None = None
        self._seen: Fingerprint | None = None
        self._told = 0.0
        self._is_pending = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        # Before anything is shown: what changes after that would else count as known.
        self._look()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._runner.forget("data version")

    def expect_decision(self) -> None:
        """Take one more decision as known: this window has made it, and shows it."""
        if self._seen is not None:
            # What is on its way may have been read before or after.
            self._runner.forget("data version")
            self._seen = replace(self._seen, decisions=self._seen.decisions + 1)

    def start_over(self) -> None:
        """Take everything as known that is there now: whoever calls this asks for it right after."""
        self._version, self._seen, self._is_pending = None, None, False
        self._look()

    @Slot()
    def _look(self) -> None:
        known = self._version

        def run(tools: LibraryTools, _ctx: JobContext) -> _Seen:
            connection = tools.library.connection
            version = int(connection.execute("PRAGMA data_version").fetchone()[0])
            if version == known:
                return _Seen(version, None)
            return _Seen(version, Fingerprint(*connection.execute(_FINGERPRINT).fetchone()))

        self._runner.ask("data version", run, self._on_answer)

    def _on_answer(self, answer: Answer) -> None:
        if answer.error is not None:
            # The library is opened anew, and counts its versions anew.
            self._version = None
            return
        self._take(answer.value)
        if self._is_pending and time.monotonic() - self._told >= _TELL_S:
            self._is_pending = False
            self._told = time.monotonic()
            self.changed.emit()

    def _take(self, seen: _Seen) -> None:
        # Of what is being written here it is not known yet whether it was seen: the next look says.
        if seen.fingerprint is None or (self._seen is not None and self._is_writing()):
            return
        self._is_pending |= self._seen is not None and seen.fingerprint != self._seen
        self._version, self._seen = seen.version, seen.fingerprint
