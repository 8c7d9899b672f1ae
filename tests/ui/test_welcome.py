"""An empty library says how to begin; the status line says how far an import is."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from ui.importer import ImportProgress
from ui.panels.import_status import ImportStatus, time_left, words
from ui.panels.welcome import Welcome


@pytest.fixture
def welcome(qtbot, look):
    panel = Welcome(look)
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Choose a folder…", "folder_wanted"),
        ("Try the sample library", "sample_wanted"),
        ("Paste text", "paste_wanted"),
    ],
)
def test_buttons_tell_what_is_wanted(qtbot, welcome, text, signal):
    with qtbot.waitSignal(getattr(welcome, signal)):
        next(button for button in welcome.findChildren(QPushButton) if button.text() == text).click()


def drag(welcome, mime):
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys)
    event.ignore()
    welcome.dragEnterEvent(event)
    return event.isAccepted()


def drop(welcome, mime):
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    welcome.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, buttons, keys))


def test_files_and_text_are_taken_and_nothing_else(qtbot, welcome):
    files, text, picture = QMimeData(), QMimeData(), QMimeData()
    files.setUrls([QUrl("file:///a/b.html")])
    text.setText("words")
    picture.setData("image/png", b"x")
    assert [drag(welcome, mime) for mime in (files, text, picture)] == [True, True, False]
    with qtbot.waitSignal(welcome.paths_dropped) as caught:
        drop(welcome, files)
    assert [path.name for path in caught.args[0]] == ["b.html"]
    with qtbot.waitSignal(welcome.text_dropped) as caught:
        drop(welcome, text)
    assert caught.args == [b"words"]


@pytest.mark.parametrize(
    ("progress", "said"),
    [
        (ImportProgress(317, 1204, "reading", ""), "Importing 318 of 1,204"),
        (ImportProgress(1204, 1204, "reading", ""), "Importing 1,204 of 1,204"),
        (ImportProgress(0, None, "reading", ""), "Importing"),
        (ImportProgress(17, None, "reading", ""), "Importing, 17 so far"),
        (ImportProgress(3, 9, "annotating", ""), "Finding actors and dates, 3 of 9"),
        (ImportProgress(0, None, "indexing", ""), "Making them findable"),
    ],
)
def test_progress_in_words(progress, said):
    assert words(progress) == said


@pytest.mark.parametrize(
    ("done", "elapsed_s", "said"),
    [(4, 100, ""), (100, 1, ""), (100, 10, "about 2 min"), (900, 60, "under a minute"), (10, 80, "about 2.2 hours")],
)
def test_the_time_left_is_rough_and_late(done, elapsed_s, said):
    total = 1000 if done != 100 else 1204
    assert time_left(ImportProgress(done, total, "reading", ""), elapsed_s) == said


def test_the_status_can_stop_once_and_goes(qtbot, look):
    status = ImportStatus(look)
    qtbot.addWidget(status)
    assert not status.isVisible()
    status.show_progress(ImportProgress(0, 3, "reading", ""))
    stop = status.findChild(QPushButton)
    with qtbot.waitSignal(status.stop_wanted):
        stop.click()
    assert not stop.isEnabled()
    status.show_progress(ImportProgress(1, 3, "reading", ""))
    assert not stop.isEnabled()
    status.clear()
    status.show_progress(ImportProgress(0, 5, "reading", ""))
    assert stop.isEnabled()
    assert status.accessibleName().startswith("Importing 1 of 5")
