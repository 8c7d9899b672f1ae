"""Decisions: each is a row, each can be taken back, and the taking back too."""

import pytest

from tests.unit.library.making import add
from workbench.errors import UsageError
from workbench.library import decisions
from workbench.library.articles import get_article
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
    decisions.set_publication_date(library, 1, "1962-10-26")
    assert get_article(library, 1).published == DateClaim("1962-10-26", DateState.SET, "set by the user")
    decisions.undo(library)
    assert get_article(library, 1).published == stated
    decisions.redo(library)
    assert date_of(library) == "1962-10-26"
    decisions.undo(library)
    assert get_article(library, 1).published == stated


def test_undo_walks_back_through_everything(library):
    decisions.set_publication_date(library, 1, "1961")
    decisions.set_publication_date(library, 1, "1962")
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
    decisions.set_publication_date(library, 1, "1961")
    decisions.undo(library)
    decisions.set_publication_date(library, 1, "1963")
    with pytest.raises(UsageError, match="nothing to redo"):
        decisions.redo(library)
    decisions.undo(library)
    assert date_of(library) == "1962-10-25"


def test_nothing_is_ever_rewritten(library):
    decisions.set_publication_date(library, 1, "1961")
    first = decisions.log(library)
    decisions.undo(library)
    assert decisions.log(library)[:1] == first
    assert decisions.log(library)[1].undoes == first[0].seq


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
