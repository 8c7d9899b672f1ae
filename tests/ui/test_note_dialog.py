"""The dialog that writes a note: what is typed is told while it is typed, and again where nobody has said that it shall go."""

import pytest
from PySide6.QtCore import QTimer

from ui.dialogs.note import NoteDialog
from workbench.library.marks import Mark, MarkKind


@pytest.fixture
def dialog(look, qtbot):
    made = NoteDialog(look, None, Mark(1, "key", MarkKind.NOTE, None), "Quarantine", ())
    qtbot.addWidget(made)
    return made


def test_a_draft_is_told_while_one_types_without_a_rest(dialog, qtbot):
    dialog._draft_due.setInterval(50)
    hand = QTimer(dialog)
    hand.setInterval(2)
    hand.timeout.connect(lambda: dialog._text.insertPlainText("a"))
    hand.start()
    with qtbot.waitSignal(dialog.drafted, timeout=2_000) as told:
        pass
    hand.stop()
    assert told.args[0].note.startswith("aa")


def test_closing_the_window_gives_nothing_up(dialog, qtbot):
    dialog.show()
    dialog._text.insertPlainText("Half a thought")
    with qtbot.assertNotEmitted(dialog.given_up), qtbot.waitSignal(dialog.left) as told:
        dialog.close()
    assert told.args[0].note == "Half a thought"


def test_closing_the_window_of_an_untouched_note_leaves_no_draft(dialog, qtbot):
    dialog.show()
    with qtbot.assertNotEmitted(dialog.left), qtbot.waitSignal(dialog.given_up):
        dialog.close()


def test_a_title_neither_fills_the_dialog_nor_turns_its_heading_round(look, qtbot):
    made = NoteDialog(look, None, Mark(1, "key", MarkKind.NOTE, None), "\u202eQuarantine " + "again " * 50, ())
    qtbot.addWidget(made)
    assert "\u202e" not in made.windowTitle()
    assert len(made.windowTitle()) < 120
