"""The keyboard's cursor kept by where it stands in the article, while its page is written anew."""

from contextlib import nullcontext
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
        # What Qt's cursor has of an owed place, as anchor and position: where that has changed, the user has moved it.
        self._laid: tuple[int, int] | None = None

    def forget(self) -> None:
        """Have no place to come back to: another article is shown."""
        self._owed = self._laid = None

    @property
    def is_far(self) -> bool:
        """Whether what is selected reaches out of what is on the page."""
        place = self.place()
        return self._owed is not None and place.anchor != place.point and place.anchor >= 0

    def place(self) -> CaretPlace:
        """Return where it stands, or is about to."""
        places = self._page.places
        if places is None or not len(places):
            return self._owed or CaretPlace()
        cursor = self._page.textCursor()
        if self._owed is not None and self._laid not in {None, (cursor.anchor(), cursor.position())}:
            # A selection may have been begun where the page is no more.
            is_longer = self._laid is not None and cursor.hasSelection() and cursor.anchor() == self._laid[0]
            anchor, self._laid = self._owed.anchor, (cursor.anchor(), cursor.position())
            self._owed = CaretPlace(anchor, places.to_point(cursor.position())) if is_longer else None
        return self._owed or CaretPlace(places.to_point(cursor.anchor()), places.to_point(cursor.position()))

    def restore(self, wanted: CaretPlace) -> None:
        """Put it back where it stood, once that is on the page again; nothing scrolls, nothing unfolds."""
        self.forget()
        places = self._page.places
        if places is None or wanted.point < 0:
            return
        position, anchor = places.position_of(wanted.point), places.position_of(max(0, wanted.anchor))
        if self._page.stretch is not None and (position is None or (anchor is None and wanted.anchor >= 0)):
            self._owe(wanted)
            return
        if position is None:
            self._owed = None if self._page.is_whole else wanted
            return
        cursor = self._page.textCursor()
        cursor.setPosition(position if wanted.anchor < 0 or anchor is None else anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.put(cursor)

    def _owe(self, wanted: CaretPlace) -> None:
        """Select what of it is on the page of a very large article, and know where the rest is."""
        stretch = self._page.stretch
        if stretch is None:
            return
        cursor = self._page.textCursor()
        anchor, position = stretch.nearest(wanted.anchor), stretch.nearest(wanted.point)
        cursor.setPosition(anchor if wanted.anchor != wanted.point else position)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.put(cursor)
        self._owed, self._laid = wanted, (cursor.anchor(), cursor.position())

    def settle(self) -> None:
        """Put it where it is owed to be, now that more is written."""
        if self._owed is not None:
            self.restore(self._owed)

    def put(self, cursor: QTextCursor) -> None:
        """Have it elsewhere without scrolling, as Qt would to where it stands."""
        bar = self._page.verticalScrollBar()
        value, stretch = bar.value(), self._page.stretch
        with nullcontext() if stretch is None else stretch.staying():
            self._page.setTextCursor(cursor)
            bar.setValue(value)
