"""The filters: what the articles that were found differ in, each value with its count, to be asked for or left out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.look.pieces import FocusLine, label
from ui.look.rows import RowList
from ui.look.theme import Look
from ui.models.facets import FacetRow, FacetsModel, RowKind, facet_rows
from ui.panels.facet_delegate import FacetDelegate
from ui.panels.filter_line import FilterLine
from ui.wording import folded
from workbench.facets import Facet
from workbench.narrowing import Use, can_bar

# What takes longer is shown to be on its way.
_STALE_AFTER_MS: Final = 200
_BARRING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class FacetsPanel(QWidget):
    """Lists values by kind. It knows no query but the text that it marks, and only asks for another.

    Signals:
        wanted: the term that shall be in the query, or be taken out of it.
        barred: the term that the query shall leave out, or leave out no more.
        looked_at: whether the panel is to be seen, and counts are worth the while.
    """

    wanted = Signal(str)
    barred = Signal(str)
    looked_at = Signal(bool)
    context_menu_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._facets: tuple[Facet, ...] = ()
        self._text, self._total = "", 0
        self._has_counts = False
        self._unfolded: set[str] = set()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = FacetsModel(self)
        self.view = _FacetList(look, self.model)
        self._delegate = FacetDelegate(look, self.view)
        self.view.setItemDelegate(self._delegate)
        self.view.confirmed.connect(self._on_confirmed)
        self.view.pressed_value.connect(self._on_pressed)
        self.view.context_menu_wanted.connect(self._on_context_menu)
        self._nothing = label(ink="2")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.filter_line = FilterLine("Name of a filter", "Narrow the filters by name")
        self.filter_line.textChanged.connect(self._on_sought)
        self.filter_line.left.connect(self.focus_list)
        self._in_use = label(ink="2")
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(label("Filters", is_strong=True))
        head.addWidget(self._in_use)
        head.addStretch(1)
        line = QHBoxLayout()
        line.setContentsMargins(15, 0, 15, 6)
        line.addWidget(self.filter_line)
        body = QWidget()
        self._body = QStackedLayout(body)
        self._body.addWidget(self.view)
        self._body.addWidget(self._nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._head)
        box.addLayout(line)
        box.addWidget(body, 1)
        self._focus_line = FocusLine(look, self)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_STALE_AFTER_MS)
        self._late.timeout.connect(self._on_late)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self._show()

    # What is shown ----------------------------------------------------------------------------------------------

    def show_query(self, text: str, total: int) -> None:
        """Mark what another query asks for; its counts are on their way."""
        self._text, self._total = text, total
        if self.isVisible():
            self._late.start()
        self._show()

    def show_facets(self, facets: Sequence[Facet]) -> None:
        """Take the counts of the query that was told last."""
        self._facets, self._has_counts = tuple(facets), True
        self._late.stop()
        self._delegate.is_stale = False
        self._show()
        self.view.viewport().update()

    @property
    def has_any(self) -> bool:
        """Whether any value is listed."""
        return self.model.rowCount() > 0

    def current_row(self) -> FacetRow | None:
        """Return the row that the keyboard is on."""
        number = self.view.currentIndex().row()
        return self.model.row(number) if self.model.can_stand(number) else None

    # Commands ---------------------------------------------------------------------------------------------------

    def want_current(self) -> None:
        """Ask for the current value, or no more; on the door to the others, open or close it."""
        row = self._current_or_first()
        if row is not None and row.kind is RowKind.FOLD:
            self.toggle_fold()
        elif row is not None:
            self.wanted.emit(row.term)

    def bar_current(self) -> None:
        """Leave the current value out, or no more."""
        row = self._current_or_first()
        if row is not None and row.kind is RowKind.VALUE and can_bar(row.term):
            self.barred.emit(row.term)

    def toggle_fold(self) -> None:
        """Show all values of the current kind, or the first few."""
        row = self._current_or_first()
        if row is None:
            return
        self._unfolded ^= {row.facet}
        self._show()
        if self.current_row() is None:
            rows = [number for number in range(self.model.rowCount()) if self.model.row(number).facet == row.facet]
            self.view.setCurrentIndex(self.model.index(rows[-1]))

    def step_facet(self, step: int) -> None:
        """Go to the first value of the next kind, or with -1 to that of the one before."""
        firsts = [
            number + 1 for number in range(self.model.rowCount()) if self.model.row(number).kind is RowKind.HEADING
        ]
        here = self.view.currentIndex().row()
        ahead = [first for first in firsts if (first > here if step > 0 else first < here)]
        if ahead:
            target = ahead[0] if step > 0 else ahead[-1]
            # With its heading in sight.
            self.view.scrollTo(self.model.index(target - 1))
            self.view.setCurrentIndex(self.model.index(target))

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.focus_list()

    @Slot()
    def focus_list(self) -> None:
        """Take the keyboard into the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.current_row() is None:
            self.view.go_to_end(is_last=False)

    # Within -----------------------------------------------------------------------------------------------------

    def _current_or_first(self) -> FacetRow | None:
        if self.current_row() is None:
            self.view.go_to_end(is_last=False)
        return self.current_row()

    def _show(self) -> None:
        sought = folded(self.filter_line.text())
        rows = facet_rows(self._facets, self._text, self._total, self._unfolded, sought)
        before, at = self.current_row(), self.view.currentIndex().row()
        top = self.view.verticalScrollBar().value()
        self.model.set_rows(rows)
        self._stand(-1 if before is None else self.model.row_of(before.key), at)
        self.view.verticalScrollBar().setValue(top)
        used = sum(row.use is not Use.NONE for row in rows)
        self._in_use.setText(f"{used:,} in use" if used else "")
        if sought and self._facets:
            self._nothing.setText(f"No filter here is called “{self.filter_line.text()}”.")
        elif self._has_counts:
            self._nothing.setText("Nothing was found that could be narrowed.")
        self._body.setCurrentIndex(0 if rows or not self._has_counts else 1)

    def _stand(self, number: int, before: int) -> None:
        """Stand on a row again that moved; whoever has the keyboard here stands on the next one where it is gone."""
        if number < 0 and self.view.hasFocus():
            places = range(max(before, 0), self.model.rowCount())
            number = next(filter(self.model.can_stand, places), -1)
        if number >= 0 and number != self.view.currentIndex().row():
            self.view.setCurrentIndex(self.model.index(number))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.looked_at.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._late.stop()
        self.looked_at.emit(False)

    @Slot(QModelIndex)
    def _on_confirmed(self, _index: QModelIndex) -> None:
        self.want_current()

    @Slot(QModelIndex, bool)
    def _on_pressed(self, _index: QModelIndex, is_barring: bool) -> None:
        if is_barring:
            self.bar_current()
        else:
            self.want_current()

    @Slot(QPoint)
    def _on_context_menu(self, where: QPoint) -> None:
        self.context_menu_wanted.emit(where)

    @Slot(str)
    def _on_sought(self, _text: str) -> None:
        self._show()

    @Slot()
    def _on_late(self) -> None:
        self._delegate.is_stale = True
        self.view.viewport().update()

    @Slot()
    def _on_look_changed(self) -> None:
        self._head.setFixedHeight(self._look.density.header)


class _FacetList(RowList):
    """The list. A click asks for a value, with Ctrl or Alt it leaves it out; headings are passed over."""

    pressed_value = Signal(QModelIndex, bool)

    def __init__(self, look: Look, model: FacetsModel) -> None:
        super().__init__(look, model, "Filters")
        self._facets = model
        self._is_second_click = False

    def go_to_end(self, *, is_last: bool) -> None:
        """Go to the first row that can be stood on, or to the last."""
        rows = range(self._facets.rowCount())
        number = next(filter(self._facets.can_stand, reversed(rows) if is_last else rows), None)
        if number is not None:
            self.setCurrentIndex(self._facets.index(number))
            if not is_last:
                self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.go_to_end(is_last=event.key() == Qt.Key.Key_End)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            # Qt would stay where it is, with the heading above out of sight.
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._is_second_click = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        # A click has acted already: the second one would take that back.
        self._is_second_click = True
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and not self._is_second_click and self._facets.can_stand(index.row()):
            self.setCurrentIndex(index)
            self.pressed_value.emit(index, bool(event.modifiers() & _BARRING))
        self._is_second_click = False
