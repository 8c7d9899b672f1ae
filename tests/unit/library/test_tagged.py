"""What the tagger found is kept as long as the text is the newest, and as it was written."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.annotate.tagger.tagged import Stretch, Tagged, TaggedKind, Tagging
from workbench.jobs import JobContext
from workbench.library import check
from workbench.library.articles import store_extraction
from workbench.library.check import CheckReport, examine
from workbench.library.decisions import delete
from workbench.library.store import Library
from workbench.library.tagged import pack_tagging, read_tagging, store_tagging, untagged_articles

FOUND = Tagging((Tagged(0, 3, TaggedKind.PERSON, 0.75), Tagged(5, 9, TaggedKind.PLACE, 0.5)), (Stretch(10, 20),))


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in (b"1", b"2", b"3"):
            add(library, number, make_document(f"Article {number}", "Nobody came."))
        yield library


def store(library, article, version=1):
    with library.write() as connection:
        return store_tagging(connection, pack_tagging(article, version, "one", FOUND))


def test_it_is_read_as_it_was_stored(library):
    assert read_tagging(library.connection, 1, "one") is None
    assert store(library, 1)
    assert read_tagging(library.connection, 1, "one") == FOUND
    assert read_tagging(library.connection, 1, "another") is None


def test_of_an_older_text_it_is_not_used(library):
    store(library, 1)
    with library.write() as connection:
        store_extraction(connection, 1, make_document("Article", "Somebody came."))
    assert read_tagging(library.connection, 1, "one") is None
    assert not store(library, 1)
    assert not store(library, 99)
    assert untagged_articles(library.connection, "one") == [3, 2, 1]


def test_what_came_in_last_is_read_first_unless_another_is_wanted(library):
    assert untagged_articles(library.connection, "one") == [3, 2, 1]
    assert untagged_articles(library.connection, "one", [2, 99]) == [2, 3, 1]
    store(library, 2)
    assert untagged_articles(library.connection, "one") == [3, 1]
    assert untagged_articles(library.connection, "another") == [3, 2, 1]
    delete(library, 3)
    assert untagged_articles(library.connection, "one") == [1]


def test_damage_is_noticed_and_mended(library):
    store(library, 1)
    library.connection.execute("UPDATE article_tagged SET spans = '[[],[]]'")
    assert read_tagging(library.connection, 1, "one") is None
    report = CheckReport()
    examine(JobContext(), library, report)
    assert [(problem.kind, problem.article) for problem in report.problems] == [("tagging", 1)]
    check.tidy(library, report)
    after = CheckReport()
    examine(JobContext(), library, after)
    assert after.is_sound
    assert untagged_articles(library.connection, "one") == [3, 2, 1]
