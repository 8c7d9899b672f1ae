"""Saved searches: kept under a name, replaced and deleted as decisions, looked at as a mark."""

import pytest

from tests.unit.library.making import add
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library import decisions, searches
from workbench.library.folder import DATABASE
from workbench.library.searches import SavedSearch
from workbench.library.store import Library
from workbench.maintenance import check_library

AT = "2026-11-27T12:00:00Z"
SHIPS = SavedSearch("Ships", "ships -navy", "newest", AT, True, 1, AT)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"Original 1 is a sentence to be read.")
        library.raise_lower_bound()
        yield library


def test_kept_and_deleted_and_brought_back(library):
    searches.save_search(library, SHIPS)
    assert searches.saved_searches(library) == (SHIPS,)
    searches.mark_seen(library, "ships", 7)
    searches.delete_search(library, "SHIPS")
    assert searches.saved_searches(library) == ()
    decisions.undo(library)
    assert searches.get_search(library, "ships").seen == 7
    decisions.undo(library)
    assert searches.saved_searches(library) == ()
    decisions.redo(library)
    assert searches.get_search(library, "Ships").query == "ships -navy"


def test_the_same_name_replaces(library):
    searches.save_search(library, SHIPS)
    searches.save_search(library, SavedSearch("SHIPS", "convoy", None, AT, False, 1, AT))
    assert searches.saved_searches(library) == (SavedSearch("Ships", "convoy", None, AT, False, 1, AT),)
    with pytest.raises(UsageError, match="as it is already"):
        searches.save_search(library, SavedSearch("ships", "convoy", None, AT, False, 9, AT))
    decisions.undo(library)
    assert searches.saved_searches(library) == (SHIPS,)


def test_a_look_never_goes_back(library):
    searches.save_search(library, SHIPS)
    searches.mark_seen(library, "Ships", 5)
    searches.mark_seen(library, "Ships", 3)
    assert searches.get_search(library, "Ships").seen == 5


def test_what_the_index_has_yet_to_take_in_was_not_looked_at(library):
    assert searches.searchable_through(library) == 0
    library.connection.execute("DELETE FROM outbox")
    assert searches.searchable_through(library) == 1
    add(library, b"second")
    add(library, b"third")
    assert searches.searchable_through(library) == 1
    library.connection.execute("DELETE FROM outbox WHERE article = 2")
    decisions.set_publication_dates(library, {1: "1962"})
    assert searches.searchable_through(library) == 2


def test_there_is_none_of_that_name(library):
    for act in (searches.get_search, searches.delete_search):
        with pytest.raises(UsageError, match="no saved search “Ships”"):
            act(library, "Ships")


def test_one_is_not_taken_back_from_under_a_later_one(library):
    first = searches.save_search(library, SHIPS)
    searches.delete_search(library, "Ships")
    with pytest.raises(UsageError, match=r"later \(delete-search\)"):
        decisions.undo_decision(library, first.seq)


def test_they_survive_the_database_and_count_everything_as_new(library):
    searches.save_search(library, SHIPS)
    searches.save_search(library, SavedSearch("Gone", "x", None, AT, False, 0, AT))
    searches.delete_search(library, "Gone")
    folder = library.folder
    library.close()
    for file in folder.glob(f"{DATABASE}*"):
        file.unlink()
    check_library(JobContext(), folder, repair=True)
    with Library.open(folder) as again:
        assert searches.saved_searches(again) == (SavedSearch("Ships", "ships -navy", "newest", AT, True, 0, AT),)
