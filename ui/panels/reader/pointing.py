"""What lies under the pointer, and how far a key scrolls the page."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QTextBlock

from ui.panels.reader.geometry import unit_at
from ui.panels.reader.marks import Marks
from ui.panels.reader.places import Place
from ui.time_words import time_words

_LINE_STEP_PX = 60
_PAGE_OVERLAP_PX = 40
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


def point_under(at: QPoint, in_view: Iterable[tuple[QTextBlock, Place, QRectF]]) -> int:
    """Return the character of the article under a point of the viewport, -1 if there is none."""
    for block, place, box in in_view:
        if place.start >= 0 and box.contains(QPointF(at)):
            unit = unit_at(block, QPointF(at) - box.topLeft())
            return place.to_point(unit) if unit >= 0 else -1
    return -1


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
    page_px = max(_LINE_STEP_PX, height_px - _PAGE_OVERLAP_PX)
    if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        return -page_px
    if not is_plain(event):
        return None
    steps: dict[int, int] = {
        Qt.Key.Key_PageDown: page_px,
        Qt.Key.Key_PageUp: -page_px,
        Qt.Key.Key_Space: page_px,
        Qt.Key.Key_Down: _LINE_STEP_PX,
        Qt.Key.Key_Up: -_LINE_STEP_PX,
        Qt.Key.Key_Home: -whole_px,
        Qt.Key.Key_End: whole_px,
    }
    return steps.get(event.key())
