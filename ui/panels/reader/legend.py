"""The legend of an article's original: which zones it has and how much of each; pressing one leads to where it goes on."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.look.paint import draw_focus_ring, draw_key_caps, draw_text
from ui.look.pieces import as_tooltip, hairline, label
from ui.look.theme import Look
from ui.panels.reader.zones import BAR_PX, SIGNS, draw_bar, zone_counts
from workbench.model import Document, Zone

_HEIGHT_PX, _INSET_PX, _BAR_HEIGHT_PX, _BETWEEN_PX = 26, 6, 12, 4
_CAP_PX, _CAP_GAP_PX = 20, 6
# Where room is short these give way, the first one first, and those of which there are none before others: there is seldom more
# than one of each, and the page says so itself.
_GIVE_WAY = (Zone.TITLE, Zone.STANDFIRST, Zone.CAPTION)
_NO_ORDER = (
    "Read before the order of pages was kept: here the article comes first, then comments, then what was left out."
)
_NO_ROOM = "There is room for the original alone. The clean text stands beside it where the pane is wider, as in reading mode (F9)."


class ZoneButton(QAbstractButton):
    """One zone with its bar, its word, its count, and the key that moves a paragraph there."""

    pressed_for = Signal(object)

    def __init__(self, look: Look, zone: Zone) -> None:
        super().__init__()
        self._look, self._zone, self._count, self._keys, self._is_current = look, zone, 0, "", False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self.update)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another count; nothing can be gone to where there is none."""
        self._count = count
        self.setEnabled(count > 0)
        self._tell()

    def set_keys(self, keys: str) -> None:
        """Show the key that moves a paragraph into this zone; none for one into which nothing is moved."""
        self._keys = keys
        self._tell()

    def set_current(self, *, is_current: bool) -> None:
        """Show whether the marked paragraph is of this zone."""
        self._is_current = is_current
        self.update()

    def _tell(self) -> None:
        word = SIGNS[self._zone].word
        self.setAccessibleName(f"{word}: {self._count:,}")
        goes = f"{word}: go to the next part" if self._count else "The page has none"
        moves = f"; {self._keys} moves the marked paragraph here" if self._keys else ""
        self.setToolTip(as_tooltip(f"{goes}{moves}"))
        self.updateGeometry()
        self.update()

    @property
    def _number(self) -> str:
        return f"{self._count:,}"

    def sizeHint(self) -> QSize:
        words = self._look.width(SIGNS[self._zone].word, "meta") + self._look.width(self._number, "meta", 500)
        cap = _CAP_PX + _CAP_GAP_PX if self._keys else 0
        return QSize(round(2 * _INSET_PX + BAR_PX + 6 + words + 5) + 1 + cap, _HEIGHT_PX)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_for.emit(self._zone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_current or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("selected" if self._is_current else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        middle = self.height() / 2
        draw_bar(look, painter, QRectF(_INSET_PX, middle - _BAR_HEIGHT_PX / 2, BAR_PX, _BAR_HEIGHT_PX), self._zone)
        x = _INSET_PX + BAR_PX + 6
        x += draw_text(look, painter, x, middle + 4, SIGNS[self._zone].word, "meta", "text_2") + 5
        draw_text(look, painter, x, middle + 4, self._number, "meta", "text" if self._count else "text_2", weight=500)
        if self._keys:
            draw_key_caps(look, painter, self.width() - _INSET_PX + 2, middle, self._keys)
        if self.hasFocus():
            draw_focus_ring(look, painter, QRectF(self.rect()), 6)


class ZoneLegend(QFrame):
    """The zones of one article in one row."""

    zone_pressed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName("Zones of the page")
        self._buttons = {zone: ZoneButton(look, zone) for zone in SIGNS}
        self._keys: Mapping[Zone, str] = {}
        self._counts: Mapping[Zone, int] = {}
        self._row = QHBoxLayout()
        self._row.setSpacing(_BETWEEN_PX)
        for button in self._buttons.values():
            button.pressed_for.connect(self.zone_pressed)
            self._row.addWidget(button)
        self._row.addStretch()
        self._note, self._no_room = (_note(words) for words in (_NO_ORDER, _NO_ROOM))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        box = QVBoxLayout()
        outer.addLayout(box)
        # The bars stand on the line on which text starts in all panes.
        box.setContentsMargins(16 - _INSET_PX, 0, 8, 6)
        box.setSpacing(2)
        box.addLayout(self._row)
        box.addWidget(self._note)
        box.addWidget(self._no_room)
        outer.addWidget(hairline())
        self.hide()

    def show_document(self, document: Document | None) -> None:
        """Show the zones of an article; hidden with None."""
        self.setVisible(document is not None)
        if document is None:
            return
        self._counts = zone_counts(document)
        for zone, button in self._buttons.items():
            button.set_count(self._counts[zone])
        self._note.setVisible(not document.has_places)
        self._fit()

    def set_keys(self, keys: Mapping[Zone, str]) -> None:
        """Show the keys that move a paragraph."""
        self._keys = keys
        for zone, button in self._buttons.items():
            button.set_keys(keys.get(zone, ""))
        self._fit()

    def show_current(self, zone: Zone | None) -> None:
        """Show of which zone the marked paragraph is."""
        for each, button in self._buttons.items():
            button.set_current(is_current=each is zone)

    def say_room(self, *, has_room: bool) -> None:
        """Say that the clean text has no room beside the original, or no more."""
        self._no_room.setVisible(not has_room)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 24
        shown = {zone for zone in SIGNS if self._counts.get(zone) or zone in self._keys or zone not in _GIVE_WAY}
        for zone in sorted(_GIVE_WAY, key=lambda zone: bool(self._counts.get(zone))):
            if sum(self._buttons[z].sizeHint().width() + _BETWEEN_PX for z in shown) > room:
                shown.discard(zone)
        for zone, button in self._buttons.items():
            button.setVisible(zone in shown)


def _note(words: str) -> QLabel:
    made = label(words, ink="2", size="meta")
    made.setWordWrap(True)
    made.setContentsMargins(_INSET_PX, 0, 0, 0)
    made.hide()
    return made
