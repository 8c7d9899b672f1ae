"""The glide: a page that a key moves runs there in an instant that the eye can follow, where things may move."""

from typing import Final

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation
from PySide6.QtWidgets import QScrollBar

from ui.look.theme import Look

_GLIDE_MS: Final = 140


class Glide(QObject):
    """Moves one scroll bar. A second glide goes on from where the first is, and ends where both together would."""

    def __init__(self, look: Look, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._look, self._bar = look, bar
        self._run = QPropertyAnimation(bar, b"value", self)
        self._run.setDuration(_GLIDE_MS)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)

    def by(self, pixels: int) -> None:
        """Move by so many pixels from where the page is now."""
        target = max(self._bar.minimum(), min(self._bar.maximum(), self._bar.value() + pixels))
        self._run.stop()
        if not self._look.has_motion or not self._bar.isVisible():
            self._bar.setValue(target)
            return
        self._run.setStartValue(self._bar.value())
        self._run.setEndValue(target)
        self._run.start()

    def stop(self) -> None:
        """Stay where the page is: somebody else moves it."""
        self._run.stop()
