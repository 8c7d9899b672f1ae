"""The search at the desk: the box, the list, the chips and the rail all edit and show one query."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.copy_words import folded_words
from ui.desk.completing import typed_word
from ui.desk.searching import Reasoned, Result, Rows, Searching
from ui.look.theme import Look
from ui.panels.completions import CompletionGroup
from ui.panels.rail import Rail
from ui.panels.results import ResultsPanel
from ui.panels.search_bar import SearchBar
from ui.panels.status_line import StatusLine
from workbench import query_terms
from workbench.copies.telling import FoldedNote
from workbench.errors import QueryMistake
from workbench.offers import Offer, OfferKind, Part
from workbench.search import Found
from workbench.sorting import Sort

_HISTORY_MAX = 50
# A query that stood for so long, untouched, with its result in view was meant; a shorter rest is one between letters.
_RESTED_MS = 4000
_VIEWS = {"search.unread": "unread", "search.starred": "starred", "search.undated": "undated",
    "search.queue": "queued", "search.archived": "archived", "search.inbox": "inbox",
}  # fmt: skip


class SearchDesk(QObject):
    """Holds the query. Whoever wants another filter edits its text here, so that it can be read and typed."""

    shown = Signal(object)
    into_list = Signal()
    out_of_box = Signal()

    def __init__(
        self,
        look: Look,
        searching: Searching,
        bar: SearchBar,
        results: ResultsPanel,
        status: StatusLine,
        rail: Rail,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._searching, self._bar, self._results, self._status, self._rail = searching, bar, results, status, rail
        self.history: list[str] = []
        # What is in the history because typing rested on it: it goes when it was only the beginning of something.
        self._rested_on = ""
        self._rested = QTimer(self)
        self._rested.setSingleShot(True)
        self._rested.setInterval(_RESTED_MS)
        self._rested.timeout.connect(self._on_rested)
        bar.text_edited.connect(self._on_text_edited)
        bar.submitted.connect(self._on_submitted)
        bar.left.connect(self.out_of_box)
        results.page_wanted.connect(self._on_page_wanted)
        results.sort_chosen.connect(self._on_sort_chosen)
        results.suggestion_chosen.connect(self._on_suggestion_chosen)
        searching.found.connect(self._on_found)
        searching.rows_arrived.connect(self._on_rows_arrived)
        searching.mistaken.connect(self._on_mistaken)
        searching.failed.connect(self._on_failed)
        searching.index_lacking.connect(self._on_index_lacking)
        searching.completed.connect(self._on_completed)
        searching.reasoned.connect(self._on_reasoned)
        searching.explained.connect(self._on_explained)

    @property
    def query(self) -> str:
        """The text in the box."""
        return self._bar.text()

    @property
    def found(self) -> Found | None:
        """What is shown at present."""
        return self._searching.result.found if self._searching.result is not None else None

    def set_query(self, text: str) -> None:
        """Search for another text, as if it had been typed and finished."""
        self._searching.complete(None, ())
        self._bar.close_completions()
        self._bar.set_text(text)
        self._searching.search(text)
        self.remember()

    def shut_down(self) -> None:
        """Wait for nothing any more, for the window closes."""
        self._rested.stop()

    def finish(self) -> None:
        """Search for what is typed as it stands: the last word is no beginning any more."""
        self._searching.complete(None, ())
        self._searching.search(self.query)
        self.remember()

    def remember(self) -> None:
        """Put the query on top of the history: it was entered, or something was opened from it."""
        self._rested.stop()
        text = self.query.strip()
        beginning, self._rested_on = self._rested_on, ""
        if not text or self._bar.has_mistake:
            return
        kept = [old for old in self.history if old != text]
        if beginning and text.startswith(beginning) and kept[:1] == [beginning]:
            del kept[0]
        self.history = [text, *kept][:_HISTORY_MAX]
        self._bar.set_history(self.history)

    @Slot()
    def _on_rested(self) -> None:
        found = self.found
        if found is not None and found.text == self.query and found.unfinished is None:
            is_new = self.query.strip() not in self.history
            self.remember()
            self._rested_on = self.query.strip() if is_new else ""

    def clear_history(self) -> None:
        """Forget what was searched before."""
        self.history, self._rested_on = [], ""
        self._bar.set_history(())

    def set_history(self, history: list[str]) -> None:
        """Take over what was searched in earlier sessions."""
        self.history = history[:_HISTORY_MAX]
        self._bar.set_history(self.history)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about the search do."""
        return {
            "search.focus": self._focus,
            "search.everything": self._search_everything,
            "search.history": self._open_history,
            "search.clear": lambda: self.set_query(""),
            "search.explain": self._searching.explain,
            "search.undated": lambda: self._view("undated"),
            "search.starred": lambda: self._view("starred"),
            "search.unread": lambda: self._view("unread"),
            "search.archived": lambda: self._view("archived"),
            "search.inbox": lambda: self._view("inbox"),
            "search.queue": self._view_queue,
            **{f"search.sort-{sort}": partial(self._searching.order_by, sort) for sort in Sort},
        }

    def _focus(self) -> None:
        """Go to the box with its text selected; a second time, show what was searched before."""
        if self._bar.field.hasFocus():
            self._bar.open_history()
        else:
            self._bar.focus_all()

    def _open_history(self) -> None:
        self._bar.focus_all()
        self._bar.open_history()

    def _search_everything(self) -> None:
        self.set_query(query_terms.with_term(self.query, "in", "all"))
        self._bar.focus_all()

    def _view_queue(self) -> None:
        """Show what waits in the queue in the order in which it was put there; again: all, as before."""
        self._view("queued")
        is_on = query_terms.has_term(self.query, "is", "queued")
        self._searching.order_by(Sort.QUEUE if is_on else None)

    def _view(self, state: str) -> None:
        self.set_query(query_terms.toggle_term(self.query, "is", state))

    @Slot(str, int)
    def _on_text_edited(self, text: str, cursor: int) -> None:
        self._rested.start()
        self._searching.search(text, cursor)
        word = typed_word(text, cursor)
        self._searching.complete(word, self.history)
        if word is None:
            self._bar.close_completions()

    @Slot(object)
    def _on_completed(self, groups: tuple[CompletionGroup, ...]) -> None:
        self._bar.show_completions(groups)

    @Slot()
    def _on_submitted(self) -> None:
        self.finish()
        self.into_list.emit()

    @Slot(object)
    def _on_page_wanted(self, ids: tuple[int, ...]) -> None:
        self._searching.want_rows(ids)

    @Slot(object)
    def _on_sort_chosen(self, sort: Sort | None) -> None:
        self._searching.order_by(sort)

    @Slot(object)
    def _on_suggestion_chosen(self, query: str) -> None:
        self.set_query(query)

    @Slot(object)
    def _on_found(self, result: Result) -> None:
        found = result.found
        self._bar.clear_mistake()
        self._bar.show_note(_articles(found.total))
        self._bar.show_zones(
            {zone: count.articles for zone, count in found.zones.items()},
            found.query.scope if found.query is not None else (),
        )
        self._results.show_result(
            found.ids, result.number, _amount_found(found), folded=result.folded, keep_place=result.is_refresh
        )
        by_words = found.query is not None and bool(found.query.needles())
        self._results.set_sort(self._searching.sort or (Sort.RELEVANCE if by_words else Sort.NEWEST))
        self._results.supply(result.number, result.rows, _said_behind(result.behind))
        if found.total == 0:
            # What finds more is asked for as soon as typing rests.
            self._results.set_empty("Nothing found", f"Searched for {found.explain}.")
        is_empty = found.total == 0 and not found.text.strip()
        self._status.show_took("" if is_empty else f"Found in {max(1, round(result.took_ms))} ms")
        states = [term for term in query_terms.terms(found.text) if term.field == "is"]
        values = {term.value for term in states if not term.is_excluded}
        alone = found.text.strip().count(":") == 1 and len(values) == 1 and " " not in found.text.strip()
        view = next((name for name, state in _VIEWS.items() if alone and state in values), None)
        self._rail.show_view(view or ("search.clear" if not found.text.strip() else None))
        self.shown.emit(result)

    @Slot(object)
    def _on_rows_arrived(self, rows: Rows) -> None:
        self._results.supply(rows.number, rows.rows, _said_behind(rows.behind))

    @Slot(object)
    def _on_mistaken(self, mistake: QueryMistake) -> None:
        self._bar.show_mistake(mistake.message, mistake.position)
        self._say_not_searched()

    @Slot(object)
    def _on_failed(self, _error: Exception) -> None:
        # What surrounds a result can fail as well: then the list is that of the query.
        shown = self._searching.result
        if shown is None or shown.number != self._searching.number:
            self._on_index_lacking()

    @Slot()
    def _on_index_lacking(self) -> None:
        self._bar.clear_mistake()
        self._say_not_searched()

    def _say_not_searched(self) -> None:
        """Say that the list is not what the query finds."""
        self._bar.show_note("Not searched")
        self._results.set_loading()

    @Slot(object)
    def _on_reasoned(self, reasoned: Reasoned) -> None:
        found, reasons = reasoned.result.found, reasoned.reasons
        actions: list[tuple[str, object]] = [
            (_offer_words(offer), offer.query) for offer in reasons.offers[:_OFFERS_MAX]
        ]
        if found.text.strip():
            actions.append(("Show all articles", ""))
        self._results.set_empty("Nothing found", f"Searched for {found.explain}.", actions, why=_why(reasons.parts))

    @Slot(object)
    def _on_explained(self, reasoned: Reasoned) -> None:
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.explanation import ExplanationDialog

        found = reasoned.result.found
        ExplanationDialog(self._look, self._bar.window(), found, reasoned.reasons.parts).ask()


def _said_behind(behind: Mapping[int, FoldedNote]) -> dict[int, str]:
    return {article: folded_words(note) for article, note in behind.items()}


_OFFERS_MAX = 6
_ELSEWHERE = {
    "title": "Search titles",
    "body": "Search the text",
    "comment": "Search comments",
    "boilerplate": "Search what was left out",
}


def _offer_words(offer: Offer) -> str:
    """Say what is offered, with how much it finds."""
    match offer.kind:
        case OfferKind.SPELLING:
            words = f"Search for {offer.query}"
        case OfferKind.ANY_WORD:
            words = "Any of the words"
        case OfferKind.ZONE:
            words = _ELSEWHERE[offer.what]
        case OfferKind.WITHOUT:
            words = f"Without {offer.what}"
        case OfferKind.WORDS_ALONE:
            words = "Without any filter"
    return f"{words} ({_articles(offer.count)})"


def _why(parts: Sequence[Part]) -> str:
    """Say which part of a query is to blame, where it has several."""
    if len(parts) < 2:
        return ""
    missing = [part.words for part in parts if not part.count and not part.is_barring]
    if not missing:
        return "Each part of it is found alone, but no article has them all."
    return f"There are no articles {', and none '.join(missing)}."


def _amount_found(found: Found) -> str:
    """Say how many articles were found; more may match where not all words that are meant were looked up in time."""
    return f"{_articles(found.total)} or more" if found.is_partial else _articles(found.total)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
