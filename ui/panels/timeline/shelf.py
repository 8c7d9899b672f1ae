"""The shelf: what has no date, articles above and the dates of their texts beside the lanes; it is no part of the axis.

Pressing it asks for the articles; pressing a date opens it. With the keyboard, left and right go from one to the next.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip

from ui.look.paint import draw_focus_ring, draw_text
from ui.look.pieces import as_tooltip
from ui.look.theme import Look
from ui.look.tokens import SHELF_PX
from ui.panels.timeline.dots import DotStamps, dot_radius
from ui.panels.timeline.geometry import AXIS_PX, Geometry, share_height
from ui.panels.timeline.waiting import WaitingDot, lay_dots
from ui.panels.timeline.words import say_count
from ui.time_words import edtf_words
from workbench.timeline import WaitingDate

_BAR_PX, _BAR_TALL_PX, _EDGE_PX = 26, 34, 18
_DOTS_EDGE_PX, _DOT_REACH_PX, _LABEL_ABOVE_PX = 10, 9, 24
_NARROW_PX = 84  # without the noun, where the pane is narrow


class UndatedShelf(QAbstractButton):
    """A hatched bar with its number, dashed as everything that is not certain, and hollow dots beside the lanes.

    Signals:
        date_opened: the WaitingDate that was chosen.
        told: what the keyboard stands on, in words; empty where it stands on the articles.
    """

    date_opened = Signal(object)
    told = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._count, self._lanes, self._parts = 0, 0, 0
        self._waiting: Sequence[Sequence[WaitingDate]] = ()
        self._colors: Sequence[int | None] = ()
        self._stamps = DotStamps()
        self._chosen = -1
        self.set_narrow(is_narrow=False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self.update)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many articles are undated."""
        self._count = count
        self.setEnabled(count > 0)
        self.setAccessibleName(say_count(count, "undated article"))
        self.setToolTip(
            f"Show the {say_count(count, 'undated article')}" if count else "Every article of this result has a date"
        )
        self.setCursor(Qt.CursorShape.PointingHandCursor if count else Qt.CursorShape.ArrowCursor)
        self.update()

    def set_lanes(self, lanes: int, parts: int = 0) -> None:
        """Stand on the line of the bars beside so many lanes; the bars are stacked of so many parts."""
        self._lanes, self._parts = lanes, parts
        self.update()

    def set_waiting(self, waiting: Sequence[Sequence[WaitingDate]], places: Sequence[int | None]) -> None:
        """Show the dates that wait for a year, by lane; `places` gives each lane its colour, None that of all."""
        self._waiting, self._colors = waiting, places
        self._chosen = -1
        self.update()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Take less room, or the usual."""
        self.setFixedWidth(_NARROW_PX if is_narrow else SHELF_PX)

    def sizeHint(self) -> QSize:
        """Return the shelf's width; its height is the plot's."""
        return QSize(self.width(), AXIS_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        dates = self._waiting[0] if self._waiting else ()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if 0 <= self._chosen < len(dates):
                self.date_opened.emit(dates[self._chosen])
            else:
                self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and dates:
            step = 1 if (event.key() == Qt.Key.Key_Right) != self.isRightToLeft() else -1
            self._chosen = min(max(self._chosen + step, -1), len(dates) - 1)
            self.told.emit(self._say((dates[self._chosen],)) if self._chosen >= 0 else "")
            self.update()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dot = self._dot_at(event.position().toPoint())
        if dot is not None and self.isDown():
            self.setDown(False)
            self.date_opened.emit(dot.dates[0])
        else:
            super().mouseReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            dot = self._dot_at(event.pos())
            if dot is not None:
                QToolTip.showText(event.globalPos(), as_tooltip(self._say(dot.dates)), self)
                return True
        return super().event(event)

    def _say(self, dates: Sequence[WaitingDate]) -> str:
        """Say the dates of a dot: "5 Mar, year unknown · Two Islands"."""
        said = f"{edtf_words(dates[0].edtf)} · {dates[0].title or 'Untitled'}"
        return f"{said}, and {len(dates) - 1:,} more" if len(dates) > 1 else said

    def _geometry(self) -> Geometry:
        return share_height(self.height() - AXIS_PX, self._lanes, self._look.density, self._parts)

    def _dots(self) -> list[WaitingDot]:
        return lay_dots(self._waiting[: self._geometry().lanes], self.width() - 2 * _DOTS_EDGE_PX)

    def places(self) -> dict[tuple[int, tuple[int, int]], QPointF]:
        """Return where each date that waits stands, by its lane, its article and its place there."""
        return {(dot.lane, (date.article, date.start)): self._middle(dot) for dot in self._dots() for date in dot.dates}

    def bar_foot(self) -> QPointF:
        """Return the middle of the foot of the bar that stands for undated articles."""
        return QPointF(self._left(_BAR_PX) + _BAR_PX / 2, float(self._geometry().volume_px - 1))

    def _middle(self, dot: WaitingDot) -> QPointF:
        geometry = self._geometry()
        x = self.width() - _DOTS_EDGE_PX - dot.x_px if self.isRightToLeft() else _DOTS_EDGE_PX + dot.x_px
        return QPointF(x, geometry.lane_middle(dot.lane))

    def _dot_at(self, at: QPoint) -> WaitingDot | None:
        near = ((dot, QPointF(at) - self._middle(dot)) for dot in self._dots())
        return next((dot for dot, away in near if away.manhattanLength() <= _DOT_REACH_PX), None)

    def _paint_waiting(self, painter: QPainter) -> None:
        ground = self._look.color("chrome")
        most = max((len(dot.dates) for dot in self._dots()), default=1)
        chosen = self._waiting[0][self._chosen] if self._chosen >= 0 and self._waiting else None
        for dot in self._dots():
            place = self._colors[dot.lane] if dot.lane < len(self._colors) else None
            ink = self._look.color("actor_rest") if place is None else self._look.actor(place)
            middle, radius = self._middle(dot), dot_radius(len(dot.dates), most)
            self._stamps.draw(painter, middle, radius, ink, ground, is_hollow=True)
            if chosen is not None and chosen in dot.dates and self.hasFocus():
                painter.setPen(QPen(self._look.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(middle, 9, 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "pressed" if self.isDown() else "hover" if self.underMouse() and self._count else "chrome"
        painter.fillRect(self.rect(), look.color(ground))
        line = self.width() - 1 if self.isRightToLeft() else 0
        painter.fillRect(QRectF(line, 0, 1, self.height()), look.color("line"))
        ink = "text" if self._count else "text_3"
        tall = _BAR_TALL_PX if self._count else 2
        base = float(self._geometry().volume_px - 1)
        bar = QRectF(self._left(_BAR_PX), base - tall - 0.5, _BAR_PX, tall)
        if self._count:
            pen = QPen(look.color("text_3"), 1)
            pen.setDashPattern([3, 2.5])
            painter.setPen(pen)
            painter.setBrush(QBrush(look.color("ramp.4"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(bar, 2, 2)
        else:
            painter.fillRect(bar, look.color("line_strong"))
        number, noun = f"{self._count:,}", "article" if self._count == 1 else "articles"
        beside = _EDGE_PX + _BAR_PX + 10
        is_narrow = self.width() < SHELF_PX
        self._text(painter, beside, base - (1 if is_narrow else 15), number, "ui_strong", ink)
        if not is_narrow:
            self._text(painter, beside, base - 1, noun, "micro", "text_3")
        self._text(painter, _EDGE_PX, float(self.height() - _LABEL_ABOVE_PX), "Undated", "meta", "text_2", weight=500)
        self._paint_waiting(painter)
        if self.hasFocus():
            draw_focus_ring(look, painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 6)

    def _left(self, width: float, from_edge: float = _EDGE_PX) -> float:
        return self.width() - from_edge - width if self.isRightToLeft() else from_edge + 0.5

    def _text(
        self, painter: QPainter, from_edge: float, baseline: float, text: str, step: str, role: str, *, weight: int = 0
    ) -> None:
        x = self._left(self._look.width(text, step, weight), from_edge)
        draw_text(self._look, painter, x, baseline, text, step, role, weight=weight)
