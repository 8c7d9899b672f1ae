"""Events of the search: listed, led to their sentences, and made one or kept apart where several articles seem to tell of the same."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Deciding
from ui.desk.library_tools import LibraryTools
from ui.desk.search import SearchDesk
from ui.look.theme import Look
from ui.runner import Runner
from ui.window import Window
from workbench.jobs import JobContext

if TYPE_CHECKING:
    from workbench.events import ListedEvent, ToldEvent

# Nobody reads on further; the search narrows it.
_EVENTS_MAX = 5_000
# Among so many it is looked for what several articles tell of: two seconds, and a hundred megabytes for as long.
_COMPARED_MAX = 50_000


class EventDesk(QObject):
    """Reads what the articles of the search tell of, and shows it."""

    events_read = Signal(object, object, int)

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        article: ArticleDesk,
        deciding: Deciding,
        runner: Runner[LibraryTools],
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search = look, window, search
        self._article, self._deciding, self._runner = article, deciding, runner
        self._ids: list[int] = []

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what these commands do."""
        return {"search.events": self._list}

    def _list(self) -> None:
        self._ids = [] if self._search.found is None else list(self._search.found.ids)
        from ui.dialogs.events import EventsDialog

        # It is there at once and filled when they are read: nobody gets a dialog under the fingers later.
        dialog = EventsDialog(self._look, self._window)
        dialog.chosen.connect(self._on_chosen)
        dialog.made_one.connect(self._deciding.make_events_one)
        dialog.kept_apart.connect(self._deciding.keep_events_apart)
        self._deciding.events_decided.connect(self._read)
        self.events_read.connect(dialog.show_events)
        self._read()
        dialog.ask()
        self._deciding.events_decided.disconnect(self._read)
        self._runner.forget("events")

    @Slot()
    def _read(self) -> None:
        ids = self._ids

        def run(tools: LibraryTools, ctx: JobContext) -> "tuple[tuple[ListedEvent, ...], tuple[ToldEvent, ...], int]":
            # Who never asks for events does not wait for what lists them to load.
            from workbench.events import count_events, events_of, told_by_several, with_sentences

            told = told_by_several(ctx, tools.library, ids, limit=_COMPARED_MAX)
            shown = events_of(tools.library, ids, limit=_EVENTS_MAX)
            # What several tell of is shown even where it stands too far down for the list of all.
            listed = {one.place for one in shown}
            beside = tuple(one for event in told for one in event.tellings if one.place not in listed)
            ctx.checkpoint(0, 1, "events")
            worded = {one.place: one for one in with_sentences(tools.library, (*shown, *beside))}
            told = tuple(replace(one, tellings=tuple(worded[other.place] for other in one.tellings)) for one in told)
            more = count_events(tools.library, ids) - len(shown)
            return tuple(worded[one.place] for one in shown), told, more

        self._runner.read("events", run, lambda read: self.events_read.emit(*read), self._deciding.failed.emit)

    @Slot(object)
    def _on_chosen(self, event: "ListedEvent") -> None:
        self._article.open_at(event.article, event.start, event.end)
