"""What is kept of a text: words however they are written, in every script, and addresses however they were shared."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.copies.making import page, story
from tests.unit.library.making import make_document
from workbench.addresses import address_of, site_of
from workbench.copies.shingles import shingles_of
from workbench.copies.signatures import LEAST, LIMIT, signature_of


def test_typography_case_and_accents_make_no_difference():
    plain = shingles_of('He said: "Don\'t go to Sao Paulo before 12,000 men have come back from there"')
    other = shingles_of("HE SAID — “Don’t go\u00ad to São Paulo, before 12,000 men have come back from there.”")
    assert np.array_equal(plain.sequence, other.sequence)
    assert np.array_equal(plain.hashes, other.hashes)
    assert plain.hashes.size > 8


def test_fewer_words_than_a_shingle_has_give_none():
    assert [shingles_of(text).hashes.size for text in ("", " … ", "one two three four", "one two three four five")] == [
        0,
        0,
        0,
        1,
    ]


@pytest.mark.parametrize(
    "text", ["昨天下午三点左右外交部发言人在北京表示双方将继续谈判", "เมื่อวานนี้โฆษกกระทรวงการต่างประเทศกล่าวที่กรุงเทพ"]
)
def test_scripts_without_spaces_have_shingles_of_signs(text):
    whole = shingles_of(text)
    assert whole.hashes.size == len(text) - 8
    assert 10 < whole.words < len(text)
    cut = shingles_of(text[4:])
    assert set(cut.hashes.tolist()) < set(whole.hashes.tolist())


def test_indic_vowel_signs_stand_within_words():
    assert shingles_of("हिन्दी में लिखा हुआ एक वाक्य").words == 6


@given(st.text(max_size=400))
def test_any_text_has_shingles(text):
    found = shingles_of(text)
    assert found.hashes.size <= max(0, found.sequence.size - 4)
    assert np.array_equal(found.hashes, np.unique(found.hashes))


def test_long_words_differ_by_their_end():
    one, other = (shingles_of("a" * 200 + end + " b c d e").sequence[0] for end in "xy")
    assert one != other


def test_a_sample_is_the_smallest_of_the_shingles():
    long = signature_of(page(story(random.Random(1), 60)))
    short = signature_of(page(story(random.Random(1), 2)))
    assert long.shingles > 12 * LEAST
    assert long.hashes.max() < LIMIT
    assert abs(long.hashes.size * 12 / long.shingles - 1) < 0.2
    assert short.hashes.size == min(LEAST, short.shingles)


def test_comments_captions_and_boilerplate_do_not_count():
    counted = "Ships turn back The ships turned Nobody fired A second paragraph"
    assert signature_of(make_document()).words == counted.count(" ") + 1


@pytest.mark.parametrize(
    "url",
    [
        "https://www.ledger.example/world/ships?id=7",
        "http://ledger.example/world/ships/?utm_source=x&id=7#comments",
        "https://m.ledger.example/world/ships/amp?id=7&fbclid=abc",
        "https://LEDGER.example:443/world//ships/print/?id=7&amp=1",
        "https://web.archive.org/web/20200102030405/https://www.ledger.example/world/ships?id=7",
        "https://ledger-example.cdn.ampproject.org/c/s/ledger.example/world/ships?id=7",
        "https://www.google.com/amp/s/ledger.example/world/ships?id=7",
        "//ledger.example/world/ships/index.html?gclid=1&id=7",
    ],
)
def test_one_page_has_one_address(url):
    assert address_of(url) == "ledger.example/world/ships?id=7"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=7", "https://a.example/x?id=8"),
        ("https://a.example/X", "https://a.example/x"),
        ("https://a.example/print-media", "https://a.example/"),
        ("https://a.example/x?source=123456", "https://a.example/x?source=123457"),
        ("https://news.a.example/x", "https://a.example/x"),
    ],
)
def test_other_pages_have_other_addresses(one, other):
    assert address_of(one) != address_of(other)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "about:blank",
        "file:///home/x.html",
        "mailto:a@b.example",
        "https://[bad",
        "data:text/html,x",
        "https://",
        "x",
    ],
)
def test_what_is_no_address_on_the_web_has_none(url):
    assert address_of(url) == ""


@given(st.text(max_size=100))
def test_any_text_may_stand_for_an_address(text):
    assert address_of(f"https://a.example/{text}").startswith("a.example") or not site_of(f"https://a.example/{text}")
    assert isinstance(address_of(text), str)


def test_a_site_is_told_by_its_domain_too():
    assert site_of("www.ledger.example") == site_of("https://ledger.example/x") == "ledger.example"
