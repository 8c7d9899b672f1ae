"""The icons in use by what they mean here, and how one is drawn: as text, sharp at any scale."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap

FAMILY = "tabler-icons"

# Code points of Tabler Icons 3.49; `make icons` cuts the font down to these.
ICONS = {
    "actors": 0xEBF2,
    "archive": 0xEA0B,
    "armed": 0xEB24,
    "articles": 0xEAFD,
    "back": 0xEA19,
    "bars": 0xEA59,
    "book": 0xEA39,
    "bookmark": 0xEA3A,
    "calendar": 0xEA53,
    "check": 0xEA5E,
    "claim": 0xEE8D,
    "clock": 0xEA70,
    "close": 0xEB55,
    "code": 0xEA77,
    "columns": 0xEAD4,
    "comment": 0xEAEF,
    "copies": 0xEA7A,
    "dispute": 0xF986,
    "done": 0xEA67,
    "down": 0xEA5F,
    "enter": 0xEA7C,
    "error": 0xF634,
    "file": 0xEAA2,
    "folder": 0xEAAD,
    "forecast": 0xF07D,
    "forward": 0xEA1F,
    "grade": 0xEBC2,
    "help": 0xF91D,
    "hidden": 0xECF0,
    "highlight": 0xEF3F,
    "history": 0xEBEA,
    "import": 0xEDEA,
    "info": 0xEAC5,
    "keyboard": 0xEBD6,
    "language": 0xEBBE,
    "left": 0xEA60,
    "library": 0xEA88,
    "mail": 0xEAE5,
    "moon": 0xEAF8,
    "more": 0xEA95,
    "note": 0xEB6D,
    "open": 0xFAF7,
    "organisation": 0xEA4F,
    "orphan": 0xEB46,
    "panel": 0xEAD9,
    "paste": 0xF089,
    "person": 0xEB4D,
    "picture": 0xEB0A,
    "pin": 0xED60,
    "place": 0xEAE8,
    "plus": 0xEB0B,
    "queue": 0xEB6A,
    "quote": 0xEFBE,
    "read": 0xEAE4,
    "refresh": 0xEB13,
    "right": 0xEA61,
    "search": 0xEB1C,
    "settings": 0xEB20,
    "sort": 0xEB27,
    "star": 0xEB2E,
    "state": 0xEBE2,
    "suggested": 0xED27,
    "sun": 0xEB30,
    "text_size": 0xF2B1,
    "timeline": 0xF031,
    "trash": 0xEB41,
    "undated": 0xF82D,
    "undo": 0xEB77,
    "unread": 0xEAE5,
    "up": 0xEA62,
    "view": 0xEA9A,
    "warning": 0xEA06,
    "world": 0xEB54,
}


def draw_icon(painter: QPainter, box: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon in the middle of a box, as large as its shorter side."""
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(min(box.width(), box.height()))))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, chr(ICONS[name]))
    painter.restore()


class IconEngine(QIconEngine):
    """Draws one icon in a colour that is asked for at each painting, so that it follows the theme."""

    def __init__(self, name: str, colour: Callable[[QIcon.Mode, QIcon.State], QColor]) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon."""
        draw_icon(painter, QRectF(rect), self._name, self._colour(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon on a transparent ground."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Return another engine for the same icon."""
        return IconEngine(self._name, self._colour)
