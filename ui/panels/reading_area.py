"""The middle of the window where one reads: tabs above, the reader below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.tabs import TabStrip


class ReadingArea(QWidget):
    """Puts the strip of tabs above the reader."""

    def __init__(self, strip: TabStrip, reader: QWidget) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(strip)
        box.addWidget(reader, 1)
