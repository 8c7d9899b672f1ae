"""Read and unread: marks, which the log of decisions does not know and the index does not hold."""

import pytest

from tests.unit.library.making import add
from workbench.library import decision_log, decisions, read_marks
from workbench.library.articles import get_article
from workbench.library.listing import read_articles, starred_articles
from workbench.library.store import Library


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in range(3):
            add(library, bytes([number]))
        library.connection.execute("DELETE FROM outbox")
        yield library


def test_articles_are_read_and_unread_again(library):
    assert read_marks.set_read(library, [1, 2, 77], True) == 2
    first = get_article(library, 1).read_at
    assert first
    assert read_marks.set_read(library, [1, 3], True) == 1
    assert get_article(library, 1).read_at == first
    assert list(read_articles(library)) == [1, 2, 3]
    assert read_marks.set_read(library, [1], False) == 1
    assert list(read_articles(library)) == [2, 3]


def test_neither_marks_nor_stars_are_news_to_the_index_and_only_stars_are_decisions(library):
    read_marks.set_read(library, [1], True)
    assert decision_log.log(library) == []
    decisions.set_star(library, 1, True)
    decisions.undo(library)
    assert [decision.kind for decision in decision_log.log(library)] == ["star", "star"]
    assert library.connection.execute("SELECT count(*) FROM outbox").fetchone()[0] == 0


def test_starred_articles(library):
    decisions.set_star(library, 2, True)
    assert list(starred_articles(library)) == [2]


def test_where_reading_stopped_is_kept_and_forgotten(library):
    assert read_marks.reading_place(library, 1) is None
    read_marks.set_reading_place(library, 1, 1, 40)
    read_marks.set_reading_place(library, 1, 2, 55)
    assert read_marks.reading_place(library, 1) == (2, 55)
    read_marks.set_reading_place(library, 1, 2, None)
    read_marks.set_reading_place(library, 77, 1, 5)
    assert [read_marks.reading_place(library, article) for article in (1, 77)] == [None, None]
    assert decision_log.log(library) == []
