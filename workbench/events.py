"""The events of a library, those that several articles tell of, and the user's word on whether these are one."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import msgspec

from workbench.anchoring import match
from workbench.annotate.events.event import Event, EventKind
from workbench.annotate.events.wording import numbers_of
from workbench.errors import LibraryError, UsageError
from workbench.jobs import JobContext
from workbench.library import decisions
from workbench.library.articles import get_article, get_document, key_of, make_evidence
from workbench.library.decision_log import Decision
from workbench.library.event_groups import KeptGroup, Verdict, kept_groups
from workbench.library.event_rows import event_of
from workbench.library.store import Library
from workbench.model import Evidence, Zone
from workbench.same_events import Telling, told_alike

# An article's events are numbered in reading order, whichever of them are asked for.
_NUMBERED: Final = """
  SELECT e.*, row_number() OVER (PARTITION BY e.article ORDER BY e.start) AS number, a.title, a.published, n.version,
    coalesce(nullif(a.source, ''), a.domain, '') AS source
  FROM article_event e JOIN article a ON a.id = e.article JOIN annotation n ON n.article = e.article
"""
# What is open at one end stands where the other is.
_ORDER: Final = (
    "first_day IS NULL AND last_day IS NULL, coalesce(first_day, last_day), coalesce(last_day, first_day),"
    " edtf, article, start"
)
# Whoever does not wait any more is noticed so often.
_ROWS_APART: Final = 512


@dataclass(frozen=True, slots=True)
class ListedEvent:
    """An event of an article, whose title, source and publication date these are; `number` counts an article's events from 1.

    `sentence` is "" until it is read: see `with_sentences`. `group` is what all share that the user has made one, "" where it stands alone.
    """

    article: int
    number: int
    title: str
    source: str
    published: str | None
    text_version: int
    event: Event
    words: bytes = field(default=b"", repr=False)
    sentence: str = ""
    group: str = ""

    @property
    def start(self) -> int:
        """Where its sentence begins, in code points."""
        return self.event.start

    @property
    def end(self) -> int:
        """Where its sentence ends."""
        return self.event.end

    @property
    def place(self) -> tuple[int, int]:
        """Its article and number, which tell it from all others."""
        return self.article, self.number


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event that several articles tell of, each telling in order of its article. `group` is "" while that is only offered."""

    tellings: tuple[ListedEvent, ...]
    group: str = ""

    @property
    def articles(self) -> int:
        """How many articles tell of it."""
        return len({one.article for one in self.tellings})


def events_of(
    library: Library, ids: Sequence[int] | None = None, *, kind: EventKind | None = None, limit: int | None = None
) -> tuple[ListedEvent, ...]:
    """Return events by their days, those that wait for a date last, without their sentences.

    Args:
        library: Open; what is not annotated yet has none.
        ids: Of these articles; None is all that are not in the trash.
        kind: Only those of this kind.
        limit: As many at most, the first.
    """
    return tuple(_with_groups(JobContext(), library, _verdicts(library), ids, kind, limit))


def count_events(library: Library, ids: Sequence[int] | None = None) -> int:
    """Return how many events these articles tell of; None is all that are not in the trash."""
    which, values = _which(ids)
    counted = f"SELECT count(*) FROM article_event e JOIN article a ON a.id = e.article WHERE {which}"
    return int(library.connection.execute(counted, values).fetchone()[0])


def with_sentences(library: Library, events: Sequence[ListedEvent]) -> tuple[ListedEvent, ...]:
    """Return events with their sentences; of an article whose text is damaged they stay empty."""
    texts: dict[tuple[int, int], str] = {}
    for one in events:
        if (one.article, one.text_version) not in texts:
            try:
                text = get_document(library, one.article, one.text_version)[0].text
            except (LibraryError, UsageError):
                text = ""
            texts[one.article, one.text_version] = text
    return tuple(
        replace(one, sentence=" ".join(texts[one.article, one.text_version][one.start : one.end].split()))
        for one in events
    )


def told_by_several(
    ctx: JobContext, library: Library, ids: Sequence[int] | None = None, *, limit: int | None = None
) -> tuple[ToldEvent, ...]:
    """Return the events that several of these articles tell of, by their days: what the user has made one, and what is offered as one.

    What the user has said is not one is not offered again. Comments tell of none.

    Args:
        ctx: Cancelling: a large library has a million events.
        library: Open.
        ids: Of these articles; None is all that are not in the trash.
        limit: Among so many events at most, the first; what is told of one day lies together.
    """
    known = _verdicts(library)
    listed = _with_groups(ctx, library, known, ids, limit=limit)
    events = [one for one in listed if one.event.zone is not Zone.COMMENT]
    merged: defaultdict[str, list[ListedEvent]] = defaultdict(list)
    for one in events:
        if one.group:
            merged[one.group].append(one)
    found = [told for id_, group in merged.items() if (told := ToldEvent(tuple(group), id_)).articles > 1]
    alone = [
        one for one in events if None not in {one.event.first_day, one.event.last_day} and not one.event.is_negated
    ]
    for numbers in told_alike(ctx, [_telling(one) for one in alone]):
        group = [alone[number] for number in numbers]
        if len({one.group for one in group}) == 1 and group[0].group:
            continue
        if not known.are_apart(group):
            found.append(ToldEvent(tuple(sorted(group, key=lambda one: (one.article, one.start)))))
    return tuple(sorted(found, key=_place_in_time))


def event_at(library: Library, article: int, number: int) -> ListedEvent:
    """Return one event by the number that it has in its article.

    Raises:
        UsageError: If there is no such article or event.
    """
    get_article(library, article)
    listed = _of_article(library, article)
    found = next((one for one in listed if one.number == number), None)
    if found is None:
        told = f"it has {len(listed)}" if listed else "none was found in it; run annotate if it is new"
        raise UsageError(f"Article {article} has no event {number}: {told}. The command events lists them.")
    return found


def make_one(library: Library, events: Sequence[ListedEvent]) -> Decision:
    """Say that events are one, in one step that undo takes back; those that are one with one of them already come along.

    Raises:
        UsageError: If they are fewer than two, or one already, or their article was read anew since they were listed.
        LibraryError: If the text of an article is damaged.
    """
    events = _several(library, events)
    known = _verdicts(library)
    groups = {group for one in events if (group := known.merged.get(one.place))}
    if len(groups) == 1 and all(one.place in known.merged for one in events):
        raise UsageError("These events are one already. Nothing was changed.")
    keys = [_key(library, known, one) for one in events]
    target = min(groups) if groups else _group_id(library, events[0], keys[0][0])
    taken = [
        replace(row, verdict=None) for row in known.kept if row.grp in groups - {target} and row.verdict is Verdict.ONE
    ]
    moved = [replace(row, grp=target, verdict=Verdict.ONE) for row in taken]
    here = {(row.article, row.key) for row in (*moved, *(row for row in known.kept if row.grp == target))}
    added = [
        KeptGroup(one.article, key, target, evidence, Verdict.ONE)
        for one, (key, evidence) in zip(events, keys, strict=True)
        if (one.article, key) not in here
    ]
    return decisions.set_event_groups(library, [*taken, *moved, *added])


def keep_apart(library: Library, events: Sequence[ListedEvent]) -> Decision:
    """Say that events have nothing to do with each other: they are not offered as one again, and no longer are if they were.

    Raises:
        UsageError: If they are fewer than two, or their article was read anew since they were listed.
        LibraryError: If the text of an article is damaged.
    """
    events = _several(library, events)
    known = _verdicts(library)
    keys = [_key(library, known, one) for one in events]
    here = {(one.article, key) for one, (key, _) in zip(events, keys, strict=True)}
    parted = [
        replace(row, verdict=None)
        for row in known.kept
        if row.verdict is Verdict.ONE and (row.article, row.key) in here
    ]
    members = "\n".join(sorted(f"{evidence.original}:{key}" for key, evidence in keys))
    target = f"apart:{hashlib.sha256(members.encode()).hexdigest()[:32]}"
    added = [
        KeptGroup(one.article, key, target, evidence, Verdict.APART)
        for one, (key, evidence) in zip(events, keys, strict=True)
    ]
    return decisions.set_event_groups(library, [*parted, *added])


@dataclass(frozen=True, slots=True)
class _Verdicts:
    """What was decided: the group by article and number of each event that is one with others, which are apart, and every row."""

    merged: dict[tuple[int, int], str]
    apart: dict[tuple[int, int], frozenset[str]]
    keys: dict[tuple[int, int], str]
    kept: tuple[KeptGroup, ...]

    def are_apart(self, events: Iterable[ListedEvent]) -> bool:
        """Tell whether the user has said of all of these that they are not one."""
        told = [self.apart.get(one.place, frozenset()) for one in events]
        return bool(told) and bool(frozenset.intersection(*told))


def _verdicts(library: Library) -> _Verdicts:
    kept = kept_groups(library.connection)
    merged: dict[tuple[int, int], str] = {}
    apart: dict[tuple[int, int], frozenset[str]] = {}
    keys: dict[tuple[int, int], str] = {}
    by_article: defaultdict[int, list[KeptGroup]] = defaultdict(list)
    for row in kept:
        by_article[row.article].append(row)
    for article, rows in by_article.items():
        listed = with_sentences(library, _of_article(library, article))
        for number, about in match(((row.evidence, row) for row in rows), listed).items():
            event = article, listed[number].number
            keys[event] = about[0].key
            merged.update((event, row.grp) for row in about if row.verdict is Verdict.ONE)
            apart[event] = frozenset(row.grp for row in about if row.verdict is Verdict.APART)
    return _Verdicts(merged, apart, keys, kept)


def _key(library: Library, known: _Verdicts, one: ListedEvent) -> tuple[str, Evidence]:
    """Return the key of an event, that of an earlier decision about it if there is one, and its evidence."""
    document, version = get_document(library, one.article, one.text_version)
    evidence = make_evidence(get_article(library, one.article), version, document.text, one.start, one.end)
    return known.keys.get(one.place, key_of(evidence)), evidence


def _group_id(library: Library, one: ListedEvent, key: str) -> str:
    """Return a name that another library, or this one made anew, does not give to another group."""
    return f"{get_article(library, one.article).content[:16]}:{key}"


def _several(library: Library, events: Sequence[ListedEvent]) -> list[ListedEvent]:
    """Return events as they are numbered now, each once.

    An article may have been read anew since they were listed: its events have other numbers where there is one more or less.
    """
    listed: dict[int, dict[tuple[int, int, int], ListedEvent]] = {}
    found: dict[tuple[int, int], ListedEvent] = {}
    for one in events:
        if one.article not in listed:
            now = _of_article(library, one.article)
            listed[one.article] = {(other.text_version, other.start, other.end): other for other in now}
        current = listed[one.article].get((one.text_version, one.start, one.end))
        if current is None:
            raise UsageError(
                f"Article {one.article} was read anew since its events were listed, and does not tell of this one any more. "
                "List them again. Nothing was changed."
            )
        found[current.place] = current
    if len(found) < 2:
        raise UsageError("One event alone cannot be one with itself. Name two or more. Nothing was changed.")
    return list(found.values())


def _place_in_time(told: ToldEvent) -> tuple[bool, int, int]:
    """Return what puts told events in order: by the first day that is known, what waits for a date last."""
    first = told.tellings[0]
    known = next((day for day in (first.event.first_day, first.event.last_day) if day is not None), None)
    return known is None, known or 0, first.article


def _telling(one: ListedEvent) -> Telling:
    event = one.event
    assert event.first_day is not None
    assert event.last_day is not None
    names = frozenset((*event.actors, *(f"place:{place}" for place in event.places)))
    return Telling(one.article, event.first_day, event.last_day, names, numbers_of(one.words))


def _with_groups(
    ctx: JobContext,
    library: Library,
    known: _Verdicts,
    ids: Sequence[int] | None,
    kind: EventKind | None = None,
    limit: int | None = None,
) -> Iterator[ListedEvent]:
    for done, row in enumerate(_rows(library, ids, kind, limit)):
        if done % _ROWS_APART == 0:
            ctx.checkpoint(done, done, "events")
        one = _listed(row)
        if one is not None:
            yield replace(one, group=known.merged.get(one.place, ""))


def _which(ids: Sequence[int] | None) -> tuple[str, list[str]]:
    """Return the SQL that chooses articles, and its values."""
    if ids is None:
        return "a.deleted_at IS NULL", []
    return "e.article IN (SELECT value FROM json_each(?))", [msgspec.json.encode(list(ids)).decode()]


def _rows(
    library: Library, ids: Sequence[int] | None, kind: EventKind | None = None, limit: int | None = None
) -> Iterator[Any]:
    which, values = _which(ids)
    of_kind = "" if kind is None else f"WHERE kind = '{kind.value}'"
    most = "" if limit is None else f"LIMIT {limit:d}"
    return library.connection.execute(
        f"SELECT * FROM ({_NUMBERED} WHERE {which}) {of_kind} ORDER BY {_ORDER} {most}", values
    )


def _of_article(library: Library, article: int) -> list[ListedEvent]:
    """Return the events of an article in reading order."""
    found = (one for one in map(_listed, _rows(library, [article])) if one is not None)
    return sorted(found, key=lambda one: one.number)


def _listed(row: Any) -> ListedEvent | None:
    """Return the event of a row; None where it cannot be understood, in a damaged library or one of another program's."""
    try:
        event = event_of(row)
    except (ValueError, msgspec.MsgspecError):
        return None
    return ListedEvent(
        row["article"],
        row["number"],
        row["title"],
        row["source"],
        row["published"],
        row["version"],
        event,
        row["words"],
    )
