"""The trash: lines that are restored together, and nothing that goes without a second word."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests.unit.library.making import add, make_document
from ui.dialogs.purge_question import PurgeQuestion
from ui.dialogs.trash import TrashDialog
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.library.trash import Trashed

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def trash(tmp_path_factory):
    with Library.open_or_create(tmp_path_factory.mktemp("library") / "L") as library:
        article = get_article(library, add(library, b"x", make_document("Ships turn back")))
    gone = replace(article, deleted_at="2026-11-20T10:00:00Z")
    return (
        Trashed(gone, 22),
        Trashed(replace(gone, id=2, title="سفن تعود", source="صحيفة"), 3),
        Trashed(replace(gone, id=3, title="Old boats", source=None, domain="b.example"), -5),
    )


@pytest.fixture
def dialog(qtbot, look, trash):
    dialog = TrashDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_trash(trash)
    return dialog


def rows(dialog):
    return [line.split("\t") for line in dialog._lines.text().splitlines()]


def answer(key):
    """Press a key in the question that comes, and return what it said."""
    said = []

    def press():
        question = QApplication.activeModalWidget()
        assert isinstance(question, PurgeQuestion)
        said.append(" ".join(label.text() for label in question.findChildren(QLabel)))
        QApplication.sendEvent(question, _press(key))
        if question.isVisible():
            question.reject()

    QTimer.singleShot(0, press)
    return said


def _press(key):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, chr(key).lower() if key < 128 else "")


def test_each_line_says_what_it_is_and_for_how_long(dialog):
    assert [(line[0], line[1], line[4]) for line in rows(dialog)] == [
        ("Ships turn back", "The Harbor Ledger", "22 days left"),
        ("سفن تعود", "صحيفة", "3 days left"),
        ("Old boats", "b.example", "over 30 days"),
    ]
    assert "3 articles lie here. Nothing goes by itself. 1 has been here for more than 30 days." in dialog._says.text()
    dialog.grab()


def test_how_an_article_begins_is_asked_for_and_shown(qtbot, dialog):
    with qtbot.waitSignal(dialog.words_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Down)
    assert caught.args == [2]
    dialog.show_words(1, "too late")
    assert not dialog._words.text()
    dialog.show_words(2, "How it begins")
    assert dialog._words.text() == "How it begins"


def test_several_are_restored_by_one_key(qtbot, dialog):
    qtbot.keyClick(dialog._lines, Qt.Key.Key_Down, SHIFT)
    assert dialog._where.text().startswith("2 articles selected")
    with qtbot.waitSignal(dialog.restore_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_R)
    assert caught.args == [(1, 2)]
    # Something else is decided meanwhile.
    dialog.show_trash(dialog._all)
    with qtbot.waitSignal(dialog.restore_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_R)
    assert caught.args == [(1, 2)]
    qtbot.keyClick(dialog._lines, Qt.Key.Key_A, CTRL)
    with qtbot.waitSignal(dialog.restore_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert caught.args == [(1, 2, 3)]
    assert dialog.isVisible()


@pytest.mark.parametrize(
    ("pressed", "doomed", "count"),
    [
        (Qt.Key.Key_P, (1,), "1 article"),
        (Qt.Key.Key_Delete, (1,), "1 article"),
        (Qt.Key.Key_O, (3,), "1 article"),
        (Qt.Key.Key_E, (1, 2, 3), "3 articles"),
    ],
)
def test_nothing_goes_for_good_without_a_second_word(qtbot, dialog, pressed, doomed, count):
    said = answer(Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(dialog.purge_wanted):
        qtbot.keyClick(dialog._lines, pressed)
    assert f"Remove {count} for good?" in said[0]
    assert "cannot be undone" in said[0]
    answer(Qt.Key.Key_Y)
    with qtbot.waitSignal(dialog.purge_wanted) as caught:
        qtbot.keyClick(dialog._lines, pressed)
    assert caught.args == [doomed]


def test_what_is_going_is_not_listed_any_more(dialog):
    dialog.show_going((1, 3))
    assert [line[0] for line in rows(dialog)] == ["سفن تعود"]
    assert "2 articles are being removed for good" in dialog._says.text()
    dialog.show_trash(dialog._all[1:2])
    dialog.show_going(())
    assert "being removed" not in dialog._says.text()


def test_what_is_filtered_out_is_not_emptied(qtbot, dialog):
    dialog._field.setText("ships")
    answer(Qt.Key.Key_Y)
    with qtbot.waitSignal(dialog.purge_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_E)
    assert caught.args == [(1,)]
    dialog._field.setText("zeppelin")
    with qtbot.assertNotEmitted(dialog.restore_wanted):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_R)


def test_undo_and_redo_work_here_too(qtbot, dialog):
    with qtbot.waitSignal(dialog.undo_wanted):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Z, CTRL)
    with qtbot.waitSignal(dialog.redo_wanted):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Z, CTRL | SHIFT)


def test_an_empty_trash_says_so(qtbot, look):
    dialog = TrashDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show_trash(())
    assert dialog._says.text().startswith("The trash is empty.")
