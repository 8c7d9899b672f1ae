"""The report of an import: what came in, what was refused, and why."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines
from ui.importer import ImportOutcome
from ui.look.pieces import button, label
from ui.look.theme import Look
from ui.wording import amount


class ImportReportDialog(Dialog):
    """Lists what was refused. `retry_wanted` has the paths of all refused files, as they were told."""

    retry_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None, outcome: ImportOutcome) -> None:
        super().__init__(look, parent, "Import report", 720, 520 if outcome.refused else 0)
        self._outcome = outcome
        self.body.addWidget(wrapped(summary(outcome), ink="2"))
        if outcome.failure:
            self.body.addWidget(wrapped(outcome.failure, ink="danger"))
        close = button("Close", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        if not outcome.refused:
            self.body.addStretch()
            self.add_buttons(close)
            close.setFocus()
            return
        self.body.addWidget(label("Refused", is_strong=True))
        # The end of a path tells files apart, the beginning does not.
        self._lines = Lines(
            look, (Column(0.46, cut=Qt.TextElideMode.ElideLeft), Column(0.54, "text_2")), "Refused pages, and why"
        )
        self._lines.set_rows([(name_of(path), reason) for path, reason in outcome.refused])
        self.body.addWidget(self._lines, 1)
        self._copy, retry = button("Copy the list"), button("Try again")
        retry.setToolTip("Import the refused files once more")
        self._copy.clicked.connect(self._on_copy)
        retry.clicked.connect(self._on_retry)
        self.add_buttons(retry, close, left=(self._copy,))
        retry.setEnabled(bool(self._files()))
        close.setFocus()

    def _files(self) -> tuple[str, ...]:
        """Return the files among what was refused; a part of a container comes with its container."""
        return tuple(path for path, _ in self._outcome.refused if path != "-")

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._lines.text())
        self._copy.setText("Copied")

    @Slot()
    def _on_retry(self) -> None:
        self.accept()
        self.retry_wanted.emit(self._files())


def summary(outcome: ImportOutcome) -> str:
    """Return how an import went, in one or two sentences with numbers."""
    known = f" {_pages(outcome.duplicates)} {_verb(outcome.duplicates)} there already." if outcome.duplicates else ""
    refused = f" {_pages(len(outcome.refused))} could not be read." if outcome.refused else ""
    stopped = " It was stopped before the end." if outcome.was_cancelled else ""
    return f"{_pages(outcome.imported)} came in.{known}{refused}{stopped}"


def name_of(path: str) -> str:
    """Return a path as it is shown; what came without a file has a name of its own."""
    return "Pasted text" if path == "-" else path


def _pages(number: int) -> str:
    if not number:
        return "No page"
    return amount(number, "page")


def _verb(number: int) -> str:
    return "was" if number == 1 else "were"
