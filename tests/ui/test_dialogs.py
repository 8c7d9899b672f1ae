"""Each dialog with data of its own: what it says, what it tells, and that keys are enough."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea

from ui.dialogs.about import AboutDialog
from ui.dialogs.batch import BatchDialog
from ui.dialogs.controls import Choice, Number, Tick
from ui.dialogs.correct_date import CorrectDateDialog
from ui.dialogs.crash import CrashDialog
from ui.dialogs.keys_sheet import KeyRow, KeysSheet
from ui.dialogs.libraries import LibrariesDialog, LibraryRow
from ui.dialogs.save_search import SaveSearchDialog
from ui.dialogs.set_date import SetDateDialog
from ui.dialogs.set_dates import SetDatesDialog
from ui.dialogs.settings import SettingRow, SettingsDialog
from ui.licences import Part, parts
from workbench.batch import BatchRow
from workbench.dating import Candidate, DateClue
from workbench.model import DateState
from workbench.redating import MovedTime, Moves
from workbench.settings import SETTINGS as REAL_SETTINGS
from workbench.settings import Choice as OneOf
from workbench.settings import Setting, SettingKind, why_not


def press(dialog, words):
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


@pytest.fixture
def shown(qtbot, look):
    """Make a dialog with a look, and show it."""

    def show(make):
        dialog = make(look)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


# Set the date ---------------------------------------------------------------------------------------------------


def answer(dialog):
    """Find moves at once, as a thread of its own does after a while."""
    dialog.moves_wanted.connect(lambda times, date: dialog.show_moves(date, times.moves(date)))


class Read:
    """Stands in for the times of an article."""

    def moves(self, date):
        moved = (
            MovedTime(0, 7, "March 5", None, f"{date[:4]}-03-05"),
            MovedTime(9, 27, "within half a year", "1961", "1962-05/1962-11"),
        )
        return Moves(moved if date > "2000" else (), 3)

    def clues(self):
        return {DateClue.ADDRESS: "2020-05-09", DateClue.SAVED: "2020-05-11"}


def test_a_date_is_read_previewed_and_set(qtbot, shown):
    dialog = shown(lambda look: SetDateDialog(look, None, "<b>Title</b>", ""))
    answer(dialog)
    dialog.show_times(Read())
    assert not dialog._set.isEnabled()
    qtbot.keyClicks(dialog._field, "9 May 2020")
    qtbot.waitUntil(dialog._lines.isVisible)
    assert dialog._lines.text().splitlines() == [
        "March 5\tUndated\t→ 5 Mar 2020",
        "within half a year\t1961\t→ May 1962 – Nov 1962",
    ]
    assert "2 dates of the text move, 3 dates stay" in said(dialog)
    with qtbot.waitSignal(dialog.date_set) as caught:
        qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert caught.args == ["2020-05-09"]
    assert not dialog.isVisible()


def test_what_speaks_for_a_date_is_offered_and_chosen_by_the_user_alone(qtbot, shown):
    dialog = shown(lambda look: SetDateDialog(look, None, "Title", ""))
    qtbot.keyClicks(dialog._field, "1 May 1962")
    answer(dialog)
    dialog.show_times(Read())
    assert dialog._field.text() == "1 May 1962"
    assert "No date of the text moves with it; 3 dates stay." in said(dialog)
    assert "in the address of the page" in said(dialog)
    press(dialog, "9 May 2020")
    assert dialog._field.text() == "9 May 2020"
    assert "2 dates of the text move" in said(dialog)
    with qtbot.waitSignal(dialog.date_set) as caught:
        press(dialog, "Set the date")
    assert caught.args == ["2020-05-09"]


def test_moves_that_come_late_are_of_the_date_that_stands_there(qtbot, shown):
    dialog = shown(lambda look: SetDateDialog(look, None, "Title", "2020"))
    wanted = []
    dialog.moves_wanted.connect(lambda times, date: wanted.append(date))
    dialog.show_times(Read())
    dialog._field.setText("1 May 1962")
    dialog._on_settled()
    dialog._on_settled()
    assert wanted == ["2020", "1962-05-01"]
    dialog.show_moves("2020", Read().moves("2020"))
    assert not dialog._lines.isVisible()
    dialog.show_moves("1962-05-01", Read().moves("1962-05-01"))
    assert "No date of the text moves with it" in said(dialog)
    dialog._field.clear()
    dialog._on_settled()
    dialog.show_moves("1962-05-01", Read().moves("2020"))
    assert not dialog._lines.isVisible()


def test_no_more_moves_are_listed_than_anybody_reads(shown):
    dialog = shown(lambda look: SetDateDialog(look, None, "Title", "2020"))
    dialog.show_times(Read())
    dialog.show_moves("2020", Moves((MovedTime(0, 7, "March 5", None, "2020-03-05"),) * 5000, 0))
    assert len(dialog._lines.text().splitlines()) == 1000
    assert "5,000 dates of the text move" in said(dialog)


def test_a_wrong_date_says_what_would_be_right(qtbot, shown):
    dialog = shown(lambda look: SetDateDialog(look, None, "Title", ""))
    told = []
    dialog.date_set.connect(told.append)
    qtbot.keyClicks(dialog._field, "31 April 2020")
    qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert "30 days" in dialog._says.text()
    assert dialog._field.property("state") == "error"
    assert (told, dialog._set.isEnabled(), dialog._lines.isVisible()) == ([], False, False)


def test_half_a_date_is_not_scolded_at_once(qtbot, shown):
    dialog = shown(lambda look: SetDateDialog(look, None, "Title", ""))
    qtbot.keyClicks(dialog._field, "9 M")
    assert not dialog._field.property("state")


@pytest.mark.parametrize("date", ["2020-05-09", "2020-05", "2020"])
def test_a_known_date_stands_in_the_field_and_is_read_back(qtbot, shown, date):
    dialog = shown(lambda look: SetDateDialog(look, None, "Title", date))
    with qtbot.waitSignal(dialog.date_set) as caught:
        press(dialog, "Set the date")
    assert caught.args == [date]


# Set the dates of several ---------------------------------------------------------------------------------------

CANDIDATES = (
    Candidate(1, "<b>Convoy</b>", "Ledger", None, DateState.UNKNOWN, {DateClue.ADDRESS: "2020-05-08", DateClue.SAVED: "2020-06-01"}),
    Candidate(2, "Port", "Ledger", None, DateState.UNKNOWN, {DateClue.SAVED: "2020-06-02"}),
    Candidate(3, "Ships", "Ledger", "2019", DateState.STATED, {DateClue.ADDRESS: "2019-05-01"}),
)  # fmt: skip


@pytest.fixture
def dating(qtbot, shown):
    dialog = shown(lambda look: SetDatesDialog(look, None))
    assert not dialog._set.isEnabled()
    dialog.show_candidates(CANDIDATES)
    return dialog


def becoming(dialog):
    return [line.split("\t")[-1] for line in dialog._lines.text().splitlines()]


def test_one_date_is_set_for_all_that_have_none(qtbot, dating):
    assert "Of 3 articles, 2 have no date." in said(dating)
    assert becoming(dating) == ["—", "—"]
    qtbot.keyClicks(dating._field, "May 2020")
    with qtbot.waitSignal(dating.moves_wanted) as asked:
        pass
    assert becoming(dating) == ["→ May 2020"] * 2
    dating.show_moves(asked.args[0], 31, 4)
    assert "2 articles get a date. 31 dates of their texts move, 4 dates stay." in said(dating)
    dating.show_moves({1: "1999"}, 7, 7)
    assert "31 dates" in said(dating)
    with qtbot.waitSignal(dating.dates_set) as caught:
        qtbot.keyClick(dating._field, Qt.Key.Key_Return)
    assert caught.args == [{1: "2020-05", 2: "2020-05"}]


def test_each_gets_what_speaks_for_it_and_one_is_left_out(qtbot, dating):
    dating._by.setFocus()
    qtbot.keyClick(dating._by, Qt.Key.Key_Right)
    assert becoming(dating) == ["→ 8 May 2020", "—"]
    assert "1 article gets a date. 1 article stays as it is." in said(dating)
    dating._by.choose(3)
    assert becoming(dating) == ["→ 1 Jun 2020", "→ 2 Jun 2020"]
    dating._lines.go_to(0)
    qtbot.keyClick(dating._lines, Qt.Key.Key_Return)
    assert becoming(dating) == ["Left out", "→ 2 Jun 2020"]
    assert dating.dates() == {2: "2020-06-02"}
    qtbot.keyClick(dating._lines, Qt.Key.Key_Return)
    dating._by.choose(1)
    dating._which.choose(1)
    assert becoming(dating) == ["→ 8 May 2020", "—", "→ 1 May 2019"]
    with qtbot.waitSignal(dating.dates_set) as caught:
        press(dating, "Set the dates")
    assert caught.args == [{1: "2020-05-08", 3: "2019-05-01"}]


def test_a_date_that_is_none_sets_nothing(qtbot, dating):
    qtbot.keyClicks(dating._field, "31 Feb 2020")
    qtbot.waitUntil(lambda: dating._field.property("state") == "error")
    assert not dating._set.isEnabled()
    assert dating.dates() == {}


def test_a_search_without_articles_or_with_too_many_says_so(qtbot, shown):
    dialog = shown(lambda look: SetDatesDialog(look, None))
    dialog._by.choose(1)
    assert "Reading what speaks for their dates…" in said(dialog)
    dialog.show_candidates(())
    assert "No articles were found." in said(dialog)
    dialog.show_candidates(CANDIDATES[2:], 5000)
    assert "5,000 more were found: narrow the search to date them." in said(dialog)
    assert dialog._which.current == 1


# Settings -------------------------------------------------------------------------------------------------------


CHOICES = (OneOf("system", "System"), OneOf("dark", "Dark"))
SETTINGS = (
    Setting("theme", "Colours", "", SettingKind.CHOICE, "system", "Look", choices=CHOICES),
    Setting(
        "size_px", "Text size", "", SettingKind.INT, 17, "Reading", 15, 24, (OneOf(15, "15 px"), OneOf(17, "17 px"))
    ),
    Setting("after_s", "Read after", "Seconds until it counts.", SettingKind.INT, 3, "Reading", 0, 30),
    Setting("motion", "Reduce motion", "", SettingKind.BOOL, False, "Look"),
    Setting("name", "Name", "", SettingKind.TEXT, "", "Look"),
)


@pytest.fixture
def settings(shown):
    return shown(lambda look: SettingsDialog(look, None, SETTINGS, {"motion": True, "size_px": 15}))


def test_every_change_is_told_at_once_and_once(settings, qtbot):
    told = []
    settings.changed.connect(lambda key, value: told.append((key, value)))
    settings.findChildren(Tick)[0].click()
    theme, size = settings.findChildren(Choice)
    theme.setCurrentIndex(1)
    assert size.currentData() == 15
    size.setCurrentIndex(1)
    number = settings.findChild(Number)
    number.setValue(99)
    assert told == [("motion", False), ("theme", "dark"), ("size_px", 17), ("after_s", 30)]


def test_defaults_come_back(settings):
    told = []
    settings.changed.connect(lambda key, value: told.append((key, value)))
    press(settings, "Restore defaults")
    assert sorted(told) == [("motion", False), ("size_px", 17)]
    assert not settings.findChild(Tick).isChecked()


def test_the_search_leaves_what_has_the_words(settings, qtbot):
    qtbot.keyClicks(settings._search, "seconds")
    rows = [row.setting.key for row in settings.findChildren(SettingRow) if row.isVisible()]
    assert rows == ["after_s"]
    qtbot.keyClicks(settings._search, "zzz")
    assert settings._nothing.isVisible()


def test_the_real_settings_change_only_to_what_they_may_be(shown):
    told = []
    dialog = shown(lambda look: SettingsDialog(look, None, REAL_SETTINGS, {}))
    dialog.changed.connect(lambda key, value: told.append((key, value)))
    for choice in dialog.findChildren(Choice):
        choice.setCurrentIndex((choice.currentIndex() + 1) % choice.count())
    for part in (*dialog.findChildren(Number), *dialog.findChildren(Tick)):
        part.setValue(10**6) if isinstance(part, Number) else part.click()
    known = {setting.key: setting for setting in REAL_SETTINGS}
    assert {key for key, _ in told} == set(known)
    assert [why_not(known[key], value) for key, value in told] == [None] * len(told)


def test_every_control_has_a_name(settings):
    controls = [*settings.findChildren(Tick), *settings.findChildren(Choice), *settings.findChildren(Number)]
    assert all(control.accessibleName() for control in controls)


# Reports --------------------------------------------------------------------------------------------------------


def test_a_bug_can_be_copied_and_outlived(qtbot, shown):
    dialog = shown(lambda look: CrashDialog(look, None, "Dateline 1\nui.window:7"))
    press(dialog, "Copy the report")
    assert QGuiApplication.clipboard().text().endswith("ui.window:7")
    left = []
    dialog.quit_wanted.connect(lambda: left.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), left) == (False, [])
    dialog.show()
    with qtbot.waitSignal(dialog.quit_wanted):
        press(dialog, "Quit")


# Libraries, keys, about -----------------------------------------------------------------------------------------


def test_a_library_is_chosen_by_enter_or_click_once_and_never_a_missing_one(qtbot, shown):
    known = [
        LibraryRow(Path("/gone"), "", is_missing=True),
        LibraryRow(Path("/here/October"), "Opened yesterday"),
    ]
    dialog, chosen = shown(lambda look: LibrariesDialog(look, None, known)), []
    dialog.chosen.connect(chosen.append)
    view = dialog._list
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    assert chosen == []
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert chosen == [Path("/here/October")]
    dialog.show()
    where = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen == [Path("/here/October")] * 2


@pytest.mark.parametrize(
    ("words", "signal"),
    [("Open another…", "other_wanted"), ("New library…", "new_wanted"), ("Try the sample library", "sample_wanted")],
)
def test_other_ways_to_a_library(qtbot, shown, words, signal):
    dialog = shown(lambda look: LibrariesDialog(look, None, []))
    with qtbot.waitSignal(getattr(dialog, signal)):
        press(dialog, words)


def test_the_sheet_of_keys_tears_no_group_and_uses_the_width(shown):
    rows = [KeyRow(f"Group {group}", f"Do {number}", "Ctrl++") for group in range(5) for number in range(4)]
    dialog = shown(lambda look: KeysSheet(look, None, "Keys of the list", rows))
    places = dialog.findChild(QScrollArea).widget()._places(980)
    lefts = sorted({left for _, left, _, _ in places})
    assert lefts == [0, 340, 680]
    assert [number for number, *_ in places] == [0, 1, 2, 3, 4]


def test_licences_of_all_parts_are_there_in_full(shown):
    found = parts()
    names = {part.name for part in found}
    assert {"Dateline", "Whoosh-Reloaded", "Inter"} <= names
    assert all(part.licence for part in found)
    qt = next(part for part in found if part.name.startswith("PySide6"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    model = next(part for part in found if part.name == "Names in texts: a model")
    assert all(credit in model.text for credit in ("all-MiniLM-L6-v2", "Apache License", "wikigold", "by-sa/4.0"))
    dialog = shown(lambda look: AboutDialog(look, None, "0.1.0", [Part("Program", "A", "1", "MIT", "<b>text</b>")]))
    assert "<b>text</b>" in dialog._text.toPlainText()


# Save a search --------------------------------------------------------------------------------------------------


def save_dialog(look):
    return SaveSearchDialog(look, None, "ships OR navy", "ships OR navy", ["Beets"], is_alert=True)


def test_a_search_is_saved_under_the_name_that_is_typed(shown, qtbot):
    dialog = shown(save_dialog)
    field = dialog.findChild(QLineEdit)
    assert field.selectedText() == "ships OR navy"
    qtbot.keyClicks(field, "Ships")
    qtbot.keyClick(dialog.findChild(Tick), Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert saved.args == ["Ships", False]


def test_a_name_that_cannot_be_is_told_and_one_that_is_there_too(shown):
    dialog = shown(save_dialog)
    field = dialog.findChild(QLineEdit)
    save = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Save")
    for typed, words, can_save in (
        ("...", "no letter or digit", False), ("", "Go to", False), ("BEETS", "Replaces the search that is kept as “Beets”", True),
    ):  # fmt: skip
        field.setText(typed)
        assert words in said(dialog)
        assert save.isEnabled() is can_save


# A list of searches ---------------------------------------------------------------------------------------------


def test_a_list_of_searches_says_what_each_finds_and_leads_to_one(shown, qtbot):
    rows = [
        BatchRow(1, "ships", 3, {"title": 0, "body": 6, "comment": 1}, "1961", "1962-10"),
        BatchRow(2, "zeppelin", 0),
        BatchRow(4, "date:never", error="“never” is not a date."),
    ]
    dialog = shown(lambda look: BatchDialog(look, None, "list.txt", rows))
    assert "3 queries, 1 finds nothing, 1 cannot be understood" in said(dialog)
    press(dialog, "Copy the table")
    assert QGuiApplication.clipboard().text().splitlines() == [
        "ships\t3 articles\t6 in texts · 1 in comments\t1961 – Oct 1962",
        "zeppelin\t0 articles\t\t",
        "date:never\tLine 4\t“never” is not a date.\t",
    ]
    qtbot.keyClick(dialog._lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert chosen.args == ["zeppelin"]


# Correct a date -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "answer"), [("9 May 2020", "2020-05-09"), ("May 2020", "2020-05"), ("", None)])
def test_a_date_of_a_text_is_corrected_or_said_to_be_none(qtbot, shown, typed, answer):
    dialog = shown(lambda look: CorrectDateDialog(look, None, "<i>May 7</i>", "7 May 2019 · year by the date"))
    assert "“<i>May 7</i>”" in said(dialog)
    assert not dialog._set.isEnabled()
    qtbot.keyClicks(dialog._field, typed)
    with qtbot.waitSignal(dialog.answered) as caught:
        press(dialog, "Correct it" if typed else "Not a date")
    assert caught.args == [answer]


def test_a_wrong_correction_says_what_would_be_right(qtbot, shown):
    dialog = shown(lambda look: CorrectDateDialog(look, None, "May 7", ""))
    qtbot.keyClicks(dialog._field, "31 April 2020")
    qtbot.keyClick(dialog._field, Qt.Key.Key_Return)
    assert "30 days" in dialog._says.text()
    assert dialog.isVisible()
