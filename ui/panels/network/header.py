"""The bar above the network: how much is shown, around whom it is, and what makes a tie."""

from PySide6.QtCore import QRectF, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.look.line import Line
from ui.look.pieces import Segments, button, icon_button, label
from ui.look.theme import Look
from ui.look.tokens import FOCUS_WIDTH_PX, SPACE
from workbench.network.model import By

_KINDS = {By.ARTICLES: "Articles", By.CONFIRMED: "Confirmed"}
# A name as long as a sentence leaves room for the rest.
_TITLE_CHARS_MAX = 40


class NetworkHeader(QWidget):
    """Says in words what is drawn; the line on its upper edge says that the keyboard is here."""

    by_chosen = Signal(object)
    whole_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._is_active = look, False
        box = QHBoxLayout(self)
        box.setContentsMargins(SPACE["pane"], 0, SPACE["base"], 0)
        box.setSpacing(SPACE["row"])
        self._title = label("Network", is_strong=True)
        box.addWidget(self._title)
        self._status = Line(look, "text_2")
        self._status.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        box.addWidget(self._status, 1)
        self._whole = button("All actors", "quiet")
        self._whole.setToolTip("Show the network of all actors again")
        self._whole.clicked.connect(self.whole_wanted)
        box.addWidget(self._whole)
        self._kinds = Segments(look, tuple(_KINDS.values()), "What ties actors")
        self._kinds.chosen.connect(self._on_kind_chosen)
        box.addWidget(self._kinds)
        close = icon_button(look, "close", "Back to the reader")
        close.clicked.connect(self.left)
        box.addWidget(close)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.set_ego("")

    def set_status(self, text: str) -> None:
        """Say how much is shown."""
        self._status.set_text(text)

    def set_ego(self, name: str) -> None:
        """Say around whom the network is; empty for all."""
        name = " ".join(name.split())
        short = f"{name[: _TITLE_CHARS_MAX - 1]}…" if len(name) > _TITLE_CHARS_MAX else name
        self._title.setText(f"Network around {short}" if name else "Network")
        self._whole.setVisible(bool(name))

    def set_by(self, by: By) -> None:
        """Show what makes a tie."""
        self._kinds.choose(list(_KINDS).index(by))

    def set_active(self, *, is_active: bool) -> None:
        """Draw the focus line or not."""
        self._is_active = is_active
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color("chrome"))
        if self._is_active:
            painter.fillRect(QRectF(0, 0, self.width(), FOCUS_WIDTH_PX), self._look.color("focus"))

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFixedHeight(self._look.density.header)
        self.update()

    @Slot(int)
    def _on_kind_chosen(self, place: int) -> None:
        self.by_chosen.emit(list(_KINDS)[place])
