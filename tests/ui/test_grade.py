"""The dialog that asks for grades says what is chosen, in words too: a tick alone is nothing to a screen reader."""

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.grade import GradeDialog


@pytest.fixture
def dialog(qtbot, look):
    made = GradeDialog(look, None, "Harbour Post", "this article", ("B", ""))
    qtbot.addWidget(made)
    return made


def chosen(dialog):
    """Return the grades that a screen reader hears as chosen."""
    model = dialog.rows.model()
    spoken = [model.data(model.index(n, 0), Qt.ItemDataRole.AccessibleTextRole) for n in range(model.rowCount())]
    return [said.split(", ")[-1] for said in spoken if "Chosen" in said]


def test_what_is_chosen_is_said(dialog, qtbot):
    assert chosen(dialog) == ["B"]
    qtbot.keyClicks(dialog, "2")
    assert chosen(dialog) == ["B", "2"]
    assert dialog.grades == ("B", "2")


def test_the_same_again_takes_a_grade_away(dialog, qtbot):
    qtbot.keyClicks(dialog, "b")
    assert chosen(dialog) == []
    assert dialog.grades == ("", "")
