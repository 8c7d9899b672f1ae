"""The shelf: dates without a year stand on it in their own order, lane by lane."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.timeline.making import day
from ui.panels.timeline.lanes import DOT_CELL_PX
from ui.panels.timeline.panel import TimelinePanel
from ui.panels.timeline.waiting import lay_dots, sort_waiting
from workbench.timeline import PublishedSpan, TimelineData, WaitingDate

MARCH, MAY, LATE = (
    WaitingDate(1, 10, 17, "XXXX-03-05", ("cuba",), "Two Islands"),
    WaitingDate(2, 30, 35, "XXXX-05-05", (), "Who Blinked?"),
    WaitingDate(1, 50, 55, "XXXX-05-07", ("cuba",), "Two Islands"),
)


def test_waiting_dates_have_their_own_order():
    every, cuba, nobody = sort_waiting([LATE, MAY, MARCH], ["cuba", "turkey"])
    assert (every, cuba, nobody) == ([MARCH, MAY, LATE], [MARCH, LATE], [])


@pytest.mark.parametrize(("count", "room"), [(0, 5), (3, 5), (5, 5), (6, 5), (10_000, 5)])
def test_every_waiting_date_is_in_one_dot(count, room):
    dates = [WaitingDate(n, 0, 1, "XXXX-05") for n in range(count)]
    dots = lay_dots([dates], room * DOT_CELL_PX)
    assert [date for dot in dots for date in dot.dates] == dates
    assert len(dots) == min(count, room)
    assert all(dot.dates for dot in dots)


@pytest.fixture
def panel(qtbot, look):
    panel = TimelinePanel(look)
    qtbot.addWidget(panel)
    panel.resize(900, 260)
    panel.load()
    seen = PublishedSpan(7, "Seven", day("1962-10-24"), day("1962-10-24"))
    panel.show_data(TimelineData((seen,), (1, 2), (), 0, (MARCH, MAY, LATE)), (("cuba", "Cuba", 0),))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def test_a_waiting_date_is_opened_by_the_pointer_and_by_keys(qtbot, panel):
    shelf = panel._body.shelf
    opened, pressed = [], []
    panel.date_opened.connect(opened.append)
    panel.undated_pressed.connect(lambda: pressed.append(True))
    first = next(dot for dot in shelf._dots() if MARCH in dot.dates)
    qtbot.mouseClick(shelf, Qt.MouseButton.LeftButton, pos=shelf._middle(first).toPoint())
    assert (opened, pressed) == ([MARCH], [])
    qtbot.mouseClick(shelf, Qt.MouseButton.LeftButton, pos=QPoint(30, 8))
    assert pressed == [True]
    shelf.setFocus()
    for _ in range(3):
        qtbot.keyClick(shelf, Qt.Key.Key_Right)
    assert "7 May, year unknown · Two Islands" in panel._header._status._text
    qtbot.keyClick(shelf, Qt.Key.Key_Left)
    qtbot.keyClick(shelf, Qt.Key.Key_Return)
    assert opened == [MARCH, MAY]
    for _ in range(2):
        qtbot.keyClick(shelf, Qt.Key.Key_Left)
    qtbot.keyClick(shelf, Qt.Key.Key_Return)
    assert pressed == [True, True]


def test_what_is_dated_leaves_the_shelf(panel):
    panel.show_data(TimelineData((), (), (), 0, ()))
    assert panel._body.shelf._dots() == []
