"""Forecasts and disputes of the article that the program was designed around, where it lies beside us; told by hashes alone."""

import hashlib
from dataclasses import replace

import pytest

from workbench.annotate.disputes.finding import find_disputes
from workbench.annotate.forecasts.finding import find_forecasts
from workbench.annotate.reading import publication, times_in
from workbench.importing.pipeline import read_document
from workbench.importing.saved_file import SavedFile
from workbench.model import DateClaim, DateState, Zone

# What a reader marked by hand in its body, before anything was found by rules.
FORECASTS = {
    "2bf484c9f53c",
    "f88c5e6a4dfb",
    "ac462f2544e9",
    "5c0790d347fd",
    "5e5ddd7cea01",
    "40aff0ce5239",
    "d76632dcb67d",
    "6f584b0d4168",
    "3243b272ceb8",
    "ceff000ed4fc",
    "852aa2a32dc2",
    "eda0ca2f44aa",
    "85a235fbd55b",
}
DISPUTED = ["50a7e9c97bbd", "2bf484c9f53c"]
PUBLISHED = "2020-05-09"


@pytest.fixture(scope="module")
def article(shared):
    file = shared / "data" / "seed_article.txt"
    if not file.is_file():
        pytest.skip("the article is not beside this checkout")
    return replace(
        read_document(SavedFile(file.read_bytes(), file.name)), published=DateClaim(PUBLISHED, DateState.SET)
    )


def marked(article, spans):
    texts = (" ".join(article.text[start:end].split()) for start, end in spans)
    return [hashlib.sha256(text.encode()).hexdigest()[:12] for text in texts]


@pytest.mark.shared
def test_what_a_careful_reader_marks_is_found(article):
    found = find_forecasts(article, times_in(article), (), publication(article))
    ours = marked(article, [(one.start, one.end) for one in found if one.zone is Zone.BODY])
    assert set(ours) >= FORECASTS
    assert len(FORECASTS & set(ours)) / len(ours) >= 0.8


@pytest.mark.shared
def test_exactly_two_sentences_are_disputed(article):
    found = find_disputes(article)
    assert marked(article, [(one.claim_start, one.claim_end) for one in found]) == DISPUTED
