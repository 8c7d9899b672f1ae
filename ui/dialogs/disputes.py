"""The disputes of a result: a sentence, who contradicts it, and in what words; each leads to the comment."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines, WordedRows
from ui.look.pieces import button
from ui.look.theme import Look
from ui.wording import amount
from workbench.disputes import ListedDispute

_SIDE_PX: Final = 44


class DisputesDialog(Dialog):
    """Lists both sides of each dispute; `chosen` has the ListedDispute whose comment is to be shown."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_disputes`."""
        super().__init__(look, parent, "Disputes", 1100, 620)
        self._disputes: tuple[ListedDispute, ...] = ()
        self._says = wrapped("Reading what comments dispute…", ink="2")
        self.body.addWidget(self._says)
        columns = (Column(0.36), Column(0.36), Column(0.12, "text_2"), Column(0.16, "text_2"))
        self._lines = Lines(look, columns, "Disputes: the sentence, the reply, who replies, the article")
        self._lines.opened.connect(self._on_opened)
        self._lines.row_changed.connect(self._on_row_changed)
        self.body.addWidget(self._lines, 1)
        # A line has no room for all of two sentences.
        self._claim, self._reply = wrapped(ink="2"), wrapped()
        for side in (self._claim, self._reply):
            side.setMinimumHeight(_SIDE_PX)
            side.setAlignment(Qt.AlignmentFlag.AlignTop)
            self.body.addWidget(side)
        close, self._show = button("Close"), button("Show the comment", "primary")
        self._show.setDefault(True)
        self._show.setEnabled(False)
        close.clicked.connect(self.reject)
        self._show.clicked.connect(self._on_show)
        self.add_buttons(close, self._show)
        self._lines.setFocus()

    @Slot(object)
    def show_disputes(self, disputes: Sequence[ListedDispute]) -> None:
        """Show what was read."""
        self._disputes = tuple(disputes)
        # One comment may contradict several sentences.
        count = len({(one.article, one.comment) for one in self._disputes})
        repeat = "repeats a sentence and contradicts it" if count == 1 else "repeat a sentence and contradict it"
        self._says.setText(
            f"{amount(count, 'comment')} of these articles {repeat}. Enter shows the comment."
            if count
            else "No comment of these articles repeats a sentence and contradicts it."
        )
        self._show.setEnabled(bool(count))
        self._lines.set_rows(WordedRows(self._disputes, _cells))
        self._lines.go_to(0)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        one = self._disputes[row]
        self._claim.setText(f"“{' '.join(one.claim_text.split())}”")
        self._reply.setText(f"{one.author or 'A reader'}: {' '.join(one.reply_text.split())}")

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._choose(index.row())

    @Slot()
    def _on_show(self) -> None:
        self._choose(self._lines.currentIndex().row())

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._disputes):
            self.accept()
            self.chosen.emit(self._disputes[number])


def _cells(one: ListedDispute) -> tuple[str, ...]:
    return (
        " ".join(one.claim_text.split()),
        " ".join(one.reply_text.split()),
        one.author or "A reader",
        one.title or "Untitled",
    )
