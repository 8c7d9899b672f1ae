"""A dialog with a list of lines, each of which leads somewhere: what is said of all, the list, and the one that is chosen."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines, WordedRows
from ui.keymap import letter_of
from ui.look.pieces import button
from ui.look.theme import Look

Thing = TypeVar("Thing")
NO_ACTS: Final[Mapping[str, tuple[str, Callable[[], None]]]] = MappingProxyType({})


class LeadingDialog(Dialog, Generic[Thing]):
    """Whoever inherits lays out `_says` and `_lines`, ends with `_add_ends`, and fills with `_show_rows`.

    Signals:
        chosen: where the line leads that was chosen, as `_leads_to` has it; the dialog is accepted by then.
    """

    chosen = Signal(object)

    def __init__(
        self,
        look: Look,
        parent: QWidget | None,
        title: str,
        size_px: tuple[int, int],
        columns: Sequence[Column],
        name: str,
    ) -> None:
        super().__init__(look, parent, title, *size_px)
        self._rows: Sequence[Thing] = ()
        self._acts: Mapping[str, Callable[[], None]] = {}
        self._act_buttons: tuple[QPushButton, ...] = ()
        self._says = wrapped(ink="2")
        self._lines = Lines(look, columns, name)
        self._lines.opened.connect(self._on_opened)
        self._lines.row_changed.connect(self._on_row_changed)

    def _add_ends(self, leads: str, acts: Mapping[str, tuple[str, Callable[[], None]]] = NO_ACTS) -> None:
        """Put the buttons below: one that closes, one that leads where the line does, and on the left what is done with a line.

        Args:
            leads: What the button says that leads.
            acts: By key what its button says, and what it does with the line that one stands on.
        """
        self._acts = {key: act for key, (_, act) in acts.items()}
        self._act_buttons = tuple(button(f"{key}  {name}", "quiet") for key, (name, _) in acts.items())
        for made, act in zip(self._act_buttons, self._acts.values(), strict=True):
            made.clicked.connect(partial(_do, act))
        close, self._show = button("Close"), button(leads, "primary")
        self._show.setDefault(True)
        close.clicked.connect(self.reject)
        self._show.clicked.connect(self._on_show)
        self.add_buttons(close, self._show, left=self._act_buttons)
        self._say_of(None)
        self._lines.setFocus()

    def _show_rows(self, rows: Sequence[Thing], word: Callable[[Thing], tuple[str, ...]], at: int = 0) -> None:
        """Show other lines, and go to one of them."""
        self._rows = rows
        self._lines.set_rows(WordedRows(rows, word))
        self._say_of(None)
        if rows:
            self._lines.go_to(min(max(at, 0), len(rows) - 1))

    def _current(self) -> Thing | None:
        number = self._lines.currentIndex().row()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _say_of(self, row: Thing | None) -> None:
        """Say more of the line that one went to, None where there is none."""
        for each in (self._show, *self._act_buttons):
            each.setEnabled(row is not None)

    def _leads_to(self, row: Thing) -> object:
        """Return where a line leads."""
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._acts.get(letter_of(event.text()))
        if act is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            # A key that is held would decide about the next line, which takes the place of one that is not shown any more.
            act()

    @Slot(int)
    def _on_row_changed(self, _row: int) -> None:
        self._say_of(self._current())

    @Slot(QModelIndex)
    def _on_opened(self, _index: QModelIndex) -> None:
        self._on_show()

    @Slot()
    def _on_show(self) -> None:
        self._lead(self._current())

    def _lead(self, row: Thing | None) -> None:
        """Go where a line leads; there may be none."""
        if row is not None:
            self.accept()
            self.chosen.emit(self._leads_to(row))


def _do(act: Callable[[], None], _is_checked: bool = False) -> None:
    act()


def room_for(height_px: int, *, ink: str = "", size: str = "") -> QLabel:
    """Return a label below a list for what a line has no room for."""
    made = wrapped(ink=ink, size=size)
    made.setMinimumHeight(height_px)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    # A name without blanks, as long as it likes to be, must not make the dialog as wide.
    made.setSizePolicy(QSizePolicy.Policy.Ignored, made.sizePolicy().verticalPolicy())
    return made
