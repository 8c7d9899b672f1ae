"""The source by keyboard: put in by pieces, searched round its end, and never anything but letters."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.reader.articles import SAMPLE, make_article
from ui.dialogs.source import SourceDialog
from workbench.viewing.messages import Source


@pytest.fixture
def dialog(look, qtbot):
    made = SourceDialog(look, None, make_article(SAMPLE, path="saved/<b>page</b>.html", member="inner.html"))
    qtbot.addWidget(made)
    made.show()
    return made


def source(text, size=None, **more):
    return Source(text, len(text), size or len(text), "ab" * 32, **more)


def test_markup_stays_markup(dialog):
    dialog.show_source(source("<h1>Title</h1><img src='file:///etc/passwd'><script>x</script>"))
    assert dialog.text.toPlainText().startswith("<h1>Title</h1><img")
    assert dialog.text.isReadOnly()
    assert "html · 62 bytes · SHA-256 abab" in dialog._facts.text()
    dialog.show_source(source("abc", 900))
    assert "the first 3 are shown" in dialog._facts.text()
    dialog.show_source(source("00000000  25", 900, is_text=False))
    assert "as numbers" in dialog._facts.text()
    dialog.show_reason("the file is empty")
    assert "the file is empty" in dialog._facts.text()


def test_found_by_keyboard_round_the_end(dialog, qtbot):
    dialog.show_source(source("one harbour\ntwo harbours\nthree\n" * 2_000 + "the last quay"))
    dialog.text.setFocus()
    qtbot.keyClick(dialog.text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.find_field.hasFocus()
    qtbot.keyClicks(dialog.find_field, "quay")
    # What was not put in yet is looked through as well.
    assert dialog.text.is_whole
    assert dialog.text.textCursor().selectedText() == "quay"
    qtbot.keyClick(dialog.find_field, Qt.Key.Key_Return)
    assert dialog.text.textCursor().selectedText() == "quay"
    dialog.find_field.clear()
    qtbot.keyClicks(dialog.find_field, "two")
    first = dialog.text.textCursor().position()
    qtbot.keyClick(dialog, Qt.Key.Key_F3)
    assert dialog.text.textCursor().position() > first
    qtbot.keyClick(dialog, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.text.textCursor().position() == first
    qtbot.keyClicks(dialog.find_field, "zzz")
    assert dialog._found.text() == "Not in what is shown"
    qtbot.keyClick(dialog.find_field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.prompt
def test_two_megabytes_hold_the_window_up_for_no_moment(dialog, qtbot):
    text = "\n".join("<p>" + "word " * 199 for _ in range(2_100))
    start = time.perf_counter()
    dialog.show_source(source(text))
    late = [time.perf_counter() - start]
    while not dialog.text.is_whole:
        start = time.perf_counter()
        QApplication.processEvents()
        late.append(time.perf_counter() - start)
    assert max(late) < 0.05
    assert len(dialog.text.toPlainText()) == len(text)
