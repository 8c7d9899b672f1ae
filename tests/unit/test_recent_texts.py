"""Texts that were shown last are kept, as long as they are the newest and not too many."""

import pytest

from tests.unit.library.making import add, make_document
from workbench import recent_texts
from workbench.library.articles import get_articles, store_extraction
from workbench.library.store import Library
from workbench.library.tags import tag_articles
from workbench.recent_texts import RecentTexts


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in range(4):
            add(library, b"%d" % number, make_document(body=f"Text {number}. " * 10))
        yield library


def texts(recent, library, ids=(1, 2, 3, 4)):
    return {id_: read.fields["body"].text for id_, read in recent.of(get_articles(library, ids).values()).items()}


def test_what_is_kept_is_not_read_again(library, monkeypatch):
    recent = RecentTexts(library)
    first = texts(recent, library)
    assert list(first) == [1, 2, 3, 4]
    monkeypatch.setattr(recent_texts, "newest_texts", None)
    assert texts(recent, library, (2, 3)) == {2: first[2], 3: first[3]}


def test_a_text_that_was_read_anew_is_shown_as_it_is_now(library):
    recent = RecentTexts(library)
    texts(recent, library)
    with library.write() as connection:
        store_extraction(connection, 2, make_document(body="Another reading."))
    assert texts(recent, library)[2].startswith("Another reading.")
    with Library.open(library.folder) as other, other.write() as connection:
        store_extraction(connection, 3, make_document(body="By another process."))
    assert texts(recent, library)[3].startswith("By another process.")


def test_only_so_much_is_kept(library, monkeypatch):
    monkeypatch.setattr(recent_texts, "_KEPT_CHARS", 250)
    recent = RecentTexts(library)
    everything = texts(recent, library)
    assert len(recent._kept) < 4
    assert sum(len(kept.document.text) for kept in recent._kept.values()) == recent._chars <= 250
    assert texts(recent, library) == everything
    monkeypatch.setattr(recent_texts, "_KEPT_CHARS_EACH", 5)
    recent = RecentTexts(library)
    assert texts(recent, library) == everything == texts(recent, library)
    assert recent._chars == 0


def test_rows_are_kept_until_anything_changes(library, monkeypatch):
    recent = RecentTexts(library)
    assert list(recent.rows((3, 1, 99))) == [3, 1]
    with monkeypatch.context() as without_reading:
        without_reading.setattr(recent_texts, "get_articles", None)
        assert [row.article.id for row in recent.rows((1, 3)).values()] == [1, 3]
    with Library.open(library.folder) as other:
        tag_articles(other, [3], "ships")
    assert recent.rows((1, 3))[3].tags == ("ships",)
    monkeypatch.setattr(recent_texts, "_ROWS_KEPT", 2)
    assert list(recent.rows((1, 3))) == [1, 3]
    assert list(recent.rows((2, 3))) == [2, 3]
