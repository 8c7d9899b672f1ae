"""Asks once more before articles go for good: what is lost, in full, and that nothing brings it back."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.keymap import letter_of
from ui.look.pieces import button, label
from ui.look.theme import Look
from ui.wording import amount

_TITLES_MAX: Final = 5
_YES: Final = "Y"
_LOST: Final = (
    "Their original files and all texts that were read out of them.",
    "What you decided about them: dates, tags, stars, notes and corrections. Of each one line stays that says that it was removed, with its hash.",
    "What the search index and the backups within this library hold of them.",
)


class PurgeQuestion(Dialog):
    """Accepted by Y or its button alone: Enter and Esc leave everything as it is."""

    def __init__(self, look: Look, parent: QWidget | None, titles: Sequence[str]) -> None:
        super().__init__(look, parent, f"Remove {amount(len(titles), 'article')} for good?", 560)
        # An Arabic title keeps its direction and stands below the others all the same.
        shown = [
            f"\N{LEFT-TO-RIGHT MARK}“\N{FIRST STRONG ISOLATE}{title}\N{POP DIRECTIONAL ISOLATE}”"
            for title in titles[:_TITLES_MAX]
        ]
        if len(titles) > _TITLES_MAX:
            shown.append(f"and {len(titles) - _TITLES_MAX:,} more")
        self.body.addWidget(wrapped("\n".join(shown), ink="2"))
        self.body.addWidget(wrapped("This is lost:"))
        for line in _LOST:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(label("•"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(wrapped(line), 1)
            self.body.addLayout(row)
        self.body.addWidget(
            wrapped(
                "It cannot be undone, and no repair brings it back. Copies outside of this library stay.", ink="danger"
            )
        )
        keep, remove = button("Keep them", "primary"), button(f"{_YES}  Remove for good")
        keep.setDefault(True)
        keep.clicked.connect(self.reject)
        remove.clicked.connect(self.accept)
        self.add_buttons(keep, left=(remove,))
        keep.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if letter_of(event.text()) != _YES:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.accept()
