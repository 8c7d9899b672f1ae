"""Few letters find the title that was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.floating.fuzzy import match

TITLES = [
    "Set the publication date…",
    "Show undated articles",
    "Go to date…",
    "Date format…",
    "Select all",
    "Close tab",
]


def best(typed):
    found = [(match(typed, title), title) for title in TITLES]
    return [title for hit, title in sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0].score)]


def test_the_beginning_of_a_word_counts_most():
    assert best("date")[0] == "Date format…"
    assert best("date")[-1] == "Show undated articles"


def test_initials_find_a_title():
    assert best("spd") == ["Set the publication date…"]


def test_words_in_any_order_must_all_be_there():
    assert best("date set") == ["Set the publication date…"]
    assert match("date zebra", TITLES[0]) is None


def test_letters_strewn_over_a_title_are_no_match():
    assert match("eoda", "Select the next word and go on to a") is None


def test_case_and_accents_do_not_matter():
    assert match("erdogan", "Erdoğan").spans == ((0, 7),)
    assert match("ХРУ", "Что сказал Хрущёв").spans == ((11, 14),)


def test_spans_are_what_was_typed():
    assert match("set date", TITLES[0]).spans == ((0, 3), (20, 24))


def test_nothing_typed_matches_everything():
    assert match("", "Close tab").spans == ()


@given(st.text(max_size=8), st.text(max_size=30))
@pytest.mark.filterwarnings("ignore")
def test_spans_lie_in_the_title_and_in_order(typed, title):
    found = match(typed, title)
    if found is not None:
        ends = [end for span in found.spans for end in span]
        assert ends == sorted(set(ends))
        assert all(0 <= end <= len(title) for end in ends)
