"""Sets the publication date of an article, showing before which dates of its text will move."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines
from ui.look.pieces import as_tooltip, button, label, set_state
from ui.look.theme import Look
from ui.time_words import edtf_words
from ui.wording import amount, date_words
from workbench.errors import UsageError
from workbench.typed_dates import read_typed_date

if TYPE_CHECKING:
    # What reads times takes longer to load than the dialog.
    from workbench.redating import Moves, Redating

_HINT = "A day, a month or a year: as exact as is known, such as 9 May 2020, May 2020 or 2020."
_PREVIEW_AFTER_MS, _ERROR_AFTER_MS = 120, 700
# Nobody reads on further; a text may have a hundred thousand.
_ROWS_MOST = 1000


class SetDateDialog(Dialog):
    """Asks for the date of one article.

    It opens at once. What a date would move, and what speaks for one, is known when the text has been read: see `show_times`.

    Signals:
        date_set: the date, as YYYY, YYYY-MM or YYYY-MM-DD.
        moves_wanted: (Redating, date) of which the moves are to be found, which may take a second; answered by show_moves.
    """

    date_set = Signal(object)
    moves_wanted = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None, title: str, date: str) -> None:
        """Build the dialog.

        Args:
            look: In force.
            parent: The window.
            title: Of the article.
            date: Known so far, empty for none.
        """
        super().__init__(look, parent, "Set the publication date", 620, 440)
        self._times: Redating | None = None
        self._asked: str | None = None
        self.body.setSpacing(6)
        self.body.addWidget(wrapped(title, ink="2"))
        self.body.addSpacing(10)
        name = label("Published", is_strong=True)
        self._field = QLineEdit()
        self._field.setAccessibleName("Publication date")
        self._field.setPlaceholderText("Day, month or year")
        name.setBuddy(self._field)
        self._says = wrapped(_HINT, ink="2", size="meta")
        self._says.setMinimumHeight(34)
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._clues = QHBoxLayout()
        self._clues.setSpacing(8)
        self._count = label(is_strong=True)
        self._lines = Lines(
            look, (Column(0.42), Column(0.16, "text_3"), Column(0.42, "time")), "Dates of the text that move"
        )
        # Its room is kept while there is nothing to show: the field does not jump about.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setRetainSizeWhenHidden(True)
        self._lines.setSizePolicy(policy)
        for part in (name, self._field, self._says):
            self.body.addWidget(part)
        self.body.addLayout(self._clues)
        self.body.addSpacing(6)
        self.body.addWidget(self._count)
        self.body.addWidget(self._lines, 1)
        self._set = button("Set the date", "primary")
        self._set.setDefault(True)
        cancel = button("Cancel")
        self._set.clicked.connect(self._on_set)
        cancel.clicked.connect(self.reject)
        self.add_buttons(cancel, self._set)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._on_settled)
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_settled)
        self._field.setText(date_words(date) if date else "")
        self._on_settled()
        self._field.selectAll()
        self._field.setFocus()

    @Slot(object)
    def show_times(self, times: "Redating") -> None:
        """Take in what was read in the text: what a date would move, and what speaks for one. The user chooses."""
        self._times = times
        clues = times.clues()
        if clues:
            self._clues.addWidget(label("What speaks for a date:", ink="2", size="meta"))
        for clue, edtf in clues.items():
            offer = button(date_words(edtf), "quiet")
            offer.setToolTip(as_tooltip(clue.words))
            offer.setAccessibleName(f"{date_words(edtf)}, {clue.words}")
            offer.clicked.connect(partial(self._offer, edtf))
            self._clues.addWidget(offer)
            self._clues.addWidget(label(clue.words, ink="3", size="meta"))
        self._clues.addStretch()
        self._on_settled()

    @Slot(str, object)
    def show_moves(self, date: str, moves: "Moves") -> None:
        """Show what a date would move, if it is the one that stands in the field."""
        if date == self._asked:
            self._show(moves)

    def _offer(self, edtf: str) -> None:
        self._field.setText(date_words(edtf))
        self._field.setFocus()
        self._on_settled()

    def _read(self) -> tuple[str | None, str]:
        """Return the date that is typed, or None and what is wrong with it."""
        if not self._field.text().strip():
            return None, ""
        try:
            return read_typed_date(self._field.text()), ""
        except UsageError as error:
            return None, str(error)

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        date, _ = self._read()
        self._set.setEnabled(date is not None)
        if date is not None or not self._field.text().strip():
            set_state(self._field, "state", "")
        # Whoever is still typing is not told that half a date is none.
        self._settle.start(_PREVIEW_AFTER_MS if date is not None else _ERROR_AFTER_MS)

    @Slot()
    def _on_settled(self) -> None:
        date, wrong = self._read()
        self._set.setEnabled(date is not None)
        set_state(self._field, "state", "error" if wrong else "")
        set_state(self._says, "ink", "danger" if wrong else "2")
        self._says.setText(wrong or (f"Read as {date_words(date)}." if date else _HINT))
        self._field.setAccessibleDescription(self._says.text())
        if date is None or self._times is None:
            self._asked = None
            self._show(None)
        elif date != self._asked:
            self._asked = date
            self._show(None)
            self.moves_wanted.emit(self._times, date)

    def _show(self, moves: "Moves | None") -> None:
        moved = moves.moved[:_ROWS_MOST] if moves is not None else ()
        self._lines.set_rows([(time.text, _spelt(time.before), f"→ {_spelt(time.after)}") for time in moved])
        self._lines.setVisible(bool(moved))
        self._count.setText(_count(len(moves.moved), moves.staying) if moves is not None else "")

    @Slot()
    def _on_set(self) -> None:
        date, _ = self._read()
        if date is None:
            self._on_settled()
            return
        self.accept()
        self.date_set.emit(date)


def _spelt(date: str | None) -> str:
    return "Undated" if date is None else edtf_words(date)


def _count(moved: int, staying: int) -> str:
    """Say how many dates of a text move, and how many stay."""
    stay = f"{amount(staying, 'date')} {'stays' if staying == 1 else 'stay'}"
    if not moved:
        return f"No date of the text moves with it{f'; {stay}' if staying else ''}."
    move = f"{amount(moved, 'date')} of the text {'moves' if moved == 1 else 'move'}"
    return f"{move}, {stay}" if staying else move
