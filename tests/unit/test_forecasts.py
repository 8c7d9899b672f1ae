"""The forecasts of a library: listed, due, decided about, and found again in a text that is read anew."""

from dataclasses import replace

import pytest

from tests.unit.library.making import add, make_document
from workbench.annotate.forecasts.forecast import Band, HolderKind
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending
from workbench.errors import UsageError
from workbench.forecasts import forecasts_of, set_status, set_status_of
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import get_document, store_extraction
from workbench.library.backup import copy_database, restore
from workbench.library.forecast_status import FORECAST_STATUS, Status, statuses_of
from workbench.library.journal import journal_files
from workbench.library.purge import purge
from workbench.library.replaying import replay_journal
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE, DateClaim, DateState
from workbench.redating import set_date

BODY = (
    "The bridge fell. If the money comes, the mayor said, the bridge will open within two weeks. "
    "The ferry will probably be sold. Nobody was hurt. The mill may close."
)
OTHER = "The mill will reopen tomorrow."


def published(edtf):
    return DateClaim(edtf, DateState.STATED, "")


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("Bridge", BODY, published=published("2020-05-09")))
        add(library, b"2", make_document("Mill", OTHER, published=published("2020-05-01")))
        annotate(library)
        yield library


def annotate(library):
    annotate_pending(JobContext(), library, Registry.default())


def states(library, article=1):
    return [one.status for one in sorted(forecasts_of(library, [article]), key=lambda one: one.number)]


def test_forecasts_are_listed_by_the_day_on_which_they_are_due(library):
    listed = forecasts_of(library)
    assert [(one.article, one.number) for one in listed] == [(2, 1), (1, 1), (1, 2), (1, 3)]
    bridge = listed[1]
    assert bridge.sentence == "If the money comes, the mayor said, the bridge will open within two weeks."
    assert bridge.condition_text == "If the money comes"
    assert (bridge.holder, bridge.holder_name) == (HolderKind.SPEAKER, "the mayor")
    assert bridge.due_last == bridge.due_first + 14
    assert (listed[2].hedge, listed[2].band) == ("probably", Band.LIKELY)
    text = get_document(library, 1)[0].text
    assert all(text[one.start : one.end] == one.sentence for one in listed if one.article == 1)


def test_lists_can_be_narrowed(library):
    assert [one.article for one in forecasts_of(library, due_before="2020-05-03")] == [2]
    assert forecasts_of(library, due_before="2020-05-02") == ()
    set_status(library, 1, 3, Status.DID_NOT)
    assert [one.number for one in forecasts_of(library, status=Status.DID_NOT)] == [3]
    assert len(forecasts_of(library, status=Status.OPEN)) == 3
    assert [one.number for one in forecasts_of(library, [2])] == [1]


def test_a_word_is_about_the_forecast_that_was_listed_and_not_about_a_number_that_has_moved(library):
    _, ferry, mill = sorted(forecasts_of(library, [1]), key=lambda one: one.number)
    # While the list is open the article is read anew, and what was third is second.
    shorter = BODY.replace("If the money comes, the mayor said, the bridge will open within two weeks. ", "")
    with library.write() as connection:
        store_extraction(connection, 1, make_document("Bridge", shorter, published=published("2020-05-09")))
    annotate(library)
    with pytest.raises(UsageError, match="read anew"):
        set_status_of(library, ferry, Status.CAME_TRUE)
    assert states(library) == [Status.OPEN] * 2
    now = sorted(forecasts_of(library, [1]), key=lambda one: one.number)[1]
    assert now.sentence == mill.sentence
    set_status_of(library, replace(now, number=1), Status.DID_NOT)
    assert states(library) == [Status.OPEN, Status.DID_NOT]


def test_what_is_in_the_trash_is_not_listed(library):
    decisions.delete(library, 1)
    assert {one.article for one in forecasts_of(library)} == {2}


def test_days_move_with_the_publication_date(library):
    before = forecasts_of(library, [2])[0].due_last
    set_date(library, Registry.default(), 2, "2020-06-01")
    assert forecasts_of(library, [2])[0].due_last == before + 31


def test_an_undated_article_waits(tmp_path):
    with Library.open_or_create(tmp_path / "undated") as library:
        add(library, b"1", make_document("Mill", OTHER, published=UNKNOWN_DATE))
        annotate(library)
        (one,) = forecasts_of(library)
        assert one.is_waiting
        assert one.due_last is None
        set_date(library, Registry.default(), 1, "2020-05-01")
        assert not forecasts_of(library)[0].is_waiting


def test_a_status_is_a_decision_that_can_be_taken_back(library):
    decision = set_status(library, 1, 2, Status.CAME_TRUE)
    assert (decision.kind, decision.article) == (FORECAST_STATUS, 1)
    assert states(library) == [Status.OPEN, Status.CAME_TRUE, Status.OPEN]
    set_status(library, 1, 2, Status.UNCLEAR)
    decisions.undo(library)
    assert states(library)[1] is Status.CAME_TRUE
    decisions.undo(library)
    assert states(library)[1] is Status.OPEN
    assert statuses_of(library.connection, 1) == ()
    decisions.redo(library)
    assert states(library)[1] is Status.CAME_TRUE
    set_status(library, 1, 2, Status.OPEN)
    assert states(library)[1] is Status.OPEN


def test_what_was_said_about_one_forecast_stands_apart_from_another(library):
    first = set_status(library, 1, 1, Status.CAME_TRUE)
    set_status(library, 1, 2, Status.DID_NOT)
    decisions.undo_decision(library, first.seq)
    assert states(library) == [Status.OPEN, Status.DID_NOT, Status.OPEN]
    earlier = set_status(library, 1, 3, Status.UNCLEAR)
    set_status(library, 1, 3, Status.DID_NOT)
    with pytest.raises(UsageError, match="decided about the same later"):
        decisions.undo_decision(library, earlier.seq)


def test_saying_the_same_again_or_about_nothing_is_refused(library):
    set_status(library, 1, 1, Status.CAME_TRUE)
    for article, number, message in ((1, 1, "already"), (1, 4, "it has 3"), (1, 0, "it has 3"), (9, 1, "no article")):
        with pytest.raises(UsageError, match=message):
            set_status(library, article, number, Status.CAME_TRUE)
    with pytest.raises(UsageError, match="already"):
        set_status(library, 1, 2, Status.OPEN)


def test_a_status_sticks_when_the_text_is_read_anew(library):
    set_status(library, 1, 2, Status.CAME_TRUE)
    anew = make_document(
        "Bridge", f"A line that was missed. The mayor will speak. {BODY}", published=published("2020-05-09")
    )
    with library.write() as connection:
        store_extraction(connection, 1, anew)
    annotate(library)
    listed = sorted(forecasts_of(library, [1]), key=lambda one: one.number)
    assert [one.status for one in listed] == [Status.OPEN, Status.OPEN, Status.CAME_TRUE, Status.OPEN]
    # Deciding anew is about the same forecast.
    set_status(library, 1, 3, Status.DID_NOT)
    assert len(statuses_of(library.connection, 1)) == 1
    decisions.undo(library)
    assert listed[2].status is Status.CAME_TRUE


def test_a_status_comes_back_from_the_journal(library):
    library.raise_lower_bound()
    copy = copy_database(library.connection, library.folder, "on-demand")
    set_status(library, 1, 2, Status.CAME_TRUE)
    folder = library.folder
    library.close()
    restore(folder, copy)
    with Library.open(folder) as again:
        replay_journal(again)
        assert states(again)[1] is Status.CAME_TRUE


def test_a_purge_leaves_nothing_of_it(library):
    set_status(library, 1, 2, Status.CAME_TRUE)
    folder = library.folder
    purge(library, [1])
    for table in ("article_forecast", "forecast_status"):
        assert library.connection.execute(f"SELECT count(*) FROM {table} WHERE article = 1").fetchone()[0] == 0
    assert all(b"ferry" not in file.read_bytes() for file in journal_files(folder))
    assert [one.article for one in forecasts_of(library)] == [2]


def test_a_list_can_be_cut_short_and_keeps_its_numbers(library):
    assert [(one.article, one.number) for one in forecasts_of(library, limit=2)] == [(2, 1), (1, 1)]
    set_status(library, 1, 1, Status.UNCLEAR)
    listed = forecasts_of(library, status=Status.OPEN, limit=2)
    assert [(one.article, one.number) for one in listed] == [(2, 1), (1, 2)]
    decisions.delete(library, 1)
    assert forecasts_of(library, status=Status.UNCLEAR) == ()


def test_a_word_that_cannot_be_understood_hides_no_other(library):
    set_status(library, 1, 1, Status.CAME_TRUE)
    set_status(library, 1, 2, Status.DID_NOT)
    set_status(library, 1, 3, Status.UNCLEAR)
    listed = forecasts_of(library, [1])
    library.connection.execute("UPDATE forecast_status SET status = 'maybe' WHERE status = 'came-true'")
    library.connection.execute("UPDATE forecast_status SET evidence = '{' WHERE status = 'did-not'")
    assert len(listed) == 3
    assert states(library) == [Status.OPEN, Status.OPEN, Status.UNCLEAR]


def test_a_word_follows_its_sentence_where_readings_were_counted_anew(library):
    set_status(library, 1, 3, Status.DID_NOT)
    first = forecasts_of(library, [1], due_before="2021")[0]
    place = f'{{"start": {first.start}, "end": {first.end}}}'
    library.connection.execute("UPDATE forecast_status SET evidence = json_patch(evidence, ?)", (place,))
    assert states(library) == [Status.OPEN, Status.OPEN, Status.DID_NOT]
