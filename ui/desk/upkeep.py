"""Work that the window leaves to child processes: making the index, reading actors and dates out of what is new."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.task import Task, TaskOutcome

# Nothing else was to be done for that long.
_REST_MS = 5_000


class Upkeep(QObject):
    """Runs one command of the library after another, each at most once in the queue.

    What is wanted at rest begins once nothing else was to be done for a while; it is stopped for anything else and begins anew
    after that.

    Signals: `began(command)`, then `ended(command, TaskOutcome)`; nothing of what was stopped.
    """

    began = Signal(object)
    ended = Signal(object, object)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._queue: list[str] = []
        self._task = Task(library, self, is_lenient=False)
        self._task.ended.connect(self._on_task_ended)
        self._at_rest = self._then_again = ""
        self._rest_timer = QTimer(self)
        self._rest_timer.setSingleShot(True)
        self._rest_timer.setInterval(_REST_MS)
        self._rest_timer.timeout.connect(self._on_rest)

    @property
    def is_running(self) -> bool:
        """Whether a child is at work."""
        return self._task.is_running

    def want(self, command: str) -> None:
        """Have a command run, unless it waits already."""
        if command in self._queue:
            return
        if self._queue and self._queue[0] == self._at_rest:
            self._task.stop()
            self._queue.pop(0)
        self._queue.append(command)
        self._next()

    def want_at_rest(self, command: str) -> None:
        """Have a command run once there is nothing else to do; what was wanted so before is not wanted any more."""
        if self._queue and self._queue[0] == self._at_rest:
            # It goes through what was there when it began.
            self._then_again = command
        else:
            self._at_rest = command
            self._rest_timer.start()

    def shut_down(self) -> None:
        """Stop what runs, for the window closes: what it had done stays, the rest is done at the next start."""
        self._rest_timer.stop()
        self._at_rest = self._then_again = ""
        self._queue.clear()
        self._task.stop()

    def _next(self) -> None:
        if self.is_running or not self._queue:
            return
        self.began.emit(self._queue[0])
        self._task.run(*self._queue[0].split())

    @Slot()
    def _on_rest(self) -> None:
        if not self._queue and self._at_rest:
            self._queue.append(self._at_rest)
            self._next()

    @Slot(object)
    def _on_task_ended(self, outcome: TaskOutcome) -> None:
        command = self._queue.pop(0)
        if command == self._at_rest:
            self._at_rest, self._then_again = self._then_again, ""
        self.ended.emit(command, outcome)
        self._next()
        if self._at_rest and not self._queue:
            self._rest_timer.start()
