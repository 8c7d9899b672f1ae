"""Menus of each place, and the way out of everything: what the window's own keys lead to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Slot

from ui.actions import Actions
from ui.commands import Place
from ui.floating.notices import Notices
from ui.panels.actors import ActorsPanel
from ui.panels.facets import FacetsPanel
from ui.panels.marks import MarksPanel
from ui.panels.network import NetworkPanel
from ui.panels.rail import Rail
from ui.panels.reader.panel import ReaderPanel
from ui.panels.results import ResultsPanel
from ui.panels.timeline.panel import TimelinePanel
from ui.window import Window

_LIST_MENU = (
    "article.open", "tab.open", "beside.open", "article.similar", "article.copies", "article.compare", "list.unfold", "list.fold", None, "article.star", "article.read", "article.queue", "article.archive", "article.tag", "article.set-date", "article.set-dates", "article.provenance", "article.delete",
    None, "search.sort-relevance", "search.sort-newest", "search.sort-oldest", "search.sort-source", "search.sort-unread",
    "search.sort-event", "search.sort-queue", "search.copies", None, "search.export",
)  # fmt: skip
_ACTOR_MENU = (
    "actor.filter", "actor.profile", "actor.between", None, "actor.next-mention", "actor.previous-mention", "actor.mention", None,
    "actor.confirm", "actor.reject", "actor.merge", "actor.split", "actor.rename", "actor.name", "actor.kind", "actor.part", None,
    "actor.watch", "actor.hide", "actor.note", None, "actor.ego", "actor.network", None, "actor.find", "actor.sort", "actor.show-hidden",
    "actor.scope",
)  # fmt: skip
_NETWORK_MENU = (
    "network.narrow", "network.ego", "network.cross", None, "actor.merge", "actor.split", None, "network.by", "network.suggested", "network.comments", None,
    "network.fit", None, "network.copy", "network.export", None, "actor.network",
)  # fmt: skip
_FILTER_MENU = (
    "filter.want", "filter.bar", None, "filter.fold", "filter.find", None, "filter.clear", "view.filters",
)  # fmt: skip
_MARKS_MENU = (
    "mark.open", "mark.edit", "mark.delete", None, "mark.find", "mark.scope", None, "mark.export", None, "view.marks",
)  # fmt: skip
_READER_MENU = (
    "sentence.copy", "article.copy", "article.copy-as", "text.look-up", "article.find",
    "article.similar", "article.copies", "article.compare", None,
    "article.star", "article.read", "article.queue", "article.archive", "article.tag", "article.set-date", None,
    "mark.highlight", "mark.note", "mark.claim", "mark.dispute", "mark.forecast", "mark.grade", "mark.remove", None,
    "date.correct", "date.reject", "date.history", None,
    "actor.from-selection", "actor.mention", None,
    "article.comments",
    "article.boilerplate", "view.original", "view.zones", None, "zone.body", "zone.comment", "zone.left-out", "zone.caption", "zone.standfirst",
    "zone.rule", None, "tab.open", "tab.keep", "beside.split", None, "go.back", "go.forward", None, "view.larger", "view.smaller",
)  # fmt: skip


# What acts on the article that stands beside, when that has the keyboard.
_BESIDE_MENU = (
    "article.copy", "article.find", "article.copies", "article.compare", None, "article.star", "article.read", "article.tag",
    "article.set-date", "article.provenance", None, "article.comments", "article.boilerplate", "view.original", "view.zones", None,
    "beside.swap", "beside.scroll", "beside.split",
)  # fmt: skip


class MenuDesk(QObject):
    """Opens menus where they are asked for, and goes one step out of wherever the keyboard is."""

    def __init__(
        self,
        window: Window,
        rail: Rail,
        results: ResultsPanel,
        reader: ReaderPanel,
        network: NetworkPanel,
        actors: ActorsPanel,
        timeline: TimelinePanel,
        filters: FacetsPanel,
        marks: MarksPanel,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._rail, self._notices = window, rail, notices
        self._results, self._reader, self._actors, self._timeline = results, reader, actors, timeline
        self._network, self._filters, self._marks = network, filters, marks
        self._filter_lines = {
            Place.ACTORS: actors.filter_line, Place.FILTERS: filters.filter_line, Place.MARKS: marks.filter_line,
        }  # fmt: skip
        self._actions: Actions | None = None
        self._second: ReaderPanel | None = None
        rail.menu_wanted.connect(self._open_menu)
        results.context_menu_wanted.connect(self._on_list_menu_wanted)
        actors.context_menu_wanted.connect(self._on_actor_menu_wanted)
        network.context_menu_wanted.connect(self._on_network_menu_wanted)
        filters.context_menu_wanted.connect(self._on_filter_menu_wanted)
        marks.context_menu_wanted.connect(self._on_marks_menu_wanted)
        reader.menu_requested.connect(self._on_reader_menu_wanted)

    def serve(self, second: ReaderPanel) -> None:
        """Open a menu of its own in the reader that stands beside the first."""
        self._second = second
        second.menu_requested.connect(self._on_second_menu_wanted)

    def use(self, actions: Actions) -> None:
        """Take the actions, which are made last: their handlers are ours."""
        self._actions = actions

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands do that lead out, or to what can be done here."""
        return {
            "go.out": self._step_out,
            "go.notice": self._go_to_notice,
            "view.menu": self._open_menu,
            "view.context": self._open_context_menu,
        }

    def _go_to_notice(self) -> None:
        if not self._notices.focus_newest():
            self._notices.say("There is no notice", icon="info", role="text_2")

    def _step_out(self) -> None:
        """Close what is open, leave what is chosen, end in the list."""
        place = self._window.place_of_focus()
        if place is Place.READER and self._reader.close_find():
            return
        if place is Place.BESIDE and self._second is not None:
            if not self._second.close_find():
                self._window.focus(Place.READER)
            return
        if place in self._filter_lines and self._filter_lines[place].close_up():
            return
        if place is Place.TIMELINE and self._timeline.escape():
            return
        if place is Place.NETWORK:
            if not self._network.escape():
                self._window.focus(Place.READER)
            return
        if self._window.is_reading_mode:
            self._window.toggle_reading()
        elif self._notices.has_focus:
            self._notices.close_newest()
        else:
            self._window.focus(Place.LIST)

    @Slot()
    def _open_menu(self) -> None:
        assert self._actions is not None
        menu = self._actions.whole_menu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._rail.masthead.mapToGlobal(QPoint(8, self._rail.masthead.height() - 4)))

    def _open_context_menu(self) -> None:
        match self._window.place_of_focus():
            case Place.LIST:
                self._on_list_menu_wanted(self._results.mapToGlobal(QPoint(40, 80)))
            case Place.ACTORS:
                self._on_actor_menu_wanted(self._actors.mapToGlobal(QPoint(40, 80)))
            case Place.NETWORK:
                self._on_network_menu_wanted(self._network.mapToGlobal(QPoint(80, 80)))
            case Place.FILTERS:
                self._on_filter_menu_wanted(self._filters.mapToGlobal(QPoint(40, 80)))
            case Place.MARKS:
                self._on_marks_menu_wanted(self._marks.mapToGlobal(QPoint(40, 80)))
            case Place.BESIDE if self._second is not None:
                self._on_second_menu_wanted(self._second.mapToGlobal(QPoint(80, 80)))
            case _:
                self._on_reader_menu_wanted(self._reader.mapToGlobal(QPoint(80, 80)))

    @Slot(object)
    def _on_list_menu_wanted(self, at: QPoint) -> None:
        self._popup(_LIST_MENU, at)

    @Slot(object)
    def _on_actor_menu_wanted(self, at: QPoint) -> None:
        self._popup(_ACTOR_MENU, at)

    @Slot(object)
    def _on_network_menu_wanted(self, at: QPoint) -> None:
        self._popup(_NETWORK_MENU, at)

    @Slot(object)
    def _on_filter_menu_wanted(self, at: QPoint) -> None:
        self._popup(_FILTER_MENU, at)

    @Slot(QPoint)
    def _on_marks_menu_wanted(self, at: QPoint) -> None:
        self._popup(_MARKS_MENU, at)

    @Slot(object)
    def _on_reader_menu_wanted(self, at: QPoint) -> None:
        self._popup(_READER_MENU, at)

    @Slot(object)
    def _on_second_menu_wanted(self, at: QPoint) -> None:
        self._popup(_BESIDE_MENU, at)

    def _popup(self, commands: Sequence[str | None], at: QPoint) -> None:
        assert self._actions is not None
        menu = self._actions.menu(self._window, commands)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
