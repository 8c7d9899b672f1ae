"""One picture of an article, large: fitted to the room at first, closer and farther by keys, the next one beside it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QWidget

from ui.dialogs.frame import Dialog
from ui.look import tokens
from ui.look.pieces import button, label
from ui.look.theme import Look
from ui.panels.reader.pictures import SeenPicture
from workbench.model import Image

_WIDTH_PX, _HEIGHT_PX = 1180, 860
_STEP: Final = 1.25
_SCALE_MAX: Final = 8.0
_PAN_PX: Final = 80
_ALT_CHARS: Final = 400
_KEYS: Final = "+ closer   − farther   0 fit   1 as large as it is   Page keys: next and previous   Esc closes"


class PictureView(QAbstractScrollArea):
    """Paints a picture at a scale. `turned` says by +1 or -1 that another one is wanted."""

    turned = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._seen: SeenPicture | None = None
        # None is as large as there is room.
        self._scale: float | None = None
        self._grip: QPointF | None = None
        self.setObjectName("well")
        self.setAccessibleName("Picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.viewport().update)

    @property
    def scale(self) -> float:
        """How many pixels of the window one of the picture's has."""
        if self._scale is not None:
            return self._scale
        full = self._full()
        if full.isEmpty():
            return 1.0
        room = self.viewport().size()
        return min(1.0, room.width() / full.width(), room.height() / full.height())

    def show_seen(self, seen: SeenPicture | None) -> None:
        """Show another picture, fitted to the room; None while it is on its way."""
        self._seen, self._scale = seen, None
        self.setAccessibleDescription("" if seen is None else seen.wish.image.alt or seen.reason)
        self._lay_out()

    def zoom(self, factor: float | None) -> None:
        """Show it so much closer about the middle, None as large as there is room, 0 as large as it is."""
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        room, former = self.viewport().size(), self.scale
        middle = [
            (bar.value() + side / 2) / former for bar, side in zip(bars, (room.width(), room.height()), strict=True)
        ]
        least = min(0.05, former)
        self._scale = None if factor is None else 1.0 if not factor else min(_SCALE_MAX, max(least, former * factor))
        self._lay_out()
        for bar, at, side in zip(bars, middle, (room.width(), room.height()), strict=True):
            bar.setValue(round(at * self.scale - side / 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        pans = {
            Qt.Key.Key_Left: (self.horizontalScrollBar(), -1),
            Qt.Key.Key_Right: (self.horizontalScrollBar(), 1),
            Qt.Key.Key_Up: (self.verticalScrollBar(), -1),
            Qt.Key.Key_Down: (self.verticalScrollBar(), 1),
        }
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.zoom(None)
        elif key == Qt.Key.Key_1:
            self.zoom(0)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_Space}:
            self.turned.emit(1)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}:
            self.turned.emit(-1)
        elif key in pans:
            bar, step = pans[Qt.Key(key)]
            bar.setValue(bar.value() + step * _PAN_PX)
        else:
            # Esc and Return are the dialog's.
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            return
        by, self._grip = event.position() - self._grip, event.position()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - round(by.x()))
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - round(by.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._grip = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _full(self) -> QSizeF:
        return QSizeF() if self._seen is None or self._seen.picture is None else QSizeF(*self._seen.full)

    def _lay_out(self) -> None:
        shown, room = self._full() * self.scale, self.viewport().size()
        for bar, side, has in (
            (self.horizontalScrollBar(), shown.width(), room.width()),
            (self.verticalScrollBar(), shown.height(), room.height()),
        ):
            bar.setRange(0, max(0, round(side) - has))
            bar.setPageStep(has)
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        room = QRectF(self.viewport().rect())
        seen = self._seen
        if seen is None or seen.picture is None:
            painter.setFont(self._look.font("ui"))
            painter.setPen(self._look.color("text_2"))
            words = "On its way…" if seen is None else f"Not shown: {seen.reason}"
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), words)
            return
        size = self._full() * self.scale
        x = max(0.0, (room.width() - size.width()) / 2) - self.horizontalScrollBar().value()
        y = max(0.0, (room.height() - size.height()) / 2) - self.verticalScrollBar().value()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.scale < 3)
        frame = QRectF(QPointF(x, y), size)
        if seen.picture.hasAlphaChannel():
            painter.fillRect(frame, QColor(tokens.PAPER))
        painter.drawImage(frame, seen.picture)


class PictureDialog(Dialog):
    """Shows the pictures of an article one at a time. `wanted` asks for an Image; show_seen brings it."""

    wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None, images: Sequence[Image], first: Image) -> None:
        super().__init__(look, parent, "Picture", _WIDTH_PX, _HEIGHT_PX)
        self.set_heading("")
        self._images = [image for image in images if image != first] if first not in images else list(images)
        if first not in self._images:
            self._images.insert(0, first)
        self._at = self._images.index(first)
        self.view = PictureView(look)
        self.view.turned.connect(self.turn)
        self._alt = label()
        self._alt.setWordWrap(True)
        self._facts = label(ink="2", size="meta")
        keys = label(_KEYS, ink="3", size="meta")
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._alt)
        row = QHBoxLayout()
        row.addWidget(self._facts)
        row.addStretch()
        row.addWidget(keys)
        self.body.addLayout(row)
        close = button("Close")
        close.clicked.connect(self.accept)
        self.add_buttons(close)
        self.view.setFocus()

    def begin(self) -> None:
        """Ask for the first picture."""
        self._want()

    def turn(self, step: int) -> None:
        """Go to the next picture of the article, or with -1 to the one before."""
        if 0 <= self._at + step < len(self._images):
            self._at += step
            self._want()

    def show_seen(self, seen: SeenPicture) -> None:
        """Show a picture, if it is still the one that is wanted."""
        if seen.wish.image == self._images[self._at]:
            self.view.show_seen(seen)
            self._say(seen)

    def _want(self) -> None:
        image = self._images[self._at]
        self.view.show_seen(None)
        self._alt.setText(image.alt if len(image.alt) <= _ALT_CHARS else f"{image.alt[:_ALT_CHARS]}…")
        self._alt.setVisible(bool(image.alt))
        self._say(None)
        self.wanted.emit(image)

    def _say(self, seen: SeenPicture | None) -> None:
        image = self._images[self._at]
        facts = [f"Picture {self._at + 1:,} of {len(self._images):,}"] if len(self._images) > 1 else []
        if seen is not None and seen.picture is not None:
            facts.append(f"{seen.full[0]:,} × {seen.full[1]:,}")
            if seen.is_moving:
                facts.append("moves in the original; this is how it begins")
        facts += [image.media_type.removeprefix("image/").upper(), f"{image.size_bytes:,} bytes"]
        self._facts.setText(" · ".join(facts))
