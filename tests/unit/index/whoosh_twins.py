"""The same articles in an index of ours and in one of stock Whoosh, and queries to ask of both."""

import random

from whoosh import fields, query
from whoosh.analysis import Token
from whoosh.analysis.analyzers import Analyzer
from whoosh.filedb.filestore import RamStorage
from whoosh.query import spans
from whoosh.searching import Searcher

from index.analysis import tokenize
from index.engine import Index
from index.records import IndexRecord
from index.whoosh_queries import open_reader, search_whoosh

TEXT_FIELDS = ("title", "body", "comment", "boilerplate", "source", "author", "url")
VALUE_FIELDS = ("language", "format", "outlet")


class StockAnalyzer(Analyzer):
    """The index's analysis for stock Whoosh, written apart from the one under test."""

    def __call__(self, value, positions=False, chars=False, start_pos=0, mode="", **kwargs):
        token = Token(positions, chars, mode=mode, **kwargs)
        for word in tokenize(value):
            token.text = word.text
            token.boost = 1.0
            token.pos = start_pos + word.position
            yield token


def stock_schema():
    return fields.Schema(
        id=fields.NUMERIC(int, 64, stored=True),
        **{name: fields.TEXT(analyzer=StockAnalyzer()) for name in TEXT_FIELDS},
        **{name: fields.ID() for name in VALUE_FIELDS},
    )


def stock_index(records, storage=None):
    index = (storage or RamStorage()).create_index(stock_schema())
    add_to_stock(index, records)
    return index


def add_to_stock(index, records, removed=()):
    writer = index.writer()
    for id_ in removed:
        writer.delete_by_term("id", id_)
    for record in records:
        texts = {name: getattr(record, name) for name in (*TEXT_FIELDS, *VALUE_FIELDS)}
        writer.add_document(id=record.id, **{name: text for name, text in texts.items() if text})
    writer.commit(merge=False)


def our_index(folder, batches):
    index = Index.create(folder)
    for batch in batches:
        index.update(batch)
    return index


def found_by(searcher, asked, limit=None):
    """Return the score of each article that Whoosh's own searcher finds."""
    return {hit["id"]: hit.score for hit in searcher.search(asked, limit=limit)}


def found_through_reader(index, asked, limit=None):
    with Searcher(open_reader(index)) as searcher:
        return found_by(searcher, asked, limit)


def found_by_arrays(index, asked, limit=None):
    ranking = search_whoosh(index, asked, limit)
    return dict(zip(ranking.ids, ranking.scores, strict=True))


_SYLLABLES = ["ba", "co", "de", "fi", "gu", "la", "me", "no", "pri", "sta", "tor", "un"]


class Zipf:
    """Records and queries by a seed: few words are common, most are rare."""

    def __init__(self, seed, vocabulary=300):
        self.random = random.Random(seed)
        words = {"", "us", "u.s", "straße", "الأسد", "2,500"}
        while len(words) <= vocabulary:
            words.add("".join(self.random.choices(_SYLLABLES, k=self.random.randint(1, 4))))
        self.words = sorted(words - {""})
        self.random.shuffle(self.words)
        self._weights = [1 / rank for rank in range(1, len(self.words) + 1)]
        self._texts = []

    def word(self):
        return self.random.choices(self.words, self._weights)[0]

    def text(self, least, most):
        count = self.random.randint(least, most)
        parting = self.random.choices([" ", ", ", "\n\n"], [20, 2, 1], k=count)
        return "".join(f"{self.word()}{part}" for part in parting)

    def record(self, id_):
        body = self.text(5, 80)
        self._texts.append([token.text for token in tokenize(body)])
        return IndexRecord(
            id_,
            str(id_),
            title=self.text(1, 5),
            body=body,
            comment=self.text(0, 20) if self.random.random() < 0.3 else "",
            source=self.word(),
            outlet=self.word(),
            language=self.random.choice(["", "en", "fr"]),
            format=self.random.choice(["html", "text"]),
        )

    def records(self, count):
        ids = self.random.sample(range(1, 10 * count), count)
        return [self.record(id_) for id_ in ids]

    # Queries: words are folded as the parser would have them.

    def term(self, field=None):
        field = field or self.random.choices(["body", "title", "comment", "source"], [8, 3, 1, 1])[0]
        word = next(tokenize(self.word())).text
        return query.Term(field, word, boost=self.random.choice([1.0, 1.0, 2.5]))

    def phrase(self):
        words = self.random.choice(self._texts)
        length = self.random.randint(2, 3)
        start = self.random.randrange(max(1, len(words) - length))
        return query.Phrase("body", words[start : start + length], boost=self.random.choice([1.0, 0.5]))

    def expanding(self, constantscore=False):
        word = next(tokenize(self.word())).text
        field = self.random.choice(["body", "title"])
        match self.random.randrange(6):
            case 0 | 1:
                return query.Prefix(field, word[: self.random.randint(1, 4)], constantscore=constantscore)
            case 2:
                at = self.random.randrange(len(word))
                return query.Wildcard(field, f"{word[:at]}*{word[at + 1 :]}", constantscore=constantscore)
            case 3:
                return query.Regex(field, f"{word[:2]}[a-n]+.?$", constantscore=constantscore)
            case 4:
                return query.TermRange(field, word[:1], word[:2] + "z", constantscore=constantscore)
        return query.FuzzyTerm(field, word, maxdist=self.random.randint(1, 2), constantscore=constantscore)

    def span(self):
        one, other = self.term("body"), self.term("body")
        slop = self.random.randint(2, 12)
        match self.random.randrange(10):
            case 0:
                return spans.SpanNear(one, other, slop=slop, ordered=self.random.random() < 0.5)
            case 1:
                return query.Sequence([one, other], slop=slop)
            case 2:
                return spans.SpanFirst(one, limit=slop)
            case 3:
                return spans.SpanOr([one, other])
            case 4:
                return spans.SpanBefore(one, other)
            case 5:
                return spans.SpanContains(spans.SpanNear(one, other, slop=12), self.term("body"))
            case 6:
                return spans.SpanNot(spans.SpanNear(one, other, slop=12), self.term("body"))
            case 7:
                return query.Ordered([one, other])
            case 8:
                return query.Otherwise(self.phrase(), other)
        return spans.SpanCondition(one, other)

    def near(self):
        one, other = self.term("body"), self.term("body")
        slop = self.random.randint(2, 12)
        if self.random.random() < 0.5:
            return query.Phrase("body", [one.text, other.text], slop=slop)
        return spans.SpanNear2([one, other, self.term("body")], slop=slop, ordered=self.random.random() < 0.5)

    def tree(self, depth=2):
        if depth == 0 or self.random.random() < 0.2:
            return self.random.choices([self.term, self.phrase, self.expanding, self.near], [6, 2, 2, 1])[0]()
        boost = self.random.choice([1.0, 1.0, 3.0])
        one, other = self.tree(depth - 1), self.tree(depth - 1)
        match self.random.randrange(7):
            case 0 | 1:
                return query.And([one, other], boost=boost)
            case 2 | 3:
                return query.Or([one, other, self.term()], boost=boost)
            case 4:
                return query.Or([one, other], boost=boost)
            case 5:
                return query.Or([one, query.ConstantScoreQuery(self.term(), 0.7)])
        return query.And([one, query.Not(other)])

    def query(self):
        """Draw a query that stock Whoosh answers rightly.

        It cannot estimate spans, which And and Or ask for, and an AndMaybe within others loses scores: these stand alone.
        AndNot is wrong wherever it stands.
        """
        match self.random.randrange(6):
            case 0:
                return self.span()
            case 1:
                return query.AndMaybe(self.tree(1), self.tree(1))
        return self.tree()
