"""Small widgets that all panes share: hairlines, labels, buttons, badges, chips, choices, floating cards."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QPushButton, QToolButton, QWidget

from ui.look import tokens
from ui.look.icons import draw_icon
from ui.look.paint import badge_width, draw_badge, draw_focus_ring, draw_text
from ui.look.shadow import Shadow
from ui.look.theme import Look

_WIDER_THAN_ANY_PANE_PX = 16_384


def hairline(*, is_vertical: bool = False) -> QFrame:
    """Return a line of 1 px between panes."""
    line = QFrame()
    line.setObjectName("hairline")
    if is_vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def label(text: str = "", *, ink: str = "", size: str = "", is_strong: bool = False) -> QLabel:
    """Return a label that takes its text as plain text; its ink and size are properties that the style sheet reads."""
    widget = QLabel(text)
    widget.setTextFormat(Qt.TextFormat.PlainText)
    # "size" is a property that every widget has already: the sheet could not ask for it.
    for name, value in (("ink", ink), ("step", size), ("strong", "1" if is_strong else "")):
        if value:
            widget.setProperty(name, value)
    return widget


def as_tooltip(text: str) -> str:
    """Return foreign text as a tooltip that shows it as it is."""
    # Escaped text alone would not do: where Qt sees no tag in it, it shows "&amp;" as that.
    return f"<qt>{html.escape(text)}</qt>" if text else ""


def button(text: str, kind: str = "") -> QPushButton:
    """Return a button with words; `kind` is "primary", "quiet" or empty."""
    widget = QPushButton(text)
    widget.setProperty("kind", kind)
    widget.setAutoDefault(False)
    return widget


def icon_button(look: Look, icon: str, name: str, *, size_px: int = 18) -> QToolButton:
    """Return a button with an icon alone; its name stands in the tooltip and is what a screen reader says."""
    widget = QToolButton()
    widget.setIcon(look.icon(icon))
    widget.setIconSize(QSize(size_px, size_px))
    widget.setToolTip(name)
    widget.setAccessibleName(name)
    look.changed.connect(widget.update)
    return widget


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet asks for, and have the sheet read it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class _Painted(QAbstractButton):
    """A button that paints itself, with hover, focus and a size that follows its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.changed.connect(self.update)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class Badge(_Painted):
    """A small fact that can be pressed, such as the state of a date. Dashed says: not certain."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        ink: str = "text_2",
        fill: str | None = None,
        border: str | None = "line",
        is_dashed: bool = False,
        icon: str = "",
    ) -> None:
        super().__init__(look)
        self._ink, self._fill, self._border, self._is_dashed, self._icon = ink, fill, border, is_dashed, icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return the badge's size: its words, and 22 px."""
        return QSize(round(badge_width(self.look, self.text(), icon=self._icon)) + 1, 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_badge(
            self.look, painter, 0, 11, self.text(), ink=self._ink, fill="hover" if self.underMouse() else self._fill,
            border=self._border, is_dashed=self._is_dashed, icon=self._icon, height=20,
        )  # fmt: skip
        if self.hasFocus():
            draw_focus_ring(self.look, painter, QRectF(self.rect()), 5)


class Chip(_Painted):
    """A term of the query as a chip: what kind it is, its value, and a cross that takes it out (click or Delete).

    With `count` or as a choice it is checkable instead: the number stands behind its name, there is no cross.
    """

    removed = Signal()

    def __init__(self, look: Look, kind: str, value: str, *, count: int | None = None, is_choice: bool = False) -> None:
        super().__init__(look)
        self._kind, self._value, self._count = kind, value, count
        self._is_choice = is_choice or count is not None
        self.setCheckable(self._is_choice)
        self.setText(f"{kind} {value}".strip())
        self._name()
        self.setFixedSize(self.sizeHint())

    def set_count(self, count: int | None) -> None:
        """Show another number, or none."""
        if count != self._count:
            self._count = count
            self._name()
            self.setFixedSize(self.sizeHint())
            self.update()

    def _name(self) -> None:
        self.setAccessibleName(self.text() if self._count is None else f"{self.text()}, {self._count:,}")

    def sizeHint(self) -> QSize:
        """Return the chip's size: its words, and 28 px."""
        width = self.look.width(self._value, "meta", 500)
        if self._kind:
            width += self.look.width(f"{self._kind} ", "meta")
        tail = 0.0 if self._is_choice else 16.0
        if self._count is not None:
            tail += self.look.width(f" {self._count:,}", "meta")
        return QSize(round(width + tail) + 24, 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._is_choice and event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._is_choice and event.position().x() > self.width() - 26 and self.rect().contains(event.pos()):
            self.setDown(False)
            self.removed.emit()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        painter.setPen(QPen(look.color("accent" if is_on else "line"), 1))
        painter.setBrush(look.color("selected" if is_on else "hover" if self.underMouse() else "raised"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, self.width() - 1, self.height() - 1), 14, 14)
        x = 12.0
        if self._kind:
            x += draw_text(look, painter, x, 18, f"{self._kind} ", "meta", "text_2")
        x += draw_text(look, painter, x, 18, self._value, "meta", "text", weight=500)
        if not self._is_choice:
            draw_icon(painter, QRectF(self.width() - 22, 8, 12, 12), "close", look.color("text_2"))
        elif self._count is not None:
            draw_text(look, painter, x, 18, f" {self._count:,}", "meta", "text_2")
        if self.hasFocus():
            draw_focus_ring(look, painter, QRectF(self.rect()), 14)


class Segments(QWidget):
    """A choice of two or three, such as Article and Search in the actor panel; Left and Right move it."""

    chosen = Signal(int)

    def __init__(self, look: Look, names: Sequence[str], what: str) -> None:
        super().__init__()
        self._look, self._current, self._what = look, 0, what
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(what)
        self.set_names(names)
        look.changed.connect(self.update)

    @property
    def current(self) -> int:
        """The place of what is chosen."""
        return self._current

    def set_names(self, names: Sequence[str]) -> None:
        """Offer other choices; what was chosen stays so, or the first is where that is none of them."""
        self._names = tuple(names)
        self._current = self._current if self._current < len(self._names) else 0
        self._widths = [round(self._look.width(name, "meta", 500)) + 18 for name in names]
        self.setFixedSize(sum(self._widths) + 4, 26)
        self._tell()
        self.update()

    def choose(self, place: int) -> None:
        """Choose and tell, unless it is chosen already."""
        if place != self._current and 0 <= place < len(self._names):
            self._current = place
            self._tell()
            self.update()
            self.chosen.emit(place)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._what}: {self._names[self._current]}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.choose(self._current + (1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return}:
            self.choose((self._current + 1) % len(self._names))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = 2.0
        for place, width in enumerate(self._widths):
            if x <= event.position().x() < x + width:
                self.choose(place)
            x += width

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("sunk" if look.theme.is_dark else "pressed"))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        x = 2
        for place, (name, width) in enumerate(zip(self._names, self._widths, strict=True)):
            is_current = place == self._current
            if is_current:
                # In the dark the lighter ground is what stands out.
                painter.setPen(QPen(look.color("line_strong" if look.theme.is_dark else "line"), 1))
                painter.setBrush(look.color("pressed" if look.theme.is_dark else "raised"))
                painter.drawRoundedRect(QRectF(x + 0.5, 2.5, width - 1, 21), 4.5, 4.5)
            draw_text(look, painter, x + 9, 17, name, "meta", "text" if is_current else "text_2", weight=500)
            x += width
        if self.hasFocus():
            draw_focus_ring(look, painter, QRectF(self.rect()), 6)


class FocusLine(QFrame):
    """A line on a pane's upper edge while the keyboard is inside the pane."""

    def __init__(self, look: Look, pane: QWidget) -> None:
        super().__init__(pane)
        self._look, self._pane = look, pane
        self.setObjectName("focusLine")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # The pane cuts it to its own width.
        self.setGeometry(0, 0, _WIDER_THAN_ANY_PANE_PX, tokens.FOCUS_WIDTH_PX)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        look.changed.connect(self.update)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # A menu or a dialog that opens from the pane leaves the line until another pane has the keyboard.
        if now is not None:
            self.setVisible(now is self._pane or self._pane.isAncestorOf(now))
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._look.color("focus"))


class Masthead(QWidget):
    """The sign of the program: a masthead letter on the dateline."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFixedSize(tokens.RAIL_PX, tokens.TOP_BAR_PX)
        self.setAccessibleName("Dateline")
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._look.font("read_title")
        font.setPixelSize(25)
        painter.setFont(font)
        painter.setPen(self._look.color("text"))
        painter.drawText(QRectF(0, 8, 48, 34), Qt.AlignmentFlag.AlignCenter, "D")
        painter.fillRect(QRectF(14, 40, 20, 2), self._look.color("time"))


class FloatingCard(QFrame):
    """A card above the window: popup, palette or notice; its shadow is painted in a margin of its own."""

    def __init__(self, look: Look, parent: QWidget, *, level: str = "popup") -> None:
        super().__init__(parent)
        self._look = look
        self._shadow = Shadow(look, tokens.RADIUS["popup"], level)
        elevation = tokens.ELEVATION[level]
        self.margin_px = 0 if elevation is None else elevation[0] + elevation[1]
        look.changed.connect(self._on_look_changed)
        self.hide()

    def place(self, corner: QPointF, width: int, height: int) -> None:
        """Show the card itself at these pixels of the parent, above everything else."""
        m = self.margin_px
        self.setGeometry(round(corner.x()) - m, round(corner.y()) - m, width + 2 * m, height + 2 * m)
        self.raise_()
        self.show()

    @Slot()
    def _on_look_changed(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look, m = QPainter(self), self._look, self.margin_px
        box = QRectF(self.rect()).adjusted(m, m, -m, -m)
        self._shadow.paint(painter, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color("line_strong" if look.theme.name == "contrast" else "line"), 1))
        painter.setBrush(look.color("raised"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), tokens.RADIUS["popup"], tokens.RADIUS["popup"])
