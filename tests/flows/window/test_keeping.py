"""Window and library in step: decisions are durable before the index knows of them, and nothing is made again and again."""

import shutil

import pytest
from PySide6.QtWidgets import QPushButton

from ui.floating.notices import Notice
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decisions
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
            assert [entry.kind for entry in decisions.log(opened)][-2:] == ["delete", "star"]
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


def test_many_marks_are_left_to_a_process(library):
    with Library.open(library) as opened, IndexKeeper(opened) as keeper:
        for article in range(1, 12):
            decisions.set_publication_date(opened, article, "1963-05-09")
        assert not keeper.take_in(JobContext())
        keeper.current(JobContext())
        decisions.set_publication_date(opened, 1, "1963-05-10")
        assert keeper.take_in(JobContext())
        assert keeper.behind() == 0
