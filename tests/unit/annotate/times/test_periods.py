"""Stretches are written as TIMEX3 and EDTF have them, with their days."""

import pytest

from workbench.annotate.times import periods
from workbench.annotate.times.calendar_days import day_number
from workbench.annotate.times.expressions import Part

DAY = day_number(2020, 5, 9)


@pytest.mark.parametrize(
    ("made", "value", "edtf", "first", "last"),
    [
        (periods.day(DAY), "2020-05-09", "2020-05-09", (2020, 5, 9), (2020, 5, 9)),
        (periods.month_of(2020, 2), "2020-02", "2020-02", (2020, 2, 1), (2020, 2, 29)),
        (periods.year_of(2020), "2020", "2020", (2020, 1, 1), (2020, 12, 31)),
        (periods.year_of(-489), "BC0490", "-0489", (-489, 1, 1), (-489, 12, 31)),
        (periods.year_of(0), "BC0001", "0000", (0, 1, 1), (0, 12, 31)),
        (periods.season_of(2020, 2), "2020-SU", "2020-22", (2020, 6, 1), (2020, 8, 31)),
        (periods.season_of(2019, 4), "2019-WI", "2019-24", (2019, 12, 1), (2020, 2, 29)),
        (periods.quarter_of(2020, 4), "2020-Q4", "2020-36", (2020, 10, 1), (2020, 12, 31)),
        (periods.half_of(2020, 2), "2020-H2", "2020-41", (2020, 7, 1), (2020, 12, 31)),
        (periods.week_of(DAY), "2020-W19", "2020-05-04/2020-05-10", (2020, 5, 4), (2020, 5, 10)),
        (periods.weekend_of(DAY), "2020-W19-WE", "2020-05-09/2020-05-10", (2020, 5, 9), (2020, 5, 10)),
        (periods.numbered_week(2020, 18, 5), "2020-W18-5", "2020-05-01", (2020, 5, 1), (2020, 5, 1)),
        (periods.decade_of(1990), "199", "199X", (1990, 1, 1), (1999, 12, 31)),
        (periods.decade_of(-488), "BC048", "-0488-01-01/-0479-12-31", (-488, 1, 1), (-479, 12, 31)),
        (periods.century_of(1800), "18", "18XX", (1800, 1, 1), (1899, 12, 31)),
        (periods.century_of(-499), "BC04", "-0499-01-01/-0400-12-31", (-499, 1, 1), (-400, 12, 31)),
    ],
)
def test_period(made, value, edtf, first, last):
    assert (made.value, made.edtf, made.first, made.last) == (value, edtf, day_number(*first), day_number(*last))


def test_what_the_calendar_lacks():
    assert periods.day_of(2019, 2, 29) is None
    assert periods.month_of(2019, 13) is None


@pytest.mark.parametrize(
    ("year", "decade", "century"), [(2020, 2020, 2000), (-488, -488, -499), (-479, -488, -499), (0, -8, -99)]
)
def test_starts(year, decade, century):
    assert (periods.decade_start(year), periods.century_start(year)) == (decade, century)


@pytest.mark.parametrize("part", Part)
def test_parts_lie_within(part):
    for whole, made in (
        (periods.year_of(2020), periods.year_of(2020, part)),
        (periods.month_of(2020, 2), periods.month_of(2020, 2, part)),
        (periods.decade_of(1990), periods.decade_of(1990, part)),
    ):
        assert whole.first <= made.first <= made.last <= whole.last
        assert made.value == whole.value
