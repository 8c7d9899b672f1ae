"""The palette: one field above the window in which commands, articles and places are found by a few letters."""

from collections.abc import Callable, Sequence

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.look import tokens
from ui.look.pieces import FloatingCard, hairline, label
from ui.look.popup import PaletteRow, PopupDelegate, PopupRows, spoken
from ui.look.theme import Look

_FROM_TOP, _SIDE_PX, _HEAD_PX, _FOOT_PX, _GAP_PX = 0.16, 16, 50, 32, 5
_NOTHING_PX = 44
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: tokens.POPUP_ROWS_MAX - 1,
    Qt.Key.Key_PageUp: 1 - tokens.POPUP_ROWS_MAX,
}
# Tab among them: nothing behind the scrim can take the focus.
_OWN_KEYS = {
    *_STEPS,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
}

# None as long as the rows for this text are not known: `Palette.refresh` is called when they are.
RowsFor = Callable[[str], Sequence[PaletteRow] | None]


class Scrim(QWidget):
    """Darkens the window under the palette; a click on it leads back."""

    pressed = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        QPainter(self).fillRect(self.rect(), look.color("scrim", look.theme.scrim_alpha / 255))


class Palette(FloatingCard):
    """Opens over a scrim with the first row selected. `closed` comes before `chosen`, with the focus back in its place, where it closes."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(look, window, level="overlay")
        self._window = window
        self._rows_for: RowsFor = _no_rows
        self._focus_before: QWidget | None = None
        self._is_waiting = False
        self._is_entered = False
        self._stays_open = False
        self._selects_at_once = True
        self._scrim = Scrim(look, window)
        self._scrim.pressed.connect(self.close_palette)
        self._model = PopupRows(self)
        self._delegate = PopupDelegate(look, self)
        self._build()
        window.installEventFilter(self)

    def _build(self) -> None:
        self._sign = QLabel()
        self._field = QLineEdit()
        self._field.setObjectName("command")
        self._field.textChanged.connect(self._on_typed)
        self._field.installEventFilter(self)
        self._list = QListView()
        self._list.setAccessibleName("Matches")
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._on_clicked)
        self._nothing = label("Nothing matches. Try fewer letters.", ink="3")
        self._nothing.setContentsMargins(17, 0, 17, 0)
        self._foot = label(ink="3", size="meta")
        self._foot.setContentsMargins(17, 0, 17, 0)
        self._foot.setFixedHeight(_FOOT_PX)
        head = QHBoxLayout()
        head.setContentsMargins(15, 0, 12, 0)
        head.addWidget(self._sign)
        head.addWidget(self._field)
        m = self.margin_px
        box = QVBoxLayout(self)
        box.setContentsMargins(m + 1, m + 4, m + 1, m + 1)
        box.setSpacing(0)
        box.addLayout(head, 1)
        box.addWidget(hairline())
        box.addSpacing(_GAP_PX)
        box.addWidget(self._list)
        box.addWidget(self._nothing)
        box.addSpacing(_GAP_PX)
        box.addWidget(hairline())
        box.addWidget(self._foot)

    def open(
        self,
        rows_for: RowsFor,
        placeholder: str,
        foot: str,
        typed: str = "",
        *,
        stays_open: bool = False,
        selects_at_once: bool = True,
    ) -> None:
        """Open with the rows that `rows_for` gives for what is typed; called again at each letter.

        Rows that are not known yet leave those of the letters before in place. Enter then waits, and runs the first one
        that comes for exactly what is typed. With `stays_open`, what is chosen is told and the next can be typed; unless
        it `selects_at_once`, nothing is selected before a letter is typed or Down is pressed.
        """
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self._stays_open, self._selects_at_once = stays_open, selects_at_once
        self._show_rows(())
        self._rows_for = rows_for
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(placeholder)
        self._foot.setText(foot)
        sign = self._look.icon("right", "text_3").pixmap(QSize(18, 18), self.devicePixelRatioF())
        self._sign.setPixmap(sign)
        self._delegate.height_px = self._look.density.popup_row + 2
        if self._field.text() == typed:
            self._on_typed(typed)
        else:
            self._field.setText(typed)
        self._place()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def refresh(self) -> None:
        """Ask for the rows again: what they are made of has arrived meanwhile."""
        if not self.isVisible():
            return
        was_entered = self._is_entered
        self._on_typed(self._field.text())
        if self._is_waiting:
            self._is_entered = was_entered
        elif was_entered:
            self.run_selected()

    @Slot()
    def close_palette(self) -> None:
        """Close, and give the focus back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        self._scrim.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def run_selected(self) -> None:
        """Choose the selected row, once it is known; nothing happens when there is none."""
        if self._is_waiting:
            self._is_entered = True
            return
        row = self.selected()
        if row is not None:
            self._run(row)

    def selected(self) -> PaletteRow | None:
        """Return the row that Enter would run, None while it is not known."""
        index = self._list.currentIndex()
        return self._model.row(index.row()) if index.isValid() and not self._is_waiting else None

    def _move(self, step: int) -> None:
        """Go to another row; those that cannot be run are passed over, and Down at the end begins anew."""
        enabled = [number for number in range(self._model.rowCount()) if self._model.row(number).is_enabled]
        if not enabled or self._is_waiting:
            return
        current = self._list.currentIndex().row()
        place = enabled.index(current) if current in enabled else -1
        wanted = place + step
        place = wanted % len(enabled) if abs(step) == 1 else max(0, min(wanted, len(enabled) - 1))
        self._select(enabled[place])

    def _select(self, number: int) -> None:
        self._list.setCurrentIndex(self._model.index(number))
        # The focus stays in the field: what is selected is said there.
        self._field.setAccessibleDescription(spoken(self._model.row(number)))

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        rows = self._rows_for(typed)
        self._is_waiting, self._is_entered = rows is None, False
        if rows is not None:
            self._show_rows(rows)
        if self.isVisible():
            self._place()

    def _show_rows(self, rows: Sequence[PaletteRow]) -> None:
        self._model.set_rows(rows)
        self._list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        first = next((number for number, row in enumerate(rows) if row.is_enabled), None)
        if not (self._selects_at_once or self._field.text().strip()):
            self._list.setCurrentIndex(QModelIndex())
            self._field.setAccessibleDescription("")
        elif first is None:
            self._field.setAccessibleDescription("" if rows else self._nothing.text())
        else:
            self._select(first)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        # What is pointed at is meant, whatever was typed after it.
        self._run(self._model.row(index.row()))

    def _run(self, row: PaletteRow) -> None:
        if self._stays_open:
            self.chosen.emit(row.payload)
            self._field.clear()
            # Enter held down, or pressed twice, is no choice of the same again.
            self._list.setCurrentIndex(QModelIndex())
        else:
            self.close_palette()
            self.chosen.emit(row.payload)

    def _place(self) -> None:
        window = self._window
        width = min(tokens.PALETTE_PX, window.width() - 2 * _SIDE_PX)
        top = round(window.height() * _FROM_TOP)
        frame = _HEAD_PX + _FOOT_PX + 2 * _GAP_PX + 6
        room = max(1, (window.height() - top - frame - _SIDE_PX) // self._delegate.row_px())
        shown = min(self._model.rowCount(), tokens.POPUP_ROWS_MAX, room)
        height = self._delegate.row_px() * shown if shown else _NOTHING_PX
        self._list.setFixedHeight(max(1, height))
        self._nothing.setFixedHeight(_NOTHING_PX)
        self._scrim.setGeometry(window.rect())
        self._scrim.show()
        self._scrim.raise_()
        self.place(QPointF((window.width() - width) // 2, top), width, frame + height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._place()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._field:
            return self._take_key(Qt.Key(event.key()))
        if event.type() == QEvent.Type.ShortcutOverride and watched is self._field:
            # While the palette is open, all keys are its own, whatever the window has them do.
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _take_key(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._move(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.run_selected()
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        return key in _OWN_KEYS


def _no_rows(_typed: str) -> Sequence[PaletteRow]:
    return ()
