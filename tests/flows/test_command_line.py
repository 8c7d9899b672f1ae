"""The command line as a contract: what colleagues' scripts rely on, from the first import to the purge."""

import json
import os
import pickle
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copying import copy_library
from tests.formats.hostile.archives import zipped
from workbench.library.folder import DATABASE
from workbench.paths import CACHE_VARIABLE, cache_folder

FIRST = "Ships Turn Back\n\nBy Harriet Colborne\n\nOctober 25, 1962\n\nThe first ships turned back on Wednesday, the Navy said. Nobody had fired a shot.\n\nThe others went on toward the line, slowly.\n"
SECOND = "Shelves Are Thin\n\nThe grocer sold his last can of beets on Thursday. He expects ships, or a war, or at least more beets.\n"


@pytest.fixture(scope="session")
def dateline(dateline_here):
    """What is answered is the same in this process; `dateline_process` is taken where the process itself is looked at."""
    return dateline_here


@pytest.fixture(scope="session")
def imported(made_once, dateline_process):
    """A folder with two pages, the library into which they were imported, and the cache with its index."""

    def make(folder):
        (folder / "in").mkdir()
        (folder / "in" / "1.txt").write_text(FIRST)
        (folder / "in" / "2.txt").write_text(SECOND)
        environment = {**os.environ, CACHE_VARIABLE: str(folder / "cache")}
        done = dateline_process("--library", folder / "L", "import", folder / "in", env=environment)
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode().splitlines() == [f"imported {folder}/in/{n}.txt" for n in (1, 2)]

    return made_once("imported", make)


@pytest.fixture
def library(imported, private_folders, tmp_path):
    shutil.copytree(imported / "in", tmp_path / "in")
    return copy_library(imported / "L", imported / "cache", tmp_path / "L")


def loads(done):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def ids(done):
    return [result["id"] for result in loads(done)["results"]]


def test_importing_again_is_a_duplicate_and_counts_as_in(library, tmp_path, dateline):
    done = dateline("--library", library, "import", tmp_path / "in" / "1.txt")
    assert (done.returncode, done.stdout.decode()) == (0, f"duplicate {tmp_path}/in/1.txt\n")


def test_the_same_file_twice_in_one_import(tmp_path, dateline_process):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(FIRST)
    done = dateline_process("--library", tmp_path / "L", "import", tmp_path / "a.txt", tmp_path / "b.txt")
    assert done.stdout.decode().splitlines() == [f"imported {tmp_path}/a.txt", f"duplicate {tmp_path}/b.txt"]


def test_standard_input(tmp_path, dateline_process):
    done = dateline_process("--library", tmp_path / "L", "import", "-", input=FIRST.encode())
    assert (done.returncode, done.stdout) == (0, b"imported -\n")
    assert dateline_process("--library", tmp_path / "L", "show", "1", "--original").stdout == FIRST.encode()


def test_import_as_json_lines(tmp_path, dateline_process):
    (tmp_path / "a.txt").write_text(FIRST)
    done = dateline_process("--library", tmp_path / "L", "import", "--json", tmp_path / "a.txt", tmp_path / "no.txt")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [line["event"] for line in lines if line["event"] != "progress"] == ["refused", "imported", "done"]
    by_event = {line["event"]: line for line in lines}
    assert by_event["imported"]["id"] == 1
    assert by_event["refused"]["reason"] == "there is no such file"
    assert (by_event["done"]["imported"], by_event["done"]["refused"]) == (1, 1)


def test_import_with_a_date_is_a_decision_that_can_be_undone(tmp_path, dateline):
    (tmp_path / "a.txt").write_text(SECOND)
    assert dateline("--library", tmp_path / "L", "import", "--date", "1962-10", tmp_path / "a.txt").returncode == 0
    listed = loads(dateline("--library", tmp_path / "L", "list", "--json"))[0]
    assert (listed["published"], listed["published_state"]) == ("1962-10", "set")
    assert dateline("--library", tmp_path / "L", "undo").returncode == 0
    listed = loads(dateline("--library", tmp_path / "L", "list", "--json"))[0]
    assert (listed["published"], listed["published_state"]) == (None, "unknown")


def test_list_and_show(library, dateline_process):
    listed = loads(dateline_process("--library", library, "list", "--json"))
    assert [(a["title"], a["published"], a["published_state"]) for a in listed] == [
        ("Ships Turn Back", "1962-10-25", "stated"),
        ("Shelves Are Thin", None, "unknown"),
    ]
    shown = loads(dateline_process("--library", library, "show", str(listed[0]["id"]), "--json"))
    assert shown["authors"] == ["Harriet Colborne"]
    zones = {block["zone"] for block in shown["blocks"]}
    assert {"title", "body"} <= zones
    html = dateline_process("--library", library, "show", str(listed[0]["id"]), "--html").stdout.decode()
    assert "<h1>Ships Turn Back</h1>" in html
    text = dateline_process("--library", library, "show", str(listed[0]["id"])).stdout.decode()
    assert "Nobody had fired a shot." in text
    zones = dateline_process("--library", library, "show", str(listed[0]["id"]), "--zones").stdout.decode().splitlines()
    assert zones[0] == "title\tShips Turn Back"
    assert len(zones) == len(shown["blocks"])


def test_search(library, dateline):
    def search(*query):
        return dateline("--library", library, "search", "--json", *query)

    assert len(ids(search("ships"))) == 2
    assert len(ids(search("ships NOT beets"))) == 1
    assert len(ids(search('"first ships turned"'))) == 1
    assert len(ids(search('"turned first ships"'))) == 0
    assert len(ids(search("title:ships"))) == 1
    assert len(ids(search("author:colborne"))) == 1
    assert len(ids(search("date:1962-10"))) == 1
    assert len(ids(search("is:undated"))) == 1
    assert len(ids(search("navy OR grocer"))) == 2
    result = loads(search("shot"))["results"][0]
    assert result["snippet"] == "Nobody had fired a shot."
    assert [result["snippet"][start:end] for start, end in result["marks"]] == ["shot"]
    assert result["matched"] == [{"field": "body", "text": "shot", "via": "shot", "kind": ""}]
    evidence = result["evidence"]
    assert evidence["quote"] == "Nobody had fired a shot."
    shown = loads(dateline("--library", library, "show", str(result["id"]), "--json"))
    assert shown["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["original"] == shown["original"]


def test_finding_nothing_is_an_answer(library, dateline_process):
    done = dateline_process("--library", library, "search", "zeppelin")
    assert done.returncode == 0
    assert (
        done.stdout.decode()
        == "No article matches: searched for articles whose title or body has “zeppelin” in any form.\n"
    )
    answer = loads(dateline_process("--library", library, "search", "--json", "navy grocer"))
    assert (answer["total"], answer["any_word_total"]) == (0, 2)


def test_facets_count_all_matches(library, dateline):
    answer = loads(dateline("--library", library, "search", "--json", "--facets", "--limit", "1", "ships"))
    assert len(answer["results"]) == 1
    assert answer["facets"]["year"] == {"": 1, "1962": 1}
    assert answer["facets"]["language"] == {"en": 2}


def test_a_query_that_cannot_be_understood_points_at_the_place(library, dateline_process):
    done = dateline_process("--library", library, "search", "ships nowhere:x")
    assert done.returncode == 2
    message = done.stderr.decode().splitlines()
    assert message[-2] == "  ships nowhere:x"
    assert message[-1] == "        ^"


def test_a_date_of_a_text_is_corrected(library, dateline):
    dateline("--library", library, "set-date", "2", "1962-10-26")
    dateline("--library", library, "annotate")

    def named():
        return {date["start"]: date for date in loads(dateline("--library", library, "timeline", "--json"))["dates"]}

    thursday = next(start for start, date in named().items() if date["edtf"] == "1962-10-25" and date["article"] == 2)
    done = dateline("--library", library, "correct-date", "2", str(thursday), "--to", "1962-10-18")
    assert (done.returncode, done.stdout.decode()) == (0, "“Thursday”: 1962-10-25 -> 1962-10-18\n")
    assert (named()[thursday]["edtf"], named()[thursday]["basis"]) == ("1962-10-18", "corrected by you")
    dateline("--library", library, "correct-date", "2", str(thursday), "--no-date")
    assert thursday not in named()
    dateline("--library", library, "correct-date", "2", str(thursday), "--as-read")
    assert named()[thursday]["edtf"] == "1962-10-25"
    assert dateline("--library", library, "undo").returncode == 0
    assert thursday not in named()
    assert dateline("--library", library, "correct-date", "2", "1", "--no-date").returncode == 2
    assert dateline("--library", library, "correct-date", "2", str(thursday), "--to", "soon").returncode == 2


def test_set_date_shows_moves_and_undo_takes_them_back(library, dateline):
    done = dateline("--library", library, "set-date", "2", "1962-10-26", "--dry-run", "--json")
    told = loads(done)
    assert (told["id"], told["is_dry_run"], told["staying"]) == (2, True, 0)
    assert [(move["what"], move["before"], move["after"]) for move in told["moves"]] == [
        ("published", None, "1962-10-26"),
        ("Thursday", None, "1962-10-25"),
    ]
    assert ids(dateline("--library", library, "search", "--json", "date:1962-10-26")) == []
    said = dateline("--library", library, "set-date", "2", "1962-10-26").stdout.decode().splitlines()
    assert said == ["published: unknown -> 1962-10-26", "“Thursday”: unknown -> 1962-10-25"]
    assert ids(dateline("--library", library, "search", "--json", "date:1962-10-26")) == [2]
    assert dateline("--library", library, "undo").returncode == 0
    assert ids(dateline("--library", library, "search", "--json", "date:1962-10-26")) == []
    assert dateline("--library", library, "undo", "--redo").returncode == 0
    assert ids(dateline("--library", library, "search", "--json", "date:1962-10-26")) == [2]
    assert dateline("--library", library, "set-date", "2", "1962-10-32").returncode == 2


def test_dates_of_a_search_are_set_in_one_step(library, dateline):
    asked = ["set-dates", "--query", "is:undated", "--date", "1962-10-26"]
    told = loads(dateline("--library", library, *asked, "--dry-run", "--json"))
    undated = [one["id"] for one in told["articles"]]
    assert told["is_dry_run"]
    assert {(one["before"], one["after"]) for one in told["articles"]} == {(None, "1962-10-26")}
    assert ids(dateline("--library", library, "search", "--json", "date:1962-10-26")) == []
    said = dateline("--library", library, *asked).stdout.decode().splitlines()
    assert len(said) == len(undated)
    assert "unknown -> 1962-10-26" in said[0]
    assert sorted(ids(dateline("--library", library, "search", "--json", "date:1962-10-26"))) == sorted(undated)
    assert dateline("--library", library, "undo").returncode == 0
    assert ids(dateline("--library", library, "search", "--json", "date:1962-10-26")) == []
    assert dateline("--library", library, "set-dates", "1", "2", "--date", "1962").returncode == 0
    # What one of them had before is not what the other had.
    assert dateline("--library", library, "undo").stdout == b"undid publication-date of 2 articles\n"


def test_an_article_for_which_nothing_speaks_is_refused(library, dateline):
    done = dateline("--library", library, "set-dates", "1", "2", "--from", "address")
    assert done.returncode == 3
    assert "refused 2: there is no day in the address of the page" in done.stderr.decode()
    assert dateline("--library", library, "set-dates", "--date", "1962").returncode == 2
    assert dateline("--library", library, "set-dates", "1", "77", "--date", "1962").returncode == 2
    assert dateline("--library", library, "undo").returncode == 2


def test_an_article_is_read_as_a_history(library, dateline):
    done = dateline("--library", library, "read-as", "1", "history", "--dry-run", "--json")
    assert (done.returncode, loads(done)["is_dry_run"]) == (0, True)
    assert dateline("--library", library, "read-as", "1", "history").returncode == 0
    assert dateline("--library", library, "read-as", "1", "history").returncode == 2
    assert (
        dateline("--library", library, "undo").stdout
        == b"undid narrative of 1 (Ships Turn Back): narrative: yes -> none\n"
    )


def test_trash_and_back(library, dateline):
    assert dateline("--library", library, "delete", "1", "7").returncode == 1
    assert len(ids(dateline("--library", library, "search", "--json", "ships"))) == 1
    assert [a["id"] for a in loads(dateline("--library", library, "list", "--trash", "--json"))] == [1]
    assert dateline("--library", library, "restore", "1").stdout == b"restored 1\n"
    assert len(ids(dateline("--library", library, "search", "--json", "ships"))) == 2


def test_importing_what_lies_in_the_trash_brings_it_back(library, tmp_path, dateline):
    dateline("--library", library, "delete", "1")
    done = dateline("--library", library, "import", tmp_path / "in" / "1.txt")
    assert done.stdout.decode() == f"imported {tmp_path}/in/1.txt\n"
    assert len(loads(dateline("--library", library, "list", "--json"))) == 2


def test_purge_leaves_nothing_but_a_line(library, tmp_path, dateline_process):
    dateline_process("--library", library, "set-date", "1", "1962-10-24")
    assert dateline_process("--library", library, "backup").returncode == 0
    refused = dateline_process("--library", library, "purge", "1")
    assert refused.returncode == 2
    assert "Add --yes" in refused.stderr.decode()
    assert dateline_process("--library", library, "purge", "1", "--yes").stdout == b"purged 1\n"
    everything = [library, Path(os.environ["DATELINE_CACHE"])]
    needles = [b"Harriet Colborne", b"Nobody had fired", b"colborne"]
    for folder in everything:
        for file in folder.rglob("*"):
            if file.is_file():
                data = file.read_bytes()
                assert not any(needle in data for needle in needles), file
    assert (
        not any((library / "originals").rglob("*.zst"))
        or len([f for f in (library / "originals").rglob("*") if f.is_file()]) == 1
    )
    with sqlite3.connect(library / DATABASE) as connection:
        rows = connection.execute("SELECT kind, target FROM decision").fetchall()
    assert rows == [("purge", "article:1")]
    assert dateline_process("--library", library, "check").returncode == 0
    assert dateline_process("--library", library, "restore-backup").returncode == 0
    assert [a["id"] for a in loads(dateline_process("--library", library, "list", "--json"))] == [2]
    assert dateline_process("--library", library, "import", tmp_path / "in" / "1.txt").stdout.startswith(b"imported")


def test_backup_and_restore(library, tmp_path, dateline):
    assert dateline("--library", library, "backup", "--to", tmp_path / "safe").returncode == 0
    full = next((tmp_path / "safe").iterdir())
    dateline("--library", library, "delete", "1")
    shutil.rmtree(library / "originals")
    assert dateline("--library", library, "check").returncode == 4
    assert dateline("--library", library, "restore-backup", full).returncode == 0
    assert dateline("--library", library, "check").returncode == 0
    assert len(ids(dateline("--library", library, "search", "--json", "ships"))) == 2
    (full / DATABASE).write_bytes(b"changed" + (full / DATABASE).read_bytes()[7:])
    done = dateline("--library", library, "restore-backup", full)
    assert done.returncode == 4
    assert b"has changed since it was made" in done.stderr


# Each takes ten runs of the program; every harm and both ways of mending are among them.
@pytest.mark.parametrize(("harm", "with_backup"), [("empty", True), ("remove", False), ("junk", True)])
def test_a_lost_database_is_noticed_and_mended_from_backup_and_originals(
    library, tmp_path, dateline, harm, with_backup
):
    if with_backup:
        dateline("--library", library, "backup")
    dateline("--library", library, "set-date", "1", "1962-10-24")
    dateline("--library", library, "set-date", "2", "1999")
    dateline("--library", library, "undo")
    (tmp_path / "3.txt").write_text(
        "A third article\n\nIt came after the backup, and it stands in the originals alone.\n"
    )
    dateline("--library", library, "import", tmp_path / "3.txt")
    for suffix in ("-wal", "-shm"):
        (library / (DATABASE + suffix)).unlink(missing_ok=True)
    database = library / DATABASE
    database.unlink() if harm == "remove" else database.write_bytes(b"" if harm == "empty" else b"junk" * 9999)
    for command in (["search", "ships"], ["check"], ["list"], ["import", str(tmp_path / "3.txt")]):
        done = dateline("--library", library, *command)
        assert done.returncode == 4, command
        assert b"check --repair" in done.stderr
    assert dateline("--library", library, "check", "--repair").returncode == 0
    listed = loads(dateline("--library", library, "list", "--json"))
    assert len(listed) == 3
    assert {(a["title"], a["published"], a["published_state"]) for a in listed} == {
        ("Ships Turn Back", "1962-10-24", "set"),
        ("Shelves Are Thin", None, "unknown"),
        ("A third article", None, "unknown"),
    }
    assert len(ids(dateline("--library", library, "search", "--json", "ships"))) == 2
    assert dateline("--library", library, "check").returncode == 0


def index_files() -> list[Path]:
    return [file for file in (cache_folder() / "indexes").rglob("*") if file.is_file()]


@pytest.mark.parametrize("harm", ["delete", "empty", "junk"])
def test_a_lost_index_is_mended_by_the_next_search(library, dateline, harm):
    assert index_files()
    for file in index_files():
        if harm == "delete":
            file.unlink()
        else:
            file.write_bytes(b"" if harm == "empty" else b"junk" * 500)
    assert len(ids(dateline("--library", library, "search", "--json", "ships"))) == 2
    assert dateline("--library", library, "check").returncode == 0


def test_check_notices_an_index_that_says_otherwise(library, dateline):
    with sqlite3.connect(library / DATABASE) as connection:
        connection.execute("UPDATE article SET title = 'Another' WHERE id = 1")
    done = dateline("--library", library, "check")
    assert done.returncode == 4
    assert b"The index differs from the library in 1 articles" in done.stdout
    assert dateline("--library", library, "check", "--repair").returncode == 0
    assert dateline("--library", library, "reindex").stdout == b"indexed 2 articles\n"


def test_check_mends_damaged_text_from_its_original(library, dateline):
    with sqlite3.connect(library / DATABASE) as connection:
        connection.execute("UPDATE article_text SET text = replace(text, 'Navy', 'Army')")
    assert dateline("--library", library, "check").returncode == 4
    assert dateline("--library", library, "check", "--repair").returncode == 0
    assert len(ids(dateline("--library", library, "search", "--json", "navy"))) == 1


def test_check_notices_a_changed_original(library, dateline):
    file = next(f for f in (library / "originals").rglob("*") if f.is_file())
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.write_bytes(bytes(data))
    done = dateline("--library", library, "check", "--json")
    assert done.returncode == 4
    assert [p["kind"] for p in json.loads(done.stdout)["problems"]] == ["original"]


def test_a_copied_library_brings_no_index_and_no_pickle_runs(library, tmp_path, dateline_process):
    canary = tmp_path / "canary"

    class Payload:
        def __reduce__(self):
            return (os.mkdir, (str(canary),))

    payload = pickle.dumps(Payload())
    copy = tmp_path / "copied"
    shutil.copytree(library, copy)
    (copy / "index").mkdir(exist_ok=True)
    names = [
        "_MAIN_1.toc",
        "words_1.toc",
        "words_1.seg",
        "generation.json",
        "state.json",
        "segment.pst",
        "words/words_1.toc",
    ]
    for name in names:
        for place in (copy / "index" / name, copy / name):
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(payload)
    for command in (["search", "ships"], ["check"], ["reindex"], ["list"], ["delete", "1"], ["undo"]):
        done = dateline_process("--library", copy, *command)
        assert done.returncode == 0, (command, done.stderr)
    assert not canary.exists()
    assert len(ids(dateline_process("--library", copy, "search", "--json", "ships"))) == 2


def test_the_index_lies_in_the_cache_and_not_in_the_library(library):
    assert not list(library.rglob("*words*"))
    folder = next((cache_folder() / "indexes").iterdir())
    assert folder.stat().st_mode & 0o077 == 0 or sys.platform == "win32"


def test_extract_of_a_container_is_its_documents_in_order_each_below_its_address(tmp_path, dateline_process):
    texts = {f"{n}.txt": f"Number {n} of the texts is a whole sentence. " * (400 if n == 0 else 1) for n in range(9)}
    (tmp_path / "all.zip").write_bytes(zipped({name: text.encode() for name, text in texts.items()}))
    lines = dateline_process("extract", "--jobs", "2", tmp_path / "all.zip").stdout.decode().splitlines()
    assert [line for line in lines if line.startswith("== ")] == [f"== {name}" for name in texts]
    assert lines[0] == "== 0.txt"
    assert lines[lines.index("== 1.txt") - 1] == ""


def test_extract_needs_no_library(tmp_path, dateline_process):
    (tmp_path / "1.txt").write_text(FIRST)
    (tmp_path / "2.html").write_text(
        "<html><title>Short</title><body><p>A page with one sentence that is long enough.</p></body></html>"
    )
    (tmp_path / "3.html").write_text("")
    one = loads(dateline_process("extract", "--json", tmp_path / "1.txt"))
    assert (one["file"], one["title"], one["byline"], one["date"]) == (
        "1.txt",
        "Ships Turn Back",
        "Harriet Colborne",
        "1962-10-25",
    )
    done = dateline_process("extract", "--json", tmp_path)
    lines = {line["file"]: line for line in map(json.loads, done.stdout.splitlines())}
    assert done.returncode == 1
    assert lines["3.html"]["error"] == "the file is empty"
    assert "one sentence" in lines["2.html"]["text"]


def test_usage(tmp_path, dateline_process):
    help_text = dateline_process().stdout.decode()
    assert "restore-backup" in help_text
    assert dateline_process("list").returncode == 2
    assert dateline_process("nonsense").returncode == 2
    done = dateline_process("--library", tmp_path / "none", "search", "x")
    assert done.returncode == 4
    assert not (tmp_path / "none").exists()
    assert dateline_process("version").stdout.startswith(b"Dateline ")


def test_a_reader_that_has_had_enough_is_no_error(library):
    command = [sys.executable, "-P", "-m", "workbench", "--library", str(library), "show", "1", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0


def test_the_article_it_all_began_with(shared, tmp_path, dateline):
    seed = shared / "data" / "seed_article.txt"
    assert dateline("--library", tmp_path / "L", "import", seed).returncode == 0
    answer = loads(dateline("--library", tmp_path / "L", "search", "--json", "HTS"))
    assert answer["total"] == 0
    assert answer["elsewhere"]["comment"] == {"articles": 1, "hits": 20}
    said = dateline("--library", tmp_path / "L", "search", "HTS").stdout.decode()
    assert "20 hits stand in comments of 1 article" in said
    listed = loads(dateline("--library", tmp_path / "L", "list", "--json"))[0]
    assert (listed["published"], listed["published_state"]) == (None, "unknown")
    assert dateline("--library", tmp_path / "L", "show", "1", "--original").stdout == seed.read_bytes()


@pytest.mark.shared
def test_a_date_moves_in_the_article_that_it_all_began_with_exactly_what_was_said(shared, tmp_path, dateline):
    library = tmp_path / "L"
    assert dateline("--library", library, "import", shared / "data" / "seed_article.txt").returncode == 0

    def dates():
        told = loads(dateline("--library", library, "timeline", "--json"))
        return {(one["start"], one["edtf"]) for one in told["dates"]}, [one["start"] for one in told["waiting"]]

    before, waiting = dates()
    told = loads(dateline("--library", library, "set-date", "1", "2020-05-09", "--dry-run", "--json"))
    assert dates() == (before, waiting)
    moves = [move for move in told["moves"] if move["start"] is not None]
    assert dateline("--library", library, "set-date", "1", "2020-05-09").returncode == 0
    after, waiting_after = dates()
    moved = {start for start, _ in after ^ before} | (set(waiting) - set(waiting_after))
    # A range stands in the timeline for both of its ends, which are told one by one.
    assert moved <= {move["start"] for move in moves}
    assert {edtf for _, edtf in before} <= {edtf for _, edtf in after}
    assert waiting_after == []
    assert dateline("--library", library, "undo").returncode == 0
    assert dates() == (before, waiting)
