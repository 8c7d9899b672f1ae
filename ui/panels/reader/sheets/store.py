"""The pages of a PDF that were drawn, and the marks on them: a bounded store that asks for what is looked at."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

_BYTES_MAX: Final = 160 * 1024**2
_ASK_MS: Final = 30

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SheetWish:
    """A page that is looked at, so wide, and the words to mark on it; without width only the marks are wanted."""

    article: int
    page: int
    width_px: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """A page as it came from the worker, with the boxes of each place where words stand, in shares of the page; or why there is none."""

    wish: SheetWish
    picture: QImage | None = None
    marks: tuple[tuple[Box, ...], ...] = ()
    reason: str = ""


class SheetStore(QObject):
    """Has the pages of one PDF.

    Signals:
        wanted: there is something to ask for: see next_wish.
        came: the number of the page that can be painted now, or is known not to be.
    """

    wanted = Signal()
    came = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._article = 0
        self._words: tuple[str, ...] = ()
        self._drawn: OrderedDict[int, DrawnSheet] = OrderedDict()
        self._bytes = 0
        self._wishes: list[SheetWish] = []
        self._asked: SheetWish | None = None
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_ASK_MS)
        self._due.timeout.connect(self._on_due)

    def clear(self, article: int) -> None:
        """Have nothing of the PDF that was shown before."""
        self._article = article
        self._drawn.clear()
        self._bytes = 0
        self._wishes.clear()

    def set_words(self, words: Sequence[str]) -> None:
        """Mark other words; pages that were drawn are only searched anew."""
        self._words = tuple(words)

    def drawn(self, page: int) -> DrawnSheet | None:
        """Return a page as it came last."""
        return self._drawn.get(page)

    def look_at(self, pages: Sequence[tuple[int, int]]) -> None:
        """Say which pages are looked at and how wide each is, the most wanted first: what was wanted before is not any more."""
        wishes = []
        for page, width_px in pages:
            known = self._drawn.get(page)
            if known is not None:
                self._drawn.move_to_end(page)
            needs_picture = known is None or (known.picture is not None and known.wish.width_px != width_px)
            needs_marks = known is None or known.wish.words != self._words
            if needs_picture or needs_marks:
                wishes.append(SheetWish(self._article, page, width_px if needs_picture else 0, self._words))
        self._wishes = [wish for wish in wishes if wish != self._asked]
        if self._wishes and not self._due.isActive():
            self._due.start()

    def next_wish(self) -> SheetWish | None:
        """Take the page that is to be asked for next, None while one is on its way or nothing is wanted."""
        if self._asked is not None or not self._wishes:
            return None
        self._asked = self._wishes.pop(0)
        return self._asked

    def take(self, drawn: DrawnSheet) -> None:
        """Keep what was asked for, and go on to what is wanted next."""
        self._asked = None
        wish = drawn.wish
        former = self._drawn.pop(wish.page, None) if wish.article == self._article else None
        # The marks alone of a page that has gone meanwhile are none: it would be taken for one that cannot be drawn.
        if wish.article == self._article and (wish.width_px or former is not None):
            if former is not None:
                self._bytes -= _bytes_of(former)
                if not wish.width_px:
                    # Only its marks are other ones.
                    kept = SheetWish(wish.article, wish.page, former.wish.width_px, wish.words)
                    drawn = DrawnSheet(kept, former.picture, drawn.marks, former.reason)
            self._drawn[wish.page] = drawn
            self._bytes += _bytes_of(drawn)
            while self._bytes > _BYTES_MAX and len(self._drawn) > 1:
                self._bytes -= _bytes_of(self._drawn.popitem(last=False)[1])
            self.came.emit(wish.page)
        if self._wishes:
            self.wanted.emit()

    @Slot()
    def _on_due(self) -> None:
        self.wanted.emit()


def _bytes_of(drawn: DrawnSheet) -> int:
    return 0 if drawn.picture is None else drawn.picture.sizeInBytes()
