"""What stands around the search at the desk: actors and timeline, which filter it by editing its query."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from index.days import day_number
from ui.desk.placing import PlacingDesk
from ui.desk.reading import OpenArticle, Reading
from ui.desk.search import SearchDesk
from ui.desk.searching import Result, Searching, Surroundings
from ui.panels.actors import ActorsPanel
from ui.panels.reader.panel import ReaderPanel
from ui.panels.timeline.panel import TimelinePanel
from workbench import query_terms
from workbench.annotate.findings import Actor
from workbench.annotate.times.expressions import Time
from workbench.dates import bounds
from workbench.timeline import TextDate, WaitingDate

_EPOCH = day_number("1970-01-01")


class AroundDesk(QObject):
    """Fills the two panels, and turns what is chosen in them into terms of the query."""

    article_wanted = Signal(object)
    date_wanted = Signal(object)
    page_wanted = Signal()

    def __init__(
        self,
        search: SearchDesk,
        searching: Searching,
        reading: Reading,
        actors: ActorsPanel,
        timeline: TimelinePanel,
        reader: ReaderPanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._search, self._actors, self._timeline, self._reader = search, actors, timeline, reader
        self._days: tuple[int, int] | None = None
        self._placing = PlacingDesk(reading, actors, timeline, self)
        actors.actor_toggled.connect(self._on_actor_toggled)
        actors.mention_walked.connect(self._on_mention_walked)
        reader.actor_pressed.connect(self._on_actor_pressed)
        reader.date_pressed.connect(self._on_date_pressed)
        timeline.range_chosen.connect(self._on_range_chosen)
        timeline.article_opened.connect(self.article_wanted)
        timeline.date_opened.connect(self._on_date_opened)
        timeline.undated_pressed.connect(self._on_undated_pressed)
        searching.surrounded.connect(self._on_surrounded)
        search.shown.connect(self._on_result_shown)

    def show_article(self, opened: OpenArticle) -> None:
        """Show the actors of the open article, and its day."""
        article = opened.content.article
        self._actors.show_article(opened.actors, len(opened.content.document.text))
        self._reader.set_actor_places(self._actors.places())
        self._placing.show_article(opened)
        if article.published.edtf is None:
            self._timeline.set_open_article(article.id, None, None)
        else:
            first, last = (day_number(day) - _EPOCH for day in bounds(article.published.edtf))
            self._timeline.set_open_article(article.id, first, last)

    def show_no_article(self) -> None:
        """Show that nothing is open."""
        self._actors.show_article((), 0)
        self._placing.show_article(None)
        self._timeline.set_open_article(None, None, None)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about actors and time do."""
        timeline = self._timeline
        return {
            "actor.filter": self._filter_by_current,
            "actor.next-mention": lambda: self._walk(1),
            "actor.previous-mention": lambda: self._walk(-1),
            "actor.scope": self._actors.toggle_scope,
            "timeline.left": timeline.move_left,
            "timeline.right": timeline.move_right,
            "timeline.previous": timeline.move_far_left,
            "timeline.next": timeline.move_far_right,
            "timeline.zoom-in": timeline.zoom_in,
            "timeline.zoom-out": timeline.zoom_out,
            "timeline.fit": timeline.zoom_fit,
            "timeline.brush-left": timeline.brush_left,
            "timeline.brush-right": timeline.brush_right,
            "timeline.activate": timeline.activate,
            **self._placing.handlers(),
        }

    def _filter_by_current(self) -> None:
        actor = self._current()
        if actor is not None:
            self._on_actor_toggled(actor)

    def _walk(self, step: int) -> None:
        actor = self._current()
        if actor is not None:
            self._on_mention_walked(actor.id, step)

    def _current(self) -> Actor | None:
        """Return the selected actor; where none is, the first."""
        if self._actors.current_actor() is None:
            self._actors.select_next()
        return self._actors.current_actor()

    @Slot(object)
    def _on_result_shown(self, result: Result) -> None:
        found = result.found
        self._actors.set_active(tuple(actor.id for actor in found.actors))
        self._placing.ask_for_actors(found.actors)
        spans = [
            query_terms.days_of(term.value)
            for term in query_terms.terms(found.text)
            if term.field == "date" and not term.is_excluded
        ]
        span = next((span for span in spans if span is not None), None)
        first, last = (None, None) if span is None else span
        days = None if first is None or last is None else (first, last)
        # A result that has grown or was asked for anew does not end what is being drawn.
        if days != self._days:
            self._show_days(days)

    def _show_days(self, days: tuple[int, int] | None) -> None:
        self._days = days
        if days is None:
            self._timeline.clear_brush()
        else:
            self._timeline.set_brush(*days)

    @Slot(object)
    def _on_surrounded(self, around: Surroundings) -> None:
        self._actors.show_search(around.actors)
        places = self._actors.places()
        self._placing.show_surroundings(around)
        self._reader.set_actor_places(places)

    @Slot(object)
    def _on_actor_toggled(self, actor: Actor) -> None:
        self._search.set_query(query_terms.toggle_term(self._search.query, "actor", actor.name))

    @Slot(object)
    def _on_actor_pressed(self, actor: str) -> None:
        self._actors.select_actor(actor)

    @Slot(object)
    def _on_date_pressed(self, date: Time) -> None:
        if date.earliest is not None:
            self._timeline.show_day(date.earliest)

    @Slot(object, int)
    def _on_mention_walked(self, actor: str, step: int) -> None:
        self.page_wanted.emit()
        self._reader.walk_mentions(actor, step)

    @Slot(object)
    def _on_range_chosen(self, days: tuple[int, int] | None) -> None:
        # At once: the next key may come before the answer does, and Esc shall take out what Return put in.
        self._show_days(days)
        query = self._search.query
        if days is None:
            self._search.set_query(query_terms.without_term(query, "date", None))
        else:
            query = query_terms.with_term(query, "date", query_terms.date_term(*days))
            # An article of which only the month is known stands in the lane that was brushed, and must not vanish.
            self._search.set_query(query_terms.with_term(query, "certainty", "possible"))

    @Slot(object)
    def _on_date_opened(self, date: TextDate | WaitingDate) -> None:
        self.date_wanted.emit(date)

    @Slot()
    def _on_undated_pressed(self) -> None:
        self._search.set_query(query_terms.with_term(self._search.query, "is", "undated"))
