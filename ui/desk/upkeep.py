"""Work that the window leaves to child processes: making the index, reading actors and dates out of what is new."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from ui.child import child_command, last_sentence, stand_back

_CLOSING_MS = 3_000
_COMPLAINT_BYTES_MAX = 8_192
_DONE, _SOME_REFUSED = 0, 1


@dataclass(frozen=True, slots=True)
class UpkeepOutcome:
    """How a command ended, and the last that it said of itself: one sentence where it failed as foreseen, else nothing."""

    has_worked: bool
    said: str = ""


class Upkeep(QObject):
    """Runs one command of the library after another, each at most once in the queue.

    Signals: `began(command)`, then `ended(command, UpkeepOutcome)`.
    """

    began = Signal(object)
    ended = Signal(object, object)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._queue: list[str] = []
        self._process: QProcess | None = None
        self._complaint = b""

    @property
    def is_running(self) -> bool:
        """Whether a child is at work."""
        return self._process is not None

    def want(self, command: str) -> None:
        """Have a command run, unless it waits already."""
        if command not in self._queue:
            self._queue.append(command)
            self._next()

    def shut_down(self) -> None:
        """Stop what runs, for the window closes: what it had done stays, the rest is done at the next start."""
        self._queue.clear()
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_CLOSING_MS)

    def _next(self) -> None:
        if self._process is not None or not self._queue:
            return
        process = self._process = QProcess(self)
        self._complaint = b""
        program, *arguments = child_command("--library", str(self._library), *self._queue[0].split())
        process.setProgram(program)
        process.setArguments(arguments)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.readyReadStandardError.connect(self._on_complaint)
        process.started.connect(self._on_started)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self.began.emit(self._queue[0])
        process.start()

    @Slot()
    def _on_started(self) -> None:
        if self._process is not None:
            stand_back(self._process.processId())

    @Slot()
    def _on_complaint(self) -> None:
        if self._process is not None:
            said = self._process.readAllStandardError().data()
            self._complaint = (self._complaint + said)[-_COMPLAINT_BYTES_MAX:]

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._on_complaint()
        said = last_sentence(self._complaint)
        # Python ends with 1 as well where there is a bug; who refuses says what.
        has_worked = code == _DONE or (code == _SOME_REFUSED and bool(said))
        self._conclude(UpkeepOutcome(has_worked and status == QProcess.ExitStatus.NormalExit, said))

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by the end of the process.
        if error == QProcess.ProcessError.FailedToStart:
            self._conclude(
                UpkeepOutcome(has_worked=False, said="A part of Dateline did not start. Install Dateline again.")
            )

    def _conclude(self, outcome: UpkeepOutcome) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        command = self._queue.pop(0)
        self.ended.emit(command, outcome)
        self._next()
