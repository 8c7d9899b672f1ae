"""What a saved page looked like, in the whole window and by keyboard: pictures come out of the kept original by way of a worker."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from tests.formats.making import pdf
from tests.unit.viewing.making import bomb, page_with, photograph
from tests.unit.viewing.test_mail_head import mail
from ui.commands import Place
from ui.dialogs.mail import MailDialog
from ui.dialogs.picture import PictureDialog
from ui.dialogs.source import SourceDialog
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Arrival, store_article
from workbench.library.store import Library

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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


def pages(hands):
    return hands.desk.reader.sheets


def test_a_pdf_is_shown_as_it_is_printed_and_back(open_saved):
    hands = open_saved(page=page_with(title="Another"), paper=pdf.numbered(30))
    hands.search("30th time")
    hands.wait(
        lambda: hands.desk.reading.article is not None and hands.desk.reading.article.content.article.format == "pdf"
    )
    hands.desk.window.focus(Place.READER)
    reader, sheets = hands.desk.reader, pages(hands)
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    hands.wait(lambda: sheets.view.count == 30)
    hands.wait(lambda: sheets.store.drawn(0) is not None)
    assert sheets.store.drawn(0).picture is not None
    # A hit leads to its page; the words are marked there.
    hands.press(Qt.Key.Key_F3)
    hands.wait(lambda: sheets.view._now is not None)
    page = sheets.view._now[0]
    hands.wait(lambda: sheets.store.drawn(page) is not None and bool(sheets.store.drawn(page).marks))
    # A page by its number, and the text goes along.
    hands.press(Qt.Key.Key_G)
    hands.type("20")
    hands.press(Qt.Key.Key_Return)
    assert sheets.view.page == 19
    text = reader.content.document.text
    told = text.index("20th time")
    hands.wait(lambda: any(place.start <= told < place.end for _, place, _ in reader._page.in_view()))
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert not sheets.is_shown
    assert any(place.start <= told < place.end for _, place, _ in reader._page.in_view())
    # And from the text to its page.
    hands.press(Qt.Key.Key_O, CTRL | SHIFT)
    hands.wait(lambda: 17 <= sheets.view.page <= 20)


def test_what_has_no_pages_says_so(open_saved):
    hands = open_saved(page=page_with())
    hands.press(Qt.Key.Key_G)
    assert not pages(hands).is_shown
    assert not hands.desk.reader.is_original


def test_the_source_is_there_by_one_key(open_saved, walk):
    hands = open_saved(page=page_with((photograph(), "png"), title="Ships <i>wait</i>"))
    met = []

    def look(dialog):
        if not isinstance(dialog, SourceDialog) or not dialog.text.toPlainText():
            return False
        met.append((dialog.text.toPlainText(), dialog._facts.text()))
        hands.press(Qt.Key.Key_Escape)
        return True

    left = walk(look)
    hands.ctrl(Qt.Key.Key_U)
    hands.wait(lambda: not left)
    text, facts = met[0]
    assert text.startswith("<html lang=en><head><title>Ships <i>wait</i></title>")
    assert "SHA-256" in facts


def test_a_mail_has_its_header_a_key_away(open_saved, walk):
    hands = open_saved(page=page_with(), mail=mail(Cc="The office <o@a.example>"))
    hands.search("watch")
    hands.wait(lambda: hands.total == 1 and len(hands.desk.results.model.ids) == 1)
    hands.desk.article.open(hands.desk.results.model.ids[0])
    hands.wait(lambda: hands.desk.mails._known is not None)
    hands.desk.window.focus(Place.READER)
    met = []

    def look(dialog):
        if not isinstance(dialog, MailDialog):
            return False
        met.append(dialog._note)
        hands.press(Qt.Key.Key_Escape)
        return True

    left = walk(look)
    hands.press(Qt.Key.Key_M, SHIFT)
    hands.wait(lambda: not left)
    assert met[0].value("Cc") == "The office <o@a.example>"
