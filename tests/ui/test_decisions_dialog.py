"""The list of decisions: found by letters, taken back by Enter, and nothing that does not stand."""

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.decisions import DecisionLine, DecisionsDialog
from workbench.errors import UsageError

LINES = (
    DecisionLine(9, "2026-11-28T10:00:00Z", "tag", "Ships turn back", "Cuba", stands=True, article=7),
    DecisionLine(8, "2026-11-27T10:00:00Z", "star", "سفن تعود", "", stands=False, article=8),
    DecisionLine(5, "2026-11-26T10:00:00Z", "removed for good", "1 article", "", stands=False, is_final=True),
    DecisionLine(3, "2026-11-25T10:00:00Z", "publication date", "12 articles", "Oct 1962", stands=True),
)


@pytest.fixture
def dialog(qtbot, look):
    dialog = DecisionsDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_decisions(LINES)
    return dialog


def test_each_says_what_it_was_and_whether_it_stands(dialog):
    rows = [line.split("\t")[1:] for line in dialog._lines.text().splitlines()]
    assert rows == [
        ["Tag", "Ships turn back", "Cuba", ""],
        ["Star", "سفن تعود", "", "taken back"],
        ["Removed for good", "1 article", "", "for good"],
        ["Publication date", "12 articles", "Oct 1962", ""],
    ]
    assert dialog._says.text().startswith("2 decisions can be taken back")
    dialog.grab()


def test_what_stands_is_taken_back_by_enter_and_nothing_else(qtbot, dialog):
    with qtbot.waitSignal(dialog.back_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert caught.args == [9]
    assert dialog.isVisible()
    for _ in range(2):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Down)
        with qtbot.assertNotEmitted(dialog.back_wanted):
            qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)


def test_one_stands_where_one_stood_when_something_comes_on_top(qtbot, dialog):
    qtbot.keyClick(dialog._lines, Qt.Key.Key_End)
    dialog.show_decisions((DecisionLine(10, "2026-11-28T11:00:00Z", "star", "x", "", stands=True), *LINES))
    assert dialog._current().seq == 3


def test_letters_find_and_the_article_is_shown(qtbot, dialog):
    dialog._field.setText("cuba")
    assert [one.seq for one in dialog._rows] == [9]
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_O)
    assert caught.args == [7]
    assert not dialog.isVisible()


def test_why_not_is_said_where_one_looks(dialog):
    dialog.show_failure(UsageError("Decision 3 cannot be undone by itself."))
    assert dialog._more.text() == "Decision 3 cannot be undone by itself."


def test_an_empty_log_says_what_will_stand_there(qtbot, look):
    dialog = DecisionsDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show_decisions(())
    assert dialog._says.text().startswith("Nothing was decided yet.")
