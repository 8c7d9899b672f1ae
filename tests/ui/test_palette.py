"""The palette opens over the window, moves, runs, and gives the focus back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.floating.fuzzy import match
from ui.floating.palette import Palette
from ui.look.popup import PaletteRow

ROWS = [
    PaletteRow("calendar", "Set the publication date…", "Article", "Ctrl+D", "set_date"),
    PaletteRow("undo", "Undo", "Nothing was decided yet", "Ctrl+Z", "undo", is_enabled=False),
    PaletteRow("timeline", "Go to date…", "Timeline", "Ctrl+P", "go"),
    PaletteRow("language", "وقف إطلاق النار في إدلب", "Article", payload=7),
]


def rows_for(typed):
    return [row for row in ROWS if match(typed, row.title)]


@pytest.fixture
def window(qtbot, look):
    window = QWidget()
    window.resize(1100, 700)
    window.field = QLineEdit(window)
    window.palette_ = Palette(look, window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    window.field.setFocus()
    return window


def keys(qtbot, window, *pressed):
    for key in pressed:
        qtbot.keyClick(window.palette_._field, key)


def test_the_first_row_is_selected_and_enter_runs_it(qtbot, window):
    palette = window.palette_
    palette.open(rows_for, "Command", "Enter runs")
    assert palette.selected().payload == "set_date"
    with qtbot.waitSignals([palette.closed, palette.chosen], order="strict"):
        keys(qtbot, window, Qt.Key.Key_Return)
    assert window.field.hasFocus()


def test_a_row_that_cannot_be_run_is_passed_over(qtbot, window):
    palette = window.palette_
    palette.open(rows_for, "Command", "")
    keys(qtbot, window, Qt.Key.Key_Down)
    assert palette.selected().payload == "go"
    keys(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert palette.selected().payload == "set_date"
    keys(qtbot, window, Qt.Key.Key_PageDown)
    assert palette.selected().payload == 7


def test_escape_gives_the_focus_back_and_chooses_nothing(qtbot, window):
    palette, chosen = window.palette_, []
    palette.chosen.connect(chosen.append)
    palette.open(rows_for, "Command", "", "date")
    keys(qtbot, window, Qt.Key.Key_Escape)
    assert (palette.isVisible(), chosen, window.field.hasFocus()) == (False, [], True)


def test_keys_of_the_window_do_nothing_while_it_is_open(qtbot, window):
    went = []
    for keys_of in ("Esc", "Ctrl+D", "Down"):
        QShortcut(keys_of, window).activated.connect(lambda: went.append(True))
    window.palette_.open(rows_for, "Command", "")
    qtbot.keyClick(window.palette_._field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    keys(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert (went, window.palette_.isVisible()) == ([], False)


def test_typing_asks_for_other_rows_and_none_is_said(qtbot, window):
    palette = window.palette_
    palette.open(rows_for, "Command", "")
    qtbot.keyClicks(palette._field, "zzz")
    assert palette.selected() is None
    assert palette._nothing.isVisible()
    keys(qtbot, window, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_tab_does_not_lead_behind_the_scrim(qtbot, window):
    window.palette_.open(rows_for, "Command", "")
    keys(qtbot, window, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    assert window.palette_._field.hasFocus()


def test_a_click_beside_it_closes_and_one_on_a_row_runs(qtbot, window):
    palette = window.palette_
    palette.open(rows_for, "Command", "")
    view = palette._list
    with qtbot.waitSignal(palette.chosen) as caught:
        qtbot.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(2, 0)).center()
        )
    assert caught.args == ["go"]
    palette.open(rows_for, "Command", "")
    qtbot.mouseClick(palette._scrim, Qt.MouseButton.LeftButton)
    assert not palette.isVisible()


def test_it_stays_inside_a_small_window(window):
    window.resize(360, 300)
    window.palette_.open(lambda _typed: ROWS * 10, "Command", "")
    card = window.palette_
    inner = card.geometry().adjusted(card.margin_px, card.margin_px, -card.margin_px, -card.margin_px)
    assert window.rect().contains(inner)


def test_enter_waits_for_the_rows_of_exactly_what_is_typed(qtbot, window):
    palette, chosen, known = window.palette_, [], {"": ROWS}
    palette.chosen.connect(chosen.append)
    palette.open(known.get, "Go to", "")
    qtbot.keyClicks(palette._field, "undo g")
    assert (palette.selected(), palette._list.isVisible()) == (None, True)
    keys(qtbot, window, Qt.Key.Key_Return)
    palette.refresh()
    assert (chosen, palette.isVisible()) == ([], True)
    known["undo g"] = ROWS[2:]
    palette.refresh()
    assert (chosen, palette.isVisible()) == (["go"], False)


def test_a_letter_after_enter_takes_enter_back(qtbot, window):
    palette, chosen, known = window.palette_, [], {"": ROWS}
    palette.chosen.connect(chosen.append)
    palette.open(known.get, "Go to", "")
    qtbot.keyClicks(palette._field, "g")
    keys(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Return)
    qtbot.keyClicks(palette._field, "o")
    known["go"] = ROWS[2:]
    palette.refresh()
    assert (chosen, palette.selected().payload) == ([], "go")
    palette.open({}.get, "Go to", "")
    palette.close_palette()
    palette.open({}.get, "Go to", "")
    assert palette._model.rowCount() == 0


def test_a_palette_for_several_stays_open_and_takes_nothing_that_was_not_typed(qtbot, window):
    palette = window.palette_
    taken = []
    palette.chosen.connect(taken.append)
    palette.open(rows_for, "Tag", "", stays_open=True, selects_at_once=False)
    keys(qtbot, window, Qt.Key.Key_Return)
    assert (palette.selected(), taken) == (None, [])
    keys(qtbot, window, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert (taken, palette.isVisible()) == (["set_date"], True)
    qtbot.keyClicks(palette._field, "go to")
    keys(qtbot, window, Qt.Key.Key_Return)
    assert (taken, palette._field.text()) == (["set_date", "go"], "")
    keys(qtbot, window, Qt.Key.Key_Escape)
    palette.open(rows_for, "Command", "")
    assert palette.selected().payload == "set_date"
