"""Runs imports as child processes, one after the other, so that the window never waits for one."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from ui.child import child_command, stand_back
from ui.import_lines import LineReader, NoLineError

if TYPE_CHECKING:
    from workbench.cli.contract import ImportLine

_TOLD_EVERY_MS = 500
_KILLED_AFTER_MS, _CLOSING_MS = 5_000, 2_000
# Windows takes command lines of 32,767 characters; more files than fit go to further children of the same import.
_COMMAND_LINE_MAX = 24_000
_COMPLAINT_BYTES_MAX = 8_192
_STOPPED = 130
READING = "reading"
_NEW, _KEEP_SCANS, _CHAPTERS = "--new", "--keep-scans", "--chapters"


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is. `phase` is reading, indexing, copies or annotating; `total` is None while it is not known."""

    done: int
    total: int | None
    phase: str
    current: str


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """How an import ended. `refused` has path and reason; `failure` says why it did not come to its end. What is `listed` has no text.

    One that nobody asked for, of a watched folder, `is_quiet`.
    """

    imported: int
    duplicates: int
    refused: tuple[tuple[str, str], ...]
    listed: int = 0
    is_quiet: bool = False
    was_cancelled: bool = False
    failure: str | None = None


@dataclass(slots=True)
class _Import:
    """What is to be imported, a command line at a time, and what came of it."""

    parts: deque[list[str]]
    text: bytes | None = None
    options: tuple[str, ...] = ()
    imported: int = 0
    duplicates: int = 0
    listed: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    untold: list[int] = field(default_factory=list)
    progress: ImportProgress | None = None
    total: int | None = None
    seen_before: int = 0
    has_ended_well: bool = False
    is_cancelled: bool = False
    failure: str | None = None

    @property
    def seen(self) -> int:
        return self.imported + self.duplicates + self.listed + len(self.refused)


class ImportRun(QObject):
    """The imports of one library. What is asked for while one runs waits its turn.

    Signals: `progressed(ImportProgress)` and `imported(tuple of ids)`, both at most every 500 ms, then
    `finished(ImportOutcome)` once an import.
    """

    progressed = Signal(object)
    imported = Signal(object)
    finished = Signal(object)

    def __init__(
        self, library: Path, parent: QObject | None = None, *, command: Callable[..., list[str]] = child_command
    ) -> None:
        super().__init__(parent)
        self._library, self._command = library, command
        # Whether each chapter of a book becomes an article, as the settings have it.
        self.by_chapter = False
        self._waiting: deque[_Import] = deque()
        self._now: _Import | None = None
        self._reader = LineReader()
        self._complaint = b""
        self._process: QProcess | None = None
        self._tell_timer = QTimer(self)
        self._tell_timer.setInterval(_TOLD_EVERY_MS)
        self._tell_timer.timeout.connect(self._on_time_to_tell)
        self._kill_timer = QTimer(self)
        self._kill_timer.setSingleShot(True)
        self._kill_timer.setInterval(_KILLED_AFTER_MS)
        self._kill_timer.timeout.connect(self._on_time_to_kill)

    @property
    def is_running(self) -> bool:
        """Tell whether an import is on its way."""
        return self._now is not None

    @property
    def waiting(self) -> int:
        """Tell how many imports wait their turn."""
        return len(self._waiting)

    def import_paths(self, paths: Sequence[Path], *, keeps_scans: bool = False) -> None:
        """Import files and folders with all below them; scanned PDFs without a text only if they are to be kept."""
        if paths:
            # Absolute, so that none is taken for an option.
            options = (*self._options(), *((_KEEP_SCANS,) if keeps_scans else ()))
            self._take(_Import(_parts([str(path.absolute()) for path in paths]), options=options))

    def import_new(self, folders: Sequence[str]) -> None:
        """Import what is new in watched folders, unless that is being done or waits already."""
        asked = [wanted for wanted in (self._now, *self._waiting) if wanted is not None]
        if folders and not any(_NEW in wanted.options for wanted in asked):
            self._take(_Import(_parts(list(folders)), options=(*self._options(), _NEW)))

    def _options(self) -> tuple[str, ...]:
        return (_CHAPTERS,) if self.by_chapter else ()

    def import_text(self, text: bytes) -> None:
        """Import what was pasted or dropped as text: UTF-8, HTML or plain."""
        if text.strip():
            self._take(_Import(deque([["-"]]), text))

    def cancel(self) -> None:
        """Stop the import that runs; what it has taken in stays, and the next one begins."""
        if self._now is None:
            return
        self._now.is_cancelled = True
        self._now.parts.clear()
        self._stop()

    def shut_down(self) -> None:
        """Stop everything now, for the window closes: no signal comes any more. Waits a moment for the child to be gone."""
        self._waiting.clear()
        self._now = None
        self._tell_timer.stop()
        self._kill_timer.stop()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_CLOSING_MS)

    def _take(self, wanted: _Import) -> None:
        self._waiting.append(wanted)
        if self._now is None:
            self._begin()

    def _begin(self) -> None:
        self._now = self._waiting.popleft()
        self._tell_timer.start()
        self._start_part()

    def _start_part(self) -> None:
        """Start a child for the next part of the import that runs."""
        assert self._now is not None
        paths = self._now.parts.popleft()
        program, *arguments = self._command(
            "--library", str(self._library), "import", "--json", *self._now.options, *paths
        )
        self._now.has_ended_well = False
        self._now.seen_before = self._now.seen
        self._reader, self._complaint = LineReader(), b""
        process = self._process = QProcess(self)
        process.setProgram(program)
        process.setArguments(arguments)
        process.started.connect(self._on_started)
        process.readyReadStandardOutput.connect(self._on_output)
        process.readyReadStandardError.connect(self._on_complaint)
        process.finished.connect(self._on_ended)
        process.errorOccurred.connect(self._on_error)
        if self._now.text is None:
            process.setStandardInputFile(QProcess.nullDevice())
        process.start()

    @Slot()
    def _on_started(self) -> None:
        if self._process is None or self._now is None:
            return
        stand_back(self._process.processId())
        if self._now.text is not None:
            self._process.write(self._now.text)
            self._process.closeWriteChannel()

    @Slot()
    def _on_output(self) -> None:
        if self._process is None or self._now is None:
            return
        try:
            for line in self._reader.feed(bytes(self._process.readAllStandardOutput().data())):
                self._count(self._now, line)
        except NoLineError:
            self._now.failure = _ended_early(self._now, "what it said could not be understood")
            self._now.parts.clear()
            self._process.readyReadStandardOutput.disconnect(self._on_output)
            self._process.kill()

    @Slot()
    def _on_complaint(self) -> None:
        if self._process is not None:
            said = self._process.readAllStandardError().data()
            self._complaint = (self._complaint + said)[-_COMPLAINT_BYTES_MAX:]

    def _count(self, now: _Import, line: "ImportLine") -> None:
        shown = f"{line.path}#{line.member}" if line.member else line.path or ""
        if line.event == "imported":
            now.imported += 1
            if line.id is not None:
                now.untold.append(line.id)
        elif line.event == "duplicate":
            now.duplicates += 1
        elif line.event == "listed":
            now.listed += 1
        elif line.event == "refused":
            now.refused.append((shown, line.reason or ""))
        elif line.event == "done":
            now.has_ended_well = True
        if line.event != "progress" or (line.phase or READING) == READING:
            # Documents are counted here, for an import may take several children; how many there are only the last knows.
            if line.total is not None and not now.parts:
                now.total = now.seen_before + line.total
            now.progress = ImportProgress(now.seen, now.total, READING, shown)
        else:
            now.progress = ImportProgress(line.done or 0, line.total, line.phase or "", "")

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by the end of the process.
        if error == QProcess.ProcessError.FailedToStart and self._now is not None:
            self._now.failure = (
                "Could not import: the part of Dateline that reads pages did not start. Install Dateline again."
            )
            self._conclude()

    @Slot(int, QProcess.ExitStatus)
    def _on_ended(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is None or self._now is None:
            return
        self._on_complaint()
        now = self._now
        if now.failure is None:
            self._on_output()
        has_crashed = status == QProcess.ExitStatus.CrashExit or not now.has_ended_well
        if now.failure is None and has_crashed and not now.is_cancelled:
            now.failure = self._why(now, code if status == QProcess.ExitStatus.NormalExit else None)
        if now.failure is None and not now.is_cancelled and now.parts:
            self._drop_process()
            self._start_part()
        else:
            self._conclude()

    def _why(self, now: _Import, code: int | None) -> str:
        """Return why a child ended before its end, in its own words where those are meant for the user."""
        said = self._complaint.decode("utf-8", "replace").strip()
        if code == _STOPPED:
            return _ended_early(now, "it was stopped from outside")
        # A child that fails as foreseen says one plain sentence; a bug leaves a traceback.
        if code is not None and said and "Traceback (most recent call last)" not in said:
            return said.splitlines()[-1]
        return _ended_early(now, "the process that reads pages broke off")

    def _conclude(self) -> None:
        now = self._now
        assert now is not None
        self._on_time_to_tell()
        self._tell_timer.stop()
        self._kill_timer.stop()
        self._drop_process()
        self._now = None
        self.finished.emit(
            ImportOutcome(
                now.imported,
                now.duplicates,
                tuple(now.refused),
                now.listed,
                _NEW in now.options,
                now.is_cancelled,
                now.failure,
            )
        )
        # Whoever heard of the end may have asked for more.
        if self._now is None and self._waiting:
            self._begin()

    def _drop_process(self) -> None:
        if self._process is not None:
            self._process.deleteLater()
            self._process = None

    def _stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._kill_timer.start()

    @Slot()
    def _on_time_to_kill(self) -> None:
        if self._process is not None:
            self._process.kill()

    @Slot()
    def _on_time_to_tell(self) -> None:
        now = self._now
        if now is None:
            return
        if now.untold:
            ids, now.untold = tuple(now.untold), []
            self.imported.emit(ids)
        if now.progress is not None:
            self.progressed.emit(now.progress)


def _ended_early(now: _Import, why: str) -> str:
    taken = now.imported + now.duplicates
    stands = f"{taken:,} {'page is' if taken == 1 else 'pages are'} in the library."
    return f"The import ended early: {why}. {stands} Import the same again to take in the rest."


def _parts(paths: list[str]) -> deque[list[str]]:
    parts: deque[list[str]] = deque([[]])
    length = 0
    for path in paths:
        if parts[-1] and length + len(path) > _COMMAND_LINE_MAX:
            parts.append([])
            length = 0
        parts[-1].append(path)
        length += len(path) + 3
    return parts
