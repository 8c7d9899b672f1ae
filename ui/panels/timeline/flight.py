"""What was undated flies from the shelf to its place: painted above everything, in the way of nothing, soon over."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from ui.look.theme import Look
from ui.panels.timeline.dots import DotStamps, dot_radius

_FLIGHT_MS = 260
# More than these are a swarm that nobody can follow, and take longer than a frame.
FLOWN_MOST = 120
_BAR_PX, _BAR_TALL_PX = 14.0, 12.0


@dataclass(frozen=True, slots=True)
class Flown:
    """A date or an article on its way, by the middle of its dot or the foot of its bar."""

    start: QPointF
    end: QPointF
    ink: QColor
    is_article: bool = False


class Flight(QWidget):
    """An overlay that takes no mouse and no keyboard, and is there only while something flies."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent
        self._flown: tuple[Flown, ...] = ()
        self._share = 0.0
        self._stamps = DotStamps()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(_FLIGHT_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self.show_share)
        self._animation.finished.connect(self.stop)

    @property
    def places(self) -> list[QPointF]:
        """Where everything is just now."""
        return [one.start + (one.end - one.start) * self._share for one in self._flown]

    def fly(self, flown: Sequence[Flown]) -> None:
        """Let these fly; not where the desktop asks for no animations."""
        self.stop()
        if not flown or not self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self):
            return
        self._flown, self._share = tuple(flown[:FLOWN_MOST]), 0.0
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()
        self._animation.start()

    @Slot()
    def stop(self) -> None:
        """Show the picture as it is without anything in flight."""
        self._animation.stop()
        self._flown = ()
        self.hide()

    @Slot(object)
    def show_share(self, share: float) -> None:
        """Show how it looks after a share of the way."""
        self._share = float(share)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, radius = self._look.color("chrome"), dot_radius(1, 1)
        for one, at in zip(self._flown, self.places, strict=True):
            if one.is_article:
                painter.fillRect(QRectF(at.x() - _BAR_PX / 2, at.y() - _BAR_TALL_PX, _BAR_PX, _BAR_TALL_PX), one.ink)
            else:
                self._stamps.draw(painter, at, radius, one.ink, ground, is_hollow=True)
