"""Alerts: exactly what came in since the last look, whatever the index had taken in by then."""

import pytest

from tests.unit.library.making import add, make_document
from workbench import saved_searches
from workbench.errors import QueryMistake
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decisions, searches
from workbench.library.store import Library
from workbench.search import SearchService, Sort

CTX = JobContext()


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        yield library


@pytest.fixture
def store(library):
    def run(*bodies):
        return [add(library, body.encode(), make_document(body=body)) for body in bodies]

    return run


@pytest.fixture
def keeper(library):
    with IndexKeeper(library) as keeper:
        yield keeper


@pytest.fixture
def look(library, keeper):
    """Look as the window does, with the index as it is."""
    service = SearchService(library, keeper, follow=False)
    return lambda: {state.search.name: state for state in saved_searches.look(CTX, library, service)}


@pytest.fixture
def save(library, keeper):
    service = SearchService(library, keeper)

    def run(name, query, **options):
        keeper.usable(CTX)
        return saved_searches.save(CTX, library, service, name, query, **{"is_alert": True, **options})

    return run


def test_an_alert_tells_what_came_in_since_and_only_once(library, keeper, store, save, look):
    store("A patrol left.", "Nothing.")
    save("Patrols", "patrol")
    assert look()["Patrols"].new == ()
    third, _, fifth = store("The patrol is back.", "Quiet.", "Another patrol.")
    keeper.usable(CTX)
    state = look()["Patrols"]
    assert state.new == (fifth, third)
    assert look()["Patrols"].new == state.new
    saved_searches.mark_seen(library, state)
    assert look()["Patrols"].new == ()


def test_what_is_stored_and_not_yet_indexed_is_told_by_the_next_look(library, keeper, store, save, look):
    store("A patrol left.")
    save("Patrols", "patrol")
    (second,) = store("The patrol is back.")
    state = look()["Patrols"]
    assert state.new == ()
    saved_searches.mark_seen(library, state)
    keeper.usable(CTX)
    assert look()["Patrols"].new == (second,)


def test_what_comes_in_while_one_looks_is_told_by_the_next_look(library, keeper, store, save, look):
    store("A patrol left.")
    save("Patrols", "patrol")
    (second,) = store("The patrol is back.")
    keeper.usable(CTX)
    state = look()["Patrols"]
    (third,) = store("A third patrol.")
    keeper.usable(CTX)
    saved_searches.mark_seen(library, state)
    assert state.new == (second,)
    assert look()["Patrols"].new == (third,)


def test_a_change_to_an_old_article_makes_nothing_new(library, keeper, store, save, look):
    store("A patrol left.", "Patrols again.", "A third patrol.")
    save("Patrols", "patrol")
    decisions.set_publication_dates(library, {1: "1962"})
    assert look()["Patrols"].new == ()
    save("Left", "left")
    assert look()["Left"].new == ()


def test_what_was_deleted_is_not_new(library, keeper, store, save, look):
    store("Quiet.")
    save("Patrols", "patrol")
    store("A patrol left.")
    keeper.usable(CTX)
    decisions.delete(library, 2)
    assert look()["Patrols"].new == ()


def test_saving_again_goes_on_counting_unless_another_thing_is_watched(library, keeper, store, save, look):
    store("Quiet.")
    save("Patrols", "patrol")
    store("A patrol and a convoy.")
    keeper.usable(CTX)
    save("patrols", "patrol", sort=Sort.NEWEST)
    assert look()["Patrols"].new == (2,)
    save("patrols", "convoy")
    assert look()["Patrols"].new == ()


def test_one_alert_that_cannot_be_searched_costs_only_itself(library, keeper, store, save, look):
    store("Quiet.")
    save("Patrols", "patrol")
    save("Odd", "quiet")
    library.connection.execute("UPDATE saved_search SET query = 'date:never' WHERE name = 'Odd'")
    states = look()
    assert "never" in states["Odd"].error
    assert states["Patrols"].error is None
    assert saved_searches.mark_seen(library, states["Odd"]) is states["Odd"]


def test_a_search_that_cannot_be_understood_is_not_kept(library, save):
    with pytest.raises(QueryMistake):
        save("Odd", "date:never")
    save("Plain", "quiet", is_alert=False)
    assert [search.name for search in searches.saved_searches(library)] == ["Plain"]


def test_what_is_new_can_be_listed_by_a_query(library, keeper, store, save, look):
    store("A patrol left.")
    library.connection.execute("UPDATE article SET imported_at = '2020-05-09T10:00:00Z'")
    save("Patrols", "patrol OR convoy")
    assert saved_searches.query_for_new(library, look()["Patrols"]) == "patrol OR convoy"
    store("Quiet.", "The patrol is back.", "A convoy.")
    library.connection.execute("UPDATE article SET imported_at = '2020-05-09T10:00:0' || id || 'Z' WHERE id > 1")
    keeper.usable(CTX)
    query = saved_searches.query_for_new(library, look()["Patrols"])
    assert query == '(patrol OR convoy) added:">=2020-05-09T10:00:03Z"'
    found = SearchService(library, keeper).find(CTX, query)
    assert sorted(found.ids) == [3, 4]
    assert found.explain.endswith("that came into the library since 2020-05-09 10:00:03 UTC")


@pytest.mark.parametrize(
    ("query", "name"),
    [("turkey patrol", "turkey patrol"), ('"joint patrol" date:2020', "joint patrol date:2020"), ("a" * 99, "a" * 60),
     (" ".join(["patrol"] * 20), "patrol patrol patrol patrol patrol patrol patrol patrol …"), ("", "")],
)  # fmt: skip
def test_a_name_is_suggested_from_the_words(query, name):
    assert saved_searches.suggested_name(query) == name
