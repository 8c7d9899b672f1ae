"""Commands made alive: one QAction each, enabled by what is so at present, in menus, and listening where its keys act."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.commands import COMMANDS, REASONS, Command, Menu, Needs, Place
from ui.keymap import Preset, check, keys_of, sequences, shown
from ui.look.menus import RoundMenu
from ui.look.theme import Look


class Actions(QObject):
    """The actions of one window. Nothing else makes a shortcut, and nothing else enables or disables."""

    def __init__(
        self, window: QWidget, look: Look, handlers: Mapping[str, Callable[[], object]], panes: Mapping[Place, QWidget]
    ) -> None:
        super().__init__(window)
        ids = {command.id for command in COMMANDS}
        if ids != handlers.keys():
            raise KeyError(f"Commands and what they do differ: {sorted(ids ^ handlers.keys())}.")
        self.preset = Preset.DEFAULT
        self._handlers = handlers
        self._have = Needs.NOTHING
        self._is_suspended = False
        self._is_refreshed = False
        self._actions: dict[str, QAction] = {}
        for command in COMMANDS:
            action = QAction(command.label, self)
            action.setData(command.id)
            action.setToolTip(command.help)
            action.setAutoRepeat(command.repeats)
            if command.icon:
                action.setIcon(look.icon(command.icon))
            is_everywhere = Place.WINDOW in command.places
            action.setShortcutContext(
                Qt.ShortcutContext.WindowShortcut if is_everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            action.triggered.connect(self._on_triggered)
            for widget in [window] if is_everywhere else [panes[place] for place in command.places]:
                widget.addAction(action)
            self._actions[command.id] = action
        self.set_preset(Preset.DEFAULT)
        self.refresh(Needs.NOTHING)

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def set_preset(self, preset: Preset) -> None:
        """Listen to the keys of another layout.

        Raises:
            KeymapError: If a key would mean two things.
        """
        check(COMMANDS, preset)
        self.preset = preset
        for command in COMMANDS:
            self._actions[command.id].setShortcuts(sequences(keys_of(command, preset)))

    def refresh(self, have: Needs) -> None:
        """Enable what makes sense with what there is; the rest says why not."""
        if have == self._have and self._is_refreshed:
            return
        self._have, self._is_refreshed = have, True
        for command in COMMANDS:
            reason = self.reason(command)
            action = self._actions[command.id]
            action.setEnabled(not reason and not self._is_suspended)
            action.setToolTip(f"{command.help} Not now: {reason}." if reason else command.help)

    def suspend(self, *, is_suspended: bool) -> None:
        """Let no key act while something lies over the window that has the keyboard for itself."""
        self._is_suspended, self._is_refreshed = is_suspended, False
        self.refresh(self._have)

    def reason(self, command: Command) -> str:
        """Return why a command cannot be run now, empty when it can."""
        for need in Needs:
            if need & command.needs and not need & self._have:
                return REASONS[need]
        return ""

    def run(self, command: str) -> None:
        """Run a command by its id, unless it is disabled."""
        if not self.reason(next(c for c in COMMANDS if c.id == command)):
            self._handlers[command]()

    def keys(self, command: str) -> str:
        """Return the key to show for a command, empty when it has none."""
        found = keys_of(next(c for c in COMMANDS if c.id == command), self.preset)
        return shown(found[0]) if found else ""

    def titled(self, command: str) -> str:
        """Return the title with the key behind it, as tooltips have it."""
        title = next(c for c in COMMANDS if c.id == command).label
        keys = self.keys(command)
        return f"{title} ({keys})" if keys else title

    def menu(self, parent: QWidget, commands: Iterable[str | None]) -> QMenu:
        """Return a menu of these commands; None is a line between groups."""
        made = RoundMenu(parent)
        for command in commands:
            if command is None:
                made.addSeparator()
            else:
                made.addAction(self._actions[command])
        return made

    def whole_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of everything, by groups."""
        made = RoundMenu(parent)
        for group in Menu:
            part = self.menu(made, [command.id for command in COMMANDS if command.menu is group])
            part.setTitle(str(group))
            made.addMenu(part)
        return made

    def _on_triggered(self) -> None:
        sender = self.sender()
        assert isinstance(sender, QAction)
        self._handlers[sender.data()]()
