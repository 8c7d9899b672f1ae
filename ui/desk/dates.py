"""The dates of the open article by keyboard: from one to the next, what each means, and the user's word on it; those of many articles."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.deciding import Deciding
from ui.desk.library_tools import LibraryTools
from ui.desk.reading import Reading
from ui.desk.search import SearchDesk
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.runner import Answer, Runner
from ui.time_words import time_words
from ui.window import Window
from workbench.annotate.times.expressions import Time
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from workbench.dating import Candidate

# What more would be is no step that anybody looks through.
_DATED_AT_ONCE = 2_000


class DateDesk(QObject):
    """Walks the dates of the reader and has them corrected; has the articles of the search dated."""

    candidates_read = Signal(object, int)
    moves_read = Signal(object, int, int)

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        reading: Reading,
        deciding: Deciding,
        reader: ReaderPanel,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search, self._reading = look, window, search, reading
        self._runner = runner
        self._deciding, self._reader, self._notices = deciding, reader, notices

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about dates of the text do."""
        return {
            "date.next": lambda: self._walk(1),
            "date.previous": lambda: self._walk(-1),
            "date.correct": self._ask,
            "date.reject": self._reject,
            "date.history": self._toggle_history,
            "article.set-dates": self._ask_dates,
        }

    def _ask_dates(self) -> None:
        found = [] if self._search.found is None else list(self._search.found.ids)

        def run(tools: LibraryTools, ctx: JobContext) -> "tuple[Candidate, ...]":
            from workbench.dating import candidates

            return tuple(candidates(ctx, tools.library, tools.registry, found[:_DATED_AT_ONCE]))

        def receive(answer: Answer) -> None:
            if answer.error is None:
                self.candidates_read.emit(answer.value, max(0, len(found) - _DATED_AT_ONCE))
            else:
                self._deciding.failed.emit(answer.error)

        from ui.dialogs.set_dates import SetDatesDialog

        # It is there at once and filled when they are read: nobody gets a dialog under the fingers later.
        dialog = SetDatesDialog(self._look, self._window)
        self.candidates_read.connect(dialog.show_candidates)
        dialog.moves_wanted.connect(self._read_moves)
        self.moves_read.connect(dialog.show_moves)
        dialog.dates_set.connect(self._deciding.set_dates)
        self._runner.ask("date candidates", run, receive)
        dialog.ask()
        self._runner.forget("date candidates")
        self._runner.forget("moves of articles")

    @Slot(object)
    def _read_moves(self, dates: Mapping[int, str]) -> None:
        """Find out what dates of articles would move; a preview that no one waits for any more is stopped."""

        def run(tools: LibraryTools, ctx: JobContext) -> tuple[int, int]:
            from workbench.redating import moves_of

            return moves_of(ctx, tools.library, dates)

        def receive(answer: Answer) -> None:
            if answer.error is None:
                self.moves_read.emit(dates, *answer.value)

        self._runner.ask("moves of articles", run, receive)

    def _toggle_history(self) -> None:
        opened = self._reading.article
        if opened is not None:
            self._deciding.toggle_history(opened.content.article.id)

    def _walk(self, step: int) -> None:
        if self._reader.walk_dates(step) is None:
            where = "after" if step > 0 else "before"
            self._notices.say(f"No date {where} this one", icon="info", role="text_2")

    def _ask(self) -> None:
        opened, date = self._reading.article, self._date()
        if opened is None or date is None:
            return
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.correct_date import CorrectDateDialog

        content = opened.content
        words = " ".join(content.document.text[date.start : date.end].split())
        reading = time_words(date, content.article.published.state)
        dialog = CorrectDateDialog(self._look, self._window, words, reading)
        dialog.answered.connect(
            partial(self._deciding.correct_date, content.article.id, content.version, date.start, date.end)
        )
        dialog.ask()

    def _reject(self) -> None:
        opened, date = self._reading.article, self._date()
        if opened is not None and date is not None:
            content = opened.content
            self._deciding.correct_date(content.article.id, content.version, date.start, date.end, None)

    def _date(self) -> Time | None:
        date = self._reader.current_date()
        if date is None:
            self._notices.say(
                "There is no date here", "Go to one with ] and [, or press it.", icon="info", role="text_2"
            )
        return date
