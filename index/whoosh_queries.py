"""Ask an index a query of Whoosh's own: the usual ones by whole arrays, all others by Whoosh's matchers over the same arrays.

Scores are those of Whoosh's BM25F, each word scored by itself in its field; a Not counts 1, as with Whoosh. Where Whoosh is
known to be wrong (ranges of numbers, DisjunctionMax, and AndNot, Require and filters with a limit) it is what Whoosh's
manual says that is done.
"""

import math
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from whoosh import query as q
from whoosh.query.compound import DefaultOr, PreloadedOr, SplitOr
from whoosh.query.qcolumns import ColumnQuery
from whoosh.query.qcore import NullQuery
from whoosh.searching import Searcher

from index.corpus import K1, B
from index.engine import Index
from index.segment import UNDATED, Mask
from index.syntax import WORD_FIELDS
from index.whoosh_documents import Documents
from index.whoosh_fields import DAY_FIELDS, ID_FIELD, MICROSECONDS_A_DAY
from index.whoosh_reader import ArticleReader

_Scores = npt.NDArray[np.float64]
# So many documents of Whoosh's matchers take some hundredths of a second.
_CHECK_EVERY: Final = 1_000


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was found: how many articles in all; ids and scores of the best, ties by id."""

    total: int
    ids: "array[int]"
    scores: "array[float]"


def open_reader(index: Index) -> ArticleReader:
    """Return a reader for Whoosh's Searcher over the articles as they are now.

    Raises:
        IndexDamagedError: If the files cannot be read.
    """
    return ArticleReader(Documents(index.segments()))


def search_whoosh(
    index: Index, query: Any, limit: int | None = 20, *, checkpoint: Callable[[], object] = lambda: None
) -> Ranking:
    """Find the articles that a Whoosh query matches, the best first.

    Args:
        index: Where to search.
        query: Any query of Whoosh's, over the fields of `whoosh_fields.make_schema`.
        limit: How many are returned; None for all.
        checkpoint: Called before a segment is read, and now and then; what it raises ends the search.
    Raises:
        IndexDamagedError: If the files cannot be read.
    """
    documents = Documents(index.segments(), checkpoint)
    found = Evaluation(ArticleReader(documents)).matches(query)
    numbers = np.flatnonzero(found.mask)
    ids, scores = documents.ids[numbers], found.scores[numbers].astype(np.float32)
    order = np.lexsort((ids, -scores))[:limit]
    return Ranking(
        len(numbers), array("q", ids[order].tobytes()), array("f", scores[order].astype(np.float32).tobytes())
    )


@dataclass(frozen=True, slots=True)
class Matches:
    """Which documents a query matches, and the score of each, 0 where it does not."""

    mask: Mask
    scores: _Scores


class Evaluation:
    """Evaluates queries over the documents of a reader."""

    def __init__(self, reader: ArticleReader) -> None:
        self._reader = reader
        self._documents = reader.documents
        self._known: dict[tuple[str, bytes], Matches] = {}
        self._how: dict[type, Callable[[Any], Matches]] = {
            q.Term: lambda one: self._times(self._term(one.fieldname, one.text), one.boost),
            q.Phrase: self._phrase,
            q.Prefix: self._prefix,
            q.Wildcard: lambda one: self._every(one) if one.text == "*" else self._any_term(one),
            q.Regex: lambda one: self._every(one) if one.text == ".*" else self._any_term(one),
            **dict.fromkeys((q.FuzzyTerm, q.Variations, q.TermRange), self._any_term),
            q.NumericRange: self._range,
            q.DateRange: self._range,
            q.Every: self._every,
            q.And: self._and,
            **dict.fromkeys((q.Or, DefaultOr, SplitOr, PreloadedOr), self._or),
            q.DisjunctionMax: self._best_of,
            q.Not: self._not,
            q.AndNot: self._and_not,
            q.AndMaybe: self._and_maybe,
            q.Require: self._require,
            q.Otherwise: self._otherwise,
            q.ConstantScoreQuery: lambda one: self._constant(self.matches(one.child).mask, one.score),
            ColumnQuery: self._column,
            type(NullQuery): lambda _: self._nothing(),
        }

    def matches(self, query: Any) -> Matches:
        """Return what a query matches."""
        # Of this very class: one derived from it may mean something else.
        return self._how.get(type(query), self._by_matcher)(query)

    def _nothing(self) -> Matches:
        count = self._documents.count
        return Matches(np.zeros(count, bool), np.zeros(count))

    def _constant(self, mask: Mask, score: float) -> Matches:
        return Matches(mask, np.where(mask, float(score), 0.0))

    def _times(self, found: Matches, boost: float) -> Matches:
        return found if boost == 1 else Matches(found.mask, found.scores * boost)

    def _encoded(self, name: str, text: Any) -> bytes | None:
        """Return a term as it is stored; None where the field cannot have such, or is none."""
        schema = self._reader.schema
        if name not in schema:
            return None
        try:
            encoded: bytes = schema[name].to_bytes(text)
        except ValueError:
            return None
        return encoded

    def _term(self, name: str, text: Any) -> Matches:
        term = self._encoded(name, text)
        if term is None:
            return self._nothing()
        known = self._known.get((name, term))
        if known is None:
            known = self._known[name, term] = self._of_term(name, term)
        return known

    def _of_term(self, name: str, term: bytes) -> Matches:
        documents = self._documents
        found = self._nothing()
        postings = documents.terms(name).postings(term)
        if postings is None:
            return found
        having = postings.documents
        found.mask[having] = True
        if name not in WORD_FIELDS:
            found.scores[having] = 1
            return found
        rarity = math.log(documents.count / (len(having) + 1)) + 1
        average = int(documents.lengths(name).sum()) / documents.count or 1
        lengths = documents.rounded_lengths(name)[having]
        times = postings.frequencies
        found.scores[having] = rarity * (times * (K1 + 1)) / (times + K1 * ((1 - B) + B * lengths / average))
        return found

    def _phrase(self, one: Any) -> Matches:
        if one.slop != 1 or one.fieldname not in WORD_FIELDS:
            return self._by_matcher(one)
        words = [term for term in (self._encoded(one.fieldname, word) for word in one.words) if term is not None]
        if not words:
            return self._nothing()
        mask = self._documents.having_phrase(one.fieldname, words)
        scores = sum((self._term(one.fieldname, word).scores for word in words), np.zeros(len(mask)))
        return Matches(mask, np.where(mask, scores * one.boost, 0))

    def _prefix(self, one: Any) -> Matches:
        if not one.text:
            return self._every(one)
        prefix = self._encoded(one.fieldname, one.text)
        if prefix is None:
            return self._nothing()
        if not one.constantscore or one.fieldname not in WORD_FIELDS:
            return self._any_term(one)
        mask = self._documents.having_stretch(one.fieldname, lambda segment: segment.terms.beginning_with(prefix))
        return self._constant(mask, one.boost)

    def _any_term(self, one: Any) -> Matches:
        """Return what has any of the terms that a pattern accepts: all as one, or each scored by itself."""
        name = one.field()
        if name not in self._reader.schema:
            return self._nothing()
        mask = np.zeros(self._documents.count, bool)
        scores = np.zeros(self._documents.count)
        for text in one._btexts(self._reader):
            term = self._encoded(name, text)
            if term and one.constantscore:
                postings = self._documents.terms(name).postings(term)
                if postings is not None:
                    mask[postings.documents] = True
            elif term:
                found = self._of_term(name, term)
                mask |= found.mask
                scores += found.scores
        return self._constant(mask, one.boost) if one.constantscore else Matches(mask, scores * one.boost)

    def _range(self, one: Any) -> Matches:
        if one.fieldname not in (ID_FIELD, *DAY_FIELDS):
            return self._nothing()
        field = self._reader.schema[one.fieldname]
        if one.fieldname == ID_FIELD:
            numbers = self._documents.ids
            mask = np.ones(len(numbers), bool)
        else:
            days = self._documents.days(one.fieldname)
            mask = days != UNDATED
            numbers = (days - 1) * MICROSECONDS_A_DAY
        if one.start is not None:
            start = field.prepare_number(one.start)
            mask &= numbers > start if one.startexcl else numbers >= start
        if one.end is not None:
            end = field.prepare_number(one.end)
            mask &= numbers < end if one.endexcl else numbers <= end
        return self._constant(mask, one.boost)

    def _every(self, one: Any) -> Matches:
        name = one.fieldname
        if name in (None, "", "*"):
            return self._constant(np.ones(self._documents.count, bool), one.boost)
        if name in WORD_FIELDS:
            return self._constant(self._documents.lengths(name) > 0, one.boost)
        if name in DAY_FIELDS:
            return self._constant(self._documents.days(name) != UNDATED, one.boost)
        if name == ID_FIELD:
            return self._constant(np.ones(self._documents.count, bool), one.boost)
        if name not in self._reader.schema:
            return self._nothing()
        values, codes = self._documents.values(name)
        is_value = np.array([bool(value) for value in values], bool)
        return self._constant(is_value[codes], one.boost)

    def _and(self, one: Any) -> Matches:
        found: Matches | None = None
        for child in one.subqueries:
            other = self.matches(child)
            found = other if found is None else Matches(found.mask & other.mask, found.scores + other.scores)
            if not found.mask.any():
                return self._nothing()
        if found is None:
            return self._nothing()
        return Matches(found.mask, np.where(found.mask, found.scores * one.boost, 0))

    def _or(self, one: Any) -> Matches:
        if one.scale:
            return self._by_matcher(one)
        mask = np.zeros(self._documents.count, bool)
        scores = np.zeros(self._documents.count)
        for child in one.subqueries:
            found = self.matches(child)
            mask |= found.mask
            scores += found.scores
        return Matches(mask, scores * one.boost)

    def _best_of(self, one: Any) -> Matches:
        """Score by the best of the children and, where a tiebreak is given, by so much of the others."""
        found = [self.matches(child) for child in one.subqueries]
        if not found:
            return self._nothing()
        mask = np.logical_or.reduce([child.mask for child in found])
        # What does not match takes no part, even where everything else scores below zero.
        best = np.maximum.reduce([np.where(child.mask, child.scores, -np.inf) for child in found])
        best = np.where(mask, best, 0.0)
        rest = np.add.reduce([child.scores for child in found]) - best
        return Matches(mask, (best + one.tiebreak * rest) * one.boost)

    def _not(self, one: Any) -> Matches:
        return self._constant(~self.matches(one.query).mask, 1.0)

    def _and_not(self, one: Any) -> Matches:
        wanted = self.matches(one.a)
        mask = wanted.mask & ~self.matches(one.b).mask
        return Matches(mask, np.where(mask, wanted.scores, 0))

    def _and_maybe(self, one: Any) -> Matches:
        wanted = self.matches(one.a)
        return Matches(wanted.mask, np.where(wanted.mask, wanted.scores + self.matches(one.b).scores, 0))

    def _require(self, one: Any) -> Matches:
        wanted = self.matches(one.a)
        mask = wanted.mask & self.matches(one.b).mask
        return Matches(mask, np.where(mask, wanted.scores, 0))

    def _otherwise(self, one: Any) -> Matches:
        first = self.matches(one.a)
        return first if first.mask.any() else self.matches(one.b)

    def _column(self, one: Any) -> Matches:
        if not self._reader.has_column(one.fieldname):
            return self._nothing()
        accepts = one.condition if callable(one.condition) else lambda value: value == one.condition
        values = self._reader.column_reader(one.fieldname)
        mask = np.fromiter((bool(accepts(value)) for value in values), bool, self._documents.count)
        return self._constant(mask, 1.0)

    def _by_matcher(self, query: Any) -> Matches:
        found = self._nothing()
        for document, score in self._stepped(query):
            found.mask[document] = True
            found.scores[document] = score
        return found

    def _stepped(self, query: Any) -> Iterator[tuple[int, float]]:
        """Step through the matches of a query as Whoosh does, but never over what it takes for too low a score."""
        searcher = Searcher(self._reader, closereader=False)
        matcher = query.matcher(searcher, searcher.context(needs_current=True))
        steps = 0
        while matcher.is_active():
            if steps % _CHECK_EVERY == 0:
                self._documents.checkpoint()
            steps += 1
            yield matcher.id(), matcher.score()
            matcher.next()
