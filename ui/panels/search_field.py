"""The search field itself: glass and note inside it, a mark under a mistake, and edits that Ctrl+Z takes back."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QLineEdit

from ui.look.icons import draw_icon
from ui.look.paint import cursor_x, draw_key_caps, draw_text
from ui.look.pieces import set_state
from ui.look.theme import Look
from ui.utf16 import Utf16Offsets, count_units

HEIGHT_PX: Final = 36
_RIGHT_PX: Final = 12
# The sheet leaves so much room at the right of every search field.
_SHEET_ROOM_PX: Final = 84


class SearchField(QLineEdit):
    """A line of query; offsets are code points. It tells of the keys that mean something beyond the line."""

    edited = Signal()
    stepped = Signal(int)
    completed = Signal()
    entered = Signal()
    escaped = Signal()
    focus_changed = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._note = self._keys = ""
        self._mistake: int | None = None
        self._is_quiet = False
        self.takes_tab = False
        self.setObjectName("search")
        self.setFixedHeight(HEIGHT_PX)
        self.setPlaceholderText("Search everything saved")
        self.setAccessibleName("Search")
        self.textChanged.connect(self._on_text_changed)
        look.changed.connect(self._on_look_changed)

    def cursor_point(self) -> int:
        """Return where the cursor stands, in code points."""
        return Utf16Offsets(self.text()).to_points(self.cursorPosition())

    def replace(self, text: str, cursor: int | None = None) -> None:
        """Make the text another one, as if it had been typed, without telling; None keeps the cursor where it is.

        Only what differs is exchanged, so that it can be undone and the rest stays in place.
        """
        before = self.text()
        wanted = self.cursor_point() if cursor is None else cursor
        start = _common(before, text)
        tail = _common(before[start:][::-1], text[start:][::-1])
        self._is_quiet = True
        if before != text:
            old, new = before[start : len(before) - tail], text[start : len(text) - tail]
            self.setSelection(count_units(before[:start]), count_units(old))
            if old:
                self.insert(new)
            else:
                self.setCursorPosition(count_units(before[:start]))
                self.insert(new)
        self.setCursorPosition(count_units(text[:wanted]))
        self._is_quiet = False

    def set_note(self, note: str) -> None:
        """Say at the right what was found."""
        self._note = note
        self._make_room()

    def set_keys(self, keys: str) -> None:
        """Show at the right of the empty field by which keys it is reached."""
        self._keys = keys
        self._make_room()

    def set_mistake(self, point: int | None) -> None:
        """Mark the place of a mistake, or none."""
        self._mistake = point
        set_state(self, "state", "" if point is None else "error")
        self.update()

    def x_of(self, point: int) -> float:
        """Return where a character stands, in px of the field, kept inside it."""
        text = self.text()
        layout = QTextLayout(text, self.font())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        # The field scrolls: only where its cursor stands is known.
        shift = self.cursorRect().center().x() - cursor_x(line, self.cursorPosition())
        x = shift + cursor_x(line, count_units(text[:point]))
        return min(max(x, 34.0), self.width() - 16.0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not _has_modifier(event):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Tab while completions are open; else it moves the focus on."""
        if (
            self.takes_tab
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
        ):
            self.completed.emit()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look, middle = QPainter(self), self._look, self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_icon(painter, QRectF(11, middle - 8, 16, 16), "search", look.color("text_2"))
        right = self.width() - _RIGHT_PX
        if self._note and self.text():
            width = look.width(self._note, "meta")
            draw_text(look, painter, right - width, middle + 4, self._note, "meta", "text_2")
        elif self._keys and not self.text():
            draw_key_caps(look, painter, right + 3, middle, self._keys)
        if self._mistake is not None:
            x = self.x_of(self._mistake)
            painter.setPen(QPen(look.color("danger"), 2))
            painter.drawLine(QPointF(x, middle + 11), QPointF(x + 8, middle + 11))

    def _make_room(self) -> None:
        wanted = self._look.width(self._note, "meta") + _RIGHT_PX + 12 if self._note else 0
        self.setTextMargins(0, 0, max(0, round(wanted) - _SHEET_ROOM_PX), 0)
        self.update()

    @Slot()
    def _on_text_changed(self) -> None:
        if not self._is_quiet:
            self.edited.emit()

    @Slot()
    def _on_look_changed(self) -> None:
        self._make_room()


def _common(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _has_modifier(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
