"""The import in the status line: how far it is, how long it will take, and a way to stop it."""

import math
import time

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.importer import ImportProgress
from ui.look import tokens
from ui.look.pieces import button, label
from ui.look.theme import Look

_BAR_PX, _BAR_HIGH_PX = 140, 6
# Before that many documents and seconds an estimate would only jump about.
_LEAST_DONE, _LEAST_S = 8, 3.0
_MINUTE_S, _HOUR_S = 60, 3600
# Slower than this is said by the minute.
_QUICK_PER_S = 2
_PHASES = {
    "indexing": "Making them findable",
    "copies": "Looking for copies",
    "annotating": "Finding actors and dates",
}


class _Bar(QWidget):
    """A bar that fills; while nobody knows how much there is, it stays a quiet stripe."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.share: float | None = None
        self.setFixedSize(_BAR_PX, tokens.STATUS_PX)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, round((self.height() - _BAR_HIGH_PX) / 2), self.width(), _BAR_HIGH_PX)
        painter.setBrush(look.color("pressed"))
        painter.drawRoundedRect(box, 3, 3)
        if self.share is None:
            painter.setBrush(look.color("accent_fill", 0.35))
        else:
            painter.setBrush(look.color("accent_fill"))
            filled = max(float(_BAR_HIGH_PX), box.width() * min(1.0, self.share))
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                box.setLeft(box.right() - filled)
            else:
                box.setWidth(filled)
        painter.drawRoundedRect(box, 3, 3)


class ImportStatus(QWidget):
    """Hidden until an import runs; `stop_wanted` says that the user has had enough of it."""

    stop_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._started_s: dict[str, float] = {}
        self._words, self._left = label(size="meta"), label(ink="2", size="meta")
        self._bar = _Bar(look)
        self._stop = button("Stop", "quiet")
        self._stop.setObjectName("in_status")
        self._stop.setAccessibleName("Stop the import")
        self._stop.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._stop.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in (self._words, self._bar, self._left, self._stop):
            row.addWidget(part)
        self.hide()

    def show_progress(self, progress: ImportProgress) -> None:
        """Show how far the import is."""
        if not self._started_s:
            self._stop.setEnabled(True)
            self._stop.setText("Stop")
        # Each phase has a pace of its own, and indexing takes turns with reading.
        elapsed_s = time.monotonic() - self._started_s.setdefault(progress.phase, time.monotonic())
        self._words.setText(words(progress))
        self._bar.share = progress.done / progress.total if progress.total else None
        self._bar.update()
        self._left.setText(" · ".join(filter(None, (speed(progress, elapsed_s), time_left(progress, elapsed_s)))))
        self.setAccessibleName(f"{self._words.text()} {self._left.text()}".strip())
        self.show()

    def clear(self) -> None:
        """Hide: no import runs."""
        self._started_s.clear()
        self.hide()

    @Slot()
    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText("Stopping…")
        self.stop_wanted.emit()


def words(progress: ImportProgress) -> str:
    """Return an import's progress in words."""
    if progress.phase in _PHASES:
        what = _PHASES[progress.phase]
        return f"{what}, {progress.done:,} of {progress.total:,}" if progress.total else what
    if progress.total:
        return f"Importing {min(progress.done + 1, progress.total):,} of {progress.total:,}"
    return f"Importing, {progress.done:,} so far" if progress.done else "Importing"


def speed(progress: ImportProgress, elapsed_s: float) -> str:
    """Return how many are done in a second or a minute, or nothing while that is not known."""
    if progress.done < _LEAST_DONE or elapsed_s < _LEAST_S:
        return ""
    per_s = progress.done / elapsed_s
    return f"{per_s:,.0f} a second" if per_s >= _QUICK_PER_S else f"{per_s * _MINUTE_S:,.0f} a minute"


def time_left(progress: ImportProgress, elapsed_s: float) -> str:
    """Return how long the rest will take, roughly, or nothing while that is not known."""
    if not progress.total or progress.done < _LEAST_DONE or elapsed_s < _LEAST_S:
        return ""
    left_s = elapsed_s / progress.done * max(0, progress.total - progress.done)
    if left_s < _MINUTE_S:
        return "under a minute"
    if left_s < _HOUR_S:
        return f"about {math.ceil(left_s / _MINUTE_S)} min"
    return f"about {left_s / _HOUR_S:.1f} hours"
