"""The axis: days, months or years under the plot, the open article's dateline ending in its day, the cursor's date."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.look.paint import draw_text
from ui.look.theme import Look
from ui.panels.timeline import words
from ui.panels.timeline.geometry import AXIS_PX
from ui.panels.timeline.scale import Scale, headings, marks
from ui.panels.timeline.words import date_of, say_range

_MARK_BASELINE, _HEADING_BASELINE = 15, 33
_TODAY = "today"
_NUMBER_FITS_PX = 24  # a day this wide is named by its number, since the month stands below


class DateAxis(QWidget):
    """Paints the dates of a scale; dragging it pans, its wheel is the plot's."""

    panned = Signal(float)
    wheel_turned = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._scale = Scale(0, 1, 1)
        self._open_days: tuple[int, int] | None = None
        self._cursor_days: tuple[int, int] | None = None
        self._held_x: float | None = None
        self.setFixedHeight(AXIS_PX)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        look.changed.connect(self.update)

    def show_dates(self, scale: Scale, open_days: tuple[int, int] | None, cursor_days: tuple[int, int] | None) -> None:
        """Show these days, the open article's among them and the cursor's."""
        self._scale, self._open_days, self._cursor_days = scale, open_days, cursor_days
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.color("chrome"))
        taken = self._box(self._open_days, 2) if self._open_days is not None else QRectF()
        lower = self._box(self._cursor_days, 20) if self._cursor_days is not None else QRectF()
        today = self._today_box()
        if not today.isNull() and not any(today.intersects(box) for box in (taken, lower)):
            draw_text(self._look, painter, today.left() + 3, _MARK_BASELINE, _TODAY, "micro", "text_2", weight=600)
        else:
            today = QRectF()
        self._paint_marks(painter, taken, today)
        self._paint_headings(painter, lower)
        if not lower.isNull() and self._cursor_days is not None:
            painter.fillRect(QRectF(round(self._middle(self._cursor_days)), 0, 1, 20), self._look.color("text"))
        if not taken.isNull() and self._open_days is not None:
            if self._open_days[0] == self._open_days[1]:
                painter.fillRect(QRectF(round(self._middle(self._open_days)) - 1, 0, 2, 3), self._look.color("time"))
            self._paint_label(painter, taken, self._words(self._open_days), fill="time", ink="page", border="time")
        if not lower.isNull() and self._cursor_days is not None:
            self._paint_label(
                painter, lower, say_range(*self._cursor_days), fill="raised", ink="text", border="line_strong"
            )

    def _today_box(self) -> QRectF:
        """Return where today is named; null where it is out of sight."""
        day, scale = words.today(), self._scale
        x = scale.x(day + 0.5)
        width = self._look.width(_TODAY, "micro", 600) + 6
        if not width / 2 <= x <= scale.width_px - width / 2:
            return QRectF()
        return QRectF(x - width / 2, 2, width, 17)

    def _paint_marks(self, painter: QPainter, *taken: QRectF) -> None:
        look, scale = self._look, self._scale
        for mark in marks(scale):
            left, right = scale.x(mark.first_day), scale.x(mark.end_day)
            width = look.width(mark.text, "micro")
            x = (left + right - width) / 2
            box = QRectF(x - 3, 2, width + 6, 17)
            if x < 0 or x + width > scale.width_px or any(other.intersects(box) for other in taken):
                continue
            draw_text(look, painter, x, _MARK_BASELINE, mark.text, "micro", "text_3" if mark.is_quiet else "text_2")

    def _paint_headings(self, painter: QPainter, taken: QRectF) -> None:
        look, scale = self._look, self._scale
        found = headings(scale)
        # Months are all cut short or none is: "Sep" beside "March" looks like a slip.
        whole_px = max((look.width(heading.text, "meta", 600) for heading in found), default=0.0)
        is_short = any(scale.x(heading.end_day) - scale.x(heading.first_day) < whole_px + 14 for heading in found[1:-1])
        for heading in found:
            start, end = scale.x(heading.first_day), scale.x(heading.end_day)
            begins_here = start >= 0
            if begins_here:
                # Where days are narrow a number stands across this line: it then only begins and ends.
                parts = ((0, 34),) if scale.px_per_day >= _NUMBER_FITS_PX else ((0, 4), (20, 14))
                for top, tall in parts:
                    painter.fillRect(QRectF(round(start), top, 1, tall), look.color("line_strong"))
            x = max(start + 6, 0.0)
            room = min(end, scale.width_px) - x - 8
            named = heading.text.split(" ")
            shorter = f"{named[0][:3]} {named[1]}" if len(named) == 2 else heading.text
            sayings = (shorter,) if is_short else (heading.text, shorter)
            text = next((text for text in sayings if look.width(text, "meta", 600) <= room), "")
            box = QRectF(x, 20, look.width(text, "meta", 600), 17)
            if text and not (not taken.isNull() and taken.intersects(box)):
                draw_text(look, painter, x, _HEADING_BASELINE, text, "meta", "text", weight=600)

    def _paint_label(self, painter: QPainter, box: QRectF, text: str, *, fill: str, ink: str, border: str) -> None:
        painter.setPen(QPen(self._look.color(border), 1))
        painter.setBrush(self._look.color(fill))
        painter.drawRoundedRect(box, 4, 4)
        x = box.center().x() - self._look.width(text, "micro", 600) / 2
        draw_text(self._look, painter, x, box.top() + 13, text, "micro", ink, weight=600)

    def _words(self, days: tuple[int, int]) -> str:
        """Return the open article's date: only the day's number where the month stands below it."""
        if days[0] == days[1] and self._scale.px_per_day >= _NUMBER_FITS_PX / 2:
            return str(date_of(days[0]).day)
        return say_range(*days)

    def _box(self, days: tuple[int, int], top: float) -> QRectF:
        """Return where a label goes, within the axis; null when its days are out of sight."""
        x = self._middle(days)
        if not 0 <= x <= self._scale.width_px:
            return QRectF()
        text = self._words(days) if top < _MARK_BASELINE else say_range(*days)
        width = max(26.0, round(self._look.width(text, "micro", 600)) + 12.0)
        left = min(max(round(x - width / 2), 0), max(0, round(self._scale.width_px - width)))
        return QRectF(left + 0.5, top + 0.5, width - 1, 17)

    def _middle(self, days: tuple[int, int]) -> float:
        return self._scale.x((days[0] + days[1] + 1) / 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_x = event.position().x()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held_x is not None:
            self.panned.emit(self._held_x - event.position().x())
            self._held_x = event.position().x()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held_x = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._held_x = None
