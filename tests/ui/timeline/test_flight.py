"""What gets its date flies from the shelf to its place, in the way of nothing, and leaves the picture as it has to be."""

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QPointF, Qt
from PySide6.QtWidgets import QProxyStyle, QStyle

from tests.ui.timeline.making import day, published
from ui.panels.timeline.panel import TimelinePanel
from workbench.dated import TextDate, TimelineData, WaitingDate

LANES = (("cuba", "Cuba", 0),)
SEEN = published(7, "1962-10-24")
WAITING = (WaitingDate(1, 10, 17, "XXXX-10-20", ("cuba",)), WaitingDate(2, 30, 35, "XXXX-10-28"))
UNDATED = TimelineData((SEEN,), (1, 2), (), 0, WAITING)
PLACED = TextDate(1, 10, 17, day("1962-10-20"), day("1962-10-20"), ("cuba",), "1962-10-20", basis="year inferred")
DATED = TimelineData((SEEN, published(1, "1962-10-22")), (2,), (PLACED,), 1, WAITING[1:])


@pytest.fixture
def make(qtbot, look):
    def make(data):
        panel = TimelinePanel(look)
        qtbot.addWidget(panel)
        panel.resize(900, 260)
        panel.load()
        panel.show_data(data, LANES)
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    return make


def held(panel):
    """Hold what flies at its start: a test says how far it has come."""
    flight = panel._body.flight
    assert flight._animation.state() == QAbstractAnimation.State.Running
    flight._animation.pause()
    flight.show_share(0)
    return flight


def rounded(points):
    return [point.toPoint() for point in points]


def test_dates_and_their_article_fly_from_the_shelf_to_their_places(make):
    panel = make(UNDATED)
    body = panel._body
    shelf, plot = body.shelf, body.plot
    starts = [shelf.pos() + at.toPoint() for (_, key), at in shelf.places().items() if key == (1, 10)]
    assert len(starts) == 2
    panel.show_data(DATED, LANES)
    flight = held(panel)
    # The article, and its date in the lane of all and in Cuba's.
    assert rounded(flight.places)[1:] == starts
    flight.show_share(0.5)
    halfway = flight.places
    flight.show_share(1)
    x = plot.scale.x(day("1962-10-20") + 0.5)
    origin = plot.viewport().mapTo(body, QPoint(0, 0)).toPointF()
    ends = [origin + QPointF(x, plot.geometry_px.lane_middle(lane)) for lane in (0, 1)]
    assert rounded(flight.places)[1:] == rounded(ends)
    assert all(end.x() < half.x() for half, end in zip(halfway, flight.places, strict=True))
    panel.grab()


def test_it_ends_in_the_picture_without_a_flight(make):
    panel, plain = make(UNDATED), make(DATED)
    panel.show_data(DATED, LANES)
    flight = held(panel)
    flight.show_share(0.4)
    assert panel._body.grab().toImage() != plain._body.grab().toImage()
    flight._animation.setCurrentTime(flight._animation.duration())
    assert not flight.isVisible()
    assert panel._body.grab().toImage() == plain._body.grab().toImage()


def test_whatever_comes_next_ends_it_and_it_takes_no_mouse(make, qtbot):
    panel = make(UNDATED)
    panel.show_data(DATED, LANES)
    assert panel._body.flight.isVisible()
    assert panel._body.flight.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    panel.zoom_in()
    assert not panel._body.flight.isVisible()
    panel.show_data(UNDATED, LANES)
    panel.show_data(DATED, LANES)
    assert panel._body.flight.isVisible()
    panel.show_data(UNDATED, LANES)
    assert not panel._body.flight.isVisible()


def test_nothing_flies_that_is_out_of_sight_or_has_not_moved(make):
    panel = make(UNDATED)
    panel.show_data(TimelineData((SEEN,), (1,), (), 0, WAITING[:1]), LANES)
    assert not panel._body.flight.isVisible()
    for _ in range(6):
        panel.zoom_in()
    panel._body.plot.pan_px(90_000)
    panel.show_data(DATED, LANES)
    assert not panel._body.flight.isVisible() or panel._body.plot.scale.first_day < day("1962-10-29")


def test_a_desktop_without_animations_has_none(make, qapp):
    class Still(QProxyStyle):
        def styleHint(self, hint, option=None, widget=None, returned=None):
            if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
                return 0
            return super().styleHint(hint, option, widget, returned)

    panel = make(UNDATED)
    still = Still()
    panel._body.flight.setStyle(still)
    panel.show_data(DATED, LANES)
    assert not panel._body.flight.isVisible()
    panel._body.flight.setStyle(None)
