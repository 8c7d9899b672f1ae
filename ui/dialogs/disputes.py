"""The disputes of a result: a sentence, who contradicts it, and in what words; each leads to the comment."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column
from ui.look.theme import Look
from ui.wording import amount
from workbench.disputes import ListedDispute

_SIDE_PX: Final = 44


class DisputesDialog(LeadingDialog[ListedDispute]):
    """Lists both sides of each dispute; `chosen` has the ListedDispute whose comment is to be shown."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_disputes`."""
        columns = (Column(0.36), Column(0.36), Column(0.12, "text_2"), Column(0.16, "text_2"))
        name = "Disputes: the sentence, the reply, who replies, the article"
        super().__init__(look, parent, "Disputes", (1100, 620), columns, name)
        self._says.setText("Reading what comments dispute…")
        # A line has no room for all of two sentences.
        self._claim, self._reply = room_for(_SIDE_PX, ink="2"), room_for(_SIDE_PX)
        self.body.addWidget(self._says)
        self.body.addWidget(self._lines, 1)
        self.body.addWidget(self._claim)
        self.body.addWidget(self._reply)
        self._add_ends("Show the comment")

    @Slot(object)
    def show_disputes(self, disputes: Sequence[ListedDispute]) -> None:
        """Show what was read."""
        # One comment may contradict several sentences.
        count = len({(one.article, one.comment) for one in disputes})
        repeat = "repeats a sentence and contradicts it" if count == 1 else "repeat a sentence and contradict it"
        self._says.setText(
            f"{amount(count, 'comment')} of these articles {repeat}. Enter shows the comment."
            if count
            else "No comment of these articles repeats a sentence and contradicts it."
        )
        self._show_rows(tuple(disputes), _cells)

    def _say_of(self, row: ListedDispute | None) -> None:
        super()._say_of(row)
        self._claim.setText("" if row is None else f"“{' '.join(row.claim_text.split())}”")
        self._reply.setText("" if row is None else f"{row.author or 'A reader'}: {' '.join(row.reply_text.split())}")


def _cells(one: ListedDispute) -> tuple[str, ...]:
    return (
        " ".join(one.claim_text.split()),
        " ".join(one.reply_text.split()),
        one.author or "A reader",
        one.title or "Untitled",
    )
