"""What users type and what is made of it; where errors point."""

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.days import Period, parse_period
from index.errors import EmptyQueryError, QueryError
from index.explaining import explain
from index.query import MAX_DEPTH, MAX_LENGTH, parse
from index.syntax import Among, And, Exactly, Listed, Needle, Not, Or, Published, Reading, Slot, Undated


def word(term, field=None, shown=None, *, forms=True):
    return Needle((Slot((term,), is_inflected=forms),), shown or term, field)


def row(*terms, shown, field=None, forms=False, window=None):
    return Needle(tuple(Slot((term,), is_inflected=forms) for term in terms), shown, field, window)


def one(reading, term, shown=None, field=None, **rest):
    return Needle((Slot((term,), reading, **rest),), shown or term, field)


def within(window, *slots, shown, field=None):
    return Needle(slots, shown, field, window)


def bare(*terms):
    return Slot(terms, is_inflected=True)


def day(text):
    return dt.date.fromisoformat(text).toordinal()


YEAR = Period(day("1962-01-01"), day("1962-12-31"))


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
        ("turk*", Needle((Slot(("turk",), Reading.PREFIX),), "turk*")),
        ("al-qa*", Needle((bare("al"), Slot(("qa",), Reading.PREFIX)), "al-qa*")),
        ('"a  b"', row("a", "b", shown="a b")),
        ("“a b”", row("a", "b", shown="a b")),
        ("„a b“", row("a", "b", shown="a b")),
        ("HTS", Needle((Slot(("hts", "h.t.s")),), "HTS")),
        ("U.S.", word("u.s", shown="U.S.")),
        ("北京", row("北", "京", shown="北京", forms=True)),
        ("title:a", word("a", "title")),
        ("title: a", word("a", "title")),
        ("title:(a OR b)", Or((word("a", "title"), word("b", "title")))),
        ('source:"Long Watch"', row("long", "watch", shown="Long Watch", field="source")),
        ("-title:a b", And((Not(word("a", "title")), word("b")))),
        ("lang:EN", Exactly("language", "en")),
        ("format:html", Exactly("format", "html")),
        ("is:undated", Undated()),
        ("date:1962", Published(YEAR)),
        ("12:30", row("12", "30", shown="12:30", forms=True)),
        ("http://a.example", row("http", "a", "example", shown="http://a.example", forms=True)),
        ("Idlib: war", And((word("idlib", shown="Idlib"), word("war")))),
        ("Title: war", And((word("title", shown="Title"), word("war")))),
        # in quotes as written, and so is what is looked up by name
        ('"ships"', word("ships", forms=False)),
        ("source:harbor", word("harbor", "source", forms=False)),
        ("comment:ships", word("ships", "comment")),
        ("date:1962-10 certainty:possible", Published(Period(day("1962-10-01"), day("1962-10-31")), is_possible=True)),
        ("certainty:certain date:1962", Published(YEAR)),
        ("event:1962 certainty:possible", Listed("event", "1962", is_possible=True)),
        ("added:7d", Listed("added", "7d")),
        ("added:2026-03..", Listed("added", "2026-03..")),
        # words that are not spelt out
        ("wom?n", one(Reading.WILDCARD, "wom?n")),
        ("K*shchev", one(Reading.WILDCARD, "k*shchev", "K*shchev")),
        ("*shchev*", one(Reading.WILDCARD, "*shchev*")),
        ("a**b", one(Reading.WILDCARD, "a*b", "a**b")),
        ("Stra?e", one(Reading.WILDCARD, "stra?e", "Stra?e")),
        ("?ß", one(Reading.WILDCARD, "?ss", "?ß")),
        ("al-q?da", Needle((bare("al"), Slot(("q?da",), Reading.WILDCARD)), "al-q?da")),
        (
            "al-qa?-da*",
            Needle((bare("al"), Slot(("qa?",), Reading.WILDCARD), Slot(("da",), Reading.PREFIX)), "al-qa?-da*"),
        ),
        ("url:a?b", row("a", "b", shown="a?b", field="url")),
        ("https://x.example/p?id", row("https", "x", "example", "p", "id", shown="https://x.example/p?id", forms=True)),
        ("Turky~", one(Reading.FUZZY, "turky", "Turky~", edits=1)),
        ("khrushchov~2", one(Reading.FUZZY, "khrushchov", "khrushchov~2", edits=2)),
        ("al-Qaida~", Needle((Slot(("al",)), Slot(("qaida",), Reading.FUZZY, edits=1)), "al-Qaida~")),
        ("~user", word("user")),
        ("a ~", word("a")),
        ("/19[56][0-9]/", one(Reading.REGEX, "19[56][0-9]", "/19[56][0-9]/")),
        ("-/Miss.*/ a", And((Not(one(Reading.REGEX, "miss.{0,}", "/Miss.*/")), word("a")))),
        ("(/a|b/)", one(Reading.REGEX, "a|b", "/a|b/")),
        ("/news/2012", row("news", "2012", shown="news/2012", forms=True)),
        ("title:/a+/", one(Reading.REGEX, "a{1,}", "/a+/", "title")),
        # near each other
        ("a NEAR/5 b", within(5, bare("a"), bare("b"), shown="a NEAR/5 b")),
        ("a NEAR b c", And((within(10, bare("a"), bare("b"), shown="a NEAR b"), word("c")))),
        ("a NEAR/3 b NEAR/3 c", within(3, bare("a"), bare("b"), bare("c"), shown="a NEAR/3 b NEAR/3 c")),
        ('"a" NEAR/5 HTS', within(5, Slot(("a",)), Slot(("hts", "h.t.s")), shown="a NEAR/5 HTS")),
        ("(a OR b) NEAR/5 c*", within(5, bare("a", "b"), Slot(("c",), Reading.PREFIX), shown="(a OR b) NEAR/5 c*")),
        ("-a NEAR/5 b c", And((Not(within(5, bare("a"), bare("b"), shown="a NEAR/5 b")), word("c")))),
        ("title:(a NEAR/5 b)", within(5, bare("a"), bare("b"), shown="a NEAR/5 b", field="title")),
        ("title:a NEAR/5 title:b", within(5, bare("a"), bare("b"), shown="a NEAR/5 b", field="title")),
        ("a NEAR/5 a", word("a", shown="a NEAR/5 a")),
        ('"a b"~5', row("a", "b", shown="a b", window=6)),
        ('"a b a"~0', row("a", "b", shown="a b a", window=2)),
        ("a NEAR/5", word("a")),
        ("NEAR/5 a", word("a")),
        ("a NEAR/5 ) b", And((word("a"), word("b")))),
        ("near", word("near")),
        # unfinished, as every query is while it is typed
        ('"a b', row("a", "b", shown="a b")),
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
        ("b lang:", 2, "lang:ar"),
        ("ab *-c", 3, "turk*"),
        ("ab c~3", 4, "at most 2"),
        ("ab~", 0, "at least 3 letters"),
        ("abcd~2", 0, "at least 5 letters"),
        ("w*rd~", 0, "both ~ and *"),
        ('"a b"~', 5, '"a b"~5'),
        ('"a b"~99', 5, "too far"),
        ('"a"~5', 3, "single word"),
        ('actor:"a b"~5', 11, "Leave out ~5"),
        ("a NEAR/0 b", 2, "from 1 to 99"),
        ("a NEAR/x", 2, "NEAR/5"),
        ("a NEAR/3 b NEAR/4 c", 11, "same number"),
        ('a NEAR/3 "b c"', 9, "several words"),
        ("cease-fire NEAR/3 b", 0, '"cease fire …"~10'),
        ("a NEAR/3 -b", 9, "AND"),
        ("a NEAR/3 (b c)", 9, "joined by OR"),
        ("a NEAR/3 (b OR c*)", 9, "joined by OR"),
        ("a NEAR/3 is:undated", 9, "AND"),
        ("title:a NEAR/3 b", 15, "title:(a NEAR/3 b)"),
        ("a /b(c", 2, "no end"),
        ("a /b++/", 5, "repeats"),
        ("a /(b+)*/", 7, "endless time"),
        ("/.*/", 1, "letters"),
        ("certainty:sure date:1962", 0, "certainty:certain"),
        ("(a certainty:possible)", 3, "whole search"),
        ("certainty:possible", 0, "nothing to search for"),
        ("event:soon", 6, "not a date"),
        ("added:7x", 6, "neither an age nor a date"),
        ("added:0d", 6, "7d, 24h"),
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


PIECES = st.sampled_from(
    ["a", "ab", "HTS", "北京", "ß", '"', "“", "(", ")", "-", "*", "?", "~", "~2", "/", "/a+/", "[", "|", "\\", "{2}", ".", "'",
     " ", " OR ", " AND ", " NOT ", " NEAR/5 ", " NEAR ", "NEAR/", "title:", "url:", "date:", "date:1962", "in:all", "is:",
     "event:1962-10", "added:7d", "added:", "certainty:possible", "certainty:", "actor:x", "x:", "http://", "\ud800", "\n"]
)  # fmt: skip


@given(st.one_of(st.lists(PIECES, max_size=20).map("".join), st.text(max_size=80)), st.integers(0, 80) | st.none())
def test_nothing_that_is_typed_breaks_the_parser(text, cursor):
    try:
        query = parse(text, cursor)
    except QueryError as error:
        position = error.position
    else:
        position = 0
        assert explain(query).startswith("articles ")
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
        ("a b", "articles whose title or body has “a” and “b”, each in any form"),
        ("a OR b OR c", "articles whose title or body has “a”, “b” or “c”, each in any form"),
        ('"a b" in:comments', "articles whose comments have the phrase “a b”"),
        ("turk*", "articles whose title or body has a word that begins with “turk”"),
        (
            "a -b",
            "articles whose title or body has “a” in any form, other than those whose title or body has “b” in any form",
        ),
        ("title:a is:undated", "articles whose title has “a” in any form and without a publication date"),
        (
            "a date:<1962",
            (
                "articles whose title or body has “a” in any form and published on or before 1961-12-31"
                " (dates that only may lie in it left out)"
            ),
        ),
        (
            "date:1962-10-22 certainty:possible",
            "articles published on 1962-10-22 (dates that only may lie in it included)",
        ),
        ('"a"', "articles whose title or body has “a”"),
        (
            "title:a* OR b?c*",
            (
                "articles whose title has a word that begins with “a” or whose title or body has a word like"
                " “b?c*” (* for any letters, ? for one letter)"
            ),
        ),
        ("abcde~", "articles whose title or body has “abcde” or a word that is spelt so but for one letter"),
        ("abcde~2", "articles whose title or body has “abcde” or a word that is spelt so but for two letters"),
        ("/a+/", "articles whose title or body has a word that the expression /a+/ describes"),
        (
            "(HTS OR a) NEAR/5 b",
            (
                "articles whose title or body has (“hts” (or H.T.S.) or “a”) in any form and “b” in any form"
                " at most 5 words apart, in any order"
            ),
        ),
        ('"a b"~0', "articles whose title or body has “a” and “b” side by side, in any order"),
        ("cease-fire", "articles whose title or body has the phrase “cease-fire” in any form"),
        (
            "al-q?da",
            "articles whose title or body has in a row “al” in any form and a word like “q?da” (? for one letter)",
        ),
    ],
)
def test_a_query_is_explained_in_words(text, words):
    assert explain(parse(text)) == words


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
        ("wo?k", 4, "wo?k"),
        ("work~", 5, None),
        ("work NEAR/5 wo", 14, "wo"),
        ("/turk/", 6, None),
        ("/turk", 5, "/turk"),
    ],
)
def test_the_word_that_is_being_typed_is_the_beginning_of_one(text, cursor, prefix):
    query = parse(text, cursor)
    assert query.prefix == prefix
    assert query.unfinished is None


def test_wildcards_that_are_being_typed_are_the_beginning_of_a_word():
    assert typed("wo?k").root == one(Reading.WILDCARD, "wo?k*", "wo?k")
    assert typed("wo?").root == one(Reading.WILDCARD, "wo?", "wo?")
    assert typed('"a b"~').root == row("a", "b", shown="a b")
    assert typed("a NEAR/").root == word("a")


def test_other_forms_can_be_switched_off():
    assert parse("ships a-b", inflected=False).root == And((word("ships", forms=False), row("a", "b", shown="a-b")))


def test_capitals_that_are_being_typed_stand_for_initials_too():
    assert typed("US").root == Needle((Slot(("us", "u.s"), Reading.PREFIX),), "US")
    assert Slot(("us", "u.s"), Reading.PREFIX).accepts("u.s.a")
    assert explain(typed("turk")) == "articles whose title or body has a word that begins with “turk”"


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
        ("a certainty:po", "certainty:po"),
        ("a event:1962-1-", "event:1962-1-"),
        ("a added:7", "added:7"),
        ("a /b(c|", "/b(c|"),
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
        "Turkey": Among(np.array([1]), "about the actor Turkey"),
        "starred": Among(np.array([2]), "that you have starred"),
    }
    resolved = query.resolve(lambda listed: answers.get(listed.value))
    assert resolved.root == And((word("a"), Not(answers["Turkey"]), answers["starred"]))
    assert explain(resolved) == (
        "articles whose title or body has “a” in any form and that you have starred, other than those about the actor Turkey"
    )
    assert query.resolve(lambda listed: None).root == word("a")
    assert parse("-is:read").resolve(lambda listed: None) is None
