"""What was decided as a list: act by act, with what stands and what was taken back."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.library import decisions, tags
from workbench.library.decision_list import list_decisions
from workbench.library.purge import purge
from workbench.library.store import Library


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in range(1, 4):
            add(library, f"Original {number}".encode(), make_document(f"Report {number}"))
        library.raise_lower_bound()
        yield library


def listed(library):
    return [(one.decision.kind, one.title, one.stands) for one in list_decisions(library)]


def test_acts_are_listed_the_last_first_and_say_what_stands(library):
    assert list_decisions(library) == ()
    decisions.set_star(library, 1, True)
    tags.tag_articles(library, [1, 2], "Cuba")
    decisions.delete(library, 3)
    assert listed(library) == [("delete", "Report 3", True), ("tag", "", True), ("star", "Report 1", True)]
    decisions.undo_decision(library, list_decisions(library)[-1].decision.seq)
    assert [(one.stands, one.is_taken_back) for one in list_decisions(library)] == [(True, False)] * 2 + [(False, True)]
    decisions.redo(library)
    assert all(one.stands for one in list_decisions(library))


def test_a_step_is_one_act(library):
    decisions.set_publication_dates(library, {1: "1962", 2: "1962"})
    (one,) = list_decisions(library)
    assert one.decision.articles == (1, 2)
    decisions.undo_decision(library, one.decision.seq)
    assert listed(library) == [("publication-date", "", False)]


def test_what_was_removed_for_good_was_not_taken_back(library):
    decisions.delete(library, 3)
    purge(library, [3])
    (one,) = list_decisions(library)
    assert (one.decision.kind, one.stands, one.is_taken_back) == ("purge", False, False)


def test_no_more_is_listed_than_is_asked_for(library):
    for article in (1, 2, 3):
        decisions.set_star(library, article, True)
    assert [one.decision.article for one in list_decisions(library, 2)] == [3, 2]


def test_a_step_stays_listed_when_its_first_article_was_removed_for_good(library):
    decisions.set_publication_dates(library, {1: "1962", 2: "1962", 3: "1962"})
    purge(library, [1])
    _, one = list_decisions(library)
    assert (one.decision.articles, one.stands) == ((2, 3), True)
    decisions.undo_decision(library, one.decision.seq)
    assert [one.is_taken_back for one in list_decisions(library)] == [False, True]
