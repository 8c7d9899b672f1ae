"""The brush alone: whole steps, either direction, edges within reach."""

from tests.ui.timeline.making import day
from ui.panels.timeline.brush import Brush, Edge
from ui.panels.timeline.scale import Scale, Step, Unit

DAYS, MONTHS = Step(Unit.DAYS), Step(Unit.MONTHS)


def test_drawing_back_over_its_start_turns_it_round():
    brush = Brush()
    brush.start(10, DAYS)
    brush.reach(14, DAYS)
    assert brush.shown == (10, 14)
    brush.reach(7, DAYS)
    assert brush.shown == (7, 10)


def test_among_months_whole_months_are_drawn():
    brush = Brush()
    brush.start(day("1962-10-24"), MONTHS)
    brush.reach(day("1962-11-02"), MONTHS)
    assert brush.shown == (day("1962-10-01"), day("1962-11-30"))


def test_an_edge_that_is_held_leaves_the_other_where_it_is():
    brush = Brush()
    brush.apply((10, 20))
    brush.hold(Edge.FIRST)
    brush.reach(15, DAYS)
    assert brush.shown == (15, 20)
    assert brush.applied == (10, 20)


def test_the_keyboard_draws_on_from_where_it_began():
    brush = Brush()
    brush.extend(10, 11, DAYS)
    brush.extend(11, 12, DAYS)
    brush.extend(12, 11, DAYS)
    assert brush.shown == (10, 11)
    assert brush.drop()
    assert not brush.drop()


def test_edges_are_found_within_their_grip():
    brush, scale = Brush(), Scale(0, 100, 1000)
    assert brush.edge_at(100, scale) is None
    brush.apply((10, 19))
    assert [brush.edge_at(x, scale) for x in (94, 106, 150, 206, 208)] == [
        Edge.FIRST,
        Edge.FIRST,
        None,
        Edge.LAST,
        None,
    ]
