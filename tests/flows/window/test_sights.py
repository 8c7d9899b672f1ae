"""What a saved page looked like, in the whole window and by keyboard: pictures come out of the kept original by way of a worker."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.unit.viewing.making import bomb, page_with, photograph
from ui.commands import Place
from ui.dialogs.picture import PictureDialog
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, store_article
from workbench.library.store import Library

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def open_saved(open_window, tmp_path):
    """Return what opens the window on a library of these files, the last of them open."""

    def open_(**files):
        folder = tmp_path / "Saved.dateline"
        with Library.open_or_create(folder) as library:
            for name, data in files.items():
                original = library.originals.keep(data)
                document = read_document(SavedFile(data, name))
                with library.write() as connection:
                    store_article(connection, Arrival(f"{name}", original, document))
            with IndexKeeper(library) as keeper:
                keeper.current(JobContext())
        hands = open_window(folder)
        hands.wait(lambda: hands.desk.reading.article is not None and hands.desk.reader._page.is_whole)
        hands.desk.window.focus(Place.READER)
        return hands

    return open_


def shown(hands):
    return hands.desk.reader.pictures


def test_pictures_come_out_of_the_original_one_by_one(open_saved, qapp):
    hands = open_saved(page=page_with((photograph(), "png", "A pier"), (photograph(200, 300, "jpeg"), "jpeg")))
    images = hands.desk.reader.all_pictures()
    assert [image.alt for image in images] == ["A pier", ""]
    hands.wait(lambda: all(shown(hands).seen(image) is not None for image in images))
    assert all(shown(hands).seen(image).picture is not None for image in images)
    viewer = hands.desk.sights._viewer
    if sys.platform == "linux":
        assert "no network" in viewer.limits
    process = viewer._process
    assert process.poll() is None
    hands.program.close()
    # It ends with the window.
    assert process.poll() is not None


def test_a_bomb_is_told_and_the_rest_is_shown(open_saved):
    hands = open_saved(page=page_with((bomb(30_000, 30_000), "png"), (photograph(), "png")))
    one, other = hands.desk.reader.all_pictures()
    hands.wait(lambda: shown(hands).seen(one) is not None)
    assert "more than are decoded" in shown(hands).seen(one).reason
    hands.desk.reader._page.verticalScrollBar().setValue(hands.desk.reader._page.verticalScrollBar().maximum())
    hands.wait(lambda: shown(hands).seen(other) is not None)
    assert shown(hands).seen(other).picture is not None


def test_a_worker_that_dies_is_replaced(open_saved):
    hands = open_saved(page=page_with((photograph(), "png"), *((photograph(80 + n, 60), "png") for n in range(9))))
    images = hands.desk.reader.all_pictures()
    hands.wait(lambda: shown(hands).seen(images[0]) is not None)
    hands.desk.sights._viewer._process.kill()
    hands.desk.reader._page.verticalScrollBar().setValue(hands.desk.reader._page.verticalScrollBar().maximum())
    hands.wait(lambda: shown(hands).seen(images[-1]) is not None)


def test_a_picture_is_shown_large_by_keys_and_left_out(open_saved, walk):
    hands = open_saved(page=page_with((photograph(900, 600), "png", "A pier"), (photograph(), "png")))
    reader = hands.desk.reader
    met = []

    def look(dialog):
        if not isinstance(dialog, PictureDialog) or dialog.view._seen is None:
            return False
        met.append((dialog.view._seen.full, dialog.view.scale))
        return True

    def turn(dialog):
        hands.press(Qt.Key.Key_PageDown)
        return True

    def close(dialog):
        hands.press(Qt.Key.Key_Escape)
        return True

    left = walk(look, turn, look, close)
    hands.press(Qt.Key.Key_V)
    hands.wait(lambda: not left)
    assert [full for full, _ in met] == [(900, 600), (300, 200)]
    hands.come_back()
    hands.desk.window.focus(Place.READER)
    cursor = QTextCursor(reader._page.document())
    cursor.setPosition(reader._page.pictures._places()[1].position)
    reader._page.setTextCursor(cursor)
    left = walk(look, close)
    hands.press(Qt.Key.Key_Return)
    hands.wait(lambda: not left)
    assert met[-1][0] == (300, 200)
    hands.come_back()
    hands.desk.window.focus(Place.READER)
    hands.press(Qt.Key.Key_V, SHIFT)
    assert reader.all_pictures() == []
    assert hands.program.settings.flag("pictures") is False
    hands.press(Qt.Key.Key_V, SHIFT)
    hands.wait(lambda: len(reader.all_pictures()) == 2)
