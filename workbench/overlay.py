"""What changes without the index: reading states, stars, tags, actors. Held as arrays by article, beside what is searched.

The index keeps only what a text says; what the user does with an article by a keystroke, and what annotating finds in it,
would have it written anew each time. So it is read once from the library, and again when the library has changed.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from workbench.annotate.registry import Registry
from workbench.library.listing import (
    Ids,
    archived_articles,
    queued_articles,
    read_articles,
    starred_articles,
    stub_articles,
)
from workbench.library.store import Library, Stamp
from workbench.marks.columns import MarkColumns, MarkReader
from workbench.marks.orphaned import OrphanReader
from workbench.network.incidence import Incidence, read_incidence

T = TypeVar("T")

# A million names of actors take a third of a second to read; while an import goes on they may be so old.
_PATIENCE_S: Final = 20.0
_SLOW_ROWS: Final = 50_000


@dataclass(frozen=True, slots=True)
class Attached:
    """Values attached to articles: row by row an article and a value, this as a place in `values`."""

    articles: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int32]
    values: tuple[str, ...]

    def having(self, values: Iterable[str]) -> Ids:
        """Return the articles that have any of these values, sorted."""
        wanted = set(values)
        codes = [code for code, value in enumerate(self.values) if value in wanted]
        return np.unique(self.articles[np.isin(self.codes, codes)])

    def count(self, ids: Ids) -> dict[str, int]:
        """Count some articles (in any order, each once) by value."""
        if not len(self.articles) or not len(ids):
            return {}
        is_asked = np.zeros(int(max(self.articles.max(), ids.max())) + 1, bool)
        is_asked[ids] = True
        counts = np.bincount(self.codes[is_asked.take(self.articles)], minlength=len(self.values))
        return {self.values[code]: int(counts[code]) for code in np.flatnonzero(counts).tolist()}


@dataclass(slots=True)
class _Held:
    """Something that was read, of which state of the library, and when."""

    value: Any
    stamp: Stamp
    read_at: float


class Overlay:
    """The arrays of one library, through one connection."""

    def __init__(self, library: Library, registry: Callable[[], Registry] = Registry.default) -> None:
        self._library, self._registry = library, registry
        self._held: dict[str, _Held] = {}
        self._mark_reader, self._orphan_reader = MarkReader(library), OrphanReader(library)

    def read(self) -> Ids:
        """Return the articles that are marked as read, sorted."""
        return self._get("read", lambda: read_articles(self._library), len)

    def starred(self) -> Ids:
        """Return the articles that have a star, sorted."""
        return self._get("starred", lambda: starred_articles(self._library), len)

    def queued(self) -> Ids:
        """Return the articles in the queue, sorted."""
        return self._get("queued", lambda: queued_articles(self._library), len)

    def archived(self) -> Ids:
        """Return the articles that are archived, sorted."""
        return self._get("archived", lambda: archived_articles(self._library), len)

    def stubs(self) -> Ids:
        """Return the articles of which only the opening was saved, sorted."""
        return self._get("stubs", lambda: stub_articles(self._library), len)

    def actors(self) -> Attached:
        """Return which actors of the registry the articles name outside of their boilerplate, as they are shown, as far as they are annotated."""
        return self._get("actors", self._shown_actors, _rows)

    def naming(self, *, with_comments: bool) -> Incidence:
        """Return which articles name which actors how often, also those whom the registry does not know."""
        name = "naming with comments" if with_comments else "naming"
        return self._get(name, lambda: read_incidence(self._library, with_comments=with_comments), len)

    def tags(self) -> Attached:
        """Return the tags of the articles."""
        return self._get("tags", lambda: self._attached("tag", "article_tag"), _rows)

    def marks(self) -> MarkColumns:
        """Return the user's marks and the words of their notes."""
        return self._get("marks", self._mark_reader.read, len)

    def orphaned(self, checkpoint: Callable[[], object]) -> Ids:
        """Return the articles with a mark whose words are not in the text that is in force, sorted.

        Args:
            checkpoint: Called before each text that has to be read.
        """
        return self._get("orphaned", lambda: self._orphan_reader.read(checkpoint), len)

    def _get(self, name: str, read: Callable[[], T], rows: Callable[[T], int]) -> T:
        stamp = self._library.stamp()
        held = self._held.get(name)
        now = time.monotonic()
        if held is not None:
            value: T = held.value
            is_slow = rows(value) > _SLOW_ROWS
            if held.stamp == stamp or (is_slow and now - held.read_at < _PATIENCE_S):
                return value
        value = read()
        self._held[name] = _Held(value, stamp, now)
        return value

    def _shown_actors(self) -> Attached:
        # Those whom nobody knows, whose ids begin with a tilde, are no facets: most are named once.
        which = "actor < '~' OR actor IN (SELECT actor FROM actor_card)"
        kept = self._attached("actor", f"article_actor WHERE {which}")
        registry = self._registry()
        shown = [
            actor if actor is not None and registry.knows(actor) else "" for actor in map(registry.shown, kept.values)
        ]
        if shown == list(kept.values):
            return kept
        values = tuple(dict.fromkeys(filter(None, shown)))
        code_of = {value: code for code, value in enumerate(values)}
        codes = np.array([code_of.get(actor, -1) for actor in shown], np.int64).take(kept.codes)
        # An article that names two who are one has it once.
        both = np.unique(np.column_stack((codes, kept.articles))[codes >= 0], axis=0)
        return Attached(both[:, 1], both[:, 0].astype(np.int32), values)

    def _attached(self, column: str, table: str) -> Attached:
        # Put together by SQLite and taken apart by numpy: a third of the time that as many rows take.
        rows = self._library.connection.execute(
            f"SELECT {column}, group_concat(article) FROM {table} GROUP BY {column}"
        ).fetchall()
        lists = [np.fromstring(listed, np.int64, sep=",") for _, listed in rows]
        codes = np.repeat(np.arange(len(rows), dtype=np.int32), [len(listed) for listed in lists])
        articles = np.concatenate(lists) if lists else np.empty(0, np.int64)
        return Attached(articles, codes, tuple(value for value, _ in rows))


def _rows(attached: Attached) -> int:
    return len(attached.articles)
