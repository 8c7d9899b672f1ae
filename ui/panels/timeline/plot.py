"""The plot: days across, volume above, lanes below; zoom, brush and cursor by mouse and by keyboard.

Everything is painted here in pixels, a few hundred forms whatever the amount.
"""

import html
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from ui.look.theme import Look
from ui.panels.timeline import drawing, words
from ui.panels.timeline.brush import Brush, Edge
from ui.panels.timeline.contents import Contents, Found, Row
from ui.panels.timeline.dots import DotStamps
from ui.panels.timeline.geometry import Geometry, share_height
from ui.panels.timeline.lane_drawing import paint_lane, paint_lane_outside
from ui.panels.timeline.lanes import Lane
from ui.panels.timeline.scale import Scale, Step, Unit, bar_step, bin_of, bin_range, least_px_per_day
from ui.panels.timeline.view import TimeView, ViewState
from ui.panels.timeline.volume import Volume
from ui.panels.timeline.words import EARLIEST_DAY, LATEST_DAY, say_count, say_range
from workbench.timeline import TextDate

_KEY_ZOOM, _WHEEL_ZOOM = 1.6, 1.25
_WHEEL_NOTCH = 120
_PAN_SHARE_OF_NOTCH = 0.08
_DRAG_FROM_PX = 4
_STEPS_SEEN = 6  # so many bars of a unit that is asked for are seen at least


class TimelinePlot(pg.GraphicsView):
    """Shows contents over days; says what the user brushed and opened, and when the view has moved."""

    range_chosen = Signal(object)
    article_opened = Signal(object)
    date_opened = Signal(object)
    view_changed = Signal()
    state_changed = Signal()
    focus_changed = Signal()
    date_hovered = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(background=look.color("chrome"))
        self._look = look
        self.contents = Contents(Volume(()), ())
        self.brush = Brush()
        self.open_days: tuple[int, int] | None = None
        self.cursor_day: int | None = None
        self.row: Row = "all"
        self._unit = Unit.AUTO
        self._press: QPointF | None = None
        self._drag: str | None = None
        self._hovered: tuple[QPoint, Found] | None = None
        self._opened_dates: tuple[Found, int] = (Found(0, 0), 0)
        self._cursor_found: tuple[object, Found] | None = None
        self._stamps = DotStamps()
        self._view = TimeView()
        self.setCentralItem(self._view.box)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        # In a right-to-left interface time still runs to the right.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAccessibleName("Timeline")
        self.viewport().setAccessibleName("Timeline")
        look.changed.connect(self._on_look_changed)

    # What is shown

    def set_contents(self, volume: Volume, lanes: Sequence[Lane]) -> None:
        """Show other contents; the view stays if the user chose it and something is seen in it."""
        self.contents = Contents(volume, lanes)
        if isinstance(self.row, int) and self.row >= len(lanes):
            self.row = "all"
        self._cursor_found = None
        if self._view.fit is not None or not self._view.sees_any(self.contents):
            self._view.show_fit(self._view.fit or "core", self.contents)
            brushed = self.brush.shown
            if self.contents.range is None and brushed and brushed[0] > EARLIEST_DAY and brushed[1] < LATEST_DAY:
                # Where nothing was found in these days, they are what the axis is about.
                self._view.show_days(brushed)
        self._refresh()

    @property
    def view_state(self) -> ViewState:
        """Where the view is, to return to."""
        return self._view.state

    def return_to(self, state: ViewState) -> None:
        """Have the view where it was."""
        self._view.restore(state, self.contents)
        self._refresh()

    def fit_anew(self) -> None:
        """Show where nearly everything of these contents lies, wherever the view was before."""
        self._view.show_fit("core", self.contents)
        self._refresh()

    def set_open_days(self, days: tuple[int, int] | None) -> None:
        """Draw the dateline of the open article, or none."""
        self.open_days = days
        self._refresh()

    def set_brush(self, days: tuple[int, int] | None) -> None:
        """Show the days that the query asks for, or none."""
        self.brush.apply(days)
        self._refresh()

    def set_unit(self, unit: str) -> None:
        """Gather bars by a unit, and zoom to where such bars can be seen."""
        self._unit, scale = Unit(unit), self.scale
        if self._unit != Unit.AUTO:
            least, most = least_px_per_day(self._unit), scale.width_px / (_STEPS_SEEN * Step(self._unit).days)
            wanted = min(max(scale.px_per_day, least * 1.01), max(most, least * 1.01))
            if wanted != scale.px_per_day:
                self._zoom_by(wanted / scale.px_per_day, self._focus_day())
        self._refresh()

    # What others draw along

    @property
    def scale(self) -> Scale:
        """The days in view."""
        return self._view.scale(float(self.viewport().width()))

    @property
    def step(self) -> Step:
        """What one bar stands for at this zoom."""
        return bar_step(self.scale.px_per_day, self._unit)

    @property
    def cursor_days(self) -> tuple[int, int] | None:
        """The days on which the cursor stands; None until the keyboard is used."""
        return None if self.cursor_day is None else bin_range(bin_of(self.cursor_day, self.step), self.step)

    def say(self) -> str:
        """Say what is being brushed or what the cursor stands on; empty when neither is there."""
        if self.brush.pending is not None:
            count = say_count(self.contents.volume.count_within(*self.brush.pending), "article")
            parts = self.contents.volume.say_parts(*self.brush.pending)
            count += f": {parts}" if parts else ""
            return f"{say_range(*self.brush.pending)} · {count} · Enter filters, Esc clears"
        if self.cursor_day is not None and self.hasFocus():
            found = self._found_at_cursor()
            lane = f"{self.contents.lanes[self.row].name} · " if isinstance(self.row, int) else ""
            return lane + found.say()
        return f"{say_range(*self.brush.applied)} selected · Esc clears" if self.brush.applied else ""

    @property
    def date_at_cursor(self) -> TextDate | None:
        """The date of a text on which the cursor stands alone, the one that Enter opens next."""
        if self.cursor_day is None or self.brush.pending is not None or not self.hasFocus():
            return None
        found = self._found_at_cursor()
        if found.articles or not found.dates:
            return None
        before, place = self._opened_dates
        return found.dates[(place + 1) % len(found.dates)] if found.has_same_dates(before) else found.dates[0]

    # Commands

    def move(self, steps: int) -> None:
        """Move the cursor by bars."""
        day = self._cursor_or_start()
        if self.cursor_day is not None:
            day = bin_range(bin_of(day, self.step) + steps, self.step)[0]
        self._put_cursor(day)

    def move_far(self, *, is_backward: bool) -> None:
        """Move the cursor to the previous or next bar or dot that holds something."""
        day = self.contents.next_held(self.row, self._cursor_or_start(), self.step, is_backward=is_backward)
        if day is not None:
            self._put_cursor(day)

    def move_row(self, rows: int) -> None:
        """Move the cursor from all rows to the volume, to the lanes, and back."""
        order: list[Row] = ["all", "volume", *range(self.geometry_px.lanes)]
        place = order.index(self.row) if self.row in order else 0
        self.row = order[min(max(place + rows, 0), len(order) - 1)]
        self._put_cursor(self._cursor_or_start())

    def zoom(self, notches: int) -> None:
        """Zoom in, or out with a negative number: at the cursor if it is seen, the open article, or the middle."""
        self._zoom_by(_KEY_ZOOM**notches, self._focus_day())

    def zoom_fit(self) -> None:
        """Show where nearly all articles lie; asked for again, all of them and the dates in texts."""
        self._view.show_fit("all" if self._view.fit == "core" else "core", self.contents)
        self._refresh()

    def extend_brush(self, steps: int) -> None:
        """Move the cursor by bars and draw the brush after it."""
        before = self._cursor_or_start()
        if self.cursor_day is None:
            self._put_cursor(before)
        after = bin_range(bin_of(before, self.step) + steps, self.step)[0]
        self.brush.extend(before, after, self.step)
        self._put_cursor(after)

    def activate(self) -> None:
        """Apply the brush that is being drawn; else open what the cursor stands on."""
        if self.brush.pending is not None:
            self.range_chosen.emit(self.brush.pending)
        elif self.cursor_day is not None:
            self._open(self._found_at_cursor())

    def escape(self) -> bool:
        """Drop the brush that is being drawn, else ask for the query's to be cleared; False if there is neither."""
        if self.brush.drop():
            self._refresh()
            return True
        if self.brush.applied is None:
            return False
        self.range_chosen.emit(None)
        return True

    def pan_px(self, right_px: float) -> None:
        """Move the view by pixels."""
        self._view.pan(right_px / self.scale.px_per_day)
        self._refresh()

    def turn_wheel(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift or a horizontal wheel, pan."""
        turned, exact = event.angleDelta(), event.pixelDelta()
        is_sideways = abs(turned.x()) > abs(turned.y())
        if is_sideways or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            notches = (turned.x() if is_sideways else turned.y()) / _WHEEL_NOTCH
            px = float(exact.x()) if is_sideways and exact.x() else notches * self.scale.width_px * _PAN_SHARE_OF_NOTCH
            self.pan_px(-px)
        elif turned.y():
            pointer = self.scale.left_day + event.position().x() / self.scale.px_per_day
            self._zoom_by(_WHEEL_ZOOM ** (turned.y() / _WHEEL_NOTCH), pointer)
        event.accept()

    # Qt's events

    def drawForeground(self, painter: QPainter, _rect: QRectF) -> None:
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        canvas = drawing.Canvas(self._look, painter, self.scale, self.geometry_px, self._stamps)
        drawing.paint_ground(canvas)
        if self.brush.shown is not None:
            drawing.paint_brush(canvas, *self.brush.shown)
        drawing.paint_today(canvas, words.today())
        if self.open_days is not None:
            drawing.paint_dateline(canvas, *self.open_days)
        dateline = self.open_days
        dateline_x = canvas.scale.x(dateline[0] + 0.5) if dateline and dateline[0] == dateline[1] else None
        drawing.paint_volume(canvas, self.contents.volume, self.step, dateline_x)
        drawing.paint_outside(canvas, *self.contents.volume.outside(canvas.scale))
        for number, lane in enumerate(self.contents.lanes[: canvas.geometry.lanes]):
            paint_lane(canvas, number, lane)
            paint_lane_outside(canvas, number, lane)
        if self.cursor_days is not None:
            first, last = self.cursor_days
            y = canvas.geometry.lane_middle(self.row) if isinstance(self.row, int) else None
            drawing.paint_cursor(canvas, (first + last + 1) / 2, y, is_active=self.hasFocus())
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.activate()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.move_row(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            # The base class keeps every key for itself; commands of the window need them.
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.turn_wheel(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._press, self._drag = event.position(), None
        edge = self.brush.edge_at(event.position().x(), self.scale)
        if event.button() == Qt.MouseButton.MiddleButton:
            self._drag = "pan"
        elif event.button() != Qt.MouseButton.LeftButton:
            self._press = None
        elif edge is not None:
            self.brush.hold(edge)
            self._drag = "brush"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()
        position = event.position()
        if self._press is None or event.buttons() == Qt.MouseButton.NoButton:
            self._shape_pointer(position)
            return
        if self._drag is None and abs(position.x() - self._press.x()) >= _DRAG_FROM_PX:
            is_lane = self.geometry_px.lane_at(self._press.y()) is not None
            self._drag = "pan" if is_lane else "brush"
            if not is_lane:
                self.brush.start(self.scale.day(self._press.x()), self.step)
        if self._drag == "pan":
            self.pan_px(self._press.x() - position.x())
            self._press = position
        elif self._drag == "brush" and self.brush.pending is not None:
            # Escape, or another query, may have ended it under the pressed button.
            self.brush.reach(self.scale.day(position.x()), self.step)
            self._refresh()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        press, drag, self._press, self._drag = self._press, self._drag, None, None
        if drag == "brush" and self.brush.pending is not None:
            if self.brush.pending == self.brush.applied:
                self.brush.drop()
            else:
                self.range_chosen.emit(self.brush.pending)
        elif press is not None and drag is None:
            found = self._found_at(press)
            if found is not None:
                self._open(found)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._found_at(QPointF(event.pos()))
            self._hovered = (event.globalPos(), found) if found is not None else None
            self._show_tooltip("")
            if found is not None and found.dates and not found.articles:
                self.date_hovered.emit(found.dates[0])
            return True
        return bool(super().viewportEvent(event))

    def tell_sentence(self, date: TextDate, sentence: str) -> None:
        """Say the sentence that names a date, if that is what the pointer rests on."""
        dates = self._hovered[1].dates if self._hovered is not None else ()
        if dates and QToolTip.isVisible() and date == dates[0]:
            self._show_tooltip(sentence)

    def _show_tooltip(self, sentence: str) -> None:
        if self._hovered is None:
            QToolTip.showText(QPoint(), "", self.viewport())
            return
        at, found = self._hovered
        # Escaped lines within tags: Qt must not guess whether a title is markup.
        lines = "<br>".join(
            html.escape(line)
            for line in (*found.lines(self.contents.volume), *((f"“{sentence}”",) if sentence else ()))
        )
        QToolTip.showText(at, f"<qt>{lines}</qt>", self.viewport())

    @Slot()
    def _on_look_changed(self) -> None:
        self.setBackground(self._look.color("chrome"))
        self._refresh()

    # Within

    @property
    def geometry_px(self) -> Geometry:
        """How the height is shared between bars and lanes."""
        stack = self.contents.volume.stack
        parts = len(stack.names) if stack is not None else 0
        return share_height(self.viewport().height(), len(self.contents.lanes), self._look.density, parts)

    def _refresh(self) -> None:
        self.viewport().update()
        self.view_changed.emit()
        self.state_changed.emit()

    def _zoom_by(self, factor: float, about_day: float) -> None:
        self._view.zoom(factor, about_day)
        self._refresh()

    def _focus_day(self) -> float:
        scale = self.scale
        for days in (self.cursor_days, self.open_days):
            if days is not None and scale.left_day <= (days[0] + days[1] + 1) / 2 <= scale.right_day:
                return (days[0] + days[1] + 1) / 2
        return (scale.left_day + scale.right_day) / 2

    def _cursor_or_start(self) -> int:
        """Return the cursor's day, or where it begins: on the open article if it is seen, else in the middle."""
        if self.cursor_day is not None:
            return self.cursor_day
        scale = self.scale
        if self.open_days is not None and scale.left_day <= self.open_days[0] <= scale.right_day:
            return self.open_days[0]
        return scale.day(scale.width_px / 2)

    def show_day(self, day: int) -> None:
        """Put the cursor on a day, and bring it into view."""
        self._put_cursor(day)

    def _put_cursor(self, day: int) -> None:
        self.cursor_day = day
        self._view.reach(*bin_range(bin_of(day, self.step), self.step))
        self._refresh()

    def _found_at_cursor(self) -> Found:
        assert self.cursor_day is not None
        # Asked for at every step of a pan, while a century under the cursor may hold thousands.
        key = (self.row, bin_of(self.cursor_day, self.step), self.step)
        if self._cursor_found is None or self._cursor_found[0] != key:
            self._cursor_found = key, self.contents.at_day(self.row, self.cursor_day, self.step)
        return self._cursor_found[1]

    def _found_at(self, position: QPointF) -> Found | None:
        return self.contents.at_pixel(position.x(), position.y(), self.scale, self.geometry_px, self.step)

    def _open(self, found: Found) -> None:
        if len(found.articles) == 1:
            self.article_opened.emit(found.articles[0].article)
        elif found.articles:
            self.range_chosen.emit((found.first_day, found.last_day))
        elif found.dates:
            # Each further press opens the next of several dates in one dot.
            before, place = self._opened_dates
            place = place + 1 if found.has_same_dates(before) else 0
            self._opened_dates = found, place
            self.date_opened.emit(found.dates[place % len(found.dates)])

    def _shape_pointer(self, position: QPointF) -> None:
        edge: Edge | None = self.brush.edge_at(position.x(), self.scale)
        shape = Qt.CursorShape.SizeHorCursor if edge is not None else Qt.CursorShape.ArrowCursor
        if edge is None and self._found_at(position) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
