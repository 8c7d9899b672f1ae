"""The program at the desk: palette and go-to, panes, looks, settings, keys, manual."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

import workbench
from ui.actions import Actions
from ui.commands import COMMANDS, Command, Place
from ui.desk.going import FOOT, Destination, destinations
from ui.desk.library_tools import LibraryTools
from ui.floating.fuzzy import match
from ui.floating.palette import Palette, RowsFor
from ui.keymap import keys_of, shown
from ui.look.popup import PaletteRow
from ui.look.theme import Look
from ui.runner import Answer, Runner
from ui.window import Window

# Dialogs are loaded when they are opened, each by the method that opens it: the window is there sooner.
if TYPE_CHECKING:
    from ui.dialogs.keys_sheet import KeyRow
    from ui.dialogs.manual import ManualWindow

_MANUAL_OF = {
    Place.MARKS: "marks",
    Place.LIST: "searching",
    Place.READER: "reading",
    Place.BESIDE: "reading",
    Place.ACTORS: "actors",
    Place.TIMELINE: "timeline",
    Place.FILTERS: "filters",
    Place.NETWORK: "network",
    None: "index",
}
_PLACE_TITLES = {place: str(place) for place in Place}


class ProgramDesk(QObject):
    """What is about the window itself and not about any article."""

    destination_chosen = Signal(object)
    theme_toggled = Signal()

    def __init__(self, look: Look, window: Window, palette: Palette, runner: Runner[LibraryTools]) -> None:
        super().__init__(window)
        self._look, self._window, self._palette, self._runner = look, window, palette, runner
        self._actions: Actions | None = None
        self._manual: ManualWindow | None = None
        self._destinations: dict[str, Sequence[PaletteRow]] = {}
        self._tabs_for: Callable[[str], Sequence[PaletteRow]] = lambda _typed: ()
        palette.chosen.connect(self._on_chosen)
        palette.closed.connect(self._on_palette_closed)

    def use(self, actions: Actions) -> None:
        """Take the actions, which are made last: their handlers are ours."""
        self._actions = actions

    def offer_tabs(self, rows_for: Callable[[str], Sequence[PaletteRow]]) -> None:
        """Offer open tabs before anything else where one can go to; whoever offers them takes what the palette says was chosen."""
        self._tabs_for = rows_for

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about the window do."""
        window = self._window
        return {
            "view.palette": self._open_commands,
            "go.anything": self._open_destinations,
            "go.next-pane": lambda: window.focus_next(1),
            "go.previous-pane": lambda: window.focus_next(-1),
            "go.list": lambda: window.focus(Place.LIST),
            "go.reader": lambda: window.focus(Place.READER),
            "go.actors": lambda: window.focus(Place.ACTORS),
            "go.timeline": lambda: window.focus(Place.TIMELINE),
            "go.filters": lambda: window.focus(Place.FILTERS),
            "view.list": lambda: window.toggle(Place.LIST),
            "view.actors": lambda: window.toggle(Place.ACTORS),
            "view.timeline": lambda: window.toggle(Place.TIMELINE),
            "view.filters": lambda: window.toggle(Place.FILTERS),
            "view.reading": window.toggle_reading,
            "view.full-screen": self._toggle_full_screen,
            "view.grow": lambda: window.grow(1),
            "view.shrink": lambda: window.grow(-1),
            "view.reset": window.reset_sizes,
            "view.theme": self.theme_toggled.emit,
            "help.manual": self._open_manual,
            "help.keys": self._open_keys,
            "help.all-keys": self._open_all_keys,
            "help.about": self._open_about,
        }

    def open_palette(
        self,
        rows_for: RowsFor,
        placeholder: str,
        foot: str,
        *,
        stays_open: bool = False,
        selects_at_once: bool = True,
    ) -> None:
        """Open the palette over the window, whose keys are still meanwhile; see Palette.open."""
        assert self._actions is not None
        self._actions.suspend(is_suspended=True)
        self._palette.open(rows_for, placeholder, foot, stays_open=stays_open, selects_at_once=selects_at_once)

    def _open_commands(self) -> None:
        self.open_palette(self._commands_for, "Find a command", "Up, Down select · Enter runs · Esc closes")

    def _commands_for(self, typed: str) -> Sequence[PaletteRow]:
        assert self._actions is not None
        found = []
        for command in COMMANDS:
            matched = match(typed, command.title)
            if matched is None:
                continue
            reason = self._actions.reason(command)
            row = PaletteRow(
                icon=command.icon or "right",
                title=command.label,
                detail=f"Not now: {reason}" if reason else str(command.menu),
                keys=self._actions.keys(command.id),
                payload=command.id,
                is_enabled=not reason,
                bold=matched.spans,
            )
            found.append((not row.is_enabled if not typed else False, -matched.score, row))
        return [row for _, _, row in sorted(found, key=lambda item: item[:2])]

    def _open_destinations(self) -> None:
        self._destinations = {}
        self.open_palette(self._destinations_for, "Go to an article, saved search, tag, actor, source or date", FOOT)

    def _destinations_for(self, typed: str) -> Sequence[PaletteRow] | None:
        """Return what is known for these letters, None until the answer comes."""
        if typed in self._destinations:
            return self._destinations[typed]

        def receive(answer: Answer) -> None:
            self._destinations[typed] = (*self._tabs_for(typed), *(answer.value or ()))
            self._palette.refresh()

        self._runner.ask("destinations", lambda tools, ctx: destinations(tools, ctx, typed), receive)
        return None

    @Slot(object)
    def _on_chosen(self, payload: object) -> None:
        assert self._actions is not None
        if isinstance(payload, str):
            self._actions.run(payload)
        elif isinstance(payload, Destination):
            self.destination_chosen.emit(payload)

    @Slot()
    def _on_palette_closed(self) -> None:
        assert self._actions is not None
        self._actions.suspend(is_suspended=False)

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _open_about(self) -> None:
        from ui.dialogs.about import AboutDialog
        from ui.licences import parts

        AboutDialog(self._look, self._window, workbench.__version__, parts()).ask()

    def _open_manual(self) -> None:
        from ui.dialogs.manual import ManualWindow

        if self._manual is None:
            self._manual = ManualWindow(self._look, self._window)
        self._manual.set_page("keys", self._keys_page())
        self._manual.show_page(_MANUAL_OF[self._window.place_of_focus()])
        self._manual.show()
        self._manual.raise_()
        self._manual.activateWindow()

    def _open_keys(self) -> None:
        from ui.dialogs.keys_sheet import KeysSheet

        place = self._window.place_of_focus() or Place.LIST
        here = [command for command in COMMANDS if place in command.places]
        everywhere = [command for command in COMMANDS if Place.WINDOW in command.places]
        rows = self._key_rows(here, f"In this pane: {place}") + self._key_rows(everywhere, "Anywhere")
        KeysSheet(self._look, self._window, f"Keys: {place}", rows).ask()

    def _open_all_keys(self) -> None:
        from ui.dialogs.keys_sheet import KeysSheet

        rows = [
            row
            for place in Place
            for row in self._key_rows([c for c in COMMANDS if c.places[0] is place], _PLACE_TITLES[place])
        ]
        KeysSheet(self._look, self._window, "All keys", rows).ask()

    def _key_rows(self, commands: Sequence[Command], group: str) -> "list[KeyRow]":
        from ui.dialogs.keys_sheet import KeyRow

        assert self._actions is not None
        preset = self._actions.preset
        return [
            KeyRow(group, command.title, ", ".join(shown(key) for key in keys_of(command, preset)))
            for command in commands
            if keys_of(command, preset)
        ]

    def _keys_page(self) -> str:
        """Return the manual's page of keys, made from the table."""
        lines = ["# Keys", "", "All keys of the layout in use. Another layout can be chosen in the settings.", ""]
        for place in Place:
            commands = [command for command in COMMANDS if command.places[0] is place]
            lines += [f"## {place}", "", "| key | does |", "| --- | --- |"]
            lines += [f"| {row.keys} | {row.title} |" for row in self._key_rows(commands, "")]
            lines.append("")
        return "\n".join(lines)
