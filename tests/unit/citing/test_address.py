"""Cited words are found again by their address, and what was changed is told."""

import pytest

from tests.unit.library.making import add, make_document
from workbench.citing.address import address_of, addresses_in, parse_address, verify
from workbench.citing.cited import quoted
from workbench.citing.passages import cite_article, cite_span, cite_spans, cite_words
from workbench.errors import LibraryError, UsageError
from workbench.library.articles import get_article, get_document
from workbench.library.store import Library


@pytest.fixture
def library(tmp_path):
    with Library.open_or_create(tmp_path / "L") as made:
        yield made


@pytest.fixture
def article(library):
    return add(library)


def test_words_are_cited_by_what_they_say_and_found_again(library, article):
    work = cite_words(library, article, "  The ships\nturned. ")
    assert work.passages[0].quote == "The ships turned."
    address = address_of(work.passages[0].evidence)
    found = verify(library, parse_address(address))
    assert found.article.id == article
    assert found.evidence == work.passages[0].evidence


def test_blanks_around_a_span_are_not_cited(library, article):
    text = get_document(library, article)[0].text
    start = text.index("A second")
    work = cite_span(library, article, start - 1, start + len("A second paragraph.\n"))
    assert work.passages[0].quote == "A second paragraph."
    assert text[work.passages[0].evidence.start : work.passages[0].evidence.end] == work.passages[0].quote


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 4), (10**6, 10**6 + 5)])
def test_no_words_cannot_be_cited(library, article, start, end):
    with pytest.raises(UsageError, match="No words"):
        cite_span(library, article, start, end)


def test_what_stands_nowhere_cannot_be_cited(library, article):
    for words in ("Zeppelins", " "):
        with pytest.raises(UsageError, match="Could not find"):
            cite_words(library, article, words)
    with pytest.raises(UsageError, match="no article"):
        cite_article(library, 99)


def test_other_words_at_the_address_are_told(library, article):
    evidence = cite_words(library, article, "Nobody fired.").passages[0].evidence
    address = address_of(evidence)
    moved = address.replace(f"/{evidence.start}-", f"/{evidence.start + 1}-")
    with pytest.raises(UsageError, match="Other words"):
        verify(library, parse_address(moved))
    with pytest.raises(UsageError, match="no text 2"):
        verify(library, parse_address(address.replace(f"{evidence.original}/1/", f"{evidence.original}/2/")))
    with pytest.raises(UsageError, match="not in this library"):
        verify(library, parse_address(address.replace(evidence.original, "0" * 64)))


def test_a_changed_original_is_told(library, article):
    evidence = cite_words(library, article, "Nobody fired.").passages[0].evidence
    (original,) = (path for path in (library.folder / "originals").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"other bytes")
    with pytest.raises(LibraryError):
        verify(library, parse_address(address_of(evidence)))


def test_an_address_holds_whatever_the_article_is_numbered(library, article, tmp_path):
    evidence = cite_words(library, article, "Nobody fired.").passages[0].evidence
    with Library.open_or_create(tmp_path / "Other") as other:
        add(other, b"something else", make_document("Else", "Other words."))
        number = add(other)
        assert verify(other, parse_address(address_of(evidence))).article.id == number != article


def test_addresses_are_found_in_a_report(library, article):
    one = address_of(cite_words(library, article, "Nobody fired.").passages[0].evidence)
    other = address_of(cite_words(library, article, "The ships").passages[0].evidence)
    assert addresses_in(f"As said ({one}), and again in {one}.\n> {other}\ndateline:12/1/2-3/45 is none.") == [
        one,
        other,
    ]


@pytest.mark.parametrize(
    "text", ["", "dateline:", "http://a.example", f"dateline:{'a' * 64}/1/2-3/{'b' * 15}", "dateline:/../../etc"]
)
def test_what_is_no_address_is_told(text):
    with pytest.raises(UsageError, match="Could not read"):
        parse_address(text)


def test_stretches_are_one_where_nothing_stands_between_them(library, article):
    document, version = get_document(library, article)
    known = get_article(library, article)
    text = document.text
    ships, fired, second = (text.index(words) for words in ("The ships", "Nobody", "A second"))
    work = cite_spans(
        known, document, version, [(ships, ships + 18), (fired, second - 1), (second, second + 8), (5, 5)]
    )
    assert [passage.quote for passage in work.passages] == ["The ships turned. Nobody fired.\n\nA second"]
    apart = cite_spans(known, document, version, [(ships, ships + 9), (second, second + 8)])
    assert quoted(apart) == "The ships […] A second"
    assert all(verify(library, parse_address(address_of(passage.evidence))) for passage in apart.passages)
    assert cite_spans(known, document, version, []) == cite_article(library, article)
