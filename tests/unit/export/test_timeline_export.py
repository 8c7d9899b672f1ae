"""A timeline is written in formats that others read, and stays harmless in all of them."""

import csv
import io
import json
from dataclasses import replace

import pytest
from icalendar import Calendar

from tests.unit.library.making import add, make_document
from workbench.annotate.registry import Registry
from workbench.annotate.times.calendar_days import day_number
from workbench.annotating import annotate_pending
from workbench.export import timeline as timeline_export
from workbench.export.timeline import FORECAST, NAMED, PUBLISHED, TIMELINE_FORMATS, WAITING, TimelineEntry, entries_of
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.model import UNKNOWN_DATE
from workbench.timeline import OPEN_FIRST, OPEN_LAST, timeline_of

FORMATS = {format_.name: format_ for format_ in TIMELINE_FORMATS}
EVIL = TimelineEntry(
    NAMED, 0, 1, "1970-01-01/1970-01-02", "explicit year", 3, "<script>", "=cmd()", "Said: <b>no</b>;\n=1", ("@x",)
)
ANCIENT = TimelineEntry(
    NAMED, day_number(-43, 3, 15), day_number(-43, 3, 15), "-0043-03-15", "explicit year", 4, "Ides"
)


def written(name, entries, caption="ships"):
    stream = io.BytesIO()
    FORMATS[name].write(entries, caption, stream)
    return stream.getvalue()


@pytest.fixture
def entries(tmp_path):
    with Library.open_or_create(tmp_path / "l") as library:
        add(library, b"1", make_document("Ships", "Nobody fired. On October 22 Cuba waited for ships.\n\nIt was 1962."))
        annotate_pending(JobContext(), library, Registry.default())
        yield entries_of(JobContext(), library, Registry.default(), timeline_of(library, [1]))


def test_entries_have_sentences_and_names(entries):
    assert [entry.kind for entry in entries] == [NAMED, NAMED, PUBLISHED]
    named = next(entry for entry in entries if entry.text == "October 22")
    assert (named.edtf, named.basis, named.actors) == ("1962-10-22", "year inferred", ("Cuba",))
    assert named.sentence == "On October 22 Cuba waited for ships."
    assert entries[-1].basis == "stated"


def test_json_says_everything(entries):
    told = json.loads(written("json", entries))
    assert told["caption"] == "ships"
    assert [entry["first"] for entry in told["entries"]] == ["1962-01-01", "1962-10-22", "1962-10-25"]
    assert json.loads(written("json", [ANCIENT]))["entries"][0]["first"] == "-0043-03-15"


def test_a_table_runs_nothing(entries):
    rows = list(csv.DictReader(io.StringIO(written("csv", [*entries, EVIL, ANCIENT]).decode("utf-8-sig"))))
    assert rows[-2]["text"] == "'=cmd()"
    assert rows[-2]["actors"] == "'@x"
    assert "\n" not in rows[-2]["sentence"]
    assert rows[-1]["first"] == "'-0043-03-15"
    assert [row["kind"] for row in rows[:3]] == [NAMED, NAMED, PUBLISHED]


def test_a_calendar_is_read_back_by_a_calendar(entries):
    calendar = Calendar.from_ical(written("ics", [*entries, EVIL, ANCIENT]))
    events = list(calendar.walk("VEVENT"))
    assert len(events) == len(entries) + 1
    day = next(event for event in events if "October 22" in event["summary"])
    assert day.decoded("dtstart").isoformat() == "1962-10-22"
    assert day.decoded("dtend").isoformat() == "1962-10-23"
    assert "On October 22 Cuba" in day["description"]
    assert len({str(event["uid"]) for event in events}) == len(events)


def test_a_time_with_an_open_end_stands_in_calendars_on_the_day_that_is_known():
    since = TimelineEntry(NAMED, 15000, OPEN_LAST, "2011-01-26/..", "explicit year", 3, "Siege")
    until = TimelineEntry(NAMED, OPEN_FIRST, 15002, "../2011-01-28", "explicit year", 3, "Siege")
    events = Calendar.from_ical(written("ics", [since, until])).walk("VEVENT")
    assert [(one.decoded("dtstart").isoformat(), one.decoded("dtend").isoformat()) for one in events] == [
        ("2011-01-26", "2011-01-27"),
        ("2011-01-28", "2011-01-29"),
    ]
    first, second = json.loads(written("timelinejs", [since, until]))["events"]
    assert (first["start_date"]["day"], second["start_date"]["day"]) == (26, 28)
    assert "end_date" not in {*first, *second}


def test_a_calendar_is_whole_whatever_is_written_in_it():
    evil = replace(EVIL, title="t\x00\x01", text="a\x0bb", sentence="Said\x01\r\nBEGIN:VEVENT\r\nEND:VCALENDAR")
    data = written("ics", [evil], "two\r\nlines\x01")
    calendar = Calendar.from_ical(data)
    assert calendar["x-wr-calname"] == "two lines "
    assert len(list(calendar.walk("VEVENT"))) == 1
    assert not set(data) & {0, 1, 0x0B}


def test_timelinejs_gets_text_and_no_markup():
    told = json.loads(written("timelinejs", [EVIL, ANCIENT], "<i>ships</i>"))
    assert "<" not in json.dumps(told)
    assert told["events"][1]["start_date"] == {"year": -43, "month": 3, "day": 15}


def test_texts_are_read_article_by_article(tmp_path, monkeypatch):
    with Library.open_or_create(tmp_path / "l") as library:
        for number in (1, 2):
            add(
                library,
                bytes([number]),
                make_document("Log", "In May 1960 it rained. In May 1961 it snowed. In May 1960 too."),
            )
        annotate_pending(JobContext(), library, Registry.default())
        read = []
        plain = timeline_export.get_document
        monkeypatch.setattr(timeline_export, "get_document", lambda lib, one: read.append(one) or plain(lib, one))
        named = [
            entry
            for entry in entries_of(JobContext(), library, Registry.default(), timeline_of(library, [2, 1]))
            if entry.kind == NAMED
        ]
    assert read == [1, 2]
    assert [(entry.edtf, entry.article) for entry in named] == [
        ("1960-05", 1), ("1960-05", 1), ("1960-05", 2), ("1960-05", 2), ("1961-05", 1), ("1961-05", 2),
    ]  # fmt: skip


@pytest.fixture
def half_known(tmp_path):
    """Forecasts, times with an open end, and what waits for the date of its article."""
    with Library.open_or_create(tmp_path / "h") as library:
        add(
            library,
            b"1",
            make_document("Port", "It was shut until October 22. It will probably open within two weeks."),
        )
        add(library, b"2", make_document("Ferry", "On March 5 it sank.", published=UNKNOWN_DATE))
        annotate_pending(JobContext(), library, Registry.default())
        yield entries_of(JobContext(), library, Registry.default(), timeline_of(library, [1, 2]))


def test_forecasts_and_what_waits_are_taken_along(half_known):
    told = {entry.kind: entry for entry in half_known}
    assert [entry.kind for entry in half_known][-1] == WAITING
    assert (told[WAITING].edtf, told[WAITING].sentence) == ("XXXX-03-05", "On March 5 it sank.")
    assert told[FORECAST].sentence == "It will probably open within two weeks."
    assert told[FORECAST].edtf == "1962-11-08"
    rows = json.loads(written("json", half_known))["entries"]
    assert [(row["first"], row["last"]) for row in rows if row["kind"] == WAITING] == [(None, None)]
    assert [(row["first"], row["last"]) for row in rows if row["edtf"].startswith("../")] == [(None, "1962-10-22")]


def test_a_calendar_has_the_day_of_an_open_end_and_nothing_that_waits(half_known):
    events = list(Calendar.from_ical(written("ics", half_known)).walk("VEVENT"))
    shut = next(event for event in events if "October 22" in event["summary"])
    assert (shut.decoded("dtstart").isoformat(), shut.decoded("dtend").isoformat()) == ("1962-10-22", "1962-10-23")
    assert not any("March 5" in event["summary"] for event in events)
    assert len(json.loads(written("timelinejs", half_known))["events"]) == len(half_known) - 1
