"""The search service that the command line and the window share: a query in, articles with the sentences that match out."""

from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from index.errors import EmptyQueryError, IndexDamagedError, QueryError
from index.explaining import explain
from index.query import parse
from index.records import Answer, Order, ZoneCount
from index.syntax import Among, Query
from workbench.annotate.findings import Actor, Mention
from workbench.annotate.registry import Registry
from workbench.annotating import findings_of
from workbench.asking import Asking
from workbench.columns import Ints
from workbench.errors import IndexAbsentError, QueryMistake
from workbench.facets import Facet, count_facets
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Article
from workbench.library.store import Library
from workbench.marking import Marker, Matched
from workbench.marks.noted import Noted, NoteMarker
from workbench.model import DateState, Document
from workbench.network.incidence import Incidence
from workbench.overlay import Overlay
from workbench.own_registry import registry_of
from workbench.recent_texts import RecentText, RecentTexts
from workbench.snippets import Snippet, Span, apart, lead, make_snippet, telling
from workbench.sorting import Sort, in_order
from workbench.spelling import mended

if TYPE_CHECKING:
    from index.engine import Index

_MATCHED_MAX = 20
_SNIPPETS_MAX = 3
# Zones in which the author speaks.
_OWN_WORDS = ("title", "body")
_EVERYTHING = "all articles"
_ALL = Query("", Among(np.empty(0, np.int64), _EVERYTHING, is_barred=True))
# The orders that the index knows; the others are the library's.
_ORDERS = {Sort.RELEVANCE: Order.RELEVANCE, Sort.NEWEST: Order.NEWEST, Sort.OLDEST: Order.OLDEST}


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One article that matches. There are no snippets when only facts such as source or date were asked for."""

    article: Article
    score: float
    snippets: tuple[Snippet, ...]
    matched: tuple[Matched, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Which articles a query finds, without anything that has to be read from them.

    `ids` has every match in order, `scores` belong to it. `query` is None where everything was asked for. `zones` counts
    the query in each zone, `elsewhere` in those that it did not search; both are empty where no word of it follows `in:`.
    `actors` are those that the query asks for; of those that are `strict`, by id, only names of their own count. `noted` is what is
    looked for in the user's notes. `counts` and `months` are the index's, as in index.records.Answer; they are empty
    where it was not asked. `prefix` is the word that was read as the beginning of one, `unfinished`
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
    strict: frozenset[str] = frozenset()
    noted: tuple[Noted, ...] = ()
    prefix: str | None = None
    unfinished: str | None = None
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    is_partial: bool = False

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
    suggestion: str | None = None
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
        registry: Callable[[], Registry] | None = None,
        *,
        follow: bool = True,
    ) -> None:
        self._library = library
        self._keeper = keeper
        self._registry = registry or (lambda: registry_of(library))
        self._follow = follow
        self._texts = RecentTexts(library)
        self._overlay = Overlay(library, self._registry)

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
            suggestion=None if found.total else self.suggestion(found),
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
        asked = Asking(self._library, self._overlay, self._registry, lambda: ctx.checkpoint(0, None, "searching"))
        query, unfinished = asked.understand(text, cursor)
        if query is None:
            return self._everything(ctx, text, sort or Sort.NEWEST, unfinished)
        if sort is None:
            sort = Sort.RELEVANCE if query.needles() else Sort.NEWEST
        answer = self._answer(ctx, query, _ORDERS.get(sort, Order.RELEVANCE))
        ids, scores, counts = answer.ids, answer.scores, answer.facets
        gone = frozenset() if self._follow else self._deleted_since()
        if gone and not gone.isdisjoint(ids):
            kept = [(id_, score) for id_, score in zip(ids, scores, strict=True) if id_ not in gone]
            ids, scores = array("q", (id_ for id_, _ in kept)), array("f", (score for _, score in kept))
            counts = {}
        if sort not in _ORDERS:
            by_id = dict(zip(ids, scores, strict=True))
            ids = in_order(self._library, sort, _json(ids))
            scores = array("f", map(by_id.__getitem__, ids))
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
            strict=frozenset(asked.strict),
            noted=tuple(asked.noted),
            prefix=query.prefix,
            unfinished=unfinished,
            counts=counts,
            months=answer.months,
            is_partial=answer.is_partial,
        )

    def _everything(self, ctx: JobContext, text: str, sort: Sort, unfinished: str | None) -> Found:
        """Find all articles: by the index where it is open and has them all, else without it, as a window that opens must."""
        if sort in _ORDERS and self._keeper.is_open and self._keeper.behind() == 0:
            try:
                answer = self._answer(ctx, _ALL, _ORDERS[sort])
            except IndexAbsentError:
                pass
            else:
                return Found(
                    text,
                    None,
                    _EVERYTHING,
                    answer.ids,
                    answer.scores,
                    unfinished=unfinished,
                    counts=answer.facets,
                    months=answer.months,
                )
        ids = in_order(self._library, sort)
        return Found(text, None, _EVERYTHING, ids, array("f", bytes(4 * len(ids))), unfinished=unfinished)

    def hits(self, found: Found, ids: Iterable[int], *, as_rows: bool = False) -> tuple[SearchHit, ...]:
        """Return one page of what was found, with the sentences that match; articles that are gone meanwhile are left out.

        Args:
            found: By this service.
            ids: Of the page.
            as_rows: As a list shows them while somebody types: of each word no more than the first few places is looked
                at, and where no sentence was asked for, the one that the article begins with stands.
        """
        wanted = list(ids)
        rows = self._texts.rows(wanted)
        if found.query is None and not as_rows:
            return tuple(SearchHit(row.article, 0.0, (), (), row.tags) for row in rows.values())
        scores = _scores(found, wanted)
        texts = self._texts.of(row.article for row in rows.values())
        marker = Marker(found.query, found.actors, self._registry() if found.actors else None, found.strict)
        notes = NoteMarker(self._library, self._overlay.marks(), found.noted, rows) if found.noted else None
        hits = []
        for id_, row in rows.items():
            if id_ in texts:
                snippets, matched = self._shown(found, marker, row.article, texts[id_], notes, as_row=as_rows)
                hits.append(SearchHit(row.article, scores.get(id_, 0.0), snippets, matched, row.tags))
        return tuple(hits)

    def suggestion(self, found: Found) -> str | None:
        """Return the query with its misspelt words put right; None where nothing better is known.

        Raises:
            IndexAbsentError: If there is no index any more.
        """
        if found.query is None:
            return None
        ctx = JobContext()
        index = self._keeper.usable(ctx) if self._follow else self._keeper.present(ctx)
        return mended(found.text, found.query, found.total, index)

    def facets(self, found: Found) -> tuple[Facet, ...]:
        """Count all that was found by everything that it can be narrowed by."""
        return count_facets(self._library, self._overlay, self._registry(), found.ids, found.zones, found.counts)

    def naming(self, *, with_comments: bool) -> Incidence:
        """Return who is named in which articles of the whole library; see `network_of`."""
        return self._overlay.naming(with_comments=with_comments)

    def count(self, ctx: JobContext, query: Query) -> int:
        """Count the articles that a query finds, with everything in it that only the library knows resolved."""
        gone = frozenset() if self._follow else self._deleted_since()
        answer = self._answer(ctx, query, limit=None if gone else 0, is_counted=False)
        return sum(id_ not in gone for id_ in answer.ids) if gone else answer.total

    def count_text(self, ctx: JobContext, text: str) -> int:
        """Count the articles that a finished query finds.

        Raises:
            QueryMistake: If it cannot be understood.
        """
        asked = Asking(self._library, self._overlay, self._registry, lambda: ctx.checkpoint(0, None, "searching"))
        query, _ = asked.understand(text, None)
        return len(in_order(self._library, Sort.NEWEST)) if query is None else self.count(ctx, query)

    def in_text(self, ctx: JobContext, found: Found) -> Ints | None:
        """Return the ids of the articles that a query finds without their comments; None where it asks for no words.

        Raises:
            IndexAbsentError: If there is no index any more.
        """
        if found.query is None or not found.query.follows_scope():
            return None
        answer = self._answer(ctx, found.query.within(*_OWN_WORDS), is_counted=False)
        return np.sort(np.frombuffer(answer.ids, np.int64))

    def _answer(
        self,
        ctx: JobContext,
        query: Query,
        order: Order = Order.RELEVANCE,
        *,
        limit: int | None = None,
        is_counted: bool = True,
    ) -> Answer:
        """Ask the index; `is_counted` also counts by zone, value and month."""

        def checkpoint() -> None:
            ctx.checkpoint(0, None, "searching")

        def ask(index: "Index") -> Answer:
            return index.search(
                query, limit, order=order, every_zone=is_counted, with_facets=is_counted, checkpoint=checkpoint
            )

        try:
            return ask(self._keeper.usable(ctx) if self._follow else self._keeper.present(ctx))
        except IndexDamagedError as error:
            if self._follow:
                # A bit that changed is noticed where it is first read.
                self._keeper.rebuild(ctx)
                return ask(self._keeper.usable(ctx))
            # Somebody is making it anew, or it was damaged since it was opened.
            raise IndexAbsentError(self._library.folder) from error

    def _deleted_since(self) -> frozenset[int]:
        """Return what an index that does not follow still has, and the user has moved to the trash."""
        rows = self._library.connection.execute(
            "SELECT article FROM outbox WHERE NOT EXISTS (SELECT 1 FROM article WHERE id = outbox.article AND deleted_at IS NULL)"
        )
        return frozenset(row[0] for row in rows)

    def _shown(
        self,
        found: Found,
        marker: Marker,
        article: Article,
        read: RecentText,
        notes: NoteMarker | None,
        *,
        as_row: bool,
    ) -> tuple[tuple[Snippet, ...], tuple[Matched, ...]]:
        """Return the sentences of an article that are shown, and what of the query stands in it."""
        document, version = read.document, read.version
        if found.query is None:
            return lead(article, version, document), ()
        mentions = findings_of(self._library, self._registry(), article.id, document).mentions if found.actors else ()
        if as_row:
            first = marker.first_spans(document, mentions, read.fields)
            spans = first.spans
            chosen = [marker.completed(document, sentence, first) for sentence in telling(document, spans)]
        else:
            spans = marker.spans(document, mentions, read.fields)
            chosen = telling(document, {name: apart(of_field) for name, of_field in spans.items()})
        snippets = tuple(make_snippet(article, version, document, sentence) for sentence in chosen)
        facts = marker.in_facts(article)
        if notes is not None:
            found_notes = tuple(notes.hits(article, document, version))
            # A note that was asked for says more than the sentence beside it; of words that the text has as well, the text's come first.
            asked = tuple(hit.snippet for hit in found_notes if not hit.is_beside)
            beside = tuple(hit.snippet for hit in found_notes if hit.is_beside)
            snippets = (*asked, *snippets, *beside)[:_SNIPPETS_MAX]
            facts = chain((matched for hit in found_notes for matched in hit.matched), facts)
        if as_row and not snippets:
            snippets = lead(article, version, document)
        return snippets, _matched(document, spans, facts)


def _matched(document: Document, spans: Mapping[str, list[Span]], facts: Iterable[Matched]) -> tuple[Matched, ...]:
    """Return what of the query stands in an article, each once, as much as anybody reads."""
    seen = dict.fromkeys(
        (name, document.text[span.start : span.end], span.needle, span.kind)
        for name, of_field in spans.items()
        for span in of_field
    )
    listed = [Matched(*told) for told in islice(seen, _MATCHED_MAX)]
    return tuple(dict.fromkeys((*listed, *facts)))[:_MATCHED_MAX]


def hit_spans(found: Found, document: Document, mentions: Iterable[Mention]) -> tuple[tuple[int, int], ...]:
    """Return where an article has what a search asks for, words and actors: spans in code points, in order, apart."""
    spans = Marker(found.query, found.actors, strict=found.strict).spans(document, mentions)
    return tuple((span.start, span.end) for span in apart([span for of_field in spans.values() for span in of_field]))


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
