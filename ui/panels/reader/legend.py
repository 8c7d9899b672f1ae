"""The legend of an article's original: which zones it has and how much of each; pressing one leads to where it goes on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.look.paint import draw_focus_ring, draw_text
from ui.look.pieces import as_tooltip, hairline, label
from ui.look.theme import Look
from ui.panels.reader.zones import BAR_PX, SIGNS, draw_bar, zone_counts
from workbench.model import Document, Zone

_HEIGHT_PX, _INSET_PX, _BAR_HEIGHT_PX, _BETWEEN_PX = 26, 6, 12, 6
# Where room is short these give way, the first one first: there is seldom more than one of each, and the page says so itself.
_GIVE_WAY = (Zone.STANDFIRST, Zone.TITLE, Zone.CAPTION)
_NO_ORDER = (
    "Read before the order of pages was kept: here the article comes first, then comments, then what was left out."
)


class ZoneButton(QAbstractButton):
    """One zone with its bar, its word and its count."""

    pressed_for = Signal(object)

    def __init__(self, look: Look, zone: Zone) -> None:
        super().__init__()
        self._look, self._zone, self._count = look, zone, 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)
        look.changed.connect(self.update)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show another count; nothing can be gone to where there is none."""
        self._count = count
        self.setEnabled(count > 0)
        self.setAccessibleName(f"{SIGNS[self._zone].word}: {count:,}")
        self.setToolTip(as_tooltip(f"{SIGNS[self._zone].word}: go to the next part" if count else "The page has none"))
        self.updateGeometry()
        self.update()

    @property
    def _number(self) -> str:
        return f"{self._count:,}"

    def sizeHint(self) -> QSize:
        words = self._look.width(SIGNS[self._zone].word, "meta") + self._look.width(self._number, "meta", 500)
        return QSize(round(2 * _INSET_PX + BAR_PX + 6 + words + 5) + 1, _HEIGHT_PX)

    @Slot()
    def _on_clicked(self) -> None:
        self.pressed_for.emit(self._zone)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        middle = self.height() / 2
        draw_bar(look, painter, QRectF(_INSET_PX, middle - _BAR_HEIGHT_PX / 2, BAR_PX, _BAR_HEIGHT_PX), self._zone)
        x = _INSET_PX + BAR_PX + 6
        x += draw_text(look, painter, x, middle + 4, SIGNS[self._zone].word, "meta", "text_2") + 5
        draw_text(look, painter, x, middle + 4, self._number, "meta", "text" if self._count else "text_2", weight=500)
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
        self._wanted: set[Zone] = set()
        self._row = QHBoxLayout()
        self._row.setSpacing(_BETWEEN_PX)
        for button in self._buttons.values():
            button.pressed_for.connect(self.zone_pressed)
            self._row.addWidget(button)
        self._row.addStretch()
        self._note = label(_NO_ORDER, ink="2", size="meta")
        self._note.setWordWrap(True)
        self._note.setContentsMargins(_INSET_PX, 0, 0, 0)
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
        outer.addWidget(hairline())
        self.hide()

    def show_document(self, document: Document | None) -> None:
        """Show the zones of an article; hidden with None."""
        self.setVisible(document is not None)
        if document is None:
            return
        counts = zone_counts(document)
        for zone, button in self._buttons.items():
            button.set_count(counts[zone])
        self._wanted = {zone for zone in SIGNS if counts[zone] or zone not in _GIVE_WAY}
        self._note.setVisible(not document.has_places)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 24
        shown = set(self._wanted)
        for zone in _GIVE_WAY:
            if sum(self._buttons[z].sizeHint().width() + _BETWEEN_PX for z in shown) > room:
                shown.discard(zone)
        for zone, button in self._buttons.items():
            button.setVisible(zone in shown)
