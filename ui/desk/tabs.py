"""Tabs as plain data: one that follows the list, others that stay, what was closed, and how they are kept between starts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import msgspec

from ui.desk.trail import AtArticle, Stop, Trail
from ui.panels.reader.view import View

# What is kept of each from one start to the next; the way back of a tab is longer while the window is open.
_KEPT_STOPS_MAX = 12
_KEPT_TABS_MAX = 60
_CLOSED_MAX = 25
_TITLE_CHARS_MAX = 160


class KeptTab(msgspec.Struct, frozen=True):
    """A tab in the session."""

    stops: tuple[Stop, ...]
    at: int
    title: str = ""
    view: View = View.CLEAN
    is_kept: bool = True


class KeptTabs(msgspec.Struct, frozen=True):
    """All tabs in the session, which of them is shown, and the article beside."""

    tabs: tuple[KeptTab, ...] = ()
    at: int = 0
    beside: int | None = None


@dataclass(slots=True, eq=False)
class Tab:
    """One tab: its own way back, and how its article is shown. One that is not kept follows the list."""

    trail: Trail = field(default_factory=Trail)
    title: str = ""
    view: View = View.CLEAN
    is_kept: bool = False

    @property
    def article(self) -> int | None:
        """What is read in it."""
        return self.trail.article

    def kept(self) -> KeptTab:
        """Return it for the session, with the nearest part of its way back."""
        at = self.trail.at
        first = max(0, at - _KEPT_STOPS_MAX + 1)
        stops = tuple(self.trail.stops[first : at + 1])
        return KeptTab(stops, len(stops) - 1, self.title[:_TITLE_CHARS_MAX], self.view, self.is_kept)


def _of(kept: KeptTab) -> Tab:
    at = min(max(kept.at, 0), len(kept.stops) - 1)
    return Tab(Trail(list(kept.stops), at), kept.title, kept.view, kept.is_kept)


class Tabs:
    """The tabs in their order. There is always one, if only an empty one that waits for the list."""

    def __init__(self) -> None:
        self.tabs: list[Tab] = [Tab()]
        self.at = 0
        self._closed: list[tuple[int, Tab]] = []

    @property
    def now(self) -> Tab:
        """The one that is shown."""
        return self.tabs[self.at]

    @property
    def articles(self) -> set[int]:
        """What is open in any of them."""
        return {tab.article for tab in self.tabs if tab.article is not None}

    @property
    def can_reopen(self) -> bool:
        """Whether any was closed that can be opened again."""
        return bool(self._closed)

    def show(self, number: int) -> Tab:
        """Show a tab by its number from the left, counted from 0; beyond the ends it goes round."""
        self.at = number % len(self.tabs)
        return self.now

    def follow(self) -> Tab:
        """Show the one that follows the list; where all stay, make one beside the one that is shown."""
        number = next((n for n, tab in enumerate(self.tabs) if not tab.is_kept), None)
        if number is None:
            number = self.at + 1
            self.tabs.insert(number, Tab(view=self.now.view))
        return self.show(number)

    def add(self, article: int, title: str, *, at: AtArticle | None = None) -> Tab:
        """Open an article in a tab of its own at the right end, which stays; the one that is shown is shown on."""
        tab = Tab(title=title, view=self.now.view, is_kept=True)
        tab.trail.visit(Stop(at or AtArticle(article)))
        self.tabs.append(tab)
        return tab

    def keep(self) -> None:
        """Have the one that is shown stay, whatever is selected in the list."""
        self.now.is_kept = True

    def close(self, number: int) -> None:
        """Close a tab; its neighbour is shown where it was, and one that is empty where it was the last."""
        tab = self.tabs.pop(number)
        if tab.article is not None:
            self._closed = [*self._closed, (number, tab)][-_CLOSED_MAX:]
        self._stand_after(number)

    def close_others(self) -> None:
        """Close all but the one that is shown."""
        for number in reversed(range(len(self.tabs))):
            if number != self.at:
                self.close(number)

    def reopen(self) -> Tab | None:
        """Open again what was closed last, at its place; it stays then. None where nothing was closed."""
        if not self._closed:
            return None
        number, tab = self._closed.pop()
        tab.is_kept = True
        if self.now.article is None and not self.now.is_kept:
            # An empty one had taken the place of the last.
            self.tabs.pop(self.at)
        number = min(number, len(self.tabs))
        self.tabs.insert(number, tab)
        return self.show(number)

    def move(self, number: int, to: int) -> None:
        """Put a tab at another place; the one that is shown is shown on."""
        now, tab = self.now, self.tabs.pop(number)
        self.tabs.insert(min(max(to, 0), len(self.tabs)), tab)
        self.at = self.tabs.index(now)

    def forget(self, gone: Collection[int]) -> bool:
        """Lead to articles no more that are gone, and close their tabs; return whether the one that was shown went."""
        shown = self.now
        for number in reversed(range(len(self.tabs))):
            tab = self.tabs[number]
            is_gone = tab.article in gone
            for article in gone:
                tab.trail.forget(article)
            if is_gone and (tab.is_kept or len(self.tabs) > 1):
                self.tabs.pop(number)
                self._stand_after(number)
        for _, tab in self._closed:
            for article in gone:
                tab.trail.forget(article)
        self._closed = [(number, tab) for number, tab in self._closed if tab.article is not None]
        return shown not in self.tabs

    def rename(self, titles: dict[int, str]) -> None:
        """Call tabs by the titles that their articles have now."""
        for tab in self.tabs:
            if tab.article is not None:
                tab.title = titles.get(tab.article, tab.title)

    def kept(self, beside: int | None = None) -> KeptTabs:
        """Return all for the session; of very many those nearest to the one that is shown."""
        first = min(max(0, self.at - _KEPT_TABS_MAX // 2), max(0, len(self.tabs) - _KEPT_TABS_MAX))
        shown = self.tabs[first : first + _KEPT_TABS_MAX]
        worth = [tab for tab in shown if tab.trail.now is not None]
        at = worth.index(self.now) if self.now in worth else 0
        return KeptTabs(tuple(tab.kept() for tab in worth), at, beside)

    def restore(self, kept: KeptTabs) -> None:
        """Have the tabs of an earlier start; what makes no sense any more is left out."""
        tabs: Sequence[tuple[int, Tab]] = [
            (n, _of(tab)) for n, tab in enumerate(kept.tabs[:_KEPT_TABS_MAX]) if tab.stops
        ]
        seen_follower = False
        for _, tab in tabs:
            # Two that followed the list would be one too many.
            tab.is_kept = tab.is_kept or seen_follower
            seen_follower = seen_follower or not tab.is_kept
        self.tabs = [tab for _, tab in tabs] or [Tab()]
        self.at = next((place for place, (number, _) in enumerate(tabs) if number == kept.at), 0)

    def _stand_after(self, number: int) -> None:
        if not self.tabs:
            self.tabs.append(Tab())
        if number < self.at or self.at >= len(self.tabs):
            self.at -= 1
        self.at = max(self.at, 0)
