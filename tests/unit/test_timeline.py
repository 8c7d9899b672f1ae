"""The timeline of a result, and the sentence around a date, as tooltips, header and exports show it."""

import io
import json

import pytest

from tests.unit.library.making import add, make_document
from workbench.annotate.registry import Registry
from workbench.annotating import annotate_pending
from workbench.cli.contract import timeline_output
from workbench.export.timeline import TIMELINE_FORMATS, entries_of
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.timeline import OPEN_FIRST, OPEN_LAST, sentence_at, timeline_of


def at(body, words):
    document = make_document("Log", body)
    return sentence_at(document, document.text.index(words))


def test_the_whole_sentence_is_said_on_one_line():
    assert at("It rained. On 5 May\nthe convoy left. Nobody saw it.", "5 May") == "On 5 May the convoy left."
    assert at("It rained. On 5 May the convoy left", "left") == "On 5 May the convoy left"


@pytest.mark.parametrize("words", ["first", "here", "last"])
def test_of_a_sentence_without_end_what_is_near_is_said(words):
    said = at(f"the first {'and then ' * 100_000} here {'and then ' * 100_000} the last", words)
    assert words in said
    assert len(said) < 2000
    assert said.startswith("…") == (words != "first")
    assert said.endswith("…") == (words != "last")


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("Log", "They met on 05/03/2020. It rained on 6 May 2020."))
        annotate_pending(JobContext(), library, Registry("", ""))
        yield library


def test_a_date_that_can_be_read_in_two_ways_has_both(library):
    either, rain = timeline_of(library, [1]).dates
    assert either.edtf in {"[2020-03-05,2020-05-03]", "[2020-05-03,2020-03-05]"}
    assert {either.first_day, either.other_days[0]} == {18326, 18385}
    assert rain.other_days is None


def test_an_open_end_is_read_counted_and_written(library):
    with library.write() as connection:
        connection.execute("DELETE FROM article_time")
        connection.executemany(
            "INSERT INTO article_time (article, start, end, first_day, last_day, edtf, precision, basis, actors, places)"
            " VALUES (1, ?, ?, ?, ?, ?, 'month', 'explicit year', '[]', '[]')",
            [(0, 3, None, 18352, "../2020-03"), (20, 23, 18353, None, "2020-04/.."), (40, 43, None, None, "XXXX-05")],
        )
    data = timeline_of(library, [1])
    assert [(date.first_day, date.last_day) for date in data.dates] == [(OPEN_FIRST, 18352), (18353, OPEN_LAST)]
    assert [date.edtf for date in data.waiting] == ["XXXX-05"]
    assert timeline_of(library, [1], dates_max=1).dates_total == 2
    told = timeline_output(data).dates
    assert [(date.first, date.last) for date in told] == [(None, "2020-03-31"), ("2020-04-01", None)]
    entries = entries_of(JobContext(), library, Registry("", ""), data)
    for format_ in TIMELINE_FORMATS:
        stream = io.BytesIO()
        format_.write(entries, "", stream)
        written = stream.getvalue().decode("utf-8-sig")
        assert "-9514" not in written
        assert "../2020-03" in written or format_.name == "ics"
    events = json.loads(written)["events"]
    assert [event["start_date"]["month"] for event in events if "end_date" not in event] == [3, 4]
