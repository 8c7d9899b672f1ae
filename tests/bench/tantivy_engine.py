"""tantivy in the bench, by its own Python binding.

Stored: title and body with the positions of their words, and their texts for the snippets (its store packs them with LZ4);
first day of the date and year as numbers, the source as a value, all three as fast fields; case and accents folded, no
stems. One thread writes, with the memory that the binding gives it by default, and everything is committed at the end,
merged as tantivy does it by itself.

A query is built of tantivy's own parts, which is quicker than to have a text parsed. It returns the best 20 and counts all
matches, as is the binding's default; titles come out of its store. A date must lie in the range with its first day. Facets are its aggregations over
terms of fast fields, a second pass beside that for the best 20, since the binding has no way to do both in one. The
beginning of a word is looked for as a fuzzy word of distance 0, the quickest of the binding's ways that find them all, which
tantivy does not score; the snippets are made of the commonest words that begin so, for the beginning itself marks nothing.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tantivy

from tests.bench.asking import Ask, Kind
from tests.bench.engines import RESULTS, EngineKind, Reply, Size, folder_bytes
from tests.bench.entries import Entry

_ANALYZER = "folded"
_FIELDS = ("title", "body")
# A word longer than tantivy takes is no word.
_WORD_BYTES_MAX = 200
_SNIPPET_CHARS = 200
# Words that a snippet marks for one beginning.
_MARKED_MAX = 50
_FACETS_MAX = 1_000
_EPOCH = dt.date(1970, 1, 1).toordinal()


class TantivyEngine:
    """An index in a folder."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "tantivy"
        is_new = not self._folder.exists()
        self._folder.mkdir(exist_ok=True)
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(self._folder))
        self._analyzer = _analyzer()
        self._index.register_tokenizer(_ANALYZER, self._analyzer)
        self._writer = self._index.writer(num_threads=1) if is_new else None
        self._searcher = self._index.searcher()

    def add(self, entries: Sequence[Entry]) -> None:
        """Hand a batch to the writer's thread."""
        assert self._writer is not None
        for entry in entries:
            document = tantivy.Document()
            document.add_unsigned("number", entry.number)
            document.add_text("title", entry.title)
            document.add_text("body", entry.body)
            document.add_text("source", entry.source)
            if entry.days is not None:
                document.add_integer("day", _day(entry.days[0]))
                document.add_integer("year", int(entry.days[0][:4]))
            self._writer.add_document(document)

    def add_texts(self, entries: Sequence[Entry]) -> None:
        """Store nothing: the texts go in with the words."""

    def finish(self) -> None:
        """Commit, and wait for the merging that is under way."""
        assert self._writer is not None
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._writer = None

    def ask(self, ask: Ask) -> Reply:
        """Ask for the best, and for what is wanted besides."""
        query = self._query(ask)
        addresses = [address for _, address in self._searcher.search(query, RESULTS).hits]
        numbers = self._searcher.fast_field_values("number", addresses)
        documents = list(map(self._searcher.doc, addresses))
        best = tuple((number, document["title"][0]) for number, document in zip(numbers, documents, strict=True))
        if ask.kind is Kind.FACETS:
            return Reply(best, facets=self._facets(query))
        if ask.kind is not Kind.TYPE_AHEAD:
            return Reply(best)
        makers = self._snippet_makers(ask)
        return Reply(best, tuple(_snippet(makers, document) for document in documents))

    def count(self, ask: Ask) -> int:
        """Count all that a query matches."""
        return int(self._searcher.search(self._query(ask), 1).count)

    def size(self) -> Size:
        """Return the size of the index without the store of texts, and with it."""
        whole = folder_bytes(self._folder)
        return Size(whole - folder_bytes(self._folder, ".store"), whole)

    def close(self) -> None:
        """Let go; tantivy closes its files when nothing holds it."""

    def _query(self, ask: Ask) -> tantivy.Query:
        words = [self._fold(word) for word in ask.words]
        if ask.kind is Kind.PHRASE:
            return _any([tantivy.Query.phrase_query(self._schema, field, words) for field in _FIELDS])
        parts = [self._word(word) for word in words]
        if ask.kind is Kind.TYPE_AHEAD and not ask.is_finished:
            parts[-1] = _any(
                [
                    tantivy.Query.fuzzy_term_query(self._schema, field, words[-1], distance=0, prefix=True)
                    for field in _FIELDS
                ]
            )
        if ask.kind is Kind.OR:
            return _any([self._term(field, word) for word in words for field in _FIELDS])
        if ask.period is not None:
            first, last = map(_day, ask.period)
            parts.append(tantivy.Query.range_query(self._schema, "day", tantivy.FieldType.Integer, first, last))
        return _all(parts)

    def _word(self, word: str) -> tantivy.Query:
        return _any([self._term(field, word) for field in _FIELDS])

    def _term(self, field: str, word: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, word)

    def _fold(self, word: str) -> str:
        return next(iter(self._analyzer.analyze(word)), word)

    def _facets(self, query: tantivy.Query) -> dict[str, dict[str, int]]:
        wanted = {name: {"terms": {"field": name, "size": _FACETS_MAX}} for name in ("source", "year")}
        counted: dict[str, Any] = self._searcher.aggregate(query, wanted)
        return {
            name: {str(bucket["key"]): bucket["doc_count"] for bucket in counted[name]["buckets"]} for name in wanted
        }

    def _snippet_makers(self, ask: Ask) -> dict[str, tantivy.SnippetGenerator]:
        words = [self._fold(word) for word in ask.words]
        makers = {}
        for field in ("body", "title"):
            shown = words
            if not ask.is_finished:
                begun = self._searcher.terms_with_prefix(field, words[-1], limit=_MARKED_MAX)
                shown = [*words[:-1], *(term for term, _ in begun)]
            query = _any([self._term(field, word) for word in shown]) if shown else tantivy.Query.empty_query()
            makers[field] = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, field)
            makers[field].set_max_num_chars(_SNIPPET_CHARS)
        return makers


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in _FIELDS:
        builder.add_text_field(field, stored=True, tokenizer_name=_ANALYZER, index_option="position")
    builder.add_text_field("source", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", fast=True)
    builder.add_integer_field("day", fast=True, indexed=True)
    builder.add_integer_field("year", fast=True)
    return builder.build()


def _analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.remove_long(_WORD_BYTES_MAX), tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        builder = builder.filter(step)
    return builder.build()


def _snippet(makers: dict[str, tantivy.SnippetGenerator], document: tantivy.Document) -> str:
    """Return the piece of the body with the hits, else that of the title."""
    for maker in makers.values():
        fragment = maker.snippet_from_doc(document).to_html()
        if fragment:
            return str(fragment)
    return ""


def _any(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def _all(queries: list[tantivy.Query]) -> tantivy.Query:
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


def _day(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal() - _EPOCH


TANTIVY = EngineKind("tantivy", TantivyEngine, TantivyEngine)
