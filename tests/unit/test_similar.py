"""More like this: words that tell an article from the others, as a query that finds those and leaves the article out."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.search import SearchService, Sort
from workbench.similar import similar_query, telling_words

CTX = JobContext()


class Counted:
    """Frequencies as they are given; other words stand in every second article."""

    def __init__(self, **counts):
        self.counts = counts

    def frequency(self, word):
        return self.counts.get(word, 50)


def test_rare_words_that_stand_often_come_first_and_names_before_others():
    document = make_document(
        "Patrol", "The patrol met a convoy. The convoy and the convoy of Idlib in 1962, by the bridge."
    )
    # In this article, "patrol" stands in title and body: it counts twice.
    frequencies = Counted(convoy=3, patrol=11, idlib=3, bridge=3, met=1)
    assert telling_words(document, 100, frequencies) == ("convoy", "Idlib", "patrol", "bridge")


def test_words_keep_the_spelling_in_which_they_stand_most():
    document = make_document("X", "Mosul, MOSUL and Mosul.")
    assert telling_words(document, 100, Counted(mosul=4)) == ("Mosul",)


def test_a_word_that_no_other_article_has_finds_none():
    document = make_document("Suakin", "Of Suakin.")
    assert telling_words(document, 100, Counted(suakin=2)) == ()
    assert telling_words(document, 100, Counted(suakin=3)) == ("Suakin",)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        bodies = ["The dredger Mokka sank near Suakin.", "Divers of Suakin found the dredger.", "Beets are thin.", "Nothing of the kind.",
                  "The rain.", "The mist.", "The fog.", "The snow."]  # fmt: skip
        for number, body in enumerate(bodies):
            add(library, b"%d" % number, make_document(f"Report number {number}", body))
        yield library


@pytest.fixture
def keeper(library):
    with IndexKeeper(library) as keeper:
        yield keeper


@pytest.fixture
def service(library, keeper):
    return SearchService(library, keeper)


def test_the_query_finds_the_others_and_leaves_the_article_out(library, service, keeper):
    similar = similar_query(CTX, library, service, keeper.current(CTX), 1)
    assert similar.words == ("Suakin", "dredger")
    assert similar.query == '(Suakin OR dredger) -title:"Report number 0"'
    assert list(service.find(CTX, similar.query, sort=Sort.RELEVANCE).ids)[:1] == [2]
    assert 1 not in service.find(CTX, similar.query).ids


def test_a_title_that_many_have_bars_nothing(library, service, keeper):
    for number in range(12):
        add(library, b"daily %d" % number, make_document("Daily news", f"Nothing {number}."))
    article = add(library, b"dredger", make_document("Daily news", "A dredger at Suakin."))
    assert "-title" not in similar_query(CTX, library, service, keeper.current(CTX), article).query


def test_words_that_mean_something_in_a_query_are_quoted(library, service):
    add(library, b"another", make_document("Once more", "They said OR to it, NEAR the pier."))
    words = similar_query(CTX, library, service, Counted(near=2), 9).query
    assert '"NEAR"' in words
    assert service.find(CTX, words).total


def test_an_article_without_words_of_its_own_is_told(library, service):
    with pytest.raises(UsageError, match="no words that only some others have"):
        similar_query(CTX, library, service, Counted(), 4)
    with pytest.raises(UsageError, match="no article 99"):
        similar_query(CTX, library, service, Counted(), 99)
