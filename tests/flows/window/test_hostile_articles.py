"""Pages that were made to do harm, imported and opened in the real window: nothing is loaded, nothing hangs, names stay text."""

import os
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from tests.copying import copy_library
from tests.flows.window.hostile_pages import MARKUP, pages
from tests.lateness import Lateness
from ui.dialogs.set_date import SetDateDialog
from ui.floating.notices import Notice
from workbench.dating import DateClue
from workbench.library.store import Library
from workbench.paths import CACHE_VARIABLE
from workbench.redating import MovedTime, Moves

pytestmark = pytest.mark.slow

# A slow machine that does other things at the same time.
SLACK = 2
OPENS_WITHIN_S = 2.0
LIBRARY, BAIT = "Hostile.dateline", Path("bait", "bait.png")

# What the window itself has to open: the program with its libraries, and what the system tells of itself.
OWN = tuple(
    map(str, (Path(__file__).parents[3], sys.prefix, sys.base_prefix, "/proc", "/dev", "/sys", "/etc/localtime"))
)
# How long nothing may hold up the window while it shows such a page, in ms.
HELD_UP_MS_MAX = 250

# The lists that want to know; an audit hook can never be taken off again.
_listening: list[list[str]] = []


class MarkupForTimes:
    """Stands in for the times of a text that is full of markup."""

    def moves(self, _date):
        return Moves((MovedTime(0, 1, MARKUP, None, "2020"),), 0)

    def clues(self):
        return {DateClue.ADDRESS: "2020-05-09"}


def _note_opens(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"open", "os.listdir", "os.scandir"} or event.startswith(("socket.", "urllib.", "http.", "smtplib.")):
        for opened in _listening:
            opened.append(
                str(arguments[0]) if event in {"open", "os.listdir", "os.scandir"} else f"{event}: {arguments}"
            )


sys.addaudithook(_note_opens)


@pytest.fixture(scope="session")
def made(made_once) -> Path:
    """The bait and a library of all hostile pages, made with the commands that the window starts, and the cache with its index."""

    def make(folder: Path) -> None:
        (folder / "bait").mkdir()
        (folder / BAIT).write_bytes(b"\x89PNG\r\n\x1a\n")
        (folder / "pages").mkdir()
        for number, (name, text) in enumerate(pages(str(folder / BAIT)).items()):
            (folder / "pages" / f"{number:02} {name}.html").write_bytes(text.encode("utf-8", "surrogatepass"))
        for command in (["import", str(folder / "pages")], ["annotate"]):
            done = subprocess.run(
                [sys.executable, "-P", "-m", "workbench", "--library", str(folder / LIBRARY), *command],
                capture_output=True,
                env={**os.environ, CACHE_VARIABLE: str(folder / "cache")},
                timeout=240,
            )
            assert done.returncode == 0, done.stderr.decode()

    return made_once("hostile", make)


@pytest.fixture
def bait(made) -> Path:
    """A real file that pages name: whoever follows them opens it."""
    return made / BAIT


@pytest.fixture
def hostile(made, private_folders, tmp_path) -> Path:
    """A library of all hostile pages, indexed."""
    return copy_library(made / LIBRARY, made / "cache", tmp_path / LIBRARY)


@pytest.fixture
def hands(open_window, hostile):
    made = open_window(hostile)
    bugs = []
    made.desk.failed.connect(bugs.append)
    yield made
    assert bugs == []


def titles(library: Path) -> dict[int, str]:
    with Library.open(library) as opened:
        rows = opened.connection.execute("SELECT id, path FROM article ORDER BY id").fetchall()
    return {row["id"]: Path(os.fsdecode(row["path"])).stem for row in rows}


def show(hands, article: int) -> float:
    """Open an article as a click in the list does; return how long the window took until it was painted."""
    start = perf_counter()
    hands.desk.article.open(article)
    hands.wait(lambda: hands.desk.article.article is not None and hands.desk.article.article.id == article)
    hands.desk.window.grab()
    return perf_counter() - start


def test_every_hostile_page_opens_at_once_and_nothing_is_opened_for_it(hands, hostile, bait):
    slow = {}
    opened: list[str] = []
    _listening.append(opened)
    try:
        for article, name in titles(hostile).items():
            took = show(hands, article)
            print(f"{name}: {took * 1000:.0f} ms")
            if took > OPENS_WITHIN_S * SLACK:
                slow[name] = took
    finally:
        _listening.clear()
    assert slow == {}
    named = [file for file in opened if str(bait.parent) in file or "server" in file or "192.0.2" in file]
    assert named == []


def test_every_hostile_page_is_walked_through_and_the_window_touches_nothing_but_its_own(
    hands, hostile, private_folders, tmp_path
):
    """Each page is opened, scrolled, searched, shown as the original and copied; whatever is opened meanwhile is the program's own."""
    own = (*OWN, str(hostile), str(private_folders), str(tmp_path))
    page, reader = hands.desk.reader._page, hands.desk.reader
    held_up: dict[str, float] = {}
    opened: list[str] = []
    _listening.append(opened)
    try:
        for article, name in titles(hostile).items():
            lateness = Lateness()
            lateness.start()
            took = show(hands, article)
            assert took < OPENS_WITHIN_S * SLACK, name
            for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
                QTest.keyClick(page, key)
                QApplication.processEvents()
            for act in (reader.open_find, partial(reader._finding.find, "ships"), reader.toggle_original):
                act()
                QApplication.processEvents()
            QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            assert reader.at_hand.selected_text()
            for act in (reader.toggle_original, reader.close_find):
                act()
                QApplication.processEvents()
            hands.wait(lambda: hands.desk.reading_runner.is_idle)
            lateness.stop()
            held_up[name] = max(lateness.late_ms, default=0.0)
    finally:
        _listening.clear()
    print({name: round(ms) for name, ms in held_up.items()})
    strange = [file for file in opened if not file.startswith(own) and not file.isdigit()]
    assert strange == []
    assert {name: ms for name, ms in held_up.items() if ms > HELD_UP_MS_MAX * SLACK} == {}


def shown_in_tooltip(text: str) -> str:
    """Return what a reader sees of a tooltip: Qt takes for markup what looks like it, and shows the rest as it stands."""
    if not QtText.mightBeRichText(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    assert "\ufffc" not in document.toPlainText(), "a picture in a tooltip"
    return document.toPlainText()


def expect_plain(root: QWidget) -> None:
    """Check that no words of a page are markup anywhere below a widget."""
    for label in root.findChildren(QLabel):
        # Labels of ours say what they take; of Qt's own none has a page's words.
        is_plain = label.textFormat() == Qt.TextFormat.PlainText
        assert is_plain or not re.search(r"bait|Bold|Brien", label.text()), label.text()
    for widget in [root, *root.findChildren(QWidget)]:
        tip = widget.toolTip()
        if re.search(r"bait|Bold|Brien", tip):
            seen = shown_in_tooltip(tip)
            assert "&amp;" not in seen, seen
            assert "&#" not in seen, seen
            assert "<img src=file" in seen.replace('"', "") or "<b>" in seen or "<i>O'Brien" in seen, seen
        if isinstance(widget, QMenu):
            for action in widget.actions():
                assert "&" not in action.text().replace("&&", ""), action.text()


def test_names_of_markup_are_shown_as_they_are(hands, hostile, bait):
    article = next(a for a, name in titles(hostile).items() if name.endswith("markup as names"))
    show(hands, article)
    title = hands.desk.article.article.title
    assert "<img src=" in title
    assert "Bold & " in title
    assert hands.desk.article.article.source_name.startswith("<img")
    assert "<i>O'Brien" in hands.desk.article.article.authors
    page = hands.desk.reader._page
    assert page.toPlainText().startswith(title[:40])
    expect_plain(hands.desk.window)

    # As terms of the query: chips, the menu of those that have no room, the list, suggestions where nothing is found.
    hands.desk.article._on_source_pressed(hands.desk.article.article.source_name)
    hands.wait(lambda: hands.desk.search.found.text == hands.desk.search.query)
    assert hands.total == 1
    hands.desk.article._on_author_pressed("<i>O'Brien & Sons</i>")
    hands.desk.search.set_query(hands.desk.search.query + " nothingatall")
    hands.wait(lambda: hands.desk.search.found.text == hands.desk.search.query)
    assert hands.total == 0
    hands.desk.window.grab()
    expect_plain(hands.desk.window)
    hands.desk.window.resize(900, 640)
    hands.desk.window.grab()
    expect_plain(hands.desk.window)

    # In what floats: the palette, a notice, the dialog that asks for the date.
    hands.desk.program._open_destinations()
    hands.wait(lambda: hands.desk.palette.selected() is not None)
    hands.desk.window.grab()
    hands.desk.palette.close_palette()
    hands.desk.notices.say(f"Publication date set {MARKUP}", title)
    hands.desk.window.grab()
    expect_plain(hands.desk.window)
    dialog = SetDateDialog(hands.program.look, hands.desk.window, title, "2020")
    dialog.show_times(MarkupForTimes())
    dialog.show_moves("2020", MarkupForTimes().moves("2020"))
    dialog.show()
    dialog.grab()
    expect_plain(dialog)
    dialog.close()
    dialog.deleteLater()


def test_a_title_without_end_leaves_dialogs_and_notices_their_size(hands, hostile):
    """Whatever a page calls itself, buttons stay on the screen."""
    article = next(a for a, name in titles(hostile).items() if "100,000" in name)
    show(hands, article)
    title = hands.desk.article.article.title
    window = hands.desk.window
    start = perf_counter()
    dialog = SetDateDialog(hands.program.look, window, title, "")
    dialog.show()
    dialog.grab()
    hands.desk.notices.say("Publication date set", title, actions=(("Undo", "x"),))
    window.grab()
    assert perf_counter() - start < 1.0 * SLACK
    notice = window.findChildren(Notice)[-1]
    buttons = [*dialog.findChildren(QPushButton), *notice.findChildren(QPushButton)]
    screen = window.screen().availableGeometry()
    heights = [button.height() for button in buttons if button.isVisible()]
    assert heights
    assert min(heights) > 20
    assert dialog.height() <= screen.height()
    assert notice.height() <= window.height()
    assert all(
        button.mapTo(dialog, QPoint(0, 0)).y() + button.height() <= dialog.height()
        for button in dialog.findChildren(QPushButton)
    )
    dialog.close()
    dialog.deleteLater()


def test_pages_come_in_through_the_window_and_nothing_is_opened_for_them(open_window, tmp_path, bait):
    """The window itself reads none of what it imports: only its child does."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = ("loads files and addresses", "base is a file", "sheet that imports", "markup as names")
    for name in names:
        (folder / f"{name}.html").write_text(pages(str(bait))[name], "utf-8")
    hands = open_window(tmp_path / "New.dateline")
    opened: list[str] = []
    _listening.append(opened)
    try:
        hands.desk.imports.take_paths([folder])
        hands.wait(lambda: hands.total == len(names), 60_000)
        hands.wait(lambda: not hands.desk.imports.is_running and not hands.desk.upkeep.is_running, 60_000)
    finally:
        _listening.clear()
    assert [file for file in opened if str(bait.parent) in file or str(folder) in file] == []


STARTS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import Program, make_application
application = make_application(["dateline"])
program = Program(application)
program.open_library(Path(sys.argv[1]))
program.desk.window.resize(1400, 900)
program.show()
ids = iter(map(int, sys.argv[2].split(",")))
def turn():
    article = next(ids, None)
    if article is None:
        program.close()
        application.quit()
    else:
        program.desk.article.open(article)
        program.desk.window.grab()
timer = QTimer()
timer.setInterval(250)
timer.timeout.connect(turn)
timer.start()
application.exec()
print("seen all")
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_the_system_sees_no_socket_and_no_bait_opened(hostile, bait, tmp_path):
    trace = tmp_path / "trace"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=open,openat,openat2,socket,connect", sys.executable, "-P", "-c",
         STARTS, str(hostile), ",".join(map(str, titles(hostile)))],
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=120,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    if b"ptrace" in done.stderr:
        pytest.skip("tracing is not allowed here")
    assert b"seen all" in done.stdout, done.stderr.decode()[-2000:]
    calls = trace.read_text("utf-8", "replace").splitlines()
    assert any(str(hostile) in call for call in calls)
    # A library that asks at import whether there is IPv6 is refused in a worker, as anything else there would be.
    allowed = [call for call in calls if "EPERM" not in call]
    wrong = [
        call
        for call in allowed
        if str(bait.parent) in call or "AF_INET" in call or '"//server' in call or "192.0.2.1" in call
    ]
    assert wrong == []
