"""Asks how reliable a source and how credible what it says are: a letter and a digit, typed or chosen."""

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.keymap import letter_of
from ui.look.pieces import button
from ui.look.popup import PaletteRow, PopupDelegate, PopupRows
from ui.look.rows import RowList
from ui.look.theme import Look
from workbench.library.source_grades import CREDIBILITY, RELIABILITY

_ROW_PX: Final = 32


class GradeDialog(Dialog):
    """A letter grades the source, a digit what is said; the same again takes the grade away. Enter keeps both.

    `graded` has the source's grade and that of what is said, each "" for none.
    """

    graded = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None, source: str, about: str, grades: tuple[str, str]) -> None:
        """Build the dialog.

        Args:
            look: In force.
            parent: The window.
            source: How the source is called; "" where none is known, which then has no grade.
            about: Whose credibility is graded: the article, or the marked words.
            grades: Of the source and of what is said, as they are.
        """
        super().__init__(look, parent, "Grade", 560, 632)
        self._source, self._about = source, about
        self._grades = {"source": grades[0], "said": grades[1]}
        self._model = PopupRows()
        self.rows = RowList(look, self._model, "Grades")
        self._model.setParent(self.rows)
        self.rows.setObjectName("well")
        delegate = PopupDelegate(look, self.rows)
        delegate.height_px = _ROW_PX
        self.rows.setItemDelegate(delegate)
        self.rows.clicked.connect(self._on_row)
        self.rows.confirmed.connect(self._on_keep)
        says = "Only you grade. Type a letter for the source and a digit for what it says, as B2; the same again takes it away."
        self.body.addWidget(wrapped(says, ink="2"))
        self.body.addWidget(self.rows, 1)
        cancel, keep = button("Cancel"), button("Keep", "primary")
        keep.setDefault(True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self._on_keep)
        self.add_buttons(cancel, keep)
        self._show()
        self.rows.setFocus()

    @property
    def grades(self) -> tuple[str, str]:
        """What is chosen: of the source, and of what is said."""
        return self._grades["source"], self._grades["said"]

    def _show(self) -> None:
        current = self.rows.currentIndex().row()
        rows = []
        if self._source:
            rows.append(PaletteRow("", f"Reliability of {self._source}", is_heading=True, is_enabled=False))
            rows += [self._row("source", grade, means) for grade, means in RELIABILITY.items()]
        rows.append(PaletteRow("", f"Credibility of {self._about}", is_heading=True, is_enabled=False))
        rows += [self._row("said", grade, means) for grade, means in CREDIBILITY.items()]
        self._model.set_rows(rows)
        for number, row in enumerate(rows):
            if row.is_heading:
                self.rows.setRowHeight(number, 28)
        self.rows.setCurrentIndex(self._model.index(max(1, current)))

    def _row(self, what: str, grade: str, means: str) -> PaletteRow:
        icon, says = ("check", "Chosen") if self._grades[what] == grade else ("", "")
        return PaletteRow(icon, means.capitalize(), says, grade, (what, grade))

    def _choose(self, what: str, grade: str) -> None:
        self._grades[what] = "" if self._grades[what] == grade else grade
        self._show()
        place = next((n for n in range(self._model.rowCount()) if self._model.row(n).payload == (what, grade)), -1)
        self.rows.setCurrentIndex(self._model.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = letter_of(event.text())
        if typed in RELIABILITY and self._source:
            self._choose("source", typed)
        elif typed in CREDIBILITY:
            self._choose("said", typed)
        elif event.key() == Qt.Key.Key_Space:
            self._on_row(self.rows.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_row(self, index: QModelIndex) -> None:
        payload = self._model.row(index.row()).payload if index.isValid() else None
        if isinstance(payload, tuple):
            self._choose(*payload)

    @Slot()
    def _on_keep(self) -> None:
        self.accept()
        self.graded.emit(*self.grades)
