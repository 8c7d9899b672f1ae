"""What the commands print as JSON: other programs rely on these names. docs/schema/ is made from this module and
contract_findings.py.
"""

from dataclasses import dataclass, field

from index.records import ZoneCount
from workbench.actors import ActorCount
from workbench.annotate.findings import Mention
from workbench.library.articles import Article
from workbench.marking import Matched
from workbench.model import Block, Comment, DateClaim, Description, Document, Evidence, Image
from workbench.search import SearchAnswer, SearchHit
from workbench.snippets import Snippet
from workbench.timeline import OPEN_FIRST, OPEN_LAST, PublishedSpan, TextDate, TimelineData, date_of


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One line of `import --json`. `event` is imported, duplicate, listed, refused, progress or done.

    What is listed has no text: it stands on the list of what is wanted. `run` is the number of the import.

    Progress tells the phase, reading, indexing, copies or annotating, and how many of its items are done, of how many if known.
    """

    event: str
    path: str | None = None
    member: str | None = None
    id: int | None = None
    title: str | None = None
    reason: str | None = None
    imported: int | None = None
    duplicates: int | None = None
    listed: int | None = None
    refused: int | None = None
    run: int | None = None
    phase: str | None = None
    done: int | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """One article of `list --json`. `published` is EDTF; `published_state` is stated, inferred, set or unknown.

    `grade` is the user's of what it says, 1 to 6, `source_grade` that of its source, A to F; both are empty where there is none.
    """

    id: int
    title: str
    source: str
    published: str | None
    published_state: str
    language: str | None
    format: str
    sha256: str
    is_starred: bool
    is_read: bool
    is_stub: bool
    tags: tuple[str, ...]
    grade: str = ""
    source_grade: str = ""
    is_queued: bool = False
    is_archived: bool = False
    deleted_at: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a search. `marks` are [start, end] of the hits in `snippet`, in code points; `also` has further sentences."""

    id: int
    title: str
    source: str
    published: str | None
    published_state: str
    score: float
    zone: str | None
    snippet: str
    marks: tuple[tuple[int, int], ...]
    matched: tuple[Matched, ...]
    evidence: Evidence | None
    also: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class SearchOutput:
    """`search --json`. `elsewhere` counts the same query in the zones that were not searched."""

    query: str
    explain: str
    total: int
    results: tuple[Result, ...]
    elsewhere: dict[str, ZoneCount]
    any_word_total: int | None
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownArticle:
    """`show --json`: everything that is stored of an article; spans are code points of `text`.

    `original` is the SHA-256 of the file that it came in, `content` that of the document itself: of the `member`, where that file is a container.
    """

    id: int
    original: str
    member: str
    content: str
    size_bytes: int
    path: str
    imported_at: str
    run: int | None
    described: Description
    saved: str | None
    format: str
    title: str
    authors: tuple[str, ...]
    source: str | None
    domain: str | None
    url: str | None
    section: str | None
    language: str | None
    direction: str
    published: DateClaim
    updated: DateClaim
    deleted_at: str | None
    starred_at: str | None
    read_at: str | None
    is_stub: bool
    tags: tuple[str, ...]
    text_version: int
    text: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...]
    images: tuple[Image, ...]
    grade: str = ""
    source_grade: str = ""


@dataclass(frozen=True, slots=True)
class ExtractedComment:
    """One comment of `extract --json`."""

    author: str | None
    date: str | None
    text: str
    depth: int


@dataclass(frozen=True, slots=True)
class Extracted:
    """One line of `extract --json`. `text` is standfirst and body, captions stand apart. `error` is set, and the rest empty, where a file was refused.

    `stub` says that the page has only the opening of an article that has to be paid for.
    """

    file: str
    member: str = ""
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    date_source: str | None = None
    site: str | None = None
    language: str | None = None
    text: str = ""
    stub: bool = False
    captions: tuple[str, ...] = ()
    comments: tuple[ExtractedComment, ...] = ()
    boilerplate: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A date that moves when a publication date is set: "published", or a time of the text[start:end] as it is written.

    `before` and `after` are EDTF, null where it has no place in time.
    """

    what: str
    before: str | None
    after: str | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class DateMoves:
    """`set-date --json`. `staying` counts the times of the text that have a place and keep it."""

    id: int
    is_dry_run: bool
    moves: tuple[Move, ...]
    staying: int = 0


@dataclass(frozen=True, slots=True)
class SetDateOf:
    """One article of `set-dates --json`: its date before and after, and how many times of its text move and stay."""

    id: int
    title: str
    before: str | None
    after: str
    moved: int
    staying: int


@dataclass(frozen=True, slots=True)
class SetDates:
    """`set-dates --json`: the articles that are dated; those for which nothing speaks are refused on standard error."""

    is_dry_run: bool
    articles: tuple[SetDateOf, ...]


@dataclass(frozen=True, slots=True)
class SimilarOutput:
    """`similar --json`. `words` are those that tell the article from others; the results of `query` leave the article out."""

    id: int
    words: tuple[str, ...]
    query: str
    total: int
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class CountedTag:
    """One tag of `tags --json`. `articles` leaves those in the trash out."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class KeptSearch:
    """One search of `searches --json` or `alerts --json`.

    `new` are the articles that match and came in after the last look, at `seen_at`; none for a search that is no alert.
    `error` says why it could not be searched, where that is so.
    """

    name: str
    query: str
    sort: str | None
    saved_at: str
    is_alert: bool
    seen_at: str
    new: tuple[int, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotateLine:
    """One line of `annotate --json`. `event` is refused, progress or done; `phase` is copies, counting, annotating, then tagging.

    `annotated` counts what was read by rules, `tagged` what the tagger read then.
    """

    event: str
    id: int | None = None
    reason: str | None = None
    phase: str | None = None
    done: int | None = None
    total: int | None = None
    annotated: int | None = None
    tagged: int | None = None
    refused: int | None = None


@dataclass(frozen=True, slots=True)
class NamedAt:
    """Where an article names an actor: start and end in code points of its text, as `show --json` has it."""

    start: int
    end: int
    zone: str
    alias: str
    is_suggested: bool


@dataclass(frozen=True, slots=True)
class CountedActor:
    """One actor of `actors --json`. `names` has the most frequent first; `mentions` are there where an article was named.

    Of the mentions in bodies, `quoted` stand in quotations.
    """

    id: str
    name: str
    kind: str
    part_of: str | None
    names: tuple[str, ...]
    body: int
    comment: int
    articles: int
    is_suggested: bool
    mentions: tuple[NamedAt, ...] = ()
    quoted: int = 0


@dataclass(frozen=True, slots=True)
class PublishedOn:
    """When an article was published, from `first` to `last` day."""

    article: int
    title: str
    first: str
    last: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class NamedDate:
    """A date in an article's text: where it stands, its days, and the ids of the actors and places that its sentence names.

    `edtf` is its value, `precision` the unit that was named, `basis` why it is that. `first` is null where only its end is known, `last`
    where only its beginning is; what has two readings has the likelier one's days, and both in `edtf`: "[2020-03-05,2020-05-03]".
    """

    article: int
    start: int
    end: int
    first: str | None
    last: str | None
    actors: tuple[str, ...]
    edtf: str = ""
    precision: str = "day"
    basis: str = "explicit year"
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WaitingAt:
    """A date in an article's text that waits for the publication date: as much of it as was said, "XXXX-03-05"."""

    article: int
    start: int
    end: int
    edtf: str
    actors: tuple[str, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineOutput:
    """`timeline --json`. `dates` may be cut short; `dates_total` says how many there are. `undated` are article ids.

    `waiting` are the dates without a place in time, in their own order.
    """

    published: tuple[PublishedOn, ...]
    undated: tuple[int, ...]
    dates: tuple[NamedDate, ...]
    dates_total: int
    waiting: tuple[WaitingAt, ...] = ()


def counted_actor(count: ActorCount, mentions: tuple[Mention, ...] = ()) -> CountedActor:
    """Return an actor as `actors` prints it."""
    actor = count.actor
    return CountedActor(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        part_of=actor.part_of,
        names=count.names,
        body=count.body,
        comment=count.comment,
        articles=count.articles,
        is_suggested=count.is_suggested,
        quoted=count.quoted,
        mentions=tuple(NamedAt(m.start, m.end, m.zone, m.alias, m.is_suggested) for m in mentions),
    )


def timeline_output(data: TimelineData) -> TimelineOutput:
    """Return a timeline as `timeline` prints it."""

    def published(span: PublishedSpan) -> PublishedOn:
        return PublishedOn(span.article, span.title, date_of(span.first_day), date_of(span.last_day), span.is_inferred)

    def named(date: TextDate) -> NamedDate:
        first = None if date.first_day == OPEN_FIRST else date_of(date.first_day)
        last = None if date.last_day == OPEN_LAST else date_of(date.last_day)
        return NamedDate(
            date.article,
            date.start,
            date.end,
            first,
            last,
            date.actors,
            date.edtf,
            date.precision,
            date.basis,
            date.places,
        )

    return TimelineOutput(
        tuple(map(published, data.published)),
        data.undated,
        tuple(map(named, data.dates)),
        data.dates_total,
        tuple(
            WaitingAt(date.article, date.start, date.end, date.edtf, date.actors, date.places) for date in data.waiting
        ),
    )


def list_article(article: Article, tags: tuple[str, ...], source_grade: str = "") -> ListedArticle:
    """Return an article as `list` prints it."""
    return ListedArticle(
        id=article.id,
        title=article.title,
        source=article.source_name,
        published=article.published.edtf,
        published_state=article.published.state,
        language=article.language,
        format=article.format,
        sha256=article.content,
        is_starred=article.starred_at is not None,
        is_read=article.read_at is not None,
        is_stub=article.is_stub,
        tags=tags,
        grade=article.grade,
        source_grade=source_grade,
        is_queued=article.queued_at is not None,
        is_archived=article.archived_at is not None,
        deleted_at=article.deleted_at,
    )


def search_output(answer: SearchAnswer) -> SearchOutput:
    """Return an answer as `search` prints it."""
    return SearchOutput(
        query=answer.query,
        explain=answer.explain,
        total=answer.total,
        results=tuple(result_of(hit) for hit in answer.hits),
        elsewhere=answer.elsewhere,
        any_word_total=answer.any_word_total,
        facets=answer.facets,
    )


def result_of(hit: SearchHit) -> Result:
    """Return one result as `search` prints it."""
    article, snippet = hit.article, next(iter(hit.snippets), None)
    return Result(
        id=article.id,
        title=article.title,
        source=article.source_name,
        published=article.published.edtf,
        published_state=article.published.state,
        score=hit.score,
        zone=snippet.zone if snippet else None,
        snippet=snippet.text if snippet else "",
        marks=snippet.marks if snippet else (),
        matched=hit.matched,
        evidence=snippet.evidence if snippet else None,
        also=hit.snippets[1:],
    )


def shown_article(
    article: Article, tags: tuple[str, ...], document: Document, version: int, source_grade: str = ""
) -> ShownArticle:
    """Return an article as `show` prints it."""
    return ShownArticle(
        id=article.id,
        original=article.original,
        member=article.member,
        content=article.content,
        size_bytes=article.size_bytes,
        path=article.path,
        imported_at=article.imported_at,
        run=article.run,
        described=article.described,
        saved=article.saved,
        format=article.format,
        title=article.title,
        authors=article.authors,
        source=article.source,
        domain=article.domain,
        url=article.url,
        section=article.section,
        language=article.language,
        direction=article.direction,
        published=article.published,
        updated=document.updated,
        deleted_at=article.deleted_at,
        starred_at=article.starred_at,
        read_at=article.read_at,
        is_stub=article.is_stub,
        tags=tags,
        text_version=version,
        text=document.text,
        blocks=document.blocks,
        comments=document.comments,
        images=document.images,
        grade=article.grade,
        source_grade=source_grade,
    )
