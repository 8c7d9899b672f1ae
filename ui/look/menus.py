"""The menu as the sheet draws it: rounded, also where no compositor mixes windows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.look import tokens


class RoundMenu(QMenu):
    """A menu of which only the rounded ground is seen: a menu's own window is square."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # X without a compositor shows what is translucent as black; whether there is one, Qt does not tell.
        if QGuiApplication.platformName() == "xcb":
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), tokens.RADIUS["popup"], tokens.RADIUS["popup"])
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))
