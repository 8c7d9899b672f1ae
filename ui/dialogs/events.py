"""The events of a result: what happened when, and what several articles tell of, which the user makes one or keeps apart."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column
from ui.look.pieces import Segments
from ui.look.theme import Look
from ui.panels.timeline.words import say_range
from ui.time_words import edtf_words
from ui.wording import amount
from workbench.annotate.events.event import Event, EventKind
from workbench.events import ListedEvent, ToldEvent

# What is shown: everything, what is told in one way, or what several articles tell of.
_SEVERAL: Final = "Told by several"
_SHOWN: Final = ("All", "Reported", "Planned", "Forecast", "Background", _SEVERAL)
_SAID: Final = {
    EventKind.REPORTED: "Reported",
    EventKind.PLANNED: "Planned",
    EventKind.FORECAST: "Forecast",
    EventKind.BACKGROUND: "Background",
}
_SENTENCE_PX: Final = 56
_ONE_KEY, _APART_KEY = "M", "N"


class EventsDialog(LeadingDialog[tuple[ListedEvent, ToldEvent | None]]):
    """Lists events by their days.

    Signals:
        chosen: the ListedEvent to show in its article.
        made_one: the ToldEvent whose tellings are one, as the user says.
        kept_apart: the ToldEvent whose tellings are not.
    """

    made_one = Signal(object)
    kept_apart = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_events`."""
        columns = (
            Column(0.15, "time"), Column(0.16, "text_2"), Column(0.43), Column(0.16, "text_2"), Column(0.1, "text_3"),
        )  # fmt: skip
        name = "Events: when, how it is told, the sentence, its article, how many tell of it"
        super().__init__(look, parent, "Events", (1100, 640), columns, name)
        # Of each row its event, and what it tells of together with others.
        self._events: tuple[ListedEvent, ...] = ()
        self._told: tuple[ToldEvent, ...] = ()
        self._more = 0
        self._is_read = False
        self._shown = Segments(look, _SHOWN, "Which events are shown")
        self._shown.chosen.connect(self._on_shown)
        choice = QHBoxLayout()
        choice.addWidget(self._shown)
        choice.addStretch()
        # A line has no room for all of a sentence.
        self._sentence = room_for(_SENTENCE_PX)
        self.body.addWidget(self._says)
        self.body.addLayout(choice)
        self.body.addWidget(self._lines, 1)
        self.body.addWidget(self._sentence)
        acts = {_ONE_KEY: ("One event", self._make_one), _APART_KEY: ("Not the same", self._keep_apart)}
        self._add_ends("Show the sentence", acts)
        self._fill()

    @Slot(object, object, int)
    def show_events(self, events: Sequence[ListedEvent], told: Sequence[ToldEvent], more: int = 0) -> None:
        """Show what was read; `more` events were found beside these. Where the reader stands stays, after a word of theirs too."""
        at = self._current()
        self._events, self._told, self._more, self._is_read = tuple(events), tuple(told), more, True
        self._fill()
        places = [one.place for one, _ in self._rows]
        self._lines.go_to(places.index(at[0].place) if at is not None and at[0].place in places else 0)

    def _fill(self) -> None:
        known = {one.place: told for told in self._told for one in told.tellings}
        shown = _SHOWN[self._shown.current]
        if shown == _SEVERAL:
            rows: list[tuple[ListedEvent, ToldEvent | None]] = [
                (one, told) for told in self._told for one in told.tellings
            ]
        else:
            kind = next((kind for kind, name in _SAID.items() if name == shown), None)
            rows = [(one, known.get(one.place)) for one in self._events if kind in {None, one.event.kind}]
        self._show_rows(rows, self._cells)
        self._says.setText(self._summary())

    def _summary(self) -> str:
        if not self._is_read:
            return "Reading what these articles tell of…"
        if not self._events:
            return "No sentence of these articles says when something happened."
        several = sum(not told.group for told in self._told)
        offered = (
            f" {amount(several, 'event')} may be told by several articles: M says that it is one, N that it is not."
            if several
            else ""
        )
        more = f" {self._more:,} more are not listed: narrow the search." if self._more else ""
        return f"{amount(len(self._events), 'event')} in these articles. Enter shows the sentence.{offered}{more}"

    def _cells(self, row: tuple[ListedEvent, ToldEvent | None]) -> tuple[str, ...]:
        one, told = row
        by = "" if told is None else f"{told.articles} tell" if told.group else f"{told.articles} tell?"
        return when(one.event), how(one.event), one.sentence, one.title or "Untitled", by

    def _say_of(self, row: tuple[ListedEvent, ToldEvent | None] | None) -> None:
        super()._say_of(row)
        told = None if row is None else row[1]
        one, apart = self._act_buttons
        one.setEnabled(told is not None and not told.group)
        apart.setEnabled(told is not None)
        if row is None:
            self._sentence.setText("")
        elif told is None:
            self._sentence.setText(row[0].sentence)
        else:
            others = ", ".join(dict.fromkeys(one.source or one.title or "Untitled" for one in told.tellings))
            word = "One event, by your word, told by" if told.group else "Perhaps one event, told by"
            self._sentence.setText(f"{row[0].sentence}\n{word} {others}.")

    def _leads_to(self, row: tuple[ListedEvent, ToldEvent | None]) -> ListedEvent:
        return row[0]

    def _make_one(self) -> None:
        self._decide(self._act_buttons[0], self.made_one)

    def _keep_apart(self) -> None:
        self._decide(self._act_buttons[1], self.kept_apart)

    def _decide(self, asked: QPushButton, decided: SignalInstance) -> None:
        at = self._current()
        if at is not None and at[1] is not None and asked.isEnabled():
            asked.setEnabled(False)
            decided.emit(at[1])

    @Slot(int)
    def _on_shown(self, _place: int) -> None:
        self._fill()


def when(event: Event) -> str:
    """Say when an event was; what waits for its year is said as far as it goes."""
    if event.first_day is None or event.last_day is None:
        return edtf_words(event.edtf)
    return say_range(event.first_day, event.last_day)


def how(event: Event) -> str:
    """Say how an event is told: "Planned, hearsay"."""
    marks = [_SAID[event.kind]]
    if event.is_negated:
        marks.append("denied")
    if event.is_hedged:
        marks.append("hearsay")
    if event.comment is not None:
        marks.append("comment")
    return ", ".join(marks)
