"""What all lists of fixed rows share: the view, and the ground of a row with hover, selection and keyboard position."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.look.theme import Look

# The row's value for its delegate.
ROW_ROLE = Qt.ItemDataRole.UserRole
ROW_INSET_PX = 6
# From this height on a row has room for a shorter mark.
_TALL_PX = 40
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints a row's ground; subclasses paint what stands on it and say how high it is."""

    has_bar = True

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look

    def row_px(self) -> int:
        """Return the height of a row; density decides."""
        return self.look.density.result_row

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self.row_px())

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        """Paint the ground and return the box that the row's content stands in."""
        look, state = self.look, option.state
        box = QRectF(option.rect).adjusted(ROW_INSET_PX, 1, -ROW_INSET_PX, -1)
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        has_focus = self._has_focus(option)
        role = ""
        if is_selected:
            role = "selected" if has_focus or not self.has_bar else "selected_idle"
        elif state & QStyle.StateFlag.State_MouseOver:
            role = "hover"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if role:
            painter.setBrush(look.color(role))
            painter.drawRoundedRect(box, 6, 6)
        if is_selected and has_focus and self.has_bar:
            painter.setBrush(look.color("accent"))
            inset = 8 if box.height() >= _TALL_PX else 4
            painter.drawRoundedRect(QRectF(box.left(), box.top() + inset, 3, box.height() - 2 * inset), 1.5, 1.5)
        return box

    @staticmethod
    def _has_focus(option: QStyleOptionViewItem) -> bool:
        view = option.widget
        return isinstance(view, QWidget) and view.hasFocus()


class RowList(QTableView):
    """A list of rows of one height, painted by a delegate. Enter confirms the current one; that or a double click opens it.

    It is a table of one column: QListView asks the model for every row whenever it lays itself out, half a second for
    100,000, where a table counts them. The sheet knows it by its class: its selection is the delegate's to paint.
    """

    confirmed = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    context_menu_wanted = Signal(QPoint)

    def __init__(self, look: Look, model: QAbstractItemModel, name: str) -> None:
        super().__init__()
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        self.setModel(model)
        # Where the current row was before it left the list: a step goes on from there and not from the top.
        self.resume_at: int | None = None
        self.doubleClicked.connect(self.opened)
        look.changed.connect(self._on_look_changed)

    def setItemDelegate(self, delegate: QAbstractItemDelegate) -> None:
        super().setItemDelegate(delegate)
        self._on_look_changed()

    @Slot()
    def _on_look_changed(self) -> None:
        delegate = self.itemDelegate()
        if isinstance(delegate, RowDelegate):
            self.verticalHeader().setDefaultSectionSize(delegate.row_px())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier
        ):
            if self.currentIndex().isValid():
                self.confirmed.emit(self.currentIndex())
                self.opened.emit(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            # A table would go to the ends of the row.
            last = self.model().rowCount() - 1
            if last >= 0:
                self.setCurrentIndex(self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        elif event.text().isprintable() and event.text().strip():
            # Letters are commands of the window; a list would take them for the beginning of a row's name.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            # Qt would make the first row the current one, as if somebody had gone there.
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        if current.isValid():
            self.resume_at = None
        super().currentChanged(current, previous)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.visualRect(self.currentIndex()).center()
            self.context_menu_wanted.emit(self.viewport().mapToGlobal(where))
        elif self.indexAt(event.pos()).isValid():
            self.context_menu_wanted.emit(event.globalPos())
        event.accept()

    def step(self, rows: int) -> bool:
        """Move the current row by so many, and tell whether there was one to go to."""
        current = self.currentIndex().row()
        if current >= 0:
            wanted = current + rows
        elif self.resume_at is not None:
            wanted = self.resume_at + (min(rows, 0))
        else:
            wanted = 0 if rows > 0 else -1
        if not 0 <= wanted < self.model().rowCount():
            return False
        self.setCurrentIndex(self.model().index(wanted, 0))
        return True
