"""Dates as precise as they are known: read strictly, with the days that they may mean."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.dates import bounds, now, parse_user_date
from workbench.errors import UsageError


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1962", "1962-01-01", "1962-12-31"),
        ("1962-10", "1962-10-01", "1962-10-31"),
        ("1962-02", "1962-02-01", "1962-02-28"),
        ("2000-02", "2000-02-01", "2000-02-29"),
        ("1962-10-26", "1962-10-26", "1962-10-26"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_bounds(edtf, first, last):
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "62", "1962-13", "1962-00", "1962-02-29", "0000", "1962-1-1", "1962/10/26", "19621026", "-1962", "1962-10-26\n1", "१९६२", "１９６２-10", "today"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_what_to_write(text):
    with pytest.raises(UsageError, match="Write YYYY-MM-DD"):
        parse_user_date(text)


def test_blanks_around_a_date_are_forgiven():
    assert parse_user_date(" 1962-10 ") == "1962-10"


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_every_day_lies_within_its_day_month_and_year(day, length):
    edtf = day.isoformat()[:length]
    first, last = bounds(parse_user_date(edtf))
    assert first <= day.isoformat() <= last
    assert first.startswith(edtf)
    assert last.startswith(edtf)


def test_now_is_utc_to_the_second():
    read = datetime.datetime.fromisoformat(now())
    assert read.tzinfo == datetime.UTC
    assert now().endswith("Z")
    assert abs((datetime.datetime.now(datetime.UTC) - read).total_seconds()) < 5
