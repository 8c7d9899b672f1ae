"""Deleted, looked at, restored, undone, and removed for good: by keyboard, and nothing of it stays."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.dialogs.purge_question import PurgeQuestion
from ui.dialogs.trash import TrashDialog
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.library.trash import list_trash

SHIFT = Qt.KeyboardModifier.ShiftModifier


def in_trash(window):
    with Library.open(window.desk.folder) as library:
        return {one.article.id for one in list_trash(library)}


def delete_two(window):
    window.search("quarantine")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    doomed, total = list(window.desk.search.found.ids[:2]), window.total
    for article in doomed:
        window.wait(lambda article=article: window.desk.results.current_id() == article)
        window.press(Qt.Key.Key_Delete)
        window.wait(lambda article=article: article in in_trash(window))
    window.wait(lambda: window.total == total - len(doomed))
    return doomed


def test_what_was_deleted_is_restored_and_that_is_undone(window, walk):
    doomed = delete_two(window)
    total = window.total

    def restore(dialog):
        if (
            not isinstance(dialog, TrashDialog)
            or not dialog.isActiveWindow()
            or len(dialog._rows) != len(doomed)
            or not dialog._words.text()
        ):
            return False
        window._qtbot.keyClick(dialog._lines, Qt.Key.Key_Down, SHIFT)
        window._qtbot.keyClick(dialog._lines, Qt.Key.Key_R)
        return True

    def close(dialog):
        if dialog._rows:
            return False
        dialog.reject()
        return True

    walk(restore, close)
    window.desk.actions.run("library.trash")
    window.come_back()
    window.wait(lambda: not in_trash(window) and window.total == total + len(doomed))
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: in_trash(window) == set(doomed) and window.total == total)


def test_what_is_removed_for_good_is_gone(window, walk):
    doomed = delete_two(window)
    with Library.open(window.desk.folder) as library:
        title = get_article(library, doomed[0]).title

    def purge(dialog):
        if not isinstance(dialog, TrashDialog) or not dialog.isActiveWindow() or len(dialog._rows) != len(doomed):
            return False

        def yes():
            question = QApplication.activeModalWidget()
            assert isinstance(question, PurgeQuestion)
            window._qtbot.keyClick(question, Qt.Key.Key_Y)

        QTimer.singleShot(50, yes)
        window._qtbot.keyClick(dialog._lines, Qt.Key.Key_E)
        return True

    def close(dialog):
        if not isinstance(dialog, TrashDialog) or not dialog.isActiveWindow() or "empty" not in dialog._says.text():
            return False
        dialog.reject()
        return True

    walk(purge, close)
    window.desk.actions.run("library.trash")
    window.come_back()
    assert in_trash(window) == set()
    window.search(f'"{title}"')
    window.wait(lambda: window.total == 0)
    with Library.open(window.desk.folder) as library:
        rows = library.connection.execute("SELECT count(*) FROM article WHERE id IN (?, ?)", doomed).fetchone()
    assert rows[0] == 0
