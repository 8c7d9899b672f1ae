"""Who was named at a rhythm and is not any more; each leads to its profile."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines, WordedRows
from ui.dialogs.profile_parts import words
from ui.look.pieces import button
from ui.look.theme import Look
from ui.wording import amount, date_words
from workbench.profiles.silence import SilentActor
from workbench.timeline import date_of

_SENTENCE_PX: Final = 40


class SilentDialog(Dialog):
    """Lists silent actors; `chosen` has the Actor whose profile is to be shown."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_silent`."""
        super().__init__(look, parent, "Silent actors", 960, 600)
        self._silent: tuple[SilentActor, ...] = ()
        self._says = wrapped("Looking for who is not named any more…", ink="2")
        self.body.addWidget(self._says)
        columns = (
            Column(0.34), Column(0, "time", width_px=84), Column(0.22, "text_2"), Column(0.22, "text_2"), Column(0.22, "text_2"),
        )  # fmt: skip
        self._lines = Lines(
            look, columns, "Silent actors: who, last named, longest gap before, silent for, articles since"
        )
        self._lines.opened.connect(self._on_opened)
        self._lines.row_changed.connect(self._on_row_changed)
        self.body.addWidget(self._lines, 1)
        self._sentence = wrapped()
        self._sentence.setMinimumHeight(_SENTENCE_PX)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._sentence)
        close, self._show = button("Close"), button("Show the profile", "primary")
        self._show.setDefault(True)
        self._show.setEnabled(False)
        close.clicked.connect(self.reject)
        self._show.clicked.connect(self._on_show)
        self.add_buttons(close, self._show)
        self._lines.setFocus()

    @Slot(object)
    def show_silent(self, silent: Sequence[SilentActor]) -> None:
        """Show what was read."""
        self._silent = tuple(silent)
        count = len(self._silent)
        verb = "was named at a rhythm and is" if count == 1 else "were named at a rhythm and are"
        self._says.setText(
            f"{amount(count, 'actor')} {verb} not any more, the longest against that rhythm first. Enter shows the profile."
            if count
            else "Nobody who was named at a rhythm has fallen silent."
        )
        self._show.setEnabled(bool(count))
        self._lines.set_rows(WordedRows(self._silent, _cells))
        self._lines.go_to(0)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        one = self._silent[row]
        self._sentence.setText(f"{one.actor.name}: {amount(one.articles, 'article')}. {words.silence(one.silence)}")

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._choose(index.row())

    @Slot()
    def _on_show(self) -> None:
        self._choose(self._lines.currentIndex().row())

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._silent):
            self.accept()
            self.chosen.emit(self._silent[number].actor)


def _cells(one: SilentActor) -> tuple[str, ...]:
    silence = one.silence
    return (
        one.actor.name,
        date_words(date_of(silence.last_day)),
        f"gaps up to {amount(silence.longest_days, 'day')}",
        f"silent {amount(silence.days, 'day')}",
        f"{amount(silence.articles, 'article')} since",
    )
