"""Tags, marks, kept searches and alerts from the command line."""

import json

import pytest

from tests.unit.library.making import add, make_document
from workbench.cli.main import main
from workbench.library.store import Library
from workbench.model import DateClaim, DateState

PAGES = (
    (
        "Ships Turn Back",
        "The first ships turned back on Wednesday, the Navy said. Nobody had fired a shot.",
        "1962-10-25",
    ),
    (
        "Shelves Are Thin",
        "The grocer sold his last can of beets on Thursday. He expects ships, or more beets.",
        "1962-10-26",
    ),
)


@pytest.fixture
def store(tmp_path):
    """Store pages as an import does, without the processes that read foreign ones."""

    def call(*pages):
        with Library.open_or_create(tmp_path / "L") as library:
            for title, body, date in pages:
                published = DateClaim(date, DateState.STATED, "time element of the page")
                add(library, title.encode(), make_document(title, body, published=published))

    return call


@pytest.fixture
def run(store, tmp_path, capsys):
    """Run a command in this process, as `dateline` does in one of its own; most of their time they would take to start."""

    def call(*arguments, code=0):
        capsys.readouterr()
        returned = main(["--library", str(tmp_path / "L"), *arguments])
        said = capsys.readouterr()
        assert returned == code, said.err
        return said.out

    store(*PAGES)
    return call


def test_tags(run):
    assert run("tag", "1", "2", "--add", "Blockade", "--add", "Food") == "tagged Blockade: 1 2\ntagged Food: 1 2\n"
    assert run("tag", "1", "9", "--remove", "food", code=1) == "untagged Food: 1\n"
    assert json.loads(run("tags", "--json")) == [{"name": "Blockade", "articles": 2}, {"name": "Food", "articles": 1}]
    assert {a["id"]: a["tags"] for a in json.loads(run("list", "--json"))} == {1: ["Blockade"], 2: ["Blockade", "Food"]}
    assert json.loads(run("show", "2", "--json"))["tags"] == ["Blockade", "Food"]
    assert "#Blockade #Food" in run("show", "2")
    assert run("tags", "--rename", "food", "blockade") == "     2  Blockade\n"
    assert run("undo") == "undid rename-tag of 2 (Shelves Are Thin): tag: Blockade -> Food\n"
    run("undo")
    assert run("undo") == "undid tag of 2 articles: tag: Food -> none\n"
    run("tag", "1", "2", "--add", "blockade", code=3)
    assert run("tags", "--delete", "BLOCKADE") == ""
    assert run("undo") == "undid untag of 2 articles: tag: none -> Blockade\n"
    run("tags", "--delete", "food", code=2)
    run("tag", "9", "--add", "blockade", code=3)
    run("tag", "1", code=2)


def test_openings_are_told_apart(run, tmp_path):
    with Library.open(tmp_path / "L") as library:
        add(library, b"stub", make_document("Read on at a price", "The ships lie at anchor.", is_stub=True))
    assert [a["id"] for a in json.loads(run("list", "--json")) if a["is_stub"]] == [3]
    assert [r["id"] for r in json.loads(run("search", "is:stub", "--json"))["results"]] == [3]
    assert json.loads(run("search", "ships", "--facets", "--json"))["facets"]["state"] == {"unread": 3, "stub": 1}
    assert "Only the opening" in run("show", "3")
    assert "Only the opening" not in run("show", "2")


def test_marks(run):
    assert run("mark", "1", "2", "--read", "--star") == "marked 1\nmarked 2\n"
    run("mark", "2", "--unread", "--star")
    assert {a["id"]: (a["is_read"], a["is_starred"]) for a in json.loads(run("list", "--json"))} == {
        1: (True, True), 2: (False, True),
    }  # fmt: skip
    run("mark", "1", "--queue")
    run("mark", "1", "2", "--archive")
    run("mark", "1", "--archive")
    assert "queue order" not in run("search", "is:archived", "--sort", "queue")
    listed = {one["id"]: (one["is_queued"], one["is_archived"]) for one in json.loads(run("list", "--json"))}
    assert (listed[1], listed[2]) == ((False, True), (False, True))
    run("mark", "2", "--unarchive")
    run("mark", "1", "9", "--unstar", code=1)
    run("mark", "9", "--read", code=3)
    run("mark", "1", code=2)


def test_alerts_tell_what_came_in_since(run, store):
    assert run("searches", "--save", "Ships", "ships", "--alert", "--sort", "newest") == "alert  Ships: ships\n"
    run("searches", "--save", "Beets", "beets")
    assert [(s["name"], s["is_alert"], s["sort"]) for s in json.loads(run("searches", "--json"))] == [
        ("Beets", False, None), ("Ships", True, "newest"),
    ]  # fmt: skip
    assert json.loads(run("alerts", "--json"))[0]["new"] == []
    store(("More Ships", "Two more ships stopped at the line on Friday, it was said.", "1962-10-27"))
    assert "Ships: 1 new since" in run("alerts", "ships")
    assert json.loads(run("alerts", "--seen", "--json"))[0]["new"] == [3]
    assert json.loads(run("alerts", "--json"))[0]["new"] == []
    run("alerts", "Beeps", code=2)
    assert run("searches", "--delete", "ships") == "       Beets: beets\n"
    assert run("undo").startswith("undid delete-search of Ships: query: none -> ships")
    run("searches", "--save", "Odd", "date:never", code=2)


def test_results_are_exported(run, tmp_path):
    assert [article["id"] for article in json.loads(run("export", "ships", "--format", "json"))] == [1, 2]
    lines = run("export", "", "--sort", "newest").splitlines()
    assert [line.split(",")[1] for line in lines] == ["title", "Shelves Are Thin", "Ships Turn Back"]
    assert run("export", "beets", "--format", "ris", "--snippets", "--out", str(tmp_path / "a.ris")) == ""
    assert "N1  - The grocer sold his last can of beets on Thursday." in (tmp_path / "a.ris").read_text()
    run("export", "beets", "--bom", "--out", str(tmp_path / "a.csv"))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    run("export", "beets", "--bom", "--format", "ris", code=2)
    run("export", "beets", "--out", str(tmp_path / "no" / "a.csv"), code=2)
    run("export", "date:never", code=2)


def test_a_list_of_queries_is_searched(run, tmp_path):
    (tmp_path / "list.txt").write_text("# first\nships\ndate:never\nbeets date:1962-10-26\n")
    rows = json.loads(run("batch", str(tmp_path / "list.txt"), "--json", code=1))
    assert [(row["line"], row["articles"], row["first"], row["error"] is None) for row in rows] == [
        (2, 2, "1962-10-25", True), (3, 0, None, False), (4, 1, "1962-10-26", True),
    ]  # fmt: skip
    table = run("batch", str(tmp_path / "list.txt"), code=1).splitlines()
    assert (len(table), table[1].split()[:2]) == (3, ["ships", "2"])
    assert run("batch", str(tmp_path / "list.txt"), "--csv", code=1).startswith("line,query,articles")
    (tmp_path / "list.txt").write_text("date:never")
    run("batch", str(tmp_path / "list.txt"), code=3)
    run("batch", str(tmp_path / "no.txt"), code=2)


def test_articles_about_the_same(run, store):
    store(
        *((f"Report {n}", f"Nothing at all happened in town number {n} that day.", "1962-10-27") for n in range(3, 9))
    )
    found = json.loads(run("similar", "1", "--json"))
    assert "ships" in found["words"]
    assert [result["id"] for result in found["results"]] == [2]
    assert run("similar", "1", "--query").strip() == found["query"]
    assert run("similar", "1").splitlines()[1].startswith("     2  Shelves Are Thin")
    run("similar", "99", code=2)
