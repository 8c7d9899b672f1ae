"""How late the event loop is: a precise timer of 5 ms says by how much each of its ticks missed its time."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

PERIOD_S = 0.005


class Lateness(QObject):
    """Ticks while it stands; `late_ms` has the lateness of every tick."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(round(PERIOD_S * 1000))
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin to watch."""
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    @Slot()
    def _on_tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last - PERIOD_S) * 1000))
        self._last = now

    def percentile(self, share: float) -> float:
        """Return the lateness in ms that this share of the ticks kept below."""
        ordered = sorted(self.late_ms)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0

    def told(self) -> str:
        """Say it in one line."""
        return (
            f"{len(self.late_ms)} ticks, lateness p50 {self.percentile(0.5):.1f} ms, p99 {self.percentile(0.99):.1f} ms, "
            f"most {max(self.late_ms, default=0):.1f} ms"
        )
