"""Shows the pages of a PDF below one another: only what is in sight is drawn, and what lies next to it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from ui.look import tokens
from ui.look.theme import Look
from ui.panels.reader.pointing import LINE_STEP_PX
from ui.panels.reader.sheets.layout import SheetLayout, bounded_zoom
from ui.panels.reader.sheets.store import Box, SheetStore

_STEP: Final = 1.2
_OVERLAP_PX: Final = 48
# What lies over a page in the dark, of 255: letters stay as black as they were beside it.
_SHADE: Final = 34
# Where a place that is gone to comes to stand, in shares of the height.
_LEAD_SHARE: Final = 0.3


class SheetsView(QAbstractScrollArea):
    """The pages of one PDF.

    Signals:
        moved: another page, or another part of it, is in sight.
        used: the user turned to it.
    """

    moved = Signal()
    used = Signal()

    def __init__(self, look: Look, store: SheetStore) -> None:
        super().__init__()
        self._look, self._store = look, store
        self._sizes: Sequence[tuple[float, float]] = ()
        self._words = ""
        self._zoom = 1.0
        self._layout = SheetLayout((), 100, 1.0)
        self._now: tuple[int, tuple[Box, ...]] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName("Pages of the PDF")
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        store.came.connect(self._on_came)
        look.changed.connect(self.viewport().update)

    # What is shown ----------------------------------------------------------------------------------------------

    def show_pages(self, sizes: Sequence[tuple[float, float]], words: str = "") -> None:
        """Show pages of these sizes from the first; without any, words that say why."""
        self._sizes, self._words, self._now = sizes, words, None
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._ask()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that is read: the one that has most of the view."""
        return self._layout.at(self.verticalScrollBar().value() + self.viewport().height() / 3) if self._sizes else 0

    @property
    def zoom(self) -> float:
        """How much wider than the pane the pages are."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show pages larger or smaller; what is in the middle stays there."""
        if not self._sizes:
            return
        bar, middle = self.verticalScrollBar(), self.viewport().height() / 2
        page = self._layout.at(bar.value() + middle)
        box = self._layout.box(page)
        share = (bar.value() + middle - box.top()) / box.height()
        self._zoom = bounded_zoom(zoom)
        self._lay_out()
        box = self._layout.box(page)
        bar.setValue(round(box.top() + share * box.height() - middle))
        across = self.horizontalScrollBar()
        across.setValue((across.minimum() + across.maximum()) // 2)
        self._ask()

    def go_to_page(self, number: int) -> None:
        """Have the top of a page at the top of the view."""
        if self._sizes:
            number = min(max(number, 0), self.count - 1)
            self.verticalScrollBar().setValue(round(self._layout.tops[number]) - 8)

    def go_to(self, page: int, boxes: tuple[Box, ...]) -> None:
        """Show a place on a page and mark it as the one that was gone to."""
        if not 0 <= page < self.count or not boxes:
            return
        self._now = (page, boxes)
        top, bottom = (
            self._layout.box(page).top() + share * self._layout.box(page).height()
            for share in (boxes[0][1], boxes[-1][3])
        )
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if top < bar.value() + 40 or bottom > bar.value() + height - 40:
            bar.setValue(round(top - height * _LEAD_SHARE))
        across, box = self.horizontalScrollBar(), self._layout.box(page)
        left, right = box.left() + boxes[0][0] * box.width(), box.left() + boxes[0][2] * box.width()
        if left < across.value() or right > across.value() + self.viewport().width():
            across.setValue(round(left - 60))
        self.viewport().update()

    def forget_place(self) -> None:
        """Mark no place as gone to."""
        self._now = None
        self.viewport().update()

    def ask_anew(self) -> None:
        """Ask for the pages in sight: other words are to be marked on them."""
        self._ask()

    # Keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar, across = event.key(), self.verticalScrollBar(), self.horizontalScrollBar()
        has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        page_px = max(LINE_STEP_PX, self.viewport().height() - _OVERLAP_PX)
        steps = {
            Qt.Key.Key_PageDown: page_px,
            Qt.Key.Key_PageUp: -page_px,
            Qt.Key.Key_Space: -page_px if has_shift else page_px,
            Qt.Key.Key_Down: LINE_STEP_PX,
            Qt.Key.Key_Up: -LINE_STEP_PX,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif key in steps:
            bar.setValue(bar.value() + steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            across.setValue(across.value() + (LINE_STEP_PX if key == Qt.Key.Key_Right else -LINE_STEP_PX))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.set_zoom(self._zoom * _STEP)
        elif key == Qt.Key.Key_Minus:
            self.set_zoom(self._zoom / _STEP)
        elif key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.used.emit()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (_STEP if event.angleDelta().y() > 0 else 1 / _STEP))
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.used.emit()

    # Qt ---------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sizes:
            # As with a zoom, what is in the middle stays there.
            self.set_zoom(self._zoom)

    def _lay_out(self) -> None:
        room = self.viewport().size()
        self._layout = SheetLayout(self._sizes, room.width(), self._zoom)
        for bar, whole, has in (
            (self.verticalScrollBar(), self._layout.height_px if self._sizes else 0, room.height()),
            (self.horizontalScrollBar(), self._layout.width_px if self._sizes else 0, room.width()),
        ):
            bar.setRange(0, max(0, whole - has))
            bar.setPageStep(has)
            bar.setSingleStep(LINE_STEP_PX)
        self.viewport().update()

    def _ask(self) -> None:
        """Ask for the pages in sight, then for those next to them."""
        if not self._sizes or not self.isVisible():
            return
        top, height = self.verticalScrollBar().value(), self.viewport().height()
        shown = self._layout.within(top, top + height)
        # The one that is read first.
        order = sorted(shown, key=lambda number: abs(number - self.page))
        beside = [number for number in (shown.stop, shown.start - 1) if 0 <= number < self.count]
        ratio = self.devicePixelRatioF()
        self._store.look_at([(n, max(1, round(self._layout.box(n).width() * ratio))) for n in (*order, *beside)])

    @Slot()
    def _on_scrolled(self) -> None:
        self._ask()
        self.viewport().update()
        self.moved.emit()

    @Slot(int)
    def _on_came(self, page: int) -> None:
        top = self.verticalScrollBar().value()
        if self._sizes and page in self._layout.within(top, top + self.viewport().height()):
            self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), self._look
        painter.fillRect(self.viewport().rect(), look.color("sunk"))
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        if not self._sizes:
            self._paint_words(painter, QRectF(self.viewport().rect()), self._words)
            return
        top, left = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        for number in self._layout.within(top, top + self.viewport().height()):
            box = self._layout.box(number).translated(-left, -top)
            painter.setPen(QPen(look.color("line"), 1))
            # Paper stays paper in the dark, a little less bright.
            painter.setBrush(QColor(tokens.PAPER_IN_THE_DARK if look.theme.is_dark else tokens.PAPER))
            painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))
            drawn = self._store.drawn(number)
            if drawn is None or drawn.picture is None:
                words = "" if drawn is None else f"Page {number + 1:,} is not shown: {drawn.reason}"
                self._paint_words(painter, box, words, QColor(tokens.PAPER_TEXT))
                continue
            painter.drawImage(box, drawn.picture)
            self._paint_marks(painter, box, number, drawn.marks)
            if look.theme.is_dark:
                painter.fillRect(box, QColor(0, 0, 0, _SHADE))

    def _paint_marks(self, painter: QPainter, box: QRectF, number: int, marks: tuple[tuple[Box, ...], ...]) -> None:
        # Multiplied: black letters stay black under a ground that lies over them.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        now = self._now[1] if self._now is not None and self._now[0] == number else ()
        for place in marks:
            painter.setBrush(QColor(tokens.PAPER_HIT))
            for share in place:
                painter.drawRoundedRect(_on(box, share), 2, 2)
        painter.setBrush(QColor(tokens.PAPER_HIT_NOW))
        for share in now:
            painter.drawRoundedRect(_on(box, share), 2, 2)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.PAPER_HIT_LINE), 1.5))
        for share in now:
            painter.drawRoundedRect(_on(box, share), 2, 2)

    def _paint_words(self, painter: QPainter, box: QRectF, words: str, ink: QColor | None = None) -> None:
        painter.save()
        painter.setFont(self._look.font("ui"))
        painter.setPen(ink or self._look.color("text_2"))
        room = box.adjusted(24, 24, -24, -24)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
        painter.restore()


def _on(box: QRectF, share: Box) -> QRectF:
    """Return where a box in shares of a page lies, with a little air."""
    left, top, right, bottom = share
    corner = QPointF(box.left() + left * box.width(), box.top() + top * box.height())
    return QRectF(corner.x(), corner.y(), (right - left) * box.width(), (bottom - top) * box.height()).adjusted(
        -2, -1.5, 2, 1.5
    )
