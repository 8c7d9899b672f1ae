"""The dates of the open article by keyboard: from one to the next, what each means, and the user's word on it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from ui.desk.deciding import Deciding
from ui.desk.reading import Reading
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.time_words import time_words
from ui.window import Window
from workbench.annotate.times.expressions import Time


class DateDesk(QObject):
    """Walks the dates of the reader and has them corrected."""

    def __init__(
        self, look: Look, window: Window, reading: Reading, deciding: Deciding, reader: ReaderPanel, notices: Notices
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._reading = look, window, reading
        self._deciding, self._reader, self._notices = deciding, reader, notices

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about dates of the text do."""
        return {
            "date.next": lambda: self._walk(1),
            "date.previous": lambda: self._walk(-1),
            "date.correct": self._ask,
            "date.reject": self._reject,
        }

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
