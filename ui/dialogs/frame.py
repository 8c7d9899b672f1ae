"""What all dialogs share: heading, room for their content, a row of buttons, and a size that fits the screen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look.pieces import label
from ui.look.theme import Look

_EDGE_PX, _GAP_PX = 24, 12
# Of the screen, so that the desktop's own bars and the title bar still have their place.
_SCREEN_SHARE = 0.88


class Dialog(QDialog):
    """A dialog with a heading; `body` takes its content. Esc closes it, as Qt has it."""

    def __init__(self, look: Look, parent: QWidget | None, title: str, width_px: int, height_px: int = 0) -> None:
        super().__init__(parent)
        self.look = look
        self._wanted_px = (width_px, height_px)
        self.setWindowTitle(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(_GAP_PX)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(_EDGE_PX, 20, _EDGE_PX, 20)
        self._frame.setSpacing(_GAP_PX)
        self._heading = label(title, size="empty")
        self._heading.setWordWrap(True)
        self._frame.addWidget(self._heading)
        self._frame.addLayout(self.body, 1)

    def ask(self) -> int:
        """Show the dialog, wait until it is answered, and let go of it; return how it was closed."""
        code = self.exec()
        self.deleteLater()
        return code

    def set_heading(self, text: str) -> None:
        """Show another heading; without text there is none."""
        self._heading.setText(text)
        self._heading.setVisible(bool(text))

    def add_buttons(self, *buttons: QPushButton, left: tuple[QPushButton, ...] = ()) -> None:
        """Put buttons below the content, the one that does the work at the right end."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(0, 8, 0, 0)
        for button in left:
            row.addWidget(button)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        self._frame.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized) and not event.spontaneous():
            self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """Take the size that was asked for, as far as the screen has it: at 200 % there is half of it."""
        room = self.screen().availableSize() * _SCREEN_SHARE
        wanted_px, height = self._wanted_px
        width = min(wanted_px, room.width())
        self.resize(width, min(height or self._frame.totalHeightForWidth(width), room.height()))


def wrapped(text: str = "", *, ink: str = "", size: str = "") -> QLabel:
    """Return a label of plain text that breaks its lines and can be selected."""
    made = label(text, ink=ink, size=size)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
