"""What is known by half: an open end is an arrow at the end that is known, two readings of a day are joined."""

from dataclasses import replace

import pytest

from tests.ui.timeline.making import day, either, named, published, since, until
from ui.panels.timeline import TimelinePanel
from ui.panels.timeline.half_known import ARROW_PX
from ui.panels.timeline.lanes import DateTable, sort_into_lanes
from ui.panels.timeline.scale import Scale, Step, Unit
from workbench.dated import TimelineData

BEFORE, AFTER, BOTH, DAY = (
    until(1, "1962-10-10"),
    since(2, "1962-10-20", "cuba"),
    either(3, "1962-10-05", "1962-10-25", "cuba"),
    named(4, "1962-10-15"),
)
OCTOBER = Scale(day("1962-10-01"), day("1962-11-01"), 620)


def lane_of(*dates):
    return sort_into_lanes(DateTable(dates), (("cuba", "Cuba", 0),))


def test_an_open_end_stands_at_the_end_that_is_known():
    every, cuba = lane_of(BEFORE, AFTER, DAY)
    assert every.range == (day("1962-10-10"), day("1962-10-20"))
    assert [(a.x_px, a.is_backward) for a in every.arrows(OCTOBER)] == [(200, True), (380, False)]
    assert [a.is_backward for a in cuba.arrows(OCTOBER)] == [False]
    assert len(every.dots(OCTOBER).middles) == 1
    assert every.reaches(OCTOBER) == []
    assert every.outside(Scale(day("1962-10-12"), day("1962-10-18"), 620)) == (1, 1)
    assert len(every.held_bins(Step(Unit.DAYS))) == 3


def test_what_an_arrow_stands_for_is_found_along_it():
    every, _ = lane_of(BEFORE, AFTER, DAY)
    assert list(every.near(200 - ARROW_PX / 2, OCTOBER)) == [BEFORE]
    assert list(every.near(380 + ARROW_PX / 2, OCTOBER)) == [AFTER]
    assert not every.near(200 + 10, OCTOBER)
    assert list(every.within(day("1962-10-10"), day("1962-10-15"))) == [DAY, BEFORE]


def test_arrows_out_of_sight_are_not_drawn_and_near_ones_are_one():
    many = [until(number, "1962-10-10") for number in range(50)] + [until(60, "1962-10-11"), until(70, "1990-01-01")]
    every, _ = lane_of(*many)
    assert len(every.arrows(OCTOBER)) == 2
    (arrow,) = every.arrows(Scale(day("1962-01-01"), day("1963-01-01"), 620))
    assert len(every.near(arrow.x_px - 4, Scale(day("1962-01-01"), day("1963-01-01"), 620))) == 51


def test_a_day_with_two_readings_is_hollow_and_joined_to_the_other():
    every, cuba = lane_of(BOTH, DAY)
    for lane in (every, cuba):
        (ghost,) = lane.ghosts(OCTOBER)
        assert (ghost.x_px, ghost.other_px) == (90, 490)
        assert list(lane.near(490, OCTOBER)) == [BOTH]
    dots = every.dots(OCTOBER)
    assert (dots.counts.tolist(), dots.sure.tolist()) == ([1, 1], [0, 1])
    # As near as this they are one dot, and ghosts without number say nothing.
    assert every.ghosts(Scale(day("1900-01-01"), day("2000-01-01"), 620)) == []
    days = [either(n, f"1962-10-{n % 25 + 1:02}", f"1963-{n % 12 + 1:02}-05") for n in range(400)]
    assert lane_of(*days)[0].ghosts(Scale(day("1962-10-01"), day("1963-12-31"), 6200)) == []


def test_what_is_no_day_in_brackets_is_one_reading():
    for edtf in ("[1962-10-05]", "[1962-10-05,]", "[,]", "[1962-10-05,soon]", "[", "[1962-10-05,1962-10]"):
        odd = replace(BOTH, edtf=edtf)
        assert odd.other_days is None
        assert lane_of(odd)[0].ghosts(OCTOBER) == []


@pytest.fixture
def panel(look, qtbot):
    made = TimelinePanel(look)
    qtbot.addWidget(made)
    made.resize(1000, 280)
    made.load()
    with qtbot.waitExposed(made):
        made.show()
    article = published(9, "1962-10-15")
    made.show_data(TimelineData((article,), (), (BEFORE, AFTER, BOTH, DAY), 4), (("cuba", "Cuba", 0),))
    return made


def test_both_readings_and_open_ends_are_said(panel, look):
    plot = panel._body.plot
    plot.setFocus()
    plot.row = 0
    panel.show_day(day("1962-10-05"))
    assert "either 5 Oct 1962 or 25 Oct 1962" in panel._header._status._text
    scale, geometry = plot.scale, plot.geometry_px
    y = geometry.lane_middle(0)
    found = plot.contents.at_pixel(scale.x(day("1962-10-11")) - 5, y, scale, geometry, plot.step)
    assert found.say() == "until 10 Oct 1962 · 1 date in texts"
    found = plot.contents.at_pixel(scale.x(day("1962-10-20")) + 5, y, scale, geometry, plot.step)
    assert found.say() == "from 20 Oct 1962 · 1 date in texts"
    seen, meant = (
        plot.grab().toImage().pixelColor(round(scale.x(day("1962-10-11"))), round(y)),
        look.color("actor_rest"),
    )
    assert abs(seen.red() - meant.red()) + abs(seen.green() - meant.green()) + abs(seen.blue() - meant.blue()) < 9
