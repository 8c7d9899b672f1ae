"""The folders that are watched for a library."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.dialogs.leading import LeadingDialog
from ui.dialogs.lines import Column
from ui.look.theme import Look
from ui.wording import amount

_REMOVE = "X"


class WatchedDialog(LeadingDialog[str]):
    """Lists watched folders.

    Signals:
        add_wanted: another folder is to be chosen.
        remove_wanted: the folder that is to be watched no more.
    """

    add_wanted = Signal()
    remove_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_folders`."""
        super().__init__(
            look,
            parent,
            "Watched folders",
            (720, 420),
            (Column(1.0, cut=Qt.TextElideMode.ElideMiddle),),
            "Watched folders",
        )
        self._says.setText("Reading which folders are watched…")
        self.body.addWidget(self._says)
        self.body.addWidget(self._lines, 1)
        self._add_ends("Watch another folder…", {_REMOVE: ("Watch no more", self._remove)})

    @Slot(object)
    def show_folders(self, folders: Sequence[str]) -> None:
        """Show which folders are watched."""
        count = len(folders)
        self._says.setText(
            f"New files in {amount(count, 'folder')} are imported while this window is open, and when it opens. Links are not followed."
            if count
            else "No folder is watched. New files in a watched folder are imported while this window is open, and when it opens."
        )
        self._show_rows(folders, _cells, self._lines.currentIndex().row())

    def _say_of(self, row: str | None) -> None:
        super()._say_of(row)
        self._show.setEnabled(True)

    def _lead(self, _row: str | None) -> None:
        self.add_wanted.emit()

    def _remove(self) -> None:
        row = self._current()
        if row is not None:
            self.remove_wanted.emit(row)


def _cells(folder: str) -> tuple[str, ...]:
    return (folder,)
