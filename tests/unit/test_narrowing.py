"""Facets as terms of the query: put in, barred, taken out, and nothing else of the query touched."""

import pytest

from index.query import parse
from workbench.narrowing import Use, can_bar, toggle_barred, toggle_wanted, use_of, without_terms


@pytest.mark.parametrize(
    ("text", "term", "wanted", "barred"),
    [
        ("", "is:read", "is:read", "-is:read"),
        ("ships", 'source:"Meridian Wire"', 'ships source:"Meridian Wire"', 'ships -source:"Meridian Wire"'),
        ("a OR b", "lang:en", "(a OR b) lang:en", "(a OR b) -lang:en"),
        ("date:1962-10 x", "date:1962", "date:1962-10 x date:1962", "date:1962-10 x -date:1962"),
        ("x -source:harbor", "source:Harbor", "x source:Harbor", "x"),
        ("source:harbor x", "source:Harbor", " x".strip(), "x -source:Harbor"),
        ('x "open', "is:read", 'is:read x "open', '-is:read x "open'),
        ("x) y", "is:read", "x) y is:read", "x) y -is:read"),
    ],
)
def test_terms_are_put_in_and_barred(text, term, wanted, barred):
    assert toggle_wanted(text, term) == wanted
    assert toggle_barred(text, term) == barred
    for edited in (wanted, barred):
        if edited:
            parse(edited)


@pytest.mark.parametrize("text", ["", "ships", "a OR b", "ships date:1962", "x -source:horn"])
@pytest.mark.parametrize("term", ["is:read", "date:1963", 'actor:"Soviet Union"', "format:html"])
def test_what_was_put_in_is_taken_out_again(text, term):
    for toggle, use in ((toggle_wanted, Use.WANTED), (toggle_barred, Use.BARRED)):
        once = toggle(text, term)
        assert use_of(once, term) is use
        assert use_of(toggle(once, term), term) is Use.NONE
    assert use_of(toggle_barred(toggle_wanted(text, term), term), term) is Use.BARRED


def test_a_term_in_brackets_or_beside_or_is_none_of_the_whole_query():
    assert use_of("(is:read x)", "is:read") is Use.NONE
    assert use_of("is:read OR x", "is:read") is Use.NONE
    assert use_of("NOT is:read x", "is:read") is Use.BARRED


def test_a_part_of_the_page_is_chosen_and_never_barred():
    assert toggle_wanted("x in:title", "in:comments") == "x in:comments"
    assert use_of("x in:comment", "in:comments") is Use.WANTED
    assert toggle_wanted("x in:comment", "in:comments") == "x"
    assert not can_bar("in:comments")
    assert can_bar("is:read")


def test_words_stay_when_all_terms_go():
    assert without_terms('-is:read ships lang:en "two words" in:comments') == 'ships "two words"'
    assert without_terms("(is:read OR x) date:1962") == "(is:read OR x)"
