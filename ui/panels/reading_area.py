"""The middle of the window where one reads: tabs above, below one reader, or two beside each other."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from ui.panels.tabs import TabStrip

# With less for each, two articles stand one above the other.
_EACH_PX: Final = 340
# By its own account a reader needs more, and the window would get no narrower than two of them.
_LEAST_PX: Final = 240


class ReadingArea(QWidget):
    """Puts the strip of tabs above the reader, and the second reader beside it; in a narrow window below."""

    def __init__(self, strip: TabStrip, reader: QWidget, beside: QWidget) -> None:
        super().__init__()
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setChildrenCollapsible(False)
        # At 1 px Qt itself widens what can be gripped.
        self._sides.setHandleWidth(1)
        for side in (reader, beside):
            side.setMinimumWidth(_LEAST_PX)
            self._sides.addWidget(side)
        beside.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(strip)
        box.addWidget(self._sides, 1)

    def share_room(self) -> None:
        """Give both readers as much room."""
        self._turn()
        self._sides.setSizes([max(1, self.width()), max(1, self.width())])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        is_wide = self.width() >= 2 * _EACH_PX
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if wanted is not self._sides.orientation():
            self._sides.setOrientation(wanted)
