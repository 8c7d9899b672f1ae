"""What a stretch of an article names, looked up: who an actor is, what a date comes to, where a place lies, what a number counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from workbench.actors import actors_in
from workbench.annotate.disputes.dispute import Dispute
from workbench.annotate.entries import Basis
from workbench.annotate.figures import Figure, figures_of
from workbench.annotate.findings import Actor, Findings, Mention, is_waiting
from workbench.annotate.naming import validity, way_of_naming
from workbench.annotate.places.gazetteer import Gazetteer
from workbench.annotate.places.place import Place, PlaceMention
from workbench.annotate.registry import Registry
from workbench.annotate.times.expressions import Time
from workbench.annotating import findings_of
from workbench.footnotes import footnotes_in
from workbench.library.articles import get_document
from workbench.library.marks import Mark, MarkKind
from workbench.library.store import Library
from workbench.marks.service import placed_marks
from workbench.model import Document
from workbench.places import said

# Who selects pages of text does not want a thousand cards.
CARDS_MAX: Final = 60
_ENGLISH: Final = "en"


@dataclass(frozen=True, slots=True)
class ActorCard:
    """Whom text[start:end] names: by what kind of name, how else and how often here, in how many articles of the library.

    `way` is empty where it is the actor's own name, `valid` where it is not known when the actor existed. `basis` is that of the
    registry, None of an actor that no registry has.
    """

    start: int
    end: int
    actor: Actor
    whole: str
    way: str
    valid: str
    basis: Basis | None
    names: tuple[str, ...]
    body: int
    comment: int
    articles: int
    note: str
    is_suggested: bool
    is_watched: bool


@dataclass(frozen=True, slots=True)
class TimeCard:
    """A time that text[start:end] names, with what it comes to."""

    start: int
    end: int
    time: Time


@dataclass(frozen=True, slots=True)
class PlaceCard:
    """A place that text[start:end] names. `said` tells it from its namesakes; `count` is how often this article names it."""

    start: int
    end: int
    place: Place
    said: str
    count: int
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class FigureCard:
    """A number of the text with its unit or what it counts."""

    start: int
    end: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class DisputeCard:
    """A sentence that a comment contradicts, or the comment that does (`is_reply`): who, in which words, and where the other side stands."""

    start: int
    end: int
    author: str
    words: str
    other: tuple[int, int]
    is_reply: bool


@dataclass(frozen=True, slots=True)
class MarkCard:
    """A mark of the user's with something written on it, or a grade."""

    start: int
    end: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class FootnoteCard:
    """A raised number with the words of the note that it names, and where that stands."""

    start: int
    end: int
    label: str
    words: str
    note: tuple[int, int]


Card = ActorCard | TimeCard | PlaceCard | FigureCard | DisputeCard | MarkCard | FootnoteCard


def look_up(library: Library, registry: Registry, article: int, start: int, end: int) -> tuple[Card, ...]:
    """Return a card for each thing that text[start:end] of an article names, in reading order.

    Raises:
        UsageError: If there is no such article.
        LibraryError: If its text is damaged.
    """
    document, version = get_document(library, article)
    findings = findings_of(library, registry, article, document)
    cards: list[Card] = [
        *_actors(library, registry, document, findings, start, end),
        *(
            TimeCard(time.start, time.end, time)
            for time in findings.times.times
            if _touches(time, start, end) and _tells(time)
        ),
        *_places(findings.places, start, end),
        *_figures(document, findings, start, end),
        *_disputes(document, findings.disputes, start, end),
        *_marks(library, article, document, version, start, end),
        *(
            FootnoteCard(
                one.start,
                one.end,
                one.label,
                document.text[one.note_start : one.note_end],
                (one.note_start, one.note_end),
            )
            for one in footnotes_in(document, start, end)
        ),
    ]
    return tuple(sorted(cards, key=lambda card: (card.start, card.end))[:CARDS_MAX])


def _marks(
    library: Library, article: int, document: Document, version: int, start: int, end: int
) -> Iterator[MarkCard]:
    for placed in placed_marks(library, article, document, version):
        if placed.how is not None and placed.start < end and start < placed.end:
            mark = placed.mark
            if mark.note or mark.grade or mark.tags or mark.kind is not MarkKind.HIGHLIGHT:
                yield MarkCard(placed.start, placed.end, mark)


def _touches(span: Mention | Time | PlaceMention, start: int, end: int) -> bool:
    return span.start < end and start < span.end


def _tells(time: Time) -> bool:
    # Durations and what comes again have no place in time.
    return time.precision is not None or is_waiting(time)


def _actors(
    library: Library, registry: Registry, document: Document, findings: Findings, start: int, end: int
) -> Iterator[ActorCard]:
    here = [mention for mention in findings.mentions if _touches(mention, start, end)]
    meant = {mention.actor for mention in here}
    counted = actors_in(registry, document, [mention for mention in findings.mentions if mention.actor in meant])
    counts = {one.count.actor.id: one.count for one in counted}
    articles = {actor: _articles_with(library, registry.stored(actor)) for actor in counts}
    for mention in here:
        count = counts.get(mention.actor)
        # What stands in what was left out counts nowhere.
        if count is None:
            continue
        actor = count.actor
        whole = None if actor.part_of is None else registry.actor(actor.part_of)
        bases = registry.bases(actor.id)
        yield ActorCard(
            mention.start,
            mention.end,
            actor,
            "" if whole is None else whole.name,
            way_of_naming(registry, mention, document.text[mention.start : mention.end]),
            validity(registry, actor),
            None if bases is None else bases.existence,
            count.names,
            count.body,
            count.comment,
            articles[actor.id],
            count.note,
            mention.is_suggested,
            count.is_watched,
        )


def _articles_with(library: Library, stored: Sequence[str]) -> int:
    which = ", ".join("?" * len(stored))
    (count,) = library.connection.execute(
        f"SELECT count(DISTINCT article) FROM article_actor WHERE actor IN ({which})"
        " AND article NOT IN (SELECT id FROM article WHERE deleted_at IS NOT NULL)",
        tuple(stored),
    ).fetchone()
    return int(count)


def _places(places: Sequence[PlaceMention], start: int, end: int) -> Iterator[PlaceCard]:
    here = [mention for mention in places if _touches(mention, start, end)]
    if not here:
        return
    # The table takes a moment to load: only where a place is named.
    gazetteer = Gazetteer.default()
    for mention in here:
        place = gazetteer.place(mention.place)
        if place is not None:
            count = sum(other.place == mention.place for other in places)
            yield PlaceCard(mention.start, mention.end, place, said(gazetteer, place), count, mention.is_suggested)


def _figures(document: Document, findings: Findings, start: int, end: int) -> Iterator[FigureCard]:
    if (document.language or "").partition("-")[0] != _ENGLISH:
        return
    marked: list[Mention | Time | PlaceMention] = [*findings.times.times, *findings.mentions, *findings.places]
    near = [(one.start, one.end) for one in marked if one.start < end and start < one.end]
    for figure in figures_of(document.text, start, end, near):
        yield FigureCard(figure.start, figure.end, figure)


def _disputes(document: Document, disputes: Sequence[Dispute], start: int, end: int) -> Iterator[DisputeCard]:
    text = document.text
    for one in disputes:
        author = document.comments[one.comment].author or ""
        if one.claim_start < end and start < one.claim_end:
            words = text[one.reply_start : one.reply_end]
            yield DisputeCard(
                one.claim_start, one.claim_end, author, words, (one.reply_start, one.reply_end), is_reply=False
            )
        if one.quote_start < end and start < one.reply_end:
            words = text[one.claim_start : one.claim_end]
            yield DisputeCard(
                one.quote_start, one.reply_end, author, words, (one.claim_start, one.claim_end), is_reply=True
            )
