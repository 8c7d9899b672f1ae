"""The pages of a PDF as a part of the reader: shown in place of an original's text, kept in step with it, and marked like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.look.theme import Look
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.marks import Span
from ui.panels.reader.sheets.bar import SheetBar
from ui.panels.reader.sheets.store import Box, SheetStore
from ui.panels.reader.sheets.view import SheetsView

_FORMATS: Final = frozenset({"pdf", "scan"})
_AROUND_CHARS: Final = 60
_PASSAGE_CHARS: Final = 200
_WORDS_MAX: Final = 40
_REST_MS: Final = 250
_STEP: Final = 1.2


@dataclass(frozen=True, slots=True)
class PlaceWish:
    """A passage of an article that is to be shown on its page: what is before it, itself, what is behind it, and about which page it is on."""

    article: int
    passage: tuple[str, str, str]
    share: float


class SheetSide(QObject):
    """Leads between the pages and the reader.

    Signals:
        opened: the id of the article whose pages are to be counted: answered by take_pages.
        place_wanted: a PlaceWish: answered by take_place.
        text_wanted: article and page that is read now: answered by whoever brings the text there.
        used: the user turned to the pages.
    """

    opened = Signal(object)
    place_wanted = Signal(object)
    text_wanted = Signal(object, int)
    used = Signal()

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self.store = SheetStore(self)
        self.view = SheetsView(look, self.store)
        self.bar = SheetBar(look)
        self._stack: QStackedLayout | None = None
        self._content: ReaderContent | None = None
        self._is_wanted = self._is_known = False
        self._owed: PlaceWish | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        self.view.moved.connect(self._on_moved)
        self.view.used.connect(self.used)
        self.bar.page_chosen.connect(self._on_page_chosen)
        self.bar.zoom_chosen.connect(self._on_zoom_chosen)
        self.bar.left.connect(self.view.setFocus)

    def lie_over(self, text: QWidget, holder: QWidget) -> None:
        """Share a place with the text: one of the two is shown."""
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(text)
        self._stack.addWidget(self.view)

    @property
    def is_shown(self) -> bool:
        """Whether pages are shown in place of text."""
        return self._is_wanted and self.has_pages

    @property
    def has_pages(self) -> bool:
        """Whether the original of the article is one that has pages."""
        return self._content is not None and self._content.article.format in _FORMATS

    def show_content(self, content: ReaderContent | None) -> None:
        """Have the pages of another article, or none."""
        is_same = (
            content is not None
            and self._content is not None
            and content.article.id == self._content.article.id
            and content.article.content == self._content.article.content
        )
        self._content = content
        if not is_same:
            self._is_known, self._owed = False, None
            self.store.clear(0 if content is None else content.article.id)
            self.view.show_pages((), "")
        self._settle()

    def set_wanted(self, is_wanted: bool) -> None:
        """Show pages where an article has them, or text."""
        self._is_wanted = is_wanted
        self._settle()

    def _settle(self) -> None:
        is_shown = self.is_shown
        if self._stack is not None:
            had_focus = any(widget.hasFocus() for widget in (self._stack.currentWidget(), self.view) if widget)
            self._stack.setCurrentIndex(1 if is_shown else 0)
            now = self._stack.currentWidget()
            if had_focus and now is not None:
                now.setFocus()
        self.bar.setVisible(is_shown)
        if is_shown and not self._is_known and self._content is not None:
            self._is_known = True
            self.view.show_pages((), "On its way…")
            self.opened.emit(self._content.article.id)
        elif is_shown:
            self.view.ask_anew()
        self._say_place()

    def take_pages(self, article: int, sizes: Sequence[tuple[float, float]], reason: str = "") -> None:
        """Show pages of these sizes, or say why there are none."""
        if self._content is None or self._content.article.id != article:
            return
        self.view.show_pages(sizes, "" if sizes else f"The pages are not shown: {reason}.")
        self._say_place()
        if self._owed is not None and sizes:
            self.place_wanted.emit(self._owed)

    # Marks and places -------------------------------------------------------------------------------------------

    def mark(self, hits: Sequence[Span], found: str) -> None:
        """Mark the words of hits, and those that are looked for, wherever they stand."""
        text = "" if self._content is None else self._content.document.text
        words = (found, *(text[span.start : span.end].casefold() for span in hits))
        known = dict.fromkeys(" ".join(word.split()) for word in words if word.strip())
        self.store.set_words(list(known)[:_WORDS_MAX])
        if self.is_shown:
            self.view.ask_anew()

    def go_to(self, start: int, end: int) -> None:
        """Show the page on which a span of the article stands, and mark it there."""
        if self._content is None:
            return
        text = self._content.document.text
        middle = text[start : min(end, start + _PASSAGE_CHARS)]
        before, after = text[max(0, start - _AROUND_CHARS) : start], text[end : end + _AROUND_CHARS]
        self._owed = PlaceWish(self._content.article.id, (before, middle, after), start / max(1, len(text)))
        if self.view.count:
            self.place_wanted.emit(self._owed)

    def take_place(self, wish: PlaceWish, page: int, boxes: tuple[Box, ...]) -> None:
        """Go to a place that was found; without boxes it was not, and nothing moves."""
        if wish == self._owed:
            self._owed = None
            if boxes:
                self.view.go_to(page, boxes)
            else:
                self.view.forget_place()

    def near_page(self, share: float) -> int:
        """Return about which page a share of the text stands on."""
        return min(max(0, self.view.count - 1), int(share * self.view.count))

    # Slots ------------------------------------------------------------------------------------------------------

    def _say_place(self) -> None:
        self.bar.show_place(self.view.page, self.view.count, self.view.zoom)

    @Slot()
    def _on_moved(self) -> None:
        self._say_place()
        if self.is_shown:
            self._rest.start()

    @Slot()
    def _on_rested(self) -> None:
        # What was gone to by its text stands in it already.
        if self.is_shown and self._content is not None and self.view.count and self._owed is None:
            self.text_wanted.emit(self._content.article.id, self.view.page)

    @Slot(int)
    def _on_page_chosen(self, page: int) -> None:
        self.view.go_to_page(page)

    @Slot(int)
    def _on_zoom_chosen(self, step: int) -> None:
        self.view.set_zoom(1.0 if not step else self.view.zoom * _STEP**step)
        self._say_place()
