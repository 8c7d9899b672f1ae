"""Asks under which name a search is kept, and whether it is watched."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.dialogs.controls import Tick
from ui.dialogs.frame import Dialog, wrapped
from ui.look.pieces import button, label, set_state
from ui.look.theme import Look
from workbench.errors import UsageError
from workbench.library.names import clean_name, known_as

_HINT = "The name stands in the list under the search field and in Go to."


class SaveSearchDialog(Dialog):
    """Asks for a name; `saved` has it, and whether an alert is wanted."""

    saved = Signal(str, bool)

    def __init__(
        self, look: Look, parent: QWidget | None, query: str, name: str, known: Sequence[str], *, is_alert: bool
    ) -> None:
        """Build the dialog.

        Args:
            look: In force.
            parent: The window.
            query: What is kept.
            name: Suggested.
            known: Names under which searches are kept already.
            is_alert: Whether the box is ticked at first.
        """
        super().__init__(look, parent, "Save the search", 520)
        self._known = tuple(known)
        self.body.setSpacing(6)
        self.body.addWidget(wrapped(query or "All articles", ink="2"))
        self.body.addSpacing(10)
        heading = label("Name", is_strong=True)
        self._field = QLineEdit(name)
        self._field.setAccessibleName("Name of the search")
        heading.setBuddy(self._field)
        self._says = wrapped(_HINT, ink="2", size="meta")
        self._says.setMinimumHeight(34)
        self._says.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._alert = Tick(look)
        self._alert.setChecked(is_alert)
        words = label("Alert me: count what comes in from now on that matches")
        words.setBuddy(self._alert)
        self._alert.setAccessibleName(words.text())
        row = QHBoxLayout()
        row.setSpacing(4)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._alert)
        row.addWidget(words, 1)
        for part in (heading, self._field, self._says):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self._save = button("Save", "primary")
        self._save.setDefault(True)
        cancel = button("Cancel")
        self._save.clicked.connect(self._on_save)
        cancel.clicked.connect(self.reject)
        self.add_buttons(cancel, self._save)
        self._field.textChanged.connect(self._on_typed)
        self._on_typed(name)
        self._field.selectAll()
        self._field.setFocus()

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        wrong, replaced = "", None
        if typed.strip():
            try:
                replaced = known_as(clean_name("search", typed), self._known)
            except UsageError as error:
                wrong = str(error)
        self._save.setEnabled(bool(typed.strip()) and not wrong)
        set_state(self._field, "state", "error" if wrong else "")
        set_state(self._says, "ink", "danger" if wrong else "2")
        self._says.setText(wrong or (f"Replaces the search that is kept as “{replaced}”." if replaced else _HINT))
        self._field.setAccessibleDescription(self._says.text())

    @Slot()
    def _on_save(self) -> None:
        self.accept()
        self.saved.emit(self._field.text(), self._alert.isChecked())
