"""Asks how an actor is called: by which name it is shown, or by which other name it goes, and when."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.actor_words import NAME_KINDS
from ui.dialogs.controls import Choice
from ui.dialogs.frame import Dialog, wrapped
from ui.look.pieces import button, label, set_state
from ui.look.theme import Look
from workbench.annotate.findings import Actor, AliasKind
from workbench.annotate.own import OwnName
from workbench.errors import UsageError
from workbench.typed_dates import read_typed_date


class RenameDialog(Dialog):
    """Asks by which name an actor is to be shown; `renamed` has it."""

    renamed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None, actor: Actor) -> None:
        super().__init__(look, parent, f"Rename {actor.name}", 520)
        self._before = actor.name
        self._field = _field("The name by which it is shown", actor.name)
        self.body.addWidget(wrapped("It is shown by this name; it is found by its other names all the same.", ink="2"))
        self.body.addWidget(self._field)
        cancel, self._set = button("Cancel"), button("Rename it", "primary")
        self._set.setDefault(True)
        self._set.setEnabled(False)
        cancel.clicked.connect(self.reject)
        self._set.clicked.connect(self._on_set)
        self._field.textChanged.connect(self._on_typed)
        self.add_buttons(cancel, self._set)
        self._field.setFocus()
        self._field.selectAll()

    @Slot(str)
    def _on_typed(self, name: str) -> None:
        self._set.setEnabled(bool(name.strip()) and name.strip() != self._before)

    @Slot()
    def _on_set(self) -> None:
        self.accept()
        self.renamed.emit(self._field.text().strip())


class GiveNameDialog(Dialog):
    """Asks for another name of an actor, of which kind it is, and between which dates it holds; `given` has it."""

    given = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None, actor: Actor, name: str = "") -> None:
        super().__init__(look, parent, f"Another name of {actor.name}", 560)
        self._actor = actor
        self._field = _field("The other name", name)
        self._kind = Choice(look)
        self._kind.setAccessibleName("What kind of name it is")
        for kind, word in NAME_KINDS.items():
            self._kind.addItem(word, kind)
        self._since = _field("Since when it holds", "", "Any time")
        self._until = _field("Until when it holds", "", "Any time")
        self._says = wrapped(ink="2", size="meta")
        self.body.addWidget(wrapped("It means this actor wherever it stands as it is written here.", ink="2"))
        self.body.addWidget(self._field)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, control in (("Kind", self._kind), ("Since", self._since), ("Until", self._until)):
            column = QVBoxLayout()
            column.setSpacing(4)
            named = label(words, ink="2", size="meta")
            named.setBuddy(control)
            column.addWidget(named)
            column.addWidget(control)
            row.addLayout(column, 1)
        self.body.addLayout(row)
        self.body.addWidget(self._says)
        self._says.setText("Dates are only needed where the name means somebody else at other times.")
        cancel, self._set = button("Cancel"), button("Give it this name", "primary")
        self._set.setDefault(True)
        self._set.setEnabled(bool(name))
        cancel.clicked.connect(self.reject)
        self._set.clicked.connect(self._on_set)
        self._field.textChanged.connect(self._on_typed)
        self.add_buttons(cancel, self._set)
        self._field.setFocus()

    @Slot(str)
    def _on_typed(self, name: str) -> None:
        self._set.setEnabled(bool(name.strip()))

    @Slot()
    def _on_set(self) -> None:
        dates = []
        for field in (self._since, self._until):
            set_state(field, "state", "")
            try:
                dates.append(read_typed_date(field.text()) if field.text().strip() else "")
            except UsageError as error:
                set_state(field, "state", "error")
                set_state(self._says, "ink", "danger")
                self._says.setText(str(error))
                field.setFocus()
                return
        self.accept()
        self.given.emit(
            OwnName(self._field.text().strip(), self._actor.id, AliasKind(self._kind.currentData()), *dates)
        )


def _field(name: str, text: str, placeholder: str = "") -> QLineEdit:
    made = QLineEdit(text)
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    return made
