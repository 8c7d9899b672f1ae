"""Keeps original and clean text in step, side by side: the same paragraph is marked on both, and stands about as high."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRectF, Signal, Slot
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QWidget

from ui.panels.reader.caret import CaretPlace
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.marks import Marks, Span
from ui.panels.reader.page import Page
from ui.panels.reader.places import Place
from ui.panels.reader.scroll_position import ScrollPosition
from ui.panels.reader.view import View

# Where none has the cursor, the paragraph is kept in step that stands here, as a part of the height.
_READ_AT = 1 / 3


class Beside(QObject):
    """Leads the other page to where the user is on the one that was turned to last.

    Signals:
        paragraph_changed: the Block on which the cursor of paragraphs stands now, None where there is none.
    """

    paragraph_changed = Signal(object)

    def __init__(self, original: Page, clean: Page, side: QWidget) -> None:
        """Keep two pages in step; the clean one stands in a widget that is hidden with it."""
        super().__init__(original)
        self._original, self._clean, self._side = original, clean, side
        self._view = View.CLEAN
        self._leader = original
        self._is_following = False
        side.hide()
        original.marked.connect(self._on_marked)
        for page in (original, clean):
            page.used.connect(self._on_used)
            page.moved.connect(self._on_moved)
            page.laid_out.connect(self._on_moved)
            page.paragraphs.moved.connect(self._on_paragraph_moved)

    @property
    def leader(self) -> Page:
        """The page that the user turned to last, and on which a key acts."""
        return self._leader

    @property
    def is_shown(self) -> bool:
        """Whether the clean text stands beside the original."""
        return not self._side.isHidden()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that show the article."""
        return (self._original, self._clean) if self.is_shown else (self._original,)

    def use_marks(self, marks: Marks) -> None:
        """Mark the same on both pages; which lines are shown stays as it is."""
        former = self._original.marks
        marks.shows_names, marks.shows_dates = former.shows_names, former.shows_dates
        for page in (self._original, self._clean):
            page.marks = marks

    def show_content(self, content: ReaderContent | None) -> None:
        """Show an article from its top."""
        for page in self.pages:
            page.show_content(content)
        self.mark()

    def set_view(self, view: View, *, has_room: bool) -> None:
        """Show the clean text beside the original or not; without room the original stands alone."""
        self._view = view
        is_beside = view is View.BOTH and has_room
        for page in (self._original, self._clean):
            page.paragraphs.is_on = view.has_original
        if is_beside != self.is_shown:
            if not is_beside:
                # It gives the keyboard to its neighbour, or whatever stands after it in the window would have it.
                if self._clean.hasFocus():
                    self._original.setFocus()
                self._leader = self._original
            self._side.setVisible(is_beside)
            self._clean.show_content(self._original.content if is_beside else None)
        if view.has_original:
            self._leader.paragraphs.stand_in_view()
        self.lead(self._leader)

    def lead(self, page: Page) -> None:
        """Have the other page follow this one from now on."""
        self._leader = page
        for each in (self._original, self._clean):
            each.is_leading = each is page
        self.mark()

    def mark(self) -> None:
        """Mark the paragraph on which the cursor stands, on both pages."""
        block = self._leader.paragraphs.current() if self._view.has_original else None
        self._original.marks.paragraph = None if block is None else Span(block.start, block.end)
        for page in self.pages:
            page.viewport().update()
        self._follow()
        self.paragraph_changed.emit(block)

    def wanted(self) -> tuple[int, ...]:
        """Return where the paragraphs start that a key is about: those that are selected, else the marked one.

        None where it is out of sight: then one that is in sight is marked, for the next time.
        """
        page = self._leader
        spans = page.selected_spans()
        if spans:
            return page.paragraphs.touched(spans)
        block = page.paragraphs.current()
        if block is not None and page.paragraphs.is_in_view(block):
            return (block.start,)
        page.paragraphs.stand_in_view()
        self.mark()
        return ()

    # In step ----------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        leader = self._leader
        other = self._clean if leader is self._original else self._original
        # While another article is being shown, one page has it before the other.
        if not self.is_shown or self._is_following or leader.content is not other.content or leader.places is None:
            return
        self._is_following = True
        position = self._anchor(leader, other)
        if position is not None:
            other.restore_scroll(position)
        block = leader.paragraphs.current()
        # The keys go on from there when the user turns to the other page, and what they say of "this date" is of this one.
        if block is not None and other.can_show(block.start):
            point = leader.caret.place().point
            other.caret.restore(CaretPlace(point, point))
        self._is_following = False

    def _anchor(self, leader: Page, other: Page) -> ScrollPosition | None:
        """Return what of the leading page stands where, of what the other one can show; None where it shows nothing of it."""
        shown = list(self._shown_by_both(leader, other))
        now = leader.marks.paragraph
        marked = [each for each in shown if now is not None and now.start <= each[1].start < now.end]
        if not marked and leader.verticalScrollBar().value() == 0:
            return ScrollPosition()
        read_at = leader.viewport().height() * _READ_AT
        found = marked[:1] or sorted(shown, key=lambda each: _off(each[2], read_at))[:1]
        return leader.position_in(*found[0]) if found else None

    def _shown_by_both(self, leader: Page, other: Page) -> Iterator[tuple[QTextBlock, Place, QRectF]]:
        for block, place, box in leader.in_view():
            is_seen = place.start >= 0 and box.bottom() > 0 and box.top() < leader.viewport().height()
            if is_seen and other.can_show(place.start):
                yield block, place, box

    @Slot()
    def _on_marked(self) -> None:
        if self.is_shown:
            self._clean.refresh_marks()

    @Slot()
    def _on_used(self) -> None:
        page = self.sender()
        if isinstance(page, Page) and page is not self._leader and self.is_shown:
            self.lead(page)

    @Slot()
    def _on_moved(self) -> None:
        if self.sender() is self._leader:
            self._follow()

    @Slot()
    def _on_paragraph_moved(self) -> None:
        if self.sender() is self._leader.paragraphs and self._view.has_original and not self._is_following:
            self.mark()


def _off(box: QRectF, y: float) -> float:
    """Return how far a height is from a box, 0 within it."""
    return max(box.top() - y, y - box.bottom(), 0.0)
