"""The article at the desk: opened from the list, walked hit by hit, starred, dated."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.commands import Place
from ui.desk.deciding import Decided, Deciding
from ui.desk.reading import REST, OpenArticle, Reading
from ui.desk.search import SearchDesk
from ui.desk.trail import AtArticle
from ui.floating.notices import Notices
from ui.look.theme import Look
from ui.panels.reader.panel import ReaderPanel
from ui.panels.reader.plan import PieceKind
from ui.panels.reader.scroll_position import ScrollPosition
from ui.panels.reader.view import View
from ui.panels.results import ResultsPanel
from ui.window import Window
from workbench import query_terms
from workbench.errors import WorkbenchError
from workbench.library.articles import Article

UNDO = "undo"
_THEN_ASK_DATE = "ask date"


class ArticleDesk(QObject):
    """Leads between list and reader. What the user decides is shown at once and told when it is durable.

    Signals:
        list_followed: what is selected in the list is about to be opened.
        deleted: the id of an article that goes into the trash.
    """

    list_followed = Signal()
    deleted = Signal(object)
    shown = Signal(object)
    changed = Signal(object)
    closed = Signal()
    into_reader = Signal()

    def __init__(
        self,
        look: Look,
        window: Window,
        search: SearchDesk,
        reading: Reading,
        deciding: Deciding,
        results: ResultsPanel,
        reader: ReaderPanel,
        beside: ReaderPanel,
        notices: Notices,
    ) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._search, self._reading, self._deciding = search, reading, deciding
        self._results, self._reader, self._beside, self._notices = results, reader, beside, notices
        # On which side hits are walked: they go through the first article, then through the one beside it.
        self._walked, self._walked_from = reader, Place.READER
        self._then = ""
        self._owed = 0
        self._target = (0, 0)
        self._place = AtArticle(0)
        self._view: View | None = None
        self._zoned = 0
        self._tell_timer = QTimer(self)
        self._tell_timer.setSingleShot(True)
        self._tell_timer.timeout.connect(self._on_time_to_tell)
        results.article_selected.connect(self._on_article_selected)
        results.article_opened.connect(self._on_article_opened)
        reader.date_requested.connect(self._on_date_requested)
        reader.star_toggled.connect(self._on_star_toggled)
        reader.source_pressed.connect(self._on_source_pressed)
        reader.author_pressed.connect(self._on_author_pressed)
        reader.tag_pressed.connect(self._on_tag_pressed)
        reader.near_end_reached.connect(reading.reach_end)
        reading.opened.connect(self._on_opened)
        reading.hits_changed.connect(self._on_hits_changed)
        reading.read.connect(self._on_read)
        reading.failed.connect(self._on_failed)
        deciding.decided.connect(self._on_decided)
        deciding.failed.connect(self._on_failed)

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return None if self._reading.article is None else self._reading.article.content.article

    def open(self, article: int, *, then: str = "") -> None:
        """Open an article with the hits of the search in it."""
        self._reading.open(article, self._search.found, then=then)

    def open_at(self, article: int, start: int, end: int) -> None:
        """Open an article at a span of its text, in sight."""
        self._target = (start, end)
        self.open(article, then="target")
        self._window.bring(Place.READER)

    def open_place(self, place: AtArticle, view: View | None = None) -> None:
        """Open an article where it was read before, as a step to a place that is known, in another view where one is given."""
        if place.article == self._reading.id and not self.is_on_its_way:
            if view is not None:
                self._reader.set_view(view)
            self.go_to_place(place)
            return
        self._place, self._view = place, view
        # One that was not looked at here yet begins where reading stopped, as any that is opened.
        then = "" if place == AtArticle(place.article) else "place"
        self._reading.open(place.article, self._search.found, then=then, is_step=True)

    def open_at_place(self, place: AtArticle) -> None:
        """Open an article where it was read elsewhere, as a new place on the way."""
        self._place = place
        self.open(place.article, then="place")

    def open_in(self, view: View) -> None:
        """Show the next article that is opened in this view."""
        self._view = view

    def close(self) -> None:
        """Have nothing open."""
        self._reading.close()
        self._reader.show_article(None)
        self._reader.set_place("")
        self.closed.emit()

    def say_place(self) -> None:
        """Say where in the list the open article stands, or that it is none of these."""
        found, article = self._search.found, self._reading.id
        if found is None or article is None:
            self._reader.set_place("")
        elif article in found.ids:
            self._reader.set_place(f"{found.ids.index(article) + 1:,} of {found.total:,}")
        else:
            self._reader.set_place("Not in these results")

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about the article do."""
        reader = self._reader
        return {
            "article.open": self._results.open_current,
            "article.next": self._results.select_next,
            "article.previous": self._results.select_previous,
            "article.star": self._toggle_star,
            "article.read": self._toggle_read,
            "article.queue": partial(self._on_subject, self._deciding.toggle_queue),
            "article.archive": partial(self._on_subject, self._deciding.toggle_archive),
            "list.unfold": self._results.unfold_current,
            "list.fold": self._results.fold_current,
            "article.set-date": self._ask_date,
            "article.delete": self._delete,
            "article.find": partial(self._on_this_page, ReaderPanel.open_find),
            "article.next-hit": partial(self._on_the_page, self._next_hit),
            "article.previous-hit": partial(self._on_the_page, self._previous_hit),
            "article.comments": partial(self._on_this_page, ReaderPanel.toggle_comments),
            "article.boilerplate": partial(self._on_this_page, ReaderPanel.toggle_boilerplate),
            "library.undo": self._deciding.undo,
            "library.redo": self._deciding.redo,
            "view.original": partial(self._on_this_page, ReaderPanel.toggle_original),
            "view.zones": partial(self._on_this_page, ReaderPanel.toggle_both),
            "view.larger": reader.text_size.larger,
            "view.smaller": reader.text_size.smaller,
            "view.typeface": reader.typesetting.next_face,
            "view.measure": reader.typesetting.next_measure,
            "view.leading": reader.typesetting.next_leading,
        }

    def _on_the_page(self, act: Callable[[], object]) -> None:
        """Do what is seen on the page alone, which may lie behind the network."""
        self._window.bring(Place.READER)
        act()

    def _on_this_page(self, act: Callable[[ReaderPanel], object]) -> None:
        """Do what is seen on the page that has the keyboard, else on the first."""
        self._window.bring(Place.READER)
        act(self.reader_here())

    def reader_here(self) -> ReaderPanel:
        """Return the reader that has the keyboard; where none has it, the first."""
        return self._beside if self._window.place_of_focus() is Place.BESIDE else self._reader

    def _walk_hits(self, step: int) -> bool:
        """Go to the next hit (+1) or the one before (-1), from one article to the one beside it; False if there is none further."""
        place = self._window.place_of_focus()
        if place in {Place.READER, Place.BESIDE} and place is not self._walked_from:
            # Whoever turns to the other side goes on there.
            self._walked, self._walked_from = self.reader_here(), place
        sides = [self._reader, self._beside] if self._beside.content is not None else [self._reader]
        at = sides.index(self._walked) if self._walked in sides else 0
        if sides[at].hits.next() if step > 0 else sides[at].hits.previous():
            return True
        if not 0 <= at + step < len(sides):
            return False
        other = sides[at + step]
        if not (other.hits.first() if step > 0 else other.hits.last()):
            return False
        self._walked = other
        return True

    def _next_hit(self) -> None:
        """Go to the next hit, and after the last one on into the next article of the list."""
        if self.is_on_its_way:
            self._owed += 1
            return
        if self._reading.article is not None and self._walk_hits(1):
            return
        self._then = "first hit"
        if not self._results.select_next():
            self._notices.say("That was the last hit", "The list ends with this article.", icon="info", role="text_2")
        self._then = ""

    @property
    def is_on_its_way(self) -> bool:
        """Whether the reader has yet to show what was opened: keys are faster, and shall skip none of its hits."""
        shown = self._reading.article
        return self._reading.id is not None and (shown is None or shown.content.article.id != self._reading.id)

    def _pay(self) -> None:
        """Take the steps for which a key was pressed before the article was here; the next may lead into another."""
        while self._owed and not self.is_on_its_way:
            step = 1 if self._owed > 0 else -1
            self._owed -= step
            (self._next_hit if step > 0 else self._previous_hit)()

    def _previous_hit(self) -> None:
        if self.is_on_its_way:
            self._owed -= 1
            return
        if self._reading.article is not None and self._walk_hits(-1):
            return
        self._then = "last hit"
        if not self._results.select_previous():
            self._notices.say(
                "That was the first hit", "The list begins with this article.", icon="info", role="text_2"
            )
        self._then = ""

    def _toggle_star(self) -> None:
        article = self.subject()
        if article is not None:
            self._deciding.toggle_star(article)

    def _on_subject(self, act: Callable[[int], object]) -> None:
        article = self.subject()
        if article is not None:
            act(article)

    def _toggle_read(self) -> None:
        article = self.subject()
        if article is not None:
            self._reading.leave_mark()
            self._deciding.toggle_read(article)

    def subject(self) -> int | None:
        """Return what a key is about: in the list the selected article, elsewhere the one that is read.

        It may still be on its way into the reader: keys are faster than disks.
        """
        place = self._window.place_of_focus()
        if place is Place.BESIDE and self._beside.content is not None:
            return self._beside.content.article.id
        selected = self._results.current_id() if place is Place.LIST else None
        return self._reading.id if selected is None else selected

    def _delete(self) -> None:
        """Move the selected article to the trash and go on to the next, as whoever sorts through a list wants it."""
        article = self._results.current_id()
        if article is None:
            return
        if not (self._results.select_next() or self._results.select_previous()):
            self.close()
        self.deleted.emit(article)
        self._deciding.delete(article)

    def _ask_date(self) -> None:
        article, beside, wanted = self.article, self._beside.content, self.subject()
        if wanted is None:
            return
        if beside is not None and beside.article.id == wanted != self._reading.id:
            self._ask_date_of(beside.article)
        elif article is None or article.id != wanted or article.id != self._reading.id:
            # Asked once the selected one is here: the dialog says which article it is about.
            self.open(wanted, then=_THEN_ASK_DATE)
        else:
            self._ask_date_of(article)

    def _ask_date_of(self, article: Article) -> None:
        # Dialogs are loaded when they are opened: the window is there sooner.
        from ui.dialogs.set_date import SetDateDialog

        dialog = SetDateDialog(self._look, self._window, article.title, article.published.edtf or "")
        self._reading.times_read.connect(dialog.show_times)
        dialog.moves_wanted.connect(self._reading.read_moves)
        self._reading.moves_read.connect(dialog.show_moves)
        self._reading.read_times(article.id)
        # Of the article that the dialog names, whatever is opened meanwhile.
        dialog.date_set.connect(partial(self._deciding.set_date, article.id))
        dialog.ask()

    @Slot(object)
    def _on_article_selected(self, article: int) -> None:
        self._search.remember()
        if article != self._reading.id or self._then:
            self.list_followed.emit()
            self.open(article, then=self._then)

    @Slot(object)
    def _on_article_opened(self, article: int) -> None:
        self._search.remember()
        if article != self._reading.id:
            self.list_followed.emit()
            self.open(article)
        self.into_reader.emit()

    @Slot(object)
    def _on_opened(self, opened: OpenArticle) -> None:
        if opened.then == "same":
            self._reader.update_article(opened.content)
        elif opened.then in {"marks", REST}:
            self._reader.update_findings(opened.content)
        else:
            view, self._view = self._view, None
            self._walked = self._reader
            self._reader.show_article(opened.content, view)
        if not self._results.select_id(opened.content.article.id):
            self._results.select_none()
        self.say_place()
        if opened.then == "first hit":
            self._reader.hits.first()
        elif opened.then == "last hit":
            self._reader.hits.last()
        elif opened.then == "target":
            self._reader.go_to(*self._target)
        elif opened.then == "place":
            self.go_to_place(self._place)
        elif not opened.then and opened.stopped_at is not None and (opened.is_step or not opened.content.hits):
            # Where something is searched for, one begins at the top: the hits above would be passed over.
            self._reader.stopping.continue_at(opened.stopped_at)
        self._pay()
        # The page first: what stands around it comes in a turn of its own, and the next key is not kept waiting for both.
        self._tell_timer.start()
        if opened.then == _THEN_ASK_DATE:
            QTimer.singleShot(0, self, self._ask_date)

    def go_to_place(self, place: AtArticle) -> None:
        """Show the open article where it was read, with what was unfolded then."""
        self._reader.unfold({PieceKind(kind) for kind in place.opened if kind in set(PieceKind)})
        self._reader.restore_scroll(ScrollPosition(place.point, place.offset_px))

    @Slot()
    def _on_time_to_tell(self) -> None:
        if self._reading.article is not None:
            self.shown.emit(self._reading.article)

    @Slot(object)
    def _on_hits_changed(self, spans: tuple[tuple[int, int], ...]) -> None:
        self._reader.set_hits(spans)

    @Slot(object)
    def _on_read(self, article: int) -> None:
        # Behind the network nothing is read, however long it lies there.
        if self._window.is_shown(Place.READER):
            self._deciding.set_read(article, is_read=True)

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        article = decided.article
        if article is not None and article.deleted_at is None:
            self._results.article_changed(article)
        if article is not None and article.id == self._reading.id:
            if decided.moves_in_time:
                self._reading.reload(self._search.found)
            else:
                # A page that is laid anew loses what is selected in it: a star is no reason.
                self._reading.take_facts(article)
                self._reader.set_starred(article.starred_at is not None)
        elif decided.moves_in_time and (self._reading.id in decided.articles or decided.changes_zones):
            self._reading.reload(self._search.found)
        if decided.changes_grades:
            self._reading.reload(self._search.found)
        if decided.changes_actors or (decided.changes_marks and self._reading.id in decided.articles):
            self._reading.reload(self._search.found, "marks")
        if decided.tags:
            self._results.tags_changed(decided.tags)
            if self._reading.id in decided.tags:
                self._reading.reload(self._search.found)
        if decided.undone is not None:
            self._notices.withdraw((UNDO, decided.undone))
        if decided.said:
            actions = () if decided.seq is None else (("Undo", (UNDO, decided.seq)), *decided.offers)
            if decided.changes_zones and decided.seq is not None:
                # Who goes from paragraph to paragraph shall not have the window full of what was said of each.
                self._notices.withdraw((UNDO, self._zoned))
                self._zoned = decided.seq
            self._notices.say(decided.said, decided.about if article is None else article.title, actions=actions)
        self.changed.emit(decided)

    @Slot(object)
    def _on_failed(self, error: WorkbenchError) -> None:
        self._owed = 0
        self._notices.warn(str(error))

    @Slot(object)
    def _on_date_requested(self, article: int) -> None:
        beside = self._beside.content
        if beside is not None and beside.article.id == article != self._reading.id:
            self._ask_date_of(beside.article)
        else:
            self._ask_date()

    @Slot(object)
    def _on_star_toggled(self, article: int) -> None:
        self._deciding.toggle_star(article)

    @Slot(object)
    def _on_source_pressed(self, name: str) -> None:
        self._search.set_query(query_terms.with_term(self._search.query, "source", name))

    @Slot(object)
    def _on_tag_pressed(self, name: str) -> None:
        self._search.set_query(query_terms.with_term(self._search.query, "tag", name))

    @Slot(object)
    def _on_author_pressed(self, name: str) -> None:
        self._search.set_query(query_terms.with_term(self._search.query, "author", name))
