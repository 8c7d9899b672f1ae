"""The search service that the command line and the window share: a query in, articles with the sentences that match out."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce

import msgspec
import numpy as np

from index.days import Age, describe, parse_age_or_period, parse_period
from index.errors import EmptyQueryError, IndexDamagedError, QueryError
from index.explaining import dated, explain
from index.fields import BY_NAME, Holds
from index.highlight import find_matches
from index.query import left_out, parse
from index.records import Answer, ZoneCount
from index.syntax import Among, Listed, Query, leaves
from workbench.actors import ActorCount
from workbench.annotate.findings import Actor, Mention
from workbench.annotate.registry import Registry
from workbench.annotating import findings_of
from workbench.errors import IndexAbsentError, QueryMistake
from workbench.facets import Facet, count_facets
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_articles, get_document
from workbench.library.listing import added_articles, articles_naming, articles_with, read_articles, starred_articles
from workbench.library.store import Library
from workbench.model import DateState, Document
from workbench.snippets import Snippet, Span, apart, lead, make_snippet, sentences_with, telling
from workbench.sorting import Sort, in_order
from workbench.zone_text import FIELD_ZONES, field_text

_MATCHED_MAX = 20
_NEAREST_NAMES = 3
_BEGINNING_CHARS = 3
_EVERYTHING = "all articles"


@dataclass(frozen=True, slots=True)
class Matched:
    """What of the query stands in an article: in which field, as which text, by which word or actor of the query."""

    field: str
    text: str
    via: str


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One article that matches. There are no snippets when only facts such as source or date were asked for."""

    article: Article
    score: float
    snippets: tuple[Snippet, ...]
    matched: tuple[Matched, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Which articles a query finds, without anything that has to be read from them.

    `ids` has every match in order, `scores` belong to it. `query` is None where everything was asked for. `zones` counts
    the query in each zone, `elsewhere` in those that it did not search; both are empty where no word of it follows `in:`.
    `actors` are those that the query asks for. `prefix` is the word that was read as the beginning of one, `unfinished`
    a sentence on what was left out: both only while the query is being typed.
    """

    text: str
    query: Query | None
    explain: str
    ids: "array[int]"
    scores: "array[float]"
    zones: dict[str, ZoneCount] = field(default_factory=dict)
    elsewhere: dict[str, ZoneCount] = field(default_factory=dict)
    any_word_total: int | None = None
    actors: tuple[Actor, ...] = ()
    prefix: str | None = None
    unfinished: str | None = None

    @property
    def total(self) -> int:
        """Count the articles."""
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a search found, with what to try where it found nothing."""

    query: str
    explain: str
    total: int
    hits: tuple[SearchHit, ...]
    elsewhere: dict[str, ZoneCount] = field(default_factory=dict)
    any_word_total: int | None = None
    facets: dict[str, dict[str, int]] = field(default_factory=dict)


class SearchService:
    """Searches one open library. It is cheap to make; the keeper holds what is costly.

    With `follow`, a search first brings the index up to date where no other process is doing so. Without, it takes the
    index as it is and writes nothing, as the window must.
    """

    def __init__(
        self,
        library: Library,
        keeper: IndexKeeper,
        registry: Callable[[], Registry] = Registry.default,
        *,
        follow: bool = True,
    ) -> None:
        self._library = library
        self._keeper = keeper
        self._registry = registry
        self._follow = follow

    def search(
        self,
        ctx: JobContext,
        text: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        facets: bool = False,
    ) -> SearchAnswer:
        """Answer a finished query with one page of results.

        Raises:
            QueryMistake: If it cannot be understood, or asks for nothing.
        """
        try:
            parse(text)
        except EmptyQueryError as error:
            raise QueryMistake(text, error.message, error.position) from error
        except QueryError:
            pass  # find says the same
        found = self.find(ctx, text, sort=sort)
        return SearchAnswer(
            query=text,
            explain=found.explain,
            total=found.total,
            hits=self.hits(found, found.ids[offset : offset + limit]),
            elsewhere=found.elsewhere,
            any_word_total=found.any_word_total,
            facets=_by_label(self.facets(found)) if facets else {},
        )

    def find(self, ctx: JobContext, text: str, *, sort: Sort | None = None, cursor: int | None = None) -> Found:
        """Find all articles that match; a text that asks for nothing finds every article.

        Args:
            ctx: Progress and cancelling.
            text: The query as typed.
            sort: None is by relevance where there are words to go by, else the newest first.
            cursor: Where the user is typing, if so; see index.query.parse.
        Raises:
            QueryMistake: If it cannot be understood.
            IndexAbsentError: If the service does not follow and there is no index that it could take as it is.
        """
        asked = _Asked(self._library, self._registry)
        query, unfinished = asked.understand(text, cursor)
        if query is None:
            ids = in_order(self._library, sort or Sort.NEWEST)
            return Found(text, None, _EVERYTHING, ids, array("d", bytes(8 * len(ids))), unfinished=unfinished)
        answer = self._answer(ctx, query)
        ids, scores = answer.ids, answer.scores
        gone = frozenset() if self._follow else self._deleted_since()
        if not gone.isdisjoint(ids):
            kept = [(id_, score) for id_, score in zip(ids, scores, strict=True) if id_ not in gone]
            ids, scores = array("q", (id_ for id_, _ in kept)), array("d", (score for _, score in kept))
        if sort is None:
            sort = Sort.RELEVANCE if query.needles() else Sort.NEWEST
        if sort is not Sort.RELEVANCE:
            by_id = dict(zip(ids, scores, strict=True))
            ids = in_order(self._library, sort, _json(ids))
            scores = array("d", map(by_id.__getitem__, ids))
        return Found(
            text,
            answer.query,
            explain(query),
            ids,
            scores,
            zones=answer.zones,
            elsewhere=answer.elsewhere,
            any_word_total=answer.any_word_total,
            actors=tuple(asked.actors),
            prefix=query.prefix,
            unfinished=unfinished,
        )

    def hits(self, found: Found, ids: Iterable[int], *, with_lead: bool = False) -> tuple[SearchHit, ...]:
        """Return one page of what was found, with the sentences that match; articles that are gone meanwhile are left out.

        `with_lead` gives those where no sentence was asked for the one that they begin with.
        """
        wanted = list(ids)
        articles = get_articles(self._library, wanted)
        scores = _scores(found, wanted)
        return tuple(
            self._hit(found, articles[article], scores.get(article, 0.0), with_lead=with_lead)
            for article in wanted
            if article in articles
        )

    def facets(self, found: Found, actors: Sequence[ActorCount] | None = None) -> tuple[Facet, ...]:
        """Count all that was found by everything that it can be narrowed by; its actors may be known already."""
        return count_facets(self._library, self._registry(), found.ids, found.zones, actors)

    def count(self, ctx: JobContext, query: Query) -> int:
        """Count the articles that a query finds, with everything in it that only the library knows resolved."""
        answer = self._answer(ctx, query)
        gone = frozenset() if self._follow else self._deleted_since()
        return answer.total if gone.isdisjoint(answer.ids) else sum(id_ not in gone for id_ in answer.ids)

    def _answer(self, ctx: JobContext, query: Query) -> Answer:
        if self._follow:
            return self._keeper.usable(ctx).search(query, limit=None, every_zone=True)
        try:
            return self._keeper.present(ctx).search(query, limit=None, every_zone=True)
        except IndexDamagedError as error:
            # Somebody is making it anew, or it was damaged since it was opened.
            raise IndexAbsentError(self._library.folder) from error

    def _deleted_since(self) -> frozenset[int]:
        """Return what an index that does not follow still has, and the user has moved to the trash."""
        rows = self._library.connection.execute(
            "SELECT article FROM outbox WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = outbox.article AND deleted_at IS NULL)"
        )
        return frozenset(row[0] for row in rows)

    def _hit(self, found: Found, article: Article, score: float, *, with_lead: bool) -> SearchHit:
        if found.query is None and not with_lead:
            return SearchHit(article, score, (), ())
        document, version = get_document(self._library, article.id)
        mentions = findings_of(self._library, self._registry(), article.id).mentions if found.actors else ()
        matched: list[Matched] = []
        sentences = []
        for name, spans in _spans_by_field(found, document, mentions).items():
            matched += [Matched(name, document.text[span.start : span.end], span.needle) for span in spans]
            sentences += sentences_with(document, name, apart(spans))
        if found.query is None:
            return SearchHit(article, score, lead(article, version, document), ())
        facts = (("source", article.source_name), ("author", "\n\n".join(article.authors)), ("url", article.url or ""))
        for name, value in facts:
            matched += [Matched(name, value[m.start : m.end], m.needle) for m in find_matches(found.query, name, value)]
        snippets = tuple(make_snippet(article, version, document, sentence) for sentence in telling(sentences))
        if with_lead and not snippets:
            snippets = lead(article, version, document)
        return SearchHit(article, score, snippets, tuple(dict.fromkeys(matched))[:_MATCHED_MAX])


def hit_spans(found: Found, document: Document, mentions: Iterable[Mention]) -> tuple[tuple[int, int], ...]:
    """Return where an article has what a search asks for, words and actors: spans in code points, in order, apart."""
    spans = [span for of_field in _spans_by_field(found, document, mentions).values() for span in of_field]
    return tuple((span.start, span.end) for span in apart(spans))


def _spans_by_field(found: Found, document: Document, mentions: Iterable[Mention]) -> dict[str, list[Span]]:
    """Return, by field, the words that were asked for and the mentions of actors that were."""
    spans: dict[str, list[Span]] = {}
    if found.query is None:
        return spans
    names = {actor.id: actor.name for actor in found.actors}
    fields = {zone: name for name, zones in FIELD_ZONES.items() for zone in zones}
    for name in FIELD_ZONES:
        view = field_text(document, name)
        matches = find_matches(found.query, name, view.text)
        if matches:
            spans[name] = [Span(*view.to_article(m.start, m.end), m.needle) for m in matches]
    for mention in mentions:
        if mention.actor in names and mention.end <= len(document.text) and fields[mention.zone] != "boilerplate":
            spans.setdefault(fields[mention.zone], []).append(Span(mention.start, mention.end, names[mention.actor]))
    return spans


class _Asked:
    """One query on its way to the index: understood, and what only the library can list put in."""

    def __init__(self, library: Library, registry: Callable[[], Registry]) -> None:
        self._library = library
        self._registry = registry
        self.actors: list[Actor] = []
        self._unfinished: str | None = None
        # Those that are asked for and not barred: -actor:Turkey is not about Turkey.
        self._wanted: set[Listed] = set()
        self._text = ""

    def understand(self, text: str, cursor: int | None) -> tuple[Query | None, str | None]:
        """Return what the index is to be asked, None for everything, and what was left out as unfinished.

        Raises:
            QueryMistake: If the query cannot be understood.
        """
        self._text = text
        try:
            query = parse(text, cursor)
        except EmptyQueryError as error:
            return None, error.unfinished
        except QueryError as error:
            raise QueryMistake(text, error.message, error.position) from error
        self._wanted = {leaf for leaf in leaves(query.root) if isinstance(leaf, Listed)}
        resolved = query.resolve(self._list)
        return resolved, self._unfinished or query.unfinished

    def _list(self, listed: Listed) -> Among | None:
        """Ask the library what only it knows; a field of the table that it has to list has its line here."""
        match BY_NAME[listed.field].holds:
            case Holds.STATE:
                return self._in_state(listed.value)
            case Holds.EVENT:
                period = parse_period(listed.value)
                ids = articles_naming(self._library, period, is_possible=listed.is_possible)
                return Among(ids, dated("whose text names a date", listed.value, is_possible=listed.is_possible))
            case Holds.ADDED:
                return self._added(listed.value)
            case _:
                return self._about(listed)

    def _in_state(self, state: str) -> Among:
        if state == "starred":
            return Among(starred_articles(self._library), "that you have starred")
        read = read_articles(self._library)
        if state == "read":
            return Among(read, "that you have read")
        return Among(read, "that you have not read", is_barred=True)

    def _added(self, value: str) -> Among:
        asked = parse_age_or_period(value)
        said = f"in the last {asked}" if isinstance(asked, Age) else describe(asked)
        return Among(added_articles(self._library, asked), f"that came into the library {said}")

    def _about(self, listed: Listed) -> Among | None:
        registry = self._registry()
        found = registry.named(listed.value)
        if not found:
            if listed.is_typed:
                self._unfinished = left_out(self._text[listed.start : listed.end])
                return None
            raise QueryMistake(self._text, _unknown_actor(registry, listed.value), listed.start)
        # A name that is somebody's own is not taken for another's alias.
        if found[0].name.casefold() == listed.value.casefold():
            found = found[:1]
        if listed in self._wanted:
            self.actors += [actor for actor in found if actor not in self.actors]
        ids = reduce(np.union1d, (articles_with(self._library, actor.id) for actor in found))
        names = " or ".join(actor.name for actor in found)
        return Among(ids, f"about the actor {names}")


def _scores(found: Found, wanted: list[int]) -> dict[int, float]:
    """Return the scores of one page, whose articles stand side by side in what was found."""
    scores: dict[int, float] = {}
    place = 0
    for article in wanted:
        try:
            place = found.ids.index(article, place)
        except ValueError:
            place = 0
            continue
        scores[article] = found.scores[place]
    return scores


def _unknown_actor(registry: Registry, name: str) -> str:
    # Where nothing begins so, the end is what was mistyped.
    beginnings = (name[:length] for length in range(len(name), _BEGINNING_CHARS - 1, -1))
    found = next(filter(None, (registry.search(beginning, _NEAREST_NAMES) for beginning in beginnings)), [])
    nearest = [actor.name for actor in found]
    what_to_do = (
        f"Use one of the nearest: {', '.join(nearest)}."
        if nearest
        else "Search for the name as words instead: leave out actor:."
    )
    return f"There is no actor “{name}” in the registry, under no name that it knows. {what_to_do}"


def published_as_shown(article: Article) -> str:
    """Return a publication date with its state, as it stands in lists: "1962-10-25", "1962-10-25 (inferred)", "undated"."""
    claim = article.published
    if claim.edtf is None:
        return "undated"
    return claim.edtf if claim.state is DateState.STATED else f"{claim.edtf} ({claim.state.value})"


def _by_label(facets: Iterable[Facet]) -> dict[str, dict[str, int]]:
    return {facet.name: {value.label: value.count for value in facet.values} for facet in facets}


def _json(ids: Iterable[int]) -> str:
    return msgspec.json.encode(list(ids)).decode()
