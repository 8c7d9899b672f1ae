"""Copies from the command line: imported, listed, compared, said to be apart, and taken back."""

import json
import random

import pytest

from tests.unit.copies.making import story

WHOLE = story(random.Random(11), 6)


def saved(title, paragraphs, address, day):
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<html><head><title>{title}</title><link rel=canonical href='https://{address}'><meta property='og:url' content='https://{address}'>"
        f"<meta property='article:published_time' content='{day}T10:00:00Z'></head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def loads(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def library(tmp_path_factory, dateline):
    """An agency's report, a paper's cut of it, and a page that was saved twice; whoever decides something takes it back."""
    folder = tmp_path_factory.mktemp("copies")
    numbers = [" About 12,000 men came ashore at dawn.", " About 14,000 men came ashore at dawn."]
    other = story(random.Random(12), 6)
    pages = {
        "1.html": saved("Agency", WHOLE, "wire.example/1", "2020-05-07"),
        "2.html": saved("A Paper", WHOLE[:4], "paper.example/ships", "2020-05-08"),
        "3.html": saved("A Page", [*other[:-1], other[-1] + numbers[0]], "daily.example/letters", "2020-05-09"),
        "4.html": saved(
            "A Page", [*other[:-1], other[-1] + numbers[1]], "www.daily.example/letters/?utm_source=x", "2020-05-09"
        ),
    }
    for name, text in pages.items():
        (folder / name).write_text(text)
        done = dateline("--library", folder / "L", "import", folder / name, "--json")
        assert done.returncode == 0, done.stderr
    return folder / "L"


def groups(library, dateline, *arguments):
    return [
        sorted(article["id"] for article in group["articles"])
        for group in loads(dateline("--library", library, "copies", *arguments, "--json"))
    ]


def test_copies_are_listed_with_the_first_and_the_fullest(library, dateline):
    assert groups(library, dateline) == [[3, 4], [1, 2]]
    (group,) = loads(dateline("--library", library, "copies", "2", "--json"))
    assert (group["first"], group["fullest"]) == (1, 1)
    agency, paper = group["articles"]
    assert (agency["kind"], paper["kind"], paper["contained"]) == (None, "copy", 1.0)
    plain = dateline("--library", library, "copies").stdout.decode()
    assert "wire.example" in plain
    assert "1 fact of 3 changed in 4, which does not say so" in plain
    assert "compare 3 4 --facts" in plain


def test_two_articles_are_compared(library, dateline):
    compared = loads(dateline("--library", library, "compare", "3", "4", "--json"))
    assert (compared["is_revision"], compared["is_silent"]) == (True, True)
    (changed,) = [step for step in compared["steps"] if step["kind"] != "equal"]
    (edit,) = changed["edits"]
    assert (edit["before"]["text"], edit["after"]["text"]) == ("12,000", "14,000")
    told = loads(dateline("--library", library, "compare", "3", "4", "--facts", "--json"))
    assert [(one["kind"], one["before"]["text"], one["after"]["text"]) for one in told["facts"]] == [
        ("number", "12,000", "14,000")
    ]
    plain = dateline("--library", library, "compare", "3", "4")
    assert "[-12,000-]{+14,000+} men" in plain.stdout.decode()
    assert "Article 4 does not say that it was changed." in plain.stderr.decode()
    assert "12,000 → 14,000" in dateline("--library", library, "compare", "3", "4", "--facts").stdout.decode()


def test_the_users_word_is_taken_back(library, dateline):
    assert groups(library, dateline, "--apart", "1", "2") == [[3, 4]]
    assert dateline("--library", library, "undo").returncode == 0
    assert groups(library, dateline, "--one", "2", "3") == [[1, 2, 3, 4]]
    assert dateline("--library", library, "undo").returncode == 0
    assert groups(library, dateline) == [[3, 4], [1, 2]]


@pytest.mark.parametrize("arguments", [["copies", "9"], ["copies", "--apart", "1"], ["copies", "--one", "1", "1"], ["compare", "1", "1"], ["compare", "1", "9"]])  # fmt: skip
def test_what_cannot_be_is_refused(library, dateline, arguments):
    assert dateline("--library", library, *arguments).returncode == 2


def test_what_has_no_copies_says_so(tmp_path, dateline):
    assert dateline("--library", tmp_path / "L", "import", "-", input=WHOLE[0].encode()).returncode == 0
    assert b"no copies" in dateline("--library", tmp_path / "L", "copies").stderr
    assert loads(dateline("--library", tmp_path / "L", "copies", "1", "--json")) == []
