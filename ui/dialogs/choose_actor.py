"""Asks for an actor: by letters of any of its names, from those who are likely before anything is typed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.floating.fuzzy import match
from ui.look.pieces import button
from ui.look.popup import PaletteRow, PopupDelegate, PopupRows
from ui.look.rows import RowList
from ui.look.theme import Look
from ui.wording import amount
from workbench.actor_offers import Offer

_ROW_PX: Final = 34
_MOVES: Final[dict[int, int]] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class ChooseActorDialog(Dialog):
    """Lists who may be meant. Enter takes whom the user has selected, by letters or arrows, and nobody else.

    Signals:
        typed: the letters, of which `show_offers` is to show whom they may mean; none at first.
        chosen: the Actor.
        nobody_chosen: that it is nobody, where that can be said.
    """

    typed = Signal(str)
    chosen = Signal(object)
    nobody_chosen = Signal()

    def __init__(
        self, look: Look, parent: QWidget | None, heading: str, says: str, action: str, *, nobody: str = ""
    ) -> None:
        """Build the dialog, empty until `show_offers`.

        Args:
            look: In force.
            parent: The window.
            heading: What is asked.
            says: What happens then, in one sentence.
            action: What the button does.
            nobody: What the button says that answers with nobody; without it there is none.
        """
        super().__init__(look, parent, heading, 620, 520)
        self._offers: tuple[Offer, ...] = ()
        self._field = QLineEdit()
        self._field.setPlaceholderText("Name of an actor")
        self._field.setAccessibleName("Name of an actor")
        self._field.textChanged.connect(self._on_typed)
        self._model = PopupRows()
        self.rows = RowList(look, self._model, "Actors who may be meant")
        self._model.setParent(self.rows)
        self.rows.setObjectName("well")
        delegate = PopupDelegate(look, self.rows)
        delegate.height_px = _ROW_PX
        self.rows.setItemDelegate(delegate)
        self.rows.opened.connect(self._on_opened)
        self.rows.selectionModel().currentChanged.connect(self._on_current_changed)
        self._says = wrapped(ink="2", size="meta")
        self.body.setSpacing(8)
        for part in (wrapped(says, ink="2"), self._field, self._says):
            self.body.addWidget(part)
        self.body.addWidget(self.rows, 1)
        cancel, self._take = button("Cancel"), button(action, "primary")
        self._take.setDefault(True)
        cancel.clicked.connect(self.reject)
        self._take.clicked.connect(self._on_take)
        left: tuple[QPushButton, ...] = ()
        if nobody:
            nobody_button = button(nobody, "quiet")
            nobody_button.clicked.connect(self._on_nobody)
            left = (nobody_button,)
        self.add_buttons(cancel, self._take, left=left)
        self._take.setEnabled(False)
        self._field.setFocus()

    @Slot(str, object)
    def show_offers(self, letters: str, offers: Sequence[Offer]) -> None:
        """Show whom some letters may mean; those of letters that were typed over come too late."""
        if letters != self._field.text():
            return
        self._offers = tuple(offers)
        self._model.set_rows(tuple(_row(one, letters) for one in self._offers))
        self._take.setEnabled(False)
        if letters.strip():
            count = f"{amount(len(self._offers), 'actor')}, those in most articles first:"
            self._says.setText(count if self._offers else f"Nobody is called “{letters.strip()}”.")
            if self._offers:
                # Who types selects; what is only offered is selected by nobody.
                self.rows.setCurrentIndex(self._model.index(0))
        else:
            self._says.setText("May be the same, the likeliest first:" if self._offers else "Type a name.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(event.key())
        if step is not None and self._offers and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # From the field: there they mean nothing else.
            row = self.rows.currentIndex().row()
            wanted = row + step if row >= 0 else 0
            self.rows.setCurrentIndex(self._model.index(min(max(wanted, 0), len(self._offers) - 1)))
        elif event.text().isprintable() and event.text().strip() and not self._field.hasFocus():
            self._field.setFocus()
            self._field.insert(event.text())
        else:
            super().keyPressEvent(event)

    @Slot(str)
    def _on_typed(self, letters: str) -> None:
        # What is listed was of other letters: Enter must not take the first of these.
        self._take.setEnabled(False)
        self.rows.setCurrentIndex(QModelIndex())
        self.typed.emit(letters)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._take.setEnabled(current.isValid())

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        self._on_take()

    @Slot()
    def _on_take(self) -> None:
        row = self.rows.currentIndex().row()
        if 0 <= row < len(self._offers):
            self.accept()
            self.chosen.emit(self._offers[row].actor)

    @Slot()
    def _on_nobody(self) -> None:
        self.accept()
        self.nobody_chosen.emit()


def _row(offer: Offer, letters: str) -> PaletteRow:
    found = match(letters, offer.actor.name) if letters.strip() else None
    detail = " · ".join(part for part in (offer.why, ", ".join(offer.names)) if part)
    return PaletteRow(
        offer.actor.kind.value,
        offer.actor.name,
        detail,
        bold=() if found is None else found.spans,
        tail=amount(offer.articles, "article") if offer.articles else "in no article",
    )
