"""Copies and revisions at the desk: one row for a group or one each, the list of them, two of them compared, and the user's word."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Decided, Deciding
from ui.desk.library_tools import SILENCE, LibraryTools
from ui.desk.reading import OpenArticle, Reading
from ui.desk.search import SearchDesk
from ui.desk.searching import Searching
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Answer, Runner
from ui.window import Window
from workbench.copies.telling import ListedCopy, compared_with, listed_copies
from workbench.jobs import JobContext
from workbench.library.articles import get_article

if TYPE_CHECKING:
    from ui.dialogs.comparing.rows import Compared

# Texts that were written anew take half a second to compare: whoever types or walks the list is not made to wait for that.
_REST_MS: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Silence:
    """Whether the page of an article was changed without a word."""

    article: int
    is_silent: bool


class CopiesDesk(QObject):
    """Folds the list, lists the copies of the article, compares two, and has it decided what is a copy."""

    beside_wanted = Signal(object)
    listed = Signal(object)
    compared = Signal(object)
    facts_read = Signal(object)

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        searching: Searching,
        article: ArticleDesk,
        reading: Reading,
        reader: ReaderPanel,
        deciding: Deciding,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search, self._searching = look, window, search, searching
        self._article, self._reading, self._reader = article, reading, reader
        self._deciding, self._runner, self._notices = deciding, runner, notices
        self._listed: int | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rested)
        searching.began.connect(self._rest.stop)
        article.shown.connect(self._on_article_shown)
        searching.surrounded.connect(self._on_rest)
        reader.copies_pressed.connect(self._on_copies_pressed)
        deciding.decided.connect(self._on_decided)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about copies do."""
        return {
            "search.copies": self._toggle_folding,
            "article.copies": self._list_copies,
            "article.compare": self._compare_with_before,
        }

    def _toggle_folding(self) -> None:
        folds = not self._searching.folds_copies
        self._searching.fold_copies(folds)
        said = "Copies stand in one row" if folds else "Copies are shown one by one"
        self._notices.say(said, icon="copies", role="text_2")

    def _list_copies(self) -> None:
        article = self._article.subject()
        if article is not None:
            self.list_of(article)

    @Slot(object)
    def list_of(self, article: int) -> None:
        """List the copies of an article."""
        from ui.dialogs.copies import CopiesDialog

        # It is there at once and filled when they are read.
        dialog = CopiesDialog(self._look, self._window)
        dialog.chosen.connect(self._article.open)
        dialog.beside_wanted.connect(self.beside_wanted)
        dialog.rejected_as_copy.connect(self._deciding.say_no_copy)
        dialog.taken_as_copy.connect(self._deciding.say_copy)
        dialog.comparison_wanted.connect(self._on_comparison_wanted)
        self._deciding.failed.connect(dialog.show_again)
        self.listed.connect(dialog.show_copies)
        self._listed = article
        self._read_list()
        dialog.ask()
        self._listed = None

    def _read_list(self) -> None:
        article = self._listed
        if article is None:
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[ListedCopy, ...]:
            tools.copies.catch_up(at_once=True)
            return listed_copies(tools.copies, article)

        self._runner.read("copies", run, self.listed.emit, self._deciding.failed.emit)

    def _compare_with_before(self) -> None:
        article = self._article.subject()
        if article is None:
            return

        def find(tools: LibraryTools) -> tuple[int, int] | None:
            tools.copies.catch_up(at_once=True)
            return compared_with(listed_copies(tools.copies, article))

        self._compare(self._window, find)

    @Slot(object, object)
    def _on_comparison_wanted(self, before: int, after: int) -> None:
        sender = self.sender()
        self._compare(sender if isinstance(sender, QWidget) else self._window, lambda _tools: (before, after))

    def _compare(self, parent: QWidget, find: Callable[[LibraryTools], tuple[int, int] | None]) -> None:
        def run(tools: LibraryTools, _ctx: JobContext) -> "Compared | None":
            # Who never compares does not wait for what compares to load.
            from ui.dialogs.comparing.rows import Compared
            from workbench.copies.comparing import compare_sentences

            pair = find(tools)
            if pair is None:
                return None
            one, other = (get_article(tools.library, article) for article in pair)
            return Compared(one, other, compare_sentences(tools.library, *pair))

        from ui.dialogs.comparing.dialog import CompareDialog

        # It is there at once and filled when they are compared: nobody gets a dialog under the fingers later.
        dialog = CompareDialog(self._look, parent)
        places: list[tuple[int, int, int]] = []
        dialog.chosen.connect(places.append)
        self.compared.connect(dialog.show_comparison)
        self.facts_read.connect(dialog.show_facts)
        self._deciding.failed.connect(dialog.reject)
        self._runner.ask("comparison", run, self._on_compared)
        dialog.ask()
        if places:
            if parent is not self._window:
                parent.close()
            self._article.open_at(*places[0])

    def _on_compared(self, answer: Answer) -> None:
        if answer.error is not None:
            self._deciding.failed.emit(answer.error)
            return
        self.compared.emit(answer.value)
        if answer.value is None:
            return
        compared: Compared = answer.value

        def run(_tools: LibraryTools, _ctx: JobContext) -> "Compared":
            from workbench.copies.comparing import with_facts

            return replace(compared, found=with_facts(compared.found))

        self._runner.read("facts", run, self.facts_read.emit, self._deciding.failed.emit)

    @Slot(object)
    def _on_article_shown(self, opened: OpenArticle) -> None:
        self._look_for_silence(opened)

    @Slot(object)
    def _on_rest(self, _around: object) -> None:
        """Go on with what letters have stopped."""
        if self._reading.article is not None:
            self._look_for_silence(self._reading.article)

    def _look_for_silence(self, opened: OpenArticle) -> None:
        note = opened.content.copies
        if note is not None and note.is_silent is None:
            self._rest.start()

    @Slot()
    def _on_rested(self) -> None:
        """Find out whether the page was changed in silence: its texts are compared, for which neither page nor letters wait."""
        opened = self._reading.article
        if opened is None or opened.content.copies is None or opened.content.copies.is_silent is not None:
            return
        article = opened.content.article.id

        def run(tools: LibraryTools, ctx: JobContext) -> _Silence:
            from workbench.copies.comparing import is_changed_silently

            return _Silence(article, is_changed_silently(ctx, tools.copies, article))

        self._runner.ask(SILENCE, run, self._on_silence)

    def _on_silence(self, answer: Answer) -> None:
        opened = self._reading.article
        if answer.error is not None or opened is None or opened.content.article.id != answer.value.article:
            return
        if opened.content.copies is not None:
            self._reader.set_note(
                answer.value.article, replace(opened.content.copies, is_silent=answer.value.is_silent)
            )

    @Slot()
    def _on_copies_pressed(self) -> None:
        if self._reading.id is not None:
            self.list_of(self._reading.id)

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.changes_copies:
            self._searching.refresh()
            self._reading.reload(self._search.found)
            self._read_list()
