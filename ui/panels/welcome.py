"""What an empty library shows: where to drop pages, and what else there is to begin with."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.dropping import can_import, paths_of, text_of
from ui.look.pieces import button, label, set_state
from ui.look.theme import Look

_WELL_PX, _PICTURE_PX, _BARS = (560, 372), 162, (10, 18, 12, 26, 40, 30, 46, 22, 14, 8)
_TITLE, _TITLE_OVER = "Drop a folder of saved pages here", "Let go to import"


class Welcome(QWidget):
    """Takes drops anywhere on it. Tells what is wanted; a drop is `paths_dropped` or `text_dropped`."""

    folder_wanted = Signal()
    sample_wanted = Signal()
    paste_wanted = Signal()
    paths_dropped = Signal(object)
    text_dropped = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self._well = _Well(look)
        choose, sample, paste = (
            button("Choose a folder…", "primary"),
            button("Try the sample library"),
            button("Paste text"),
        )
        for part, wanted in (
            (choose, self.folder_wanted), (sample, self.sample_wanted), (paste, self.paste_wanted),
        ):  # fmt: skip
            part.setMinimumHeight(34)
            part.clicked.connect(wanted)
            self._well.buttons.addWidget(part)
        self._well.buttons.addStretch()
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 16, 16, 16)
        grid.addWidget(self._well, 1, 1)
        grid.setRowStretch(0, 5)
        grid.setRowStretch(2, 6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 100)
        grid.setColumnStretch(2, 1)
        self._first = choose

    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.take_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if can_import(event.mimeData()):
            event.acceptProposedAction()
            self._well.show_over(is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._well.show_over(is_over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self._well.show_over(is_over=False)
        paths, text = paths_of(event.mimeData()), text_of(event.mimeData())
        event.acceptProposedAction()
        if paths:
            self.paths_dropped.emit(paths)
        elif text:
            self.text_dropped.emit(text)


class _Well(QWidget):
    """The drop target: a timeline that waits, and the words below it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._is_over = look, False
        self.setMaximumWidth(_WELL_PX[0])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        box = QVBoxLayout(self)
        box.setContentsMargins(20, _PICTURE_PX - 8, 32, 36)
        box.setSpacing(8)
        self._title = label(_TITLE, size="empty")
        text = label(
            "Saved web pages, text copied from pages, Markdown. The originals are kept as they are, "
            "and nothing leaves this computer.",
            ink="2",
        )
        for part in (self._title, text):
            part.setWordWrap(True)
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.addWidget(part)
        box.addSpacing(24)
        box.addStretch()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch()
        box.addLayout(self.buttons)
        look.changed.connect(self.update)

    def show_over(self, *, is_over: bool) -> None:
        """Show that what is held over it can be dropped."""
        self._is_over = is_over
        self._title.setText(_TITLE_OVER if is_over else _TITLE)
        set_state(self._title, "ink", "accent" if is_over else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(*_WELL_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_over:
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(look.color("accent", 0.07))
        else:
            pen = QPen(look.color("line_strong"), 1.2)
            pen.setDashPattern([4, 4])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 14, 14)
        self._draw_timeline(painter)

    def _draw_timeline(self, painter: QPainter) -> None:
        """Draw hollow days on a line, and the dateline: nothing has its place yet."""
        look, y, left = self._look, 104.0, round(self.width() / 2 - 132)
        painter.fillRect(QRectF(left, y, 264, 1), look.color("line_strong"))
        painter.setPen(QPen(look.color("line_strong"), 1))
        painter.setBrush(look.color("sunk"))
        for number, tall in enumerate(_BARS):
            painter.drawRoundedRect(QRectF(round(left + 8 + number * 25.5) + 0.5, y - tall + 0.5, 14, tall), 2, 2)
        painter.fillRect(QRectF(round(left + 8 + 6 * 25.5 + 7), y - 62, 1.5, 76), look.color("time"))
