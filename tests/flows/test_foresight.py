"""Forecasts and disputes from the command line: listed, narrowed, decided about, and taken back."""

import json

import pytest

TEXT = """The Bridge

By Harriet Colborne

May 9, 2020

The old bridge was closed by the council on Friday, and nobody could say for how long that would be.

The bridge will probably open within two weeks, the mayor said. If the money does not come, it may be sold.
"""


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is looked at here, and not the process."""
    return dateline_here


def loads(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def library(tmp_path, dateline):
    (tmp_path / "1.txt").write_text(TEXT)
    assert dateline("--library", tmp_path / "L", "import", tmp_path / "1.txt").returncode == 0
    return tmp_path / "L"


def test_forecasts_are_listed_and_decided_about(library, dateline):
    listed = loads(dateline("--library", library, "forecasts", "--json"))
    first, second = listed
    assert (first["hedge"], first["band"], first["percent"]) == ("probably", "likely", [55, 80])
    assert (first["due_first"], first["due_last"], first["holder_name"]) == ("2020-05-09", "2020-05-23", "the mayor")
    assert second["condition"] == "If the money does not come"
    assert {one["status"] for one in listed} == {"open"}
    number = str(first["number"])
    done = dateline("--library", library, "forecasts", "1", "--set", number, "came-true", "--json")
    assert [one["status"] for one in loads(done)] == ["came-true", "open"]
    assert len(loads(dateline("--library", library, "forecasts", "--status", "came-true", "--json"))) == 1
    assert len(loads(dateline("--library", library, "forecasts", "--due-before", "2020-06", "--json"))) == 1
    plain = dateline("--library", library, "forecasts").stdout.decode()
    assert "2020-05-09..2020-05-23" in plain
    assert "likely 55-80 % · the mayor · came-true" in plain
    assert dateline("--library", library, "undo").returncode == 0
    assert loads(dateline("--library", library, "forecasts", "--json"))[0]["status"] == "open"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--set", "1", "came-true"], "takes one article"),
        (["1", "--set", "1", "perhaps"], "no status"),
        (["1", "--set", "x", "came-true"], "not the number"),
        (["1", "--set", "9", "came-true"], "has no forecast 9"),
        (["7"], "no article 7"),
        (["--due-before", "never"], "never"),
    ],
)
def test_what_cannot_be_is_refused(library, dateline, arguments, said):
    done = dateline("--library", library, "forecasts", *arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_annotate_tells_forecasts(tmp_path, dateline):
    (tmp_path / "a.txt").write_text("It rained. The bridge will open tomorrow.\n")
    found = loads(dateline("annotate", tmp_path / "a.txt", "--date", "2020-05-09"))
    (one,) = found["forecasts"]
    assert (one["start"], one["end"], one["text"]) == (11, 41, "The bridge will open tomorrow.")
    assert (one["band"], one["due_first"], one["condition"], one["holder"]) == ("none", "2020-05-10", None, "author")
    assert found["disputes"] == []


def test_disputes_of_the_sample(tmp_path, dateline):
    assert dateline("sample", tmp_path / "S").returncode == 0
    listed = loads(dateline("--library", tmp_path / "S", "disputes", "--json"))
    assert len(listed) >= 26
    assert {one["kind"] for one in listed} == {"denial", "negation", "retort"}
    plain = dateline("--library", tmp_path / "S", "disputes", str(listed[0]["article"])).stdout.decode()
    assert listed[0]["author"] in plain
