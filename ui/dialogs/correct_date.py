"""Says what a date of a text really means, or that it is none."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.look.pieces import button, label, set_state
from ui.look.theme import Look
from ui.wording import date_words
from workbench.errors import UsageError
from workbench.typed_dates import read_typed_date

_HINT = "A day, a month or a year: as exact as is known, such as 9 May 2020, May 2020 or 2020."


class CorrectDateDialog(Dialog):
    """Asks for what words of a text mean; `answered` has it as YYYY, YYYY-MM or YYYY-MM-DD, or None where they are no date."""

    answered = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None, words: str, reading: str) -> None:
        """Build the dialog.

        Args:
            look: In force.
            parent: The window.
            words: Of the text.
            reading: What they are taken for so far, and why.
        """
        super().__init__(look, parent, "Correct a date of the text", 560, 300)
        self.body.setSpacing(6)
        self.body.addWidget(wrapped(f"“{words}”", ink="2"))
        self.body.addWidget(wrapped(f"Read as: {reading}", ink="3", size="meta"))
        self.body.addSpacing(10)
        name = label("It means", is_strong=True)
        self._field = QLineEdit()
        self._field.setAccessibleName("What the words mean")
        self._field.setPlaceholderText("Day, month or year")
        name.setBuddy(self._field)
        self._says = wrapped(_HINT, ink="2", size="meta")
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        for part in (name, self._field, self._says):
            self.body.addWidget(part)
        self.body.addStretch()
        self._set = button("Correct it", "primary")
        self._set.setDefault(True)
        self._set.setEnabled(False)
        none, cancel = button("Not a date"), button("Cancel")
        self._set.clicked.connect(self._on_set)
        none.clicked.connect(self._on_none)
        cancel.clicked.connect(self.reject)
        self.add_buttons(none, cancel, self._set)
        self._field.textChanged.connect(self._on_typed)
        self._field.returnPressed.connect(self._on_set)
        self._field.setFocus()

    def _read(self) -> tuple[str | None, str]:
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
        set_state(self._field, "state", "")
        set_state(self._says, "ink", "2")
        self._says.setText(f"Read as {date_words(date)}." if date else _HINT)

    @Slot()
    def _on_set(self) -> None:
        date, wrong = self._read()
        if date is None:
            set_state(self._field, "state", "error" if wrong else "")
            set_state(self._says, "ink", "danger" if wrong else "2")
            self._says.setText(wrong or _HINT)
            return
        self.accept()
        self.answered.emit(date)

    @Slot()
    def _on_none(self) -> None:
        self.accept()
        self.answered.emit(None)
