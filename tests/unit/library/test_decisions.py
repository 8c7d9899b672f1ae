"""Decisions: each is a row, each can be taken back, and the taking back too."""

import pytest

from tests.unit.library.making import add
from workbench.errors import UsageError
from workbench.library import decision_log, decisions
from workbench.library.articles import get_article
from workbench.library.purge import purge
from workbench.library.store import Library
from workbench.model import DateClaim, DateState


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library)
        yield library


def date_of(library):
    return get_article(library, 1).published.edtf


def test_setting_a_date_can_be_undone_and_redone(library):
    stated = get_article(library, 1).published
    decisions.set_publication_dates(library, {1: "1962-10-26"})
    assert get_article(library, 1).published == DateClaim("1962-10-26", DateState.SET, "set by the user")
    decisions.undo(library)
    assert get_article(library, 1).published == stated
    decisions.redo(library)
    assert date_of(library) == "1962-10-26"
    decisions.undo(library)
    assert get_article(library, 1).published == stated


def test_undo_walks_back_through_everything(library):
    decisions.set_publication_dates(library, {1: "1961"})
    decisions.set_publication_dates(library, {1: "1962"})
    decisions.delete(library, 1)
    decisions.undo(library)
    assert get_article(library, 1).deleted_at is None
    assert date_of(library) == "1962"
    decisions.undo(library)
    assert date_of(library) == "1961"
    decisions.undo(library)
    assert date_of(library) == "1962-10-25"
    with pytest.raises(UsageError, match="nothing to undo"):
        decisions.undo(library)
    for expected in ("1961", "1962"):
        decisions.redo(library)
        assert date_of(library) == expected


def test_a_new_decision_ends_redoing(library):
    decisions.set_publication_dates(library, {1: "1961"})
    decisions.undo(library)
    decisions.set_publication_dates(library, {1: "1963"})
    with pytest.raises(UsageError, match="nothing to redo"):
        decisions.redo(library)
    decisions.undo(library)
    assert date_of(library) == "1962-10-25"


def test_nothing_is_ever_rewritten(library):
    decisions.set_publication_dates(library, {1: "1961"})
    first = decision_log.log(library)
    decisions.undo(library)
    assert decision_log.log(library)[:1] == first
    assert decision_log.log(library)[1].undoes == first[0].seq


def test_trash(library):
    decisions.delete(library, 1)
    with pytest.raises(UsageError, match="in the trash already"):
        decisions.delete(library, 1)
    decisions.restore(library, 1)
    with pytest.raises(UsageError, match="not in the trash"):
        decisions.restore(library, 1)


def test_each_decision_marks_its_article_for_the_index(library):
    before = library.connection.execute("SELECT count(*) FROM outbox").fetchone()[0]
    decisions.delete(library, 1)
    decisions.undo(library)
    assert library.connection.execute("SELECT count(*) FROM outbox").fetchone()[0] == before + 2


def test_a_star_is_a_decision(library):
    decisions.set_star(library, 1, True)
    assert get_article(library, 1).starred_at
    with pytest.raises(UsageError, match="starred already"):
        decisions.set_star(library, 1, True)
    decisions.set_star(library, 1, False)
    with pytest.raises(UsageError, match="has no star"):
        decisions.set_star(library, 1, False)
    decisions.undo(library)
    assert get_article(library, 1).starred_at
    decisions.undo(library)
    assert get_article(library, 1).starred_at is None


def test_one_decision_is_taken_back_by_itself(library):
    dated = decisions.set_publication_dates(library, {1: "1961"})
    starred = decisions.set_star(library, 1, True)
    undone = decisions.undo_decision(library, dated.seq)
    assert (undone.undoes, date_of(library)) == (dated.seq, "1962-10-25")
    assert get_article(library, 1).starred_at
    assert decisions.next_redo(library) == undone
    decisions.redo(library)
    assert date_of(library) == "1961"
    decisions.undo_decision(library, starred.seq)
    with pytest.raises(UsageError, match="does not stand any more"):
        decisions.undo_decision(library, starred.seq)
    with pytest.raises(UsageError, match="does not stand any more"):
        decisions.undo_decision(library, undone.seq)
    with pytest.raises(UsageError, match="does not stand any more"):
        decisions.undo_decision(library, 99)


def test_a_decision_is_not_taken_back_from_under_a_later_one(library):
    first = decisions.set_publication_dates(library, {1: "1961"})
    later = decisions.set_publication_dates(library, {1: "1963"})
    with pytest.raises(UsageError, match=r"later \(publication-date\)"):
        decisions.undo_decision(library, first.seq)
    assert date_of(library) == "1963"
    decisions.undo_decision(library, later.seq)
    decisions.undo_decision(library, first.seq)
    assert date_of(library) == "1962-10-25"


def test_the_menu_knows_what_comes_next(library):
    assert decisions.next_undo(library) is None
    assert decisions.next_redo(library) is None
    decisions.set_publication_dates(library, {1: "1961"})
    starred = decisions.set_star(library, 1, True)
    assert decisions.next_undo(library) == starred
    decisions.undo(library)
    assert decisions.next_undo(library).kind == "publication-date"
    assert decisions.next_redo(library).undoes == starred.seq


def test_one_act_about_several_articles_is_taken_back_as_one(library):
    for number in (2, 3):
        add(library, str(number).encode())
    before = [get_article(library, one).published for one in (1, 2, 3)]
    decisions.set_star(library, 2, True)
    step = decisions.set_publication_dates(library, {1: "1961", 2: "1961-05", 3: "1961-05-09"})
    assert (step.articles, step.article) == ((1, 2, 3), None)
    undone = decisions.undo(library)
    assert sorted(undone.articles) == [1, 2, 3]
    assert [get_article(library, one).published for one in (1, 2, 3)] == before
    assert get_article(library, 2).starred_at
    assert decisions.redo(library).articles == (1, 2, 3)
    assert [get_article(library, one).published.edtf for one in (1, 2, 3)] == ["1961", "1961-05", "1961-05-09"]
    decisions.undo(library)
    assert [get_article(library, one).published for one in (1, 2, 3)] == before
    assert decisions.undo(library).kind == "star"


def test_a_step_with_an_article_that_is_not_there_changes_nothing(library):
    with pytest.raises(UsageError):
        decisions.set_publication_dates(library, {1: "1961", 9: "1961"})
    assert date_of(library) == "1962-10-25"
    assert decision_log.log(library) == []


def test_a_step_is_not_taken_back_under_a_later_decision_about_one_of_its_articles(library):
    add(library, b"2")
    step = decisions.set_publication_dates(library, {1: "1961", 2: "1961"})
    later = decisions.set_publication_dates(library, {2: "1963"})
    with pytest.raises(UsageError, match="decided about the same later"):
        decisions.undo_decision(library, step.seq)
    decisions.undo_decision(library, later.seq)
    assert sorted(decisions.undo_decision(library, step.seq).articles) == [1, 2]
    assert date_of(library) == "1962-10-25"


def test_of_a_step_what_is_purged_is_passed_over(library):
    add(library, b"2")
    decisions.set_publication_dates(library, {1: "1961", 2: "1961"})
    purge(library, [1])
    assert decisions.undo(library).articles == (2,)
    assert get_article(library, 2).published.edtf == "1962-10-25"


def states(library, article=1):
    known = get_article(library, article)
    return known.queued_at is not None, known.archived_at is not None


def test_what_is_archived_leaves_the_queue_and_comes_back_into_it(library):
    decisions.set_queued(library, 1, True)
    queued_at = get_article(library, 1).queued_at
    assert states(library) == (True, False)
    decisions.set_archived(library, 1, True)
    assert states(library) == (False, True)
    decisions.undo(library)
    assert get_article(library, 1).queued_at == queued_at
    decisions.redo(library)
    assert states(library) == (False, True)
    decisions.set_queued(library, 1, True)
    assert states(library) == (True, False)
    decisions.set_queued(library, 1, False)
    decisions.set_archived(library, 1, True)
    decisions.set_archived(library, 1, False)
    assert states(library) == (False, False)


def test_what_is_so_already_is_told(library):
    with pytest.raises(UsageError, match="not in the queue"):
        decisions.set_queued(library, 1, False)
    with pytest.raises(UsageError, match="not archived"):
        decisions.set_archived(library, 1, False)
    decisions.set_archived(library, 1, True)
    with pytest.raises(UsageError, match="archived already"):
        decisions.set_archived(library, 1, True)


def test_an_earlier_act_about_queue_or_archive_is_not_taken_back_under_a_later_one(library):
    first = decisions.set_queued(library, 1, True)
    decisions.set_archived(library, 1, True)
    with pytest.raises(UsageError, match="archive"):
        decisions.undo_decision(library, first.seq)
