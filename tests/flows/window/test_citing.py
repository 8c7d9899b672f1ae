"""Words are copied with citation by keyboard alone, and found again by whoever gets them."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from ui.commands import Place
from ui.dialogs.copy_as import CopyAsDialog
from workbench.settings import load_settings

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = "quarantine"


def copied():
    return QGuiApplication.clipboard().text()


def is_formatted():
    return QGuiApplication.clipboard().mimeData().hasHtml()


def into_reader(window):
    window.search(WORDS)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.reading.id == window.desk.search.found.ids[0])
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.focus is Place.READER and window.desk.reading.article is not None)
    window.wait(lambda: window.desk.reading_runner.is_idle)


def select_first_hit(window):
    page = window.desk.reader._page
    cursor = page.document().find(WORDS)
    assert not cursor.isNull()
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    page.setTextCursor(cursor)


def copy_as(window, walk, *letters):
    def pick(dialog):
        if not isinstance(dialog, CopyAsDialog) or not dialog._citations or not dialog.isActiveWindow():
            return False
        for letter in letters:
            window._qtbot.keyClick(dialog.rows, letter)
        return True

    walk(pick)
    window.press(Qt.Key.Key_C, SHIFT)
    window.come_back()


def test_an_article_is_cited_in_the_style_last_chosen_also_after_a_restart(window, walk):
    into_reader(window)
    article = window.desk.article.article
    window.press(Qt.Key.Key_X, CTRL | SHIFT)
    window.wait(lambda: article.title in copied())
    assert is_formatted()
    copy_as(window, walk, Qt.Key.Key_T, Qt.Key.Key_B)
    window.wait(lambda: copied().startswith("@misc{"))
    assert not is_formatted()
    window.program.desk.reader.setFocus()
    window.press(Qt.Key.Key_X, CTRL | SHIFT)
    window.wait(lambda: window.desk.reading_runner.is_idle)
    assert copied().startswith("@misc{")
    settings = load_settings(window.program._folder)
    assert (settings.text("citation_style"), settings.text("citation_form")) == ("bibtex", "text")


def test_selected_words_are_copied_with_an_address_that_verify_finds(window, walk):
    into_reader(window)
    select_first_hit(window)
    copy_as(window, walk, Qt.Key.Key_T, Qt.Key.Key_P)
    window.wait(lambda: "dateline:" in copied())
    said = copied()
    assert said.startswith(f"“{window.desk.reader.at_hand.selected_text()}”\n")
    command = [sys.executable, "-P", "-m", "workbench", "--library", window.desk.folder, "verify", "-"]
    done = subprocess.run(command, input=said, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"stands {window.desk.reading.id} ")
    assert window.desk.reader.at_hand.selected_text() in done.stdout


def test_the_marked_sentence_is_what_is_cited_and_in_the_list_the_article(window):
    into_reader(window)
    window.press(Qt.Key.Key_Period)
    text = window.desk.reading.article.content.document.text
    sentence = " ".join(text[slice(*window.desk.reader.at_hand.sentence_span())].split())
    window.press(Qt.Key.Key_X, CTRL | SHIFT)
    window.wait(lambda: sentence[:20] in copied())
    window.ctrl(Qt.Key.Key_1)
    window.press(Qt.Key.Key_X, CTRL | SHIFT)
    window.wait(lambda: window.desk.article.article.title in copied())
    assert sentence[:20] not in copied() or sentence[:20] in window.desk.article.article.title
