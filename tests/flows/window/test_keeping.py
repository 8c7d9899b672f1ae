"""Window and library in step: decisions are durable before the index knows of them, and nothing is made again and again."""

import shutil
import sys

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from ui.child import child_command
from ui.desk.keeping import LibraryState
from ui.floating.notices import Notice
from ui.runner import Answer
from ui.task import TaskOutcome
from workbench.annotating import untagged
from workbench.errors import IndexAbsentError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decision_log, decisions, read_marks
from workbench.library.locks import LockName, hold
from workbench.library.store import Library
from workbench.paths import cache_folder


def buttons(window) -> list[str]:
    notices = window.desk.window.findChildren(Notice)
    return [button.text() for notice in notices for button in notice.findChildren(QPushButton)]


@pytest.fixture
def wanted(window, monkeypatch):
    """The commands that children would have been started for."""
    commands = []
    monkeypatch.setattr(window.desk.upkeep, "want", commands.append)
    return commands


def behind(library) -> int:
    with Library.open(library) as opened, IndexKeeper(opened) as keeper:
        return keeper.behind()


def test_a_decision_does_not_wait_for_an_index_that_another_process_holds(window, library, wanted):
    before, article = window.total, window.desk.reading.id
    with hold(library, LockName.INDEX):
        window.desk.deciding.delete(article)
        window.desk.deciding.toggle_star(article)
        window.wait(lambda: window.total == before - 1)
        window.wait(lambda: wanted == ["reindex --changed"])
        assert "Undo" in buttons(window)
        with Library.open(library) as opened:
            assert [entry.kind for entry in decision_log.log(opened)][-2:] == ["delete", "star"]
    assert behind(library) == 1


def test_what_the_index_could_not_take_in_a_child_does(window, library):
    article = window.desk.reading.id
    with hold(library, LockName.INDEX):
        window.desk.deciding.set_date(article, "1963-05-09")
        window.wait(lambda: window.desk.upkeep.is_running)
    window.wait(lambda: not window.desk.upkeep.is_running, 60_000)
    assert behind(library) == 0
    window.search("date:1963-05-09")
    assert article in window.desk.search.found.ids


def test_what_was_left_when_a_window_closed_is_taken_in_by_the_next(open_window, library):
    with Library.open(library) as opened:
        decisions.set_publication_dates(opened, {1: "1963-05-09"})
    window = open_window(library)
    window.wait(lambda: window.desk.upkeep.is_running)
    window.wait(lambda: not window.desk.upkeep.is_running, 60_000)
    assert behind(library) == 0
    window.search("date:1963-05-09")
    assert 1 in window.desk.search.found.ids


def test_a_decision_makes_no_index(window, library, wanted):
    shutil.rmtree(cache_folder() / "indexes")
    window.desk.deciding.set_date(window.desk.reading.id, "1963-05-09")
    window.wait(lambda: "reindex --changed" in wanted)
    assert not list(cache_folder().glob("**/state.json"))
    assert "Undo" in buttons(window)


def test_a_decision_stands_though_the_index_fails(window, library, wanted, monkeypatch):
    def fail(_self, _ctx):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(IndexKeeper, "take_in", fail)
    window.desk.deciding.delete(window.desk.reading.id)
    window.wait(lambda: wanted)
    assert buttons(window) == ["Undo"]


def test_what_has_to_be_read_once_more_is_read_once_more(window, wanted):
    for waiting in ({5}, {5}, {5, 6}, {6}, set(), {5}):
        window.desk.keeping._on_library_state(Answer("library state", 0, LibraryState(9, frozenset(waiting), 0)))
    assert wanted.count("annotate --rules") == 3


def test_the_tagger_reads_what_came_in_once_nothing_else_is_to_be_done(window, library):
    ended = []
    window.desk.upkeep.ended.connect(lambda command, outcome: ended.append((command, outcome.has_worked)))
    window.desk.upkeep._rest_timer.setInterval(0)
    with Library.open(library) as opened, opened.write() as connection:
        connection.execute("DELETE FROM article_tagged WHERE article < 3")
    window.desk.keeping._look_untagged()
    window.wait(lambda: ended, 60_000)
    assert ended == [(f"annotate --first {window.desk.reading.id}", True)]
    with Library.open(library) as opened:
        assert untagged(opened) == []
    # What it could not read it is not asked for again, until there is more.
    for waiting, is_asked in (({1, 2}, False), ({1, 2, 3}, True)):
        window.desk.keeping._on_untagged(Answer("untagged", 0, frozenset(waiting)))
        assert bool(window.desk.upkeep._at_rest) == is_asked
    window.desk.upkeep.shut_down()


def test_many_marks_are_left_to_a_process(library):
    with Library.open(library) as opened, IndexKeeper(opened) as keeper:
        for article in range(1, 12):
            decisions.set_publication_dates(opened, {article: "1963-05-09"})
        assert not keeper.take_in(JobContext())
        keeper.current(JobContext())
        decisions.set_publication_dates(opened, {1: "1963-05-10"})
        assert keeper.take_in(JobContext())
        assert keeper.behind() == 0


@pytest.fixture
def asked(window, qtbot):
    """What is asked of the reading thread for the library as a whole, once everything rests and a baseline is known."""
    window.wait(lambda: window.desk.following._seen is not None and not window.desk.upkeep.is_running)
    window.wait(lambda: window.desk.reading_runner.is_idle and window.desk.writing_runner.is_idle)
    kinds = []
    runner, ask = window.desk.reading_runner, window.desk.reading_runner.ask

    def listen(kind, *args, **more):
        kinds.append(kind)
        return ask(kind, *args, **more)

    runner.ask = listen
    window.desk.reading.read_after_s = 0
    yield kinds
    del runner.ask


def rest(qtbot) -> None:
    """Let two looks at the library pass, and the pause between two refreshes."""
    qtbot.wait(2_600)


def test_a_star_and_a_mark_ask_for_nothing_again(window, asked, qtbot):
    article = window.desk.reading.id
    window.desk.deciding.toggle_star(article)
    window.desk.deciding.set_read(article, is_read=window.desk.article.article.read_at is None)
    rest(qtbot)
    assert "data version" in asked
    assert not {"search", "library state", "surroundings"} & set(asked)


def test_a_list_of_the_starred_follows_a_star(window):
    article = window.desk.reading.id
    window.desk.deciding.toggle_star(article)
    window.search("is:starred")
    window.wait(lambda: window.total == 1)
    window.desk.deciding.toggle_star(article)
    window.wait(lambda: window.total == 0)


def test_a_deletion_asks_again_once(window, asked, qtbot):
    window.desk.deciding.delete(window.desk.reading.id)
    rest(qtbot)
    assert asked.count("search") == 1
    assert asked.count("library state") == 1


@pytest.mark.parametrize("is_busy_itself", [True, False])
def test_what_others_write_is_asked_for(window, library, asked, is_busy_itself):
    if is_busy_itself:
        window.desk.deciding.toggle_star(window.desk.reading.id)
    with Library.open(library) as opened:
        decisions.set_star(opened, window.desk.search.found.ids[-1], True)
    window.wait(lambda: asked.count("search") == 1 and asked.count("library state") == 1)


def test_what_others_have_read_is_not(window, library, asked, qtbot):
    with Library.open(library) as opened:
        read_marks.set_read(opened, window.desk.search.found.ids[-2:], True)
    rest(qtbot)
    assert "search" not in asked


def said(window) -> list[str]:
    notices = window.desk.window.findChildren(Notice)
    return [" ".join(label.text() for label in notice.findChildren(QLabel)).strip() for notice in notices]


def spoil(library, article: int) -> None:
    """Damage the text of an article that is yet to be annotated."""
    with Library.open(library) as opened, opened.write() as connection:
        connection.execute("DELETE FROM annotation WHERE article = ?", (article,))
        connection.execute("UPDATE article_text SET sha256 = ? WHERE article = ?", ("0" * 64, article))


def test_an_article_that_cannot_be_annotated_is_not_tried_again_and_again(window, library):
    ended = []
    window.desk.upkeep.ended.connect(lambda command, outcome: ended.append((command, outcome)))
    spoil(library, window.desk.search.found.ids[-1])
    window.desk.keeping.refresh()
    window.wait(lambda: ended, 60_000)
    window.desk.keeping.refresh()
    window.wait(lambda: window.desk.reading_runner.is_idle)
    assert not window.desk.upkeep.is_running
    [(command, outcome)] = ended
    assert command == "annotate --rules"
    assert not outcome.has_worked
    assert outcome.said.startswith("refused")
    assert any(outcome.said in notice for notice in said(window))


def test_some_that_could_not_be_annotated_are_no_failure(window, library):
    ended = []
    window.desk.upkeep.ended.connect(lambda _command, outcome: ended.append(outcome))
    spoil(library, window.desk.search.found.ids[-1])
    with Library.open(library) as opened, opened.write() as connection:
        connection.execute("DELETE FROM annotation WHERE article = ?", (window.desk.search.found.ids[0],))
    window.desk.keeping.refresh()
    window.wait(lambda: ended, 60_000)
    assert ended[0].has_worked
    assert said(window) == []


def test_an_index_that_cannot_be_made_is_not_tried_at_each_key(window, monkeypatch):
    def lack(self, _ctx):
        raise IndexAbsentError(self._library.folder)

    monkeypatch.setattr(IndexKeeper, "present", lack)
    monkeypatch.setattr("ui.task.child_command", lambda *_: child_command("--library", "/nowhere", "reindex"))
    ended = []
    window.desk.upkeep.ended.connect(lambda _command, outcome: ended.append(outcome))
    for count, word in enumerate(("quarantine", "ship", "letter"), 1):
        window.desk.search.set_query(word)
        window.wait(lambda: window.desk.reading_runner.is_idle and not window.desk.upkeep.is_running and ended)
        assert len(ended) == 1, count
    assert "/nowhere" in ended[0].said
    assert any("/nowhere" in notice for notice in said(window))


def test_a_bug_of_a_child_is_not_shown(window, monkeypatch):
    monkeypatch.setattr("ui.task.child_command", lambda *_: [sys.executable, "-c", "{}['secret']"])
    ended = []
    window.desk.upkeep.ended.connect(lambda _command, outcome: ended.append(outcome))
    window.desk.upkeep.want("reindex")
    window.wait(lambda: ended)
    assert ended == [TaskOutcome(has_worked=False)]
    assert all("secret" not in notice for notice in said(window))
