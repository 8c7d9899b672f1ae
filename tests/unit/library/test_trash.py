"""What lies in the trash, and several articles out of it in one step."""

import datetime as dt

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.library import decisions
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.library.trash import list_trash, opening_words


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in range(1, 4):
            add(library, f"Original {number}".encode(), make_document(f"Report {number}", f"Text {number} of it."))
        library.raise_lower_bound()
        yield library


def in_trash(library, now=None):
    return [one.article.id for one in list_trash(library, now)]


def deleted_before(library, article, days):
    decisions.delete(library, article)
    at = (dt.datetime.now(dt.UTC) - dt.timedelta(days=days)).isoformat()
    with library.write() as connection:
        connection.execute("UPDATE article SET deleted_at = ? WHERE id = ?", (at, article))


def test_the_trash_has_what_was_deleted_last_first(library):
    assert list_trash(library) == ()
    for article, days in ((1, 2), (2, 31), (3, 30)):
        deleted_before(library, article, days)
    assert [(one.article.id, one.days_left, one.is_over) for one in list_trash(library)] == [
        (1, 28, False),
        (3, 0, True),
        (2, -1, True),
    ]


def test_several_are_restored_in_one_step(library):
    for article in (1, 2, 3):
        decisions.delete(library, article)
    decision = decisions.restore_articles(library, [1, 3, 1])
    assert decision.articles == (1, 3)
    assert in_trash(library) == [2]
    decisions.undo(library)
    assert sorted(in_trash(library)) == [1, 2, 3]
    decisions.redo(library)
    assert in_trash(library) == [2]


def test_what_is_not_there_is_not_restored_and_nothing_with_it(library):
    decisions.delete(library, 1)
    with pytest.raises(UsageError, match="not in the trash"):
        decisions.restore_articles(library, [1, 2])
    assert get_article(library, 1).deleted_at is not None


def test_the_beginning_of_a_deleted_article_can_be_read(library):
    decisions.delete(library, 2)
    assert opening_words(library, 2) == "Text 2 of it. A second paragraph."
    long = add(library, b"long", make_document("Long", "word " * 1_000))
    assert len(opening_words(library, long)) <= 1_201
    assert opening_words(library, long).endswith("word…")
