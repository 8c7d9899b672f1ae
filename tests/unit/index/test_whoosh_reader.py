"""What Whoosh is shown of an index of ours: terms, documents, columns; and how queries are asked of it."""

import datetime as dt

import pytest
from whoosh import query
from whoosh.qparser import QueryParser
from whoosh.qparser.common import QueryParserError
from whoosh.query import spans
from whoosh.reading import ReaderClosed, TermNotFound
from whoosh.searching import Searcher

from index.engine import Index
from index.records import IndexRecord
from index.whoosh_queries import open_reader, search_whoosh


def day(text):
    return dt.date.fromisoformat(text).toordinal()


ARTICLES = [
    IndexRecord(7, "", title="Quarantine of Cuba", body="ships turn back, ships wait", language="en", outlet="Long Watch"),
    IndexRecord(3, "", title="Missiles", body="the ships wait\n\nletters from Moscow", language="en", earliest_day="1962-10-22",
                latest_day="1962-10-22"),
    IndexRecord(5, "", title="gone", body="gone goodbye ships", language="xx", earliest_day="1962-10-23",
                latest_day="1962-10-23"),
    IndexRecord(1 << 40, "", title="Письмо", body="letters wait \ud800", language="ru", earliest_day="1962-10-01",
                latest_day="1962-10-31"),
]  # fmt: skip


@pytest.fixture
def index(tmp_path):
    """Two segments, the smaller before the larger; article 5 is deleted."""
    made = Index.create(tmp_path / "index")
    made.update(ARTICLES[:3])
    made.update(ARTICLES[3:], removed=[5])
    assert [segment.has_deletions for segment in made.segments()] == [False, True]
    yield made
    made.close()


@pytest.fixture
def reader(index):
    return open_reader(index)


def numbers(reader):
    """The document of each article."""
    return {stored["id"]: number for number, stored in reader.iter_docs()}


def found(index, asked, **options):
    return list(search_whoosh(index, asked, **options).ids)


def test_documents_are_the_live_articles_without_holes(reader):
    assert (reader.doc_count(), reader.doc_count_all(), reader.has_deletions()) == (3, 3, False)
    assert numbers(reader).keys() == {7, 3, 1 << 40}
    assert list(reader.all_doc_ids()) == [0, 1, 2]
    assert not any(map(reader.is_deleted, range(3)))
    assert [stored["id"] for stored in reader.all_stored_fields()] == [1 << 40, 7, 3]


def test_terms_are_those_of_live_articles_sorted_each_once(reader):
    words = list(reader.lexicon("body"))
    assert words == sorted(set(words))
    assert [reader.schema["body"].from_bytes(word) for word in words] == [
        "back", "from", "letters", "moscow", "ships", "the", "turn", "wait",
    ]  # fmt: skip
    assert list(reader.expand_prefix("body", "s")) == [b"ships"]
    assert list(reader.field_terms("language")) == ["en", "ru"]
    assert list(reader.field_terms("earliest")) == [day("1962-10-01"), day("1962-10-22")]
    assert list(reader.field_terms("id")) == [3, 7, 1 << 40]
    assert ("body", "goodbye") not in reader
    assert ("body", "ships") in reader
    assert ("nowhere", "ships") not in reader
    assert set(reader.indexed_field_names()) == {"title", "body", "language", "outlet", "earliest", "latest", "id"}
    assert sorted(reader.all_terms()) == list(reader.all_terms())


def test_counts_of_terms_and_lengths_go_by_live_articles(reader):
    ships = reader.term_info("body", "ships")
    assert (ships.weight(), ships.doc_frequency(), ships.max_weight()) == (3, 2, 2)
    assert (ships.min_length(), ships.max_length()) == (5, 6)
    assert (ships.min_id(), ships.max_id()) == (1, 2)
    assert (reader.frequency("body", "wait"), reader.doc_frequency("body", "wait")) == (3, 3)
    assert (reader.frequency("body", "goodbye"), reader.doc_frequency("body", "goodbye")) == (0, 0)
    with pytest.raises(TermNotFound):
        reader.term_info("body", "goodbye")
    assert (reader.field_length("body"), reader.min_field_length("body"), reader.max_field_length("body")) == (13, 2, 6)
    of = numbers(reader)
    assert [reader.doc_field_length(of[id_], "body") for id_ in (7, 3, 1 << 40)] == [5, 6, 2]
    assert reader.doc_field_length(of[7], "comment", 9) == 9
    assert reader.field_length("comment") == 0


def test_postings_step_skip_and_tell_positions(reader):
    matcher = reader.postings("body", "wait")
    assert matcher.supports("positions")
    assert not matcher.supports_block_quality()
    assert (matcher.id(), matcher.weight(), matcher.value_as("positions")) == (0, 1.0, [1])
    assert [(span.start, span.end) for span in matcher.spans()] == [(1, 1)]
    other = matcher.copy()
    matcher.skip_to(2)
    assert (matcher.id(), other.id()) == (2, 0)
    matcher.skip_to(1)
    assert matcher.id() == 2
    matcher.next()
    assert not matcher.is_active()
    matcher.reset()
    assert list(matcher.all_ids()) == [0, 1, 2]
    ships = reader.postings("body", "ships")
    assert list(ships.items_as("positions")) == [(1, [0, 3]), (2, [1])]
    # A blank line parts: what follows stands far away.
    (letters,) = (positions for doc, positions in reader.postings("body", "letters").items_as("positions") if doc == 2)
    assert letters[0] >= 100
    for field, term, document, weight, value in reader.iter_postings():
        decoded = reader.schema[field].format.decode_frequency(value)
        assert (decoded, reader.first_id(field, term) <= document) == (weight, True)


def test_a_cursor_goes_over_all_segments(reader):
    cursor = reader.cursor("body")
    assert cursor.text() == "back"
    assert cursor.find("n") == "ships"
    assert cursor.next() == "the"
    assert cursor.term_info().doc_frequency() == 1
    assert cursor.find("\ud801") is None
    assert not cursor.is_valid()
    assert cursor.first() == "back"


def test_columns_sort_group_and_collapse(reader):
    with Searcher(reader) as searcher:
        everything = query.Every()

        def ids(**options):
            return [hit["id"] for hit in searcher.search(everything, limit=None, **options)]

        assert ids(sortedby="id") == [3, 7, 1 << 40]
        assert ids(sortedby="id", reverse=True) == [1 << 40, 7, 3]
        assert ids(sortedby="earliest") == [7, 1 << 40, 3]
        assert ids(sortedby="language") == [7, 3, 1 << 40]
        assert searcher.search(everything, groupedby="language").groups() == {"en": [1, 2], "ru": [0]}
        assert len(ids(collapse="language")) == 2
        assert list(reader.column_reader("latest")) == [day("1962-10-31"), 0, day("1962-10-22")]
        assert list(reader.column_reader("outlet")) == ["", "Long Watch", ""]


def test_its_words_are_suggested(reader):
    with Searcher(reader) as searcher:
        assert searcher.suggest("body", "shisp") == ["ships"]
        assert [word for _, word in reader.most_frequent_terms("body", 2)] == [b"wait", b"ships"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ships wait", {7, 3}),
        ('"ships turn"', {7}),
        ('"wait letters"', set()),  # they stand in different paragraphs
        ("Шипс OR title:письмо", {1 << 40}),
        ('outlet:"Long Watch"', {7}),
        ("earliest:1962-10-22", {3}),
        ("earliest:1962-10", {3, 1 << 40}),
        ("earliest:[1962-10-02 TO 1962]", {3}),
        ("earliest:{1962-10-01 TO}", {3}),
        ("latest:[TO 1962-10-22]", {3}),
        ("id:[4 TO 7]", {7}),
        ("id:3 OR language:ru", {3, 1 << 40}),
        ("earliest:*", {3, 1 << 40}),
    ],
)
def test_what_whooshs_parser_makes_of_typed_text_is_found(index, reader, text, ids):
    asked = QueryParser("body", reader.schema).parse(text)
    assert set(found(index, asked)) == ids
    with Searcher(reader) as searcher:
        assert {hit["id"] for hit in searcher.search(asked, limit=None)} == ids


def test_a_day_that_is_none_is_refused(reader):
    with pytest.raises(QueryParserError, match="such as 1962-10-22"):
        reader.schema["earliest"].parse_query("earliest", "yesterday")


def test_a_reader_stays_as_it_was(index, reader):
    index.update([IndexRecord(90, "", body="ships ships")], removed=[7])
    index.settle()
    index.close()
    with Searcher(reader) as searcher:
        assert {hit["id"] for hit in searcher.search(query.Term("body", "ships"))} == {7, 3}
    with pytest.raises(ReaderClosed):
        reader.doc_count()
    assert set(found(index, query.Term("body", "ships"))) == {90, 3}


def test_an_empty_index_finds_nothing(tmp_path):
    empty = Index.create(tmp_path / "empty")
    asked = [
        query.Every(), query.Term("body", "x"), query.Not(query.Term("body", "x")), query.Prefix("body", "x"),
        query.Every("language"), query.NumericRange("earliest", 1, 2), query.Phrase("body", ["x", "y"]), query.NullQuery,
        query.And([]), query.Or([]), spans.SpanFirst(query.Term("body", "x")),
    ]  # fmt: skip
    with Searcher(open_reader(empty)) as searcher:
        for one in asked:
            assert found(empty, one) == []
            assert len(searcher.search(one)) == 0
        assert searcher.reader().min_field_length("body") == 0


class Cancelled(Exception):
    pass


@pytest.mark.parametrize(
    "asked",
    [
        query.Term("body", "ships"),
        query.Prefix("body", "s"),
        query.Phrase("body", ["ships", "wait"]),
        spans.SpanFirst(query.Term("body", "ships"), limit=5),
    ],
)
def test_a_search_is_ended_between_segments(index, asked):
    for steps in range(2):
        calls = []

        def checkpoint(calls=calls, steps=steps):
            calls.append(1)
            if len(calls) > steps:
                raise Cancelled

        with pytest.raises(Cancelled):
            search_whoosh(index, asked, checkpoint=checkpoint)
        assert len(calls) == steps + 1


def test_going_through_the_vocabulary_is_ended_too(index, monkeypatch):
    monkeypatch.setattr("index.whoosh_documents._CHECK_EVERY", 3)
    calls = []
    search_whoosh(index, query.Wildcard("body", "*p*"), checkpoint=lambda: calls.append(1))
    often = len(calls)
    monkeypatch.setattr("index.whoosh_documents._CHECK_EVERY", 10**9)
    calls.clear()
    search_whoosh(index, query.Wildcard("body", "*p*"), checkpoint=lambda: calls.append(1))
    assert often > len(calls)


class Reversed(query.Term):
    """A query of somebody else's: a word spelt backwards."""

    def matcher(self, searcher, context=None):
        return query.Term(self.fieldname, self.text[::-1]).matcher(searcher, context)


def test_a_query_of_another_class_is_left_to_its_own_matcher(index):
    assert set(found(index, Reversed("body", "spihs"))) == set(found(index, query.Term("body", "ships"))) == {7, 3}
    both = query.And([Reversed("body", "spihs"), query.Term("title", "cuba")])
    assert found(index, both) == [7]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        (query.Wildcard("id", "*"), {7, 3, 1 << 40}),
        (query.Regex("earliest", ".*"), {3, 1 << 40}),
        (query.Prefix("language", "e"), {7, 3}),
        (query.Prefix("body", ""), {7, 3, 1 << 40}),
        (query.Prefix("earliest", "no day"), set()),
        (query.NumericRange("body", 1, 2), set()),
        (query.NumericRange("nowhere", 1, 2), set()),
        (query.Term("id", "no number"), set()),
        (query.Term("earliest", "1962-10-22"), {3}),
        (query.Term("earliest", dt.date(1962, 10, 22)), {3}),
        (query.Prefix("nowhere", "x"), set()),
        (query.Every("nowhere"), set()),
    ],
)
def test_what_hardly_fits_a_field_finds_what_it_says(index, asked, ids):
    assert set(found(index, asked)) == ids


def test_otherwise_asks_whether_any_article_matches_at_all(index):
    absent, ships, letters = (query.Term("body", word) for word in ("absent", "ships", "letters"))
    assert set(found(index, query.Otherwise(absent, ships))) == {7, 3}
    assert set(found(index, query.Otherwise(letters, ships))) == {3, 1 << 40}
