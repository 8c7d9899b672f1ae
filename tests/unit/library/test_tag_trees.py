"""Tags below tags: found with what is above, renamed with it, and parted again by one undo."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.errors import UsageError
from workbench.library import decisions, tags
from workbench.library.store import Library


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in range(1, 5):
            add(library, f"Original {number} is a sentence to be read.".encode(), make_document(f"Report {number}"))
        library.raise_lower_bound()
        yield library


@pytest.fixture
def tree(library):
    for article, name in ((1, "war"), (1, "war/air"), (2, " War / air "), (3, "war/air/raids"), (4, "warfare")):
        tags.tag_articles(library, [article], name)
    return library


def test_parts_are_cleaned(library):
    assert tags.clean_tag("#  War //air/ ") == "War/air"
    with pytest.raises(UsageError):
        tags.clean_tag("//")


def test_what_is_typed_otherwise_is_the_same_tag(tree):
    assert tags.all_tags(tree) == {"war": 1, "war/air": 2, "war/air/raids": 1, "warfare": 1}


def test_what_is_above_is_spelt_as_it_is_there(tree):
    tags.tag_articles(tree, [4], "WAR/Air/By Night")
    tags.tag_articles(tree, [4], "War/Sea")
    assert {"war/air/By Night", "war/Sea"} <= tags.all_tags(tree).keys()


@pytest.mark.parametrize(
    ("name", "is_typed", "found"),
    [
        ("war", False, ["war", "war/air", "war/air/raids"]),
        ("WAR/air", False, ["war/air", "war/air/raids"]),
        ("war/", False, ["war/air", "war/air/raids"]),
        ("war", True, ["war", "war/air", "war/air/raids", "warfare"]),
        ("air", False, []),
    ],
)
def test_a_tag_is_found_with_those_below_it(tree, name, is_typed, found):
    assert list(tags.names_like(tags.all_tags(tree), name, is_typed=is_typed)) == found


def test_a_tag_is_renamed_with_those_below_it_in_one_step(tree):
    before = tags.tags_of_articles(tree, [1, 2, 3, 4])
    decision = tags.rename_tag(tree, "War", "conflict")
    assert decision.articles == (1, 2, 3)
    assert tags.all_tags(tree) == {"conflict": 1, "conflict/air": 2, "conflict/air/raids": 1, "warfare": 1}
    decisions.undo(tree)
    assert tags.tags_of_articles(tree, [1, 2, 3, 4]) == before
    decisions.redo(tree)
    assert "war" not in tags.all_tags(tree)


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("war", "war/old", {"war/old": 1, "war/old/air": 2, "war/old/air/raids": 1, "warfare": 1}),
        ("war/air", "war", {"war": 2, "war/raids": 1, "warfare": 1}),
        ("war/air", "war/air/raids", {"war": 1, "war/air/raids": 2, "war/air/raids/raids": 1, "warfare": 1}),
        ("war", "WAR", {"WAR": 1, "WAR/air": 2, "WAR/air/raids": 1, "warfare": 1}),
        ("war", "warfare", {"warfare": 2, "warfare/air": 2, "warfare/air/raids": 1}),
    ],
)
def test_what_moves_up_or_down_is_taken_back_whole(tree, old, new, after):
    before = tags.tags_of_articles(tree, [1, 2, 3, 4])
    tags.rename_tag(tree, old, new)
    assert tags.all_tags(tree) == after
    decisions.undo(tree)
    assert tags.tags_of_articles(tree, [1, 2, 3, 4]) == before


def test_what_is_only_above_others_can_be_renamed(library):
    tags.tag_articles(library, [1, 2], "places/Cuba")
    tags.rename_tag(library, "places", "where")
    assert tags.all_tags(library) == {"where/Cuba": 2}
    with pytest.raises(UsageError, match="There is no tag"):
        tags.rename_tag(library, "places", "x")


def test_a_name_that_gets_too_long_changes_nothing(tree):
    before = tags.all_tags(tree)
    with pytest.raises(UsageError, match="Shorten it"):
        tags.rename_tag(tree, "war", "x" * 78)
    assert tags.all_tags(tree) == before
