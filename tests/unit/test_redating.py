"""Setting one publication date puts a whole article in order, and taking it back restores what was."""

import pytest

from tests.unit.library.making import add, make_document
from workbench import annotating
from workbench.annotate.correcting import Verdict
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_articles, annotate_pending, findings_of, pending
from workbench.dating import DateClue
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import get_article, store_extraction
from workbench.library.corrections import set_narrative
from workbench.library.replaying import replay_journal
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateClaim, DateState
from workbench.redating import Redating, correct, moves_of, read_as, rebind, set_date, set_dates
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
    decisions.set_publication_dates(library, {1: "2020-05-09"})
    assert pending(library) == [1]
    assert {t.edtf for t in findings_of(library, Registry.default(), 1).times.times} >= {"2020-03-05"}
    annotate_pending(JobContext(), library, Registry.default())
    assert dates(library)[0]["March 5"] == "2020-03-05"


def test_findings_that_were_bound_meanwhile_to_another_date_are_not_stored(library, monkeypatch):
    plain = annotating.annotate

    def slow(registry, document, rulings, tagging):
        found = plain(registry, document, rulings, tagging)
        decisions.set_publication_dates(library, {1: "2020-05-09"})
        return found

    monkeypatch.setattr(annotating, "annotate", slow)
    monkeypatch.setattr(annotating, "ANNOTATOR", "a later one")
    assert annotate_pending(JobContext(), library, Registry.default()).annotated == 0
    assert pending(library) == [1]


def test_what_speaks_for_a_date_is_offered_and_none_of_it_taken(library):
    facts = {"url": "https://example.org/2020/05/08/convoy.html", "saved": "2020-06-01T10:00:00Z"}
    add(library, b"2", make_document("Convoy", BODY, published=UNKNOWN_DATE, **facts))
    redating = Redating.of(library, 2)
    assert list(redating.clues().items()) == [
        (DateClue.ADDRESS, "2020-05-08"),
        (DateClue.TEXT, "2020-05-07"),
        (DateClue.SAVED, "2020-06-01"),
    ]
    assert get_article(library, 2).published.edtf is None


def test_a_stated_date_binds_like_one_that_is_set(library):
    claim = DateClaim("2020-05-09", DateState.STATED, "time element")
    add(library, b"3", make_document("Convoy", BODY, published=claim))
    annotate_pending(JobContext(), library, Registry.default())
    assert {"2020-03-05", "2020-03-07"} <= {date.edtf for date in timeline_of(library, [2]).dates}


def test_a_correction_sticks_and_is_taken_back(library):
    text = BODY_OF(library)
    start = text.index("March 5")
    registry = Registry.default()
    correct(library, registry, 1, (start, start + 7), Verdict.IS, "2019-03-05")
    assert dates(library)[0]["March 5"] == "2019-03-05"
    moves = Redating.of(library, 1).moves("2020-05-09").moved
    assert "March 5" not in [move.text for move in moves]
    with library.write() as connection:
        store_extraction(connection, 1, make_document("Convoy", f"Read anew. {BODY}", published=UNKNOWN_DATE))
    annotate_pending(JobContext(), library, registry)
    assert dates(library)[0]["March 5"] == "2019-03-05"
    again = correct(library, registry, 1, (start + 11, start + 18), Verdict.NO_DATE)
    assert "March 5" not in dates(library)[0]
    rebind(library, lambda: registry, decisions.undo_decision(library, again.seq))
    assert dates(library)[0]["March 5"] == "2019-03-05"
    rebind(library, lambda: registry, decisions.undo(library))
    assert "March 5" not in dates(library)[0]
    assert "XXXX-03-05" in dates(library)[1]
    assert decisions.redo(library).kind == "time-correction"
    assert pending(library) == [1]


def test_a_correction_is_told_again_by_the_journal(library, tmp_path):
    start = BODY_OF(library).index("March 5")
    correct(library, Registry.default(), 1, (start, start + 7), Verdict.IS, "2019-03-05")
    library.connection.execute("DELETE FROM decision")
    annotate_articles(JobContext(), library, Registry.default(), [1])
    assert "March 5" not in dates(library)[0]
    assert replay_journal(library) == 1
    annotate_pending(JobContext(), library, Registry.default())
    assert dates(library)[0]["March 5"] == "2019-03-05"


def test_what_is_no_time_is_refused(library):
    with pytest.raises(ValueError, match="not YYYY"):
        correct(library, Registry.default(), 1, (0, 3), Verdict.IS, "soon")


def test_of_two_corrections_the_first_cannot_be_taken_back_by_itself(library):
    start = BODY_OF(library).index("March 5")
    span = (start, start + 7)
    first = correct(library, Registry.default(), 1, span, Verdict.IS, "2019-03-05")
    second = correct(library, Registry.default(), 1, span, Verdict.IS, "2018-03-05")
    assert second.before["edtf"] == "2019-03-05"
    with pytest.raises(UsageError, match="later"):
        decisions.undo_decision(library, first.seq)
    rebind(library, Registry.default, decisions.undo_decision(library, second.seq))
    assert dates(library)[0]["March 5"] == "2019-03-05"
    rebind(library, Registry.default, decisions.undo_decision(library, first.seq))
    assert "March 5" not in dates(library)[0]


def test_a_correction_while_others_are_read_is_not_overwritten(library, monkeypatch):
    add(library, b"2", make_document("Port", "Nothing happened."))
    plain = annotating.annotate
    start = BODY_OF(library).index("March 5")

    def slow(registry, document, rulings, tagging):
        if document.title == "Port":
            # By now the first article has been read, and waits to be stored with this one.
            monkeypatch.setattr(annotating, "annotate", plain)
            correct(library, registry, 1, (start, start + 7), Verdict.IS, "2019-03-05")
        return plain(registry, document, rulings, tagging)

    monkeypatch.setattr(annotating, "annotate", slow)
    annotate_articles(JobContext(), library, Registry.default(), [1, 2])
    assert dates(library)[0]["March 5"] == "2019-03-05"
    assert pending(library) == []


def test_the_same_words_among_the_same_are_told_apart_by_their_place(library):
    row = "The convoy left the harbour on 5 March 2020 and nobody saw it come back. "
    add(library, b"2", make_document("Log", row * 4))
    annotate_pending(JobContext(), library, Registry.default())
    times = findings_of(library, Registry.default(), 2).times.times
    first, second = times[1], times[2]
    correct(library, Registry.default(), 2, (first.start, first.end), Verdict.IS, "2019")
    correct(library, Registry.default(), 2, (second.start, second.end), Verdict.IS, "2018")
    now = findings_of(library, Registry.default(), 2).times.times
    assert [time.edtf for time in now] == ["2020-03-05", "2019", "2018", "2020-03-05"]


def test_a_range_that_ends_before_it_begins_is_refused(library):
    start = BODY_OF(library).index("March 5")
    with pytest.raises(UsageError, match="ends before it begins"):
        correct(library, Registry.default(), 1, (start, start + 7), Verdict.IS, "2020/2019")


def test_a_correction_is_of_the_reading_that_was_seen(library):
    start = BODY_OF(library).index("March 5")
    with library.write() as connection:
        store_extraction(connection, 1, make_document("Convoy", f"Read anew. {BODY}", published=UNKNOWN_DATE))
    correct(library, Registry.default(), 1, (start, start + 7), Verdict.IS, "2019-03-05", version=1)
    assert dates(library)[0]["March 5"] == "2019-03-05"


@pytest.mark.parametrize("broken", ['"edtf":"2020-13-45"', '"edtf":"2020/2019"', '"verdict":"maybe"', '"start":"x"'])
def test_a_correction_that_cannot_be_understood_stops_nothing(library, broken):
    start = BODY_OF(library).index("March 5")
    correct(library, Registry.default(), 1, (start, start + 7), Verdict.IS, "2019-03-05")
    key, _, value = broken.partition(":")
    library.connection.execute(
        "UPDATE decision SET after = json_set(after, ?, ?)", (f"$.{key[1:-1]}", value.strip('"'))
    )
    annotate_articles(JobContext(), library, Registry.default(), [1])
    assert "XXXX-03-05" in dates(library)[1]


def test_a_forecast_is_due_when_the_user_says(library):
    text = "The bridge will open on 5 March 2031."
    add(library, b"2", make_document("Bridge", text))
    annotate_pending(JobContext(), library, Registry.default())
    time = findings_of(library, Registry.default(), 2).times.times[0]
    correct(library, Registry.default(), 2, (time.start, time.end), Verdict.IS, "2032-03-05")
    found = findings_of(library, Registry.default(), 2)
    assert found.forecasts[0].due_last == found.times.times[0].latest


def test_what_is_a_time_only_with_the_other_date_is_told(library):
    text = "Since 1200 the mill has stood; at 1800 it burnt."
    claim = DateClaim("1150", DateState.STATED, "")
    add(library, b"2", make_document("Mill", text, published=claim))
    moves = Redating.of(library, 2).moves("1918")
    assert [(move.text, move.before, move.after) for move in moves.moved] == [("1800", None, "1800")]
    assert moves.staying == 1


def test_no_date_before_christ_is_offered(library):
    add(library, b"2", make_document("Ides", "Caesar died on March 15, 44 BC.", published=UNKNOWN_DATE))
    assert Redating.of(library, 2).clues() == {}


def test_a_decision_that_is_durable_is_not_told_to_have_failed(library, monkeypatch):
    from workbench import redating

    def busy(*_arguments):
        raise LibraryError("Another program is writing.")

    monkeypatch.setattr(redating, "annotate_articles", busy)
    assert set_date(library, Registry.default(), 1, "2020-05-09").after["published"] == "2020-05-09"
    assert pending(library) == [1]


# Several at once, and histories ---------------------------------------------------------------------------------


def test_dates_of_several_articles_are_one_step(library):
    add(library, b"2", make_document("Port", BODY, published=UNKNOWN_DATE))
    add(library, b"3", make_document("Ferry", BODY, published=UNKNOWN_DATE))
    annotate_pending(JobContext(), library, Registry.default())
    asked = {1: "2020-05-09", 2: "2019", 3: "2020-05"}
    moved, staying = moves_of(JobContext(), library, asked)
    assert moved == sum(len(Redating.of(library, one).moves(date).moved) for one, date in asked.items())
    assert (moved > 6, staying > 0) == (True, True)
    decision = set_dates(library, Registry.default(), asked)
    assert decision.articles == (1, 2, 3)
    assert decision.article is None
    assert pending(library) == []
    assert [get_article(library, one).published.edtf for one in asked] == list(asked.values())
    assert moves_of(JobContext(), library, asked)[0] == 0
    undone = decisions.undo(library)
    rebind(library, Registry.default, undone)
    assert sorted(undone.articles) == [1, 2, 3]
    assert [get_article(library, one).published.edtf for one in asked] == [None, None, None]
    assert pending(library) == []


def test_of_many_articles_the_first_are_bound_at_once(library):
    for number in range(2, 6):
        add(library, str(number).encode(), make_document("Port", BODY, published=UNKNOWN_DATE))
    annotate_pending(JobContext(), library, Registry.default())
    set_dates(library, Registry.default(), dict.fromkeys(range(1, 6), "2020-05-09"), rebound_max=2)
    assert pending(library) == [3, 4, 5]


HISTORY = "The war began in 1914. In August the army marched. On 5 March the city fell. In 1916 it rose again."


def test_a_text_is_read_as_a_history_by_choice(library):
    claim = DateClaim("2020-05-09", DateState.STATED, "time element")
    article = add(library, b"2", make_document("War", HISTORY, published=claim))
    annotate_pending(JobContext(), library, Registry.default())

    def edtfs():
        return [date.edtf for date in timeline_of(library, [article]).dates]

    found = Redating.of(library, article).is_history
    as_history = Redating.of(library, article).moves_read_as(True)
    as_report = Redating.of(library, article).moves_read_as(False)
    assert bool(as_history.moved) is not bool(as_report.moved)
    read_as(library, Registry.default(), article, not found)
    assert Redating.of(library, article).is_history is not found
    other = edtfs()
    read_as(library, Registry.default(), article, found)
    assert edtfs() != other
    assert ("1914-08" in edtfs(), "1914-03-05" in edtfs()) == (found, found)
    rebind(library, Registry.default, decisions.undo(library))
    assert edtfs() == other
    # What was found out stands again, and is not said by the user any more.
    rebind(library, Registry.default, decisions.undo(library))
    with pytest.raises(UsageError, match="already"):
        read_as(library, Registry.default(), article, None)
    with pytest.raises(UsageError):
        read_as(library, Registry.default(), 99, True)


def test_what_was_read_before_the_choice_is_not_stored_after_it(library, monkeypatch):
    plain = annotating.annotate

    def slow(registry, document, rulings, tagging):
        found = plain(registry, document, rulings, tagging)
        set_narrative(library, 1, True)
        return found

    monkeypatch.setattr(annotating, "annotate", slow)
    monkeypatch.setattr(annotating, "ANNOTATOR", "a later one")
    assert annotate_pending(JobContext(), library, Registry.default()).annotated == 0
    assert pending(library) == [1]
