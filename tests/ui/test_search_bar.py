"""The search bar: every chip is an edit of the text, every edit can be undone, and Enter takes nothing unselected."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.popup import PaletteRow
from ui.panels.completions import Completion, CompletionGroup
from ui.panels.search_bar import SearchBar
from ui.wording import period_words

GROUPS = [
    CompletionGroup("Actors", (PaletteRow("person", "Nikita Khrushchev", payload=Completion("actor:nikita ", 13)),)),
    CompletionGroup("Saved", ()),
    CompletionGroup("In the text", (PaletteRow("search", "Khrushchev", payload=Completion("Khrushchev", 10)),)),
]


@pytest.fixture
def bar(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 500)
    made = SearchBar(look)
    box = QVBoxLayout(window)
    box.addWidget(made)
    box.addStretch(1)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.focus_all()
    qtbot.waitUntil(made.field.hasFocus)
    made.kept = window
    return made


def visible_chips(bar):
    return [chip.text() for chip in bar._chips._shown() if chip.isVisible()]


def chip(bar, words):
    return next(chip for chip in bar._chips._shown() if chip.text() == words)


def test_each_keystroke_is_told_with_the_cursor(bar, qtbot):
    told = []
    bar.text_edited.connect(lambda text, cursor: told.append((text, cursor)))
    qtbot.keyClicks(bar.field, "ab")
    assert told == [("a", 1), ("ab", 2)]
    bar.set_text("something else")
    assert len(told) == 2


def test_a_filter_is_a_chip_that_takes_itself_out_and_can_be_undone(bar, qtbot):
    bar.set_text('ships source:"Long Watch" date:1962-10-14..1962-11-04')
    assert visible_chips(bar) == ["Source Long Watch", "Date 14 Oct – 4 Nov 1962"]
    with qtbot.waitSignal(bar.text_edited) as edited:
        chip(bar, "Source Long Watch").removed.emit()
    assert edited.args[0] == "ships date:1962-10-14..1962-11-04"
    assert visible_chips(bar) == ["Date 14 Oct – 4 Nov 1962"]
    with qtbot.waitSignal(bar.text_edited):
        qtbot.keyClick(bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.text() == 'ships source:"Long Watch" date:1962-10-14..1962-11-04'
    assert len(visible_chips(bar)) == 2


def test_chips_speak_in_words(bar):
    bar.set_text("x is:unread -is:starred -lang:ar NOT source:harbor actor:cuba title:ships in:all")
    assert visible_chips(bar) == ["Unread", "Not Starred", "Not language ar", "Not source harbor", "Actor cuba"]
    bar.set_text("is:stub")
    assert visible_chips(bar) == ["Opening only"]


def test_the_zones_edit_the_query(bar, qtbot):
    bar.set_text("ships")
    bar.show_zones({"comment": 12, "boilerplate": 3}, ("title", "body"))
    assert visible_chips(bar) == ["Title and text", "Comments", "Boilerplate", "All"]
    assert chip(bar, "Comments").accessibleName() == "Comments, 12"
    assert chip(bar, "Title and text").isChecked()
    chip(bar, "Comments").click()
    assert bar.text() == "ships in:comments"
    chip(bar, "All").click()
    assert bar.text() == "ships in:all"
    assert not chip(bar, "Comments").isChecked()
    chip(bar, "Title and text").click()
    assert bar.text() == "ships"
    bar.show_zones({}, ())
    assert visible_chips(bar) == []


def test_chips_without_room_are_in_a_menu(bar, qtbot):
    bar.kept.resize(700, 300)
    bar.set_text(" ".join(f"source:outlet{number}" for number in range(6)))
    qtbot.waitUntil(bar._chips._more.isVisible)
    shown = len(visible_chips(bar))
    assert bar._chips._more.text() == f"+{6 - shown}"
    bar._chips._more.menu().actions()[-1].trigger()
    assert "outlet5" not in bar.text()


def test_text_that_is_set_can_be_undone_and_keeps_the_cursor(bar, qtbot):
    qtbot.keyClicks(bar.field, "ships Cuba")
    bar.field.setCursorPosition(5)
    bar.set_text("ships Cuba date:1962-10", keep_cursor=True)
    assert bar.cursor_point() == 5
    qtbot.keyClick(bar.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bar.text() == "ships Cuba"


def test_offsets_are_code_points(bar, qtbot):
    bar.set_text("😀 source:x")
    assert bar.cursor_point() == 10
    chip(bar, "Source x").click()
    assert bar.field.selectedText() == "source:x"
    chip(bar, "Source x").removed.emit()
    assert bar.text() == "😀"


def test_enter_takes_only_what_was_selected(bar, qtbot):
    qtbot.keyClicks(bar.field, "Khru")
    bar.show_completions(GROUPS)
    assert bar._popup.isVisible()
    with qtbot.waitSignal(bar.submitted):
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.text() == "Khru"
    assert not bar._popup.isVisible()
    bar.show_completions(GROUPS)
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.text_edited) as edited:
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert edited.args == ["Khrushchev", 10]


def test_up_past_the_first_selects_nothing_again(bar, qtbot):
    bar.show_completions(GROUPS)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(bar.field, key)
    assert bar._popup.selected() is None


def test_tab_completes_and_escape_closes_first(bar, qtbot):
    bar.show_completions(GROUPS)
    qtbot.keyClick(bar.field, Qt.Key.Key_Tab)
    assert bar.text() == "actor:nikita "
    assert bar.field.hasFocus()
    bar.show_completions(GROUPS)
    with qtbot.assertNotEmitted(bar.left):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar._popup.isVisible()
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)


def test_down_without_a_popup_goes_into_the_results(bar, qtbot):
    with qtbot.waitSignal(bar.submitted):
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)


def test_the_history_opens_and_typing_closes_it(bar, qtbot):
    bar.open_history()
    assert bar._popup is None
    bar.set_history(["quarantine", "in:comments ships"])
    bar.open_history()
    assert bar._popup.isVisible()
    qtbot.keyClick(bar.field, Qt.Key.Key_Q)
    assert not bar._popup.isVisible()


def test_a_mistake_is_said_under_its_place_and_gives_way_to_completions(bar, qtbot):
    qtbot.keyClicks(bar.field, "ships date:soon")
    bar.show_mistake("“soon” is not a date.", 11)
    assert bar._card.isVisible()
    assert bar._card.accessibleName() == "“soon” is not a date."
    assert bar.field.property("state") == "error"
    assert 34 < bar.field.x_of(6) < bar.field.x_of(11) < 440
    bar.show_completions(GROUPS)
    assert not bar._card.isVisible()
    bar.close_completions()
    assert bar._card.isVisible()
    bar.clear_mistake()
    assert not bar._card.isVisible()
    assert bar.field.property("state") == ""


def test_the_note_stands_beside_the_text_not_over_it(bar):
    bar.set_text("quarantine")
    bar.show_note("112,480 articles found so far")
    room = bar.field.textMargins().right()
    assert room > 0
    bar.show_note("2 hits")
    assert bar.field.textMargins().right() == 0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1962-10-14..1962-11-04", "14 Oct – 4 Nov 1962"),
        ("1962-12..1963-01", "Dec 1962 – Jan 1963"),
        ("1961..1962", "1961 – 1962"),
        ("<1962-11", "before Nov 1962"),
        (">=1962-10-22", "from 22 Oct 1962"),
        (">=2026-03-05T14:30:00Z", "from 5 Mar 2026, 14:30 UTC"),
        ("1962-10..", "from Oct 1962"),
        ("..1962", "until 1962"),
        ("soon", "soon"),
        ("1962-99", "1962-99"),
    ],
)
def test_a_period_is_said_in_words(value, words):
    assert period_words(value) == words


def test_what_is_kept_stands_above_the_history_and_is_handed_back(bar, qtbot):
    assert not bar.open_kept()
    bar.open_history()
    assert not bar.has_completions
    bar.set_history(["ships", "cuba"])
    bar.set_kept(
        [CompletionGroup("Alerts", (PaletteRow("view", "Turkey", payload=7),)), CompletionGroup("Saved searches", ())]
    )
    bar.open_history()
    with qtbot.waitSignal(bar.kept_chosen) as chosen:
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)
        qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert (chosen.args, bar.text(), bar.has_completions) == ([7], "", False)
    bar.open_history()
    for _ in range(3):
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.text() == "cuba"
    assert bar.open_kept()
    assert bar.has_completions
