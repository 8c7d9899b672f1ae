"""A user who presses anything at any time: no bug, no complaint of Qt's, and in the end box and list agree."""

import random
import threading

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

import ui.app
from ui.commands import COMMANDS
from ui.keymap import Preset

STEPS = 300
QUERIES = (
    "ship", "quarantine", '"unended', "((", "date:1962", "date:x..", "actor:cuba", "is:undated", "is:", "in:all ship",
    "-ship", "NOT", "a OR OR b", "*", "?", "title:", "\u202eship", "ship\u200b", "\u0645\u0631\u0643\u0628", "z\u0301\u0301\u0301",
    "\U0001f468\u200d\U0001f469", "&&", "<b>x</b>", "\\", "source:Harbor author:", "near:3", "ship~2", "[a TO b]", "x" * 3_000, "",
    "a\x00b", "\ufffe", "\u2028", "lang:en -lang:fr", "actor:\"x", "100%", "date:1962-13-40", "url:http://x",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left,
    Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace, Qt.Key.Key_F3, Qt.Key.Key_F7, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_U, Qt.Key.Key_J,
    Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight, Qt.Key.Key_Plus, Qt.Key.Key_0, Qt.Key.Key_Slash,
    Qt.Key.Key_Question, Qt.Key.Key_Colon, Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_L, Qt.Key.Key_F5,
)  # fmt: skip
# Those that end the window, or would fetch what lies outside of the two libraries.
LEFT_OUT = {"library.quit", "library.sample", "library.paste"}
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)  # fmt: skip


class Walk:
    """One step after the other, chosen by chance from a seed."""

    def __init__(self, hands, libraries, seed: int) -> None:
        self.hands, self.libraries = hands, libraries
        self.random = random.Random(seed)
        self.taken: list[str] = []

    def step(self) -> None:
        kind = self.random.choices(
            (self.command, self.key, self.query, self.letters, self.resize, self.library, self.look),
            (40, 25, 12, 10, 6, 1, 2),
        )[0]
        kind()
        for _ in range(self.random.randrange(3)):
            QApplication.processEvents()

    def note(self, what: str) -> None:
        self.taken.append(what)

    def command(self) -> None:
        command = self.random.choice([c.id for c in COMMANDS if c.id not in LEFT_OUT])
        self.note(command)
        self.hands.desk.actions.run(command)

    def key(self) -> None:
        key, modifier = self.random.choice(KEYS), self.random.choice(MODIFIERS)
        focused = QApplication.focusWidget() or self.hands.desk.window
        self.note(f"{modifier} {key} in {type(focused).__name__}")
        QTest.keyClick(focused, key, modifier)

    def query(self) -> None:
        query = self.random.choice(QUERIES)
        self.note(f"query {query[:40]!r}")
        self.hands.desk.search.set_query(query)

    def letters(self) -> None:
        self.hands.desk.actions.run("search.focus")
        query = self.random.choice(QUERIES)[:12]
        self.note(f"types {query!r}")
        focused = QApplication.focusWidget()
        for letter in query:
            if letter.isascii() and letter.isprintable() and focused is not None:
                QTest.keyClicks(focused, letter)

    def resize(self) -> None:
        size = self.random.choice(((640, 480), (900, 640), (1100, 700), (1440, 900), (2200, 1300), (320, 200), (1, 1)))
        self.note(f"size {size}")
        self.hands.desk.window.resize(*size)

    def library(self) -> None:
        folder = self.random.choice(self.libraries)
        self.note(f"library {folder.name}")
        self.hands.program._switch_to(folder)

    def look(self) -> None:
        key, value = self.random.choice(
            (("theme", "dark"), ("theme", "light"), ("theme", "contrast"), ("density", "compact"), ("density", "comfortable"),
             ("keys", "vim"), ("keys", "default"), ("text_size_px", 17), ("text_size_px", 24))
        )  # fmt: skip
        self.note(f"{key} {value}")
        self.hands.program._on_setting_changed(key, value)


@pytest.fixture
def two_libraries(library, copy_sample, tmp_path):
    return library, copy_sample(tmp_path / "Other.dateline")


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 5))
def test_a_random_walk_ends_with_a_window_that_agrees_with_itself(open_window, two_libraries, seed, monkeypatch):
    bugs: list[BaseException] = []
    monkeypatch.setattr(ui.app.Program, "_on_bug", lambda _self, error: bugs.append(error))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: ("", ""))
    before = set(threading.enumerate())
    hands = open_window(two_libraries[0])
    walk = Walk(hands, two_libraries, seed)

    def close_what_asks() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    closer = QTimer()
    closer.setInterval(15)
    closer.timeout.connect(close_what_asks)
    closer.start()
    try:
        for _ in range(STEPS):
            walk.step()
    except BaseException:
        print(*walk.taken[-30:], sep="\n")
        raise
    closer.stop()
    close_what_asks()
    hands.desk.palette.close_palette()
    desk = hands.desk
    hands.wait(lambda: desk.reading_runner.is_idle and desk.writing_runner.is_idle and not desk.upkeep.is_running)
    assert bugs == [], walk.taken[-30:]
    said = walk.taken[-30:]
    if desk.bar.has_mistake:
        assert desk.searching.text == desk.search.query, said
    else:
        assert desk.search.found.text == desk.search.query, said
        model, folded = desk.results.model, desk.searching.result.folded
        heads = [article for article in model.ids if model.head_of(article) == article]
        assert heads == list(desk.search.found.ids if folded is None else folded.shown), said
    hands.program._on_setting_changed("keys", Preset.DEFAULT.value)
    desk.window.resize(1440, 900)
    desk.search.set_query("quarantine")
    # A library that the walk had just opened, or emptied and mended, may answer with nothing at first; it must catch up.
    hands.wait(lambda: desk.search.found is not None and desk.search.found.text == "quarantine" and hands.total > 0)
    desk.window.grab()
    hands.program.close()
    assert set(threading.enumerate()) <= before
