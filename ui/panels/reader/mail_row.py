"""The line at a mail's head that says to whom it went; pressing it shows the whole header."""

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look.pieces import Badge, as_tooltip
from ui.look.theme import Look
from ui.panels.reader.rows_base import Row
from ui.wording import amount
from workbench.viewing.mails import MailNote

_ICON_PX: Final = 28
_NAME_CHARS: Final = 40
_TIP_CHARS: Final = 200
# A name in quotation marks may have a comma.
_ADDRESS: Final = re.compile(r'(?:"[^"]*"|[^,"])+')


class MailRow(Row):
    """Stands there from the start, so that nothing moves when the header is known."""

    pressed = Signal()

    def __init__(self, look: Look, note: MailNote | None, parent: QWidget, *, is_rtl: bool, width_px: int) -> None:
        super().__init__(parent, is_rtl=is_rtl, spacing_px=6)
        self._look, self._width_px = look, width_px
        self._badge: Badge | None = None
        self.say(note)

    def say(self, note: MailNote | None) -> None:
        """Say what is known."""
        words = mail_words(note)
        if self._badge is not None:
            self.box.removeWidget(self._badge)
            # At once: it is to be no stop for Tab any more.
            self._badge.setParent(None)
            self._badge.deleteLater()
        shown = self._look.fitted(words, "micro", 0, max(80.0, self._width_px - _ICON_PX))[0]
        self._badge = Badge(self._look, shown, icon="unread")
        self._badge.setAccessibleName(words)
        tip = (
            ""
            if note is None
            else "\N{MIDDLE DOT}".join(f" {name}: {value[:_TIP_CHARS]} " for name, value in note.lines[:6])
        )
        self._badge.setToolTip(as_tooltip(tip.strip() or "The header of this mail"))
        self._badge.clicked.connect(self.pressed)
        self.box.insertWidget(0, self._badge)
        if self.box.count() == 1:
            self.box.addStretch()


def mail_words(note: MailNote | None) -> str:
    """Return a mail's header in one line: to whom it went, and with what."""
    if note is None:
        return "Mail"
    to = [_short(part) for part in _ADDRESS.findall(note.value("To")) if part.strip()]
    words = [f"Mail to {to[0]}" if to else "Mail"]
    if len(to) > 1:
        words[0] += f" and {len(to) - 1:,} more"
    if note.value("Cc"):
        words.append("Cc")
    files = len(note.attached) + len(note.files)
    if files:
        words.append(amount(files, "attachment"))
    return " \N{MIDDLE DOT} ".join(words)


def _short(address: str) -> str:
    """Return the name in an address, or the address where there is none."""
    name = address.partition("<")[0].strip(" \"'") or address.strip(" <>")
    return name if len(name) <= _NAME_CHARS else f"{name[: _NAME_CHARS - 1]}…"
