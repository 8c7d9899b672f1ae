"""Whole windows on a library of their own, without a screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.copying import copy_library
from tests.ui.conftest import empty_clipboard, no_qt_complaints, qapp_cls  # noqa: F401 - fixtures
from ui.app import Program
from ui.commands import Place
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.paths import CACHE_VARIABLE

SAMPLE = "Sample.dateline"
# Children are begun with less right to the processor: beside others they may get next to none of it for a while.
PATIENCE_MS = 60_000
LOOKS_MAX = 500


@pytest.fixture(scope="session")
def sample(made_once) -> Path:
    """The sample library, made with the very commands that make it. It is copied and never opened: another worker may copy it."""

    def make(folder: Path) -> None:
        environment = {**os.environ, CACHE_VARIABLE: str(folder / "cache")}
        for command in (["sample", str(folder / SAMPLE)], ["--library", str(folder / SAMPLE), "annotate"]):
            subprocess.run(
                [sys.executable, "-P", "-m", "workbench", *command], check=True, capture_output=True, env=environment
            )

    return made_once("sample", make) / SAMPLE


@pytest.fixture(scope="session")
def indexed_sample(made_once, sample) -> Path:
    """A folder with a copy of the sample library, indexed, and beside it the cache with nothing but that index."""

    def make(folder: Path) -> None:
        shutil.copytree(sample, folder / SAMPLE)
        with pytest.MonkeyPatch.context() as patch, Library.open(folder / SAMPLE) as opened:
            patch.setenv(CACHE_VARIABLE, str(folder / "cache"))
            with IndexKeeper(opened) as keeper:
                keeper.current(JobContext())

    return made_once("indexed", make)


@pytest.fixture
def copy_sample(indexed_sample, private_folders):
    """Return what puts a copy of the sample library, indexed, into a folder."""

    def copy(folder: Path) -> Path:
        return copy_library(indexed_sample / SAMPLE, indexed_sample / "cache", folder)

    return copy


class Hands:
    """What a user does with a window, and how long a test waits for what that leads to."""

    def __init__(self, program: Program, qtbot) -> None:
        self.program, self._qtbot = program, qtbot

    @property
    def desk(self):
        return self.program.desk

    def wait(self, condition, timeout_ms: int = PATIENCE_MS) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=timeout_ms)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key wherever the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.desk.window, key, modifier)

    def ctrl(self, key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Type letter by letter."""
        for letter in text:
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClicks(focused, letter)

    def search(self, text: str) -> None:
        """Type a query over what is in the box, and wait for its answer."""
        self.ctrl(Qt.Key.Key_L)
        self.type(text)
        self.wait(lambda: self.desk.search.found is not None and self.desk.search.found.text == text)

    def come_back(self) -> None:
        """Make the window the active one again, as a window manager does after a dialog."""
        self.desk.window.activateWindow()
        self.wait(self.desk.window.isActiveWindow)

    @property
    def total(self) -> int:
        found = self.desk.search.found
        return -1 if found is None else found.total

    @property
    def focus(self) -> Place | None:
        return self.desk.window.place_of_focus()


@pytest.fixture
def open_window(qtbot, private_folders, qapp):
    """Open the window on a library; everything is closed at the end."""
    programs = []

    def open_(folder: Path, *, width: int = 1440, height: int = 900) -> Hands:
        program = Program(qapp)
        programs.append(program)
        program.open_library(folder)
        window = program.desk.window
        window.resize(width, height)
        program.show()
        with qtbot.waitExposed(window):
            pass
        window.activateWindow()
        hands = Hands(program, qtbot)
        desk = program.desk
        hands.wait(lambda: window.isActiveWindow() and (desk.search.found is not None or desk.bar.has_mistake))
        return hands

    yield open_
    for program in programs:
        program.close()
    # What is to be deleted later goes now: without a loop of its own, parts would go one by one when garbage is collected.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def library(copy_sample, tmp_path) -> Path:
    """A copy of the sample library, indexed."""
    return copy_sample(tmp_path / SAMPLE)


@pytest.fixture
def window(open_window, library) -> Hands:
    """The window on the sample library, with an article open and everything around it shown."""
    hands = open_window(library)
    hands.wait(lambda: hands.desk.reading.article is not None and hands.desk.timeline.has_data)
    return hands


@pytest.fixture
def walk():
    """Return what takes steps in the dialog that is open: each is tried until it says that it was taken."""
    timers = []

    def walk_(*steps):
        waiting, looks = list(steps), iter(range(LOOKS_MAX))

        def act():
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                return
            if next(looks, None) is None:
                # A dialog that nobody answers would wait for ever.
                dialog.reject()
            elif waiting and waiting[0](dialog):
                del waiting[0]

        timer = QTimer()
        timer.setInterval(20)
        timer.timeout.connect(act)
        timer.start()
        timers.append(timer)
        return waiting

    yield walk_
    for timer in timers:
        timer.stop()
