"""A library or its index that is taken away, replaced or locked under an open window: it says so, and goes on or ends."""

import errno
import os
import shutil
import sqlite3

import pytest
from PySide6.QtWidgets import QLabel

import ui.app
from ui.floating.notices import Notice
from workbench.errors import IndexAbsentError
from workbench.indexing import IndexKeeper
from workbench.library.locks import LockName, hold
from workbench.library.store import Library
from workbench.paths import cache_folder


@pytest.fixture
def bugs(monkeypatch):
    """What would have ended in the panel for bugs."""
    found = []
    monkeypatch.setattr(ui.app.Program, "_on_bug", lambda _self, error: found.append(error))
    return found


def notices(hands) -> list[str]:
    """Return what the notices of the window say."""
    return [
        " ".join(label.text() for label in notice.findChildren(QLabel)).strip()
        for notice in hands.desk.window.findChildren(Notice)
    ]


def work_on(hands) -> None:
    """Do what a user does, and wait until all of it is answered."""
    desk = hands.desk
    for command in ("search.sort-oldest", "article.next", "article.star", "article.read", "go.back", "search.undated"):
        desk.actions.run(command)
    desk.search.set_query("ship")
    desk.article.open(desk.reading.id or 1)
    hands.wait(lambda: desk.reading_runner.is_idle and desk.writing_runner.is_idle)
    desk.window.grab()


def expect_sentences(hands) -> None:
    for said in notices(hands):
        assert "Traceback" not in said
        assert "Error" not in said
        assert said.rstrip().endswith((".", "?", "terminal, which says why.")), said


def test_a_library_that_is_deleted_is_said_in_a_sentence(window, library, bugs):
    shutil.rmtree(library)
    work_on(window)
    window.wait(lambda: notices(window))
    expect_sentences(window)
    window.program.close()
    assert bugs == []


def test_a_library_that_is_replaced_by_another(window, library, sample, bugs):
    shutil.rmtree(library)
    shutil.copytree(sample, library)
    work_on(window)
    expect_sentences(window)
    window.program.close()
    assert bugs == []


def test_a_database_that_is_overwritten(window, library, bugs):
    for file in library.glob("library.sqlite*"):
        file.write_bytes(b"nothing of ours " * 4096)
    work_on(window)
    window.wait(lambda: notices(window))
    expect_sentences(window)
    window.program.close()
    assert bugs == []


def test_a_database_that_comes_back_is_read_and_written_again(window, library, bugs):
    with Library.open(library) as opened:
        opened.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database = library / "library.sqlite"
    sound = database.read_bytes()
    for file in library.glob("library.sqlite*"):
        file.write_bytes(b"nothing of ours " * 4096)
    work_on(window)
    window.wait(lambda: notices(window))
    for file in library.glob("library.sqlite*"):
        file.unlink()
    database.write_bytes(sound)
    window.search("quarantine")
    assert window.total > 0
    article = window.desk.search.found.ids[0]
    window.desk.article.open(article)
    window.wait(lambda: window.desk.article.article.id == article)
    is_starred = window.desk.article.article.starred_at is not None
    window.desk.actions.run("article.star")
    window.wait(lambda: (window.desk.article.article.starred_at is not None) is not is_starred)
    assert bugs == []


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("attempt to write a readonly database"),
        OSError(errno.ENOSPC, "No space left on device", "/secret/name"),
    ],
)
def test_a_decision_that_cannot_be_written_is_said_and_the_window_goes_on(window, bugs, monkeypatch, error):
    def refuse(*_args, **_more):
        if isinstance(error, sqlite3.Error):
            error.sqlite_errorcode = sqlite3.SQLITE_READONLY_DBMOVED
        raise error

    monkeypatch.setattr("workbench.library.decisions.set_star", refuse)
    window.desk.actions.run("article.star")
    window.wait(lambda: notices(window))
    assert bugs == []
    expect_sentences(window)
    assert window.desk.article.article.starred_at is None
    monkeypatch.undo()


def test_a_read_only_library_is_read_and_what_cannot_be_written_is_said(window, library, bugs):
    window.desk.writing_runner.ask(
        "", lambda tools, _ctx: tools.library.connection.execute("PRAGMA query_only = 1") and 1, lambda _answer: None
    )
    window.wait(lambda: window.desk.writing_runner.is_idle)
    window.desk.actions.run("article.star")
    window.wait(lambda: notices(window))
    assert bugs == []
    expect_sentences(window)
    window.search("ship")
    assert window.total > 0


def test_an_index_that_is_deleted_is_made_again(window, bugs):
    shutil.rmtree(cache_folder())
    window.desk.search.set_query("quarantine")
    window.wait(lambda: window.desk.reading_runner.is_idle)
    window.desk.search.set_query("ship")
    window.wait(lambda: not window.desk.upkeep.is_running and window.desk.search.found.text == "ship", 60_000)
    assert window.total > 0
    assert bugs == []
    expect_sentences(window)


def test_a_library_without_index_and_findings_gets_both_from_children(open_window, sample, tmp_path, bugs):
    folder = tmp_path / "Sample.dateline"
    shutil.copytree(sample, folder)
    with Library.open(folder) as library, library.write() as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            if table in {"mention", "annotation", "time_expression", "annotated"}:
                connection.execute(f"DELETE FROM {table}")
    hands = open_window_without_index(open_window, folder)
    hands.wait(lambda: hands.desk.search.found is not None and not hands.desk.upkeep.is_running, 60_000)
    hands.wait(lambda: hands.total > 40, 60_000)
    hands.wait(lambda: hands.desk.actors.has_any, 60_000)
    assert bugs == []
    expect_sentences(hands)


def open_window_without_index(open_window, folder):
    hands = open_window(folder)
    hands.wait(hands.desk.window.isVisible)
    return hands


def test_a_library_that_another_window_has_is_refused_in_a_sentence(window, library, tmp_path, bugs):
    other = tmp_path / "Other.dateline"
    with Library.open_or_create(other):
        pass
    with hold(other, LockName.WINDOW, wait=False):
        window.program._switch_to(other)
    assert window.desk.folder == library
    assert len(notices(window)) == 1
    expect_sentences(window)
    work_on(window)
    assert bugs == []


def test_opening_the_library_that_is_open_is_no_failure(window, library, tmp_path, bugs):
    """Chosen by hand, by another name, or as the sample library that is open already."""
    link = tmp_path / "link"
    link.symlink_to(library, target_is_directory=True)
    for folder in (library, link):
        window.program._switch_to(folder)
    assert notices(window) == []
    assert window.desk.folder == library
    assert bugs == []


@pytest.mark.parametrize("folder", ["a file", "a folder of other things", "nothing that can be made"])
def test_a_folder_that_is_no_library_is_refused_in_a_sentence(window, library, tmp_path, folder, bugs):
    (tmp_path / "file").write_text("text")
    (tmp_path / "things").mkdir()
    (tmp_path / "things" / "letter.txt").write_text("text")
    paths = {
        "a file": "file",
        "a folder of other things": "things",
        "nothing that can be made": "file/below",
    }
    window.program._switch_to(tmp_path / paths[folder])
    assert window.desk.folder == library
    assert len(notices(window)) == 1
    expect_sentences(window)
    assert bugs == []


def test_a_library_that_the_disk_has_no_room_for_is_refused_in_a_sentence(window, library, tmp_path, bugs, monkeypatch):
    def refuse(folder):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))

    monkeypatch.setattr(Library, "open_or_create", refuse)
    window.program._switch_to(tmp_path / "New.dateline")
    assert window.desk.folder == library
    assert len(notices(window)) == 1
    expect_sentences(window)
    assert bugs == []


def test_a_full_disk_when_the_session_is_saved_costs_only_the_session(window, bugs, monkeypatch, caplog):
    def refuse(*_args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/secret/session.json")

    monkeypatch.setattr(ui.app, "save_session", refuse)
    monkeypatch.setattr(ui.app, "save_settings", refuse)
    window.program._on_setting_changed("text_size_px", 21)
    window.desk.actions.run("view.theme")
    assert window.program.settings.number("text_size_px") == 21
    window.program.close()
    assert bugs == []
    assert "No space left" in caplog.text
    assert "/secret" not in caplog.text


def test_who_waits_for_what_ends_in_a_bug_waits_no_more(window, bugs, monkeypatch):
    shown = window.desk.reading.id
    window.wait(lambda: window.desk.reading_runner.is_idle)

    def fail(*_args, **_more):
        raise KeyError("what was read")

    answered = []
    window.desk.searching.answered.connect(lambda: answered.append(1))
    with monkeypatch.context() as patch:
        patch.setattr("workbench.search.SearchService.find", fail)
        patch.setattr("ui.desk.reading.get_article", fail)
        window.desk.search.set_query("ship")
        window.desk.article.open(window.desk.searching.result.found.ids[-1])
        window.wait(lambda: window.desk.reading_runner.is_idle)
    assert answered == [1]
    assert len(bugs) == 2
    assert window.desk.reading.id == shown
    assert "what was read" not in " ".join(notices(window))
    expect_sentences(window)
    window.desk.searching.refresh()
    window.wait(lambda: window.desk.search.found.text == "ship")


def test_an_index_that_cannot_be_used_is_not_made_again_and_again(window, bugs, monkeypatch):
    def lack(self, _ctx):
        raise IndexAbsentError(self._library.folder)

    monkeypatch.setattr(IndexKeeper, "present", lack)
    made = []
    window.desk.upkeep.ended.connect(lambda command, _outcome: made.append(command))
    window.desk.search.set_query("quarantine")
    window.wait(lambda: notices(window), 60_000)
    window.desk.search.set_query("ship")
    window.wait(lambda: window.desk.reading_runner.is_idle and not window.desk.upkeep.is_running)
    assert made.count("reindex") == 1
    expect_sentences(window)
    assert bugs == []


def test_what_fails_at_each_key_is_said_once(window, library, bugs):
    shutil.rmtree(library)
    for _ in range(3):
        window.desk.actions.run("article.star")
        window.wait(lambda: window.desk.writing_runner.is_idle)
    window.wait(lambda: notices(window))
    shown = [notice for notice in window.desk.window.findChildren(Notice) if notice.isVisible()]
    assert len(shown) == 1
    assert bugs == []


def test_a_window_that_closes_while_a_child_works_leaves_nothing_behind(window, bugs):
    window.desk.upkeep.want("reindex")
    process = window.desk.upkeep._task._process
    window.wait(lambda: process.processId() > 0)
    number = process.processId()
    window.program.close()
    assert bugs == []
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
