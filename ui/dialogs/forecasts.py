"""The forecasts of a result: what is foretold, how surely, when it is due, and what became of it; each leads to its sentence."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column
from ui.look.pieces import Segments
from ui.look.theme import Look
from ui.panels.timeline.words import say_range
from ui.wording import amount
from workbench.annotate.forecasts.forecast import Band
from workbench.forecasts import ListedForecast
from workbench.library.forecast_status import Status

# What is shown of all: by name, and whether a forecast belongs to it.
_SHOWN: Final = ("All", "Open", "Decided")
_SAID: Final = {
    Status.OPEN: "Open",
    Status.CAME_TRUE: "Came true",
    Status.DID_NOT: "Did not",
    Status.UNCLEAR: "Unclear",
    Status.CONDITION_NOT_MET: "Condition not met",
}
# One key each: the numbers stand before the names on the buttons.
_KEYS: Final = dict(zip("12345", _SAID, strict=True))


_SENTENCE_PX: Final = 56


class ForecastsDialog(LeadingDialog[ListedForecast]):
    """Lists forecasts by the day on which they are due.

    Signals:
        chosen: the ListedForecast to show in its article.
        decided: (ListedForecast, Status) that the user says became of one.
    """

    decided = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None, today: int) -> None:
        """Build the dialog, empty until `show_forecasts`; `today` is counted from 1970-01-01: what was due before is told apart."""
        columns = (
            Column(0.18, "time"), Column(0.14, "text_2"), Column(0.4), Column(0.15, "text_2"), Column(0.13, "text_3"),
        )  # fmt: skip
        name = "Forecasts: due, how probable, the sentence, its article, what became of it"
        super().__init__(look, parent, "Forecasts", (1100, 620), columns, name)
        self._forecasts: list[ListedForecast] = []
        self._today = today
        self._asked: tuple[ListedForecast, Status] | None = None
        self._says.setText("Reading what these articles foretell…")
        self._shown = Segments(look, _SHOWN, "Which forecasts are shown")
        self._shown.chosen.connect(self._on_shown)
        # A line has no room for all of a sentence.
        self._sentence = room_for(_SENTENCE_PX)
        self.body.addWidget(self._says)
        self.body.addWidget(self._shown)
        self.body.addWidget(self._lines, 1)
        self.body.addWidget(self._sentence)
        acts = {key: (_SAID[status], partial(self._decide, status)) for key, status in _KEYS.items()}
        self._add_ends("Show the sentence", acts)

    @Slot(object)
    def show_forecasts(self, forecasts: Sequence[ListedForecast]) -> None:
        """Show what was read."""
        self._forecasts = list(forecasts)
        self._fill()

    @Slot(object, object)
    def show_status(self, forecast: ListedForecast, status: Status) -> None:
        """Show what became of a forecast, now that it is decided."""
        self._asked = None
        self._forecasts = [replace(one, status=status) if _is_same(one, forecast) else one for one in self._forecasts]
        self._fill(self._lines.currentIndex().row())

    def _fill(self, at: int = 0) -> None:
        wanted = {"All": None, "Open": True, "Decided": False}[_SHOWN[self._shown.current]]
        shown = [one for one in self._forecasts if wanted is None or (one.status is Status.OPEN) is wanted]
        self._show_rows(shown, self._cells, at)
        overdue = sum(one.status is Status.OPEN and self._is_over(one) for one in self._forecasts)
        due = f" Of {amount(overdue, 'open one')} the day is over." if overdue else ""
        self._says.setText(
            f"{amount(len(self._forecasts), 'forecast')} in these articles.{due} Enter shows the sentence; 1 to 5 say what became of it."
            if self._forecasts
            else "No sentence of these articles tells of the time to come."
        )

    def _cells(self, one: ListedForecast) -> tuple[str, ...]:
        due = "Waits for a date" if one.is_waiting else _days(one)
        over = " · over" if one.status is Status.OPEN and self._is_over(one) else ""
        condition = "If … " if one.condition is not None else ""
        negated = "not " if one.is_negated else ""
        return (
            due,
            f"{condition}{negated}{_band(one)}",
            " ".join(one.sentence.split()),
            one.title or "Untitled",
            f"{_SAID[one.status]}{over}",
        )

    def _is_over(self, one: ListedForecast) -> bool:
        return one.due_last is not None and one.due_last < self._today

    def _decide(self, status: Status) -> None:
        row = self._current()
        if row is None or row.status is status:
            return
        asked = row, status
        # Until it is durable, the same key again says nothing new.
        if asked != self._asked:
            self._asked = asked
            self.decided.emit(*asked)

    def _say_of(self, row: ListedForecast | None) -> None:
        super()._say_of(row)
        self._asked = None
        said = f" — {row.holder_name}" if row is not None and row.holder_name else ""
        self._sentence.setText("" if row is None else f"{' '.join(row.sentence.split())}{said}")

    @Slot(int)
    def _on_shown(self, _place: int) -> None:
        self._fill()


def _days(one: ListedForecast) -> str:
    if one.due_last is None:
        return "No day said"
    return say_range(one.due_last if one.due_first is None else one.due_first, one.due_last)


def _band(one: ListedForecast) -> str:
    if one.band is Band.NONE:
        return "will"
    percent = one.band.percent
    return one.band.value if percent is None else f"{one.band.value}, {percent[0]}–{percent[1]} %"


def _is_same(one: ListedForecast, other: ListedForecast) -> bool:
    return (one.article, one.number) == (other.article, other.number)
