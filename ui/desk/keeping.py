"""Keeps the window in step with its library: what others have written, what has yet to be made, and what is being made."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from ui.desk.following import Following
from ui.desk.imports import ImportDesk
from ui.desk.library_tools import LibraryTools
from ui.desk.reading import Reading
from ui.desk.search import SearchDesk
from ui.desk.searching import Searching
from ui.desk.upkeep import Upkeep
from ui.floating.notices import Notices
from ui.panels.status_line import StatusLine
from ui.runner import Answer, Runner
from ui.task import TaskOutcome
from ui.window import Window
from workbench.annotating import pending, untagged
from workbench.jobs import JobContext
from workbench.library.database import count_articles
from workbench.library.renamed import waiting

_TAGS = "annotate --first"
# By how a command begins.
_UPKEEP_SAYS = {
    "reindex --changed": "Bringing the index up to date",
    "reindex": "Making the index",
    "annotate --rules": "Reading actors and dates",
    _TAGS: "Finding further names",
    "purge": "Removing articles for good",
}


@dataclass(frozen=True, slots=True)
class LibraryState:
    """What the status line says of a library, what has yet to be read out of it, and how far its index is behind.

    `renamed` is the number of the last change of a name that articles have yet to follow, 0 where they follow all.
    """

    articles: int
    pending: frozenset[int]
    behind: int
    renamed: int = 0


class Keeping(QObject):
    """Asks again when the library has changed, and has children make what is lacking."""

    state_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        name: str,
        runner: Runner[LibraryTools],
        window: Window,
        status: StatusLine,
        notices: Notices,
        search: SearchDesk,
        searching: Searching,
        reading: Reading,
        imports: ImportDesk,
        following: Following,
        upkeep: Upkeep,
        is_counting: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._name, self._runner, self._window, self._status, self._notices = name, runner, window, status, notices
        self._search, self._searching, self._reading, self._imports = search, searching, reading, imports
        self._following, self._upkeep, self._is_counting = following, upkeep, is_counting
        # What a child was started for already: what it could not read, or took no index from, the next one would not either.
        self._reindexed: TaskOutcome | None = None
        self._annotated: frozenset[int] = frozenset()
        self._tagged: frozenset[int] = frozenset()
        self._articles: int | None = None
        self._renamed = 0
        self._has_forgotten = False
        self._has_looked_behind = False
        searching.index_lacking.connect(self._on_index_lacking)
        search.shown.connect(self._on_result_shown)
        imports.ended.connect(self.refresh)
        following.changed.connect(self._on_library_changed)
        upkeep.began.connect(self._on_upkeep_began)
        upkeep.ended.connect(self._on_upkeep_ended)

    def look(self) -> None:
        """Find out how many articles there are, and which have yet to be annotated."""

        def run(tools: LibraryTools, _ctx: JobContext) -> LibraryState:
            connection = tools.library.connection
            waits = waiting(connection)
            renamed = 0 if waits is None else waits.change
            return LibraryState(
                count_articles(connection), frozenset(pending(tools.library)), tools.keeper.behind(), renamed
            )

        self._runner.ask("library state", run, self._on_library_state)

    @Slot()
    def refresh(self) -> None:
        """Ask for everything again after what this window, or a child of it, has changed."""
        self._following.start_over()
        self._on_library_changed()

    def read_again(self) -> None:
        """Take nothing for read any more: what paragraphs are has changed. What a child is reading just now it may have read before that."""
        self._annotated = self._tagged = frozenset()
        self._has_forgotten = self._upkeep.is_running
        self._look_untagged()

    def _on_library_state(self, answer: Answer) -> None:
        if answer.error is not None:
            self.failed.emit(answer.error)
            return
        state: LibraryState = answer.value
        self._status.show_library(self._name, state.articles)
        self._window.show_welcome(is_empty=state.articles == 0)
        if not self._has_looked_behind:
            self._has_looked_behind = True
            # What was decided just before the window was closed. Later marks are those of whoever is at work with them.
            if state.behind and not self._upkeep.is_running:
                self._upkeep.want("reindex --changed")
        # What was read since and has to be read again, with another date or a correction, is no work that was in vain.
        self._annotated &= state.pending
        if not state.pending <= self._annotated and not self._imports.is_running:
            self._annotated = state.pending
            self._upkeep.want("annotate --rules")
        # What this window counts itself is done before another process has begun.
        if state.renamed > self._renamed and not self._imports.is_running and not self._is_counting():
            self._renamed = state.renamed
            self._upkeep.want("annotate --rules")
        if state.articles != self._articles:
            self._articles = state.articles
            self._look_untagged()
        self.state_changed.emit()

    def _look_untagged(self) -> None:
        """Find out which articles the tagger has yet to read; that goes through all of them, so that not every change asks for it."""
        self._runner.ask(
            "untagged", lambda tools, _ctx: frozenset(untagged(tools.library)), self._on_untagged, may_be_left=True
        )

    def _on_untagged(self, answer: Answer) -> None:
        if answer.error is not None:
            self.failed.emit(answer.error)
            return
        self._tagged &= answer.value
        if not answer.value <= self._tagged:
            self._tagged = answer.value
            self._upkeep.want_at_rest(f"{_TAGS} {self._reading.id or 0}")

    @Slot()
    def count_rest(self) -> None:
        """Have a child count anew what is more than this window counts at once after a name was changed."""
        self._upkeep.want("annotate --rules")

    @Slot()
    def _on_library_changed(self) -> None:
        self.look()
        self._searching.refresh()

    @Slot()
    def _on_index_lacking(self) -> None:
        if self._reindexed is None:
            self._upkeep.want("reindex")
        elif self._upkeep.is_running:
            return
        # Made once more it would be no better, and the machine would never rest.
        elif self._reindexed.has_worked:
            self._warn(
                "The index was made, but cannot be used",
                "The library itself is not touched. Run dateline check on it in a terminal, which says why.",
            )
        else:
            self._warn_of_failure("reindex", self._reindexed)

    @Slot(object)
    def _on_upkeep_began(self, command: str) -> None:
        self._status.show_work(f"{_says(command)}…")

    @Slot(object, object)
    def _on_upkeep_ended(self, command: str, outcome: TaskOutcome) -> None:
        self._status.show_work("")
        if command == "reindex":
            self._reindexed = outcome
        if self._has_forgotten:
            self._annotated, self._has_forgotten = frozenset(), False
        if outcome.has_worked:
            self.refresh()
            self._reading.reload(self._search.found)
        # What the tagger could not read, rules have read, or said why not.
        elif not command.startswith(_TAGS):
            self._warn_of_failure(command, outcome)

    def _warn_of_failure(self, command: str, outcome: TaskOutcome) -> None:
        why = outcome.said or "The process broke off; try again later."
        untouched = "" if command.startswith("purge") else "The library itself is not touched. "
        self._warn(f"{_says(command)} did not work", f"{untouched}{why}")

    def _warn(self, what: str, why: str) -> None:
        self._notices.say(what, why, icon="warning", role="warn", stays=True)

    @Slot(object)
    def _on_result_shown(self, _result: object) -> None:
        self._reindexed = None


def _says(command: str) -> str:
    return next(says for begins, says in _UPKEEP_SAYS.items() if command.startswith(begins))
