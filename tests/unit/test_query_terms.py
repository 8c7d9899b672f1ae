"""The terms of a query: found where they hold for all of it, added and taken out without touching the rest."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Index
from index.errors import QueryError
from index.query import parse
from index.records import IndexRecord
from index.syntax import And, Needle, leaves
from workbench.query_terms import (
    Term,
    any_word,
    cut_term,
    date_term,
    days_of,
    has_term,
    terms,
    toggle_term,
    with_term,
    without_term,
)

PIECES = st.sampled_from(
    ["ships", "Хрущёв", "OR", "AND", "NOT", "-", "(", ")", '"', "“the line”", '"source:x"', "source:", "title:cuba",
     "date:1962", "certainty:possible", "NEAR/5", "/a+/", "/a(", "wo?d", "~2", "http://x.test", "-patrol", " ", "  ", "\t", "miss*", "is:undated", "😀", "foo:bar", "C:", "Source:"]
)  # fmt: skip
QUERIES = st.one_of(st.lists(PIECES, max_size=8).map(" ".join), st.lists(PIECES, max_size=8).map("".join), st.text())
VALUES = st.one_of(
    st.sampled_from(["Harbor", "Long Watch", "soviet-union", "OR", "title:x", "-x", "(a)"]), st.text(min_size=1)
)


def bare(text):
    return text.replace("(", "").replace(")", "").split()


def day(text):
    return (dt.date.fromisoformat(text) - dt.date(1970, 1, 1)).days


def demanded(node):
    """All parts that an article must match."""
    return [part for child in node.children for part in demanded(child)] if isinstance(node, And) else [node]


def shown(text):
    return [(term.field, term.value) for term in terms(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("quarantine", []),
        ('ships source:"Long Watch" date:1962-10', [("source", "Long Watch"), ("date", "1962-10")]),
        ("source:“Long Watch”", [("source", "Long Watch")]),
        ("SOURCE:Harbor lang: es", [("source", "Harbor"), ("lang", "es")]),
        ('"source:Harbor"', []),
        ('source:"Harb', []),
        ("(source:Harbor ships)", []),
        ("a OR source:Harbor", []),
        ("a OR b in:comments", [("in", "comments")]),
        ("sort:newest", []),
        ("source:(a OR b) is:undated", [("is", "undated")]),
        ("http://source:x", []),
        ("unknown:x", []),
        ("a NEAR/3 source:x", []),
        ("source:x NEAR/3 a is:read", [("is", "read")]),
        ("source:x NEAR/3", [("source", "x")]),
        ("a OR b certainty:possible date:1962", [("certainty", "possible")]),
    ],
)
def test_terms_are_those_that_hold_for_the_whole_query(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["a -source:x b", "a NOT source:x b", "a NOT NOT NOT source:x b"])
def test_an_excluded_term_goes_with_what_excludes_it(text):
    (term,) = terms(text)
    assert term.is_excluded
    assert cut_term(text, term) == "a b"


def test_a_term_knows_where_it_stands():
    text = '😀 source:"Long Watch" x'
    assert terms(text) == [Term("source", "Long Watch", 2, 21)]
    assert text[2:21] == 'source:"Long Watch"'


@pytest.mark.parametrize(
    ("text", "field", "value", "expected"),
    [
        ("", "source", "Harbor", "source:Harbor"),
        ("ships", "source", "Long Watch", 'ships source:"Long Watch"'),
        ("ships date:1962 now", "date", "1962-10", "ships date:1962-10 now"),
        ("in:title x in:comment", "in", "all", "in:all x"),
        ("is:undated", "is", "starred", "is:undated is:starred"),
        ("source:harbor", "source", "Harbor", "source:harbor"),
        ('"the line', "source", "Harbor", 'source:Harbor "the line'),
        ("a OR b", "source", "Harbor", "(a OR b) source:Harbor"),
        ("a OR Source:", "source", "Harbor", "(a OR Source: ) source:Harbor"),
        ("a OR b", "in", "comments", "a OR b in:comments"),
        ("a NOT", "source", "Harbor", "source:Harbor a NOT"),
        ("title:", "source", "Harbor", "source:Harbor title:"),
        ("ships", "source", 'The "Harbor"', 'ships source:"The Harbor"'),
        ("ships", "source", " “ ", "ships"),
        ("ships", "actor", "OR", 'ships actor:"OR"'),
        ("ships", "actor", "NEAR/5", 'ships actor:"NEAR/5"'),
        ("ships NEAR/5", "source", "Harbor", "source:Harbor ships NEAR/5"),
        ('NEAR "x', "source", "Harbor", 'source:Harbor (NEAR "x'),
        ("ships NEAR/5 x", "source", "Harbor", "ships NEAR/5 x source:Harbor"),
        ("/a(b", "source", "Harbor", "source:Harbor /a(b"),
        ("date:1962 certainty:possible", "certainty", "certain", "date:1962 certainty:certain"),
        ("added:7d x", "added", "24h", "added:24h x"),
    ],
)
def test_adding(text, field, value, expected):
    assert with_term(text, field, value) == expected


def test_taking_out():
    assert without_term("a source:x b source:y", "source") == "a b"
    assert without_term("a source:x b source:y", "source", "Y") == "a source:x b"
    assert without_term("source:x  a", "source") == " a"
    assert without_term('"source:x" a', "source") == '"source:x" a'
    assert without_term("a date:1962 certainty:possible b", "date") == "a b"
    assert without_term("a date:1962 certainty:possible event:1962", "date") == "a certainty:possible event:1962"
    assert toggle_term("a", "actor", "cuba") == "a actor:cuba"
    assert toggle_term("a actor:cuba", "actor", "cuba") == "a"


@given(QUERIES, st.sampled_from(["source", "actor", "is", "date", "in"]), VALUES)
def test_adding_then_taking_out_gives_the_text_back(text, field, value):
    if any(term.field == field and not term.is_excluded for term in terms(text)):
        return
    added = with_term(text, field, value)
    if added == text:
        assert not value.strip('"“”„‟«»＂ \t\n') or not has_term(text, field, value)
        return
    assert has_term(added, field, value)
    back = without_term(added, field, value)
    if field == "date" and "certainty:" in text:
        return  # it goes with the last date
    # Alternatives, and a NEAR without a word before it, were put in brackets, which mean the same.
    assert back == text or (("OR" in text or "NEAR" in text) and bare(back) == bare(text))


@given(QUERIES, st.sampled_from(["Harbor", "Long Watch", "soviet-union", "OR", "title:x", "(a)"]))
def test_an_added_term_narrows_the_whole_search(text, value):
    added = with_term(text, "source", value)
    try:
        before, root = list(leaves(parse(text).root)), parse(added).root
    except QueryError:
        return
    if added != text:
        assert isinstance(root, And)
        assert len(list(leaves(root))) > len(before)
        assert any(isinstance(part, Needle) and part.field == "source" for part in demanded(root))


@given(QUERIES)
def test_quoted_text_is_never_touched(text):
    quoted = f'"{text.translate(str.maketrans("", "", chr(34) + "“”„‟«»＂"))}"'
    assert terms(quoted) == []
    for field in ("source", "date", "in"):
        assert quoted in with_term(quoted, field, "x")
        assert without_term(quoted, field) == quoted


@pytest.mark.parametrize(
    ("first", "last", "value"),
    [
        ("1962-10-14", "1962-11-04", "1962-10-14..1962-11-04"),
        ("1962-10-01", "1962-10-31", "1962-10"),
        ("1962-10-22", "1962-10-22", "1962-10-22"),
        ("1962-01-01", "1962-12-31", "1962"),
        ("1961-01-01", "1962-12-31", "1961..1962"),
        ("1962-01-01", "1962-03-31", "1962-01..1962-03"),
        ("1960-02-01", "1960-02-28", "1960-02-01..1960-02-28"),
        ("1960-02-01", "1960-02-29", "1960-02"),
    ],
)
def test_a_range_is_written_as_short_as_it_is_exact(first, last, value):
    assert date_term(day(first), day(last)) == value


@given(st.dates(), st.dates())
def test_a_written_range_is_read_back(one, other):
    first, last = sorted((day(one.isoformat()), day(other.isoformat())))
    assert days_of(date_term(first, last)) == (first, last)


def test_open_and_wrong_dates():
    assert days_of("<1962-11") == (None, day("1962-10-31"))
    assert days_of("1962-10-22..") == (day("1962-10-22"), None)
    assert days_of("1962-02-30") is None
    assert days_of("soon") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("letter moscow", "letter OR moscow"),
        ("letter AND moscow", "letter OR moscow"),
        ('source:"Long Watch" letter moscow', '(letter OR moscow) source:"Long Watch"'),
        ('"a b" c', '"a b" OR c'),
        ('"the line"', '"the" OR "line"'),
        ('title:"the line" is:unread', '(title:"the" OR title:"line") is:unread'),
        ("letter NEAR/5 moscow", "letter OR moscow"),
        ("letter NEAR mosc* NEAR cuba lang:en", "(letter OR mosc* OR cuba) lang:en"),
        ("a b NEAR/3 c -d", "(a OR b NEAR/3 c) -d"),
        ('"letter moscow"~5', '"letter" OR "moscow"'),
        ("/a+/ w?rd", "/a+/ OR w?rd"),
        ("(a OR b) NEAR c", None),
        ("cease-fire* lang:en", "(cease OR fire*) lang:en"),
        ("(letter moscow) in:comment", "(letter OR moscow) in:comment"),
        ("(a OR b) c -d NOT title:e", "((a OR b) OR c) -d NOT title:e"),
        ('"OR NOT"', '"OR" OR "NOT"'),
        ("letter", None),
        ("letter is:unread", None),
        ("letter OR moscow", None),
        ("letter moscow date:196", None),
        ("", None),
    ],
)
def test_the_query_for_any_of_the_words(text, expected):
    assert any_word(text) == expected


def test_a_word_that_was_being_typed_stays_a_beginning():
    assert any_word("mosc lang:en mosc", "mosc") == "(mosc OR mosc*) lang:en"


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = Index.create(tmp_path_factory.mktemp("any") / "index")
    texts = [
        "ships",
        "the line",
        "Хрущёв",
        "miss",
        "patrol ships",
        "source",
        "x",
        "undated",
        "foo bar",
        "cuba",
        "😀",
        "",
    ]
    made.update(
        IndexRecord(number, str(number), title=title, body=body, source="x" if number % 3 else "source")
        for number, (title, body) in enumerate((one, other) for one in texts for other in texts)
    )
    yield made
    made.close()


@given(
    QUERIES, st.lists(st.sampled_from(["ships", "patrol", '"the line"', "title:cuba", "source:x", "-foo"]), max_size=5)
)
def test_any_word_finds_what_was_counted(index, text, more):
    text = " ".join([text, *more])
    loose = any_word(text)
    try:
        asked = parse(text)
    except QueryError:
        assert loose is None
        return
    if loose is None:
        return
    expected = asked.any_word()
    assert index.search(parse(loose)).ids == index.search(expected).ids


@given(st.lists(st.sampled_from(["ships", "patrol", '"the line"', "title:cuba", "miss*", "US", "source:x", "-foo"])))
def test_words_beside_filters_can_always_be_joined(parts):
    text = " ".join(parts)
    words = [part for part in parts if part not in {"source:x", "-foo"}]
    if len(words) > 1:
        assert any_word(text) is not None
