"""What bookmarks and lists of references name and nobody has saved yet: a list of things to do, for nothing is ever fetched."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.leading import room_for
from ui.dialogs.lines import Column
from ui.dialogs.narrowing import NarrowingDialog
from ui.look.theme import Look
from ui.wording import amount, folded
from workbench.library.wanted import Wanted

_MORE_PX: Final = 54
# Of notes, which may be as long as a book, there is room for this much.
_MORE_CHARS_MAX: Final = 400
_DROP, _COPY_ALL = "X", "A"


class WantedDialog(NarrowingDialog[Wanted]):
    """Lists what is wanted. The address of an entry is copied, for a browser; its page is saved there and imported.

    Signals:
        drop_wanted: the Wanted that is to be taken off the list.
    """

    drop_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None) -> None:
        """Build the dialog, empty until `show_wanted`."""
        columns = (Column(0.5), Column(0.32, "text_2"), Column(0.18, "text_2"))
        super().__init__(
            look, parent, "Wanted", (980, 620), columns, "Wanted: title, address, tags",
            of="an entry", by="title, address or tag",
        )  # fmt: skip
        self._says.setText("Reading what is wanted…")
        self._more = room_for(_MORE_PX, ink="2", size="meta")
        self.body.addWidget(self._more)
        self._add_ends(
            "Copy the address", {_DROP: ("Not wanted", self._drop), _COPY_ALL: ("Copy all addresses", self._copy_all)}
        )

    @Slot(object)
    def show_wanted(self, wanted: Sequence[Wanted]) -> None:
        """Show the entries; where one stands stays."""
        row = self._lines.currentIndex().row()
        self._all = wanted
        self._fill(row)

    def _fill(self, row: int = 0) -> None:
        sought = self._sought
        rows = [one for one in self._all if sought in folded(f"{one.title} {one.url} {' '.join(one.description.tags)}")]
        count = len(self._all)
        self._says.setText(
            f"{amount(count, 'page')} that bookmarks and references name {'is' if count == 1 else 'are'} not here. "
            "Open the address in a browser, save the page, import it: it leaves this list and gets its tags."
            if count
            else "Nothing is wanted: no list of bookmarks or references names what is not here."
        )
        self._show_rows(rows, _cells, row)

    def _say_of(self, row: Wanted | None) -> None:
        super()._say_of(row)
        self._more.setText("" if row is None else _in_full(row))

    def _lead(self, row: Wanted | None) -> None:
        if row is not None and row.url:
            QGuiApplication.clipboard().setText(row.url)
            self._more.setText(f"Copied: {row.url}")

    def _copy_all(self) -> None:
        addresses = [one.url for one in self._rows if one.url]
        QGuiApplication.clipboard().setText("\n".join(addresses))
        self._more.setText(f"Copied: {amount(len(addresses), 'address', 'addresses')}")

    def _drop(self) -> None:
        row = self._current()
        if row is not None:
            self.drop_wanted.emit(row)


def _cells(one: Wanted) -> tuple[str, ...]:
    return one.title or "(no title)", one.url, " ".join(f"#{tag}" for tag in one.description.tags)


def _in_full(one: Wanted) -> str:
    said = one.description
    facts = (one.url, "; ".join(said.authors), said.source or "", said.published or "", " · ".join(said.notes))
    whole = " · ".join(fact for fact in facts if fact)
    return whole if len(whole) <= _MORE_CHARS_MAX else f"{whole[:_MORE_CHARS_MAX]}…"
