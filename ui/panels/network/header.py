"""The bar above the network: how much is shown, around whom it is, and what makes a tie."""

from PySide6.QtCore import Signal, Slot

from ui.look.header import PaneHeader
from ui.look.pieces import Segments, button, icon_button
from ui.look.theme import Look
from ui.look.tokens import SPACE
from workbench.network.model import By

_KINDS = {By.ARTICLES: "Articles", By.CONFIRMED: "Confirmed"}
# A name as long as a sentence leaves room for the rest.
_TITLE_CHARS_MAX = 40


class NetworkHeader(PaneHeader):
    """Says in words what is drawn; the line on its upper edge says that the keyboard is here."""

    by_chosen = Signal(object)
    whole_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Network")
        # The cross has room of its own around it.
        self.box.setContentsMargins(SPACE["pane"], 0, SPACE["base"], 0)
        self._whole = button("All actors", "quiet")
        self._whole.setToolTip("Show the network of all actors again")
        self._whole.clicked.connect(self.whole_wanted)
        self.box.addWidget(self._whole)
        self._kinds = Segments(look, tuple(_KINDS.values()), "What ties actors")
        self._kinds.chosen.connect(self._on_kind_chosen)
        self.box.addWidget(self._kinds)
        close = icon_button(look, "close", "Back to the reader")
        close.clicked.connect(self.left)
        self.box.addWidget(close)
        self.set_ego("")

    def set_ego(self, name: str) -> None:
        """Say around whom the network is; empty for all."""
        name = " ".join(name.split())
        short = f"{name[: _TITLE_CHARS_MAX - 1]}…" if len(name) > _TITLE_CHARS_MAX else name
        self.title.setText(f"Network around {short}" if name else "Network")
        self._whole.setVisible(bool(name))

    def set_by(self, by: By) -> None:
        """Show what makes a tie."""
        self._kinds.choose(list(_KINDS).index(by))

    @Slot(int)
    def _on_kind_chosen(self, place: int) -> None:
        self.by_chosen.emit(list(_KINDS)[place])
