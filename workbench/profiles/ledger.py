"""The library as arrays: of which day and source each article is, and whom it names. Profiles are counted on it.

To read it takes a third of a second for a hundred thousand articles, so it is kept until the library changes: whoever reads one profile goes
on to the next.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from workbench import columns
from workbench.annotate.registry import Registry
from workbench.columns import Coded, Ints
from workbench.dates import bounds
from workbench.library.store import Library, Stamp
from workbench.model import DateState

_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
_PUBLISHED: Final = "coalesce(published, '')"
_IS_INFERRED: Final = f"published_state = '{DateState.INFERRED}'"
_SOURCE: Final = "coalesce(nullif(source, ''), domain, '')"


class Precision(IntEnum):
    """How exactly it is known when an article was published."""

    UNDATED = 0
    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Ledger:
    """Articles without the trash: the first `exact` of them, dated to the day, by their days, then the others by what is known.

    `rows` say who is named in which, as places in `articles`. Those of the actor `actors[n]`, as whom it is shown, go from `starts[n]`
    to before `starts[n + 1]`, ascending: what is dated to the day comes first and in time.
    """

    articles: Ints
    published: Coded[str]
    first_days: Ints
    precision: npt.NDArray[np.int8]
    is_inferred: npt.NDArray[np.bool_]
    sources: Coded[str]
    exact: int
    actors: tuple[str, ...]
    starts: Ints
    rows: npt.NDArray[np.int32]

    @property
    def exact_days(self) -> Ints:
        """The days of all articles that are dated to the day, ascending."""
        return self.first_days[: self.exact]

    def rows_of(self, actor: str) -> npt.NDArray[np.int32]:
        """Return the places of the articles that name an actor, ascending."""
        try:
            number = self.actors.index(actor)
        except ValueError:
            return np.empty(0, np.int32)
        return self.rows_at(number)

    def rows_at(self, number: int) -> npt.NDArray[np.int32]:
        """Return the same of an actor by its number."""
        return self.rows[self.starts[number] : self.starts[number + 1]]

    def counts(self) -> Ints:
        """Return how many articles name each actor."""
        return np.diff(self.starts)

    def counts_among(self, is_meant: npt.NDArray[np.bool_]) -> Ints:
        """Return how many of some articles name each actor."""
        before = _starts(is_meant[self.rows].astype(np.int64))
        return before[self.starts[1:]] - before[self.starts[:-1]]

    def days_of(self, rows: npt.NDArray[np.int32]) -> Ints:
        """Return the days of those of some articles (ascending places) that are dated to the day, ascending."""
        return self.first_days[rows[: np.searchsorted(rows, self.exact)]]

    def among(self, ids: Iterable[int]) -> "Ledger":
        """Return the ledger of these articles alone."""
        is_meant = np.isin(self.articles, np.fromiter(ids, np.int64))
        kept = np.flatnonzero(is_meant)
        places = np.cumsum(is_meant, dtype=np.int32) - 1
        counts = self.counts_among(is_meant)
        named = np.flatnonzero(counts)
        return Ledger(
            self.articles[kept],
            self.published.take(kept),
            self.first_days[kept],
            self.precision[kept],
            self.is_inferred[kept],
            self.sources.take(kept),
            int(np.count_nonzero(is_meant[: self.exact])),
            tuple(self.actors[number] for number in named),
            _starts(counts[named]),
            places[self.rows[is_meant[self.rows]]].astype(np.int32),
        )


# Of each open library the ledger that was read last, in which state, and as whom its registry showed the actors.
_READ: WeakKeyDictionary[Library, tuple[Stamp, Registry, Ledger]] = WeakKeyDictionary()


def ledger_of(library: Library, registry: Registry) -> Ledger:
    """Return the ledger of a library as it is now; it is read anew only when something in the library has changed."""
    stamp = library.stamp()
    known = _READ.get(library)
    if known is not None and known[0] == stamp and known[1] is registry:
        return known[2]
    ledger = _read(library, registry)
    _READ[library] = stamp, registry, ledger
    return ledger


def _read(library: Library, registry: Registry) -> Ledger:
    with library.read() as connection:
        row = connection.execute(
            f"SELECT {columns.whole('id')}, {columns.keyed(_PUBLISHED)}, {columns.whole(_IS_INFERRED)},"
            f" {columns.keyed(_SOURCE)} FROM article WHERE deleted_at IS NULL"
        ).fetchone()
        lists = connection.execute(
            f"SELECT actor, {columns.whole('article')} FROM article_actor GROUP BY actor"
        ).fetchall()
    ids, published, inferred = columns.read_ints(row[0]), columns.read_coded(row[1]), columns.read_ints(row[2])
    sources = columns.read_coded(row[3])
    days, precision = _dated(published)
    order = np.lexsort((ids, days, -precision))
    ids, precision = ids[order], precision[order]
    return Ledger(
        ids,
        published.take(order),
        days[order],
        precision,
        inferred[order].astype(np.bool_),
        sources.take(order),
        int(np.count_nonzero(precision == Precision.DAY)),
        *_named(lists, ids, registry),
    )


def _dated(published: Coded[str]) -> tuple[Ints, npt.NDArray[np.int8]]:
    days = np.array([_first_day(edtf) if edtf else 0 for edtf in published.table], np.int64)
    precision = np.array([edtf.count("-") + 1 if edtf else Precision.UNDATED for edtf in published.table], np.int8)
    return days.take(published.codes), precision.take(published.codes)


# The same days come again with every reading.
@lru_cache(maxsize=65_536)
def _first_day(edtf: str) -> int:
    return dt.date.fromisoformat(bounds(edtf)[0]).toordinal() - _EPOCH


def _named(
    lists: list[tuple[str, str]], ids: Ints, registry: Registry
) -> tuple[tuple[str, ...], Ints, npt.NDArray[np.int32]]:
    """Return actors, starts and rows of a ledger: each actor as whom it is shown, each article once."""
    if not lists or not len(ids):
        return (), np.zeros(1, np.int64), np.empty(0, np.int32)
    every_article = columns.read_ints(" ".join(listed for _, listed in lists))
    lengths = np.array([listed.count(" ") + 1 for _, listed in lists])
    numbers: dict[str, int] = {}
    shown = [registry.shown(actor) for actor, _ in lists]
    codes_of = np.array([-1 if one is None else numbers.setdefault(one, len(numbers)) for one in shown], np.int64)
    places = np.full(int(max(every_article.max(), ids.max())) + 1, -1, np.int64)
    places[ids] = np.arange(len(ids))
    rows, codes = places[every_article], np.repeat(codes_of, lengths)
    keys = codes * len(ids) + rows
    keys = np.sort(keys[(rows >= 0) & (codes >= 0)])
    if len(numbers) < len(shown):
        # Those who are shown as one may stand in an article under several ids.
        keys = keys[np.diff(keys, prepend=-1) > 0]
    codes, rows = np.divmod(keys, len(ids))
    counts = np.bincount(codes, minlength=len(numbers))
    named = np.flatnonzero(counts)
    every_actor = tuple(numbers)
    return tuple(every_actor[number] for number in named), _starts(counts[named]), rows.astype(np.int32)


def _starts(counts: Ints) -> Ints:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)))
