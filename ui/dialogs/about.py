"""About Dateline: its version, and the licences of all that it is made of."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.dialogs.lines import Column, Lines
from ui.licences import Part
from ui.look.pieces import button
from ui.look.theme import Look

_LIST_PX = 320


class AboutDialog(Dialog):
    """Lists the parts given; the licence of the selected one stands beside the list."""

    def __init__(self, look: Look, parent: QWidget | None, version: str, parts: Sequence[Part]) -> None:
        super().__init__(look, parent, "About Dateline", 900, 600)
        self.set_heading(f"Dateline {version}")
        self.body.addWidget(
            wrapped(
                "An offline workbench for saved articles. Everything stays on this computer; nothing is fetched or sent.",
                ink="2",
            )
        )
        self._parts = tuple(parts)
        self._list = Lines(look, (Column(0.62), Column(0.38, "text_2")), "Parts")
        self._list.setFixedWidth(_LIST_PX)
        self._list.set_rows([(_named(part), part.licence) for part in parts])
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Licence")
        self._list.row_changed.connect(self._on_part)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._list)
        columns.addWidget(self._text, 1)
        self.body.addLayout(columns, 1)
        close = button("Close", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.add_buttons(close)
        self._list.go_to(0)
        self._list.setFocus()

    @Slot(int)
    def _on_part(self, number: int) -> None:
        part = self._parts[number]
        self._text.setPlainText(f"{_named(part)}\n{part.licence}\n\n{part.text}")


def _named(part: Part) -> str:
    return f"{part.name} {part.version}".strip()
