"""Tags, kept searches and alerts, history, exports and lists of searches, over the whole window and by keyboard."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit

from ui.commands import Place
from ui.desk import tasks
from ui.dialogs.batch import BatchDialog
from ui.dialogs.save_search import SaveSearchDialog
from ui.floating.notices import Notice
from workbench.library.store import Library
from workbench.library.tags import all_tags

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGE = "Dredgers Of Suakin\n\nOctober 30, 1962\n\nA dredger sank off Suakin on Tuesday, and divers looked for it until night.\n"


@pytest.fixture
def answer(window):
    """Answer the next dialog as soon as it is there: with what is given to it."""

    def run(act):
        def look():
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                act(dialog)
            else:
                QTimer.singleShot(20, look)

        QTimer.singleShot(20, look)

    return run


def tags_in_library(window):
    with Library.open(window.desk.folder) as library:
        return all_tags(library)


def titles(window):
    notices = (notice for notice in window.desk.window.findChildren(Notice) if notice.isVisible())
    return [words.text() for notice in notices for words in notice.findChildren(QLabel)]


def into_list(window):
    window.search("quarantine")
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Home)
    window.wait(lambda: window.desk.reading.id == window.desk.search.found.ids[0])
    window.wait(lambda: window.desk.reading_runner.is_idle)
    return window.desk.reading.id


def test_an_article_is_tagged_found_by_its_tag_and_undone(window):
    article = into_list(window)
    window.press(Qt.Key.Key_T)
    window.wait(lambda: window.desk.palette.isVisible() and window.desk.reading_runner.is_idle)
    # Nothing is taken that was not typed or selected.
    window.press(Qt.Key.Key_Return)
    window.type("Red Line")
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: tags_in_library(window) == {"Red Line": 1})
    window.type("naval")
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: tags_in_library(window) == {"naval": 1, "Red Line": 1})
    window.press(Qt.Key.Key_Escape)
    assert window.focus is Place.LIST
    window.wait(lambda: window.desk.reading.article.content.tags == ("naval", "Red Line"))
    assert window.desk.results.model.hit(article).tags == ("naval", "Red Line")
    window.search("tag:naval")
    window.wait(lambda: list(window.desk.search.found.ids) == [article])
    window.press(Qt.Key.Key_Return)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: window.total == 0)
    window.wait(lambda: window.desk.reading.article.content.tags == ("Red Line",))


def test_a_tag_is_taken_off_by_keyboard_and_gone_to_by_its_sign(window):
    article = into_list(window)
    window.desk.deciding.tag(article, "naval", is_on=True)
    window.wait(lambda: tags_in_library(window) == {"naval": 1})
    window.ctrl(Qt.Key.Key_P)
    window.type("#nav")
    window.wait(lambda: (row := window.desk.palette.selected()) is not None and row.title == "naval")
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: window.desk.search.query == "tag:naval" and window.total == 1)
    window.desk.window.focus(Place.READER)
    window.press(Qt.Key.Key_T)
    window.wait(lambda: window.desk.palette.isVisible() and window.desk.reading_runner.is_idle)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: tags_in_library(window) == {})
    window.press(Qt.Key.Key_Escape)
    window.wait(lambda: window.total == 0)


def test_an_alert_counts_what_comes_in_and_lists_it(window, answer, tmp_path):
    desk = window.desk
    window.search("suakin OR quarantine")

    def save(dialog):
        assert isinstance(dialog, SaveSearchDialog)
        field = dialog.findChild(QLineEdit)
        assert field.text() == "suakin OR quarantine"
        field.setText("Suakin")
        dialog._on_save()

    answer(save)
    window.press(Qt.Key.Key_S, CTRL | SHIFT)
    window.come_back()
    window.wait(lambda: [search.name for search in desk.shelf.shelf.searches] == ["Suakin"])
    window.wait(lambda: desk.shelf.shelf.alert("Suakin").state.new == ())
    (tmp_path / "page.txt").write_text(PAGE)
    # From another process, as a colleague's script does.
    subprocess.run(
        [sys.executable, "-P", "-m", "workbench", "--library", str(desk.folder), "import", str(tmp_path / "page.txt")],
        check=True, capture_output=True,
    )  # fmt: skip
    window.wait(lambda: len(desk.shelf.shelf.alert("Suakin").state.new) == 1)
    (new,) = desk.shelf.shelf.alert("Suakin").state.new
    assert "1 new" in desk.rail._buttons["search.saved"].toolTip()
    desk.window.focus(Place.LIST)
    window.ctrl(Qt.Key.Key_L)
    window.ctrl(Qt.Key.Key_L)
    assert desk.bar.has_completions
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: desk.search.found.text.startswith("(suakin OR quarantine) added:"))
    assert list(desk.search.found.ids) == [new]
    window.wait(lambda: desk.shelf.shelf.alert("Suakin").state.new == ())
    desk.actions.run("search.delete-saved")
    window.press(Qt.Key.Key_Return)
    window.wait(lambda: desk.shelf.shelf.searches == ())
    window.desk.window.focus(Place.LIST)
    window.ctrl(Qt.Key.Key_Z)
    window.wait(lambda: [search.name for search in desk.shelf.shelf.searches] == ["Suakin"])


def test_history_has_what_was_entered_or_opened_and_nothing_half_typed(window):
    desk = window.desk
    desk.search.set_history([])
    window.search("quarant")
    window.type("ine")
    window.wait(lambda: desk.search.found.text == "quarantine")
    window.press(Qt.Key.Key_Return)
    assert desk.search.history == ["quarantine"]
    window.search("letter khru")
    window.type("shchev")
    window.wait(lambda: desk.search.found.text == "letter khrushchev")
    desk.window.focus(Place.LIST)
    window.press(Qt.Key.Key_Down)
    window.wait(lambda: desk.search.history == ["letter khrushchev", "quarantine"])
    window.search("miss")
    desk.search._on_rested()
    window.type("iles")
    window.wait(lambda: desk.search.found.text == "missiles")
    window.press(Qt.Key.Key_Return)
    assert desk.search.history == ["missiles", "letter khrushchev", "quarantine"]
    desk.actions.run("search.clear-history")
    assert desk.search.history == []
    assert "The search history is empty now" in titles(window)
    assert desk.position().history == ()


def test_the_timeline_is_taken_along(window, tmp_path, monkeypatch):
    window.search("quarantine")
    window.ctrl(Qt.Key.Key_4)
    window.wait(lambda: window.desk.timeline.has_data)
    window.ctrl(Qt.Key.Key_C)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert copied.text().startswith("quarantine · ")
    for chosen, name in (
        ("Picture (PNG) (*.png)", "a.png"),
        ("Drawing (SVG) (*.svg)", "a.svg"),
        ("", "a.ics"),
        ("", "a.csv"),
    ):
        target = tmp_path / name
        typed = target if not chosen else target.with_suffix("")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, t=typed, c=chosen, **_k: (str(t), c))
        window.press(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        window.wait(target.exists)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert b"<svg" in (tmp_path / "a.svg").read_bytes()
    assert b"BEGIN:VEVENT" in (tmp_path / "a.ics").read_bytes()
    assert "October" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "kept.svg").write_text("mine")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "kept"), "Drawing (SVG) (*.svg)")
    )
    window.desk.actions.run("timeline.export")
    window.wait(lambda: "There is a file kept.svg already" in titles(window))
    assert (tmp_path / "kept.svg").read_text() == "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "no" / "a.svg"), ""))
    window.desk.actions.run("timeline.export")
    window.wait(lambda: any(title.startswith("Could not write") for title in titles(window)))


def test_results_are_exported_to_a_file(window, tmp_path, monkeypatch):
    window.search("quarantine")
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "out"), "Data (JSON) (*.json)")
    )
    window.desk.actions.run("search.export")
    window.wait(lambda: (tmp_path / "out.json").exists() and f"Exported {window.total} articles" in titles(window))
    exported = json.loads((tmp_path / "out.json").read_text())
    assert {article["id"] for article in exported} == set(window.desk.search.found.ids)
    assert exported[0]["snippets"]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "no" / "out.ris"), ""))
    window.desk.actions.run("search.export")
    window.wait(lambda: any(title.startswith("Could not write") for title in titles(window)))


def test_a_list_of_searches_leads_to_one_of_them(window, answer, tmp_path, monkeypatch):
    (tmp_path / "list.txt").write_text("# ours\nzeppelin\nquarantine\ndate:never\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(tmp_path / "list.txt"), ""))
    seen = []

    def choose(dialog):
        assert isinstance(dialog, BatchDialog)
        seen.extend(row.query for row in dialog._rows)
        dialog._lines.go_to(1)
        dialog._on_search()

    # However slow the machine is: who waits is shown the table.
    monkeypatch.setattr(tasks, "_AWAITED_S", 1e6)
    answer(choose)
    window.desk.actions.run("search.batch")
    window.wait(lambda: window.desk.search.query == "quarantine")
    assert seen == ["zeppelin", "quarantine", "date:never"]
    # Who has gone on to something else is told, and not interrupted.
    monkeypatch.setattr(tasks, "_AWAITED_S", 0.0)
    window.come_back()
    window.desk.actions.run("search.batch")
    window.wait(lambda: "The list was searched" in titles(window))
    answer(choose)
    window.desk.notices.action_chosen.emit(tasks.TABLE)
    assert len(seen) == 6


def test_more_like_one_article_is_a_query_that_can_be_read(window):
    article = into_list(window)
    window.desk.actions.run("article.similar")
    window.wait(lambda: " OR " in window.desk.search.query)
    window.wait(lambda: window.desk.search.found.text == window.desk.search.query)
    assert window.total
    assert article not in window.desk.search.found.ids
