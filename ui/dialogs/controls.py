"""Controls of the settings: a tick, a choice and a number, painted like everything else; the wheel never changes them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox

from ui.look.icons import draw_icon
from ui.look.paint import draw_focus_ring
from ui.look.theme import Look

_BOX_PX = 18


class Tick(QCheckBox):
    """A box to tick, without words of its own: they stand beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(_BOX_PX + 8, _BOX_PX + 8)
        look.changed.connect(self.update)

    def hitButton(self, position: object) -> bool:  # noqa: ARG002
        return True

    def sizeHint(self) -> QSize:
        return QSize(_BOX_PX + 8, _BOX_PX + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(4.5, 4.5, _BOX_PX - 1, _BOX_PX - 1)
        painter.setPen(QPen(look.color("accent_fill" if self.isChecked() else "line_strong"), 1))
        painter.setBrush(look.color("accent_fill" if self.isChecked() else "field"))
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            draw_icon(painter, box.adjusted(1.5, 1.5, -1.5, -1.5), "check", look.color("on_accent"))
        if self.hasFocus():
            draw_focus_ring(look, painter, QRectF(self.rect()), 7)


class Choice(QComboBox):
    """One of several."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.width() - 24, self.height() / 2 - 7, 14, 14)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(10)
        draw_icon(painter, box, "down", self._look.color("text_2"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Number(QSpinBox):
    """A whole number within bounds."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
