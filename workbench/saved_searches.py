"""Saved searches and alerts: what a search was kept for, and which articles that match came in since the user looked.

Numbers of articles are given in the order in which they are stored. An alert remembers up to which number everything could
be found when it was looked at: whatever matches and has a higher one is new, whoever stored it and whenever.
"""

from dataclasses import dataclass, replace

from workbench.dates import now
from workbench.errors import QueryMistake
from workbench.jobs import JobContext
from workbench.library import searches
from workbench.library.decision_log import Decision
from workbench.library.names import known_as
from workbench.library.searches import SavedSearch, saved_searches, searchable_through
from workbench.library.store import Library
from workbench.query_terms import with_term
from workbench.search import SearchService
from workbench.sorting import Sort

_NAME_CHARS_MAX = 60


@dataclass(frozen=True, slots=True)
class AlertState:
    """An alert with the articles that are new in it, the latest first, and up to which number this look has seen all.

    `error` says why it could not be searched, where that is so; nothing is new then.
    """

    search: SavedSearch
    new: tuple[int, ...] = ()
    through: int = 0
    error: str | None = None


def save(
    ctx: JobContext,
    library: Library,
    service: SearchService,
    name: str,
    query: str,
    *,
    sort: Sort | None = None,
    is_alert: bool = False,
) -> Decision:
    """Keep a search. An alert counts what comes in from now on; one that is saved again goes on counting from its last look.

    Raises:
        QueryMistake: If the query cannot be understood.
        UsageError: If the name cannot be one, or the search is kept so already.
    """
    through = searchable_through(library)
    service.find(ctx, query)
    moment = now()
    search = SavedSearch(name, query.strip(), None if sort is None else sort.value, moment, is_alert, through, moment)
    known = known_as(name, (kept.name for kept in saved_searches(library)))
    before = None if known is None else searches.get_search(library, known)
    if before is not None and before.is_alert and before.query == search.query:
        search = replace(search, seen=before.seen, seen_at=before.seen_at)
    return searches.save_search(library, search)


def look(ctx: JobContext, library: Library, service: SearchService) -> tuple[AlertState, ...]:
    """Return every alert with what is new in it. One whose query cannot be understood any more costs only itself.

    Raises:
        IndexAbsentError: If the service does not follow and there is no index that it could take as it is.
    """
    # Before the searches: what the index takes in meanwhile is left to the next look, so that nothing is told twice.
    through = searchable_through(library)
    states: list[AlertState] = []
    for search in saved_searches(library):
        if not search.is_alert:
            continue
        ctx.checkpoint(len(states), None, search.name)
        try:
            found = service.find(ctx, search.query)
        except QueryMistake as error:
            states.append(AlertState(search, error=error.message))
        else:
            new = sorted((article for article in found.ids if search.seen < article <= through), reverse=True)
            states.append(AlertState(search, tuple(new), max(through, search.seen)))
    return tuple(states)


def mark_seen(library: Library, state: AlertState) -> AlertState:
    """Note that the user has looked at an alert, and return it as it is then."""
    if state.error is not None:
        return state
    searches.mark_seen(library, state.search.name, state.through)
    return replace(state, search=replace(state.search, seen=state.through), new=())


def query_for_new(library: Library, state: AlertState) -> str:
    """Return the query that lists what is new in an alert; its own query where nothing is."""
    if not state.new:
        return state.search.query
    row = library.connection.execute("SELECT imported_at FROM article WHERE id = ?", (min(state.new),)).fetchone()
    return with_term(state.search.query, "added", f">={row[0]}")


def suggested_name(query: str) -> str:
    """Return a name for a search: its own words, as far as they fit."""
    words = query.replace('"', "").split()
    name = ""
    for word in words:
        if name and len(name) + 1 + len(word) > _NAME_CHARS_MAX:
            return f"{name} …"
        name = f"{name} {word}".strip()
    return name[:_NAME_CHARS_MAX]
