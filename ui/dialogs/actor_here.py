"""Asks what a name of the text is: a new actor, another name of one, this once somebody else, or nobody."""

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.actor_words import KINDS
from ui.dialogs.controls import Choice
from ui.dialogs.pick import PickDialog
from ui.look.pieces import label
from ui.look.popup import PaletteRow
from ui.look.theme import Look
from workbench.annotate.findings import ActorKind

_NEW, _ALIAS, _MENTION, _NOBODY, _NEVER = range(5)
_ROWS_MIN_PX: Final = 5 * 34 + 4


class ActorHereDialog(PickDialog):
    """Offers what can be said of a name, each by a digit.

    Signals:
        made: (name, ActorKind) of a new actor.
        alias_wanted: the name that is another one of an actor, who has yet to be chosen.
        mention_wanted: that this mention is an actor, who has yet to be chosen.
        nobody_meant: that this mention is nobody.
        never_meant: the name that never is an actor.
    """

    made = Signal(str, object)
    alias_wanted = Signal(str)
    mention_wanted = Signal()
    nobody_meant = Signal()
    never_meant = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None, name: str, kind: ActorKind, named: str) -> None:
        """Build the dialog.

        Args:
            look: In force.
            parent: The window.
            name: As it stands in the text.
            kind: What it probably is.
            named: Whom the text is taken to mention there, empty for nobody.
        """
        says = f"Taken for {named} so far." if named else "Taken for nobody so far."
        super().__init__(look, parent, "Actor from the text", says, "Choose", size=(600, 420))
        self._field = QLineEdit(name)
        self._field.setAccessibleName("Name")
        self._kind = Choice(look)
        self._kind.setAccessibleName("What a new actor is")
        for one, word in KINDS.items():
            self._kind.addItem(look.icon(one.value), word, one)
        self._kind.setCurrentIndex(self._kind.findData(kind))
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, control, share in (("Name", self._field, 5), ("Kind of a new actor", self._kind, 3)):
            column = QVBoxLayout()
            column.setSpacing(4)
            said = label(words, ink="2", size="meta")
            said.setBuddy(control)
            column.addWidget(said)
            column.addWidget(control)
            row.addLayout(column, share)
        self.body.insertLayout(1, row)
        self.rows.setMinimumHeight(_ROWS_MIN_PX)
        nobody = "" if named else "it is taken for nobody already"
        self.show_rows(
            (
                PaletteRow("plus", "A new actor", "by this name, wherever it stands"),
                PaletteRow("copies", "Another name of an actor…", "wherever it stands"),
                PaletteRow("quote", "This mention is somebody else…", "here alone"),
                PaletteRow("close", "This mention is nobody", nobody or "here alone", is_enabled=not nobody),
                PaletteRow("hidden", "This name never is an actor", "wherever it stands"),
            )
        )
        self.picked.connect(self._on_what_picked)

    @Slot(int)
    def _on_what_picked(self, number: int) -> None:
        name = self._field.text().strip()
        if number == _NEW:
            self.made.emit(name, ActorKind(self._kind.currentData()))
        elif number == _ALIAS:
            self.alias_wanted.emit(name)
        elif number == _MENTION:
            self.mention_wanted.emit()
        elif number == _NOBODY:
            self.nobody_meant.emit()
        elif number == _NEVER:
            self.never_meant.emit(name)
