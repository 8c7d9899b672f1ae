"""A dialog with a list of lines that is narrowed by what one types above it."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.leading import LeadingDialog, Thing
from ui.dialogs.lines import Column
from ui.look.theme import Look
from ui.wording import folded


class NarrowingDialog(LeadingDialog[Thing]):
    """Whoever inherits fills `_all`, shows of it what `_sought` is in with `_fill`, and lays out what stands below the list."""

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        title: str,
        size_px: tuple[int, int],
        columns: Sequence[Column],
        name: str,
        *,
        of: str,
        by: str,
    ) -> None:
        """Build the upper part; the list says of itself what `name` is, the field that it finds one `of` these, and `by` what."""
        super().__init__(look, parent, title, size_px, columns, name)
        self._all: Sequence[Thing] = ()
        self._field = QLineEdit()
        self._field.setPlaceholderText(f"Find by {by}")
        self._field.setAccessibleName(f"Find {of} by {by}")
        self._field.textChanged.connect(self._on_typed)
        self.body.addWidget(self._says)
        self.body.addWidget(self._field)
        self.body.addWidget(self._lines, 1)

    @property
    def _sought(self) -> str:
        return folded(self._field.text())

    def _fill(self) -> None:
        raise NotImplementedError

    @Slot(str)
    def _on_typed(self, _typed: str) -> None:
        self._fill()
