"""Tabs at the desk: opened from the list, walked, closed and opened again, in step with the way back and what is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.article import ArticleDesk
from ui.desk.deciding import Deciding
from ui.desk.following import Following
from ui.desk.library_tools import LibraryTools
from ui.desk.program import ProgramDesk
from ui.desk.reading import OpenArticle, Reading
from ui.desk.tabs import KeptTabs, Tab, Tabs
from ui.desk.trail import AtArticle
from ui.desk.way import WayDesk
from ui.floating.fuzzy import match
from ui.floating.notices import Notices
from ui.floating.palette import Palette
from ui.look.popup import PaletteRow
from ui.panels.reader.panel import ReaderPanel
from ui.panels.tabs import TabLabel, TabStrip
from ui.runner import Runner
from workbench.jobs import JobContext
from workbench.library.articles import get_articles

_FOOT = "Up, Down select · Enter goes there · Esc closes"


@dataclass(frozen=True, slots=True)
class ToTab:
    """Show this tab."""

    tab: Tab


@dataclass(frozen=True, slots=True)
class _Known:
    """The titles of articles that were asked for and are there; those that are not are gone."""

    asked: frozenset[int]
    titles: dict[int, str]


class TabDesk(QObject):
    """Leads between the strip, the trail of each tab and the reader. `state_changed` says that commands may be others now."""

    state_changed = Signal()

    def __init__(
        self,
        strip: TabStrip,
        article: ArticleDesk,
        reading: Reading,
        reader: ReaderPanel,
        way: WayDesk,
        program: ProgramDesk,
        palette: Palette,
        deciding: Deciding,
        following: Following,
        runner: Runner[LibraryTools],
        notices: Notices,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._strip, self._article, self._reading, self._reader = strip, article, reading, reader
        self._way, self._program, self._runner, self._notices = way, program, runner, notices
        self.tabs = Tabs()
        way.trail = self.tabs.now.trail
        strip.chosen.connect(self.show)
        strip.closed.connect(self._close)
        strip.kept.connect(self._on_kept)
        strip.moved.connect(self._on_moved)
        strip.list_wanted.connect(self._list)
        article.list_followed.connect(self._on_list_followed)
        article.deleted.connect(self._on_deleted)
        reading.opened.connect(self._on_opened)
        way.state_changed.connect(self._on_way_changed)
        palette.chosen.connect(self._on_chosen)
        deciding.indexed.connect(self._on_library_changed)
        following.changed.connect(self._on_library_changed)
        program.offer_tabs(self._rows)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about tabs do."""
        return {
            "tab.open": self._open_subject,
            "tab.keep": self._keep,
            "tab.next": lambda: self.show(self.tabs.at + 1),
            "tab.previous": lambda: self.show(self.tabs.at - 1),
            "tab.others": self._close_others,
            "tab.reopen": self._reopen,
            "tab.left": lambda: self._move(-1),
            "tab.right": lambda: self._move(1),
            "tab.list": self._list,
        }

    @property
    def has_several(self) -> bool:
        """Whether there is another tab to go to."""
        return len(self.tabs.tabs) > 1

    # Between starts

    def begin(self, kept: KeptTabs) -> bool:
        """Have the tabs of an earlier start: the one that was shown is opened once it is known which are still there.

        Returns:
            Whether there is any; the others are read when they are shown.
        """
        self.tabs.restore(kept)
        self._way.trail = self.tabs.now.trail
        if not self.tabs.articles:
            return False
        self._show_strip()
        # Under a name of its own: whoever looks again meanwhile does not have the first look forgotten.
        self._look(self._on_begun, "tabs at first")
        return True

    def kept(self, beside: int | None = None) -> KeptTabs:
        """Return the tabs as they are, for the session, with the article that stands beside."""
        self._way.note_reading()
        self._note_view()
        return self.tabs.kept(beside)

    def _look(self, receive: Callable[[_Known], None], kind: str = "tabs") -> None:
        asked = frozenset(self.tabs.articles | self._read_behind())

        def run(tools: LibraryTools, _ctx: JobContext) -> _Known:
            known = get_articles(tools.library, asked).values()
            return _Known(asked, {one.id: one.title for one in known if one.deleted_at is None})

        self._runner.read(kind, run, receive, lambda _error: None)

    def _read_behind(self) -> set[int]:
        return {article for tab in self.tabs.tabs for article in tab.trail.articles}

    def _on_begun(self, known: _Known) -> None:
        self.tabs.forget(known.asked - known.titles.keys())
        self.tabs.rename(known.titles)
        self._open_now()

    def _on_known(self, known: _Known) -> None:
        gone = known.asked - known.titles.keys()
        self.tabs.rename(known.titles)
        self._forget(gone)

    # Commands

    @Slot(int)
    def show(self, number: int) -> None:
        """Show a tab by its number from the left, counted from 0; beyond the ends it goes round."""
        if number % len(self.tabs.tabs) == self.tabs.at:
            return
        self._leave()
        self.tabs.show(number)
        self._open_now()

    def _open_subject(self) -> None:
        """Open what a key is about in a tab of its own; the keyboard, and what is shown, stay."""
        article = self._article.subject()
        if article is None:
            return
        self._way.note()
        content, now = self._reader.content, self._way.trail.now
        title = content.article.title if content is not None and content.article.id == article else ""
        is_here = now is not None and isinstance(now.where, AtArticle) and now.where.article == article
        at = now.where if now is not None and isinstance(now.where, AtArticle) and is_here else None
        self.tabs.add(article, title, at=at)
        self._show_strip()
        if not title:
            self._look(self._on_known)

    def _keep(self) -> None:
        self.tabs.keep()
        self._show_strip()
        if not self.has_several:
            self._notices.say(
                "This tab stays", "What is selected in the list opens beside it.", icon="check", role="text_2"
            )

    def close_now(self) -> None:
        """Close the tab that is shown."""
        self._close(self.tabs.at)

    @Slot(int)
    def _close(self, number: int) -> None:
        is_shown = number == self.tabs.at
        if is_shown:
            self._leave()
        self.tabs.close(number)
        if is_shown:
            self._open_now()
        else:
            self._show_strip()

    def _close_others(self) -> None:
        self.tabs.close_others()
        self._show_strip()

    def _reopen(self) -> None:
        self._leave()
        if self.tabs.reopen() is not None:
            self._open_now()

    def _move(self, step: int) -> None:
        self._on_moved(self.tabs.at, self.tabs.at + step)

    def _list(self) -> None:
        self._program.open_palette(self._rows, "Go to an open tab", _FOOT)

    def _rows(self, typed: str) -> Sequence[PaletteRow]:
        """Return the other tabs whose titles match, for the palette."""
        found = []
        for tab in self.tabs.tabs:
            matched = match(typed, tab.title)
            if matched is not None and tab is not self.tabs.now and tab.article is not None:
                detail = "Open tab" if tab.is_kept else "Open tab · follows the list"
                row = PaletteRow("book", tab.title or "Without a title", detail, payload=ToTab(tab), bold=matched.spans)
                found.append((-matched.score, row))
        return [row for _, row in sorted(found, key=lambda item: item[0])]

    # In step

    def _leave(self) -> None:
        self._way.note()
        self._note_view()

    def _note_view(self) -> None:
        content = self._reader.content
        # What is on its way yet has the view of the tab before: who walks faster than the page follows takes none along.
        if content is not None and content.article.id == self.tabs.now.article:
            self.tabs.now.view = self._reader.view

    def _open_now(self) -> None:
        """Show what the present tab has, where it was read."""
        tab = self.tabs.now
        self._way.arrive(tab.trail)
        now = tab.trail.now
        if now is not None and isinstance(now.where, AtArticle):
            self._article.open_place(now.where, tab.view)
        else:
            self._article.close()
        self._show_strip()

    def _show_strip(self) -> None:
        labels = [TabLabel(tab.title, not tab.is_kept) for tab in self.tabs.tabs]
        self._strip.show_tabs(labels, self.tabs.at)
        self.state_changed.emit()

    def _forget(self, gone: frozenset[int]) -> None:
        if self.tabs.forget(gone):
            self._open_now()
        else:
            self._show_strip()

    @Slot(object)
    def _on_opened(self, opened: OpenArticle) -> None:
        article = opened.content.article
        self.tabs.rename({article.id: article.title})
        self._show_strip()

    @Slot()
    def _on_way_changed(self) -> None:
        self.state_changed.emit()

    @Slot()
    def _on_list_followed(self) -> None:
        """Have what is selected in the list open in the tab that follows it."""
        if self.tabs.now.is_kept:
            self._leave()
            tab = self.tabs.follow()
            self._way.trail = tab.trail
            self._article.open_in(tab.view)

    @Slot(object)
    def _on_deleted(self, article: int) -> None:
        self._forget(frozenset({article}))

    @Slot()
    def _on_library_changed(self) -> None:
        self._look(self._on_known)

    @Slot(int)
    def _on_kept(self, number: int) -> None:
        self.tabs.tabs[number].is_kept = True
        self._show_strip()

    @Slot(int, int)
    def _on_moved(self, number: int, to: int) -> None:
        self.tabs.move(number, to)
        self._show_strip()

    @Slot(object)
    def _on_chosen(self, payload: object) -> None:
        if isinstance(payload, ToTab) and payload.tab in self.tabs.tabs:
            self.show(self.tabs.tabs.index(payload.tab))
