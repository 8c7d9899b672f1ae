"""dateline cite and verify, as other programs use them."""

import json

import pytest

TEXT = "Ships Turn Back\n\nOctober 25, 1962\n\nThe first ships turned back on Wednesday, the Navy said. Nobody fired.\n"


@pytest.fixture
def library(tmp_path, dateline_here):
    folder = tmp_path / "L"
    for text in (TEXT, "Fewer Ships\n\nNobody counted the ships that turned back on that day, and nobody will.\n"):
        assert dateline_here("--library", folder, "import", "-", input=text.encode()).returncode == 0
    return folder


def said(done):
    return done.stdout.decode(), done.stderr.decode()


def test_articles_are_cited_each_and_one_that_is_none_costs_itself(library, dateline_here):
    done = dateline_here("--library", library, "cite", "1", "2", "9")
    assert done.returncode == 1
    out, err = said(done)
    assert out == "“Ships Turn Back” (25 Oct 1962)\n\n“Fewer Ships” (undated)\n"
    assert "no article 9" in err
    assert dateline_here("--library", library, "cite", "9").returncode == 3


def test_ris_has_plain_ends_of_lines(library, dateline_here):
    out, _ = said(dateline_here("--library", library, "cite", "1", "--style", "ris"))
    assert out.startswith("TY  - NEWS\nID  - 1\n")
    assert "\N{REPLACEMENT CHARACTER}" not in out


def test_words_are_cited_by_quote_or_span_and_verified_within_a_report(library, dateline_here):
    out, _ = said(
        dateline_here("--library", library, "cite", "1", "--quote", "the Navy  said", "--style", "provenance")
    )
    assert out.startswith("“the Navy said”\n")
    (line,) = json.loads(dateline_here("--library", library, "cite", "1", "--quote", "Nobody fired.", "--json").stdout)
    start, end = line["evidence"]["start"], line["evidence"]["end"]
    (same,) = json.loads(dateline_here("--library", library, "cite", "1", "--span", f"{start}-{end}", "--json").stdout)
    assert same == line
    report = f"It was said ({out}) that {line['address']}."
    done = dateline_here("--library", library, "verify", "-", input=report.encode())
    assert done.returncode == 0
    assert said(done)[0].splitlines() == [
        "stands 1  Ships Turn Back (1962-10-25): “the Navy said”",
        "stands 1  Ships Turn Back (1962-10-25): “Nobody fired.”",
    ]
    changed = line["address"].replace(f"/{start}-", f"/{start - 1}-")
    done = dateline_here("--library", library, "verify", line["address"], changed)
    assert done.returncode == 1
    assert "Other words stand at this address" in said(done)[1]
    assert dateline_here("--library", library, "verify", changed).returncode == 3


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("cite", "1", "2", "--quote", "ships"), "one article"),
        (("cite", "1", "--span", "4"), "START-END"),
        (("verify", "-"), "No address"),
    ],
)
def test_what_cannot_be_asked_is_told(library, dateline_here, arguments, reason):
    done = dateline_here("--library", library, *arguments, input=b"nothing")
    assert done.returncode == 2
    assert reason in said(done)[1]
    assert not done.stdout
