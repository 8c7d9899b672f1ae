"""The bar at the top: the search with its chips, and a few commands as icons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.actions import Actions
from ui.look import tokens
from ui.look.theme import Look
from ui.panels.rail import CommandButton

_COMMANDS = ("go.back", "go.forward", "view.filters", "view.timeline", "view.actors", "view.theme")


class TopBar(QWidget):
    """Holds the search bar; the icons come once there are actions."""

    def __init__(self, look: Look, search: QWidget) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("top")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(tokens.TOP_BAR_PX)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(12, 0, 10, 0)
        self._box.setSpacing(4)
        self._box.addWidget(search, 1)
        self._box.addSpacing(8)

    def fill(self, actions: Actions) -> None:
        """Make the icons; called once."""
        for command in _COMMANDS:
            self._box.addWidget(CommandButton(self._look, actions, command))
