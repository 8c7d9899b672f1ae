"""The head of a profile: who it is, with room for what can be done with it."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.dialogs.profile_parts.words import what_it_is
from ui.look.icons import draw_icon
from ui.look.paint import draw_text
from ui.look.pieces import Badge, as_tooltip, icon_button
from ui.look.theme import Look
from workbench.annotate.findings import Actor
from workbench.profiles.profile import Profile

_TILE_PX: Final = 40
_TILE_ALPHA: Final = (0.14, 0.22)


class Elided(QWidget):
    """One line of foreign text, elided where it does not fit; the whole of it is in the tooltip."""

    def __init__(self, look: Look, step: str, role: str, *, height_px: int) -> None:
        super().__init__()
        self._look, self._step, self._role, self._text = look, step, role, ""
        self.setFixedHeight(height_px)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._text = text
        self.setAccessibleName(text)
        self.setToolTip(as_tooltip(text))
        self.update()

    def sizeHint(self) -> QSize:
        """Return what the whole text takes."""
        return QSize(round(self._look.width(self._text, self._step)) + 2, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = self._look.metrics(self._step)
        baseline = round((self.height() + metrics.ascent() - metrics.descent()) / 2)
        x = 0.0
        if self.isRightToLeft():
            x = max(0.0, self.width() - self._look.width(self._text, self._step))
        draw_text(self._look, painter, x, baseline, self._text, self._step, self._role, width=self.width())


class _Tile(QWidget):
    """The sign of the actor's kind in its colour; dashed where nothing confirms it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._place, self._kind, self._is_suggested = look, -1, "", False
        self.setFixedSize(_TILE_PX, _TILE_PX)
        look.changed.connect(self.update)

    def show_actor(self, actor: Actor, place: int, *, is_suggested: bool) -> None:
        """Show another actor, by its place in the palette."""
        self._kind, self._place, self._is_suggested = actor.kind.value, place, is_suggested
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._kind:
            return
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_suggested:
            painter.setPen(QPen(look.actor(self._place), 1.2, Qt.PenStyle.DashLine))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.actor(self._place, _TILE_ALPHA[look.theme.is_dark]))
        box = QRectF(self.rect())
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)
        draw_icon(painter, box.adjusted(8, 8, -8, -8), self._kind, look.color("text"))


class ProfileHead(QWidget):
    """Shows icon, name and kind; `more` takes what more can be done with the actor, at the right end."""

    back_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._back = icon_button(look, "back", "Back to the profile before (Alt+Left)")
        self._back.hide()
        self._back.clicked.connect(self._on_back)
        self._tile = _Tile(look)
        self._name = Elided(look, "empty", "text", height_px=26)
        self._what = Elided(look, "ui", "text_2", height_px=18)
        self._suggested = Badge(look, "Suggested", border="line_strong", is_dashed=True)
        self._suggested.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._suggested.setCursor(Qt.CursorShape.ArrowCursor)
        self._suggested.setToolTip("Only suggestions name it: nothing confirms yet that it is an actor.")
        self._suggested.hide()
        self.more = QHBoxLayout()
        self.more.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._what)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addWidget(self._tile)
        row.addLayout(words, 1)
        row.addWidget(self._suggested)
        row.addLayout(self.more)

    def show_actor(self, actor: Actor, place: int) -> None:
        """Show who it is before anything is read."""
        self._name.set_text(actor.name)
        self._what.set_text("Reading what the articles say…")
        self._tile.show_actor(actor, place, is_suggested=False)
        self._suggested.hide()

    def show_profile(self, profile: Profile, place: int) -> None:
        """Show what is known of it."""
        self._name.set_text(profile.actor.name)
        self._what.set_text(what_it_is(profile))
        self._tile.show_actor(profile.actor, place, is_suggested=profile.is_suggested)
        self._suggested.setVisible(profile.is_suggested)

    def set_way_back(self, name: str) -> None:
        """Offer the way back to the profile of this name, none where it is empty."""
        self._back.setVisible(bool(name))
        self._back.setToolTip(as_tooltip(f"Back to {name} (Alt+Left)"))

    @Slot()
    def _on_back(self) -> None:
        self.back_pressed.emit()
