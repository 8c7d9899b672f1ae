"""Work that the window leaves to child processes: making the index, reading actors and dates out of what is new."""

from pathlib import Path

from PySide6.QtCore import QObject, QProcess, Signal, Slot

from ui.child import child_command, stand_back

_CLOSING_MS = 3_000


class Upkeep(QObject):
    """Runs one command of the library after another, each at most once in the queue."""

    began = Signal(object)
    ended = Signal(object, bool)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._queue: list[str] = []
        self._process: QProcess | None = None

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
        program, *arguments = child_command("--library", str(self._library), *self._queue[0].split())
        process.setProgram(program)
        process.setArguments(arguments)
        process.setStandardInputFile(QProcess.nullDevice())
        process.setStandardOutputFile(QProcess.nullDevice())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.started.connect(self._on_started)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self.began.emit(self._queue[0])
        process.start()

    @Slot()
    def _on_started(self) -> None:
        if self._process is not None:
            stand_back(self._process.processId())

    @Slot(int, QProcess.ExitStatus)
    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._conclude(has_worked=code == 0 and status == QProcess.ExitStatus.NormalExit)

    @Slot(QProcess.ProcessError)
    def _on_error(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by the end of the process.
        if error == QProcess.ProcessError.FailedToStart:
            self._conclude(has_worked=False)

    def _conclude(self, *, has_worked: bool) -> None:
        if self._process is None:
            return
        self._process.deleteLater()
        self._process = None
        command = self._queue.pop(0)
        self.ended.emit(command, has_worked)
        self._next()
