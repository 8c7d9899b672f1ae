"""The pane of marks: what the user marked and wrote in the open article, or in all that was found."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.look.pieces import FocusLine, Segments, label
from ui.look.rows import RowList
from ui.look.theme import Look
from ui.panels.filter_line import FilterLine
from ui.panels.marks.delegate import MarkDelegate
from ui.panels.marks.model import MarksModel, Row
from workbench.marks.listing import ListedMark


class MarkScope(IntEnum):
    """Whose marks are listed."""

    ARTICLE = 0
    SEARCH = 1


_NAMES: Final = ("Article", "Search")
# So many rows are measured one by one.
_SIZED_MAX: Final = 1_000


class MarksPanel(QWidget):
    """Lists marks; Enter or a double click goes to the words. It says what is wanted and does nothing about it.

    Signals:
        opened: the ListedMark to go to, or the ActorNote to read on.
        scope_changed: the MarkScope that is wanted now.
        filled: other marks are listed, or fewer or more of them.
        context_menu_wanted: where, on the screen.
    """

    opened = Signal(object)
    scope_changed = Signal(object)
    filled = Signal()
    context_menu_wanted = Signal(QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._keys = ("H", "N")
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = MarksModel()
        self.view = RowList(look, self.model, "Marks")
        self.model.setParent(self.view)
        self._delegate = MarkDelegate(look, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.opened.connect(self._on_opened)
        self.view.context_menu_wanted.connect(self.context_menu_wanted)
        self.filter_line = FilterLine("Words, #tag, claim, pink …", "Narrow the marks")
        self.filter_line.textChanged.connect(self._on_filtered)
        self.filter_line.left.connect(self.focus_list)
        self._none = label(ink="2")
        self._none.setWordWrap(True)
        self._none.setContentsMargins(16, 12, 16, 12)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._head = self._make_head()
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        self._body.addWidget(self._none)
        line = QHBoxLayout()
        line.setContentsMargins(15, 0, 15, 6)
        line.addWidget(self.filter_line)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addLayout(line)
        box.addWidget(body, 1)
        FocusLine(look, self)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self._say()

    def _make_head(self) -> QWidget:
        self._count = label(ink="2")
        self._segments = Segments(self._look, _NAMES, "Whose marks are shown")
        self._segments.chosen.connect(self._on_scope_chosen)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(label("Marks", is_strong=True))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._segments)
        return head

    # What is shown ----------------------------------------------------------------------------------------------

    @property
    def scope(self) -> MarkScope:
        """Whose marks are shown."""
        return MarkScope(self._segments.current)

    def show_marks(self, marks: Sequence[Row]) -> None:
        """Show marks of the scope that is chosen; the current one stays so, or the one that takes its place."""
        current, row = self.current, self.view.currentIndex().row()
        self._delegate.has_titles = self.scope is MarkScope.SEARCH
        self.model.set_marks(marks, has_titles=self.scope is MarkScope.SEARCH)
        # First: where the list lay behind words, it has the keyboard from now on.
        self._say()
        self._size_rows()
        if current is not None:
            found = self.model.row_of(current)
            self._go_to(found if found >= 0 else min(row, self.model.rowCount() - 1))
        elif self.view.hasFocus():
            # The keyboard was faster than the list.
            self.view.step(1)
        self.filled.emit()

    def set_keys(self, highlight: str, note: str) -> None:
        """Say which keys make marks; shown where there are none."""
        self._keys = (highlight, note)
        self._say()

    @property
    def current(self) -> Row | None:
        """What the current row is of."""
        return self.model.mark(self.view.currentIndex().row())

    @property
    def has_any(self) -> bool:
        """Whether any mark is listed."""
        return self.model.rowCount() > 0

    def select(self, article: int, key: str) -> None:
        """Make a mark the current one, if it is listed."""
        for row, one in enumerate(self.model.shown()):
            if isinstance(one, ListedMark) and (one.mark.article, one.mark.key) == (article, key):
                self._go_to(row)

    def toggle_scope(self) -> None:
        """Change between article and search."""
        self._segments.choose(1 - self._segments.current)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.focus_list()

    @Slot()
    def focus_list(self) -> None:
        """Take the keyboard into the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.current is None:
            self.view.step(1)

    def _go_to(self, row: int) -> None:
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))

    def _say(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        self._count.setText(f"{shown:,}" if shown == total else f"{shown:,} of {total:,}")
        self._count.setVisible(total > 0)
        if total:
            self._none.setText("No mark has these words.")
        elif self.scope is MarkScope.ARTICLE:
            highlight, note = self._keys
            self._none.setText(
                f"Nothing is marked in this article. {highlight} highlights the sentence, {note} writes a note on it."
            )
        else:
            self._none.setText("Nothing is marked in what was found.")
        self._body.setCurrentIndex(0 if shown else 1)

    def _size_rows(self) -> None:
        """Have each row as high as what it says, as long as they are few; rows of one height are quick whatever their number."""
        shown = self.model.shown()
        width = self.view.viewport().width()
        for row, one in enumerate(shown if len(shown) <= _SIZED_MAX else ()):
            self.view.setRowHeight(row, self._delegate.height_of(one, width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_rows()

    @Slot(str)
    def _on_filtered(self, text: str) -> None:
        self.model.narrow(text)
        self._say()
        self._size_rows()
        # What acts on one that is listed acts on none while none is.
        self.filled.emit()

    @Slot(int)
    def _on_scope_chosen(self, _place: int) -> None:
        self._say()
        self.scope_changed.emit(self.scope)

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        found = self.model.mark(index.row())
        if found is not None:
            self.opened.emit(found)

    @Slot()
    def _on_look_changed(self) -> None:
        self._head.setFixedHeight(self._look.density.header)
        self._size_rows()
