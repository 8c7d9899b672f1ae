"""Actors and dates from the command line: after an import, by query, and brought up to date."""

import json
import os

import pytest

from tests.copying import copy_library
from workbench.paths import CACHE_VARIABLE

TEXT = """Talks in the Capital

By Harriet Colborne

October 26, 1962

The talks in the capital went on into the night, and those who waited outside were told nothing of them.

Turkey sent a note to Cuba on October 25, 1962, and had it read out to the press. Ankara then waited for three days.

Havana has not answered the note yet, and its envoy said that it would not do so before the weekend.
"""
REPORT = """Ships at the Quay

By Harriet Colborne

October 28, 1962

Three ships lay in Havana on October 27, 1962, and the crews were let ashore in the evening.

The pilots said that the harbor of Havana was full, and that no more would come to Cuba before the end of the week.
"""
OTHER = """A Quiet Day

By Harriet Colborne

October 27, 1962

Nobody sent a note to anybody, and the harbor was as quiet as ever before noon.

The pilots played cards in their hut, and the gulls had the long pier for themselves.
"""


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is looked at here, and not the process."""
    return dateline_here


def loads(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="session")
def annotated(made_once, dateline):
    """A folder with the library into which two texts were imported, and the cache with its index."""

    def make(folder):
        (folder / "1.txt").write_text(TEXT)
        (folder / "2.txt").write_text(OTHER)
        environment = {**os.environ, CACHE_VARIABLE: str(folder / "cache")}
        command = ("--library", folder / "L", "import", "--json", folder / "1.txt", folder / "2.txt")
        lines = [json.loads(line) for line in dateline(*command, env=environment).stdout.splitlines()]
        phases = [line["phase"] for line in lines if line["event"] == "progress"]
        assert list(dict.fromkeys(phases)) == ["reading", "indexing", "copies", "annotating"]
        assert lines[-1]["event"] == "done"

    return made_once("annotated", make)


@pytest.fixture
def library(annotated, private_folders, tmp_path):
    return copy_library(annotated / "L", annotated / "cache", tmp_path / "L")


def test_actors(library, dateline):
    actors = {actor["name"]: actor for actor in loads(dateline("--library", library, "actors", "--json"))}
    assert actors["Turkey"]["articles"] == 1
    assert {"Turkey", "Ankara"} <= set(actors["Turkey"]["names"])
    shown = loads(dateline("--library", library, "show", "1", "--json"))["text"]
    of_one = loads(dateline("--library", library, "actors", "1", "--json"))
    cuba = next(actor for actor in of_one if actor["name"] == "Cuba")
    assert [shown[m["start"] : m["end"]] for m in cuba["mentions"]] == ["Cuba", "Havana"]
    plain = dateline("--library", library, "actors").stdout.decode()
    assert "Cuba: Havana" in plain


def test_articles_about_an_actor(library, dateline):
    answer = loads(dateline("--library", library, "search", "--json", "actor:Ankara"))
    assert [result["id"] for result in answer["results"]] == [1]
    assert answer["explain"] == "articles about the actor Turkey"
    assert answer["results"][0]["snippet"].startswith("Turkey sent a note")
    assert {m["via"] for m in answer["results"][0]["matched"]} == {"Turkey"}
    answer = loads(dateline("--library", library, "search", "--json", "note -actor:Turkey"))
    assert [result["id"] for result in answer["results"]] == [2]
    done = dateline("--library", library, "search", "note actor:Atlantis")
    assert done.returncode == 2
    assert "There is no actor “Atlantis”" in done.stderr.decode()
    assert done.stderr.decode().splitlines()[-1] == "       ^"


def test_places(tmp_path, library, dateline):
    (tmp_path / "3.txt").write_text(REPORT)
    dateline("--library", library, "import", tmp_path / "3.txt")
    answer = loads(dateline("--library", library, "search", "--json", "place:Küba"))
    assert [result["id"] for result in answer["results"]] == [3]
    assert answer["explain"] == "articles that name the place Cuba or one in it"
    assert loads(dateline("--library", library, "search", "--json", "place:Aleppo"))["total"] == 0
    assert loads(dateline("--library", library, "search", "--json", "place:habana"))["total"] == 1
    done = dateline("--library", library, "search", "place:Alepppo")
    assert done.returncode == 2
    assert "There is no place “Alepppo”" in done.stderr.decode()
    assert "Aleppo" in done.stderr.decode().partition("nearest: ")[2]
    place, _ = loads(dateline("--library", library, "places", "3", "--json"))
    assert (place["id"], place["kind"], place["country"], place["body"]) == ("havana-cu", "capital", "CU", 2)
    shown = loads(dateline("--library", library, "show", "3", "--json"))["text"]
    assert [shown[m["start"] : m["end"]] for m in place["mentions"]] == ["Havana", "Havana"]
    assert loads(dateline("--library", library, "places", "--json"))[0]["articles"] == 1
    assert "Cuba" in dateline("--library", library, "places").stdout.decode()
    data = loads(dateline("--library", library, "timeline", "--json"))
    assert ["havana-cu"] in [date["places"] for date in data["dates"]]


def test_timeline(library, dateline):
    data = loads(dateline("--library", library, "timeline", "--json"))
    assert [(span["article"], span["first"]) for span in data["published"]] == [(1, "1962-10-26"), (2, "1962-10-27")]
    named = next(date for date in data["dates"] if date["first"] == "1962-10-25")
    assert len(named["actors"]) == 2
    assert loads(dateline("--library", library, "timeline", "harbor", "--json"))["dates"] == []
    lines = dateline("--library", library, "timeline", "capital").stdout.decode().splitlines()
    assert any(line.startswith("1962-10-25") and "Turkey" in line and "Cuba" in line for line in lines)


def test_annotate_brings_up_to_date_what_is_not(library, dateline):
    done = dateline("--library", library, "annotate", "--rules")
    assert (done.returncode, done.stdout) == (0, b"annotated 0 articles\n")
    import sqlite3

    connection = sqlite3.connect(library / "library.sqlite")
    connection.execute("UPDATE annotation SET annotator = 'an older one'")
    connection.commit()
    connection.close()
    assert b"2 articles are not annotated yet" in dateline("--library", library, "actors").stderr
    done = dateline("--library", library, "annotate", "--json")
    last = json.loads(done.stdout.splitlines()[-1])
    assert (last["event"], last["annotated"], last["tagged"]) == ("done", 2, 2)
    assert dateline("--library", library, "actors").stderr == b""


def test_the_tagger_finds_what_no_rule_tells(tmp_path, library, dateline):
    (tmp_path / "4.txt").write_text(
        "Brisket Holdings has sold its last two ships to Tellan Brothers, and Velmora buys the quay.\n\n"
        "Edda Mehrani signed the papers on Friday for Brisket Holdings. The men from the quay had gone when Mehrani left.\n"
    )
    dateline("--library", library, "import", tmp_path / "4.txt")
    read = lambda: {a["name"]: a for a in loads(dateline("--library", library, "actors", "3", "--json"))}  # noqa: E731
    assert "Edda Mehrani" not in read()
    done = dateline("--library", library, "annotate", "--first", "3")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"annotated 0 articles, tagged 3\n", b"")
    signer = read()["Edda Mehrani"]
    assert (signer["is_suggested"], signer["body"], set(signer["names"])) == (True, 2, {"Edda Mehrani", "Mehrani"})
    assert dateline("--library", library, "annotate").stdout == b"annotated 0 articles, tagged 0\n"


def test_an_empty_search_is_still_an_error(library, dateline):
    done = dateline("--library", library, "search", "")
    assert done.returncode == 2
    assert "nothing to search for" in done.stderr.decode()


def test_reindex_of_what_changed(library, dateline):
    dateline("--library", library, "delete", "2")
    done = dateline("--library", library, "reindex", "--changed")
    assert (done.returncode, done.stdout) == (0, b"indexed 1 articles\n")


@pytest.mark.parametrize("format_", ["json", "csv", "ics", "timelinejs"])
def test_a_query_that_is_no_text_names_a_timeline_all_the_same(library, dateline, format_):
    done = dateline("--library", library, "timeline", b"note OR \xff", "--format", format_)
    assert done.returncode == 0, done.stderr
    assert b"sent a note" in done.stdout.replace(b"\r\n ", b"")
