"""The search service that the command line and the window share: a query in, articles with the sentences that match out."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from index.errors import QueryError
from index.highlight import find_matches
from index.query import parse
from index.records import Answer, ZoneCount
from index.syntax import Query
from workbench.annotate.sentences import split_sentences
from workbench.errors import UsageError
from workbench.indexing import IndexKeeper
from workbench.jobs import JobContext
from workbench.library.articles import Article, get_articles, get_document, make_evidence
from workbench.library.store import Library
from workbench.model import DateState, Document, Evidence
from workbench.zone_text import FIELD_ZONES, field_text

# A snippet is a whole sentence unless that is longer than this; then it is cut around the first hit.
_SNIPPET_CHARS = 400
_BEFORE_HIT_CHARS = 120
_ELLIPSIS = "…"
_SNIPPETS_MAX = 2
_MATCHED_MAX = 20
_FACET_VALUES_MAX = 50


class Sort(StrEnum):
    """The order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Matched:
    """What of the query stands in an article: in which field, as which text, by which word of the query."""

    field: str
    text: str
    via: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """A sentence with hits: `marks` are spans within `text`, `evidence` is where it stands."""

    zone: str
    text: str
    marks: tuple[tuple[int, int], ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One article that matches. There are no snippets when only facts such as source or date were asked for."""

    article: Article
    score: float
    snippets: tuple[Snippet, ...]
    matched: tuple[Matched, ...]


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
    """Searches one open library. It is cheap to make; the keeper holds what is costly."""

    def __init__(self, library: Library, keeper: IndexKeeper) -> None:
        self._library = library
        self._keeper = keeper

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
        """Answer a query.

        Raises:
            UsageError: If it cannot be understood; the message points at the place.
        """
        query = understand(text)
        answer = self._keeper.usable(ctx).search(query, limit=None if sort is not Sort.RELEVANCE else offset + limit)
        wanted = self._in_order(answer, sort)[offset : offset + limit]
        scores = {hit.id: hit.score for hit in answer.hits}
        articles = get_articles(self._library, wanted)
        return SearchAnswer(
            query=text,
            explain=query.explain(),
            total=answer.total,
            hits=tuple(
                self._hit(query, articles[article], scores.get(article, 0.0))
                for article in wanted
                if article in articles
            ),
            elsewhere=answer.elsewhere,
            any_word_total=answer.any_word_total,
            facets=self._facets(answer.ids) if facets else {},
        )

    def _in_order(self, answer: Answer, sort: Sort) -> list[int]:
        if sort is Sort.RELEVANCE:
            return [hit.id for hit in answer.hits]
        direction = "DESC" if sort is Sort.NEWEST else "ASC"
        rows = self._library.connection.execute(
            "SELECT id FROM article WHERE id IN (SELECT value FROM json_each(?))"
            f" ORDER BY published IS NULL, published {direction}, id",
            (_json(answer.ids),),
        )
        return [row["id"] for row in rows]

    def _facets(self, ids: Iterable[int]) -> dict[str, dict[str, int]]:
        """Count all matches, not only those shown, by what they can be narrowed by."""
        columns = {
            "source": "coalesce(source, domain, '')",
            "year": "coalesce(substr(published, 1, 4), '')",
            "language": "coalesce(language, '')",
            "format": "format",
        }
        listed = _json(ids)
        counted = {}
        for name, expression in columns.items():
            rows = self._library.connection.execute(
                f"SELECT {expression} AS value, count(*) AS articles FROM article"
                " WHERE id IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
                (listed, _FACET_VALUES_MAX),
            )
            counted[name] = {row["value"]: row["articles"] for row in rows}
        return counted

    def _hit(self, query: Query, article: Article, score: float) -> SearchHit:
        document, version = get_document(self._library, article.id)
        matched: list[Matched] = []
        sentences: list[_Sentence] = []
        for name in FIELD_ZONES:
            view = field_text(document, name)
            matches = find_matches(query, name, view.text)
            matched += [Matched(name, view.text[m.start : m.end], m.needle) for m in matches]
            if matches:
                spans = [_Span(*view.to_article(m.start, m.end), m.needle) for m in matches]
                sentences += _sentences_with(document, name, spans)
        facts = (("source", article.source_name), ("author", "\n\n".join(article.authors)), ("url", article.url or ""))
        for name, value in facts:
            matched += [Matched(name, value[m.start : m.end], m.needle) for m in find_matches(query, name, value)]
        snippets = tuple(_snippet(article, version, document, sentence) for sentence in _telling(sentences))
        return SearchHit(article, score, snippets, tuple(dict.fromkeys(matched))[:_MATCHED_MAX])


def understand(text: str) -> Query:
    """Return a parsed query.

    Raises:
        UsageError: With the query and a mark under the place where it goes wrong.
    """
    try:
        return parse(text)
    except QueryError as error:
        raise UsageError(f"{error.message}\n  {text}\n  {' ' * error.position}^") from error


@dataclass(frozen=True, slots=True)
class _Span:
    """A hit, in code points of the article, and the word or phrase of the query that it answers."""

    start: int
    end: int
    needle: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with the hits in it."""

    field: str
    start: int
    end: int
    spans: tuple[_Span, ...]


def _sentences_with(document: Document, name: str, spans: list[_Span]) -> list[_Sentence]:
    """Return the sentences of a field that have hits, in order."""
    starts = [span.start for span in spans]
    found = []
    for block in document.blocks:
        first = bisect_left(starts, block.start)
        if block.zone not in FIELD_ZONES[name] or first == len(starts) or starts[first] >= block.end:
            continue
        for from_, to in split_sentences(document.text[block.start : block.end]):
            start, end = block.start + from_, block.start + to
            inside = tuple(spans[bisect_left(starts, start) : bisect_left(starts, end)])
            if inside:
                found.append(_Sentence(name, start, end, inside))
    return found


def _telling(sentences: list[_Sentence]) -> list[_Sentence]:
    """Choose the sentences to show: the one with the most words of the query, then those that add the others.

    Among equals the first wins, but the title comes last: it is shown anyway.
    """
    chosen: list[_Sentence] = []
    shown: set[str] = set()

    def adds(sentence: _Sentence) -> tuple[int, bool]:
        return len({span.needle for span in sentence.spans} - shown), sentence.field != "title"

    while len(chosen) < _SNIPPETS_MAX and sentences:
        best = max(sentences, key=adds)
        if adds(best)[0] == 0:
            break
        chosen.append(best)
        shown |= {span.needle for span in best.spans}
    return chosen


def _snippet(article: Article, version: int, document: Document, sentence: _Sentence) -> Snippet:
    start, end = sentence.start, sentence.end
    before = after = ""
    if end - start > _SNIPPET_CHARS:
        cut = max(start, sentence.spans[0].start - _BEFORE_HIT_CHARS)
        before = _ELLIPSIS if cut > start else ""
        after = _ELLIPSIS if cut + _SNIPPET_CHARS < end else ""
        start, end = cut, min(end, cut + _SNIPPET_CHARS)
    shift = len(before) - start
    marks = tuple((s.start + shift, min(s.end, end) + shift) for s in sentence.spans if start <= s.start < end)
    return Snippet(
        zone=sentence.field,
        text=f"{before}{document.text[start:end]}{after}",
        marks=marks,
        evidence=make_evidence(article, version, document.text, start, end),
    )


def published_as_shown(article: Article) -> str:
    """Return a publication date with its state, as it stands in lists: "1962-10-25", "1962-10-25 (inferred)", "undated"."""
    claim = article.published
    if claim.edtf is None:
        return "undated"
    return claim.edtf if claim.state is DateState.STATED else f"{claim.edtf} ({claim.state.value})"


def _json(ids: Iterable[int]) -> str:
    return msgspec.json.encode(list(ids)).decode()
