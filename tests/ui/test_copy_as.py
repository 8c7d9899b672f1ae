"""In which style and form a citation is copied is picked by letters."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.desk.citing import _all_of
from ui.dialogs.copy_as import FORM_LETTERS, STYLE_LETTERS, CopyAsDialog
from workbench.citing.cited import Cited
from workbench.citing.spans import Form
from workbench.model import DateClaim, DateState

WORK = Cited(
    7, "Ships turn back", "The Harbor Ledger", published=DateClaim("1962-10-22", DateState.STATED, ""), sha256="ab" * 32
)


@pytest.fixture
def dialog(look, qtbot):
    dialog = CopyAsDialog(look, None, "chicago", Form.MARKDOWN, has_words=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_each_style_and_form_has_a_letter_of_its_own():
    letters = STYLE_LETTERS + FORM_LETTERS
    assert len(set(letters)) == len(letters)


def test_what_was_chosen_last_is_shown_first(dialog):
    assert not dialog._preview.toPlainText()
    dialog.show_citations(_all_of(WORK))
    assert dialog._preview.toPlainText() == "“Ships turn back,” *The Harbor Ledger*, October 22, 1962."
    dialog.grab()


def test_letters_switch_the_form_and_pick_the_style(qtbot, dialog):
    dialog.show_citations(_all_of(WORK))
    qtbot.keyClick(dialog.rows, Qt.Key.Key_F)
    assert dialog._preview.toPlainText() == "“Ships turn back,” The Harbor Ledger, October 22, 1962."
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog.rows, Qt.Key.Key_S)
    (copied,) = caught.args
    assert (copied.style, copied.form) == ("short", Form.RICH)
    assert copied.text == "“Ships turn back” (The Harbor Ledger, 22 Oct 1962)"
    assert "<bdi" in copied.html
    assert not dialog.isVisible()


def test_the_same_letters_pick_on_another_keyboard(qtbot, dialog):
    dialog.show_citations(_all_of(WORK))
    with qtbot.waitSignal(dialog.chosen) as caught:
        typed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, "ы")
        QApplication.sendEvent(dialog.rows, typed)
    assert caught.args[0].style == "short"


def test_arrows_and_enter_pick_too(qtbot, dialog):
    dialog.show_citations(_all_of(WORK))
    qtbot.keyClick(dialog.rows, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog.rows, Qt.Key.Key_Return)
    assert caught.args[0].style == "provenance"


def test_a_key_that_comes_before_the_citations_is_not_lost(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog.rows, Qt.Key.Key_B)
    with qtbot.waitSignal(dialog.chosen) as caught:
        dialog.show_citations(_all_of(WORK))
    assert caught.args[0].text.startswith("```\n@article{harborledger1962ships-")
