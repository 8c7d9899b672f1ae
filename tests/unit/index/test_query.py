"""What users type and what is made of it; where errors point."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.days import Period, parse_period
from index.errors import EmptyQueryError, QueryError
from index.query import MAX_DEPTH, MAX_LENGTH, parse
from index.syntax import Among, And, Exactly, Listed, Needle, Not, Or, Published, Slot, Undated


def word(term, field=None, shown=None):
    return Needle((Slot((term,)),), shown or term, field)


def day(text):
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("idlib", word("idlib")),
        ("Idlib", word("idlib", shown="Idlib")),
        ("a b", And((word("a"), word("b")))),
        ("a AND b", And((word("a"), word("b")))),
        ("a OR b c", Or((word("a"), And((word("b"), word("c")))))),
        ("(a OR b) c", And((Or((word("a"), word("b"))), word("c")))),
        ("a -b", And((word("a"), Not(word("b"))))),
        ("a NOT b", And((word("a"), Not(word("b"))))),
        ("a and not or", And((word("a"), word("and"), word("not"), word("or")))),
        ("turk*", Needle((Slot(("turk",), is_prefix=True),), "turk*")),
        ("al-qa*", Needle((Slot(("al",)), Slot(("qa",), is_prefix=True)), "al-qa*")),
        ('"a  b"', Needle((Slot(("a",)), Slot(("b",))), "a b")),
        ("“a b”", Needle((Slot(("a",)), Slot(("b",))), "a b")),
        ("„a b“", Needle((Slot(("a",)), Slot(("b",))), "a b")),
        ("HTS", Needle((Slot(("hts", "h.t.s")),), "HTS")),
        ("U.S.", word("u.s", shown="U.S.")),
        ("北京", Needle((Slot(("北",)), Slot(("京",))), "北京")),
        ("title:a", word("a", "title")),
        ("title: a", word("a", "title")),
        ("title:(a OR b)", Or((word("a", "title"), word("b", "title")))),
        ('source:"Long Watch"', Needle((Slot(("long",)), Slot(("watch",))), "Long Watch", "source")),
        ("-title:a b", And((Not(word("a", "title")), word("b")))),
        ("lang:EN", Exactly("language", "en")),
        ("format:html", Exactly("format", "html")),
        ("is:undated", Undated()),
        ("date:1962", Published(Period(day("1962-01-01"), day("1962-12-31")))),
        ("12:30", Needle((Slot(("12",)), Slot(("30",))), "12:30")),
        ("http://a.example", Needle((Slot(("http",)), Slot(("a",)), Slot(("example",))), "http://a.example")),
        ("Idlib: war", And((word("idlib", shown="Idlib"), word("war")))),
        ("Title: war", And((word("title", shown="Title"), word("war")))),
        # unfinished, as every query is while it is typed
        ('"a b', Needle((Slot(("a",)), Slot(("b",))), "a b")),
        ("(a (b", And((word("a"), word("b")))),
        ("a)", word("a")),
        ("a) b", And((word("a"), word("b")))),
        ("a AND", word("a")),
        ("OR a", word("a")),
        ("a -", word("a")),
        ("a NOT", word("a")),
        ("a title:", word("a")),
        ('a ""', word("a")),
        ("a …", word("a")),
        ("a *", word("a")),
    ],
)
def test_what_is_typed_is_understood(text, root):
    assert parse(text).root == root


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("a", ("title", "body")),
        ("a in:comments", ("comment",)),
        ("in:comment a", ("comment",)),
        ("a OR b in:body in:title", ("title", "body")),
        ("a in:boilerplate in:title", ("title", "boilerplate")),
        ("a in:all", ("title", "body", "comment", "boilerplate")),
    ],
)
def test_the_scope_holds_for_the_whole_search(text, scope):
    assert parse(text).scope == scope


@pytest.mark.parametrize(
    ("text", "position", "says"),
    [
        ("", 0, "nothing to search for"),
        ("… —", 0, "nothing to search for"),
        ("in:comments", 0, "nothing to search for"),
        ("-a", 0, "leave out"),
        ("  -a NOT b", 2, "leave out"),
        ("a foo:bar", 2, "source"),
        ("a foo:bar", 2, '"foo:bar"'),
        ("a date:1962-13", 7, "not a date"),
        ("date:1962-02-30", 5, "not a date"),
        ("date:1963..1962", 5, "not a date"),
        ("date:soon", 5, "1962-10..1962-11"),
        ("a date:", 2, "No date"),
        ("is:loud", 3, "is:undated"),
        ("a in:here", 2, "comments"),
        ("(a in:all)", 3, "whole search"),
        ("b -in:all", 3, "whole search"),
        ("b lang:", 2, "lang:en"),
        ("ab w*d", 4, "turk*"),
        ("*ab", 0, "turk*"),
        ("(" * 60 + "a", 51, "brackets"),
        ("a " + "NOT " * 60 + "a", 2 + 51 * 4, "brackets"),
        ("a" * (MAX_LENGTH + 1), MAX_LENGTH, "too long"),
    ],
)
def test_errors_point_at_the_place_and_say_what_to_do(text, position, says):
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.position == position
    assert says in caught.value.message
    assert str(caught.value).count(". ") >= 1  # what, why; then what to do


def test_brackets_as_deep_as_allowed_are_read():
    assert parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH).root == word("a")


@given(st.text(alphabet='ab"“”()-*:.AND ORNOTtile:datein19620.<>=\n’é北', max_size=80))
def test_nothing_that_is_typed_breaks_the_parser(text):
    try:
        query = parse(text)
    except QueryError as error:
        position = error.position
    else:
        position = 0
        assert query.explain().startswith("articles ")
    assert 0 <= position <= len(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1962", "1962-01-01", "1962-12-31"),
        ("1962-10", "1962-10-01", "1962-10-31"),
        ("1962-2", "1962-02-01", "1962-02-28"),
        ("1962-10-22", "1962-10-22", "1962-10-22"),
        ("1962-10..1962-11", "1962-10-01", "1962-11-30"),
        ("1962..", "1962-01-01", None),
        ("..1962-10-22", None, "1962-10-22"),
        ("<1962-11", None, "1962-10-31"),
        ("<=1962-11", None, "1962-11-30"),
        (">1962-10-22", "1962-10-23", None),
        (">=1962-10-22", "1962-10-22", None),
        ("9999", "9999-01-01", "9999-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_periods(text, first, last):
    assert parse_period(text) == Period(first and day(first), last and day(last))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("HTS", "articles whose title or body has “HTS” (or H.T.S.)"),
        ("a b", "articles whose title or body has “a” and “b”"),
        ("a OR b OR c", "articles whose title or body has “a”, “b” or “c”"),
        ('"a b" in:comments', "articles whose comments have the phrase “a b”"),
        ("turk*", "articles whose title or body has a word that begins with “turk”"),
        ("a -b", "articles whose title or body has “a”, other than those whose title or body has “b”"),
        ("title:a is:undated", "articles whose title has “a” and without a publication date"),
        (
            "a date:<1962",
            "articles whose title or body has “a” and published on or before 1961-12-31 as far as their date is known",
        ),
    ],
)
def test_a_query_is_explained_in_words(text, words):
    assert parse(text).explain() == words


def typed(text, cursor=None):
    return parse(text, len(text) if cursor is None else cursor)


@pytest.mark.parametrize(
    ("text", "cursor", "prefix"),
    [
        ("turk", 4, "turk"),
        ("joint patr", 10, "patr"),
        ("joint patr", 5, "joint"),
        ("joint patr", 3, None),  # inside a word: it stands there whole
        ("turk ", 5, None),
        ("turk ", 4, "turk"),
        ("title:turk", 10, "title:turk"[6:]),
        ("al-qa", 5, "al-qa"),
        ("turkey,", 7, None),
        ('"joint patr', 11, None),
        ("(a OR turk", 10, "turk"),
        ("lang:en", 7, None),
        ("a -turk", 7, "turk"),
        ("HTS", None, None),
        ("al-q", 4, None),  # a single letter is no beginning yet
        ("北京", 2, "北京"),
    ],
)
def test_the_word_that_is_being_typed_is_the_beginning_of_one(text, cursor, prefix):
    query = parse(text, cursor)
    assert query.prefix == prefix
    assert query.unfinished is None


def test_capitals_that_are_being_typed_stand_for_initials_too():
    assert typed("US").root == Needle((Slot(("us", "u.s"), is_prefix=True),), "US")
    assert Slot(("us", "u.s"), is_prefix=True).accepts("u.s.a")
    assert typed("turk").explain() == "articles whose title or body has a word that begins with “turk”"


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("a date:", "date:"),
        ("a date:19", "date:19"),
        ("a is:un", "is:un"),
        ("a in:", "in:"),
        ("a in:com", "in:com"),
        ("a lang:e", "lang:e"),
        ('a actor:"Tur', 'actor:"Tur'),
        ('a actor:"', 'actor:"'),
        ("a actor:", "actor:"),
        ("a format:", "format:"),
        ("a t", "t"),
        ("a title:t", "t"),
    ],
)
def test_a_value_that_is_being_typed_is_left_out(text, left_out):
    query = typed(text)
    assert query.root == word("a")
    assert query.unfinished == f"“{left_out}” is not finished, so it is left out for now."


def test_a_value_that_is_complete_holds_while_the_cursor_stands_there():
    assert typed("a date:1962").unfinished is None
    assert typed("a is:unread").root == And((word("a"), Listed("is", "unread")))
    assert typed("a in:comment").scope == ("comment",)
    assert parse("a date: b", 7).root == And((word("a"), word("b")))
    with pytest.raises(EmptyQueryError) as raised:
        typed("date:19")
    assert raised.value.unfinished == "“date:19” is not finished, so it is left out for now."
    with pytest.raises(QueryError, match="not a date"):
        parse("date:19 a", 9)
    assert typed("-a date:19").unfinished


def test_what_only_the_library_can_list():
    assert parse('actor:"Soviet  Union"').root == Listed("actor", "Soviet Union")
    assert parse("-is:starred").root == Not(Listed("is", "starred"))
    for text in ("-source:horn", "-date:1962", "-lang:en -format:html", "-is:undated"):
        assert parse(text).text == text
    listed = parse("actor:Turkey b", 12).root.children[0]
    assert (listed.start, listed.end, listed.is_typed) == (0, 12, True)
    assert not parse('actor:"Turkey"', 14).root.is_typed
    with pytest.raises(QueryError, match="states that articles have are undated, starred, read, unread"):
        parse("is:loud")
    with pytest.raises(QueryError, match="Nothing stands after “actor:”"):
        parse("actor: ")


def test_lists_are_resolved_and_said_in_words():
    query = parse("a -actor:Turkey (is:starred OR is:read)")
    answers = {
        "Turkey": Among(frozenset({1}), "about the actor Turkey"),
        "starred": Among(frozenset({2}), "that you have starred"),
    }
    resolved = query.resolve(lambda listed: answers.get(listed.value))
    assert resolved.root == And((word("a"), Not(answers["Turkey"]), answers["starred"]))
    assert resolved.explain() == (
        "articles whose title or body has “a” and that you have starred, other than those about the actor Turkey"
    )
    assert query.resolve(lambda listed: None).root == word("a")
    assert parse("-is:read").resolve(lambda listed: None) is None
