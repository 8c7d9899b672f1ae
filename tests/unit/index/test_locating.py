"""What is found without cutting a whole text into words is what is found by cutting it."""

import time
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.folding import expand, fold, fold_marking
from index.highlight import find_matches
from index.locating import Locator
from index.query import parse
from index.syntax import Form, Reading

WORDS = ["ship", "ships", "shipment", "Straße", "strasse", "æon", "2,500", "2.500abc", "1,5", "12.5abc", "1962", "U.S.", "US",
         "u.s.a", "x.u.s", "北京", "京", "北abc京", "ship北", "Kennedy's", "b's", "'s", "da\u02beraa", "shi\u00adp", "الأسدُ", "हिन्दी",
         "ﬁre", "fire", "é", "ß", "½", "a", "b", "\u0301ship", "ship\u0301s", "ships\u200bship", "x_ship", "\u0e31", "\ud800"]  # fmt: skip
GAPS = [" ", " ", " ", ", ", "-", ".", "'", "\n", "\n\n", "\n \n ", "", "_", " the " * 3, "." * 45, " " * 50]
texts = st.one_of(
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)).map("".join), max_size=14).map("".join), st.text()
)
BARE = ["ship", "ships", "strasse", "ss", "s", "aeon", "2500", "1.5", "12.5", "abc", "25*", "shi*", "sh*", "s*", "us", "US", "u*",
        "北京", "京", "kennedy", "b", "a", "fire", "f*", "daraa", "الاسد", "हिन्दी", "हिन्*", "e*", "sh?p*", "*ip", "shp~", "/s.*/",
        "/[0-9.]+/", "\u0e31", "the"]  # fmt: skip
words = st.sampled_from(BARE)
queries = st.lists(
    st.one_of(
        words,
        st.lists(words, min_size=2, max_size=3).map('"{0[0]} {0[1]}"'.format),
        st.lists(words, min_size=3, max_size=3).map('"{0[0]} {0[1]} {0[2]}"~2'.format),
        st.tuples(words, st.integers(1, 12), words).map("{0[0]} NEAR/{0[1]} {0[2]}".format),
        st.just("ship*-strasse"),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
# Enough forms to be looked up one by one, and enough to be looked for by what they begin with.
MANY = {
    "few": ["ship", "ships", "strasse", "b", "2500", "1.5", "abc", "u.s", "北"],
    "alike": ["ship", "ships", "shipment", "shipped"],
    "beginnings": [f"shipq{n}" for n in range(80)] + ["ships", "strasse", "1962", "u.s"],
    "listed": [f"{letter}{other}z" for letter in "abcdefghij" for other in "klmnopqrst"]
    + ["ships", "abc", "2500", "fire", "京"],
    "none": [],
}


def bound(query, kind):
    def bind(slot):
        if slot.reading is Reading.PREFIX or (slot.reading is Reading.WORD and not slot.is_inflected):
            return slot
        own = [term for term in slot.terms if slot.reading is Reading.WORD]
        return replace(slot, forms=tuple(Form(term, 1.0) for term in dict.fromkeys(own + MANY[kind])))

    return query.bind(bind)


@settings(max_examples=300, deadline=None)
@given(queries, texts, st.sampled_from([*MANY, None]), st.sampled_from([None, 1, 2, 40]))
@example("shi*", "ßhip ship" * 60, None, 2)
@example('"b strasse"', "b's Straße b Strasse", None, None)
@example("abc", "12.5abc 2,500abc", "listed", None)
@example('abc NEAR/2 fire "abc abc"', "fire Straße" + 45 * "." + "abc", None, None)
def test_the_same_spans_as_in_the_whole_text(text_of_query, text, kind, limit):
    try:
        query = parse(text_of_query)
    except QueryError:
        return
    if kind is not None:
        query = bound(query, kind)
    assert Locator(query, "body").find(text, limit) == find_matches(query, "body", text)[:limit]


@settings(deadline=None)
@given(texts)
def test_letters_that_stand_for_several_are_marked(text):
    folded, long = fold_marking(text)
    assert folded == fold(text)
    assert len(folded) == len(text)
    assert long == [place for place, letter in enumerate(folded) if expand(letter) != letter]


@pytest.mark.parametrize("text", ["a ship " + "filler word " * 400, "корабль ship " + "другие слова " * 400])
def test_a_long_text_is_not_cut_for_a_few_hits(text):
    """A guard against cutting all of it by mistake: measured, locating takes a twentieth of the time."""
    locator, query = Locator(parse("ship"), "body"), parse("ship")

    def cpu(run):
        began = time.process_time()
        for _ in range(20):
            run()
        return time.process_time() - began

    assert len(locator.find(text)) == 1
    assert min(cpu(lambda: locator.find(text)) for _ in range(3)) < cpu(lambda: find_matches(query, "body", text)) / 3
