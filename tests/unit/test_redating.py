"""Setting one publication date puts a whole article in order, and taking it back restores what was."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending, findings_of, pending
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import get_article
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateClaim, DateState
from workbench.redating import DateEvidence, Redating, rebind, set_date
from workbench.timeline import timeline_of

BODY = (
    "On March 5 the convoy left. Two days later it turned back, as it had back in 2011. "
    "On 7 May 2020 the port was shut. Within the next half year it will open again."
)


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("Convoy", BODY, published=UNKNOWN_DATE))
        annotate_pending(JobContext(), library, Registry.default())
        yield library


def dates(library):
    data = timeline_of(library, [1])
    return {BODY_OF(library)[d.start : d.end]: d.edtf for d in data.dates}, [d.edtf for d in data.waiting]


def BODY_OF(library):
    from workbench.library.articles import get_document

    return get_document(library, 1)[0].text


def test_a_date_moves_what_waits_and_nothing_else(library):
    placed, waiting = dates(library)
    assert placed == {"2011": "2011", "7 May 2020": "2020-05-07"}
    assert waiting[0] == "XXXX-03-05"
    moves = Redating.of(library, 1).moves("2020-05-09")
    told = {move.text: (move.before, move.after) for move in moves.moved}
    assert told["March 5"] == (None, "2020-03-05")
    assert told["Two days later"] == (None, "2020-03-07")
    assert "2011" not in told
    assert moves.staying == 2
    set_date(library, Registry.default(), 1, "2020-05-09")
    assert pending(library) == []
    placed, waiting = dates(library)
    assert placed["March 5"] == "2020-03-05"
    assert placed["2011"] == "2011"
    assert placed["the next half year"].endswith("2020-11-09")
    assert waiting == []


def test_the_preview_is_what_happens(library):
    for edtf in ("2020-05-09", "2019-01-01", "2020-05", "1999"):
        before = {move.start: move for move in Redating.of(library, 1).moves(edtf).moved}
        set_date(library, Registry.default(), 1, edtf)
        now = {time.start: time for time in findings_of(library, Registry.default(), 1).times.times}
        for start, move in before.items():
            placed = now[start].edtf if now[start].earliest is not None else None
            assert placed == move.after


def test_taking_it_back_restores_every_date(library):
    before = dates(library)
    set_date(library, Registry.default(), 1, "2020-05-09")
    after = dates(library)
    assert after != before
    rebind(library, Registry.default, decisions.undo(library))
    assert dates(library) == before
    rebind(library, Registry.default, decisions.redo(library))
    assert dates(library) == after


def test_whoever_changes_the_date_without_binding_leaves_work_and_no_lie(library):
    decisions.set_publication_date(library, 1, "2020-05-09")
    assert pending(library) == [1]
    assert {t.edtf for t in findings_of(library, Registry.default(), 1).times.times} >= {"2020-03-05"}
    annotate_pending(JobContext(), library, Registry.default())
    assert dates(library)[0]["March 5"] == "2020-03-05"


def test_findings_that_were_bound_meanwhile_to_another_date_are_not_stored(library, monkeypatch):
    from workbench import annotating

    plain = annotating.annotate

    def slow(registry, document):
        found = plain(registry, document)
        decisions.set_publication_date(library, 1, "2020-05-09")
        return found

    monkeypatch.setattr(annotating, "annotate", slow)
    monkeypatch.setattr(annotating, "ANNOTATOR", "a later one")
    assert annotate_pending(JobContext(), library, Registry.default()).annotated == 0
    assert pending(library) == [1]


def test_evidence_is_offered_and_none_of_it_taken(library):
    facts = {"url": "https://example.org/2020/05/08/convoy.html", "saved": "2020-06-01T10:00:00Z"}
    add(library, b"2", make_document("Convoy", BODY, published=UNKNOWN_DATE, **facts))
    redating = Redating.of(library, 2)
    assert redating.evidence() == (
        DateEvidence("2020-05-08", "in the address of the page"),
        DateEvidence("2020-05-07", "the newest full date in the text"),
        DateEvidence("2020-06-01", "the day on which the page was saved"),
    )
    assert get_article(library, 2).published.edtf is None


def test_a_stated_date_binds_like_one_that_is_set(library):
    claim = DateClaim("2020-05-09", DateState.STATED, "time element")
    add(library, b"3", make_document("Convoy", BODY, published=claim))
    annotate_pending(JobContext(), library, Registry.default())
    assert {"2020-03-05", "2020-03-07"} <= {date.edtf for date in timeline_of(library, [2]).dates}
