"""Work that the window leaves to child processes: making the index, reading actors and dates out of what is new."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from ui.task import Task, TaskOutcome


class Upkeep(QObject):
    """Runs one command of the library after another, each at most once in the queue.

    Signals: `began(command)`, then `ended(command, TaskOutcome)`.
    """

    began = Signal(object)
    ended = Signal(object, object)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._queue: list[str] = []
        self._task = Task(library, self, is_lenient=False)
        self._task.ended.connect(self._on_task_ended)

    @property
    def is_running(self) -> bool:
        """Whether a child is at work."""
        return self._task.is_running

    def want(self, command: str) -> None:
        """Have a command run, unless it waits already."""
        if command not in self._queue:
            self._queue.append(command)
            self._next()

    def shut_down(self) -> None:
        """Stop what runs, for the window closes: what it had done stays, the rest is done at the next start."""
        self._queue.clear()
        self._task.stop()

    def _next(self) -> None:
        if self.is_running or not self._queue:
            return
        self.began.emit(self._queue[0])
        self._task.run(*self._queue[0].split())

    @Slot(object)
    def _on_task_ended(self, outcome: TaskOutcome) -> None:
        self.ended.emit(self._queue.pop(0), outcome)
        self._next()
