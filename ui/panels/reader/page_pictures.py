"""The pictures on one page: how high each is laid, what comes when, and which one a key or the pointer is on."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QTextCursor

from ui.panels.reader.geometry import block_box
from ui.panels.reader.picture_painting import picture_box, wish_for
from ui.panels.reader.pictures import Pictures
from ui.panels.reader.places import Place
from ui.panels.reader.plan_pictures import DRAWING, frame_size
from ui.panels.reader.scroll_position import ScrollPosition
from workbench.model import Image

if TYPE_CHECKING:
    from ui.panels.reader.page import Page

# So many below what is in sight are asked for as well.
_AHEAD = 2


class PagePictures(QObject):
    """Keeps the pictures of a page in their frames. Nothing that is read moves while they come in.

    Signals:
        pressed: the Image that is to be shown large.
    """

    pressed = Signal(object)

    def __init__(self, page: "Page", pictures: Pictures) -> None:
        super().__init__(page)
        self._page = page
        self.shelf = pictures
        pictures.came.connect(self._on_came)
        pictures.sized.connect(self._on_sized)

    def height_of(self, image: Image) -> float:
        """Return how high a picture is on this page."""
        return float(
            frame_size(image, self.shelf.size_of(image), self._column_px(), self._page.formats.measure_px())[1]
        )

    def fit(self) -> None:
        """Lay each picture as high as it is in the column as it now is."""
        self._lay(self._places())

    def ask_ahead(self) -> None:
        """Ask for the pictures that come into sight next."""
        shown = [place.number for _, place, _ in self._page.in_view()]
        if not shown:
            return
        ahead = [place.piece.picture for place in self._places() if place.number > shown[-1]][:_AHEAD]
        for image in ahead:
            if image is not None and image.media_type != DRAWING:
                size = frame_size(image, self.shelf.size_of(image), self._column_px(), self._page.formats.measure_px())
                self.shelf.look_at(wish_for(image, size, self._page.devicePixelRatioF()), is_later=True)

    def press_at_caret(self) -> bool:
        """Have the picture shown large on which the cursor stands; False if it stands on text."""
        return self._press(self.at_caret())

    def press_at(self, point: QPoint) -> bool:
        """Have the picture shown large that is under a point of the viewport; False if there is none."""
        return self._press(self.at(point))

    def _press(self, image: Image | None) -> bool:
        if image is not None:
            self.pressed.emit(image)
        return image is not None

    def position_below(self, number: int) -> ScrollPosition:
        """Return where the text goes on below a picture that fills the view, by the number of its piece."""
        page, places = self._page, self._page.places
        for place in () if places is None or number < 0 else (places[at] for at in range(len(places))):
            if place.number > number and place.start >= 0:
                block = page.document().findBlock(place.position)
                box = block_box(page.document(), block).translated(0, -page.verticalScrollBar().value())
                return page.position_in(block, place, box)
        return ScrollPosition()

    def at_caret(self) -> Image | None:
        """Return the picture on which the keyboard's cursor stands, None where it stands on text."""
        places = self._page.places
        if places is None or not len(places):
            return None
        return places.at_position(self._page.textCursor().position()).piece.picture

    def at(self, point: QPoint) -> Image | None:
        """Return the picture under a point of the viewport."""
        for _, place, box in self._page.in_view():
            image = place.piece.picture
            if image is not None and self._frame(image, box).contains(QPointF(point)):
                return image
        return None

    def in_sight(self) -> Image | None:
        """Return the picture that a key is about: that of the cursor, else the first in sight."""
        height = self._page.viewport().height()
        shown = [
            place.piece.picture
            for _, place, box in self._page.in_view()
            if place.piece.picture is not None and box.bottom() > 0 and box.top() < height
        ]
        here = self.at_caret()
        return here if here in shown else next(iter(shown), None)

    def all(self) -> list[Image]:
        """Return the pictures that are on the page, from top to bottom."""
        return [place.piece.picture for place in self._places() if place.piece.picture is not None]

    def _places(self) -> list[Place]:
        places = self._page.places
        if places is None or not self._page.has_pictures:
            return []
        return [place for place in (places[number] for number in range(len(places))) if place.piece.picture is not None]

    def _frame(self, image: Image, box: QRectF) -> QRectF:
        formats = self._page.formats
        return picture_box(image, self.shelf, self._page.column(), box, formats.measure_px(), is_rtl=formats.is_rtl)

    def _column_px(self) -> int:
        return max(1, round(self._page.column().width()))

    def _lay(self, places: list[Place]) -> bool:
        """Give pictures the height that they now have; tell whether that is another one."""
        document = self._page.document()
        changed = []
        for place in places:
            block = document.findBlock(place.position)
            shape = block.blockFormat()
            height = self.height_of(place.piece.picture) if place.piece.picture is not None else 0.0
            if shape.lineHeight() != height:
                shape.setLineHeight(height, shape.lineHeightType())
                changed.append((block, shape))
        if changed:
            cursor = QTextCursor(document)
            cursor.beginEditBlock()
            for block, shape in changed:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(shape)
            cursor.endEditBlock()
        return bool(changed)

    @Slot(object)
    def _on_came(self, image: Image) -> None:
        if any(place.piece.picture == image for _, place, _ in self._page.in_view()):
            self._page.viewport().update()

    @Slot(object)
    def _on_sized(self, image: Image) -> None:
        places = [place for place in self._places() if place.piece.picture == image]
        if places:
            self._keep_in_sight(lambda: self._lay(places))

    def _keep_in_sight(self, change: Callable[[], object]) -> None:
        """Change heights on the page while what is in sight stays where it is."""
        page, bar = self._page, self._page.verticalScrollBar()
        shown = [(place, box) for _, place, box in page.in_view() if box.bottom() > 0 and place.piece.picture is None]
        is_scrolled = bar.value() > 0
        change()
        if shown and is_scrolled:
            place, former = shown[0]
            now = block_box(page.document(), page.document().findBlock(place.position)).top()
            bar.setValue(round(now - former.top()))
        page.settle()
