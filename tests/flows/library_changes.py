"""The same changes of a library each time, with its index brought up to date in between."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from tests.flows.meddling import Progress, serve
from tests.unit.library.making import make_document
from workbench.errors import LibraryError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import Arrival, list_articles, store_article
from workbench.library.originals import Original
from workbench.library.store import Library
from workbench.paths import CACHE_VARIABLE

ROUNDS = 3
AT_ONCE = 4


@dataclass(frozen=True)
class Held:
    """An article as the library shall have it."""

    published: str = "1962-10-25"
    is_deleted: bool = False


Holding = dict[str, Held]


@dataclass(frozen=True)
class Step:
    """One act, all of it in one transaction: store articles, date or delete one, or none but to index."""

    stored: tuple[str, ...] = ()
    dated: str = ""
    deleted: str = ""

    def take(self, library: Library, keeper: IndexKeeper) -> None:
        """Act; what is done already is left."""
        there = {article.path: article for article in list_articles(library)}
        if self.stored:
            fresh = [_arrival(name) for name in self.stored if name not in there]
            with library.write() as connection:
                for arrival in fresh:
                    store_article(connection, arrival)
        elif self.dated:
            decisions.set_publication_dates(library, {there[self.dated].id: "1963"})
        elif self.deleted:
            if self.deleted in there:
                decisions.delete(library, there[self.deleted].id)
        else:
            keeper.current(JobContext())

    def changed(self, before: Holding) -> Holding:
        """Return what is held after this step."""
        after = before | {name: Held() for name in self.stored}
        if self.dated:
            after[self.dated] = replace(after[self.dated], published="1963")
        if self.deleted:
            after[self.deleted] = replace(after[self.deleted], is_deleted=True)
        return after


def steps() -> list[Step]:
    """Return the steps."""
    made = []
    for number in range(ROUNDS):
        names = tuple(f"article{number}x{n}" for n in range(AT_ONCE))
        made += [
            Step(stored=names),
            Step(),
            Step(dated=names[0]),
            Step(deleted=f"article{number // 2}x{1 + number % 2}"),
            Step(),
        ]
    return made


def holdings() -> list[Holding]:
    """Return what the library holds before the first step and after each."""
    states: list[Holding] = [{}]
    for step in steps():
        states.append(step.changed(states[-1]))
    return states


def _arrival(name: str) -> Arrival:
    """Nothing opens the original."""
    document = make_document(title=f"Title of {name}", body=f"The convoy of {name} reached the harbour.")
    return Arrival(name, Original(sha256(name.encode()).hexdigest(), 0, "raw"), document)


def change(folder: Path, progress: Progress, most: int) -> None:
    """Take the first steps; the very first makes the library. A step may fail as a disk does, and is taken again."""
    os.environ[CACHE_VARIABLE] = str(folder / "cache")
    with ExitStack() as stack:

        def open_() -> tuple[Library, IndexKeeper]:
            stack.close()
            library = stack.enter_context(Library.open_or_create(folder / "library"))
            return library, stack.enter_context(IndexKeeper(library))

        def attempt(take: Callable[[], object]) -> None:
            try:
                take()
            except (OSError, sqlite3.OperationalError, LibraryError):
                progress.failures += 1
                take()

        attempt(open_)
        progress.steps = 1
        for step in steps()[: most - 1]:
            attempt(lambda step=step: step.take(*open_()))
            progress.steps += 1


if __name__ == "__main__":
    serve(change)
