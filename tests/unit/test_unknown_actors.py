"""Actors that no registry knows: counted over the library, listed last, found by their names."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.actors import actors_of, actors_of_article
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending
from workbench.errors import QueryMistake
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.listing import unknown_actors
from workbench.library.store import Library
from workbench.overlay import Overlay
from workbench.search import SearchService

TEXTS = (
    ("One", "Captain Brago Tellan went to Turkey. Tellan told nobody, and Tellan came back."),
    ("Two", "Nobody saw Captain Brago Tellan again. Turkey asked for him."),
    ("Three", "Nothing is new."),
)
TELLAN = "~person:Brago Tellan"


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for title, body in TEXTS:
            add(library, title.encode(), make_document(title, body))
        annotate_pending(JobContext(), library, Registry.default())
        yield library


def test_they_are_listed_after_those_that_are_known_and_as_suggestions(library):
    known, unknown = (found.count for found in actors_of_article(library, Registry.default(), 1))
    assert (known.actor.id, known.is_suggested) == ("turkey", False)
    assert (unknown.actor.id, unknown.body, unknown.is_suggested) == (TELLAN, 3, True)
    assert unknown.names == ("Tellan", "Brago Tellan")


def test_they_are_counted_over_the_library(library):
    counted = actors_of(library, Registry.default(), [1, 2, 3])
    assert [(one.actor.id, one.body, one.articles) for one in counted] == [("turkey", 2, 2), (TELLAN, 4, 2)]


def test_of_many_articles_those_that_one_names_are_left_out(library):
    many = [1, *range(1000, 1200)]
    assert [one.actor.id for one in actors_of(library, Registry.default(), many)] == ["turkey"]
    assert [one.actor.id for one in actors_of(library, Registry.default(), [*many, 2])] == ["turkey", TELLAN]


def test_they_are_no_facets(library):
    assert Overlay(library).actors().values == ("turkey",)


def test_they_are_searched_by_name(library):
    with IndexKeeper(library) as keeper:
        service = SearchService(library, keeper, Registry.default)
        found = service.find(JobContext(), 'actor:"brago tellan"')
        assert sorted(found.ids) == [1, 2]
        assert found.explain == "articles about the actor Brago Tellan"
        assert service.hits(found, [1])[0].matched[0].text == "Brago Tellan"
        with pytest.raises(QueryMistake):
            service.find(JobContext(), 'actor:"Brago Nobody"')
    assert unknown_actors(library, "Brago Tellan") == [TELLAN]
