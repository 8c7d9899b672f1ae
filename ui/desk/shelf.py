"""Saved searches at the desk: kept under a name, opened again, and alerts that are counted when nothing else is to be done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from PySide6.QtCore import QObject, QTimer, Slot

from ui.desk.deciding import Decided, Deciding
from ui.desk.library_tools import LibraryTools
from ui.desk.program import ProgramDesk
from ui.desk.search import SearchDesk
from ui.desk.searching import Searching
from ui.floating.fuzzy import match
from ui.floating.notices import Notices
from ui.floating.palette import Palette
from ui.look.popup import PaletteRow
from ui.look.theme import Look
from ui.panels.completions import CompletionGroup
from ui.panels.rail import Rail
from ui.panels.search_bar import SearchBar
from ui.runner import Answer, Runner
from ui.window import Window
from workbench import saved_searches
from workbench.jobs import JobContext
from workbench.library import searches
from workbench.library.names import clean_name, known_as
from workbench.library.searches import SavedSearch
from workbench.saved_searches import AlertState, suggested_name
from workbench.sorting import Sort

# Alerts are counted when typing and imports have rested for so long.
_REST_MS = 1200
_KIND = "alerts"


@dataclass(frozen=True, slots=True)
class Alert:
    """An alert as it was counted, and the query that lists what is new in it."""

    state: AlertState
    query: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything that is kept. Alerts that were not counted yet are among the searches alone."""

    searches: tuple[SavedSearch, ...] = ()
    alerts: tuple[Alert, ...] = ()

    def alert(self, name: str) -> Alert | None:
        """Return an alert by its name."""
        return next((alert for alert in self.alerts if alert.state.search.name == name), None)


@dataclass(frozen=True, slots=True)
class _Deletion:
    name: str


class ShelfDesk(QObject):
    """Knows what is kept. It counts in the reading thread, never while something is typed: a letter withdraws it."""

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        searching: Searching,
        bar: SearchBar,
        rail: Rail,
        program: ProgramDesk,
        palette: Palette,
        deciding: Deciding,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window, self._search, self._searching = look, window, search, searching
        self._bar, self._rail, self._program, self._notices = bar, rail, program, notices
        self._deciding, self._runner = deciding, runner
        self.shelf = Shelf()
        self._is_due = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look_through)
        bar.text_edited.connect(self._on_text_edited)
        bar.kept_chosen.connect(self._on_kept_chosen)
        palette.chosen.connect(self._on_chosen)
        deciding.decided.connect(self._on_decided)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about saved searches do."""
        return {
            "search.save": lambda: self._ask_name(is_alert=False),
            "search.save-alert": lambda: self._ask_name(is_alert=True),
            "search.saved": self._show,
            "search.delete-saved": self._ask_which_to_delete,
            "search.clear-history": self._clear_history,
        }

    def shut_down(self) -> None:
        """Count no more, for the window closes."""
        self._rest.stop()

    @Slot()
    def look(self) -> None:
        """Count anew, once there is nothing else to do: the library has changed."""
        self._is_due = True
        self._rest.start()

    def open(self, name: str) -> None:
        """Search for what is kept under a name; of an alert, for what is new, which counts as looked at from then on."""
        search = next((search for search in self.shelf.searches if search.name == name), None)
        if search is None:
            return
        alert = self.shelf.alert(name)
        self._searching.sort = _sort_of(search)
        self._search.set_query(search.query if alert is None else alert.query)
        if alert is not None and alert.state.new:
            self._deciding.mark_seen(alert.state)

    def has_alert(self, query: str) -> bool:
        """Tell whether an alert for this very query is kept."""
        return any(search.is_alert and search.query == query for search in self.shelf.searches)

    def set_alert(self, name: str, query: str) -> None:
        """Keep an alert for a query, under this name or one with a number where another search has it."""
        known = [search.name for search in self.shelf.searches if search.query != query]
        short = clean_name("search", suggested_name(name))
        names = (short if number == 1 else f"{short} {number}" for number in count(1))
        free = next(one for one in names if known_as(one, known) is None)
        self._deciding.save_search(free, query, None, is_alert=True)

    def _ask_name(self, *, is_alert: bool) -> None:
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.save_search import SaveSearchDialog

        if self._bar.has_mistake:
            self._notices.say(
                "The search cannot be saved yet", "Mend what is marked in the field first.", icon="warning", role="warn"
            )
            return
        # The list shows what the search finds as it will be kept, without the word that is being typed as a beginning.
        self._search.finish()
        query = self._search.query.strip()
        known = [search.name for search in self.shelf.searches]
        same = next((search for search in self.shelf.searches if search.query == query), None)
        name = suggested_name(query) or "All articles" if same is None else same.name
        # What is watched already stays so unless the tick is taken out.
        is_ticked = is_alert or (same is not None and same.is_alert)
        dialog = SaveSearchDialog(self._look, self._window, query, name, known, is_alert=is_ticked)
        dialog.saved.connect(partial(self._on_saved, query))
        dialog.ask()

    def _on_saved(self, query: str, name: str, is_alert: bool) -> None:
        self._deciding.save_search(name, query, self._searching.sort, is_alert=is_alert)

    def _clear_history(self) -> None:
        self._search.clear_history()
        self._notices.say("The search history is empty now", "What you have saved stays.", icon="done", role="ok")

    def _show(self) -> None:
        if not self._bar.open_kept():
            self._say_that_nothing_is_kept()

    def _say_that_nothing_is_kept(self) -> None:
        self._notices.say(
            "No search is saved yet", "Search for something, then press Ctrl+S to keep it.", icon="info", role="text_2"
        )

    def _ask_which_to_delete(self) -> None:
        if self.shelf.searches:
            self._program.open_palette(
                self._rows_to_delete, "Delete a saved search", "Up, Down select · Enter deletes it · Esc closes"
            )
        else:
            self._say_that_nothing_is_kept()

    def _rows_to_delete(self, typed: str) -> Sequence[PaletteRow]:
        return [
            PaletteRow(
                _icon(search),
                search.name,
                search.query or "All articles",
                payload=_Deletion(search.name),
                bold=found.spans,
            )
            for search in self.shelf.searches
            if (found := match(typed, search.name)) is not None
        ]

    @Slot()
    def _look_through(self) -> None:
        def run(tools: LibraryTools, ctx: JobContext) -> Shelf:
            states = saved_searches.look(ctx, tools.library, tools.search)
            alerts = tuple(Alert(state, saved_searches.query_for_new(tools.library, state)) for state in states)
            return Shelf(searches.saved_searches(tools.library), alerts)

        self._runner.ask(_KIND, run, self._on_looked)

    def _on_looked(self, answer: Answer) -> None:
        # Without an index nothing is counted: what makes it has everything asked for again.
        if answer.error is None:
            self._is_due = False
            self._take(answer.value)

    def _take(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._rail.show_new(sum(len(alert.state.new) for alert in shelf.alerts))
        watched = tuple(self._row(search) for search in shelf.searches if search.is_alert)
        others = tuple(self._row(search) for search in shelf.searches if not search.is_alert)
        self._bar.set_kept([CompletionGroup("Alerts", watched), CompletionGroup("Saved searches", others)])

    def _row(self, search: SavedSearch) -> PaletteRow:
        alert = self.shelf.alert(search.name)
        tail = ""
        if alert is not None:
            new = len(alert.state.new)
            tail = "Cannot be searched" if alert.state.error else f"{new:,} new" if new else ""
        return PaletteRow(_icon(search), search.name, search.query or "All articles", payload=search, tail=tail)

    @Slot(str, int)
    def _on_text_edited(self, _text: str, _cursor: int) -> None:
        if self._is_due:
            self._runner.forget(_KIND)
            self._rest.start()

    @Slot(object)
    def _on_kept_chosen(self, payload: object) -> None:
        if isinstance(payload, SavedSearch):
            self.open(payload.name)

    @Slot(object)
    def _on_chosen(self, payload: object) -> None:
        if isinstance(payload, _Deletion):
            self._deciding.delete_search(payload.name)

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.changes_searches:
            # The user waits for it: what was saved shall stand in the list at once.
            self._is_due = True
            self._look_through()


def _icon(search: SavedSearch) -> str:
    return "view" if search.is_alert else "search"


def _sort_of(search: SavedSearch) -> Sort | None:
    try:
        return None if search.sort is None else Sort(search.sort)
    except ValueError:
        # A newer Dateline may know orders that this one does not.
        return None
