"""Asks in which style and form a citation is copied: a letter each, and below them what will be on the clipboard."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from ui.dialogs.pick import PickDialog
from ui.keymap import letter_of
from ui.look.pieces import Segments, label
from ui.look.popup import PaletteRow
from ui.look.theme import Look
from workbench.citing.spans import Form
from workbench.citing.styles import FORM_TITLES, STYLES

if TYPE_CHECKING:
    from ui.desk.citing import Copied

FORMS: Final = tuple(FORM_TITLES)
# Styles and forms are picked by their first letters, of which no two are the same.
STYLE_LETTERS: Final = "".join(style.title[0] for style in STYLES)
FORM_LETTERS: Final = "".join(title[0] for title in FORM_TITLES.values())
# All rows without scrolling, and no room below them; what is left of the dialog is the citation's.
_ROWS_PX: Final = 34 * len(STYLES) + 12


class CopyAsDialog(PickDialog):
    """A row for each style, a switch for the form, and a look at the citation.

    Signals:
        chosen: the Copied that is wanted; the dialog is accepted by then.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None, style: str, form: Form, *, has_words: bool) -> None:
        """Build the dialog, which can be answered once `show_citations` was called."""
        what = (
            "The words, and where they stand."
            if has_words
            else "The article. Mark a sentence in it, or select words, to cite them."
        )
        super().__init__(look, parent, "Copy with citation", what, "Copy", size=(620, 560), letters=STYLE_LETTERS)
        self._citations: Mapping[tuple[str, Form], Copied] = {}
        self._is_wanted = False
        self._forms = Segments(look, list(FORM_TITLES.values()), "Form of the citation")
        self._forms.choose(FORMS.index(form))
        self._forms.chosen.connect(self._on_form_chosen)
        switch = QHBoxLayout()
        switch.addWidget(self._forms)
        switch.addSpacing(8)
        switch.addWidget(label(f"{', '.join(FORM_LETTERS)} switch the form", ink="3", size="meta"))
        switch.addStretch()
        self._preview = QPlainTextEdit()
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setAccessibleName("The citation")
        self.rows.setFixedHeight(_ROWS_PX)
        self.rows.selectionModel().currentChanged.connect(self._on_style_changed)
        self.body.addLayout(switch)
        self.body.addWidget(self._preview, 1)
        self.show_rows(
            [PaletteRow("quote" if one.spans else "file", one.title, one.help) for one in STYLES],
            next((number for number, one in enumerate(STYLES) if one.name == style), 0),
        )

    @Slot(object)
    def show_citations(self, citations: "Mapping[tuple[str, Form], Copied]") -> None:
        """Show what each style says; what was picked before is copied now."""
        self._citations = citations
        self._look_at_it()
        if self._is_wanted:
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        form = FORM_LETTERS.find(letter_of(event.text()) or "?")
        if form >= 0:
            self._forms.choose(form)
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        if not self._citations:
            # Keys are faster than what makes the citations.
            self._is_wanted = True
            return
        super().accept()
        self.chosen.emit(self._current())

    def _current(self) -> "Copied":
        return self._citations[STYLES[self.rows.currentIndex().row()].name, FORMS[self._forms.current]]

    def _look_at_it(self) -> None:
        if self._citations and self.rows.currentIndex().isValid():
            self._preview.setPlainText(self._current().text)

    @Slot(QModelIndex, QModelIndex)
    def _on_style_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._look_at_it()

    @Slot(object)
    def _on_form_chosen(self, _form: int) -> None:
        self._look_at_it()
