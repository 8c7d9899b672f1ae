"""The line at the bottom: which library, how many articles, what is being done, how long the answer took."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look import tokens
from ui.look.pieces import label
from ui.look.theme import Look

_PROMISE = "Everything stays on this computer"


class StatusLine(QWidget):
    """Words only; what an import adds comes as a widget of its own."""

    def __init__(self, look: Look, importing: QWidget) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(tokens.STATUS_PX)
        self._library = label(size="meta")
        self._count = label(ink="2", size="meta")
        self._work = label(ink="2", size="meta")
        self._took = label(ink="3", size="meta")
        self._promise = label(_PROMISE, ink="3", size="meta")
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 0, 12, 0)
        box.setSpacing(10)
        box.addWidget(self._library)
        box.addWidget(self._count)
        box.addStretch()
        for part in (self._work, importing, self._took, self._promise):
            box.addWidget(part)
        look.changed.connect(self.update)

    def show_library(self, name: str, articles: int) -> None:
        """Say which library is open and how much is in it."""
        self._library.setText(name)
        self._count.setText(
            "No articles yet" if articles == 0 else "1 article" if articles == 1 else f"{articles:,} articles"
        )

    def show_work(self, text: str) -> None:
        """Say what is being done in the background, nothing when empty."""
        self._work.setText(text)

    def show_took(self, text: str) -> None:
        """Say how long the answer took."""
        self._took.setText(text)

    def make_room(self, *, is_narrow: bool) -> None:
        """Leave out what is said elsewhere too where there is little room."""
        self._promise.setVisible(not is_narrow)
