"""The profile of an actor: what the articles of a library have to say of it, counted, without reading a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from workbench import columns
from workbench.annotate.entries import Basis
from workbench.annotate.findings import Actor
from workbench.annotate.naming import validity
from workbench.annotate.registry import Registry
from workbench.columns import Coded, Ints
from workbench.errors import UsageError
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_articles
from workbench.library.store import Library
from workbench.profiles.company import Company, company_of
from workbench.profiles.ledger import Ledger, Precision, ledger_of
from workbench.profiles.names import Relatives, UsedName, relatives_of, used_names
from workbench.profiles.silence import Silence, silence_after
from workbench.timeline import date_of

# Nobody reads on further, and each is looked at by itself.
_NAMES_MAX: Final = 60
_MONTH_CHARS: Final = 7


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many articles of a month (YYYY-MM) name an actor; of `inferred` ones the date is not stated."""

    month: str
    articles: int
    inferred: int


@dataclass(frozen=True, slots=True)
class SourceShare:
    """How many articles of a source name an actor, of how many that it has."""

    source: str
    articles: int
    of_articles: int

    @property
    def share(self) -> float:
        """The part of the source's articles."""
        return self.articles / self.of_articles


@dataclass(frozen=True, slots=True)
class Named:
    """An article that names the actor."""

    article: int
    title: str
    source: str
    published: str


@dataclass(frozen=True, slots=True)
class CalledSo:
    """A name with the first and the last dated article that has it."""

    name: UsedName
    first: Named | None
    last: Named | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the actor, in how many articles it is named itself, and on what it rests that it is one."""

    actor: Actor
    articles: int
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor in the articles of a library, or in some of them.

    `months` has the articles of which at least the month is known; `year_only` and `undated` count the others. `first` and `last` are
    by publication date. `of_articles` is how many articles there are, of which the newest is of the day `newest`; `names_total` how many
    names. `valid` says when the actor existed. `note` is what the user wrote down about it.
    """

    actor: Actor
    valid: str
    is_suggested: bool
    articles: int
    of_articles: int
    newest: str
    body: int
    comment: int
    first: Named | None
    last: Named | None
    silence: Silence | None
    months: tuple[MonthCount, ...]
    year_only: int
    undated: int
    names: tuple[CalledSo, ...]
    names_total: int
    company: tuple[Company, ...]
    sources: tuple[SourceShare, ...]
    relatives: Relatives
    parts: tuple[Part, ...]
    is_watched: bool = False
    note: str = ""


def profile_of(
    ctx: JobContext,
    library: Library,
    registry: Registry,
    actor: str,
    articles: Iterable[int] | None = None,
) -> Profile:
    """Return the profile of an actor.

    Args:
        ctx: Cancelling.
        library: Open; what is not annotated yet names nobody.
        registry: Who there is.
        actor: Its id; that of one that was merged into another stands for the other.
        articles: Within these; None is all that are not in the trash.
    Raises:
        UsageError: If there is no such actor.
    """
    known = known_actor(registry, actor)
    book = ledger_of(library, registry)
    if articles is not None:
        book = book.among(articles)
    ctx.checkpoint(0, 4, "mentions")
    rows = book.rows_of(known.id)
    dated = _count_dated(book, rows)
    counted = _counted(library, registry, known.id, book)
    ctx.checkpoint(1, 4, "names")
    of_names = _count_dated(book, counted.rows)
    names, names_total = used_names(registry, known.id, counted.names, counted.rows, of_names, _NAMES_MAX)
    ctx.checkpoint(2, 4, "company")
    relatives = relatives_of(registry, known)
    company = company_of(registry, known.id, book)
    ctx.checkpoint(3, 4, "time")
    ends = [place for name in names for place in (name.first, name.last)]
    ends += [int(rows[0]), int(rows[dated - 1])] if dated else [None, None]
    told = _told(library, book, ends)
    until = int(book.exact_days[-1]) if book.exact else 0
    precision = book.precision[rows]
    part_rows = ((part, len(book.rows_of(part.id)), _basis_of_part(registry, part.id)) for part in relatives.parts)
    return Profile(
        actor=known,
        valid=validity(registry, known),
        is_suggested=counted.is_suggested and not registry.is_confirmed(known.id),
        articles=len(rows),
        of_articles=len(book.articles),
        newest=date_of(until) if book.exact else "",
        body=counted.body,
        comment=counted.comment,
        first=told[-2],
        last=told[-1],
        silence=silence_after(book.days_of(rows), book.exact_days, until),
        months=_months(book, rows),
        year_only=int(np.count_nonzero(precision == Precision.YEAR)),
        undated=int(np.count_nonzero(precision == Precision.UNDATED)),
        names=tuple(CalledSo(name, told[2 * place], told[2 * place + 1]) for place, name in enumerate(names)),
        names_total=names_total,
        company=company,
        sources=_sources(book, rows),
        relatives=relatives,
        parts=tuple(sorted((Part(*part) for part in part_rows), key=lambda part: (-part.articles, part.actor.name))),
        is_watched=registry.is_watched(known.id),
        note=registry.note(known.id),
    )


def _basis_of_part(registry: Registry, part: str) -> Basis | None:
    bases = registry.bases(part)
    return None if bases is None else bases.part_of


def known_actor(registry: Registry, actor: str) -> Actor:
    """Return the actor of an id as it is shown.

    Raises:
        UsageError: If there is no such actor.
    """
    shown = registry.shown(actor)
    known = None if shown is None else registry.actor(shown)
    if known is None:
        raise UsageError(f"There is no actor {actor} in the registry. The command actors --json lists ids and names.")
    return known


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the library's rows of an actor add up to: of each its place in the ledger, ascending, and the names in it."""

    rows: Ints
    body: int
    comment: int
    is_suggested: bool
    names: Coded[str]


def _counted(library: Library, registry: Registry, actor: str, book: Ledger) -> _Counted:
    row = library.connection.execute(
        f"SELECT {columns.whole('article')}, {columns.whole('body')}, {columns.whole('comment')},"
        f" {columns.whole('is_suggested')}, {columns.keyed('names')}"
        " FROM article_actor WHERE actor IN (SELECT value FROM json_each(?))",
        (msgspec.json.encode(registry.stored(actor)).decode(),),
    ).fetchone()
    ids, body, comment, suggested = (columns.read_ints(cell) for cell in row[:4])
    by_id = np.argsort(book.articles)
    at = np.searchsorted(book.articles, ids, sorter=by_id)
    is_there = at < len(by_id)
    is_there[is_there] = book.articles[by_id[at[is_there]]] == ids[is_there]
    kept = np.flatnonzero(is_there)
    places = by_id[at[kept]]
    order = np.argsort(places, kind="stable")
    kept = kept[order]
    return _Counted(
        places[order],
        int(body[kept].sum()),
        int(comment[kept].sum()),
        bool(suggested[kept].all()) and bool(len(kept)),
        columns.read_coded(row[4]).take(kept),
    )


def _count_dated(book: Ledger, rows: npt.NDArray[np.integer[Any]]) -> int:
    """Return how many of some articles (ascending places) are dated: to the day, or as well as is known where none is. They come first."""
    best = book.precision[rows[0]] if len(rows) else Precision.UNDATED
    return int(np.count_nonzero(book.precision[rows] == best)) if best > Precision.UNDATED else 0


def _told(library: Library, book: Ledger, places: list[int | None]) -> list[Named | None]:
    ids = {place: int(book.articles[place]) for place in places if place is not None}
    articles = get_articles(library, sorted(set(ids.values())))
    return [None if place is None else _named(articles[ids[place]]) for place in places]


def _named(article: Article) -> Named:
    return Named(article.id, article.title, article.source_name, article.published.edtf or "")


def _months(book: Ledger, rows: npt.NDArray[np.int32]) -> tuple[MonthCount, ...]:
    is_known = book.precision[rows] >= Precision.MONTH
    dated = rows[is_known]
    published = book.published.take(dated.astype(np.int64))
    months = columns.mapped(published, lambda edtf: edtf[:_MONTH_CHARS])
    counts = np.bincount(months.codes, minlength=len(months.table))
    inferred = np.bincount(months.codes, weights=book.is_inferred[dated], minlength=len(months.table))
    found: dict[str, list[int]] = {}
    for code in np.flatnonzero(counts).tolist():
        sums = found.setdefault(months.table[code], [0, 0])
        sums[0] += int(counts[code])
        sums[1] += int(inferred[code])
    return tuple(MonthCount(month, *found[month]) for month in sorted(found))


def _sources(book: Ledger, rows: npt.NDArray[np.int32]) -> tuple[SourceShare, ...]:
    every = np.bincount(book.sources.codes, minlength=len(book.sources.table))
    here = np.bincount(book.sources.codes[rows], minlength=len(book.sources.table))
    shares = (
        SourceShare(book.sources.table[code], int(here[code]), int(every[code]))
        for code in np.flatnonzero(here).tolist()
    )
    return tuple(sorted(shares, key=lambda one: (-one.articles, -one.share, one.source)))
