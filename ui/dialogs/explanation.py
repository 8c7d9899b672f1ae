"""What is searched, in words, and what each part of it finds alone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.look.pieces import button, label
from ui.look.theme import Look
from ui.wording import amount
from workbench.offers import Part
from workbench.search import Found

_PARTS_SHOWN = 12


class ExplanationDialog(Dialog):
    """Says the search as a sentence, then its parts with their numbers, one under the other."""

    def __init__(self, look: Look, parent: QWidget | None, found: Found, parts: Sequence[Part]) -> None:
        super().__init__(look, parent, "This search", 560)
        if found.text.strip():
            self.body.addWidget(wrapped(found.text.strip()))
        self.body.addWidget(wrapped(f"It finds {amount(found.total, 'article')}: {found.explain}.", ink="2"))
        if found.unfinished is not None:
            self.body.addWidget(wrapped(found.unfinished, ink="2"))
        if len(parts) > 1:
            self.body.addSpacing(4)
            self.body.addWidget(label("What each part finds alone", is_strong=True))
            self.body.addLayout(_table(parts[:_PARTS_SHOWN]))
            if len(parts) > _PARTS_SHOWN:
                self.body.addWidget(label(f"and {len(parts) - _PARTS_SHOWN} more", ink="2"))
        self.body.addStretch(1)
        close = button("Close", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.add_buttons(close)
        close.setFocus()


def _table(parts: Sequence[Part]) -> QGridLayout:
    """Put the numbers under one another, each before what it counts."""
    table = QGridLayout()
    table.setHorizontalSpacing(16)
    table.setVerticalSpacing(8)
    table.setColumnStretch(1, 1)
    for row, part in enumerate(parts):
        number = label(f"{part.count:,}", is_strong=True)
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        table.addWidget(number, row, 0)
        table.addWidget(wrapped(part_words(part)), row, 1)
    return table


def part_words(part: Part) -> str:
    """Say what a part finds, or what it leaves out, after its number."""
    noun = "article" if part.count == 1 else "articles"
    return f"{noun} {part.words}, left out" if part.is_barring else f"{noun} {part.words}"
