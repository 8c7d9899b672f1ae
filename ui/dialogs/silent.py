"""Who was named at a rhythm and is not any more; each leads to its profile."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.leading import LeadingDialog, room_for
from ui.dialogs.lines import Column
from ui.dialogs.profile_parts import words
from ui.look.theme import Look
from ui.wording import amount, date_words
from workbench.annotate.findings import Actor
from workbench.profiles.silence import SilentActor
from workbench.timeline import date_of

_SENTENCE_PX: Final = 40


class SilentDialog(LeadingDialog[SilentActor]):
    """Lists silent actors; `chosen` has the Actor whose profile is to be shown."""

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_silent`."""
        columns = (
            Column(0.34), Column(0, "time", width_px=84), Column(0.22, "text_2"), Column(0.22, "text_2"), Column(0.22, "text_2"),
        )  # fmt: skip
        name = "Silent actors: who, last named, longest gap before, silent for, articles since"
        super().__init__(look, parent, "Silent actors", (960, 600), columns, name)
        self._says.setText("Looking for who is not named any more…")
        self._sentence = room_for(_SENTENCE_PX)
        self.body.addWidget(self._says)
        self.body.addWidget(self._lines, 1)
        self.body.addWidget(self._sentence)
        self._add_ends("Show the profile")

    @Slot(object)
    def show_silent(self, silent: Sequence[SilentActor]) -> None:
        """Show what was read."""
        count = len(silent)
        verb = "was named at a rhythm and is" if count == 1 else "were named at a rhythm and are"
        self._says.setText(
            f"{amount(count, 'actor')} {verb} not any more, the longest against that rhythm first. Enter shows the profile."
            if count
            else "Nobody who was named at a rhythm has fallen silent."
        )
        self._show_rows(tuple(silent), _cells)

    def _say_of(self, row: SilentActor | None) -> None:
        super()._say_of(row)
        said = (
            "" if row is None else f"{row.actor.name}: {amount(row.articles, 'article')}. {words.silence(row.silence)}"
        )
        self._sentence.setText(said)

    def _leads_to(self, row: SilentActor) -> Actor:
        return row.actor


def _cells(one: SilentActor) -> tuple[str, ...]:
    silence = one.silence
    return (
        one.actor.name,
        date_words(date_of(silence.last_day)),
        f"gaps up to {amount(silence.longest_days, 'day')}",
        f"silent {amount(silence.days, 'day')}",
        f"{amount(silence.articles, 'article')} since",
    )
