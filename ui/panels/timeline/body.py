"""Names, plot, axis and shelf side by side; imported only when the panel is asked to load, since pyqtgraph comes along."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.look.theme import Look
from ui.panels.timeline.axis import DateAxis
from ui.panels.timeline.departures import Standing, departures
from ui.panels.timeline.empty import EmptyTimeline
from ui.panels.timeline.flight import FLOWN_MOST, Flight, Flown
from ui.panels.timeline.geometry import Geometry
from ui.panels.timeline.labels import LaneLabels
from ui.panels.timeline.lane_drawing import lane_color
from ui.panels.timeline.lanes import DateTable, sort_into_lanes
from ui.panels.timeline.plot import TimelinePlot
from ui.panels.timeline.scale import Scale
from ui.panels.timeline.shelf import UndatedShelf
from ui.panels.timeline.stacks import Stack
from ui.panels.timeline.volume import Volume
from ui.panels.timeline.waiting import sort_waiting
from ui.panels.timeline.words import By
from workbench.dated import PublishedSpans, TextDate, TimelineData, WaitingDate

_NARROW_BELOW_PX = 640


class TimelineBody(QWidget):
    """Holds the drawn parts together: one scale, one geometry, one set of lanes."""

    date_wanted = Signal()
    undated_pressed = Signal()
    waiting_opened = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.plot = TimelinePlot(look)
        self.labels = LaneLabels(look)
        self.axis = DateAxis(look)
        self.shelf = UndatedShelf(look)
        self.empty = EmptyTimeline(look)
        self._published = PublishedSpans.of(())
        self._stack: Stack | None = None
        self._volume = Volume(())
        self._table = DateTable(())
        self._lanes: tuple[tuple[str, str, int], ...] = ()
        self._by = By.ACTOR
        self._waiting: tuple[WaitingDate, ...] = ()
        self._forecasts: tuple[TextDate, ...] = ()
        self._undated: frozenset[int] = frozenset()
        self.flight = Flight(look, self)
        self._flown_in: tuple[Scale, Geometry] | None = None
        drawn = QWidget()
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.plot, 1)
        middle.addWidget(self.axis)
        row = QHBoxLayout(drawn)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.labels)
        row.addLayout(middle, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        # First into its place: a stack shows its first widget at once, which without a parent is a window.
        self._pages = QStackedLayout()
        whole.addLayout(self._pages, 1)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(drawn)
        whole.addWidget(self.shelf)
        self.plot.view_changed.connect(self._on_view_changed)
        self.axis.panned.connect(self.plot.pan_px)
        self.axis.wheel_turned.connect(self.plot.turn_wheel)
        self.shelf.clicked.connect(self.undated_pressed)
        self.shelf.date_opened.connect(self.waiting_opened)
        self.empty.date_wanted.connect(self.date_wanted)
        self.shelf.hide()

    @property
    def focus_target(self) -> QWidget:
        """What takes the keyboard: the plot, or where there is only something to do, its button."""
        is_asking = self._pages.currentWidget() is self.empty and self.shelf.isVisibleTo(self)
        return self.empty if is_asking else self.plot

    def show_data(
        self,
        data: TimelineData,
        lanes: Sequence[tuple[str, str, int]] | None = None,
        by: By = By.ACTOR,
        stack: Stack | None = None,
    ) -> None:
        """Show another result, its bars stacked, and with it other lanes where they are given."""
        before = self._standing()
        if lanes is not None:
            self._lanes, self._by = tuple(lanes), by
        self._published, self._stack = PublishedSpans.of(data.published), stack
        self._volume, self._table = Volume(self._published, stack), DateTable(data.dates)
        self._waiting, self._forecasts = data.waiting, data.forecasts
        self._show_lanes()
        # Days that hold nothing stay drawn as long as they are selected: Esc, in the plot, takes them back.
        is_empty = not data.published and not data.dates and self.plot.brush.shown is None
        self.empty.show_undated(len(data.undated))
        self._pages.setCurrentIndex(0 if is_empty else 1)
        self.shelf.set_count(len(data.undated))
        self.shelf.setVisible(bool(data.undated) or not is_empty)
        self._undated = frozenset(data.undated)
        if not is_empty:
            self._fly(before)

    def set_lanes(self, lanes: Sequence[tuple[str, str, int]], by: By = By.ACTOR) -> None:
        """Give these actors or sources (id, name, place in the palette) a lane each."""
        self._lanes, self._by = tuple(lanes), by
        self._show_lanes()

    def _standing(self) -> Standing:
        """Return where everything stands on the shelf that is seen."""
        if not self.shelf.isVisible():
            return Standing()
        origin = QPointF(self.shelf.pos())
        places = {key: origin + at for key, at in self.shelf.places().items()}
        return Standing(places, self._undated, origin + self.shelf.bar_foot())

    def _fly(self, before: Standing) -> None:
        plot = self.plot
        origin = QPointF(plot.viewport().mapTo(self, QPoint(0, 0)))
        lanes = plot.contents.lanes
        leaving = departures(
            before, self._published, self._table.dates, plot.scale, plot.geometry_px, origin, FLOWN_MOST
        )
        self.flight.fly(
            [
                Flown(one.start, one.end, self._look.color("ramp.4"), is_article=True)
                if one.lane is None
                else Flown(one.start, one.end, lane_color(self._look, lanes[one.lane]))
                for one in leaving
            ]
        )
        self._flown_in = plot.scale, plot.geometry_px

    def set_stack(self, stack: Stack | None) -> None:
        """Stack the bars of the result that is shown otherwise, or not at all."""
        self._stack = stack
        self._volume = Volume(self._published, stack)
        self._show_lanes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.labels, self.shelf):
            part.set_narrow(is_narrow=self.width() < _NARROW_BELOW_PX)

    def _show_lanes(self) -> None:
        self.flight.stop()
        lanes = sort_into_lanes(self._table, self._lanes, self._forecasts, self._by)
        self.labels.set_lanes(lanes)
        self.labels.set_stack(self._stack)
        self.shelf.set_lanes(len(lanes), len(self._stack.names) if self._stack is not None else 0)
        every, *others = sort_waiting(self._waiting, [key for key, _, _ in self._lanes], self._by)
        # What waits for its year stands beside the lane that it will fly to.
        waiting = [every, *([[]] if self._forecasts else []), *others]
        self.shelf.set_waiting(waiting, [lane.place for lane in lanes])
        self.plot.set_contents(self._volume, lanes)

    @Slot()
    def _on_view_changed(self) -> None:
        # What flies knows no other places than those that it has set out for.
        if self.flight.isVisible() and self._flown_in != (self.plot.scale, self.plot.geometry_px):
            self.flight.stop()
        self.axis.show_dates(self.plot.scale, self.plot.open_days, self.plot.cursor_days)
