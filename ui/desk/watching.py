"""Watched folders: what is new in them is imported while the window is open, and when it opens."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from ui.desk.library_tools import LibraryTools, close_tools, opener
from ui.importer import ImportRun
from ui.look.theme import Look
from ui.runner import Answer, Runner
from ui.window import Window
from workbench import watched_folders
from workbench.jobs import JobContext

# The first list comes first.
_FIRST_MS: Final = 3_000
# A browser writes a page in several steps; what was changed within two seconds is left for the next look.
_SETTLE_MS: Final = 2_500
# Folders on other machines tell of nothing: they are looked at anyhow.
_EVERY_MS: Final = 60_000
# The system watches so many folders for one program, and more only help to be quick.
_WATCHED_MAX: Final = 500


@dataclass(frozen=True, slots=True)
class _Look:
    """What is watched, with the folders below it, and whether there is anything new or still being written."""

    folders: tuple[str, ...]
    below: tuple[str, ...]
    has_new: bool
    has_unsettled: bool


class WatchDesk(QObject):
    """Looks into watched folders, and has what is new imported. Links in them are not followed.

    A folder may hold a hundred thousand files, and lie on another machine: it is looked into in a thread of its own, which is there once
    a folder is watched, so that no letter and no article waits for it.
    """

    folders_changed = Signal(object)

    failed = Signal(object)
    bug_met = Signal(object)

    def __init__(
        self, look: Look, window: Window, library: Path, imports: ImportRun, runner: Runner[LibraryTools]
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._library = look, window, library
        self._imports, self._runner = imports, runner
        self._walker: Runner[LibraryTools] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_time)
        self._often = QTimer(self)
        self._often.setInterval(_EVERY_MS)
        self._often.timeout.connect(self._on_time)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"library.watch": self._show}

    def begin(self) -> None:
        """Look once the window is there."""
        QTimer.singleShot(_FIRST_MS, self, self._read_folders)

    def stop(self) -> None:
        """Look no more, for the window closes."""
        self._soon.stop()
        self._often.stop()
        if self._walker is not None:
            self._walker.close()

    def watch(self, folder: Path) -> None:
        """Have a folder watched from now on."""
        self._change(lambda library: watched_folders.watch_folder(library, folder))

    @Slot(object)
    def unwatch(self, folder: str) -> None:
        """Have a folder watched no more; what came in from it stays."""
        self._change(lambda library: watched_folders.unwatch_folder(library, folder))

    def _show(self) -> None:
        from ui.dialogs.watched import WatchedDialog

        dialog = WatchedDialog(self._look, self._window)
        dialog.add_wanted.connect(self._on_add_wanted)
        dialog.remove_wanted.connect(self.unwatch)
        self.folders_changed.connect(dialog.show_folders)
        self._read_folders()
        dialog.ask()

    @Slot()
    def _read_folders(self) -> None:
        self._change(watched_folders.watched_folders)

    def _change(self, change: Callable[[str], tuple[str, ...]]) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[str, ...]:
            return change(tools.library.id)

        self._runner.read("watched", run, self._on_folders, self.failed.emit)

    def _on_folders(self, folders: tuple[str, ...]) -> None:
        self.folders_changed.emit(folders)
        if folders and self._walker is None:
            self._walker = Runner("watching", opener(self._library), close_tools, only_newest=True)
            self._walker.failed.connect(self.bug_met)
        if self._walker is not None:
            self._soon.start(0)

    @Slot()
    def _on_add_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self._window, "Watch a folder with all below it")
        if name:
            self.watch(Path(name))

    @Slot(str)
    def _on_changed(self, _folder: str) -> None:
        self._soon.start(_SETTLE_MS)

    @Slot()
    def _on_time(self) -> None:
        def run(tools: LibraryTools, ctx: JobContext) -> _Look:
            from workbench.importing.watching import find_new

            folders = watched_folders.watched_folders(tools.library.id)
            news = find_new(ctx, tools.library, folders)
            return _Look(folders, tuple(_below(folders)), bool(news.files), news.has_unsettled)

        if self._walker is not None:
            self._walker.ask("look", run, self._on_looked)

    def _on_looked(self, answer: Answer) -> None:
        if answer.error is not None:
            return
        seen: _Look = answer.value
        known = set(self._watcher.directories())
        if missing := [folder for folder in seen.below if folder not in known]:
            self._watcher.addPaths(missing)
        if gone := [folder for folder in known if folder not in seen.below]:
            self._watcher.removePaths(gone)
        if not seen.folders:
            self._often.stop()
            return
        self._often.start()
        if seen.has_new:
            self._imports.import_new(seen.folders)
        if seen.has_unsettled:
            self._soon.start(_SETTLE_MS)


def _below(folders: Sequence[str]) -> list[str]:
    """Return watched folders with those below them, as many as are watched; links are not followed."""
    found: list[str] = []
    for folder in folders:
        for path, _names, _files in os.walk(folder):
            found.append(path)
            if len(found) == _WATCHED_MAX:
                return found
    return found
