"""One line of facts on the page."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget


class Row(QWidget):
    """One line of facts; it moves with the page and is mirrored in an article that runs from right to left."""

    def __init__(self, parent: QWidget, *, is_rtl: bool, spacing_px: int) -> None:
        super().__init__(parent)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if is_rtl else Qt.LayoutDirection.LeftToRight)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(spacing_px)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Else the page below would begin a selection.
        event.accept()
