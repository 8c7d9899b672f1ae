"""The rail at the left: the menu, the views of the library, and what concerns the whole program."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.actions import Actions
from ui.look import tokens
from ui.look.paint import draw_text
from ui.look.pieces import Masthead
from ui.look.theme import Look

_VIEWS = ("search.clear", "search.unread", "search.queue", "search.starred", "search.undated", "search.archived")
_KEPT = "search.saved"
_PROGRAM = ("library.import", "library.open", "help.keys", "library.settings")


class MenuButton(Masthead):
    """The masthead, which opens the menu of everything."""

    pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Menu")

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class Rail(QWidget):
    """Buttons made of commands: each shows its title and its key when pointed at."""

    menu_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._buttons: dict[str, QToolButton] = {}
        self.setObjectName("rail")
        self.setFixedWidth(tokens.RAIL_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 8)
        self._box.setSpacing(6)
        self.masthead = MenuButton(look)
        self.masthead.pressed.connect(self.menu_wanted)
        self._box.addWidget(self.masthead)

    def fill(self, actions: Actions) -> None:
        """Make the buttons; called once, when there are actions."""
        for command in _VIEWS:
            self._add(actions, command, 20)
        self._add(actions, _KEPT, 20)
        self._box.addStretch()
        for command in _PROGRAM:
            self._add(actions, command, 20)

    def show_view(self, command: str | None) -> None:
        """Mark the view that the query is at present, if it is one of them."""
        for name, widget in self._buttons.items():
            if name in _VIEWS:
                widget.setChecked(name == command)

    def show_new(self, count: int) -> None:
        """Say at the saved searches how many articles are new in the alerts."""
        button = self._buttons.get(_KEPT)
        if isinstance(button, CommandButton):
            button.set_count(count)

    def _add(self, actions: Actions, command: str, size_px: int) -> None:
        widget = CommandButton(self._look, actions, command, size_px=size_px, icon=_ICONS.get(command, ""))
        widget.setCheckable(command in _VIEWS)
        self._box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        # They are made late: Tab would come to them last of all.
        QWidget.setTabOrder(next(reversed(self._buttons.values()), self.masthead), widget)
        self._buttons[command] = widget


_ICONS = {"search.clear": "articles"}
_COUNT_PX, _COUNT_MAX = 15, 99


class CommandButton(QToolButton):
    """An icon that runs a command; its tooltip has the title, the key, and why it is disabled."""

    def __init__(self, look: Look, actions: Actions, command: str, *, size_px: int = 18, icon: str = "") -> None:
        super().__init__()
        self._look, self._count = look, 0
        self._action, self._actions, self._command = actions[command], actions, command
        self.setIcon(look.icon(icon) if icon else self._action.icon())
        self.setIconSize(QSize(size_px, size_px))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._action.changed.connect(self._on_changed)
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self.update)
        self._on_changed()

    def set_count(self, count: int) -> None:
        """Show a number at the icon's corner, none if it is 0."""
        if count != self._count:
            self._count = count
            self._on_changed()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count:
            return
        words = str(self._count) if self._count <= _COUNT_MAX else f"{_COUNT_MAX}+"
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(_COUNT_PX, look.width(words, "micro") + 8)
        box = QRectF(self.width() - width - 1, 1, width, _COUNT_PX)
        # A ring of the ground keeps it apart from the icon. It is a number that was counted: ink, and no accent.
        painter.setPen(QPen(look.color("rail"), 2))
        painter.setBrush(look.color("text"))
        painter.drawRoundedRect(box, _COUNT_PX / 2, _COUNT_PX / 2)
        x = box.center().x() - look.width(words, "micro") / 2
        draw_text(look, painter, x, box.bottom() - 3.5, words, "micro", "rail")

    @Slot()
    def _on_changed(self) -> None:
        titled = self._actions.titled(self._command)
        if self._count:
            titled = f"{titled}: {self._count:,} new"
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(titled if self._action.isEnabled() else f"{titled}. {self._action.toolTip()}")
        self.setAccessibleName(f"{self._action.text()}, {self._count:,} new" if self._count else self._action.text())

    @Slot()
    def _on_clicked(self) -> None:
        self._actions.run(self._command)
