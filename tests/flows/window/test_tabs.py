"""Tabs by keyboard alone: opened from the list, walked, closed, opened again, and there after a kill."""

import os
import signal
import statistics
import subprocess
import sys
import time

import msgspec
import pytest
from PySide6.QtCore import QEventLoop, Qt

from ui.app import _key
from ui.commands import Place
from ui.desk.tabs import KeptTabs
from ui.panels.reader.view import View
from workbench.importing.draft import Draft, DraftBlock, assemble
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import Arrival, store_article
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, BlockKind, Zone
from workbench.paths import config_folder
from workbench.session_file import FILE, load_session

CTRL, SHIFT, ALT = (Qt.KeyboardModifier[f"{name}Modifier"] for name in ("Control", "Shift", "Alt"))
PATIENCE_S = 60
# An article of so many words in paragraphs of a hundred is shown at once when its tab is; it takes some 35 ms, of which reading is 3.
LONG_WORDS, SWITCH_MS = 5_000, 50
# So many are restored without the start being any slower: but one of them is read.
MANY = 30


def shown(window) -> int | None:
    article = window.desk.article.article
    return None if article is None or window.desk.article.is_on_its_way else article.id


def in_tabs(window) -> list[int | None]:
    return [tab.article for tab in window.desk.tabs.tabs.tabs]


def labels(window) -> list[tuple[str, bool]]:
    return [(label.title, label.follows_list) for label in window.desk.strip.labels]


@pytest.fixture
def listed(window) -> list[int]:
    """The keyboard in the list, at its first row; the articles in their order."""
    window.search("quarantine ")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    ids = list(window.desk.results.model.ids)
    window.wait(lambda: shown(window) == ids[0])
    return ids


def test_from_the_list_into_tabs_and_back(window, listed):
    strip = window.desk.strip
    assert not strip.isVisible()
    window.press(Qt.Key.Key_Return, CTRL)
    assert window.focus is Place.LIST
    assert strip.isVisible()
    assert in_tabs(window) == [listed[0], listed[0]]
    assert [follows for _, follows in labels(window)] == [True, False]
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == listed[2])
    assert in_tabs(window) == [listed[2], listed[0]]
    window.press(Qt.Key.Key_Tab, CTRL)
    window.wait(lambda: shown(window) == listed[0])
    # What is selected in the list opens in the tab that follows it, and the one that stays, stays.
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == listed[1])
    assert in_tabs(window) == [listed[1], listed[0]]
    assert window.desk.tabs.tabs.at == 0
    window.press(Qt.Key.Key_PageUp, CTRL)
    window.wait(lambda: shown(window) == listed[0])
    window.press(Qt.Key.Key_W, CTRL)
    window.wait(lambda: shown(window) == listed[1])
    assert not strip.isVisible()
    window.press(Qt.Key.Key_T, CTRL | SHIFT)
    window.wait(lambda: shown(window) == listed[0])
    assert strip.isVisible()


def test_each_tab_has_its_own_way_place_folds_and_view(window, listed):
    reader = window.desk.reader
    window.press(Qt.Key.Key_Return, CTRL)
    window.press(Qt.Key.Key_Tab, CTRL)
    window.wait(lambda: window.desk.tabs.tabs.at == 1 and shown(window) == listed[0])
    window.ctrl(Qt.Key.Key_2)
    window.press(Qt.Key.Key_End, CTRL)
    window.wait(lambda: reader.scroll_position().point > 0)
    place = reader.scroll_position()
    window.press(Qt.Key.Key_PageDown, CTRL)
    window.wait(lambda: window.desk.tabs.tabs.at == 0 and shown(window) == listed[0])
    assert reader.scroll_position().point == -1
    window.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert reader.is_original
    window.press(Qt.Key.Key_Tab, CTRL)
    window.wait(lambda: window.desk.tabs.tabs.at == 1 and not reader.is_original)
    window.wait(lambda: reader.scroll_position() == place)
    window.press(Qt.Key.Key_Tab, CTRL)
    window.wait(lambda: window.desk.tabs.tabs.at == 0 and reader.is_original)


def test_tabs_that_are_passed_over_keep_their_view(window, listed):
    for article in listed[1:3]:
        window.desk.tabs.tabs.add(article, "")
    _, passed, last = window.desk.tabs.tabs.tabs
    passed.view = View.ORIGINAL
    window.desk.tabs.show(1)
    window.desk.tabs.show(2)
    window.wait(lambda: shown(window) == last.article)
    assert passed.view is View.ORIGINAL
    window.desk.tabs.show(1)
    window.wait(lambda: shown(window) == passed.article)
    assert window.desk.reader.view is View.ORIGINAL


def test_the_tab_that_was_shown_opens_whatever_else_is_asked_meanwhile(window, listed):
    window.press(Qt.Key.Key_T, CTRL)
    kept = window.desk.kept_tabs()
    window.desk.article.close()
    window.desk.tabs.begin(kept)
    # Somebody changed the library in the same moment.
    window.desk.following.changed.emit()
    window.wait(lambda: shown(window) == listed[0])


def test_the_second_article_is_closed_where_it_stands_alone(window, listed):
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_F8)
    window.wait(lambda: window.desk.second_reader.content is not None)
    window.desk.window.focus(Place.READER)
    window.press(Qt.Key.Key_W, CTRL)
    window.wait(lambda: window.desk.reader.content is None)
    window.desk.window.focus(Place.BESIDE)
    window.press(Qt.Key.Key_W, CTRL)
    window.wait(lambda: not window.desk.beside.is_shown)


def test_a_tab_that_is_kept_follows_the_list_no_more(window, listed):
    window.press(Qt.Key.Key_T, CTRL)
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == listed[1])
    assert in_tabs(window) == [listed[0], listed[1]]
    window.press(Qt.Key.Key_PageUp, CTRL | SHIFT)
    assert in_tabs(window) == [listed[1], listed[0]]
    window.desk.actions.run("tab.others")
    assert in_tabs(window) == [listed[1]]


def test_an_open_tab_is_gone_to_by_letters_of_its_title(window, listed):
    window.press(Qt.Key.Key_Return, CTRL)
    title = window.desk.article.article.title
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == listed[1])
    window.press(Qt.Key.Key_P, CTRL)
    window.type(title[:12])
    window.wait(lambda: window.desk.palette.selected() is not None)
    assert window.desk.palette.selected().detail == "Open tab"
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: shown(window) == listed[0] and window.desk.tabs.tabs.at == 1)


def test_an_article_that_is_gone_takes_its_tab_along(window, listed, library):
    window.press(Qt.Key.Key_Return, CTRL)
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == listed[1])
    window.press(Qt.Key.Key_Return, CTRL)
    window.press(Qt.Key.Key_Delete)
    assert in_tabs(window) == [listed[2], listed[0]]
    # Another program may delete, too.
    with Library.open(library) as other:
        decisions.delete(other, listed[0])
    window.wait(lambda: in_tabs(window) == [listed[2]])
    assert not window.desk.strip.isVisible()


def test_the_last_tab_is_closed_and_the_list_opens_another(window, listed):
    window.press(Qt.Key.Key_W, CTRL)
    assert window.desk.reading.article is None
    assert window.desk.reader.content is None
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == listed[1])
    window.press(Qt.Key.Key_T, CTRL | SHIFT)
    window.wait(lambda: shown(window) == listed[0])
    assert in_tabs(window) == [listed[0], listed[1]]


def test_restored_with_places_and_without_those_that_are_gone(window, open_window, library, listed):
    window.press(Qt.Key.Key_Return, CTRL)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return, CTRL)
    window.wait(lambda: shown(window) == listed[1])
    window.press(Qt.Key.Key_Tab, CTRL)
    window.wait(lambda: shown(window) == listed[0])
    window.ctrl(Qt.Key.Key_2)
    window.press(Qt.Key.Key_End, CTRL)
    window.wait(lambda: window.desk.reader.scroll_position().point > 0)
    place = window.desk.reader.scroll_position()
    window.program.close()
    with Library.open(library) as other:
        decisions.delete(other, listed[1])
    again = open_window(library)
    again.wait(lambda: shown(again) == listed[0])
    # The one that followed the list showed what is gone, and so did one that stayed.
    assert in_tabs(again) == [listed[0]]
    again.wait(lambda: again.desk.reader.scroll_position().point == place.point)


@pytest.mark.prompt
def test_a_tab_of_five_thousand_words_is_shown_at_once(open_window, tmp_path, qapp):
    folder = tmp_path / "Long.dateline"
    sentence = "The harbour master wrote to Ankara on 5 March 1962 that ships lie idle. "
    paragraph = sentence + "Nobody at the quay had seen so many of them since the winter. " * 7
    blocks = [DraftBlock(Zone.BODY, paragraph)] * (LONG_WORDS // len(paragraph.split()))
    with Library.open_or_create(folder) as library:
        original = library.originals.keep(b"x")
        with library.write() as connection:
            for number in range(3):
                title = DraftBlock(Zone.TITLE, f"Sheet {number}", BlockKind.HEADING, 1)
                draft = Draft(format="text", blocks=[title, *blocks], title=title.text, published=UNKNOWN_DATE)
                document = assemble(draft)
                store_article(connection, Arrival("a.txt", original, document, member=str(number)))
        with IndexKeeper(library) as keeper:
            keeper.current(JobContext())
    hands = open_window(folder)
    desk = hands.desk
    hands.wait(lambda: shown(hands) is not None)
    hands.search("harbour ")
    for article in desk.results.model.ids:
        desk.tabs.tabs.add(article, "")
    hands.wait(lambda: desk.reading_runner.is_idle and not desk.upkeep.is_running)
    took = []
    for _ in range(12):
        # Of this process alone: others may be at work beside.
        before, began = shown(hands), time.process_time()
        hands.press(Qt.Key.Key_Tab, CTRL)
        wanted = desk.tabs.tabs.now.article
        while shown(hands) != wanted:
            # Whoever spins here takes the interpreter from the thread that reads.
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        desk.reader.grab()
        if wanted != before:
            took.append((time.process_time() - began) * 1000)
    print(f"switching tabs of {LONG_WORDS:,} words: {sorted(round(one) for one in took)} ms of CPU until painted")
    assert statistics.median(took) <= SWITCH_MS


def note_of(library) -> KeptTabs:
    note = load_session(config_folder()).window.get(_key("tabs", library))
    return KeptTabs() if note is None else msgspec.json.decode(note, type=KeptTabs)


def test_a_damaged_note_of_tabs_costs_only_itself(window, open_window, library, listed):
    window.press(Qt.Key.Key_Return, CTRL)
    window.program.close()
    path = config_folder() / FILE
    path.write_bytes(path.read_bytes().replace(b'\\"stops\\"', b'\\"stpos\\"'))
    again = open_window(library)
    again.wait(lambda: shown(again) == listed[0])
    assert again.desk.search.query == "quarantine "
    assert in_tabs(again) == [listed[0]]


def test_many_tabs_are_there_and_only_the_one_that_is_shown_is_read(window, open_window, library, listed):
    reads = []
    with Library.open(library) as other:
        every = [row[0] for row in other.connection.execute("SELECT id FROM article ORDER BY id")]
    for article in every[:MANY]:
        window.desk.tabs.tabs.add(article, "")
    window.desk.tabs.tabs.show(7)
    window.desk.tabs._open_now()
    wanted = in_tabs(window)
    window.wait(lambda: shown(window) == wanted[7])
    window.program.close()
    again = open_window(library)
    again.desk.reading.opened.connect(lambda opened: reads.append(opened.content.article.id))
    again.wait(lambda: shown(again) == wanted[7])
    assert in_tabs(again) == wanted
    assert set(reads) <= {wanted[7]}
    assert all(title for title, _ in labels(again))


def test_the_window_is_killed_and_its_tabs_are_there_again(window, open_window, library, listed):
    """The session is that of a window in a process of its own, which gets no chance to save."""
    for _ in range(3):
        window.press(Qt.Key.Key_Return, CTRL)
        window.press(Qt.Key.Key_Down)
    window.wait(lambda: shown(window) == listed[3])
    window.press(Qt.Key.Key_Tab, CTRL)
    window.press(Qt.Key.Key_Tab, CTRL)
    wanted = in_tabs(window)
    window.program.close()
    path = config_folder() / FILE
    saved = path.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _WALKS_ON, str(library)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        stderr=subprocess.PIPE,
    )
    try:
        deadline = time.monotonic() + PATIENCE_S
        while note_of(library).at != 3:
            assert process.poll() is None, process.stderr.read().decode()
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert path.read_bytes() != saved
    again = open_window(library)
    again.wait(lambda: shown(again) == listed[2])
    assert in_tabs(again) == wanted
    assert again.desk.tabs.tabs.at == 3


# A window that goes on to the next tab, and stays open.
_WALKS_ON = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from ui.app import Program, make_application
application = make_application(sys.argv[:1])
program = Program(application)
program.open_library(Path(sys.argv[1]))
program.show()
QTimer.singleShot(500, lambda: program.desk.actions.run("tab.next"))
application.exec()
"""
