"""The way back and forward at the desk: over articles, profiles, the network, and the days that were looked at."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.commands import Place
from ui.desk.article import ArticleDesk
from ui.desk.reading import Reading
from ui.desk.search import SearchDesk
from ui.desk.searching import Searching
from ui.desk.trail import AtArticle, AtNetwork, AtProfile, Seen, Stop, Trail, Where
from ui.panels.reader.panel import ReaderPanel
from ui.panels.timeline.panel import TimelinePanel
from ui.window import Window
from workbench import query_terms

# Days that were looked at for so long were meant; a shorter rest is one on the way to others.
_SETTLED_MS = 1_000
# Who moves along in time stays within what is looked at; so much closer or farther is another view of it.
_ZOOMED = 1.3
_TIME_FIELDS = ("date", "certainty")


class WayDesk(QObject):
    """Notes where the user is on the trail of the tab that is shown, and leads back.

    Signals:
        profile_wanted: the AtProfile to show as it was left.
        network_wanted: the actor, by its id, around whom the network was drawn, empty for all.
        state_changed: there may be something to go back to now.
    """

    profile_wanted = Signal(object)
    network_wanted = Signal(str)
    state_changed = Signal()

    def __init__(
        self,
        window: Window,
        search: SearchDesk,
        searching: Searching,
        reading: Reading,
        article: ArticleDesk,
        reader: ReaderPanel,
        timeline: TimelinePanel,
    ) -> None:
        super().__init__(window)
        self._window, self._search, self._reading, self._article = window, search, reading, article
        self._reader, self._timeline = reader, timeline
        self.trail = Trail()
        self._span_days: float | None = None
        self._read: tuple[str, tuple[tuple[str, str], ...]] | None = None
        self._is_stepping = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._on_settled)
        reading.asked.connect(self._on_asked)
        search.shown.connect(self._on_days_moved)
        searching.surrounded.connect(self.look_anew)
        timeline.view_moved.connect(self._on_days_moved)
        window.middle_changed.connect(self._on_middle_changed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about the way do."""
        return {"go.back": lambda: self.step(-1), "go.forward": lambda: self.step(1)}

    def shut_down(self) -> None:
        """Wait for nothing any more, for the window closes."""
        self._settled.stop()

    def can_go(self, step: int) -> bool:
        """Tell whether there is anything to go to; from days that have yet to settle there is a way back."""
        return self.trail.can_go(step) or (step < 0 and self._is_elsewhere())

    def note(self) -> None:
        """Know how the present place is left: how far it was read, and which days were looked at."""
        self._settle()
        if self.trail.now is not None:
            self.trail.note(self._here(self.trail.now.where))

    @Slot()
    def look_anew(self) -> None:
        """Take days that came into view with another result for those of this place: nobody went to them."""
        now = self.trail.now
        self._span_days = self._span()
        if now is not None and now.dates == self._dates():
            self.trail.note(Stop(now.where, now.dates, self._seen()))
        self._on_days_moved()

    def note_reading(self) -> None:
        """Know how far the present place was read; the days are left to settle."""
        now = self.trail.now
        if now is not None:
            self.trail.note(Stop(self._here(now.where).where, now.dates, now.seen))

    def arrive(self, trail: Trail) -> None:
        """Go on along another trail, at the article that is read there; the days stay as they are."""
        self.trail = trail
        if trail.now is not None and not isinstance(trail.now.where, AtArticle):
            number = next((n for n in range(trail.at, -1, -1) if isinstance(trail.stops[n].where, AtArticle)), -1)
            trail.at = number
        if trail.now is not None:
            trail.note(Stop(trail.now.where, self._dates(), self._seen()))
        self.state_changed.emit()

    def step(self, step: int) -> None:
        """Go back with -1, forward with 1."""
        self.note()
        was, stop = self.trail.now, self.trail.go(step)
        if stop is None or was is None:
            return
        self._is_stepping = True
        if stop.dates != was.dates:
            self._search.set_query(_with_dates(self._search.query, stop.dates))
        if stop.where.subject == was.where.subject and stop.seen != was.seen:
            self._timeline.return_to(None if stop.seen is None else (stop.seen.left_day, stop.seen.right_day))
        self._span_days = self._span()
        # As the query now says it: what is written otherwise would be taken for other days.
        self.trail.note(Stop(stop.where, self._dates(), self._seen()))
        self._go_to(stop.where)
        self._is_stepping = False
        self.state_changed.emit()
        if isinstance(stop.where, AtProfile):
            self._show_profile(stop.where)

    def _go_to(self, where: Where) -> None:
        """Show an article, or behind a profile or the network the one that was read before."""
        if isinstance(where, AtArticle):
            self._window.bring(Place.READER)
            self._article.open_place(where)
            return
        stops = reversed(self.trail.stops[: self.trail.at + 1])
        before = next((stop.where for stop in stops if isinstance(stop.where, AtArticle)), None)
        if before is not None and before.article != self._reading.id:
            self._article.open_place(before)
        if isinstance(where, AtNetwork):
            self.network_wanted.emit(where.ego)

    def _show_profile(self, where: AtProfile) -> None:
        trail, at = self.trail, self.trail.at
        self.profile_wanted.emit(where)
        # It was closed, and nothing was chosen in it: behind it the article is read again from which it was opened.
        if self.trail is trail and trail.at == at:
            trail.go(-1)
            self.state_changed.emit()

    # Where we are

    def _visit(self, where: Where, *, is_jump: bool = False) -> None:
        self.note()
        self.trail.visit(Stop(where, self._dates(), self._seen()), is_jump=is_jump)
        self.state_changed.emit()

    def _here(self, where: Where) -> Stop:
        content = self._reader.content
        if isinstance(where, AtArticle) and content is not None and content.article.id == where.article:
            position = self._reader.scroll_position()
            opened = tuple(sorted(self._reader.opened))
            where = AtArticle(where.article, position.point, position.offset_px, opened)
        return Stop(where, self._dates(), self._seen())

    def _dates(self) -> tuple[tuple[str, str], ...]:
        """Return what the query says of when articles were published."""
        query = self._search.query
        if self._read is None or self._read[0] != query:
            # Asked for at every step of a pan.
            self._read = query, _dates_of(query)
        return self._read[1]

    def _seen(self) -> Seen | None:
        days = self._timeline.days_in_view
        return None if days is None or self._timeline.is_fitted else Seen(*days)

    def _span(self) -> float | None:
        days = self._timeline.days_in_view
        return None if days is None else days[1] - days[0]

    def _settle(self) -> None:
        """Make a place of their own of other days than those with which we came here."""
        self._settled.stop()
        now, span = self.trail.now, self._span()
        before, self._span_days = self._span_days, span
        if now is not None and (self._is_zoomed(before, span) or self._dates() != now.dates):
            where = self._here(now.where).where
            self.trail.note(Stop(where, now.dates, now.seen))
            self.trail.visit(Stop(where, self._dates(), self._seen()))
            self.state_changed.emit()

    def _is_elsewhere(self) -> bool:
        """Tell whether other days are looked at than those with which we came here."""
        now = self.trail.now
        return now is not None and (self._is_zoomed(self._span_days, self._span()) or self._dates() != now.dates)

    @staticmethod
    def _is_zoomed(before: float | None, after: float | None) -> bool:
        return before is not None and after is not None and max(after / before, before / after) >= _ZOOMED

    # What others say

    @Slot(object, str)
    def _on_asked(self, article: int, then: str) -> None:
        self._visit(AtArticle(article), is_jump=then == "target")

    @Slot(object)
    def on_profile_left(self, place: AtProfile) -> None:
        """Take it that somebody goes on from a profile."""
        now = self.trail.now
        if now is not None and now.where.subject == place.subject:
            self.trail.note(Stop(place, now.dates, now.seen))
        self._visit(place)

    @Slot(str)
    def on_network_shown(self, ego: str) -> None:
        """Take it that the network is looked at."""
        if not self._is_stepping:
            self._visit(AtNetwork(ego))

    @Slot()
    def _on_middle_changed(self) -> None:
        if self._window.is_shown(Place.READER) and not self._is_stepping and self._reading.id is not None:
            self._visit(AtArticle(self._reading.id))

    @Slot()
    def _on_days_moved(self) -> None:
        was_elsewhere = self._settled.isActive()
        if self._is_elsewhere():
            self._settled.start()
        else:
            self._settled.stop()
        if self._settled.isActive() is not was_elsewhere:
            self.state_changed.emit()

    @Slot()
    def _on_settled(self) -> None:
        self._settle()


def _dates_of(query: str) -> tuple[tuple[str, str], ...]:
    found = [term for term in query_terms.terms(query) if not term.is_excluded]
    # What is no date yet is on the way to one.
    if not any(term.field == "date" and query_terms.days_of(term.value) is not None for term in found):
        return ()
    return tuple(sorted((term.field, term.value) for term in found if term.field in _TIME_FIELDS))


def _with_dates(query: str, dates: tuple[tuple[str, str], ...]) -> str:
    """Return a query that says of dates what it said at another place."""
    kept = {field for field, _ in dates}
    if "date" not in kept:
        # How certain it was goes with it, unless there are other dates of which it is said.
        return query_terms.without_term(query, "date", None)
    if "certainty" not in kept:
        query = query_terms.without_term(query, "certainty", None)
    # The day first: of dates alone one can say how certain they are.
    for field, value in sorted(dates, reverse=True):
        query = query_terms.with_term(query, field, value)
    return query
