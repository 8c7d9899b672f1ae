"""The table of a list of searches: what each finds; Enter searches for the one that is selected."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines
from ui.look.pieces import button
from ui.look.theme import Look
from ui.wording import amount, date_words
from workbench.batch import BatchRow

_ZONES = (("title", "in titles"), ("body", "in texts"), ("comment", "in comments"))


class BatchDialog(Dialog):
    """Lists queries with their counts; `chosen` has the one to search for."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None, name: str, rows: Sequence[BatchRow]) -> None:
        super().__init__(look, parent, f"Searches of {name}", 960, 520)
        self._rows = tuple(rows)
        refused = sum(row.error is not None for row in rows)
        self.body.addWidget(wrapped(_summary(self._rows, refused), ink="2"))
        self._lines = Lines(
            look,
            (Column(0.33), Column(0.13, "text_2"), Column(0.28, "text_2"), Column(0.26, "text_2")),
            "Queries, and what they find",
        )
        self._lines.set_rows([_cells(row) for row in rows])
        self._lines.opened.connect(self._on_opened)
        self.body.addWidget(self._lines, 1)
        self._copy, close, self._search = button("Copy the table"), button("Close"), button("Search", "primary")
        self._search.setDefault(True)
        self._copy.clicked.connect(self._on_copy)
        close.clicked.connect(self.reject)
        self._search.clicked.connect(self._on_search)
        self.add_buttons(close, self._search, left=(self._copy,))
        self._lines.go_to(0)
        self._lines.setFocus()

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        self._choose(index.row())

    @Slot()
    def _on_search(self) -> None:
        self._choose(self._lines.currentIndex().row())

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._rows):
            self.accept()
            self.chosen.emit(self._rows[number].query)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines.text())
        self._copy.setText("Copied")


def _summary(rows: Sequence[BatchRow], refused: int) -> str:
    nothing = sum(row.error is None and not row.articles for row in rows)
    parts = [amount(len(rows), "query", "queries")]
    if nothing:
        parts.append(f"{nothing:,} find nothing" if nothing > 1 else "1 finds nothing")
    if refused:
        parts.append(f"{refused:,} cannot be understood")
    return f"{', '.join(parts)}. Enter searches for the selected one."


def _cells(row: BatchRow) -> tuple[str, str, str, str]:
    if row.error is not None:
        return row.query, f"Line {row.line}", row.error, ""
    hits = " · ".join(f"{row.hits[zone]:,} {said}" for zone, said in _ZONES if row.hits.get(zone))
    ends = [date_words(end) for end in (row.first, row.last) if end is not None]
    return row.query, amount(row.articles, "article"), hits, " – ".join(dict.fromkeys(ends))
