"""One command of the command line, run as a child for the user, who waits for what it says: an export, a list of searches."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from ui.child import child_command, last_sentence, stand_back

_CLOSING_MS = 3_000
_OUTPUT_BYTES_MAX = 64 * 1024**2
_COMPLAINT_BYTES_MAX = 64 * 1024
_SOME_REFUSED, _ALL_REFUSED = 1, 3


@dataclass(frozen=True, slots=True)
class TaskOutcome:
    """How it ended: what it printed, and the last that it said of itself. Some of what it was given may have been refused."""

    has_worked: bool
    output: bytes = b""
    said: str = ""


class Task(QObject):
    """Runs one command at a time. Asking for another stops the one that runs, of which nothing is told then.

    With `is_lenient`, a command that refused all it was given has worked as well: what it says is an answer.
    """

    ended = Signal(object)

    def __init__(self, library: Path, parent: QObject, *, is_lenient: bool = True) -> None:
        super().__init__(parent)
        self._library = library
        self._partly = {_SOME_REFUSED, _ALL_REFUSED} if is_lenient else {_SOME_REFUSED}
        self._process: QProcess | None = None
        self._output = b""
        self._complaint = b""

    @property
    def is_running(self) -> bool:
        """Whether a child is at work."""
        return self._process is not None

    def run(self, *arguments: str) -> None:
        """Start a command with its arguments."""
        self.stop()
        self._output = self._complaint = b""
        process = self._process = QProcess(self)
        program, *rest = child_command("--library", str(self._library), *arguments)
        process.setProgram(program)
        process.setArguments(rest)
        process.setStandardInputFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_output)
        process.readyReadStandardError.connect(self._on_complaint)
        process.started.connect(self._on_started)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start()

    def stop(self) -> None:
        """Stop what runs; nothing of it is told."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.waitForFinished(_CLOSING_MS)
            process.deleteLater()

    @Slot()
    def _on_started(self) -> None:
        if self._process is not None:
            stand_back(self._process.processId())

    @Slot()
    def _on_output(self) -> None:
        if self._process is not None:
            self._output = (self._output + self._process.readAllStandardOutput().data())[:_OUTPUT_BYTES_MAX]

    @Slot()
    def _on_complaint(self) -> None:
        if self._process is not None:
            said = self._process.readAllStandardError().data()
            self._complaint = (self._complaint + said)[-_COMPLAINT_BYTES_MAX:]

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._on_output()
        self._on_complaint()
        said = last_sentence(self._complaint)
        # Python ends with 1 as well where there is a bug; who refuses says what.
        has_worked = code == 0 or (code in self._partly and bool(said))
        self._conclude(TaskOutcome(has_worked and status == QProcess.ExitStatus.NormalExit, self._output, said))

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by the end of the process.
        if error == QProcess.ProcessError.FailedToStart:
            self._conclude(TaskOutcome(False, said="A part of Dateline did not start. Install Dateline again."))

    def _conclude(self, outcome: TaskOutcome) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        self.ended.emit(outcome)
