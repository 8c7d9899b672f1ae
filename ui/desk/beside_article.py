"""A second article beside the first: which it is, its hits, what is found in both, and two copies that scroll in step."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from ui.commands import Place
from ui.desk.article import ArticleDesk
from ui.desk.deciding import Decided, Deciding
from ui.desk.following import Following
from ui.desk.library_tools import LibraryTools
from ui.desk.reading import OpenArticle, Reading, read_article
from ui.desk.search import SearchDesk
from ui.desk.searching import Result, Searching
from ui.desk.tabbing import TabDesk
from ui.desk.trail import AtArticle
from ui.desk.way import WayDesk
from ui.floating.notices import Notices
from ui.panels.actors import ActorsPanel
from ui.panels.reader.content import ReaderContent
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.scroll_position import ScrollPosition
from ui.panels.reading_area import ReadingArea
from ui.panels.results import ResultsPanel
from ui.runner import Answer, Runner
from ui.window import Window
from workbench.jobs import JobContext
from workbench.search import hit_spans


@dataclass(frozen=True, slots=True)
class _InStep:
    """Where the sentences begin that two articles share, in the order of each side; `others` are those of the other article."""

    articles: tuple[int, int]
    starts: tuple[int, ...]
    others: tuple[int, ...]

    def along(self, point: int) -> int | None:
        """Return where the other article says what stands at a character of this one, None before the first that both say."""
        place = bisect_right(self.starts, point) - 1
        return self.others[place] if place >= 0 else None


class BesideDesk(QObject):
    """Leads between the two readers. `state_changed` says that commands may be others now; `copies_wanted` has an article's id."""

    state_changed = Signal()
    copies_wanted = Signal(object)

    def __init__(
        self,
        window: Window,
        area: ReadingArea,
        search: SearchDesk,
        searching: Searching,
        article: ArticleDesk,
        reading: Reading,
        results: ResultsPanel,
        actors: ActorsPanel,
        reader: ReaderPanel,
        beside: ReaderPanel,
        way: WayDesk,
        tabs: TabDesk,
        deciding: Deciding,
        following: Following,
        runner: Runner[LibraryTools],
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._window, self._area, self._search, self._article, self._reading = window, area, search, article, reading
        self._results, self._actors, self._reader, self._beside = results, actors, reader, beside
        self._way, self._tabs, self._deciding, self._runner, self._notices = way, tabs, deciding, runner, notices
        self.id: int | None = None
        self._place = AtArticle(0)
        # From the first article to the second and back; empty while each scrolls by itself.
        self._in_step: tuple[_InStep, _InStep] | None = None
        self._leader: ReaderPanel = reader
        self._is_following = False
        beside.stand_beside()
        beside.setAccessibleName("Second article")
        for one, other in ((beside, reader),):
            one.star_toggled.connect(other.star_toggled)
            one.date_requested.connect(other.date_requested)
            one.source_pressed.connect(other.source_pressed)
            one.author_pressed.connect(other.author_pressed)
            one.tag_pressed.connect(other.tag_pressed)
            one.actor_pressed.connect(other.actor_pressed)
            one.date_pressed.connect(other.date_pressed)
        beside.close_pressed.connect(self.close)
        beside.copies_pressed.connect(self._on_copies_pressed)
        beside.near_end_reached.connect(self._on_near_end)
        reader.pictures_changed.connect(beside.set_pictures)
        reader.text_size.changed.connect(beside.text_size.set)
        beside.text_size.changed.connect(reader.text_size.set)
        reader.find_changed.connect(self._on_find_changed)
        beside.find_changed.connect(self._on_find_changed)
        reader.find_closed.connect(self._on_find_closed)
        beside.find_closed.connect(self._on_find_closed)
        for panel in (reader, beside):
            panel.used.connect(self._on_used)
            panel.scrolled.connect(self._on_moved)
        search.shown.connect(self._on_result_shown)
        searching.surrounded.connect(self._on_surrounded)
        reading.opened.connect(self._on_opened)
        article.deleted.connect(self._on_deleted)
        deciding.decided.connect(self._on_decided)
        following.changed.connect(self._on_library_changed)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about two articles do."""
        return {
            "tab.close": self._close_here,
            "beside.split": self._toggle,
            "beside.open": self._open_subject,
            "beside.swap": self._swap,
            "beside.scroll": self._toggle_step,
        }

    @property
    def is_shown(self) -> bool:
        """Whether a second article stands beside the first."""
        return self.id is not None

    @Slot(object)
    def open(self, article: int, place: AtArticle | None = None) -> None:
        """Show an article beside the first, from its top or where it was read."""
        self._place = place or AtArticle(article)
        self._leave_step()
        self._ask(article, "")

    @Slot()
    def close(self) -> None:
        """Show the first article alone again."""
        self.id = None
        self._leave_step()
        for kind in ("article beside", "hits beside"):
            self._runner.forget(kind)
        self._window.show_beside(is_shown=False)
        self._beside.show_article(None)
        self.state_changed.emit()

    # Commands

    def _toggle(self) -> None:
        if self.is_shown:
            self.close()
            return
        other = self._read_before()
        if other is None:
            self._notices.say(
                "There is no other article to show beside", "Select one in the list and press Shift+Enter.",
                icon="info", role="text_2",
            )  # fmt: skip
            return
        self._window.bring(Place.READER)
        self.open(other)

    def _read_before(self) -> int | None:
        """Return what was read before on the way, else what another tab has, else the next in the list."""
        now, ids = self._reading.id, list(self._results.model.ids)
        at = ids.index(now) if now is not None and now in ids else -1
        others = [tab.article for tab in self._tabs.tabs.tabs]
        before = reversed(self._way.trail.articles)
        return next((one for one in (*before, *others, *ids[at + 1 :]) if one is not None and one != now), None)

    def _open_subject(self) -> None:
        article = self._article.subject()
        if article is not None:
            self._window.bring(Place.READER)
            self.open(article)

    def _close_here(self) -> None:
        """Close the side that has the keyboard: the second article, or the tab of the first."""
        stands_alone = self.is_shown and self._reading.id is None
        if stands_alone or self._window.place_of_focus() is Place.BESIDE:
            self.close()
        else:
            self._tabs.close_now()

    def _swap(self) -> None:
        first, second = self._reader.content, self._beside.content
        if first is None or second is None:
            return
        there, here = _place_of(self._reader, first), _place_of(self._beside, second)
        was_in_step = self._in_step is not None
        self._article.open_at_place(here)
        self.open(there.article, there)
        if was_in_step:
            self._toggle_step()

    # Showing

    def _ask(self, article: int, then: str) -> None:
        found = self._search.found
        self.id = article

        def run(tools: LibraryTools, _ctx: JobContext) -> OpenArticle:
            return read_article(tools, article, found, then)

        self._runner.ask("article beside", run, self._on_read)

    def _on_read(self, answer: Answer) -> None:
        opened: OpenArticle | None = answer.value
        if opened is None or opened.content.article.deleted_at is not None:
            # It is gone, and whatever was to be seen of it with it.
            self.close()
            return
        self._show(opened)

    def _show(self, opened: OpenArticle) -> None:
        was_shown = self._window.is_shown(Place.BESIDE)
        if not was_shown:
            self._window.show_beside(is_shown=True)
            self._area.share_room()
        if opened.then == "same":
            self._beside.update_article(opened.content)
        elif opened.then == "marks":
            self._beside.update_findings(opened.content)
        else:
            self._beside.show_article(opened.content)
            self._beside.restore_scroll(ScrollPosition(self._place.point, self._place.offset_px))
        self._beside.set_place("Second article")
        self._beside.set_actor_places(self._actors.places())
        words = self._reader.found_words
        if words is not None:
            self._beside.find_along(words)
        self.state_changed.emit()

    @Slot(object)
    def _on_result_shown(self, result: Result) -> None:
        content = self._beside.content
        if content is None or not self.is_shown:
            return

        def run(_tools: LibraryTools, _ctx: JobContext) -> tuple[ReaderContent, tuple[tuple[int, int], ...]]:
            return content, tuple(hit_spans(result.found, content.document, content.mentions))

        self._runner.ask("hits beside", run, self._on_hits)

    def _on_hits(self, answer: Answer) -> None:
        if answer.error is None and self._beside.content is answer.value[0]:
            self._beside.set_hits(answer.value[1])

    @Slot()
    def _on_surrounded(self) -> None:
        if self.is_shown:
            self._beside.set_actor_places(self._actors.places())

    # Found in both

    def _other(self) -> ReaderPanel:
        return self._beside if self.sender() is self._reader else self._reader

    @Slot(str)
    def _on_find_changed(self, words: str) -> None:
        other = self._other()
        if self.is_shown and other.found_words != words:
            other.find_along(words)

    @Slot()
    def _on_find_closed(self) -> None:
        if self.is_shown:
            self._other().close_find()

    # In step

    def _toggle_step(self) -> None:
        if self._in_step is not None:
            self._leave_step()
            self._notices.say("Each article scrolls by itself", icon="copies", role="text_2")
            return
        first, second = self._reading.id, self.id
        if first is None or second is None:
            return

        def run(tools: LibraryTools, _ctx: JobContext) -> tuple[_InStep, _InStep]:
            # Who never has copies beside each other does not wait for what compares them to load.
            from workbench.copies.comparing import compare_sentences

            steps = compare_sentences(tools.library, first, second).steps
            pairs = [(step.before[0], step.after[0]) for step in steps if step.before and step.after]
            return _step_of((first, second), pairs), _step_of((second, first), [(b, a) for a, b in pairs])

        self._runner.read("in step", run, self._on_in_step, self._deciding.failed.emit)

    def _on_in_step(self, pair: tuple[_InStep, _InStep]) -> None:
        if pair[0].articles != (self._reading.id, self.id):
            return
        if not pair[0].starts:
            self._notices.say("These articles share no sentence", "Each scrolls by itself.", icon="info", role="text_2")
            return
        self._in_step, self._leader = pair, self._reader
        self._notices.say("Both articles scroll in step", icon="copies", role="text_2")
        self._follow()

    def _leave_step(self) -> None:
        self._in_step = None
        self._runner.forget("in step")

    def _follow(self) -> None:
        """Lead the other article to the sentence that is read in this one."""
        if self._in_step is None or self._is_following:
            return
        is_first = self._leader is self._reader
        other = self._beside if is_first else self._reader
        position = self._leader.scroll_position()
        point = None if position.point < 0 else self._in_step[0 if is_first else 1].along(position.point)
        self._is_following = True
        other.restore_scroll(ScrollPosition() if point is None else ScrollPosition(point, position.offset_px))
        self._is_following = False

    @Slot()
    def _on_used(self) -> None:
        panel = self.sender()
        if isinstance(panel, ReaderPanel):
            self._leader = panel

    @Slot()
    def _on_moved(self) -> None:
        if self.sender() is self._leader:
            self._follow()

    # What others say

    @Slot(object)
    def _on_opened(self, opened: OpenArticle) -> None:
        if self._in_step is not None and opened.content.article.id != self._in_step[0].articles[0]:
            self._leave_step()
        if self.id is not None and opened.then in {"same", "marks"}:
            # What was found in the one anew may have been in the other.
            self._ask(self.id, "same")

    @Slot()
    def _on_copies_pressed(self) -> None:
        if self.id is not None:
            self.copies_wanted.emit(self.id)

    @Slot()
    def _on_near_end(self) -> None:
        content = self._beside.content
        if content is not None and content.article.read_at is None:
            self._deciding.set_read(content.article.id, is_read=True)

    @Slot(object)
    def _on_deleted(self, article: int) -> None:
        if article == self.id:
            self.close()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if self.id is None:
            return
        content, article = self._beside.content, decided.article
        if article is not None and article.id == self.id and content is not None and not decided.moves_in_time:
            self._beside.set_starred(article.starred_at is not None)
        is_touched = (
            self.id in decided.articles or self.id in decided.tags or decided.changes_actors or decided.changes_grades
        )
        if (
            is_touched
            or decided.changes_zones
            or (article is not None and article.id == self.id and decided.moves_in_time)
        ):
            only_marks = decided.changes_marks and not (decided.moves_in_time or decided.tags)
            self._ask(self.id, "marks" if only_marks else "same")

    @Slot()
    def _on_library_changed(self) -> None:
        if self.id is not None:
            self._ask(self.id, "same")


def _place_of(panel: ReaderPanel, content: ReaderContent) -> AtArticle:
    position = panel.scroll_position()
    return AtArticle(content.article.id, position.point, position.offset_px, tuple(sorted(panel.opened)))


def _step_of(articles: tuple[int, int], pairs: Sequence[tuple[int, int]]) -> _InStep:
    ordered = sorted(pairs)
    return _InStep(articles, tuple(one for one, _ in ordered), tuple(other for _, other in ordered))
