"""Lanes: dots that merge without losing any, bars that become a band, and what lies under a pixel."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from tests.ui.timeline.making import day, named
from ui.panels.timeline.lanes import DOT_CELL_PX, DateTable, sort_into_lanes
from ui.panels.timeline.scale import Scale, Step, Unit
from ui.panels.timeline.words import By
from workbench.timeline import TextDate

ACTORS = (("cuba", "Cuba", 0), ("nobody", "Nobody", 1))


def lanes_of(*dates):
    return sort_into_lanes(DateTable(dates), ACTORS)


def many(count, length):
    chance = random.Random(7)
    return [TextDate(1, n, n + 1, first := chance.randrange(-9000, 9000), first + length) for n in range(count)]


def test_the_first_lane_holds_all_and_the_others_their_actor():
    every, cuba, nobody = lanes_of(named(1, "1962-10-24", None, "cuba"), named(2, "1962-10-25"))
    assert (every.name, cuba.name) == ("Dates in texts", "Cuba")
    here = Scale(day("1962-10-01"), day("1962-11-01"), 620)
    assert [len(lane.dots(here).middles) for lane in (every, cuba, nobody)] == [2, 1, 0]
    assert nobody.range is None


def test_dates_out_of_view_are_counted_and_a_time_that_reaches_in_is_not():
    lane = lanes_of(
        named(1, "1961-04-01", "1961-04-30"),
        named(2, "1962-09-28", "1962-10-02"),
        named(3, "1962-10-24"),
        named(4, "1962-11-20"),
        named(5, "1963-01-01"),
    )[0]
    assert lane.outside(Scale(day("1962-10-01"), day("1962-11-01"), 620)) == (1, 2)
    assert lanes_of()[0].outside(Scale(0, 7, 100)) == (0, 0)


@pytest.mark.parametrize("width", [100, 1000, 50_000, 400_000])
def test_merged_dots_hold_as_many_dates_as_before_and_are_apart(width):
    lane = lanes_of(*many(3000, 0))[0]
    scale = Scale(-9000, 9000, width)
    dots = lane.dots(scale)
    assert int(dots.counts.sum()) == 3000
    assert len(dots.middles) <= width / DOT_CELL_PX + 2 or scale.px_per_day >= DOT_CELL_PX


def test_panning_regroups_no_dot():
    lane = lanes_of(*many(3000, 0))[0]
    before, after = (lane.dots(Scale(left, left + 2000, 700)) for left in (-1000, -1000 + 2000 / 700 * 5))
    inside = [middle for middle in before.middles.tolist() if -900 < middle < 900]
    assert inside == [middle for middle in after.middles.tolist() if -900 < middle < 900]


def test_few_bars_have_ends_and_many_are_a_band_of_few_parts():
    scale = Scale(-9000, 9000, 900)
    assert {reach.level for reach in lanes_of(named(1, "1962-10-01", "1962-10-31"))[0].reaches(scale)} == {0}
    band = lanes_of(*many(20_000, 400))[0].reaches(scale)
    assert 0 < len(band) <= 2 * 900
    assert {reach.level for reach in band} <= {1, 2, 3, 4}
    assert all(left.right_px <= right.left_px for left, right in pairwise(band))


def test_a_bar_far_longer_than_the_view_stays_within_what_qt_can_draw():
    reach = lanes_of(named(1, "0001-01-01", "9999-12-31"))[0].reaches(Scale(0, 7, 3000))[0]
    assert (reach.left_px, reach.right_px) == (-20, 3020)


def test_under_a_pixel_lies_the_dot_before_the_bar():
    lane = lanes_of(named(1, "1962-10-24"), named(2, "1962-10-01", "1962-10-31"), named(3, "1962-01-01", "1962-12-31"))[
        0
    ]
    scale = Scale(day("1962-10-01"), day("1962-11-01"), 620)
    assert [date.article for date in lane.near(scale.x(day("1962-10-24") + 0.5) + 5, scale)] == [1]
    assert [date.article for date in lane.near(scale.x(day("1962-10-10")), scale)] == [2]
    assert not lane.near(-9000, Scale(day("1990-01-01"), day("1990-02-01"), 620))


def test_held_steps_are_those_in_which_a_date_begins():
    lane = lanes_of(named(1, "1962-10-24"), named(2, "1962-10-01", "1962-10-31"))[0]
    assert len(lane.held_bins(Step(Unit.DAYS))) == 2
    assert len(lane.held_bins(Step(Unit.MONTHS))) == 1


def test_what_is_worked_out_is_told_from_what_stands_in_the_text():
    guessed = replace(named(1, "1962-10-24"), basis="year inferred")
    lane = lanes_of(guessed, named(2, "1962-10-25"), replace(named(3, "1962-10-01", "1962-10-31"), basis="anaphoric"))[
        0
    ]
    scale = Scale(day("1962-09-30"), day("1962-11-01"), 3200)
    dots = lane.dots(scale)
    assert (dots.counts.tolist(), dots.sure.tolist()) == ([1, 1], [0, 1])
    assert [reach.is_sure for reach in lane.reaches(scale)] == [False]
    far = lane.dots(Scale(day("1962-01-01"), day("1963-01-01"), 300))
    assert (far.counts.tolist(), far.sure.tolist()) == ([2], [1])


def test_lanes_can_be_of_sources():
    ours, theirs = (
        replace(named(1, "1962-10-24", None, "cuba"), source="Ours"),
        replace(named(2, "1962-10-25"), source="Theirs"),
    )
    lanes = sort_into_lanes(DateTable((ours, theirs)), (("Theirs", "Theirs", 0),), by=By.SOURCE)
    assert [lane.name for lane in lanes] == ["Dates in texts", "Theirs"]
    assert list(lanes[1].within(day("1962-10-01"), day("1962-10-31"))) == [theirs]


def test_lanes_can_be_of_places():
    here = replace(named(1, "1962-10-24"), places=("havana", "cuba"))
    lanes = sort_into_lanes(DateTable((here, named(2, "1962-10-25"))), (("havana", "Havana", 0),), by=By.PLACE)
    assert list(lanes[1].within(day("1962-10-01"), day("1962-10-31"))) == [here]


def test_forecasts_have_a_lane_of_their_own():
    due = replace(named(1, "1962-10-24", "1962-11-01"), basis="forecast")
    lanes = sort_into_lanes(DateTable((named(2, "1962-10-25"),)), ACTORS, (due,))
    assert [lane.name for lane in lanes][:2] == ["Dates in texts", "Forecasts until due"]
    assert [reach.is_sure for reach in lanes[1].reaches(Scale(day("1962-10-01"), day("1962-11-30"), 600))] == [False]
