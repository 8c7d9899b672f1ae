"""What speaks for the dates of several articles, told and not taken."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.annotate.registry import Registry
from workbench.dating import Candidate, DateClue, candidates
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateState


@pytest.fixture
def library(tmp_path):
    facts = {"url": "https://example.org/2020/05/08/convoy.html", "saved": "2020-06-01T10:00:00Z"}
    with Library.open_or_create(tmp_path / "l") as library:
        add(
            library,
            b"1",
            make_document("Convoy", "On 7 May 2020 and 3 May 2020 it rained.", published=UNKNOWN_DATE, **facts),
        )
        add(library, b"2", make_document("Port", "Nobody said when.", published=UNKNOWN_DATE))
        add(library, b"3")
        yield library


def known(library, *articles):
    return list(candidates(JobContext(), library, Registry.default(), articles))


def test_each_article_has_what_speaks_for_it(library):
    convoy, port, ships = known(library, 1, 2, 3)
    assert convoy.clues == {DateClue.ADDRESS: "2020-05-08", DateClue.TEXT: "2020-05-07", DateClue.SAVED: "2020-06-01"}
    assert (convoy.published, convoy.state, convoy.source) == (None, DateState.UNKNOWN, "The Harbor Ledger")
    assert port.clues == {}
    assert (ships.published, ships.state) == ("1962-10-25", DateState.STATED)


def test_what_is_gone_or_damaged_costs_only_itself(library):
    with library.write() as connection:
        connection.execute("UPDATE article_text SET text = text || '!' WHERE article = 2")
    assert [one.article for one in known(library, 1, 2, 77, 3)] == [1, 3]


def test_a_choice_gives_each_its_date():
    one = Candidate(1, "", "", None, DateState.UNKNOWN, {DateClue.SAVED: "2020-06-01"})
    assert one.date_by(DateClue.SAVED) == "2020-06-01"
    assert one.date_by(DateClue.TEXT) is None
    assert one.date_by("2019") == "2019"
