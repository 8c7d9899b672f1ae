"""What a result can be narrowed by: every value finds exactly what it counts, whatever was searched before."""

from dataclasses import replace

import pytest

from tests.unit.library.making import add, make_document
from tests.unit.naming import Names, read
from workbench import annotating
from workbench.annotating import annotate_pending
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decisions, read_marks, tags
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateClaim, DateState
from workbench.narrowing import Use, toggle_barred, toggle_wanted, use_of
from workbench.search import SearchService

# Title, text, source, domain, date, language: names that hold one another, that differ in signs only, that are none.
ARTICLES = (
    ("Patrols begin", "Turkey sent a patrol. Ankara said nothing.", "Horn", None, "1962-10-20", "en"),
    ("Talks go on", "The patrol stopped in Havana.", "The Golden Horn", "horn.example", "1962-10", "en"),
    ("Nothing new", "Havana was quiet. Turkish ships were not.", "the golden-horn", None, None, "tr"),
    ("A patrol", "Nobody said why.", None, "wire.example", "1961", None),
    ("Still here", "The Turkish Army sent a patrol.", "Horn* & Sons", None, "1963-01-02", "EN"),
    ("No name", "A patrol of Cuba.", "***", None, "1962-12-31", "es"),
    ("Nowhere", "Patrol, patrol.", None, None, "1962", "en"),
    ("Two", "Patrol.", "Horns", None, "1962-10-28", "en"),
    ("صحيفة", "patrol", "صحيفة الخليج", None, "1962-10-27", "ar"),
)
QUERIES = (
    "",
    "patrol",
    "patrol OR havana",
    "saw in:comments",
    "saw in:all",
    "is:unread",
    "patrol is:inbox",
    "date:1962-10 patrol",
    'source:"Horn"',
    "-is:starred lang:en",
    "actor:Turkey patrol",
)


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setattr(annotating, "annotate", read)
    with Library.open_or_create(tmp_path / "l") as library:
        for title, body, source, domain, date, language in ARTICLES:
            published = DateClaim(date, DateState.STATED, "") if date else UNKNOWN_DATE
            document = make_document(title, body, published=published)
            add(library, title.encode(), replace(document, source=source, domain=domain, language=language))
        annotate_pending(JobContext(), library, Names())
        read_marks.set_read(library, [1, 2, 5], True)
        decisions.set_star(library, 2, True)
        decisions.set_archived(library, 3, True)
        decisions.set_archived(library, 6, True)
        decisions.set_queued(library, 5, True)
        yield library


@pytest.fixture
def tagged(library):
    for articles, name in (
        ([1, 2, 3], "war"),
        ([3, 4], "war/air"),
        ([5], "War/sea"),
        ([6], "places/Cuba"),
        ([7], "warfare"),
    ):
        tags.tag_articles(library, articles, name)
    return library


def test_tags_are_a_tree_and_each_counts_with_those_below_it(tagged, service):
    _, facets = facets_of(service, "")
    assert [(value.label, value.count) for value in facets["tag"].values] == [
        ("war", 5),
        ("war/air", 2),
        ("war/sea", 1),
        ("places", 1),
        ("places/Cuba", 1),
        ("warfare", 1),
    ]
    for value in facets["tag"].values:
        assert service.find(JobContext(), value.term).total == value.count


@pytest.fixture
def service(library):
    with IndexKeeper(library) as keeper:
        yield SearchService(library, keeper, Names)


def facets_of(service, text):
    found = service.find(JobContext(), text)
    return found, {facet.name: facet for facet in service.facets(found)}


def total(service, text):
    return service.find(JobContext(), text).total


@pytest.mark.parametrize("text", QUERIES)
def test_each_value_counts_what_its_term_finds(service, text):
    found, facets = facets_of(service, text)
    assert {"source", "year", "state", "format"} <= facets.keys()
    for facet in facets.values():
        for value in facet.values:
            assert value.count > 0
            if use_of(text, value.term) is not Use.NONE:
                assert value.count == found.total
                continue
            assert total(service, toggle_wanted(text, value.term)) == value.count, value
            if facet.name != "zone":
                assert total(service, toggle_barred(text, value.term)) == found.total - value.count, value


def test_values_of_everything(service):
    _, facets = facets_of(service, "")
    shown = {name: [(value.label, value.count) for value in facet.values] for name, facet in facets.items()}
    # Horn finds the papers that have the word in their names, and the golden horn is one however it is written.
    assert shown["source"][:2] == [("Horn", 4), ("The Golden Horn", 2)]
    assert ("***", 1) not in shown["source"]
    assert shown["year"] == [("1963", 1), ("1962", 6), ("1961", 1), ("", 1)]
    assert shown["language"] == [("en", 5), ("ar", 1), ("es", 1), ("tr", 1)]
    assert shown["state"] == [
        ("unread", 6), ("read", 3), ("starred", 1), ("queued", 1), ("archived", 2), ("inbox", 7),
    ]  # fmt: skip
    assert shown["actor"] == [("Cuba", 3), ("Turkey", 2), ("Turkish Army", 1)]
    assert "zone" not in shown


def test_zones_count_the_words_of_the_query_and_move_it_there(service):
    _, facets = facets_of(service, "saw")
    assert [(value.term, value.count) for value in facets["zone"].values] == [("in:comments", 9)]
    assert toggle_wanted("saw in:title", "in:comments") == "saw in:comments"
    assert toggle_wanted("saw in:comment", "in:comments") == "saw"


def test_nothing_found_has_no_facets(service):
    assert facets_of(service, "zeppelin")[1] == {}
