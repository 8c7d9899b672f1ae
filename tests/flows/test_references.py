"""Lists of references: what they say of the files beside them, what they name that nobody has, and what they must not reach."""

import json

import pytest

BIB = r"""
@article{one, title = {The Harbour of Ank{\"u}ra}, author = {Vask, Ortun and Lind, Eva}, journal = {Cape Wire},
  year = {1962}, month = oct, url = {https://cape.example/one}, keywords = {harbour, sea},
  file = {Full Text:files/one.html:text/html}}
@article{two, title = {Boats}, author = {Lind, Eva}, url = {https://cape.example/two?utm_source=x}, keywords = {boats}}
@article{out, title = {Out}, file = {Secret:../secret.html:text/html}}
"""
PAGE = b"<html><head><title>one - Cape</title></head><body><article><p>The harbour was closed for two days, and then it was opened again.</p></article></body></html>"


@pytest.fixture
def folder(tmp_path):
    saved = tmp_path / "saved"
    (saved / "files").mkdir(parents=True)
    (saved / "list.bib").write_text(BIB)
    (saved / "files" / "one.html").write_bytes(PAGE)
    (tmp_path / "secret.html").write_bytes(PAGE.replace(b"harbour", b"secret"))
    return saved


def lines(done):
    return [json.loads(line) for line in done.stdout.decode().splitlines() if b'"progress"' not in line.encode()]


@pytest.mark.parametrize("given", ["list.bib", "."])
def test_a_reference_describes_the_file_beside_it(folder, tmp_path, dateline, given):
    library = tmp_path / "L"
    done = dateline("--library", library, "import", folder / given, "--json")
    told = {
        (line["event"], line.get("member") or line["path"].rpartition("/")[2])
        for line in lines(done)
        if line["event"] != "done"
    }
    assert told == {("imported", "one.html"), ("listed", "two"), ("listed", "out")}
    shown = json.loads(dateline("--library", library, "show", "1", "--json").stdout)
    assert shown["title"] == "The Harbour of Anküra"
    assert shown["authors"] == ["Ortun Vask", "Eva Lind"]
    assert (shown["source"], shown["url"]) == ("Cape Wire", "https://cape.example/one")
    assert shown["published"]["edtf"] == "1962-10"
    assert sorted(shown["tags"]) == ["harbour", "sea"]
    assert shown["described"]["basis"]
    # Read again, it is described as it was.
    assert dateline("--library", library, "reextract", "1").stdout == b""
    assert b"secret" not in dateline("--library", library, "search", "secret", "--json").stdout.split(b'"results"')[1]


def test_what_is_wanted_comes_in_with_its_tags_and_leaves_the_list(folder, tmp_path, dateline):
    library = tmp_path / "L"
    dateline("--library", library, "import", folder / "list.bib")
    wanted = json.loads(dateline("--library", library, "wanted", "--json").stdout)
    assert {entry["title"] for entry in wanted} == {"Boats", "Out"}
    page = PAGE.replace(b"</head>", b"<link rel=canonical href='http://www.cape.example/two'></head>").replace(
        b"harbour", b"boat"
    )
    (folder / "two.html").write_bytes(page)
    dateline("--library", library, "import", folder / "two.html")
    left = json.loads(dateline("--library", library, "wanted", "--json").stdout)
    assert [entry["title"] for entry in left] == ["Out"]
    assert json.loads(dateline("--library", library, "show", "2", "--json").stdout)["tags"] == ["boats"]
    dateline("--library", library, "delete", "2")
    again = json.loads(dateline("--library", library, "wanted", "--json").stdout)
    assert {entry["title"] for entry in again} == {"Boats", "Out"}
    assert dateline("--library", library, "wanted", "--drop", str(again[0]["id"])).returncode == 0
    assert len(json.loads(dateline("--library", library, "wanted", "--json").stdout)) == 1
    assert dateline("--library", library, "check").returncode == 0


def test_a_list_that_comes_again_lists_nothing_twice(folder, tmp_path, dateline):
    library = tmp_path / "L"
    dateline("--library", library, "import", folder)
    done = dateline("--library", library, "import", folder, "--json")
    assert {line["event"] for line in lines(done)} == {"duplicate", "listed", "done"}
    assert len(json.loads(dateline("--library", library, "wanted", "--json").stdout)) == 2
    assert json.loads(dateline("--library", library, "show", "1", "--json").stdout)["tags"] == ["harbour", "sea"]


def test_a_list_of_an_article_that_is_there_is_wanted_no_more(folder, tmp_path, dateline):
    library = tmp_path / "L"
    dateline("--library", library, "import", folder)
    (tmp_path / "other.bib").write_text(
        "@misc{a, title = {The harbour}, url = {https://cape.example/one#top}, keywords = {later}}"
    )
    done = dateline("--library", library, "import", tmp_path / "other.bib", "--json")
    assert [line["event"] for line in lines(done)] == ["duplicate", "done"]
    assert sorted(json.loads(dateline("--library", library, "show", "1", "--json").stdout)["tags"]) == [
        "harbour",
        "later",
        "sea",
    ]


def test_what_was_written_in_another_service_is_a_note_and_what_was_marked_a_highlight(tmp_path, dateline_here):
    library = tmp_path / "L"

    def run(*arguments):
        return dateline_here("--library", library, *arguments).stdout

    text = "The harbour was closed for two days, and then it was opened again."
    entry = {
        "id": 1,
        "title": "Closed",
        "url": "https://cape.example/closed",
        "content": f"<p>{text}</p><p>Nobody said why.</p>",
        "is_archived": 0,
        "is_starred": 0,
        "tags": [{"label": "sea"}],
        "annotations": [
            {"quote": "it was opened again", "text": "By whom?"},
            {"quote": "Nobody said why.", "text": ""},
            {"quote": "never said", "text": ""},
        ],
    }
    (tmp_path / "wallabag.json").write_text(json.dumps([entry]))
    run("import", tmp_path / "wallabag.json")
    marks = {mark["quote"]: mark for mark in json.loads(run("marks", "--json"))}
    assert {quote: (mark["kind"], mark["note"], mark["is_orphan"]) for quote, mark in marks.items()} == {
        "it was opened again": ("note", "By whom?", False),
        "Nobody said why.": ("highlight", "", False),
        "never said": ("highlight", "", True),
    }
    assert json.loads(run("search", "note:whom", "--json"))["total"] == 1
    # The pages of a service and what was marked in them come in files of their own.
    run("import", tmp_path / "wallabag.json")
    assert len(json.loads(run("marks", "--json"))) == 3
    (tmp_path / "part_000000.json").write_text(
        json.dumps(
            [{"url": "http://www.cape.example/closed", "title": "Closed", "highlights": [{"quote": "for two days"}]}]
        )
    )
    run("import", tmp_path / "part_000000.json")
    assert len(json.loads(run("marks", "--json"))) == 4
    run("undo")
    run("undo")
    assert json.loads(run("marks", "--json")) == []
    assert json.loads(run("show", "1", "--json"))["tags"] == []
