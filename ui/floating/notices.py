"""Notices: short news at the lower right that takes no focus and goes by itself, unless there is something to undo or read."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import tokens
from ui.look.pieces import FloatingCard, button, icon_button, label
from ui.look.theme import Look

SHOWN_MS = 8_000
_WIDTH_PX, _EDGE_PX, _GAP_PX, _SHOWN_MAX, _ACTIONS_MAX = 452, 16, 10, 4, 2

Action = tuple[str, object]


class Notice(FloatingCard):
    """One piece of news."""

    action_chosen = Signal(object)
    closed = Signal()

    def __init__(
        self, look: Look, window: QWidget, title: str, text: str, icon: str, role: str, actions: Sequence[Action]
    ) -> None:
        super().__init__(look, window)
        self._icon, self._role = icon, role
        self._leaves = False
        self._payloads: dict[QPushButton, object] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._on_time_up)
        self._build(title, text, actions)
        look.changed.connect(self._paint_sign)
        self._said = (title, text)
        self.setAccessibleName(f"{title} {text}".strip())

    def says(self, title: str, text: str) -> bool:
        """Tell whether it says this."""
        return self._said == (title, text)

    def _build(self, title: str, text: str, actions: Sequence[Action]) -> None:
        m = self.margin_px
        box = self._box = QHBoxLayout(self)
        box.setContentsMargins(m + 14, m + 8, m + 8, m + 12)
        box.setSpacing(12)
        self._sign = QLabel()
        # The cross has a margin of its own: so all three stand on one line.
        self._sign.setContentsMargins(0, 4, 0, 0)
        self._paint_sign()
        box.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.setContentsMargins(0, 4, 0, 0)
        for part in (label(title, is_strong=True), label(text, ink="2")):
            part.setWordWrap(True)
            if part.text():
                column.addWidget(part)
        if actions:
            row = QHBoxLayout()
            row.setContentsMargins(0, 4, 0, 0)
            row.setSpacing(6)
            for name, payload in actions:
                choice = button(name, "quiet")
                choice.clicked.connect(self._on_action)
                self._payloads[choice] = payload
                row.addWidget(choice)
            row.addStretch()
            column.addLayout(row)
        column.addStretch()
        box.addLayout(column, 1)
        self._cross = icon_button(self._look, "close", "Close", size_px=14)
        self._cross.clicked.connect(self.closed)
        box.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)

    def height_for(self, width_px: int) -> int:
        """Return how high the card is at a width, without its shadow."""
        m = self.margin_px
        return self._box.heightForWidth(width_px + 2 * m) - 2 * m

    def offers(self, payload: object) -> bool:
        """Tell whether one of the buttons stands for this."""
        return payload in self._payloads.values()

    def start_leaving(self) -> None:
        """Go by itself after a while; while the pointer or the keyboard is on it, the time does not run."""
        self._leaves = True
        self._timer.start()

    def take_focus(self) -> None:
        """Put the keyboard on the first button."""
        next(iter(self._payloads), self._cross).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus(self) -> bool:
        """Tell whether the keyboard is on one of its buttons."""
        return any(part.hasFocus() for part in (self._cross, *self._payloads))

    @Slot()
    def _on_time_up(self) -> None:
        if self.has_focus():
            self._timer.start()
        else:
            self.closed.emit()

    @Slot()
    def _on_action(self) -> None:
        payload = next(payload for choice, payload in self._payloads.items() if choice is self.sender())
        self.closed.emit()
        self.action_chosen.emit(payload)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self._leaves:
            self._timer.start()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            # Here Esc closes the notice, whatever the window has it do.
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _paint_sign(self) -> None:
        pixmap = self._look.icon(self._icon, self._role).pixmap(QSize(20, 20), self.devicePixelRatioF())
        self._sign.setPixmap(pixmap)


class Notices(QObject):
    """Shows notices above the window's lower right corner, the newest on top; `action_chosen` hands back a payload."""

    action_chosen = Signal(object)

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._shown: list[Notice] = []
        self._focus_before: QWidget | None = None
        window.installEventFilter(self)

    @property
    def has_any(self) -> bool:
        """Whether a notice is shown."""
        return bool(self._shown)

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is on a notice."""
        return any(notice.has_focus() for notice in self._shown)

    def say(
        self,
        title: str,
        text: str = "",
        icon: str = "done",
        role: str = "ok",
        actions: Sequence[Action] = (),
        *,
        stays: bool = False,
    ) -> None:
        """Say what happened; with actions, or when it `stays`, it waits to be closed.

        Args:
            title: In the past tense.
            text: One sentence.
            icon: Of ui/look/icons.py.
            role: Of the icon's ink: ok, warn, danger, text_2.
            actions: At most two words for buttons, each with what `action_chosen` hands back.
            stays: There is something to read.
        """
        # What fails at each key is said once.
        for same in [shown for shown in self._shown if shown.says(title, text) and not shown.has_focus()]:
            self._take_away(same)
        notice = Notice(self._look, self._window, title, text, icon, role, actions[:_ACTIONS_MAX])
        notice.action_chosen.connect(self.action_chosen)
        notice.closed.connect(self._on_closed)
        self._shown.append(notice)
        while len(self._shown) > _SHOWN_MAX:
            self._take_away(self._shown[0])
        self._arrange()
        if not (stays or actions):
            notice.start_leaving()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, notice.accessibleName()))

    def warn(self, said: str) -> None:
        """Say that something failed, in the words of its error: what failed first, then why and what to do."""
        what, _, rest = said.partition(". ")
        self.say(what, rest, icon="warning", role="warn", stays=True)

    def focus_newest(self) -> bool:
        """Put the keyboard on the newest notice; tell whether there is one."""
        if not self._shown:
            return False
        if not self.has_focus:
            self._focus_before = QApplication.focusWidget()
        self._shown[-1].take_focus()
        return True

    def withdraw(self, payload: object) -> None:
        """Take away what offers something that can be done no more."""
        for notice in [notice for notice in self._shown if notice.offers(payload)]:
            self._take_away(notice)
        self._arrange()

    def close_newest(self) -> None:
        """Take the newest notice away."""
        if self._shown:
            self._take_away(self._shown[-1])
            self._arrange()

    @Slot()
    def _on_closed(self) -> None:
        notice = self.sender()
        # Its time may be up in the moment in which it is closed by hand.
        if isinstance(notice, Notice) and notice in self._shown:
            self._take_away(notice)
            self._arrange()

    def _take_away(self, notice: Notice) -> None:
        before = self._focus_before
        if notice.has_focus() and before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown.remove(notice)
        notice.hide()
        notice.deleteLater()

    def _arrange(self) -> None:
        width = min(_WIDTH_PX, self._window.width() - 2 * _EDGE_PX)
        bottom = self._window.height() - tokens.STATUS_PX - _EDGE_PX
        # In a low window the oldest give way, so that the newest can be read.
        while len(self._shown) > 1 and sum(n.height_for(width) + _GAP_PX for n in self._shown) > bottom:
            self._take_away(self._shown[0])
        for notice in self._shown:
            height = notice.height_for(width)
            notice.place(QPointF(self._window.width() - _EDGE_PX - width, bottom - height), width, height)
            bottom -= height + _GAP_PX

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self._arrange()
        return super().eventFilter(watched, event)
