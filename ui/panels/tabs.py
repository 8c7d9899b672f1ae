"""The strip of tabs above the page: what is open, which of it is shown, and what only follows the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from ui.look.icons import draw_icon
from ui.look.paint import draw_text, is_rtl
from ui.look.pieces import as_tooltip, icon_button
from ui.look.theme import Look

_LEAST_PX: Final = 112
_GREATEST_PX: Final = 228
_LESS_HIGH_PX: Final = 4
_EDGE_PX: Final = 12
_CLOSE_PX: Final = 16
_LIST_PX: Final = 34
_NOTCH: Final = 120


@dataclass(frozen=True, slots=True)
class TabLabel:
    """What a tab says; one that follows the list says so by its slant."""

    title: str
    follows_list: bool = False

    @property
    def words(self) -> str:
        """The title, or what stands for it."""
        return self.title or "Without a title"


class TabStrip(QWidget):
    """Shows tabs, as many as there is room for around the one that is shown; it is hidden while there is but one.

    Signals:
        chosen, closed, kept: the number of a tab that was clicked, closed, or double-clicked to stay.
        moved: a tab was dragged from one number to another.
        list_wanted: all of them are to be listed.
    """

    chosen = Signal(int)
    closed = Signal(int)
    kept = Signal(int)
    moved = Signal(int, int)
    list_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._labels: tuple[TabLabel, ...] = ()
        self._now, self._first = 0, 0
        self._under, self._pressed, self._pressed_at = -1, -1, QPoint()
        self._is_on_close = self._is_dragging = False
        self._list = icon_button(look, "down", "List open tabs", size_px=16)
        self._list.setParent(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.clicked.connect(self.list_wanted)
        self._list.hide()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Tabs")
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()
        self.hide()

    def show_tabs(self, labels: Sequence[TabLabel], now: int) -> None:
        """Show these tabs, one of them as the one that is open."""
        self._labels, self._now = tuple(labels), now
        self.setAccessibleDescription(f"Tab {now + 1} of {len(labels)}: {labels[now].words}" if labels else "")
        self.setVisible(len(labels) > 1)
        self._bring_into_sight()

    @property
    def labels(self) -> tuple[TabLabel, ...]:
        """What is shown."""
        return self._labels

    def sizeHint(self) -> QSize:
        """Return the room that it wants."""
        return QSize(_LEAST_PX * 2, self.height())

    def minimumSizeHint(self) -> QSize:
        """Return the least room: one tab and the button that lists them all."""
        return QSize(_LEAST_PX + _LIST_PX, self.height())

    # Where tabs stand -------------------------------------------------------------------------------------------

    @property
    def _has_all(self) -> bool:
        return len(self._labels) * _LEAST_PX <= self.width()

    @property
    def _fitting(self) -> int:
        if self._has_all:
            return len(self._labels)
        return max(1, (self.width() - _LIST_PX) // _LEAST_PX)

    @property
    def _each_px(self) -> int:
        room = self.width() - (0 if self._has_all else _LIST_PX)
        return max(1, min(_GREATEST_PX, room // max(1, self._fitting)))

    def _boxes(self) -> Iterator[tuple[int, QRectF]]:
        each = self._each_px
        for place, number in enumerate(range(self._first, min(self._first + self._fitting, len(self._labels)))):
            yield number, QRectF(place * each, 0, each, self.height())

    def _number_at(self, at: QPoint) -> int:
        return next((number for number, box in self._boxes() if box.contains(QPointF(at))), -1)

    def _close_box(self, box: QRectF) -> QRectF:
        return QRectF(box.right() - _CLOSE_PX - 8, (box.height() - _CLOSE_PX) / 2, _CLOSE_PX, _CLOSE_PX)

    def _bring_into_sight(self) -> None:
        fitting = self._fitting
        if not self._first <= self._now < self._first + fitting:
            self._first = self._now if self._now < self._first else self._now - fitting + 1
        self._scroll_to(self._first)

    def _scroll_to(self, first: int) -> None:
        self._first = min(max(first, 0), max(0, len(self._labels) - self._fitting))
        self._list.setVisible(not self._has_all)
        self._list.setGeometry(self.width() - _LIST_PX + 3, (self.height() - 28) // 2, 28, 28)
        hidden = len(self._labels) - self._fitting
        self._list.setToolTip(f"List open tabs: {hidden} more" if hidden else "List open tabs")
        self.update()

    # Qt ---------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bring_into_sight()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = look.color("line")
        painter.fillRect(self.rect(), look.color("chrome"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), line)
        for number, box in self._boxes():
            is_now = number == self._now
            if is_now:
                painter.fillRect(box, look.color("page"))
                painter.fillRect(QRectF(box.left(), 0, box.width(), 2), look.color("accent"))
            elif number == self._under:
                painter.fillRect(box.adjusted(0, 0, 0, -1), look.color("hover"))
            painter.fillRect(QRectF(box.right() - 1, 0 if is_now else 8, 1, box.height() - (0 if is_now else 16)), line)
            self._paint_words(painter, number, box)

    def _paint_words(self, painter: QPainter, number: int, box: QRectF) -> None:
        look, label = self._look, self._labels[number]
        is_now, is_under = number == self._now, number == self._under
        has_close = is_now or is_under
        room = box.width() - 2 * _EDGE_PX - (_CLOSE_PX + 2 if has_close else 0)
        role = "text" if is_now else "text_2"
        metrics = look.metrics("ui")
        baseline = (box.height() + metrics.capHeight()) / 2
        _, advance = look.fitted(label.words, "ui", 0, room)
        # Of a title that runs from right to left the beginning stands at the right, where it does on the page.
        x = box.left() + _EDGE_PX + (room - advance if is_rtl(label.words) else 0)
        draw_text(look, painter, x, baseline, label.words, "ui", role, width=room, italic=label.follows_list)
        if has_close:
            close = self._close_box(box)
            if is_under and self._is_on_close:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("pressed"))
                painter.drawRoundedRect(close.adjusted(-2, -2, 2, 2), 4, 4)
            draw_icon(painter, close.adjusted(1, 1, -1, -1), "close", look.color("text_2"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._number_at(event.position().toPoint())
        self._pressed_at, self._is_dragging = event.position().toPoint(), False
        if event.button() == Qt.MouseButton.LeftButton and self._pressed >= 0 and not self._is_on_close:
            self.chosen.emit(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed >= 0:
            far = (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
            self._is_dragging = self._is_dragging or (far and not self._is_on_close)
            number = self._number_at(at)
            if self._is_dragging and number >= 0 and number != self._pressed:
                pressed, self._pressed = self._pressed, number
                self.moved.emit(pressed, number)
            return
        self._stand_under(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().toPoint())
        is_same = number >= 0 and number == self._pressed and not self._is_dragging
        is_middle = event.button() == Qt.MouseButton.MiddleButton
        is_cross = event.button() == Qt.MouseButton.LeftButton and self._is_on_close
        self._pressed, self._is_dragging = -1, False
        if is_same and (is_middle or is_cross):
            self.closed.emit(number)
        self._stand_under(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        number = self._number_at(event.position().toPoint())
        if number >= 0 and not self._is_on_close:
            self.kept.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        notches = (turned.y() or turned.x()) / _NOTCH
        self._scroll_to(self._first - (1 if notches > 0 else -1))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._under, self._is_on_close = -1, False
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._number_at(event.pos())
            QToolTip.showText(event.globalPos(), "" if number < 0 else as_tooltip(self._tip(number)), self)
            return True
        return super().event(event)

    def _tip(self, number: int) -> str:
        label = self._labels[number]
        return f"{label.words} (follows the list; double-click to keep)" if label.follows_list else label.words

    def _stand_under(self, at: QPoint) -> None:
        number = self._number_at(at)
        box = next((box for each, box in self._boxes() if each == number), None)
        is_on_close = box is not None and self._close_box(box).adjusted(-3, -3, 3, 3).contains(QPointF(at))
        if (number, is_on_close) != (self._under, self._is_on_close):
            self._under, self._is_on_close = number, is_on_close
            self.update()

    @Slot()
    def _on_look_changed(self) -> None:
        self.setFixedHeight(self._look.density.header - _LESS_HIGH_PX)
        self.update()
