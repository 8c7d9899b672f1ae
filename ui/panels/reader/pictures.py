"""The pictures of what is read, as far as they have come: a bounded store that asks for what is looked at."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from workbench.model import Image

# Some hundred pictures as wide as a text; in memory alone, so that nothing of what was read stays behind on the disk.
_BYTES_MAX: Final = 96 * 1024**2
_ASK_MS: Final = 40


@dataclass(frozen=True, slots=True)
class PictureWish:
    """A picture that is looked at, and the most pixels that are shown of it."""

    image: Image
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True)
class SeenPicture:
    """A picture as it came from the worker, or the reason why it is not shown; `full` is its size in the original."""

    wish: PictureWish
    picture: QImage | None = None
    full: tuple[int, int] = (0, 0)
    is_moving: bool = False
    reason: str = ""


class Pictures(QObject):
    """Has the pictures of the pages that share it.

    Signals:
        wanted: there is something to ask for: see next_wish.
        came: the Image that can be painted now, or is known not to be.
        sized: the Image of which only now is known how large it is.
    """

    wanted = Signal()
    came = Signal(object)
    sized = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._seen: OrderedDict[str, SeenPicture] = OrderedDict()
        self._sizes: dict[str, tuple[int, int]] = {}
        self._bytes = 0
        self._wishes: dict[str, PictureWish] = {}
        self._later: dict[str, PictureWish] = {}
        self._asked: PictureWish | None = None
        # While somebody walks from article to article, nobody looks at any picture.
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_ASK_MS)
        self._due.timeout.connect(self._on_due)

    def forget_wishes(self) -> None:
        """Want nothing any more: another article is shown."""
        self._wishes.clear()
        self._later.clear()
        self._due.stop()

    def size_of(self, image: Image) -> tuple[int, int]:
        """Return how large a picture is in the original, as far as looking at it has told; zeros where it has not."""
        return self._sizes.get(image.sha256, (0, 0))

    def seen(self, image: Image) -> SeenPicture | None:
        """Return a picture as it came last, None where it has not."""
        return self._seen.get(image.sha256)

    def look_at(self, wish: PictureWish, *, is_later: bool = False) -> SeenPicture | None:
        """Return a picture, and ask for it where it has not come or is larger now; what comes into sight later is asked for last."""
        known = self._seen.get(wish.image.sha256)
        if known is not None:
            self._seen.move_to_end(wish.image.sha256)
        if known is None or _is_too_small(known, wish):
            waiting = self._later if is_later and wish.image.sha256 not in self._wishes else self._wishes
            if self._asked is None or self._asked != wish:
                waiting[wish.image.sha256] = wish
                if not self._due.isActive():
                    self._due.start()
        return known

    def next_wish(self) -> PictureWish | None:
        """Take the picture that is to be asked for next, None while one is on its way or nothing is wanted."""
        if self._asked is not None:
            return None
        for waiting in (self._wishes, self._later):
            if waiting:
                self._asked = waiting.pop(next(iter(waiting)))
                return self._asked
        return None

    def take(self, seen: SeenPicture) -> None:
        """Keep what was asked for, and go on to what is wanted next."""
        self._asked = None
        image = seen.wish.image
        self._drop(image.sha256)
        self._seen[image.sha256] = seen
        self._bytes += _bytes_of(seen)
        while self._bytes > _BYTES_MAX and len(self._seen) > 1:
            self._drop(next(iter(self._seen)))
        is_news = not (image.width_px and image.height_px) and image.sha256 not in self._sizes
        if seen.full != (0, 0):
            self._sizes[image.sha256] = seen.full
            if is_news:
                self.sized.emit(image)
        self.came.emit(image)
        if self._wishes or self._later:
            self.wanted.emit()

    def _drop(self, sha256: str) -> None:
        gone = self._seen.pop(sha256, None)
        self._bytes -= 0 if gone is None else _bytes_of(gone)

    @Slot()
    def _on_due(self) -> None:
        self.wanted.emit()


def _is_too_small(known: SeenPicture, wish: PictureWish) -> bool:
    """Tell whether more of a picture is shown now than was asked for before."""
    if known.picture is None or known.wish.width_px >= wish.width_px:
        return False
    return known.picture.width() < min(known.full[0], wish.width_px)


def _bytes_of(seen: SeenPicture) -> int:
    return 0 if seen.picture is None else seen.picture.sizeInBytes()
