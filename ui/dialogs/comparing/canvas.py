"""Paints the rows of a comparison and is walked by keyboard: from row to row, from change to change, from side to side."""

import math
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.dialogs.comparing.layout import GUTTER_PX, NOTE_PX, PAD_PX, SIDE_PX, LaidRow, column_px, lay_out, text_px
from ui.dialogs.comparing.rows import CompareRow, RowKind, Side
from ui.look.paint import draw_focus_ring, draw_text
from ui.look.theme import Look

# Of the view's height: a change that is gone to stands a little below its top.
_LEAD_SHARE: Final = 0.2
_STEP_PX: Final = 44
# What is laid out at once, beyond what is seen, and how long the rest may take between two events.
_AHEAD_PX: Final = 400
_SLICE_S: Final = 0.008
_GROUNDS: Final = {RowKind.CAME: "ok_soft", RowKind.WENT: "danger_soft"}
_NOTE_INKS: Final = {RowKind.CAME: "ok", RowKind.WENT: "danger", RowKind.MOVED: "text_2"}


class CompareCanvas(QAbstractScrollArea):
    """Two columns of sentences. One row is the current one, and one side of it.

    Signals:
        opened: (is_before, start, end) of the sentence that was confirmed.
        row_changed: the number of the row that one went to.
    """

    opened = Signal(bool, int, int)
    row_changed = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: Sequence[CompareRow] = ()
        self._laid: list[LaidRow] = []
        self._to_lay: Iterator[LaidRow] = iter(())
        self._laid_for_px = -1
        self.current = -1
        self.is_before = False
        self.setObjectName("well")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Comparison")
        # While a window is being dragged larger, each width would be laid out.
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.timeout.connect(self._on_resized)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._on_time_for_the_rest)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        look.changed.connect(self._on_look_changed)

    @property
    def rows(self) -> Sequence[CompareRow]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[CompareRow]) -> None:
        """Show other rows, and go to the first change."""
        self._rows, self._laid_for_px, self.current = rows, -1, -1
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        if not self.step_change(1) and rows:
            self.go_to(0)

    def step_change(self, step: int) -> bool:
        """Go to the next change, or with -1 to the one before, and tell whether there was one."""
        place = self.current + step
        while 0 <= place < len(self._rows):
            if self._rows[place].is_change:
                self.go_to(place)
                return True
            place += step
        return False

    def go_to(self, place: int) -> None:
        """Make a row the current one, and bring it into sight."""
        self.current = place
        row = self._rows[place]
        if row.before is None or row.after is None:
            self.is_before = row.after is None and row.before is not None
        self.setAccessibleDescription(row.spoken())
        self._show(place)
        self.viewport().update()
        self.row_changed.emit(place)

    def choose_side(self, *, is_before: bool) -> None:
        """Go to the left or the right side of the current row, as far as it has one."""
        row = self._rows[self.current] if self.current >= 0 else None
        if row is not None and (row.before if is_before else row.after) is not None:
            self.is_before = is_before
            self.viewport().update()

    def open_current(self) -> None:
        """Confirm the sentence that one stands on; what is folded is unfolded."""
        row = self._rows[self.current] if self.current >= 0 else None
        if row is None:
            return
        if row.folded:
            place = self.current
            self._rows = (*self._rows[:place], *row.folded, *self._rows[place + 1 :])
            self._laid_for_px = -1
            self._lay_out()
            self.go_to(place)
            return
        side = row.before if self.is_before else row.after
        if side is not None:
            self.opened.emit(self.is_before, *_place(side))

    def _lay_out(self) -> None:
        width = self.viewport().width()
        if width != self._laid_for_px:
            self._laid_for_px = width
            self._laid, self._to_lay = [], lay_out(self._look, self._rows, width)
        self._lay_until(px=self.verticalScrollBar().value() + self.viewport().height() + _AHEAD_PX)
        self.viewport().update()

    def _lay_until(self, *, px: float = 0.0, place: int = -1, slice_s: float = math.inf) -> None:
        """Lay out as far as a place on the page, as far as a row, or for so long; then say how long the page is."""
        until = time.monotonic() + slice_s
        for laid in self._to_lay:
            self._laid.append(laid)
            if (laid.top > px and len(self._laid) > place) or time.monotonic() > until:
                break
        if len(self._laid) < len(self._rows):
            self._rest.start(0)
        last = self._laid[-1] if self._laid else None
        # What has not been laid out is as high as the rest, about.
        end = 0.0 if last is None else (last.top + last.height) * len(self._rows) / len(self._laid)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, round(end) + PAD_PX - height))
        bar.setPageStep(height)
        bar.setSingleStep(_STEP_PX)

    @Slot()
    def _on_time_for_the_rest(self) -> None:
        self._lay_until(px=math.inf, slice_s=_SLICE_S)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        last = self._laid[-1] if self._laid else None
        if last is not None and last.top < value + self.viewport().height():
            self._lay_until(px=value + self.viewport().height() + _AHEAD_PX)

    def _show(self, place: int) -> None:
        if place >= len(self._laid):
            self._lay_until(place=place)
        laid, bar, height = self._laid[place], self.verticalScrollBar(), self.viewport().height()
        if laid.top < bar.value() or laid.top + laid.height > bar.value() + height:
            bar.setValue(round(laid.top - _LEAD_SHARE * height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Left:
                self.choose_side(is_before=True)
            case Qt.Key.Key_Right:
                self.choose_side(is_before=False)
            case Qt.Key.Key_Home if self._rows:
                self.go_to(0)
            case Qt.Key.Key_End if self._rows:
                self.go_to(len(self._rows) - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.open_current()
            case _:
                super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        if 0 <= self.current + step < len(self._rows):
            self.go_to(self.current + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._row_at(event.position().y())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.is_before = event.position().x() < self.viewport().width() / 2
            self.go_to(place)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.open_current()

    def _row_at(self, y: float) -> int | None:
        place = bisect_right([laid.top for laid in self._laid], y + self.verticalScrollBar().value()) - 1
        if not 0 <= place < len(self._laid):
            return None
        laid = self._laid[place]
        return place if y + self.verticalScrollBar().value() < laid.top + laid.height else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._laid_for_px < 0:
            self._lay_out()
        else:
            self._resized.start(0)

    @Slot()
    def _on_resized(self) -> None:
        self._lay_out()
        if self.current >= 0:
            self._show(self.current)

    @Slot()
    def _on_look_changed(self) -> None:
        self._laid_for_px = -1
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        first = max(0, bisect_right([laid.top for laid in self._laid], top) - 1)
        for place in range(first, len(self._laid)):
            laid = self._laid[place]
            if laid.top > top + height:
                break
            self._paint_row(painter, laid, laid.top - top, is_current=place == self.current)

    def _paint_row(self, painter: QPainter, laid: LaidRow, y: float, *, is_current: bool) -> None:
        look, row, width = self._look, laid.row, self.viewport().width()
        room = column_px(width)
        lefts = (float(SIDE_PX), SIDE_PX + room + GUTTER_PX)
        if row.kind is RowKind.FOLDED:
            self._paint_folded(painter, row, y, laid.height, is_current=is_current)
            return
        ground = _GROUNDS.get(row.kind)
        box = QRectF(2, y + 1, width - 4, laid.height - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_current:
            painter.setBrush(look.color("selected" if self.hasFocus() else "selected_idle"))
            painter.drawRoundedRect(box, 6, 6)
        text_y = y + PAD_PX + (NOTE_PX if row.note else 0)
        # A hairline parts the two texts, but not the words above them.
        middle = round((lefts[0] + room + lefts[1]) / 2) + 0.5
        painter.setPen(QPen(look.color("line"), 1))
        painter.drawLine(QPointF(middle, text_y - PAD_PX), QPointF(middle, y + laid.height))
        for side, layout, left in ((row.before, laid.before, lefts[0]), (row.after, laid.after, lefts[1])):
            if layout is None:
                continue
            if ground is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color(ground))
                around = QRectF(left - 6, text_y - 3, room + 12, text_px(layout) + 6)
                painter.drawRoundedRect(around, 4, 4)
            is_same = row.kind is RowKind.SAME
            painter.setPen(look.color("text_3" if is_same else "text"))
            layout.draw(painter, QPointF(left, text_y))
            if is_current and self.hasFocus() and side is (row.before if self.is_before else row.after):
                mark = QRectF(left - 10, text_y, 3, text_px(layout))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("accent"))
                painter.drawRoundedRect(mark, 1.5, 1.5)
        if row.note:
            left = lefts[1] if row.before is None else lefts[0]
            room_px = room if row.kind is not RowKind.FACT else width - 2 * SIDE_PX
            ink = _NOTE_INKS.get(row.kind, "text" if row.kind is RowKind.FACT else "text_2")
            step, weight = ("ui_strong", 600) if row.kind is RowKind.FACT else ("micro", 600)
            draw_text(look, painter, left, y + PAD_PX + 11, row.note, step, ink, width=room_px, weight=weight)

    def _paint_folded(self, painter: QPainter, row: CompareRow, y: float, height: float, *, is_current: bool) -> None:
        look, width = self._look, self.viewport().width()
        words = look.width(row.note, "micro")
        middle = round(y + height / 2) + 0.5
        box = QRectF((width - words) / 2 - 14, middle - 11, words + 28, 22)
        painter.setPen(QPen(look.color("line"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(SIDE_PX, middle), QPointF(box.left(), middle))
        painter.drawLine(QPointF(box.right(), middle), QPointF(width - SIDE_PX, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("selected" if is_current else "sunk"))
        painter.drawRoundedRect(box, 11, 11)
        draw_text(look, painter, box.left() + 14, middle + 3.5, row.note, "micro", "text_2")
        if is_current and self.hasFocus():
            draw_focus_ring(look, painter, box, 11)


def _place(side: Side) -> tuple[int, int]:
    """Return where to go in the article: to what is marked first, else to the sentence."""
    start, end = side.span
    if side.marks:
        return start + side.marks[0][0], start + side.marks[0][1]
    return start, end
