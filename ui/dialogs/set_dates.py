"""Sets the publication dates of several articles at once: one date for all, or to each what speaks for its own."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines, WordedRows
from ui.look.pieces import Segments, button, label, set_state
from ui.look.theme import Look
from ui.wording import amount, date_words
from workbench.dating import Candidate, DateClue
from workbench.errors import UsageError
from workbench.model import DateState
from workbench.typed_dates import read_typed_date

# The first is the date that is typed, for all.
_CHOICES: Final = (
    ("One date for all", None),
    ("From the address", DateClue.ADDRESS),
    ("From the text", DateClue.TEXT),
    ("From saving", DateClue.SAVED),
)
_WHICH: Final = ("Undated", "All")
_HINT: Final = "A day, a month or a year: as exact as is known, such as 9 May 2020, May 2020 or 2020."
_SETTLED_AFTER_MS: Final = 200


class SetDatesDialog(Dialog):
    """Asks how the articles of a search are dated, and shows what each would get.

    It opens at once. What speaks for a date is known when the texts have been read: see `show_candidates`.

    Signals:
        dates_set: {article: date as YYYY, YYYY-MM or YYYY-MM-DD}.
        moves_wanted: the same, of which it is to be found out how many dates of texts would move; answered by show_moves.
    """

    dates_set = Signal(object)
    moves_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        super().__init__(look, parent, "Set the dates of the articles found", 940, 600)
        self._candidates: tuple[Candidate, ...] = ()
        self._rows: list[Candidate] = []
        self._left_out: set[int] = set()
        self._more = 0
        self._asked: Mapping[int, str] = {}
        self._is_read = False
        self._says = wrapped(self._summary(0), ink="2")
        self.body.addWidget(self._says)
        self._by = Segments(look, tuple(name for name, _ in _CHOICES), "Where the dates come from")
        self._which = Segments(look, _WHICH, "Which articles are dated")
        choices = QHBoxLayout()
        choices.addWidget(self._by)
        choices.addStretch()
        choices.addWidget(label("Dated are", ink="2", size="meta"))
        choices.addWidget(self._which)
        self.body.addLayout(choices)
        self._field = QLineEdit()
        self._field.setAccessibleName("Publication date of all")
        self._field.setPlaceholderText("Day, month or year")
        self._note = wrapped(_HINT, ink="2", size="meta")
        self.body.addWidget(self._field)
        self.body.addWidget(self._note)
        columns = (Column(0.46), Column(0.2, "text_2"), Column(0.15, "text_3"), Column(0.19, "time"))
        self._lines = Lines(look, columns, "Articles: title, source, date so far, date to be set")
        self._lines.opened.connect(self._on_opened)
        self.body.addWidget(self._lines, 1)
        self._count = label(is_strong=True)
        self.body.addWidget(self._count)
        self._set, cancel = button("Set the dates", "primary"), button("Cancel")
        self._set.setDefault(True)
        self._set.setEnabled(False)
        self._set.clicked.connect(self._on_set)
        cancel.clicked.connect(self.reject)
        self.add_buttons(cancel, self._set)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_AFTER_MS)
        self._settle.timeout.connect(self._on_settled)
        self._by.chosen.connect(self._on_chosen)
        self._which.chosen.connect(self._on_chosen)
        self._field.textChanged.connect(self._settle.start)
        self._field.setFocus()

    @Slot(object)
    def show_candidates(self, candidates: Sequence[Candidate], more: int = 0) -> None:
        """Take in what is known of the articles; `more` were found beside them, and are too many for one step."""
        self._candidates, self._more, self._is_read = tuple(candidates), more, True
        if all(one.published is not None for one in candidates):
            self._which.choose(1)
        self._fill()

    @Slot(object, int, int)
    def show_moves(self, dates: Mapping[int, str], moved: int, staying: int) -> None:
        """Say how many dates of texts would move, if it is what is asked now."""
        if dates == self._asked and dates:
            moves = "1 date of their texts moves" if moved == 1 else f"{moved:,} dates of their texts move"
            stay = f", {amount(staying, 'date')} {'stays' if staying == 1 else 'stay'}" if staying else ""
            self._count.setText(f"{self._counted()} {moves}{stay}.")

    def dates(self) -> dict[int, str]:
        """Return what would be set."""
        return {one.article: date for one in self._rows if (date := self._date_of(one)) is not None}

    def _date_of(self, one: Candidate) -> str | None:
        if one.article in self._left_out:
            return None
        _, clue = _CHOICES[self._by.current]
        chosen = self._typed() if clue is None else clue
        date = None if chosen is None else one.date_by(chosen)
        return None if date == one.published and one.state is DateState.SET else date

    def _typed(self) -> str | None:
        try:
            return read_typed_date(self._field.text()) if self._field.text().strip() else None
        except UsageError:
            return None

    def _fill(self) -> None:
        undated = [one for one in self._candidates if one.published is None]
        self._rows = undated if self._which.current == 0 else list(self._candidates)
        row = self._lines.currentIndex().row()
        self._lines.set_rows(WordedRows(self._rows, self._cells))
        self._lines.go_to(max(0, min(row, len(self._rows) - 1)))
        self._says.setText(self._summary(len(undated)))
        is_typed = self._by.current == 0
        self._field.setVisible(is_typed)
        self._note.setVisible(is_typed)
        self._asked = self.dates()
        self._count.setText(self._counted())
        self._set.setEnabled(bool(self._asked))
        if self._asked:
            self.moves_wanted.emit(self._asked)

    def _summary(self, undated: int) -> str:
        if not self._is_read:
            return "Reading what speaks for their dates…"
        if not self._candidates:
            return "No articles were found."
        more = f" {self._more:,} more were found: narrow the search to date them." if self._more else ""
        has = "has" if undated == 1 else "have"
        return f"Of {amount(len(self._candidates), 'article')}, {undated:,} {has} no date. Enter on an article leaves it out.{more}"

    def _counted(self) -> str:
        staying = len(self._rows) - len(self._asked)
        how = "stays as it is" if staying == 1 else "stay as they are"
        stays = f" {amount(staying, 'article')} {how}." if staying else ""
        gets = "gets" if len(self._asked) == 1 else "get"
        return f"{amount(len(self._asked), 'article')} {gets} a date.{stays}"

    def _cells(self, one: Candidate) -> tuple[str, ...]:
        known = "Undated" if one.published is None else date_words(one.published)
        date = self._date_of(one)
        becomes = "—" if date is None else f"→ {date_words(date)}"
        if one.article in self._left_out:
            becomes = "Left out"
        return one.title or "Untitled", one.source, known, becomes

    @Slot(int)
    def _on_chosen(self, _place: int) -> None:
        self._fill()

    @Slot()
    def _on_settled(self) -> None:
        wrong = ""
        if self._field.text().strip():
            try:
                said = f"Read as {date_words(read_typed_date(self._field.text()))}."
            except UsageError as error:
                said = wrong = str(error)
        else:
            said = _HINT
        set_state(self._field, "state", "error" if wrong else "")
        set_state(self._note, "ink", "danger" if wrong else "2")
        self._note.setText(said)
        self._field.setAccessibleDescription(said)
        self._fill()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._rows):
            self._left_out ^= {self._rows[index.row()].article}
            self._fill()

    @Slot()
    def _on_set(self) -> None:
        if self._settle.isActive():
            self._settle.stop()
            self._on_settled()
        dates = self.dates()
        if dates:
            self.accept()
            self.dates_set.emit(dates)
