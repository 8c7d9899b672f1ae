"""Sets the publication date of an article, showing before which dates of its text will move."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines
from ui.look.pieces import button, label, set_state
from ui.look.theme import Look
from ui.wording import amount, date_words
from workbench.errors import UsageError
from workbench.typed_dates import read_typed_date

_HINT = "A day, a month or a year: as exact as is known, such as 9 May 2020, May 2020 or 2020."
# What EDTF has beyond days, months and years is shown as it is.
_PLAIN = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_PREVIEW_AFTER_MS, _ERROR_AFTER_MS = 120, 700


@dataclass(frozen=True, slots=True)
class MovedDate:
    """A date of the text: how it stands there, what it means now and what it will mean; None is undated."""

    text: str
    before: str | None
    after: str | None


Preview = Callable[[str], Sequence[MovedDate]]


class SetDateDialog(Dialog):
    """Asks for the date of one article; `date_set` has it as YYYY, YYYY-MM or YYYY-MM-DD."""

    date_set = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None, title: str, date: str, preview: Preview) -> None:
        """Build the dialog.

        Args:
            look: In force.
            parent: The window.
            title: Of the article.
            date: Known so far, empty for none.
            preview: Gives the dates of the text that move with a date.
        """
        super().__init__(look, parent, "Set the publication date", 600, 280)
        self._preview = preview
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
        self._count = label(is_strong=True)
        self._lines = Lines(
            look, (Column(0.34), Column(0.2, "text_3"), Column(0.46, "time")), "Dates of the text that move"
        )
        # Its room is kept while there is nothing to show: the field does not jump about.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setRetainSizeWhenHidden(True)
        self._lines.setSizePolicy(policy)
        for part in (name, self._field, self._says, self._count):
            self.body.addWidget(part)
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
        moves = list(self._preview(date)) if date else []
        self._lines.set_rows([(move.text, _spelt(move.before), f"→ {_spelt(move.after)}") for move in moves])
        self._lines.setVisible(bool(moves))
        self._count.setText(_count(len(moves)) if date else "")

    @Slot()
    def _on_set(self) -> None:
        date, _ = self._read()
        if date is None:
            self._on_settled()
            return
        self.accept()
        self.date_set.emit(date)


def _spelt(date: str | None) -> str:
    if date is None:
        return "Undated"
    return " – ".join(date_words(end) if _PLAIN.fullmatch(end) else end or "…" for end in date.split("/"))


def _count(number: int) -> str:
    if not number:
        return "No date of the text moves with it."
    return f"{amount(number, 'date')} of the text {'moves' if number == 1 else 'move'}"
