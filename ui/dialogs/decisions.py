"""What was decided, the last first: when, what, about what; any of it that still stands can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.leading import room_for
from ui.dialogs.lines import Column
from ui.dialogs.narrowing import NarrowingDialog
from ui.look.theme import Look
from ui.wording import amount, folded, moment_words

_MORE_PX: Final = 40
_SHOW, _UNDO_PLACE = "O", 0


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One act in words: when (ISO 8601), what kind of act, about what, and what it said there. `article` is one to be shown."""

    seq: int
    at: str
    what: str
    about: str
    detail: str
    stands: bool
    is_final: bool = False
    article: int | None = None


class DecisionsDialog(NarrowingDialog[DecisionLine]):
    """Lists acts; `chosen` has the article to show.

    Signals:
        back_wanted: the number of the decision that is to be taken back.
    """

    back_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_decisions`."""
        columns = (
            Column(0, "text_2", width_px=132), Column(0.26), Column(0.46), Column(0.28, "text_2"), Column(0, "text_2", width_px=86),
        )  # fmt: skip
        super().__init__(
            look, parent, "Decisions", (1080, 640), columns, "Decisions: when, what, about what, what it said",
            of="a decision", by="what it was, or what it is about",
        )  # fmt: skip
        self._says.setText("Reading what was decided…")
        self._more = room_for(_MORE_PX, ink="2", size="meta")
        self.body.addWidget(self._more)
        self._add_ends("Take back", {_SHOW: ("Show the article", self._show_article)})

    @Slot(object)
    def show_decisions(self, decisions: Sequence[DecisionLine]) -> None:
        """Show what was decided; where one stands stays, whatever came on top."""
        now = self._current()
        self._all = decisions
        self._fill(None if now is None else now.seq)

    @Slot(object)
    def show_failure(self, error: Exception) -> None:
        """Say why something could not be taken back."""
        self._more.setText(str(error))

    def _fill(self, seq: int | None = None) -> None:
        sought = self._sought
        rows = [one for one in self._all if sought in folded(f"{one.what} {one.about} {one.detail}")]
        standing = sum(one.stands for one in self._all)
        self._says.setText(
            f"{amount(standing, 'decision')} can be taken back, also long after. Nothing is ever rewritten: taking back is a decision, too."
            if self._all
            else "Nothing was decided yet. Dates that you set, stars, tags, notes, and what you delete will stand here."
        )
        at = next((row for row, one in enumerate(rows) if one.seq == seq), 0)
        self._show_rows(rows, _cells, at)

    def _say_of(self, row: DecisionLine | None) -> None:
        super()._say_of(row)
        self._show.setEnabled(row is not None and row.stands)
        self._act_buttons[0].setEnabled(row is not None and row.article is not None)
        self._more.setText(
            "" if row is None else " · ".join(filter(None, (f"Number {row.seq}", row.what, row.about, row.detail)))
        )

    def _lead(self, row: DecisionLine | None) -> None:
        if row is not None and row.stands:
            self.back_wanted.emit(row.seq)

    def _show_article(self) -> None:
        row = self._current()
        if row is not None and row.article is not None:
            self.accept()
            self.chosen.emit(row.article)


def _cells(one: DecisionLine) -> tuple[str, ...]:
    state = "" if one.stands else "for good" if one.is_final else "taken back"
    return moment_words(one.at), one.what[:1].upper() + one.what[1:], one.about, one.detail, state
