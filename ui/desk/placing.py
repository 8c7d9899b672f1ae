"""What the timeline shows: the search or the open article alone, in lanes of whom or what, its bars stacked of what."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from ui.desk.reading import OpenArticle, Reading
from ui.desk.searching import Surroundings
from ui.panels.actors import ActorsPanel
from ui.panels.timeline.panel import TimelinePanel
from ui.panels.timeline.stacks import Stack, source_places, stack_by_source, stack_by_zone
from ui.panels.timeline.words import By, Stacked
from workbench.annotate.findings import Actor
from workbench.columns import Ints, count_keys
from workbench.dated import PublishedSpans, TextDates, TimelineData

_LANES_MAX = 5
# What the timeline has lanes of, in the order of the key; with the last, one of all dates alone.
_GROUPINGS = (By.ACTOR, By.SOURCE, By.PLACE, By.ONE)


@dataclass(frozen=True, slots=True)
class _Charted:
    """A search or an article in time: who is named in it, most named first; `title` is that of the article."""

    timeline: TimelineData
    actors: Sequence[Actor]
    in_text: Ints | None = None
    title: str = ""


class PlacingDesk(QObject):
    """Fills the timeline."""

    def __init__(
        self,
        reading: Reading,
        actors: ActorsPanel,
        timeline: TimelinePanel,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._names_of_places: dict[str, str] = {}
        self._reading, self._actors, self._timeline = reading, actors, timeline
        self._search: _Charted | None = None
        self._article: _Charted | None = None
        self._opened: OpenArticle | None = None
        self._is_of_article = False
        self._asked_for: frozenset[str] = frozenset()
        self._grouping = _GROUPINGS[0]
        self._shown: tuple[tuple[str, str, int], ...] = ()
        self._stacked = Stacked.NOT
        timeline.stack_chosen.connect(self._on_stack_chosen)
        reading.timeline_read.connect(self._on_timeline_read)
        reading.place_names_read.connect(self._on_place_names_read)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about what is shown do."""
        timeline = self._timeline
        return {
            "timeline.auto": lambda: timeline.set_unit("auto"),
            "timeline.days": lambda: timeline.set_unit("days"),
            "timeline.weeks": lambda: timeline.set_unit("weeks"),
            "timeline.months": lambda: timeline.set_unit("months"),
            "timeline.years": lambda: timeline.set_unit("years"),
            "timeline.lanes": self._regroup,
            "timeline.stack": self._restack,
            "timeline.scope": self._rescope,
        }

    def ask_for_actors(self, actors: Sequence[Actor]) -> None:
        """Know whom the query asks for: they have the first lanes."""
        self._asked_for = frozenset(actor.id for actor in actors)

    def show_surroundings(self, around: Surroundings) -> None:
        """Show a result, unless the open article is what is looked at."""
        self._search = _Charted(
            around.timeline, [count.actor for count in around.actors if not count.is_hidden], around.in_text
        )
        if not self._is_of_article:
            self._show(self._search)

    def show_article(self, opened: OpenArticle | None) -> None:
        """Know the open article, None for none; its dates are read where the timeline is of it."""
        self._opened, self._article = opened, None
        if self._is_of_article and opened is None:
            self._rescope()
        elif self._is_of_article and opened is not None:
            self._reading.read_timeline(opened.content.article.id)
        elif self._grouping is By.ACTOR:
            # An article gives actors their colours that had none when the result came.
            places = self._actors.places()
            colored = tuple((id_, name, places.get(id_, -1)) for id_, name, _ in self._shown)
            if colored != self._shown:
                self._shown = colored
                self._timeline.set_lanes(colored, self._grouping)

    @property
    def _charted(self) -> _Charted | None:
        return self._article if self._is_of_article else self._search

    def _show(self, charted: _Charted) -> None:
        self._shown = self._lanes(charted)
        self._timeline.show_data(charted.timeline, self._shown, self._grouping, self._stack(charted), charted.title)

    def _rescope(self) -> None:
        """Show the open article alone, or the whole search again, where it was looked at before."""
        # One that is about to be opened is shown as soon as it is.
        self._is_of_article = not self._is_of_article and self._reading.id is not None
        if self._is_of_article:
            if self._opened is not None:
                self._reading.read_timeline(self._opened.content.article.id)
        elif self._search is not None:
            self._show(self._search)

    @Slot(object, object)
    def _on_timeline_read(self, article: int, timeline: TimelineData) -> None:
        opened = self._opened
        if not self._is_of_article or opened is None or opened.content.article.id != article:
            return
        named = [actor.count.actor for actor in opened.actors if not actor.count.is_hidden]
        self._article = _Charted(timeline, named, title=opened.content.article.title or "Untitled")
        self._show(self._article)

    def _lanes(self, charted: _Charted) -> tuple[tuple[str, str, int], ...]:
        """Return of whom or what the timeline has lanes. One that would be empty says nothing."""
        dates = TextDates.of(charted.timeline.dates)
        if self._grouping is By.ONE:
            return ()
        if self._grouping is By.ACTOR:
            places, named = self._actors.places(), count_keys(dates.actors)
            dated = [actor for actor in charted.actors if actor.id in named]
            dated.sort(key=lambda actor: actor.id not in self._asked_for)
            return tuple((actor.id, actor.name, places.get(actor.id, -1)) for actor in dated[:_LANES_MAX])
        if self._grouping is By.SOURCE:
            # The bars have parts of the same colours.
            named = count_keys(dates.sources)
            busiest = source_places(PublishedSpans.of(charted.timeline.published))
            return tuple((source, source, place) for source, place in busiest.items() if source in named)
        counted = [key for key, _ in Counter(count_keys(dates.places)).most_common(_LANES_MAX)]
        if not self._names_of_places.keys() >= set(counted):
            # The table of places takes a tenth of a second to load, for which a key does not wait.
            self._reading.read_place_names(counted)
        return tuple((key, self._names_of_places.get(key, ""), colour) for colour, key in enumerate(counted))

    @Slot(object)
    def _on_place_names_read(self, names: Mapping[str, str]) -> None:
        self._names_of_places.update(names)
        charted = self._charted
        if charted is not None and self._grouping is By.PLACE:
            self._shown = self._lanes(charted)
            self._timeline.set_lanes(self._shown, self._grouping)

    def _regroup(self) -> None:
        """Give the timeline lanes of actors, then of sources, of places if there are any, then only that of all dates."""
        charted = self._charted
        has_places = charted is not None and bool(count_keys(TextDates.of(charted.timeline.dates).places))
        groupings = [by for by in _GROUPINGS if has_places or by is not By.PLACE]
        place = groupings.index(self._grouping) if self._grouping in groupings else -1
        self._grouping = groupings[(place + 1) % len(groupings)]
        if charted is not None:
            self._shown = self._lanes(charted)
            self._timeline.set_lanes(self._shown, self._grouping)

    def _stack(self, charted: _Charted) -> Stack | None:
        """Return of what the timeline's bars are stacked."""
        published = PublishedSpans.of(charted.timeline.published)
        if self._stacked is Stacked.SOURCE:
            return stack_by_source(published)
        return stack_by_zone(published, charted.in_text) if self._stacked is Stacked.ZONE else None

    def _restack(self) -> None:
        """Stack the bars by source, then by where hits stand, then not at all."""
        order = list(Stacked)
        self._on_stack_chosen(order[(order.index(self._stacked) + 1) % len(order)])

    @Slot(object)
    def _on_stack_chosen(self, stacked: Stacked) -> None:
        if stacked is not self._stacked:
            self._stacked, charted = stacked, self._charted
            self._timeline.set_stack(stacked, self._stack(charted) if charted is not None else None)
