"""Which articles are in a state, name an actor, a place or a date, or came in at a time: what queries ask the library for."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

from index.days import Age, Period, Since
from workbench.annotate.findings import ActorKind
from workbench.annotate.unknown.identity import unknown_id
from workbench.library.store import Library

# Sorted ids of articles; those in the trash may be among them.
Ids = npt.NDArray[np.int64]

_EPOCH: Final = dt.date(1970, 1, 1).toordinal()
_ALWAYS: Final = 10**9
# Local time is not known for moments before computers kept any; no library is that old.
_OLDEST: Final = dt.date(1971, 1, 1)


def read_articles(library: Library) -> Ids:
    """Return the articles that are marked as read."""
    return _listed(library, "SELECT id FROM article WHERE read_at IS NOT NULL")


def starred_articles(library: Library) -> Ids:
    """Return the articles that have a star."""
    return _listed(library, "SELECT id FROM article WHERE starred_at IS NOT NULL")


def queued_articles(library: Library) -> Ids:
    """Return the articles that are in the queue."""
    return _listed(library, "SELECT id FROM article WHERE queued_at IS NOT NULL")


def archived_articles(library: Library) -> Ids:
    """Return the articles that are archived."""
    return _listed(library, "SELECT id FROM article WHERE archived_at IS NOT NULL")


def stub_articles(library: Library) -> Ids:
    """Return the articles of which only the opening was saved."""
    return _listed(library, "SELECT id FROM article WHERE is_stub")


def graded_articles(library: Library, digits: str = "123456") -> Ids:
    """Return the articles that have one of these grades of their own."""
    return _listed(library, "SELECT id FROM article WHERE grade <> '' AND instr(?, grade)", digits)


def source_graded_articles(library: Library, letters: str) -> Ids:
    """Return the articles of sources that have one of these grades."""
    return _listed(
        library,
        "SELECT id FROM article WHERE coalesce(nullif(domain, ''), source) IN (SELECT source FROM source_grade WHERE instr(?, grade))",
        letters,
    )


def articles_with(library: Library, *actors: str) -> Ids:
    """Return the articles that name one of some actors, by the ids that rows have, outside of their boilerplate, as far as they are annotated."""
    which = ", ".join("?" * len(actors))
    return _listed(library, f"SELECT article FROM article_actor WHERE actor IN ({which})", *actors)


def articles_calling(library: Library, actors: Sequence[str], is_meant: Callable[[str], bool]) -> Ids:
    """Return the articles that name one of some actors by a name that is meant."""
    which = ", ".join("?" * len(actors))
    rows = library.connection.execute(
        f"SELECT names, group_concat(article) FROM article_actor WHERE actor IN ({which}) GROUP BY names", actors
    )
    found = [
        np.fromstring(articles, np.int64, sep=",")
        for names, articles in rows
        if any(map(is_meant, msgspec.json.decode(names, type=dict[str, int])))
    ]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)


def articles_pairing(library: Library, groups: Sequence[Sequence[str]]) -> Ids:
    """Return the articles with a sentence outside of boilerplate that names an actor of each of some groups, by the ids that rows have."""
    together: dict[int, set[str]] | None = None
    for group in groups:
        which = ", ".join("?" * len(group))
        rows = library.connection.execute(
            f"SELECT article, sentences FROM article_actor WHERE actor IN ({which})", group
        )
        here: dict[int, set[str]] = {}
        for article, sentences in rows:
            if together is None or article in together:
                here.setdefault(article, set()).update(sentences.split(","))
        if together is not None:
            here = {article: starts & together[article] for article, starts in here.items()}
        together = {article: starts for article, starts in here.items() if starts - {""}}
    return np.unique(np.fromiter(together or (), np.int64))


def unknown_actors(library: Library, name: str) -> list[str]:
    """Return the ids of the actors with this name, or this one with capitals, whom no registry knows but articles name.

    Where there is none, of persons with this surname.
    """
    # Half a letter, of a command line in another encoding, stands in no library.
    name = name.strip().encode(errors="replace").decode()
    names = dict.fromkeys((name, name.title()))
    ids = [unknown_id(kind, written) for kind in ActorKind for written in names]
    exact = [
        actor
        for actor in ids
        if library.connection.execute("SELECT 1 FROM article_actor WHERE actor = ? LIMIT 1", (actor,)).fetchone()
    ]
    if exact or not name.strip():
        return exact
    people = unknown_id(ActorKind.PERSON, "")
    rows = library.connection.execute(
        "SELECT DISTINCT actor FROM article_actor WHERE actor >= ? AND actor < ? AND substr(actor, ?) IN (?, ?)",
        (people, f"{people}\U0010ffff", -len(name.strip()) - 1, *(f" {written}" for written in _twice(names))),
    )
    return [actor for (actor,) in rows]


def _twice(names: Iterable[str]) -> tuple[str, str]:
    first, *others = names
    return first, others[0] if others else first


def articles_naming_places(library: Library, places: Iterable[str]) -> Ids:
    """Return the articles that name one of some places outside of their boilerplate, as far as they are annotated."""
    listed = msgspec.json.encode(sorted(places)).decode()
    return _listed(
        library,
        # CROSS JOIN looks each place up in the index: a country has some thousand.
        "SELECT article FROM json_each(?) AS listed CROSS JOIN article_place AS p ON p.place = listed.value",
        listed,
    )


def articles_naming(library: Library, period: Period, *, is_possible: bool = False) -> Ids:
    """Return the articles whose text names a date of this period, as far as they are annotated.

    Args:
        library: Open.
        period: Of the event.
        is_possible: Also where the text names a month or a range of days that only overlaps the period.
    """
    first = -_ALWAYS if period.first is None else period.first - _EPOCH
    last = _ALWAYS if period.last is None else period.last - _EPOCH
    # Of a time with an open end, "since March", the day that it names is the certain one. Without both ends it waits for its place.
    if is_possible:
        condition = f"coalesce(last_day, {_ALWAYS}) >= ? AND coalesce(first_day, {-_ALWAYS}) <= ?"
    else:
        condition = "coalesce(first_day, last_day) >= ? AND coalesce(last_day, first_day) <= ?"
    is_placed = "(first_day IS NOT NULL OR last_day IS NOT NULL)"
    return _listed(library, f"SELECT DISTINCT article FROM article_time WHERE {is_placed} AND {condition}", first, last)


def added_articles(library: Library, asked: Age | Period | Since, now: dt.datetime | None = None) -> Ids:
    """Return the articles that came into the library in a time; days are those of the user's clock.

    Args:
        library: Open.
        asked: How long ago at most, or when.
        now: What is taken for the present.
    """
    if isinstance(asked, Age):
        since = asked.before(now or dt.datetime.now(dt.UTC))
        return _listed(library, "SELECT id FROM article WHERE imported_at >= ?", _written(since))
    if isinstance(asked, Since):
        return _listed(library, "SELECT id FROM article WHERE imported_at >= ?", asked.moment)
    condition, values = "1", []
    if asked.first is not None:
        condition += " AND imported_at >= ?"
        values.append(_beginning(asked.first))
    if asked.last is not None:
        condition += " AND imported_at < ?"
        values.append(_beginning(asked.last + 1))
    return _listed(library, f"SELECT id FROM article WHERE {condition}", *values)


def _beginning(day: int) -> str:
    """Return when a day began by the user's clock, as the library writes moments."""
    if day > dt.date.max.toordinal():
        return "9999-12-31T24"
    date = max(dt.date.fromordinal(day), _OLDEST)
    return _written(dt.datetime.combine(date, dt.time.min).astimezone(dt.UTC))


def _written(moment: dt.datetime) -> str:
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _listed(library: Library, statement: str, *values: object) -> Ids:
    rows = library.connection.execute(statement, values)
    return np.unique(np.fromiter((row[0] for row in rows), np.int64))
