"""The pages of PDFs at the desk: counted, drawn, searched and found again, all in the thread that has the worker."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from ui.commands import Place
from ui.desk.sights import SightTools, as_picture
from ui.floating.notices import Notices
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.sheets.side import PlaceWish
from ui.panels.reader.sheets.store import DrawnSheet, SheetWish
from ui.panels.reader.view import View
from ui.runner import Answer, Runner
from ui.window import Window
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext
from workbench.library.articles import get_document
from workbench.viewing.folding import find_page_in
from workbench.viewing.kept import original_of
from workbench.viewing.messages import PageHit, PageSizes


class SheetDesk(QObject):
    """Leads between the pages in the reader and the worker."""

    def __init__(self, window: Window, reader: ReaderPanel, runner: Runner[SightTools], notices: Notices) -> None:
        super().__init__(window)
        self._window, self._reader, self._runner, self._notices = window, reader, runner, notices
        sheets = reader.sheets
        sheets.opened.connect(self._on_opened)
        sheets.place_wanted.connect(self._on_place_wanted)
        sheets.text_wanted.connect(self._on_text_wanted)
        sheets.store.wanted.connect(self._on_sheet_wanted)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"article.page": self._ask_page}

    def _ask_page(self) -> None:
        self._window.bring(Place.READER)
        if not self._reader.sheets.has_pages:
            self._notices.say("This article has no pages", "Its original is no PDF.", icon="info", role="text_2")
            return
        self._reader.set_view(View.ORIGINAL)
        self._reader.sheets.bar.ask()

    @Slot(object)
    def _on_opened(self, article: int) -> None:
        def run(tools: SightTools, _ctx: JobContext) -> PageSizes:
            return tools.viewer.pages(original_of(tools.library, article))

        def receive(answer: Answer) -> None:
            sizes = () if answer.error is not None else answer.value.sizes
            self._reader.sheets.take_pages(article, sizes, str(answer.error or ""))

        self._runner.ask("pages", run, receive)

    @Slot()
    def _on_sheet_wanted(self) -> None:
        wish = self._reader.sheets.store.next_wish()
        if wish is not None:
            self._runner.ask("sheet", partial(_draw, wish), partial(self._on_drawn, wish))

    def _on_drawn(self, wish: SheetWish, answer: Answer) -> None:
        failed = None if answer.error is None else DrawnSheet(wish, reason=str(answer.error))
        self._reader.sheets.store.take(failed or answer.value)

    @Slot(object)
    def _on_place_wanted(self, wish: PlaceWish) -> None:
        near = self._reader.sheets.near_page(wish.share)

        def run(tools: SightTools, _ctx: JobContext) -> PageHit | None:
            try:
                return tools.viewer.place(original_of(tools.library, wish.article), near, wish.passage)
            except WorkbenchError:
                return None

        def receive(answer: Answer) -> None:
            hit = None if answer.error is not None else answer.value
            page, boxes = (0, ()) if hit is None else (hit.page, hit.boxes)
            self._reader.sheets.take_place(wish, page, boxes)

        self._runner.ask("place", run, receive)

    @Slot(object, int)
    def _on_text_wanted(self, article: int, page: int) -> None:
        share = page / max(1, self._reader.sheets.view.count)

        def run(tools: SightTools, _ctx: JobContext) -> int | None:
            try:
                words = tools.viewer.page_text(original_of(tools.library, article), page)
            except WorkbenchError:
                return None
            return find_page_in(get_document(tools.library, article)[0].text, words, share)

        def receive(answer: Answer) -> None:
            content = self._reader.content
            is_here = content is not None and content.article.id == article and self._reader.sheets.view.page == page
            if is_here and answer.error is None and answer.value is not None:
                self._reader.follow_sheets(answer.value)

        self._runner.ask("page text", run, receive)


def _draw(wish: SheetWish, tools: SightTools, _ctx: JobContext) -> DrawnSheet:
    """Draw a page and find the words on it; without a width it was drawn already."""
    try:
        original = original_of(tools.library, wish.article)
        hits = tools.viewer.page_hits(original, wish.page, wish.words) if wish.words else ()
        marks = tuple(hit.boxes for hit in hits)
        if not wish.width_px:
            return DrawnSheet(wish, marks=marks)
        return DrawnSheet(wish, as_picture(*tools.viewer.page(original, wish.page, wish.width_px)), marks)
    except WorkbenchError as error:
        return DrawnSheet(wish, reason=str(error))
