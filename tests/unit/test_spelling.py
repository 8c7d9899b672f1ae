"""Did you mean: misspelt words are put right where the library has a better one, and nothing else is touched."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import QueryError
from index.patterns import is_within
from index.query import parse
from index.syntax import Form
from workbench.spelling import mended


class Words:
    """A vocabulary made by hand."""

    counts = {"missile": 900, "missiles": 300, "cuba": 500, "quarantine": 120, "cubo": 1, "turkey": 80, "letter": 3}  # noqa: RUF012

    def nearest(self, word, limit):
        near = [other for other in self.counts if is_within(word, other, 2)]
        return sorted(near, key=lambda other: -self.counts[other])[:limit]

    def frequency(self, word):
        return self.counts.get(word, 0)


@pytest.mark.parametrize(
    ("text", "total", "better"),
    [
        ("misile", 0, "missile"),
        ("cuba misile", 0, "cuba missile"),
        ("Misile OR quarantien lang:en", 0, "Missile OR quarantine lang:en"),
        ('"cuba misile" -title:quarantin', 0, '"cuba missile" -title:quarantine'),
        ("comment:(misile (turkye)) cuba", 0, "comment:(missile (turkey)) cuba"),
        ("turkye-cuba", 0, "turkey-cuba"),
        ("cuba", 0, None),
        ("missile letter", 0, None),
        ("source:misile actor:turkye", 0, None),
        ("misil* misile~ mis?le /misile/ MISILE mis", 0, None),
        ("zeppelin", 0, None),
        ("cubo", 1, "cuba"),
        ("cubo OR letter", 4, None),
        ("misile OR letter", 4, "missile OR letter"),
    ],
)
def test_words_are_put_right(text, total, better):
    query = parse(text)
    assert mended(text, query, total, Words()) == better


def test_a_word_that_is_being_typed_is_put_right_only_where_nothing_begins_so():
    text = "cuba misil"
    assert mended(text, parse(text, len(text)), 7, Words()) is None
    assert mended(text, parse(text, len(text)), 0, Words()) == "cuba missile"


def test_a_word_of_which_other_forms_stand_in_articles_is_known():
    query = parse("turkeys").bind(lambda slot: replace(slot, forms=(Form("turkeys", 1.0), Form("turkey", 0.5))))
    assert mended("turkeys", query, 80, Words()) is None


PIECES = st.sampled_from(
    ["misile", "turkye", "cuba", '"', "(", ")", "-", "title:", "source:", "OR", "*", "~", "/a/", "is:read"]
)


@example("source: ( misile is:read misile")
@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_a_query_that_can_be_read_can_be_read_when_it_is_put_right(text):
    try:
        query = parse(text)
    except QueryError:
        return
    better = mended(text, query, 0, Words())
    if better is not None:
        assert len(list(parse(better).needles())) <= len(query.needles())
        assert mended(better, parse(better), 0, Words()) is None
