"""Days are counted as the standard library counts them, and beyond."""

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.annotate.times import calendar_days as days

EPOCH = dt.date(1970, 1, 1).toordinal()


@settings(deadline=None)
@given(st.dates())
def test_as_the_standard_library(date):
    number = date.toordinal() - EPOCH
    assert days.day_number(date.year, date.month, date.day) == number
    assert days.civil(number) == (date.year, date.month, date.day)
    assert days.weekday(number) == date.weekday()
    assert days.iso_week(number) == date.isocalendar()[:2]


@settings(deadline=None)
@given(st.integers(-(10**7), 10**7))
def test_there_and_back(number):
    assert days.day_number(*days.civil(number)) == number
    assert days.is_day(*days.civil(number))
    assert days.civil(number + 1) > days.civil(number)


def test_before_christ():
    assert days.day_number(1, 1, 1) - days.day_number(0, 12, 31) == 1
    assert days.month_length(0, 2) == 29
    assert not days.is_day(-1, 2, 29)


def test_months():
    assert days.add_months(2020, 1, -1) == (2019, 12)
    assert days.add_months(2020, 11, 14) == (2022, 1)
    assert days.civil(days.same_day(days.day_number(2020, 1, 31), 1)) == (2020, 2, 29)
    assert days.civil(days.week_start(2020, 1)) == (2019, 12, 30)
