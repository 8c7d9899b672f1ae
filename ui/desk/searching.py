"""The search of the window: each keystroke asks, only the newest answer arrives, what surrounds the result follows."""

import time
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.desk.completing import TypedWord, completions
from ui.desk.library_tools import SILENCE, LibraryTools
from ui.runner import Answer, Runner
from workbench.actors import ActorCount, actors_of
from workbench.columns import Ints
from workbench.copies.folding import Folded
from workbench.copies.telling import OUTLETS_MAX, FoldedNote, folded_note
from workbench.errors import IndexAbsentError, QueryMistake
from workbench.facets import Facet
from workbench.jobs import JobContext
from workbench.library.stopping import stopping
from workbench.offers import Reasons, parts_of, reasons_for_nothing
from workbench.search import Found, SearchHit
from workbench.sorting import Sort
from workbench.timeline import TimelineData, timeline_of

# As many as are seen; the others of a page are asked for when they are to be painted.
FIRST_ROWS = 16
_ROWS_AT_ONCE = 2
# Each time the place of the first is looked for from the beginning of the result.
_PAGE_ROWS_AT_ONCE = 8
# More than a screen shows; what was scrolled past before is asked for again when it is come back to.
_PAGES_MAX = 3
# Of more dates than this the timeline would take the memory of the whole window again.
_DATES_MAX = 1_000_000
# What surrounds a result waits until typing has rested for so long: most results stand for one letter only.
_REST_MS = 150


@dataclass(frozen=True, slots=True)
class Result:
    """A search that was answered: what was found, its first rows, and how long that took.

    `folded` has one row for each group of copies, None where they are shown one by one; `behind` is what stands behind the first rows.
    """

    number: int
    found: Found
    rows: tuple[SearchHit, ...]
    took_ms: float
    is_refresh: bool
    folded: Folded | None = None
    behind: Mapping[int, FoldedNote] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a result: its actors, and its place in time.

    `in_text` are the ids of the articles that are found without their comments; None where no words were asked for.
    """

    number: int
    actors: tuple[ActorCount, ...]
    timeline: TimelineData
    in_text: Ints | None = None


@dataclass(frozen=True, slots=True)
class Reasoned:
    """Why a result is as it is."""

    result: Result
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """What a result can be narrowed by."""

    number: int
    facets: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """A page of a result's rows."""

    number: int
    rows: tuple[SearchHit, ...]
    behind: Mapping[int, FoldedNote] = field(default_factory=dict)


def _behind(tools: LibraryTools, folded: Folded | None, articles: Sequence[int]) -> dict[int, FoldedNote]:
    """Tell what stands behind rows."""
    if folded is None or not folded.hidden:
        return {}
    groups = {article: folded.members(article)[1:] for article in articles if folded.stands_for_others(article)}
    # All of them are read at once.
    tools.copies.sources_of([other for others in groups.values() for other in others[:OUTLETS_MAX]])
    return {article: folded_note(tools.copies, article, others) for article, others in groups.items()}


class Searching(QObject):
    """Asks for what the search box says, and holds the result that is shown.

    `rows_dropped` has the ids of a page that was asked for and will not come: whoever still wants it asks again.
    """

    found = Signal(object)
    surrounded = Signal(object)
    began = Signal()
    faceted = Signal(object)
    reasoned = Signal(object)
    explained = Signal(object)
    rows_arrived = Signal(object)
    rows_dropped = Signal(object)
    mistaken = Signal(object)
    completed = Signal(object)
    index_lacking = Signal()
    answered = Signal()
    failed = Signal(object)

    def __init__(self, runner: Runner[LibraryTools], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._number = 0
        self._surrounded = 0
        self._faceted = 0
        self._wants_facets = False
        self.text = ""
        self.sort: Sort | None = None
        self.folds_copies = True
        self.result: Result | None = None
        self._cursor: int | None = None
        self._is_waiting = False
        self._wants_refresh = False
        self._pages: dict[str, array[int]] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look_around)

    @property
    def number(self) -> int:
        """The number of what was asked last."""
        return self._number

    def search(self, text: str, cursor: int | None = None, *, is_refresh: bool = False) -> None:
        """Search for a text; `cursor` says where it is being typed, a refresh keeps what the user is looking at."""
        self.text, self._cursor = text, cursor
        self._is_waiting, self._wants_refresh = True, False
        self._number += 1
        number, sort, folds = self._number, self.sort, self.folds_copies

        def run(tools: LibraryTools, ctx: JobContext) -> Result:
            began = time.perf_counter()
            found = tools.search.find(ctx, text, sort=sort, cursor=cursor)
            folded = tools.copies.fold(found.ids) if folds else None
            shown = found.ids if folded is None else folded.shown
            rows: list[SearchHit] = []
            for first in range(0, min(FIRST_ROWS, len(shown)), _ROWS_AT_ONCE):
                ctx.checkpoint(first, FIRST_ROWS, "")
                rows += tools.search.hits(found, shown[first : first + _ROWS_AT_ONCE], as_rows=True)
            behind = _behind(tools, folded, shown[:FIRST_ROWS])
            took_ms = (time.perf_counter() - began) * 1000
            return Result(number, found, tuple(rows), took_ms, is_refresh, folded, behind)

        self._rest.stop()
        self._runner.forget("surroundings")
        for kind in ("facets", "reasons", "parts", "network", "groups", SILENCE):
            self._runner.forget(kind)
        # Rows of the result before shall not be made in front of it.
        self._drop_pages(keep=0)
        self._runner.ask("search", run, self._on_found)
        self.began.emit()

    def refresh(self) -> None:
        """Ask the same again: the library has changed. What is being asked at present is answered first."""
        if self._is_waiting:
            self._wants_refresh = True
        else:
            self.search(self.text, self._cursor, is_refresh=True)

    def complete(self, word: TypedWord | None, history: Sequence[str]) -> None:
        """Ask what the word that is being typed may mean; None wants no answer any more."""
        if word is None:
            self._runner.forget("completions")
            return
        earlier = tuple(history)
        self._runner.ask("completions", lambda tools, ctx: completions(tools, ctx, word, earlier), self._on_completed)

    def order_by(self, sort: Sort | None) -> None:
        """Show the result in another order; None is what suits the query."""
        if sort is not self.sort:
            self.sort = sort
            self.search(self.text)

    def fold_copies(self, is_wanted: bool) -> None:
        """Show one row for articles that are copies of each other, or each by itself."""
        if is_wanted != self.folds_copies:
            self.folds_copies = is_wanted
            self.search(self.text, is_refresh=True)

    def want_rows(self, ids: Sequence[int]) -> None:
        """Ask for rows of the result that is shown."""
        result = self.result
        if result is None:
            return
        wanted = array("q", ids)

        def run(tools: LibraryTools, ctx: JobContext) -> Rows:
            rows: list[SearchHit] = []
            for first in range(0, len(wanted), _PAGE_ROWS_AT_ONCE):
                ctx.checkpoint(first, len(wanted), "")
                rows += tools.search.hits(result.found, wanted[first : first + _PAGE_ROWS_AT_ONCE], as_rows=True)
            return Rows(result.number, tuple(rows), _behind(tools, result.folded, wanted))

        # Each page is a kind of its own: two that are wanted at once do not overtake one another.
        kind = f"rows {wanted[0]}"
        self._pages.pop(kind, None)
        self._pages[kind] = wanted
        self._runner.ask(kind, run, self._on_rows)
        self._drop_pages(keep=_PAGES_MAX)

    def _drop_pages(self, *, keep: int) -> None:
        """Want no pages any more but the newest."""
        for kind in list(self._pages)[: max(0, len(self._pages) - keep)]:
            self._runner.forget(kind)
            self.rows_dropped.emit(self._pages.pop(kind))

    def _on_found(self, answer: Answer) -> None:
        self._is_waiting = False
        if isinstance(answer.error, QueryMistake):
            self.mistaken.emit(answer.error)
            # What is shown stays; what stands around it may not have come yet.
            if self.result is not None and self._surrounded != self.result.number:
                self._look_around()
        elif isinstance(answer.error, IndexAbsentError):
            self.index_lacking.emit()
        elif answer.error is not None:
            self.failed.emit(answer.error)
        else:
            self.result = answer.value
            self.found.emit(answer.value)
            if self._cursor is None:
                self._look_around()
            else:
                self._rest.start()
        self.answered.emit()
        if self._wants_refresh:
            self.refresh()

    @Slot()
    def _look_around(self) -> None:
        result = self.result
        if result is None:
            return

        def run(tools: LibraryTools, ctx: JobContext) -> Surroundings:
            # A letter that is typed meanwhile does not wait for them.
            with stopping(tools.library.connection, ctx):
                actors = actors_of(tools.library, tools.registry, result.found.ids)
                ctx.checkpoint(1, 2, "")
                timeline = timeline_of(tools.library, result.found.ids, dates_max=_DATES_MAX)
                ctx.checkpoint(1, 2, "")
            return Surroundings(result.number, actors, timeline, tools.search.in_text(ctx, result.found))

        if not result.found.total:
            self._look_for_reasons(result)
        self._count_facets()
        self._runner.ask("surroundings", run, self._on_surrounded)
        if self.folds_copies:
            self._runner.ask("groups", lambda tools, _ctx: tools.copies.catch_up(), self._on_groups)

    def _on_groups(self, answer: Answer) -> None:
        """Fold the result anew where groups were put off while somebody typed."""
        if answer.error is None and answer.value:
            self.refresh()

    def _look_for_reasons(self, result: Result) -> None:
        def run(tools: LibraryTools, ctx: JobContext) -> Reasoned:
            return Reasoned(result, reasons_for_nothing(ctx, tools.search, result.found))

        self._runner.ask("reasons", run, self._on_reasoned)

    def explain(self) -> None:
        """Ask what each part of the query finds alone."""
        result = self.result
        if result is None:
            return

        def run(tools: LibraryTools, ctx: JobContext) -> Reasoned:
            return Reasoned(result, Reasons(parts_of(ctx, tools.search, result.found)))

        self._runner.ask("parts", run, self._on_explained)

    def _on_reasoned(self, answer: Answer) -> None:
        if answer.error is not None:
            self.failed.emit(answer.error)
        else:
            self.reasoned.emit(answer.value)

    def _on_explained(self, answer: Answer) -> None:
        if answer.error is not None:
            self.failed.emit(answer.error)
        else:
            self.explained.emit(answer.value)

    @Slot(bool)
    def want_facets(self, is_wanted: bool) -> None:
        """Count what a result can be narrowed by from now on, or no more: it costs, and is seen in its panel alone."""
        self._wants_facets = is_wanted
        if not is_wanted:
            self._runner.forget("facets")
        else:
            self._count_facets()

    def recount_facets(self) -> None:
        """Count them again for the same result: a star or a tag is another one now."""
        self._faceted = 0
        self._count_facets()

    def _count_facets(self) -> None:
        """Count them, unless they are: they take milliseconds, actors and timeline of a large result a second."""
        result = self.result
        if result is None or not self._wants_facets or self._faceted == result.number:
            return

        def run(tools: LibraryTools, ctx: JobContext) -> FacetCounts:
            with stopping(tools.library.connection, ctx):
                return FacetCounts(result.number, tools.search.facets(result.found))

        self._runner.ask("facets", run, self._on_faceted)

    def _on_faceted(self, answer: Answer) -> None:
        if answer.error is not None:
            self.failed.emit(answer.error)
        else:
            self._faceted = answer.value.number
            self.faceted.emit(answer.value)

    def _on_surrounded(self, answer: Answer) -> None:
        if answer.error is not None:
            self.failed.emit(answer.error)
        else:
            self._surrounded = answer.value.number
            self.surrounded.emit(answer.value)

    def _on_completed(self, answer: Answer) -> None:
        if answer.error is None:
            self.completed.emit(answer.value)

    def _on_rows(self, answer: Answer) -> None:
        wanted = self._pages.pop(answer.kind, None)
        if answer.error is not None:
            self.rows_dropped.emit(wanted)
        else:
            self.rows_arrived.emit(answer.value)
