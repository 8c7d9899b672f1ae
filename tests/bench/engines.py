"""What the bench asks of every engine, whatever is behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from tests.bench.asking import Ask
from tests.bench.entries import Entry

RESULTS = 20


@dataclass(frozen=True, slots=True)
class Reply:
    """The best results as number and title, which is the least that a list shows; snippets and counts where wanted."""

    best: tuple[tuple[int, str], ...]
    snippets: tuple[str, ...] = ()
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes on disk: of the index alone, and with the texts that results are shown from."""

    index_bytes: int
    with_text_bytes: int


class Engine(Protocol):
    """An engine with its index in a folder of its own.

    While one is made, articles are added in batches and `finish` makes them durable and ready to be searched; `ask`,
    `count` and `size` are for one that was opened.
    """

    name: str

    def add_texts(self, entries: Sequence[Entry]) -> None:
        """Store the texts of a batch where the engine leaves that to others; not timed."""

    def add(self, entries: Sequence[Entry]) -> None:
        """Index a batch of articles; timed."""

    def finish(self) -> None:
        """Make everything durable and let go of the files; timed."""

    def ask(self, ask: Ask) -> Reply:
        """Answer a query: this is what is timed, from the words that were typed to the results."""

    def count(self, ask: Ask) -> int:
        """Count all that a query matches; not timed."""

    def size(self) -> Size:
        """Return how much there is on disk."""

    def close(self) -> None:
        """Let go of the files."""


@dataclass(frozen=True, slots=True)
class EngineKind:
    """How an engine of one kind is made in an empty folder, and opened afterwards."""

    name: str
    make: Callable[[Path], Engine]
    open: Callable[[Path], Engine]


def folder_bytes(folder: Path, *suffixes: str) -> int:
    """Return the size of the files under a folder, or of those with these endings."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and (not suffixes or path.suffix in suffixes)
    )
