"""What lies under the pointer and the keyboard's cursor, and how far a key scrolls the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip

from ui.look.pieces import as_tooltip
from ui.panels.reader.marks import Marks
from ui.panels.reader.own_signs import sign_of, words_of
from ui.panels.reader.picture_painting import picture_tip
from ui.time_words import time_words
from workbench.footnotes import footnote_at, reference_of
from workbench.model import RunStyle

if TYPE_CHECKING:
    from ui.panels.reader.page import Page

LINE_STEP_PX = 60
_PAGE_OVERLAP_PX = 40
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


class Pointing(QObject):
    """What the pointer, Return and a menu do with the characters of a page.

    Signals:
        actor_pressed: id of the actor whose mention was pressed.
        date_pressed: the Time that was pressed.
        rested: the character on which the pointer rests, where the text names something.
    """

    actor_pressed = Signal(object)
    date_pressed = Signal(object)
    rested = Signal(int)

    def __init__(self, page: "Page") -> None:
        super().__init__(page)
        self._page = page

    def press(self, point: int) -> bool:
        """Do what pressing a character does; False if it does nothing."""
        marks = self._page.marks
        if point < 0:
            return False
        mention, date, dispute = marks.mentions.at(point), marks.dates.at(point), marks.disputes.at(point)
        if mention is not None:
            self.actor_pressed.emit(mention.actor)
        elif date is not None:
            self.date_pressed.emit(date)
        elif dispute is not None:
            self._page.go_to(*dispute.reply)
        else:
            return self._lead_to_note(point)
        return True

    def _lead_to_note(self, point: int) -> bool:
        """Go from a raised number to its note, or from a note to where it is referred to; False where there is neither."""
        content = self._page.content
        if content is None or not any(
            run.style is RunStyle.SUPERSCRIPT for b in content.document.blocks for run in b.runs
        ):
            return False
        note = footnote_at(content.document, point)
        span = (note.note_start, note.note_end) if note is not None else reference_of(content.document, point)
        if span is None:
            return False
        self._page.go_to(*span)
        return True

    def stand_at(self, at: QPoint) -> None:
        """Put the cursor under the pointer: what a menu there says of "this date" is not that of another one. A selection stays."""
        position = self._page.position_of(self._page.point_under(at))
        cursor = self._page.textCursor()
        if position is not None and not cursor.selectionStart() <= position < cursor.selectionEnd():
            cursor.setPosition(position)
            self._page.setTextCursor(cursor)

    def hover(self, at: QPoint) -> None:
        """Show by the pointer's shape whether it is over something that can be pressed."""
        point, marks = self._page.point_under(at), self._page.marks
        is_pressed = point >= 0 and (marks.mentions.at(point) or marks.dates.at(point))
        can_press = is_pressed or self._page.pictures.at(at) is not None
        shape = Qt.CursorShape.PointingHandCursor if can_press else Qt.CursorShape.IBeamCursor
        self._page.viewport().setCursor(shape)

    def rest(self, at: QPoint) -> None:
        """Tell that the pointer rests on something of which there is more to be said; of a picture say it."""
        pictures = self._page.pictures
        image = pictures.at(at)
        if image is not None:
            told = as_tooltip(picture_tip(image, pictures.shelf))
            QToolTip.showText(self._page.viewport().mapToGlobal(at), told, self._page.viewport())
            return
        point = self._page.point_under(at)
        if name_at(self._page.marks, point):
            self.rested.emit(point)
            return
        own = self._page.marks.own.at(point) if point >= 0 else None
        told = "" if own is None or not sign_of(own.mark) else as_tooltip(words_of(own))
        QToolTip.showText(self._page.viewport().mapToGlobal(at), told, self._page.viewport())

    def tell(self, point: int) -> None:
        """Say at the keyboard's cursor what a character names."""
        name = name_at(self._page.marks, point)
        at = self._page.viewport().mapToGlobal(self._page.cursorRect().bottomLeft())
        QToolTip.showText(at, as_tooltip(name) if name else "", self._page.viewport())


def name_at(marks: Marks, point: int) -> str:
    """Say whom the text mentions at a character, and whether that is only suggested, which time it names, or who disputes it."""
    mention = marks.mentions.at(point) if point >= 0 else None
    if mention is None:
        time = marks.dates.at(point) if point >= 0 else None
        if time is not None:
            return time_words(time, marks.published_state)
        dispute = marks.disputes.at(point) if point >= 0 else None
        return dispute.said if dispute is not None else ""
    name = marks.actor_names.get(mention.actor, "")
    return f"{name} (suggested)" if name and mention.is_suggested else name


def is_plain(event: QKeyEvent) -> bool:
    """Tell whether a key was pressed by itself."""
    return event.modifiers() in _PLAIN


def step_of(event: QKeyEvent, height_px: int, whole_px: int) -> int | None:
    """Return how far a key scrolls, in pixels down; None for one that does not.

    Args:
        event: The key.
        height_px: Of what is in view.
        whole_px: As far as there is to scroll.
    """
    page_px = max(LINE_STEP_PX, height_px - _PAGE_OVERLAP_PX)
    if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        return -page_px
    if not is_plain(event):
        return None
    steps: dict[int, int] = {
        Qt.Key.Key_PageDown: page_px,
        Qt.Key.Key_PageUp: -page_px,
        Qt.Key.Key_Space: page_px,
        Qt.Key.Key_Down: LINE_STEP_PX,
        Qt.Key.Key_Up: -LINE_STEP_PX,
        Qt.Key.Key_Home: -whole_px,
        Qt.Key.Key_End: whole_px,
    }
    return steps.get(event.key())
