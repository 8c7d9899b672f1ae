"""What a thread of the window needs of an open library: its connection, its index, the services over both."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.annotate.registry import Registry
from workbench.copies.service import CopiesService
from workbench.errors import IndexAbsentError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.store import Library
from workbench.own_registry import registry_of
from workbench.search import SearchService

# What is asked of the reading thread when an article is shown, and gives way to letters and other articles.
SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class LibraryTools:
    """One library as one thread has it open."""

    library: Library
    keeper: IndexKeeper
    search: SearchService
    copies: CopiesService

    @property
    def registry(self) -> Registry:
        """The registry of actors with the user's word, loaded when it is first asked for: the first list is there without."""
        return registry_of(self.library)

    def warm_up(self) -> None:
        """Load what the first search for words would have to wait for."""
        with contextlib.suppress(IndexAbsentError):
            self.keeper.present(JobContext())
        registry_of(self.library)


def opener(folder: Path) -> Callable[[], LibraryTools]:
    """Return what opens the library in a thread. Its searches take the index as it is and write nothing."""

    def open_tools() -> LibraryTools:
        library = Library.open(folder)
        keeper = IndexKeeper(library)
        return LibraryTools(
            library, keeper, SearchService(library, keeper, follow=False), CopiesService(library, is_patient=True)
        )

    return open_tools


def close_tools(tools: LibraryTools) -> None:
    """Let go of the library in the thread that opened it."""
    tools.keeper.close()
    tools.library.close()
