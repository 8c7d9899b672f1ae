"""Days in pixels and in steps: before 1970, over centuries, and at the ends of the calendar."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.timeline.making import day
from ui.panels.timeline.scale import (
    Scale,
    Step,
    Unit,
    bar_step,
    bin_of,
    bin_range,
    bins_of,
    headings,
    least_px_per_day,
    marks,
    starts_of,
)
from ui.panels.timeline.words import EARLIEST_DAY, LATEST_DAY, say_range
from workbench.annotate.times.calendar_days import day_number

STEPS = [
    Step(Unit.DAYS),
    Step(Unit.DAYS, 2),
    Step(Unit.WEEKS),
    Step(Unit.MONTHS),
    Step(Unit.MONTHS, 3),
    Step(Unit.YEARS, 10),
]


@given(st.integers(EARLIEST_DAY, LATEST_DAY), st.sampled_from(STEPS))
def test_every_day_lies_within_its_step(number, step):
    bins = bins_of(np.array([number], np.int64), step)
    assert starts_of(bins, step)[0] <= number < starts_of(bins + 1, step)[0]


@pytest.mark.parametrize(
    ("text", "step", "first", "last"),
    [
        ("1962-10-31", Step(Unit.MONTHS), "1962-10-01", "1962-10-31"),
        ("1969-12-31", Step(Unit.YEARS), "1969-01-01", "1969-12-31"),
        ("1962-10-24", Step(Unit.WEEKS), "1962-10-22", "1962-10-28"),
        ("1962-10-24", Step(Unit.YEARS, 10), "1960-01-01", "1969-12-31"),
        ("9999-12-31", Step(Unit.WEEKS), "9999-12-27", "9999-12-31"),
    ],
)
def test_steps_begin_where_the_calendar_says(text, step, first, last):
    assert bin_range(bin_of(day(text), step), step) == (day(first), day(last))


def test_a_pixel_before_1970_belongs_to_the_day_that_it_lies_in():
    scale = Scale(-10.5, 9.5, 200)
    assert [scale.day(x) for x in (0, 4.9, 5.1, 104.9, 105.1)] == [-11, -11, -10, -1, 0]
    assert (scale.first_day, scale.last_day) == (-11, 9)


def test_the_first_day_of_the_axis_is_marked_before_1970():
    scale = Scale(day("1962-10-14"), day("1962-11-05"), 700)
    assert [mark.text for mark in marks(scale)][:3] == ["14", "15", "16"]
    assert [mark.text for mark in headings(scale)] == ["October 1962", "November 1962"]
    assert [mark.text for mark in marks(scale) if mark.is_quiet] == ["14", "20", "21", "27", "28", "3", "4"]


@given(st.floats(EARLIEST_DAY, LATEST_DAY - 7), st.floats(7, LATEST_DAY - EARLIEST_DAY), st.integers(100, 3000))
def test_there_are_never_more_marks_than_fit(left, length, width):
    found = marks(Scale(left, min(left + length, LATEST_DAY + 1.0), width))
    assert len(found) <= width / 24 + 4
    assert [mark.first_day for mark in found] == sorted({mark.first_day for mark in found})


def test_bars_grow_coarser_as_the_zoom_leaves():
    chosen = [bar_step(px, Unit.AUTO) for px in (30, 2, 0.5, 0.03, 0.001)]
    assert [step.unit for step in chosen] == [Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.YEARS]
    assert chosen[3].count == 1
    assert chosen[4].count > 10


def test_a_unit_is_kept_while_it_can_be_drawn():
    assert bar_step(3, Unit.DAYS) == Step(Unit.DAYS)
    assert bar_step(30, Unit.MONTHS) == Step(Unit.MONTHS)
    assert bar_step(least_px_per_day(Unit.WEEKS) / 2, Unit.WEEKS) == Step(Unit.MONTHS)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("1962-10-24", "1962-10-24", "24 Oct 1962"),
        ("1962-10-22", "1962-10-28", "22–28 Oct 1962"),
        ("1962-10-14", "1962-11-04", "14 Oct – 4 Nov 1962"),
        ("1962-12-30", "1963-01-02", "30 Dec 1962 – 2 Jan 1963"),
        ("1962-10-01", "1962-10-31", "Oct 1962"),
        ("1962-10-01", "1962-12-31", "Oct – Dec 1962"),
        ("1962-12-01", "1963-01-31", "Dec 1962 – Jan 1963"),
        ("1962-01-01", "1962-12-31", "1962"),
        ("1960-01-01", "1969-12-31", "1960–1969"),
        ("1962-10-22", "9999-12-31", "from 22 Oct 1962"),
    ],
)
def test_ranges_are_said_as_short_as_they_can_be(first, last, said):
    assert say_range(day(first), day(last)) == said


def test_the_panel_comes_without_pyqtgraph():
    code = "import sys, ui.panels.timeline as t; t.TimelinePanel; print('pyqtgraph' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"


def test_an_open_beginning_is_said_as_such():
    assert say_range(EARLIEST_DAY, day("1962-10-31")) == "until 31 Oct 1962"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((-43, 3, 15), (-43, 3, 15), "15 Mar 44 BC"),
        ((0, 1, 1), (0, 12, 31), "1 BC"),
        ((-2, 1, 1), (3, 12, 31), "3 BC–3"),
        ((-489, 9, 1), (-489, 9, 30), "Sep 490 BC"),
    ],
)
def test_years_before_christ_are_said_as_historians_count_them(first, last, said):
    assert say_range(day_number(*first), day_number(*last)) == said


def test_the_axis_goes_back_before_christ():
    scale = Scale(day_number(-50, 1, 1), day_number(2027, 1, 1), 1200)
    texts = [mark.text for mark in marks(scale)]
    assert texts[0].endswith(" BC") or texts[0] == "0"
    assert texts[-1].isdecimal()
    near = Scale(day_number(-43, 1, 1), day_number(-42, 1, 1), 400)
    assert [mark.text for mark in marks(near)][:3] == ["Jan", "Feb", "Mar"]
    assert [mark.text for mark in headings(near)] == ["44 BC"]
