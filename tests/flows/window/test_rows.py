"""Rows of a result that come by the page: never in front of a letter, and never lost for good."""

import sqlite3
import threading

import pytest

from workbench.search import SearchService


@pytest.fixture
def dropped(window):
    window.wait(lambda: window.desk.reading_runner.is_idle)
    pages = []
    window.desk.searching.rows_dropped.connect(lambda ids: pages.append(list(ids)))
    return pages


@pytest.fixture
def held(window):
    """The reading thread, kept from anything until it is let go."""
    go = threading.Event()
    window.desk.reading_runner.ask("held", lambda _tools, _ctx: go.wait(10), lambda _answer: None)
    yield go
    go.set()


def made_pages(monkeypatch) -> list[int]:
    """Return the articles whose rows are made from now on."""
    made = []
    hits = SearchService.hits

    def listen(self, found, ids, **more):
        made.extend(ids)
        return hits(self, found, ids, **more)

    monkeypatch.setattr(SearchService, "hits", listen)
    return made


def test_a_letter_does_not_wait_for_rows_of_the_result_before(window, dropped, held, monkeypatch):
    made = made_pages(monkeypatch)
    old = window.desk.searching.result
    ids = old.found.ids
    window.desk.searching.want_rows(ids[-2:])
    window.desk.searching.want_rows(ids[-4:-2])
    window.desk.searching.search("zzzzz", 5)
    held.set()
    window.wait(lambda: window.desk.searching.result is not old)
    assert made == []
    assert dropped == [list(ids[-2:]), list(ids[-4:-2])]


def test_of_many_pages_the_newest_are_made(window, dropped, held, monkeypatch):
    made = made_pages(monkeypatch)
    ids = window.desk.searching.result.found.ids
    for place in range(5):
        window.desk.searching.want_rows(ids[place : place + 1])
    held.set()
    window.wait(lambda: window.desk.reading_runner.is_idle)
    assert made == list(ids[2:5])
    assert dropped == [[ids[0]], [ids[1]]]


def test_rows_that_could_not_be_read_are_asked_for_again(window, dropped, monkeypatch):
    ids = window.desk.searching.result.found.ids
    model = window.desk.results.model
    model.set_ids(ids, window.desk.searching.result.number)

    def fail(*_args, **_more):
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(SearchService, "hits", fail)
        model.data(model.index(0))
        window.wait(lambda: dropped)
    window.wait(lambda: model.data(model.index(0)) is not None)
