"""The flash: a span that was gone to lights up once and fades, where things may move."""

from PySide6.QtCore import QObject, QVariantAnimation, Signal, Slot

from ui.look import tokens
from ui.panels.reader.marks import Span

_STRONGEST = 0.7


class Flash(QObject):
    """Lights one span of a page; `strength` is 0 to 1. `changed` says that it has to be painted."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.span: Span | None = None
        self.strength = 0.0
        self._fading = QVariantAnimation(self)
        self._fading.setDuration(tokens.HIT_FLASH_MS)
        self._fading.setStartValue(_STRONGEST)
        self._fading.setEndValue(0.0)
        self._fading.valueChanged.connect(self._on_faded)

    def light(self, span: Span) -> None:
        """Light a span; one that is lit still goes out."""
        self._fading.stop()
        self.span = span
        self._fading.start()

    def put_out(self) -> None:
        """Light nothing any more."""
        self._fading.stop()
        self.span = None

    @Slot(object)
    def _on_faded(self, strength: float) -> None:
        self.strength = strength
        if strength <= 0:
            self.span = None
        self.changed.emit()
