"""One open library in the window: builds panels, services and actions, and keeps them in step with the library."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

import resources
from ui.actions import Actions
from ui.commands import Needs, Place
from ui.desk.about_actors import ActorDesks
from ui.desk.around import AroundDesk
from ui.desk.article import ArticleDesk
from ui.desk.beside_article import BesideDesk
from ui.desk.by_key import KeyDesk
from ui.desk.charting import ChartDesk
from ui.desk.citing import CitingDesk
from ui.desk.copies import CopiesDesk
from ui.desk.dates import DateDesk
from ui.desk.deciding import Decided, Deciding, Indexed, UndoState
from ui.desk.deciding_actors import ActorDeciding
from ui.desk.decisions import DecisionsDesk
from ui.desk.events import EventDesk
from ui.desk.filters import FilterDesk
from ui.desk.following import Following
from ui.desk.foresight import ForesightDesk
from ui.desk.import_records import ImportRecords
from ui.desk.imports import ImportDesk
from ui.desk.keeping import Keeping
from ui.desk.leading import LeadingDesk
from ui.desk.library_tools import LibraryTools, close_tools, opener
from ui.desk.mails import MailDesk
from ui.desk.mark_files import MarkFilesDesk
from ui.desk.marking import MarkingDesk
from ui.desk.menus import MenuDesk
from ui.desk.peeking import PeekDesk
from ui.desk.program import ProgramDesk
from ui.desk.reading import OpenArticle, Reading
from ui.desk.reading_places import ReadingPlaces
from ui.desk.search import SearchDesk
from ui.desk.searching import Result, Searching
from ui.desk.sheets import SheetDesk
from ui.desk.shelf import ShelfDesk
from ui.desk.sights import SightDesk
from ui.desk.tabbing import TabDesk
from ui.desk.tabs import KeptTabs
from ui.desk.tagging import TaggingDesk
from ui.desk.tasks import TaskDesk
from ui.desk.trash import TrashDesk
from ui.desk.upkeep import Upkeep
from ui.desk.watching import WatchDesk
from ui.desk.way import WayDesk
from ui.desk.zones import ZONE_COMMANDS, ZoneDesk
from ui.floating.notices import Notices
from ui.floating.palette import Palette
from ui.importer import ImportRun
from ui.keymap import Preset
from ui.look import tokens
from ui.look.theme import Look
from ui.panels.actors import ActorsPanel
from ui.panels.facets import FacetsPanel
from ui.panels.import_status import ImportStatus
from ui.panels.marks import MarksPanel
from ui.panels.network import NetworkPanel
from ui.panels.rail import Rail
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.view import View
from ui.panels.reading_area import ReadingArea
from ui.panels.results import ResultsPanel
from ui.panels.search_bar import SearchBar
from ui.panels.status_line import StatusLine
from ui.panels.tabs import TabStrip
from ui.panels.timeline.panel import TimelinePanel
from ui.panels.top_bar import TopBar
from ui.panels.welcome import Welcome
from ui.runner import Answer, Runner
from ui.window import Window
from workbench.errors import WorkbenchError
from workbench.jobs import JobContext
from workbench.timeline import TextDate, WaitingDate

_NO_TABS = KeptTabs()


@dataclass(frozen=True, slots=True)
class Position:
    """Where the user was: kept between starts."""

    query: str = ""
    article: int | None = None
    history: tuple[str, ...] = ()
    is_original: bool = False
    folds_copies: bool = True
    has_both: bool = False
    shows_names: bool = True
    shows_dates: bool = True


class Desk(QObject):
    """The window of one library. Panels know nothing of one another; what one says is led on from here."""

    failed = Signal(object)
    theme_toggled = Signal()
    ready = Signal()

    def __init__(self, look: Look, folder: Path, program_handlers: dict[str, Callable[[], object]]) -> None:
        super().__init__()
        self._look, self.folder = look, folder
        self._undo = UndoState(can_undo=False, can_redo=False)
        self._is_ready = False
        self._has_loaded_rest = False
        self._make_panels()
        self._start_services()
        self._make_parts()
        self._connect()
        self.actions = Actions(
            self.window,
            look,
            {
                **program_handlers,
                **self.search.handlers(),
                **self.article.handlers(),
                **self.around.handlers(),
                **self.filters.handlers(),
                "actor.find": self._find_actor,
                "filter.find": self._find_filter,
                **self.imports.handlers(),
                **self.records.handlers(),
                **self.watching.handlers(),
                **self.program.handlers(),
                **self.tagging.handlers(),
                **self.shelf.handlers(),
                **self.tasks.handlers(),
                **self.charting.handlers(),
                **self.foresight.handlers(),
                **self.events.handlers(),
                **self.copies.handlers(),
                **self.trash.handlers(),
                **self.decisions.handlers(),
                **self.citing.handlers(),
                **self.about_actors.handlers(),
                **self.by_key.handlers(),
                **self.peeking.handlers(),
                **self.way.handlers(),
                **self.tabs.handlers(),
                **self.beside.handlers(),
                **self.dates.handlers(),
                **self.zones.handlers(),
                **self.marking.handlers(),
                **self.mark_files.handlers(),
                **self.sights.handlers(),
                **self.sheets.handlers(),
                **self.mails.handlers(),
                **self.menus.handlers(),
            },
            self.panes,
        )
        self.rail.fill(self.actions)
        self.top.fill(self.actions)
        self.program.use(self.actions)
        self.menus.use(self.actions)

    # Building ---------------------------------------------------------------------------------------------------

    def _make_panels(self) -> None:
        look = self._look
        self.bar = SearchBar(look)
        self.results = ResultsPanel(look)
        self.reader = ReaderPanel(look)
        self.second_reader = ReaderPanel(look)
        self.actors = ActorsPanel(look)
        self.network_panel = NetworkPanel(look)
        self.timeline = TimelinePanel(look)
        self.facets = FacetsPanel(look)
        self.marks = MarksPanel(look)
        self.rail = Rail(look)
        self.top = TopBar(look, self.bar)
        self.import_status = ImportStatus(look)
        self.status = StatusLine(look, self.import_status)
        self.welcome = Welcome(look)
        self.panes = {
            Place.LIST: self.results,
            Place.READER: self.reader,
            Place.BESIDE: self.second_reader,
            Place.NETWORK: self.network_panel,
            Place.ACTORS: self.actors,
            Place.MARKS: self.marks,
            Place.TIMELINE: self.timeline,
            # The last one is beside the first: F6 goes round.
            Place.FILTERS: self.facets,
        }
        self.strip = TabStrip(look)
        self.area = ReadingArea(self.strip, self.reader, self.second_reader)
        self.window = Window(
            look, self.panes, reading=self.area, rail=self.rail, top=self.top, status=self.status, welcome=self.welcome
        )
        self.palette = Palette(look, self.window)
        self.notices = Notices(look, self.window)

    def _start_services(self) -> None:
        open_tools = opener(self.folder)
        self.reading_runner: Runner[LibraryTools] = Runner("reading", open_tools, close_tools, only_newest=True)
        self.writing_runner: Runner[LibraryTools] = Runner("writing", open_tools, close_tools, only_newest=False)
        for runner in (self.reading_runner, self.writing_runner):
            runner.failed.connect(self.failed)
        self.searching = Searching(self.reading_runner, self)
        self.reading = Reading(self.reading_runner, self)
        self.deciding = Deciding(self.writing_runner, self)
        self.deciding_actors = ActorDeciding(self.deciding, self.writing_runner, self)
        self.following = Following(self.reading_runner, lambda: not self.writing_runner.is_idle, self)
        self.import_run = ImportRun(self.folder, self)
        self.upkeep = Upkeep(self.folder, self)

    def _make_parts(self) -> None:
        look, window = self._look, self.window
        self.search = SearchDesk(look, self.searching, self.bar, self.results, self.status, self.rail, self)
        self.article = ArticleDesk(
            look, window, self.search, self.reading, self.deciding, self.results, self.reader, self.second_reader,
            self.notices,
        )  # fmt: skip
        self.around = AroundDesk(
            self.search, self.searching, self.reading, self.actors, self.timeline, self.reader, self
        )
        self.places = ReadingPlaces(self.reading, self.reader, self.writing_runner, self)
        self.filters = FilterDesk(self.search, self.searching, self.facets, self)
        self.imports = ImportDesk(look, window, self.import_run, self.import_status, self.notices)
        self.program = ProgramDesk(look, window, self.palette, self.reading_runner)
        self.by_key = KeyDesk(window, self.article.reader_here, self.notices)
        self.dates = DateDesk(
            look, window, self.search, self.reading, self.deciding, self.reader, self.reading_runner, self.notices
        )
        self.tagging = TaggingDesk(self.program, self.palette, self.article, self.deciding, self.reading_runner, self)
        self.shelf = ShelfDesk(
            look, window, self.search, self.searching, self.bar, self.rail, self.program, self.palette, self.deciding,
            self.reading_runner, self.notices,
        )  # fmt: skip
        self.foresight = ForesightDesk(look, window, self.search, self.article, self.deciding, self.reading_runner)
        self.events = EventDesk(look, window, self.search, self.article, self.deciding, self.reading_runner)
        self.copies = CopiesDesk(
            look, window, self.search, self.searching, self.article, self.reading, self.reader, self.deciding,
            self.reading_runner, self.notices,
        )  # fmt: skip
        self.citing = CitingDesk(look, window, self.article.reader_here, self.reading_runner, self.notices)
        self.records = ImportRecords(
            look, window, self.imports, self.article, self.deciding, self.reading_runner, self.notices
        )
        self.watching = WatchDesk(look, window, self.folder, self.import_run, self.reading_runner)
        self.decisions = DecisionsDesk(look, window, self.article, self.deciding, self.reading_runner)
        self.trash = TrashDesk(look, window, self.deciding, self.upkeep, self.reading_runner, self.notices)
        self.charting = ChartDesk(window, self.folder, self.search, self.timeline, self.status, self.notices)
        self.tasks = TaskDesk(
            look, window, self.folder, self.search, self.searching, self.article, self.status, self.reading_runner,
            self.notices,
        )  # fmt: skip
        self.menus = MenuDesk(
            window, self.rail, self.results, self.reader, self.network_panel, self.actors, self.timeline, self.facets,
            self.marks, self.notices,
        )  # fmt: skip
        self.keeping = Keeping(
            self.name, self.reading_runner, window, self.status, self.notices, self.search, self.searching,
            self.reading, self.imports, self.following, self.upkeep, lambda: self.deciding_actors.is_counting,
        )  # fmt: skip
        self.zones = ZoneDesk(
            look, window, self.folder, self.search, self.article, self.reading, self.reader, self.deciding,
            self.keeping, self.upkeep, self.status, self.reading_runner, self.notices,
        )  # fmt: skip
        self.sights = SightDesk(look, window, self.folder, self.article, self.reader, self.notices)
        self.second_sights = SightDesk(look, window, self.folder, self.article, self.second_reader, self.notices)
        for sights in (self.sights, self.second_sights):
            sights.runner.failed.connect(self.failed)
        self.mark_files = MarkFilesDesk(window, self.folder, self.marks, self.status, self.reading_runner, self.notices)
        self.mails = MailDesk(look, window, self.article, self.reader, self.sights.runner, self.notices)
        self.sheets = SheetDesk(window, self.reader, self.sights.runner, self.notices)
        self.second_sheets = SheetDesk(window, self.second_reader, self.second_sights.runner, self.notices)
        self.about_actors = ActorDesks(
            look, window, self.folder, self.search, self.searching, self.article, self.reading, self.shelf,
            self.following, self.keeping, self.deciding, self.deciding_actors, self.actors, self.network_panel,
            self.reader, self.reading_runner, self.status, self.notices,
        )  # fmt: skip
        self.marking = MarkingDesk(
            look, window, self.search, self.article, self.reading, self.reader, self.marks, self.deciding,
            self.about_actors, self.deciding_actors, self.writing_runner, self.reading_runner, self.notices,
        )  # fmt: skip
        self.way = WayDesk(window, self.search, self.searching, self.reading, self.article, self.reader, self.timeline)
        self.tabs = TabDesk(
            self.strip, self.article, self.reading, self.reader, self.way, self.program, self.palette, self.deciding,
            self.following, self.reading_runner, self.notices, self,
        )  # fmt: skip
        self.beside = BesideDesk(
            window, self.area, self.search, self.searching, self.article, self.reading, self.results, self.actors,
            self.reader, self.second_reader, self.way, self.tabs, self.deciding, self.following, self.reading_runner,
            self.notices,
        )  # fmt: skip
        self.menus.serve(self.second_reader)
        self.leading = LeadingDesk(
            window, self.welcome, self.notices, self.program, self.search, self.shelf, self.article, self.imports,
            self.records, self.tasks, self.deciding, self.marking, self.zones,
        )  # fmt: skip
        self.peeking = PeekDesk(
            look, window, self.search, self.reading, self.reader, self.about_actors.profiles, self.reading_runner,
            self.notices,
        )  # fmt: skip

    def _connect(self) -> None:
        self.search.shown.connect(self._on_result_shown)
        self.search.into_list.connect(self._on_into_list)
        self.search.out_of_box.connect(self._on_out_of_box)
        self.searching.failed.connect(self._on_failed)
        self.searching.rows_dropped.connect(self.results.model.forget)
        self.searching.answered.connect(self._on_search_answered)
        # After the parts themselves: they were connected when they were made.
        self.searching.surrounded.connect(self._on_state_changed)
        self.reading.hits_changed.connect(self._on_state_changed)
        self.reader.view_changed.connect(self._on_state_changed)
        self.actors.scope_changed.connect(self._on_state_changed)
        self.around.page_wanted.connect(self._on_page_wanted)
        # By keyboard one walks the list beside the network; who clicks on an article wants to see it.
        self.results.view.clicked.connect(self._on_page_wanted)
        self.article.shown.connect(self._on_article_shown)
        self.article.closed.connect(self._on_article_closed)
        self.article.changed.connect(self._on_decided)
        self.article.into_reader.connect(self._on_into_reader)
        self.around.article_wanted.connect(self._on_article_wanted)
        self.around.date_wanted.connect(self._on_date_wanted)
        self.deciding.indexed.connect(self._on_indexed)
        self.deciding.undo_state_changed.connect(self._on_undo_state_changed)
        self.filters.state_changed.connect(self._on_state_changed)
        self.imports.state_changed.connect(self._on_state_changed)
        self.about_actors.state_changed.connect(self._on_state_changed)
        self.about_actors.lead_back(self.way)
        self.tabs.state_changed.connect(self._on_state_changed)
        self.beside.state_changed.connect(self._on_state_changed)
        self.beside.copies_wanted.connect(self.copies.list_of)
        self.copies.beside_wanted.connect(self.beside.open)
        self.keeping.state_changed.connect(self._on_state_changed)
        self.keeping.state_changed.connect(self.shelf.look)
        self.marks.filled.connect(self._on_state_changed)
        self.keeping.failed.connect(self._on_failed)
        self.watching.failed.connect(self._on_failed)
        self.watching.bug_met.connect(self.failed)
        self.program.theme_toggled.connect(self.theme_toggled)
        self.timeline.date_wanted.connect(self._on_date_of_undated_wanted)
        self.peeking.date_wanted.connect(self._on_date_of_undated_wanted)
        self.peeking.note_wanted.connect(self.marking.write)
        self.timeline.sentence_wanted.connect(self.reading.read_sentence)
        self.reading.sentence_read.connect(self.timeline.show_sentence)
        self.window.resized.connect(self._on_resized)
        self.welcome.sample_wanted.connect(self._on_sample_wanted)

    # Life -------------------------------------------------------------------------------------------------------

    def begin(self, position: Position, tabs: KeptTabs = _NO_TABS) -> None:
        """Ask for what shows first: the list, and the article that was open."""
        self.search.set_history(list(position.history))
        self.status.show_library(self.name, 0)
        self.window.show_title(self.name)
        # Before the search is asked for, whose first article is opened where there is none.
        has_tabs = self.tabs.begin(tabs)
        if tabs.beside is not None:
            self.beside.open(tabs.beside)
        self.bar.set_text(position.query)
        self.searching.folds_copies = position.folds_copies
        self.searching.search(position.query, cursor=len(position.query))
        if position.is_original:
            self.reader.set_view(View.BOTH if position.has_both else View.ORIGINAL)
        for reader in (self.reader, self.second_reader):
            reader.set_lines(names=position.shows_names, dates=position.shows_dates)
        if position.article is not None and not has_tabs:
            self.reading.open(position.article, None)
        self.keeping.look()
        self.watching.begin()
        self.marking.begin()

    def _find_actor(self) -> None:
        # The pane may be hidden, and what is hidden takes no keyboard.
        self.window.focus(Place.ACTORS)
        self.actors.filter_line.open()

    def _find_filter(self) -> None:
        self.window.focus(Place.FILTERS)
        self.facets.filter_line.open()

    @Slot()
    def _on_search_answered(self) -> None:
        if not self._has_loaded_rest:
            self._has_loaded_rest = True
            # Once the list is painted: what was posted comes before a timer.
            QTimer.singleShot(0, self, self._load_rest)

    @Slot()
    def _load_rest(self) -> None:
        """Load what the first picture does without: the engine of searches, the plot, what can be undone."""

        def warm_up(tools: LibraryTools, _ctx: JobContext) -> None:
            tools.warm_up()

        self.deciding.look_for_undo()
        self.reading_runner.ask("warm up", warm_up, self._on_warm)
        self.timeline.load()
        self.way.look_anew()
        # What was loaded stays for good: the next collection would look through all of it, which takes 60 ms.
        gc.freeze()
        self._refresh_actions()

    def _on_warm(self, _answer: Answer) -> None:
        """There is nothing to do: the next search is quick, and was so if it came first."""

    @property
    def name(self) -> str:
        """The library's name, as the user gave it to its folder."""
        return self.folder.name.removesuffix(".dateline")

    def position(self) -> Position:
        """Return where the user is."""
        reader = self.reader
        return Position(
            self.search.query,
            self.reading.id,
            tuple(self.search.history),
            reader.is_original,
            self.searching.folds_copies,
            reader.view is View.BOTH,
            *reader.lines,
        )

    def kept_tabs(self) -> KeptTabs:
        """Return what is open in tabs and beside, to be kept between starts."""
        return self.tabs.kept(self.beside.id)

    def close(self) -> None:
        """Stop everything that runs. What was decided and acknowledged is durable already."""
        self.following.stop()
        self.watching.stop()
        self.import_run.shut_down()
        self.upkeep.shut_down()
        self.tasks.shut_down()
        self.mark_files.shut_down()
        self.zones.shut_down()
        self.charting.shut_down()
        self.about_actors.shut_down()
        self.shelf.shut_down()
        self.way.shut_down()
        self.search.shut_down()
        self.sights.shut_down()
        self.places.shut_down()
        self.second_sights.shut_down()
        self.reading_runner.close()
        self.writing_runner.close()

    def fill_with_sample(self) -> None:
        """Take in the pages of the sample library, as far as they are not in it."""
        self.imports.take_paths(
            sorted(page for page in resources.path("sample/pages").iterdir() if page.suffix != ".json")
        )

    # What one panel says to the others ----------------------------------------------------------------------------

    @Slot(object)
    def _on_result_shown(self, result: Result) -> None:
        if self.reading.id is None and result.found.total and not result.found.text:
            # The first of the result is the first of the list: the best of a group stands for it.
            self.article.open(result.found.ids[0])
        elif self.reading.id is not None:
            self.results.select_id(self.reading.id)
            self.reading.mark_hits(result.found)
            self.article.say_place()
        if not self._is_ready:
            self._is_ready = True
            self.ready.emit()
        self._refresh_actions()

    @Slot(object)
    def _on_article_shown(self, opened: OpenArticle) -> None:
        self.window.show_title(opened.content.article.title, self.name)
        self.around.show_article(opened)
        self.about_actors.network.show_colours()
        self._refresh_actions()

    @Slot()
    def _on_article_closed(self) -> None:
        self.window.show_title(self.name)
        self.around.show_no_article()
        self._refresh_actions()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.is_logged:
            self.following.expect_decision()
            # Its row says it; only a list of those that are so is another one now.
            if any(way in self.search.query for way in decided.asked_as.split()):
                self.searching.refresh()
            elif decided.asked_as:
                self.searching.recount_facets()
        if decided.changes_zones:
            self.keeping.read_again()
        self._refresh_actions()

    @Slot(object)
    def _on_indexed(self, indexed: Indexed) -> None:
        # Also where the index is behind: what was deleted is left out of it all the same.
        self.keeping.refresh()
        if not indexed.is_done:
            self.upkeep.want("reindex --changed")

    @Slot(object)
    def _on_undo_state_changed(self, state: UndoState) -> None:
        self._undo = state
        self._refresh_actions()

    @Slot()
    def _on_state_changed(self) -> None:
        self._refresh_actions()

    @Slot()
    def _on_page_wanted(self) -> None:
        self.window.bring(Place.READER)

    @Slot()
    def _on_into_list(self) -> None:
        self.window.focus(Place.LIST)

    @Slot()
    def _on_out_of_box(self) -> None:
        self.window.focus(Place.LIST)

    @Slot()
    def _on_into_reader(self) -> None:
        self.window.focus(Place.READER)

    @Slot(object)
    def _on_article_wanted(self, article: int) -> None:
        self.article.open(article)
        self.window.bring(Place.READER)

    @Slot(object)
    def _on_date_wanted(self, date: TextDate | WaitingDate) -> None:
        self.article.open_at(date.article, date.start, date.end)

    @Slot()
    def _on_date_of_undated_wanted(self) -> None:
        self.actions.run("article.set-date")

    @Slot()
    def _on_sample_wanted(self) -> None:
        self.actions.run("library.sample")

    @Slot(object)
    def _on_failed(self, error: WorkbenchError) -> None:
        self.notices.warn(str(error))

    # Keys, menus, looks -------------------------------------------------------------------------------------------

    def _refresh_actions(self) -> None:
        found = self.search.found
        states = {
            Needs.RESULTS: found is not None and found.total > 0,
            Needs.ARTICLE: self.reading.article is not None,
            Needs.HITS: bool(self.reader.hits.spans),
            Needs.CLEAN: not self.reader.is_original,
            Needs.MARKS: self.marks.has_any,
            Needs.ZONES: self.reader.has_zones and self.window.is_shown(Place.READER),
            Needs.ACTOR: self.actors.has_any,
            Needs.TIMELINE: self.timeline.has_data,
            Needs.FILTER: self.facets.has_any,
            Needs.NETWORK: self.network_panel.has_data and self.window.is_shown(Place.NETWORK),
            Needs.BACK: self.way.can_go(-1),
            Needs.FORWARD: self.way.can_go(1),
            Needs.TABS: self.tabs.has_several,
            Needs.CLOSED_TAB: self.tabs.tabs.can_reopen,
            Needs.BESIDE: self.beside.is_shown,
            Needs.EITHER_SIDE: self.beside.is_shown or self.reading.article is not None,
            Needs.UNDO: self._undo.can_undo,
            Needs.REDO: self._undo.can_redo,
            Needs.IMPORT_RUNNING: self.imports.is_running,
        }
        have = Needs.LIBRARY
        for need, is_so in states.items():
            if is_so:
                have |= need
        self.actions.refresh(have)

    def set_preset(self, preset: Preset) -> None:
        """Use another layout of keys, and name its keys where they are shown."""
        self.actions.set_preset(preset)
        self.bar.show_keys(self.actions.keys("search.focus"))
        for reader in (self.reader, self.second_reader):
            reader.set_date_key(self.actions.keys("article.set-date"))
        self.reader.set_zone_keys({zone: self.actions.keys(command) for command, zone in ZONE_COMMANDS.items()})
        self.timeline.set_date_keys(self.actions.keys("article.set-date"))
        self.marks.set_keys(self.actions.keys("mark.highlight"), self.actions.keys("mark.note"))
        self.actors.set_hidden_key(self.actions.keys("actor.show-hidden"))
        self._refresh_actions()

    @Slot()
    def _on_resized(self) -> None:
        self.status.make_room(is_narrow=self.window.width() < tokens.COMPACT_BELOW_PX)
