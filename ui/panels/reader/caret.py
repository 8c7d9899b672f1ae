"""The keyboard's cursor kept by where it stands in the article, while its page is written anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from ui.panels.reader.page import Page


@dataclass(frozen=True, slots=True)
class CaretPlace:
    """Where the cursor stands and where what it selects begins, as characters of the article; -1 on words of ours."""

    anchor: int = -1
    point: int = -1


class Caret:
    """The cursor of one page."""

    def __init__(self, page: "Page") -> None:
        self._page = page
        self._owed: CaretPlace | None = None

    def forget(self) -> None:
        """Have no place to come back to: another article is shown."""
        self._owed = None

    def place(self) -> CaretPlace:
        """Return where it stands, or is about to."""
        places = self._page.places
        if self._owed is not None or places is None or not len(places):
            return self._owed or CaretPlace()
        cursor = self._page.textCursor()
        return CaretPlace(places.to_point(cursor.anchor()), places.to_point(cursor.position()))

    def restore(self, wanted: CaretPlace) -> None:
        """Put it back where it stood, once that is on the page again; nothing scrolls, nothing unfolds."""
        self._owed = None
        places = self._page.places
        if places is None or wanted.point < 0:
            return
        position, anchor = places.position_of(wanted.point), places.position_of(max(0, wanted.anchor))
        if position is None:
            self._owed = None if self._page.is_whole else wanted
            return
        cursor = self._page.textCursor()
        cursor.setPosition(position if wanted.anchor < 0 or anchor is None else anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.put(cursor)

    def settle(self) -> None:
        """Put it where it is owed to be, now that more is written."""
        if self._owed is not None:
            self.restore(self._owed)

    def put(self, cursor: QTextCursor) -> None:
        """Have it elsewhere without scrolling, as Qt would to where it stands."""
        bar = self._page.verticalScrollBar()
        value = bar.value()
        self._page.setTextCursor(cursor)
        bar.setValue(value)
