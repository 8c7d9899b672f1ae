"""The timeline panel: its header at once, its plot when it is asked to load; what the window talks to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look.theme import Look
from ui.look.tokens import TIMELINE_PX
from ui.panels.timeline.header import UNITS, TimelineHeader
from ui.panels.timeline.stacks import Stack
from ui.panels.timeline.words import EARLIEST_DAY, LATEST_DAY, By, Stacked, say_article, say_range, say_summary
from workbench.timeline import TextDate, TimelineData

if TYPE_CHECKING:
    from ui.panels.timeline.body import TimelineBody
    from ui.panels.timeline.view import ViewState

# A cursor that goes on asks for no sentence.
_REST_MS = 120


class TimelinePanel(QWidget):
    """A result in time. It knows no query: the brush shows what it is told, and a drawn one is only asked for.

    Signals:
        range_chosen: (first_day, last_day) that the user brushed, or None to clear.
        article_opened: id of the article whose bar was pressed.
        date_opened: the TextDate or WaitingDate whose dot or bar was pressed.
        undated_pressed: the user asks for the undated articles.
        date_wanted: the user asks to set a date, since all articles are undated.
        stack_chosen: of what the bars shall be stacked, a Stacked; answered by set_stack.
        sentence_wanted: the TextDate on which pointer or cursor rests; answered by show_sentence.
        view_moved: other days are in view.
    """

    range_chosen = Signal(object)
    article_opened = Signal(object)
    date_opened = Signal(object)
    undated_pressed = Signal()
    date_wanted = Signal()
    sentence_wanted = Signal(object)
    stack_chosen = Signal(object)
    view_moved = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._body: TimelineBody | None = None
        self._data: TimelineData | None = None
        self._summary, self._title = "", ""
        self._left_view: ViewState | None = None
        self._lanes: tuple[tuple[str, str, int], ...] = ()
        self._by = By.ACTOR
        self._stack: Stack | None = None
        self._open_days: tuple[int, int] | None = None
        self._brush: tuple[int, int] | None = None
        self._unit = "auto"
        self._date_keys = "Ctrl+D"
        self._sentence: tuple[TextDate, str] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest)
        self._header = TimelineHeader(look)
        self._header.unit_chosen.connect(self.set_unit)
        self._header.stack_chosen.connect(self.stack_chosen)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._header, 0, Qt.AlignmentFlag.AlignTop)
        self.setMinimumHeight(TIMELINE_PX[0])
        self.setAccessibleName("Timeline")
        self._say()
        look.changed.connect(self.update)

    def load(self) -> None:
        """Build the plot; until then there is only the header, so that the window is there sooner."""
        if self._body is not None:
            return
        # pyqtgraph takes a third of a second, which the window must not wait for. Not in a thread: it asks for every class of Qt's, which
        # PySide makes when it is first asked for, and two threads that do so at once end the program.
        from ui.panels.timeline.body import TimelineBody

        body = self._body = TimelineBody(self._look)
        self._box.addWidget(body, 1)
        body.plot.range_chosen.connect(self.range_chosen)
        body.plot.article_opened.connect(self.article_opened)
        body.plot.date_opened.connect(self.date_opened)
        body.plot.date_hovered.connect(self.sentence_wanted)
        body.plot.state_changed.connect(self._on_state_changed)
        body.plot.view_changed.connect(self.view_moved)
        body.plot.focus_changed.connect(self._on_focus_changed)
        body.undated_pressed.connect(self.undated_pressed)
        body.waiting_opened.connect(self.date_opened)
        body.shelf.told.connect(self._on_shelf_told)
        body.date_wanted.connect(self.date_wanted)
        body.empty.set_keys(self._date_keys)
        body.set_lanes(self._lanes, self._by)
        if self._data is not None:
            body.show_data(self._data, stack=self._stack)
        body.plot.set_open_days(self._open_days)
        body.plot.set_brush(self._brush)
        self.set_unit(self._unit)
        self._say()

    # What is shown

    @property
    def has_data(self) -> bool:
        """Whether there is anything on the axis to walk to."""
        return self._body is not None and self._data is not None and bool(self._data.published or self._data.dates)

    def show_data(
        self,
        data: TimelineData,
        lanes: tuple[tuple[str, str, int], ...] | None = None,
        by: By = By.ACTOR,
        stack: Stack | None = None,
        title: str = "",
    ) -> None:
        """Show another result, its bars stacked, and with it other lanes where they are given; see set_lanes.

        With a title it is that of one article alone; whatever was looked at before is in view again when it is a result anew.
        """
        was_title, self._title = self._title, title
        self._data, self._stack = data, stack
        self._summary = say_article(title, data) if title else say_summary(data)
        self._header.set_of_article(is_of_article=bool(title))
        if lanes is not None:
            self._lanes, self._by = lanes, by
        if self._body is not None:
            if title and not was_title:
                self._left_view = self._body.plot.view_state
            self._body.show_data(data, lanes, self._by, stack)
            if title and title != was_title:
                self._body.plot.fit_anew()
            elif was_title and not title and self._left_view is not None:
                self._body.plot.return_to(self._left_view)
        self._say()

    @Slot(object, str)
    def show_sentence(self, date: TextDate, sentence: str) -> None:
        """Say the sentence that names a date, where pointer or cursor still rest on it."""
        self._sentence = date, sentence
        if self._body is not None:
            self._body.plot.tell_sentence(date, sentence)
        self._say()

    def set_lanes(self, lanes: tuple[tuple[str, str, int], ...], by: By = By.ACTOR) -> None:
        """Give these actors or sources a lane each under that of all dates: id, name, place in the palette."""
        self._lanes, self._by = lanes, by
        if self._body is not None:
            self._body.set_lanes(lanes, self._by)

    def set_stack(self, stacked: Stacked, stack: Stack | None) -> None:
        """Stack the bars of what is shown; the header says by what, even where this result has nothing of it to stack."""
        self._stack = stack
        self._header.set_stacked(stacked)
        if self._body is not None:
            self._body.set_stack(stack)
        self._say()

    def set_open_article(self, article_id: int | None, first_day: int | None, last_day: int | None) -> None:
        """Draw the dateline of the open article; without an article or a date, none."""
        if article_id is None or first_day is None or last_day is None:
            self._open_days = None
        else:
            self._open_days = first_day, last_day
        self._header.set_open(say_range(*self._open_days) if self._open_days else "")
        if self._body is not None:
            self._body.plot.set_open_days(self._open_days)

    def show_day(self, day: int) -> None:
        """Put the cursor on a day that is named somewhere else."""
        if self._body is not None and self.has_data:
            self._body.plot.show_day(day)

    @property
    def days_in_view(self) -> tuple[float, float] | None:
        """The days in view, None as long as nothing is drawn."""
        return None if self._body is None else self._body.plot.view_state[:2]

    @property
    def is_fitted(self) -> bool:
        """Whether the days in view are those of what is shown, and none that the user went to."""
        return self._body is None or self._body.plot.view_state.fit is not None

    def return_to(self, days: tuple[float, float] | None) -> None:
        """Have these days in view; None fits them to what is shown."""
        if self._body is None:
            return
        if days is None:
            self._body.plot.fit_anew()
        else:
            state = self._body.plot.view_state
            self._body.plot.return_to(state._replace(left_day=days[0], right_day=days[1], fit=None))

    def set_brush(self, first_day: int | None, last_day: int | None) -> None:
        """Show the days that the query asks for; None is an open end."""
        self._apply_brush(
            (EARLIEST_DAY if first_day is None else first_day, LATEST_DAY if last_day is None else last_day)
        )

    def clear_brush(self) -> None:
        """Show that the query asks for no days."""
        self._apply_brush(None)

    def set_date_keys(self, keys: str) -> None:
        """Name the keys that set a date, for the empty state."""
        self._date_keys = keys
        if self._body is not None:
            self._body.empty.set_keys(keys)

    @Slot(str)
    def set_unit(self, unit: str) -> None:
        """Gather the bars by "days", "weeks", "months" or "years", or by the zoom with "auto"."""
        self._unit = unit
        self._header.set_unit([name.lower() for name in UNITS].index(unit))
        if self._body is not None:
            self._body.plot.set_unit(unit)

    # Commands

    def caption(self, query: str) -> str:
        """Say what is seen: the query, its articles in time, and the days in view."""
        asked = "" if self._title else query or "All articles"
        return " · ".join(part for part in (asked, self._summary, self._seen()) if part)

    def picture(self, query: str, suffix: str) -> bytes:
        """Return what is drawn as the bytes of a file, "png" or "svg", with a caption; empty where nothing is drawn yet."""
        if self._body is None:
            return b""
        # Qt's module for such files is loaded when one is wanted.
        from ui.look import picture

        make = picture.as_svg if suffix == "svg" else picture.as_png
        return make(self._look, self._body, self.caption(query))

    def _seen(self) -> str:
        if self._body is None or not self.has_data:
            return ""
        scale = self._body.plot.scale
        return f"shown: {say_range(scale.first_day, scale.last_day)}"

    def move_left(self) -> None:
        """Move the cursor one bar back in time."""
        if self._body is not None:
            self._body.plot.move(-1)

    def move_right(self) -> None:
        """Move the cursor one bar on in time."""
        if self._body is not None:
            self._body.plot.move(1)

    def move_far_left(self) -> None:
        """Move the cursor to the previous bar or dot that holds something."""
        if self._body is not None:
            self._body.plot.move_far(is_backward=True)

    def move_far_right(self) -> None:
        """Move the cursor to the next bar or dot that holds something."""
        if self._body is not None:
            self._body.plot.move_far(is_backward=False)

    def zoom_in(self) -> None:
        """Show less time, larger."""
        if self._body is not None:
            self._body.plot.zoom(1)

    def zoom_out(self) -> None:
        """Show more time, smaller."""
        if self._body is not None:
            self._body.plot.zoom(-1)

    def zoom_fit(self) -> None:
        """Show where nearly all articles lie; asked for again, all of them and the dates in texts."""
        if self._body is not None:
            self._body.plot.zoom_fit()

    def brush_left(self) -> None:
        """Draw the brush one bar back in time."""
        if self._body is not None:
            self._body.plot.extend_brush(-1)

    def brush_right(self) -> None:
        """Draw the brush one bar on in time."""
        if self._body is not None:
            self._body.plot.extend_brush(1)

    def activate(self) -> None:
        """Apply the brush that is being drawn; else open what the cursor stands on."""
        if self._body is not None:
            self._body.plot.activate()

    def escape(self) -> bool:
        """Drop or clear the brush; False when there is nothing to clear."""
        return self._body is not None and self._body.plot.escape()

    # Within

    def _apply_brush(self, days: tuple[int, int] | None) -> None:
        self._brush = days
        if self._body is not None:
            self._body.plot.set_brush(days)
        self._say()

    def _say(self) -> None:
        said = self._body.plot.say() if self._body is not None else ""
        date = self._body.plot.date_at_cursor if self._body is not None else None
        if date is not None and self._sentence is not None and self._sentence[0] == date:
            said += f" · “{self._sentence[1]}”" if self._sentence[1] else ""
        elif date is not None:
            self._rest.start()
        self._header.set_status(said or self._summary)
        self.setAccessibleDescription(self._summary)
        if self._body is not None:
            self._body.plot.setAccessibleDescription(f"{self._summary}. {said}" if said else self._summary)

    @Slot()
    def _on_rest(self) -> None:
        date = self._body.plot.date_at_cursor if self._body is not None else None
        if date is not None:
            self.sentence_wanted.emit(date)

    @Slot(object)
    def _on_shelf_told(self, said: str) -> None:
        self._header.set_status(said or self._summary)

    @Slot()
    def _on_state_changed(self) -> None:
        self._say()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # A focus proxy would have Tab skip what stands before it, here the choice of the unit.
        if self._body is not None:
            self._body.focus_target.setFocus(event.reason())

    @Slot()
    def _on_focus_changed(self) -> None:
        if self._body is not None:
            self._header.set_active(is_active=self._body.plot.hasFocus())

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("chrome"))
