"""One of many decisions is found in the list and taken back, also after a restart."""

from PySide6.QtCore import Qt

from ui.dialogs.decisions import DecisionsDialog
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.library.tags import tags_of


def test_a_decision_of_an_earlier_session_is_taken_back_from_the_list(open_window, library, walk):
    first = open_window(library)
    first.wait(lambda: first.desk.search.found is not None and first.desk.search.found.total > 3)
    one, other = first.desk.search.found.ids[:2]
    first.desk.deciding.tag(one, "war/sea", is_on=True)
    first.desk.deciding.toggle_archive(other)
    first.desk.deciding.toggle_star(one)
    first.wait(lambda: first.desk.writing_runner.is_idle)
    first.program.close()

    window = open_window(library)

    def take_back(dialog):
        if not isinstance(dialog, DecisionsDialog) or not dialog.isActiveWindow() or not dialog._rows:
            return False
        dialog._field.setText("war/sea")
        dialog._lines.setFocus()
        window._qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
        return True

    def close(dialog):
        if any(line.stands for line in dialog._rows):
            return False
        dialog.reject()
        return True

    walk(take_back, close)
    window.desk.actions.run("library.decisions")
    window.come_back()
    with Library.open(library) as opened:
        assert tags_of(opened, one) == ()
        assert get_article(opened, one).starred_at
        assert get_article(opened, other).archived_at
