"""About Dateline: its version, and the licences of all that it is made of."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QWidget

from ui.dialogs.frame import Dialog, wrapped
from ui.licences import Part
from ui.look.pieces import button
from ui.look.theme import Look

_PART = Qt.ItemDataRole.UserRole


class AboutDialog(Dialog):
    """Lists the parts given; the licence of the selected one stands beside the list."""

    def __init__(self, look: Look, parent: QWidget | None, version: str, parts: Sequence[Part]) -> None:
        super().__init__(look, parent, "About Dateline", 780, 560)
        self.set_heading(f"Dateline {version}")
        self.body.addWidget(
            wrapped(
                "An offline workbench for saved articles. Everything stays on this computer; nothing is fetched or sent.",
                ink="2",
            )
        )
        self._list = QListWidget()
        self._list.setObjectName("well")
        self._list.setAccessibleName("Parts")
        self._list.setFixedWidth(230)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName("Licence")
        self._list.currentItemChanged.connect(self._on_part)
        kind = ""
        for part in parts:
            if part.kind != kind:
                kind = part.kind
                heading = QListWidgetItem(kind)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(look.font("meta", weight=600))
                self._list.addItem(heading)
            item = QListWidgetItem(f"{part.name} {part.version}".strip())
            item.setData(_PART, part)
            item.setToolTip(part.licence)
            self._list.addItem(item)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._list)
        columns.addWidget(self._text, 1)
        self.body.addLayout(columns, 1)
        close = button("Close", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.add_buttons(close)
        self._list.setCurrentRow(1)
        self._list.setFocus()

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_part(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        part = item.data(_PART) if item is not None else None
        if isinstance(part, Part):
            self._text.setPlainText(f"{part.name} {part.version}".strip() + f"\n{part.licence}\n\n{part.text}")
