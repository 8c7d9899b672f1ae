"""The program with a window: one library at a time, settings, what is remembered between starts, and what to do about bugs."""

import contextlib
import gc
import logging
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

import workbench
from ui.crash_report import build_report
from ui.desk.desk import Desk, Position
from ui.desk.library_tools import LibraryTools
from ui.desk.tabs import KeptTabs
from ui.keymap import Preset
from ui.look import tokens
from ui.look.theme import Look, register_fonts
from ui.panels.reader.typography import Typography
from ui.runner import Answer, Collector, share_time
from ui.screen import NO_SCREEN, has_screen
from ui.window import USUAL_PX, Frame
from workbench import inbox
from workbench.citing.spans import Form
from workbench.cli.frame import Exit, say
from workbench.errors import LibraryBusyError, WorkbenchError, trouble_of
from workbench.jobs import JobContext
from workbench.library.locks import LockName, hold
from workbench.library.place import warn_about_place
from workbench.library.store import Library
from workbench.paths import config_folder, libraries_folder
from workbench.session_file import Session, load_session, save_session
from workbench.settings import SETTINGS, Value, load_settings, save_settings

# Dialogs are loaded when they are opened, each by the method that opens it: the window is there sooner.
if TYPE_CHECKING:
    from ui.dialogs.libraries import LibraryRow

_log = logging.getLogger(__name__)
_INBOX_MS = 1_000
# What a killed program forgets at most of where the user was.
_SESSION_MS = 1_000
_SAME_BUG_S = 10.0
_FRAME, _POSITION, _TABS = "frame", "position", "tabs"
Kind = TypeVar("Kind")


class Program(QObject):
    """Holds the one desk that is open. Whatever is about no library in particular is done here."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._folder = config_folder()
        self.settings = load_settings(self._folder)
        self.session: Session = load_session(self._folder)
        self.look = Look(parent=self)
        self.desk: Desk | None = None
        self._window_lock = contextlib.ExitStack()
        # Why the library that was wanted could not be opened, while none is open.
        self.problem = ""
        self._has_crashed = False
        self._reported, self._went_on = "", 0.0
        # What was noted last of where the user is: only what differs is saved.
        self._saved: dict[str, str] = {}
        self._bug: BaseException | None = None
        self._inbox_timer = QTimer(self)
        self._inbox_timer.setInterval(_INBOX_MS)
        self._inbox_timer.timeout.connect(self._on_inbox_due)
        self._session_timer = QTimer(self)
        self._session_timer.setInterval(_SESSION_MS)
        self._session_timer.timeout.connect(self._on_session_due)
        application.styleHints().colorSchemeChanged.connect(self._on_desktop_changed)
        self._apply_look()

    # Libraries --------------------------------------------------------------------------------------------------

    def open_library(self, folder: Path) -> None:
        """Open a library in the window, making it where there is none; the one that was open is closed.

        Raises:
            LibraryBusyError: If another window has it open.
            LibraryError: If it cannot be used.
        """
        lock = contextlib.ExitStack()
        # Made, brought up to date and proved sound before a window shows: whatever is wrong is said in one place.
        try:
            with Library.open_or_create(folder):
                lock.enter_context(hold(folder, LockName.WINDOW, wait=False))
        except (OSError, sqlite3.DatabaseError) as error:
            raise trouble_of(error) or error from error
        self.close_desk()
        self._window_lock = lock
        self.session = load_session(self._folder).having_opened(folder)
        self.desk = desk = Desk(self.look, folder, self._handlers())
        desk.failed.connect(self._on_bug)
        desk.theme_toggled.connect(self._on_theme_toggled)
        desk.window.closing.connect(self._on_window_closing)
        desk.window.resized.connect(self._apply_look)
        desk.reader.text_size.changed.connect(self._on_text_size_changed)
        for reader in (desk.reader, desk.second_reader):
            reader.typesetting.chosen.connect(self._on_setting_changed)
        desk.citing.choice_changed.connect(self._on_citation_chosen)
        desk.reader.pictures_changed.connect(self._on_pictures_changed)
        desk.window.fit_screen()
        desk.window.restore(_decoded(self.session.window.get(_FRAME), Frame, Frame()))
        # Now that the window's width is known, which decides on the density: a style sheet is dear once widgets show.
        self._apply_settings()
        notes = self.session.window
        desk.begin(
            _decoded(notes.get(_key(_POSITION, folder)), Position, Position()),
            _decoded(notes.get(_key(_TABS, folder)), KeptTabs, KeptTabs()),
        )
        _save(self._folder, self.session)
        self._saved = {}
        self._inbox_timer.start()
        self._session_timer.start()
        for problem in self.settings.problems:
            desk.notices.say("Some settings were not used", problem, icon="warning", role="warn", stays=True)
        self.settings = replace(self.settings, problems=())
        warning = warn_about_place(folder)
        if warning:
            desk.notices.say("This library is in danger here", warning, icon="warning", role="warn", stays=True)

    def show(self) -> None:
        """Show the window."""
        if self.desk is not None:
            self.desk.window.show()
            self.desk.window.focus_first()

    def close_desk(self) -> None:
        """Close the library that is open, remembering where the user was."""
        self._inbox_timer.stop()
        self._session_timer.stop()
        if self.desk is None:
            return
        # Its threads end first: one of them may be saving an older session.
        self.desk.close()
        self._remember()
        desk, self.desk = self.desk, None
        desk.window.hide()
        desk.window.deleteLater()
        desk.deleteLater()
        QTimer.singleShot(0, self, self._on_desk_gone)
        self._window_lock.close()

    @Slot()
    def _on_desk_gone(self) -> None:
        # What was loaded with it was taken for lasting, see Collector.
        gc.unfreeze()
        gc.collect()

    def close(self) -> None:
        """Close everything."""
        self.close_desk()

    def _remember(self) -> None:
        if self.desk is not None:
            self.session = _noted(load_session(self._folder), self.desk.folder, _notes(self.desk))
            _save(self._folder, self.session)

    @Slot()
    def _on_session_due(self) -> None:
        """Save where the user is, for a program that is killed does not come to do it."""
        if self.desk is None:
            return
        folder, library, notes = self._folder, self.desk.folder, _notes(self.desk)
        if notes == self._saved:
            return
        self._saved = notes

        def run(_tools: LibraryTools, _ctx: JobContext) -> None:
            _save(folder, _noted(load_session(folder), library, notes))

        # Not here: the disk may take its time, and the user is typing.
        self.desk.writing_runner.ask("session", run, lambda _answer: None)

    def _is_open(self, folder: Path) -> bool:
        return self.desk is not None and os.path.realpath(folder) == os.path.realpath(self.desk.folder)

    def _switch_to(self, folder: Path) -> None:
        if self._is_open(folder):
            # Its lock is ours: opened once more, it would seem to be in use by another window.
            return
        try:
            self.open_library(folder)
        except WorkbenchError as error:
            self._complain(error)
        else:
            self.show()

    def _complain(self, error: WorkbenchError) -> None:
        if self.desk is None:
            say(str(error))
            self.problem = str(error)
        else:
            self.desk.notices.warn(str(error))

    # What concerns the whole program ----------------------------------------------------------------------------

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "library.open": self.choose_library,
            "library.new": self._ask_for_new,
            "library.sample": self.open_sample,
            "library.settings": self._open_settings,
            "library.quit": self._quit,
        }

    def choose_library(self, problem: str = "") -> None:
        """Ask which library to open; `problem` says why the one that was wanted could not be."""
        from ui.dialogs.libraries import LibrariesDialog

        dialog = LibrariesDialog(self.look, self._parent(), self._recent(), problem)
        dialog.chosen.connect(self._on_library_chosen)
        dialog.other_wanted.connect(self._on_other_wanted)
        dialog.new_wanted.connect(self._ask_for_new)
        dialog.sample_wanted.connect(self.open_sample)
        dialog.ask()

    def open_sample(self) -> None:
        """Open the sample library, making it on the way where it is not there yet."""
        folder = libraries_folder() / "Sample.dateline"
        self._switch_to(folder)
        if self.desk is not None and self._is_open(folder):
            self.desk.fill_with_sample()

    def last_library(self) -> Path:
        """Return the library that was open last, there or not; at the very first start, a new one where documents belong."""
        recent = self.session.recent
        return Path(recent[0].path) if recent else libraries_folder() / "My library.dateline"

    def _recent(self) -> "list[LibraryRow]":
        from ui.dialogs.libraries import LibraryRow

        here = None if self.desk is None else os.path.realpath(self.desk.folder)
        return [
            LibraryRow(
                Path(library.path),
                library.opened_at[:10],
                # Unlike Path.is_dir it says no, too, where a disk does not answer.
                is_missing=not os.path.isdir(library.path),  # noqa: PTH112
                is_open=library.path == here,
            )
            for library in self.session.recent
        ]

    @Slot(object)
    def _on_library_chosen(self, folder: Path) -> None:
        self._switch_to(folder)

    @Slot()
    def _on_other_wanted(self) -> None:
        name = QFileDialog.getExistingDirectory(self._parent(), "Open the folder of a library")
        if name:
            self._switch_to(Path(name))

    @Slot()
    def _ask_for_new(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self._parent(), "Make a library", "My library.dateline")
        if name:
            self._switch_to(Path(name))

    def _open_settings(self) -> None:
        from ui.dialogs.settings import SettingsDialog

        dialog = SettingsDialog(self.look, self._parent(), SETTINGS, self.settings.values)
        dialog.changed.connect(self._on_setting_changed)
        dialog.ask()

    def _quit(self) -> None:
        if self.desk is not None:
            self.desk.window.close()

    def _parent(self) -> QWidget | None:
        return None if self.desk is None else self.desk.window

    # Settings ---------------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_setting_changed(self, key: str, value: Value) -> None:
        self.settings = self.settings.having(key, value)
        try:
            save_settings(self._folder, self.settings)
        except OSError as error:
            _log.warning("the settings could not be saved: %s", error.strerror)
        self._apply_settings()

    @Slot()
    def _on_theme_toggled(self) -> None:
        self._on_setting_changed("theme", "light" if self.look.theme.is_dark else "dark")

    @Slot(int)
    def _on_text_size_changed(self, size_px: int) -> None:
        if size_px != self.settings.number("text_size_px"):
            self._on_setting_changed("text_size_px", size_px)

    @Slot(object, object)
    def _on_citation_chosen(self, style: str, form: str) -> None:
        for key, value in (("citation_style", style), ("citation_form", form)):
            if value != self.settings.text(key):
                self._on_setting_changed(key, value)

    @Slot(bool)
    def _on_pictures_changed(self, has_pictures: bool) -> None:
        if has_pictures != self.settings.flag("pictures"):
            self._on_setting_changed("pictures", has_pictures)

    @Slot()
    def _on_desktop_changed(self) -> None:
        self._apply_look()

    def _apply_settings(self) -> None:
        self._apply_look()
        self.look.has_motion = not self.settings.flag("reduced_motion")
        if self.desk is not None:
            self.desk.set_preset(Preset(self.settings.text("keys")))
            self.desk.reader.text_size.set(self.settings.number("text_size_px"))
            face, measure_ch = self.settings.text("reading_face"), self.settings.number("reading_measure_ch")
            for reader in (self.desk.reader, self.desk.second_reader):
                reader.typesetting.use(Typography(face, measure_ch, self.settings.number("reading_leading")))
            self.desk.reader.set_pictures(self.settings.flag("pictures"))
            self.desk.reading.read_after_s = self.settings.number("mark_read_after_s")
            self.desk.citing.style = self.settings.text("citation_style")
            self.desk.citing.form = Form(self.settings.text("citation_form"))
            self.desk.import_run.by_chapter = self.settings.flag("by_chapter")

    @Slot()
    def _apply_look(self) -> None:
        """Take on theme and density; the style sheet is set anew only where something changed, for that costs a while."""
        theme, density = self._wanted_theme(), self._wanted_density()
        if (theme, density) == (self.look.theme, self.look.density) and self._application.styleSheet():
            return
        self.look.switch(theme, density)
        self._application.setPalette(self.look.palette())
        self._application.setFont(self.look.font("ui"))
        self._application.setStyleSheet(self.look.style_sheet())

    def _wanted_theme(self) -> tokens.Theme:
        name = self.settings.text("theme")
        if name == "system":
            is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if is_dark else "light"
        return tokens.THEMES[name]

    def _wanted_density(self) -> tokens.Density:
        match self.settings.text("density"):
            case "comfortable":
                return tokens.COMFORTABLE
            case "compact":
                return tokens.COMPACT
            case _:
                # Before there is a window, as wide as it will open: to set the sheet anew once all panes stand takes 80 ms.
                room = QGuiApplication.primaryScreen().availableSize()
                size = USUAL_PX.boundedTo(room) if self.desk is None else self.desk.window.size()
                width = size.width()
                return tokens.COMPACT if width < tokens.COMPACT_BELOW_PX else tokens.COMFORTABLE

    # What comes from outside ------------------------------------------------------------------------------------

    @Slot()
    def _on_inbox_due(self) -> None:
        """Take what a second start has left, and come to the front."""
        if self.desk is None:
            return
        folder = self.desk.folder
        # Not here: the disk may be asleep, far away, or gone. The writing thread drops no answer.
        self.desk.writing_runner.ask("inbox", lambda _tools, _ctx: tuple(inbox.take(folder)), self._on_handed_over)

    def _on_handed_over(self, answer: Answer) -> None:
        # What is wrong with the disk is said where the user does something with it.
        for handed in answer.value or ():
            if self.desk is None:
                return
            if handed.content is not None:
                self.desk.import_run.import_text(handed.content)
            self.desk.imports.take_paths(handed.paths)
            window = self.desk.window
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()

    @Slot()
    def _on_window_closing(self) -> None:
        # The window goes after its own event is through.
        QTimer.singleShot(0, self._on_last_window_closed)

    @Slot()
    def _on_last_window_closed(self) -> None:
        self.close_desk()
        self._application.quit()

    # Bugs -------------------------------------------------------------------------------------------------------

    def watch_for_bugs(self) -> None:
        """Show whatever nobody foresaw in one panel, whichever thread it came from."""
        sys.excepthook = self._on_exception
        threading.excepthook = lambda caught: self._on_exception(
            caught.exc_type, caught.exc_value or caught.exc_type(), caught.exc_traceback
        )

    def _on_exception(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._application.quit()
            return
        _log.error("a bug:\n%s", build_report(error))
        # The panel is a widget: it is made in the window's thread.
        self._bug = error
        QTimer.singleShot(0, self, self._on_bug_due)

    @Slot()
    def _on_bug_due(self) -> None:
        bug, self._bug = self._bug, None
        if bug is not None:
            self._on_bug(bug)

    @Slot(object)
    def _on_bug(self, error: BaseException) -> None:
        # One panel at a time, and not the same one at once again: a bug in painting would open one at each paint.
        report = build_report(error)
        if self._has_crashed or (report == self._reported and time.monotonic() - self._went_on < _SAME_BUG_S):
            return
        self._has_crashed = True
        try:
            self._remember()
        except Exception:  # noqa: BLE001 - what is broken may be what is to be remembered: the panel shows all the same
            _log.exception("where the user was could not be remembered")
        from ui.dialogs.crash import CrashDialog

        dialog = CrashDialog(self.look, self._parent(), report)
        dialog.quit_wanted.connect(self._application.quit)
        dialog.ask()
        self._has_crashed, self._reported, self._went_on = False, report, time.monotonic()


def _key(name: str, folder: Path) -> str:
    """Return under which name the session keeps what is about one library."""
    return f"{name} {os.path.realpath(folder)}"


def _notes(desk: Desk) -> dict[str, str]:
    """Return where the user is in a window, each note under its name in the session: one that is damaged costs only itself."""
    return {
        _FRAME: msgspec.json.encode(desk.window.frame()).decode(),
        _key(_POSITION, desk.folder): msgspec.json.encode(desk.position()).decode(),
        _key(_TABS, desk.folder): msgspec.json.encode(desk.kept_tabs()).decode(),
    }


def _noted(session: Session, library: Path, notes: dict[str, str]) -> Session:
    """Return the session as it was saved last, perhaps by another window, with where the user is in this one."""
    if not any(known.path == os.path.realpath(library) for known in session.recent):
        session = session.having_opened(library)
    # What is noted of libraries that are remembered no more goes with them.
    kept = {_FRAME, *(f"{name} {known.path}" for known in session.recent for name in (_POSITION, _TABS))}
    window = {key: note for key, note in {**session.window, **notes}.items() if key in kept}
    return replace(session, window=window)


def _save(folder: Path, session: Session) -> None:
    try:
        save_session(folder, session)
    except OSError as error:
        _log.warning("the session could not be saved: %s", error.strerror)


def _decoded(text: str | None, kind: type[Kind], otherwise: Kind) -> Kind:
    """Return what was noted in the session; a note that makes no sense any more costs only itself."""
    if text is None:
        return otherwise
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, RecursionError):
        return otherwise


def make_application(arguments: list[str]) -> QApplication:
    """Make the application as every start does: one style on all systems, fonts of our own."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(arguments)
    application.setApplicationName("Dateline")
    application.setApplicationVersion(workbench.__version__)
    application.setDesktopFileName("dateline")
    application.setStyle("Fusion")
    application.setQuitOnLastWindowClosed(False)
    register_fonts()
    share_time()
    return application


def _hand_over(folder: Path, busy: LibraryBusyError) -> int:
    """Have the window that has the library open come to the front; return the exit code."""
    try:
        inbox.leave(folder, ())
    except (WorkbenchError, OSError):
        say(str(busy))
        return Exit.LIBRARY
    say(f"{folder} is open in another window, which comes to the front.")
    return Exit.DONE


def run(folder: Path | None) -> int:
    """Open the window on a library, or on the one that was open last; return the exit code."""
    if not has_screen():
        say(NO_SCREEN)
        return Exit.NO_DISPLAY
    application = make_application(sys.argv[:1])
    program = Program(application)
    program.watch_for_bugs()
    Collector(application)
    wanted = folder or program.last_library()
    if folder is None and program.session.recent and not os.path.isdir(wanted):  # noqa: PTH112 - see Program._recent
        # Another one in its place, or an empty one, would be taken for it.
        program.problem = f"{wanted} is not there. Connect its disk, or choose another library."
    else:
        try:
            program.open_library(wanted)
        except LibraryBusyError as error:
            return _hand_over(wanted, error)
        except WorkbenchError as error:
            program.problem = str(error)
    while program.desk is None and program.problem:
        problem, program.problem = program.problem, ""
        say(problem)
        program.choose_library(problem)
    if program.desk is None:
        return Exit.LIBRARY
    program.show()
    code = application.exec()
    program.close()
    return code
