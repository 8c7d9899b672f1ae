"""The glide: a page that a key moves runs there in an instant that the eye can follow, where things may move."""

from typing import Final

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QVariantAnimation, Slot
from PySide6.QtWidgets import QScrollBar

from ui.look.theme import Look

_GLIDE_MS: Final = 140


class Glide(QObject):
    """Moves one scroll bar, and lets go of it as soon as anybody else does."""

    def __init__(self, look: Look, bar: QScrollBar) -> None:
        super().__init__(bar)
        self._look, self._bar = look, bar
        self._is_moving = False
        self._run = QVariantAnimation(self)
        self._run.setDuration(_GLIDE_MS)
        self._run.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._run.valueChanged.connect(self._on_run)
        bar.valueChanged.connect(self._on_bar_moved)

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

    def finish(self) -> None:
        """Be there at once: the next key is faster than the eye, and is about what stands where the page comes to rest."""
        if self._run.state() is QAbstractAnimation.State.Running:
            self._run.stop()
            self._bar.setValue(int(self._run.endValue()))

    @Slot(object)
    def _on_run(self, value: int) -> None:
        # It also says so while it is set up.
        if self._run.state() is QAbstractAnimation.State.Running:
            self._is_moving = True
            self._bar.setValue(value)
            self._is_moving = False

    @Slot()
    def _on_bar_moved(self) -> None:
        if not self._is_moving:
            self._run.stop()
