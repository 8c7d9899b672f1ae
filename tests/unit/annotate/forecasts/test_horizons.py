"""When a forecast is due."""

import pytest

from tests.unit.annotate.forecasts.making import forecast
from tests.unit.annotate.making import iso


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The bridge will open tomorrow.", "2020-05-10", "2020-05-10"),
        ("The bridge will open by 1 June 2020.", "2020-05-09", "2020-06-01"),
        ("The bridge will open in July 2020.", "2020-07-01", "2020-07-31"),
        ("It is likely that within the next half year, the bridge will open.", "2020-05-09", "2020-11-09"),
        ("The bridge will open within two weeks.", "2020-05-09", "2020-05-23"),
        ("The bridge may stay closed for at least two more years.", "2020-05-09", "2022-05-09"),
        ("The bridge could be ready by Wednesday.", "2020-05-09", "2020-05-13"),
        ("The bridge will open before 2022.", "2020-05-09", "2021-12-31"),
        ("The mayor said on 4 May 2020 that the bridge will open in July 2020.", "2020-07-01", "2020-07-31"),
        ("The bridge will open within a month.", "2020-05-09", "2020-06-09"),
        ("The bridge will open before the week is out.", "2020-05-09", "2020-05-10"),
        ("The bridge will open before the month is over.", "2020-05-09", "2020-05-31"),
        ("The bridge will open before the year is out.", "2020-05-09", "2020-12-31"),
        ("The bridge will open within 9000 years.", None, None),
        ("The bridge will open, the mayor said on Friday.", None, None),
        ("The bridge will open.", None, None),
        ("The bridge that fell in 2015 will open again.", None, None),
        ("The bridge will open in 2015 style.", None, None),
    ],
)
def test_times_ahead_say_when_it_is_due(text, first, last):
    found = forecast(text)
    days = [None if day is None else iso(day) for day in (found.due_first, found.due_last)]
    assert days == [first, last]


def test_without_a_publication_date_it_waits():
    found = forecast("The bridge will open tomorrow.", published=None)
    assert found.is_waiting
    assert found.due_first is None
    assert not forecast("The bridge will open.", published=None).is_waiting
