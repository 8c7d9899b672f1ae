"""The record of imports, what is wanted, watched folders and the provenance of an article in their dialogs."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tests.unit.library.making import add, make_document
from ui.dialogs.imports import ImportsDialog
from ui.dialogs.provenance import ProvenanceDialog
from ui.dialogs.wanted import WantedDialog
from ui.dialogs.watched import WatchedDialog
from workbench.library.articles import get_article
from workbench.library.import_runs import ImportItem, ImportRun, RunEnd
from workbench.library.store import Library
from workbench.library.wanted import Wanted
from workbench.model import Description

RUNS = (
    ImportRun(2, "2026-11-28T10:00:00Z", None, None, "Dateline 1", ("-",), {"refused": 1}),
    ImportRun(
        1, "2026-11-27T10:00:00Z", "2026-11-27T10:01:00Z", RunEnd.DONE, "Dateline 1", ("/saved",),
        {"imported": 2, "duplicate": 1, "listed": 1, "refused": 2},
    ),
)  # fmt: skip
ITEMS = (
    ImportItem("imported", "/saved/a.html", "", 7, "Ships", "", 120, "ab" * 32),
    ImportItem("imported", "/saved/b.zip", "in/c.html", 8, "Boats", "", 90, "cd" * 32),
    ImportItem("duplicate", "/saved/d.html", "", 7, "", "", 120, "ab" * 32),
    ImportItem("listed", "/saved/list.bib", "key", None, "A book", ""),
    ImportItem("refused", "/saved/e.png", "", None, "", "it is a picture"),
    ImportItem("refused", "/saved/b.zip", "f.png", None, "", "it is a picture"),
)


def rows(dialog):
    return [line.split("\t") for line in dialog._lines.text().splitlines()]


@pytest.fixture
def dialog(qtbot, look):
    dialog = ImportsDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_runs(RUNS)
    dialog._run_lines.go_to(1)
    dialog.show_items(RUNS[1], ITEMS)
    return dialog


def test_an_import_says_what_became_of_each_document(dialog):
    assert rows(dialog)[:3] == [
        ["Imported", "/saved/a.html", "Ships"],
        ["Imported", "/saved/b.zip#in/c.html", "Boats"],
        ["Already there", "/saved/d.html", ""],
    ]
    said = dialog._says.text()
    assert (
        "2 articles came in, 1 was there already, 1 without a text is on the list of what is wanted, 2 could not be read."
        in said
    )
    assert "SHA-256 abab" in dialog._more.text()


def test_only_what_was_refused_is_shown_and_tried_again(qtbot, dialog):
    dialog._shown.choose(4)
    assert [row[0] for row in rows(dialog)] == ["Refused", "Refused"]
    assert not dialog._show.isEnabled()
    with qtbot.waitSignal(dialog.retry_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_T)
    assert caught.args == [("/saved/e.png", "/saved/b.zip")]


def test_scans_that_were_refused_are_kept_if_one_wants_that(qtbot, dialog):
    with qtbot.assertNotEmitted(dialog.keep_wanted):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_K)
    scan = ImportItem(
        "refused",
        "/saved/s.pdf",
        "",
        None,
        "",
        "it is a scan without a text layer; run text recognition (OCR) over it first",
    )
    dialog.show_items(RUNS[1], (*ITEMS, scan))
    with qtbot.waitSignal(dialog.keep_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_K)
    assert caught.args == [("/saved/s.pdf",)]


def test_a_line_leads_to_its_article_and_a_refused_one_nowhere(qtbot, dialog):
    dialog._lines.go_to(4)
    with qtbot.assertNotEmitted(dialog.chosen):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    dialog._lines.go_to(1)
    with qtbot.waitSignal(dialog.chosen) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert caught.args == [8]


def test_an_import_is_taken_back_once(qtbot, dialog):
    with qtbot.waitSignal(dialog.back_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_U)
    assert caught.args[0].id == 1
    with qtbot.assertNotEmitted(dialog.back_wanted):
        qtbot.keyClick(dialog._lines, Qt.Key.Key_U)


def test_answers_about_another_import_are_not_shown(dialog):
    dialog._run_lines.go_to(0)
    dialog.show_items(RUNS[1], ITEMS)
    assert rows(dialog) == []
    assert "It has not ended, or was broken off. From Pasted text." in dialog._says.text()
    assert not dialog._act_buttons[2].isEnabled()


def test_a_library_without_imports_says_so(qtbot, look):
    dialog = ImportsDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show_runs(())
    assert dialog._says.text() == "Nothing was imported yet."
    assert not any(made.isEnabled() for made in (dialog._show, *dialog._act_buttons))


def test_what_is_wanted_is_found_copied_and_dropped(qtbot, look):
    dialog = WantedDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show_wanted(
        (
            Wanted(
                2,
                "https://a.example/2",
                "Boats",
                Description(tags=("sea",), notes=("of mine",)),
                "l.csv",
                "2026-11-28T10:00:00Z",
            ),
            Wanted(1, "https://a.example/1", "Ships", Description(), "l.csv", "2026-11-28T10:00:00Z"),
        )
    )
    assert rows(dialog) == [["Boats", "https://a.example/2", "#sea"], ["Ships", "https://a.example/1", ""]]
    assert "of mine" in dialog._more.text()
    qtbot.keyClick(dialog._lines, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "https://a.example/2"
    qtbot.keyClick(dialog._lines, Qt.Key.Key_A)
    assert QGuiApplication.clipboard().text() == "https://a.example/2\nhttps://a.example/1"
    dialog._field.setText("ships")
    with qtbot.waitSignal(dialog.drop_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_X)
    assert caught.args[0].id == 1


def test_watched_folders_are_listed_and_left(qtbot, look):
    dialog = WatchedDialog(look, None)
    qtbot.addWidget(dialog)
    dialog.show_folders(())
    assert "No folder is watched" in dialog._says.text()
    assert dialog._show.isEnabled()
    dialog.show_folders(("/saved", "/more"))
    assert rows(dialog) == [["/saved"], ["/more"]]
    with qtbot.waitSignal(dialog.remove_wanted) as caught:
        qtbot.keyClick(dialog._lines, Qt.Key.Key_X)
    assert caught.args == ["/saved"]


def test_the_provenance_of_an_article_can_be_copied(qtbot, look, tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        article = get_article(library, add(library, b"original", make_document("Ships"), "/saved/<b>ships.html"))
    dialog = ProvenanceDialog(look, None, article, RUNS[1])
    qtbot.addWidget(dialog)
    dialog.show()
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    assert "/saved/<b>ships.html" in shown
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(QLabel))
    dialog._copy.click()
    assert f"SHA-256: {article.content}" in QGuiApplication.clipboard().text()
    assert "Import: number 1, Dateline 1" in QGuiApplication.clipboard().text()


def test_names_and_notes_without_end_make_no_dialog_larger_than_the_screen(qtbot, look, tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        article = get_article(library, add(library, b"original", make_document("Ships"), "/saved/ships.zip"))
    said = Description(notes=("It says so. " * 10_000,))
    dialog = ProvenanceDialog(look, None, replace(article, member="a" * 5_000, described=said), None)
    imports, wanted = ImportsDialog(look, None), WantedDialog(look, None)
    for shown in (dialog, imports, wanted):
        qtbot.addWidget(shown)
        shown.show()
    imports.show_runs(RUNS[1:])
    imports.show_items(RUNS[1], (ImportItem("refused", "/saved/b.zip", "a" * 5_000, None, "", "no"),))
    wanted.show_wanted((Wanted(1, f"https://a.example/{'a' * 5_000}", "Ships", said, "l.csv", "2026-11-28T10:00:00Z"),))
    for shown in (dialog, imports, wanted):
        assert shown.width() < 1_200
        assert shown.height() < 1_000
    dialog._copy.click()
    assert "a" * 5_000 in QGuiApplication.clipboard().text()
